"""What a store keeps of who is who: parts of documents, and names in rounds of resolution; as text, too."""

from __future__ import annotations

import json
from collections import Counter
from copy import copy
from typing import TYPE_CHECKING, Any

from kg.model import EntityType
from kg.resolve.merge import MOST_ROUNDS
from kg.resolve.parts import Part, best_of, group_of, weight_of
from kg.resolve.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import EntityId


class Known:
    """A part as it is kept; `ids` are its id before each round from `since` on, the last one stays."""

    __slots__ = ("group", "ids", "name", "names", "profile", "since", "type")

    def __init__(self, names: tuple[str, ...], type_: EntityType, profile: Profile, since: int, ids: list[str]) -> None:
        """With its names in the document, and its ids from round `since` on."""
        self.names, self.type, self.profile, self.since, self.ids = names, type_, profile, since, ids
        self.name = best_of(names, person=type_ is EntityType.PERSON)
        self.group = group_of(self.name)

    @classmethod
    def of(cls, part: Part, since: int) -> Known:
        """A part as a round finds it."""
        return cls(part.names, part.type, part.profile, since, [part.id])

    def id(self, before: int) -> EntityId:
        """Its id before a round."""
        return self.ids[min(before - self.since, len(self.ids) - 1)]

    def with_id(self, before: int, identifier: EntityId) -> Known:
        """The same with this id before a round, and no word on later ones."""
        ids = [self.id(n) for n in range(self.since, before)]
        return Known(self.names, self.type, self.profile, self.since, [*ids, identifier])

    def part(self, document: str, before: int) -> Part:
        """As resolution takes it, without neighbours."""
        part = Part(self.id(before), document, self.names, self.type)
        part.profile = copy(self.profile)
        return part

    def says(self) -> tuple[object, ...]:
        """What makes it what it is, ids apart."""
        said = self.profile.__dict__
        return self.names, self.type, {name: said[name] for name in said if name not in {"documents", "neighbours"}}


class Document:
    """The parts of a document: from which round on, which."""

    __slots__ = ("date", "layers")

    def __init__(self, date: str, layers: list[tuple[int, list[Known]]]) -> None:
        """`date` is when it was published, or empty."""
        self.date, self.layers = date, layers

    def at(self, number: int) -> list[Known]:
        """Its parts in a round."""
        if len(self.layers) == 1:  # most often; asked for again and again
            return self.layers[0][1]
        return next((parts for since, parts in reversed(self.layers) if since <= number), [])

    def until(self, number: int) -> Document:
        """A copy without what later rounds found."""
        return Document(self.date, [(since, list(parts)) for since, parts in self.layers if since <= number])

    def names(self) -> dict[EntityId, EntityId]:
        """The id of every part, from what the document alone says to what the last round found."""
        return self.ids_before(MOST_ROUNDS)

    def ids_before(self, number: int) -> dict[EntityId, EntityId]:
        """The id before a round of every entity that is a part in the first."""
        now = {known.id(0): known.id(0) for known in self.at(0)}
        for since, parts in self.layers:
            if since > number:
                break
            end = min([number, *(later for later, _ in self.layers if later > since)])
            step = {known.id(since): known.id(end) for known in parts}
            now = {first: step.get(last, last) for first, last in now.items()}
        return now


class Group:
    """A name in one round: in how many documents it is, and what is said of those who bear it."""

    __slots__ = ("documents", "families", "kept", "names", "places", "said", "types")

    def __init__(self) -> None:
        """Of a name that nobody bears."""
        self.documents = self.places = 0
        self.names: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.said = Profile()
        """What any part said; what was taken out may still be in it."""
        self.families: frozenset[tuple[str, str]] = frozenset()
        self.kept = ""
        """The id of all parts when they are one entity that shares no key with others."""

    def copy(self) -> Group:
        """The same, to be changed."""
        new = copy(self)
        new.names, new.types, new.said = Counter(self.names), Counter(self.types), self.said.copy()
        return new

    @property
    def type(self) -> EntityType:
        """The type that most documents give; as `kg.resolve.namesakes.type_of`."""
        found = {EntityType(t): (n if t != EntityType.THING else 0) for t, n in self.types.items() if n}
        return min(found, key=lambda t: (-found[t], t), default=EntityType.THING)

    def count(self, parts: Iterable[Known], sign: int) -> None:
        """Take in the parts of a document, or take them out."""
        self.documents += sign
        for part in parts:
            self.places += sign * (part.type is EntityType.PLACE)
            self.names[part.name] += sign
            self.types[part.type] += sign
            if sign > 0:
                self.said.add(_spoken(part.profile))
        self.names, self.types = +self.names, +self.types


def _spoken(profile: Profile) -> Profile:
    own = Profile()
    own.__dict__.update(
        (k, v) for k, v in profile.__dict__.items() if k not in {"documents", "neighbours", "ties", "roles"}
    )
    return own


def weight(group: str, state: Group, most: int) -> int:
    """How much a name tells of a text, `most` being `most_telling`."""
    return weight_of(group, state.documents, place=state.places > 0, most=most)


# --- as text


def _write_profile(profile: Profile) -> dict[str, object]:
    said = profile.__dict__.items()
    kept = {name: value for name, value in said if name not in {"documents", "neighbours"}}
    return {name: value if isinstance(value, int) else sorted(value) for name, value in kept.items()}


def _read_profile(found: Mapping[str, object], document: str = "") -> Profile:
    profile = Profile(frozenset((document,)) if document else frozenset())
    for name, value in found.items():
        setattr(profile, name, value if isinstance(value, int) else frozenset(value))  # type: ignore[call-overload]
    return profile


def write_document(document: Document) -> str:
    """A document as text."""
    layers = [
        [since, [[k.names, k.type, _write_profile(k.profile), k.ids] for k in parts]]
        for since, parts in document.layers
    ]
    return json.dumps([document.date, layers])


def read_document(name: str, text: str) -> Document:
    """The document of that id which `write_document` was given."""
    date, layers = json.loads(text)
    return Document(
        date,
        [
            (since, [Known(tuple(n), EntityType(t), _read_profile(p, name), since, ids) for n, t, p, ids in parts])
            for since, parts in layers
        ],
    )


def write_group(state: Group) -> list[object]:
    """A name in a round as values that JSON has."""
    counts = (state.documents, state.places, dict(sorted(state.names.items())), dict(sorted(state.types.items())))
    return [*counts, _write_profile(state.said), sorted(state.families), state.kept]


def read_group(data: list[Any]) -> Group:
    """What `write_group` was given."""
    state = Group()
    state.documents, state.places, names, types, said, families, state.kept = data
    state.names, state.types = Counter(names), Counter(types)
    state.said = _read_profile(said)
    state.families = frozenset((family, first) for family, first in families)
    return state
