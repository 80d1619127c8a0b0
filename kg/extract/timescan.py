"""Finding time expressions in a parsed text: the grammar's cores, the words around them, and what the parse says.

The parse decides what form alone cannot: whether a number counts something ("in 2002 cases"), whether a day is part of
a name ("Super Tuesday"), and the tense that a weekday is read in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import dates, timex
from kg.extract.layers import TimeSpan
from kg.extract.timevalues import Reference
from kg.extract.words import times as words

if TYPE_CHECKING:
    from datetime import date

    from kg.extract.dates import Interval
    from kg.extract.parse import NamedSpan, Parse

_NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
_COUNTS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})
_PRENOMINAL = frozenset({"compound", "nummod", "amod", "nmod", "poss", "det"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_MODALS = frozenset(
    {"will", "shall", "'ll", "\u2019ll", "wo", "would", "may", "might", "could", "can", "should", "must"}
)
_PART = r"(?:(?:first|second|latter|early|late) )?(?:end|beginning|start|middle|rest|course|half|part)"
_LEFT = re.compile(
    rf"(?:(?<=\s)|^)(?:(?:the )?(?:very )?(?:{_PART}|(?:first|second|third|fourth|last) quarter|"
    r"spring|summer|autumn|fall|winter) of |"
    r"(?:early|late|mid|earlier|later)(?: -)? (?:in |on )?|the (?:early|late|mid)(?: -)? |every |each )$"
)
_LONGEST_LEFT = 40
_JOINERS = {"between": frozenset({"and"}), "from": frozenset({"to", "until", "till", "through", "-", "\u2013"})}
_BEFORE_CHRIST = frozenset({"bc", "bce"})  # years that `datetime.date` does not have
_LENGTHS = frozenset({"duration", "anaphor"})
_SIGNALS_AND_OF = words.SIGNALS | {"of"}
_AND = frozenset({"and", "or"})
_RANGE = frozenset({"to", "through", "-", "\u2013"})
_POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})


class Core(NamedTuple):
    """Tokens `[start, end)` of an expression without the words around it."""

    start: int
    end: int
    interval: Interval
    kind: str


class Scanner:
    """One text, joined token by token for the grammar: white space dropped, sentences parted by line breaks."""

    def __init__(self, parse: Parse, published: date | None) -> None:
        """Join the text."""
        self.parse = parse
        self.published = published
        self.ents: list[NamedSpan | None] = [None] * len(parse)
        for ent in parse.ents:
            self.ents[ent.start : ent.end] = [ent] * (ent.end - ent.start)
        shown = {word: f" {_without_spaces(word)}" for word in set(parse.lower) if word and not word.isspace()}
        self.tokens = [i for i, word in enumerate(parse.lower) if word in shown]  # those kept, by position
        parts = [shown[word] for word in parse.lower if word in shown]
        for start, _ in parse.sents:
            k = bisect_left(self.tokens, start)
            if self.tokens[k : k + 1] == [start]:
                parts[k] = f"\n{parts[k][1:]}"
        borders = [0, *accumulate(map(len, parts))]
        self.at = [border + 1 for border in borders[:-1]]  # where each begins in the joined text
        self.joined = "".join(parts)

    def spans(self) -> list[TimeSpan]:
        """All expressions with the words around them, in order and without overlap."""
        found: list[TimeSpan] = []
        lower, free = self.parse.lower, 0
        opening = {word for word in set(lower) if word and timex.starts(word)}
        for k, i in [(k, i) for k, i in enumerate(self.tokens) if lower[i] in opening]:
            if i < free or (core := self.core(k)) is None:
                continue
            found.append(self.complete(self._range(core) or core, free))
            free = found[-1].end
        return found

    def core(self, k: int, *, in_range: Reference | None = None) -> Core | None:
        """The expression at the k-th kept token; `in_range`: a range vouches for it, and it hangs on this."""
        i = self.tokens[k]
        found = timex.match(self.joined, self.at[k], self.parse.lower[i], _NO_REFERENCE)
        if found is None:
            return None  # before asking for the tense, which costs more
        reference = in_range or self._reference(i)
        if reference is not _NO_REFERENCE:
            found = timex.match(self.joined, self.at[k], self.parse.lower[i], reference)
        if found and found.number >= 0 and self._counts(found.number):
            cut = self.joined[: found.number].rstrip(" ,")  # "in May 20 people died": the number is not the day
            found = timex.match(cut, self.at[k], self.parse.lower[i], reference) if len(cut) > self.at[k] else None
        if found is None:
            return None
        end = self.tokens[bisect_left(self.at, found.end) - 1] + 1
        if end < len(self.parse) and self.parse.lower[end].rstrip(".").replace(".", "") in _BEFORE_CHRIST:
            found, end = found._replace(interval=dates.UNKNOWN), end + 1
        core = Core(i, end, found.interval, found.kind)
        return core if not self._is_name(core) and (in_range or self._fits(core)) else None

    def _reference(self, i: int) -> Reference:
        if self.published is None:
            return _NO_REFERENCE
        return Reference(self.published, tense(self.parse, i))

    def _label(self, i: int) -> str:
        ent = self.ents[i]
        return ent.label if ent else ""

    def _counts(self, offset: int) -> bool:
        """Whether the number at that place of the joined text counts the noun after it."""
        i = self.tokens[bisect_right(self.at, offset) - 1]
        head, deps = self.parse.heads[i], self.parse.deps
        if deps[i] not in {"nummod", "quantmod"} or head <= i or self.parse.lower[head].rstrip(".") in words.MONTHS:
            return False
        return self.parse.tags[head] == "NNS" or (self.parse.tags[head] != "NN" and self._label(i) != "DATE")

    def _is_name(self, core: Core) -> bool:
        """Whether it is part of a name ("Super Tuesday", "Russia Today", "Boeing 2002"), or a word that is no month."""
        parse, first = self.parse, core.start
        previous = self._before(first)
        after_capital = bool(previous) and parse.words[first - 1][:1].isupper()
        if after_capital and parse.lower[first] in words.WEEKDAYS and previous in words.NAMED_DAYS:
            return True
        if after_capital and parse.words[first] in {"Today", "Tomorrow"}:
            return True
        if parse.lower[first].rstrip(".") in words.MONTHS:
            verb = parse.tags[first] == "MD" or parse.pos[first] in _VERBS
            if not parse.words[first][:1].isupper() or (verb and core.kind == "month"):
                return True
        dated = core.end - first > 1 and any(parse.lower[i][:1].isdecimal() for i in range(first, core.end))
        return not dated and any(self._inside_name(i, core) for i in (first, core.end - 1))

    def _inside_name(self, i: int, core: Core) -> bool:
        """Whether a named entity that is no time reaches over the borders of the expression at token `i`."""
        ent = self.ents[i]
        if ent is None or ent.label in _NOT_NAMES:
            return False
        return (ent.start < core.start and self.parse.lower[ent.start] != "the") or ent.end > core.end

    def _fits(self, core: Core) -> bool:
        """Whether the surroundings make the form a time: bare years, ambiguous months and lengths need a signal."""
        previous, first = self._before(core.start), core.start
        if core.kind == "year":
            return self._year_fits(core, previous)
        if core.kind == "month":
            return previous in words.SIGNALS or self._label(first) == "DATE" or self._left(first) > 0
        if core.kind == "adverb":  # "arrived overnight", but no "overnight raid"
            return (
                self.parse.deps[first] in {"advmod", "npadvmod"} and self.parse.pos[self.parse.heads[first]] in _VERBS
            )
        if core.kind == "clock":
            return previous in words.SIGNALS or self._label(first) == "TIME"
        return core.kind != "duration" or self._length_fits(core, previous)

    def _length_fits(self, core: Core, previous: str) -> bool:
        """A length of time is a circumstance after "for" and the like, or as an adverb ("waited two hours")."""
        if previous in words.DURATION or (previous == "the" and self._before(core.start - 1) in words.DURATION):
            return True
        last = core.end - 1
        adverb = self.parse.deps[last] == "npadvmod" and self.parse.pos[self.parse.heads[last]] == "VERB"
        return adverb and self.parse.lower[core.start] not in {"a", "an"}

    def _year_fits(self, core: Core, previous: str) -> bool:
        """A bare year needs a preposition that places in time, or stands before a singular noun ("the 2016 vote")."""
        i, parse = core.start, self.parse
        if core.end - i == 1 and parse.heads[i] > i and parse.deps[i] in {"nummod", "compound", "nmod"}:
            one = parse.tags[parse.heads[i]] == "NN" and self._label(i) not in _COUNTS
            return one and previous not in words.SIGNALS
        if previous in {"in", "since", "during", "until", "circa", "throughout", "between"} or self._left(i):
            return True
        wanted = {"DATE"} if previous in {"of", "around", "about", "over"} else {"DATE", ""}
        return previous in _SIGNALS_AND_OF and self._label(i) in wanted

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

    def _range(self, core: Core) -> Core | None:
        """The range that begins with an expression ("from 2001 to 2004", "between May and July 2020"), or None.

        The beginning is read as the last such time before the end, so it takes its year from there.
        """
        k, lower = bisect_left(self.tokens, core.end), self.parse.lower
        after = self._after_joiner(core, k)
        if core.kind in _LENGTHS or after is None:
            return None
        last = self.core(after, in_range=self._reference(core.start))
        if last is None or last.kind in _LENGTHS or self.parse.sent_of[last.start] != self.parse.sent_of[core.start]:
            return None
        coordinated = lower[self.tokens[k]] in _AND and self._opener(core) != "between"
        if coordinated:
            alike = last.kind == core.kind and bool(last.interval.value) == bool(core.interval.value)
            if (
                not alike
                or lower[core.start] in words.RELATIVE - {"the"}
                or lower[last.start] in words.RELATIVE - {"the"}
            ):
                return None
        own = self.core(bisect_left(self.tokens, core.start), in_range=Reference(last.interval.latest, "past"))
        relative = lower[core.start] in words.RELATIVE
        first = core.interval if relative or own is None else own.interval
        return Core(core.start, last.end, dates.hull(first, last.interval), core.kind if coordinated else "range")

    def _opener(self, core: Core) -> str:
        """The word before an expression and what belongs to it on the left."""
        at = self.at[bisect_left(self.tokens, core.start)] - self._left(core.start)
        return self._before(self.tokens[bisect_left(self.at, at)])

    def _after_joiner(self, core: Core, k: int) -> int | None:
        """Where the second part of a range may begin when the k-th token joins the parts; None when it does not."""
        lower = self.parse.lower
        if k + 1 >= len(self.tokens):
            return None
        opener, joiner = self._opener(core), lower[self.tokens[k]]
        coordinated = joiner in _AND and opener in words.SIGNALS
        if not coordinated and joiner not in _JOINERS.get(opener, _RANGE):
            return None
        after = k + 1
        if lower[self.tokens[after]] in {"early", "late", "mid"} and after + 1 < len(self.tokens):
            after += 1
        return after if timex.starts(lower[self.tokens[after]]) else None

    def complete(self, core: Core, free: int) -> TimeSpan:
        """The expression with the words around it from token `free` on, and what they make of its meaning."""
        parse = self.parse
        at = self.at[bisect_left(self.tokens, core.start)] - self._left(core.start)
        start = self.tokens[bisect_left(self.at, at)]
        start = start if start >= free else core.start
        signal, first = self._signal(core, start)
        first = max(first, free)
        interval, text = self._narrowed(core, start), start
        if parse.lower[start] == "the" and start + 1 < core.end:
            text = start + 1
        if signal in _MEANINGFUL or (signal == "for" and core.kind == "duration"):
            text = first
            interval = interval if core.kind == "range" else _apply(signal, interval)
        iso = [day.isoformat() if day else "" for day in interval[1:]]
        head = _root(parse, first, core.end)
        return TimeSpan(first, core.end, head, parse.slice(text, core.end), interval.value, *iso)

    def _narrowed(self, core: Core, start: int) -> Interval:
        """What it means after "earlier" ("this month": up to publication), "later" (from then on), or "every"."""
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

    def _signal(self, core: Core, start: int) -> tuple[str, int]:
        """The preposition and where it begins; ("", start) when it governs a noun after the expression instead."""
        k = bisect_left(self.tokens, start) - 1
        word = self._before(start)
        if word == "the" and k > 0:  # "in the 1950s" where the article stayed outside
            word, k = self._before(self.tokens[k]), k - 1
        if word not in words.SIGNALS and word not in _JOINERS:
            return "", start
        following = bisect_left(self.tokens, core.end)
        next_word = self.parse.lower[self.tokens[following]] if following < len(self.tokens) else ""
        head = self.parse.heads[core.end - 1]
        prenominal = self.parse.deps[core.end - 1] in _PRENOMINAL and head >= core.end
        if next_word in _POSSESSIVE or (prenominal and self.parse.pos[head] in _NOUNS):
            return "", start
        return word, self.tokens[k]


def _without_spaces(word: str) -> str:
    """A token with white space inside is no word of any expression."""
    return "_" * len(word) if " " in word or "\n" in word else word


_NO_REFERENCE = Reference(None)
_MEANINGFUL = words.FROM | words.UNTIL | words.BEFORE | words.AFTER | {"between"}


def _apply(signal: str, interval: Interval) -> Interval:
    if signal in words.FROM:
        return dates.since(interval)
    if signal in words.UNTIL:
        return dates.until(interval)
    if signal in words.BEFORE:
        return dates.before(interval)
    return dates.after(interval) if signal in words.AFTER else interval


def tense(parse: Parse, i: int) -> str:
    """The tense token `i` is read in: "future" under will, modals and plans, "past" under a past verb, else ""."""
    verb = next((j for j in parse.ancestors(i) if parse.pos[j] in _VERBS), None)
    while verb is not None:
        found, verb = _tense_of(parse, verb)
        if found:
            return found
    return ""


def _tense_of(parse: Parse, verb: int) -> tuple[str, int | None]:
    """The tense of one verb, or the verb above from which it takes it."""
    helpers = {parse.lower[k] for k in parse.children[verb] if parse.deps[k] in {"aux", "auxpass"}}
    head = parse.heads[verb]
    above = head if head != verb and parse.pos[head] in _VERBS else None
    if helpers & _MODALS and "have" not in helpers:
        return "future", None
    if "to" in helpers and "have" not in helpers:
        ahead = parse.lemmas[head] in words.FUTURE_VERBS or parse.lower[head] in {"is", "are", "set", "ready"}
        return ("future", None) if ahead else ("", above)
    if parse.tags[verb] in {"VBD", "VBN"} or helpers & {"was", "were", "had", "did"}:
        return "past", None
    return "", above if parse.deps[verb] in {"conj", "advcl", "xcomp", "pcomp"} else None


def _root(parse: Parse, start: int, end: int) -> int:
    """The first token whose head lies outside `[start, end)`, or that is a root."""
    for i in range(start, end):
        if parse.heads[i] == i or not start <= parse.heads[i] < end:
            return i
    return start
