"""What a noun phrase says of its noun in passing: ages, "Paris-based", "UN-backed", "a population of 4 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.mentions.type_nouns import nominal_type
from kg.extract.mentions.type_words import is_place
from kg.extract.phrases import NAME
from kg.extract.words.nouns import CLASSIFIERS, COUNTED, NAMED_KINDS
from kg.extract.words.organizations import KNOWN
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

_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_OF_NOUNS = frozenset({"compound", "nmod", "amod"})
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
        elif self.mentions[i].kind == NAME and (noun := self._kind(i)) != NONE:
            scope = self.phrases.factuality.of_noun(noun)
            yield Draft(i, "be", "", NONE, "kind", noun, (noun,), scope, literal=(self._start(noun), noun + 1))
        if self.parse.lemmas[i].lower() in COUNTED:
            yield from self._count(i)
        for j in self.parse.kids(i, "amod") if "amod" in self.parse.below[i] else ():
            if j > 1 and self.parse.words[j - 1] == "-":
                yield from self._participle(i, j)

    def _kind(self, i: int) -> int:
        """The noun of "the trawler X", "the X spacecraft", "the village of X"; NONE where no noun says what X is."""
        parse = self.parse
        before, governor = self.mentions[i].start - 1, parse.heads[i]
        if before > 0 and parse.tags[before] == "NN" and i in (parse.heads[before], parse.heads[parse.heads[before]]):
            return before if self._is_kind(before, i) and before not in self.mentions else NONE
        if parse.deps[i] == "pobj" and parse.lower[governor] == "of":
            noun = parse.heads[governor]
            return noun if self.phrases.is_its_name(noun, i) else NONE
        if parse.deps[i] != "compound" or parse.tags[governor] != "NN" or governor != self.mentions[i].end:
            return NONE
        return governor if self._is_kind(governor, i) and self._is_called_so(governor, i) else NONE

    def _is_kind(self, noun: int, name: int) -> bool:
        """Whether a common noun is one for things of the name's type, and not for anything at all."""
        type_ = nominal_type(self.parse, noun)
        return type_ not in {_THING, _PERSON} and type_ == self.mentions[name].type and self.parse.words[noun].islower()

    def _is_called_so(self, noun: int, name: int) -> bool:
        """As in "the Aurora spacecraft": not "the Utah desert" or "the UN council", which are in or of something."""
        parse, mention = self.parse, self.mentions[name]
        is_famous = mention.name in KNOWN and parse.lemmas[noun] not in NAMED_KINDS
        if is_famous or is_place(mention.name) or not parse.tags[name].startswith("NNP"):
            return False
        is_class = mention.type != _PLACE or parse.lemmas[noun] in CLASSIFIERS
        return is_class and any(parse.lower[j] == "the" for j in parse.kids(noun, "det"))

    def _start(self, noun: int) -> int:
        """The first noun of "fighter jet"."""
        parse = self.parse
        start = noun
        while start > 0 and parse.tags[start - 1] == "NN" and parse.deps[start - 1] in _OF_NOUNS:
            start -= 1
        return start

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
