"""A text as the slot rules see it: its parse, its candidate spans, and what is asked of them again and again."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.holders import Holders
from kg.extract.slots.labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse
    from kg.extract.slots.spans import Candidate

_CLASS_OF = frozenset("one member kind type series part name genus species".split())
_MOST_CLASSES = 4


class Path(NamedTuple):
    """The way through the dependency tree: up from the first token, the token at the top, down to the second."""

    up: list[int]
    top: int
    down: list[int]
    """From the second token upwards, like `up`."""


class Reading:
    """A parse with its candidate spans, and caches."""

    def __init__(self, parse: Parse, spans: Sequence[Candidate], mentions: Iterable[MentionSpan] = ()) -> None:
        """Note the depth of each token and the entity label it has."""
        self.parse = parse
        self.spans = spans
        self.holders = Holders(parse)
        self.lemmas = [lemma.lower() for lemma in parse.lemmas]
        self.depth = [0] * len(parse)
        for i in parse.top_down():
            if parse.heads[i] != i:
                self.depth[i] = self.depth[parse.heads[i]] + 1
        self.label = labels_of(parse, mentions)
        self._classes: dict[int, list[int]] = {}
        self._paths: dict[tuple[int, int], Path | None] = {}
        self.path_traits: dict[tuple[int, int], list[str]] = {}
        self.held_traits: dict[tuple[int, int], list[str]] = {}
        """By the heads of subject and object, as `kg.extract.slots.traits` makes them."""
        self._memo: dict[tuple[int, ...], tuple[str, ...]] | None = None

    def remember(self) -> None:
        """Keep the traits that are asked for: learning asks for them again and again."""
        self._memo = {}

    def traits(self, key: tuple[int, ...], make: Callable[[], list[str]]) -> Sequence[str]:
        """The traits under a key, made unless they are remembered."""
        if self._memo is None:
            return make()
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = tuple(map(intern, make()))
        return found

    def classes(self, head: int) -> list[int]:
        """Nouns that say what the thing with this head is: predicate nouns, appositions, nouns before a name."""
        found = self._classes.get(head)
        if found is None:
            found = self._classes[head] = self._find_classes(head)[:_MOST_CLASSES]
        return found

    def _find_classes(self, head: int) -> list[int]:
        parse, governor = self.parse, self.parse.heads[head]
        found: list[int] = []
        if parse.deps[head] in {"nsubj", "nsubjpass"}:
            for noun in parse.kids(governor, "attr"):
                found += [noun, *(i for i in parse.conjuncts(noun) if i != noun)]
                if parse.lemmas[noun] in _CLASS_OF:  # "one of the rivers"
                    found += [
                        i for of in parse.kids(noun, "prep") if parse.lower[of] == "of" for i in parse.kids(of, "pobj")
                    ]
        for child in parse.children[head]:
            if parse.deps[child] == "appos" or (parse.deps[child] == "compound" and parse.pos[child] == "NOUN"):
                found.append(child)
        if parse.deps[head] == "appos":
            found.append(governor)
        return found

    def root(self, i: int) -> tuple[int, int]:
        """The first of the coordinated or appositive nouns that token `i` is one of, and how many steps away it is."""
        parse, steps = self.parse, 0
        while parse.deps[i] in {"conj", "appos"} and parse.heads[i] != i and steps <= len(parse):
            i, steps = parse.heads[i], steps + 1
        return i, steps

    def path(self, first: int, second: int) -> Path | None:
        """The path between two tokens of a sentence; None when no tree holds both."""
        if (first, second) not in self._paths:  # many spans have one head
            self._paths[first, second] = self._find_path(first, second)
        return self._paths[first, second]

    def _find_path(self, first: int, second: int) -> Path | None:
        heads, depth = self.parse.heads, self.depth
        up: list[int] = []
        down: list[int] = []
        a, b = first, second
        while a != b:
            if depth[a] >= depth[b] and heads[a] != a:
                up.append(a)
                a = heads[a]
            elif heads[b] != b:
                down.append(b)
                b = heads[b]
            else:
                return None
        return Path(up, a, down)
