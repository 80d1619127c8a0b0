"""What repairs share: moving a token, and a few questions to the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NOUN", "PROPN"})


def attach(parse: Parse, i: int, head: int, dep: str) -> bool:
    """Move token `i` below `head`; refused (False) where it would make a cycle."""
    if head == i or i in parse.ancestors(head):
        return False
    if parse.heads[i] != i:
        parse.children[parse.heads[i]].remove(i)
    parse.heads[i] = head
    parse.deps[i] = dep
    parse.children[head].append(i)
    parse.children[head].sort()
    return True


def coordinated(parse: Parse, i: int) -> bool:
    """Is there a conjunction anywhere in the chain of conjuncts that token `i` is in?"""
    top = i
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    return any(parse.child(j, "cc") is not None for j in parse.conjuncts(top))


def phrase_start(parse: Parse, i: int) -> int:
    """Where the noun phrase of token `i` begins."""
    start = i
    for j in parse.children[i]:
        if j < i and parse.deps[j] in ("det", "poss", "amod", "compound", "nummod", "nmod"):
            start = min(start, *parse.subtree(j))
    return start


def phrase_end(parse: Parse, i: int) -> int:
    """Where the phrase of token `i` ends, commas after it left out."""
    return max(j for j in parse.subtree(i) if parse.pos[j] != "PUNCT" or j == i) + 1


def promote(parse: Parse, i: int, dep: str) -> None:
    """Put token `i` in the place of its head, which comes below it by `dep`; the head keeps its other children."""
    head = parse.heads[i]
    above, label = parse.heads[head], parse.deps[head]
    parse.children[head].remove(i)
    parse.heads[i], parse.deps[i] = (i if above == head else above), label
    parse.heads[head], parse.deps[head] = i, dep
    if above != head:
        parse.children[above][parse.children[above].index(head)] = i
        parse.children[above].sort()
    parse.children[i] = sorted([*parse.children[i], head])
