"""Which classes of the user's ontology entities belong to, as the text says it.

An "is a" fact or an apposition names the class ("The Night Watch is a painting"), so does a noun that stands for the
entity ("the painter") and the head of a name ("Rijksmuseum" no, "Teylers Museum" yes). Where the ontology has a class
for one of the nine entity types themselves (`:Person owl:equivalentClass schema:Person`, or simply called "person"), an
entity of that type is in it. What domains and ranges say of an entity is added by `obey`, from the facts that stay.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.words.heads import HEAD_TYPES
from kg.graph import KnowledgeGraph
from kg.model import EntityType, Literal, MentionKind, Status
from kg.ontology.classes import class_key
from kg.ontology.compatibility import distance
from kg.ontology.inflect import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Entity, EntityId
    from kg.ontology.values import Ontology

_T = EntityType
_NAMED_BY_HEAD = frozenset({_T.ORGANIZATION, _T.FACILITY, _T.PLACE, _T.THING})
"""Types whose names end in what they are; a person's or a work's may end in anything ("John Baker", "The Museum")."""
_WORDS = {
    "person": _T.PERSON,
    "human": _T.PERSON,
    "organization": _T.ORGANIZATION,
    "organisation": _T.ORGANIZATION,
    "group": _T.GROUP,
    "place": _T.PLACE,
    "location": _T.PLACE,
    "facility": _T.FACILITY,
    "event": _T.EVENT,
    "product": _T.PRODUCT,
    "work": _T.WORK,
    "creative work": _T.WORK,
}
_SAID, _CALLED, _NAMED = range(3)  # how sure it is: said to be one, called one, has it in its name


def classify(graph: KnowledgeGraph, ontology: Ontology) -> KnowledgeGraph:
    """The graph with `Entity.classes` filled with the most special classes of the user's ontology that the text tells.

    Two classes that the ontology keeps apart (owl:disjointWith) are never both given; the better said one is. Classes
    that an entity has already are kept. Without classes of the user's own the graph comes back as it is. Idempotent.
    """
    if not ontology.own_classes:
        return graph
    classes = _Classes(ontology)
    said = _said(graph)
    entities = (
        replace(entity, classes=found)
        if (found := classes.of(entity, said.get(entity.id, {}))) != entity.classes
        else entity
        for entity in graph.entities
    )
    return KnowledgeGraph(graph.documents, entities, graph.each_fact())


def _said(graph: KnowledgeGraph) -> dict[EntityId, Counter[str]]:
    """What entities are asserted to be, in words, and in how many sentences."""
    found: dict[EntityId, Counter[str]] = {}
    for fact in graph.each_fact():
        if fact.predicate.key == "be" and isinstance(fact.object, Literal) and fact.status is Status.ASSERTED:
            found.setdefault(fact.subject, Counter())[fact.object.value] += len(fact.evidence)
    return found


class _Classes:
    """Finds the classes of one entity after the other."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._by_type: dict[EntityType, list[str]] = {}
        self._known: dict[str, str] = {}
        for one in ontology.own_classes:
            for kind in self._whole_types(one.iri, one.names):
                self._by_type.setdefault(kind, []).append(one.iri)

    def of(self, entity: Entity, said: Mapping[str, int]) -> frozenset[str]:
        """The classes of an entity that is said to be this, by words."""
        found: list[str] = sorted(entity.classes)
        for iri in self._ranked(entity, said):
            if not any(self._ontology.disjoint(iri, other) for other in found):
                found.append(iri)
        fitting = [self._ontology.likely_types(iri, HEAD_TYPES) for iri in found]
        if all(not types or entity.type in types for types in fitting):
            for iri in self._by_type.get(entity.type, ()):
                if not any(self._ontology.disjoint(iri, other) for other in found):
                    found.append(iri)
        return self._ontology.most_special(found) | entity.classes

    def _ranked(self, entity: Entity, said: Mapping[str, int]) -> list[str]:
        votes: Counter[tuple[int, str]] = Counter()
        for words, times in said.items():
            if iri := self._class_for(words):
                votes[_SAID, iri] += times
        for mention in entity.mentions:
            level, words = (
                (_CALLED, mention.name or mention.text)
                if mention.kind is MentionKind.NOMINAL
                else (_NAMED, mention.name)
            )
            if mention.kind is MentionKind.PRONOUN or (level == _NAMED and entity.type not in _NAMED_BY_HEAD):
                continue
            if (iri := self._class_for(words)) and self._allows(entity.type, iri, strict=level == _NAMED):
                votes[level, iri] += 1
        best: dict[str, tuple[int, int]] = {}
        for (level, iri), times in votes.items():
            best[iri] = min(best.get(iri, (level, -times)), (level, -times))
        return sorted(best, key=lambda iri: (best[iri], iri))

    def _class_for(self, words: str) -> str:
        """The one class of the user's that the words name; empty for none, for several, and for a plural."""
        known = self._known.get(words)
        if known is None:
            found = [] if _is_plural(words) else self._ontology.classes_for_words(words)
            own = [iri for iri in found if (one := self._ontology.class_of(iri)) and one.own]
            known = self._known[words] = own[0] if len(own) == 1 else ""
        return known

    def _allows(self, kind: EntityType, iri: str, *, strict: bool) -> bool:
        types = self._ontology.likely_types(iri, HEAD_TYPES)
        return not (strict and not types) and distance(kind, types) is not None

    def _whole_types(self, iri: str, names: Iterable[str]) -> set[EntityType]:
        """The entity types all of whose members are in the class: it stands for the type or is above it."""
        stated: set[EntityType] = {
            kind
            for kind in EntityType
            if kind is not _T.THING and self._ontology.is_a(self._ontology.class_iri(kind), iri)
        }
        called = {_WORDS[key] for name in names if (key := class_key(name)) in _WORDS}
        types = self._ontology.likely_types(iri, HEAD_TYPES)
        return stated or {kind for kind in called if not types or kind in types}


def _is_plural(words: str) -> bool:
    last = words.split(" of ", 1)[0].rstrip(".").lower().split()
    return bool(last) and singular(last[-1]) != last[-1]
