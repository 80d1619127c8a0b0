"""The grammar of English time expressions: regular expressions over lower-cased tokens joined by single spaces.

`match` recognises the core of an expression at a token border ("yesterday", "15 sep 2023", "last week", "two days
later") and says what it means relative to a `Reference`. Words around the core ("in", "since", "the end of") and
everything that needs a parse are the business of `kg.extract.circumstances`. Follows TimeML's TIMEX3 as to what
counts as one expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import timevalues as read
from kg.extract.dates import UNKNOWN
from kg.extract.words.times import (
    APPROXIMATE,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.timevalues import Found, Reference


_Rule = tuple[re.Pattern[str], "Callable[[re.Match[str], Reference], Found | None]"]


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"(?P<month>{_one_of(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?(?![\w%.:/,]*\d)"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})"
_END = r"(?= |\n|$)"
_TO = r" ?(?:-|\u2013|\u2014|to|and|or|until|through) ?"
_PART = rf"(?: (?P<part>{_one_of(PARTS_OF_DAY)}))?"
_DIGITS_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,4}"
_NUMBER = (
    rf"(?P<count>{_DIGITS_COUNT}|(?:{_one_of(NUMBERS)})(?:(?: -)? (?:{_one_of(NUMBERS)}))?|{_one_of(VAGUE_NUMBERS)})"
)
_UNIT = rf"(?P<unit>{_one_of(UNITS)})"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _END)


_ISO = _compile(r"(?P<year>\d{4}) ?(?P<iso>-) ?(?P<a>\d{2}) ?- ?(?P<b>\d{2})")
_WHICH = r"(?P<which>last|past|previous|this|current|next|coming|that|same|following|preceding)"
_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d"
_NOT_OTHER = r"(?! (?:old|or so old)\b)"

_WEEKDAY_RULES: list[_Rule] = [
    (
        _compile(rf"(?P<weekday>{_one_of(WEEKDAYS)}){_PART}(?: of)? (?P<which>last|this|next) (?P<week>week)"),
        read.read_weekday,
    ),
    (_compile(rf"(?P<weekday>{_one_of(WEEKDAYS)}){_PART}"), read.read_weekday),
]
_MONTH_RULES: list[_Rule] = [
    (_compile(rf"{_MONTH} (?:the )?{_DAY}{_TO}(?P<day2>\d{{1,2}})(?:(?: ,)? {_YEAR})?"), read.read_full_date),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?:(?: ,)? {_YEAR})"), read.read_full_date),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?P<year>)"), read.read_full_date),
    (_compile(rf"{_MONTH}(?:(?: ,| of)? {_YEAR})"), read.read_month_only),
    (_compile(rf"{_MONTH}(?P<year>)"), read.read_month_only),
]
_DIGIT_RULES: list[_Rule] = [
    (_ISO, read.read_numeric),
    (_compile(r"(?P<a>\d{1,2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>\d{4})(?P<iso>)"), read.read_numeric),
    (
        _compile(rf"{_DAY}{_TO}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:(?: ,)? {_YEAR})?"),
        read.read_full_date,
    ),
    (_compile(rf"{_DAY}(?: of)? {_MONTH}(?:(?: ,| of)? {_YEAR})?"), read.read_full_date),
    (_compile(r"(?P<decade>[12]\d{2}0) ?['\u2019]?s"), read.read_decade),
    (_compile(rf"{_YEAR} ?[-\u2013\u2014/] ?(?P<last>\d{{4}}|\d{{2}})"), read.read_year_range),
    (
        _compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.? ?m\.?)?(?: (?:gmt|utc|est|edt|cet|bst))?"),
        read.text_only("clock"),
    ),
    (_compile(r"(?:1[0-2]|[1-9]) ?(?:[ap]\.m\.|[ap]m)"), read.text_only("clock")),
    (_compile(_YEAR), read.read_year),
]
_CENTURY_RULE: _Rule = (
    _compile(rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_one_of(ORDINALS)})(?: -)? ?(?:century|centuries)"),
    read.read_century,
)
_PART_OF_YEAR_RULE: _Rule = (
    _compile(
        r"(?:the )?(?P<nth>first|second|third|fourth|last|latter) "
        rf"(?:(?:fiscal )?(?P<part>quarter|half)(?: of| in)? {_YEAR}|quarter(?! of| final))"
    ),
    read.read_part_of_year,
)
_QUANTITY_RULE: _Rule = (
    _compile(
        rf"(?P<approximate>(?:{_one_of(APPROXIMATE)}) )?"
        rf"(?:{_NUMBER} (?:more )?)?{_UNIT}{_NOT_OTHER}"
        r"(?: (?P<after>ago|later|earlier|before|after|afterwards|from now))?"
    ),
    read.read_quantity,
)
_RELATIVE_RULES: list[_Rule] = [
    (_compile(rf"(?P<which>last|past|coming|next|previous) {_NUMBER} {_UNIT}"), read.read_span_up_to_now),
    (_compile(rf"(?P<which>last|this|next|coming) (?P<weekday>{_one_of(WEEKDAYS)}){_PART}"), read.read_weekday),
    (_compile(rf"(?P<which>following|next|same|that) (?:{_one_of(PARTS_OF_DAY)})"), read.text_only("anaphor")),
    (_compile(rf"(?P<which>last|this|next) {_MONTH}"), read.read_relative_month),
    (_compile(rf"(?P<which>last|this|next) (?P<season>{_one_of(SEASONS)})"), read.read_season),
    (_compile(rf"(?P<adverb>this) (?:{_one_of(PARTS_OF_DAY)})"), read.read_adverb),
    (_compile(rf"(?P<the>)(?:{_WHICH}) {_UNIT}(?! (?:before|ago)\b)"), read.read_relative),
    (_compile(r"same (?:time|morning|afternoon|evening)"), read.text_only("anaphor")),
]
_ADVERB_RULES: list[_Rule] = [
    (_compile(r"overnight"), read.read_overnight),
    (_compile(rf"(?P<adverb>yesterday|today|tomorrow|tonight){_PART}"), read.read_adverb),
]
_THE_RULES: list[_Rule] = [
    _PART_OF_YEAR_RULE,
    (_compile(r"(?P<beyond>the day (?:before|after)) (?P<adverb>yesterday|tomorrow)"), read.read_adverb),
    (_compile(rf"the (?P<which>last|past|coming|next|previous) {_NUMBER} {_UNIT}"), read.read_span_up_to_now),
    (_compile(rf"the (?:following|next|same|previous) (?:{_one_of(PARTS_OF_DAY)})"), read.text_only("anaphor")),
    (_compile(rf"(?P<the>the) {_WHICH} {_UNIT}"), read.read_relative),
    (_compile(rf"the (?:{_UNIT}) (?:before|after)(?= [,.;:]|\n|$)"), read.text_only("anaphor")),
    (_compile(r"the weekend"), read.read_weekend),
    (
        _compile(r"the (?:end|beginning|start|middle|rest) of the (?:day|week|month|year|decade|century)"),
        read.text_only("anaphor"),
    ),
    (_compile(rf"the {_DAY} of {_MONTH}(?:(?: ,)? {_YEAR})?"), read.read_full_date),
    (
        _compile(rf"the (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_one_of(ORDINALS)})(?: -)? ?(?:century|centuries)"),
        read.read_century,
    ),
    (_compile(r"the (?P<decade>[12]\d{2}0) ?['\u2019]?s"), read.read_decade),
    (_compile(rf"the (?P<season>{_one_of(SEASONS)}) of {_YEAR}"), read.read_season),
]
_SEASON_RULES: list[_Rule] = [(_compile(rf"(?P<season>{_one_of(SEASONS)})(?: of)? {_YEAR}"), read.read_season)]
_NOON_RULES: list[_Rule] = [(_compile(r"(?:noon|midnight|dawn|dusk|nightfall)"), read.text_only("clock"))]


def _dispatch() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}

    def add(words: Iterable[str], *new: _Rule) -> None:
        for word in words:
            rules.setdefault(word, []).extend(new)

    add(WEEKDAYS, *_WEEKDAY_RULES)
    add([form for name in MONTHS for form in (name, f"{name}.")], *_MONTH_RULES)
    add({word.split()[0] for word in ORDINALS}, _CENTURY_RULE, _PART_OF_YEAR_RULE)
    add(("last", "past", "previous", "this", "current", "next", "coming", "that", "same", "following", "preceding"),
        *_RELATIVE_RULES)  # fmt: skip
    add(("yesterday", "today", "tomorrow", "tonight", "overnight"), *_ADVERB_RULES)
    add(("the",), *_THE_RULES)
    add(SEASONS, *_SEASON_RULES)
    add(("noon", "midnight", "dawn", "dusk", "nightfall"), *_NOON_RULES)
    approximate = {phrase.split()[0] for phrase in APPROXIMATE}
    add([*NUMBERS, *(v.split()[0] for v in VAGUE_NUMBERS if v != "a few"), *approximate], _QUANTITY_RULE)
    add([form for form in UNITS if form.endswith("s")], _QUANTITY_RULE)
    return rules


_RULES = _dispatch()
_DIGITS = [*_DIGIT_RULES, _CENTURY_RULE, _QUANTITY_RULE]
_DAYS = frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS)
_DAY_COMMA = re.compile(rf"(?:{_one_of(_DAYS)})\.?{_PART}(?: ,)? (?:the )?(?=\d|(?:{_one_of(MONTHS)})\b)")


_AFTER_THE = frozenset(
    """first second third fourth last latter past coming next previous following same this current that preceding
    weekend end beginning start middle rest""".split()
) | {form.split()[0] for forms in (PARTS_OF_DAY, SEASONS, UNITS, ORDINALS) for form in forms}
_STARTS = frozenset(_RULES) | {form for day in SHORT_WEEKDAYS for form in (day, f"{day}.")}
_LONGEST_NUMBER = 23  # "2023-09-15/2023-10-15"; longer runs of digits are no dates


def starts(word: str) -> bool:
    """Whether a time expression may begin with this lower-cased token (a fast filter)."""
    return word in _STARTS or (word[0].isdecimal() and len(word) <= _LONGEST_NUMBER)


def match(joined: str, at: int, word: str, reference: Reference) -> Found | None:
    """The time expression that begins at `at` in the joined text, with the token `word`; None without one."""
    dated = _DAY_COMMA.match(joined, at) if word.rstrip(".") in _DAYS else None
    if dated:  # "Friday, July 4": the date says it all
        rules = _DIGIT_RULES if joined[dated.end()].isdecimal() else _MONTH_RULES
        found = _first(rules, joined, dated.end(), reference)
        if found and found.kind == "date" and (found.interval.value or found.interval == UNKNOWN):
            return found
    if word == "the" and not _goes_on(joined, at + len("the ")):
        return None  # the most frequent word, seldom before a time
    return _first(_DIGITS if word[0].isdecimal() else _RULES.get(word, ()), joined, at, reference)


def _goes_on(joined: str, at: int) -> bool:
    """May the word there follow "the" in a time expression?"""
    following = joined[at : at + _LONGEST_NUMBER].split(maxsplit=1)
    return bool(following) and (following[0] in _AFTER_THE or following[0][0].isdecimal())


def _first(rules: list[_Rule] | tuple[()], joined: str, at: int, reference: Reference) -> Found | None:
    for pattern, value in rules:
        m = pattern.match(joined, at)
        found = value(m, reference) if m else None
        if found:
            return found
    return None
