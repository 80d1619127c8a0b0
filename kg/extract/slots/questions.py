"""The properties asked for, made ready to be looked for in many texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.slots.fits import Phrases
from kg.extract.slots.kinds import CLASSES, agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.clues import Around, Between
    from kg.extract.slots.linear import Linear

_IMPOSSIBLE = -1.0
_TELLING = 0.3
"""Part of a phrase's weight that a word must have to bring the phrase to mind."""


class Questions:
    """The properties asked for, made ready to be looked for in many texts."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        """Index the words and bare phrases that bring a property to mind."""
        self.asked = tuple(asked)
        self.index = _Index(self.asked)
        self.possible = _Possible(self.asked)
        self.phrases = Phrases(self.asked)
        self._known: tuple[Linear, tuple[Linear, list[int]]] | None = None

    def known(self, learnt: Linear) -> tuple[Linear, list[int]]:
        """The part of a model that knows these properties, and the place of each of its outputs among them."""
        if self._known is None or self._known[0] is not learnt:
            places = {key: place for place, key in enumerate(learnt.outputs)}
            numbers = [number for number, one in enumerate(self.asked) if one.key in places]
            self._known = learnt, (learnt.part([places[self.asked[number].key] for number in numbers]), numbers)
        return self._known[1]


class _Index:
    """Which properties a stretch of text may state, by the words and the bare phrases that are there."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.by_word: dict[str, list[int]] = {}
        self.by_middle: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        self.by_left: dict[str, list[int]] = {}
        self.said = frozenset(number for number, one in enumerate(asked) if one.objects & CLASSES)
        for number, one in enumerate(asked):
            for word, clauses in one.clauses.items():
                if any(clause.weights[word] >= _TELLING * sum(clause.weights.values()) for clause in clauses):
                    self.by_word.setdefault(word, []).append(number)
            for clause in one.bare:
                self.by_middle.setdefault((clause.order, clause.middle), []).append(number)
                if clause.left not in {"", "{s}"}:
                    self.by_left.setdefault(clause.left, []).append(number)

    def in_question(self, around: Around, between: Between, others: Iterable[int]) -> list[int]:
        """The places of these properties among those asked, with others, in order."""
        found = set(others)
        for word in between.everything & self.by_word.keys():
            found.update(self.by_word[word])
        if between.words is not None:
            found.update(self.by_middle.get((1 if between.distance >= 0 else -1, between.words), ()))
        for left in (around.left, around.preposition):
            found.update(self.by_left.get(left, ()))
        return sorted(found)


class _Possible:
    """Whether something that looks like this can be the object of a property."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.known: dict[tuple[int, str], bool] = {}

    def at(self, number: int, kind: str) -> bool:
        """Asked again and again of the same few kinds."""
        found = self.known.get((number, kind))
        if found is None:
            found = self.known[number, kind] = agreement(self.asked[number].objects, kind) > _IMPOSSIBLE
        return found
