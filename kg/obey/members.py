"""Who can be in which class: what is known of each entity, and what the facts that are kept say of it as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType
from kg.ontology.compatibility import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId
    from kg.ontology.values import Ontology


class Members:
    """Classes of entities: those that the text tells, and those that domains and ranges of kept facts imply."""

    def __init__(self, graph: KnowledgeGraph, ontology: Ontology, *, by_names: bool) -> None:
        """Begin with `Entity.classes`; without `by_names`, what a class is called tells nothing of its types."""
        self._ontology = ontology
        self._nouns = HEAD_TYPES if by_names else {}
        self._by_names = by_names
        self._type = {entity.id: entity.type for entity in graph.entities}
        self._told = {entity.id: tuple(sorted(entity.classes)) for entity in graph.entities}
        self._kept: dict[EntityId, list[tuple[str, bool]]] = {}
        self._types: dict[str, frozenset[EntityType]] = {}
        self._clashes: dict[tuple[str, str], bool] = {}

    def classes(self, identifier: EntityId) -> tuple[str, ...]:
        """All classes of an entity so far."""
        return (*self._told.get(identifier, ()), *(iri for iri, _ in self._kept.get(identifier, ())))

    def certain(self, identifier: EntityId) -> tuple[str, ...]:
        """The classes that `demand` put the entity into without a choice."""
        return tuple(iri for iri, sure in self._kept.get(identifier, ()) if sure)

    def is_a(self, identifier: EntityId, iri: str) -> bool:
        """Whether the entity is known to be in the class."""
        return any(self._ontology.is_a(one, iri) for one in self.classes(identifier))

    def viable(self, identifier: EntityId, alternatives: Iterable[str]) -> tuple[str, ...]:
        """Those of the classes that the entity is in or could be in."""
        return tuple(iri for iri in alternatives if self.is_a(identifier, iri) or self._could_be(identifier, iri))

    def demand(self, identifier: EntityId, alternatives: Iterable[str]) -> bool:
        """Put the entity into one of the classes, for good, if it is in none of them; False when none is left."""
        viable = self.viable(identifier, alternatives)
        sure = len(viable) == 1
        known = (*self._told.get(identifier, ()), *self.certain(identifier)) if sure else self.classes(identifier)
        if viable and not any(self._ontology.is_a(one, iri) for one in known for iri in viable):
            self._kept.setdefault(identifier, []).append((viable[0], sure))
        return bool(viable)

    def withdraw(self, identifier: EntityId, number: int) -> None:
        """Forget all but the first classes that `demand` has put the entity into."""
        del self._kept.get(identifier, [])[number:]

    def demanded(self, identifier: EntityId) -> int:
        """Into how many classes `demand` has put it."""
        return len(self._kept.get(identifier, ()))

    def why_not(self, identifier: EntityId) -> str:
        """What an entity is instead, in words: "a museum"."""
        found = self.classes(identifier)
        return article(self._ontology.label(found[0])) if found else article(self._type[identifier].lower())

    def fits_type(self, identifier: EntityId, iri: str) -> bool:
        """Whether the type of the entity allows the class, by all that is known of the class."""
        if self._told.get(identifier):
            return True
        return distance(self._type[identifier], self._ontology.likely_types(iri, HEAD_TYPES)) is not None

    def _could_be(self, identifier: EntityId, iri: str) -> bool:
        found = self.classes(identifier)
        if any(self._clash(one, iri) for one in found):
            return False
        if self._told.get(identifier):
            return True
        kind = self._type[identifier]
        if kind is EntityType.THING:
            return True
        return distance(kind, self._of(iri)) is not None and not self._apart(self._ontology.class_iri(kind), iri)

    def _apart(self, one: str, other: str) -> bool:
        return self._ontology.class_of(one) is not None and self._ontology.disjoint(one, other)

    def _clash(self, one: str, other: str) -> bool:
        """Whether nothing is in both, by what the ontology says, or by what sort of thing each is."""
        pair = (min(one, other), max(one, other))
        known = self._clashes.get(pair)
        if known is None:
            a, b = self._of(one), self._of(other)
            strange = (
                bool(a and b) and all(distance(x, b) is None for x in a) and all(distance(y, a) is None for y in b)
            )
            related = self._ontology.is_a(one, other) or self._ontology.is_a(other, one)
            known = self._clashes[pair] = not related and (strange or self._ontology.disjoint(one, other))
        return known

    def _of(self, iri: str) -> frozenset[EntityType]:
        known = self._types.get(iri)
        if known is None:
            known = self._types[iri] = self._ontology.likely_types(iri, self._nouns)
        return known


def article(noun: str) -> str:
    """A noun with "a" or "an".

    >>> article("oil painting")
    'an oil painting'
    """
    return f"{'an' if noun[:1].lower() in set('aeiou') else 'a'} {noun}"
