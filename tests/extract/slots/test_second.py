"""The second look: how a likely row stands beside the others."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.slots.second import SECOND, compare
from kg.extract.slots.spans import Candidate

SPANS = [
    Candidate(0, 2, 1, "np", "Skarn Hall"),
    Candidate(1, 2, 1, "np", "Hall"),
    Candidate(4, 5, 4, "np", "Holm"),
    Candidate(6, 7, 6, "np", "Berg"),
]


def looked(keys: list[tuple[int, int, int]], chances: list[float]) -> list[dict[str, float]]:
    numbers = compare(keys, SPANS, np.array(chances, dtype=np.float32))
    return [dict(zip(SECOND, row.tolist(), strict=True)) for row in numbers]


def odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def test_other_subjects_and_other_borders_are_told_apart() -> None:
    keys = [(0, 0, 2), (0, 1, 2), (0, 3, 2)]  # one object: two borders of one subject, and another subject
    first, second, third = looked(keys, [0.8, 0.5, 0.2])
    assert first["behind other borders of subject"] == pytest.approx(odds(0.5) - odds(0.8), abs=1e-4)
    assert first["behind other subject"] == pytest.approx(odds(0.2) - odds(0.8), abs=1e-4)
    assert second["behind best of property"] == pytest.approx(odds(0.8) - odds(0.5), abs=1e-4)
    assert third["behind other subject"] == pytest.approx(odds(0.8) - odds(0.2), abs=1e-4)


def test_other_objects_and_properties_of_a_subject_count() -> None:
    rows = looked([(0, 0, 2), (0, 0, 3), (1, 0, 2)], [0.6, 0.4, 0.9])
    assert rows[0]["behind other object"] == pytest.approx(odds(0.4) - odds(0.6), abs=1e-4)
    assert rows[0]["behind other property"] == pytest.approx(odds(0.9) - odds(0.6), abs=1e-4)
    assert rows[0]["subject elsewhere"] == pytest.approx(1.3, abs=1e-4)
    assert rows[0]["likely rows"] == 3


def test_an_object_that_is_a_subject_elsewhere_and_subjects_before() -> None:
    rows = looked([(0, 0, 2), (1, 2, 3)], [0.7, 0.3])
    assert rows[0]["object as subject"] == pytest.approx(0.3, abs=1e-4)
    assert rows[1]["subject before"] == pytest.approx(0.7, abs=1e-4)
    assert rows[0]["behind other subject"] < -5  # alone


def test_no_rows_are_no_numbers() -> None:
    assert compare([], SPANS, np.zeros(0, dtype=np.float32)).shape == (0, len(SECOND))
