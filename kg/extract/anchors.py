"""Times told from another time: "the previous day", "two years later" hang on the date that stands before them.

TimeML calls these anaphoric expressions; the antecedent is the nearest date in the same sentence or the one before.
A length of time makes the result no more precise than itself: a week later is some day around then.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.extract import dates
from kg.extract.dates import UNKNOWN, Interval
from kg.extract.timevalues import number
from kg.extract.words.times import PARTS_OF_DAY, UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.layers import TimeSpan
    from kg.extract.parse import Parse

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NEIGHBOUR = re.compile(
    r"(?:(?:later|earlier|early|late) (?:on |in )?)?(?:the )?"
    rf"(?P<which>previous|preceding|following|next|same|that) (?P<unit>{_UNIT}|{'|'.join(PARTS_OF_DAY)})"
)
_DISTANCE = re.compile(
    rf"(?:(?P<count>.+?) )?(?:more )?(?P<unit>{_UNIT}) (?P<after>later|afterwards|after|earlier|before)"
)
_STEPS = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0, "that": 0}
_PRECISION = {4: "year", 7: "month", 10: "day"}
_ORDER = ("second", "minute", "hour", "day", "week", "month", "year")
_CLOCK = ("second", "minute", "hour")
_SLACK = {"week": 3, "month": 15}
_PREPOSITIONS = frozenset({"after", "before"})


def anchored(parse: Parse, spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """The same expressions, those that hang on an earlier one with what they mean."""
    found: list[TimeSpan] = []
    anchor: TimeSpan | None = None
    for span in spans:
        told = span
        if anchor is not None and not (span.earliest or span.latest):
            near = parse.sent_of[span.start] - parse.sent_of[anchor.start] <= 1
            told = _resolved(parse, span, anchor) if near else span
        if told.value:
            anchor = told
        found.append(told)
    return found


def _resolved(parse: Parse, span: TimeSpan, anchor: TimeSpan) -> TimeSpan:
    text = span.text.lower()
    interval = UNKNOWN
    if (m := _NEIGHBOUR.fullmatch(text)) is not None:
        interval = _neighbour(anchor, UNITS.get(m["unit"], "day"), _STEPS[m["which"]])
    elif (m := _DISTANCE.fullmatch(text)) is not None and not _governs(parse, span, m["after"]):
        sign = 1 if m["after"] in ("later", "after", "afterwards") else -1
        interval = _distant(anchor, UNITS[m["unit"]], _count(m["count"], m["unit"]), sign)
    iso = [day.isoformat() if day else "" for day in interval[1:]]
    return span._replace(value=interval.value, earliest=iso[0], latest=iso[1])


def _count(text: str | None, unit: str) -> int | None:
    if text is None:  # "(the) day before", but "days later"
        return None if unit.endswith("s") else 1
    return number(text)


def _governs(parse: Parse, span: TimeSpan, word: str) -> bool:
    """Is it "two days before the vote", where something else is the anchor?"""
    closes = span.end >= len(parse) or parse.words[span.end] in (",", ".", ";", ":", "and", "but")
    return word in _PREPOSITIONS and not closes


def _precision(anchor: TimeSpan) -> str:
    return _PRECISION.get(len(anchor.value), "year")


def _is_finer(unit: str, precision: str) -> bool:
    """Does a unit ask for more than the anchor says ("the next day" after "in 2019")?"""
    return unit in _ORDER and _ORDER.index(unit) < _ORDER.index(precision)


def _neighbour(anchor: TimeSpan, unit: str, step: int) -> Interval:
    if _is_finer(unit, _precision(anchor)):
        return UNKNOWN
    return dates.unit_around(dates.shift(date.fromisoformat(anchor.earliest), unit, step), unit)


def _distant(anchor: TimeSpan, unit: str, count: int | None, sign: int) -> Interval:
    first, last = date.fromisoformat(anchor.earliest), date.fromisoformat(anchor.latest)
    clock = unit in _CLOCK
    if count is None or unit not in _ORDER or _is_finer("day" if clock else unit, _precision(anchor)):
        return Interval("", first, None) if sign > 0 else Interval("", None, last)
    if clock:  # by the clock, so it may be past midnight
        beyond = dates.shift(last if sign > 0 else first, "day", sign * (1 + count // 24 if unit == "hour" else 1))
        return Interval("", first, beyond) if sign > 0 else Interval("", beyond, last)
    first_, last_ = dates.shift(first, unit, sign * count), dates.shift(last, unit, sign * count)
    slack = _SLACK.get(unit)
    if slack is None:
        return dates.unit_around(first_, unit)
    return Interval("", dates.shift(first_, "day", -slack), dates.shift(last_, "day", slack))
