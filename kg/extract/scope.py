"""What holds over a clause: polarity, modality and speaker as one value, and how one nests in another."""

from __future__ import annotations

from typing import NamedTuple

NOBODY = -1
"""No speaker, or none that the text names."""

ACTUAL, PLANNED, POSSIBLE = "actual", "planned", "possible"
_RANK = {ACTUAL: 0, PLANNED: 1, POSSIBLE: 2}


class Scope(NamedTuple):
    """What holds over a clause. `by` is the head of the speaker or NOBODY; `cue` the words that decided."""

    negated: bool = False
    modality: str = ACTUAL
    claimed: bool = False
    by: int = NOBODY
    cue: tuple[int, ...] = ()


PLAIN = Scope()


def affirmed(scope: Scope) -> Scope:
    """The scope without its negation, for what a negated clause presupposes."""
    return (PLAIN if scope.modality == ACTUAL and not scope.claimed else scope)._replace(negated=False)


def inside(outer: Scope, inner: Scope) -> Scope:
    """What holds of a clause with its own scope inside an outer one: the inner speaker, the weaker modality."""
    if inner is PLAIN or inner == PLAIN:
        return outer
    if outer is PLAIN or outer == PLAIN:
        return inner
    return Scope(
        negated=outer.negated != inner.negated if inner.negated else outer.negated,
        modality=max(outer.modality, inner.modality, key=_RANK.__getitem__),
        claimed=outer.claimed or inner.claimed,
        by=inner.by if inner.claimed and inner.by != NOBODY else outer.by if outer.by != NOBODY else inner.by,
        cue=tuple(dict.fromkeys((*outer.cue, *inner.cue))),
    )
