"""A learnt choice among antecedents, with "none of them" among the options.

A conditional logit (Denis & Baldridge 2008, "Specialized models and ranking for coreference resolution"): every option
has a score, the sum of the weights of its traits, and the chance of each is the softmax of the scores. That there is no
antecedent is an option with traits of its own, so that "it" in "it is said" need not stand for anything. The weights
lie in `words/coref.json`, one table a model; `tests/quality/train_coref.py` fits them.
"""

from __future__ import annotations

import json
from functools import cache, reduce
from importlib.resources import files
from itertools import repeat
from math import exp
from operator import add
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEIGHTS = "coref.json"
_UNKNOWN = repeat(0.0)
NONE = -1
"""The choice of no option."""


class Ranker(NamedTuple):
    """A fitted model: the weight of each trait, and the chance from which on an option is taken."""

    traits: dict[str, float]
    least: float

    def score(self, traits: Iterable[str]) -> float:
        """The sum of the weights of the traits that the model knows."""
        return reduce(add, map(self.traits.get, traits, _UNKNOWN), 0.0)  # in order, on every version of Python

    def chances(self, options: Sequence[Iterable[str]], none: Iterable[str]) -> list[float]:
        """The chance of each option, 0 to 1; what is missing to a sum of 1 is the chance of none."""
        scores = [self.score(option) for option in options]
        missing = self.score(none)
        highest = max(scores, default=missing)
        odds = [exp(score - highest) for score in scores]
        total = sum(odds) + exp(missing - highest)
        return [odd / total for odd in odds]

    def choose(self, options: Sequence[Iterable[str]], none: Iterable[str]) -> int:
        """The position of the likeliest option (the first of equals), or NONE where that is not likely enough."""
        chances = self.chances(options, none)
        best = max(range(len(chances)), key=lambda k: (chances[k], -k), default=NONE)
        return best if best != NONE and chances[best] >= self.least else NONE


@cache
def ranker(name: str) -> Ranker:
    """A model that ships with the package ("he_she"), read once. Raises KeyError where there is none of this name."""
    stored = json.loads(files("kg.extract.words").joinpath(WEIGHTS).read_text("utf-8"))[name]
    return Ranker(stored["traits"], stored["least"])
