"""Candidate spans: every stretch of a text that could be written as the subject or object of a property.

Mentions are what a reader takes for things; an ontology also asks for genres, ranks, titles in italics, dates, codes
and parts of longer names. So far more spans are offered here than will be used, some thirty a sentence, and the scorer
chooses: of the objects that labelled sentences name word for word, 95 of 100 are among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.numbers import Value, value_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

LONGEST = 14
"""Tokens of a span; longer ones are clauses."""

_DETERMINERS = frozenset("the a an its his her their this these that those our my".split())
_TITLE_OPENERS = frozenset("The A An This My Our Their His Her".split())
_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''", "\u2018"})
_POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
_LEFT = frozenset("compound amod nmod nummod poss case punct det npadvmod advmod quantmod conj cc".split())
_BREAKS = frozenset({",", ";", ":", "(", ")", "[", "]", '"', "\u201c", "\u201d"})
_OF = frozenset("of for in de at on to and with".split())
_JOINERS = frozenset(
    "of the and & de la for in a to on - \u2013 's \u2019s : von van di del du at with . ' !".split(),
)
_BEFORE_SMALL = frozenset("of in for on to at - and : with".split())
_CUTS = frozenset("and in of 's \u2019s for at on & : the . - \u2013 to with".split())
_NO_NAME = frozenset({"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "SPACE"})
_OPENERS = frozenset(
    "however like in on while after although when nonetheless with though unlike since for as both despite".split()
)
_MOST_LEFT, _MOST_OPENING, _MOST_PARTS, _MOST_COMMAS = 6, 12, 4, 4


class Candidate(NamedTuple):
    """Tokens `[start, end)` with their head, where they come from ("np", "run" ...), their text, and their value."""

    start: int
    end: int
    head: int
    kind: str
    text: str
    value: Value | None = None

    def overlaps(self, other: Candidate) -> bool:
        """Whether they share a token."""
        return self.start < other.end and other.start < self.end


NO_SUBJECT = frozenset({"adjective", "number", "date"})
"""Kinds of spans that are no subjects."""


def candidates(parse: Parse, mentions: Iterable[MentionSpan] = ()) -> list[Candidate]:
    """The candidate spans of a text, sorted; each stretch once, with the first source that offers it."""
    found = _Found(parse)
    for start, end, value in value_spans(parse):
        found.add(start, end, "number" if value.number else "date", value)
    for span in parse.ents:
        found.add(span.start, span.end, "entity")
    for mention in mentions:
        found.add(mention.start, mention.end, mention.kind)
        if mention.kind == "pronoun":
            found.put(mention.start, mention.end, "pronoun")
    for source in (_noun_phrases, _runs, _pairs_of_places, _quotations, _owners, _openings):
        for start, end, kind in source(parse, found):
            found.add(start, end, kind)
    return found.sorted()


class _Found:
    """The spans so far, trimmed of articles and punctuation."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.spans: dict[tuple[int, int], Candidate] = {}

    def add(self, start: int, end: int, kind: str, value: Value | None = None) -> None:
        """Enter the trimmed span; also with its article where that may be part of a title ("The Third Man")."""
        start, end = trimmed(self.parse, start, end)
        if not 0 < end - start <= LONGEST:
            return
        words = self.parse.words
        if start and words[start - 1] in _TITLE_OPENERS and (words[start][:1].isupper() or words[start] in {"'", "`"}):
            self.put(start - 1, end, "titled")
        self.put(start, end, kind, value)

    def put(self, start: int, end: int, kind: str, value: Value | None = None) -> None:
        """Enter the span as it is, unless it is there already."""
        known = self.spans.get((start, end))
        if known is None or (value and not known.value):
            head = _head(self.parse, start, end)
            self.spans[start, end] = Candidate(start, end, head, kind, self.parse.slice(start, end), value)

    def sorted(self) -> list[Candidate]:
        """In the order of the text, shorter first."""
        return [self.spans[key] for key in sorted(self.spans)]


