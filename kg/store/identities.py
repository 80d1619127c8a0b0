"""Who is who in a store, kept so that a document can come or go at the cost of what it touches.

`kg.resolve` works in rounds; of each round is kept what every document says of its named entities (`Parts`), and of
every name in how many documents it is and what is said of it (`Group`). A change is followed through the rounds:

1. the document's own parts, and in which documents names are: how much they tell of a text may change with it;
2. names whose parts changed, or stand beside a name that tells more or less than before;
3. of these, names that nothing contradicts and that share no key with others are one entity, whatever stands beside
   them (`_is_settled`): most often that is so, and for the names that are everywhere it must be;
4. the others are decided anew, together with all names that share a key with them (`kg.resolve.partial`);
5. documents in which an entity goes under another id now are looked at in the next round.

`tests/store/test_identities.py` holds that the outcome is that of `kg.resolve.resolve`.
"""

from __future__ import annotations

import json
from collections import Counter
from copy import copy
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.resolve.merge import MOST_ROUNDS
from kg.resolve.parts import Part, best_of, group_of, most_telling, weight_of
from kg.resolve.partial import document_parts, family_of, is_calm, keys_of, rarity, share
from kg.resolve.profiles import Profile
from kg.resolve.renaming import renamed
from kg.store.ledger import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId
    from kg.store.ledger import Ledger

SCHEMA = (
    "CREATE TABLE parts (document BLOB PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE groups (name BLOB PRIMARY KEY, least INTEGER, most INTEGER, data TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE members (name BLOB, document BLOB, PRIMARY KEY (name, document)) WITHOUT ROWID",
    "CREATE INDEX members_of ON members (document)",
    "CREATE TABLE keys (key BLOB, name BLOB, PRIMARY KEY (key, name)) WITHOUT ROWID",
    "CREATE INDEX keys_of ON keys (name)",
    "CREATE TABLE families (family BLOB, name BLOB, PRIMARY KEY (family, name)) WITHOUT ROWID",
    "CREATE INDEX families_of ON families (name)",
    "CREATE TABLE entities (id BLOB, part INTEGER, document BLOB, PRIMARY KEY (id, part, document)) WITHOUT ROWID",
    "CREATE INDEX entities_of ON entities (document)",
)
"""Tables: `keys` may have more than there is, which costs time and changes nothing."""
_TABLES = ("parts", "groups", "members", "keys", "families", "entities")
_REMEMBERED = 4000  # documents
_SETS = ("births", "roles", "domains", "countries", "regions", "ties", "kinds")


class NotLocalError(Exception):
    """An id means a named entity in one document and something else in another: all must be resolved together."""


class _Known:
    """A part as it is kept; `ids` are its id before each round from `since` on, the last one stays."""

    __slots__ = ("group", "ids", "name", "names", "profile", "since", "type")

    def __init__(self, names: tuple[str, ...], type_: EntityType, profile: Profile, since: int, ids: list[str]) -> None:
        self.names, self.type, self.profile, self.since, self.ids = names, type_, profile, since, ids
        self.name = best_of(names, person=type_ is EntityType.PERSON)
        self.group = group_of(self.name)

    @classmethod
    def of(cls, part: Part, since: int) -> _Known:
        return cls(part.names, part.type, part.profile, since, [part.id])

    def id(self, before: int) -> EntityId:
        """Its id before a round."""
        return self.ids[min(before - self.since, len(self.ids) - 1)]

    def with_id(self, before: int, identifier: EntityId) -> _Known:
        """The same with this id before a round, and no word on later ones."""
        ids = [self.id(n) for n in range(self.since, before)]
        return _Known(self.names, self.type, self.profile, self.since, [*ids, identifier])

    def part(self, document: str, before: int) -> Part:
        """As resolution takes it, without neighbours."""
        part = Part(self.id(before), document, self.names, self.type)
        part.profile = copy(self.profile)
        return part

    def says(self) -> tuple[object, ...]:
        """What makes it what it is, ids apart."""
        said = self.profile.__dict__
        return self.names, self.type, {name: said[name] for name in said if name not in {"documents", "neighbours"}}


