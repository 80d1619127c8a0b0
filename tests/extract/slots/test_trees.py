"""Trees answered all at once against trees walked one node at a time."""

import math

import numpy as np
import pytest

from kg.extract.slots.trees import Trees

Node = list[float]


def grown(rng: np.random.Generator, leaves: int) -> list[Node]:
    """A tree of random shape; thresholds repeat, and numbers stand exactly on them."""
    nodes: list[Node] = [[0, 0, 0, 0, 0, float(rng.normal())]]
    ends = [0]
    while len(ends) < leaves:
        split = ends.pop(int(rng.integers(len(ends))))
        left, right = len(nodes), len(nodes) + 1
        ends += [left, right]
        nodes[split] = [int(rng.integers(4)), float(rng.integers(-3, 4)), int(rng.integers(2)), left, right, 0]
        nodes += [[0, 0, 0, end, end, float(rng.normal())] for end in (left, right)]
    return nodes


def walked(nodes: list[Node], row: list[float]) -> float:
    """The value of the leaf that a row comes to."""
    place = 0
    while nodes[place][3] != place:
        column, threshold, missing_left, left, right, _ = nodes[place]
        number = row[int(column)]
        goes_left = bool(missing_left) if math.isnan(number) else number <= threshold
        place = int(left if goes_left else right)
    return nodes[place][5]


@pytest.mark.parametrize("leaves", [1, 2, 24, 32, 33, 64])
def test_every_row_leaves_each_tree_where_it_should(leaves: int) -> None:
    rng = np.random.default_rng(leaves)
    forest = [grown(rng, int(rng.integers(1, leaves + 1))) for _ in range(9)] + [grown(rng, leaves)]
    rows = rng.integers(-4, 5, (60, 5)).astype(np.float32)
    rows[rng.random(rows.shape) < 0.2] = np.nan
    rows[0], rows[1] = np.inf, -np.inf
    scores = [0.5 + sum(walked(nodes, row) for nodes in forest) for row in rows.tolist()]
    expected = [1 / (1 + math.exp(-score)) for score in scores]
    assert Trees.of(forest, 0.5, 9).probability(rows) == pytest.approx(expected, rel=1e-5)


def test_larger_trees_are_refused() -> None:
    tree = Trees.of([grown(np.random.default_rng(0), 65)], 0.0, 9)
    with pytest.raises(ValueError, match="65 leaves"):
        tree.probability(np.zeros((1, 4), dtype=np.float32))


def test_no_trees_at_all() -> None:
    rows = np.zeros((2, 3), dtype=np.float32)
    assert Trees.of([], 0.0, 0).probability(rows).tolist() == [0.5, 0.5]
