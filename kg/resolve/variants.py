"""Different names of one entity: candidates found through keys, and taken when the evidence is enough.

Every rule puts units into a dictionary under what their names share (blocking) and looks at one block at a time; no
rule compares all with all, and what it compares in a block is bounded, however many share a name. Rules run from the
surest to the least sure; each sees what the ones before have joined.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.model import EntityType
from kg.resolve.evidence import ENOUGH
from kg.resolve.keys import canonical_id, full_key, is_acronym_of, without_legal_form
from kg.resolve.namesakes import Unit, clashing, in_common
from kg.resolve.people import PersonName, first_key, middles_agree, person_name, roots
from kg.resolve.spelling import near, sound
from kg.resolve.words import EITHER_ORDER, FAMILY_FIRST, SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.model import EntityId
    from kg.resolve.parts import Scene

_LARGEST_BLOCK = 60
_LARGEST_NAMESAKES = 400  # more than there are countries, each with its ministry
RARE_FAMILY = 2
_PERSON, _THING, _GROUP = EntityType.PERSON, EntityType.THING, EntityType.GROUP
_ORGANIZATION = EntityType.ORGANIZATION


class Link(NamedTuple):
    """Two units found to be one: by which rule, and why."""

    a: int
    b: int
    rule: str
    because: str


class Joiner:
    """Units and what they have been joined to. A join that a contradiction forbids is not made."""

    def __init__(
        self,
        units: list[Unit],
        scene: Scene,
        apart: Callable[[EntityId, EntityId], bool] | None = None,
        families: Mapping[str, set[str]] | None = None,
    ) -> None:
        """Nothing is joined yet; `apart` says of two ids that a user keeps apart what goes by them.

        `families` has the first names of each family of people, as they sound; without it, the units tell.
        """
        self.units, self.scene = units, scene
        self.links: list[Link] = []
        self._owner = list(range(len(units)))
        self._members: dict[int, list[int]] = {}
        self._whole: dict[int, Unit] = {}
        self._apart = apart
        self.families = families

    def root(self, i: int) -> int:
        """The unit that stands for all that unit `i` is joined to."""
        while self._owner[i] != i:
            self._owner[i] = self._owner[self._owner[i]]
            i = self._owner[i]
        return i

    def members(self, i: int) -> list[int]:
        """All units joined to unit `i`, itself included."""
        return self._members.get(self.root(i), [self.root(i)])

    def whole(self, i: int) -> Unit:
        """Everything that unit `i` is joined to, as one unit."""
        return self._whole.get(self.root(i)) or self.units[self.root(i)]

    def support(self, i: int, j: int) -> int:
        """How much two have in common."""
        return in_common(self.whole(i), self.whole(j), self.scene)[0]

    def may_join(self, i: int, j: int, *, beside: bool = False) -> bool:
        """Whether nothing speaks against two units being one. Every join asks here.

        `beside`: their being two entities of one document does not count.
        """
        a, b = self.whole(i), self.whole(j)
        if not beside and not a.profile.documents.isdisjoint(b.profile.documents):
            return False  # the document keeps them apart
        if self._apart and any(self._apart(x, y) for x in self._ids(i) for y in self._ids(j)):
            return False
        return self._generations_agree(i, j) and not clashing(a, b, self.scene, a)

    def _ids(self, i: int) -> set[EntityId]:
        """Every id that a part of all this has, or has by its name."""
        return {made for part in self.whole(i).parts for made in (part.id, canonical_id(part.name))}

    def _generations_agree(self, i: int, j: int) -> bool:
        found = {p.generation for k in (i, j) for m in self.members(k) if (p := person_name(self.units[m].name))}
        return len(found) < 2  # noqa: PLR2004  (father and son; who says neither may be either)

    def join(self, i: int, j: int, rule: str, because: str = "") -> None:
        """Make one of two units."""
        a, b = sorted((self.root(i), self.root(j)))
        if a == b:
            return
        one, other = self.units[i].name, self.units[j].name
        common = in_common(self.whole(i), self.whole(j), self.scene)[1]
        self.links.append(Link(i, j, rule, because or f"{one} = {other}" + (f" ({common})" if common else "")))
        whole = self._whole.get(a)
        if whole is None:
            whole = self._whole[a] = self.units[a].copy()
        whole.absorb(self.whole(b))
        self._members[a] = sorted((*self.members(a), *self.members(b)))
        self._owner[b] = a


class _Named(NamedTuple):
    """A unit with a person's name, and how that sounds."""

    unit: int
    name: PersonName
    sounds: tuple[str, ...]
    family: str
    first: str

    @classmethod
    def of(cls, unit: int, name: PersonName) -> _Named:
        """What rules ask of a name again and again."""
        return cls(unit, name, name.sounds, sound(name.family), first_key(name.first))


