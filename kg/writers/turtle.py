"""Turtle and TriG, laid out for people: sections with headings, one block a subject, short names throughout.

Written as text rather than through a library: the same bytes on every machine, and a small fraction of the time.
The first line is always an `@prefix`, because some stores guess the format from the first bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.writers.blocks import TYPE, Block, Model, Section
from kg.writers.iris import LOCAL
from kg.writers.ntriples import quoted
from kg.writers.terms import DECIMAL, INTEGER, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

_WIDTH = 120


class _Names:
    """Short names for IRIs, remembered."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self._namespaces = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._short: dict[str, str] = {TYPE: "a"}

    def short(self, iri: str) -> str:
        found = self._short.get(iri)
        if found is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._namespaces.get(iri[:cut])
            found = f"{prefix}:{iri[cut:]}" if prefix and LOCAL.fullmatch(iri, cut) else f"<{iri}>"
            self._short[iri] = found
        return found

    def term(self, term: Term) -> str:
        if isinstance(term, str):
            return self.short(term)
        return _literal(term, self)

    def header(self) -> str:
        width = max(map(len, self.prefixes)) + 1
        return "".join(f"@prefix {prefix + ':':<{width}} <{name}> .\n" for prefix, name in self.prefixes.items())


def _literal(text: Text, names: _Names) -> str:
    if not text.datatype:
        return f"{quoted(text.value)}@{text.language}" if text.language else quoted(text.value)
    if text.datatype == INTEGER or (text.datatype == DECIMAL and "." in text.value):
        return text.value
    return f"{quoted(text.value)}^^{names.short(text.datatype)}"


def turtle(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as Turtle, in chunks; everything is in the default graph. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    names = _Names(model.iris.prefixes)
    yield names.header()
    yield from _sections(model.sections(), names)


def trig(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as TriG, in chunks, with one named graph a document. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    names = _Names(model.iris.prefixes)
    yield names.header()
    for name, sections in model.graphs():
        yield f"\n{names.short(name)} {{\n" if name else ""
        yield from _sections(sections, names)
        yield "}\n" if name else ""


def _sections(sections: Iterable[Section], names: _Names) -> Iterator[str]:
    for section in sections:
        if section.blocks:
            yield f"\n# ---- {section.title}\n\n"
            yield from (_block(block, names) for block in section.blocks)


def _block(block: Block, names: _Names) -> str:
    """One subject; properties share a line as long as they fit."""
    lines: list[str] = []
    line = names.short(block.subject)
    filled = len(line)
    for number, (predicate, objects) in enumerate(block.rows):
        piece = f"{names.short(predicate)} {', '.join(map(names.term, objects))}"
        if not number:
            line += f" {piece}"
        elif len(line) + len(piece) + 3 <= _WIDTH and len(line) > filled:
            line += f" ; {piece}"
        else:
            lines.append(f"{line} ;")
            line = f"    {piece}"
            filled = 0
    lines.append(f"{line} .\n")
    return "\n".join(lines)
