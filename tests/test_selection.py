from __future__ import annotations

from datetime import date

import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, EntityType, Evidence, Fact, Mention, MentionKind, Predicate, Span, When
from kg.selection import between, find_entity
from tests.synthetic import story


def named(identifier: str, *names: str) -> Entity:
    kind = MentionKind.NAME
    return Entity(
        identifier,
        frozenset(Mention("d", Span(i, i + 1), n, kind, EntityType.PERSON, n) for i, n in enumerate(names)),
    )


GRAPH = KnowledgeGraph(
    [],
    [named("Ann_Holt", "Ann Holt", "Holt"), named("Bo_Holt", "Bo Holt", "Holt"), named("x1", "The Élan")],
    [Fact("Bo_Holt", Predicate("meet"), "x1"), Fact("Bo_Holt", Predicate("see"), "Ann_Holt")],
)


@pytest.mark.parametrize("name", ["Ann Holt", "ann holt", " ANN HOLT ", "Ann_Holt"])
def test_one_entity_by_name_or_id(name: str) -> None:
    assert find_entity(GRAPH, name).id == "Ann_Holt"


def test_accents_and_articles_are_free() -> None:
    assert find_entity(GRAPH, "elan").id == "x1"


def test_a_label_wins_over_an_alias() -> None:
    graph = KnowledgeGraph([], [named("a", "Holt"), named("b", "Bo Holt", "Holt")])
    assert find_entity(graph, "holt").id == "a"


def test_an_ambiguous_name_lists_the_candidates_best_connected_first() -> None:
    with pytest.raises(UsageError, match=r"2 entities .* called 'holt': Bo_Holt .* 2 facts\), Ann_Holt") as caught:
        find_entity(GRAPH, "holt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "near"), [("Bo Hlot", "Bo Holt"), ("Ann", "Ann Holt"), ("lan", "The Élan")])
def test_an_unknown_name_gets_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=near):
        find_entity(GRAPH, name)


def test_a_name_like_no_other() -> None:
    with pytest.raises(UsageError, match="kg entities"):
        find_entity(GRAPH, "qqqq" * 50)


def quoted(identifier: str, when: When | None = None) -> Fact:
    spans = Span(0, 1), Span(1, 2), Span(2, 3)
    evidence = Evidence(identifier, Span(0, 3), *spans, "a b")
    return Fact("a", Predicate(identifier), "b", when=when, evidence=frozenset({evidence}))


def test_facts_of_a_time() -> None:
    own = quoted("old", When("in May", "", date(2031, 5, 1), date(2031, 5, 31)))
    by_document, timeless = quoted("new"), Fact("c", Predicate("be"), "d")
    documents = [Document("old", "a b", published=date(2000, 1, 1)), Document("new", "a b", published=date(2031, 5, 9))]
    graph = KnowledgeGraph(documents, [], [own, by_document, timeless])
    assert set(between(graph, date(2031, 5, 10)).facts) == {own}
    assert set(between(graph, date(2031, 5, 31), date(2031, 5, 31)).facts) == {own}
    assert set(between(graph, until=date(2031, 5, 9)).facts) == {own, by_document}
    assert set(between(graph, until=date(2031, 4, 30)).facts) == set()
    assert between(graph) is graph


def test_only_what_the_facts_need_stays() -> None:
    found = between(story(), date(2031, 10, 1))
    assert [entity.id for entity in found.entities] == sorted({e for fact in found.facts for e in fact.entities})
    assert len(found.documents) == 1


def test_a_time_that_ends_before_it_begins() -> None:
    with pytest.raises(UsageError, match="first day is after"):
        between(GRAPH, date(2031, 5, 2), date(2031, 5, 1))
