"""RDF files back into triples: by pyoxigraph where it is installed, else by rdflib, which takes tens of times as long.

Both give the same plain values: an IRI is a string, a blank node "_:" and its name, a literal a `Text` with its
language in lower case and without the datatype that it has anyway (RDF 1.1 Concepts, 3.3). Nothing is fetched.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeAlias

from kg.errors import ReadError, UsageError
from kg.writers.files import read_bytes
from kg.writers.iris import RDF, XSD
from kg.writers.statements import REIFIES
from kg.writers.terms import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator

    import rdflib

    from kg.writers.terms import Term

Triple: TypeAlias = tuple[str, str, "Term"]

FORMATS = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".n3": "n3",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
}
"""Endings of RDF files from anywhere, with rdflib's names of the formats."""

READABLE = {ending: FORMATS[ending] for ending in (".ttl", ".turtle", ".trig", ".nt", ".nq", ".jsonld", ".rdf")}
"""Endings of RDF files that kg writes and reads back."""

MEDIA_TYPES = {
    "turtle": "text/turtle",
    "n3": "text/n3",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "nquads": "application/n-quads",
    "json-ld": "application/ld+json",
    "xml": "application/rdf+xml",
}
"""By which pyoxigraph knows the formats."""

_LINES = {"nt", "nquads"}
_WITH_GRAPHS = {"trig", "nquads"}
_PARTS = f"{RDF}subject", f"{RDF}predicate", f"{RDF}object"
_IMPLIED = {f"{XSD}string", f"{RDF}langString"}
_REMEDY = "write it again with kg build"
_NEWER, _WITHOUT = "which rdflib cannot read yet", "write it again without rdf12"
_LONGEST_REASON = 120
_PLACE = re.compile(r"^Parser error at line [^:]*: ")  # pyoxigraph says the line twice


class Quad(NamedTuple):
    """A triple, and the IRI of the graph that it is in (empty: the default graph)."""

    graph: str
    triple: Triple


class Parsed(NamedTuple):
    """The triples of a file, sorted, and its prefixes."""

    prefixes: dict[str, str]
    triples: list[Triple]


class _NewerError(ValueError):
    """A triple term of RDF 1.2, where nobody knows what to do with it."""

    def __init__(self) -> None:
        super().__init__("it has a triple term of RDF 1.2")


def parsed(path: str | os.PathLike[str], *, form: str | None = None, remedy: str = _REMEDY) -> Parsed:
    """All triples of a written RDF file (of every named graph in it), gzipped or not.

    A statement as RDF 1.2 has it, `rdf:reifies` and a triple term, is told as RDF 1.1 does: with `rdf:subject`,
    `rdf:predicate` and `rdf:object`. `form` is rdflib's name of the format; without it the ending tells. `remedy` ends
    the message about a broken file.

    Raises `UsageError` when the ending is none of `READABLE`, `ReadError` when the file cannot be read or parsed.
    """
    target = Path(path)
    name = form or _form_of(target)
    data = read_bytes(target)
    with _told(target, name, data, remedy):
        file = _Open(io.BytesIO(data), name)
        found = {quad.triple for quad in file.quads(unfold=True)}
        return Parsed(file.prefixes, sorted(found, key=_order))


def quads(path: str | os.PathLike[str]) -> list[Quad]:
    """The triples of an RDF file with their graphs, sorted; those of RDF 1.2 are refused. Errors as of `parsed`."""
    target = Path(path)
    name = _form_of(target)
    data = read_bytes(target)
    with _told(target, name, data, _REMEDY, newer=f"and its statements cannot be taken apart; {_WITHOUT}"):
        found = set(_Open(io.BytesIO(data), name).quads())
        return sorted(found, key=lambda quad: (quad.graph, *_order(quad.triple)))


def each(stream: BinaryIO, form: str, *, base: str = "", only: Collection[str] = ()) -> Iterator[Quad]:
    """The triples of an open file, one after the other as far as the library can; `only` those with such a predicate.

    Raises whatever the library raises.
    """
    return _Open(stream, form, base).quads(only)


