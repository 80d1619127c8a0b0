"""The spans of a reading that may be subjects and objects, in pairs, and what can be said of each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.slots.spans import NO_SUBJECT
from kg.extract.slots.traits import object_traits, pair_traits, subject_traits, topic_traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.extract.slots.linear import Linear
    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

MOST_SUBJECTS, MOST_BORDERS = 10, 3
"""Spans of a text that are taken for possible subjects, and how many of these may overlap one of them."""

_WIDELY = 5
"""The likeliest subjects are paired with every object, the others with those that grammar ties to them."""
_NESTED = frozenset({"adjective", "np", "date", "number", "entity", "run"})


class Pairs:
    """The traits of the subjects, objects and pairs of a reading that come into question."""

    def __init__(self, reading: Reading, topics: Mapping[int, float], also: Sequence[int] = ()) -> None:
        """Keep the spans most likely to be subjects; `also` are subjects known otherwise."""
        self.reading = reading
        ranked = sorted(topics, key=lambda k: (-topics[k], k))
        self.topics = topics
        spans = reading.spans
        self.subjects = _different(spans, ranked)
        self._subjects = list(dict.fromkeys([*self.subjects, *also]))
        self._rivals: dict[tuple[int, int], list[int]] = {}
        self._apart_from: dict[int, dict[int, None]] = {}
        self._tied = frozenset(self.subjects[_WIDELY:]) - frozenset(also)
        self.objects = [j for j, span in enumerate(spans) if span.kind != "pronoun"]
        self.keys = {
            (i, j): None
            for i in self._subjects
            for j in self.objects
            if i != j and (spans[j].kind in _NESTED or not spans[i].overlaps(spans[j])) and self._may_pair(i, j)
        }

    def rivals(self, i: int, j: int) -> list[int]:
        """Likely subjects that share no token with either."""
        known = self._rivals.get((i, j))
        if known is None:
            known = self._rivals[i, j] = [k for k in self._apart(i) if k in self._apart(j)]
        return known

    def _apart(self, i: int) -> dict[int, None]:
        known = self._apart_from.get(i)
        if known is None:
            span, spans = self.reading.spans[i], self.reading.spans
            known = self._apart_from[i] = {k: None for k in self.subjects if not spans[k].overlaps(span)}
        return known

    def _may_pair(self, i: int, j: int) -> bool:
        if i not in self._tied:
            return True
        holders, subject, target = self.reading.holders, self.reading.spans[i].head, self.reading.spans[j].head
        return subject in holders.of(target) or target in holders.of(subject)

    @cached_property
    def subject(self) -> dict[int, Sequence[str]]:
        """The traits of the subjects. They, and those below, are made when something learnt asks for them."""
        return {i: subjects_of(self.reading, i) for i in self._subjects}

    @cached_property
    def object(self) -> dict[int, Sequence[str]]:
        """The traits of the objects."""
        return {j: self._object(j) for j in self.objects}

    @cached_property
    def pair(self) -> dict[tuple[int, int], Sequence[str]]:
        """The traits of the pairs."""
        return {(i, j): self._pair(i, j) for i, j in self.keys}

    def _object(self, j: int) -> Sequence[str]:
        return self.reading.traits((_OBJECT, j), lambda: object_traits(self.reading, self.reading.spans[j]))

    def _pair(self, i: int, j: int) -> Sequence[str]:
        spans = self.reading.spans
        return self.reading.traits((_PAIR, i, j), lambda: pair_traits(self.reading, spans[i], spans[j]))


_SUBJECT, _TOPIC, _OBJECT, _PAIR = range(4)


def _different(spans: Sequence[Candidate], ranked: Iterable[int]) -> list[int]:
    """The first of these spans, of those that overlap only a few: they are one subject with different borders."""
    kept: list[int] = []
    for i in ranked:
        if sum(spans[k].overlaps(spans[i]) for k in kept) < MOST_BORDERS:
            kept.append(i)
        if len(kept) == MOST_SUBJECTS:
            break
    return kept


def subjects_of(reading: Reading, i: int) -> Sequence[str]:
    """The traits of span `i` as a subject."""
    return reading.traits((_SUBJECT, i), lambda: subject_traits(reading, reading.spans[i]))


def topics_of(reading: Reading, i: int) -> Sequence[str]:
    """The traits of span `i` as what its sentence is about, those as a subject among them."""
    return reading.traits((_TOPIC, i), lambda: [*subjects_of(reading, i), *topic_traits(reading, reading.spans[i])])


def may_be_subject(reading: Reading, i: int) -> bool:
    """Values and adjectives are no subjects."""
    span = reading.spans[i]
    return span.kind not in NO_SUBJECT and reading.parse.pos[span.head] not in {"PUNCT", "SPACE"}


def topic_scores(reading: Reading, topic: Linear) -> dict[int, float]:
    """How likely each span is what its sentence is about, as log-odds."""
    bias = float(topic.bias[0])
    return {
        k: float(topic.sum(topics_of(reading, k))[0]) + bias
        for k in range(len(reading.spans))
        if may_be_subject(reading, k)
    }
