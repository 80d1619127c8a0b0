"""A plain snapshot of a parsed spaCy Doc: lists of strings and integers, made once and shared by all rules.

Reading attributes through spaCy's Token objects costs more than the rules themselves; one `to_array` call does not.
Token positions index the Doc; offsets are code points of `Doc.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, SPACY, TAG

from kg.extract.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_ATTRIBUTES = [ORTH, LOWER, LEMMA, POS, TAG, DEP, HEAD, IDX, LENGTH, ENT_TYPE, ENT_IOB, SENT_START, SPACY]


class NamedSpan(NamedTuple):
    """A named entity as the pipeline's recogniser saw it: tokens `[start, end)` and its label ("PERSON")."""

    start: int
    end: int
    label: str


class Parse:
    """Columns of a Doc: `words`, `lower`, `lemmas`, `pos`, `tags`, `deps`, `heads`, `children`, `starts`, ..."""

    __slots__ = (
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
        strings = doc.vocab.strings
        columns = doc.to_array(_ATTRIBUTES).T.tolist() if len(doc) else [[] for _ in _ATTRIBUTES]
        orth, lower, lemma, pos, tag, dep, head, index, length, ent_type, ent_iob, sent_start, space = columns
        names: dict[int, str] = {}

        def text_of(column: list[int]) -> list[str]:
            for key in set(column):
                if key not in names:
                    names[key] = strings[key] if key else ""
            return [names[key] for key in column]

        count = len(orth)
        self.words: list[str] = text_of(orth)
        self.text = "".join([word + " " if after else word for word, after in zip(self.words, space, strict=True)])
        self.lower: list[str] = text_of(lower)
        self.lemmas: list[str] = text_of(lemma)
        self.pos: list[str] = text_of(pos)
        self.tags: list[str] = text_of(tag)
        self.deps: list[str] = text_of(dep)
        self.starts: list[int] = index
        self.ends: list[int] = [a + b for a, b in zip(index, length, strict=True)]
        # HEAD is a signed offset stored unsigned
        self.heads: list[int] = [i + (h - (1 << 64) if h >= 1 << 63 else h) for i, h in enumerate(head)]
        self.children: list[list[int]] = [[] for _ in range(count)]
        for i, h in enumerate(self.heads):
            if h != i:
                self.children[h].append(i)
        self.sents = _sentences(sent_start, count)
        self.sent_of = [number for number, (a, b) in enumerate(self.sents) for _ in range(a, b)]
        self.ents = _entities(ent_iob, text_of(ent_type))

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of these dependency labels, or None."""
        for j in self.children[i]:
            if self.deps[j] in deps:
                return j
        return None

    def kids(self, i: int, *deps: str) -> list[int]:
        """All children of token `i` with one of these dependency labels, in text order."""
        below = self.children[i]
        return [j for j in below if self.deps[j] in deps] if below else []

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and everything coordinated with it from there on, in text order."""
        if all(self.deps[k] != "conj" for k in self.children[i]):
            return [i]
        found = [i]
        for j in found:
            found.extend(k for k in self.children[j] if self.deps[k] == "conj")
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


def _sentences(sent_start: list[int], count: int) -> list[tuple[int, int]]:
    begins = [i for i, flag in enumerate(sent_start) if flag == 1 or i == 0]
    return list(zip(begins, [*begins[1:], count], strict=True)) if begins else []


def _entities(iob: list[int], labels: list[str]) -> list[NamedSpan]:
    found: list[NamedSpan] = []
    start = -1
    for i, (flag, _) in enumerate(zip(iob, labels, strict=True)):  # 1 = inside, 2 = outside, 3 = begin, 0 = unset
        if start >= 0 and flag != 1:
            found.append(NamedSpan(start, i, labels[start]))
            start = -1
        if flag == 3 or (flag == 1 and start < 0):  # noqa: PLR2004
            start = i
    if start >= 0:
        found.append(NamedSpan(start, len(iob), labels[start]))
    return found
