"""What is written conforms in the eyes of pySHACL too: shapes made of the ontology, over the RDF of the example."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef

from kg.ontology.load import load_ontology

pyshacl = pytest.importorskip("pyshacl", reason="pip install kg-news[validate]")

EXAMPLE = Path(__file__).parents[2] / "examples" / "museum"


def shapes() -> Graph:
    """Domain, range, datatype and cardinality of every property whose ends leave no choice."""
    graph = Graph()
    for one in load_ontology(EXAMPLE / "museum.ttl").own_properties:
        iri = URIRef(one.iri)
        for target, classes in ((SH.targetSubjectsOf, one.domains), (SH.targetObjectsOf, one.ranges)):
            if len(classes) == 1:
                shape = BNode()
                graph.add((shape, RDF.type, SH.NodeShape))
                graph.add((shape, target, iri))
                graph.add((shape, SH["class"], URIRef(classes[0])))
        shape, path = BNode(), BNode()
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetSubjectsOf, iri))
        graph.add((shape, SH.property, path))
        graph.add((path, SH.path, iri))
        if one.functional:
            graph.add((path, SH.maxCount, Literal(1)))
        kinds = [URIRef(kind) for kind in one.datatypes if kind != str(XSD.nonNegativeInteger)]
        graph += [(path, SH.datatype, kind) for kind in kinds]
        if not one.literal:
            graph.add((path, SH.nodeKind, SH.IRI))
    return graph


def validated(data: Graph) -> bool:
    ontology = Graph().parse(EXAMPLE / "museum.ttl")
    ontology.remove((None, OWL.imports, None))
    conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes(), ont_graph=ontology, inference="none")
    return bool(conforms)


def test_the_graph_of_the_example_conforms_to_its_ontology() -> None:
    data = Graph().parse(EXAMPLE / "expected.ttl")
    own = "https://example.org/museum#"
    assert len({p for _, p, _ in data if str(p).startswith(own)}) >= 4
    assert validated(data)
    wrong = next(s for s, _, _ in data.triples((None, RDF.type, URIRef(f"{own}Museum"))))
    data.add((wrong, URIRef(f"{own}hangsIn"), wrong))
    assert not validated(data)
    assert (wrong, RDFS.label, None) in data
