"""`shapes.ttl`: accepts a graph as documented, and refuses each of its corruptions."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg.ontology import ontology_folder

pyshacl = pytest.importorskip("pyshacl")
SHAPES = Graph().parse(ontology_folder() / "shapes.ttl")
TEXT = "Ines toured the mill in Lund. Olav said Ines met Per in 2002."
GRAPH = f"""
@prefix kg: <https://w3id.org/kg-news/vocab#> . @prefix onto: <https://w3id.org/kg-news/onto#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <http://x.test/> .
:doc a schema:NewsArticle ; schema:articleBody "{TEXT}" .
:ines a onto:Person ; rdfs:label "Ines"@en . :olav a onto:Person ; rdfs:label "Olav"@en .
:per a onto:Person ; rdfs:label "Per"@en . :mill a onto:Facility ; rdfs:label "mill"@en .
:tour rdfs:label "toured"@en . :meet rdfs:label "met"@en .
:ines :tour :mill .
:s1 a rdf:Statement ; rdf:subject :ines ; rdf:predicate :tour ; rdf:object :mill ;
  kg:status kg:Asserted ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ; kg:confidence 0.9 ;
  prov:wasDerivedFrom :x1 .
:s2 a rdf:Statement ; rdf:subject :ines ; rdf:predicate :meet ; rdf:object :per ;
  kg:status kg:Claimed ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ; kg:confidence 0.8 ;
  kg:claimedBy :olav ; kg:time "2002"^^xsd:gYear ;
  kg:earliest "2002-01-01"^^xsd:date ; kg:latest "2002-12-31"^^xsd:date ; prov:wasDerivedFrom :x2 .
:x1 a oa:ResourceSelection ; oa:hasSource :doc ; oa:start 0 ; oa:end 29 ; oa:exact "{TEXT[:29]}" .
:x2 a oa:ResourceSelection ; oa:hasSource :doc ; oa:start 30 ; oa:end 61 ; oa:exact "{TEXT[30:]}" .
"""


def conforms(turtle: str) -> bool:
    return bool(pyshacl.validate(Graph().parse(data=turtle, format="turtle"), shacl_graph=SHAPES)[0])


def test_the_shapes_are_valid_shacl() -> None:
    assert pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)[0]


def test_a_graph_as_documented_conforms() -> None:
    assert conforms(GRAPH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oa:start 0 ;", "oa:start 1 ;"),
        (f'oa:exact "{TEXT[:29]}"', 'oa:exact "Ines toured the moon"'),
        (":ines :tour :mill .", ""),
        (":ines :tour :mill .", ":ines :tour :mill ; :meet :per ."),
        ("kg:status kg:Claimed", "kg:status kg:Planned"),
        ("kg:status kg:Claimed", "kg:status kg:Rumoured"),
        ("kg:modality kg:Actual ; kg:confidence 0.9", "kg:modality kg:Possible ; kg:confidence 0.9"),
        ("kg:confidence 0.9", "kg:confidence 1.4"),
        ('"2002"^^xsd:gYear', '"2002"'),
        ('"2002-12-31"^^xsd:date', '"2001-12-31"^^xsd:date'),
        (':per a onto:Person ; rdfs:label "Per"@en .', ":per a onto:Person ."),
        ('rdfs:label "Olav"@en', 'rdfs:label "Olav"@en , "Olaf"@en'),
        (':meet rdfs:label "met"@en .', ""),
        ("; prov:wasDerivedFrom :x2", ""),
    ],
)
def test_a_corrupted_graph_is_refused(old: str, new: str) -> None:
    assert old in GRAPH
    assert not conforms(GRAPH.replace(old, new))
