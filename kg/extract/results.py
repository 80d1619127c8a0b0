"""Infinitives that tell what came of something, not what it was for: "only to find", "went on to win"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.status import ACHIEVEMENTS, CHANGES_OF_STATE, COMEBACKS, CONTESTS, SURVIVAL

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_FINDING = frozenset({"find", "discover", "become"})


def is_result(parse: Parse, infinitive: int, head: int) -> bool:
    """Whether an infinitive of purpose by form happened if the verb `head` above it did."""
    if head > infinitive:
        return False  # "To win, they need ...": what stands in front is the aim
    if {"only", "never"} & {parse.lower[j] for j in range(max(head + 1, infinitive - 2), infinitive)}:
        return True
    lemma = parse.lemmas[head]
    if lemma in SURVIVAL or f"{lemma} {_continuation(parse, head)}" in COMEBACKS:
        return True
    if lemma in CONTESTS:
        return parse.lemmas[infinitive] in ACHIEVEMENTS
    return lemma in CHANGES_OF_STATE and parse.lemmas[infinitive] in _FINDING


def _continuation(parse: Parse, verb: int) -> str:
    """The adverb or phrase after a verb of motion: "back", "on", "from behind"."""
    following = parse.lower[verb + 1 : verb + 3]
    return " ".join(following) if following[:1] == ["from"] else "".join(following[:1])
