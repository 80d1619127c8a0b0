"""Numbers: what stands before them is no noun that they explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import phrase_start, promote

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_EXTREMES = frozenset("average combined maximum mean median minimum peak record total".split())


def record_before_number(parse: Parse, i: int) -> None:
    """As in "a record 110 tonnes of it": with no comma, the number's noun is the head, and "record" describes it."""
    word = parse.heads[i]
    if parse.lower[word] not in _EXTREMES or word + 1 != phrase_start(parse, i) or parse.child(i, "nummod") is None:
        return
    promote(parse, i, "amod")
    for j in [j for j in parse.children[word] if j > i or parse.deps[j] == "det"]:
        parse.children[word].remove(j)
        parse.heads[j] = i
        parse.children[i].append(j)
    parse.children[i].sort()
