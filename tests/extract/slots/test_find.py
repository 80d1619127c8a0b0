"""From a text and an ontology to slots: without examples, and with a model of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.extract.components import mark_clusters, mark_mentions
from kg.extract.layers import read_clusters, read_mentions
from kg.extract.parse import Parse, parse_of
from kg.extract.slots import find_slots, finders
from kg.extract.slots.asked import asked, clause, key_of
from kg.extract.slots.choose import Found, with_whole_names
from kg.extract.slots.find import reading_of
from kg.extract.slots.kinds import agreement, unit_agreement
from kg.extract.slots.linear import Linear
from kg.extract.slots.pairs import Pairs, topic_scores
from kg.extract.slots.questions import Questions
from kg.extract.slots.reading import Reading
from kg.extract.slots.scorer import FORMAT, Scorer, shipped
from kg.extract.slots.spans import candidates
from kg.extract.slots.table import COLUMNS, NO_MEMORY, tabulate
from kg.extract.slots.trees import Trees
from kg.ontology.load import load_ontology

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from kg.ontology.values import Ontology

TURTLE = """
@prefix : <http://lights.example/onto#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rel: <https://w3id.org/kg-news/relation#> .
:Lighthouse a owl:Class ; rdfs:label "lighthouse"@en .
:Person a owl:Class ; rdfs:label "person"@en .
:architect a owl:ObjectProperty ; rdfs:label "architect"@en ; rdfs:domain :Lighthouse ; rdfs:range :Person .
:completed a owl:DatatypeProperty ; rdfs:label "completion year"@en ; rdfs:range xsd:gYear .
:height a owl:DatatypeProperty ; rdfs:label "height"@en ; rdfs:range xsd:decimal .
:lamplighter a owl:ObjectProperty ; rdfs:label "lamplighter"@en ; rel:says "{o} tends the lamps of {s}" .
"""
NS = "http://lights.example/onto#"


@pytest.fixture
def lights(tmp_path: Path) -> Ontology:
    (tmp_path / "lights.ttl").write_text(TURTLE, "utf-8")
    return load_ontology(tmp_path / "lights.ttl")


def slots(nlp: Language, ontology: Ontology, text: str) -> set[tuple[str, str, str]]:
    doc = mark_clusters(mark_mentions(nlp(text)))
    parse, mentions = parse_of(doc), read_mentions(doc)
    found = find_slots(parse, mentions, read_clusters(doc, mentions), finders(ontology, ()))
    return {
        (parse.slice(*slot.subject), slot.property_iri.removeprefix(NS), slot.literal or parse.slice(*slot.object))
        for slot in found
    }


def test_properties_are_found_by_paraphrases(nlp: Language, lights: Ontology) -> None:
    found = slots(nlp, lights, "Skarn Lighthouse was designed by Olga Brandt and completed in 1874.")
    assert ("Skarn Lighthouse", "architect", "Olga Brandt") in found
    assert ("Skarn Lighthouse", "completed", "1874") in found


def test_a_clause_of_ones_own_is_heeded(nlp: Language, lights: Ontology) -> None:
    found = slots(nlp, lights, "Peter Holm tends the lamps of Skarn Lighthouse.")
    assert ("Skarn Lighthouse", "lamplighter", "Peter Holm") in found, found


def test_a_long_text_is_read_sentence_by_sentence(nlp: Language, lights: Ontology) -> None:
    one = "Skarn Lighthouse was designed by Olga Brandt. "
    other = "The ferry was late. Nobody complained. The harbour was calm. "
    assert ("Skarn Lighthouse", "architect", "Olga Brandt") in slots(nlp, lights, other + one + other)
    assert not any(subject == "ferry" for subject, _, _ in slots(nlp, lights, other + one + other))


def test_names_begin_where_their_first_word_is(nlp: Language) -> None:
    parse = Parse(nlp("The Norwegian 21st Skarn Infantry beat Dynamo Moscow."))
    reading = Reading(parse, candidates(parse))
    at = {span.text: k for k, span in enumerate(reading.spans)}
    found = with_whole_names(reading, [Found(0.5, 0, at["Skarn Infantry"], at["Moscow"])])
    assert found == [Found(0.5, 0, at["21st Skarn Infantry"], at["Dynamo Moscow"])]
    known = with_whole_names(reading, [Found(0.5, 0, at["Skarn Infantry"], at["Moscow"])], {"moscow"})
    assert known[0].object == at["Moscow"]


def test_what_was_not_learnt_is_scored_beside_what_was(nlp: Language, lights: Ontology) -> None:
    doc = mark_clusters(mark_mentions(nlp("Skarn Lighthouse was designed by Olga Brandt and completed in 1874.")))
    reading = reading_of(parse_of(doc), read_mentions(doc))
    questions = Questions([asked(meant, lights) for meant in lights.own_properties])
    learnt = Linear(("architect",), {"s first": 0}, np.ones((1, 1), np.float32), np.zeros(1, np.float32))
    table = tabulate(Pairs(reading, topic_scores(reading, shipped().topic)), questions, learnt, NO_MEMORY)
    found = {questions.asked[number].key for number, _, _ in table.keys}
    assert {"architect", "completion year"} <= found
    assert np.isfinite(np.delete(table.numbers, COLUMNS.index("learnt"), axis=1)).all()


def test_nothing_is_found_in_nothing(nlp: Language, lights: Ontology) -> None:
    assert slots(nlp, lights, "It rained.") == set()


def test_clauses_know_order_and_neighbours() -> None:
    passive = clause("{s} was designed by {o}")
    assert (passive.order, passive.middle, passive.left) == (1, ("design", "by"), "by")
    assert clause("{o} designed {s}").order == -1
    assert clause("born in {o}").order == 0
    assert clause("{s} ({o})").weights == {}


def test_what_is_asked_comes_from_names_ends_and_datatypes(lights: Ontology) -> None:
    by_key = {key_of(meant): asked(meant, lights) for meant in lights.own_properties}
    assert "person" in by_key["architect"].objects
    assert {"year"} <= by_key["completion year"].objects
    assert by_key["height"].literal
    assert "tend" in by_key["lamplighter"].clauses


def test_kinds_forbid_what_cannot_be() -> None:
    assert agreement(frozenset({"date"}), "person") == -1
    assert agreement(frozenset({"date"}), "day") == 1
    assert agreement(frozenset(), "anything") == 0
    assert unit_agreement("length", "number", "", "metr") > 0 > unit_agreement("mass", "number", "", "metr")


def test_trees_decide_as_they_were_told() -> None:
    trees = Trees.of([[[1, 0.5, 1, 1, 2, 0.0], [0, 0, 0, 1, 1, -2.0], [0, 0, 0, 2, 2, 3.0]]], 0.25, 1)
    rows = np.array([[0, 0.5], [0, 0.6], [0, np.nan]], dtype=np.float32)
    expected = [1 / (1 + np.exp(-score)) for score in (-1.75, 3.25, -1.75)]
    assert trees.probability(rows) == pytest.approx(expected)
    again = Trees.from_data(json.loads(json.dumps(trees.to_data())))
    assert again.probability(rows) == pytest.approx(expected)
    assert len(trees.probability(rows[:0])) == 0


def test_linear_models_add_up_what_they_know() -> None:
    model = Linear(("a", "b"), {"x": 0, "y": 1}, np.array([[1, 2], [3, 0]], dtype=np.float32), np.zeros(2, np.float32))
    assert model.sum(["x", "y", "z"]).tolist() == [4, 2]
    assert model.sums([["x"], [], ["x", "y"]]).tolist() == [[1, 2], [0, 0], [4, 2]]
    assert Linear.from_data(model.to_data()).sum(["y"]).tolist() == [3, 0]


def test_shipped_models_fit_the_columns() -> None:
    assert shipped().learnt is None
    assert int(shipped().trees.feature.max()) < len(COLUMNS)


def test_only_files_of_kg_learn_are_models() -> None:
    with pytest.raises(ValueError, match="kg learn"):
        Scorer.load(['{"format": "other"}'])
    assert Scorer.load([json.dumps({"format": FORMAT})]).learnt is None
