"""Which of several places of one name is meant, by their size and by what the documents say.

A document may say it outright ("Paris, Texas"), or name the country or region of one place and of no other. Where it
says nothing, a place is taken that is far larger than any other of its name: a country before towns, a capital of 15
times, another large city of 50 times the inhabitants of the next (15 times where the countries of both are named).
Capitals are named abroad without their country, other cities seldom: "Birmingham" (6 times the one in Alabama) needs a
word on where it is, and so do "Athens" (5 times the one in Georgia) and "Alexandria" (33 times the one in Virginia, and
no capital), "London" (21 times the one in Ontario) does not. A smaller city always does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.link.candidates import Candidate, Sort
from kg.link.context import Codes, named, said_where

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.model import Document, Mention

CAPITAL_RATIO, CITY_RATIO = 15, 50
REGION_SIZE = 200_000
"""A region is meant rather than a town of its name with fewer inhabitants."""
LARGE = 100_000
"""That its country is named says enough for a city of so many inhabitants; of a smaller one, others may lack here."""
AGAINST = 0.1
"""A place is not linked when more than this share of the documents speak against it."""
FOR = 0.5
"""Without a favourite, so many of the documents must say which one is meant."""

_SIDES = {Sort.COUNTRY, Sort.REGION, Sort.OTHER}


Vote: TypeAlias = str | None
"""Of one document: the IRI of the candidate that it speaks for, "" when it is against all or for several, or None."""


def choose(candidates: Sequence[Candidate], poll: Callable[[], Collection[Vote]]) -> tuple[Candidate | None, str]:
    """The one that is meant, or None; and why. `poll` gives the vote of each document, as `votes` does."""
    favourite = biggest(candidates)
    if len(candidates) == 1 and favourite is not None and not favourite.country:  # nothing to hold the text against
        return favourite, "the only one of its name"
    if favourite is not None and favourite.sort in {Sort.COUNTRY, Sort.REGION}:
        # whatever else is named: "Sudan, Syria and Yemen" is a list
        return favourite, "the only one of its name" if len(candidates) == 1 else _size(favourite)
    votes = poll()
    spoken = Counter(vote for vote in votes if vote is not None)
    if favourite is not None and favourite.sort is not Sort.TOWN:
        against = spoken.total() - spoken[favourite.iri]
        if against <= AGAINST * len(votes):
            return favourite, "the only one of its name" if len(candidates) == 1 else _size(favourite)
        why = "the text speaks of another place than the largest"
        return _agreed(candidates, spoken, least=len(votes), otherwise=why)
    return _agreed(candidates, spoken, least=FOR * len(votes), otherwise=_doubt(candidates))


def votes(
    candidates: Sequence[Candidate], documents: Mapping[str, Document], mentions: Iterable[Mention]
) -> dict[str, Vote]:
    """What each document of the mentions speaks for, by its id; a document's vote depends on no other document."""
    favourite = biggest(candidates)
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.document in documents:
            by_document[mention.document].append(mention)
    return {name: _vote(candidates, favourite, documents[name], found) for name, found in by_document.items()}


def _doubt(candidates: Sequence[Candidate]) -> str:
    if len(candidates) == 1:
        return "its country is not named in the text"
    return f"{len(candidates)} have this name, and nothing says which one is meant"


def _size(favourite: Candidate) -> str:
    return "the country of this name" if favourite.sort is Sort.COUNTRY else "far larger than all others of its name"


def _agreed(
    candidates: Sequence[Candidate], spoken: Counter[str], *, least: float, otherwise: str
) -> tuple[Candidate | None, str]:
    """The one that the documents agree on, if enough of them speak."""
    if len(spoken) == 1 and spoken.total() >= least:
        ((iri, _),) = spoken.items()
        found = [candidate for candidate in candidates if iri and candidate.iri == iri]
        if found:
            return found[0], "the text says in which country or region"
    return None, otherwise


def biggest(candidates: Sequence[Candidate], *, city_ratio: int = CITY_RATIO) -> Candidate | None:
    """The one that is meant where nobody says which: the only one, or by far the largest."""
    if len(candidates) == 1:
        return candidates[0] if candidates[0].iri else None
    sides = [candidate for candidate in candidates if candidate.sort in _SIDES]
    towns = sorted((c for c in candidates if c.sort not in _SIDES), key=lambda c: (-c.population, c))
    if sides:
        (only, *others) = sides
        small = all(town.population < REGION_SIZE and town.sort is not Sort.CAPITAL for town in towns)
        fits = only.sort is Sort.COUNTRY or (only.sort is Sort.REGION and small)
        return only if fits and only.iri and not others and all(town.country for town in towns) else None
    first, second = towns[:2]
    ratio = CAPITAL_RATIO if first.sort is Sort.CAPITAL else city_ratio
    return first if second.population and first.population >= ratio * second.population else None


def _vote(
    candidates: Sequence[Candidate], favourite: Candidate | None, document: Document, mentions: Sequence[Mention]
) -> Vote:
    outright = said_where(document, mentions)
    if outright:
        fitting = [c for c in candidates if all(any(_lies_in(c, code) for code in codes) for codes in outright)]
        return _largest_of(fitting)
    if favourite is not None and favourite.sort is not Sort.TOWN and len(candidates) == 1:
        return None
    names, people = named(document, except_for={m.name or m.text for m in mentions})
    if favourite is not None and favourite.sort is not Sort.TOWN:
        if _hinted(favourite, names | people):
            return None
        others = [c for c in candidates if c != favourite and c.sort not in _SIDES and _region_named(c, names)]
        return "" if others else None
    hits = [c for c in candidates if _hinted(c, names | people)]
    if not hits:
        return None
    small = hits[0].sort is Sort.TOWN and max(c.population for c in hits) < LARGE
    doubtful = small or any(candidate.sort is Sort.OTHER for candidate in candidates)
    return "" if doubtful else _largest_of(hits)


def _largest_of(candidates: Sequence[Candidate]) -> str:
    """The IRI of the one that is meant among those whose country is named; "" when that is open."""
    found = biggest(candidates, city_ratio=CAPITAL_RATIO) if candidates else None
    return found.iri if found is not None else ""


def _lies_in(candidate: Candidate, codes: Codes) -> bool:
    country, region = codes
    return candidate.country == country and (not region or candidate.region == region)


def _hinted(candidate: Candidate, codes: Iterable[Codes]) -> bool:
    """Whether its country or its region is named; another region of its country alone does not count."""
    own = {(candidate.country, ""), (candidate.country, candidate.region)}
    return bool(candidate.country) and any(code in own for code in codes)


def _region_named(candidate: Candidate, codes: Iterable[Codes]) -> bool:
    """Whether the region it lies in is named; of countries without regions of ours, the country."""
    found = set(codes)
    if candidate.country in _DIVIDED:
        return (candidate.country, candidate.region) in found
    return (candidate.country, "") in found


_DIVIDED = {"US", "CA", "AU", "GB"}
