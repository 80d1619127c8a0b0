"""A graph in which entities go under other ids, document by document, and their facts with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import EntityId, Evidence

    Renaming = Mapping[tuple[EntityId, str], EntityId]  # entity and document -> its id in the resolved graph


def renamed(graph: KnowledgeGraph, names: Renaming) -> KnowledgeGraph:
    """The graph with every entity under its id in each document; an entity of several documents may be divided."""
    touched = {identifier for identifier, _ in names}
    entities = []
    usual: dict[EntityId, EntityId] = {}
    for entity in graph.entities:
        if entity.id not in touched:
            entities.append(entity)
            continue
        divided = _divided(entity, names)
        entities += divided
        usual[entity.id] = min(divided, key=lambda e: (e.id != entity.id, -len(e.mentions), e.id)).id
    facts = [new for fact in graph.each_fact() for new in _facts(fact, names, usual)]
    return KnowledgeGraph(graph.documents, entities, facts)


def _divided(entity: Entity, names: Renaming) -> list[Entity]:
    """What an entity becomes: one of another id, or several, each with the mentions of its documents."""
    mentions = defaultdict(set)
    for mention in entity.mentions:
        mentions[names.get((entity.id, mention.document), entity.id)].add(mention)
    return [
        Entity(identifier, frozenset(own), entity.same_as, entity.close_match) for identifier, own in mentions.items()
    ]


def _facts(fact: Fact, names: Renaming, usual: Mapping[EntityId, EntityId]) -> Iterator[Fact]:
    """What a fact becomes: the same about other ids, one for each meaning that its documents give them."""
    if fact.subject not in usual and fact.object not in usual and fact.by not in usual and fact.where not in usual:
        yield fact
        return
    ends = fact.entities
    found: dict[tuple[EntityId, ...], set[Evidence]] = defaultdict(set)
    for evidence in fact.evidence:
        found[tuple(names.get((e, evidence.document), e) for e in ends)].add(evidence)
    if not found:
        found[tuple(usual.get(e, e) for e in ends)] = set()
    for ids, shown in found.items():
        new = dict(zip(ends, ids, strict=True))
        target = new[fact.object] if isinstance(fact.object, str) else fact.object
        if target == new[fact.subject] and fact.object != fact.subject:
            continue  # said of two that are one
        by, where = (new[fact.by] if fact.by else None), (new[fact.where] if fact.where else None)
        yield Fact(new[fact.subject], fact.predicate, target, fact.factuality, by, fact.when, where,
                   fact.cue, fact.confidence, fact.event, frozenset(shown))  # fmt: skip
