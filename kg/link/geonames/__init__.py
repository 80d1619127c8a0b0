"""Countries, the states of the USA, capitals and large cities of GeoNames, read when first asked for.

`tests/quality/places.py` makes `places.tsv`; `LICENSES.txt` says where it comes from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.link.candidates import Candidate, Found, Sort
from kg.link.said import geonames_iri
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parent / "places.tsv"
_SORTS = {"C": Sort.COUNTRY, "R": Sort.REGION, "P": Sort.CAPITAL, "M": Sort.METROPOLIS, "T": Sort.TOWN, "X": Sort.OTHER}
_PLACE = (EntityType.PLACE,)


class GeoNames:
    """The places that kg knows by itself, as an authority."""

    def find(self, key: str) -> Iterator[Found]:
        """Every place of that name. See `kg.link.candidates.Authority`."""
        for line in _by_key().get(key, ()):
            candidate = _candidate(line)
            yield Found(candidate.label, candidate)


@cache
def countries_and_regions() -> dict[str, tuple[str, str]]:
    """The codes of every country and of regions of some, by the keys of their names; what is both is left out."""
    found: dict[str, set[tuple[str, str]]] = {}
    for key, lines in _by_key().items():
        for line in lines:
            if line[0] in "CR":
                _, _, country, region, _ = line.split("\t", 4)
                found.setdefault(key, set()).add((country, region))
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}


@cache
def _by_key() -> dict[str, list[str]]:
    """The lines of the table by the keys of their names; a line is taken apart when it is asked for."""
    found: dict[str, list[str]] = {}
    for line in _FILE.read_text("utf-8").splitlines()[1:]:
        for key in line[line.rindex("\t") + 1 :].split("|"):
            found.setdefault(key, []).append(line)
    return found


def _candidate(line: str) -> Candidate:
    kind, number, country, region, population, label, _ = line.split("\t")
    iri = geonames_iri(number) if number else ""
    return Candidate(iri, label, _PLACE, country, region, int(population or 0), _SORTS[kind])
