"""Linear models over traits: a weight for each trait and each property."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Linear:
    """Weights of shape (traits, outputs), with the row of each trait; traits that are not there weigh nothing."""

    outputs: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def sum(self, traits: Iterable[str]) -> NDArray[np.float32]:
        """The summed weights of some traits, an array with a number for each output; the bias is not in it."""
        rows = self.rows
        found = [row for row in map(rows.get, traits) if row is not None]
        total: NDArray[np.float32] = self.weights[found].sum(axis=0)
        return total

    def sums(self, several: Iterable[Iterable[str]]) -> NDArray[np.float32]:
        """`sum` of each of several collections of traits, of shape (collections, outputs)."""
        rows = self.rows
        found = [[row for row in map(rows.get, traits) if row is not None] for traits in several]
        total = np.zeros((len(found), len(self.outputs)), dtype=np.float32)
        filled = [place for place, some in enumerate(found) if some]
        if filled:
            starts = np.cumsum([0, *(len(found[place]) for place in filled)])[:-1]
            total[filled] = np.add.reduceat(self.weights[list(chain.from_iterable(found))], starts, axis=0)
        return total

    def part(self, outputs: Sequence[int]) -> Linear:
        """The model of some of the outputs, by their places; traits that weigh nothing for them are left out."""
        weights = self.weights[:, outputs]
        used = np.flatnonzero(weights.any(axis=1))
        row_of = dict(zip(used.tolist(), range(len(used)), strict=True))
        rows = {trait: row_of[row] for trait, row in self.rows.items() if row in row_of}
        return Linear(tuple(self.outputs[k] for k in outputs), rows, weights[used], self.bias[outputs])

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file; weights are rounded to three digits, zeros are left out."""
        weights = {
            trait: {int(k): round(float(self.weights[row, k]), 3) for k in np.flatnonzero(self.weights[row])}
            for trait, row in sorted(self.rows.items())
        }
        return {"outputs": list(self.outputs), "bias": [round(float(b), 3) for b in self.bias], "weights": weights}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Linear:
        """The model that `to_data` gave."""
        weights = data["weights"]
        table = np.zeros((len(weights), len(data["outputs"])), dtype=np.float32)
        rows: dict[str, int] = {}
        for row, (trait, numbers) in enumerate(weights.items()):
            rows[trait] = row
            for k, number in numbers.items():
                table[row, int(k)] = number
        return cls(tuple(data["outputs"]), rows, table, np.array(data["bias"], dtype=np.float32))
