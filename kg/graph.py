"""A knowledge graph as a value: documents, entities and facts, on top of a networkx multigraph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx

from kg.model import Document, Entity, EntityId, Fact, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import rdflib


class KnowledgeGraph:
    """Documents, entities and facts. Union (`|`) is associative, commutative and idempotent.

    A graph is treated as a value: every operation returns a new one. Iteration is always in sorted order, so that
    output never depends on hash seeds or on the order of reading.
    """

    def __init__(
        self,
        documents: Iterable[Document] = (),
        entities: Iterable[Entity] = (),
        facts: Iterable[Fact] = (),
    ) -> None:
        """Collect parts; equal facts are joined (evidence united), entities of one id are joined (mentions united)."""
        self._documents: dict[str, Document] = {}
        self._entities: dict[EntityId, Entity] = {}
        self._facts: dict[Fact, Fact] = {}
        self._add(documents, entities, facts)
        for fact in self._facts:
            for identifier in fact.entities:
                if identifier not in self._entities:
                    self._entities[identifier] = Entity(identifier)

    def _add(self, documents: Iterable[Document], entities: Iterable[Entity], facts: Iterable[Fact]) -> None:
        """Take in parts, in place: only for a graph that is empty and that nobody else has seen yet.

        What belongs together is gathered first and joined once, so that a name in every document of an archive costs
        as much as all its mentions, and not their square.
        """
        for document in documents:
            known = self._documents.get(document.id)
            self._documents[document.id] = document if known is None else min(known, document, key=_document_key)
        same: dict[EntityId, list[Entity]] = defaultdict(list)
        for entity in entities:
            same[entity.id].append(entity)
        self._entities = {identifier: join_entities(group) for identifier, group in same.items()}
        twins: dict[Fact, list[Fact]] = defaultdict(list)
        for fact in facts:
            twins[fact].append(fact)
        self._facts = {fact: join_facts(found) for fact, found in twins.items()}

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        return tuple(self._documents[key] for key in sorted(self._documents))

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by id."""
        return tuple(self._entities[key] for key in sorted(self._entities))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in a fixed order: by first evidence, then by content."""
        return tuple(sorted(self._facts.values(), key=fact_order))

    def each_fact(self) -> Iterable[Fact]:
        """All facts, in no order: for what is asked of all of them and does not depend on order."""
        return self._facts.values()

    def document(self, identifier: str) -> Document:
        """The document of that id; KeyError when there is none."""
        return self._documents[identifier]

    def entity(self, identifier: EntityId) -> Entity:
        """The entity of that id; KeyError when there is none."""
        return self._entities[identifier]

    def has_entity(self, identifier: EntityId) -> bool:
        """Whether there is an entity of that id."""
        return identifier in self._entities

    def find(self, name: str) -> tuple[Entity, ...]:
        """Entities one of whose names equals `name`, ignoring case; best connected first."""
        folded = name.casefold()
        hits = [e for e in self.entities if folded in {n.casefold() for n in (e.label, *e.aliases)}]
        degrees = self.degrees() if len(hits) > 1 else {}
        return tuple(sorted(hits, key=lambda e: (-degrees.get(e.id, 0), e.id)))

    def degrees(self) -> dict[EntityId, int]:
        """How many facts each entity takes part in as subject or object."""
        count = dict.fromkeys(self._entities, 0)
        for fact in self._facts:
            count[fact.subject] += 1
            if isinstance(fact.object, str) and fact.object != fact.subject:
                count[fact.object] += 1
        return count

    def facts_about(self, identifier: EntityId) -> tuple[Fact, ...]:
        """Facts with that entity as subject or object, in the order of `facts`."""
        return tuple(f for f in self.facts if identifier in (f.subject, f.object))

    def relabel(self, names: Mapping[EntityId, EntityId]) -> KnowledgeGraph:
        """A graph in which entity `a` is called `names[a]`; entities that end under one id are joined.

        A fact between two of these says nothing any more and is left out; one that had the same entity at both ends
        before ("Holt blamed himself") stays.
        """

        def new(identifier: EntityId) -> EntityId:
            return names.get(identifier, identifier)

        def renamed(fact: Fact) -> Iterable[Fact]:
            if not any(e in names for e in fact.entities):
                yield fact
            elif (
                fact.subject == fact.object or not isinstance(fact.object, str) or new(fact.subject) != new(fact.object)
            ):
                yield _relabel_fact(fact, new)

        result = KnowledgeGraph()
        result._add(
            self._documents.values(),
            (replace(e, id=names[e.id]) if e.id in names else e for e in self._entities.values()),
            chain.from_iterable(map(renamed, self._facts.values())),
        )
        return result

    def map_facts(self, change: Callable[[Fact], Fact]) -> KnowledgeGraph:
        """A graph with every fact changed by a function; facts that become equal are joined."""
        return KnowledgeGraph(self._documents.values(), self._entities.values(), map(change, self._facts.values()))

    def filter_facts(self, keep: Callable[[Fact], bool]) -> KnowledgeGraph:
        """A graph with only the facts that `keep` accepts, and all documents and entities."""
        return KnowledgeGraph(self._documents.values(), self._entities.values(), filter(keep, self._facts.values()))

    def __or__(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """The union: everything either graph says."""
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return union((self, other))

    def __eq__(self, other: object) -> bool:
        """Equal documents, entities, and facts with equal evidence."""
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return (
            self._documents == other._documents
            and self._entities == other._entities
            and {f: _extras(g) for f, g in self._facts.items()} == {f: _extras(g) for f, g in other._facts.items()}
        )

    __hash__ = None  # type: ignore[assignment]  # large, and only compared in tests

    def __len__(self) -> int:
        """The number of facts."""
        return len(self._facts)

    def __repr__(self) -> str:
        """Sizes at a glance."""
        return f"<KnowledgeGraph: {len(self._documents)} documents, {len(self._entities)} entities, {len(self)} facts>"

    def _repr_html_(self) -> str:
        """The interactive page in a frame, for notebooks."""
        from kg.writers import notebook_html  # noqa: PLC0415  (writers point down to this module)

        return notebook_html(self)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Entities and values as nodes (label, type, aliases), facts as edges (label, status, `fact` itself)."""
        result: nx.MultiDiGraph = nx.MultiDiGraph()
        for entity in self.entities:
            result.add_node(entity.id, label=entity.label, type=str(entity.type), aliases=list(entity.aliases))
        for fact in self.facts:
            target = fact.object
            if isinstance(target, Literal):
                target = f"literal:{target.value}"
                result.add_node(target, label=fact.object.value, type="Literal", aliases=[])  # type: ignore[union-attr]
            result.add_edge(
                fact.subject,
                target,
                label=fact.predicate.label or fact.predicate.key,
                predicate=fact.predicate.key,
                status=str(fact.status),
                fact=fact,
            )
        return result

    def to_rdflib(self, **options: object) -> rdflib.Graph:
        """The graph as one rdflib Graph, in the model of the README; options as of `kg.writers.rdf.to_rdflib`."""
        from kg.writers.rdf import to_rdflib  # noqa: PLC0415

        return to_rdflib(self, **options)  # type: ignore[arg-type]

    def write(self, path: str | Path, format: str | None = None, **options: object) -> Path:  # noqa: A002
        """Write the graph to a file, whole or not at all; the format follows from the ending unless given.

        Raises `kg.errors.WriteError` when it cannot be written, `kg.errors.UsageError` for an unknown format.
        """
        from kg.writers import write  # noqa: PLC0415

        return write(self, path, format, **options)