class _Document:
    """The parts of a document: from which round on, which."""

    __slots__ = ("date", "layers")

    def __init__(self, date: str, layers: list[tuple[int, list[_Known]]]) -> None:
        self.date, self.layers = date, layers

    def at(self, number: int) -> list[_Known]:
        """Its parts in a round."""
        return next((parts for since, parts in reversed(self.layers) if since <= number), [])

    def until(self, number: int) -> _Document:
        """A copy without what later rounds found."""
        return _Document(self.date, [(since, list(parts)) for since, parts in self.layers if since <= number])

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


class _Group:
    """A name in one round: in how many documents it is, and what is said of those who bear it."""

    __slots__ = ("documents", "families", "kept", "names", "places", "said", "types")

    def __init__(self) -> None:
        self.documents = self.places = 0
        self.names: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.said = Profile()
        """What any part said; what was taken out may still be in it."""
        self.families: frozenset[tuple[str, str]] = frozenset()
        self.kept = ""
        """The id of all parts when they are one entity that shares no key with others."""

    def copy(self) -> _Group:
        """The same, to be changed."""
        new = copy(self)
        new.names, new.types, new.said = Counter(self.names), Counter(self.types), self.said.copy()
        return new

    @property
    def type(self) -> EntityType:
        """The type that most documents give; as `kg.resolve.namesakes.type_of`."""
        found = {EntityType(t): (n if t != EntityType.THING else 0) for t, n in self.types.items() if n}
        return min(found, key=lambda t: (-found[t], t), default=EntityType.THING)

    def count(self, parts: Iterable[_Known], sign: int) -> None:
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
    own.__dict__.update((k, v) for k, v in profile.__dict__.items() if k not in {"documents", "neighbours", "ties", "roles"})
    return own


