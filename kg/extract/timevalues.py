"""What a recognised time expression means: one reader for each form in the grammar of `kg.extract.timex`.

A reader gets the match of its pattern, with named groups, and the `Reference` that relative expressions hang on. It
returns None when the form fits and the meaning does not ("July 45").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import dates
from kg.extract.dates import UNKNOWN, Interval
from kg.extract.words.times import MONTHS, NUMBERS, ORDINALS, UNCERTAIN_MONTHS, UNITS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Reference(NamedTuple):
    """What relative expressions hang on: the publication date, and "past", "future" or "" (tense unknown)."""

    published: date | None
    tense: str = ""


class Found(NamedTuple):
    """A recognised core: where it ends in the joined text, what it means, and how sure its form is."""

    end: int
    interval: Interval
    kind: str
    """"date"; "year", "month" (need a preposition); "duration" (a length of time); "anaphor" ("that day"); "clock"."""
    number: int = -1
    """Where a bare number begins that may as well count something: the year or day at the end of the core."""


_DIRECTION = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def read_full_date(m: re.Match[str], ref: Reference) -> Found | None:
    """Read day and month, with or without a year, also "July 4-6"."""
    group = m.groupdict()
    number, first = MONTHS[group["month"]], int(group["day"])
    last = int(group.get("day2") or first)

    def one(of_month: int) -> date | None:
        if group["year"]:
            return dates.real_date(int(group["year"]), number, of_month)
        return dates.day_without_year(ref.published, number, of_month, ref.tense) if ref.published else None

    if not (1 <= first <= 31 and 1 <= last <= 31):  # noqa: PLR2004
        return None
    interval = dates.hull(dates.day(one(first)), dates.day(one(last)))
    count = m.start("year") if group["year"] else m.start("day") if m.start("day") > m.start("month") else -1
    return Found(m.end(), interval, "date", count)


def read_month_only(m: re.Match[str], ref: Reference) -> Found:
    """Read a month with or without a year."""
    number = MONTHS[m["month"]]
    if m["year"]:
        return Found(m.end(), dates.month(int(m["year"]), number), "date", m.start("year"))
    interval = dates.month_without_year(ref.published, number, ref.tense) if ref.published else UNKNOWN
    return Found(m.end(), interval, "month" if m["month"] in UNCERTAIN_MONTHS else "date")


def read_numeric(m: re.Match[str], _: Reference) -> Found | None:
    """Read digits only. Of "04/07/2025" nobody knows which is the month: both readings bound it."""
    group = m.groupdict()
    a, b, year = int(group["a"]), int(group["b"]), int(group["year"])
    orders = [(a, b)] if group["iso"] else [(a, b), (b, a)]
    readings = sorted(d for number, of_month in orders if (d := dates.real_date(year, number, of_month)))
    if not readings:
        return None
    return Found(m.end(), dates.hull(dates.day(readings[0]), dates.day(readings[-1])), "date")


def read_year(m: re.Match[str], _: Reference) -> Found:
    """Read a bare year."""
    return Found(m.end(), dates.year(int(m["year"])), "year", m.start("year"))


def read_year_range(m: re.Match[str], _: Reference) -> Found | None:
    """Read "2001-2004", "2001-04"."""
    first, text = int(m["year"]), m["last"]
    last = int(text) if len(text) > 2 else first // 100 * 100 + int(text)  # noqa: PLR2004
    kind = "date" if len(text) > 2 else "year"  # noqa: PLR2004
    return Found(m.end(), dates.years(first, last), kind, m.start("last")) if last > first else None


def read_part_of_year(m: re.Match[str], _: Reference) -> Found | None:
    """Read "the first quarter of 2023", "the second half of 2020", and a quarter alone, which is of some year."""
    if not m["year"]:
        return None if m["nth"] in {"last", "latter"} else Found(m.end(), UNKNOWN, "anaphor")
    parts = 4 if m["part"] == "quarter" else 2
    which = parts if m["nth"] in {"last", "latter"} else ORDINALS[m["nth"]]
    if which > parts:
        return None
    months = 12 // parts
    first, last = dates.month(int(m["year"]), (which - 1) * months + 1), dates.month(int(m["year"]), which * months)
    return Found(m.end(), dates.hull(first, last), "date")


def read_decade(m: re.Match[str], _: Reference) -> Found:
    """Read "1950s"."""
    first = int(m["decade"])
    return Found(m.end(), dates.years(first, first + 9), "date")


def read_century(m: re.Match[str], _: Reference) -> Found | None:
    """Read "19th century"."""
    text = m["ordinal"]
    number = ORDINALS.get(text) or int(re.sub(r"\D", "", text) or 0)
    return Found(m.end(), dates.century(number), "date") if 1 <= number <= 22 else None  # noqa: PLR2004


def read_adverb(m: re.Match[str], ref: Reference) -> Found:
    """Read "yesterday" and its kin."""
    offset = {"yesterday": -1, "tomorrow": 1}.get(m["adverb"], 0)
    if m.groupdict().get("beyond"):
        offset *= 2
    return Found(m.end(), dates.day(dates.shift(ref.published, "day", offset)), "date")


def read_overnight(m: re.Match[str], ref: Reference) -> Found:
    """Read "overnight": the night before publication, or the one after it."""
    step = 1 if ref.tense == "future" else -1
    other, now = dates.day(dates.shift(ref.published, "day", step)), dates.day(ref.published)
    return Found(m.end(), dates.hull(now, other) if step > 0 else dates.hull(other, now), "adverb")


def read_weekday(m: re.Match[str], ref: Reference) -> Found:
    """Read a day of the week, alone or with "last", "next", "of last week"."""
    group = m.groupdict()
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    number, which = WEEKDAYS[group["weekday"]], group.get("which") or group.get("which2") or ""
    if group.get("week"):
        monday = dates.week(dates.shift(ref.published, "week", _DIRECTION[which])).earliest
        return Found(m.end(), dates.day(dates.shift(monday, "day", number)), "date")
    if which == "this":
        found = dates.shift(dates.week(ref.published).earliest, "day", number)
    elif which:
        found = dates.weekday(ref.published, number, _DIRECTION[which], strict=True)
    else:
        found = dates.weekday(ref.published, number, 1 if ref.tense == "future" else -1)
    return Found(m.end(), dates.day(found), "date")


def read_relative(m: re.Match[str], ref: Reference) -> Found:
    """Read "last month", the calendar month before, and "the last month", the month up to publication."""
    which, unit = m["which"], UNITS[m["unit"]]
    now = which == "this" and unit == "day"  # "to this day"
    if now or which not in _DIRECTION or (m["the"] and which in {"previous", "next"}):  # counted from another event
        return Found(m.end(), UNKNOWN, "anaphor")
    if which in {"past", "coming"} or (m["the"] and which == "last"):
        return Found(m.end(), _rolling(ref.published, unit, _DIRECTION[which]), "date")
    if which == "last" and m["unit"] == "night":
        return Found(m.end(), dates.day(dates.shift(ref.published, "day", -1)), "date")
    if unit == "decade" and which != "this":
        return Found(m.end(), UNKNOWN, "date")
    return Found(m.end(), _calendar_unit(ref.published, unit, _DIRECTION[which]), "date")


def _calendar_unit(published: date | None, unit: str, offset: int) -> Interval:
    step = "week" if unit == "weekend" else unit
    start = published.replace(day=1) if published and step in {"month", "quarter"} else published
    return dates.unit_around(dates.shift(start, step, offset), unit)


def _rolling(published: date | None, unit: str, count: int) -> Interval:
    if published is None:
        return UNKNOWN
    other = dates.shift(published, unit, count)
    if other is None or other == published:
        return UNKNOWN
    return Interval("", min(other, published), max(other, published))


def read_weekend(m: re.Match[str], ref: Reference) -> Found:
    """Read "the weekend"."""
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    saturday = dates.weekday(ref.published, 5, 1 if ref.tense == "future" else -1)
    return Found(m.end(), dates.weekend(saturday), "date")


def read_relative_month(m: re.Match[str], ref: Reference) -> Found:
    """Read "last May", "next July", "this March"."""
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    number, offset = MONTHS[m["month"]], _DIRECTION[m["which"]]
    if offset == 0:
        return Found(m.end(), dates.month(ref.published.year, number), "date")
    start = dates.shift(ref.published.replace(day=1), "month", offset)
    if start is None:
        return Found(m.end(), UNKNOWN, "date")
    return Found(m.end(), dates.month_without_year(start, number, "past" if offset < 0 else "future"), "date")


def read_season(m: re.Match[str], ref: Reference) -> Found:
    """Read a season with a year, or with "last", "this", "next"."""
    group = m.groupdict()
    if group.get("year"):
        return Found(m.end(), dates.season(group["season"], int(group["year"])), "date")
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    this, offset = dates.season(group["season"], ref.published.year), _DIRECTION[group["which"]]
    other = dates.season(group["season"], max(ref.published.year + offset, 1))
    if offset == 0:
        return Found(m.end(), this, "date")
    wide = dates.hull(other, this)  # last summer: of last year, or of this one when it is over
    wide = wide._replace(latest=ref.published) if offset < 0 else wide._replace(earliest=ref.published)
    return Found(m.end(), wide, "date")


def read_quantity(m: re.Match[str], ref: Reference) -> Found | None:
    """Read a length of time with what follows it: "two years ago", "a week later", or nothing."""
    unit, after, count = UNITS[m["unit"]], m["after"], number(m["count"] or "")
    if count is not None and m["unit"].endswith("s") == (count == 1):
        return None  # "one years", "2 year" (plan)
    if after is None:
        return None if m["unit"] == "second" else Found(m.end(), UNKNOWN, "duration")  # "in a second term"
    if after == "ago":
        return Found(m.end(), _ago(ref.published, unit, count, approximate=bool(m["approximate"])), "date")
    return Found(m.end(), UNKNOWN, "anaphor")


def _ago(published: date | None, unit: str, count: int | None, *, approximate: bool) -> Interval:
    """The day, week, month or year so long before publication; an end only, when the length is vague."""
    if published is None:
        return UNKNOWN
    open_end = Interval("", None, published)
    if count is None or approximate or unit in {"decade", "century", "weekend", "quarter"}:
        return open_end
    if unit in {"second", "minute"}:
        return dates.day(published)
    if unit == "hour":
        return Interval("", dates.shift(published, "day", -1 - count // 24), published)
    found = dates.unit_around(dates.shift(published, unit, -count), unit)
    return found if found.earliest else open_end


def read_span_up_to_now(m: re.Match[str], ref: Reference) -> Found:
    """Read "the past two years": from then up to publication."""
    count = number(m["count"])
    if count is None:
        up_to = _DIRECTION[m["which"]] < 0
        return Found(m.end(), Interval("", *((None, ref.published) if up_to else (ref.published, None))), "date")
    return Found(m.end(), _rolling(ref.published, UNITS[m["unit"]], count * _DIRECTION[m["which"]]), "date")


def text_only(kind: str) -> Callable[[re.Match[str], Reference], Found]:
    """Make a reader for what has no meaning of its own on the calendar."""
    return lambda m, _: Found(m.end(), UNKNOWN, kind)


def number(text: str) -> int | None:
    """The value of a number in digits or words up to 99, None for a vague one."""
    if text.replace(",", "").isdecimal():
        return int(text.replace(",", ""))
    parts = [NUMBERS.get(word) for word in text.replace("-", " ").split()]
    if not parts or None in parts:
        return None
    return sum(part for part in parts if part is not None)
