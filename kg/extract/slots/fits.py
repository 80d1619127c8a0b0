"""How well the phrases of all properties fit between all pairs of spans of a text, counted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.asked import Asked, Clause
    from kg.extract.slots.clues import Around, Between, Context

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.intp]

NOTHING = (0.0,) * 8
"""The fit of a property none of whose phrases is there."""

_LEAST_FOUND = 0.3
"""Part of the weight of a phrase's words that must be there for the phrase to count at all."""
_NO_WORD, _UNKNOWN = -1, -2


class Here(NamedTuple):
    """The clauses with a word in some text, one a column.

    `words` and `weights` have a line for the first word of each clause that is there, one for the second, and so on;
    a clause with fewer of them weighs nothing in the others.
    """

    clauses: Numbers
    words: Numbers
    weights: Floats
    word_numbers: Mapping[str, int]


class Phrases:
    """The clauses of the properties asked for, side by side; equal fits are won by the first."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        """Number the words that stand in them."""
        clauses = [(number, clause) for number, one in enumerate(asked) for clause in _once(one)]
        self._neighbours: dict[str, int] = {}
        self._middles: dict[tuple[str, ...], int] = {}
        self._of_word: dict[str, list[int]] = {}
        for place, (_, clause) in enumerate(clauses):
            for word in clause.weights:
                self._of_word.setdefault(word, []).append(place)
        self._weights = [clause.weights for _, clause in clauses]
        self.property = np.array([number for number, _ in clauses], dtype=np.intp)
        self.total = np.array([clause.total for _, clause in clauses])
        self.order = np.array([clause.order for _, clause in clauses], dtype=np.intp)
        self.left = np.array([self._neighbour(clause.left, {""}) for _, clause in clauses], dtype=np.intp)
        self.right = np.array([self._neighbour(clause.right, {"", "{s}"}) for _, clause in clauses], dtype=np.intp)
        self.middle = np.array(
            [self._middles.setdefault(clause.middle, len(self._middles)) for _, clause in clauses], dtype=np.intp
        )

    def _neighbour(self, word: str, left_out: set[str]) -> int:
        return _NO_WORD if word in left_out else self._neighbours.setdefault(word, len(self._neighbours))

    def best(self, context: Context, pairs: Mapping[tuple[int, int], Between]) -> dict[tuple[int, int, int], Fit]:
        """The best fit of each property, by (property, subject, object); those that do not fit at all are left out."""
        here = self._here(context)
        if here is None or not pairs:
            return {}
        arounds = [context.around(j) for _, j in pairs]
        fits = self._fits(here, arounds, list(pairs.values()))
        lines, clauses = _best_of_each(fits[0], self.property[here.clauses])
        keys, properties = list(pairs), self.property[here.clauses[clauses]].tolist()
        found = np.stack([number[lines, clauses] for number in fits], axis=1).tolist()
        return {
            (number, *keys[line]): tuple(fit)
            for line, number, fit in zip(lines.tolist(), properties, found, strict=True)
        }

    def _here(self, context: Context) -> Here | None:
        words = sorted(self._of_word.keys() & context.vocabulary)
        places = sorted({place for word in words for place in self._of_word[word]})
        numbers = {word: number for number, word in enumerate(words)}
        of_clause = [
            [(numbers[word], weight) for word, weight in self._weights[place].items() if word in numbers]
            for place in places
        ]
        most = max(map(len, of_clause), default=0)
        if not most:
            return None
        padded = np.array([some + [(len(words), 0.0)] * (most - len(some)) for some in of_clause])
        return Here(np.array(places), padded[:, :, 0].T.astype(np.intp), padded[:, :, 1].T, numbers)

    def _fits(self, here: Here, arounds: Sequence[Around], betweens: Sequence[Between]) -> list[Floats]:
        """The value, where the words were found, and what else agrees, each of shape (pairs, clauses)."""
        sets = _Sets(here)
        places = (
            sets.places(between.path for between in betweens),
            sets.places(around.governors for around in arounds),
            sets.places(around.window for around in arounds),
            sets.places(between.words or () for between in betweens),
        )
        holds = sets.holds()
        anywhere = holds[places[0]] | holds[places[1]] | holds[places[2]] | holds[places[3]]
        total = self.total[here.clauses]
        found, parts = _weigh(anywhere, here), _weigh(holds, here) / total
        beside, same, verbatim = self._agreements(here.clauses, arounds, betweens)
        value = found * (found / total) ** 2 * (1 + 0.8 * beside + 0.5 * verbatim + 0.15 * same)
        value[found < total * _LEAST_FOUND] = 0.0
        return [value, *(parts[place] for place in places), beside, same, verbatim]

    def _agreements(
        self, clauses: Numbers, arounds: Sequence[Around], betweens: Sequence[Between]
    ) -> tuple[Floats, Floats, Floats]:
        """Does a neighbour of the object agree, the order (or is it the other), the whole stretch between the two?"""
        left, right, order = self.left[clauses], self.right[clauses], self.order[clauses]
        before, preposition, after = (
            _column([self._neighbours.get(word, _UNKNOWN) for word in words])
            for words in zip(*((a.left, a.preposition, a.right) for a in arounds), strict=True)
        )
        beside = (left == before) | (left == preposition) | (right == after)
        orders = _column([1 if between.distance >= 0 else -1 for between in betweens])
        words = (between.words for between in betweens)
        middles = _column([_UNKNOWN if middle is None else self._middles.get(middle, _UNKNOWN) for middle in words])
        verbatim = (order == orders) & (self.middle[clauses] == middles)
        return beside.astype(np.float64), (order * orders).astype(np.float64), verbatim.astype(np.float64)


Fit = tuple[float, ...]
"""How well a phrase fits (up to about 2); the share of its words on the path, at the governor, near the object, between
the two; whether a neighbour agrees; the order (1, or -1 for the other); whether nothing else stands between."""


class _Sets:
    """Sets of words that several pairs have in common, each looked up once."""

    def __init__(self, here: Here) -> None:
        self.numbers = here.word_numbers
        self.known: dict[frozenset[str] | tuple[str, ...], int] = {}

    def places(self, several: Iterable[frozenset[str] | tuple[str, ...]]) -> Numbers:
        """The line of each in `holds`."""
        known = self.known
        return np.array([known.setdefault(words, len(known)) for words in several], dtype=np.intp)

    def holds(self) -> NDArray[np.bool_]:
        """Which words each has; the last column stands for none."""
        found = np.zeros((len(self.known), len(self.numbers) + 1), dtype=np.bool_)
        for line, words in enumerate(self.known):
            found[line, [number for word in words if (number := self.numbers.get(word)) is not None]] = True
        return found


def _once(asked: Asked) -> Iterable[Clause]:
    return {id(clause): clause for clauses in asked.clauses.values() for clause in clauses}.values()


def _column(numbers: Sequence[int]) -> Numbers:
    return np.array(numbers, dtype=np.intp)[:, None]


def _weigh(holds: NDArray[np.bool_], here: Here) -> Floats:
    """The summed weights of the words of each clause that each line holds."""
    found = np.zeros((len(holds), len(here.clauses)))
    for words, weights in zip(here.words, here.weights, strict=True):
        found += holds[:, words] * weights
    return found


def _best_of_each(value: Floats, groups: Numbers) -> tuple[Numbers, Numbers]:
    """Line and column of the highest value of each line in each group of columns, the first of equals; zeros are none.

    The columns of a group stand together.
    """
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    best = np.maximum.reduceat(value, starts, axis=1)
    of_column = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(groups)]))
    place = np.where(value == best[:, of_column], np.arange(len(groups)), len(groups))
    first = np.minimum.reduceat(place, starts, axis=1)
    lines, numbers = np.nonzero(best > 0)
    return lines, first[lines, numbers]
