"""A graph as nodes and edges with properties, for the formats of graph programs: what they say, in one place.

Nodes are entities, and values by their text. An edge is a fact, whatever its status, with its first quote; a fact with
more than one quote has all of them in `all_evidence`, as JSON.
"""

from __future__ import annotations

import json
from collections import ChainMap
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.model import Literal
from kg.writers.statements import statement_id
from kg.writers.terms import clean, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph import KnowledgeGraph
    from kg.model import Evidence, Fact

Value: TypeAlias = str | int | float
_LIST = " | "

NODE = {"label": "string", "type": "string", "aliases": "string", "classes": "string"}
"""The properties of a node with their types; `classes` are those of the user's ontology, IRIs, where there are any."""
EDGE = {
    "label": "string", "predicate": "string", "property": "string", "status": "string", "negated": "boolean",
    "modality": "string", "by": "string", "cue": "string", "time": "string", "earliest": "string", "latest": "string",
    "place": "string", "confidence": "double", "event": "string", "document": "string", "start": "int", "end": "int",
    "quote": "string", "evidence": "int", "all_evidence": "string",
}  # fmt: skip
"""The properties of an edge with their types: string, boolean, int or double."""


class Node(NamedTuple):
    """An entity or a value."""

    id: str
    properties: dict[str, str]


class Edge(NamedTuple):
    """A fact; `id` is that of the statement in RDF."""

    id: str
    source: str
    target: str
    properties: dict[str, Value]


def value_id(value: Literal) -> str:
    """The id of the node of a value: values of one text are one node."""
    return f"literal:{clean(value.value)}"


def nodes(graph: KnowledgeGraph) -> Iterator[Node]:
    """Entities by id, then values by text."""
    for entity in graph.entities:
        properties = {"label": entity.label, "type": str(entity.type), "aliases": _LIST.join(entity.aliases)}
        if entity.classes:
            properties["classes"] = _LIST.join(sorted(entity.classes))
        yield Node(clean(entity.id), {name: clean(value) for name, value in properties.items()})
    values = {value_id(fact.object): fact.object for fact in graph.facts if isinstance(fact.object, Literal)}
    for identifier, value in sorted(values.items()):
        yield Node(identifier, {"label": clean(value.value), "type": "Literal", "aliases": ""})


def edges(graph: KnowledgeGraph) -> Iterator[Edge]:
    """Facts in the order of the graph; those that differ only in the wording of their time are told apart by number."""
    seen: dict[str, int] = {}
    for fact in graph.facts:
        key = statement_id(fact)
        number = seen[key] = seen.get(key, 0) + 1
        target = value_id(fact.object) if isinstance(fact.object, Literal) else clean(fact.object)
        yield Edge(f"{key}-{number}" if number > 1 else key, clean(fact.subject), target, properties(fact))


def properties(fact: Fact) -> dict[str, Value]:
    """What `EDGE` names, as far as it is known."""
    found: ChainMap[str, Value] = ChainMap(_stated(fact), _quoted(sorted(fact.evidence)))
    return {name: found[name] for name in EDGE if found.get(name, "") != ""}


def _stated(fact: Fact) -> dict[str, Value]:
    when = fact.when
    text = {
        "label": fact.predicate.label or fact.predicate.key,
        "predicate": fact.predicate.key,
        "property": fact.predicate.iri,
        "status": str(fact.status),
        "negated": str(fact.factuality.negated).lower(),
        "modality": str(fact.factuality.modality),
        "by": fact.by or "",
        "cue": fact.cue,
        "time": (when.value or when.text) if when else "",
        "earliest": str(when.earliest or "") if when else "",
        "latest": str(when.latest or "") if when else "",
        "place": fact.where or "",
        "event": fact.event,
    }
    return {**{name: clean(value) for name, value in text.items()}, "confidence": float(number(fact.confidence).value)}


def _quoted(evidence: list[Evidence]) -> dict[str, Value]:
    if not evidence:
        return {"evidence": 0}
    first = _quote(evidence[0])
    everything = {"all_evidence": json.dumps([*map(_quote, evidence)], ensure_ascii=False)} if len(evidence) > 1 else {}
    return {**first, "evidence": len(evidence), **everything}


def _quote(evidence: Evidence) -> dict[str, Value]:
    start, end = evidence.sentence
    return {"document": clean(evidence.document), "start": start, "end": end, "quote": clean(evidence.quote)}
