"""The graph as rdflib sees it: triples as terms, one rdflib Graph, and reading back what was written."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from kg.errors import ReadError, UsageError
from kg.writers.blocks import Model
from kg.writers.files import read_bytes
from kg.writers.terms import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Unpack

    import rdflib

    from kg.graph import KnowledgeGraph
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

Triple: TypeAlias = tuple[str, str, "Term"]
_T = TypeVar("_T")

READABLE = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
"""File endings that `load` reads, with rdflib's names of the formats."""


_REMEDY = "write it again with kg build"


def triples(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[Triple]:
    """Every triple of the graph, in writing order; IRIs in full. Options as of `kg.writers.blocks.Model`."""
    return _triples(Model(graph, **options))


def _triples(model: Model) -> Iterator[Triple]:
    for section in model.sections():
        for subject, rows in section.blocks:
            for predicate, objects in rows:
                for term in objects:
                    yield subject, predicate, term


def to_rdflib(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> rdflib.Graph:
    """The graph as one rdflib Graph with all prefixes bound. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    return rdflib_graph(_triples(model), model.iris.prefixes)


def rdflib_graph(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> rdflib.Graph:
    """Triples as one rdflib Graph, with prefixes bound."""
    from rdflib import Graph, URIRef  # noqa: PLC0415  (heavy: loaded when used)
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415

    def term(value: Term) -> URIRef | RdfLiteral:
        if isinstance(value, str):
            return URIRef(value)
        datatype = URIRef(value.datatype) if value.datatype else None
        return RdfLiteral(value.value, value.language or None, datatype, normalize=False)

    result = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        result.bind(prefix, namespace)
    for subject, predicate, value in triples:
        result.add((URIRef(subject), URIRef(predicate), term(value)))
    return result


def load(path: str | os.PathLike[str], *, form: str | None = None, remedy: str = _REMEDY) -> rdflib.Graph:
    """All triples of a written RDF file (of every named graph in it), gzipped or not.

    `form` is rdflib's name of the format; without it the ending tells. `remedy` ends the message about a broken file.
    Raises `UsageError` when the ending is none of `READABLE`, `ReadError` when the file cannot be read or parsed.
    """
    return _read(path, form, remedy, _parse)


def quads(path: str | os.PathLike[str]) -> list[tuple[str, Triple]]:
    """The triples of an RDF file as plain values, sorted, each with its graph's IRI (empty: the default graph).

    A blank node is "_:" and its name. Errors as of `load`.
    """
    found = _read(path, None, _REMEDY, _parse_quads)
    return sorted(found, key=lambda it: (it[0], *it[1][:2], str(it[1][2])))


def _read(path: str | os.PathLike[str], form: str | None, remedy: str, parse: Callable[[bytes, str], _T]) -> _T:
    target = Path(path)
    name = target.name.lower().removesuffix(".gz")
    form = form or READABLE.get(Path(name).suffix)
    if form is None:
        message = f"{target} cannot be read back as a graph: its name should end in {', '.join(READABLE)} or .json."
        raise UsageError(message)
    data = read_bytes(target)
    try:
        return parse(data, form)
    except Exception as error:  # rdflib's parsers raise whatever comes up
        from kg.ontology.load import syntax_position  # noqa: PLC0415  (loads rdflib, which is loaded by now)

        line, reason = syntax_position(error)
        where = f" at line {line}" if line else ""
        if b"<<(" in data:
            message = f"{target} is written in RDF 1.2, which rdflib cannot read yet; write it again without rdf12."
            raise ReadError(message) from error
        message = f"{target} is not valid {form}{where} ({reason}); {remedy}."
        raise ReadError(message) from error


def parsed(
    path: str | os.PathLike[str], *, form: str | None = None, remedy: str = _REMEDY
) -> tuple[dict[str, str], list[Triple]]:
    """Prefixes and sorted triples of an RDF file as plain values, a blank node as "_:" and its name; see `load`."""
    graph = load(path, form=form, remedy=remedy)
    found = [_plain(triple) for triple in graph]
    return {prefix: str(name) for prefix, name in graph.namespaces()}, sorted(
        found, key=lambda it: (*it[:2], str(it[2]))
    )


def _plain(triple: Iterable[rdflib.term.Node]) -> Triple:
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415  (heavy: loaded when used)
    from rdflib import URIRef  # noqa: PLC0415

    def term(node: rdflib.term.Node) -> Term:
        if isinstance(node, RdfLiteral):
            return Text(str(node), node.language or "", str(node.datatype or ""))
        return str(node) if isinstance(node, URIRef) else f"_:{node}"

    subject, predicate, value = map(term, triple)
    return str(subject), str(predicate), value


def _parse_quads(data: bytes, form: str) -> list[tuple[str, Triple]]:
    from rdflib import Dataset  # noqa: PLC0415  (heavy: loaded when used)

    if form not in {"trig", "nquads"}:
        return [("", _plain(triple)) for triple in _parse(data, form)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
        dataset = Dataset()
        dataset.parse(data=data, format=form)
        unnamed = {None, dataset.default_graph.identifier}
        return [("" if graph in unnamed else str(graph), _plain(triple)) for *triple, graph in dataset.quads()]


def _parse(data: bytes, form: str) -> rdflib.Graph:
    from rdflib import Dataset, Graph  # noqa: PLC0415  (heavy: loaded when used)

    if form == "json-ld":
        from kg.ontology.load import remote_contexts  # noqa: PLC0415  (loads rdflib, which is loaded by now)

        remote = remote_contexts(data)
        if remote:
            message = f"its context {remote[0]} is not inside the file, and nothing is fetched"
            raise ValueError(message)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
        if form not in {"trig", "nquads"}:
            return Graph().parse(data=data, format=form)
        dataset = Dataset()
        dataset.parse(data=data, format=form)
        found = Graph()
        for subject, predicate, value, _ in dataset.quads():
            found.add((subject, predicate, value))
        return found
