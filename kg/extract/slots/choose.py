"""Which of the scored rows are told, and with which borders and names of their ends."""

from __future__ import annotations

import re
from collections import defaultdict
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.names import bare
from kg.extract.words.gazetteer import ABBREVIATIONS, DEMONYMS
from kg.extract.words.titles import HONORIFICS, RANKS, TITLE_MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

_DASHES = frozenset({"-", "\u2013"})
_NO_BEGINNING = _DASHES | DEMONYMS.keys() | ABBREVIATIONS
_PERSON = "PERSON"
_TITLES = HONORIFICS | RANKS | TITLE_MODIFIERS
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


class Found(NamedTuple):
    """A property with a subject and an object, as numbers of candidate spans."""

    confidence: float
    property: int
    subject: int
    object: int


def chosen(reading: Reading, rows: Iterable[tuple[float, int, int, int]], threshold: float) -> list[Found]:
    """Rows over the threshold, each object of a property once and without overlap."""
    taken: dict[int, list[Candidate]] = defaultdict(list)
    found: list[Found] = []
    for probability, number, i, j in rows:
        if probability < threshold:
            break
        span = reading.spans[j]
        if not any(map(span.overlaps, taken[number])):
            taken[number].append(span)
            found.append(Found(probability, number, i, j))
    return found


def with_common_subjects(reading: Reading, found: Sequence[Found], topics: Mapping[int, float]) -> list[Found]:
    """Subjects that overlap are one thing written with other borders: the borders that most speaks for win."""
    votes: dict[int, float] = defaultdict(float)
    for one in found:
        votes[one.subject] += one.confidence * (1 / (1 + exp(-topics[one.subject])))
    return [one._replace(subject=_best_borders(reading, one.subject, votes)) for one in found]


def _best_borders(reading: Reading, subject: int, votes: Mapping[int, float]) -> int:
    span = reading.spans[subject]
    overlapping = (k for k in votes if span.overlaps(reading.spans[k]))
    return max(overlapping, key=lambda k: (votes[k], -k))


def with_earlier_names(
    reading: Reading, found: Sequence[Found], topics: Mapping[int, float], known: Mapping[tuple[int, int], str]
) -> list[Found]:
    """As the subject "the dish", of which nothing else is known, what an earlier sentence is most likely about."""
    named: dict[int, int] = {}
    for i in dict.fromkeys(one.subject for one in found):
        if _is_definite(reading, i) and reading.spans[i][:2] not in known:
            sentence = reading.parse.sent_of[reading.spans[i].head]
            earlier = (k for k in topics if _may_be_named(reading, k, sentence))
            named[i] = max(earlier, key=lambda k: (topics[k], -k), default=i)
    return [one._replace(subject=named.get(one.subject, one.subject)) for one in found]


def _is_definite(reading: Reading, k: int) -> bool:
    """As "the dish", "this airport"."""
    parse, span = reading.parse, reading.spans[k]
    definite = span.start > 0 and parse.lower[span.start - 1] in {"the", "this", "that"}
    return definite and parse.pos[span.head] == "NOUN" and span.text.islower()


def _may_be_named(reading: Reading, k: int, sentence: int) -> bool:
    span = reading.spans[k]
    earlier = reading.parse.sent_of[span.head] < sentence
    return earlier and span.kind not in {"pronoun", "nominal"} and not _is_definite(reading, k)


def with_whole_names(reading: Reading, found: Iterable[Found], known: Container[str] = ()) -> list[Found]:
    """Names begin where their first word is: "Moscow" inside "Dynamo Moscow" is not what is meant.

    `known` are objects of examples by their bare names; they are left as they are.
    """
    place = {(span.start, span.end): k for k, span in enumerate(reading.spans)}

    def whole(k: int) -> int:
        span = reading.spans[k]
        return k if span.value else place.get((_start_of_name(reading, span), span.end), k)

    wider = [
        one._replace(
            subject=whole(one.subject),
            object=one.object if bare(reading.spans[one.object].text) in known else whole(one.object),
        )
        for one in found
    ]
    return [one for one in wider if one.subject != one.object]


def _start_of_name(reading: Reading, span: Candidate) -> int:
    parse, start = reading.parse, span.start
    if parse.pos[span.head] != "PROPN" or not parse.words[start][:1].isupper():
        return start
    person = reading.label[start] == _PERSON
    first = parse.sents[parse.sent_of[start]][0]
    while (
        start > first
        and (not person or reading.label[start - 1] == _PERSON)
        and (
            (parse.pos[start - 1] == "PROPN" and parse.words[start - 1][:1].isupper())
            or parse.words[start - 1] in _DASHES
            or _ORDINAL.match(parse.words[start - 1])
        )
    ):
        start -= 1
    while start < span.start and (parse.words[start] in _NO_BEGINNING or parse.lower[start] in _TITLES):
        start += 1
    return start
