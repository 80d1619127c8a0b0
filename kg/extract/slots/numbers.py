"""Dates and numbers as values: what a stretch of text means where an ontology asks for a value.

Only what stands in the text is read: a full date, a month of a year, a year, a number in digits. Expressions that need
a reference date ("last week") belong to `kg.extract.timescan`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.words.times import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parse import Parse

_NAMES = "January February March April May June July August September October November December".split()
_MONTH = rf"(?P<m>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_TH = r"(?: ?(?:st|nd|rd|th))?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<d>\d{{1,2}}){_TH}(?: of)? {_MONTH},? ?(?:of )?(?P<y>\d{{4}})\b",
        rf"\b{_MONTH} (?:the )?(?P<d>\d{{1,2}}){_TH},? ?(?:of |in )?(?P<y>\d{{4}})\b",
        r"\b(?P<y>\d{4})[-/](?P<n>\d{1,2})[-/](?P<d>\d{1,2})\b",
        r"\b(?P<d>\d{1,2})[-/.](?P<n>\d{1,2})[-/.](?P<y>\d{4})\b",
        rf"\b{_MONTH},? (?:of )?(?P<y>\d{{4}})\b",
        r"(?<![\w.,:/$\u00a3\u20ac-])(?P<y>1\d\d\d|20\d\d)(?![\w:/]|[.,]\d)",
    )
)
_NUMBERS = re.compile(
    r"(?<![\w.])(?<!\d[:/])[-\u2212]?\d+(?:[,\s]\d{3})*(?:\.\d+)?(?!\w|[.:/]\d)"
    r"(?: (?P<scale>thousand|million|billion|trillion)\b)?"
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MONTHS_A_YEAR, _LONGEST_MONTH, _YEAR_DIGITS = 12, 31, 4


class Value(NamedTuple):
    """A number as plain digits, or a date whose `month` and `day` are 0 where the text does not say."""

    number: str = ""
    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def shape(self) -> str:
        """Which kind of value: "number", "day", "month" or "year"."""
        if self.number:
            return "number"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as precise as it is known; the digits of a number.

        >>> Value(year=1930, month=1, day=20).iso, Value(year=1930).iso, Value(number="12").iso
        ('1930-01-20', '1930', '12')
        """
        if self.number:
            return self.number
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def spoken(self) -> str:
        """The date as people write it, "20 January 1930"; unknown parts are the first of their kind."""
        return f"{self.day or 1:02d} {_NAMES[(self.month or 1) - 1]} {self.year}"


def value_spans(parse: Parse) -> Iterator[tuple[int, int, Value]]:
    """Tokens of each date and number with its value; a number of four digits may be offered as both."""
    taken: list[tuple[int, int]] = []
    for start, end, value in _dates(parse.text):
        taken.append((start, end))
        yield from _in_tokens(parse, start, end, value)
    for match in _NUMBERS.finditer(parse.text):
        start, end = match.span()
        inside = any(a <= start < b for a, b in taken)
        if not inside or (end - start == _YEAR_DIGITS and (start, end) not in taken):
            yield from _in_tokens(parse, start, end, Value(number=_digits(match)))


def _digits(match: re.Match[str]) -> str:
    """A number without separators, multiplied by the word after it: "2.5 million" is 2500000."""
    scale = match["scale"] or ""
    digits = re.sub(r"[,\s]", "", match[0].removesuffix(scale)).replace("\u2212", "-")
    return f"{Decimal(digits).scaleb(_SCALES[scale]):f}" if scale else digits


def _dates(text: str) -> Iterator[tuple[int, int, Value]]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            start, end = match.span()
            value = _date(match)
            if value is not None and not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield start, end, value


def _date(match: re.Match[str]) -> Value | None:
    group = match.groupdict()
    named, numbered = group.get("m"), group.get("n")
    month = MONTHS[named.lower().rstrip(".")] if named else int(numbered or 0)
    day = int(group.get("d") or 0)
    if month > _MONTHS_A_YEAR >= day:
        month, day = day, month  # "04/13/2020": only one order is a date
    if month > _MONTHS_A_YEAR or day > _LONGEST_MONTH:
        return None
    return Value(year=int(group["y"]), month=month, day=day)


def _in_tokens(parse: Parse, start: int, end: int, value: Value) -> Iterator[tuple[int, int, Value]]:
    """The tokens that hold these characters; nothing where there are none."""
    first = bisect_right(parse.starts, start) - 1
    last = bisect_left(parse.ends, end)
    if 0 <= first <= last < len(parse):
        yield first, last + 1, value
