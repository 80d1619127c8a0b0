"""What documents say of where a place is: "Paris, Texas", and the countries and regions that they name at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.words.gazetteer import DEMONYMS
from kg.link.geonames import countries_and_regions
from kg.link.names import link_key
from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Document, Mention

Codes = tuple[str, str]
"""A country and a region in it; the region is "" for the whole country."""

_LONGEST = 4  # words of a country's name: "Democratic Republic of Congo"
_WORD = r"[A-Z](?:[\w'\u2019-]|\.(?=[A-Z])|(?<=\.[A-Z])\.)*"
_RUN = re.compile(rf"\b{_WORD}(?:\s+(?:of|and|the|{_WORD}))*")
_AFTER = re.compile(
    r"(?:,\s+|\s+\()((?:[A-Z][\w\u2019'-]*\.?(?:[A-Z]\.)*)(?:\s+(?:and|of|the|[A-Z][\w'\u2019-]*\.?)){0,4})"
)
_OPENS_CLAUSE = re.compile(r"['\u2019]s\b")
_ABBREVIATED = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO", "Conn": "CT", "DC": "DC", "Del": "DE",
    "Fla": "FL", "Ga": "GA", "Ill": "IL", "Ind": "IN", "Kan": "KS", "Ky": "KY", "La": "LA", "Mass": "MA", "Md": "MD",
    "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO", "Mont": "MT", "NC": "NC", "ND": "ND", "NH": "NH", "NJ": "NJ",
    "NM": "NM", "NY": "NY", "Neb": "NE", "Nev": "NV", "Okla": "OK", "Ore": "OR", "Pa": "PA", "RI": "RI", "SC": "SC",
    "SD": "SD", "Tenn": "TN", "Tex": "TX", "Va": "VA", "Vt": "VT", "WVa": "WV", "Wash": "WA", "Wis": "WI", "Wyo": "WY",
}  # fmt: skip
"""States as newspapers write them after a town; and all by the two letters of the post."""
_STATES = {*_ABBREVIATED.values(), "AK", "AZ", "HI", "IA", "ID", "ME", "OH", "TX", "UT"}
_NAMED_AT_ONCE = 256  # documents


def said_where(document: Document, mentions: Iterable[Mention]) -> set[frozenset[Codes]]:
    """What stands right behind a name: "Paris, Texas", "London (Ontario)", "Portland, Ore."; each one of the codes.

    `mentions` are those of the document.
    """
    found = set()
    for mention in mentions:
        if mention.kind is MentionKind.NAME and (match := _AFTER.match(document.text, mention.span.end)):
            found.add(frozenset(_codes(match[1], document.text[match.end() : match.end() + 2])))
    return found - {frozenset()}


def _codes(words: str, after: str) -> set[Codes]:
    """The region or country that begins with these words, the longest name there is; both of the name Georgia."""
    parts = words.split()
    first = re.sub(r"\W", "", parts[0])
    if _OPENS_CLAUSE.search(words) or _OPENS_CLAUSE.match(after):  # "In London, Ukraine's president said"
        return set()
    if (parts[0].endswith(".") and first in _ABBREVIATED) or (first in _STATES and len(first) == 2):  # noqa: PLR2004
        return {("US", _ABBREVIATED.get(first, first))}
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).rstrip(".,")
        if codes := _regions().get(link_key(name)):
            return {codes}
    return {("US", "GA"), ("GE", "")} if parts[0].rstrip(".,") == "Georgia" else set()


def named(document: Document, *, except_for: Iterable[str] = ()) -> tuple[frozenset[Codes], frozenset[Codes]]:
    """The countries and regions that a document names, and those whose people or adjectives it names.

    The names in `except_for` do not count: "Washington" alone does not say that the state is named.
    """
    names, people = _named(document.text)
    own = {codes for name in except_for if (codes := _regions().get(link_key(name)))}
    return names - own, people


@lru_cache(_NAMED_AT_ONCE)
def _named(text: str) -> tuple[frozenset[Codes], frozenset[Codes]]:
    names, people = set(), set()
    regions, demonyms = _regions(), _demonyms()
    for group in _groups(text):
        place = 0
        while place < len(group):
            size = 1
            for size in range(min(_LONGEST, len(group) - place), 0, -1):
                words = " ".join(group[place : place + size])
                if words in regions:
                    names.add(regions[words])
                    break
                if words in demonyms:
                    people.add(demonyms[words])
                    break
            place += size
    return frozenset(names), frozenset(people)


def _groups(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words, with the small words between, in small letters and without full stops."""
    for run in _RUN.findall(text):
        words = run.replace("\u2019", "'").split()
        yield ["united states" if word.removesuffix("'s") in {"US", "U.S."} else _plain(word) for word in words]


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'").replace(".", "").casefold()


@lru_cache(1)
def _regions() -> Mapping[str, Codes]:
    extra = {"uk": ("GB", ""), "usa": ("US", ""), "britain": ("GB", ""), "uae": ("AE", ""), "america": ("US", "")}
    return countries_and_regions() | extra


@lru_cache(1)
def _demonyms() -> Mapping[str, Codes]:
    found = {}
    for word, country in DEMONYMS.items():
        codes = _regions().get(link_key(country))
        if codes:
            found[word.casefold()] = codes
    return found
