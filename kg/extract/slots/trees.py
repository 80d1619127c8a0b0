"""Boosted decision trees, as they are added up at prediction: thresholds and leaves in arrays, no library needed.

Fitted by scikit-learn's histogram gradient boosting (after LightGBM, Ke et al., NeurIPS 2017) in `kg.learn`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
        trees = np.arange(len(self.feature))[:, None]
        lines = np.arange(len(rows))[None, :]
        node = np.zeros((len(trees), len(rows)), dtype=np.int16)
        for _ in range(self.depth):
            number = rows[lines, self.feature[trees, node]]
            unknown = np.isnan(number)
            goes_left = np.where(unknown, self.missing_left[trees, node], number <= self.threshold[trees, node])
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        score = self.start + self.value[trees, node].sum(axis=0, dtype=np.float64)
        found: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
        return found

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


def _plain(number: np.generic) -> float | int:
    value = number.item()
    return round(value, 5) if isinstance(value, float) else int(value)
