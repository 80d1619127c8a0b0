"""Which rows are told, and with which names."""

from __future__ import annotations

from kg.extract.parse import parse_of
from kg.extract.slots.choose import Found, chosen, with_common_subjects, with_earlier_names
from kg.extract.slots.reading import Reading
from kg.extract.slots.spans import candidates
from tests.docs import doc

TWO = doc(
    "Brodet|NOUN|NN|nsubj|1 holds|VERB|VBZ|ROOT|1|hold fish|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
    "The|DET|DT|det|1 dish|NOUN|NN|nsubj|2 feeds|VERB|VBZ|ROOT|2|feed Dalby|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
)


def reading_and_places() -> tuple[Reading, dict[str, int]]:
    parse = parse_of(TWO)
    reading = Reading(parse, candidates(parse))
    return reading, {span.text: k for k, span in enumerate(reading.spans)}


def test_an_object_of_a_property_is_told_once() -> None:
    reading, at = reading_and_places()
    rows = [(0.9, 0, at["Brodet"], at["fish"]), (0.8, 0, at["dish"], at["fish"]), (0.7, 1, at["dish"], at["fish"])]
    assert chosen(reading, rows, 0.75) == [Found(0.9, 0, at["Brodet"], at["fish"])]
    assert len(chosen(reading, rows, 0.1)) == 2


def test_a_definite_noun_phrase_is_what_an_earlier_sentence_is_about() -> None:
    reading, at = reading_and_places()
    found = [Found(0.9, 0, at["dish"], at["Dalby"])]
    topics = {at["Brodet"]: 2.0, at["fish"]: 0.5, at["dish"]: 1.0}
    assert with_earlier_names(reading, found, topics, {})[0].subject == at["Brodet"]
    known = {reading.spans[at["dish"]][:2]: "Brodet"}
    assert with_earlier_names(reading, found, topics, known) == found


def test_nothing_is_named_by_what_comes_later() -> None:
    reading, at = reading_and_places()
    found = [Found(0.9, 0, at["fish"], at["Dalby"])]
    assert with_earlier_names(reading, found, {at["dish"]: 3.0, at["fish"]: 1.0}, {}) == found


def test_borders_of_a_subject_are_those_that_most_speaks_for() -> None:
    parse = parse_of(
        doc("Skarn|PROPN|NNP|compound|1 Hall|PROPN|NNP|nsubj|2 burns|VERB|VBZ|ROOT|2|burn .|PUNCT|.|punct|2")
    )
    reading = Reading(parse, candidates(parse))
    at = {span.text: k for k, span in enumerate(reading.spans)}
    whole, part = at["Skarn Hall"], at["Hall"]
    found = [Found(0.9, 0, whole, 0), Found(0.5, 1, part, 0)]
    assert {one.subject for one in with_common_subjects(reading, found, {whole: 1.0, part: 1.0})} == {whole}
