"""Who is in a graph: entities with their names, and why those names were taken for one."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.extract.inspection import Link, inspect
from kg.extract.pipeline import read_doc
from kg.graph import KnowledgeGraph
from kg.identity import entity_id, local_name
from kg.model import MentionKind, Span
from kg.resolve import Decisions, Merge, reasons, resolve
from kg.run.processes import pipeline_of
from kg.selection import Named, pick
from kg.store.ledger import is_store
from kg.store.store import Store
from kg.writers import json, readback
from kg.writers.blocks import BASED_ON, DERIVED, LABEL, SHA256, SOURCE, STATEMENT, TYPE
from kg.writers.iris import BASE, ONTO, RDF, SCHEMA, SKOS, Iris
from kg.writers.terms import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.language import Language

    from kg.model import Document, Entity, EntityId, Mention

_GRAPH_AS_JSON = re.compile(r'\s*\{\s*"kg"\s*:')


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """An entity as a list shows it.

    `names` are its label and all that it is called besides, `facts` how many it takes part in, `documents` the local
    names of the documents that mention it, and `joined` why it is one across documents.
    """

    id: str
    label: str
    type: str
    names: tuple[str, ...]
    facts: int
    documents: tuple[str, ...]
    joined: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedMention:
    """A mention with its sentence, and what it was linked to in its document, by which rule; "" for the first one."""

    document: str
    span: Span
    text: str
    kind: MentionKind
    sentence: str
    linked_to: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Entities, those with most facts first; ids are local names below `base`.

    `documents` has what each document may be called besides its id. `idle` are decisions that are about nothing here,
    `place` says in messages where the entities are from.
    """

    entities: tuple[ListedEntity, ...]
    documents: Mapping[str, tuple[str, ...]]
    base: str = BASE
    idle: tuple[str, ...] = ()
    place: str = "the graph"

    def about(self, name: str) -> tuple[ListedEntity, ...]:
        """Entities with that id, or with `name` in one of their names, whatever its capitals."""
        folded = name.casefold()
        return tuple(e for e in self.entities if e.id == name or any(folded in one.casefold() for one in e.names))

    def find(self, name: str, *, merged: bool = False) -> EntityId:
        """The id of the entity that an IRI, an id or a name means; with `merged` also ids that were joined with others.

        Raises `UsageError` when that is none or several.
        """
        ids = {entity.id for entity in self.entities}
        if merged:
            ids.update(local_name(merge.merged) for entity in self.entities for merge in entity.joined)
        space = Iris(self.base).entity
        identifier = name.strip("<>").removeprefix(space)
        if identifier in ids:
            return identifier
        if "://" in name:
            message = f"There is no entity {name} in {self.place}; its IRIs begin with {space}."
            raise UsageError(message)
        known = [Named(e.id, e.label, e.type, e.names, e.facts) for e in self.entities]
        return pick(known, name, place=self.place, label_first=False)  # who decides something wants to be sure

    def find_document(self, name: str) -> str:
        """The local name of a document by its id, with or without its hash, source, file name or title."""
        if name in self.documents:
            return name
        hits = sorted(one for one, called in self.documents.items() if name in called)
        if len(hits) == 1:
            return hits[0]
        known = ", ".join(hits or sorted(self.documents))
        which = "may be any of" if hits else "is none of the documents"
        message = f"{name!r} {which} {known} in {self.place}; give one of these ids."
        raise UsageError(message)


def list_entities(graph: KnowledgeGraph, decisions: Decisions | None = None) -> Listing:
    """The entities of a graph once it is resolved under `decisions`.

    Of what `unite` gives every join has its reason; of a graph that was resolved before, those that names tell.
    """
    decided = decisions or Decisions()
    resolved = resolve(graph, decided)
    told = reasons(graph, decided)
    by_names = [merge for merge in reasons(_unfolded(resolved), decided) if merge not in told]
    joined: dict[EntityId, list[Merge]] = defaultdict(list)
    for merges in (told, by_names):
        onward = {merge.merged: merge.kept for merge in merges}
        for merge in merges:
            joined[_last(merge.kept, onward)].append(merge)
    degrees = resolved.degrees()
    found = [_listed(entity, degrees[entity.id], joined[entity.id]) for entity in resolved.entities]
    known = {
        local_name(it)
        for it in chain(
            *((merge.merged, merge.kept) for merge in (*told, *by_names)),
            (e.id for e in (*graph.entities, *resolved.entities)),
        )
    }
    documents = {local_name(d.id): _called(local_name(d.id), d.id, d.source, d.title) for d in graph.documents}
    return Listing(_in_order(found), documents, idle=tuple(_idle(decided, known, resolved)))


