"""What a role is called: "deputy prime minister", "ex-wife", "second-largest port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.nouns import PORTFOLIOS

if TYPE_CHECKING:
    from kg.extract.phrases import NounPhrases

_TITLE_ADJECTIVES = frozenset(
    """former current deputy acting interim prime foreign general chief vice senior permanent founding executive
    managing financial operating technical legal medical creative commercial scientific national public assistant
    associate joint honorary junior main principal first second third last top state federal regional supreme special
    lead head outgoing incoming presidential leading sole only final then onetime erstwhile""".split()
)
_ALTERING = frozenset(
    """former ex vice deputy acting interim outgoing incoming assistant associate honorary then onetime erstwhile prime
    chief""".split()
)
"""Words without which a role is another one, or somebody else's."""

_GENERALS = frozenset({"attorney", "solicitor", "secretary", "director", "inspector", "surgeon", "auditor", "governor"})
"""Offices whose name has its noun first: "attorney general"."""

_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_PREFIXES = frozenset({"co", "ex", "vice", "deputy", "sub", "pro", "under", "then", "half", "step"})


class RoleNames:
    """Finds the names of roles in the noun phrases of one Parse."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.parse = phrases.parse

    def full(self, noun: int, targets: set[int], *, ranked: bool) -> str:
        """The role's name without what it is of: "deputy prime minister"; `ranked` with its superlative."""
        parse, mentions = self.parse, self.phrases.mentions
        taken = {k for t in targets if t in mentions for k in range(mentions[t].start, mentions[t].end)}
        before = [j for j in self.phrases.inner(noun) if j not in taken and self._names_role(noun, j)]
        if not ranked:
            before = [j for j in before if parse.tags[j] != "JJS"]  # "one of the largest" need not be the largest
        superlatives = {j for j in before if parse.tags[j] == "JJS"}
        before = [j for j in before if j + 1 not in superlatives or parse.lower[j] not in _ORDINALS]
        return self._joined(noun, before[-2:])

    def short(self, noun: int) -> str:
        """The role with no more than what it would be wrong without: "former president", "ex-wife"."""
        before: list[int] = []
        if self.parse.lower[noun] == "general" and self.parse.lower[noun - 1] in _GENERALS:
            before = [noun - 1]
        for j in reversed(self.phrases.inner(noun)):
            if j in before:
                continue
            if self.parse.lower[j] not in _ALTERING or j != noun - 1 - len(before):
                break
            before.insert(0, j)
        return self._joined(noun, before)

    def start(self, start: int) -> int:
        """Where a phrase begins that has "ex-" or "co-" in front."""
        parse = self.parse
        while start > 1 and parse.words[start - 1] == "-" and parse.lower[start - 2] in _PREFIXES:
            start -= 2
        return start

    def _joined(self, noun: int, before: list[int]) -> str:
        parse = self.parse
        role = parse.lemmas[noun].lower()
        first = before[0] if before else noun
        begin = self.start(first)
        prefix = "".join(parse.lower[begin:first])  # "co-" is two tokens
        inside = {j for j in range(begin, noun) if j + 1 < noun and parse.words[j + 1] == "-"}
        if not prefix and noun > 1 and (own := self.start(noun)) < noun:
            role = "".join(parse.lower[own:noun]) + role  # "former co-founder"
        words = [self._whole_word(j) for j in before if j not in inside]
        return prefix + " ".join([*words, role])

    def _whole_word(self, j: int) -> str:
        """As in "second-largest", three tokens, "second largest", two."""
        parse = self.parse
        if parse.tags[j] == "JJS" and j > 1 and (parse.words[j - 1] == "-" or parse.lower[j - 1] in _ORDINALS):
            first = j - 2 if parse.words[j - 1] == "-" else j - 1
            return parse.slice(first, j + 1).lower()
        return parse.lower[j]

    def _names_role(self, noun: int, j: int) -> bool:
        """Is the modifier part of what the role is called: "prime minister", "fighter jet", "largest port"?"""
        parse = self.parse
        if parse.deps[j] == "compound":
            return parse.lower[j].isalpha()
        named = parse.lower[j] in _TITLE_ADJECTIVES or parse.lower[j] in PORTFOLIOS or parse.tags[j] == "JJS"
        return parse.heads[j] == noun and named
