"""Sentences: where the parser began a new one inside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import attach

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_NAMES = frozenset({"NNP", "NNPS"})
_LONGEST = 2
"""More words than these without a verb are a line of their own."""


def join_names(parse: Parse) -> None:
    """As in "Anna | Berg (1870 - 1940) was": no sentence is the first name of the next one's subject.

    Only within a paragraph: a heading, and a line of a list, may well be a name.
    """
    blocks = {first for first, _ in parse.blocks}
    broken = [n for n in range(1, len(parse.sents)) if _is_inside_name(parse, n, blocks)]
    for n in reversed(broken):
        (start, middle), (_, end) = parse.sents[n - 1], parse.sents[n]
        head = middle
        while parse.deps[head] == "compound" and middle <= parse.heads[head] < end:
            head = parse.heads[head]
        for i in range(start, middle):
            if parse.heads[i] == i:
                attach(parse, i, head, "compound")
        parse.sents[n - 1 : n + 1] = [(start, end)]
        _join_entities(parse, start, middle)
    if broken:
        parse.sent_of = [number for number, (a, b) in enumerate(parse.sents) for _ in range(a, b)]


def _is_inside_name(parse: Parse, n: int, blocks: set[int]) -> bool:
    start, middle = parse.sents[n - 1]
    _, end = parse.sents[n]
    return (
        middle not in blocks
        and middle - start <= _LONGEST
        and all(parse.tags[i] in _NAMES for i in range(start, middle + 1))
        and parse.starts[middle] > parse.ends[middle - 1]
        and middle + 1 < end
        and parse.words[middle + 1] != ":"
    )


def _join_entities(parse: Parse, start: int, middle: int) -> None:
    """A person's name that the recogniser, too, cut there is one."""
    for k in range(1, len(parse.ents)):
        before, after = parse.ents[k - 1], parse.ents[k]
        if before.end == after.start == middle and before.start >= start and after.label == "PERSON":
            parse.ents[k - 1 : k + 1] = [after._replace(start=before.start)]
            return
