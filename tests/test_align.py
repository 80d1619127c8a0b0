"""Aligning facts with the ontology: what is filled, what is turned, what is refused; and the laws it keeps."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.align import align, align_report
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Mention, MentionKind, Predicate, Span
from kg.ontology import NEWS, Class, Frame, Ontology, Property, default_ontology

T = EntityType
TEXT = "Ines toured the mill in Lund."
KINDS = {"Ines": T.PERSON, "Per": T.PERSON, "mill": T.FACILITY, "Lund": T.PLACE, "Acme": T.ORGANIZATION, "it": T.THING}
WORDS = (
    ("tour", ""), ("visit", ""), ("employ", ""), ("work", "for"), ("in", ""), ("governor", "of"), ("be", ""),
    ("predecessor", "of"), ("succeed", ""), ("cost", ""), ("inspect", ""),
)  # fmt: skip


def entity(name: str, kind: T | None = None) -> Entity:
    mention = Mention("d", Span(0, 1), name, MentionKind.NAME, kind or KINDS[name], name)
    return Entity(name, frozenset({mention}))


def fact(subject: str, lemma: str, particle: str, target: str | Literal, at: int = 0) -> Fact:
    spans = Span(at, at + 1), Span(at + 1, at + 2), Span(at + 2, at + 3)
    proof = Evidence("d", Span(0, len(TEXT)), *spans, TEXT, "clause")
    return Fact(subject, Predicate(lemma, particle, f"{lemma}ed"), target, evidence=frozenset({proof}))


def graph(*facts: Fact) -> KnowledgeGraph:
    return KnowledgeGraph([Document("d", TEXT)], map(entity, KINDS), facts)


def only(found: KnowledgeGraph) -> Fact:
    (single,) = found.facts
    return single


def test_tour_visit_and_pay_visit_end_in_one_property_and_keep_their_own_words() -> None:
    said = [fact("Ines", "tour", "", "mill"), fact("Per", "visit", "", "mill"), fact("Ines", "pay visit", "to", "Lund")]
    found = align(graph(*said), default_ontology())
    assert {f.predicate.iri for f in found.facts} == {f"{NEWS}visited"}
    assert {f.predicate.lemma for f in found.facts} == {"tour", "visit", "pay visit"}
    assert {f.predicate.label for f in found.facts} == {"toured", "visited", "pay visited"}
    assert set(found.facts) == set(said)


def test_a_verb_without_an_entry_is_left_as_it_is() -> None:
    before = graph(fact("Ines", "be", "", "Per"))
    assert align(before, default_ontology()) == before
    assert align_report(before, default_ontology()) == []


def test_a_swapped_frame_turns_the_fact_with_its_evidence() -> None:
    before = fact("Acme", "employ", "", "Ines")
    after = only(align(graph(before), default_ontology()))
    assert (after.subject, after.predicate.key, after.object) == ("Ines", "work for", "Acme")
    assert (after.predicate.iri, after.predicate.label) == (f"{NEWS}worksFor", "works for")
    (old,), (new,) = before.evidence, after.evidence
    assert (new.subject, new.object) == (old.object, old.subject)
    assert (new.predicate, new.sentence, new.quote) == (old.predicate, old.sentence, old.quote)
    assert after.factuality == before.factuality


def test_a_turned_fact_joins_the_one_that_says_it_directly() -> None:
    found = align(
        graph(fact("Acme", "employ", "", "Ines"), fact("Ines", "work", "for", "Acme", at=9)), default_ontology()
    )
    assert len(only(found).evidence) == 2


def test_a_turned_fact_is_not_taken_for_its_opposite() -> None:
    # a person cannot employ a place in this ontology: nothing may make "Ines employs Acme" out of "Acme employs Ines"
    found = align(graph(fact("Acme", "employ", "", "Ines"), fact("Ines", "employ", "", "mill")), default_ontology())
    assert {(f.subject, f.predicate.lemma, f.object) for f in found.facts} == {
        ("Ines", "work", "Acme"),
        ("Ines", "employ", "mill"),
    }


def test_domain_and_range_refuse_with_a_reason() -> None:
    before = graph(fact("Lund", "governor", "of", "Lund"), fact("Ines", "visit", "", "Per"))
    after = align(before, default_ontology())
    assert {f.predicate.iri for f in after.facts} == {""}
    reasons = {r.fact.predicate.lemma: (r.property, r.reason) for r in align_report(before, default_ontology())}
    assert reasons == {
        "governor": (f"{NEWS}governorOf", "the subject of 'governor of' is Person, not Place"),
        "visit": (f"{NEWS}visited", "the object of 'visited' is Facility or Place, not Person"),
    }


def test_an_entity_that_is_a_mere_thing_is_taken_and_places_stand_for_organizations() -> None:
    found = align(graph(fact("it", "visit", "", "it"), fact("Lund", "employ", "", "Ines")), default_ontology())
    assert {f.predicate.iri.removeprefix(NEWS) for f in found.facts} == {"visited", "worksFor"}


def test_values_take_datatype_properties_only() -> None:
    found = align(
        graph(fact("mill", "cost", "", Literal("9")), fact("Ines", "visit", "", Literal("9"))), default_ontology()
    )
    assert {f.predicate.lemma: f.predicate.iri for f in found.facts} == {"cost": f"{NEWS}cost", "visit": ""}


def test_another_ontology_replaces_what_the_first_said() -> None:
    aligned = align(graph(fact("Ines", "tour", "", "mill")), default_ontology())
    other = Ontology((), (Property("http://x.test/p", "toured"),), (Frame("tour", "http://x.test/p"),))
    assert only(align(aligned, other)).predicate.iri == "http://x.test/p"
    assert only(align(aligned, Ontology())).predicate.iri == ""


facts = st.builds(
    lambda subject, words, target, at: fact(subject, *words, target, at),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(WORDS),
    st.one_of(st.sampled_from(sorted(KINDS)), st.just(Literal("9"))),
    st.integers(0, 5),
)
graphs = st.lists(facts, max_size=6).map(lambda found: graph(*found))


@settings(max_examples=50)
@given(graphs)
def test_aligning_twice_is_aligning_once(any_graph: KnowledgeGraph) -> None:
    once = align(any_graph, default_ontology())
    assert align(once, default_ontology()) == once


@settings(max_examples=50)
@given(graphs, graphs)
def test_aligning_commutes_with_union(one: KnowledgeGraph, other: KnowledgeGraph) -> None:
    ontology = default_ontology()
    assert align(one | other, ontology) == align(one, ontology) | align(other, ontology)


@settings(max_examples=50)
@given(graphs)
def test_nothing_is_lost_but_what_becomes_equal(any_graph: KnowledgeGraph) -> None:
    after = align(any_graph, default_ontology())
    assert (after.documents, after.entities) == (any_graph.documents, any_graph.entities)
    spans = {(e.predicate, e.quote) for f in any_graph.facts for e in f.evidence}
    assert {(e.predicate, e.quote) for f in after.facts for e in f.evidence} == spans
    ends = {frozenset((f.subject, f.object)) for f in any_graph.facts}
    assert {frozenset((f.subject, f.object)) for f in after.facts} == ends


@settings(max_examples=50)
@given(graphs)
def test_a_fact_with_words_of_the_lexicon_is_either_aligned_or_reported(any_graph: KnowledgeGraph) -> None:
    ontology = default_ontology()
    refused = {r.fact for r in align_report(any_graph, ontology)}
    for before in any_graph.facts:
        known = ontology.candidates(before.predicate.lemma, before.predicate.particle)
        after = only(align(KnowledgeGraph((), any_graph.entities, [before]), ontology))
        assert bool(after.predicate.iri) == (bool(known) and before not in refused)


def test_types_are_those_of_the_whole_graph() -> None:
    said = fact("Ines", "tour", "", "it")
    known = KnowledgeGraph([], [entity("Ines"), entity("it", T.EVENT)], [said])
    assert only(align(known, default_ontology())).predicate.iri == ""
    unknown = KnowledgeGraph([], [entity("Ines"), replace(entity("it"), mentions=frozenset())], [said])
    assert (
        only(align(unknown, default_ontology())).predicate.iri == ""
    )  # to tour asks for a place, a thing is not enough


def slotted(iri: str, rule: str = "slot:paint") -> Fact:
    found = fact("Ines", "grok", "", "mill")
    evidence = frozenset(replace(it, rule=rule) for it in found.evidence)
    return replace(found, predicate=replace(found.predicate, iri=iri), evidence=evidence)


def test_a_property_that_the_extractor_looked_for_is_kept_if_it_is_the_users() -> None:
    own = Ontology((), (Property("http://x.test/p", "p", own=True), Property("http://x.test/q", "q")))
    assert only(align(graph(slotted("http://x.test/p")), own)).predicate.iri == "http://x.test/p"
    assert align_report(graph(slotted("http://x.test/p")), own) == []
    for other in (slotted("http://x.test/q"), slotted("http://x.test/r"), slotted("http://x.test/p", "clause")):
        assert only(align(graph(other), own)).predicate.iri == ""


def test_a_class_that_the_text_tells_stands_above_the_type_of_a_name() -> None:
    painted = Property("http://x.test/p", "painted", range=frozenset({T.WORK}))
    works = Class("http://x.test/W", "work", types=frozenset({T.WORK}), own=True)
    own = Ontology((works,), (painted,), (Frame("paint", painted.iri),))
    said = fact("Ines", "paint", "", "mill")
    assert only(align(graph(said), own)).predicate.iri == ""
    told = replace(entity("mill"), classes=frozenset({works.iri}))
    assert only(align(KnowledgeGraph([], [entity("Ines"), told], [said]), own)).predicate.iri == painted.iri
