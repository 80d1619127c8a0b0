"""Validation results as a SHACL report graph (SHACL 3.6) in Turtle, the same bytes on every run."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rdflib.term import Node

    from kg.ontology.shacl import Result

_KEPT = ":/?#[]@!$&'()*+,;=%~"


def report_turtle(results: Iterable[Result], shapes: Graph, prefixes: Mapping[str, str], name: str = "") -> str:
    """The `sh:ValidationReport` of these results; `shapes` tells about shapes and paths that have no name.

    Reports of different `name` may be written into one file: their blank nodes differ.

    An IRI that is none is written with its bad characters percent-escaped, since no RDF file could hold it otherwise.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in sorted({**prefixes, "sh": str(SH)}.items()):
        graph.bind(prefix, namespace)
    label = sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    report = BNode(f"r{label}")
    graph.add((report, RDF.type, SH.ValidationReport))
    names: dict[Node, BNode] = {}

    def new() -> BNode:
        return BNode(f"b{label}n{len(names):07}")

    for number, result in enumerate(results):
        node = BNode(f"r{label}n{number:07}")
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
                graph.add((node, predicate, _written(value, shapes, graph, names, new)))
    graph.add((report, SH.conforms, Literal((None, SH.result, None) not in graph)))
    return graph.serialize(format="turtle")


def _written(node: Node, shapes: Graph, graph: Graph, names: dict[Node, BNode], new: Callable[[], BNode]) -> Node:
    """The node as the report holds it; what the shapes say of one without a name is copied."""
    if isinstance(node, URIRef):
        return URIRef(quote(str(node), safe=_KEPT, errors="replace")) if not _fine(node) else node
    if not isinstance(node, BNode):
        return node
    if node in names:
        return names[node]
    found = names[node] = new()
    for _, predicate, value in sorted(shapes.triples((node, None, None))):
        graph.add((found, predicate, _written(value, shapes, graph, names, new)))
    return found


def _fine(iri: URIRef) -> bool:
    return not any(c in '<>" {}|\\^`' or ord(c) <= ord(" ") for c in str(iri))
