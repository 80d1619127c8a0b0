"""Which property of the ontology each fact is: lemma, particle and the types of both ends decide.

Where rules of the extractor found the fact by looking for a property of the user's ontology ("slot" rules), that is it.

A fact keeps its own predicate; `align` adds the IRI of the property it means. Where the words run the other way round
("the firm employs Ana" against "works for"), the fact is turned: subject and object change places, and the predicate
becomes the property's own words, because "Ana employs the firm" would be false. The verb stays in the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Evidence, Fact, Literal, Predicate
from kg.ontology.compatibility import distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import Entity, EntityId, EntityType
    from kg.ontology.values import Match, Ontology


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fact whose words are in the lexicon but which the ontology does not let be that property, and why."""

    fact: Fact
    property: str
    reason: str


SLOT = "slot"
"""How the rules begin that find facts by looking for a property of the user's ontology, and say which."""


def align(graph: KnowledgeGraph, ontology: Ontology) -> KnowledgeGraph:
    """The graph with `Predicate.iri` filled where the ontology has a property for the fact, and emptied elsewhere.

    Idempotent. Commutes with union of graphs that agree on the types of their entities (types are a vote over all
    mentions, so `kg` aligns after merging).
    """
    types = {entity.id: _type(entity, ontology) for entity in graph.entities}
    return graph.map_facts(
        lambda fact: fact if _is_given(fact, ontology) else _aligned(fact, _match(fact, ontology, types))
    )


def align_report(graph: KnowledgeGraph, ontology: Ontology) -> list[Refusal]:
    """The facts that have words of the lexicon and yet no property, in the order of `graph.facts`; one line a fact."""
    types = {entity.id: _type(entity, ontology) for entity in graph.entities}
    found: list[Refusal] = []
    for fact in graph.facts:
        predicate = fact.predicate
        frames = ontology.candidates(predicate.lemma, predicate.particle)
        if frames and not _is_given(fact, ontology) and _match(fact, ontology, types) is None:
            reason = ontology.refusal(frames[0], types[fact.subject], _object_type(fact, types))
            found.append(Refusal(fact, frames[0].property, reason))
    return found


def _type(entity: Entity, ontology: Ontology) -> EntityType:
    """The type of an entity; where the text puts it into a class of the user's that is of other types, one of those."""
    classes = [ontology.class_of(iri) for iri in sorted(entity.classes)]
    types = frozenset(kind for one in classes if one for kind in one.types)
    return entity.type if distance(entity.type, types) is not None else min(types)


def _is_given(fact: Fact, ontology: Ontology) -> bool:
    """Whether the extractor looked for the property that the fact carries, and the ontology has it."""
    iri = fact.predicate.iri
    if not iri or not ontology.has_property(iri) or not ontology.property(iri).own:
        return False
    return any(evidence.rule.startswith(SLOT) for evidence in fact.evidence)


def _match(fact: Fact, ontology: Ontology, types: Mapping[EntityId, EntityType]) -> Match | None:
    predicate = fact.predicate
    return ontology.property_for(predicate.lemma, predicate.particle, types[fact.subject], _object_type(fact, types))


def _object_type(fact: Fact, types: Mapping[EntityId, EntityType]) -> EntityType | None:
    return None if isinstance(fact.object, Literal) else types[fact.object]


def _aligned(fact: Fact, match: Match | None) -> Fact:
    if match is None:
        return fact if not fact.predicate.iri else replace(fact, predicate=replace(fact.predicate, iri=""))
    if match.swapped and not isinstance(fact.object, Literal):
        predicate = Predicate(match.lemma, match.particle, match.label, match.iri)
        evidence = frozenset(map(_turned, fact.evidence))
        return replace(fact, subject=fact.object, object=fact.subject, predicate=predicate, evidence=evidence)
    return replace(fact, predicate=replace(fact.predicate, iri=match.iri))


def _turned(evidence: Evidence) -> Evidence:
    return replace(evidence, subject=evidence.object, object=evidence.subject)