def load(path: str | os.PathLike[str], *, form: str | None = None, remedy: str = _REMEDY) -> rdflib.Graph:
    """All triples of a written RDF file as one rdflib Graph, for programs that need one. Arguments as of `parsed`."""
    target = Path(path)
    name = form or _form_of(target)
    data = read_bytes(target)
    with _told(target, name, data, remedy, newer=f"{_NEWER}; {_WITHOUT}"):
        return _rdflib_graph(data, name)


def _form_of(path: Path) -> str:
    found = READABLE.get(Path(path.name.lower().removesuffix(".gz")).suffix)
    if found is None:
        message = f"{path} cannot be read back as a graph: its name should end in {', '.join(READABLE)} or .json."
        raise UsageError(message)
    return found


@contextmanager
def _told(path: Path, form: str, data: bytes, remedy: str, *, newer: str = "") -> Iterator[None]:
    """What a parser raises, as a sentence; `newer` is its end where RDF 1.2 cannot be read."""
    try:
        with quiet():
            yield
    except Exception as error:  # parsers raise whatever comes up
        newer = newer or ("" if _oxigraph() else f"{_NEWER}; run: pip install 'kg-news[store]'")
        if b"<<(" in data and newer:
            message = f"{path} is written in RDF 1.2, {newer}."
            raise ReadError(message) from error
        line, reason = _position(error, form, data)
        where = f" at line {line}" if line else ""
        message = f"{path} is not valid {form}{where} ({reason}); {remedy}."
        raise ReadError(message) from error


def _position(error: Exception, form: str, data: bytes) -> tuple[int, str]:
    """Where a parser failed (0 when it does not say), and why."""
    remote = _remote_context(data) if form == "json-ld" else ""
    if remote:
        return 0, f"its context {remote[:_LONGEST_REASON]} is not inside the file, and nothing is fetched"
    if isinstance(error, SyntaxError):
        reason = _PLACE.sub("", " ".join(str(error.msg).split()))
        return error.lineno or 0, reason[:_LONGEST_REASON]
    from kg.ontology.load import syntax_position  # noqa: PLC0415  (loads rdflib, which is loaded by now)

    return syntax_position(error)


def _remote_context(data: bytes) -> str:
    """The first context that a JSON-LD document does not have inside; empty for none and for what is no JSON."""
    from kg.ontology.load import remote_contexts  # noqa: PLC0415  (loads rdflib)

    try:
        return next(iter(remote_contexts(data)), "")
    except (ValueError, RecursionError):
        return ""


def _order(triple: Triple) -> tuple[str, str, str]:
    subject, predicate, term = triple
    return subject, predicate, term if isinstance(term, str) else '"'.join(("", *term))


class _Open:
    """A file that is being read; `prefixes` are known when it was."""

    def __init__(self, stream: BinaryIO, form: str, base: str = "") -> None:
        self.prefixes: dict[str, str] = {}
        self._stream, self._form, self._base = stream, form, base

    def quads(self, only: Collection[str] = (), *, unfold: bool = False) -> Iterator[Quad]:
        """The quads, `only` those with such a predicate; with `unfold`, triple terms in the words of RDF 1.1."""
        library = _oxigraph()
        if library is not None:
            return self._by_oxigraph(library, only, unfold=unfold)
        return self._lines_by_rdflib(only) if self._form == "nt" else self._by_rdflib(only)

    # ---- pyoxigraph

    def _by_oxigraph(self, ox: Any, only: Collection[str], *, unfold: bool) -> Iterator[Quad]:  # noqa: ANN401  (no types)
        base = self._base if self._base and self._form not in _LINES else None
        form = ox.RdfFormat.from_media_type(MEDIA_TYPES[self._form])
        file = ox.parse(self._stream, form, base_iri=base, lenient=True)
        named = ox.NamedNode
        for subject, predicate, target, name in file:  # for each of millions: IRIs are told first, and in place
            relation = predicate.value
            if only and relation not in only:
                continue
            graph = name.value if type(name) is named else ""
            source = subject.value if type(subject) is named else f"_:{subject.value}"
            if type(target) is not ox.Triple:
                value = target.value if type(target) is named else _of_oxigraph(ox, target)
                yield Quad(graph, (source, relation, value))
            elif unfold and relation == REIFIES:
                parts = zip(_PARTS, target, strict=True)
                yield from (Quad(graph, (source, part, _of_oxigraph(ox, it))) for part, it in parts)
            else:
                raise _NewerError
        self.prefixes = dict(file.prefixes)

    # ---- rdflib

    def _by_rdflib(self, only: Collection[str]) -> Iterator[Quad]:
        from rdflib import URIRef  # noqa: PLC0415  (heavy: loaded when used)

        found = _dataset(self._stream.read(), self._form, self._base)
        self.prefixes = {prefix: str(name) for prefix, name in found.namespaces()}
        unnamed = {None, found.default_graph.identifier}
        for predicate in map(URIRef, sorted(only)) if only else (None,):
            for *triple, graph in found.quads((None, predicate, None, None)):
                yield Quad("" if graph in unnamed else str(graph), _of_rdflib(triple))

    def _lines_by_rdflib(self, only: Collection[str]) -> Iterator[Quad]:
        """N-Triples a line at a time: its parser fills a sink, which is emptied after each line."""
        from rdflib.plugins.parsers.ntriples import W3CNTriplesParser  # noqa: PLC0415  (heavy: loaded when used)

        found: list[tuple[Any, Any, Any]] = []

        class Sink:
            def triple(self, *triple: Any) -> None:  # noqa: ANN401  (as rdflib calls it)
                found.append(triple)

        parser = W3CNTriplesParser(sink=Sink())  # type: ignore[arg-type]
        for line in self._stream:
            parser.parsestring(line)
            yield from (Quad("", _of_rdflib(triple)) for triple in found if not only or str(triple[1]) in only)
            found.clear()


