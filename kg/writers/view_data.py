"""What the HTML page knows: a graph in columns of plain JSON values, every text once and numbers in place of ids.

Entities are ranked: number 0 is the most important one, and any first `n` of them make a readable picture, because
each (where possible) is linked to one before it. Offsets are UTF-16 code units relative to their sentence, which is
how JavaScript counts. The page reads `View.data` when it opens, the rest when somebody asks for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from heapq import heappop, heappush
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from kg.graph import KnowledgeGraph
from kg.model import EntityType, MentionKind, Modality, Status
from kg.ontology.values import words_of
from kg.writers.view_names import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Document, Entity, EntityId, Evidence, Fact, Span, When

TYPES = tuple(EntityType)
KINDS = tuple(MentionKind)
STATUSES = tuple(Status)
NEGATED, PLANNED, POSSIBLE, CLAIMED = 1, 2, 4, 8
"""Bits of a fact's facets, so that "claimed and negated" keeps both."""

_HUB = 3  # a hub of another part of the graph goes first when it is this many times better connected
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Node(NamedTuple):
    """An entity as the page shows it. `degree` counts the facts that have it as subject or object."""

    id: EntityId
    label: str
    type: EntityType
    kind: MentionKind
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    degree: int
    classes: tuple[str, ...] = ()
    """What it is in the user's ontology, in words."""


class Bundle(NamedTuple):
    """All facts from one entity to another, as one line: ranks of both ends, numbers and labels of the facts."""

    source: int
    target: int
    facts: list[int]
    labels: list[str]
    statuses: list[Status]


class View(NamedTuple):
    """Ranked nodes, bundled facts and the JSON data of the page, which `templates/data.js` reads.

    In `data` and `evidence` a number in place of a column stands for that value everywhere. `sentences` are the texts;
    `evidence` has for each fact the `count` of its quotes, for each of these its `sentence` and six offsets in `spans`
    (subject, predicate, object), and for each sentence its `document` (-1: unknown), `start` and `end`. `iris`
    are the names of `kg.writers.view_names`.
    """

    nodes: list[Node]
    bundles: list[Bundle]
    data: dict[str, object]
    evidence: dict[str, object]
    sentences: list[str]
    iris: dict[str, object]


def view_of(graph: KnowledgeGraph, *, title: str = "", base: str | None = None) -> View:
    """Everything that the page shows of a graph, in a fixed order; `base` is where the IRIs that it cites begin.

    Raises `kg.errors.UsageError` for an unfit base.
    """
    facts = graph.facts
    degrees = graph.degrees()
    nodes = [_node(entity, degrees[entity.id]) for entity in graph.entities]
    ordered = [nodes[i] for i in _ranking(nodes, facts)]
    rank = {node.id: i for i, node in enumerate(ordered)}
    documents = graph.documents
    quotes = _Quotes(documents)
    for fact in facts:
        quotes.add(fact)
    tables = _Tables()
    columns = tables.columns(facts, rank)
    data: dict[str, object] = {
        "title": title or _title(graph),
        "types": [str(t) for t in TYPES],
        "kinds": [str(k) for k in KINDS],
        "statuses": [str(s) for s in STATUSES],
        "documents": [_document(d, count) for d, count in zip(documents, quotes.facts, strict=True)],
        "relations": _relations(facts, tables.relations),
        "labels": list(tables.labels),
        "values": list(tables.values),
        "cues": list(tables.cues),
        "times": [_time(when) for when in tables.times],
        "nodes": _node_columns(ordered),
        "facts": columns,
    }
    iris = names_of(graph, facts, [node.id for node in ordered], base=base)
    return View(ordered, _bundles(facts, rank), data, quotes.columns(), quotes.texts, iris)


def most_important(graph: KnowledgeGraph, most: int) -> KnowledgeGraph:
    """The `most` facts whose entities rank highest, with their entities and documents."""
    facts, degrees = graph.facts, graph.degrees()
    nodes = [_node(entity, degrees[entity.id]) for entity in graph.entities]
    rank = {nodes[i].id: place for place, i in enumerate(_ranking(nodes, facts))}
    kept = sorted(facts, key=lambda fact: max(rank[identifier] for identifier in fact.entities))[:most]
    named = {identifier for fact in kept for identifier in fact.entities}
    telling = {evidence.document for fact in kept for evidence in fact.evidence}
    return KnowledgeGraph(
        (document for document in graph.documents if document.id in telling),
        (entity for entity in graph.entities if entity.id in named),
        kept,
    )


