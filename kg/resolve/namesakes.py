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
from kg.resolve.parts import Part, Scene, is_generic
from kg.resolve.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PERSON, _PLACE = EntityType.PERSON, EntityType.PLACE
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})


class Unit:
    """Parts of one name that are one entity."""

    __slots__ = ("_owns", "group", "name", "parts", "profile", "type")

    def __init__(self, group: str, parts: list[Part]) -> None:
        """Of parts of one group."""
        self.group = group
        self.parts = parts
        self._owns = len(parts) > 1
        if self._owns:
            self.type = type_of(parts)
            self.profile = together(parts)
            self.name = min({part.name for part in parts}, key=lambda name: (sum(map(str.isupper, name)), name))
        else:
            (part,) = parts
            self.type, self.profile, self.name = part.type, part.profile, part.name

    def absorb(self, other: Unit) -> None:
        """Take in the parts of another unit."""
        if not self._owns:
            self.parts, self.profile, self._owns = list(self.parts), self.profile.copy(), True
        self.parts += other.parts
        self.profile.add(other.profile)

    def copy(self) -> Unit:
        """The same, to absorb others."""
        new = Unit.__new__(Unit)
        new.group, new.name, new.type = self.group, self.name, self.type
        new._owns = True  # noqa: SLF001  (our own)
        new.parts, new.profile = list(self.parts), self.profile.copy()
        return new

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
    if len(parts) == 1 or not may_clash(whole):
        return [whole]
    clusters: list[Unit] = []
    for component in _components(group, parts, scene, whole):
        target = _fitting(component, clusters, scene, whole)
        if target is None:
            clusters.append(component)
        else:
            target.absorb(component)
    if len(clusters) == 1:
        return [whole]
    return [Unit(group, sorted(cluster.parts, key=lambda p: (p.document, p.id))) for cluster in clusters]


def may_clash(whole: Unit) -> bool:
    """Whether anything is said that could contradict something else."""
    said = whole.profile
    return (
        len(said.kinds) > 1
        or len(said.births) > 1
        or bool(said.he and said.she)
        or (whole.is_person and len(said.domains) > 1)
        or ((whole.is_person or whole.is_local) and (len(said.countries) > 1 or len(said.regions) > 1))
    )


def clashing(a: Unit, b: Unit, scene: Scene, like: Unit) -> str:
    """Why two units cannot be one, in words; "" when they can. `like` decides what kind of thing they are."""
    against, words = clash(a.profile, b.profile, person=like.is_person, local=like.is_local)
    if against < ENOUGH:
        return ""
    return words if against > in_common(a, b, scene)[0] else ""


def in_common(a: Unit, b: Unit, scene: Scene) -> tuple[int, str]:
    """What two units have in common besides their names: its weight, and in words."""
    return support(a.profile, b.profile, scene.weights, {a.group, b.group})


def _components(group: str, parts: list[Part], scene: Scene, like: Unit) -> list[Unit]:
    """Parts joined by telling company that they share, unless they contradict each other; the largest first."""
    owner: list[int] = list(range(len(parts)))
    units = {i: Unit(group, [part]) for i, part in enumerate(parts)}

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    seen: dict[str, int] = {}
    for i, part in enumerate(parts):
        for neighbour in sorted((part.profile.neighbours | part.profile.ties) - {group}):
            a, b = sorted((root(seen.setdefault(neighbour, i)), root(i)))
            if a != b and not _bridges(units[a], units[b], scene) and not clashing(units[a], units[b], scene, like):
                owner[b] = a
                units[a].absorb(units.pop(b))
    return sorted(units.values(), key=lambda u: (-len(u.parts), u.parts[0].document, u.parts[0].id))


def _bridges(a: Unit, b: Unit, scene: Scene) -> bool:
    """Whether two would be joined, on little, that documents take for a person and for a body."""
    return _PERSON in (a.type, b.type) and bool({a.type, b.type} & _BODIES) and in_common(a, b, scene)[0] <= ENOUGH


def _fitting(unit: Unit, clusters: list[Unit], scene: Scene, like: Unit) -> Unit | None:
    """The cluster with which a unit has most in common of those that it does not contradict; None for none."""
    fits = [c for c in clusters if not clashing(unit, c, scene, like)]
    if not fits:
        return None
    best = max(fits, key=lambda c: (in_common(unit, c, scene)[0] + ENOUGH * (unit.type is c.type), len(c.parts)))
    if like.is_local and len(fits) > 1 and in_common(unit, best, scene)[0] == 0:
        return next((c for c in fits if not c.profile.countries), None)  # one of several towns, nobody says which
    return best
