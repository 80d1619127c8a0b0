"""What each document says of each of its named entities: the parts that resolution puts together.

A `Part` is one named entity in one document. Whatever joined entities before (equal ids in `kg.graph.union`, an
earlier `resolve`), resolution starts from the parts, so the outcome does not depend on batches. A part's group is the
key of its name; a `Profile` is what is said of a part, or of any number of parts together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet  # noqa: TC003  (for values, not only types)
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kg.identity import name_key
from kg.model import Entity, EntityType, Literal, MentionKind
from kg.resolve.keys import canonical_id, canonical_name, case_key, plain_id, spelled_out
from kg.resolve.people import person_name, without_office
from kg.resolve.words import DOMAINS, GENERATIONS, GENERIC_BODIES, ORGANIZATION_NOUNS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId, Fact, Mention

_NAME, _NOMINAL, _PRONOUN = MentionKind
_THING, _PERSON, _PLACE = EntityType.THING, EntityType.PERSON, EntityType.PLACE
_SCOPED = re.compile(r"-[0-9a-f]{8}$")
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OF_PLACE = frozenset({"of", "in", "from"})
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_RARE, _LEAST_COMMON = 10, 5  # documents
_CLEAR = 4  # pronouns of one gender for one of the other: one in five is resolved wrongly at worst
_NONE: frozenset[str] = frozenset()
_A_PERSON, _AN_ORGANIZATION = frozenset({"person"}), frozenset({"organization"})
_KINDS = {_PERSON: _A_PERSON, EntityType.ORGANIZATION: _AN_ORGANIZATION, EntityType.GROUP: _AN_ORGANIZATION}
_NOTHING: AbstractSet[str] = _NONE
_NO_YEARS: AbstractSet[int] = frozenset()
_SETS = ("documents", "births", "roles", "domains", "countries", "regions", "ties", "kinds", "neighbours")


class Profile:
    """What texts say of somebody or something; profiles add up. A set that nobody has added to is shared."""

    __slots__ = ("births", "countries", "documents", "domains", "genders", "kinds", "neighbours", "regions", "roles",
                 "ties")  # fmt: skip

    def __init__(self, documents: frozenset[str] = _NONE, neighbours: frozenset[str] = _NONE) -> None:
        """Nothing is said yet of what these documents mention, beside these names."""
        self.documents: AbstractSet[str] = documents
        self.neighbours: AbstractSet[str] = neighbours
        self.births: AbstractSet[int] = _NO_YEARS
        self.roles = self.domains = self.countries = self.regions = self.ties = self.kinds = _NOTHING
        self.genders = (0, 0)

    def copy(self) -> Profile:
        """The same, to be added to."""
        whole = Profile()
        whole.add(self)
        return whole

    def add(self, other: Profile) -> None:
        """Take in what is said of another part of the same thing."""
        for name in _SETS:
            if theirs := getattr(other, name):
                mine = getattr(self, name)
                if isinstance(mine, frozenset):
                    setattr(self, name, {*mine, *theirs})
                else:
                    mine |= theirs
        self.genders = (self.genders[0] + other.genders[0], self.genders[1] + other.genders[1])

    @property
    def gender(self) -> str:
        """What nearly all pronouns agree on; "" for none."""
        he, she = self.genders
        return "m" if he > _CLEAR * she else "f" if she > _CLEAR * he else ""


class Part(NamedTuple):
    """One named entity in one document."""

    id: EntityId
    document: str
    names: tuple[str, ...]
    name: str
    """The best of the names."""
    type: EntityType
    group: str
    profile: Profile


class Scene(NamedTuple):
    """All parts of a graph, and how much each name tells of who a text is about."""

    parts: dict[tuple[EntityId, str], Part]
    weights: dict[str, int]


def best_name(names: Iterable[str], *, person: bool) -> str:
    """The name that names an entity: of a person the plainest full one, of anything else the longest.

    A function of the set alone: how often a name is used has no say, or ids would change as documents are added.

    >>> best_name({"V. Orlov", "Vera Orlov", "Orlov", "Vera Pavlovna Orlov"}, person=True)
    'Vera Orlov'
    >>> best_name({"Fern Office", "FO", "FERN OFFICE"}, person=False)
    'Fern Office'
    """
    found = set(names)
    if len(found) == 1:
        return found.pop()
    if person:
        pieces = {piece for name in found for piece in _pieces(name.split())}
        return min(found - pieces or found, key=_person_order)
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
    if _SCOPED.search(entity.id) and _is_of_one_document(entity):
        return False
    made = {made for name in names for made in (plain_id(name), canonical_id(name))}
    return entity.id in made or ("-" in entity.id and any(entity.id.startswith(f"{one}-") for one in made))


def _is_of_one_document(entity: Entity) -> bool:
    return len({m.document for m in entity.mentions}) == 1


def group_of(name: str) -> str:
    """The key of a name; an id where capitals matter ("WHO", "Who")."""
    return case_key(name) or f"={canonical_id(name)}"


def scene_of(graph: KnowledgeGraph, held: Container[EntityId] = ()) -> Scene:
    """The parts of a graph with their profiles, but for entities whose ids are in `held`."""
    parts: dict[tuple[EntityId, str], Part] = {}
    for entity in graph.entities:
        names = sorted({m.name or m.text for m in entity.mentions if m.kind is _NAME})
        if names and entity.id not in held and is_global(entity, names):
            for part in _parts_of(entity):
                parts[part.id, part.document] = part
    by_document: dict[str, set[str]] = defaultdict(set)
    for part in parts.values():
        by_document[part.document].add(part.group)
    frequency = Counter(chain.from_iterable(by_document.values()))
    telling = max(_LEAST_COMMON, int(len(by_document) ** 0.5))
    places = {part.group for part in parts.values() if part.type is _PLACE}
    weights = {
        group: 1 if group in places or count > _RARE else 2
        for group, count in frequency.items()
        if 1 < count <= telling and group not in REGIONS
    }
    told = {document: frozenset(g for g in groups if g in weights) for document, groups in by_document.items()}
    for part in parts.values():
        part.profile.neighbours = told[part.document]
    _learn_from_facts(graph, parts)
    for part in parts.values():
        part.profile.kinds &= _KINDS.get(part.type, _NONE)
    return Scene(parts, weights)


def _learn_from_facts(graph: KnowledgeGraph, parts: Mapping[tuple[EntityId, str], Part]) -> None:
    years = {document.id: document.published.year for document in graph.documents if document.published}
    for fact in graph.facts:
        _learn(fact, parts, years)


def _parts_of(entity: Entity) -> Iterator[Part]:
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in entity.mentions:
        places[mention.document].append(mention)
    only = entity.type if len(places) == 1 else None
    known: dict[tuple[str, ...], str] = {}
    for document, mentions in sorted(places.items()):
        named = [m for m in mentions if m.kind is _NAME] or list(entity.mentions)
        own = tuple(sorted({m.name or m.text for m in named if m.kind is _NAME}))
        type_ = only or Entity("", frozenset(mentions)).type
        if own not in known:
            known[own] = best_name(own, person=type_ is _PERSON)
        profile = Profile(frozenset((document,)))
        for mention in mentions:
            _hear(mention, profile)
        yield Part(entity.id, document, own, known[own], type_, group_of(known[own]), profile)


def _hear(mention: Mention, profile: Profile) -> None:
    if mention.kind is _PRONOUN:
        if gender := _GENDERS.get(mention.text.casefold()):
            he, she = profile.genders
            profile.genders = (he + (gender == "m"), she + (gender == "f"))
            profile.kinds |= _A_PERSON
    elif mention.kind is _NOMINAL:
        describe(mention.name or mention.text, profile)


def describe(description: str, profile: Profile) -> None:
    """Take in a description: "Bulgarian striker", "mayor of Springfield", "German clothing maker"."""
    head = re.split(r" (?:of|for|at|in|to|from|with)\b|,", description, maxsplit=1)[0].split()
    if not head:
        return
    noun = name_key(head[-1])
    if noun in DOMAINS:
        profile.roles |= {noun}
        profile.domains |= {DOMAINS[noun]}
        profile.kinds |= _A_PERSON
    elif noun in ORGANIZATION_NOUNS:
        profile.kinds |= _AN_ORGANIZATION


def _learn(fact: Fact, parts: Mapping[tuple[EntityId, str], Part], years: Mapping[str, int]) -> None:
    """What a fact tells of its subject, in each document that has it."""
    for document in sorted({evidence.document for evidence in fact.evidence}):
        part = parts.get((fact.subject, document))
        if part is None:
            continue
        if isinstance(fact.object, Literal):
            _learn_value(fact, fact.object, part.profile, years.get(document))
        elif target := parts.get((fact.object, document)):
            _learn_tie(fact, target, part.profile)


def _learn_value(fact: Fact, value: Literal, profile: Profile, year: int | None) -> None:
    lemma = fact.predicate.lemma
    if lemma == "be":
        describe(value.value, profile)
    elif lemma == "be bear":
        if found := _YEAR.search(fact.when.value if fact.when and fact.when.value else value.value):
            profile.births |= {int(found[0])}
    elif lemma == "age" and year and value.value.isdecimal() and int(value.value) < 120:  # noqa: PLR2004
        profile.births |= {year - int(value.value)}


def _learn_tie(fact: Fact, target: Part, profile: Profile) -> None:
    lemma = name_key(fact.predicate.lemma.rpartition(" ")[2])
    role = DOMAINS.get(lemma)
    if role and not fact.predicate.lemma.startswith("be "):
        profile.roles |= {lemma}
        profile.domains |= {role}
    if role or lemma in _OF_PLACE:
        region = REGIONS.get(target.group)
        if region:
            profile.countries |= {region[0]}
            if region[1]:
                profile.regions |= {region[1]}
        else:
            profile.ties |= {target.group}


def is_generic(group: str) -> bool:
    """Whether a name is that of a body every country has: "Defence Ministry", "Supreme Court"."""
    words = group.split()
    return len(words) <= 5 and (words[-1] in GENERIC_BODIES or words[0] in GENERIC_BODIES)  # noqa: PLR2004
