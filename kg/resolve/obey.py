"""Decisions in force on a graph: parts get their ids, rules are held back, and what is one is joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.graph import KnowledgeGraph
from kg.identity import local_name
from kg.model import Entity, MentionKind
from kg.resolve.decisions import Decisions, Part, ids_of_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kg.model import EntityId, Evidence, Fact, Mention, Span

DECISION = "decision"
"""The rule of a merge that the user decided."""


class Merge(NamedTuple):
    """One entity that goes under another id: which, under which, by which rule, and the names that say so."""

    merged: EntityId
    kept: EntityId
    rule: str
    because: str


class InForce:
    """Decisions while a graph is resolved; remembers which entities have become one so far."""

    def __init__(self, decisions: Decisions, graph: KnowledgeGraph) -> None:
        """Put decisions in the terms of a graph."""
        ids = ids_of_names(entity.id for entity in graph.entities) if decisions else {}
        self._decisions = decisions.with_ids(ids)
        self._renamed: dict[EntityId, EntityId] = {}
        self._classes = _Classes(self._decisions)
        self.own = frozenset(it.new for it in self._decisions.parts)
        """Ids of parts, which no rule changes."""
        kept = {it.kept for it in self._decisions.same}
        named = {identifier for it in self._decisions.apart for identifier in it.ids}
        self.fixed = frozenset(kept | named) - self.own
        """Ids that the user chose or told apart: what has one keeps it."""
        self._parts: dict[EntityId, list[Part]] = defaultdict(list)
        for part in sorted(self._decisions.parts, key=lambda it: (not (it.documents and it.names), not it.names, it)):
            self._parts[part.of].append(part)  # what says more goes first

    def forbids(self, first: EntityId, second: EntityId) -> bool:
        """Whether no rule may make one of what goes by two ids."""
        return self._classes.are_apart(first, second)

    def heard(self, merges: Iterable[Merge], there: Container[EntityId]) -> None:
        """Take note of what rules renamed; who is still `there` was only divided."""
        self._renamed.update((merge.merged, merge.kept) for merge in merges if merge.merged not in there)

    def merges(self, entities: Iterable[Entity]) -> list[Merge]:
        """What the user said is one and is not yet, sorted."""
        if not self._decisions.same:
            return []
        there = {entity.id for entity in entities}
        found: dict[EntityId, Merge] = {}
        for same in self._decisions.same:
            merged, kept = self._now(same.merged), self._now(self._decisions.kept(same.kept))
            if merged != kept and merged in there:
                found.setdefault(merged, Merge(merged, kept, DECISION, same.why))
        self._renamed.update((merge.merged, merge.kept) for merge in found.values())
        return sorted(found.values())

    def _now(self, identifier: EntityId) -> EntityId:
        """Under which id an entity goes by now."""
        seen = {identifier}
        while (following := self._renamed.get(identifier, identifier)) not in seen:
            seen.add(following)
            identifier = following
        return identifier

    def split(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        """The graph in which every part has its own id; the very same graph when all have."""
        moved: dict[EntityId, dict[Mention, EntityId]] = {}
        for entity in graph.entities if self._parts else ():
            found: dict[Mention, EntityId] = {}
            for part in self._parts.get(entity.id, ()):
                covered = (m for m in entity.mentions if part.covers(m, local_name(m.document)))
                found = dict.fromkeys(covered, part.new) | found
            if found:
                moved[entity.id] = found | _followers(entity, found)
        return _split(graph, moved) if moved else graph


class _Classes:
    """Which ids are one so far, and which must not become so."""

    def __init__(self, decisions: Decisions) -> None:
        self._parent: dict[EntityId, EntityId] = {}
        self._apart: dict[EntityId, set[EntityId]] = defaultdict(set)
        for first, second in decisions.pairs():
            self._apart[first].add(second)
            self._apart[second].add(first)
        for same in decisions.same:
            self._join(same.merged, same.kept)

    def _root(self, identifier: EntityId) -> EntityId:
        while identifier in self._parent:
            identifier = self._parent[identifier]
        return identifier

    def are_apart(self, first: EntityId, second: EntityId) -> bool:
        """Whether a decision says that two ids, or what the user made one with them, are not one."""
        b = self._root(second)
        return any(self._root(other) == b for other in self._apart.get(self._root(first), ()))

    def _join(self, first: EntityId, second: EntityId) -> None:
        a, b = self._root(first), self._root(second)
        if a == b:
            return
        self._parent[a] = b
        if enemies := self._apart.pop(a, None):
            self._apart[b] |= enemies


def _followers(entity: Entity, moved: Mapping[Mention, EntityId]) -> dict[Mention, EntityId]:
    """Pronouns of a document go where all its names and noun phrases of the entity go."""
    targets: dict[str, set[EntityId]] = defaultdict(set)
    for mention in entity.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            targets[mention.document].add(moved.get(mention, entity.id))
    return {
        mention: target
        for mention in entity.mentions
        if mention not in moved and mention.kind is MentionKind.PRONOUN and len(targets[mention.document]) == 1
        for target in targets[mention.document]
        if target != entity.id
    }


def _split(graph: KnowledgeGraph, moved: Mapping[EntityId, Mapping[Mention, EntityId]]) -> KnowledgeGraph:
    entities: list[Entity] = []
    for entity in graph.entities:
        parts: dict[EntityId, set[Mention]] = defaultdict(set)
        for mention in entity.mentions:
            parts[moved.get(entity.id, {}).get(mention, entity.id)].add(mention)
        if parts:
            entities.extend(replace(entity, id=one, mentions=frozenset(parts[one])) for one in sorted(parts))
        else:
            entities.append(entity)
    ends = _Ends(graph, moved)
    facts = [one for fact in graph.facts for one in ends.split(fact)]
    return KnowledgeGraph(graph.documents, entities, facts)


class _Ends:
    """Which of its parts a fact is about, by the places of its evidence."""

    def __init__(self, graph: KnowledgeGraph, moved: Mapping[EntityId, Mapping[Mention, EntityId]]) -> None:
        self._at: dict[EntityId, dict[tuple[str, Span], EntityId]] = {}
        self._in: dict[EntityId, dict[str, list[tuple[Span, EntityId]]]] = {}
        for identifier, targets in moved.items():
            self._at[identifier] = {(m.document, m.span): target for m, target in targets.items()}
            places: dict[str, list[tuple[Span, EntityId]]] = defaultdict(list)
            for mention in sorted(graph.entity(identifier).mentions):
                places[mention.document].append((mention.span, targets.get(mention, identifier)))
            self._in[identifier] = places

    def split(self, fact: Fact) -> list[Fact]:
        """The fact once for each part that it is about, with the evidence that is about it."""
        if not any(identifier in self._at for identifier in fact.entities):
            return [fact]
        groups: dict[tuple[EntityId, ...], list[Evidence]] = defaultdict(list)
        for evidence in sorted(fact.evidence):
            subject = self._end(fact.subject, evidence.document, evidence.subject)
            target = self._end(fact.object, evidence.document, evidence.object) if isinstance(fact.object, str) else ""
            others = (self._nearby(it, evidence) if it else "" for it in (fact.by, fact.where))
            groups[(subject, target, *others)].append(evidence)
        if not groups:
            return [fact]
        found: list[Fact] = []
        for (subject, target, by, where), places in groups.items():
            one = replace(fact, subject=subject, object=target or fact.object, by=by or None, where=where or None)
            # a clause has one document: what is kept of several goes with the first
            found.append(replace(one, evidence=frozenset(places), event="" if found else fact.event))
        return found

    def _end(self, identifier: EntityId, document: str, span: Span) -> EntityId:
        return self._at.get(identifier, {}).get((document, span), identifier)

    def _nearby(self, identifier: EntityId, evidence: Evidence) -> EntityId:
        """Speakers and places have no span of their own: what the sentence, or else the document, has decides."""
        places = self._in.get(identifier, {}).get(evidence.document, [])
        start, end = evidence.sentence
        targets = {target for span, target in places if start <= span.start < end} or {target for _, target in places}
        return targets.pop() if len(targets) == 1 else identifier
