"""Folds for cross-validation in which nothing is asked about a subject that was learnt from.

A plain split flatters: where sentences say the same of the same subject, what is asked has been seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.identity import digest
from kg.learn.examples import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from kg.learn.examples import Example

_LARGEST = 2.0
"""No fold may be so many times as large as it ought to be."""


def assign_folds(examples: Sequence[Example], folds: int) -> list[int]:
    """The fold of each example, 0 and up: the same for equal input, and about equally many examples in each.

    Sentences that share a subject are in one fold, also through others ("A" and "B" in one sentence, "B" and "C" in
    another). Where that would tie most sentences to each other, each goes with its main subject, the one of most of
    its triples.
    """
    subjects = [[folded(triple.subject) for triple in example.triples] or [example.text] for example in examples]
    groups = _grouped(_connected(subjects))
    if max(map(len, groups), default=0) * folds > _LARGEST * len(examples):
        groups = _grouped([_main(names) for names in subjects])
    sizes = [0] * folds
    found = [0] * len(examples)
    for members in sorted(groups, key=lambda them: (-len(them), digest(*subjects[them[0]]))):
        smallest = min(range(folds), key=lambda n: (sizes[n], n))
        sizes[smallest] += len(members)
        for i in members:
            found[i] = smallest
    return found


def _main(subjects: Sequence[str]) -> str:
    """The commonest; of equally common ones the first."""
    return Counter(subjects).most_common(1)[0][0]


def _connected(subjects: Sequence[Sequence[str]]) -> list[str]:
    """For each example a subject that stands for all that it is tied to."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = name = above[above[name]]
        return name

    for names in subjects:
        for name in names[1:]:
            above[top(name)] = top(names[0])
    return [top(names[0]) for names in subjects]


def _grouped(keys: Iterable[Hashable]) -> list[list[int]]:
    """Positions of equal keys."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        found[key].append(i)
    return list(found.values())