def join_people(joiner: Joiner) -> None:
    """Rules for names of people, the surest first."""
    named = [
        _Named.of(i, name)
        for i, unit in enumerate(joiner.units)
        if unit.type in {_PERSON, _THING} and (name := person_name(unit.name))
    ]
    _by_spelling(joiner, named)
    families = joiner.families
    if families is None:
        families = defaultdict(set)
        for one in named:
            families[one.family].add(one.first)
    _by_middle_name(joiner, named)
    _by_short_form(joiner, named, families)
    _by_initial(joiner, named, families)
    _by_near_spelling(joiner, named)


def family_names(units: Iterable[Unit]) -> set[tuple[str, str]]:
    """Family name and first name, as they sound, of what units name that may be people."""
    return {
        (sound(name.family), first_key(name.first))
        for unit in units
        if unit.type in {_PERSON, _THING} and (name := person_name(unit.name))
    }


def _blocks(keyed: Iterable[tuple[object, _Named]]) -> Iterator[list[_Named]]:
    found: dict[object, list[_Named]] = defaultdict(list)
    for key, one in keyed:
        found[key].append(one)
    return (block for block in found.values() if len(block) > 1)


def _by_spelling(joiner: Joiner, named: list[_Named]) -> None:
    """Transliterations, and names that stand family name first in one place and last in another."""
    for block in _blocks((tuple(sorted(one.sounds)), one) for one in named):
        block.sort(key=lambda one: (-len(joiner.units[one.unit].parts), one.unit))
        for a, b in combinations(block[:_LARGEST_BLOCK], 2):
            if joiner.root(a.unit) == joiner.root(b.unit) or not joiner.may_join(a.unit, b.unit):
                continue
            same_order = a.sounds == b.sounds
            if same_order or _is_reordered(a.name, b.name) or joiner.support(a.unit, b.unit) >= ENOUGH:
                joiner.join(a.unit, b.unit, "spelling variant" if same_order else "name order")


def _is_reordered(a: PersonName, b: PersonName) -> bool:
    families = FAMILY_FIRST | EITHER_ORDER
    return a.first == b.family and b.first == a.family and (a.first in families) != (a.family in families)


def _by_middle_name(joiner: Joiner, named: list[_Named]) -> None:
    """One more given name or initial: "John F. Orr", "John Orr". Of two who differ in it, evidence tells which."""
    for block in _blocks(((one.first, one.family), one) for one in named):
        plain = [one for one in block if not one.name.middle]
        more = [one for one in block if one.name.middle][:_LARGEST_BLOCK]
        for a, b in combinations(more, 2):
            if middles_agree(a.name.middle, b.name.middle) and _plausible(joiner, a.unit, b.unit):
                joiner.join(a.unit, b.unit, "middle name")
        kinds = {joiner.root(one.unit) for one in more}
        for a in plain:
            options = [b.unit for b in more if _plausible(joiner, a.unit, b.unit)]
            _take(joiner, a.unit, options, "middle name", least=0 if len(kinds) == 1 and len(plain) == 1 else ENOUGH)


def _few(units: Sequence[int]) -> Sequence[int]:
    """The units of a block; none when they are so many that nobody can tell which is meant."""
    return units if len(units) <= _LARGEST_BLOCK else ()


def _plausible(joiner: Joiner, i: int, j: int) -> bool:
    return joiner.root(i) != joiner.root(j) and joiner.may_join(i, j)


def _take(joiner: Joiner, unit: int, options: Iterable[int], rule: str, *, least: int) -> None:
    """Join a unit to what it has most in common with, when that is enough and nothing else has as much."""
    roots_ = sorted({joiner.root(i) for i in options} - {joiner.root(unit)})[:_LARGEST_BLOCK]
    scored = sorted(((joiner.support(unit, i), i) for i in roots_), reverse=True)
    if scored and scored[0][0] >= least and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        joiner.join(unit, scored[0][1], rule)


def _by_short_form(joiner: Joiner, named: list[_Named], families: Mapping[str, set[str]]) -> None:
    """The short form of a given name: "Bill Orr", "William Orr"."""
    long: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in named:
        long[one.name.first, one.family].append(one.unit)
    for one in named:
        options = [
            unit
            for root in roots(one.name.first)[1:]
            for unit in _few(long.get((root, one.family), ()))
            if _plausible(joiner, one.unit, unit) and _middles_fit(joiner, one.unit, unit)
        ]
        rare = len(families[one.family]) <= RARE_FAMILY
        _take(joiner, one.unit, options, "short form of a name", least=0 if rare else ENOUGH)


def _by_initial(joiner: Joiner, named: list[_Named], families: Mapping[str, set[str]]) -> None:
    """An initial for a given name: "J. Orr", "John Orr"."""
    full: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in named:
        if not one.name.by_initial:
            full[one.name.first[0], one.family].append(one.unit)
    for one in named:
        if not one.name.by_initial:
            continue
        options = [
            unit
            for unit in _few(full.get((one.name.first, one.family), ()))
            if _plausible(joiner, one.unit, unit) and _middles_fit(joiner, one.unit, unit)
        ]
        rare = len({first for first in families[one.family] if len(first) > 1}) <= 1
        _take(joiner, one.unit, options, "initial", least=0 if rare else ENOUGH)


