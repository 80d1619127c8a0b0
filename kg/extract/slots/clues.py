"""What speaks for a property between a subject and an object whatever the property is: a row of numbers.

A scorer that was fitted on some properties can so be used for others. Compared are the phrases of a property
(`kg.extract.slots.asked`) with what stands around the two spans in the text and in the dependency tree, and the kinds
that the property asks for with what the spans are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.kinds import agreement, kind_seen, unit_agreement
from kg.extract.slots.stems import STOP, stem

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.reading import Reading

CLUES = (
    "on path", "at governor", "near object", "between", "beside object", "order", "name", "verbatim", "bare phrase",
    "object kind", "subject kind", "trust", "unit", "distance", "path length", "sentences apart", "overlap",
    "phrase", "object class", "coordinated", "name anywhere",
)  # fmt: skip
"""What each number is."""

_MOST_BETWEEN, _FAR, _LEFT, _RIGHT = 12, 20, 5, 4
_NO_PATH = 9
_BESIDE = frozenset({"attr", "dobj", "acomp", "prep", "agent", "amod", "compound", "oprd", "prt"})
_TELLING = frozenset({"NOUN", "ADJ", "ADP", "VERB", "PROPN"})


class Around(NamedTuple):
    """Stems around an object: next to it, its preposition, what governs it, and a window of words."""

    left: str
    right: str
    preposition: str
    governors: frozenset[str]
    window: frozenset[str]
    coordinated: int


class Between(NamedTuple):
    """Stems between two spans: on the path of the tree, and in the text (None when they are far apart)."""

    path: frozenset[str]
    length: int
    distance: int
    words: tuple[str, ...] | None
    sentences: int
    near: frozenset[str]
    """With what stands around the object."""
    everything: frozenset[str]
    """With the words between."""


class Context:
    """Everything about a reading that the clues of several properties share."""

    def __init__(self, reading: Reading) -> None:
        """Bring all words to their stems."""
        parse = reading.parse
        self.reading = reading
        silent = {"PUNCT", "SPACE"}
        self.lemmas = ["" if pos in silent else stem(word) for word, pos in zip(parse.lemmas, parse.pos, strict=True)]
        self.words = [stem(word) for word in parse.lower]
        self.vocabulary = frozenset(self.lemmas) | frozenset(self.words)
        self.kinds = [kind_seen(reading, span) for span in reading.spans]
        self._around: dict[int, Around] = {}
        self._path: dict[tuple[int, int], tuple[frozenset[str], int]] = {}
        self._class_words: dict[int, frozenset[str]] = {}

    def around(self, j: int) -> Around:
        """What stands around span `j`."""
        found = self._around.get(j)
        if found is None:
            found = self._around[j] = self._look_around(j)
        return found

    def _look_around(self, j: int) -> Around:
        parse, span = self.reading.parse, self.reading.spans[j]
        head, steps = self.reading.root(span.head)
        governor, preposition = parse.heads[head], ""
        if parse.pos[governor] == "ADP":
            preposition, governor = self.words[governor], parse.heads[governor]
            if parse.pos[governor] == "ADP":
                governor = parse.heads[governor]
        window = {*range(max(0, span.start - _LEFT), span.start), *range(span.end, min(len(parse), span.end + _RIGHT))}
        window.update(i for i in parse.children[span.head] if not span.start <= i < span.end)
        left = self._word_before(head - 1 if steps else span.start - 1, skip_modifiers=bool(steps))
        return Around(
            left,
            self.words[span.end] if span.end < len(parse) else "",
            preposition,
            self._both({governor}),
            self._both(window),
            steps,
        )

    def _word_before(self, i: int, *, skip_modifiers: bool) -> str:
        parse = self.reading.parse
        while i >= 0 and (
            parse.lower[i] in {"the", "a", "an"} or (skip_modifiers and parse.deps[i] in {"compound", "amod"})
        ):
            i -= 1
        return self.words[i] if i >= 0 else ""

    def class_words(self, j: int) -> frozenset[str]:
        """What says of which class span `j` is: its head, and the nouns of `Reading.classes`."""
        head = self.reading.spans[j].head
        found = self._class_words.get(head)
        if found is None:
            nouns = (head, *self.reading.classes(head))
            found = self._class_words[head] = frozenset(self.lemmas[noun] for noun in nouns)
        return found

    def _both(self, tokens: Collection[int]) -> frozenset[str]:
        return frozenset({self.lemmas[i] for i in tokens} | {self.words[i] for i in tokens}) - {""}

    def between(self, i: int, j: int) -> Between:
        """What stands between spans `i` and `j`."""
        parse = self.reading.parse
        first, second = self.reading.spans[i], self.reading.spans[j]
        right = second.start >= first.end
        low, high = (first.end, second.start) if right else (second.end, first.start)
        words = None
        if 0 <= high - low <= _MOST_BETWEEN:
            words = tuple(self.words[k] for k in range(low, high) if parse.lower[k] not in STOP)
        heads = first.head, second.head
        if heads not in self._path:
            self._path[heads] = self._on_path(*heads)
        path, length = self._path[heads]
        distance = max(-_FAR, min(_FAR, high - low if right else low - high))
        around = self.around(j)
        near = path | around.governors | around.window
        apart = parse.sent_of[second.head] - parse.sent_of[first.head]
        return Between(path, length, distance, words, apart, near, near.union(words or ()))

    def _on_path(self, first: int, second: int) -> tuple[frozenset[str], int]:
        parse = self.reading.parse
        path = self.reading.path(first, second) if parse.sent_of[first] == parse.sent_of[second] else None
        if path is None:
            return frozenset(), _NO_PATH
        inner = [i for i in [*path.up[1:], path.top, *path.down[1:]] if i not in {first, second}]
        beside = {
            self.lemmas[k]
            for i in inner
            for k in parse.children[i]
            if parse.deps[k] in _BESIDE and parse.pos[k] in _TELLING
        }
        return (self._both(inner) | beside) - {""}, min(len(inner), _NO_PATH)


def clues(  # noqa: PLR0913, PLR0917
    context: Context, meant: Asked, i: int, j: int, between: Between, best: tuple[float, ...]
) -> tuple[float, ...]:
    """One number for each of `CLUES`, for the property between spans `i` (subject) and `j` (object).

    `best` is how well the best of its phrases fits.
    """
    around, spans = context.around(j), context.reading.spans
    near = between.near
    first, second = spans[i], spans[j]
    return (
        *best[1:7],
        _share(meant.words, near),
        best[7],
        bare_phrase(meant, around, between),
        agreement(meant.objects, context.kinds[j]),
        agreement(meant.subjects, context.kinds[i]),
        meant.trust,
        unit_agreement(meant.unit, context.kinds[j], around.left, around.right),
        float(between.distance),
        float(between.length),
        float(between.sentences),
        float(first.start < second.end and second.start < first.end),
        best[0],
        float(not meant.range_words.isdisjoint(context.class_words(j))),
        float(around.coordinated),
        _share(meant.words, context.vocabulary),
    )


def bare_phrase(meant: Asked, around: Around, between: Between) -> float:
    """A phrase without content words counts fully when nothing else stands between, and a little by its preposition."""
    best, order = 0.0, 1 if between.distance >= 0 else -1
    for clause in meant.bare:
        if between.words is not None and clause.order == order and clause.middle == between.words:
            return 1.0
        if clause.left not in {"", "{s}"} and clause.left in {around.left, around.preposition}:
            best = 0.4
    return best


def _share(words: tuple[str, ...], found: frozenset[str]) -> float:
    return len([None for word in words if word in found]) / len(words) if words else 0.0
