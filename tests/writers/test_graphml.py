from __future__ import annotations

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


def test_nodes_and_edges_carry_their_attributes_as_text() -> None:
    found = read(sample.graph())
    assert found.nodes["Ada_Byron"] == {"label": "Ada Byron", "type": "Person", "aliases": "Ada"}
    edge = next(d for _, _, d in found.edges(data=True) if d["status"] == "claimed")
    assert (edge["label"], edge["by"], edge["time"], edge["document"]) == (
        "visited",
        "Nils_Vik",
        "2002",
        "ferry-12345678",
    )
    assert edge["quote"] == sample.TEXT[int(edge["start"]) : int(edge["end"])]


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
