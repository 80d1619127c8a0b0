"""What a store knows, in one SQLite file: documents with what each says alone, and what Oxigraph still has to be told.

Nothing is lost when a process is killed at any moment:

1. one transaction records the new state, and in `todo` every named graph that it changes, with its new content;
2. Oxigraph's graphs are replaced one by one, which can be repeated;
3. when Oxigraph has flushed them to disk, `todo` is emptied. Who opens a store does what is still in `todo` first.

Who writes holds SQLite's exclusive lock until it closes the store; who reads holds a shared one. Both end with the
process, however it ends.
"""

from __future__ import annotations

import errno
import sqlite3
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import KgError, ReadError, UsageError, WriteError
from kg.writers import json as graph_json

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kg.graph import KnowledgeGraph

VERSION = 1
"""The version of the layout; a program refuses a store of a later one."""

FILE = "ledger.sqlite"

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id BLOB PRIMARY KEY,     -- of the document, in UTF-8 (any text)
    state TEXT NOT NULL,     -- hash of text, description, model and version of kg
    source BLOB NOT NULL,
    extractor TEXT NOT NULL, -- programs that analysed it, as kg.extractor names them; empty when nobody said so
    language BLOB NOT NULL,
    facts INTEGER NOT NULL,  -- that it states alone
    graph BLOB NOT NULL,     -- what it says alone: JSON of kg.writers.json, compressed
    name TEXT NOT NULL,      -- IRI of its named graph; empty until it is written
    written TEXT NOT NULL    -- hash of its named graph; empty until it is written
);
CREATE INDEX sources ON documents (source);
CREATE INDEX languages ON documents (language);
-- documents that the named graphs do not know yet
CREATE TABLE changed (id BLOB PRIMARY KEY) WITHOUT ROWID;
-- named graphs to replace; without quads: to remove
CREATE TABLE todo (name TEXT PRIMARY KEY, quads BLOB);
"""
_LEVEL = 1  # of compression: a third of the size for a tenth of the time that the best takes


class Listed(NamedTuple):
    """A document of a store: its id, where it was read, and how many facts it states alone."""

    id: str
    source: str
    facts: int


def is_store(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is a store."""
    try:
        return Path(path, FILE).is_file()
    except (OSError, ValueError):  # too long a name, or a NUL in it
        return False


