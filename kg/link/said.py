"""What an authority file says, one value at a time, and what in it cannot be used."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from kg.link.candidates import Sort
from kg.link.names import LONGEST
from kg.writers.iris import is_iri
from kg.writers.terms import clean

PREFERRED, OTHER_NAME, TYPE, SUBCLASS, COUNTRY, REGION, POPULATION, SORT = range(8)
"""Kinds of `Said`."""

_SCHEMES = ("http:", "https:", "urn:", "info:", "tag:", "doi:", "ark:")
_WIKIDATA = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/|wd:)?(Q[1-9]\d*)")
_PLAIN = re.compile(r"https?://[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+/(?:[\w./-]*[\w/])?(?:#[\w-]+)?", re.ASCII)
_GEONAMES = re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/([1-9]\d*)(?:/.*)?")


class Said(NamedTuple):
    """One value that a file gives to one IRI; `language` is that of a name."""

    iri: str
    kind: int
    value: str
    language: str = ""


class Refused:
    """Counts what is left out of one file: for each reason how often, and where first."""

    def __init__(self) -> None:
        """Nothing has been left out yet."""
        self.count: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def add(self, reason: str, where: str) -> None:
        """Leave one more thing out."""
        self.count[reason] += 1
        self.first.setdefault(reason, where)

    def sentences(self) -> list[str]:
        """A sentence for each reason."""
        return [
            f"{number} left out because {reason}, the first at {self.first[reason]}; the rest is used."
            for reason, number in sorted(self.count.items())
        ]


def usable_iri(text: str) -> str:
    """An IRI as it can be written, Wikidata's and GeoNames' in the form that names the thing; "" for none.

    >>> usable_iri("Q64"), usable_iri("http://www.geonames.org/2950159/berlin.html"), usable_iri("people/7")
    ('http://www.wikidata.org/entity/Q64', 'https://sws.geonames.org/2950159/', '')
    """
    plain = text.strip().removeprefix("<").removesuffix(">")
    if _PLAIN.fullmatch(plain) and "wikidata" not in plain and "geonames" not in plain:  # most of a million
        return plain
    if found := _WIKIDATA.fullmatch(plain):
        return f"http://www.wikidata.org/entity/{found[1]}"
    if found := _GEONAMES.fullmatch(plain):
        return geonames_iri(found[1])
    return plain if plain.lower().startswith(_SCHEMES) and is_iri.__wrapped__(plain) else ""


def geonames_iri(number: str) -> str:
    """The IRI of the place with that number, as GeoNames' own RDF has it."""
    return f"https://sws.geonames.org/{number}/"


def usable_name(text: str) -> str:
    """A name as it can be compared and shown; "" for one that is empty, or too long to be one."""
    plain = " ".join(clean(text[: LONGEST + 1]).split())
    return plain if len(text.strip()) <= LONGEST and any(map(str.isalnum, plain)) else ""


def sort_of_feature(code: str) -> Sort:
    """What sort of place a feature code of GeoNames means (https://www.geonames.org/export/codes.html)."""
    if code.startswith("PCL"):
        return Sort.COUNTRY
    return {"ADM1": Sort.REGION, "PPLC": Sort.CAPITAL}.get(code, Sort.ANY)
