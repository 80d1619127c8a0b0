"""The reliability gate: of the facts that are given 0.9, nine in ten are right."""

from __future__ import annotations

import numpy as np
import pytest

from tests.quality.kit import bench

pytest.importorskip("sklearn")

from kg.extract.confidence import probability
from tests.quality.confidence import HELD_OUT, calibration_error, samples, table

WORST = 0.05
"""The most that stated and observed precision may differ, on average over the facts of unseen articles."""


@pytest.mark.model
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that rdflib leaves open
@pytest.mark.slow
@pytest.mark.skipif(bench() is None, reason="no measuring kit; point KG_BENCH at it")
def test_confidence_is_what_it_says() -> None:
    examples = samples(HELD_OUT)
    chances = np.array([probability(e.traits) for e in examples])
    right = np.array([e.right for e in examples])
    assert calibration_error(chances, right) <= WORST, table(chances, right)
    sure = chances >= 0.9
    assert sure.sum() > 0.2 * len(examples)
    assert right[sure].mean() >= 0.9


def test_the_error_of_a_perfect_forecast_is_none_and_of_a_boast_is_large() -> None:
    right = np.array([True] * 9 + [False])
    assert calibration_error(np.full(10, 0.9), right) < 1e-9
    assert calibration_error(np.full(10, 0.9), ~right) > 0.7
