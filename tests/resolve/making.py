"""Entities of a document made by hand, with what the text says of them."""

from __future__ import annotations

from datetime import date, timedelta

from kg.graph import KnowledgeGraph, union
from kg.identity import entity_id
from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Mention, MentionKind, Predicate, Span
from kg.resolve import reasons, resolve

NAME, NOMINAL, PRONOUN = MentionKind
PERSON, ORG, PLACE, THING = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.THING


class Text:
    """A document in which `names` occur; `says` adds facts, `he` and `she` pronouns."""

    def __init__(self, number: int = 1, *, dated: bool = True) -> None:
        day = date(2024, 1, 1) + timedelta(days=number) if dated else None
        self.document = Document(f"d{number}", "", published=day)
        self._place = 0
        self._mentions: dict[str, set[Mention]] = {}
        self._facts: list[Fact] = []

    def name(self, *names: str, type_: EntityType = PERSON, scoped: bool = False, he: str = "") -> Text:
        """An entity of these names, the first making its id."""
        identifier = entity_id(names[0], scope=self.document.id if scoped else "")
        for name in names:
            self._mention(identifier, name, NAME, type_)
        if he:
            self._mention(identifier, he, PRONOUN, type_)
        return self

    def nominal(self, name: str, noun: str, type_: EntityType = PERSON) -> Text:
        """A noun phrase for an entity."""
        self._mention(entity_id(name), noun, NOMINAL, type_)
        return self

    def says(self, subject: str, predicate: str, target: str = "", *, value: str = "") -> Text:
        """A fact: of an entity and another one, or a value."""
        lemma, _, particle = predicate.partition("|")
        self._place += 10
        span = Span(self._place, self._place + 1)
        evidence = Evidence(self.document.id, span, span, span, span, "", "title")
        object_ = Literal(value) if value else entity_id(target)
        fact = Fact(entity_id(subject), Predicate(lemma, particle), object_, evidence=frozenset([evidence]))
        self._facts.append(fact)
        return self

    def _mention(self, identifier: str, text: str, kind: MentionKind, type_: EntityType) -> None:
        self._place += 10
        span = Span(self._place, self._place + len(text))
        self._mentions.setdefault(identifier, set()).add(Mention(self.document.id, span, text, kind, type_, text))

    def graph(self) -> KnowledgeGraph:
        """What the document says."""
        entities = [Entity(identifier, frozenset(mentions)) for identifier, mentions in self._mentions.items()]
        return KnowledgeGraph([self.document], entities, self._facts)


def ids_of(*texts: Text) -> list[str]:
    """The ids of the entities of these documents together, resolved."""
    return [e.id for e in resolve(union(text.graph() for text in texts)).entities]


def rules_of(*texts: Text) -> list[str]:
    """The rules by which entities of these documents change ids."""
    return [m.rule for m in reasons(union(text.graph() for text in texts))]