def safe_link(source: str) -> str:
    """A source as a link that cannot run code: http, https and file addresses; empty for everything else.

    A relative path gives no link: it is relative to where the graph was built, and the page may be anywhere.

    >>> safe_link("https://example.org/a?b=1"), safe_link("news/a b.txt"), safe_link("javascript:alert(1)")
    ('https://example.org/a?b=1', '', '')
    """
    try:
        scheme = urlsplit(source).scheme.lower()
    except ValueError:
        return ""
    return source if scheme in {"http", "https", "file"} and not _UNSAFE.search(source) else ""


def _node(entity: Entity, degree: int) -> Node:
    links, classes = sorted(entity.same_as), map(words_of, sorted(entity.classes))
    return Node(entity.id, entity.label, entity.type, entity.kind, entity.aliases, tuple(links), degree, tuple(classes))


def _node_columns(nodes: list[Node]) -> dict[str, object]:
    classes = {str(i): list(node.classes) for i, node in enumerate(nodes) if node.classes}
    return ({"classes": classes} if classes else {}) | {
        "count": len(nodes),
        "label": [node.label for node in nodes],
        "id": [0 if node.id == node.label.replace(" ", "_") else node.id for node in nodes],
        "type": [TYPES.index(node.type) for node in nodes],
        "kind": _column([KINDS.index(node.kind) for node in nodes]),
        "degree": [node.degree for node in nodes],
        "aliases": {str(i): list(node.aliases) for i, node in enumerate(nodes) if node.aliases},
        "links": {str(i): [[x, safe_link(x)] for x in node.links] for i, node in enumerate(nodes) if node.links},
    }


def _column(values: list[int]) -> list[int] | int:
    """The values; where all are one, that one."""
    return values[0] if len(set(values)) == 1 else values


def _document(document: Document, facts: int) -> list[object]:
    date = document.published.isoformat() if document.published else ""
    return [document.title, document.source, safe_link(document.source), date, document.id, facts]


def _time(when: When) -> list[str]:
    return [when.text, when.value, str(when.earliest or ""), str(when.latest or "")]


def _title(graph: KnowledgeGraph) -> str:
    if len(graph.documents) != 1:
        return "Knowledge graph"
    (document,) = graph.documents
    return document.title or PurePosixPath(document.source).stem or "Knowledge graph"


def _ranking(nodes: list[Node], facts: tuple[Fact, ...]) -> list[int]:
    """Numbers of nodes, grown from the best connected one along links; a much better hub elsewhere starts anew."""
    number = {node.id: i for i, node in enumerate(nodes)}
    near: list[set[int]] = [set() for _ in nodes]
    for fact in facts:
        if isinstance(fact.object, str) and fact.object != fact.subject:
            a, b = number[fact.subject], number[fact.object]
            near[a].add(b)
            near[b].add(a)
    weight = [(-node.degree, KINDS.index(node.kind), node.id) for node in nodes]
    ranked = sorted(range(len(nodes)), key=weight.__getitem__)
    order: list[int] = []
    done = [False] * len(nodes)
    frontier: list[tuple[tuple[int, int, str], int]] = []
    for hub in ranked:
        while frontier and not done[hub] and nodes[hub].degree < _HUB * -frontier[0][0][0]:
            _, i = heappop(frontier)
            _visit(i, order, done, frontier, near, weight)
        _visit(hub, order, done, frontier, near, weight)
    return order


def _visit(  # noqa: PLR0913, PLR0917  (the state of one loop)
    i: int,
    order: list[int],
    done: list[bool],
    frontier: list[tuple[tuple[int, int, str], int]],
    near: list[set[int]],
    weight: list[tuple[int, int, str]],
) -> None:
    if done[i]:
        return
    done[i] = True
    order.append(i)
    for j in near[i]:
        if not done[j]:
            heappush(frontier, (weight[j], j))


class _Tables:
    """Texts that facts refer to by number."""

    def __init__(self) -> None:
        self.labels: dict[str, int] = {}
        self.relations: dict[str, int] = {}
        self.values: dict[str, int] = {"": 0}
        self.cues: dict[str, int] = {"": 0}
        self.times: dict[When, int] = {}

    def columns(self, facts: tuple[Fact, ...], rank: Mapping[EntityId, int]) -> dict[str, object]:
        rows = [self._row(fact, rank) for fact in facts]
        named = zip(_COLUMNS, zip(*rows, strict=True), strict=True) if rows else ((name, []) for name in _COLUMNS)
        return {"count": len(rows)} | {name: _column(list(values)) for name, values in named}

    def _row(self, fact: Fact, rank: Mapping[EntityId, int]) -> tuple[int, ...]:
        target = fact.object
        return (
            rank[fact.subject],
            _number(self.relations, relation_key(fact)),
            rank[target] if isinstance(target, str) else -1,
            0 if isinstance(target, str) else _number(self.values, target.shown),
            _number(self.labels, label_of(fact)),
            facets(fact),
            rank[fact.by] if fact.by else -1,
            rank[fact.where] if fact.where else -1,
            self.times.setdefault(fact.when, len(self.times)) if fact.when else -1,
            _number(self.cues, fact.cue),
            round(1000 * fact.confidence),
        )


