from __future__ import annotations

import math
import warnings

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.writers.ntriples import quoted
from kg.writers.terms import Text, clean, literal, moment, number, tagged
from tests.strategies import hostile_text

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2023-09-15", "date"),
        ("2023-09", "gYearMonth"),
        ("2002", "gYear"),
        ("2023-09-15T10:00:00", "dateTime"),
        ("2023-09-15T10:00:00+09:00", "dateTime"),
    ],
)
def test_times_keep_their_precision(value: str, datatype: str) -> None:
    assert moment(value) == Text(value, "", XSD + datatype)


@pytest.mark.parametrize(
    "value", ["", "2023-02-30", "2023-9-5", "02", "0000", "2023-13", "15 Sep 2023", "2023-W10", "--09-15"]
)
def test_times_that_stores_would_change_are_not_typed(value: str) -> None:
    assert moment(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.9, "0.9"), (1.0, "1"), (0.0, "0"), (0.12345, "0.123"), (7.0, "1"), (-1.0, "0"), (math.nan, "0")],
)
def test_confidences(value: float, text: str) -> None:
    assert number(value) == Text(text, "", XSD + "decimal")


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        ("036", "integer", ("36", "integer")),
        ("5", "nonNegativeInteger", ("5", "integer")),
        ("x", "integer", ("x", "")),
        ("0.90", "decimal", ("0.9", "decimal")),
        ("-0.0", "decimal", ("0", "decimal")),
        ("1e3", "decimal", ("1e3", "")),
        ("1200", "decimal", ("1200", "decimal")),
        (".5", "decimal", ("0.5", "decimal")),
        ("1e3", "double", ("1e3", "double")),
        ("true", "boolean", ("true", "")),
        ("a", "string", ("a", "")),
        ("2002", "date", ("2002", "")),
        ("2002", "gYear", ("2002", "gYear")),
        ("\u0663", "integer", ("\u0663", "")),
        ("P1Y", "duration", ("P1Y", "duration")),
    ],
)
def test_values(value: str, datatype: str, expected: tuple[str, str]) -> None:
    text, kind = expected
    assert literal(value, XSD + datatype) == Text(text, "", XSD + kind if kind else "")


def test_an_unusable_datatype_is_dropped() -> None:
    assert literal("a", "no iri") == Text("a")
    assert literal("a", "https://example.org/unit#kg").datatype == "https://example.org/unit#kg"


@given(hostile_text, st.sampled_from(["integer", "decimal", "double", "date", "gYear", "gYearMonth", "dateTime"]))
def test_typed_values_are_what_rdflib_takes_for_valid(value: str, datatype: str) -> None:
    text = literal(value, XSD + datatype)
    if text.datatype:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert not rdflib.Literal(text.value, datatype=rdflib.URIRef(text.datatype)).ill_typed


@given(st.text())
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert clean(clean(text)) == clean(text)


def test_cleaning() -> None:
    assert (
        clean("a\ud800\x00\x1f\ufffe\U0001fffeb\t\r\n\u202e\U0001f600")
        == "a\ufffd\ufffd\ufffd\ufffd\ufffdb\t\r\n\u202e\U0001f600"
    )


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "en"), ("en-GB", "en-gb"), ("en_US", ""), ("toolongtag", ""), ("", "")]
)
def test_language_tags(tag: str, expected: str) -> None:
    assert tagged("a", tag).language == expected


def test_a_replacement_character_is_escaped() -> None:
    assert quoted("a\ufffd") == '"a\\uFFFD"'  # Jena warns of the character itself
