"""Candidate spans, and the values of dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse import Parse
from kg.extract.slots.names import bare
from kg.extract.slots.numbers import Value, value_spans
from kg.extract.slots.spans import LONGEST, candidates
from kg.extract.slots.stems import stem
from tests.docs import doc, trees

if TYPE_CHECKING:
    from spacy.language import Language


def texts(nlp: Language, text: str) -> set[str]:
    return {span.text for span in candidates(Parse(nlp(text)))}


def test_names_titles_classes_and_parts_are_offered(nlp: Language) -> None:
    found = texts(nlp, "The Third Harbour is a Danish crime novel by Mette Lund of Aarhus, Denmark.")
    assert {"The Third Harbour", "Third Harbour", "crime novel", "novel", "Danish", "Mette Lund", "Aarhus"} <= found
    assert "Aarhus, Denmark" in found


def test_quotations_and_what_stands_before_an_apostrophe(nlp: Language) -> None:
    found = texts(nlp, 'In "Salt and Ash", Ida Brenner\'s keeper leaves the lighthouse.')
    assert {"Salt and Ash", "Ida Brenner"} <= found


def test_spans_are_trimmed_and_short(nlp: Language) -> None:
    spans = candidates(Parse(nlp("The old keeper of the light, its dog and the boat's captain met on 3 May 1902.")))
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert len({span[:2] for span in spans}) == len(spans)
    assert not any(span.text.startswith("the ") or span.text.endswith(",") for span in spans)


@given(trees())
def test_any_tree_gives_spans_of_its_own_text(sentence: str) -> None:
    parse = Parse(doc(sentence))
    for span in candidates(parse):
        assert parse.slice(span.start, span.end) == span.text
        assert span.start <= span.head < span.end


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("born 20 January 1930", "1930-01-20"),
        ("born on January 20th, 1930", "1930-01-20"),
        ("since May 1911", "1911-05"),
        ("in 1874", "1874"),
        ("13/04/2020", "2020-04-13"),
        ("04/13/2020", "2020-04-13"),
        ("dated 2020-04-13", "2020-04-13"),
    ],
)
def test_dates(nlp: Language, text: str, iso: str) -> None:
    assert iso in {value.iso for _, _, value in value_spans(Parse(nlp(text)))}


def test_numbers_lose_their_separators(nlp: Language) -> None:
    values = {
        value.iso for _, _, value in value_spans(Parse(nlp("It has 12,345 seats, 3.5 floors and \u221212 degrees.")))
    }
    assert {"12345", "3.5", "-12"} <= values


def test_numbers_are_multiplied_by_the_word_after_them(nlp: Language) -> None:
    parse = Parse(nlp("It cost 2.5 million crowns."))
    found = {parse.slice(start, end): value.iso for start, end, value in value_spans(parse)}
    assert found == {"2.5 million": "2500000"}


def test_a_month_has_31_days_at_most(nlp: Language) -> None:
    assert not [v for _, _, v in value_spans(Parse(nlp("on 2020-04-77"))) if v.day]


def test_values_tell_their_shape() -> None:
    shapes = [Value(number="4"), Value(year=1), Value(year=1, month=2), Value(year=1, month=2, day=3)]
    assert [value.shape for value in shapes] == ["number", "year", "month", "day"]
    assert Value(year=1874).spoken == "01 January 1874"


@pytest.mark.parametrize(
    "words", ["direct directs directed directing", "bear born bears", "city cities", "stop stopped"]
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@given(st.text())
def test_bare_names_are_stable(name: str) -> None:
    assert bare(name).isalnum() or not bare(name)
    assert bare(f"the_{name}") == bare(f"The {name}")