def union(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """The union of any number of graphs, in one pass."""
    parts = list(graphs)
    result = KnowledgeGraph()
    result._add(  # noqa: SLF001
        (document for graph in parts for document in graph._documents.values()),  # noqa: SLF001
        (entity for graph in parts for entity in graph._entities.values()),  # noqa: SLF001
        (fact for graph in parts for fact in graph._facts.values()),  # noqa: SLF001
    )
    return result


def join_entities(entities: Sequence[Entity]) -> Entity:
    """One entity with the mentions and links of all; the ids must agree, and there must be one at least."""
    if len(entities) == 1:
        return entities[0]
    mentions = frozenset().union(*(entity.mentions for entity in entities))
    return replace(
        entities[0],
        mentions=mentions,
        same_as=frozenset().union(*(e.same_as for e in entities)),
        close_match=frozenset().union(*(e.close_match for e in entities)),
        classes=frozenset().union(*(e.classes for e in entities)),
    )


def join_facts(facts: Sequence[Fact]) -> Fact:
    """One fact with the evidence of all; the rest is chosen so that the order does not matter."""
    if len(facts) == 1:
        return facts[0]
    return replace(
        min(facts, key=fact_order),
        predicate=min((f.predicate for f in facts), key=lambda p: (p.iri == "", p.label == "", p.iri, p.label)),
        evidence=frozenset().union(*(fact.evidence for fact in facts)),
        confidence=max(fact.confidence for fact in facts),
        cue=min((fact.cue for fact in facts), key=lambda cue: (cue == "", cue)),
        event=min((fact.event for fact in facts), key=lambda event: (event == "", event)),
    )


def fact_order(fact: Fact) -> tuple[object, ...]:
    """A total order of facts: by first evidence, then by content."""
    first = min(fact.evidence, default=None)
    place = (first.document, first.sentence, first.predicate) if first else ("", (0, 0), (0, 0))
    return (*place, *_content_key(fact), fact.predicate.label, fact.cue, fact.event, fact.confidence)


def _content_key(fact: Fact) -> tuple[object, ...]:
    target = ("", fact.object) if isinstance(fact.object, str) else (fact.object.datatype or "-", fact.object.value)
    when = fact.when
    bounds = (when.text, when.value, str(when.earliest), str(when.latest)) if when else ("", "", "", "")
    return (fact.subject, fact.predicate.key, target, fact.factuality, fact.by or "", bounds, fact.where or "")


def _extras(fact: Fact) -> tuple[object, ...]:
    return (fact.evidence, fact.confidence, fact.cue, fact.event, fact.predicate.label, fact.predicate.iri)


def _document_key(document: Document) -> tuple[str, ...]:
    return (document.text, document.title, document.source, str(document.published), document.language)


def _relabel_fact(fact: Fact, new: Callable[[EntityId], EntityId]) -> Fact:
    return replace(
        fact,
        subject=new(fact.subject),
        object=new(fact.object) if isinstance(fact.object, str) else fact.object,
        by=new(fact.by) if fact.by else None,
        where=new(fact.where) if fact.where else None,
    )
