"""What a noun phrase says of its noun in passing: ages, "Paris-based", "UN-backed", "a population of 4 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.phrases import NAME
from kg.extract.words.nouns import COUNTED
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrases import NounPhrases

_PLACED = {
    "based": ("be base", "in"),
    "born": ("be bear", "in"),
    "bred": ("be breed", "in"),
    "raised": ("be raise", "in"),
    "headquartered": ("be headquarter", "in"),
    "educated": ("be educate", "in"),
    "registered": ("be register", "in"),
    "listed": ("be list", "in"),
    "bound": ("be bind", "for"),
    "affiliated": ("be affiliate", "with"),
    "aligned": ("be align", "with"),
    "linked": ("be link", "to"),
}
"""Participles after "PLACE-" and what they say about the noun."""

_DONE = {
    "administered": "administer",
    "appointed": "appoint",
    "armed": "arm",
    "backed": "back",
    "brokered": "broker",
    "built": "build",
    "commissioned": "commission",
    "controlled": "control",
    "designed": "design",
    "financed": "finance",
    "flagged": "flag",
    "funded": "fund",
    "governed": "govern",
    "held": "hold",
    "imposed": "impose",
    "installed": "install",
    "led": "lead",
    "made": "make",
    "manufactured": "manufacture",
    "mediated": "mediate",
    "occupied": "occupy",
    "operated": "operate",
    "organised": "organise",
    "organized": "organize",
    "owned": "own",
    "produced": "produce",
    "recognised": "recognise",
    "recognized": "recognize",
    "ruled": "rule",
    "run": "run",
    "sponsored": "sponsor",
    "supplied": "supply",
    "supported": "support",
    "trained": "train",
}
"""Participles after "NAME-" and what NAME did to the noun."""

_PERSON = EntityType.PERSON.value
_DIGITS_OF_AN_AGE = 3


class DescriptionReader:
    """Turns what noun phrases say in passing into drafts."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.parse = phrases.parse
        self.mentions = phrases.mentions

    def drafts(self, i: int) -> Iterator[Draft]:
        """All descriptions of the mention with head `i`."""
        if self.mentions[i].type == _PERSON:
            yield from self._age(i)
        if self.parse.lemmas[i].lower() in COUNTED:
            yield from self._count(i)
        for j in self.parse.kids(i, "amod") if "amod" in self.parse.below[i] else ():
            if j > 1 and self.parse.words[j - 1] == "-":
                yield from self._participle(i, j)

    def _age(self, i: int) -> Iterator[Draft]:
        """As in "X, 35,", "X (35)", "X, aged 35", "a 35-year-old nurse"."""
        found = self._age_before(i)
        if found == NONE and self.mentions[i].kind == NAME:
            found = self._age_after(self.mentions[i].end)
        if found != NONE:
            yield Draft(i, "age", "", NONE, "age", i, (found,), noun=True, literal=(found, found + 1))

    def _age_before(self, i: int) -> int:
        """The number in "35-year-old", NONE where there is none."""
        parse = self.parse
        for j in parse.kids(i, "amod", "compound"):
            words = parse.lower[max(j - 4, 0) : j + 1]
            if words[1:] == ["-", "year", "-", "old"] and self._is_age(j - 4):
                return j - 4
        return NONE

    def _age_after(self, end: int) -> int:
        parse = self.parse
        if end + 2 >= len(parse) or parse.words[end] not in (",", "("):
            return NONE
        at = end + 1 + (parse.lower[end + 1] == "aged")
        closed = at + 1 < len(parse) and parse.words[at + 1] in (",", ".", ")", ";")
        return at if closed and self._is_age(at) else NONE

    def _is_age(self, i: int) -> bool:
        word = self.parse.words[i]
        return word.isdigit() and len(word) < _DIGITS_OF_AN_AGE

    def _count(self, i: int) -> Iterator[Draft]:
        """As in "a population of 4 million": a number, where things counted are a fact of their own."""
        parse = self.parse
        scope = self.phrases.factuality.of_noun(i)
        for p in parse.kids(i, "prep"):
            for o in parse.kids(p, "pobj") if parse.lower[p] == "of" else ():
                if parse.pos[o] == "NUM" or parse.words[o] == "$":
                    start, end = min(parse.subtree(o)), o + 1
                    yield Draft(i, "of", "", NONE, "count", i, (p,), scope, noun=True, literal=(start, end))
                elif o in self.mentions and parse.kids(o, "nummod"):
                    yield self.phrases.noun_draft(i, "of", "", o, rule="count")

    def _participle(self, i: int, j: int) -> Iterator[Draft]:
        """As in "Paris-based bank", "UN-backed government"."""
        name = self.phrases.by_end.get(j - 1)
        word = self.parse.lower[j]
        scope = self.phrases.factuality.of_noun(i)
        if name is None or name.head == i:
            return
        if word in _PLACED:
            lemma, particle = _PLACED[word]
            yield Draft(i, lemma, particle, name.head, "participle", i, (j,), scope, passive=True)
        elif word in _DONE:
            yield Draft(name.head, _DONE[word], "", i, "participle", i, (j,), scope)
