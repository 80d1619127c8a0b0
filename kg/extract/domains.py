"""What a bare office is over, where the text has told it before: "President X", "the mayor, Y"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.drafts import Draft
from kg.extract.phrases import NAME
from kg.extract.words.gazetteer import COUNTRIES
from kg.extract.words.nouns import GOVERNING, INSTITUTIONS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.phrases import NounPhrases

_NATIONAL = frozenset("president premier chancellor minister".split())
_COMPANY = frozenset("executive chairman chairwoman ceo".split())
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
_OPENING = 60
"""Tokens within which headline, byline and dateline have passed."""

_AFTER_COUNTRY = 9
"""Tokens that ", May 3 (Agency) -" takes at most."""

_KNOWN = 2
"""How often a text must name a company or town before "the mayor" is of it."""


class DomainReader:
    """Finds the countries, towns and companies of bare offices in one Parse."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.parse = phrases.parse
        self.names = sorted(i for i, m in phrases.mentions.items() if m.kind == NAME or m.name in COUNTRIES)

    def drafts(self, bare: Iterable[tuple[int, int, str, str]], placed: set[str]) -> Iterator[Draft]:
        """A relation for each bare office; none for a bearer whose name is among `placed`: the text tells it."""
        for bearer, noun, title, _ in bare:
            if self.parse.words[bearer] in placed or not self._is_known(noun):
                continue
            target = self._domain(noun)
            if target is not None and target != bearer:
                scope = self.phrases.factuality.of_noun(bearer)
                yield Draft(bearer, title, "of", target, "bare-title", noun, (noun,), scope, noun=True)

    def _is_known(self, noun: int) -> bool:
        """A title, or "the mayor": not "a mayor"."""
        return not any(self.parse.lower[j] in ("a", "an") for j in self.parse.kids(noun, "det"))

    def _domain(self, noun: int) -> int | None:
        role = self.parse.lemmas[noun].lower()
        if role in _NATIONAL:
            return self._country(noun)
        if role == "mayor":
            return self._topic(noun, EntityType.PLACE.value)
        if role in _COMPANY:
            return self._topic(noun, EntityType.ORGANIZATION.value)
        return None

    def _country(self, noun: int) -> int | None:
        """The only country whose institutions or dateline the text has shown."""
        before = [i for i in self.names if i < noun and self.phrases.mentions[i].name in COUNTRIES]
        told = [i for i in before if self._governs(i)]
        if (dateline := self._dateline(before)) is not None:
            told.append(dateline)
        return told[-1] if len({self.phrases.mentions[i].name for i in told}) == 1 else None

    def _governs(self, country: int) -> bool:
        """As in "the Norwegian government", "Norway's parliament", "the army of Norway"."""
        parse = self.parse
        above = parse.heads[country]
        if parse.deps[country] == "pobj" and parse.lower[above] == "of":
            above = parse.heads[above]
        noun = parse.lemmas[above].lower()
        return noun in INSTITUTIONS or noun in GOVERNING

    def _dateline(self, countries: list[int]) -> int | None:
        """As in "LIMA, Peru, May 3 -" at the head of a text: from the country to the dash there is no other word."""
        words = self.parse.words
        for i in countries:
            rest = words[i + 1 : i + _AFTER_COUNTRY] if i < _OPENING else []
            end = next((n for n, word in enumerate(rest) if word in _DASHES), None)
            if end is not None and not any(word[0].islower() for word in rest[:end]):
                return i
        return None

    def _topic(self, noun: int, kind: str) -> int | None:
        """The town or company that the text is about: named first and most, and no other near by."""
        mentions, parse = self.phrases.mentions, self.parse
        before = [i for i in self.names if i < noun and mentions[i].type == kind]
        before = [i for i in before if mentions[i].name not in COUNTRIES]
        if not before:
            return None
        names = [mentions[i].name.split()[0] for i in before]
        count = Counter(names)
        near = {name for i, name in zip(before, names, strict=True) if parse.sent_of[i] >= parse.sent_of[noun] - 1}
        (first, times), *others = count.most_common(2)
        about = times >= _KNOWN and (not others or others[0][1] < times) and names[0] == first
        return before[len(names) - 1 - names[::-1].index(first)] if about and near <= {first} else None
