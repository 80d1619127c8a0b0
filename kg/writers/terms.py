"""Literals: which lexical forms are written, so that every store gives back what it was given.

A term is either an IRI (a plain `str`, in full) or a `Text`. The rules were found by loading borderline values into
several stores: half-known dates as `xsd:gYear` and `xsd:gYearMonth` (`xsd:date` gets a day invented), decimals without
trailing zeros, no booleans, no `nonNegativeInteger`, never an explicit `xsd:string`, language tags in lower case.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeAlias

from kg.writers.iris import XSD, is_iri

DATE = f"{XSD}date"
DATE_TIME = f"{XSD}dateTime"
DECIMAL = f"{XSD}decimal"
DOUBLE = f"{XSD}double"
FLOAT = f"{XSD}float"
INTEGER = f"{XSD}integer"
MONTH = f"{XSD}gYearMonth"
YEAR = f"{XSD}gYear"

_CONFIDENCE_DIGITS = 3
_INTEGERS = {
    f"{XSD}{name}"
    for name in (
        "byte",
        "int",
        "integer",
        "long",
        "negativeInteger",
        "nonNegativeInteger",
        "nonPositiveInteger",
        "positiveInteger",
        "short",
        "unsignedByte",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
    )
}
_UNTYPED = {"", f"{XSD}string", f"{XSD}boolean"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_YEAR = re.compile(r"(?!0000)\d{4}", re.ASCII)
_MONTH = re.compile(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|[\U0001fffe\U0001ffff\U0002fffe-\U0002ffff]"
)


class Text(NamedTuple):
    """A literal: its lexical form with a language tag, a datatype IRI, or neither."""

    value: str
    language: str = ""
    datatype: str = ""


Term: TypeAlias = str | Text
"""An IRI in full, or a literal."""


def clean(text: str) -> str:
    r"""The text with every character that some format cannot hold replaced by U+FFFD, one for one: offsets stay true.

    These are lone surrogates, non-characters, and control characters other than tab and line ends (illegal in XML).

    >>> clean("a\x00b")
    'a\ufffdb'
    """
    return _UNWRITABLE.sub("\ufffd", text) if _UNWRITABLE.search(text) else text


def tagged(text: str, language: str = "en") -> Text:
    """A text in a language; without a tag when `language` is no well-formed one."""
    return Text(clean(text), language.lower() if _LANGUAGE.fullmatch(language) else "")


def number(value: float) -> Text:
    """A confidence as a decimal of at most three digits, held inside 0 to 1 (0 when it is not a number)."""
    inside = min(max(value, 0.0), 1.0) if value == value else 0.0  # noqa: PLR0124  (NaN differs from itself)
    return Text(f"{inside:.{_CONFIDENCE_DIGITS}f}".rstrip("0").rstrip("."), "", DECIMAL)


def moment(value: str) -> Text | None:
    """An ISO 8601 time as the datatype of its precision; None when it is not one that stores understand.

    >>> moment("2002").datatype.rpartition("#")[2], moment("2023-02-30")
    ('gYear', None)
    """
    if _YEAR.fullmatch(value):
        return Text(value, "", YEAR)
    if _MONTH.fullmatch(value):
        return Text(value, "", MONTH)
    try:
        if _DAY.fullmatch(value):
            return Text(date.fromisoformat(value).isoformat(), "", DATE)
        if _MOMENT.fullmatch(value):
            datetime.fromisoformat(value)
            return Text(value, "", DATE_TIME)
    except ValueError:
        return None
    return None


def literal(value: str, datatype: str = "") -> Text:
    """A value of the graph as a literal; the datatype is dropped when the value does not fit it."""
    text = clean(value)
    if datatype in _UNTYPED or not is_iri(datatype):
        return Text(text)
    plain = text.strip()
    if datatype in _INTEGERS:
        return Text(str(int(plain)), "", INTEGER) if _is_int(plain) else Text(text)
    if datatype == DECIMAL:
        return _decimal(plain) or Text(text)
    if datatype in {DOUBLE, FLOAT}:
        return Text(plain, "", datatype) if _NUMBER.fullmatch(plain) else Text(text)
    if datatype in {DATE, DATE_TIME, MONTH, YEAR}:
        found = moment(plain)
        return found if found and found.datatype == datatype else Text(text)
    return Text(text, "", datatype)


def _is_int(text: str) -> bool:
    return bool(_WHOLE.fullmatch(text)) and len(text) < 4000  # noqa: PLR2004  (int() refuses more digits)


def _decimal(text: str) -> Text | None:
    if not _NUMBER.fullmatch(text) or len(text) > 100 or "e" in text.lower():  # noqa: PLR2004
        return None
    try:
        plain = format(Decimal(text), "f")
    except InvalidOperation:
        return None
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Text("0" if plain in {"-0", "", "-"} else plain, "", DECIMAL)
