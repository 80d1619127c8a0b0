"""A plain snapshot of a parsed spaCy Doc: lists of strings and integers, made once and shared by all rules.

Reading attributes through spaCy's Token objects costs more than the rules themselves; one `to_array` call does not.
Token positions index the Doc; offsets are code points of `Doc.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, SPACY, TAG

from kg.extract.repair import repair
from kg.extract.segment import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_STRINGS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]
_NUMBERS = [HEAD, IDX, LENGTH, ENT_IOB, SENT_START, SPACY]


class NamedSpan(NamedTuple):
    """A named entity as the pipeline's recogniser saw it: tokens `[start, end)` and its label ("PERSON")."""

    start: int
    end: int
    label: str


class _AnyLabel(frozenset[str]):
    """The labels below a token while the tree may still change: any."""

    __slots__ = ()

    def __contains__(self, label: object) -> bool:
        return True

    def isdisjoint(self, labels: Iterable[object]) -> bool:  # noqa: ARG002  (the signature of a set)
        return False


_start_of = attrgetter("start")
_BEGIN = 3
_IN_ENTITY = frozenset({1, _BEGIN})
"""Flags of tokens in entities: inside, and at the beginning; 2 is outside, 0 is unset."""
_ANY, _NO_LABEL = _AnyLabel(), frozenset[str]()


