"""What an authority has under a name, and what was decided about an entity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import urlsplit

from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sort(StrEnum):
    """What sort of place it is, as far as that decides between places of one name; the strongest first."""

    COUNTRY = "country"
    REGION = "region"
    CAPITAL = "capital"
    METROPOLIS = "metropolis"
    """A city that texts name without its country."""
    ANY = ""
    TOWN = "town"
    """A city that is linked only where its country or region is named, too."""
    OTHER = "other"
    """Something of this name that the authority lacks: never linked, and in the way of others."""


_STRENGTH = {sort: number for number, sort in enumerate(Sort)}


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A thing of an authority. `types` are ours, empty when nothing is known; `population` is 0 when unknown.

    `country` is an ISO 3166-1 alpha-2 code, `region` GeoNames' code of the first level below it.
    """

    iri: str
    label: str = ""
    types: tuple[EntityType, ...] = ()
    country: str = ""
    region: str = ""
    population: int = 0
    sort: Sort = Sort.ANY

    @property
    def authority(self) -> str:
        """Who speaks: the host of its IRI, or what stands before the colon. Of one authority, one may be linked."""
        parts = urlsplit(self.iri)
        return (parts.hostname or parts.scheme).removeprefix("www.")

    @property
    def contradicts_itself(self) -> bool:
        """Whether it is said to be a person and something else."""
        return EntityType.PERSON in self.types and bool({*self.types} - {EntityType.PERSON, EntityType.GROUP})


class Found(NamedTuple):
    """A candidate, the label by which it was found, and the language of that label ("" for any)."""

    label: str
    candidate: Candidate
    language: str = ""


class Authority(Protocol):
    """Where candidates come from."""

    def find(self, key: str) -> Iterable[Found]:
        """Everything that has a label of this `kg.link.names.link_key`."""
        ...


def join_candidates(candidates: Iterable[Candidate]) -> Candidate:
    """One candidate out of what several rows or files say of one IRI; the order does not matter."""
    return reduce(_join, sorted(candidates))


def _join(one: Candidate, other: Candidate) -> Candidate:
    return replace(
        one,
        label=min((one.label, other.label), key=lambda label: (label == "", label)),
        types=tuple(sorted({*one.types, *other.types})),
        country=one.country or other.country,
        region=one.region or other.region,
        population=max(one.population, other.population),
        sort=min(one.sort, other.sort, key=lambda sort: _STRENGTH[sort]),
    )


class LinkOutcome(StrEnum):
    """What became of an entity and an authority."""

    SAME = "owl:sameAs"
    CLOSE = "skos:closeMatch"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class LinkDecision:
    """What was decided about one entity and one authority, and why. `iri` is empty when nothing was linked."""

    entity: str
    label: str
    type: EntityType
    outcome: LinkOutcome
    why: str
    iri: str = ""
    candidates: tuple[Candidate, ...] = ()
    """Everything of the authority that has a name of the entity, sorted; for review."""
