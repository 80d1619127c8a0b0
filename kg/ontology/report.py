"""Validation results as a SHACL report graph (SHACL 3.6) in Turtle, the same bytes on every run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib.term import Node

    from kg.ontology.shacl import Result

_KEPT = ":/?#[]@!$&'()*+,;=%~"


def report_turtle(results: Iterable[Result], shapes: Graph, prefixes: Mapping[str, str]) -> str:
    """The `sh:ValidationReport` of these results; `shapes` tells about shapes and paths that have no name.

    An IRI that is none is written with its bad characters percent-escaped, since no RDF file could hold it otherwise.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in sorted({**prefixes, "sh": str(SH)}.items()):
        graph.bind(prefix, namespace)
    report = BNode("report")
    graph.add((report, RDF.type, SH.ValidationReport))
    names: dict[Node, BNode] = {}
    for number, result in enumerate(results):
        node = BNode(f"result{number:07}")
        graph.add((report, SH.result, node))
        graph.add((node, RDF.type, SH.ValidationResult))
        graph.add((node, SH.resultMessage, Literal(result.message)))
        for predicate, value in (
            (SH.focusNode, result.focus),
            (SH.resultPath, result.path),
            (SH.value, result.value),
            (SH.resultSeverity, result.severity),
            (SH.sourceShape, result.shape),
            (SH.sourceConstraintComponent, result.component),
            (SH.sourceConstraint, result.constraint),
        ):
            if value is not None:
                graph.add((node, predicate, _written(value, shapes, graph, names)))
    graph.add((report, SH.conforms, Literal((None, SH.result, None) not in graph)))
    return graph.serialize(format="turtle")


def _written(node: Node, shapes: Graph, graph: Graph, names: dict[Node, BNode]) -> Node:
    """The node as the report holds it; what the shapes say of one without a name is copied."""
    if isinstance(node, URIRef):
        return URIRef(quote(str(node), safe=_KEPT, errors="replace")) if not _fine(node) else node
    if not isinstance(node, BNode):
        return node
    if node in names:
        return names[node]
    new = names[node] = BNode(f"node{len(names):07}")
    for _, predicate, value in sorted(shapes.triples((node, None, None))):
        graph.add((new, predicate, _written(value, shapes, graph, names)))
    return new


def _fine(iri: URIRef) -> bool:
    return not any(c in '<>" {}|\\^`' or ord(c) <= ord(" ") for c in str(iri))
