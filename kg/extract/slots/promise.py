"""Which rows are worth to be scored: a first guess from what is cheap to see."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.slots.clues import Between
    from kg.extract.slots.pairs import Pairs

_MOST_OF_A_PROPERTY = 24
_FAR_BEHIND, _FAR_BELOW = 4.2, 5.5
"""In promise, behind the best of the property and of all: 98 of 100 rows of true triples are nearer."""
_WORTH_OF_FIT, _WORTH_OF_PLACES, _WORTH_OF_AGREEMENT = (0.65, 1.22), (-0.3, 0.84, 0.25, 0.51), (1.01, -0.24, 0.57)
_WORTH_OF_KIND = 1.41
_WORTH_OF_TOPIC, _WORTH_BEHIND, _WORTH_OF_RANK = 0.29, 0.27, -0.18
_WORTH_OF_LENGTH, _WORTH_APART, _WORTH_OF_OVERLAP = -0.07, 0.33, -2.44
"""Weights of a logistic regression over rows of our own sentences: how a phrase fits, and what else is cheap to see."""


class Spoken(NamedTuple):
    """What speaks for a row before it is compared with others."""

    learnt: float
    phrase: tuple[float, ...]
    between: Between
    promise: float
    """A first guess at how good a row is, to compare it with others."""


def worth(phrase: tuple[float, ...], bare_: float, kind: float) -> float:
    """How much a property, its phrase and the kind of its object are worth a closer look."""
    (v, w), (a, b, c, d), (e, f, g) = _WORTH_OF_FIT, _WORTH_OF_PLACES, _WORTH_OF_AGREEMENT
    fit, path, governor, near, inside, beside, order, verbatim = phrase
    value = v * fit + a * path + b * governor + c * near + d * inside + e * beside + f * order + g * verbatim
    return value + w * bare_ + _WORTH_OF_KIND * kind


def worths_of_pairs(pairs: Pairs, betweens: Mapping[tuple[int, int], Between]) -> dict[tuple[int, int], float]:
    """How much each pair is, whatever the property."""
    spans, best = pairs.reading.spans, max(pairs.topics.values(), default=0.0)
    of_subject = {
        i: _WORTH_OF_TOPIC * pairs.topics[i] + _WORTH_BEHIND * (pairs.topics[i] - best) + _WORTH_OF_RANK * rank
        for rank, i in enumerate(pairs.subjects)
    }
    return {
        (i, j): of_subject[i]
        + _WORTH_OF_LENGTH * between.length
        + _WORTH_APART * between.sentences
        + _WORTH_OF_OVERLAP * spans[i].overlaps(spans[j])
        for (i, j), between in betweens.items()
    }


def best_of_each(rows: Mapping[tuple[int, int, int], Spoken]) -> dict[tuple[int, int, int], Spoken]:
    """The most promising rows of each property; of what nothing was learnt, only those not too far behind the best."""
    of_property: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for key in rows:
        of_property[key[0]].append(key)
    top = max((row.promise for row in rows.values() if math.isnan(row.learnt)), default=0.0)
    kept: list[tuple[int, int, int]] = []
    for keys in of_property.values():
        ranked = sorted(keys, key=lambda key: (-rows[key].promise, key))[:_MOST_OF_A_PROPERTY]
        least = max(rows[ranked[0]].promise - _FAR_BEHIND, top - _FAR_BELOW)
        kept += [key for key in ranked if rows[key].promise >= least or not math.isnan(rows[key].learnt)]
    return {key: rows[key] for key in sorted(kept)}
