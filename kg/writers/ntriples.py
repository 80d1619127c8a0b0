"""N-Triples and N-Quads: one triple a line, sorted, for diffs, bulk loaders and line tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.writers.blocks import Model
from kg.writers.statements import REIFIES, reified

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.blocks import Block, Part
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

# what must be escaped, and what no editor shows or what turns the direction of a line: escaped for the reader's sake;
# Jena warns of every U+FFFD that is not escaped
_ESCAPED = re.compile('["\\\\\n\r\t\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]')
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


def ntriples(graph: KnowledgeGraph, *, rdf12: bool = False, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as sorted N-Triples, in chunks; with `rdf12`, statements are reifiers of triple terms (RDF 1.2).

    Other options as of `kg.writers.blocks.Model`.
    """
    return lines(Model(graph, **options).whole(), "", rdf12=rdf12)


def nquads(graph: KnowledgeGraph, *, rdf12: bool = False, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as N-Quads, one named graph a document, sorted within each. Options as of `ntriples`."""
    for name, part in Model(graph, **options).parts():
        yield from lines(part, name, rdf12=rdf12)


def lines(part: Part, name: str, *, rdf12: bool = False) -> Iterator[str]:
    """The sorted lines of a part, in the named graph `name` if there is one, all those of a subject in one chunk."""
    end = f" <{name}> .\n" if name else " .\n"
    for blocks in part.by_subject():
        found = {line for block in blocks for line in _block_lines(block, end, rdf12=rdf12)}
        yield "".join(sorted(found))


def _block_lines(block: Block, end: str, *, rdf12: bool) -> Iterator[str]:
    stated, rows = reified(block.rows) if rdf12 else (None, block.rows)
    if stated:
        subject, predicate, target = map(_term, stated)
        yield f"<{block.subject}> <{REIFIES}> <<( {subject} {predicate} {target} )>>{end}"
    for name, objects in rows:
        start = f"<{block.subject}> <{name}> "
        for term in objects:
            yield f"{start}{_term(term)}{end}"


def _term(term: Term) -> str:
    if isinstance(term, str):
        return f"<{term}>"
    if term.datatype:
        return f"{quoted(term.value)}^^<{term.datatype}>"
    return f"{quoted(term.value)}@{term.language}" if term.language else quoted(term.value)