class Parse:
    """Columns of a Doc: `words`, `lower`, `lemmas`, `pos`, `tags`, `deps`, `heads`, `children`, `starts`, ..."""

    __slots__ = (
        "below",
        "blocks",
        "children",
        "deps",
        "ends",
        "ents",
        "heads",
        "lemmas",
        "lower",
        "pos",
        "sent_of",
        "sents",
        "starts",
        "tags",
        "text",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        """Read the columns of a Doc that has tags, a parse and entities (the last may be missing)."""
        array = doc.to_array([*_STRINGS, *_NUMBERS]).T.astype(np.uint64, copy=False)
        columns = _texts(array[: len(_STRINGS)], doc.vocab.strings)
        self.words, self.lower, self.lemmas, self.pos, self.tags, self.deps, labels = columns
        head, index, length, iob, sent_start, space = array[len(_STRINGS) :].view(np.int64)  # HEAD is signed
        count = len(doc)
        self.text = "".join(
            [word + " " if after else word for word, after in zip(self.words, space.tolist(), strict=True)]
        )
        self.starts: list[int] = index.tolist()
        self.ends: list[int] = (index + length).tolist()
        self.heads: list[int] = (head + np.arange(count)).tolist()
        self.children: list[list[int]] = [[] for _ in range(count)]
        for i, h in enumerate(self.heads):
            if h != i:
                self.children[h].append(i)
        self.below: list[AbstractSet[str]] = [_ANY] * count
        """The labels of each token's children, once the tree is settled."""
        self.sents = _sentences(sent_start.tolist(), count)
        self.sent_of: list[int] = []
        for number, (a, b) in enumerate(self.sents):
            self.sent_of += [number] * (b - a)
        self.ents = _entities(iob.tolist(), labels)
        self.blocks = _blocks(doc.user_data.get(BLOCKS), count)
        """First and last token, the last exclusive, of each paragraph or heading; else the whole text."""

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def settle(self) -> None:
        """Note which labels are below each token: from now on the tree stays as it is."""
        label = self.deps.__getitem__
        self.below = [set(map(label, children)) if children else _NO_LABEL for children in self.children]

    def unsettle(self) -> None:
        """Forget them: the tree is about to change."""
        self.below = [_ANY] * len(self.words)

    def part(self, start: int, end: int) -> Parse:
        """Tokens `[start, end)`, whole sentences, as a Parse of their own whose tokens count from 0."""
        made = Parse.__new__(Parse)
        for name in ("words", "lower", "lemmas", "pos", "tags", "deps", "below"):
            setattr(made, name, getattr(self, name)[start:end])
        made.heads = [head - start for head in self.heads[start:end]]
        made.children = [[child - start for child in children] for children in self.children[start:end]]
        begin = self.starts[start] if start < end else 0
        made.starts = [offset - begin for offset in self.starts[start:end]]
        made.ends = [offset - begin for offset in self.ends[start:end]]
        made.text = self.text[begin : self.ends[end - 1]] if start < end else ""
        first, last = bisect_left(self.sents, (start, start)), bisect_left(self.sents, (end, end))
        made.sents = [(a - start, b - start) for a, b in self.sents[first:last]]
        made.sent_of = [number - first for number in self.sent_of[start:end]]
        inside = self.ents[bisect_left(self.ents, start, key=_start_of) : bisect_left(self.ents, end, key=_start_of)]
        made.ents = [NamedSpan(ent.start - start, ent.end - start, ent.label) for ent in inside]
        made.blocks = _blocks(None, end - start)
        return made

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of these dependency labels, or None."""
        if self.below[i].isdisjoint(deps):  # this and the next are asked most of all, mostly in vain
            return None
        labels = self.deps
        for j in self.children[i]:
            if labels[j] in deps:
                return j
        return None

    def kids(self, i: int, *deps: str) -> list[int]:
        """All children of token `i` with one of these dependency labels, in text order."""
        found: list[int] = []
        if self.below[i].isdisjoint(deps):
            return found
        labels = self.deps
        for j in self.children[i]:
            if labels[j] in deps:
                found.append(j)  # noqa: PERF401  (a comprehension is a call of its own)
        return found

    def ent_at(self, i: int) -> NamedSpan | None:
        """The named entity that token `i` is part of, or None."""
        number = bisect_right(self.ents, i, key=_start_of) - 1  # they stand in text order, also after repairs
        return self.ents[number] if number >= 0 and i < self.ents[number].end else None

    def label_at(self, i: int) -> str:
        """The label of the named entity that token `i` is part of, or ""."""
        span = self.ent_at(i)
        return span.label if span is not None else ""

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and everything coordinated with it from there on, in text order."""
        if "conj" not in self.below[i]:
            return [i]
        found = [i]
        for j in found:
            found += self.kids(j, "conj")
        return sorted(found)

    def subtree(self, i: int) -> Iterator[int]:
        """Token `i` and all its descendants, in no particular order."""
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.children[j])

    def top_down(self) -> Iterator[int]:
        """All tokens, each after its head: what is inherited is then there when it is asked for."""
        level = [i for i, head in enumerate(self.heads) if head == i]
        while level:
            yield from level
            level = [j for i in level for j in self.children[i]]

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token `i`, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def slice(self, start: int, end: int) -> str:
        """The verbatim text of tokens `[start, end)`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


_last: tuple[ref[Doc], int, Parse] | None = None


def parse_of(doc: Doc) -> Parse:
    """The repaired Parse of a Doc; the last one is remembered: three components ask for the same Doc in a row."""
    global _last  # noqa: PLW0603  (a cache of one: it cannot grow and is checked by identity)
    stamp = len(doc)  # merging tokens changes a Doc in place
    if _last is not None and _last[0]() is doc and _last[1] == stamp:
        return _last[2]
    parse = Parse(doc)
    repair(parse)
    _last = (ref(doc), stamp, parse)
    return parse


def _texts(columns: NDArray[np.uint64], strings: StringStore) -> list[list[str]]:
    """Columns of hashes as columns of strings; each hash is looked up once."""
    hashes, places = np.unique(columns, return_inverse=True)
    names = np.array([strings[key] if key else "" for key in hashes.tolist()], dtype=object)
    found: list[list[str]] = names[places].reshape(columns.shape).tolist()
    return found


def _sentences(sent_start: list[int], count: int) -> list[tuple[int, int]]:
    begins = [i for i, flag in enumerate(sent_start) if flag == 1]
    if count and begins[:1] != [0]:
        begins.insert(0, 0)
    return list(zip(begins, [*begins[1:], count], strict=True)) if begins else []


def _blocks(starts: list[int] | None, count: int) -> list[tuple[int, int]]:
    begins = [0, *(i for i in dict.fromkeys(starts or ()) if 0 < i < count)]
    return list(zip(begins, [*begins[1:], count], strict=True)) if count else []


def _entities(iob: list[int], labels: list[str]) -> list[NamedSpan]:
    named = [i for i, flag in enumerate(iob) if flag in _IN_ENTITY]
    begins = [i for k, i in enumerate(named) if iob[i] == _BEGIN or k == 0 or named[k - 1] != i - 1]
    ends = [named[bisect_left(named, i) - 1] + 1 for i in begins[1:]] + [i + 1 for i in named[-1:]]
    return [NamedSpan(start, end, labels[start]) for start, end in zip(begins, ends, strict=True)]
