"""What is pushed: the named graphs of a file, in parts that fit into memory.

This is the seam for other sources, such as a store: a function without arguments that yields a graph's IRI and some
of its triples as N-Triples, spelled by `kg.push.lines`; parts of one graph follow each other.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import ReadError, UsageError
from kg.push import lines
from kg.writers import json, ntriples, readback

if TYPE_CHECKING:
    import os

    from kg.writers.terms import Text

Part: TypeAlias = tuple[str, bytes]
"""A graph's IRI (empty: the default graph) and N-Triples of it, whole lines in UTF-8."""

Parts: TypeAlias = Callable[[], Iterable[Part]]
"""Yields every part anew at each call."""

PART_BYTES = 1 << 20
_HASH_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Planned:
    """A graph before it is pushed: its IRI, its number of triples, and a hash of them in whatever order."""

    graph: str
    triples: int
    content: str


def plan(parts: Parts) -> list[Planned]:
    """Every graph of a source, in its order; reads the source once.

    Raises `UsageError` when a graph comes back after another one: it cannot be replaced as a whole.
    """
    found: dict[str, Planned] = {}
    for graph, group in groupby(parts(), key=lambda part: part[0]):
        if graph in found:
            message = f"The graph {graph or 'without a name'} comes in several pieces; sort the file by its graphs."
            raise UsageError(message)
        found[graph] = _summed(graph, (data for _, data in group))
    return list(found.values())


def _summed(graph: str, parts: Iterable[bytes]) -> Planned:
    """The hash is the sum of the hashes of the lines: the same in every order, and constant in memory."""
    total = count = 0
    for data in parts:
        for line in data.splitlines():
            total += int.from_bytes(hashlib.sha256(line).digest())
            count += 1
    return Planned(graph, count, f"{total % (1 << 4 * _HASH_DIGITS):0{_HASH_DIGITS}x}")


def parts_of(path: str | os.PathLike[str]) -> Parts:
    """The graphs of a written file (.nq, .nt, .trig, .ttl, .jsonld, .rdf or .json, gzipped or not).

    N-Quads and N-Triples are read in constant memory. Raises `ReadError` when the file cannot be read, also while the
    parts are consumed, and `UsageError` when its ending is none of these.
    """
    target = Path(path)
    name = target.name.lower().removesuffix(".gz")
    if name.endswith((".nq", ".nt")):
        return lambda: parts_of_lines(target, _text_lines(target))
    if name.endswith(".json"):
        graph = json.load(target)
        return lambda: parts_of_lines(target, (line for chunk in ntriples.nquads(graph) for line in chunk.split("\n")))
    quads = list(_quad_lines(readback.quads(target)))
    return lambda: parts_of_lines(target, quads)


def _text_lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            for raw in stream:
                yield raw.decode()
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8; write it again with kg build."
        raise ReadError(message) from error
    except (OSError, EOFError) as error:
        message = f"Cannot read {path}: {getattr(error, 'strerror', None) or error}; check the path and the file."
        raise ReadError(message) from error


def parts_of_lines(path: Path, text: Iterable[str]) -> Iterator[Part]:
    """Lines of N-Quads as parts; those of one graph follow each other. Raises `ReadError`, which names `path`."""
    graph, kept, size = "", list[str](), 0
    for number, raw in enumerate(text, start=1):
        try:
            line = lines.parse(raw.rstrip("\r\n"))
        except ValueError as error:
            message = f"Cannot push line {number} of {path}: {error}; write it again with kg build."
            raise ReadError(message) from error
        if line is None:
            continue
        if kept and (line.graph != graph or size > PART_BYTES):
            yield graph, "".join(kept).encode()
            kept, size = [], 0
        graph = line.graph
        kept.append(f"{line.triple}\n")
        size += len(line.triple)
    if kept:
        yield graph, "".join(kept).encode()


def _quad_lines(quads: Iterable[readback.Quad]) -> Iterator[str]:
    for graph, (subject, predicate, term) in quads:
        yield f"{_node(subject)} {_node(predicate)} {_object(term)} {_node(graph) if graph else ''} ."


def _node(name: str) -> str:
    return name if name.startswith("_:") else f"<{name}>"


def _object(term: str | Text) -> str:
    if isinstance(term, str):
        return _node(term)
    if term.datatype:
        return f"{lines.quoted(term.value)}^^<{term.datatype}>"
    return f"{lines.quoted(term.value)}@{term.language}" if term.language else lines.quoted(term.value)
