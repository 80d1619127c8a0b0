"""How examples write values and names, and what is then written of other texts. Shorter forms of units are in units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.parse import Parse
from kg.extract.slots.names import bare
from kg.extract.slots.reading import Reading
from kg.extract.slots.spans import candidates
from kg.learn.alignment import align_triples
from kg.learn.examples import Triple
from kg.learn.units import unit_behind
from kg.learn.writing import Writing, forms

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.slots.spans import Candidate

pytestmark = pytest.mark.model


def read(nlp: Language, text: str) -> Reading:
    return Reading(parse := Parse(nlp(text)), candidates(parse))


def taught(nlp: Language, *examples: tuple[str, str, str, str]) -> Writing:
    """From sentences, each with a subject, a property that is its own key, and an object."""
    writing = Writing()
    for text, *triple in examples:
        reading = read(nlp, text)
        writing.note(reading, align_triples(reading, {}, [Triple(*triple)]), {triple[1]: triple[1]})
    return Writing.from_data(writing.to_data())


def span_of(reading: Reading, text: str) -> Candidate:
    return next(span for span in reading.spans if span.text == text)


def written(nlp: Language, writing: Writing, text: str, part: str, key: str) -> tuple[str, ...]:
    reading = read(nlp, text)
    return writing.objects_of(reading, span_of(reading, part), key)


def test_forms_of_values_and_words(nlp: Language) -> None:
    reading = read(nlp, "In May 1911 the Danish fleet sold -7 potatoes to Polish troops in the UK.")
    assert forms(span_of(reading, "May 1911"), reading) == {
        "as it is": "May 1911", "spoken": "01 May 1911", "iso": "1911-05", "year": "1911", "first day": "1911-05-01",
    }  # fmt: skip
    assert forms(span_of(reading, "Danish"), reading)["country"] == "Denmark"
    assert forms(span_of(reading, "UK"), reading)["country"] == "United Kingdom"
    assert forms(span_of(reading, "Danish fleet"), reading)["country first"] == "Denmark fleet"
    assert forms(span_of(reading, "potatoes"), reading)["singular"] == "potato"
    assert forms(span_of(reading, "-7"), reading) == {"digits": "-7", "minus": "\u22127"}


def test_units_and_quotes_are_those_of_the_property(nlp: Language) -> None:
    writing = taught(
        nlp,
        ("Toledo Bridge is 12 metres long.", "Toledo_Bridge", "length", "12.0 (metres)"),
        ("Toledo Bridge was opened on 3 May 1902.", "Toledo_Bridge", "opened", '"1902-05-03"'),
    )
    assert written(nlp, writing, "Old Bridge is 7 metres long.", "7", "length") == ("7.0 (metres)",)
    assert written(nlp, writing, "It opened on 4 June 1911.", "4 June 1911", "opened") == ('"1911-06-04"',)
    assert written(nlp, writing, "It opened on 4 June 1911.", "4 June 1911", "closed") == ('"1911-06-04"',)
    assert writing.name("Toledo Bridge") == "Toledo_Bridge"
    assert written(nlp, Writing(), "It has 1,604 beds.", "1,604", "beds") == ("1604",)


def test_a_property_with_fractions_has_decimals(nlp: Language) -> None:
    writing = taught(
        nlp,
        ("Ulm has a density of 61.5 people.", "Ulm", "density", "61.5"),
        ("Ulm has 1,604 beds.", "Ulm", "number of beds", "1604"),
    )
    assert written(nlp, writing, "Bonn has a density of 80 people.", "80", "density") == ("80.0",)
    assert written(nlp, writing, "Bonn has 2,700 rooms.", "2,700", "number of rooms") == ("2700",)


def test_a_triple_in_many_wordings_counts_once(nlp: Language) -> None:
    said = "Ida Berg lives in Bergen.", "Bergen is where Ida Berg lives.", "Ida Berg has a house in Bergen."
    often = [(text, "Ida Berg", "home", '"Bergen"') for text in said]
    others = [
        (f"{name} lives in {place}.", name, "home", place)
        for name, place in (("Jan Krag", "Ulm"), ("Eva Moen", "Bonn"))
    ]
    assert written(nlp, taught(nlp, *often, *others), "Rut Falk lives in Cork.", "Cork", "home") == ("Cork",)


def test_words_are_added_and_taken_as_examples_do(nlp: Language) -> None:
    writing = taught(
        nlp,
        ("Ida Berg speaks Danish.", "Ida Berg", "language", "Danish_language"),
        ("Jan Krag speaks Polish.", "Jan Krag", "language", "Polish language"),
        ("The soup is made with onions.", "soup", "ingredient", "Onion"),
        ("Eva Moen is from the UK.", "Eva Moen", "country", "United_Kingdom"),
    )
    assert written(nlp, writing, "Rut Falk speaks German.", "German", "language") == ("German language",)
    assert written(nlp, writing, "The stew is made with carrots.", "carrots", "ingredient") == ("carrot",)
    assert written(nlp, writing, "Nils Dahl is from the US.", "US", "country") == ("United States",)


def test_hostile_objects_leave_the_counts_readable(nlp: Language) -> None:
    writing = taught(nlp, ("Ida Berg speaks Danish.", "Ida Berg", "language", "Danish a|b|"))
    assert written(nlp, writing, "Rut Falk speaks German.", "German", "language")


def test_towns_are_written_with_their_state_where_examples_do(nlp: Language) -> None:
    pairs = ("Toledo", "Ohio"), ("Fresno", "California"), ("Wichita", "Kansas")
    joined = [(f"Ida Berg was born in {a}, {b}.", "Ida Berg", "born", f"{a},_{b}") for a, b in pairs]
    apart = [
        (f"Jan Krag was born in {a}, {b}.", "Jan Krag", "born", one)
        for a, b in (("Bergen", "Norway"), ("Lyon", "France"))
        for one in (a, b)
    ]
    writing = taught(nlp, *joined, *apart)
    assert written(nlp, writing, "He lives in Dayton, Ohio.", "Dayton", "home") == ("Dayton, Ohio",)
    assert written(nlp, writing, "He lives in Ghent, Belgium.", "Ghent, Belgium", "home") == ("Ghent", "Belgium")
    assert written(nlp, Writing(), "He lives in Ghent, Belgium.", "Ghent, Belgium", "home") == ("Ghent, Belgium",)
    reading = read(nlp, "They live in Dayton, Ohio.")
    assert writing.subject_of(reading, span_of(reading, "Dayton"), "") == "Dayton, Ohio"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It runs 12 km.", "kilometre"),
        ("It runs 12 km per second.", "kilometre per"),
        ("It has 12 square kilometers.", "square kilometre"),
        ("It has 12 rooms.", ""),
        ("It has 12", ""),
    ],
)
def test_units_have_one_name(nlp: Language, text: str, unit: str) -> None:
    parse = Parse(nlp(text))
    assert unit_behind(parse, parse.words.index("12") + 1) == unit


def test_letters_with_strokes_are_letters() -> None:
    assert bare("S\u00f8ren \u0141ukasz") == "sorenlukasz"
