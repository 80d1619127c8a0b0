"""How much the text speaks for a property between two spans: by paraphrases, or by what examples taught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights; without any, the paraphrases alone decide."""

    learned: tuple[str, ...] = ()

    @classmethod
    def load(cls, learned: Iterable[str]) -> Scorer:
        """From the texts of files that `kg learn` wrote; ValueError for any other text."""
        return cls(tuple(learned))
