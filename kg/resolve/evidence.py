"""Evidence for and against two entities being one, each with its words: the one place where it is weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.words import PUBLIC_LIFE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from kg.resolve.profiles import Profile

ENOUGH = 2
"""Weight at which evidence for, or against, counts."""
_MOST_BY_COMPANY = 4  # those who are much written about share company with everybody
_OFF = 2  # years between two births before they are two: ages are rounded, dates of publication differ


def clash(a: Profile, b: Profile, *, person: bool, local: bool) -> tuple[int, str]:
    """What tells two of one name apart: its weight, and in words. `local`: a place, or a body every country has."""
    found: list[tuple[int, str]] = []
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        found.append((6, f"{_list(a.kinds)} is not {_list(b.kinds)}"))
    if a.births and b.births and min(abs(x - y) for x in a.births for y in b.births) > _OFF:
        found.append((3, f"born in {_list(a.births)} is not born in {_list(b.births)}"))
    if a.gender and b.gender and a.gender != b.gender:
        found.append((2, "he is not she"))
    if person and a.domains and b.domains and not a.domains & b.domains:
        near = bool(a.domains & PUBLIC_LIFE) and bool(b.domains & PUBLIC_LIFE)
        found.append((1 if near else 4, f"{_list(a.roles)} is not {_list(b.roles)}"))
    if person or local:
        if a.countries and b.countries and not a.countries & b.countries:
            found.append((4 if local else 1, f"{_list(a.countries)} is not {_list(b.countries)}"))
        elif local and a.regions and b.regions and not a.regions & b.regions:
            found.append((4, f"{_list(a.regions)} is not {_list(b.regions)}"))
    return sum(weight for weight, _ in found), "; ".join(words for _, words in found)


def support(a: Profile, b: Profile, weights: Mapping[str, int], own: set[str]) -> tuple[int, str]:
    """What two have in common besides their own names: its weight, and in words."""
    shared = (a.neighbours & b.neighbours) - own
    weight = min(sum(weights[name] for name in shared), _MOST_BY_COMPANY)
    words = [f"both with {min(shared, key=lambda name: (-weights[name], name))}"] if shared else []
    for one, other in ((a.ties, b.ties), (a.regions, b.regions)):
        if common := one & other:
            weight += 2
            words.append(_list(common))
    for one, other in ((a.roles, b.roles), (a.countries, b.countries)):
        if common := one & other:
            weight += 1
            words.append(_list(common))
    return weight, "; ".join(words)


def _list(found: AbstractSet[str] | AbstractSet[int]) -> str:
    return ", ".join(sorted(map(str, found))[:3])
