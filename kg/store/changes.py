"""From what each document says alone to the named graphs: resolved and aligned together, and only differences written.

No text is analysed again. A named graph is written anew only when its content, or its name, is another one.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from kg.align import align
from kg.graph import KnowledgeGraph, union
from kg.identity import local_name
from kg.resolve import resolve
from kg.store.ledger import packed
from kg.writers.blocks import Model
from kg.writers.iris import Iris
from kg.writers.ntriples import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.ledger import Ledger
    from kg.store.settings import Settings

STALE = "stale"
"""Under this name the ledger remembers that all named graphs are to be made again: "1", or empty."""


def whole_graph(ledger: Ledger, settings: Settings) -> KnowledgeGraph:
    """What all documents say together, resolved and aligned: the same as `kg.build` of them."""
    return align(resolve(union(ledger.graphs()), settings.decided()), settings.vocabulary())


def consolidate(ledger: Ledger, settings: Settings) -> list[str]:
    """Put what changed into named graphs, as far as the ledger goes: returns the names that `todo` has now."""
    with ledger.transaction():
        _record(ledger, settings)
        ledger.rows("DELETE FROM changed")
        ledger.put(STALE, "")
    return [name for (name,) in ledger.rows("SELECT name FROM todo ORDER BY name")]


def _record(ledger: Ledger, settings: Settings) -> None:
    iris = Iris(settings.base)
    written = {name: digest for name, digest in ledger.rows("SELECT name, written FROM documents")}
    graph = whole_graph(ledger, settings)
    ids = {iris.graph + local_name(document.id): document.id for document in graph.documents}
    for name, quads in named_graphs(graph, settings):
        found = hashlib.sha256(quads).hexdigest()
        if written.pop(name, "") != found:
            put_graph(ledger, name, quads)
            values = (name, found, packed(ids[name]))
            ledger.rows("UPDATE documents SET name = ?, written = ? WHERE id = ?", *values)
    for name in sorted(set(written) - {""}):  # the base is another one
        ledger.rows("INSERT OR REPLACE INTO todo VALUES (?, NULL)", name)


def named_graphs(graph: KnowledgeGraph, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The IRI of each document's graph and its N-Quads, sorted."""
    model = Model(graph, base=settings.base, text=settings.text)
    for name, sections in model.graphs():
        yield name, "".join(sorted(set(lines(sections, name)))).encode()


def put_graph(ledger: Ledger, name: str, quads: bytes) -> None:
    """Note that a named graph is to have this content."""
    ledger.rows("INSERT OR REPLACE INTO todo VALUES (?, ?)", name, zlib.compress(quads, 1))
