"""Calendar arithmetic for time expressions: what "last month" or "in the 1950s" means, no more precise than it is.

An expression becomes an `Interval`: a value in ISO 8601 at the precision known (`2023-09-15`, `2023-09`, `2002`) and
the first and last day it may mean, both inclusive. The treatment of underspecified and relative dates follows
TimeML's TIMEX3 (Pustejovsky et al. 2003, ISO 24617-1): deictic expressions are resolved against the publication date,
weeks are those of ISO 8601 (Monday to Sunday). "Before" and "after" are Allen's relations between intervals (Allen
1983).
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_ONE_DAY = timedelta(days=1)
_WEEK = 7
_MONTHS = 12
_SATURDAY = 5


class Interval(NamedTuple):
    """What a time expression means: an ISO 8601 value or "", and the days that bound it (None: not known).

    When `value` is set, both bounds are set and lie inside the day, month or year that it names.
    """

    value: str = ""
    earliest: date | None = None
    latest: date | None = None


UNKNOWN = Interval()


def day(when: date | None) -> Interval:
    """One calendar day; unknown for None."""
    return Interval(when.isoformat(), when, when) if when else UNKNOWN


def month(year_: int, number: int) -> Interval:
    """A month of a year; unknown outside the calendar."""
    if not (MINYEAR <= year_ <= MAXYEAR and 1 <= number <= _MONTHS):
        return UNKNOWN
    last = calendar.monthrange(year_, number)[1]
    return Interval(f"{year_:04d}-{number:02d}", date(year_, number, 1), date(year_, number, last))


def year(number: int) -> Interval:
    """A calendar year; unknown outside the calendar."""
    if not MINYEAR <= number <= MAXYEAR:
        return UNKNOWN
    return Interval(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Interval:
    """From the first to the last year, as bounds."""
    return hull(year(first), year(last))


def century(number: int) -> Interval:
    """A century by its ordinal; the bounds hold for both usages (19th: from 1800 as well as to 1900)."""
    return years(max(100 * (number - 1), 1), 100 * number)


def season(name: str, number: int) -> Interval:
    """The days a season may have: its year, whatever the hemisphere (a winter reaches over its ends)."""
    if name != "winter":
        return bounds(year(number))
    return Interval("", month(number - 1, 12).earliest, month(number + 1, 3).latest)


def week(inside: date | None) -> Interval:
    """The ISO week (Monday to Sunday) around a day, as bounds."""
    if inside is None:
        return UNKNOWN
    monday = shift(inside, "day", -inside.weekday())
    return Interval("", monday, shift(inside, "day", 6 - inside.weekday()))


def weekend(inside: date | None) -> Interval:
    """Saturday and Sunday of the ISO week around a day, as bounds."""
    found = week(inside)
    return Interval("", shift(found.earliest, "day", _SATURDAY), found.latest) if found.earliest else UNKNOWN


def bounds(interval: Interval) -> Interval:
    """The same days without a value."""
    return interval._replace(value="")


def hull(first: Interval, last: Interval) -> Interval:
    """From the beginning of one to the end of the other; the value stays when both are one. Turned round if need be."""
    if first == last:
        return first
    if first.earliest and last.latest and first.earliest > last.latest:
        first, last = last, first
    return Interval("", first.earliest, last.latest)


def since(interval: Interval) -> Interval:
    """From then on."""
    return Interval("", interval.earliest, None)


def until(interval: Interval) -> Interval:
    """Up to and including then."""
    return Interval("", None, interval.latest)


def before(interval: Interval) -> Interval:
    """Ending the day before it at the latest."""
    return Interval("", None, shift(interval.earliest, "day", -1))


def after(interval: Interval) -> Interval:
    """Beginning the day after it at the earliest."""
    return Interval("", shift(interval.latest, "day", 1), None)


def shift(start: date | None, unit: str, count: int) -> date | None:
    """A day moved by `count` days, weeks, months, years or decades (29 February becomes 28); None past the calendar."""
    if start is None:
        return None
    if unit in {"day", "week"}:
        try:
            return start + (_ONE_DAY * (count * (_WEEK if unit == "week" else 1)))
        except OverflowError:
            return None
    steps = {"month": 1, "quarter": 3, "year": _MONTHS, "decade": 10 * _MONTHS, "century": 100 * _MONTHS}.get(unit)
    if steps is None:
        return start
    whole = start.year * _MONTHS + start.month - 1 + count * steps
    year_, index = divmod(whole, _MONTHS)
    if not MINYEAR <= year_ <= MAXYEAR:
        return None
    return date(year_, index + 1, min(start.day, calendar.monthrange(year_, index + 1)[1]))


def unit_around(inside: date | None, unit: str) -> Interval:
    """The calendar day, week, month, year ... that contains a day; unknown for other units."""
    find = _AROUND.get(unit)
    return find(inside) if inside and find else UNKNOWN


def _quarter(inside: date) -> Interval:
    first = (inside.month - 1) // 3 * 3 + 1
    return hull(month(inside.year, first), month(inside.year, first + 2))


def _decade(inside: date) -> Interval:
    first = inside.year // 10 * 10
    return years(max(first, MINYEAR), first + 9)


_AROUND: dict[str, Callable[[date], Interval]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda inside: month(inside.year, inside.month),
    "quarter": _quarter,
    "year": lambda inside: year(inside.year),
    "decade": _decade,
    "century": lambda inside: century((inside.year - 1) // 100 + 1),
}


def weekday(published: date, number: int, direction: int, *, strict: bool = False) -> date | None:
    """The nearest such day up to (`direction` -1) or from (1) publication on; `strict`: not that day itself."""
    if direction < 0:
        back = (published.weekday() - number) % _WEEK or (_WEEK if strict else 0)
        return shift(published, "day", -back)
    ahead = (number - published.weekday()) % _WEEK or (_WEEK if strict else 0)
    return shift(published, "day", ahead)


def month_without_year(published: date, number: int, tense: str) -> Interval:
    """The last such month that has begun; the running or coming one for "future"."""
    this = published.year
    if tense == "future":
        return month(this if number >= published.month else this + 1, number)
    return month(this if number <= published.month else this - 1, number)


def day_without_year(published: date, number: int, of_month: int, tense: str) -> date | None:
    """The last such day up to publication for "past", the next from then on for "future", else the nearest."""
    found = [d for y in (-1, 0, 1) if (d := real_date(published.year + y, number, of_month))]
    if tense == "future":
        return min((d for d in found if d >= published), default=None)
    if tense == "past":
        return max((d for d in found if d <= published), default=None)
    return min(found, key=lambda d: (abs(d - published), d), default=None)


def real_date(year_: int, number: int, of_month: int) -> date | None:
    """That day if the calendar has it, else None."""
    if not (MINYEAR <= year_ <= MAXYEAR and 1 <= number <= _MONTHS):
        return None
    if not 1 <= of_month <= calendar.monthrange(year_, number)[1]:
        return None
    return date(year_, number, of_month)
