"""A store where a command takes a written graph."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import kg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@contextmanager
def to_push(graph: str) -> Iterator[str | Callable[[], Iterable[tuple[str, bytes]]]]:
    """What `kg.push` takes: the named graphs of a store, held open meanwhile, or the name of a file as it is."""
    if not kg.is_store(graph):
        yield graph
        return
    with kg.Store(graph, read_only=True) as store:
        yield store.parts


@contextmanager
def as_file(graph: str, form: str) -> Iterator[str]:
    """The path of a file: of the graph of a store, written for as long as it is needed, or what is one."""
    if not kg.is_store(graph):
        yield graph
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"graph.{form}")
        with kg.Store(graph, read_only=True) as store:
            store.write(path)
        yield str(path)
