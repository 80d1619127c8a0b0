"""Triples in dictionaries, and what damaged RDF lists do to them."""

from __future__ import annotations

from rdflib import RDF, Graph, Literal, URIRef

from kg.ontology.triples import Triples

X = "http://x.test/"
HEAD = URIRef(X + "list")


def parsed(turtle: str) -> Graph:
    prefixes = f"@prefix : <{X}> . @prefix rdf: <{RDF}> .\n"
    return Graph().parse(data=prefixes + turtle, format="turtle")


def test_graphs_are_read_as_one() -> None:
    triples = Triples([parsed(":a :p 1 ."), parsed(":a :p 2 ; :q 3 . :b :p 1 .")])
    p, q = URIRef(X + "p"), URIRef(X + "q")
    assert sorted(map(str, triples.objects(URIRef(X + "a"), p, q))) == ["1", "2", "3"]
    assert triples.subjects(p, Literal(1)) == {URIRef(X + "a"), URIRef(X + "b")}
    assert triples.objects(URIRef(X + "none"), p) == []
    assert URIRef(X + "b") in triples
    assert URIRef(X + "none") not in triples


def test_a_list_is_read_to_its_end_even_if_it_has_none() -> None:
    whole = Triples([parsed(":list rdf:first 1 ; rdf:rest ( 2 3 ) .")])
    assert [str(item) for item in whole.items(HEAD)] == ["1", "2", "3"]
    broken = Triples([parsed(":list rdf:first 1 .")])
    assert [str(item) for item in broken.items(HEAD)] == ["1"]
    circle = Triples([parsed(":list rdf:first 1 ; rdf:rest :list .")])
    assert [str(item) for item in circle.items(HEAD)] == ["1"]