def trimmed(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Without articles and punctuation at its ends; a pronoun stays as it is."""
    if end - start == 1 and parse.pos[start] == "PRON":
        return start, end
    words, lower, pos = parse.words, parse.lower, parse.pos
    while start < end and (
        lower[start] in _DETERMINERS or (pos[start] in {"PUNCT", "SPACE"} and words[start] not in {"(", "["})
    ):
        start += 1
    while start < end and (
        (pos[end - 1] in {"PUNCT", "SPACE"} and words[end - 1] not in {")", "]", "!", "?"})
        or lower[end - 1] in _POSSESSIVES
        or lower[end - 1] in _DETERMINERS
    ):
        end -= 1
    return start, end


def _head(parse: Parse, start: int, end: int) -> int:
    """The last token that is governed from outside the span."""
    for i in range(end - 1, start - 1, -1):
        outside = not start <= parse.heads[i] < end or parse.heads[i] == i
        if outside and parse.pos[i] not in {"PUNCT", "PART"}:
            return i
    return end - 1


def _noun_phrases(parse: Parse, _: _Found) -> Iterator[tuple[int, int, str]]:
    """Each noun with ever more of its modifiers, modifying nouns and adjectives alone, nouns with "of ..."."""
    for head, pos in enumerate(parse.pos):
        if pos not in {"NOUN", "PROPN"}:
            yield from _lone_word(parse, head)
            continue
        left = _left_edge(parse, head)
        for start in range(left, head + 1):
            yield start, head + 1, "np"
        yield from _with_complement(parse, left, head)


def _lone_word(parse: Parse, i: int) -> Iterator[tuple[int, int, str]]:
    capital = parse.words[i][:1].isupper()
    if parse.pos[i] == "ADJ" and (capital or parse.deps[i] in {"acomp", "attr", "conj", "amod"}):
        yield i, i + 1, "adjective"
    elif parse.pos[i] == "X" or (capital and parse.pos[i] not in _NO_NAME):
        yield i, i + 1, "capital"


def _left_edge(parse: Parse, head: int) -> int:
    left = head
    while (
        left > 0
        and head - left < _MOST_LEFT
        and parse.deps[left - 1] in _LEFT
        and parse.sent_of[left - 1] == parse.sent_of[head]
        and parse.words[left - 1] not in _BREAKS
    ):
        left -= 1
    return left


def _with_complement(parse: Parse, left: int, head: int) -> Iterator[tuple[int, int, str]]:
    for preposition in parse.kids(head, "prep"):
        if preposition < head or parse.lower[preposition] not in _OF:
            continue
        for complement in parse.kids(preposition, "pobj"):
            yield left, complement + 1, "complement"
            end = max(parse.subtree(complement)) + 1
            if end - left < LONGEST:
                yield left, end, "complement"


def _runs(parse: Parse, _: _Found) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words with the small words of titles in them, and the parts between these."""
    count, i = len(parse), 0
    while i < count:
        if not _is_capital(parse, i):
            i += 1
            continue
        end = i + 1
        while end < count and _continues_run(parse, end):
            end += 1
        yield i, end, "run"
        yield from _parts(parse, i, end)
        i = end


def _is_capital(parse: Parse, i: int) -> bool:
    first = parse.words[i][:1]
    return (first.isupper() or first.isdigit()) and parse.pos[i] != "SPACE"


def _continues_run(parse: Parse, i: int) -> bool:
    if _is_capital(parse, i):
        return True
    if parse.lower[i] not in _JOINERS or i + 1 >= len(parse):
        return False
    if _is_capital(parse, i + 1):
        return True
    small = parse.lower[i] in _BEFORE_SMALL and parse.lower[i + 1] in {"the", "a", "-"}
    return small and i + 2 < len(parse) and _is_capital(parse, i + 2)


def _parts(parse: Parse, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    edges = [start - 1, *(i for i in range(start, end) if parse.lower[i] in _CUTS), end]
    for first in range(len(edges) - 1):
        for last in range(first + 1, min(len(edges), first + _MOST_PARTS)):
            yield edges[first] + 1, edges[last], "run"


def _pairs_of_places(parse: Parse, found: _Found) -> Iterator[tuple[int, int, str]]:
    """Two names with a comma between them: "Toledo, Ohio"."""
    names = [key for key in found.spans if parse.pos[key[0]] == "PROPN" and parse.pos[key[1] - 1] == "PROPN"]
    ends: dict[int, list[int]] = {}
    for start, end in names:
        ends.setdefault(start, []).append(end)
    for start, end in names:
        if end + 1 < len(parse) and parse.words[end] == ",":
            for last in ends.get(end + 1, ()):
                if last - start <= LONGEST // 2:
                    yield start, last, "comma"


def _quotations(parse: Parse, _: _Found) -> Iterator[tuple[int, int, str]]:
    opened: int | None = None
    for i, word in enumerate(parse.words):
        if word in _QUOTES:
            if opened is None:
                opened = i
            else:
                yield opened + 1, i, "quote"
                opened = None


def _owners(parse: Parse, _: _Found) -> Iterator[tuple[int, int, str]]:
    """What may stand before "'s", back to the start of the sentence or a comma."""
    for i in range(1, len(parse)):
        if parse.words[i] not in _POSSESSIVES or parse.pos[i] != "PART":
            continue
        first, start = parse.sents[parse.sent_of[i]][0], i - 1
        while start > first and i - start < _MOST_OPENING and _may_be_inside(parse, start - 1):
            start -= 1
        for begin in range(start, i):
            if begin == start or parse.words[begin][:1].isupper():
                yield begin, i, "owner"


def _may_be_inside(parse: Parse, i: int) -> bool:
    if parse.words[i] in _BREAKS:
        return False
    return parse.words[i][:1].isupper() or parse.pos[i] in {"ADP", "DET", "CCONJ", "PUNCT", "PART"}


def _openings(parse: Parse, _: _Found) -> Iterator[tuple[int, int, str]]:
    """What a sentence opens with, up to its verb, bracket or comma: there the thing that it is about is named."""
    for start, end in parse.sents:
        yield from _up_to(parse, start, end, _is_finite)
        yield from _up_to(parse, start, end, _is_break)
        yield from _through_bracket(parse, start, end)
        if parse.lower[start] in _OPENERS:
            yield from _up_to(parse, start + 1, min(end, start + _MOST_OPENING), _is_verb)
        commas = [i for i in range(start, min(end, start + 2 * LONGEST)) if parse.words[i] == ","]
        for comma in commas[:_MOST_COMMAS]:
            if comma + 1 < end and parse.words[comma + 1][:1].isupper():
                yield from _up_to(parse, comma + 1, min(end, comma + _MOST_OPENING), _is_verb_or_break)


def _up_to(parse: Parse, start: int, end: int, stops: Callable[[Parse, int], bool]) -> Iterator[tuple[int, int, str]]:
    for i in range(start, end):
        if stops(parse, i):
            if i > start:
                yield start, i, "opening"
            return


def _through_bracket(parse: Parse, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for i in range(start + 1, min(end, start + _MOST_OPENING)):
        if parse.words[i] == ")":
            yield start, i + 1, "opening"
            return


def _is_finite(parse: Parse, i: int) -> bool:
    return parse.tags[i] in {"VBZ", "VBD"} or (parse.pos[i] == "AUX" and parse.lower[i] in {"are", "have", "will"})


def _is_verb(parse: Parse, i: int) -> bool:
    return parse.pos[i] in {"AUX", "VERB"}


def _is_break(parse: Parse, i: int) -> bool:
    return parse.words[i] in {"(", ",", "[", "-", "\u2013"}


def _is_verb_or_break(parse: Parse, i: int) -> bool:
    return _is_verb(parse, i) or parse.words[i] in {",", "("}
