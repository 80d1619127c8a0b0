"""The IRIs that the RDF of a graph uses, for the page: so that it can cite a fact and write Turtle by the same names.

Kept apart from the page's own data because the page reads it only when something is taken away. Facts and entities are
numbered as there; a name that is the id itself is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.identity import local_name
from kg.model import Literal
from kg.writers.iris import BASE, OWL, RDF, RDFS, SKOS, Iris, is_iri, predicate_name, web_iri
from kg.writers.nodes import ENTITY_TYPES
from kg.writers.relations import is_event, known_of, relation, trigger_of
from kg.writers.statements import statement_id, text_hash
from kg.writers.terms import literal, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from kg.graph import KnowledgeGraph
    from kg.model import Document, EntityId, Fact
    from kg.writers.relations import Known

_PREFIXES = {RDF: "rdf:", RDFS: "rdfs:", OWL: "owl:", SKOS: "skos:"}


def names_of(
    graph: KnowledgeGraph, facts: Sequence[Fact], entities: Sequence[str], *, base: str | None = None
) -> dict[str, object]:
    """Plain JSON values for `facts` and the ids of `entities`, in that order; `UsageError` for an unfit `base`.

    `base`; `statements`, ids of 16 hex digits in one string; `predicates` (name, key, property) and `uses`, which of
    them each fact has; `relations` by key (class, label, lemma, particle, link to properties, properties); `nodes`,
    local names by number of entity; `same` and `close`, its links that are IRIs; `classes` beside ours by type;
    `documents` (local name, language tag, web address, SHA-256, language); `values`, literals (form, language,
    datatype) by number of fact; `event`, the number of a fact's event in `events` (local name, name of its trigger);
    `own`, the classes of the user's ontology that each entity has, where there are any.
    """
    known = known_of(graph)
    ids = list(known.facts) if len(known.facts) == len(facts) else [statement_id(fact) for fact in facts]
    rows = [_predicate(fact) for fact in facts]
    predicates = {row: i for i, row in enumerate(dict.fromkeys(rows))}
    events = {event: i for i, event in enumerate(e for e, found in known.events.items() if is_event(found))}
    own = _links(entities, {e.id: e.classes for e in graph.entities if e.classes})
    return ({"own": own} if own else {}) | {
        "base": Iris(BASE if base is None else base).base,
        "language": tagged("", known.language).language,
        "statements": "".join(ids),
        "predicates": list(predicates),
        "uses": [predicates[row] for row in rows],
        "relations": _relations(known),
        "values": {i: value for i, fact in enumerate(facts) if (value := _value(fact))},
        "nodes": {i: name for i, key in enumerate(entities) if (name := local_name(key)) != key},
        "same": _links(entities, {e.id: e.same_as for e in graph.entities if e.same_as}),
        "close": _links(entities, {e.id: e.close_match for e in graph.entities if e.close_match}),
        "classes": {kind: iris[1:] for kind, iris in ENTITY_TYPES.items() if iris[1:]},
        "documents": [_document(document) for document in graph.documents],
        "event": {i: events[name] for i, key in enumerate(ids) if (name := known.facts[key].event) in events},
        "events": [[local_name(name), predicate_name(trigger_of(known.events[name]).key)] for name in events],
    }


def _predicate(fact: Fact) -> tuple[str, str, str]:
    predicate = fact.predicate
    return predicate_name(predicate.key), predicate.key, predicate.iri if is_iri(predicate.iri) else ""


def _relations(known: Known) -> dict[str, list[object]]:
    refused = {iri for use in known.uses.values() for iri in use.properties if not is_iri(iri)}
    found = {key: relation(key, use, "", refused) for key, use in sorted(known.uses.items())}
    return {
        key: [_short(it.kind), it.label, it.lemma, it.particle, _short(it.link), it.properties]
        for key, it in found.items()
    }


def _short(iri: str) -> str:
    """An IRI of one of the vocabularies that predicates are described with, as Turtle abbreviates it."""
    space = next(space for space in _PREFIXES if iri.startswith(space))
    return _PREFIXES[space] + iri.removeprefix(space)


def _value(fact: Fact) -> list[str] | None:
    return list(literal(fact.object.value, fact.object.datatype)) if isinstance(fact.object, Literal) else None


def _links(entities: Iterable[str], links: dict[EntityId, AbstractSet[str]]) -> dict[int, list[str]]:
    found = ((i, sorted(filter(is_iri, links[key]))) for i, key in enumerate(entities) if key in links)
    return {i: some for i, some in found if some}


def _document(document: Document) -> list[str]:
    tag, address = tagged("", document.language).language, web_iri(document.source)
    return [local_name(document.id), tag, address, text_hash(document.text), document.language]
