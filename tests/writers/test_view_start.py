from __future__ import annotations

from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, EntityType, Fact, Factuality, Literal, Mention, MentionKind, Predicate, Span
from kg.writers.html import page
from kg.writers.view_data import view_of
from kg.writers.view_start import rest_of, start_of
from tests.synthetic import generate


def start(graph: KnowledgeGraph, first: list[int]) -> tuple[dict[str, Any], list[str]]:
    """The start of a page on those entities, and their labels."""
    view = view_of(graph)
    view.data.update(note="", focus=-1)
    inside = [b for b in view.bundles if b.source in first and b.target in first]
    return start_of(view, first, inside), [view.nodes[i].label for i in first]


def fact(subject: str, lemma: str, target: str | Literal, **more: object) -> Fact:
    return Fact(subject, Predicate(lemma), target, **more)  # type: ignore[arg-type]


@pytest.fixture
def graph() -> KnowledgeGraph:
    facts = [
        *(fact("hub", "meet", name) for name in ("a", "b", "c")),
        fact("a", "see", "b", factuality=Factuality(negated=True)),
        fact("hub", "have", Literal("7")),
    ]
    return KnowledgeGraph(
        [Document("d", "")],
        [
            Entity("hub", frozenset({Mention("d", Span(0, 3), "hub", MentionKind.NAME, EntityType.PLACE)})),
            Entity("lonely"),
        ],
        facts,
    )


def test_counts_are_of_the_whole_graph(graph: KnowledgeGraph) -> None:
    found, _ = start(graph, [0])
    counts = found["counts"]
    assert (counts["nodes"], counts["facts"], counts["documents"], counts["linked"]) == (5, 5, 1, 4)
    assert counts["types"][found["types"].index("Place")] == 1
    assert counts["facets"][:2] == [4, 1]
    assert dict(zip(found["relations"], counts["relations"], strict=True)) == {"meet": 3, "see": 1, "have": 1}


def test_neighbours_out_of_the_picture_are_counted(graph: KnowledgeGraph) -> None:
    found, labels = start(graph, [0, 1])
    assert labels == ["hub", "a"]
    assert found["hidden"] == [2, 1]
    assert found["literals"] == [1, 0]
    assert found["degree"] == [4, 2]


def test_the_facts_of_lines_are_in_their_order(graph: KnowledgeGraph) -> None:
    view = view_of(graph)
    found, _ = start(graph, [0, 1, 2])
    inside = [i for bundle in view.bundles if max(bundle.source, bundle.target) < 3 for i in bundle.facts]
    labels = [found["labels"][i] for i in found["facts"]["label"]]
    assert labels == [graph.facts[i].predicate.key for i in inside]
    assert found["facts"]["facets"].count(1) == 1


def test_what_the_table_has_columns_for(graph: KnowledgeGraph) -> None:
    assert start(graph, [0])[0]["has"] == {"doubt": False, "speakers": False, "times": False}
    said = fact("a", "see", "b", factuality=Factuality(claimed=True), by="c", confidence=0.5)
    assert start(KnowledgeGraph([], [], [said]), [0])[0]["has"] == {"doubt": True, "speakers": True, "times": False}


def test_the_start_does_not_grow_with_the_graph() -> None:
    def size(facts: int) -> int:
        found, _ = start(generate(facts), list(range(100)))
        return len(str(found)) - len(str((found["times"], found["counts"]["times"])))  # days of news are few

    assert size(1600) < 1.3 * size(400)


def test_nothing_is_lost() -> None:
    view = view_of(generate(40))
    view.data.update(note="", focus=-1)
    assert start_of(view, [0], []).keys() | rest_of(view).keys() >= view.data.keys()


def test_the_small_page_is_small() -> None:
    assert len(page(generate(18)).encode()) <= 605_000
