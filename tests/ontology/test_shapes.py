"""`shapes.ttl`: accepts a graph as documented, and refuses each of its corruptions with a message of its own."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from rdflib import BNode, Graph
from rdflib.namespace import SH

from kg.ontology import shacl
from kg.ontology.queries import Queries
from kg.ontology.shacl import check, quiet, shipped_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

pyshacl = pytest.importorskip("pyshacl")
TEXT = "Ines toured the mill in Lund. Olav said Ines met Per in 2002. Ines may send Per a boat."
FIRST, SECOND, THIRD = "Ines toured the mill in Lund.", "Olav said Ines met Per in 2002.", "Ines may send Per a boat."
ENTITIES = "".join(
    f':{name.lower()} a onto:{kind} ; rdfs:label "{name}"@en .\n'
    for name, kind in (
        ("Ines", "Person"),
        ("Olav", "Person"),
        ("Per", "Person"),
        ("Mill", "Facility"),
        ("Boat", "Thing"),
    )
)
GRAPH = f"""
@prefix kg: <https://w3id.org/kg-news/vocab#> . @prefix onto: <https://w3id.org/kg-news/onto#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <http://x.test/> .
:doc a schema:NewsArticle ; schema:articleBody "{TEXT}" ; schema:datePublished "2023-09-15"^^xsd:date ;
  schema:sha256 "{"0a" * 32}" .
{ENTITIES}:ines owl:sameAs <http://www.wikidata.org/entity/Q1> .
:tour rdfs:label "toured"@en ; rdfs:subPropertyOf onto:visited . :meet rdfs:label "met"@en ; skos:closeMatch onto:met .
:send rdfs:label "send"@en .
:ines :tour :mill . :ines onto:visited :mill .
:s1 a rdf:Statement ; rdf:subject :ines ; rdf:predicate :tour ; rdf:object :mill ; kg:property onto:visited ;
  kg:status kg:Asserted ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ; kg:confidence 0.9 ;
  prov:wasDerivedFrom :x1 .
:s2 a rdf:Statement ; rdf:subject :ines ; rdf:predicate :meet ; rdf:object :per ; kg:property onto:met ;
  kg:status kg:Claimed ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ; kg:confidence 0.8 ;
  kg:claimedBy :olav ; kg:cue "said" ; kg:time "2002"^^xsd:gYear ;
  kg:earliest "2002-01-01"^^xsd:date ; kg:latest "2002-12-31"^^xsd:date ; prov:wasDerivedFrom :x2 .
:s3 a rdf:Statement ; rdf:subject :ines ; rdf:predicate :send ; rdf:object :boat ;
  kg:status kg:Possible ; kg:polarity kg:Affirmed ; kg:modality kg:Possible ; kg:confidence 0.7 ;
  kg:event :v1 ; kg:earliest "2023-09-15"^^xsd:date ; prov:wasDerivedFrom :x3 .
