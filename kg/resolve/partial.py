"""Resolving a part of an archive: what a store needs to take in a document without looking at all others.

What `kg.resolve.merge` decides of a name depends on three things: on what documents say of those who bear it, on
names that share a key with it (`keys_of`: no rule compares names that share none), and on how much the names beside it
tell, which changes when a document brings or takes one of these. So when all parts of names that are connected by keys
are given, with what stands beside them, the decision is the one that the whole archive would bring.
`tests/resolve/test_partial.py` holds this.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.model import MentionKind
from kg.resolve.keys import canonical_id, full_key, without_legal_form
from kg.resolve.merge import decide, divided
from kg.resolve.namesakes import Unit, may_clash
from kg.resolve.parts import Part, Scene, is_global, learn_facts, part_of
from kg.resolve.people import first_key, person_name, roots
from kg.resolve.spelling import sound
from kg.resolve.variants import RARE_FAMILY, family_names, short_forms
from kg.resolve.words import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId, EntityType
    from kg.resolve.parts import Key
    from kg.resolve.profiles import Profile

_CACHE = 1 << 16


def document_parts(graph: KnowledgeGraph, known: Collection[EntityId] | None = None) -> dict[EntityId, Part]:
    """The parts of a graph of one document, by id; `known` are their ids where an earlier round has told them."""
    (document,) = graph.documents
    found: dict[Key, Part] = {}
    for entity in graph.entities:
        names = {m.name or m.text for m in entity.mentions if m.kind is MentionKind.NAME}
        if names and (is_global(entity, names) if known is None else entity.id in known):
            found[entity.id, document.id] = part_of(entity.id, document.id, names, entity)
    years = {document.id: document.published.year} if document.published else {}
    learn_facts(graph.each_fact(), found, years)
    return {identifier: part for (identifier, _), part in found.items()}


class Share(NamedTuple):
    """What became of the parts of some groups: all their ids, the division of each group, and names of people."""

    ids: dict[Key, EntityId]
    units: dict[str, int]
    """How many entities each group was divided into, before different names were compared."""
    families: dict[str, frozenset[tuple[str, str]]]
    """Family name and first name, as they sound, of the people whom each group names."""


def share(
    parts: Sequence[Part],
    weights: Mapping[str, int],
    dates: Mapping[str, str],
    families: Callable[[Mapping[str, frozenset[tuple[str, str]]]], Mapping[str, set[str]]],
) -> Share:
    """One round of `resolve` for a share of an archive.

    `parts` are all parts of the groups that are asked about and of all groups connected with them by `keys_of`, each
    with its neighbours; `weights` say how much each neighbour tells, `dates` when documents were published (ISO).
    `families` is given what the names of these groups are, and says which first names each of their families has in
    the whole archive.
    """
    scene = Scene.of(parts, weights)
    units = divided(scene)
    own: dict[str, set[tuple[str, str]]] = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for unit in units:
        sizes[unit.group] += 1
        own[unit.group].update(family_names([unit]))
    named = {group: frozenset(found) for group, found in own.items()}
    changes = decide(units, scene, dates, families(named))
    return Share({(p.id, p.document): changes.get((p.id, p.document), p.id) for p in parts}, dict(sizes), named)


def is_calm(group: str, type_: EntityType, profile: Profile) -> bool:
    """Whether nothing is said of a group that could contradict something else: it is one, whatever stands beside it."""
    unit = Unit.__new__(Unit)
    unit.group, unit.type, unit.profile = group, type_, profile
    return not may_clash(unit)


@lru_cache(maxsize=_CACHE)
def keys_of(name: str, names: tuple[str, ...], group: str) -> frozenset[str]:
    """What a part must share with another for a rule to compare them, or to give them one id."""
    found = {f"id {canonical_id(name)}", f"name {full_key(name)}"}
    if plain := without_legal_form(name):
        found.add(f"name {plain}")
    found.update(f"name {key}" for key, _ in short_forms(names, name))
    words = sorted(word for word in group.split() if word not in SMALL_WORDS)
    if len(words) > 1:
        found.add(f"words {' '.join(words)}")
    if person := person_name(name):
        found.add(f"sounds {' '.join(sorted(person.sounds))}")
        found.add(f"bones {' '.join(person.skeletons)}")
        family = sound(person.family)
        found.add(f"first {first_key(person.first)} {family}")
        found.update(f"given {root} {family}" for root in roots(person.first))
        found.add(f"initial {person.first[0]} {family}")
    return frozenset(found)


def rarity(firsts: Collection[str]) -> tuple[bool, bool]:
    """All that rules ask of the first names of a family: are they few, and is there one that is no initial?"""
    return len(firsts) <= RARE_FAMILY, len({first for first in firsts if len(first) > 1}) <= 1


@lru_cache(maxsize=_CACHE)
def family_of(name: str) -> str:
    """How the family name of a person sounds; empty for what is no full name."""
    person = person_name(name)
    return sound(person.family) if person else ""
