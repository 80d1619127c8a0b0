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

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from kg.resolve.merge import MOST_ROUNDS
from kg.resolve.partial import document_parts, family_of, is_calm, keys_of, rarity, share
from kg.resolve.parts import Part, most_telling
from kg.resolve.renaming import renamed
from kg.store.kept import Kept
from kg.store.ledger import packed, unpacked
from kg.store.parts import Document, Known, weight

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId


_REMEMBERED = 4000  # documents


class Identities(Kept):
    """The kept state; `update` follows a change through it."""

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
        self._check()
        return {name for name, was in self._was_document.items() if name in changes or self._has_moved(name, was)}

    def _has_moved(self, name: str, was: Document | None) -> bool:
        return was is None or was.names() != self.names(name)

    def _enter(self, name: str, graph: KnowledgeGraph | None) -> None:
        was = self._document(name)
        self._was_document[name] = was
        parts: list[Known] = []
        self._documents[name] = None
        if graph is not None:  # one without facts is falsy
            parts = [Known.of(part, 0) for part in document_parts(graph).values()]
            day = graph.documents[0].published
            self._documents[name] = Document(day.isoformat() if day else "", [(0, parts)])
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
        document.layers.append((number, [Known.of(part, number) for part in parts.values()]))

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
            if weight(group, self._was(group)[number], old) != weight(group, self._group(group)[number], new)
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

    def _decide(self, number: int, groups: set[str]) -> dict[tuple[EntityId, str], EntityId]:
        """The ids after a round of all parts of these groups, and of all that share a key with them."""
        while True:
            closed = self._closure(groups)
            if number and self._is_as_before(number, closed):
                return self._kept_as_before(number, closed)
            parts = [part for group in sorted(closed) for part in self._parts_of(group, number)]
            weights = self._stand_beside(parts, number)
            dates = {part.document: date for part in parts if (date := self._date(part.document))}
            families = partial(self._families, number, closed)
            found = share(parts, weights, dates, families)
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
                    if before is not now and weight(known.group, before, most) != weight(known.group, now, most):
                        return False
        families = {family for group in closed for family, _ in self._group(group)[number - 1].families}
        return all(
            rarity(self._firsts(family, number - 1)) == rarity(self._firsts(family, number)) for family in families
        )

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
                    weights[name] = weight(name, self._group(name)[number], most)
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
        was, now = (
            _by_family(f for g in decided for f in self._was(g)[number].families),
            _by_family(pair for pairs in own.values() for pair in pairs),
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
            document.layers[-1] = (
                since,
                [
                    known.with_id(number + 1, after.get((known.id(number), name), known.id(number + 1)))
                    for known in parts
                ],
            )
        return now


def _by_family(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for family, first in pairs:
        found.setdefault(family, set()).add(first)
    return found
