"""Fitting linear models and boosted trees: the only place that needs scikit-learn."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from kg.extract.slots.linear import Linear
from kg.extract.slots.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

STRENGTH = 0.3
"""Inverse of the regularisation of the linear models."""

_MOST_NEGATIVE, _LEAST_NEGATIVE, _NEGATIVE_PER_POSITIVE = 20_000, 3_000, 150
_SMALLEST_WEIGHT = 0.01
_SHARE_OF_NEGATIVE = 0.35
_TREES, _LEAVES, _DEPTH, _IN_LEAF = 120, 24, 7, 40


class Vocabulary:
    """Traits as numbers, in the order they are met."""

    def __init__(self) -> None:
        """Start with none."""
        self.numbers: dict[str, int] = {}

    def encode(self, traits: Iterable[str]) -> NDArray[np.int32]:
        """The numbers of traits; new ones are entered."""
        numbers = self.numbers
        return np.array([numbers.setdefault(trait, len(numbers)) for trait in traits], dtype=np.int32)


def matrix(rows: Sequence[NDArray[np.int32]], width: int) -> csr_matrix:
    """A sparse matrix of zeros and ones, a line for each row of numbers."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  (comes with the extra)

    ends = np.cumsum([0, *map(len, rows)])
    numbers = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
    made = csr_matrix((np.ones(len(numbers), dtype=np.float32), numbers, ends), shape=(len(rows), width))
    made.sum_duplicates()
    made.data[:] = 1
    return made


def fit_one(name: str, lines: csr_matrix, positive: NDArray[np.bool_], vocabulary: Vocabulary) -> Linear:
    """A linear model with one output."""
    weights, bias = _logistic(lines, positive, STRENGTH)
    return _linear([(name, weights, bias)], vocabulary)


def fit_properties(
    lines: csr_matrix,
    stated: Sequence[Collection[str]],
    groups: Sequence[str],
    asked_of: Mapping[str, Collection[str]],
    vocabulary: Vocabulary,
) -> Linear:
    """A linear model with an output for each property that some line states.

    Args:
        lines: Traits of pairs, a line each.
        stated: The properties that hold between each pair.
        groups: Which ontology each line belongs to; lines of others are no counter-examples.
        asked_of: The properties of each ontology.
        vocabulary: What the columns of `lines` are.
    """
    positive: dict[str, list[int]] = defaultdict(list)
    for number, properties in enumerate(stated):
        for iri in properties:
            positive[iri].append(number)
    of_group = np.array(groups, dtype=object)
    fitted = []
    for iri in sorted(positive):
        own = [group for group, properties in asked_of.items() if iri in properties]
        yes = np.array(positive[iri])
        no, weight = _counter_examples(np.flatnonzero(np.isin(of_group, own)), yes)
        if len(no):
            answers = np.r_[np.ones(len(yes), dtype=bool), np.zeros(len(no), dtype=bool)]
            weights, bias = _logistic(lines[np.r_[yes, no]], answers, STRENGTH)
            fitted.append((iri, weights, bias - math.log(weight)))
    return _linear(fitted, vocabulary)


def _counter_examples(lines: NDArray[np.int64], yes: NDArray[np.int64]) -> tuple[NDArray[np.int64], float]:
    """Some of the lines that do not state a property, always the same, and how many each stands for."""
    no = np.setdiff1d(lines, yes)
    most = min(_MOST_NEGATIVE, max(_LEAST_NEGATIVE, _NEGATIVE_PER_POSITIVE * len(yes)))
    if len(no) <= most:
        return no, 1.0
    return np.sort(np.random.default_rng(0).choice(no, most, replace=False)), len(no) / most


def _logistic(lines: csr_matrix, positive: NDArray[np.bool_], strength: float) -> tuple[dict[int, float], float]:
    """Weight of each column in use, and the bias (L2-regularised logistic regression; Fan et al., JMLR 2008)."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    columns = np.unique(lines.indices)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=40, random_state=0)
    model.fit(lines[:, columns], positive)
    found = model.coef_[0]
    kept = np.flatnonzero(np.abs(found) >= _SMALLEST_WEIGHT)
    return dict(zip(columns[kept].tolist(), found[kept].tolist(), strict=True)), float(model.intercept_[0])


def _linear(fitted: Sequence[tuple[str, dict[int, float], float]], vocabulary: Vocabulary) -> Linear:
    used = sorted({column for _, weights, _ in fitted for column in weights})
    row_of = {column: row for row, column in enumerate(used)}
    table = np.zeros((len(used), len(fitted)), dtype=np.float32)
    for k, (_, weights, _) in enumerate(fitted):
        for column, weight in weights.items():
            table[row_of[column], k] = weight
    traits = list(vocabulary.numbers)  # in the order of their numbers
    rows = {traits[column]: row for column, row in row_of.items()}
    bias = np.array([bias for _, _, bias in fitted], dtype=np.float32)
    return Linear(tuple(name for name, _, _ in fitted), rows, table, bias)


def fit_trees(
    numbers: NDArray[np.float32], positive: NDArray[np.bool_], trees: int = _TREES, share: float = _SHARE_OF_NEGATIVE
) -> Trees:
    """Boosted trees over rows of a table; a `share` of the negative rows stands for all of them."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    drawn = np.random.default_rng(0).random(len(positive)) < share
    kept = positive | drawn
    weight = np.where(positive[kept], 1.0, 1.0 / share)
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=0.1, max_leaf_nodes=_LEAVES, max_depth=_DEPTH, min_samples_leaf=_IN_LEAF,
        l2_regularization=1.0, early_stopping=False, random_state=0,
    )  # fmt: skip
    rows = numbers[kept]
    rows[:, np.isnan(rows).all(axis=0)] = 0.0  # scikit-learn cannot put a column without any number into bins
    model.fit(rows, positive[kept], sample_weight=weight)
    return _exported(model)


def _exported(model: object) -> Trees:
    """The trees of a fitted scikit-learn model, in our arrays."""
    found = [predictors[0].nodes for predictors in model._predictors]  # type: ignore[attr-defined]  # noqa: SLF001
    trees = [
        [
            [node["feature_idx"], node["num_threshold"], node["missing_go_to_left"], node["left"], node["right"], 0.0]
            if not node["is_leaf"]
            else [0, 0.0, 0, place, place, float(node["value"])]
            for place, node in enumerate(nodes)
        ]
        for nodes in found
    ]
    depth = max((int(nodes["depth"].max()) for nodes in found), default=0)
    return Trees.of(trees, float(model._baseline_prediction.ravel()[0]), depth)  # type: ignore[attr-defined]  # noqa: SLF001
