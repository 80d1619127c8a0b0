"""Values in the datatypes that an ontology asks for: taken as they are, turned where nothing is lost, else refused."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.model import Literal
from kg.writers.iris import RDFS, XSD
from kg.writers.terms import DATE, DATE_TIME, DECIMAL, DOUBLE, FLOAT, INTEGER, MONTH, YEAR, clean, literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import When

_ANY = f"{RDFS}Literal"
_STRINGS = frozenset(f"{XSD}{n}" for n in ("string", "normalizedString", "token"))
_SIGNS = {
    "nonNegativeInteger": (0, None), "positiveInteger": (1, None), "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1), "unsignedInt": (0, 2**32 - 1), "unsignedLong": (0, 2**64 - 1),
    "unsignedShort": (0, 2**16 - 1), "unsignedByte": (0, 255), "byte": (-128, 127), "short": (-(2**15), 2**15 - 1),
    "int": (-(2**31), 2**31 - 1), "long": (-(2**63), 2**63 - 1),
}  # fmt: skip
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_LENGTHS = {YEAR: 4, MONTH: 7, DATE: 10}
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_LONGEST = 200  # digits of a number


def fitted(
    value: Literal, when: When | None, datatypes: Iterable[str], facets: Iterable[tuple[str, str]]
) -> Literal | None:
    """The value in the first of the datatypes (sorted, strings last) that can hold it inside the bounds; None if none.

    A date gives its year where only a year is asked for, never the other way round; "1,200" is a number, "363 cm" is
    none. `when` is the time of the fact: where the value is its wording, its ISO form counts. rdfs:Literal and no
    datatype at all take anything. What comes back is written with the datatype it has (`kg.writers.terms.literal`).
    """
    asked = sorted(datatypes, key=lambda iri: (iri in _STRINGS, iri))
    if not asked or _ANY in asked:
        return value
    if value.datatype in asked and _written(value):
        asked = [value.datatype, *asked]
    bounds = tuple(facets)
    found = (_in(value, when, iri) for iri in asked)
    return next((it for it in found if it is not None and _inside(it, bounds)), None)


def _in(value: Literal, when: When | None, datatype: str) -> Literal | None:
    text = value.value.strip()
    if datatype in _STRINGS:
        return Literal(value.value, "") if text else None
    if datatype in _LENGTHS:
        return _time(_iso(text, when), datatype)
    if datatype in {INTEGER, DECIMAL, DOUBLE, FLOAT} or datatype.removeprefix(XSD) in _SIGNS:
        return _number(text, datatype)
    if datatype == f"{XSD}anyURI":
        return Literal(text, datatype) if _URI.fullmatch(text) and clean(text) == text else None
    same = value.datatype == datatype and datatype != DATE_TIME
    return value if same or (datatype == DATE_TIME and _written(Literal(text, datatype))) else None


def _written(value: Literal) -> bool:
    """Whether a writer keeps the datatype."""
    return literal(value.value, value.datatype).datatype == value.datatype


def _iso(text: str, when: When | None) -> str:
    worded = when is not None and when.value and text and when.text and (text in when.text or when.text in text)
    return when.value if when is not None and worded else text


def _time(text: str, datatype: str) -> Literal | None:
    length = _LENGTHS[datatype]
    whole = {4: YEAR, 7: MONTH, 10: DATE}.get(len(text))
    if whole is None or len(text) < length or not _written(Literal(text, whole)):
        return None
    return Literal(text[:length], datatype)


def _number(text: str, datatype: str) -> Literal | None:
    plain = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    if not _NUMBER.fullmatch(plain) or len(plain) > _LONGEST:
        return None
    plain = plain.removeprefix("+")
    name = datatype.removeprefix(XSD)
    if datatype == INTEGER or name in _SIGNS:
        least, most = _SIGNS.get(name, (None, None))
        if "." in plain or (least is not None and int(plain) < least) or (most is not None and int(plain) > most):
            return None
    return Literal(plain, datatype) if datatype != DECIMAL or literal(plain, DECIMAL).datatype else None


def _inside(value: Literal, facets: Iterable[tuple[str, str]]) -> bool:
    """Whether a value keeps the bounds (XML Schema part 2, 4.3); a bound that cannot be compared with it holds."""
    checks = {"minInclusive": (-1,), "minExclusive": (-1, 0), "maxInclusive": (1,), "maxExclusive": (0, 1)}
    return not any(_compared(value.value, bound) in checks[name] for name, bound in facets)


def _compared(one: str, other: str) -> int | None:
    """-1, 0 or 1 as `one` is less, equal or more; None where the two are no numbers and no dates."""
    try:
        a, b = Decimal(one), Decimal(other)
    except InvalidOperation:
        if len(one) == len(other) and _ISO.fullmatch(one) and _ISO.fullmatch(other):
            return (one > other) - (one < other)
        return None
    return (a > b) - (a < b)
