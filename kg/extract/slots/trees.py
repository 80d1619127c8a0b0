"""Boosted decision trees, as they are added up at prediction: thresholds and leaves in arrays, no library needed.

Fitted by scikit-learn's histogram gradient boosting (after LightGBM, Ke et al., NeurIPS 2017) in `kg.learn`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Trees:
    """Trees as arrays of shape (trees, nodes). A leaf points at itself; `start` is the score without trees."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    missing_left: NDArray[np.bool_]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    start: float
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of each row; `rows` has shape (rows, columns), NaN where a number is unknown."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        score = self.start + self._exits.values(rows).sum(axis=0, dtype=np.float64)
        found: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
        return found

    @cached_property
    def _exits(self) -> _Exits:
        return _Exits(self)

    def to_data(self) -> dict[str, Any]:
        """Plain lists for a JSON file: each tree a list of [feature, threshold, missing left, left, right, value]."""
        columns = (self.feature, self.threshold, self.missing_left, self.left, self.right, self.value)
        nodes = [
            [[_plain(column[tree, node]) for column in columns] for node in range(self._size(tree))]
            for tree in range(len(self.feature))
        ]
        return {"start": round(self.start, 5), "depth": self.depth, "trees": nodes}

    def _size(self, tree: int) -> int:
        return int(max(self.left[tree].max(), self.right[tree].max())) + 1

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Trees:
        """The trees that `to_data` gave."""
        return cls.of(data["trees"], float(data["start"]), int(data["depth"]))

    @classmethod
    def of(cls, trees: Sequence[Sequence[Sequence[float]]], start: float, depth: int) -> Trees:
        """Trees from lists of nodes [feature, threshold, missing left, left, right, value]."""
        size = max((len(nodes) for nodes in trees), default=1)
        table = np.zeros((len(trees), size, 6), dtype=np.float64)
        for number, nodes in enumerate(trees):
            table[number, : len(nodes)] = nodes
        feature, threshold, missing, left, right, value = np.moveaxis(table, 2, 0)
        return cls(
            feature.astype(np.int16), threshold.astype(np.float32), missing.astype(np.bool_), left.astype(np.int16),
            right.astype(np.int16), value.astype(np.float32), start, depth,
        )  # fmt: skip


_MOST_LEAVES = 64


class _Bits(NamedTuple):
    """A word with a bit for each leaf, and the float of that size: bits of its fraction, bias of its exponent."""

    word: Any
    number: Any
    fraction: int
    bias: int


_SMALL, _LARGE = _Bits(np.uint32, np.float32, 23, 127), _Bits(np.uint64, np.float64, 52, 1023)


class _Split(NamedTuple):
    """All questions about one column: `open_leaves` has a row for each place among the thresholds, and one for NaN."""

    column: int
    thresholds: NDArray[np.float32]
    open_leaves: NDArray[Any]


class _Exits:
    """Where rows leave the trees, all trees at once: each answer closes leaves, the first that stays open is the exit.

    Leaves are bits, numbered from left to right; an answer that leads to the right closes all leaves on the left of it
    (QuickScorer; Lucchese et al., SIGIR 2015).
    """

    def __init__(self, trees: Trees) -> None:
        """Number the leaves. Raises ValueError for a tree with more than 64 of them."""
        drawn = [_leaves_and_splits(trees, tree) for tree in range(len(trees.feature))]
        width = max((len(leaves) for leaves, _ in drawn), default=1)
        if width > _MOST_LEAVES:
            message = f"a tree has {width} leaves, more than {_MOST_LEAVES}"
            raise ValueError(message)
        self.bits = _SMALL if width <= _MOST_LEAVES // 2 else _LARGE
        self.leaves = np.zeros((len(drawn), width), dtype=np.float32)
        asked: dict[int, list[tuple[int, int, int]]] = {}
        for tree, (leaves, splits) in enumerate(drawn):
            self.leaves[tree, : len(leaves)] = leaves
            for node, low, high in splits:
                asked.setdefault(int(trees.feature[tree, node]), []).append((tree, node, (1 << high) - (1 << low)))
        self.splits = [self._split(trees, column, nodes) for column, nodes in sorted(asked.items())]

    def _split(self, trees: Trees, column: int, nodes: Sequence[tuple[int, int, int]]) -> _Split:
        thresholds = np.unique([trees.threshold[tree, node] for tree, node, _ in nodes])
        table = np.full((len(thresholds) + 2, len(trees.feature)), -1, dtype=np.int64).astype(self.bits.word)
        for tree, node, closed in nodes:
            above = int(np.searchsorted(thresholds, trees.threshold[tree, node])) + 1
            left_open = table.dtype.type(~closed & (2 ** (8 * table.itemsize) - 1))
            table[above:-1, tree] &= left_open
            if not trees.missing_left[tree, node]:
                table[-1, tree] &= left_open
        return _Split(column, thresholds, table)

    def values(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The value of the leaf where each row leaves each tree, of shape (trees, rows)."""
        columns = np.ascontiguousarray(rows.T)
        unknown = np.isnan(columns)
        some_unknown = set(np.flatnonzero(unknown.any(axis=1)).tolist())
        still = np.full((len(rows), len(self.leaves)), -1, dtype=np.int64).astype(self.bits.word)
        answer = np.empty_like(still)
        for column, thresholds, open_leaves in self.splits:
            place = np.searchsorted(thresholds, columns[column])
            if column in some_unknown:
                place[unknown[column]] = len(thresholds) + 1
            still &= open_leaves.take(place, axis=0, out=answer, mode="clip")
        still &= -still  # the lowest bit alone: a power of two, whose exponent a float shows
        shown = still.astype(self.bits.number).view(self.bits.word)
        leaf = (shown >> self.bits.fraction).astype(np.intp) - self.bits.bias
        leaf += np.arange(len(self.leaves)) * self.leaves.shape[1]
        return self.leaves.take(np.ascontiguousarray(leaf.T))


def _leaves_and_splits(trees: Trees, tree: int) -> tuple[list[float], list[tuple[int, int, int]]]:
    """The values of a tree's leaves from left to right, and each split with the leaves on its left, `[low, high)`."""
    leaves: list[float] = []
    splits: list[tuple[int, int, int]] = []

    def walk(node: int) -> None:
        left, right = int(trees.left[tree, node]), int(trees.right[tree, node])
        if left == node:
            leaves.append(float(trees.value[tree, node]))
            return
        low = len(leaves)
        walk(left)
        splits.append((node, low, len(leaves)))
        walk(right)

    walk(0)
    return leaves, splits


def _plain(number: np.generic) -> float | int:
    value = number.item()
    return round(value, 5) if isinstance(value, float) else int(value)
