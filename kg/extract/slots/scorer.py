"""How much a text speaks for each property between two spans: topic, phrases, and what examples taught."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.extract.slots.asked import OWN
from kg.extract.slots.linear import Linear
from kg.extract.slots.pairs import Pairs, topic_scores
from kg.extract.slots.second import LIKELY, compare
from kg.extract.slots.table import COLUMNS, NO_MEMORY, Memory, Table, tabulate
from kg.extract.slots.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.questions import Questions
    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

FORMAT = "kg learned 2"
"""Changes when trees are asked for other columns, or in another order."""
_ALL = 0.99
_TAKEN = 0.7
"""Least probability of what the user's own clause states."""
_SHIPPED = Path(__file__).parent.parent / "words" / "slots.json"


@dataclass(frozen=True)
class Scorer:
    """Models of one kind of text. Without examples: those that are shipped, which hold for any property."""

    topic: Linear
    trees: Trees
    second: Trees
    learnt: Linear | None = None
    memory: Memory = NO_MEMORY

    @classmethod
    def load(cls, learned: Iterable[str] = ()) -> Scorer:
        """From the text of a file that `kg learn` wrote, the last of several; the shipped models without one.

        Raises ValueError for any other text.
        """
        texts = list(learned)
        return cls.from_data(learned_data(texts[-1])) if texts else shipped()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Scorer:
        """From what `to_data` gave; parts that were not learnt are those that are shipped."""
        memory = data.get("memory")
        return cls(
            Linear.from_data(data["topic"]) if data.get("topic") else shipped().topic,
            Trees.from_data(data["trees"]) if data.get("trees") else shipped().trees,
            Trees.from_data(data["second"]) if data.get("second") else shipped().second,
            Linear.from_data(data["learnt"]) if data.get("learnt") else None,
            Memory(memory["examples"], memory["objects"]) if memory else NO_MEMORY,
        )

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return {
            "topic": self.topic.to_data(),
            "trees": self.trees.to_data(),
            "second": self.second.to_data(),
            "learnt": self.learnt.to_data() if self.learnt else None,
            "memory": {"examples": self.memory.examples, "objects": self.memory.objects},
        }

    def score(
        self, reading: Reading, questions: Questions
    ) -> tuple[list[tuple[float, int, int, int]], Mapping[int, float]]:
        """What the text may state, and the log-odds that each span is what it is about.

        The first is (probability, place of the property among those asked, subject, object), the most probable first.
        """
        pairs = Pairs(reading, topic_scores(reading, self.topic))
        table = tabulate(pairs, questions, self.learnt, self.memory)
        found = self._looked_at_twice(table, reading)
        found = np.where(_in_own_words(table.numbers), _TAKEN + (1 - _TAKEN) * found, found).tolist()
        rows = [(probability, *key) for probability, key in zip(found, table.keys, strict=True)]
        return sorted(rows, key=lambda row: (-row[0], row[1:])), pairs.topics

    def _looked_at_twice(self, table: Table, reading: Reading) -> NDArray[np.float32]:
        found = self.trees.probability(table.numbers)
        kept, numbers = likely(table, found, reading.spans)
        found[kept] = self.second.probability(numbers)
        return found


def likely(
    table: Table, probability: NDArray[np.float32], spans: Sequence[Candidate]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Which rows deserve a second look, and their numbers for it."""
    kept = np.flatnonzero(probability >= LIKELY)
    beside = compare([table.keys[row] for row in kept.tolist()], spans, probability[kept])
    return kept, np.hstack([table.numbers[kept], beside])


def _in_own_words(numbers: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which rows a clause of the user's own states with all its words, on the path and in order."""
    columns = (numbers[:, COLUMNS.index(name)] for name in ("trust", "on path", "order"))
    trust, on_path, order = columns
    return (trust >= OWN) & (on_path >= _ALL) & (order > 0)


def learned_data(text: str) -> dict[str, Any]:
    """The content of a file that `kg learn` wrote; ValueError for anything else."""
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = "no file that kg learn wrote"
        raise ValueError(message)
    return data


@lru_cache(maxsize=1)
def shipped() -> Scorer:
    """The models for any property and any text, fitted on sentences of our own and on TekGen's (see tests/quality)."""
    return Scorer.from_data(json.loads(_SHIPPED.read_text(encoding="utf-8")))