def _oxigraph() -> Any:  # noqa: ANN401  (no types)
    """The module pyoxigraph; None where it is not installed."""
    try:
        import pyoxigraph  # noqa: PLC0415  (an extra)
    except ImportError:
        return None
    return pyoxigraph


def _of_oxigraph(ox: Any, node: Any) -> Term:  # noqa: ANN401
    if type(node) is ox.Triple:
        raise _NewerError
    if type(node) is not ox.Literal:
        return str(node.value) if type(node) is ox.NamedNode else f"_:{node.value}"
    language = node.language
    if language:
        return Text(node.value, language.lower())
    datatype = node.datatype.value
    return Text(node.value, "", "" if datatype in _IMPLIED else datatype)


def _of_rdflib(triple: Iterable[rdflib.term.Node]) -> Triple:
    from rdflib import Literal, URIRef  # noqa: PLC0415  (heavy: loaded when used)

    def term(node: rdflib.term.Node) -> Term:
        if isinstance(node, Literal):
            datatype = str(node.datatype or "")
            return Text(str(node), (node.language or "").lower(), "" if datatype in _IMPLIED else datatype)
        return str(node) if isinstance(node, URIRef) else f"_:{node}"

    subject, predicate, value = map(term, triple)
    return str(subject), str(predicate), value


def _dataset(data: bytes, form: str, base: str = "") -> rdflib.Dataset:
    from rdflib import Dataset  # noqa: PLC0415  (heavy: loaded when used)

    with quiet():
        found = Dataset()
        into = found if form in _WITH_GRAPHS else found.default_graph
        _parse(into, data, form, base)
        return found


def _rdflib_graph(data: bytes, form: str) -> rdflib.Graph:
    from rdflib import Graph  # noqa: PLC0415  (heavy: loaded when used)

    if form in _WITH_GRAPHS:
        found = Graph()
        for subject, predicate, value, _ in _dataset(data, form).quads():
            found.add((subject, predicate, value))
        return found
    with quiet():
        return _parse(Graph(), data, form)


def _parse(into: rdflib.Graph, data: bytes, form: str, base: str = "") -> rdflib.Graph:
    if form == "json-ld" and _remote_context(data):  # rdflib would fetch it
        message = "a context is not inside"
        raise ValueError(message)
    return into.parse(data=data, format=form, publicID=base or None)


@contextmanager
def quiet() -> Iterator[None]:
    """No warnings of rdflib: about what it deprecates and uses, and about literals that are not of their datatype."""
    logger = logging.getLogger("rdflib.term")
    was, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        logger.disabled = was
