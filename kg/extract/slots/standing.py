"""How a subject and an object stand in their sentence: shapes, rivals, and grammar, whatever the property is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.slots.holders import NOT_HELD
from kg.extract.slots.kinds import said_of
from kg.extract.slots.traits import borders, continuations

if TYPE_CHECKING:
    from kg.extract.slots.clues import Context
    from kg.extract.slots.pairs import Pairs
    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

SHAPE = ("object seen", "subject seen", "object length", "subject length", "object borders", "object modified")
SOURCES = (
    "object characters", "object from phrase", "object named", "object dated", "subject titled", "subject pronoun",
    "nearer subjects", "subjects between", "closer subjects in the tree", "said of subject",
)  # fmt: skip
GRAMMAR = (
    "held way", "held rank", "nearer holders", "holds way", "holds rank", "subject role", "object role",
    "subject borders", "subject modified", "subject goes on",
)  # fmt: skip
"""What each number of `Standing.shape`, `Standing.sources` and `Standing.grammar` is."""

_SEEN = ("capital", "small", "person", "organization", "place", "work", "event", "language", "people", "product",
         "day", "year", "number", "month", "time")  # fmt: skip
_FAR = 99
_BORDERS = ("apart", "same", "inside", "around")
_ROLES = (
    "nsubj nsubjpass csubj", "poss", "pobj", "dobj dative oprd", "attr acomp", "appos", "compound amod nmod", "ROOT",
)  # fmt: skip
_ROLE_OF = {label: number for number, labels in enumerate(_ROLES, start=1) for label in labels.split()}


class Standing:
    """What holds between subject and object for all properties, each pair looked at once."""

    def __init__(self, pairs: Pairs, context: Context) -> None:
        """Prepare for the pairs of one reading."""
        self.pairs = pairs
        self.context = context
        self._grammar, self._rivals = _Grammar(pairs), _Rivals(pairs)
        self._known: dict[tuple[int, int], tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = {}

    def of(self, i: int, j: int) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
        """The numbers of `SHAPE`, `SOURCES` and `GRAMMAR`."""
        found = self._known.get((i, j))
        if found is None:
            reading = self.pairs.reading
            sources = (*_sources(reading, i, j), *self._rivals.of(i, j), said_of(reading, i, j))
            found = self._known[i, j] = (_shape(reading, self.context, i, j), sources, self._grammar.of(i, j))
        return found


class _Grammar:
    """Whom the clause of an object speaks of, and how subject and object stand in their clauses."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.subjects: dict[int, tuple[float, ...]] = {}

    def of(self, i: int, j: int) -> tuple[float, ...]:
        """Ways and ranks of holding in both directions, roles, and whether the subject's name goes on beyond it."""
        return (*self._held(i, j), self._role(i), self._role(j), *self._borders(i))

    def _held(self, i: int, j: int) -> tuple[float, ...]:
        reading = self.pairs.reading
        subject, target = reading.spans[i], reading.spans[j]
        holders = reading.holders.of(target.head)
        held = holders.get(subject.head, NOT_HELD)
        holds = reading.holders.of(subject.head).get(target.head, NOT_HELD)
        others = {reading.spans[k].head for k in self.pairs.rivals(i, j)} if holders else ()
        nearer = sum(k in holders and holders[k].rank < held.rank for k in others)
        return float(held.way), float(held.rank), float(nearer), float(holds.way), float(holds.rank)

    def _role(self, k: int) -> float:
        reading = self.pairs.reading
        head, _ = reading.root(reading.spans[k].head)
        return float(_ROLE_OF.get(reading.parse.deps[head], 0))

    def _borders(self, i: int) -> tuple[float, ...]:
        found = self.subjects.get(i)
        if found is None:
            reading, span = self.pairs.reading, self.pairs.reading.spans[i]
            left, right = continuations(reading.parse, span)
            modified = left + 2 * _is_modified(reading, span)
            found = self.subjects[i] = (
                float(_BORDERS.index(borders(reading.parse, span))),
                float(modified),
                float(right),
            )
        return found


def _is_modified(reading: Reading, span: Candidate) -> bool:
    left = span.start - 1
    return left >= 0 and reading.parse.heads[left] == span.head and reading.parse.deps[left] != "det"


class _Rivals:
    """How a subject stands to an object among the other likely subjects of the text."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.steps: dict[tuple[int, int], int] = {}

    def of(self, i: int, j: int) -> tuple[float, ...]:
        """Subjects nearer in the text, between the two, and nearer in the tree; spans that overlap are the same."""
        spans, others = self.pairs.reading.spans, self.pairs.rivals(i, j)
        low, high = sorted((spans[i].start, spans[j].start))
        distance, length = _gap(spans[i], spans[j]), self._length(i, j)
        return (
            float(sum(_gap(spans[k], spans[j]) < distance for k in others)),
            float(sum(low < spans[k].start < high for k in others)),
            float(sum(self._length(k, j) < length for k in others)),
        )

    def _length(self, i: int, j: int) -> int:
        reading = self.pairs.reading
        ends = reading.spans[i].head, reading.spans[j].head
        found = self.steps.get(ends)
        if found is None:
            path = reading.path(*ends)
            found = self.steps[ends] = _FAR if path is None else len(path.up) + len(path.down)
        return found


def _gap(first: Candidate, second: Candidate) -> int:
    """Tokens between two spans; half more when the first stands after the second."""
    if first.end <= second.start:
        return 2 * (second.start - first.end)
    return 3 * max(0, first.start - second.end) + 1


def _shape(reading: Reading, context: Context, i: int, j: int) -> tuple[float, ...]:
    subject, target = reading.spans[i], reading.spans[j]
    return (
        float(_SEEN.index(context.kinds[j])),
        float(_SEEN.index(context.kinds[i])),
        float(target.end - target.start),
        float(subject.end - subject.start),
        float(_BORDERS.index(borders(reading.parse, target))),
        float(_is_modified(reading, target)),
    )


def _sources(reading: Reading, i: int, j: int) -> tuple[float, ...]:
    subject, target = reading.spans[i], reading.spans[j]
    return (
        float(len(target.text)),
        float(target.kind == "np"),
        float(target.kind in {"entity", "name"}),
        float(target.kind == "date"),
        float(subject.kind == "titled"),
        float(subject.kind == "pronoun"),
    )
