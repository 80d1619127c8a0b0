"""When: the time expressions of a text, what they mean, and which verb or noun each belongs to.

Expressions are found by their form (see `kg.extract.timex`), not only where a named-entity recogniser says DATE,
because small models miss a good part of them. The parse decides what only it can: whether a number counts something
("in 2002 cases"), which tense a weekday is read in, and whose circumstance an expression is. Values follow TIMEX3 and
ISO 8601 (see `dates`).

A `TimeSpan` covers the preposition ("on Tuesday"), so that its tokens are no argument of the verb; its `text` leaves
out what carries no meaning of its own ("Tuesday", but "since Tuesday").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.anchors import anchored
from kg.extract.timescan import Scanner
from kg.extract.words import times as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.extract.layers import TimeSpan
    from kg.extract.parse import Parse

_PRENOMINAL = frozenset({"compound", "nummod", "amod", "nmod", "poss", "npadvmod", "det"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_DATELINE = 14  # tokens: "WASHINGTON, D.C., Sept. 5 (Agency) -"


def find_times(parse: Parse, published: date | None) -> list[TimeSpan]:
    """All time expressions of a text, in order and without overlap.

    `published` is what "yesterday" hangs on; without it, relative expressions have their text only.
    """
    return anchored(parse, Scanner(parse, published).spans())


def time_tokens(times: Iterable[TimeSpan]) -> set[int]:
    """The positions of all tokens inside time expressions: they are no arguments."""
    return {i for span in times for i in range(span.start, span.end)}


def attach_time(parse: Parse, times: Iterable[TimeSpan]) -> dict[int, TimeSpan]:
    """For every verb (or event noun) that has one, the time expression that says when.

    Of several for one word, one with a meaning goes before one without, then the nearest, then the first. A time
    before a noun ("the 2016 election", "Tuesday's vote") or after an event noun is that noun's, any other the nearest
    verb's above.
    """
    best: dict[int, tuple[tuple[bool, int, int], TimeSpan]] = {}
    for span in times:
        target = None if _in_dateline(parse, span) else _governor(parse, span)
        if target is None:
            continue
        occasion = _occasion(parse, span)
        if occasion is not None:
            signal, _, rest = span.text.partition(" ")  # the clause is on the day itself, not since then
            text = rest if signal.lower() in words.SIGNALS else span.text
            best.setdefault(occasion, ((True, 0, 0), span._replace(text=text)))
        rank = (not (span.earliest or span.latest), abs(span.head - target), span.start)
        if target not in best or rank < best[target][0]:
            best[target] = (rank, span)
    found = {target: best[target][1] for target in sorted(best)}
    for target, span in list(found.items()):
        contest = _contest(parse, target)
        if contest is not None:
            found.setdefault(contest, span)
    return found


def _contest(parse: Parse, noun: int) -> int | None:
    """The verb in "lost the 2022 final": who wins, loses or holds a dated event does it then."""
    verb = parse.heads[noun]
    held = parse.deps[noun] == "dobj" and parse.lemmas[verb] in words.CONTEST_VERBS
    return verb if held and parse.lemmas[noun].lower() in words.CONTESTS else None


def _occasion(parse: Parse, span: TimeSpan) -> int | None:
    """The verb of a clause on the time itself: "since Thursday, when a shell hit the plant"."""
    for i in range(span.start, span.end):
        for verb in parse.kids(i, "relcl"):
            if any(parse.lower[j] == "when" for j in parse.kids(verb, "advmod")):
                return verb
    return None


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