def list_graph(path: str | os.PathLike[str]) -> Listing:
    """The entities of a written graph (.json, .ttl, .trig, .nt, .nq, .jsonld, .rdf, gzipped or not), or of a store.

    Only JSON and a store tell why names were joined. Raises `ReadError` or `UsageError` for what is no such graph.
    """
    if is_store(path):
        with Store(path, read_only=True) as store:
            return replace(list_entities(store.graph()), place=str(path), base=store.settings.base)
    if Path(path).name.lower().removesuffix(".gz").endswith(".json"):
        return replace(list_entities(json.load(path)), place=str(path))
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, term in readback.parsed(path).triples:
        rows[subject][predicate].append(term.value if isinstance(term, Text) else term)
    entities = [s for s, row in rows.items() if row[LABEL] and any(it.startswith(ONTO) for it in row[TYPE])]
    spaces = sorted({iri.rpartition("/")[0] for iri in entities}) or [Iris().entity[:-1]]
    facts, documents = _of_statements(rows)
    found = [
        ListedEntity(
            id=iri.rpartition("/")[2],
            label=rows[iri][LABEL][0],
            type=min(it for it in rows[iri][TYPE] if it.startswith(ONTO)).removeprefix(ONTO),
            names=tuple(dict.fromkeys((*rows[iri][LABEL], *rows[iri][f"{SKOS}altLabel"]))),
            facts=facts.get(iri, 0),
            documents=tuple(sorted(documents[iri])),
        )
        for iri in entities
    ]
    called = {
        iri.rpartition("/")[2]: _called(iri.rpartition("/")[2], *row[BASED_ON], *row[f"{SCHEMA}headline"])
        for iri, row in rows.items()
        if row[SHA256]
    }
    return Listing(_in_order(found), called, base=spaces[0].removesuffix("entity"), place=str(path))


def list_mentions(
    graph: KnowledgeGraph, identifier: EntityId, *, model: str | Language | None = None
) -> tuple[ListedMention, ...]:
    """Every mention of an entity, by id or local name, in text order, with the rule that linked it in its document.

    The documents are analysed again for that, with `model`, which should be the one the graph was built with.
    """
    found: list[ListedMention] = []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    entity = next((e for e in graph.entities if identifier in (e.id, local_name(e.id))), None)
    for mention in sorted(entity.mentions if entity else ()):
        mentions[mention.document].append(mention)
    for name, places in sorted(mentions.items()):
        document = graph.document(name)
        inspection = inspect(read_doc(pipeline_of(model), document))
        found += _told(document, places, inspection.sentences, [it for one in inspection.links.values() for it in one])
    return tuple(found)


def _told(
    document: Document, mentions: Iterable[Mention], sentences: Iterable[Span], links: Iterable[Link]
) -> Iterator[ListedMention]:
    """Mentions with their links; a group that no link joins to those before has its name in common with them."""
    first: dict[Span, Link] = {}
    group: dict[Span, Span] = {}

    def root(span: Span) -> Span:
        while span in group:
            span = group[span]
        return span

    for link in links:
        first.setdefault(link.span, link)
        if root(link.span) != root(link.to_span):
            group[root(link.span)] = root(link.to_span)
    seen: dict[Span, str] = {}
    for mention in mentions:
        to, rule = (first[mention.span].to, first[mention.span].rule) if mention.span in first else ("", "")
        if not rule and seen and root(mention.span) not in seen:
            to, rule = next(iter(seen.values())), "same name"
        seen.setdefault(root(mention.span), mention.text)
        around = next((it for it in sentences if it.start <= mention.span.start < it.end), mention.span)
        quote = document.text[slice(*around)]
        yield ListedMention(document.id, mention.span, mention.text, mention.kind, quote, to, rule)