_COLUMNS = ("subject", "relation", "object", "value", "label", "facets", "by", "where", "when", "cue", "confidence")
"""Of each fact, in the order of `_Tables._row`; -1 is none, a confidence is in thousandths."""


class _Quotes:
    """Sentences, each once, and the places in them that say each fact."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self.texts: list[str] = []
        self.facts = [0] * len(documents)
        self._documents = {document.id: i for i, document in enumerate(documents)}
        self._known: dict[tuple[str, Span, str], int] = {}
        self._astral: list[list[int]] = []
        self._places: list[tuple[int, int, int]] = []
        self._count: list[int] = []
        self._sentence: list[int] = []
        self._spans: list[int] = []

    def add(self, fact: Fact) -> None:
        """Note the evidence of the next fact."""
        found = sorted(fact.evidence) if len(fact.evidence) > 1 else fact.evidence
        self._count.append(len(found))
        for evidence in found:
            self._note(evidence)
        for document in {evidence.document for evidence in found} & self._documents.keys():
            self.facts[self._documents[document]] += 1

    def columns(self) -> dict[str, object]:
        document, start, end = ([place[i] for place in self._places] for i in range(3))
        return {
            "count": _column(self._count),
            "sentence": self._sentence,
            "spans": self._spans,
            "document": document,
            "start": start,
            "end": end,
        }

    def _note(self, evidence: Evidence) -> None:
        sentence = self._number(evidence)
        self._sentence.append(sentence)
        astral = self._astral[sentence]
        begin, limit = evidence.sentence.start, len(evidence.quote)
        for span in (evidence.subject, evidence.predicate, evidence.object):
            start, end = max(span.start - begin, 0), min(span.end - begin, limit)
            if start >= end:
                start = end = 0
            self._spans += (start + bisect_left(astral, start), end + bisect_left(astral, end))

    def _number(self, evidence: Evidence) -> int:
        key = (evidence.document, evidence.sentence, evidence.quote)
        known = self._known.get(key)
        if known is not None:
            return known
        text = evidence.quote
        self._known[key] = len(self.texts)
        self.texts.append(text)
        self._places.append((self._documents.get(evidence.document, -1), *evidence.sentence))
        self._astral.append([] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"])
        return len(self.texts) - 1


def relation_key(fact: Fact) -> str:
    """What facts of one relation share: the property of the ontology, else lemma and particle."""
    return fact.predicate.iri or fact.predicate.key


def label_of(fact: Fact) -> str:
    """The predicate as people read it."""
    return fact.predicate.label or fact.predicate.key


def facets(fact: Fact) -> int:
    """Polarity, modality and commitment as bits."""
    f = fact.factuality
    bits = NEGATED * f.negated + CLAIMED * f.claimed
    return bits + {Modality.PLANNED: PLANNED, Modality.POSSIBLE: POSSIBLE}.get(f.modality, 0)


def _relations(facts: tuple[Fact, ...], numbers: Mapping[str, int]) -> list[str]:
    labels: list[Counter[str]] = [Counter() for _ in numbers]
    for fact in facts:
        labels[numbers[relation_key(fact)]][label_of(fact)] += 1
    return [min(count, key=lambda label: (-count[label], label)) for count in labels]


def _number(table: dict[str, int], key: str) -> int:
    return table.setdefault(key, len(table))


def _bundles(facts: tuple[Fact, ...], rank: Mapping[EntityId, int]) -> list[Bundle]:
    found: dict[tuple[int, int], Bundle] = {}
    for i, fact in enumerate(facts):
        if not isinstance(fact.object, str):
            continue
        ends = rank[fact.subject], rank[fact.object]
        bundle = found.get(ends) or found.setdefault(ends, Bundle(*ends, [], [], []))
        bundle.facts.append(i)
        bundle.labels.append(label_of(fact))
        bundle.statuses.append(fact.status)
    return list(found.values())
