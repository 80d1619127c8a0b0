"""The RDF model: a knowledge graph as sections of blocks, a block being one subject with its properties.

Two layers, as in GAF/GRaSP and Wikidata: a plain triple for what the text itself asserts, and for every extraction,
asserted or not, an `rdf:Statement` with its status, who says so, when, where, and the quotes it rests on (Web
Annotation selections with code-point offsets, PROV-O derivation). There are no blank nodes; ids are hashes of content.
All formats are written from these blocks, so they cannot disagree.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.graph import join_facts
from kg.identity import local_name
from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Modality
from kg.writers.iris import (
    BASE,
    KG,
    OA,
    ONTO,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    Iris,
    is_iri,
    predicate_name,
    web_iri,
)
from kg.writers.statements import Use, statement_id, text_hash, time_rows, use_of
from kg.writers.terms import DATE, INTEGER, Term, Text, clean, literal, number, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.graph import KnowledgeGraph

Rows: TypeAlias = list[tuple[str, list[Term]]]

TYPE = f"{RDF}type"
SUBJECT = f"{RDF}subject"
PREDICATE = f"{RDF}predicate"
OBJECT = f"{RDF}object"
LABEL = f"{RDFS}label"
DERIVED = f"{PROV}wasDerivedFrom"
SOURCE = f"{OA}hasSource"
START = f"{OA}start"
END = f"{OA}end"
EXACT = f"{OA}exact"
SHA256 = f"{SCHEMA}sha256"
BASED_ON = f"{SCHEMA}isBasedOn"
STATEMENT = f"{RDF}Statement"
SELECTION = f"{OA}ResourceSelection"
STATUS = f"{KG}status"

EVENT_PARTICIPANTS = 3
"""An event gets a node of its own from so many participants on."""

# no Group and no Facility: the nearest types of schema.org would say more than is known
_SCHEMA_TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.PLACE: "Place",
    EntityType.EVENT: "Event",
    EntityType.PRODUCT: "Product",
    EntityType.WORK: "CreativeWork",
}
_MODALITIES = {Modality.ACTUAL: f"{KG}Actual", Modality.PLANNED: f"{KG}Planned", Modality.POSSIBLE: f"{KG}Possible"}
_ROLES = {"": f"{KG}theme", "to": f"{KG}recipient"}

_log = logging.getLogger("kg")


class Block(NamedTuple):
    """One subject and its properties, in reading order."""

    subject: str
    rows: Rows


class Section(NamedTuple):
    """Blocks of one kind under a heading."""

    title: str
    blocks: list[Block]


class Relation(NamedTuple):
    """A predicate as the whole graph uses it."""

    block: Block
    property: dict[str, str]


class Model:
    """A graph ready to be written: facts grouped by statement, predicates and events counted over the whole graph."""

    def __init__(
        self,
        graph: KnowledgeGraph,
        *,
        base: str | None = None,
        text: bool = False,
        all_entities: bool = False,
        extractor: str = "",
    ) -> None:
        """Prepare to write `graph`.

        `base` is the base of minted IRIs (default `kg.writers.iris.BASE`); `text` adds each article's text;
        `all_entities` keeps entities that no fact mentions; `extractor` names program and model, for the provenance
        of each document's graph. Raises `UsageError` for an unfit base.
        """
        self.iris = Iris(BASE if base is None else base)
        self.graph = graph
        self._text = text
        self._all_entities = all_entities
        self._extractor = extractor
        self._local: dict[str, str] = {}
        languages = {document.language for document in graph.documents}
        self._language = languages.pop() if len(languages) == 1 else "en"
        self._refused = _refused(graph)
        self._facts = self._statements()
        self._relations = self._predicates()
        self._events = self._event_blocks()

    def sections(self) -> list[Section]:
        """Everything, for the formats with one graph."""
        return self._sections(self.graph.documents, self._facts, all_entities=self._all_entities)

    def graphs(self) -> Iterator[tuple[str, list[Section]]]:
        """One graph IRI and its sections a document, by id; what no document says comes first, under an empty IRI.

        The union of all graphs has the triples of `sections`. An entity or predicate is described in every graph that
        uses it, so that a graph can be loaded, replaced or dropped alone.
        """
        documents = {document.id: document for document in self.graph.documents}
        by_document: dict[str, dict[str, Fact]] = {identifier: {} for identifier in documents}
        for key, fact in self._facts.items():
            places: dict[str, set[Evidence]] = defaultdict(set)
            for evidence in fact.evidence:
                places[evidence.document].add(evidence)
            for identifier, found in places.items() or [("", set[Evidence]())]:
                by_document.setdefault(identifier, {})[key] = replace(fact, evidence=frozenset(found))
        loose = by_document.pop("", {}) if "" not in documents else {}
        if loose or self._all_entities:
            yield "", self._sections([], loose, all_entities=self._all_entities)
        for identifier in sorted(by_document):
            known = [documents[identifier]] if identifier in documents else []
            yield self._name(self.iris.graph, identifier), self._sections(known, by_document[identifier])

    def _sections(
        self, documents: Iterable[Document], facts: dict[str, Fact], *, all_entities: bool = False
    ) -> list[Section]:
        evidence = sorted({e for fact in facts.values() for e in fact.evidence}, key=_evidence_order)
        return [
            Section("documents", [block for d in documents for block in self._document(d)]),
            Section("documents that were not given", self._unknown(evidence)),
            Section("entities", self._entities(facts.values(), all_entities=all_entities)),
            Section("what the text itself asserts", self._plain(facts.values())),
            Section("statements: every extraction with its status and evidence", self._describe(facts)),
            Section("evidence: verbatim quotes, offsets in code points", self._evidence(evidence)),
            Section("events with several participants", self._event_nodes(facts.values())),
            Section("predicates", [self._relations[key].block for key in sorted({_key(f) for f in facts.values()})]),
        ]

    def _name(self, namespace: str, identifier: str) -> str:
        found = self._local.get(identifier)
        if found is None:
            found = self._local[identifier] = local_name(identifier)
        return namespace + found

    # ---- preparation

    def _statements(self) -> dict[str, Fact]:
        """Facts by statement id; facts that differ only in how the time is worded are one statement."""
        found: dict[str, Fact] = {}
        for fact in self.graph.facts:
            key = statement_id(fact)
            twin = found.get(key)
            found[key] = fact if twin is None else join_facts((fact, twin))
        return found

    def _predicates(self) -> dict[str, Relation]:
        uses: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            uses[_key(fact)].append(fact)
        return {key: self._relation(key, facts) for key, facts in uses.items()}

    def _relation(self, key: str, facts: list[Fact]) -> Relation:
        return self.relation(key, use_of(facts))

    def relation(self, key: str, use: Use) -> Relation:
        """How a predicate is described that is used like this."""
        label = min(use.labels, key=lambda text: (-use.labels[text], len(text), text), default=key)
        found = use.properties
        aligned = {iri: iri for iri in sorted(found - {""}) if iri not in self._refused}
        literals = use.literals
        kind = f"{RDF}Property" if len(literals) > 1 else f"{OWL}{'Datatype' if True in literals else 'Object'}Property"
        first = use.first
        rows: Rows = [(TYPE, [kind]), (LABEL, [tagged(label)]), (f"{KG}lemma", [Text(clean(first.lemma))])]
        if first.particle:
            rows.append((f"{KG}preposition", [Text(clean(first.particle))]))
        if aligned:
            # a predicate that is not always this property must not become it by inference
            link = f"{RDFS}subPropertyOf" if len(found) == 1 else f"{SKOS}closeMatch"
            rows.append((link, list(aligned)))
        return Relation(Block(self.iris.predicate + predicate_name(key), rows), aligned)

    def _event_blocks(self) -> dict[str, Block]:
        groups: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            if fact.event:
                groups[fact.event].append(fact)
        return {event: self._event(event, facts) for event, facts in groups.items() if is_event(facts)}

    def _event(self, event: str, facts: list[Fact]) -> Block:
        trigger = min((fact.predicate for fact in facts), key=lambda p: (p.particle != "", p.key))
        roles: dict[str, set[Term]] = defaultdict(set)
        for fact in facts:
            # the subject of a passive ("be show") is what it is done to
            role = "theme" if fact.predicate.lemma.startswith("be ") else "agent"
            roles[KG + role].add(self._name(self.iris.entity, fact.subject))
            roles[_ROLES.get(fact.predicate.particle, f"{KG}participant")].add(self._object(fact))
        rows: Rows = [
            (TYPE, [f"{KG}Event"]),
            # no label of its own: an event is not a thing that people look up, and its trigger is labelled
            (f"{KG}trigger", [self.iris.predicate + predicate_name(trigger.key)]),
            (STATUS, sorted({_status(fact) for fact in facts})),
        ]
        rows += [(role, sorted(roles[role], key=_term_order)) for role in sorted(roles)]
        return Block(self._name(self.iris.event, event), rows)

    # ---- blocks

    def _document(self, document: Document) -> Iterator[Block]:
        node = self._name(self.iris.document, document.id)
        rows: Rows = [(TYPE, [f"{SCHEMA}NewsArticle"])]
        if document.title:
            rows.append((f"{SCHEMA}headline", [tagged(document.title, document.language)]))
        if document.published:
            rows.append((f"{SCHEMA}datePublished", [Text(document.published.isoformat(), "", DATE)]))
        if document.language:
            rows.append((f"{SCHEMA}inLanguage", [Text(clean(document.language))]))
        if document.source:
            rows.append((BASED_ON, [web_iri(document.source) or Text(clean(document.source))]))
        rows.append((SHA256, [Text(text_hash(document.text))]))
        if self._text:
            rows.append((f"{SCHEMA}articleBody", [Text(clean(document.text))]))
        yield Block(node, rows)
        bundle: Rows = [(TYPE, [f"{PROV}Bundle"]), (DERIVED, [node])]
        if self._extractor:
            bundle.append((f"{KG}extractor", [Text(clean(self._extractor))]))
        yield Block(self._name(self.iris.graph, document.id), bundle)

    def _unknown(self, evidence: Iterable[Evidence]) -> list[Block]:
        known = {document.id for document in self.graph.documents}
        missing = sorted({e.document for e in evidence} - known)
        return [Block(self._name(self.iris.document, d), [(TYPE, [f"{SCHEMA}NewsArticle"])]) for d in missing]

    def _entities(self, facts: Iterable[Fact], *, all_entities: bool) -> list[Block]:
        if all_entities:
            return [self._entity(entity) for entity in self.graph.entities]
        used = sorted({identifier for fact in facts for identifier in fact.entities})
        return [self._entity(self.graph.entity(identifier)) for identifier in used]

    def _entity(self, entity: Entity) -> Block:
        kind = entity.type
        types: list[Term] = [f"{ONTO}{kind}"]
        if kind in _SCHEMA_TYPES:
            types.append(SCHEMA + _SCHEMA_TYPES[kind])
        label = tagged(entity.label, self._language)
        rows: Rows = [(TYPE, types), (LABEL, [label])]
        aliases = dict.fromkeys(tagged(alias, self._language) for alias in entity.aliases)
        aliases.pop(label, None)
        if aliases:
            rows.append((f"{SKOS}altLabel", list(aliases)))
        links: list[Term] = sorted(entity.same_as - self._refused)
        if links:
            rows.append((f"{OWL}sameAs", links))
        return Block(self._name(self.iris.entity, entity.id), rows)

    def _object(self, fact: Fact) -> Term:
        if isinstance(fact.object, Literal):
            return literal(fact.object.value, fact.object.datatype)
        return self._name(self.iris.entity, fact.object)

    def _plain(self, facts: Iterable[Fact]) -> list[Block]:
        found: dict[str, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        for fact in facts:
            if fact.status != "asserted":
                continue
            target = self._object(fact)
            rows = found[self._name(self.iris.entity, fact.subject)]
            relation = self._relations[_key(fact)]
            rows[relation.block.subject][target] = None
            if fact.predicate.iri in relation.property:
                rows[fact.predicate.iri][target] = None
        return [
            Block(subject, [(p, sorted(rows[p], key=_term_order)) for p in sorted(rows)])
            for subject, rows in sorted(found.items())
        ]

    def _describe(self, facts: dict[str, Fact]) -> list[Block]:
        return [self._statement(key, fact) for key, fact in facts.items()]

    def _statement(self, key: str, fact: Fact) -> Block:
        rows: Rows = [
            (TYPE, [STATEMENT]),
            (SUBJECT, [self._name(self.iris.entity, fact.subject)]),
            (PREDICATE, [self._relations[_key(fact)].block.subject]),
            (OBJECT, [self._object(fact)]),
            (STATUS, [_status(fact)]),
            (f"{KG}polarity", [f"{KG}Negated" if fact.factuality.negated else f"{KG}Affirmed"]),
            (f"{KG}modality", [_MODALITIES[fact.factuality.modality]]),
            (f"{KG}confidence", [number(fact.confidence)]),
        ]
        if fact.predicate.iri in self._relations[_key(fact)].property:
            rows.append((f"{KG}property", [fact.predicate.iri]))
        if fact.by:
            rows.append((f"{KG}claimedBy", [self._name(self.iris.entity, fact.by)]))
        if fact.cue:
            rows.append((f"{KG}cue", [Text(clean(fact.cue))]))
        if fact.when:
            rows += time_rows(fact.when)
        if fact.where:
            rows.append((f"{KG}place", [self._name(self.iris.entity, fact.where)]))
        if fact.event in self._events:
            rows.append((f"{KG}event", [self._events[fact.event].subject]))
        nodes: list[Term] = list(dict.fromkeys(self._selection(e) for e in sorted(fact.evidence, key=_evidence_order)))
        if nodes:
            rows.append((DERIVED, nodes))
        return Block(self.iris.statement + key, rows)

    def _selection(self, evidence: Evidence) -> str:
        start, end = evidence.sentence
        return f"{self._name(self.iris.evidence, evidence.document)}-{start}-{end}"

    def _evidence(self, evidence: Iterable[Evidence]) -> list[Block]:
        blocks: dict[str, Block] = {}
        for item in evidence:
            node = self._selection(item)
            if node in blocks:
                continue  # the sentence of another fact, too
            rows: Rows = [
                (TYPE, [SELECTION]),
                (SOURCE, [self._name(self.iris.document, item.document)]),
                (START, [Text(str(item.sentence.start), "", INTEGER)]),
                (END, [Text(str(item.sentence.end), "", INTEGER)]),
                (EXACT, [Text(clean(item.quote))]),
            ]
            blocks[node] = Block(node, rows)
        return list(blocks.values())

    def _event_nodes(self, facts: Iterable[Fact]) -> list[Block]:
        events = dict.fromkeys(fact.event for fact in facts if fact.event in self._events)
        return [self._events[event] for event in events]


def _evidence_order(item: Evidence) -> tuple[object, ...]:
    """The order of evidence itself, as a tuple that compares faster."""
    return (item.document, item.sentence, item.subject, item.predicate, item.object, item.quote, item.rule)


def _key(fact: Fact) -> str:
    return fact.predicate.key


def _status(fact: Fact) -> str:
    return f"{KG}{fact.status.capitalize()}"


def is_event(facts: Iterable[Fact]) -> bool:
    """Whether the facts of a clause have so many participants that they are described as one event."""
    return len({part for fact in facts for part in (fact.subject, fact.object)}) >= EVENT_PARTICIPANTS


def _term_order(term: Term) -> tuple[str, ...]:
    return ("", term) if isinstance(term, str) else term


def _refused(graph: KnowledgeGraph) -> set[str]:
    """Links and properties that are no IRIs: one of them would make the whole file unreadable."""
    stated = {link for entity in graph.entities for link in entity.same_as}
    stated.update(fact.predicate.iri for fact in graph.facts)
    refused = {iri for iri in stated if not is_iri(iri)}
    for iri in sorted(refused - {""}):
        _log.warning("%r is not an absolute IRI and is left out of the output.", iri[:200])
    return refused
