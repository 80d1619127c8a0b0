"""What each document says of each of its named entities: the parts that resolution puts together.

A `Part` is one named entity in one document. Whatever joined entities before (equal ids in `kg.graph.union`, an
earlier `resolve`), resolution starts from the parts, so the outcome does not depend on batches. A part's group is the
key of its name; its `kg.resolve.profiles.Profile` is what the document says of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.model import Entity, EntityType, Literal, MentionKind
from kg.resolve.keys import canonical_id, canonical_name, case_key, plain_id, spelled_out
from kg.resolve.people import person_name, without_office
from kg.resolve.profiles import A_PERSON, AN_ORGANIZATION, Profile, describe, hear, learn_tie, learn_value
from kg.resolve.words import GENERATIONS, GENERIC_BODIES, REGIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from kg.model import EntityId, Fact, Mention

_NAME = MentionKind.NAME
_PERSON, _PLACE = EntityType.PERSON, EntityType.PLACE
_SCOPED = re.compile(r"-[0-9a-f]{8}$")
_RARE, _LEAST_COMMON = 10, 5  # documents
_CACHE = 1 << 16
_NONE: frozenset[str] = frozenset()
_KINDS = {_PERSON: A_PERSON, EntityType.ORGANIZATION: AN_ORGANIZATION, EntityType.GROUP: AN_ORGANIZATION}
Key = tuple["EntityId", str]
"""An entity and a document: which part."""


class Part:
    """One named entity in one document; `name` is the best of its names."""

    __slots__ = ("document", "group", "id", "name", "names", "profile", "type")

    def __init__(self, identifier: EntityId, document: str, names: tuple[str, ...], type_: EntityType) -> None:
        """Nothing is said of it yet."""
        self.id, self.document, self.names, self.type = identifier, document, names, type_
        self.name = best_of(names, person=type_ is _PERSON)
        self.group = group_of(self.name)
        self.profile = Profile(frozenset((document,)))


class Scene:
    """All parts of a graph, and how much each name tells of who a text is about.

    When entities are renamed, what most documents say stays; `renamed` looks only at those where it does not.
    """

    def __init__(self, graph: KnowledgeGraph, held: Container[EntityId] = ()) -> None:
        """Of everything in a graph but the entities whose ids are in `held`."""
        self.parts: dict[Key, Part] = {}
        self.weights: dict[str, int] = {}
        self.changed: set[str] = set()
        """The groups of which something was not so in the scene before."""
        self._held = held
        self._wholes: set[str] = set()  # documents where an entity goes by names that others give it
        self._others: set[EntityId] = set()
        self._read(graph, graph.entities)

    @classmethod
    def of(cls, parts: Iterable[Part], weights: Mapping[str, int]) -> Scene:
        """Of parts that know their neighbours, in a larger archive that gives names these weights."""
        scene = cls(KnowledgeGraph())
        scene.parts = {(part.id, part.document): part for part in parts}
        scene.weights = dict(weights)
        scene.changed = {part.group for part in scene.parts.values()}
        return scene

    def renamed(self, graph: KnowledgeGraph, names: Mapping[Key, EntityId]) -> Scene:
        """The scene of the graph in which `names` have been given; this one is of no use afterwards."""
        if not self._others.isdisjoint(names.values()):
            return Scene(graph, self._held)  # what was no part is now
        there: set[Key] = set()
        again = set(self._wholes)
        for key in self.parts:
            now = (names.get(key, key[0]), key[1])
            if now in there:
                again.add(key[1])
            there.add(now)
        kept = [part for part in self.parts.values() if part.document not in again]
        self.changed = {part.group for part in self.parts.values() if part.document in again}
        for part in kept:
            part.id = names.get((part.id, part.document), part.id)
        self.parts = {(part.id, part.document): part for part in kept}
        self._read(graph, map(graph.entity, sorted({one for one, document in there if document in again})), again)
        return self

    def _read(self, graph: KnowledgeGraph, entities: Iterable[Entity], only: Collection[str] = ()) -> None:
        """Take in entities and what facts say of them: in all documents, or in `only` some."""
        new: dict[Key, Part] = {}
        for entity in entities:
            names = {m.name or m.text for m in entity.mentions if m.kind is _NAME}
            if names and entity.id not in self._held and is_global(entity, names):
                for part in self._parts_of(entity, only):
                    new[part.id, part.document] = part
            else:
                self._others.add(entity.id)
        self.parts.update(new)
        self._weigh()
        years = {document.id: document.published.year for document in graph.documents if document.published}
        learn_facts(graph.each_fact(), new, years)
        self.changed.update(part.group for part in new.values())

    def _parts_of(self, entity: Entity, only: Collection[str]) -> Iterator[Part]:
        places: dict[str, list[Mention]] = defaultdict(list)
        for mention in entity.mentions:
            places[mention.document].append(mention)
        for document, mentions in places.items():
            if only and document not in only:
                continue
            named = {m.name or m.text for m in mentions if m.kind is _NAME}
            if not named:
                self._wholes.add(document)
                named = {m.name or m.text for m in entity.mentions if m.kind is _NAME}
            whole = entity if len(places) == 1 else Entity("", frozenset(mentions))
            yield part_of(entity.id, document, named, whole)

    def _weigh(self) -> None:
        """How much a name tells of who a text is about: nothing when everybody uses it, more when few do."""
        found: dict[str, set[str]] = defaultdict(set)
        places = set()
        for part in self.parts.values():
            found[part.document].add(part.group)
            if part.type is _PLACE:
                places.add(part.group)
        frequency: dict[str, int] = defaultdict(int)
        for group in chain.from_iterable(found.values()):
            frequency[group] += 1
        telling = most_telling(len(found))
        self.weights = {
            group: weight
            for group, count in frequency.items()
            if (weight := weight_of(group, count, place=group in places, most=telling))
        }
        told = {document: frozenset(g for g in groups if g in self.weights) for document, groups in found.items()}
        for part in self.parts.values():
            neighbours = told[part.document]
            if part.profile.neighbours != neighbours:
                part.profile.neighbours = neighbours
                self.changed.add(part.group)


def best_name(names: Iterable[str], *, person: bool) -> str:
    """The name that names an entity: of a person the plainest full one, of anything else the longest.

    A function of the set alone: how often a name is used has no say, or ids would change as documents are added.

    >>> best_name({"V. Orlov", "Vera Orlov", "Orlov", "Vera Pavlovna Orlov"}, person=True)
    'Vera Orlov'
    >>> best_name({"Fern Office", "FO", "FERN OFFICE"}, person=False)
    'Fern Office'
    """
    return best_of(tuple(sorted(set(names))), person=person)


@lru_cache(maxsize=_CACHE)
def best_of(found: tuple[str, ...], *, person: bool) -> str:
    """The same of sorted names."""
    if len(found) == 1:
        return found[0]
    if person:
        pieces = {piece for name in found for piece in _pieces(name.split())}
        return min([name for name in found if name not in pieces] or found, key=_person_order)
    return min(found, key=lambda name: (-min(len(canonical_name(name).split()), 4), *_case_order(name)))


def _pieces(words: list[str]) -> Iterator[str]:
    """What a full name may be cut to that is none: of "Vera Pavlovna Orlov", "Vera Pavlovna" and "Pavlovna Orlov"."""
    words = without_office(" ".join(words)).split()
    for i in range(1, len(words)):
        yield " ".join(words[i:])
        if words[i][:1].isupper() and not words[i].isupper() and words[i].strip(".,").casefold() not in GENERATIONS:
            yield " ".join(words[:i])


def _person_order(name: str) -> tuple[object, ...]:
    parts = person_name(name)
    if parts is None:
        return (3, len(name.split()), *_case_order(name))
    initials = sum(len(given) == 1 for given in parts.given)
    fullness = 2 if parts.by_initial else 1 if initials else 0
    return (fullness, not parts.generation, len(parts.given), without_office(name) != name, *_case_order(name))


def _case_order(name: str) -> tuple[object, ...]:
    canonical = canonical_name(name)
    return (
        name.casefold() == name.upper(),  # a script without capitals
        spelled_out(name) != canonical,
        sum(map(str.isupper, name)),
        not name.isascii(),
        canonical != name,
        name,
    )


def is_global(entity: Entity, names: Iterable[str]) -> bool:
    """Whether the id is made of one of the names, so that it means the same in every document."""
    own = entity.id
    if _SCOPED.search(own) and _is_of_one_document(entity):
        return False
    if any(plain_id(name) == own or canonical_id(name) == own for name in names):
        return True
    made = (f"{one}-" for name in names for one in (plain_id(name), canonical_id(name)))
    return "-" in own and own.startswith(tuple(made))


def _is_of_one_document(entity: Entity) -> bool:
    return len({m.document for m in entity.mentions}) == 1


@lru_cache(maxsize=_CACHE)
def group_of(name: str) -> str:
    """The key of a name; an id where capitals matter ("WHO", "Who")."""
    return case_key(name) or f"={canonical_id(name)}"


def most_telling(documents: int) -> int:
    """In how many of so many documents a name may be and yet tell who a text is about."""
    return max(_LEAST_COMMON, int(documents**0.5))


def weight_of(group: str, documents: int, *, place: bool, most: int) -> int:
    """How much a name tells that is in so many documents, `most` being `most_telling`; 0 for nothing."""
    if not 1 < documents <= most or group in REGIONS:
        return 0
    return 1 if place or documents > _RARE else 2


def part_of(identifier: EntityId, document: str, names: Iterable[str], entity: Entity) -> Part:
    """The part that an entity is in a document, given its names and its mentions there; facts are not heard yet."""
    part = Part(identifier, document, tuple(sorted(names)), entity.type)
    for mention in entity.mentions:
        if mention.kind is not _NAME:
            hear(mention, part.profile)
    for name in part.names:
        if (plain := without_office(name)) != name:  # "Striker Abe Musa" tells that he is one
            describe(name.removesuffix(plain), part.profile)
    return part


def learn_facts(facts: Iterable[Fact], parts: Mapping[Key, Part], years: Mapping[str, int]) -> None:
    """Take in what facts say of parts; `years` are those in which documents were published."""
    for fact in facts:
        _learn(fact, parts, years)
    for part in parts.values():
        if part.profile.kinds:
            part.profile.kinds &= _KINDS.get(part.type, _NONE)


def _learn(fact: Fact, parts: Mapping[Key, Part], years: Mapping[str, int]) -> None:
    """What a fact tells of its subject, in each document that has it."""
    for document in {evidence.document for evidence in fact.evidence}:
        part = parts.get((fact.subject, document))
        if part is None:
            continue
        if isinstance(fact.object, Literal):
            learn_value(fact, fact.object, part.profile, years.get(document))
        elif target := parts.get((fact.object, document)):
            learn_tie(fact, target.group, part.profile)


@lru_cache(maxsize=_CACHE)
def is_generic(group: str) -> bool:
    """Whether a name is that of a body every country has: "Defence Ministry", "Supreme Court"."""
    words = group.split()
    return len(words) <= 5 and (words[-1] in GENERIC_BODIES or words[0] in GENERIC_BODIES)  # noqa: PLR2004
