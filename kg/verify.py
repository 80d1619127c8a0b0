"""Holding a written graph against its sources: every quote is cut out of the text again, at its offsets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.identity import local_name
from kg.writers import json, readback
from kg.writers.blocks import (
    BASED_ON,
    DERIVED,
    END,
    EXACT,
    SELECTION,
    SHA256,
    SOURCE,
    START,
    STATEMENT,
    TYPE,
)
from kg.writers.statements import statement_id, text_hash
from kg.writers.terms import clean

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kg.graph import KnowledgeGraph
    from kg.model import Document
    from kg.writers.readback import Triple

_SHOWN = 60  # characters of a quote in a message


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """Something a graph says about its sources that is not so.

    `statement` is the id of the fact (empty when a document as a whole is meant), `document` the id of the document as
    the graph has it, `reason` a phrase for people.
    """

    statement: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as a graph gives it: offsets are code points; None when missing or no number."""

    document: str
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Claims:
    """What a written graph claims about its sources: quotes by statement, hash and origin by document."""

    quotes: dict[str, tuple[Quote, ...]]
    hashes: dict[str, str]
    origins: dict[str, str]


def verify(path: str | os.PathLike[str], documents: Iterable[Document]) -> list[Mismatch]:
    """Every mismatch between a written graph and the documents it was made from, sorted; empty when all is well.

    Listed are: a document of the graph that is not among `documents`, one whose text has another SHA-256, a quote that
    is not what the text has at its offsets, offsets outside the text, and a statement without evidence. Documents are
    matched by id, then by hash, then by source. Reads .ttl, .trig, .nt, .nq, .jsonld, .rdf and .json, gzipped or not.

    Raises `ReadError` when the graph cannot be read, `UsageError` when its format cannot be read back.
    """
    return check(claims(path), documents)


def check(found: Claims, documents: Iterable[Document]) -> list[Mismatch]:
    """The mismatches between what `claims` read and the documents; see `verify`."""
    sources = _match(found, documents)
    mismatches = set(_wrong_documents(found, sources))
    for statement, quotes in found.quotes.items():
        if not quotes:
            mismatches.add(Mismatch(statement, "", "the statement has no evidence"))
        for quote in quotes:
            source = sources.get(quote.document)
            reason = _wrong(quote, source) if source else ""
            if reason:
                mismatches.add(Mismatch(statement, quote.document, reason))
    return sorted(mismatches)


def claims(path: str | os.PathLike[str]) -> Claims:
    """What the graph in a file claims about its sources; errors as of `verify`."""
    target = Path(path)
    if target.name.lower().removesuffix(".gz").endswith(".json"):
        return _claims_of_graph(json.load(target))
    return _claims_of_triples(readback.parsed(target).triples)


def _claims_of_graph(graph: KnowledgeGraph) -> Claims:
    quotes: dict[str, tuple[Quote, ...]] = {}
    for fact in graph.facts:
        found = (Quote(e.document, e.sentence.start, e.sentence.end, clean(e.quote)) for e in sorted(fact.evidence))
        key = statement_id(fact)
        quotes[key] = tuple(dict.fromkeys((*quotes.get(key, ()), *found)))
    hashes = {document.id: text_hash(document.text) for document in graph.documents}
    return Claims(quotes, hashes, {document.id: document.source for document in graph.documents})


def _claims_of_triples(found: Iterable[Triple]) -> Claims:
    values = _rows(found)
    quotes: dict[str, tuple[Quote, ...]] = {}
    used: set[str] = set()
    for subject in sorted(values):
        if STATEMENT in values[subject][TYPE]:
            nodes = sorted(values[subject][DERIVED])
            used.update(nodes)
            quotes[_local(subject)] = tuple(quote for node in nodes for quote in _quotes(values.get(node, {})))
    for node in sorted(values):
        if SELECTION in values[node][TYPE] and node not in used:  # evidence that no statement points at
            quotes[_local(node)] = tuple(_quotes(values[node]))
    documents = {node: rows for node, rows in values.items() if rows[SHA256]}
    hashes = {_local(node): min(rows[SHA256]) for node, rows in documents.items()}
    return Claims(quotes, hashes, {_local(node): min(rows[BASED_ON], default="") for node, rows in documents.items()})


def _rows(found: Iterable[Triple]) -> dict[str, dict[str, list[str]]]:
    """What is said of each subject, as far as evidence is concerned."""
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = {TYPE, DERIVED, SOURCE, START, END, EXACT, SHA256, BASED_ON}
    for subject, predicate, term in found:
        if predicate in wanted:
            values[subject][predicate].append(term if isinstance(term, str) else term.value)
    return values


def _quotes(rows: dict[str, list[str]]) -> Iterator[Quote]:
    source = _local(min(rows.get(SOURCE, []), default=""))
    start, end = (_number(rows.get(part, [])) for part in (START, END))
    for text in sorted(rows.get(EXACT, [])) or [""]:
        yield Quote(source, start, end, text)


def _number(values: list[str]) -> int | None:
    return int(values[0]) if len(values) == 1 and values[0].lstrip("-").isdecimal() else None


def _local(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _match(found: Claims, documents: Iterable[Document]) -> dict[str, Document]:
    """The given document for each document id of the graph."""
    given = list(documents)
    by_id = {name: d for d in given for name in (d.id, local_name(d.id))}
    by_hash = {text_hash(document.text): document for document in given}
    by_source = {document.source: document for document in given if document.source}
    wanted = {quote.document for quotes in found.quotes.values() for quote in quotes} | set(found.hashes)
    matched: dict[str, Document] = {}
    for identifier in sorted(wanted):
        document = by_id.get(identifier) or by_hash.get(found.hashes.get(identifier, ""))
        document = document or by_source.get(found.origins.get(identifier, ""))
        if document:
            matched[identifier] = document
    return matched


def _wrong_documents(found: Claims, sources: dict[str, Document]) -> Iterator[Mismatch]:
    wanted = {quote.document for quotes in found.quotes.values() for quote in quotes} | set(found.hashes)
    for identifier in sorted(wanted):
        source = sources.get(identifier)
        stated = found.hashes.get(identifier)
        if source is None:
            yield Mismatch("", identifier, "the document is not among the sources given")
        elif stated and stated != text_hash(source.text):
            reason = f"the text differs from the one the graph was made from (SHA-256 {stated[:12]}...)"
            yield Mismatch("", identifier, reason)


def _wrong(quote: Quote, source: Document) -> str:
    if quote.start is None or quote.end is None:
        return "the evidence has no valid offsets"
    if not 0 <= quote.start <= quote.end <= len(source.text):
        return f"the offsets {quote.start}-{quote.end} lie outside the text of {len(source.text)} characters"
    there = clean(source.text[quote.start : quote.end])
    if there == quote.text:
        return ""
    pairs = enumerate(zip(there, quote.text, strict=False))
    same = next((i for i, (a, b) in pairs if a != b), min(len(there), len(quote.text)))
    span = f"{quote.start}-{quote.end}"
    return f"the text has {_around(there, same)} at {span}, the graph quotes {_around(quote.text, same)}"


def _around(text: str, place: int) -> str:
    """What stands around the first difference."""
    start = max(0, min(place - _SHOWN // 2, len(text) - _SHOWN))
    end = start + _SHOWN
    return repr(("..." if start else "") + text[start:end] + ("..." if end < len(text) else ""))
