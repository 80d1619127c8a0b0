"""The Turtle files in `ontologies/`: complete, consistent, and what a strict reader would accept."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.model import EntityType, Modality, Status
from kg.ontology import NEWS, default_ontology, ontology_folder
from kg.ontology.values import phrase_key

T = EntityType
ONTOLOGY = default_ontology()
FILES = ("news.ttl", "lexicon.ttl", "kg.ttl", "shapes.ttl")
VOCAB = "https://w3id.org/kg-news/vocab#"


def means(lemma: str, particle: str = "", subject: T = T.PERSON, target: T | None = T.PERSON) -> str:
    match = ONTOLOGY.property_for(lemma, particle, subject, target)
    return ("<-" if match.swapped else "") + match.iri.removeprefix(NEWS) if match else ""


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_turtle_with_only_ascii_iris_and_survives_a_round_trip(name: str) -> None:
    first = Graph().parse(ontology_folder() / name)
    again = Graph().parse(data=first.serialize(format="nt"), format="nt")
    assert len(first) == len(again) > 50
    assert all(str(node).isascii() for triple in first for node in triple if isinstance(node, URIRef))


def test_every_class_and_property_has_a_label_and_a_comment() -> None:
    for term in (*ONTOLOGY.classes, *ONTOLOGY.properties):
        assert term.iri.startswith(NEWS), term
        assert term.label, term
        assert re.fullmatch(r".{10,}\.", term.comment), term


def test_labels_are_unique_so_that_a_reader_can_tell_properties_apart() -> None:
    counts = Counter(p.label for p in ONTOLOGY.properties)
    assert [label for label, n in counts.items() if n > 1] == []


def test_the_nine_entity_types_are_classes() -> None:
    iris = {c.iri for c in ONTOLOGY.classes}
    assert {ONTOLOGY.class_iri(t) for t in EntityType} <= iris


def test_the_hierarchy_stays_inside_what_is_declared_and_has_no_circle() -> None:
    known = {p.iri for p in ONTOLOGY.properties}
    for term in ONTOLOGY.properties:
        above = ONTOLOGY.super_properties(term.iri)
        assert term.iri not in above
        assert all(iri in known for iri in above if iri.startswith(NEWS)), term


def test_what_a_property_admits_its_super_properties_admit() -> None:
    for term in ONTOLOGY.properties:
        for iri in term.parents:
            if iri.startswith(NEWS):
                above = ONTOLOGY.property(iri)
                assert not above.domain or (term.domain and term.domain <= above.domain), (term.label, above.label)
                assert not above.range or (term.range and term.range <= above.range), (term.label, above.label)


def test_every_frame_points_at_a_property_and_restricts_it_within_its_types() -> None:
    known = {p.iri: p for p in ONTOLOGY.properties}
    for frame in ONTOLOGY.frames:
        meant = known[frame.property]
        domain, range_ = (meant.range, meant.domain) if frame.swapped else (meant.domain, meant.range)
        assert frame.key == phrase_key(frame.key)
        assert not (domain and frame.subject) or domain & frame.subject, frame
        assert not (range_ and frame.object) or range_ & frame.object, frame


def test_no_two_entries_of_the_lexicon_compete_for_the_same_fact() -> None:
    entries = [f for f in ONTOLOGY.frames if not f.inflected]
    assert len(entries) > 200
    for one, other in itertools.combinations(entries, 2):
        if one.key == other.key and one.property != other.property:
            assert one.object, (one, other)
            assert other.object, (one, other)
            assert not one.object & other.object, (one, other)


def test_every_name_in_the_news_namespace_that_the_lexicon_uses_is_declared() -> None:
    declared = {str(s) for s in Graph().parse(ontology_folder() / "news.ttl").subjects(RDF.type)}
    used = {str(o) for o in Graph().parse(ontology_folder() / "lexicon.ttl").objects() if str(o).startswith(NEWS)}
    assert used - declared == set()


def test_every_part_of_a_clause_that_the_lexicon_uses_is_declared() -> None:
    graph = Graph().parse(ontology_folder() / "lexicon.ttl")
    synsem = "http://www.w3.org/ns/lemon/synsem#"
    for name in ("subjOfProp", "objOfProp"):
        for argument in graph.objects(None, URIRef(synsem + name)):
            assert (argument, RDF.type, URIRef(synsem + "SyntacticArgument")) in graph, argument


@pytest.mark.parametrize(
    ("lemma", "particle"), [("tour", ""), ("visit", ""), ("inspect", ""), ("pay visit", "to"), ("pay a visit", "to")]
)
@pytest.mark.parametrize("place", [T.FACILITY, T.PLACE, T.ORGANIZATION])
def test_to_tour_visit_inspect_and_pay_a_visit_to_is_one_property(lemma: str, particle: str, place: T) -> None:
    assert means(lemma, particle, T.PERSON, place) == "visited"


@pytest.mark.parametrize(
    ("lemma", "particle", "subject", "target", "expected"),
    [
        ("meet", "", T.PERSON, T.PERSON, "met"),
        ("meet", "with", T.PERSON, T.PLACE, "met"),
        ("hold talk", "with", T.PERSON, T.ORGANIZATION, "met"),
        ("say", "to", T.PERSON, T.GROUP, "told"),
        ("travel", "to", T.PERSON, T.PLACE, "travelledTo"),
        ("take part", "in", T.ORGANIZATION, T.EVENT, "tookPartIn"),
        ("step down", "from", T.PERSON, T.ORGANIZATION, "resignedFrom"),
        ("step", "down from", T.PERSON, T.ORGANIZATION, "resignedFrom"),
        ("governor", "of", T.PERSON, T.PLACE, "governorOf"),
        ("prime minister", "of", T.PERSON, T.PLACE, "primeMinisterOf"),
        ("CEO", "of", T.PERSON, T.ORGANIZATION, "chiefExecutiveOf"),
        ("father", "of", T.PERSON, T.PERSON, "fatherOf"),
        ("in", "", T.FACILITY, T.PLACE, "locatedIn"),
        ("locate", "in", T.ORGANIZATION, T.PLACE, "locatedIn"),
        ("bear", "in", T.PERSON, T.PLACE, "bornIn"),
        ("be locate", "in", T.FACILITY, T.PLACE, "locatedIn"),
        ("be bear", "in", T.PERSON, T.PLACE, "bornIn"),
        ("be hold", "in", T.EVENT, T.PLACE, "tookPlaceIn"),
        ("employ", "", T.ORGANIZATION, T.PERSON, "<-worksFor"),
        ("predecessor", "of", T.PERSON, T.PERSON, "<-succeeded"),
        ("criticise", "", T.PERSON, T.ORGANIZATION, "criticized"),
        ("make", "", T.ORGANIZATION, T.PRODUCT, "produced"),
        ("cost", "", T.PRODUCT, None, "cost"),
    ],
)
def test_news_english(lemma: str, particle: str, subject: T, target: T | None, expected: str) -> None:
    assert means(lemma, particle, subject, target) == expected


@pytest.mark.parametrize(
    ("lemma", "particle", "subject", "target"),
    [
        ("be", "", T.PERSON, T.PERSON),
        ("have", "", T.PERSON, T.THING),
        ("say", "", T.PERSON, T.THING),
        ("find", "", T.PERSON, T.ORGANIZATION),  # "found" is its past form, not "to found"
        ("lie", "", T.PERSON, T.PERSON),
        ("make", "", T.ORGANIZATION, T.THING),  # a decision
        ("inspect", "", T.PERSON, T.THING),  # a document
        ("dismiss", "", T.PERSON, T.THING),  # a claim
        ("release", "", T.ORGANIZATION, T.THING),  # a statement
        ("address", "", T.PERSON, T.GROUP),
        ("in", "", T.PERSON, T.PLACE),
        ("in", "", T.THING, T.THING),  # progress in negotiations
        ("governor", "of", T.PLACE, T.PLACE),
        ("visit", "", T.EVENT, T.PLACE),
        ("meet", "", T.PERSON, None),
        ("be tell", "", T.PERSON, T.PERSON),  # was told: the other way round
        ("be hold", "in", T.PERSON, T.PLACE),
        ("cost", "", T.PRODUCT, T.PERSON),
    ],
)
def test_what_is_no_synonym_or_does_not_fit_has_no_property(
    lemma: str, particle: str, subject: T, target: T | None
) -> None:
    assert means(lemma, particle, subject, target) == ""


def test_the_graph_vocabulary_names_every_status_and_modality_and_explains_every_term() -> None:
    graph = Graph().parse(ontology_folder() / "kg.ttl")
    named = {str(s).removeprefix(VOCAB) for s in graph.subjects(RDF.type) if str(s).startswith(VOCAB)}
    assert {s.value.capitalize() for s in Status} | {m.value.capitalize() for m in Modality} | {"Affirmed"} <= named
    for name in named:
        assert (URIRef(VOCAB + name), RDFS.label, None) in graph, name
        assert (URIRef(VOCAB + name), RDFS.comment, None) in graph, name


def test_the_vocabulary_does_not_contradict_itself() -> None:
    owlrl = pytest.importorskip("owlrl")
    graph = Graph().parse(ontology_folder() / "news.ttl")
    people = (URIRef(NEWS + "ada"), URIRef(NEWS + "fatherOf"), URIRef(NEWS + "bo"))
    graph.add(people)
    graph.add((people[0], URIRef(NEWS + "governorOf"), URIRef(NEWS + "oslo")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert (people[2], URIRef("https://schema.org/parent"), people[0]) in graph
    assert (people[0], RDF.type, URIRef("https://schema.org/Person")) in graph
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    assert not list(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
