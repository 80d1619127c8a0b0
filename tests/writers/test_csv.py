from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from kg.graph import KnowledgeGraph
from kg.model import Fact, Literal, Predicate
from kg.writers import dumps
from kg.writers.csv import COLUMNS
from kg.writers.terms import clean
from tests.strategies import graphs
from tests.writers import sample


def rows(graph: KnowledgeGraph, **options: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dumps(graph, "csv", **options), newline="")))


def test_a_row_has_the_names_the_status_and_the_quote() -> None:
    row = next(row for row in rows(sample.graph()) if row["status"] == "claimed")
    assert row["subject_label"] == "Ada Byron"
    assert row["object_type"] == "Facility"
    assert row["claimed_by_label"] == "Nils Vik"
    assert (row["time"], row["earliest"], row["time_text"]) == ("2002", "2002-01-01", "in 2002")
    assert row["property"] == sample.VISITED
    assert row["quote"] == sample.TEXT[int(row["start"]) : int(row["end"])]


def test_a_fact_has_a_row_for_each_quote_and_one_without() -> None:
    fact = Fact("a", Predicate("meet"), "b")
    two = replace(fact, evidence=sample.quoted("Ada") | sample.quoted("Nils"))
    assert len(rows(KnowledgeGraph(facts=[two]))) == 2
    assert len({row["fact"] for row in rows(KnowledgeGraph(facts=[two]))}) == 1
    assert [row["quote"] for row in rows(KnowledgeGraph(facts=[fact]))] == [""]


def test_formulas_are_disarmed_and_numbers_are_not() -> None:
    facts = [
        Fact("a", Predicate("say"), Literal(value)) for value in ("=1+1", "@x", "-cmd", "+x", "\tx", "-5", "+3.5", "x")
    ]
    found = {row["object_label"] for row in rows(KnowledgeGraph(facts=facts))}
    assert found == {"'=1+1", "'@x", "'-cmd", "'+x", "'\tx", "-5", "+3.5", "x"}
    assert "=1+1" in {row["object_label"] for row in rows(KnowledgeGraph(facts=facts), guard=False)}


@given(graphs())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_comes_back_cell_by_cell(graph: KnowledgeGraph) -> None:
    found = rows(graph, guard=False)
    quotes = [clean(e.quote) for fact in graph.facts for e in sorted(fact.evidence)]
    assert [row["quote"] for row in found] == quotes
    assert all(set(row) == set(COLUMNS) and None not in row.values() for row in found)


def test_an_empty_graph_has_a_header() -> None:
    assert dumps(KnowledgeGraph(), "csv") == ",".join(COLUMNS) + "\r\n"
