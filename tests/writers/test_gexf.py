from __future__ import annotations

import io

import networkx as nx
from hypothesis import HealthCheck, given, settings

from kg.graph import KnowledgeGraph
from kg.model import Document, Fact, Literal, Predicate
from kg.writers import dumps
from kg.writers.terms import clean
from tests.hostile import hostile
from tests.strategies import FRAGMENTS, graphs
from tests.writers import sample


def read(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    return nx.read_gexf(io.BytesIO(dumps(graph, "gexf").encode()), version="1.3")


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
    (placed,) = (d for _, _, d in found.edges(data=True) if "place" in d)
    assert placed["place"] == "Bergen"


def test_parallel_facts_stay_apart_and_are_of_another_kind() -> None:
    assert read(sample.graph()).number_of_edges("Ada_Byron", "ferry_yard-1") == 2
    text = dumps(sample.graph(), "gexf")
    assert 'kind="tour"' in text
    assert 'kind="visit"' in text


def test_hostile_text() -> None:
    facts = [Fact("a", Predicate("say", label=text), Literal(text)) for text in (*FRAGMENTS, "\ud800", "x\r\ny\tz")]
    found = read(KnowledgeGraph([Document("d", "x")], facts=facts))
    labels = {values["label"] for _, values in found.nodes(data=True)}
    assert labels >= {clean(fact.object.value) for fact in facts if isinstance(fact.object, Literal)}
    assert len(read(hostile()).edges) == len(hostile())


@given(graphs())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_graph_can_be_read(graph: KnowledgeGraph) -> None:
    assert len(read(graph).edges) == len(graph)


def test_an_empty_graph_is_a_valid_file() -> None:
    assert not read(KnowledgeGraph()).nodes
