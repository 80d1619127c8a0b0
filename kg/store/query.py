"""SPARQL 1.1 queries of a store or of an RDF file: the union of all named graphs answers, and `GRAPH` finds each.

Only queries that read: no update, and no `SERVICE`, since nothing may leave the machine.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, ReadError, UsageError
from kg.store.quads import library, with_union
from kg.writers.files import read_bytes
from kg.writers.iris import Iris
from kg.writers.json import load as load_json
from kg.writers.readback import MEDIA_TYPES, READABLE

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    import pyoxigraph

RESULTS = {"csv": "CSV", "tsv": "TSV", "json": "JSON"}
"""Formats of results by the name that `--format` takes: SPARQL 1.1 Query Results CSV, TSV and JSON."""

_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH".split())
_QUERIES = frozenset("SELECT CONSTRUCT DESCRIBE ASK".split())
_TOKENS = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>                                  # an IRI
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*                                               # a comment
    | [?$][\w\u00b7]+                                          # a variable
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | [^\W\d_]?[\w.\-\u00b7]*:(?:[\w.\-:\u00b7%]|\\.)*         # a prefixed name
    | (?P<word>[A-Za-z_]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_LONGEST_REASON = 160


@dataclass(frozen=True)
class Answer:
    """What a query found: rows of a SELECT, triples of a CONSTRUCT or DESCRIBE, or the yes or no of an ASK."""

    kind: str
    """ "select", "construct" or "ask"."""
    data: str
    """SPARQL 1.1 Query Results JSON; Turtle for triples."""

    def __bool__(self) -> bool:
        """Whether anything was found; the answer of an ASK."""
        if self.kind == "construct":
            return bool(self.data)
        found = json.loads(self.data)
        return bool(found["boolean"] if self.kind == "ask" else found["results"]["bindings"])

    @property
    def variables(self) -> list[str]:
        """The columns of a SELECT."""
        return list(json.loads(self.data)["head"]["vars"]) if self.kind == "select" else []

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a SELECT, values as text: an IRI in full, a literal as it reads; what is unbound is left out."""
        found = json.loads(self.data)["results"]["bindings"] if self.kind == "select" else []
        return [{name: term["value"] for name, term in row.items()} for row in found]

    def text(self, form: str) -> str:
        """The result as "csv", "tsv" or "json", for triples "ttl"; `UsageError` when it cannot be written so."""
        known = {"select": tuple(RESULTS), "ask": ("json",), "construct": ("ttl",)}[self.kind]
        if form not in known:
            message = f"The result of this query cannot be written as {form}, only as {', '.join(known)}."
            raise UsageError(message)
        if form in {"json", "ttl"}:
            return self.data
        ox = library()
        found = ox.parse_query_results(self.data.encode(), ox.QueryResultsFormat.JSON)
        return _decoded(found, getattr(ox.QueryResultsFormat, RESULTS[form]))


def query(path: str | os.PathLike[str], text: str, *, base: str | None = None) -> Answer:
    """The answer of a store, or of an RDF file in any format that kg writes (gzipped or not), to a SPARQL query.

    Prefixes that kg uses (`kg:`, `e:`, `schema:`, ...) need not be declared; `base` is where those of a file's own
    IRIs begin. Errors as of `answer`, and `ReadError` when the file cannot be read.
    """
    target = Path(path)
    if target.is_dir():
        from kg.store.store import Store  # noqa: PLC0415  (which imports this module)

        with Store(target, read_only=True) as store:
            return store.query(text)
    _check_reads(text)
    return answer(load_file(target), text, (Iris(base) if base else Iris()).prefixes)


def load_file(path: Path) -> pyoxigraph.Store:
    """An RDF file in memory. Raises `UsageError` for an unknown ending, `ReadError` when it cannot be read."""
    ox = library()
    ending = Path(path.name.lower().removesuffix(".gz")).suffix
    if ending not in READABLE and ending != ".json":
        message = f"{path} is neither a store nor a graph that can be queried: {', '.join(READABLE)} or .json, or .gz."
        raise UsageError(message)
    data = read_bytes(path)
    try:
        form = ox.RdfFormat.from_media_type(MEDIA_TYPES[READABLE.get(ending, "nt")])
        if ending == ".json":
            data = load_json(path).to_rdflib().serialize(format="nt").encode()
        store = ox.Store()
        store.bulk_load(data, form)
    except (SyntaxError, ValueError) as error:
        message = f"{path} is not valid {READABLE[ending]} ({_short(error)}); write it again with kg build."
        raise ReadError(message) from error
    return with_union(store)


def answer(store: pyoxigraph.Store, text: str, prefixes: Mapping[str, str]) -> Answer:
    """The answer of an open store. Raises `UsageError` for what is no SPARQL query, and for one that does not read."""
    _check_reads(text)
    ox = library()
    try:
        found = store.query(text, prefixes=dict(prefixes))
        if isinstance(found, ox.QueryTriples):
            triples = sorted(found, key=str)  # a fixed order, and the serializer groups by subject
            turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_used(triples, prefixes))
            return Answer("construct", turtle.decode() if triples else "")
        kind = "ask" if isinstance(found, ox.QueryBoolean) else "select"
        return Answer(kind, _decoded(found, ox.QueryResultsFormat.JSON))
    except SyntaxError as error:
        message = f"That is not a SPARQL query ({_short(error)}); correct it there."
        raise UsageError(message) from error
    except (OSError, RuntimeError, ValueError) as error:
        message = f"The query could not be answered ({_short(error)}); simplify it."
        raise KgError(message) from error


def _used(triples: list[pyoxigraph.Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    text = "".join(map(str, triples))
    return {prefix: namespace for prefix, namespace in prefixes.items() if f"<{namespace}" in text}


def _decoded(found: Any, form: pyoxigraph.QueryResultsFormat) -> str:  # noqa: ANN401  (three classes without a base)
    data: bytes = found.serialize(format=form)
    return data.decode()


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    text, _, _ = text.partition(": expected one of")
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + " ..."


def _check_reads(text: str) -> None:
    """The words of a query outside strings, IRIs, names and comments; `UsageError` for one that does not only read."""
    words = _words(text)
    # an engine may resolve \\uXXXX before it reads the query (SPARQL 1.1 Query, section 19.2)
    for word in (*words, *_words(_ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text))):
        if word == "SERVICE":
            message = "A query with SERVICE is refused: it would ask another machine, and kg works offline."
            raise UsageError(message)
    starts = (word for word in words if word in _UPDATES | _QUERIES)
    if next(starts, "") in _UPDATES:
        message = "That is an update; kg query only reads. Change a store with kg build --store and kg store remove."
        raise UsageError(message)


def _words(text: str) -> list[str]:
    return [found["word"].upper() for found in _TOKENS.finditer(text) if found["word"]]
