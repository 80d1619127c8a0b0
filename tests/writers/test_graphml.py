from __future__ import annotations

import json

import networkx as nx
from hypothesis import HealthCheck, given, settings

from kg.graph import KnowledgeGraph
from kg.model import Document, Fact, Literal, Predicate
from kg.writers import dumps
from kg.writers.terms import clean
from tests.strategies import FRAGMENTS, graphs
from tests.writers import sample


def read(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    return nx.parse_graphml(dumps(graph, "graphml").partition("\n")[2], force_multigraph=True)


def test_nodes_and_edges_carry_their_attributes() -> None:
    found = read(sample.graph())
    assert found.nodes["Ada_Byron"] == {"label": "Ada Byron", "type": "Person", "aliases": "Ada"}
    edge = next(d for _, _, d in found.edges(data=True) if d["status"] == "claimed")
    assert (edge["label"], edge["by"], edge["time"], edge["document"]) == (
        "visited",
        "Nils_Vik",
        "2002",
        "ferry-12345678",
    )
    assert edge["quote"] == sample.TEXT[edge["start"] : edge["end"]]
    assert (edge["confidence"], edge["negated"], edge["evidence"]) == (1.0, False, 1)


def test_a_fact_with_several_quotes_has_them_all() -> None:
    quotes = sample.quoted("Ada") | sample.quoted("Nils")
    (edge,) = (
        d for *_, d in read(KnowledgeGraph(facts=[Fact("a", Predicate("meet"), "b", evidence=quotes)])).edges(data=True)
    )
    assert edge["evidence"] == 2
    found = json.loads(edge["all_evidence"])
    assert [sample.TEXT[one["start"] : one["end"]] for one in found] == [one["quote"] for one in found]
    assert found[0]["quote"] == edge["quote"] != found[1]["quote"]


def test_two_facts_between_the_same_pair_stay_two_edges() -> None:
    assert read(sample.graph()).number_of_edges("Ada_Byron", "ferry_yard-1") == 2


def test_hostile_text() -> None:
    facts = [Fact("a", Predicate("say", label=text), Literal(text)) for text in (*FRAGMENTS, "\ud800", "x\r\ny")]
    graph = KnowledgeGraph([Document("d", "x")], facts=facts)
    labels = {values["label"] for _, values in read(graph).nodes(data=True)}
    assert labels >= {clean(fact.object.value) for fact in facts if isinstance(fact.object, Literal)}


@given(graphs())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_graph_can_be_read(graph: KnowledgeGraph) -> None:
    assert len(read(graph).nodes) <= len(graph.entities) + len(graph)
    assert dumps(graph, "graphml") == dumps(graph, "graphml")
