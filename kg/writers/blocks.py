"""The RDF model: a knowledge graph as sections of blocks, a block being one subject with its properties.

Two layers, as in GAF/GRaSP and Wikidata: a plain triple for what the text itself asserts, and for every extraction,
asserted or not, an `rdf:Statement` with its status, who says so, when, where, and the quotes it rests on (Web
Annotation selections with code-point offsets, PROV-O derivation). There are no blank nodes; ids are hashes of content.
All formats are written from these blocks, so they cannot disagree. Blocks are made one at a time: beside the graph
itself, memory holds ids, and what has to be counted over the whole graph.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.graph import fact_order
from kg.writers.iris import BASE, Iris, is_iri
from kg.writers.nodes import (
    BASED_ON,
    DERIVED,
    END,
    EXACT,
    LABEL,
    OBJECT,
    PREDICATE,
    SELECTION,
    SHA256,
    SOURCE,
    START,
    STATEMENT,
    STATUS,
    SUBJECT,
    TYPE,
    TYPES_OF_KG,
    Block,
    Nodes,
    Rows,
)
from kg.writers.parts import Part, Section, by_document
from kg.writers.provenance import Provenance
from kg.writers.relations import EVENT_PARTICIPANTS, Known, is_event, known_of, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import TypeAlias

    from kg.graph import KnowledgeGraph
    from kg.model import Document, Evidence, Fact

    _Quoted: TypeAlias = tuple[str, list[Evidence]]

__all__ = [
    "BASED_ON", "DERIVED", "END", "EVENT_PARTICIPANTS", "EXACT", "LABEL", "OBJECT", "PREDICATE", "SELECTION", "SHA256",
    "SOURCE", "START", "STATEMENT", "STATUS", "SUBJECT", "TYPE", "TYPES_OF_KG", "Block", "Model", "Part", "Rows",
    "Section",
]  # fmt: skip

_log = logging.getLogger("kg")


class Model:
    """A graph ready to be written: facts grouped by statement, predicates and events counted over the whole graph."""

    def __init__(  # noqa: PLR0913  (one keyword a choice, all optional)
        self,
        graph: KnowledgeGraph,
        *,
        base: str | None = None,
        text: bool = False,
        all_entities: bool = False,
        extractor: str | Mapping[str, str] = "",
        started: datetime | None = None,
        ended: datetime | None = None,
        known: Known | None = None,
    ) -> None:
        """Prepare to write `graph`.

        `base` is the base of minted IRIs (default `kg.writers.iris.BASE`); `text` adds each article's text;
        `all_entities` keeps entities that no fact mentions; `extractor` names the programs and models behind the
        graph with their versions ("kg 1.0; en_core_web_sm 3.8.0"), for the provenance of each document's graph, or
        has those of each document by its id; `started` and `ended` say when they ran; `known` is what the graph is a
        part of.

        Raises `UsageError` for an unfit base or time.
        """
        self.iris = Iris(BASE if base is None else base)
        self.graph = graph
        self._all_entities = all_entities
        known = known_of(graph) if known is None else known
        self._facts = known.facts
        refused = _refused(graph)
        self._nodes = Nodes(
            graph,
            self.iris,
            relations={key: relation(key, use, self.iris.predicate, refused) for key, use in known.uses.items()},
            events={event: facts for event, facts in known.events.items() if is_event(facts)},
            language=known.language,
            refused=refused,
            provenance=Provenance(self.iris.agent, extractor, started, ended),
            text=text,
        )

    def whole(self) -> Part:
        """Everything, for the formats with one graph."""
        ids = (entity.id for entity in self.graph.entities) if self._all_entities else ()
        return Part(self._nodes, self.graph.documents, self._facts, ids)

    def sections(self) -> Iterator[Section]:
        """Everything in sections, some of them perhaps empty; each can be gone through once, in order."""
        return self.whole().sections()

    def parts(self) -> Iterator[tuple[str, Part]]:
        """One graph IRI and its part a document, by id; what no document says comes first, under an empty IRI.

        The union of all parts has the triples of `whole`. An entity or predicate is described in every graph that
        uses it, so that a graph can be loaded, replaced or dropped alone.
        """
        documents = {document.id: document for document in self.graph.documents}
        facts, entities = self._facts_by_document(), self._entities_by_document()
        loose = "" not in documents
        if loose and ("" in facts or "" in entities):
            yield "", self._part(None, facts.get("", []), entities.get("", []))
        for identifier in sorted({*documents, *facts, *entities} - ({""} if loose else set())):
            name, known = self._nodes.name(self.iris.graph, identifier), documents.get(identifier)
            yield name, self._part(known, facts.get(identifier, []), entities.get(identifier, []))

    def graphs(self) -> Iterator[tuple[str, Iterator[Section]]]:
        """The parts of `parts` in sections."""
        return ((name, part.sections()) for name, part in self.parts())

    def _part(self, document: Document | None, quoted: list[_Quoted], entities: list[str]) -> Part:
        facts = ((key, _with(self._facts[key], evidence)) for key, evidence in quoted)
        # in the order of this document's own evidence, so that it does not depend on what another says
        ordered = dict(sorted(facts, key=lambda item: fact_order(item[1])))
        return Part(self._nodes, [document] if document else [], ordered, entities)

    def _facts_by_document(self) -> dict[str, list[_Quoted]]:
        """Statement ids with their evidence by document; under "" those without any."""
        found: dict[str, list[_Quoted]] = defaultdict(list)
        for key, fact in self._facts.items():
            for identifier, evidence in by_document(fact).items():
                found[identifier].append((key, evidence))
        return found

    def _entities_by_document(self) -> dict[str, list[str]]:
        """With `all_entities`, entities by the documents that mention them; under "" those of no document."""
        found: dict[str, list[str]] = defaultdict(list)
        if self._all_entities:
            documents = {document.id for document in self.graph.documents}
            for entity in self.graph.entities:
                for identifier in {mention.document for mention in entity.mentions} & documents or {""}:
                    found[identifier].append(entity.id)
        return found


def _with(fact: Fact, evidence: list[Evidence]) -> Fact:
    """A fact with some of its evidence."""
    return fact if len(evidence) == len(fact.evidence) else replace(fact, evidence=frozenset(evidence))


def _refused(graph: KnowledgeGraph) -> set[str]:
    """Links, properties and classes that are no IRIs: one of them would make the whole file unreadable."""
    stated = {link for entity in graph.entities for link in entity.same_as | entity.close_match | entity.classes}
    stated.update(fact.predicate.iri for fact in graph.each_fact())
    refused = {iri for iri in stated if not is_iri(iri)}
    for iri in sorted(refused - {""}):
        _log.warning("%r is not an absolute IRI and is left out of the output.", iri[:200])
    return refused
