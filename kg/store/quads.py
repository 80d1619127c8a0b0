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
        """Give named graphs new content, as N-Quads; None removes one. Doing it twice is doing it once."""
        with self._told():
            if not len(self.store):
                self._load(graphs)
                return
            for name, quads in graphs:
                self.store.remove_graph(self._ox.NamedNode(name))
                if quads:
                    self.store.load(quads, self._ox.RdfFormat.N_QUADS, lenient=True)

    def _load(self, graphs: Iterable[tuple[str, bytes | None]]) -> None:
        chunk: list[bytes] = []
        for _, quads in graphs:
            chunk += [quads] if quads else []
            if sum(map(len, chunk)) > _CHUNK:
                self.store.bulk_load(b"".join(chunk), self._ox.RdfFormat.N_QUADS, lenient=True)
                chunk = []
        self.store.bulk_load(b"".join(chunk), self._ox.RdfFormat.N_QUADS, lenient=True)

    def flush(self) -> None:
        """Everything is on disk when this returns."""
        with self._told():
            self.store.flush()

    def close(self) -> None:
        """Give the database free for other processes."""
        del self.store  # it has no method to close; its lock goes with the last reference


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