def load_graph(path: str | os.PathLike[str]) -> KnowledgeGraph | None:
    """The graph in a file that `kg` wrote as JSON, gzipped or not, or in a store; None for anything else.

    Raises `ReadError` for such a graph that is broken, `KgError` for a store that another process changes.
    """
    target = Path(path)
    if is_store(target):
        with Store(target, read_only=True) as store:
            return store.graph()
    if not target.name.lower().removesuffix(".gz").endswith(".json"):
        return None
    try:
        with (gzip.open if target.suffix.lower() == ".gz" else Path.open)(target, "rb") as stream:
            start = stream.read(100).decode("utf-8", "replace")
    except (OSError, EOFError):
        return None
    return json.load(target) if _GRAPH_AS_JSON.match(start) else None


def _listed(entity: Entity, facts: int, joined: Iterable[Merge]) -> ListedEntity:
    documents = tuple(sorted({local_name(m.document) for m in entity.mentions}))
    label = entity.label
    places = {m.document for m in entity.mentions if m.kind is MentionKind.NAME and m.name == label}
    shared = (
        [Merge(entity.id, entity.id, "same name", f"{label} in {len(places)} documents")] if len(places) > 1 else []
    )
    names = (label, *entity.aliases)
    return ListedEntity(local_name(entity.id), label, str(entity.type), names, facts, documents, (*shared, *joined))


def _in_order(found: Iterable[ListedEntity]) -> tuple[ListedEntity, ...]:
    return tuple(sorted(found, key=lambda e: (-e.facts, e.label, e.id)))


def _last(identifier: EntityId, onward: Mapping[EntityId, EntityId]) -> EntityId:
    seen = {identifier}
    while (following := onward.get(identifier, identifier)) not in seen:
        seen.add(following)
        identifier = following
    return identifier


def _unfolded(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The entities as their documents have them, by their names: what a resolved graph was joined from."""
    parts: list[Entity] = []
    for entity in graph.entities:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in entity.mentions:
            mentions[mention.document].append(mention)
        for _, own in sorted(mentions.items()):
            part = type(entity)(entity.id, frozenset(own))
            parts.append(type(entity)(entity_id(part.label), part.mentions) if part.kind is MentionKind.NAME else part)
    return KnowledgeGraph((), parts)


def _called(name: str, *others: str) -> tuple[str, ...]:
    """What a document may be called: its id without the hash, its source, the file's name, with or without ending."""
    paths = [PurePath(other) for other in others if other]
    found = (name.rpartition("-")[0], *others, *(p.name for p in paths), *(p.stem for p in paths))
    return tuple(sorted({it for it in found if it}))


def _idle(decisions: Decisions, known: set[str], graph: KnowledgeGraph) -> Iterator[str]:
    """Decisions that nothing in the graph is affected by."""
    there = {entity.id for entity in graph.entities}
    yield from (str(it) for it in decisions.same if it.merged not in known)
    yield from (str(it) for it in decisions.apart if not {it.first, it.second} <= known)
    yield from (str(it) for it in decisions.parts if it.new not in there and decisions.kept(it.new) not in there)


def _of_statements(rows: Mapping[str, Mapping[str, list[str]]]) -> tuple[dict[str, int], dict[str, set[str]]]:
    """How many statements each entity is subject or object of, and the local names of the documents they are from."""
    facts: dict[str, int] = defaultdict(int)
    documents: dict[str, set[str]] = defaultdict(set)
    for row in list(rows.values()):
        if STATEMENT in row.get(TYPE, ()):
            sources = {d.rpartition("/")[2] for x in row.get(DERIVED, ()) for d in rows.get(x, {}).get(SOURCE, ())}
            for iri in {*row.get(f"{RDF}subject", ()), *row.get(f"{RDF}object", ())}:
                facts[iri] += 1
                documents[iri] |= sources
    return facts, documents
