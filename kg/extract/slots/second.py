"""A second look at the likely rows of a text: how each stands beside the others, by what the first look made of them.

The first look scores each row for itself. Only then is it known which other subject, object or property is likelier for
the same words, so that a second model can choose between them (stacked learning for structured outputs; Cohen and
Carvalho, IJCAI 2005).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.spans import Candidate

SECOND = (
    "log-odds", "behind other subject", "behind other borders of subject", "behind other object",
    "behind other borders of object", "behind other property", "behind best of property", "subject elsewhere",
    "object as subject", "likely rows", "subject before",
)  # fmt: skip
"""What each number is that is added to a row for the second look."""

LIKELY = 0.004
"""Rows of a lower probability are not looked at again."""

_ALONE = 12.0
"""How far a row is ahead that has no rival."""
_SURE = 0.3
_LEAST, _MOST = 1e-4, 1 - 1e-4


def compare(
    keys: Sequence[tuple[int, int, int]], spans: Sequence[Candidate], probability: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Numbers of shape (rows, `SECOND`) for rows of (property, subject, object) with their probabilities."""
    clipped = np.clip(probability.astype(np.float64), _LEAST, _MOST)
    odds = np.log(clipped / (1 - clipped)).tolist()
    chances = clipped.tolist()
    of_property: dict[int, list[int]] = {}
    of_pair: dict[tuple[int, int], list[int]] = {}
    as_subject: dict[int, float] = {}
    for row, (number, i, j) in enumerate(keys):
        of_property.setdefault(number, []).append(row)
        of_pair.setdefault((i, j), []).append(row)
        as_subject[i] = as_subject.get(i, 0.0) + chances[row]
    overlapping = _Overlaps(spans)
    sure = float(sum(chance > _SURE for chance in chances))
    table = np.empty((len(keys), len(SECOND)), dtype=np.float32)
    before = {i: sum(c for k, c in as_subject.items() if spans[k].start < spans[i].start) for i in as_subject}
    targets = {
        j: sum(c for k, c in as_subject.items() if k == j or overlapping.at(k, j)) for j in {j for _, _, j in keys}
    }
    for row, (number, i, j) in enumerate(keys):
        own = odds[row]
        subject = subject_borders = target = target_borders = best = own - _ALONE
        for other in of_property[number]:
            if other == row:
                continue
            value = odds[other]
            best = max(best, value)
            _, k, m = keys[other]
            if m == j or overlapping.at(m, j):
                if k == i:
                    target_borders = max(target_borders, value)
                elif overlapping.at(k, i):
                    subject_borders = max(subject_borders, value)
                else:
                    subject = max(subject, value)
            elif k == i:
                target = max(target, value)
        property_ = max((odds[other] for other in of_pair[i, j] if other != row), default=own - _ALONE)
        table[row] = (
            own,
            subject - own,
            subject_borders - own,
            target - own,
            target_borders - own,
            property_ - own,
            best - own,
            as_subject[i] - chances[row],
            targets[j],
            sure,
            before[i],
        )
    return table


class _Overlaps:
    """Whether two different spans share a token; asked again and again."""

    def __init__(self, spans: Sequence[Candidate]) -> None:
        self.spans = spans
        self.known: dict[tuple[int, int], bool] = {}

    def at(self, i: int, j: int) -> bool:
        """In either order."""
        found = self.known.get((i, j))
        if found is None:
            found = self.known[i, j] = i != j and self.spans[i].overlaps(self.spans[j])
        return found
