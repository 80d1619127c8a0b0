"""What became of every draft: kept as a fact, or dropped, and why. Filled by `find_facts` when somebody asks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.extract.clauses import Clause
    from kg.extract.drafts import Draft
    from kg.extract.layers import RawFact, TimeSpan


class Drop(StrEnum):
    """Why a draft is no fact."""

    PRONOUN = "pronoun"
    NO_MENTION = "no mention"
    EMPTY_NOUN = "empty noun"
    SAME_ENTITY = "same entity"
    NO_ACCOUNT = "no account"
    REPEATED = "repeated"
    SAYS_LESS = "says less"
    UNLIKELY = "unlikely"


class Fate(NamedTuple):
    """What became of one draft."""

    draft: Draft
    drop: Drop | None
    """None for a draft that was kept."""
    head: int
    """The token that is to blame, or NONE."""
    fact: RawFact | None
    """What the draft became; of a repeated one, the fact that already said it."""
    time: TimeSpan | None


class Trace:
    """Collects the fate of each draft, and the clauses that verbal ones were made of."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.fates: list[Fate] = []
        self.clauses: list[Clause] = []

    def dropped(self, draft: Draft, drop: Drop, head: int) -> None:
        """A draft came to nothing because of the end with this head."""
        self.fates.append(Fate(draft, drop, head, None, None))

    def stated(self, draft: Draft, fact: RawFact, known: RawFact, time: TimeSpan | None) -> None:
        """A draft became a fact; `known` is the first one that said the same, itself if none did."""
        drop = None if known is fact else Drop.REPEATED
        self.fates.append(Fate(draft, drop, draft.anchor, known, time))
