"""Where a store keeps who is who: tables of the ledger, with what has been read of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.resolve.merge import MOST_ROUNDS
from kg.store.ledger import packed, unpacked
from kg.store.parts import Document, Group, Known, read_document, read_group, write_document, write_group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph import KnowledgeGraph
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


class Kept:
    """The kept state, in the ledger; `update` follows a change through it."""

    def __init__(self, ledger: Ledger) -> None:
        """Of a store."""
        self._ledger = ledger
        self._documents: dict[str, Document | None] = {}
        self._groups: dict[str, list[Group]] = {}
        self._was_document: dict[str, Document | None] = {}
        self._was_group: dict[str, list[Group]] = {}
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

    def _of_family(self, family: str) -> set[str]:
        rows = self._ledger.rows("SELECT name FROM families WHERE family = ?", packed(family))
        return {unpacked(row[0]) for row in rows}

    def _firsts(self, family: str, number: int) -> set[str]:
        groups = self._of_family(family)
        return {first for group in groups for of, first in self._group(group)[number].families if of == family}

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

    def _is_alone(self, group: str) -> bool:
        return not self._ledger.rows(
            "SELECT 1 FROM keys AS a JOIN keys AS b ON a.key = b.key WHERE a.name = ?1 AND b.name != ?1 LIMIT 1",
            packed(group),
        )

    # --- what is kept

    def _document(self, name: str) -> Document | None:
        if name not in self._documents:
            rows = self._ledger.rows("SELECT data FROM parts WHERE document = ?", packed(name))
            self._documents[name] = read_document(name, rows[0][0]) if rows else None
        return self._documents[name]

    def _parts(self, name: str, number: int) -> list[Known]:
        document = self._document(name)
        return document.at(number) if document else []

    def _old(self, name: str, number: int) -> list[Known]:
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

    def _group(self, group: str) -> list[Group]:
        """A name in every round."""
        if group not in self._groups:
            rows = self._ledger.rows("SELECT data FROM groups WHERE name = ?", packed(group))
            found = [read_group(data) for data in json.loads(rows[0][0])] if rows else [Group()]
            self._groups[group] = found + found[-1:] * (MOST_ROUNDS - len(found))
        return self._groups[group]

    def _was(self, group: str) -> list[Group]:
        return self._was_group.get(group) or self._group(group)

    def _changing(self, group: str) -> list[Group]:
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
                written = [write_group(state) for state in states]
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
        self._ledger.rows("INSERT INTO parts VALUES (?, ?)", key, write_document(document))
        every = [known for _, parts in document.layers for known in parts]
        groups = {(packed(known.group), key) for known in every}
        self._ledger.run_many("INSERT INTO members VALUES (?, ?)", groups)
        ids = {identifier for known in every for identifier in known.ids}
        others = {entity.id for entity in self._graph(name).entities} - {known.id(0) for known in document.at(0)}
        rows = {(packed(it), int(part), key) for part, found in ((True, ids), (False, others)) for it in found}
        self._ledger.run_many("INSERT INTO entities VALUES (?, ?, ?)", rows)

    def _check(self) -> None:
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
