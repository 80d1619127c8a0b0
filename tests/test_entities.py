"""Lists of entities: what they hold, what names in them mean, and that every join has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import kg
from kg.entities import list_entities, list_graph, list_mentions, load_graph
from kg.errors import ReadError, UsageError
from kg.model import MentionKind
from kg.resolve import Decisions
from tests.resolve.test_decisions import holts
from tests.resolve.test_resolve import entity, graph, some_graph
from tests.strategies import graphs
from tests.synthetic import story

if TYPE_CHECKING:
    from pathlib import Path


def wfo() -> kg.KnowledgeGraph:
    return graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"), entity("d2", "Reed"))


def test_joins_have_their_reasons() -> None:
    (first,) = list_entities(wfo()).about("world fern")
    assert (first.id, first.names, first.documents) == ("World_Fern_Office", ("World Fern Office", "WFO"), ("d1", "d2"))
    told = [(m.merged, m.kept, m.rule, m.because) for m in first.joined]
    assert ("WFO", "World_Fern_Office", "short form", "WFO = World Fern Office") in told


def test_joins_of_a_resolved_graph_have_them_too() -> None:
    again = list_entities(kg.resolve(wfo()))
    assert [m.rule for e in again.entities for m in e.joined] == ["short form"]


def test_one_name_in_several_documents_is_a_reason() -> None:
    (holt,) = list_entities(holts()).about("Alex Holt")
    assert [(m.rule, m.because) for m in holt.joined] == [("same name", "Alex Holt in 2 documents")]


def test_those_with_most_facts_come_first() -> None:
    found = list_entities(story()).entities
    assert [e.facts for e in found] == sorted((e.facts for e in found), reverse=True)
    assert found[0].facts > 0


def test_decisions_that_are_about_nothing_are_told() -> None:
    decided = Decisions().merge("Nobody", "Leeds").split("Leeds", "Somebody").part("Alex_Holt", ["d9"])
    decided = decided.merge("Victor_Holt", "Alex_Holt").part("Alex_Holt", ["d2"])
    idle = list_entities(holts(), decided).idle
    assert [text.partition(" is ")[0] for text in idle] == [
        "Nobody",
        "Leeds and Somebody are not one",
        "Alex_Holt in d9",
    ]
    resolved = kg.resolve(holts(), decided)
    assert list_entities(resolved, decided).idle == idle


class TestFind:
    @pytest.mark.parametrize(
        "name", ["Alex_Holt", "Alex Holt", "alex  holt", "https://w3id.org/kg-news/id/entity/Alex_Holt"]
    )
    def test_by_id_name_or_iri(self, name: str) -> None:
        assert list_entities(holts()).find(name) == "Alex_Holt"

    def test_ids_that_were_joined_only_when_asked(self) -> None:
        listing = list_entities(wfo())
        assert (listing.find("WFO"), listing.find("WFO", merged=True)) == ("World_Fern_Office", "WFO")

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            (
                "Holt",
                r"2 entities in the graph are called 'Holt': Alex_Holt \(Alex Holt, Person, 2 facts\), holt-",
            ),
            (
                "Alex Hold",
                r"No entity in the graph is called 'Alex Hold' \(but Alex Holt, .*\); kg entities lists them",
            ),
            ("Zzz", r"No entity in the graph is called 'Zzz'; kg entities lists them"),
            (
                "http://example.org/Oslo",
                r"There is no entity http://example\.org/Oslo in the graph; its IRIs begin with",
            ),
        ],
    )
    def test_none_or_several_is_a_sentence(self, name: str, message: str) -> None:
        listing = list_entities(holts() | graph(entity("d4", "Holt", scope=True)))
        with pytest.raises(UsageError, match=message):
            listing.find(name)

    def test_documents_by_what_they_are_called(self) -> None:
        document = kg.Document("report-0a1b2c3d", "", "On ferns", "news/2024/report.txt")
        listing = list_entities(kg.KnowledgeGraph([document, kg.Document("other-0a1b2c3d", "")]))
        for name in ("report-0a1b2c3d", "report", "On ferns", "news/2024/report.txt", "report.txt"):
            assert listing.find_document(name) == "report-0a1b2c3d"
        with pytest.raises(
            UsageError, match="'x' is none of the documents other-0a1b2c3d, report-0a1b2c3d in the graph; give one"
        ):
            listing.find_document("x")


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq", "jsonld", "rdf", "ttl.gz"])
def test_a_written_graph_is_listed_as_the_graph_itself(form: str, tmp_path: Path) -> None:
    made = story()
    path = kg.write(made, tmp_path / f"graph.{form}", base="https://example.org/n/", all_entities=True)
    listing = list_graph(path)
    wanted = {e.id: (e.label, e.type, set(e.names), e.facts) for e in list_entities(made).entities}
    assert {e.id: (e.label, e.type, set(e.names), e.facts) for e in listing.entities} == wanted
    assert listing.base == "https://example.org/n/"
    assert set(listing.documents) == {d.id for d in made.documents}


def test_a_graph_in_json_is_told_from_other_json(tmp_path: Path) -> None:
    path = kg.write(story(), tmp_path / "graph.json")
    packed = kg.write(story(), tmp_path / "graph.json.gz")
    (tmp_path / "articles.json").write_text('[{"text": "Fog."}]', "utf-8")
    assert load_graph(path) == load_graph(packed) == story()
    assert load_graph(tmp_path / "articles.json") is None
    assert load_graph(tmp_path / "nothing.json") is None
    path.write_text('{"kg": 1, "documents": [', "utf-8")
    with pytest.raises(ReadError, match=r"graph\.json is not a graph that kg wrote as JSON"):
        load_graph(path)


@settings(max_examples=40)
@given(some_graph)
def test_every_join_across_documents_has_a_reason(g: kg.KnowledgeGraph) -> None:
    known = {e.id for e in g.entities}
    for one in list_entities(g).entities:
        assert one.id in known or any(m.kept == one.id for m in one.joined)


@settings(max_examples=40)
@given(graphs())
def test_lists_whatever_there_is(g: kg.KnowledgeGraph) -> None:
    listing = list_entities(g)
    assert len(listing.entities) == len(kg.resolve(g).entities)
    assert all(listing.find(e.id) == e.id for e in listing.entities)


@pytest.mark.model
def test_mentions_have_their_sentence_and_their_rule() -> None:
    text = "Ingrid Solberg visited Larvik on Monday. She met Petter Aas."
    made = kg.build(kg.Document("d1", text))
    found = list_mentions(made, "Ingrid_Solberg")
    assert [(m.text, m.kind, m.sentence, m.linked_to, m.rule) for m in found] == [
        ("Ingrid Solberg", MentionKind.NAME, "Ingrid Solberg visited Larvik on Monday.", "", ""),
        ("She", MentionKind.PRONOUN, "She met Petter Aas.", "Ingrid Solberg", "pronoun"),
    ]