def _middles_fit(joiner: Joiner, i: int, j: int) -> bool:
    names = [[p for m in joiner.members(k) if (p := person_name(joiner.units[m].name))] for k in (i, j)]
    return all(middles_agree(a.middle, b.middle) for a in names[0] for b in names[1])


def _by_near_spelling(joiner: Joiner, named: list[_Named]) -> None:
    """Names that differ in a vowel, of people who have something in common."""
    for block in _blocks((one.name.skeletons, one) for one in named):
        block.sort(key=lambda one: (-len(joiner.units[one.unit].parts), one.unit))
        for a, b in combinations(block[:_LARGEST_BLOCK], 2):
            words = zip(a.sounds, b.sounds, strict=False)
            if len(a.sounds) != len(b.sounds) or not all(near(x, y) for x, y in words):
                continue
            if _plausible(joiner, a.unit, b.unit) and joiner.support(a.unit, b.unit) >= ENOUGH:
                joiner.join(a.unit, b.unit, "spelling variant")


def compatible(a: EntityType, b: EntityType) -> bool:
    """Whether two entities of these types may be one: equal, or one unknown; a group may be an organisation."""
    return a is b or _THING in (a, b) or {a, b} == {_GROUP, _ORGANIZATION}


def join_organizations(joiner: Joiner) -> None:
    """Rules for names of everything else."""
    others = [i for i, unit in enumerate(joiner.units) if not unit.is_person]
    _by_word_order(joiner, others)
    _by_introduced_form(joiner)
    _by_legal_form(joiner, others)


def _by_word_order(joiner: Joiner, others: list[int]) -> None:
    """The same words in another order, of one country: "Ministry of Defence", "Defence Ministry"."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in others:
        words = [word for word in joiner.units[i].group.split() if word not in SMALL_WORDS]
        if len(words) > 1:
            blocks[tuple(sorted(words))].append(i)
    for block in blocks.values():
        if len({joiner.units[i].group for i in block}) < 2 or len(block) > _LARGEST_NAMESAKES:  # noqa: PLR2004
            continue
        for i in block:
            options = [
                j
                for j in block
                if joiner.units[i].group != joiner.units[j].group
                and compatible(joiner.units[i].type, joiner.units[j].type)
                and _plausible(joiner, i, j)
            ]
            _take(joiner, i, options, "word order", least=1 if joiner.units[i].is_local else ENOUGH)


def _by_introduced_form(joiner: Joiner) -> None:
    """A short form that some document introduces: "World Fern Office (WFO)", "Acme" of "Acme Corp."."""
    owners: dict[str, dict[int, str]] = defaultdict(dict)
    holders: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(joiner.units):
        holders[full_key(unit.name)].append(i)
        if not unit.is_person:
            for part in unit.parts:
                for key, because in short_forms(part.names, part.name):
                    owners[key].setdefault(i, because)
    for key, introduced in owners.items():
        if len(introduced) > _LARGEST_BLOCK:
            continue
        for holder in holders.get(key, ()):
            if holder not in introduced:
                _introduce(joiner, holder, introduced)


def _introduce(joiner: Joiner, holder: int, introduced: dict[int, str]) -> None:
    """Join the holder of a short form to the one who introduces it; of several, to the one the evidence tells."""
    fits = [
        owner
        for owner in introduced
        if compatible(joiner.units[holder].type, joiner.units[owner].type)
        and joiner.root(owner) != joiner.root(holder)
        and joiner.may_join(owner, holder, beside=True)
    ]
    claims = {joiner.root(owner) for owner in introduced}
    scored = sorted(((joiner.support(holder, owner), owner) for owner in fits), reverse=True)
    if not scored or (len(claims) > 1 and scored[0][0] < ENOUGH):
        return
    if len(scored) == 1 or scored[0][0] > scored[1][0] or joiner.root(scored[0][1]) == joiner.root(scored[1][1]):
        owner = scored[0][1]
        joiner.join(holder, owner, "short form", introduced[owner])


def short_forms(names: tuple[str, ...], long: str) -> Iterator[tuple[str, str]]:
    """Names that a document uses besides the long one, and that the long one explains."""
    for short in names:
        if short != long and (is_acronym_of(short, long) or without_legal_form(long) == full_key(short)):
            yield full_key(short), f"{short} = {long}"


def _by_legal_form(joiner: Joiner, others: list[int]) -> None:
    """A firm with and without its legal form, told of beside the same names: "Acme", "Acme Corp."."""
    forms: dict[str, list[int]] = defaultdict(list)
    plain: dict[str, list[int]] = defaultdict(list)
    for i in others:
        plain[full_key(joiner.units[i].name)].append(i)
        if base := without_legal_form(joiner.units[i].name):
            forms[base].append(i)
    for base, long in forms.items():
        for i in plain.get(base, ()):
            options = [j for j in long if _plausible(joiner, i, j)]
            _take(joiner, i, options, "legal form", least=ENOUGH)
