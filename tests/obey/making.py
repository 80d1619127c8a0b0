"""Small ontologies and graphs for the tests of obedience."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Predicate,
    Span,
)
from kg.ontology.terms import Class, Property
from kg.ontology.values import Ontology, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

ME = "http://mine.test/#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = "Somebody did something somewhere, and said so."
T = EntityType


def iris(names: str) -> tuple[str, ...]:
    return tuple(ME + name for name in names.split())


def cls(name: str, parents: str = "", disjoint: str = "", names: tuple[str, ...] | None = None) -> Class:
    called = (words_of(ME + name),) if names is None else names
    return Class(ME + name, name, parents=iris(parents), disjoint=iris(disjoint), names=called, own=True)


def prop(name: str, domains: str = "", ranges: str = "", **more: object) -> Property:
    values = {"domains": iris(domains), "ranges": iris(ranges), "own": True} | more
    return Property(ME + name, name, **values)  # type: ignore[arg-type]


def ontology(*terms: Class | Property) -> Ontology:
    classes = tuple(term for term in terms if isinstance(term, Class))
    return Ontology(classes, tuple(term for term in terms if isinstance(term, Property)))


def entity(name: str, kind: EntityType = T.THING, *names: str, classes: str = "") -> Entity:
    """An entity with a name, and further names that are nouns."""
    mentions = [Mention("d", Span(0, 1), name, MentionKind.NAME, kind, name)]
    mentions += [Mention("d", Span(i, i + 1), it, MentionKind.NOMINAL, kind, it) for i, it in enumerate(names, start=1)]
    return Entity(name, frozenset(mentions), classes=frozenset(iris(classes)))


def fact(subject: str, name: str, target: str | Literal, at: int = 0, confidence: float = 0.9, **more: object) -> Fact:
    """A fact under a property of `ME`, as the extractor finds it: looked for, and said by a clause."""
    spans = Span(at, at + 1), Span(at + 1, at + 2), Span(at + 2, at + 3)
    proof = frozenset(Evidence("d", Span(0, len(TEXT)), *spans, TEXT, rule) for rule in ("slot:x", "clause"))
    found = Fact(subject, Predicate(name, "", name, ME + name), target, confidence=confidence, evidence=proof)
    return replace(found, **more)  # type: ignore[arg-type]


def is_a(subject: str, words: str) -> Fact:
    return replace(fact(subject, "be", Literal(words)), predicate=Predicate("be", "", "is"))


def graph(entities: Iterable[Entity], *facts: Fact) -> KnowledgeGraph:
    return KnowledgeGraph([Document("d", TEXT)], entities, facts)


CLAIMED, NEGATED = Factuality(claimed=True), Factuality(negated=True)