def packed(text: str) -> bytes:
    """Any text as bytes, also one with lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> str:
    """The text that `packed` was given."""
    return data.decode("utf-8", "surrogatepass")


class Ledger:
    """The SQLite file of a store. Every error of the database becomes one sentence."""

    def __init__(self, folder: Path, *, writable: bool, create: bool = True, tables: Iterable[str] = ()) -> None:
        """Open it, and make it when it is missing, `writable` and to `create`, with `tables` by their statements.

        Raises:
            UsageError: The folder is no store, or of a later version.
            KgError: Another process holds it.
        """
        self.folder = folder
        self.path = folder / FILE
        self.writable = writable
        self._tables = tuple(tables)
        if writable and create:
            self._make_folder()
        elif not self.path.is_file():
            message = f"{folder} is not a store of kg; make one with: kg build SOURCE --store {folder}"
            raise UsageError(message)
        self._db = self._open()
        try:
            with self.told():
                self._begin()
        except BaseException:
            self._db.close()
            raise

    def _make_folder(self) -> None:
        try:
            if (
                self.folder.exists()
                and not self.path.is_file()
                and (not self.folder.is_dir() or any(self.folder.iterdir()))
            ):
                message = f"{self.folder} is there and is not a store of kg; name an empty or a new folder."
                raise UsageError(message)
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"Cannot make a store in {self.folder}: {error.strerror or error}; choose another folder."
            raise WriteError(message) from error

    def _open(self) -> sqlite3.Connection:
        with self.told():
            uri = f"{self.path.absolute().as_uri()}?mode={'rwc' if self.writable else 'ro'}"
            return sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)

    def _begin(self) -> None:
        if self.writable:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA journal_mode = TRUNCATE")
            self._db.execute("BEGIN EXCLUSIVE")
            if not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in (*_SCHEMA.split(";\n"), *self._tables):
                    self._db.execute(statement)
                self._db.execute("INSERT INTO meta VALUES ('version', ?)", (str(VERSION),))
            self._db.execute("COMMIT")
        else:
            self._db.execute("BEGIN")  # the lock of readers, held until the end
        self._check_version()

    def _check_version(self) -> None:
        found = self.get("version")
        if not found.isdecimal() or int(found) != VERSION:
            message = f"{self.folder} was written by another version of kg ({found or 'unknown'}); upgrade kg-news."
            raise UsageError(message)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Errors of the database as one sentence."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._sentence(error) from error

    def _sentence(self, error: sqlite3.DatabaseError) -> KgError:
        text = str(error)
        if "locked" in text:
            return KgError(f"{self.folder} is in use by another process; try again when that is done.")
        if "full" in text:
            return WriteError(f"The disk of {self.folder} is full; nothing is lost, free some space and do it again.")
        if "no such table" in text or "not a database" in text or "malformed" in text:
            return ReadError(f"{self.path} is damaged or no ledger of kg ({text}); restore the folder from a copy.")
        if "readonly" in text or "unable to open" in text:
            return WriteError(f"Cannot open {self.path} ({text}); check the permissions of the folder.")
        return WriteError(f"The database {self.path} does not work ({text}); nothing is lost, look at its disk.")

    def close(self) -> None:
        """Close it; what no transaction has finished is as it was."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises `UsageError` when the store is open for reading only."""
        if not self.writable:
            message = f"{self.folder} is open for reading only; open it without read_only to change it."
            raise UsageError(message)
        with self.told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[Any]:
        """The rows that a statement gives."""
        with self.told():
            return self._db.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[Any]:
        """The same, one by one."""
        with self.told():
            yield from self._db.execute(sql, values)

    def run_many(self, sql: str, values: Iterable[tuple[object, ...]]) -> None:
        """One statement for many values."""
        with self.told():
            self._db.executemany(sql, values)

    # --- meta

    def get(self, name: str) -> str:
        """What was `put` under a name; empty when nothing was."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else ""

    def put(self, name: str, value: str) -> None:
        """Remember something under a name."""
        self.rows("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    # --- documents

    def ids(self) -> list[str]:
        """All ids."""
        return [unpacked(key) for (key,) in self.rows("SELECT id FROM documents ORDER BY id")]

    def state(self, identifier: str) -> str:
        """The hash of a document's state; empty when it is not there."""
        found = self.rows("SELECT state FROM documents WHERE id = ?", packed(identifier))
        return str(found[0][0]) if found else ""

    def listed(self) -> list[Listed]:
        """The documents, by id."""
        rows = self.each("SELECT id, source, facts FROM documents ORDER BY id")
        return [Listed(unpacked(key), unpacked(source), facts) for key, source, facts in rows]

    def of_source(self, source: str) -> list[str]:
        """Ids of the documents that were read there."""
        return [unpacked(key) for (key,) in self.rows("SELECT id FROM documents WHERE source = ?", packed(source))]

    def keep(self, state: str, graph: KnowledgeGraph, extractor: str = "") -> None:
        """Put in what a document says, in place of what it said."""
        (document,) = graph.documents
        described = packed(document.source), extractor, packed(document.language)
        self.rows(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, '', '') ON CONFLICT (id) DO UPDATE SET "
            "state = excluded.state, source = excluded.source, extractor = excluded.extractor, "
            "language = excluded.language, facts = excluded.facts, graph = excluded.graph",
            packed(document.id), state, *described, len(graph), frozen(graph),
        )  # fmt: skip
        self.rows("INSERT OR IGNORE INTO changed VALUES (?)", packed(document.id))

    def drop(self, identifier: str) -> None:
        """Take out a document; its named graph goes with it."""
        for (name,) in self.rows("SELECT name FROM documents WHERE id = ? AND name != ''", packed(identifier)):
            self.rows("INSERT OR REPLACE INTO todo VALUES (?, NULL)", name)
        self.rows("DELETE FROM documents WHERE id = ?", packed(identifier))
        self.rows("INSERT OR IGNORE INTO changed VALUES (?)", packed(identifier))

    def graphs(self) -> Iterator[KnowledgeGraph]:
        """What each document says alone, by id."""
        for (data,) in self.each("SELECT graph FROM documents ORDER BY id"):
            yield thawed(data)

    def find_graph(self, identifier: str) -> KnowledgeGraph | None:
        """What a document says alone; None when it is not there."""
        rows = self.rows("SELECT graph FROM documents WHERE id = ?", packed(identifier))
        return thawed(rows[0][0]) if rows else None

    def graph(self, identifier: str) -> KnowledgeGraph:
        """What a document says alone; KeyError when it is not there."""
        found = self.find_graph(identifier)
        if found is None:
            raise KeyError(identifier)
        return found

    def extractor(self, identifier: str) -> str:
        """Which programs analysed a document; empty when nobody said so."""
        rows = self.rows("SELECT extractor FROM documents WHERE id = ?", packed(identifier))
        return str(rows[0][0]) if rows else ""

    def extractors(self) -> dict[str, str]:
        """Which programs analysed each document, by id."""
        rows = self.rows("SELECT id, extractor FROM documents")
        return {unpacked(identifier): extractor for identifier, extractor in rows}

    def todo(self, names: Iterable[str] | None) -> Iterator[tuple[str, bytes | None]]:
        """Named graphs that Oxigraph is to be told, with their content: these, or all."""
        if names is None:
            yield from self.each("SELECT name, quads FROM todo ORDER BY name")
        for name in sorted(names or ()):
            yield from self.rows("SELECT name, quads FROM todo WHERE name = ?", name)

    def dropped(self) -> list[str]:
        """Named graphs that Oxigraph is to remove, or has removed since it was last told to write to disk."""
        return [name for (name,) in self.rows("SELECT name FROM todo WHERE quads IS NULL")]

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  (names of our own)

    def changed(self) -> list[str]:
        """Ids of documents that were put in, replaced or taken out since the named graphs were made."""
        return [unpacked(key) for (key,) in self.rows("SELECT id FROM changed ORDER BY id")]


def frozen(graph: KnowledgeGraph) -> bytes:
    """A graph as bytes, without loss."""
    return zlib.compress("".join(graph_json.json(graph)).encode(), _LEVEL)


def thawed(data: bytes) -> KnowledgeGraph:
    """The graph that `frozen` was given."""
    return graph_json.loads(zlib.decompress(data).decode())


def is_full(error: OSError) -> bool:
    """Whether an error says that a disk or a quota is full."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(error)