class Identities:
    """The kept state, in the ledger; `update` follows a change through it."""

    def __init__(self, ledger: Ledger) -> None:
        """Of a store."""
        self._ledger = ledger
        self._documents: dict[str, _Document | None] = {}
        self._groups: dict[str, list[_Group]] = {}
        self._was_document: dict[str, _Document | None] = {}
        self._was_group: dict[str, list[_Group]] = {}
        self._total = int(ledger.get("parted") or 0)
        self._was_total = self._total
        self._graphs: dict[str, KnowledgeGraph] = {}
        self._classes: dict[str, str] = {}

    def forget(self) -> None:
        """Everything anew: the next `update` must be given all documents."""
        for table in _TABLES:
            self._ledger.rows(f"DELETE FROM {table}")  # noqa: S608  (names of our own)
        self._ledger.put("parted", "0")
        self._reset()

    def _reset(self) -> None:
        self._documents, self._groups = {}, {}
        self._total = int(self._ledger.get("parted") or 0)

    def names(self, document: str) -> dict[EntityId, EntityId]:
        """The final id of each named entity of a document, by its own id."""
        found = self._document(document)
        return found.names() if found else {}

    def update(self, changes: Mapping[str, KnowledgeGraph | None]) -> set[str]:
        """Take in what documents say now, or that they are gone; returns all whose entities have other ids or parts.

        Raises `NotLocalError` when that needs all documents at once; the ledger is then to be rolled back.
        """
        if len(self._documents) > _REMEMBERED:
            self._reset()
        self._was_document, self._was_group, self._was_total = {}, {}, self._total
        self._graphs = {name: graph for name, graph in changes.items() if graph is not None}
        for name, graph in changes.items():
            self._enter(name, graph)
        moved = set(changes)
        for number in range(MOST_ROUNDS):
            moved = self._round(number, moved)
        self._save()
        self._check(changes)
        return {name for name, was in self._was_document.items() if name in changes or self._has_moved(name, was)}

    def _has_moved(self, name: str, was: _Document | None) -> bool:
        return was is None or was.names() != self.names(name)

    def _enter(self, name: str, graph: KnowledgeGraph | None) -> None:
        was = self._document(name)
        self._was_document[name] = was
        parts: list[_Known] = []
        self._documents[name] = None
        if graph is not None:  # one without facts is falsy
            parts = [_Known.of(part, 0) for part in document_parts(graph).values()]
            day = graph.documents[0].published
            self._documents[name] = _Document(day.isoformat() if day else "", [(0, parts)])
        self._total += bool(parts) - bool(was and was.at(0))

    # --- one round

    def _round(self, number: int, moved: set[str]) -> set[str]:
        """Decide anew what `moved` documents bring into a round; returns those that have another id after it."""
        if number:
            for name in sorted(moved):
                self._advance(name, number)
        counted = self._count(number, moved)
        self._classes = {}
        hard = {known.group for name in moved for known in (*self._parts(name, number), *self._old(name, number))}
        after: dict[tuple[EntityId, str], EntityId] = {}
        settled = {group: kept for group in hard if (kept := self._settled(group, number))}
        for name in moved:
            for known in self._parts(name, number):
                if known.group in settled:
                    after[known.id(number), name] = settled[known.group]
        anew = hard - settled.keys()
        anew |= self._beside(number, self._other_weights(number, counted), hard)
        if anew:
            after.update(self._decide(number, anew))
        return self._rename(number, moved, after)

    def _advance(self, name: str, number: int) -> None:
        """Take the parts of a document into a round: as they were, unless two have become one."""
        document = self._document(name)
        if document is None:
            return
        ids = [known.id(number) for known in document.at(number - 1)]
        if len(set(ids)) == len(ids):
            return
        names = {(first, name): last for first, last in document.ids_before(number).items() if first != last}
        parts = document_parts(renamed(self._graph(name), names), set(ids))
        document.layers.append((number, [_Known.of(part, number) for part in parts.values()]))

    def _count(self, number: int, moved: Iterable[str]) -> set[str]:
        """Count names in the documents whose parts are others now; returns the names."""
        counted: set[str] = set()
        for name in sorted(moved):
            old, new = self._old(name, number), self._parts(name, number)
            if [k.says() for k in old] == [k.says() for k in new]:
                continue
            for sign, parts in ((-1, old), (1, new)):
                for group in {known.group for known in parts}:
                    self._changing(group)[number].count([k for k in parts if k.group == group], sign)
                    counted.add(group)
            rows = {(packed(known.group), packed(name)) for known in new}
            self._ledger.run_many("INSERT OR IGNORE INTO members VALUES (?, ?)", rows)
            keys = {(packed(key), packed(k.group)) for k in new for key in keys_of(k.name, k.names, k.group)}
            self._ledger.run_many("INSERT OR IGNORE INTO keys VALUES (?, ?)", keys)
            families = {(packed(family_of(known.name)), packed(known.group)) for known in new}
            self._ledger.run_many("INSERT OR IGNORE INTO families VALUES (?, ?)", families)
        return counted

    def _other_weights(self, number: int, counted: Iterable[str]) -> set[str]:
        """The names that tell more or less in a round than before."""
        old, new = most_telling(self._was_total), most_telling(self._total)
        asked = set(counted)
        if old != new:
            few, many = sorted((old, new))
            rows = self._ledger.rows("SELECT name FROM groups WHERE most > ? AND least <= ?", few, many)
            asked.update(unpacked(row[0]) for row in rows)
        return {
            group
            for group in asked
            if _weight(group, self._was(group)[number], old) != _weight(group, self._group(group)[number], new)
        }

    def _beside(self, number: int, names: Iterable[str], known: Container[str]) -> set[str]:
        """Names of which two parts at least stand beside one of these, which tells more or less now.

        What stands beside one part alone is in common with none that the part is compared with.
        """
        found: set[str] = set()
        for name in sorted(names):
            met: Counter[str] = Counter()
            for document in self._members(name):
                groups = [it.group for it in self._parts(document, number)]
                if name in groups:
                    met.update(self._class(group) for group in groups)
            found.update(group for group, n in met.items() if n > 1 and group not in known)
        return {group for group in found if not self._settled(group, number)}

    def _class(self, group: str) -> str:
        """One name for all that are connected with it by keys."""
        if group not in self._classes:
            closed = self._closure([group])
            self._classes.update(dict.fromkeys(closed, min(closed)))
        return self._classes[group]

    def _settled(self, group: str, number: int) -> str:
        """The id of all parts of a group when it is one entity as before, whatever else changed; else empty."""
        was, now = self._was(group)[number], self._group(group)[number]
        if not was.kept or not now.documents or was.type is not now.type or set(was.names) != set(now.names):
            return ""
        return was.kept if is_calm(group, now.type, now.said) and self._is_alone(group) else ""

    def _is_alone(self, group: str) -> bool:
        return not self._ledger.rows(
            "SELECT 1 FROM keys AS a JOIN keys AS b ON a.key = b.key WHERE a.name = ?1 AND b.name != ?1 LIMIT 1",
            packed(group),
        )

    def _decide(self, number: int, groups: set[str]) -> dict[tuple[EntityId, str], EntityId]:
        """The ids after a round of all parts of these groups, and of all that share a key with them."""
        while True:
            closed = self._closure(groups)
            if number and self._is_as_before(number, closed):
                return self._kept_as_before(number, closed)
            parts = [part for group in sorted(closed) for part in self._parts_of(group, number)]
            weights = self._stand_beside(parts, number)
            dates = {part.document: date for part in parts if (date := self._date(part.document))}
            found = share(parts, weights, dates, lambda own: self._families(number, closed, own))
            more = self._other_families(number, closed, found.families) - closed
            if not more:
                break
            groups = closed | more
        ids: dict[str, set[EntityId]] = {}
        for part in parts:
            ids.setdefault(part.group, set()).add(found.ids[part.id, part.document])
        for group in sorted(closed):
            state = self._changing(group)[number]
            state.families = found.families.get(group, frozenset())
            one = found.units.get(group) == 1 and is_calm(group, state.type, state.said) and self._is_alone(group)
            state.kept = next(iter(ids[group])) if one and len(ids[group]) == 1 else ""
        return found.ids

    def _is_as_before(self, number: int, closed: Iterable[str]) -> bool:
        """Whether a round finds names as the one before has left them; then it decides the same."""
        most, seen = most_telling(self._total), set[str]()
        for group in closed:
            for name in self._members(group):
                if name in seen or not (document := self._document(name)):
                    continue
                seen.add(name)
                if any(since == number for since, _ in document.layers):
                    return False
                for known in document.at(number):
                    before, now = self._group(known.group)[number - 1 : number + 1]
                    if before is not now and _weight(known.group, before, most) != _weight(known.group, now, most):
                        return False
        families = {family for group in closed for family, _ in self._group(group)[number - 1].families}
        return all(rarity(self._firsts(family, number - 1)) == rarity(self._firsts(family, number)) for family in families)

    def _firsts(self, family: str, number: int) -> set[str]:
        groups = self._of_family(family)
        return {first for group in groups for of, first in self._group(group)[number].families if of == family}

    def _kept_as_before(self, number: int, closed: Iterable[str]) -> dict[tuple[EntityId, str], EntityId]:
        for group in closed:
            before, state = self._changing(group)[number - 1 : number + 1]
            state.families, state.kept = before.families, before.kept
        return {
            (known.id(number), name): known.id(number)
            for group in closed
            for name in self._members(group)
            for known in self._parts(name, number)
            if known.group == group
        }

    def _closure(self, groups: Iterable[str]) -> set[str]:
        found, waiting = set(groups), list(groups)
        while waiting:
            rows = self._ledger.rows(
                "SELECT DISTINCT b.name FROM keys AS a JOIN keys AS b ON a.key = b.key WHERE a.name = ?",
                packed(waiting.pop()),
            )
            new = {unpacked(row[0]) for row in rows} - found
            found |= new
            waiting += new
        return found

    def _parts_of(self, group: str, number: int) -> Iterator[Part]:
        for name in self._members(group):
            for known in self._parts(name, number):
                if known.group == group:
                    yield known.part(name, number)

    def _stand_beside(self, parts: Iterable[Part], number: int) -> dict[str, int]:
        """Tell parts what stands beside them, and return how much each name tells."""
        weights: dict[str, int] = {}
        told: dict[str, frozenset[str]] = {}
        most = most_telling(self._total)
        for part in parts:
            beside = told.get(part.document)
            if beside is None:
                names = {known.group for known in self._parts(part.document, number)}
                for name in names - weights.keys():
                    weights[name] = _weight(name, self._group(name)[number], most)
                beside = told[part.document] = frozenset(name for name in names if weights[name])
            part.profile.neighbours = beside
        return weights

    def _families(
        self, number: int, decided: set[str], own: Mapping[str, frozenset[tuple[str, str]]]
    ) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {family: set() for pairs in own.values() for family, _ in pairs}
        for family, firsts in found.items():
            for group in self._of_family(family) - decided:
                firsts.update(first for of, first in self._group(group)[number].families if of == family)
        for pairs in own.values():
            for family, first in pairs:
                found[family].add(first)
        return found

    def _other_families(
        self, number: int, decided: set[str], own: Mapping[str, frozenset[tuple[str, str]]]
    ) -> set[str]:
        """Names of the families that have become rare, or are no longer so, by what these groups are now."""
        was, now = _by_family(f for g in decided for f in self._was(g)[number].families), _by_family(
            pair for pairs in own.values() for pair in pairs
        )
        found: set[str] = set()
        for family in sorted(was.keys() | now.keys()):
            old, new = was.get(family, set()), now.get(family, set())
            if old == new:
                continue
            groups = self._of_family(family)
            others = {f for g in groups - decided for of, f in self._group(g)[number].families if of == family}
            if rarity(others | old) != rarity(others | new):
                found |= groups
        return found

    def _of_family(self, family: str) -> set[str]:
        rows = self._ledger.rows("SELECT name FROM families WHERE family = ?", packed(family))
        return {unpacked(row[0]) for row in rows}

    def _rename(self, number: int, moved: set[str], after: Mapping[tuple[EntityId, str], EntityId]) -> set[str]:
        """Give parts their ids after a round; returns the documents in which something has changed so far."""
        now = set(moved)
        for (identifier, name), new in after.items():
            if name not in now and any(
                known.id(number) == identifier and known.id(number + 1) != new for known in self._parts(name, number)
            ):
                now.add(name)
        for name in now:
            document = self._document(name)
            if document is None:
                continue
            if name not in moved:
                self._was_document.setdefault(name, document)
                document = self._documents[name] = document.until(number)
            since, parts = document.layers[-1]
            document.layers[-1] = since, [
                known.with_id(number + 1, after.get((known.id(number), name), known.id(number + 1))) for known in parts
            ]
        return now

    # --- what is kept

    def _document(self, name: str) -> _Document | None:
        if name not in self._documents:
            rows = self._ledger.rows("SELECT data FROM parts WHERE document = ?", packed(name))
            self._documents[name] = _read_document(name, rows[0][0]) if rows else None
        return self._documents[name]

    def _parts(self, name: str, number: int) -> list[_Known]:
        document = self._document(name)
        return document.at(number) if document else []

    def _old(self, name: str, number: int) -> list[_Known]:
        document = self._was_document[name] if name in self._was_document else self._document(name)
        return document.at(number) if document else []

    def _date(self, name: str) -> str:
        document = self._document(name)
        return document.date if document else ""

    def _graph(self, name: str) -> KnowledgeGraph:
        if name not in self._graphs:
            self._graphs[name] = self._ledger.graph(name)
        return self._graphs[name]

    def _members(self, group: str) -> list[str]:
        """Documents that have a name in some round, and perhaps more."""
        rows = self._ledger.rows("SELECT document FROM members WHERE name = ? ORDER BY document", packed(group))
        return [unpacked(row[0]) for row in rows]

    def _group(self, group: str) -> list[_Group]:
        """A name in every round."""
        if group not in self._groups:
            rows = self._ledger.rows("SELECT data FROM groups WHERE name = ?", packed(group))
            found = [_read_group(data) for data in json.loads(rows[0][0])] if rows else [_Group()]
            self._groups[group] = found + found[-1:] * (MOST_ROUNDS - len(found))
        return self._groups[group]

    def _was(self, group: str) -> list[_Group]:
        return self._was_group.get(group) or self._group(group)

    def _changing(self, group: str) -> list[_Group]:
        """A name in every round, to be changed."""
        if group not in self._was_group:
            self._was_group[group] = self._group(group)
            self._groups[group] = [state.copy() for state in self._group(group)]
        return self._groups[group]

    def _save(self) -> None:
        for name in self._was_document:
            self._save_document(name)
        for group in self._was_group:
            states = self._groups[group]
            if any(state.documents for state in states):
                written = [_write_group(state) for state in states]
                while len(written) > 1 and written[-1] == written[-2]:
                    written.pop()
                counts = [state.documents for state in states]
                values = (packed(group), min(counts), max(counts), json.dumps(written))
                self._ledger.rows("INSERT OR REPLACE INTO groups VALUES (?, ?, ?, ?)", *values)
            else:
                for table in ("groups", "keys", "families"):
                    self._ledger.rows(f"DELETE FROM {table} WHERE name = ?", packed(group))  # noqa: S608  (our own)
        self._ledger.put("parted", str(self._total))

    def _save_document(self, name: str) -> None:
        key, document = packed(name), self._documents[name]
        for table in ("parts", "members", "entities"):
            self._ledger.rows(f"DELETE FROM {table} WHERE document = ?", key)  # noqa: S608  (names of our own)
        if document is None:
            return
        self._ledger.rows("INSERT INTO parts VALUES (?, ?)", key, _write_document(document))
        every = [known for _, parts in document.layers for known in parts]
        groups = {(packed(known.group), key) for known in every}
        self._ledger.run_many("INSERT INTO members VALUES (?, ?)", groups)
        ids = {identifier for known in every for identifier in known.ids}
        others = {entity.id for entity in self._graph(name).entities} - {known.id(0) for known in document.at(0)}
        rows = {(packed(it), int(part), key) for part, found in ((True, ids), (False, others)) for it in found}
        self._ledger.run_many("INSERT INTO entities VALUES (?, ?, ?)", rows)

    def _check(self, changes: Iterable[str]) -> None:
        """Whether what is no part anywhere is known in one document only; else rules could not be asked by name."""
        for name in self._was_document:
            rows = self._ledger.rows(
                "SELECT 1 FROM entities AS a JOIN entities AS b ON a.id = b.id AND b.part = 0 "
                "WHERE a.document = ?1 AND (a.part = 1 OR b.document != ?1) UNION ALL "
                "SELECT 1 FROM entities AS a JOIN entities AS b ON a.id = b.id AND b.part = 1 "
                "WHERE a.document = ?1 AND a.part = 0 LIMIT 1",
                packed(name),
            )
            if rows:
                raise NotLocalError


