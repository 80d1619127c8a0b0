"""The nodes of the RDF model: what is written about one document, entity, statement, quote, event or predicate.

A `Block` is one subject with its properties in reading order. Blocks are made when they are asked for and kept by
nobody, so that a graph of any size can be written a block at a time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.identity import local_name
from kg.model import EntityType, Evidence, Fact, Literal, Modality, Status
from kg.writers.iris import KG, OA, ONTO, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, Iris, predicate_name, web_iri
from kg.writers.relations import trigger_of
from kg.writers.statements import text_hash, time_rows
from kg.writers.terms import DATE, INTEGER, Term, Text, clean, literal, number, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.graph import KnowledgeGraph
    from kg.model import Document, Entity
    from kg.writers.provenance import Provenance
    from kg.writers.relations import Relation

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
_POLARITY, _MODALITY, _CONFIDENCE = f"{KG}polarity", f"{KG}modality", f"{KG}confidence"
_PROPERTY, _CLAIMED_BY, _CUE, _PLACE, _EVENT = (f"{KG}{n}" for n in ("property", "claimedBy", "cue", "place", "event"))
_ARTICLE, _EVENT_CLASS, _TRIGGER, _LEMMA = f"{SCHEMA}NewsArticle", f"{KG}Event", f"{KG}trigger", f"{KG}lemma"
_ALIAS, _SAME, _CLOSE = f"{SKOS}altLabel", f"{OWL}sameAs", f"{SKOS}closeMatch"

# no Group and no Facility: the nearest types of schema.org would say more than is known
_SCHEMA_TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.PLACE: "Place",
    EntityType.EVENT: "Event",
    EntityType.PRODUCT: "Product",
    EntityType.WORK: "CreativeWork",
}
ENTITY_TYPES: dict[str, list[Term]] = {
    str(kind): [f"{ONTO}{kind}", *([SCHEMA + _SCHEMA_TYPES[kind]] if kind in _SCHEMA_TYPES else [])]
    for kind in EntityType
}
"""The classes of an entity: ours, then that of schema.org if there is one."""
TYPES_OF_KG = frozenset(str(it) for types in ENTITY_TYPES.values() for it in types)
"""Classes that say the type of an entity; every other class of an entity is of the user's ontology."""
# by the words themselves: an enum hashes slowly, and there are a few lookups a statement
_STATUSES = {status.value: f"{KG}{status.value.capitalize()}" for status in Status}
_MODALITIES = {modality.value: f"{KG}{modality.value.capitalize()}" for modality in Modality}
_POLARITIES: tuple[list[Term], list[Term]] = ([f"{KG}Affirmed"], [f"{KG}Negated"])
_ROLES = {"": f"{KG}theme", "to": f"{KG}recipient"}
_REMEMBERED = 8192  # entities: one that is in thousands of documents is ranked once, not once a document


class Block(NamedTuple):
    """One subject and its properties, in reading order."""

    subject: str
    rows: Rows


