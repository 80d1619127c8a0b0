"""What a head stands for: the mention there, if that means anything a graph can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions import inner_names
from kg.extract.trace import Drop
from kg.extract.words.nouns import EMPTY, IDIOMATIC
from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PRONOUN = MentionKind.PRONOUN.value
_NOMINAL = MentionKind.NOMINAL.value


class Referents:
    """Mentions by head token, and for each mention the number of its cluster (its own when it stands alone)."""

    def __init__(self, parse: Parse, mentions: Sequence[MentionSpan], clusters: Iterable[Sequence[int]]) -> None:
        """Index mentions and clusters (indices into `mentions`); of two mentions at one head the longer counts."""
        self._parse = parse
        self.by_head: dict[int, MentionSpan] = {}
        inner = inner_names(mentions)
        for n, mention in enumerate(mentions):
            if n in inner:
                continue  # a part of a name bears no facts
            known = self.by_head.get(mention.head)
            if known is None or (mention.end - mention.start, -mention.start) > (known.end - known.start, -known.start):
                self.by_head[mention.head] = mention
        self.cluster = {mention: -1 - n for n, mention in enumerate(mentions)}
        self._named = {-1 - n for n, mention in enumerate(mentions) if mention.kind != _PRONOUN}  # the others stand for
        self._meant: dict[int, MentionSpan | None] = {}
        for number, members in enumerate(clusters):  # nothing
            for n in members:
                self.cluster[mentions[n]] = number
                if mentions[n].kind != _PRONOUN:
                    self._named.add(number)

    def refusal(self, head: int) -> Drop | None:
        """Why the head stands for nothing; None when it stands for something."""
        mention = self.by_head.get(head)
        if mention is None:
            return Drop.NO_MENTION
        if self.cluster[mention] not in self._named:
            return Drop.PRONOUN
        share = mention.end > mention.head + 1  # "one of the three suspects"
        if mention.kind == _NOMINAL and self._is_empty(head) and not share:
            return Drop.EMPTY_NOUN
        return None

    def _is_empty(self, head: int) -> bool:
        parse = self._parse
        lemma = parse.lemmas[head].lower()
        if lemma in IDIOMATIC:
            return parse.deps[head] == "pobj" and parse.child(head, "amod", "compound", "poss") is None
        return lemma in EMPTY

    def of(self, head: int) -> MentionSpan | None:
        """The mention that the head stands for, or None."""
        if head not in self._meant:
            self._meant[head] = self.by_head[head] if self.refusal(head) is None else None
        return self._meant[head]

    def is_linked(self, mention: MentionSpan) -> bool:
        """Do other mentions refer to the same entity?"""
        return self.cluster[mention] >= 0

    def same(self, a: MentionSpan, b: MentionSpan) -> bool:
        """Do two mentions refer to one entity?"""
        return self.cluster[a] == self.cluster[b]
