"""Read as Neo4j's importer reads: a header with types, RFC 4180 quotation, arrays parted by ";", no dangling end."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Literal, Mention, MentionKind, Predicate, Span
from kg.writers.neo4j import neo4j
from kg.writers.terms import clean
from tests.hostile import hostile
from tests.strategies import graphs
from tests.writers import sample

CASTS = {"float": float, "int": int, "date": date.fromisoformat, "boolean": {"true": True, "false": False}.__getitem__}


def tables(graph: KnowledgeGraph, base: str | None = None) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Nodes and relationships; what is empty is left out, as Neo4j does."""
    nodes, relationships = (
        [typed(row) for row in csv.DictReader(io.StringIO("".join(chunks), newline=""), strict=True)]
        for chunks in neo4j(graph, base=base).values()
    )
    return nodes, relationships


def typed(row: dict[str, str]) -> dict[str, object]:
    assert None not in row
    found: dict[str, object] = {}
    for column, cell in row.items():
        name, _, kind = column.partition(":")
        if cell and kind.endswith("[]"):
            found[name] = cell.split(";")
        elif cell:
            found[name or column] = CASTS.get(kind, str)(cell)
    return found


def test_nodes_have_labels_names_and_the_iris_of_the_rdf() -> None:
    nodes, _ = tables(sample.graph())
    found = {node["iri"]: node for node in nodes}
    ada = found["https://w3id.org/kg-news/id/entity/Ada_Byron"]
    assert (ada[":LABEL"], ada["name"], ada["aliases"]) == ("Entity;Person", "Ada Byron", ["Ada"])
    article = found["https://w3id.org/kg-news/id/doc/ferry-12345678"]
    assert (article[":LABEL"], article["published"]) == ("Document", date(2021, 5, 4))
    assert [node["name"] for node in nodes if node[":LABEL"] == "Value"] == ["36"]


def test_relationships_carry_the_evidence() -> None:
    _, relationships = tables(sample.graph())
    claimed = next(row for row in relationships if row.get("status") == "claimed")
    assert claimed[":TYPE"] == "VISIT"
    assert (claimed["by"], claimed["by_name"]) == ("Nils_Vik", "Nils Vik")
    assert (claimed["earliest"], claimed["confidence"]) == (date(2002, 1, 1), 1.0)
    assert claimed["quote"] == sample.TEXT[claimed["start"] : claimed["end"]]  # type: ignore[misc]
    assert {row[":TYPE"] for row in relationships} >= {"SUPPLY_TO", "TOUR", "MENTIONED_IN"}


def test_a_fact_with_several_quotes_has_them_all() -> None:
    quotes = sample.quoted("Ada") | sample.quoted("Nils")
    (row,) = tables(KnowledgeGraph(facts=[Fact("a", Predicate("meet"), "b", evidence=quotes)]))[1]
    assert [one["start"] for one in json.loads(str(row["all_evidence"]))] == [0, 57]


def no_end_dangles(graph: KnowledgeGraph) -> None:
    nodes, relationships = tables(graph)
    ids = [node["iri"] for node in nodes]
    assert len(set(ids)) == len(ids)
    assert {row[end] for row in relationships for end in (":START_ID", ":END_ID")} <= set(ids)
    assert sum("fact" in row for row in relationships) == len(graph)
    assert all(row[":TYPE"] for row in relationships)


@given(graphs())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_graph_can_be_read(graph: KnowledgeGraph) -> None:
    no_end_dangles(graph)


def test_hostile_text() -> None:
    graph = hostile()
    no_end_dangles(graph)
    quotes = {clean(e.quote) for fact in graph.facts for e in fact.evidence}
    assert {row["quote"] for row in tables(graph)[1] if "quote" in row} == quotes


def test_what_would_end_an_item_of_an_array_is_no_delimiter() -> None:
    names = [Mention("d", Span(i, i + 1), name, MentionKind.NAME, name=name) for i, name in enumerate(("A B", "a; b"))]
    nodes, _ = tables(KnowledgeGraph(entities=[Entity("a", frozenset(names))]))
    assert nodes[0]["aliases"] == ["A B"] or nodes[0]["aliases"] == ["a, b"]


@pytest.mark.parametrize("key", ["", "!", "\U0001f600"])
def test_a_predicate_without_letters_is_a_type_all_the_same(key: str) -> None:
    assert tables(KnowledgeGraph(facts=[Fact("a", Predicate(key), Literal("x"))]))[1][0][":TYPE"] == "RELATED_TO"


def test_the_base_is_that_of_the_iris() -> None:
    nodes, _ = tables(sample.graph(), base="https://example.org/")
    assert nodes[0]["iri"] == "https://example.org/entity/Ada_Byron"
    with pytest.raises(UsageError, match="The base 'x'"):
        neo4j(sample.graph(), base="x")
