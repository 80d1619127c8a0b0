"""N-Triples and N-Quads: one triple a line, sorted, for diffs, bulk loaders and line tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.writers.blocks import Block, Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.blocks import Section
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

# what must be escaped, and what no editor shows or what turns the direction of a line: escaped for the reader's sake
_ESCAPED = re.compile('["\\\\\n\r\t\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    r"""A string between quotation marks, escaped as Turtle and N-Triples want it.

    >>> print(quoted('say "so"'))
    "say \"so\""
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    c = match.group()
    return _SHORT_ESCAPES.get(c) or f"\\u{ord(c):04X}"


def ntriples(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as sorted N-Triples. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    yield from sorted(set(lines(model.sections(), "")))


def nquads(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as N-Quads, one named graph a document, sorted within each. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    for name, sections in model.graphs():
        yield from sorted(set(lines(sections, name)))


def lines(sections: Iterable[Section], name: str) -> Iterator[str]:
    """The triples of sections, a line each, in the named graph `name`; in none when that is empty."""
    end = f" <{name}> .\n" if name else " .\n"
    for section in sections:
        for block in section.blocks:
            yield from _block_lines(block, end)


def _block_lines(block: Block, end: str) -> Iterator[str]:
    for predicate, objects in block.rows:
        for term in objects:
            yield f"<{block.subject}> <{predicate}> {_term(term)}{end}"


def _term(term: Term) -> str:
    if isinstance(term, str):
        return f"<{term}>"
    if term.datatype:
        return f"{quoted(term.value)}^^<{term.datatype}>"
    return f"{quoted(term.value)}@{term.language}" if term.language else quoted(term.value)
