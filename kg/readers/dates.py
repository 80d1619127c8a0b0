"""Dates as they stand in metadata and under headlines. Independent of locale, clock and time zone of the machine."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s*,?\s+)?"
_ZONE: Final = r"(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})"
_TIME: Final = (
    r"(?:\s*(?:,|at|T|-|\u2013|\|)?\s*"  # between day and time
    rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)?"
)
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4})"
_FORMS: Final = tuple(
    re.compile(rf"{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",  # July 4, 2025
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}",  # 4 July 2025
        rf"{_DAY}-{_MONTH}-{_YEAR}",  # 4-Jul-2025
        rf"{_YEAR}\s*[-/.]\s*(?P<month>\d{{1,2}})\s*[-/.]\s*{_DAY}",  # 2025-7-4, 2025/07/04
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",  # 04.07.2025: dots are day first everywhere
    )
)
_SLASHED: Final = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_TIME}", re.IGNORECASE)
_MONTHS_A_YEAR: Final = 12
# Epoch numbers of ten digits are seconds (2001 to 2286), of thirteen milliseconds; shorter ones may be anything.
_SECONDS: Final = range(10**9, 10**10)
_MILLISECONDS: Final = range(10**12, 10**13)


def parse_date(value: object) -> date | None:
    """The day that `value` names, or None when it names none for certain.

    Understands ISO 8601 (basic and extended, with or without time), RFC 2822, "July 4, 2025", "4 July 2025",
    "2025/7/4", "04.07.2025", "25/12/2025" (but not "07/04/2025", which is two days), and Unix seconds or
    milliseconds (read in UTC). A time of day and its zone are dropped; the day stays the one that is written.

    >>> parse_date("Friday, July 4, 2025")
    datetime.date(2025, 7, 4)
    >>> parse_date("07/04/2025") is None
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        return _parse_text(" ".join(value.split()))
    return _parse_epoch(value)


def _parse_text(text: str) -> date | None:
    if len(text) > len("Wednesday, the 30th of September 2025 at 23:59:59.999999 +00:00") or not text:
        return None
    if text.isascii() and text.isdigit() and len(text) != len("20250704"):
        return _parse_epoch(int(text))
    if len(text) >= len("20250704") and text[:4].isdigit():
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            pass  # other forms begin with a year too
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _day(match["year"], _MONTHS.get(match["month"].lower()) or match["month"], match["day"])
    return _parse_slashed(text)


def _parse_slashed(text: str) -> date | None:
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    if first > _MONTHS_A_YEAR:
        return _day(year, second, first)
    if second > _MONTHS_A_YEAR or first == second:
        return _day(year, first, second)
    return None


def _parse_epoch(value: float) -> date | None:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - the test for NaN
        return None
    whole = int(value)
    if whole in _MILLISECONDS:
        whole //= 1000
    return datetime.fromtimestamp(whole, UTC).date() if whole in _SECONDS else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