:v1 a kg:Event ; kg:trigger :send ; kg:status kg:Possible ; kg:agent :ines ; kg:theme :boat ; kg:recipient :per .
:x1 a oa:ResourceSelection ; oa:hasSource :doc ; oa:start 0 ; oa:end 29 ; oa:exact "{FIRST}" .
:x2 a oa:ResourceSelection ; oa:hasSource :doc ; oa:start 30 ; oa:end 61 ; oa:exact "{SECOND}" .
:x3 a oa:ResourceSelection ; oa:hasSource :doc ; oa:start 62 ; oa:end 87 ; oa:exact "{THIRD}" .
"""
PREFIXES = """@prefix kgs: <https://w3id.org/kg-news/shapes#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
MISTAKES = {
    "missing quote": (f'; oa:exact "{FIRST}"', "", "one quote"),
    "two quotes": (f'oa:exact "{FIRST}"', f'oa:exact "{FIRST}" , "Ines"', "one quote"),
    "quote with a language": (f'"{FIRST}" .', f'"{FIRST}"@en .', "one quote"),
    "end beyond the text": ("oa:end 87", "oa:end 1087", "ends within the text"),
    "start after end": ("oa:start 62", "oa:start 97", "starts before it ends"),
    "start at end": ("oa:start 62", "oa:start 87", "starts before it ends"),
    "negative start": ("oa:start 0", "oa:start -1", "xsd:integer of 0 or more"),
    "no start": ("oa:start 0 ;", "", "xsd:integer of 0 or more"),
    "no end": ("oa:end 29 ;", "", "ends at one offset"),
    "offset as string": ("oa:start 0", 'oa:start "0"', "xsd:integer of 0 or more"),
    "start that is no number": ("oa:start 0", 'oa:start "x"^^xsd:integer', "xsd:integer of 0 or more"),
    "end as decimal": ("oa:end 29", "oa:end 29.0", "ends at one offset"),
    "quote elsewhere": ("oa:start 0 ; oa:end 29", "oa:start 1 ; oa:end 30", "at its offsets"),
    "quote too short": (f'"{FIRST}" .', '"Ines toured" .', "as long as its offsets"),
    "quote changed": (f'"{FIRST}" .', f'"{FIRST.replace("mill", "moon")}" .', "at its offsets"),
    "claimed as plain triple": (":ines :tour :mill .", ":ines :tour :mill ; :meet :per .", "does not assert"),
    "claimed property as plain triple": (":ines :tour :mill .", ":ines :tour :mill ; onto:met :per .", "not assert"),
    "asserted without its triple": (":ines :tour :mill .", "", "also in the graph as a plain triple"),
    "asserted without its property": (":ines onto:visited :mill .", "", "also in the graph as a plain triple"),
    "speaker of what is possible": ("kg:event :v1", "kg:event :v1 ; kg:claimedBy :olav", "has the status claimed"),
    "speaker without status": ("kg:status kg:Claimed ;", "", "one of the five statuses"),
    "two speakers": ("kg:claimedBy :olav", "kg:claimedBy :olav , :per", "at most one speaker"),
    "speaker yet asserted": ("kg:confidence 0.9", "kg:confidence 0.9 ; kg:claimedBy :olav", "nobody's claim"),
    "negated yet asserted": ("Affirmed ; kg:modality kg:Actual ; kg:confidence 0.9",
                             "Negated ; kg:modality kg:Actual ; kg:confidence 0.9", "affirmed, actual"),
    "planned yet asserted": ("kg:Actual ; kg:confidence 0.9", "kg:Planned ; kg:confidence 0.9", "affirmed, actual"),
    "negated yet possible": ("Affirmed ; kg:modality kg:Possible", "Negated ; kg:modality kg:Possible", "follows"),
    "actual yet possible": ("kg:modality kg:Possible", "kg:modality kg:Actual", "follows"),
    "planned yet possible": ("kg:modality kg:Possible", "kg:modality kg:Planned", "follows"),
    "affirmed yet negated": ("kg:status kg:Possible ; kg:polarity", "kg:status kg:Negated ; kg:polarity", "follows"),
    "unknown status": ("kg:status kg:Claimed", "kg:status kg:Rumoured", "one of the five statuses"),
    "status as text": ("kg:status kg:Claimed", 'kg:status "claimed"', "one of the five statuses"),
    "two statuses": ("kg:status kg:Claimed", "kg:status kg:Claimed , kg:Negated", "one of the five statuses"),
    "unknown modality": ("kg:modality kg:Possible", "kg:modality kg:Likely", "actual, planned or possible"),
    "no polarity": ("kg:status kg:Claimed ; kg:polarity kg:Affirmed", "kg:status kg:Claimed", "affirmed or negated"),
    "confidence 1.4": ("kg:confidence 0.9", "kg:confidence 1.4", "decimal from 0 to 1"),
    "confidence below 0": ("kg:confidence 0.9", "kg:confidence -0.1", "decimal from 0 to 1"),
    "confidence as string": ("kg:confidence 0.9", 'kg:confidence "0.9"', "decimal from 0 to 1"),
    "confidence as double": ("kg:confidence 0.9", "kg:confidence 9e-1", "decimal from 0 to 1"),
    "no confidence": ("kg:confidence 0.9 ;", "", "decimal from 0 to 1"),
    "time without a type": ('"2002"^^xsd:gYear', '"2002"', "date, month or year"),
    "year typed as a date": ('"2002"^^xsd:gYear', '"2002"^^xsd:date', "date, month or year"),
    "day that is none": ('"2002"^^xsd:gYear', '"2002-02-30"^^xsd:date', "date, month or year"),
    "earliest after latest": ('"2002-12-31"^^xsd:date', '"2001-12-31"^^xsd:date', "not after kg:latest"),
    "earliest is a year": ('kg:earliest "2002-01-01"^^xsd:date', 'kg:earliest "2002"^^xsd:gYear', "earliest is one"),
    "latest is a year": ('kg:latest "2002-12-31"^^xsd:date', 'kg:latest "2002"^^xsd:gYear', "latest is one full"),
    "missing label of a subject": (':ines a onto:Person ; rdfs:label "Ines"@en', ":ines a onto:Person", "has a label"),
    "missing label of an object": (':boat a onto:Thing ; rdfs:label "Boat"@en', ":boat a onto:Thing", "label and a"),
    "missing label of a speaker": (':olav a onto:Person ; rdfs:label "Olav"@en', ":olav a onto:Person", "has a label"),
    "missing label of a predicate": (':send rdfs:label "send"@en .', "", "predicate has a label"),
    "missing type": (":olav a onto:Person ;", ":olav ", "has a type"),
    "two labels of one language": ('"Olav"@en', '"Olav"@en , "Olaf"@en', "entity has at most one label"),
    "two labels of an object": ('"Boat"@en', '"Boat"@en , "Ship"@en', "entity has at most one label"),
    "two labels of a predicate": ('"send"@en', '"send"@en , "sends"@en', "predicate has at most one label"),
    "no evidence": ("; prov:wasDerivedFrom :x2", "", "has evidence"),
    "evidence that is not there": ("prov:wasDerivedFrom :x2", "prov:wasDerivedFrom :x9", "which is in the graph"),
    "two subjects": ("rdf:subject :ines ; rdf:predicate :meet", "rdf:subject :ines , :olav ; rdf:predicate :meet",
                     "one subject"),
    "no subject": ("rdf:subject :ines ; rdf:predicate :meet", "rdf:predicate :meet", "one subject"),
    "two predicates": ("rdf:predicate :meet", "rdf:predicate :meet , :send", "one predicate"),
    "no object": ("rdf:object :per ;", "", "one object"),
    "document that is not described": ("oa:hasSource :doc ; oa:start 62", "oa:hasSource :lost ; oa:start 62",
                                       "schema:NewsArticle of the graph"),
    "no document": ("oa:hasSource :doc ; oa:start 62", "oa:start 62", "lies in one document"),
    "event without trigger": ("kg:trigger :send ;", "", "has a trigger"),
    "event without participants": (" ; kg:agent :ines ; kg:theme :boat ; kg:recipient :per", "", "three or more"),
    "event of two": (" ; kg:recipient :per", "", "three or more"),
    "event that is none": ("kg:event :v1", "kg:event :v2", "leads to a kg:Event"),
    "property of another predicate": ("kg:property onto:met", "kg:property onto:married", "aligned to"),
    "two properties": ("kg:property onto:met", "kg:property onto:met , onto:visited", "at most one property"),
    "blank node as object": ("kg:agent :ines", "kg:agent :ines , [ ]", "no blank node"),
    "blank node as subject": (":send rdfs:label", "[ a :Odd ] . :send rdfs:label", "no blank node"),
    "space in an IRI": ("entity/Q1>", "entity/Q 1>", "Every IRI"),
    "braces in an IRI": ("entity/Q1>", "entity/{Q1}>", "Every IRI"),
    "bad IRI of a predicate": (":send rdfs:label", ":send <http://x.test/a|b> 1 ; rdfs:label", "Every IRI"),
    "bad IRI of a statement": (":s2 a", "<http://x.test/s\\u00202> a", "Every IRI"),
    "linked to itself": ("<http://www.wikidata.org/entity/Q1>", ":ines", "linked to itself"),
    "linked to a text": ("<http://www.wikidata.org/entity/Q1>", '"Q1"', "leads to an IRI"),
    "short hash": ("0a0a", "0a", "64 hexadecimal digits"),
    "published in a year": ('"2023-09-15"^^xsd:date ;\n  schema', '"2023"^^xsd:gYear ;\n  schema', "published on one"),
}  # fmt: skip


