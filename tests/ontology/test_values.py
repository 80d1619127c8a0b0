"""Matching words to properties, without any file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import EntityType
from kg.ontology.compatibility import STANDS_FOR, distance
from kg.ontology.inflect import singular, verb_forms
from kg.ontology.values import Frame, Ontology, Property, phrase_key, words_of

T = EntityType
PERSON, PLACE = frozenset({T.PERSON}), frozenset({T.PLACE})


def small(*frames: Frame) -> Ontology:
    return Ontology(
        (),
        (
            Property("p", "painted", domain=PERSON, range=PLACE, parents=("q", "outside")),
            Property("q", "saw", parents=("r",)),
            Property("r", "sensed"),
            Property("v", "weighed", literal=True),
        ),
        frames,
    )


def test_the_best_rank_wins_and_then_the_best_fit() -> None:
    ontology = small(Frame("look", "q", rank=0), Frame("look", "p", rank=1))
    assert ontology.property_for("look", "", T.PERSON, T.PLACE).iri == "p"  # type: ignore[union-attr]
    assert ontology.property_for("look", "", T.PERSON, T.PERSON).iri == "q"  # type: ignore[union-attr]
    ontology = small(Frame("look", "q"), Frame("look", "p", swapped=True))
    assert ontology.property_for("look", "", T.PLACE, T.PERSON).iri == "p"  # type: ignore[union-attr]


def test_an_inflected_form_of_a_lemma_matches_labels_only() -> None:
    assert small(Frame("found", "q")).property_for("find", "", T.PERSON, T.PERSON) is None
    assert small(Frame("found", "q", inflected=True)).property_for("find", "", T.PERSON, T.PERSON) is not None


def test_a_restricted_sense_is_not_undone_by_the_label_and_takes_no_mere_thing() -> None:
    ontology = small(Frame("see", "q", object=PLACE, rank=1), Frame("saw", "q", inflected=True))
    assert ontology.property_for("see", "", T.PERSON, T.PLACE) is not None
    assert ontology.property_for("see", "", T.PERSON, T.THING) is None
    assert ontology.property_for("see", "", T.PERSON, T.PERSON) is None


def test_a_swapped_match_brings_the_propertys_own_words() -> None:
    ontology = small(Frame("be painted by", "p", swapped=True), Frame("paint", "p"))
    match = ontology.property_for("be painted", "by", T.PLACE, T.PERSON)
    assert match is not None
    assert (match.lemma, match.particle, match.label) == ("paint", "", "painted")


def test_values_and_entities_are_kept_apart() -> None:
    ontology = small(Frame("weigh", "v"))
    assert ontology.property_for("weigh", "", T.PRODUCT, None) is not None
    assert ontology.property_for("weigh", "", T.PRODUCT, T.THING) is None
    assert "takes a value" in ontology.refusal(ontology.frames[0], T.PRODUCT, T.THING)


def test_super_properties_are_nearest_first_and_labels_fall_back_to_names() -> None:
    ontology = small()
    assert ontology.super_properties("p") == ("q", "outside", "r")
    assert ontology.super_properties("unknown") == ()
    assert (ontology.label("q"), ontology.label("http://x.test/a#bornIn")) == ("saw", "born in")


@given(st.sampled_from(T), st.sampled_from(T), st.frozensets(st.sampled_from(T)))
def test_a_frame_is_refused_with_a_reason_exactly_when_it_does_not_match(
    subject: T, target: T, kind: frozenset[T]
) -> None:
    ontology = small(Frame("paint", "p", object=kind))
    found = ontology.property_for("paint", "", subject, target)
    assert (found is None) == bool(ontology.refusal(ontology.frames[0], subject, target))


def test_people_are_never_places_products_or_events() -> None:
    for kind in (T.PLACE, T.FACILITY, T.PRODUCT, T.WORK, T.EVENT, T.ORGANIZATION):
        assert distance(T.PERSON, frozenset({kind})) is None
        assert distance(kind, PERSON) is None
    assert set(STANDS_FOR) == set(T)
    assert distance(T.THING, PERSON) == 2


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", {"visited", "visits", "visiting"}),
        ("stop", {"stopped", "stopping"}),
        ("hope", {"hoped", "hoping"}),
        ("supply", {"supplied", "supplies", "supplying"}),
        ("free", {"freed", "freeing"}),
        ("lead", {"led"}),
        ("criticize", {"criticized"}),
        ("travel", {"travelled", "traveled"}),
        ("show", {"showed", "shown"} - {"showed"}),
    ],
)
def test_forms_of_verbs(lemma: str, forms: set[str]) -> None:
    assert forms < verb_forms(lemma)


def test_a_short_verb_doubles_and_is_not_taken_for_another() -> None:
    assert "hoped" not in verb_forms("hop")
    assert "leaded" not in verb_forms("lead")


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Hold talks with", "hold talk with"),
        ("pay a visit to", "pay visit to"),
        ("in", "in"),
        ("talks", "talks"),
        ("", ""),
        ("a", ""),
        ("be in control of", "be in control of"),
    ],
)
def test_keys_of_phrases(phrase: str, key: str) -> None:
    assert phrase_key(phrase) == key


@given(st.text(alphabet="abst yei", max_size=20))
def test_a_key_is_its_own_key_unless_a_second_plural_ending_is_left(phrase: str) -> None:
    key = phrase_key(phrase)
    words = key.split()
    assert phrase_key(key) == key or singular(words[-1]) != words[-1]


@pytest.mark.parametrize(
    ("iri", "words"),
    [
        ("https://schema.org/worksFor", "works for"),
        ("http://x.test/a#", "a"),
        ("urn:x", "urn:x"),
        ("http://x.test/has_part", "has part"),
    ],
)
def test_words_of_an_iri(iri: str, words: str) -> None:
    assert words_of(iri) == words
