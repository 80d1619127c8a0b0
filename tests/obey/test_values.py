"""Values in the datatypes that are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Literal, When
from kg.obey.values import fitted
from kg.writers.terms import literal
from tests.obey.making import XSD

RDFS_LITERAL = "http://www.w3.org/2000/01/rdf-schema#Literal"


def fit(value: str, *asked: str, of: str = "", when: When | None = None, **bounds: str) -> tuple[str, str] | None:
    found = fitted(Literal(value, of and XSD + of), when, [XSD + name for name in asked], bounds.items())
    return (found.value, found.datatype.removeprefix(XSD)) if found else None


@pytest.mark.parametrize(
    ("value", "asked", "found"),
    [
        ("1874", "gYear", ("1874", "gYear")),
        ("1874-03-02", "gYear", ("1874", "gYear")),
        ("1874-03-02", "gYearMonth", ("1874-03", "gYearMonth")),
        ("1874", "date", None),
        ("1874-13-02", "gYear", None),
        ("0000", "gYear", None),
        ("in 1874", "gYear", None),
        ("1,200", "integer", ("1200", "integer")),
        ("12,00", "integer", None),
        ("+7", "integer", ("7", "integer")),
        ("-1", "nonNegativeInteger", None),
        ("0", "positiveInteger", None),
        ("300", "byte", None),
        ("12.5", "decimal", ("12.5", "decimal")),
        ("12.5", "integer", None),
        ("363 cm", "decimal", None),
        ("1,234.5", "double", ("1234.5", "double")),
        ("363 cm", "string", ("363 cm", "")),
        ("", "string", None),
        ("https://a.test/x", "anyURI", ("https://a.test/x", "anyURI")),
        ("a b", "anyURI", None),
        ("P3D", "duration", None),
        ("9" * 300, "integer", None),
        ("\u0663", "integer", None),
        ("nan", "double", None),
    ],
)
def test_a_value_fits_or_not(value: str, asked: str, found: tuple[str, str] | None) -> None:
    assert fit(value, asked) == found


def test_the_datatype_it_has_counts_first_and_strings_last() -> None:
    assert fit("1874", "date", "gYear", "string") == ("1874", "gYear")
    assert fit("1874", "gYear", "integer", of="integer") == ("1874", "integer")
    assert fit("some day", "gYear", "string") == ("some day", "")
    assert fit("P3D", "duration", of="duration") == ("P3D", "duration")


def test_anything_goes_where_nothing_or_any_literal_is_asked() -> None:
    assert fit("so", of="integer") == ("so", "integer")
    assert fitted(Literal("so"), None, [RDFS_LITERAL, f"{XSD}date"], ()) == Literal("so")


def test_the_time_of_the_fact_tells_what_a_wording_means() -> None:
    when = When("4 March 1891", "1891-03-04")
    assert fit("4 March 1891", "date", when=when) == ("1891-03-04", "date")
    assert fit("4 March 1891", "gYear", when=when) == ("1891", "gYear")
    assert fit("the Tuesday", "date", when=when) is None
    assert fit("4 March 1891", "date") is None


@pytest.mark.parametrize(
    ("value", "bounds", "fits"),
    [
        ("5", {"minInclusive": "5"}, True),
        ("5", {"minExclusive": "5"}, False),
        ("5", {"maxExclusive": "6", "minInclusive": "0"}, True),
        ("5", {"maxInclusive": "4.5"}, False),
        ("5", {"maxInclusive": "ten"}, True),
    ],
)
def test_bounds_are_kept(value: str, bounds: dict[str, str], fits: bool) -> None:  # noqa: FBT001
    assert (fit(value, "integer", **bounds) is not None) == fits
    assert fit("1874-03-02", "date", maxInclusive="1874-03-01") is None


@given(
    st.one_of(st.text(max_size=12), st.from_regex(r"[+-]?\d{1,6}([.,]\d{1,3})?(-\d\d(-\d\d)?)?", fullmatch=True)),
    st.lists(
        st.sampled_from("gYear date gYearMonth integer decimal double int byte string anyURI dateTime time".split()),
        min_size=1,
        max_size=3,
    ),
)
def test_what_is_kept_is_written_with_its_datatype(value: str, asked: list[str]) -> None:
    found = fitted(Literal(value), None, [XSD + name for name in asked], ())
    if found is not None:
        written = literal(found.value, found.datatype).datatype
        whole = f"{XSD}integer" if found.datatype in {f"{XSD}int", f"{XSD}byte"} else found.datatype
        assert written == whole
        assert fitted(found, None, [XSD + name for name in asked], ()) is not None
