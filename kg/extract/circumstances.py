"""When: the time expressions of a text, what they mean, and which verb or noun each belongs to.

Expressions are found by their form (see `kg.extract.timex`), not only where a named-entity recogniser says DATE, because small
models miss a good part of them. The parse decides what only it can: whether a number counts something ("in 2002 cases"),
which tense a weekday is read in, and whose circumstance an expression is. Values follow TIMEX3 and ISO 8601 (see `dates`).

A `TimeSpan` covers the preposition ("on Tuesday"), so that its tokens are no argument of the verb; its `text` leaves out
what carries no meaning of its own ("Tuesday", but "since Tuesday").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import dates, timex
from kg.extract.layers import TimeSpan
from kg.extract.words import times as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.extract.dates import Interval
    from kg.extract.parse import Parse

_TIME_LABELS = frozenset({"DATE", "TIME", ""})
_COUNT_LABELS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})
_PRENOMINAL = frozenset({"compound", "nummod", "amod", "nmod", "poss", "npadvmod", "det"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_MODALS = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "would", "may", "might", "could", "can", "should", "must"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_DATELINE = 14  # tokens: "WASHINGTON, D.C., Sept. 5 (Agency) -"
_LEFT = re.compile(
    r"(?:(?<=\s)|^)(?:(?:the )?(?:very )?(?:end|beginning|start|middle|rest|course|(?:first|second|latter|early|late) (?:half|part)|"
    r"(?:first|second|third|fourth|last) quarter|(?:spring|summer|autumn|fall|winter)) of |(?:early|late|mid|earlier|later)(?: -)? "
    r"(?:in |on )?|the (?:early|late|mid)(?: -)? |every |each )$"
)
_LONGEST_LEFT = 40
_JOINERS = {"between": frozenset({"and"}), "from": frozenset({"to", "until", "till", "through", "-", "\u2013"})}
_RANGE = frozenset({"to", "through", "-", "\u2013"})
_POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})


def find_times(parse: Parse, published: date | None) -> list[TimeSpan]:
    """All time expressions of a text, in order and without overlap.

    `published` is what "yesterday" hangs on; without it, relative expressions have their text only.
    """
    scanner = _Scanner(parse, published)
    return [span for core in scanner.cores() if (span := scanner.complete(core))]


def time_tokens(times: Iterable[TimeSpan]) -> set[int]:
    """The positions of all tokens inside time expressions: they are no arguments."""
    return {i for span in times for i in range(span.start, span.end)}


def attach_time(parse: Parse, times: Iterable[TimeSpan]) -> dict[int, TimeSpan]:
    """For every verb (or event noun) that has one, the time expression that says when.

    Of several for one word, one with a meaning goes before one without, then the nearest, then the first. A time before a
    noun ("the 2016 election", "Tuesday's vote") or after an event noun is that noun's, any other the nearest verb's above.
    """
    best: dict[int, tuple[tuple[bool, int, int], TimeSpan]] = {}
    for span in times:
        target = None if _in_dateline(parse, span) else _governor(parse, span)
        if target is None:
            continue
        rank = (not (span.earliest or span.latest), abs(span.head - target), span.start)
        if target not in best or rank < best[target][0]:
            best[target] = (rank, span)
    return {target: best[target][1] for target in sorted(best)}


class _Core(NamedTuple):
    """Tokens `[start, end)` of an expression without the words around it."""

    start: int
    end: int
    interval: Interval
    kind: str


class _Scanner:
    """One text, joined token by token for the grammar: white space dropped, sentences parted by line breaks."""

    def __init__(self, parse: Parse, published: date | None) -> None:
        self.parse = parse
        self.published = published
        self.label = _labels(parse)
        self.tokens: list[int] = []  # position in the Doc of each token kept
        self.at: list[int] = []  # where it begins in the joined text
        parts: list[str] = []
        firsts = {start for start, _ in parse.sents}
        offset = 0
        for i, word in enumerate(parse.lower):
            if not word or word.isspace():
                continue
            parts.append(("\n" if i in firsts else " ") + (word if " " not in word and "\n" not in word else "_" * len(word)))
            self.tokens.append(i)
            self.at.append(offset + 1)
            offset += 1 + len(word)
        self.joined = "".join(parts)

    def cores(self) -> list[_Core]:
        """The cores of all expressions, ranges joined."""
        found: list[_Core] = []
        lower, k = self.parse.lower, 0
        while k < len(self.tokens):
            core = self.core(k) if timex.starts(lower[self.tokens[k]]) else None
            if core is None:
                k += 1
                continue
            found.append(self._range(core) or core)
            k = bisect_left(self.tokens, found[-1].end)
        return found

    def core(self, k: int, *, signalled: bool = False) -> _Core | None:
        """The expression that begins at the k-th kept token; `signalled` when a range already vouches for it."""
        i = self.tokens[k]
        reference = self._reference(i)
        found = timex.match(self.joined, self.at[k], self.parse.lower[i], reference)
        if found and found.number >= 0 and self._counts(found.number):
            cut = self.joined[: found.number].rstrip(" ,")  # "in May 20 people died": the number is not the day
            found = timex.match(cut, self.at[k], self.parse.lower[i], reference) if len(cut) > self.at[k] else None
        if found is None:
            return None
        end = self.tokens[bisect_left(self.at, found.end) - 1] + 1
        core = _Core(i, end, found.interval, found.kind)
        return core if not self._is_name(core) and (signalled or self._fits(core)) else None

    def _reference(self, i: int) -> timex.Reference:
        if self.published is None:
            return _NO_REFERENCE
        return timex.Reference(self.published, tense(self.parse, i))

    def _counts(self, offset: int) -> bool:
        """Whether the number at that place of the joined text counts the noun after it."""
        i = self.tokens[bisect_right(self.at, offset) - 1]
        head = self.parse.heads[i]
        return (
            self.parse.deps[i] in {"nummod", "quantmod"}
            and head > i
            and self.parse.lower[head].rstrip(".") not in words.MONTHS
            and self.parse.tags[head] != "NN"
            and self.label[i] != "DATE"
        )

    def _is_name(self, core: _Core) -> bool:
        """Part of a name ("Super Tuesday", "Russia Today", "Theresa May", "Boeing 2002"), or a word that is no month."""
        parse, first = self.parse, core.start
        previous = self._before(first)
        if parse.lower[first] in words.WEEKDAYS and previous in words.NAMED_DAYS and parse.words[first - 1][:1].isupper():
            return True
        if parse.lower[first].rstrip(".") in words.MONTHS:
            verb = parse.tags[first] == "MD" or parse.pos[first] in _VERBS
            if not parse.words[first][:1].isupper() or (verb and core.kind == "month"):
                return True
        named = any(self.label[i] not in _TIME_LABELS | _COUNT_LABELS | {"ORDINAL", "EVENT", "LAW"} for i in (first, core.end - 1))
        return named and not (core.kind == "date" and core.end - first > 1 and any(parse.lower[i][0].isdecimal() for i in range(first, core.end)))

    def _fits(self, core: _Core) -> bool:
        """Whether the surroundings make the form a time: bare years, ambiguous months and lengths need a signal."""
        previous, first = self._before(core.start), core.start
        if core.kind == "year":
            return self._year_fits(core, previous)
        if core.kind == "month":
            return bool(previous in words.SIGNALS or self.label[first] == "DATE" or self._left(first))
        if core.kind == "clock":
            return bool(previous in words.SIGNALS or self.label[first] == "TIME" or previous in {"until", "to", "and"})
        if core.kind == "duration":
            before = self._before(first - 1) if previous in {"the", "about", "more", "nearly"} else previous
            return before in words.DURATION or self.parse.deps[core.end - 1] == "npadvmod" and self.parse.pos[self.parse.heads[core.end - 1]] == "VERB"
        return True

    def _year_fits(self, core: _Core, previous: str) -> bool:
        i, label = core.start, self.label[core.start]
        if core.end - core.start == 1 and self.parse.heads[i] > i and self.parse.deps[i] in {"nummod", "compound", "nmod"}:
            return self.parse.tags[self.parse.heads[i]] == "NN" and label in _TIME_LABELS and previous not in words.SIGNALS
        if previous in {"in", "since", "during", "until", "circa", "throughout"} or self._left(i):
            return True
        wanted = {"DATE"} if previous in {"of", "around", "about", "over"} else {"DATE", ""}
        return previous in words.SIGNALS | {"of"} and label in wanted

    def _before(self, i: int) -> str:
        """The lower-cased token before token `i` in its sentence, or ""."""
        k = bisect_left(self.tokens, i) - 1
        if k < 0 or self.parse.sent_of[self.tokens[k]] != self.parse.sent_of[i]:
            return ""
        return self.parse.lower[self.tokens[k]]

    def _left(self, i: int) -> int:
        """How many characters of the joined text before token `i` belong to it: "the end of ", "early "."""
        at = self.at[bisect_left(self.tokens, i)]
        found = _LEFT.search(self.joined, max(0, at - _LONGEST_LEFT), at)
        return at - found.start() if found else 0

    def _range(self, core: _Core) -> _Core | None:
        """ "from 2001 to 2004", "between May and July 2020", "Monday to Friday"."""
        k = bisect_left(self.tokens, core.end)
        if k + 1 >= len(self.tokens) or core.kind in {"duration", "anaphor"}:
            return None
        joiner = self.parse.lower[self.tokens[k]]
        opener = self._before(core.start)
        if joiner not in _JOINERS.get(opener, _RANGE):
            return None
        if not timex.starts(self.parse.lower[self.tokens[k + 1]]):
            return None
        last = self.core(k + 1, signalled=True)
        if last is None or {core.kind, last.kind} & {"duration", "anaphor"} or self.parse.sent_of[last.start] != self.parse.sent_of[core.start]:
            return None
        return _Core(core.start, last.end, dates.hull(_of_year(core, last), last.interval), "range")

    def complete(self, core: _Core) -> TimeSpan:
        """The expression with the words around it, and what they make of its meaning."""
        parse = self.parse
        k = bisect_left(self.tokens, core.start)
        left = self._left(core.start)
        start = self.tokens[bisect_left(self.at, self.at[k] - left)]
        interval = self._narrowed(core, start)
        if parse.lower[start] == "of":
            start = core.start
        signal, first = self._signal(core, start)
        text_start = start
        if signal in words.FROM | words.UNTIL | words.BEFORE | words.AFTER | {"for", "between"} and core.kind != "duration" or signal == "for":
            interval, text_start = _apply(signal, interval, core.kind), first
        elif parse.lower[start] == "the":
            text_start = min(start + 1, core.end - 1)
        iso = [d.isoformat() if d else "" for d in interval[1:]]
        return TimeSpan(first, core.end, _root(parse, first, core.end), parse.slice(text_start, core.end), interval.value, *iso)

    def _narrowed(self, core: _Core, start: int) -> Interval:
        """ "earlier this month" ends with the publication, "later this month" begins there."""
        word, interval, now = self.parse.lower[start], core.interval, self.published
        if word in words.RECURRENT:
            return dates.UNKNOWN
        if start == core.start or now is None or not (interval.earliest and interval.latest):
            return interval
        if word == "earlier" and interval.earliest <= now <= interval.latest:
            return interval._replace(latest=now)
        if word == "later" and interval.earliest <= now <= interval.latest:
            return interval._replace(earliest=now)
        return interval

    def _signal(self, core: _Core, start: int) -> tuple[str, int]:
        """The preposition of the expression and where it begins; ("", start) when it governs a noun after it instead."""
        k = bisect_left(self.tokens, start) - 1
        word = self._before(start)
        if word == "the" and k > 0:  # "in the 1950s" where the article stayed outside
            word, k = self._before(self.tokens[k]), k - 1
        if word not in words.SIGNALS and word not in _JOINERS:
            return "", start
        following = bisect_left(self.tokens, core.end)
        next_word = self.parse.lower[self.tokens[following]] if following < len(self.tokens) else ""
        head = self.parse.heads[core.end - 1]
        prenominal = self.parse.deps[core.end - 1] in _PRENOMINAL - {"npadvmod"} and head >= core.end
        if next_word in _POSSESSIVE or (prenominal and self.parse.pos[head] in _NOUNS):
            return "", start
        return word, self.tokens[k]


_NO_REFERENCE = timex.Reference(None)


def _apply(signal: str, interval: Interval, kind: str) -> Interval:
    if kind == "range" or signal in {"for", "between"}:
        return interval
    if signal in words.FROM:
        return dates.since(interval)
    if signal in words.UNTIL:
        return dates.until(interval)
    return dates.before(interval) if signal in words.BEFORE else dates.after(interval)


def _of_year(first: _Core, last: _Core) -> Interval:
    """The beginning of a range in the year of its end, when only the end names one: "May to July 2020"."""
    a, b = first.interval, last.interval
    if a.earliest and b.latest and a.value[4:] and first.kind in {"month", "date"} and a.earliest.year != b.latest.year:
        moved = dates.shift(a.earliest, "year", b.latest.year - a.earliest.year)
        if moved and moved <= b.latest and len(a.value) == len(b.value) == len("2020-05"):
            return dates.month(moved.year, moved.month)
    return a


def tense(parse: Parse, i: int) -> str:
    """The tense in which token `i` is read: "future" under will, modals and plans, "past" under a past verb, else ""."""
    for j in parse.ancestors(i):
        if parse.pos[j] in _VERBS:
            return _tense_of(parse, j)
    return ""


def _tense_of(parse: Parse, verb: int) -> str:
    helpers = {parse.lower[k] for k in parse.children[verb] if parse.deps[k] in {"aux", "auxpass"}}
    if helpers & _MODALS and "have" not in helpers:
        return "future"
    if "to" in helpers and "have" not in helpers:
        head = parse.heads[verb]
        ahead = parse.lemmas[head] in words.FUTURE_VERBS or parse.lower[head] in {"is", "are", "due", "set", "ready"}
        if ahead:
            return "future"
        return _tense_of(parse, head) if head != verb and parse.pos[head] in _VERBS else ""
    if parse.tags[verb] in {"VBD", "VBN"} or helpers & {"was", "were", "had", "did"}:
        return "past"
    head = parse.heads[verb]
    if head != verb and parse.deps[verb] in {"conj", "advcl", "xcomp", "pcomp"} and parse.pos[head] in _VERBS:
        return _tense_of(parse, head)
    return ""


def _labels(parse: Parse) -> list[str]:
    found = [""] * len(parse)
    for ent in parse.ents:
        found[ent.start : ent.end] = [ent.label] * (ent.end - ent.start)
    return found


def _root(parse: Parse, start: int, end: int) -> int:
    """The first token whose head lies outside `[start, end)`, or that is a root."""
    for i in range(start, end):
        if parse.heads[i] == i or not start <= parse.heads[i] < end:
            return i
    return start


def _governor(parse: Parse, span: TimeSpan) -> int | None:
    child, noun = span.head, None
    for target in parse.ancestors(span.head):
        if span.start <= target < span.end:
            continue
        if parse.pos[target] in _VERBS and parse.deps[target] not in {"aux", "auxpass"}:
            return target
        if parse.pos[target] in _NOUNS:
            before = child < target and parse.deps[child] in _PRENOMINAL
            if before or is_event_noun(parse.lemmas[target]):
                return target
            noun = target if noun is None else noun
        child = target
    return noun


@lru_cache(maxsize=4096)
def is_event_noun(lemma: str) -> bool:
    """Whether a noun names something that happens ("meeting", "demonstration")."""
    folded = lemma.lower()
    return folded in words.EVENT_NOUNS or folded.endswith(words.EVENT_ENDINGS)


def _in_dateline(parse: Parse, span: TimeSpan) -> bool:
    """Whether the expression dates the report and not what it reports: "OSLO, Sept. 5 (Agency) - ..."."""
    start, end = parse.sents[parse.sent_of[span.start]]
    if span.start - start > _DATELINE or not parse.words[start].isupper():
        return False
    return any(parse.words[i] in _DASHES for i in range(span.end, min(end, start + _DATELINE)))
