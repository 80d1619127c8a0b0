"""The Oxigraph database of a store: named graphs that are replaced, and queries. pyoxigraph is imported only here."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import KgError, ReadError, WriteError
from kg.store.ledger import is_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    import pyoxigraph

FOLDER = "graph"

_CHUNK = 1 << 26  # bytes that are loaded at once into an empty database


def library() -> ModuleType:
    """The module `pyoxigraph`; a `KgError` says how to install it."""
    try:
        import pyoxigraph  # noqa: PLC0415  (an extra)
    except ImportError as error:
        message = "This needs pyoxigraph, which is not installed; run: pip install 'kg-news[store]'"
        raise KgError(message) from error
    return pyoxigraph


class Quads:
    """Named graphs on disk. Errors of the database become one sentence."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        """Open the database in a folder of a store; `KgError` when another process holds it or it is damaged."""
        self._ox = library()
        self._folder = folder
        path = str(folder / FOLDER)
        with self._told():
            self.store: pyoxigraph.Store = self._ox.Store(path) if writable else self._ox.Store.read_only(path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:  # it raises RuntimeError for files that are damaged
            raise _sentence(self._folder, error) from error

    def replace(self, graphs: Iterable[tuple[str, bytes | None]]) -> None:
        """Give named graphs new content, as N-Quads; None removes one.

        The default graph is kept as the union of the named ones: asked for such a union, Oxigraph would give a triple
        as often as graphs have it, and counts would be wrong (its issue 1919).
        Every step may be repeated, also after a stop in the middle: what has to leave the default graph is found by
        what the named graph still has.
        """
        with self._told():
            if not self.store:
                self._load(graphs)
                return
            for name, quads in graphs:
                self._replace(self._ox.NamedNode(name), _without_graph(name, quads or b""), quads or b"")

    def _replace(self, name: pyoxigraph.NamedNode, triples: bytes, quads: bytes) -> None:
        ox, store = self._ox, self.store
        new = {quad.triple for quad in ox.parse(triples, ox.RdfFormat.N_TRIPLES)}
        old = [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]
        store.load(triples, ox.RdfFormat.N_TRIPLES, lenient=True)
        kept = {name, ox.DefaultGraph()}
        for triple in old:
            if triple not in new and all(
                quad.graph_name in kept
                for quad in store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
            ):
                store.remove(ox.Quad(triple.subject, triple.predicate, triple.object))
        store.remove_graph(name)
        if quads:
            store.load(quads, ox.RdfFormat.N_QUADS, lenient=True)

    def _load(self, graphs: Iterable[tuple[str, bytes | None]]) -> None:
        """Fill an empty database: in large pieces, whose order does not matter."""
        ox, chunk = self._ox, list[bytes]()
        size = 0
        for name, quads in graphs:
            if quads:
                chunk += [_without_graph(name, quads), quads]
                size += 2 * len(quads)
            if size > _CHUNK:
                self.store.bulk_load(b"".join(chunk), ox.RdfFormat.N_QUADS, lenient=True)
                chunk, size = [], 0
        self.store.bulk_load(b"".join(chunk), ox.RdfFormat.N_QUADS, lenient=True)

    def named(self) -> Iterator[pyoxigraph.Quad]:
        """All quads of the named graphs, a graph after the other, by name."""
        for name in sorted(self.store.named_graphs(), key=str):
            yield from self.store.quads_for_pattern(None, None, None, name)

    def flush(self) -> None:
        """Everything is on disk when this returns."""
        with self._told():
            self.store.flush()

    def close(self) -> None:
        """Give the database free for other processes."""
        del self.store  # it has no method to close; its lock goes with the last reference


def _without_graph(name: str, quads: bytes) -> bytes:
    """N-Quads of one named graph as N-Triples; inside a literal no line ends."""
    return quads.replace(f" <{name}> .\n".encode(), b" .\n")


def with_union(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """A store in memory whose default graph has the triples of all its named graphs, too."""
    ox = library()
    store.bulk_extend([ox.Quad(*quad.triple) for quad in store if quad.graph_name != ox.DefaultGraph()])
    return store


def _sentence(folder: Path, error: Exception) -> KgError:
    text = " ".join(str(error).split())[:200]
    if "lock" in text.casefold() and "corruption" not in text.casefold():
        return KgError(f"{folder} is in use by another process; try again when that is done.")
    if isinstance(error, OSError) and is_full(error):
        return WriteError(f"The disk of {folder} is full; nothing is lost, free some space and do it again.")
    return ReadError(
        f"The database {folder / FOLDER} does not work ({text}); delete this folder, and the next kg build --store "
        f"{folder} makes it anew from what the store knows."
    )
