"""The laws of `KnowledgeGraph`: union is associative, commutative and idempotent, renaming respects it."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, fact_order, join_facts, union
from kg.model import Document, Entity, Evidence, Fact, Factuality, Literal, Predicate, Span
from tests.strategies import ENTITY_IDS, graphs
from tests.writers import sample

law = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
renamings = st.dictionaries(st.sampled_from(ENTITY_IDS), st.sampled_from(ENTITY_IDS), max_size=3)
MEET = Fact("a", Predicate("meet"), "b")


def proof(number: int) -> frozenset[Evidence]:
    span = Span(number, number + 1)
    return frozenset({Evidence("d", span, span, span, span, "x")})


@given(graphs(), graphs())
@law
def test_union_is_commutative(a: KnowledgeGraph, b: KnowledgeGraph) -> None:
    assert a | b == b | a


@given(graphs(), graphs(), graphs())
@law
def test_union_is_associative(a: KnowledgeGraph, b: KnowledgeGraph, c: KnowledgeGraph) -> None:
    assert (a | b) | c == a | (b | c) == union([c, a, b])


@given(graphs())
@law
def test_union_is_idempotent_and_the_empty_graph_is_neutral(a: KnowledgeGraph) -> None:
    assert a | a == a == a | KnowledgeGraph() == KnowledgeGraph() | a


@given(graphs(), graphs())
@law
def test_iteration_does_not_depend_on_the_order_of_reading(a: KnowledgeGraph, b: KnowledgeGraph) -> None:
    one, other = a | b, b | a
    assert one.documents == other.documents
    assert one.entities == other.entities
    assert [fact_order(fact) for fact in one.facts] == [fact_order(fact) for fact in other.facts]


@given(graphs(), graphs())
@law
def test_union_loses_nothing(a: KnowledgeGraph, b: KnowledgeGraph) -> None:
    both = a | b
    assert set(both.facts) == set(a.facts) | set(b.facts)
    for graph in (a, b):
        for fact in graph.facts:
            twin = next(f for f in both.facts if f == fact)
            assert fact.evidence <= twin.evidence
        for entity in graph.entities:
            assert entity.mentions <= both.entity(entity.id).mentions
            assert entity.same_as <= both.entity(entity.id).same_as


@given(graphs(), graphs(), renamings)
@law
def test_renaming_respects_union(a: KnowledgeGraph, b: KnowledgeGraph, names: dict[str, str]) -> None:
    assert (a | b).relabel(names) == a.relabel(names) | b.relabel(names)


def _renamed(target: str | Literal, names: dict[str, str]) -> str | Literal:
    return names.get(target, target) if isinstance(target, str) else target


@given(graphs(), renamings)
@law
def test_renaming_keeps_every_mention_and_every_quote(a: KnowledgeGraph, names: dict[str, str]) -> None:
    renamed = a.relabel(names)
    assert {m for e in renamed.entities for m in e.mentions} == {m for e in a.entities for m in e.mentions}
    stay = [f for f in a.facts if f.subject == f.object or names.get(f.subject, f.subject) != _renamed(f.object, names)]
    assert {q for f in renamed.facts for q in f.evidence} == {q for f in stay for q in f.evidence}
    gone = set(names) - set(names.values())
    assert not gone & {e.id for e in renamed.entities}


def test_renaming_joins_entities_and_facts() -> None:
    graph = KnowledgeGraph(facts=[replace(MEET, evidence=proof(1)), replace(MEET, subject="c", evidence=proof(2))])
    joined = graph.relabel({"c": "a"})
    assert len(joined) == 1
    assert joined.facts[0].evidence == proof(1) | proof(2)
    assert [e.id for e in joined.entities] == ["a", "b"]


def test_renaming_reaches_speaker_and_place_but_no_values() -> None:
    fact = Fact("a", Predicate("say"), Literal("a"), Factuality(claimed=True), by="a", where="a")
    (renamed,) = KnowledgeGraph(facts=[fact]).relabel({"a": "z"}).facts
    assert (renamed.subject, renamed.object, renamed.by, renamed.where) == ("z", Literal("a"), "z", "z")


@given(graphs())
@law
def test_a_graph_survives_pickling(a: KnowledgeGraph) -> None:
    assert pickle.loads(pickle.dumps(a)) == a  # noqa: S301  (our own bytes)


@given(st.permutations(range(4)))
def test_joining_facts_does_not_depend_on_the_order(order: list[int]) -> None:
    variants = [
        replace(MEET, evidence=proof(3), cue="said", confidence=0.2),
        replace(MEET, evidence=proof(1), predicate=Predicate("meet", "", "met")),
        replace(MEET, evidence=proof(2), predicate=Predicate("meet", "", "", "https://x/met"), event="e"),
        replace(MEET, confidence=0.9),
    ]
    (fact,) = KnowledgeGraph(facts=[variants[i] for i in order]).facts
    assert fact.evidence == proof(1) | proof(2) | proof(3)
    assert (fact.confidence, fact.cue, fact.event, fact.predicate.iri) == (1.0, "said", "e", "https://x/met")
    assert (fact.predicate.label, fact.predicate.iri) == ("", "https://x/met")


def test_facts_of_different_standing_are_not_joined() -> None:
    with_negation = replace(MEET, factuality=Factuality(negated=True))
    assert len(KnowledgeGraph(facts=[MEET, with_negation, replace(MEET, where="c")])) == 3
    assert join_facts((MEET, MEET)) == MEET


def test_entities_that_only_facts_mention_exist() -> None:
    graph = KnowledgeGraph(facts=[replace(MEET, by="c", where="d")])
    assert [e.id for e in graph.entities] == ["a", "b", "c", "d"]
    with pytest.raises(KeyError):
        graph.entity("z")


def test_finding_degrees_and_neighbours() -> None:
    graph = sample.graph()
    assert [e.id for e in graph.find("ada byron")] == ["Ada_Byron"]
    assert [e.id for e in graph.find("ADA")] == ["Ada_Byron"]
    assert graph.find("nobody at all") == ()
    assert graph.degrees()["Ada_Byron"] == 6
    assert graph.degrees()["Nobody"] == 0
    assert {f.predicate.lemma for f in graph.facts_about("ferry_yard-1")} == {"tour", "visit", "be"}


def test_mapping_and_filtering_make_new_graphs() -> None:
    graph = sample.graph()
    assert len(graph.filter_facts(lambda fact: fact.status == "asserted")) == 3
    assert len(graph.map_facts(lambda fact: replace(fact, subject="x", object="y", predicate=Predicate("p")))) < len(
        graph
    )
    assert len(graph) == 7


def test_equality_covers_evidence_and_documents() -> None:
    assert KnowledgeGraph(facts=[MEET]) != KnowledgeGraph(facts=[replace(MEET, evidence=proof(1))])
    assert KnowledgeGraph([Document("d", "a")]) != KnowledgeGraph([Document("d", "b")])
    assert KnowledgeGraph(entities=[Entity("a")]) != KnowledgeGraph()
    assert KnowledgeGraph() != "graph"


def test_networkx_has_a_node_an_entity_and_an_edge_a_fact() -> None:
    found = sample.graph().to_networkx()
    assert isinstance(found, nx.MultiDiGraph)
    assert len(found.edges) == len(sample.graph())
    assert found.nodes["Ada_Byron"]["label"] == "Ada Byron"
    assert {d["fact"] for _, _, d in found.edges(data=True)} == set(sample.graph().facts)


def test_networkx_is_the_same_in_any_order() -> None:
    graph = sample.graph()
    facts = list(graph.facts)
    random.Random(1).shuffle(facts)  # noqa: S311  (no secret)
    other = KnowledgeGraph(graph.documents, reversed(graph.entities), facts)
    assert list(other.to_networkx().edges(keys=True)) == list(graph.to_networkx().edges(keys=True))
