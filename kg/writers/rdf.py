"""The graph as triples: one after the other, and as one rdflib Graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.writers.blocks import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Unpack

    import rdflib

    from kg.graph import KnowledgeGraph
    from kg.writers.options import RdfOptions
    from kg.writers.readback import Triple
    from kg.writers.terms import Term


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
