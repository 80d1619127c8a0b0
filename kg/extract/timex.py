"""The grammar of English time expressions: regular expressions over lower-cased tokens joined by single spaces.

`match` recognises the core of an expression at a token border ("yesterday", "15 sep 2023", "last week", "two days later")
and says what it means relative to a `Reference`. Words around the core ("in", "since", "the end of") and everything that
needs a parse are the business of `kg.extract.circumstances`. Follows TimeML's TIMEX3 as to what counts as one expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import dates
from kg.extract.dates import UNKNOWN, Interval
from kg.extract.words.times import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    SHORT_WEEKDAYS,
    UNCERTAIN_MONTHS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)

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


_Rule = tuple[re.Pattern[str], "Callable[[re.Match[str], Reference], Found | None]"]


def _one_of(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_MONTH = rf"(?P<month>{_one_of(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?(?![\w%.:/,]*\d)"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})"
_END = r"(?= |\n|$)"
_TO = r" ?(?:-|–|—|to|and|or|until|through) ?"
_PART = rf"(?: (?P<part>{_one_of(PARTS_OF_DAY)}))?"
_NUMBER = rf"(?P<count>\d{{1,4}}|(?:{_one_of(NUMBERS)})(?:(?: -)? (?:{_one_of(NUMBERS)}))?|{_one_of(VAGUE_NUMBERS)})"
_UNIT = rf"(?P<unit>{_one_of(UNITS)})"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _END)


def _full_date(m: re.Match[str], ref: Reference) -> Found | None:
    """Day and month, with or without a year, also "July 4-6"."""
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


def _month_only(m: re.Match[str], ref: Reference) -> Found:
    number = MONTHS[m["month"]]
    if m["year"]:
        return Found(m.end(), dates.month(int(m["year"]), number), "date", m.start("year"))
    interval = dates.month_without_year(ref.published, number, ref.tense) if ref.published else UNKNOWN
    return Found(m.end(), interval, "month" if m["month"] in UNCERTAIN_MONTHS else "date")


def _numeric(m: re.Match[str], _: Reference) -> Found | None:
    """Digits only. Of "04/07/2025" nobody knows which is the month: both readings bound it."""
    group = m.groupdict()
    a, b, year = int(group["a"]), int(group["b"]), int(group["year"])
    orders = [(a, b)] if m.re is _ISO else [(a, b), (b, a)]
    readings = sorted(d for number, of_month in orders if (d := dates.real_date(year, number, of_month)))
    if not readings:
        return None
    return Found(m.end(), dates.hull(dates.day(readings[0]), dates.day(readings[-1])), "date")


def _year(m: re.Match[str], _: Reference) -> Found:
    return Found(m.end(), dates.year(int(m["year"])), "year", m.start("year"))


def _year_range(m: re.Match[str], _: Reference) -> Found | None:
    first, text = int(m["year"]), m["last"]
    last = int(text) if len(text) > 2 else first // 100 * 100 + int(text)  # noqa: PLR2004
    return Found(m.end(), dates.years(first, last), "year") if last > first else None


def _decade(m: re.Match[str], _: Reference) -> Found:
    first = int(m["decade"])
    return Found(m.end(), dates.years(first, first + 9), "date")


def _century(m: re.Match[str], _: Reference) -> Found | None:
    text = m["ordinal"]
    number = ORDINALS.get(text) or int(re.sub(r"\D", "", text) or 0)
    return Found(m.end(), dates.century(number), "date") if 1 <= number <= 22 else None  # noqa: PLR2004


def _adverb(m: re.Match[str], ref: Reference) -> Found:
    offset = {"yesterday": -1, "tomorrow": 1}.get(m["adverb"], 0)
    if m.groupdict().get("beyond"):
        offset *= 2
    return Found(m.end(), dates.day(dates.shift(ref.published, "day", offset)), "date")


def _weekday(m: re.Match[str], ref: Reference) -> Found:
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


_DIRECTION = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _relative(m: re.Match[str], ref: Reference) -> Found:
    """ "last month" is the calendar month before; "the last month" the month up to publication."""
    which, unit = m["which"], UNITS[m["unit"]]
    if which not in _DIRECTION or (m["the"] and which in {"previous", "next"}):  # counted from another event
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


def _weekend(m: re.Match[str], ref: Reference) -> Found:
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    saturday = dates.weekday(ref.published, 5, 1 if ref.tense == "future" else -1)
    return Found(m.end(), dates.weekend(saturday), "date")


def _relative_month(m: re.Match[str], ref: Reference) -> Found:
    """ "last May", "next July", "this March"."""
    if ref.published is None:
        return Found(m.end(), UNKNOWN, "date")
    number, offset = MONTHS[m["month"]], _DIRECTION[m["which"]]
    if offset == 0:
        return Found(m.end(), dates.month(ref.published.year, number), "date")
    start = dates.shift(ref.published.replace(day=1), "month", offset)
    if start is None:
        return Found(m.end(), UNKNOWN, "date")
    return Found(m.end(), dates.month_without_year(start, number, "past" if offset < 0 else "future"), "date")


def _season(m: re.Match[str], ref: Reference) -> Found:
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
    return Found(m.end(), wide._replace(**{"latest" if offset < 0 else "earliest": ref.published}), "date")


def _quantity(m: re.Match[str], ref: Reference) -> Found | None:
    """A length of time with what follows it: "two years ago", "a week later", or nothing."""
    unit, after, count = UNITS[m["unit"]], m["after"], number(m["count"] or "")
    if count is not None and m["unit"].endswith("s") == (count == 1):
        return None  # "one years", "2 year" (plan)
    if after is None:
        return Found(m.end(), UNKNOWN, "duration")
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


def _span_up_to_now(m: re.Match[str], ref: Reference) -> Found:
    """ "the past two years": from then up to publication."""
    count = number(m["count"])
    if count is None:
        up_to = _DIRECTION[m["which"]] < 0
        return Found(m.end(), Interval("", *((None, ref.published) if up_to else (ref.published, None))), "date")
    return Found(m.end(), _rolling(ref.published, UNITS[m["unit"]], count * _DIRECTION[m["which"]]), "date")


def _text_only(kind: str) -> Callable[[re.Match[str], Reference], Found]:
    return lambda m, _: Found(m.end(), UNKNOWN, kind)


def number(text: str) -> int | None:
    """The value of a number in digits or words up to 99, None for a vague one."""
    if text.isdecimal():
        return int(text)
    parts = [NUMBERS.get(word) for word in text.replace("-", " ").split()]
    if not parts or None in parts:
        return None
    return sum(part for part in parts if part is not None)


_ISO = _compile(r"(?P<year>\d{4}) ?- ?(?P<a>\d{2}) ?- ?(?P<b>\d{2})")
_WHICH = r"(?P<which>last|past|previous|this|current|next|coming|that|same|following|preceding)"
_NOT_OTHER = r"(?! (?:old|or so old)\b)"

_WEEKDAY_RULES: list[_Rule] = [
    (_compile(rf"(?P<weekday>{_one_of(WEEKDAYS)}){_PART}(?: of)? (?P<which>last|this|next) (?P<week>week)"), _weekday),
    (_compile(rf"(?P<weekday>{_one_of(WEEKDAYS)}){_PART}"), _weekday),
]
_MONTH_RULES: list[_Rule] = [
    (_compile(rf"{_MONTH} (?:the )?{_DAY}{_TO}(?P<day2>\d{{1,2}})(?:(?: ,)? {_YEAR})?"), _full_date),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?:(?: ,)? {_YEAR})"), _full_date),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?P<year>)"), _full_date),
    (_compile(rf"{_MONTH}(?:(?: ,| of)? {_YEAR})"), _month_only),
    (_compile(rf"{_MONTH}(?P<year>)"), _month_only),
]
_DIGIT_RULES: list[_Rule] = [
    (_ISO, _numeric),
    (_compile(r"(?P<a>\d{1,2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>\d{4})"), _numeric),
    (_compile(rf"{_DAY}{_TO}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:(?: ,)? {_YEAR})?"), _full_date),
    (_compile(rf"{_DAY}(?: of)? {_MONTH}(?:(?: ,| of)? {_YEAR})?"), _full_date),
    (_compile(r"(?P<decade>[12]\d{2}0) ?['’]?s"), _decade),
    (_compile(rf"{_YEAR} ?[-–—/] ?(?P<last>\d{{4}}|\d{{2}})"), _year_range),
    (_compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.? ?m\.?)?(?: (?:gmt|utc|est|edt|cet|bst))?"), _text_only("clock")),
    (_compile(r"(?:1[0-2]|[1-9]) ?(?:[ap]\.m\.|[ap]m)"), _text_only("clock")),
    (_compile(_YEAR), _year),
]
_CENTURY_RULE: _Rule = (
    _compile(rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_one_of(ORDINALS)})(?: -)? ?(?:century|centuries)"),
    _century,
)
_QUANTITY_RULE: _Rule = (
    _compile(
        r"(?P<approximate>(?:about|around|nearly|almost|roughly|approximately|over|more than|less than|at least) )?"
        rf"(?:{_NUMBER} (?:more )?)?{_UNIT}{_NOT_OTHER}(?: (?P<after>ago|later|earlier|before|after|afterwards|from now))?"
    ),
    _quantity,
)
_RELATIVE_RULES: list[_Rule] = [
    (_compile(rf"(?P<which>last|past|coming|next|previous) {_NUMBER} {_UNIT}"), _span_up_to_now),
    (_compile(rf"(?P<which>last|this|next|coming) (?P<weekday>{_one_of(WEEKDAYS)}){_PART}"), _weekday),
    (_compile(rf"(?P<which>last|this|next) {_MONTH}"), _relative_month),
    (_compile(rf"(?P<which>last|this|next) (?P<season>{_one_of(SEASONS)})"), _season),
    (_compile(rf"(?P<adverb>this) (?:{_one_of(PARTS_OF_DAY)})"), _adverb),
    (_compile(rf"(?P<the>)(?:{_WHICH}) {_UNIT}(?! (?:before|ago)\b)"), _relative),
    (_compile(r"same (?:time|morning|afternoon|evening)"), _text_only("anaphor")),
]
_ADVERB_RULES: list[_Rule] = [
    (_compile(rf"(?P<adverb>yesterday|today|tomorrow|tonight){_PART}"), _adverb),
]
_THE_RULES: list[_Rule] = [
    (_compile(r"(?P<beyond>the day (?:before|after)) (?P<adverb>yesterday|tomorrow)"), _adverb),
    (_compile(rf"the (?P<which>last|past|coming|next|previous) {_NUMBER} {_UNIT}"), _span_up_to_now),
    (_compile(rf"(?P<the>the) {_WHICH} {_UNIT}"), _relative),
    (_compile(r"the weekend"), _weekend),
    (_compile(rf"the {_DAY} of {_MONTH}(?:(?: ,)? {_YEAR})?"), _full_date),
    (_compile(rf"the (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_one_of(ORDINALS)})(?: -)? ?(?:century|centuries)"), _century),
    (_compile(r"the (?P<decade>[12]\d{2}0) ?['’]?s"), _decade),
    (_compile(rf"the (?P<season>{_one_of(SEASONS)}) of {_YEAR}"), _season),
]
_SEASON_RULES: list[_Rule] = [(_compile(rf"(?P<season>{_one_of(SEASONS)})(?: of)? {_YEAR}"), _season)]
_NOON_RULES: list[_Rule] = [(_compile(r"(?:noon|midnight|dawn|dusk|nightfall)"), _text_only("clock"))]


def _dispatch() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}

    def add(words: object, *new: _Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            rules.setdefault(word, []).extend(new)

    add(WEEKDAYS, *_WEEKDAY_RULES)
    add([form for name in MONTHS for form in (name, f"{name}.")], *_MONTH_RULES)
    add({word.split()[0] for word in ORDINALS}, _CENTURY_RULE)
    add(("last", "past", "previous", "this", "current", "next", "coming", "that", "same", "following", "preceding"),
        *_RELATIVE_RULES)  # fmt: skip
    add(("yesterday", "today", "tomorrow", "tonight"), *_ADVERB_RULES)
    add(("the",), *_THE_RULES)
    add(SEASONS, *_SEASON_RULES)
    add(("noon", "midnight", "dawn", "dusk", "nightfall"), *_NOON_RULES)
    approximate = ("about", "around", "nearly", "almost", "roughly", "approximately", "over", "more", "less", "at")
    add([*NUMBERS, *(v.split()[0] for v in VAGUE_NUMBERS if v != "a few"), *approximate], _QUANTITY_RULE)
    add([form for form in UNITS if form.endswith("s")], _QUANTITY_RULE)
    return rules


_RULES = _dispatch()
_DIGITS = [*_DIGIT_RULES, _CENTURY_RULE, _QUANTITY_RULE]
_SHORT_DAY = re.compile(rf"(?:{_one_of(SHORT_WEEKDAYS)})\.?(?: ,)? (?=\d|{_one_of(MONTHS)})")
_DAY_COMMA = re.compile(rf"(?:{_one_of(WEEKDAYS)}){_PART}(?: ,)? (?:the )?(?=\d|{_one_of(MONTHS)})")


def starts(word: str) -> bool:
    """Whether a time expression may begin with this lower-cased token (a fast filter)."""
    return word in _RULES or (word[:1].isdecimal() and len(word) < 24) or word.rstrip(".") in SHORT_WEEKDAYS  # noqa: PLR2004


def match(joined: str, at: int, word: str, reference: Reference) -> Found | None:
    """The time expression whose core begins at `at` in the joined text, with the token `word` there; None without one."""
    dated = _DAY_COMMA.match(joined, at) or _SHORT_DAY.match(joined, at)  # "Friday, July 4": the date says it all
    if dated:
        rules = _DIGIT_RULES if joined[dated.end()].isdecimal() else _MONTH_RULES
        found = _first(rules, joined, dated.end(), reference)
        if found and found.kind == "date" and (found.interval.value or found.interval == UNKNOWN):
            return found
    return _first(_DIGITS if word[0].isdecimal() else _RULES.get(word, ()), joined, at, reference)


def _first(rules: list[_Rule] | tuple[()], joined: str, at: int, reference: Reference) -> Found | None:
    for pattern, read in rules:
        m = pattern.match(joined, at)
        found = read(m, reference) if m else None
        if found:
            return found
    return None
