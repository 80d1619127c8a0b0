from __future__ import annotations

from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Fact, Literal, Predicate
from kg.writers.rdf import to_rdflib
from kg.writers.statements import statement_id
from kg.writers.view_data import view_of
from kg.writers.view_names import names_of
from tests.hostile import hostile
from tests.synthetic import story


def test_statements_are_those_of_the_rdf() -> None:
    graph = story()
    names: dict[str, Any] = names_of(graph, graph.facts, [entity.id for entity in graph.entities])
    cut = [names["statements"][i : i + 16] for i in range(0, len(names["statements"]), 16)]
    assert cut == [statement_id(fact) for fact in graph.facts]
    subjects = {str(subject) for subject in to_rdflib(graph).subjects()}
    assert {f"{names['base']}statement/{name}" for name in cut} <= subjects
    assert {f"{names['base']}predicate/{name}" for name, *_ in names["predicates"]} <= subjects
    assert {f"{names['base']}doc/{name}" for name, *_ in names["documents"]} <= subjects


def test_only_names_that_differ_from_the_id_are_kept() -> None:
    facts = [Fact("Ana", Predicate("see"), "a b/c"), Fact("Ana", Predicate("be"), Literal("7", "x"))]
    graph = KnowledgeGraph([Document("d", "")], [], facts)
    names: dict[str, Any] = names_of(graph, graph.facts, ["Ana", "a b/c"])
    assert list(names["nodes"]) == [1]
    assert names["values"] == {next(i for i, f in enumerate(graph.facts) if f.predicate.lemma == "be"): ["7", "", ""]}


def test_a_predicate_has_the_name_it_has_most_often() -> None:
    facts = [
        Fact("a", Predicate("open", label=label), target)
        for label, target in zip(("will open", "opened", "opened"), "bcd", strict=True)
    ]
    names: dict[str, Any] = names_of(KnowledgeGraph([], [], facts), facts, [])
    assert names["predicates"] == [("open", "open", "")]
    assert names["relations"] == {"open": ["owl:ObjectProperty", "opened", "open", "", "rdfs:subPropertyOf", ()]}


def test_what_is_no_iri_is_left_out() -> None:
    graph = KnowledgeGraph([], [Entity("Ana", same_as=frozenset({"javascript:alert(1)x y", "https://example.org/a"}))])
    assert view_of(graph).iris["same"] == {0: ["https://example.org/a"]}  # type: ignore[index]
    names: dict[str, Any] = names_of(hostile(), hostile().facts, [entity.id for entity in hostile().entities])
    assert all(" " not in row[2] and "<" not in row[2] for row in names["predicates"])