def _by_family(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for family, first in pairs:
        found.setdefault(family, set()).add(first)
    return found


def _weight(group: str, state: _Group, most: int) -> int:
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


def _write_document(document: _Document) -> str:
    layers = [
        [since, [[k.names, k.type, _write_profile(k.profile), k.ids] for k in parts]]
        for since, parts in document.layers
    ]
    return json.dumps([document.date, layers])


def _read_document(name: str, text: str) -> _Document:
    date, layers = json.loads(text)
    return _Document(
        date,
        [
            (since, [_Known(tuple(n), EntityType(t), _read_profile(p, name), since, ids) for n, t, p, ids in parts])
            for since, parts in layers
        ],
    )


def _write_group(state: _Group) -> list[object]:
    counts = (state.documents, state.places, dict(sorted(state.names.items())), dict(sorted(state.types.items())))
    return [*counts, _write_profile(state.said), sorted(state.families), state.kept]


def _read_group(data: list[object]) -> _Group:
    state = _Group()
    state.documents, state.places, names, types, said, families, state.kept = data  # type: ignore[assignment]
    state.names, state.types = Counter(names), Counter(types)
    state.said = _read_profile(said)  # type: ignore[arg-type]
    state.families = frozenset((family, first) for family, first in families)  # type: ignore[attr-defined]
    return state
