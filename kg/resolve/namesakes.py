"""Who shares a name with somebody else: the parts of one name, divided where texts contradict each other.

Parts that share telling company are put together first, then what these say together is compared: a footballer and a
minister without a common acquaintance are two people, as are those born twenty years apart, a town in Ohio and one in
Kent, and a person and a firm. What says nothing goes with the largest. Without a contradiction all are one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.resolve.evidence import ENOUGH, clash, support
from kg.resolve.parts import Part, Profile, Scene, is_generic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PERSON, _PLACE = EntityType.PERSON, EntityType.PLACE


class Unit:
    """Parts of one name that are one entity."""

    __slots__ = ("group", "name", "parts", "profile", "type")

    def __init__(self, group: str, parts: list[Part]) -> None:
        """Of parts of one group."""
        self.group = group
        self.parts = parts
        self.type = type_of(parts)
        self.profile = together(parts)
        self.name = min((part.name for part in parts), key=lambda name: (sum(map(str.isupper, name)), name))

    @property
    def is_person(self) -> bool:
        """Do most documents take it for a person?"""
        return self.type is _PERSON

    @property
    def is_local(self) -> bool:
        """Is it a place, or a body that every country has?"""
        return self.type is _PLACE or is_generic(self.group)


def type_of(parts: Iterable[Part]) -> EntityType:
    """The type that most documents give; `THING` only when none says more."""
    votes: dict[EntityType, int] = defaultdict(int)
    for part in parts:
        votes[part.type] += part.type is not EntityType.THING
    return min(votes, key=lambda t: (-votes[t], t))


def together(parts: Sequence[Part]) -> Profile:
    """What is said of all these parts."""
    whole = Profile()
    for part in parts:
        whole.add(part.profile)
    return whole


def divide(group: str, parts: list[Part], scene: Scene) -> list[Unit]:
    """The entities that share a name, the one with the most documents first; most often there is one."""
    whole = Unit(group, parts)
    if len(parts) == 1 or not _may_clash(whole):
        return [whole]
    clusters: list[Unit] = []
    for component in _components(group, parts, scene):
        target = _fitting(component, clusters, scene, whole)
        if target is None:
            clusters.append(component)
        else:
            target.parts += component.parts
            target.profile.add(component.profile)
    return [Unit(group, sorted(cluster.parts, key=lambda p: (p.document, p.id))) for cluster in clusters]


def _may_clash(whole: Unit) -> bool:
    """Whether anything is said that could contradict something else."""
    said = whole.profile
    return (
        len(said.kinds) > 1
        or len(said.births) > 1
        or len(+said.genders) > 1
        or (whole.is_person and len(said.domains) > 1)
        or ((whole.is_person or whole.is_local) and (len(said.countries) > 1 or len(said.regions) > 1))
    )


def clashing(a: Unit, b: Unit, scene: Scene, like: Unit) -> str:
    """Why two units cannot be one, in words; "" when they can. `like` decides what kind of thing they are."""
    against, words = clash(a.profile, b.profile, person=like.is_person, local=like.is_local)
    if against < ENOUGH:
        return ""
    return words if against > support(a.profile, b.profile, scene.frequency)[0] else ""


def _components(group: str, parts: list[Part], scene: Scene) -> list[Unit]:
    """Parts joined by telling company that they share, unless they contradict each other; the largest first."""
    like = Unit(group, parts)
    owner: list[int] = list(range(len(parts)))
    units = {i: Unit(group, [part]) for i, part in enumerate(parts)}

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    seen: dict[str, int] = {}
    for i, part in enumerate(parts):
        for neighbour in sorted(part.profile.neighbours | part.profile.ties):
            a, b = sorted((root(seen.setdefault(neighbour, i)), root(i)))
            if a != b and not clashing(units[a], units[b], scene, like):
                owner[b] = a
                units[a].parts += units[b].parts
                units[a].profile.add(units.pop(b).profile)
    return sorted(units.values(), key=lambda u: (-len(u.parts), u.parts[0].document, u.parts[0].id))


def _fitting(unit: Unit, clusters: list[Unit], scene: Scene, like: Unit) -> Unit | None:
    """The cluster with which a unit has most in common of those that it does not contradict; None for none."""
    fits = [c for c in clusters if not clashing(unit, c, scene, like)]
    if not fits:
        return None
    return max(fits, key=lambda c: (support(unit.profile, c.profile, scene.frequency)[0], len(c.parts)))