def graph(turtle: str) -> Graph:
    with quiet():
        return Graph().parse(data=turtle, format="turtle")


def conforms(turtle: str) -> bool:
    return not check(graph(turtle), shipped_shapes())


def test_the_shapes_are_valid_shacl() -> None:
    assert pyshacl.validate(Graph(), shacl_graph=Graph() + shipped_shapes(), meta_shacl=True)[0]


def test_a_graph_as_documented_conforms() -> None:
    assert check(graph(GRAPH), shipped_shapes()) == []
    assert check(graph(GRAPH), shipped_shapes(), lift=False) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_caught_with_a_message_of_its_own(name: str) -> None:
    old, new, message = MISTAKES[name]
    assert old in GRAPH
    found = check(graph(GRAPH.replace(old, new, 1)), shipped_shapes())
    assert any(message in result.message for result in found), sorted({result.message for result in found})


def rounds() -> list[str]:
    """Every mistake once, as many as possible at a time."""
    left, found = dict(MISTAKES), []
    while left:
        text = GRAPH
        for name, (old, new, _) in list(left.items()):
            if old in text:
                text = text.replace(old, new, 1)
                del left[name]
        found.append(text)
    return found


@pytest.mark.parametrize("fast", [True, False], ids=["pyoxigraph", "rdflib"])
def test_pyshacl_alone_finds_the_same(monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:  # noqa: FBT001
    if fast:
        pytest.importorskip("pyoxigraph")
    monkeypatch.setattr(shacl, "Queries", partial(Queries, fast=fast))
    for text in rounds():
        assert told(check(graph(text), shipped_shapes())) == told(alone(text))


def told(results: Iterable[shacl.Result]) -> set[tuple[str, ...]]:
    """Results without the names of blank nodes, which every parsing gives anew."""
    return {tuple("_:" if isinstance(it, BNode) else str(it) for it in result) for result in results}


@cache
def alone(text: str) -> frozenset[shacl.Result]:
    return frozenset(check(graph(text), shipped_shapes(), lift=False))


def test_a_node_that_is_no_statement_is_no_target() -> None:
    odd = ":odd kg:status kg:Asserted ; rdf:subject :ines ; rdf:predicate :tour ; rdf:object :per ."
    assert conforms(GRAPH + odd)
    assert not conforms(GRAPH + odd + " :odd a :Odd . :Odd rdfs:subClassOf rdf:Statement .")


@pytest.mark.parametrize(
    "change",
    [
        "kgs:AssertedHasTriple sh:deactivated true .",
        "kgs:Statement sh:deactivated true .",
    ],
)
def test_what_is_switched_off_is_not_run(change: str) -> None:
    wrong = graph(GRAPH.replace(":ines :tour :mill .", ""))
    shapes = Graph() + shipped_shapes()
    shapes.parse(data=PREFIXES + change)
    assert check(wrong, shapes) == []
    assert len(check(wrong, shipped_shapes())) == 1


def test_shapes_that_use_ours_are_left_to_pyshacl() -> None:
    wrong = graph(GRAPH.replace(f'"{FIRST}" .', '"Ines" .'))
    shapes = Graph() + shipped_shapes()
    mine = "[ sh:path <http://www.w3.org/ns/prov#wasDerivedFrom> ; sh:node kgs:Evidence ]"
    shapes.parse(data=f"{PREFIXES} kgs:Mine a sh:NodeShape ; sh:targetClass rdf:Statement ; sh:property {mine} .")
    found = check(wrong, shapes)
    assert set(found) == set(check(wrong, shapes, lift=False))
    assert any(it.component == SH.NodeConstraintComponent for it in found)


def test_two_labels_in_two_languages_are_fine() -> None:
    assert conforms(GRAPH.replace('"Olav"@en', '"Olav"@en , "Olaf"@de'))
