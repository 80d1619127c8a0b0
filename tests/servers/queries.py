"""One SPARQL query asked of four engines over the same triples; their answers should be the same rows.

A query is a SELECT in a file `*.rq` whose VALUES lines hold example values, so that it has an answer as it stands.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import rdflib

from kg.writers.iris import XSD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.jena import Jena
    from tests.servers.stores import Oxigraph, Virtuoso

Row: TypeAlias = tuple[tuple[str, ...], ...]
Answer: TypeAlias = Counter[Row]
Engine: TypeAlias = "Callable[[Path], Answer]"

GRAPH = "urn:kg:queries"
_NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_TRUTH = {"true": "1", "false": "0"}


def with_rdflib(triples: bytes) -> Engine:
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
        graph.parse(data=triples, format="nt")
    return lambda query: rows(graph.query(query.read_text("utf-8")).serialize(format="json") or b"")


def with_oxigraph(store: Oxigraph, triples: bytes) -> Engine:
    store.replace_all(triples, "nt")
    return lambda query: rows(store.ask(query.read_text("utf-8")))


def with_virtuoso(store: Virtuoso, triples: bytes) -> Engine:
    store.put(GRAPH, b"@prefix kg: <urn:kg:> .\n" + triples, "ttl")
    return lambda query: rows(store.ask(query.read_text("utf-8"), graph=GRAPH))


def with_jena(jena: Jena, triples: bytes, folder: Path) -> Engine:
    data = folder / "queries.nt"
    data.write_bytes(triples)
    return lambda query: rows(jena.run("arq.arq", "--data", data, "--query", query, "--results=JSON")[0])


def rows(answer: bytes | str) -> Answer:
    """The rows of SPARQL 1.1 results in JSON, without order; numbers by value, other terms as they are."""
    found = json.loads(answer)
    names = sorted(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    return Counter(tuple(_term(row[name]) if name in row else () for name in names) for row in bindings)


def _term(term: dict[str, Any]) -> tuple[str, ...]:
    value, datatype = term["value"], term.get("datatype", "")
    if term["type"] in {"uri", "bnode"}:
        return (term["type"], value)
    if datatype in _NUMBERS:
        return ("number", str(Decimal(value).normalize() + 0))
    if datatype == f"{XSD}boolean":
        return ("truth", _TRUTH.get(value, value))
    return ("literal", value, term.get("xml:lang", "").lower(), "" if datatype == f"{XSD}string" else datatype)


def difference(query: Path, engines: dict[str, Engine]) -> str:
    """How the answers of the engines differ from that of the first, for people; empty when they are all the same."""
    answers = {name: ask(query) for name, ask in engines.items()}
    first, expected = next(iter(answers.items()))
    if not expected:
        return f"{query.name}: {first} finds nothing; its VALUES should name something that the examples have"
    told = []
    for name, answer in answers.items():
        for sign, more in (("+", answer - expected), ("-", expected - answer)):
            told += [f"{query.name}: {name} {sign} {row}" for row in sorted(more.elements())[:3]]
    return "\n".join(told)
