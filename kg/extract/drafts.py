"""A fact in the making: what rules return, in token positions, before mentions are looked up."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.scope import PLAIN, Scope

NONE = -1


class Draft(NamedTuple):
    """One relation between two heads. `object` is NONE when `literal` (a stretch of tokens) is the value."""

    subject: int
    lemma: str
    particle: str
    object: int
    rule: str
    anchor: int
    """The token whose time, place and event the fact shares: the verb, or the noun that bears it."""
    words: tuple[int, ...]
    """Tokens of the predicate, for the evidence."""
    scope: Scope = PLAIN
    noun: bool = False
    passive: bool = False
    literal: tuple[int, int] | None = None
    confidence: float = 0.0
    """Set when the ends are known (see `confidence`)."""
