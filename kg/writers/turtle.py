"""Turtle and TriG, laid out for people: sections with headings, one block a subject, short names throughout.

Written as text rather than through a library: the same bytes on every machine, and a small fraction of the time.
The first line is always an `@prefix`, because some stores guess the format from the first bytes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.writers.blocks import SELECTION, TYPE, Model
from kg.writers.iris import LOCAL, NCNAME, is_iri
from kg.writers.ntriples import quoted
from kg.writers.statements import REIFIES, reified
from kg.writers.terms import DECIMAL, INTEGER, Text, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.blocks import Block, Section
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

_WIDTH = 120
_REMEMBERED = 20_000


class _Names:
    """Short names for IRIs."""

    def __init__(self, prefixes: Mapping[str, str], more: Mapping[str, str] | None = None) -> None:
        self.prefixes = {**prefixes, **_usable(more or {}, prefixes)}
        self._namespaces = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        # an entity is named again and again, a statement once or twice: the latest are remembered, not all
        self.short = lru_cache(_REMEMBERED)(self._short)

    def _short(self, iri: str) -> str:
        if iri == TYPE:
            return "a"
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._namespaces.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix is not None and LOCAL.fullmatch(iri, cut) else f"<{iri}>"

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


def _usable(more: Mapping[str, str], taken: Mapping[str, str]) -> dict[str, str]:
    """Prefixes that can be written beside those that are taken, sorted; what cannot is written as whole IRIs."""
    found: dict[str, str] = {}
    for prefix, namespace in sorted(more.items()):
        fits = not prefix or NCNAME.fullmatch(prefix)
        free = prefix not in taken and namespace not in {*taken.values(), *found.values()}
        if fits and free and namespace.endswith(("/", "#")) and is_iri(namespace):
            found[prefix] = namespace
    return found


def turtle(
    graph: KnowledgeGraph,
    *,
    rdf12: bool = False,
    prefixes: Mapping[str, str] | None = None,
    **options: Unpack[RdfOptions],
) -> Iterator[str]:
    """The graph as Turtle, in chunks; everything is in the default graph.

    With `rdf12`, statements are reifiers of triple terms (RDF 1.2 Turtle, `tripleTerm`). `prefixes` are further names
    of namespaces, such as `Ontology.prefixes`; those that are taken or cannot be written are ignored. Other options as
    of `kg.writers.blocks.Model`.
    """
    model = Model(graph, **options)
    names = _Names(model.iris.prefixes, prefixes)
    yield names.header()
    yield from _sections(model.sections(), names, rdf12=rdf12)


def trig(
    graph: KnowledgeGraph,
    *,
    rdf12: bool = False,
    prefixes: Mapping[str, str] | None = None,
    **options: Unpack[RdfOptions],
) -> Iterator[str]:
    """The graph as TriG, in chunks, with one named graph a document. Options as of `turtle`."""
    model = Model(graph, **options)
    names = _Names(model.iris.prefixes, prefixes)
    yield names.header()
    for name, sections in model.graphs():
        yield f"\n{names.short(name)} {{\n" if name else ""
        yield from _sections(sections, names, rdf12=rdf12)
        yield "}\n" if name else ""


def _sections(sections: Iterable[Section], names: _Names, *, rdf12: bool) -> Iterator[str]:
    for title, blocks, about in sections:
        # quoted, because a line break in it would end the comment
        heading = f"\n# ---- {title}{f': {quoted(clean(about[:_WIDTH]))}' if about else ''}\n\n"
        for block in blocks:
            # a sentence and the statements that rest on it stand together, apart from the next
            yield heading or ("\n" if block.rows[0][1][0] == SELECTION else "")
            yield _block(block, names, rdf12=rdf12)
            heading = ""


def _block(block: Block, names: _Names, *, rdf12: bool) -> str:
    """One subject; properties share a line as long as they fit."""
    stated, rows = reified(block.rows) if rdf12 else (None, block.rows)
    pieces = [f"{names.short(predicate)} {', '.join(map(names.term, objects))}" for predicate, objects in rows]
    if stated:
        pieces.insert(1, f"{names.short(REIFIES)} <<( {' '.join(map(names.term, stated))} )>>")
    lines: list[str] = []
    line = f"{names.short(block.subject)} {pieces[0]}"
    for piece in pieces[1:]:
        if len(line) + len(piece) + 3 <= _WIDTH:
            line += f" ; {piece}"
        else:
            lines.append(f"{line} ;")
            line = f"    {piece}"
    lines.append(f"{line} .\n")
    return "\n".join(lines)
