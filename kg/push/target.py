"""Where graphs go: a SPARQL 1.1 Graph Store, or a SPARQL 1.1 Update endpoint; both replace one named graph at a time.

A graph that is too large for one request is replaced by its first part, and the others are added. Its mark, a triple
with the hash of its content, is always the last one: a graph that has its mark is there as a whole.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kg.errors import UsageError
from kg.push.client import Client, RefusedError, shown
from kg.push.lines import iri, quoted
from kg.writers.iris import KG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = f"{KG}contentHash"
"""The property from a graph to the hash of what was pushed into it."""

LARGEST_BODY = 8 << 20
"""Bytes of one Graph Store request; servers hold it, and a transaction over it, in memory."""
LARGEST_UPDATE = 1 << 20
MOST_INSERTED = 1_000
"""Bytes and triples of one update; Virtuoso compiles each as SQL and refuses 5,000 triples, or 10 MB."""

# the first line is a prefix because Virtuoso guesses the format from the first bytes
_TURTLE = f"@prefix kg: <{KG}> .\n".encode()
_QUERY_ADDRESSES = {
    "/store": "/query",
    "/sparql-graph-crud-auth": "/sparql",
    "/sparql-graph-crud": "/sparql",
    "/sparql-auth": "/sparql",
    "/data": "/query",
    "/update": "/query",
    "/rdf-graphs/service": "",
    "/statements": "",
}
"""Where some servers answer queries (Oxigraph, Virtuoso, Fuseki, RDF4J), by the end of the address of a push."""


class Target(Protocol):
    """What graphs are pushed to."""

    url: str

    def probe(self, graph: str) -> None:
        """Change nothing, but as a real request would."""

    def replace(self, graph: str, parts: Iterable[bytes]) -> None:
        """Let a named graph hold these triples and no others."""

    def add(self, parts: Iterable[bytes]) -> None:
        """Add triples to the default graph."""


class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol, with indirect graph identification (section 4.2)."""

    def __init__(self, client: Client, url: str) -> None:
        """At the address of the store; `UsageError` when it names a graph already."""
        parts = urlsplit(url)
        if {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} & {"graph", "graph-uri", "default"}:
            message = "The URL of the server names a graph; give the address of the whole store, and --graph."
            raise UsageError(message)
        self.url = url
        self._client = client
        # every Virtuoso knows this name, the newer ones the one of the standard as well
        self._parameter = "graph-uri" if "/sparql-graph-crud" in parts.path else "graph"

    def probe(self, graph: str) -> None:
        """Add nothing to a graph."""
        self._send("POST", self._address({self._parameter: graph}), b"")

    def replace(self, graph: str, parts: Iterable[bytes]) -> None:
        """PUT the first part, POST the others."""
        method = "PUT"
        for body in _batches(parts, LARGEST_BODY):
            self._send(method, self._address({self._parameter: graph}), body)
            method = "POST"

    def add(self, parts: Iterable[bytes]) -> None:
        """POST each part to the default graph."""
        for body in _batches(parts, LARGEST_BODY):
            self._send("POST", self._address({"default": ""}), body)

    def _address(self, parameters: dict[str, str]) -> str:
        parts = urlsplit(self.url)
        added = urlencode(parameters).removesuffix("=") if "default" in parameters else urlencode(parameters)
        return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))

    def _send(self, method: str, url: str, body: bytes) -> None:
        self._client.send(method, url, _TURTLE + body, {"Content-Type": "text/turtle"})


class UpdateEndpoint:
    """SPARQL 1.1 Update, posted directly (SPARQL 1.1 Protocol section 2.2.2)."""

    def __init__(self, client: Client, url: str) -> None:
        """At the address that takes updates."""
        self.url = url
        self._client = client

    def probe(self, graph: str) -> None:
        """Insert nothing."""
        self._send(f"INSERT DATA {{ GRAPH {iri(graph)} {{ }} }}".encode())

    def replace(self, graph: str, parts: Iterable[bytes]) -> None:
        """DROP GRAPH together with the first INSERT DATA, then the others."""
        name = iri(graph).encode()
        first = b"DROP SILENT GRAPH %b ;\n" % name
        for body in _batches(parts, LARGEST_UPDATE, MOST_INSERTED):
            self._send(b"%bINSERT DATA { GRAPH %b {\n%b} }" % (first, name, body))
            first = b""

    def add(self, parts: Iterable[bytes]) -> None:
        """INSERT DATA into the default graph."""
        for body in _batches(parts, LARGEST_UPDATE, MOST_INSERTED):
            self._send(b"INSERT DATA {\n%b}" % body)

    def _send(self, body: bytes) -> None:
        self._client.send("POST", self.url, body, {"Content-Type": "application/sparql-update"})


def mark(graph: str, content: str) -> bytes:
    """The triple that says what a graph holds."""
    return f"{iri(graph)} <{MARK}> {quoted(content)} .\n".encode()


def marks(client: Client, url: str) -> dict[str, str]:
    """The mark of every graph of a store, asked at a query address. Raises `RefusedError` when it does not answer."""
    query = f"SELECT ?g ?h WHERE {{ GRAPH ?g {{ ?g <{MARK}> ?h }} }}"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    answer = client.send("POST", url, urlencode({"query": query}).encode(), headers, read=True)
    try:
        rows = json.loads(answer)["results"]["bindings"]
        return {row["g"]["value"]: row["h"]["value"] for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        message = f"{shown(url)} does not answer SPARQL queries; name the address that does with --query"
        raise RefusedError(message, everywhere=True) from error


def query_address(url: str) -> str:
    """Where a server that is pushed to at `url` most likely answers queries; `UsageError` when that is not known."""
    parts = urlsplit(url)
    for ending, other in _QUERY_ADDRESSES.items():
        if parts.path.rstrip("/").endswith(ending):
            return urlunsplit(parts._replace(path=parts.path.rstrip("/").removesuffix(ending) + other))
    message = f"Cannot tell where {shown(url)} answers queries, to see what is there: name the address with --query."
    raise UsageError(message)


def _batches(parts: Iterable[bytes], size: int, count: int | None = None) -> Iterator[bytes]:
    """The lines of all parts in as few pieces as the limits allow; a longer line is a piece of its own."""
    kept, filled = list[bytes](), 0
    for line in chain.from_iterable(part.splitlines(keepends=True) for part in parts):
        if kept and (filled + len(line) > size or len(kept) == count):
            yield b"".join(kept)
            kept, filled = [], 0
        kept.append(line)
        filled += len(line)
    yield b"".join(kept)