class Nodes:
    """Makes the blocks of one output, one at a time."""

    def __init__(  # noqa: PLR0913  (made in one place)
        self,
        graph: KnowledgeGraph,
        iris: Iris,
        *,
        relations: Mapping[str, Relation],
        events: Mapping[str, Sequence[Fact]],
        refused: AbstractSet[str],
        provenance: Provenance,
        text: bool,
        language: str,
    ) -> None:
        """For `graph`: `relations` by predicate key, `events` with their facts, `refused` links and properties.

        `language` is that of the labels of entities.
        """
        self.graph = graph
        self.iris = iris
        self.known = {document.id for document in graph.documents}
        self.events = events
        self.provenance = provenance
        self._relations = relations
        self._refused = refused
        self._text = text
        self._local: dict[str, str] = {}
        self._language = language
        self._remembered_entity = lru_cache(_REMEMBERED)(self._entity)

    def name(self, namespace: str, identifier: str) -> str:
        """The IRI of an id of ours in one of the namespaces of `iris`."""
        found = self._local.get(identifier)
        if found is None:
            found = self._local[identifier] = local_name(identifier)
        return namespace + found

    # ---- documents and evidence

    def document(self, document: Document) -> Block:
        """What is known about an article."""
        rows: Rows = [(TYPE, [_ARTICLE])]
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
        return Block(self.name(self.iris.document, document.id), rows)

    def unknown_document(self, identifier: str) -> Block:
        """An article that quotes come from and that was not given."""
        return Block(self.name(self.iris.document, identifier), [(TYPE, [_ARTICLE])])

    def bundle(self, document: Document) -> Block:
        """The graph of a document: what it was derived from, and by which run (PROV-O)."""
        rows: Rows = [(TYPE, [f"{PROV}Bundle"]), (DERIVED, [self.name(self.iris.document, document.id)])]
        if self.provenance.agents(document.id):
            rows.append((f"{PROV}wasGeneratedBy", [self.name(self.iris.run, document.id)]))
        return Block(self.name(self.iris.graph, document.id), rows)

    def run(self, document: Document) -> Block:
        """The activity that made the graph of a document."""
        used = self.name(self.iris.document, document.id)
        return Block(self.name(self.iris.run, document.id), self.provenance.activity(document.id, used))

    def selection(self, evidence: Evidence) -> str:
        """The IRI of the sentence of a piece of evidence."""
        start, end = evidence.sentence
        return f"{self.name(self.iris.evidence, evidence.document)}-{start}-{end}"

    def evidence(self, item: Evidence) -> Block:
        """A sentence of a document: its quote, and where it stands, in code points (Web Annotation)."""
        rows: Rows = [
            (TYPE, [SELECTION]),
            (SOURCE, [self.name(self.iris.document, item.document)]),
            (START, [Text(str(item.sentence.start), "", INTEGER)]),
            (END, [Text(str(item.sentence.end), "", INTEGER)]),
            (EXACT, [Text(clean(item.quote))]),
        ]
        return Block(self.selection(item), rows)

    # ---- entities and what is said about them

    def entity(self, identifier: str) -> Block:
        """Types, label, aliases and links of an entity."""
        return self._remembered_entity(identifier)

    def _entity(self, identifier: str) -> Block:
        entity: Entity = self.graph.entity(identifier)
        label, *aliases = (tagged(name, self._language) for name in (entity.label, *entity.aliases))
        own = sorted(entity.classes - self._refused - set(ENTITY_TYPES[entity.type]))
        rows: Rows = [(TYPE, [*ENTITY_TYPES[entity.type], *own]), (LABEL, [label])]
        others = dict.fromkeys(aliases)
        others.pop(label, None)
        if others:
            rows.append((_ALIAS, list(others)))
        links: list[Term] = sorted(entity.same_as - self._refused)
        if links:
            rows.append((_SAME, links))
        close: list[Term] = sorted(entity.close_match - self._refused)
        if close:
            rows.append((_CLOSE, close))
        return Block(self.name(self.iris.entity, identifier), rows)

    def target(self, fact: Fact) -> Term:
        """The object of a fact."""
        if isinstance(fact.object, Literal):
            return literal(fact.object.value, fact.object.datatype)
        return self.name(self.iris.entity, fact.object)

    def plain(self, subject: str, facts: Iterable[Fact]) -> Block:
        """What is asserted about a subject, under the predicates of the text and the properties of the ontology."""
        rows: dict[str, dict[Term, None]] = {}
        for fact in facts:
            target = self.target(fact)
            rows.setdefault(self.predicate_iri(fact.predicate.key), {})[target] = None
            if self._is_aligned(fact):
                rows.setdefault(fact.predicate.iri, {})[target] = None
        return Block(
            self.name(self.iris.entity, subject), [(p, sorted(rows[p], key=_term_order)) for p in sorted(rows)]
        )

    def statement(self, key: str, fact: Fact) -> Block:
        """A fact as `rdf:Statement`, with its status, who says so, when, where, and the sentences it rests on."""
        rows: Rows = [
            (TYPE, [STATEMENT]),
            (SUBJECT, [self.name(self.iris.entity, fact.subject)]),
            (PREDICATE, [self.predicate_iri(fact.predicate.key)]),
            (OBJECT, [self.target(fact)]),
            (STATUS, [_STATUSES[fact.status.value]]),
            (_POLARITY, _POLARITIES[fact.factuality.negated]),
            (_MODALITY, [_MODALITIES[fact.factuality.modality.value]]),
            (_CONFIDENCE, [number(fact.confidence)]),
        ]
        if self._is_aligned(fact):
            rows.append((_PROPERTY, [fact.predicate.iri]))
        if fact.by:
            rows.append((_CLAIMED_BY, [self.name(self.iris.entity, fact.by)]))
        if fact.cue:
            rows.append((_CUE, [Text(clean(fact.cue))]))
        if fact.when:
            rows += time_rows(fact.when)
        if fact.where:
            rows.append((_PLACE, [self.name(self.iris.entity, fact.where)]))
        if fact.event in self.events:
            rows.append((_EVENT, [self.name(self.iris.event, fact.event)]))
        quoted: list[Term] = list(dict.fromkeys(map(self.selection, sorted(fact.evidence, key=evidence_order))))
        if quoted:
            rows.append((DERIVED, quoted))
        return Block(self.iris.statement + key, rows)

    def _is_aligned(self, fact: Fact) -> bool:
        return fact.predicate.iri != "" and fact.predicate.iri not in self._refused

    # ---- predicates and events

    def predicate_iri(self, key: str) -> str:
        """The IRI of a predicate by its key."""
        return self._relations[key].iri

    def predicate(self, key: str) -> Block:
        """Label, lemma and kind of a predicate, and the properties of the ontology that it means."""
        relation = self._relations[key]
        rows: Rows = [
            (TYPE, [relation.kind]),
            (LABEL, [tagged(relation.label)]),
            (_LEMMA, [Text(clean(relation.lemma))]),
        ]
        if relation.particle:
            rows.append((f"{KG}preposition", [Text(clean(relation.particle))]))
        if relation.properties:
            rows.append((relation.link, list(relation.properties)))
        return Block(relation.iri, rows)

    def event(self, event: str) -> Block:
        """An event and who took part in it."""
        facts = self.events[event]
        roles: dict[str, set[Term]] = {}
        for fact in facts:
            # the subject of a passive ("be show") is what it is done to
            role = "theme" if fact.predicate.lemma.startswith("be ") else "agent"
            roles.setdefault(KG + role, set()).add(self.name(self.iris.entity, fact.subject))
            roles.setdefault(_ROLES.get(fact.predicate.particle, f"{KG}participant"), set()).add(self.target(fact))
        rows: Rows = [
            (TYPE, [_EVENT_CLASS]),
            # no label of its own: an event is not a thing that people look up, and its trigger is labelled
            (_TRIGGER, [self.iris.predicate + predicate_name(trigger_of(facts).key)]),
            (STATUS, sorted({_STATUSES[fact.status.value] for fact in facts})),
        ]
        rows += [(role, sorted(roles[role], key=_term_order)) for role in sorted(roles)]
        return Block(self.name(self.iris.event, event), rows)

    def agents(self, documents: Iterable[Document]) -> Iterator[Block]:
        """The programs that made the graphs of documents, by name."""
        found = self.provenance.all_agents(document.id for document in documents)
        return (Block(self.iris.agent + agent.local, agent.rows()) for agent in found)


def evidence_order(item: Evidence) -> tuple[object, ...]:
    """The order of evidence itself, as a tuple that compares faster."""
    return (item.document, item.sentence, item.subject, item.predicate, item.object, item.quote, item.rule)


def _term_order(term: Term) -> tuple[str, ...]:
    return ("", term) if isinstance(term, str) else term
