"""An authority file as an index on disk (SQLite), so that a million names are read once and not at each build."""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError, UsageError
from kg.link.cache import cache_folder, content_key, forget_leftovers, new_file, opened
from kg.link.candidates import Candidate, Found, Sort
from kg.link.names import link_key
from kg.link.said import COUNTRY, OTHER_NAME, POPULATION, PREFERRED, REGION, SORT, SUBCLASS, TYPE, Refused
from kg.link.tables import read_table
from kg.link.triples import read_triples
from kg.link.types import types_of
from kg.readers.files import UNPACK_ERRORS, Input
from kg.readers.report import ReadWarning, explain, shorten
from kg.writers.readback import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.errors import KgError
    from kg.link.said import Said
    from kg.model import EntityType

_LOG = logging.getLogger("kg.link")
_TABLES = {".csv", ".tsv", ".txt", ".tab"}
_SCHEMA = """
CREATE TABLE names (key TEXT NOT NULL, label TEXT NOT NULL, iri TEXT NOT NULL, kind INTEGER NOT NULL, language TEXT);
CREATE TABLE facts (iri TEXT NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL);
CREATE TABLE refused (sentence TEXT NOT NULL);
"""
_FINISH = """
CREATE INDEX names_by_key ON names (key);
CREATE INDEX names_by_iri ON names (iri);
CREATE INDEX facts_by_iri ON facts (iri);
CREATE TABLE complete (yes INTEGER); INSERT INTO complete VALUES (1);
"""
_BATCH = 10_000
_DEEPEST = 12  # classes above a class


class AuthorityFile:
    """A file of authority data that can be asked for names."""

    def __init__(self, name: str, key: str, connection: sqlite3.Connection) -> None:
        """Take over the connection; `key` is that of the content, by which a file given twice is one."""
        self.name = name
        self.key = key
        self._connection = connection

    def find(self, key: str) -> Iterator[Found]:
        """Everything that has a label of this key, sorted. See `kg.link.candidates.Authority`."""
        query = "SELECT DISTINCT iri, label, language FROM names WHERE key = ? ORDER BY iri, label, language"
        try:
            rows = self._connection.execute(query, (key,)).fetchall()
            yield from [Found(label, self._candidate(iri), language or "") for iri, label, language in rows]
        except sqlite3.DatabaseError as error:
            place = cache_folder()
            message = (
                f"{shorten(self.name)}: its index in {place} is broken ({error}); delete that folder and try again."
            )
            raise ReadError(message) from error

    def warnings(self) -> list[str]:
        """What was left out of the file, a sentence for each reason."""
        rows = self._connection.execute("SELECT sentence FROM refused ORDER BY sentence")
        return [f"{shorten(self.name)}: {sentence}" for (sentence,) in rows]

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def _candidate(self, iri: str) -> Candidate:
        values: dict[int, list[str]] = {}
        query = "SELECT DISTINCT kind, value FROM facts WHERE iri = ? ORDER BY kind, value"
        for kind, value in self._connection.execute(query, (iri,)):
            values.setdefault(kind, []).append(value)
        query = "SELECT label FROM names WHERE iri = ? ORDER BY kind, language NOT IN ('', 'en'), label LIMIT 1"
        (label,) = self._connection.execute(query, (iri,)).fetchone()
        country, region = values.get(COUNTRY, []), values.get(REGION, [])
        return Candidate(
            iri,
            label,
            tuple(sorted({type_ for class_ in values.get(TYPE, ()) for type_ in self._types(class_)})),
            country[0] if len(country) == 1 else "",
            region[0] if len(region) == 1 else "",
            max((int(number) for number in values.get(POPULATION, ())), default=0),
            min(map(Sort, values.get(SORT, ())), key=list(Sort).index, default=Sort.ANY),
        )

    def _types(self, class_: str) -> tuple[EntityType, ...]:
        """Our types of a class, or of the nearest classes above it that we know."""
        layer, seen = {class_}, {class_}
        for _ in range(_DEEPEST):
            found = {type_ for one in layer for type_ in types_of(one)}
            if found or not layer:
                return tuple(sorted(found))
            marks = ",".join("?" * len(layer))
            query = f"SELECT DISTINCT value FROM facts WHERE kind = ? AND iri IN ({marks})"  # noqa: S608  (marks only)
            above = {value for (value,) in self._connection.execute(query, (SUBCLASS, *sorted(layer)[:500]))}
            layer = above - seen
            seen |= layer
        return ()


def load_authority(path: str | os.PathLike[str], *, on_error: Callable[[KgError], None] | None = None) -> AuthorityFile:
    """The index of an authority file: the one in the cache if there is one of this content, else a new one.

    Read are RDF (.ttl, .nt, .nq, .trig, .rdf, .xml, .owl, .jsonld), CSV and TSV with columns of IRIs and names, and
    GeoNames' dump (.txt); each also packed (.gz, .bz2, .xz). `on_error` is told, by a `ReadWarning`, what is left out;
    without it, that is logged.

    Raises `ReadError` when the file cannot be read or holds no name at all, `UsageError` for an unknown ending.
    """
    given = os.fspath(path)
    file = Input(Path(given).as_posix(), Path(given))
    if file.ending not in _TABLES | set(FORMATS):
        known = ", ".join(sorted(_TABLES | set(FORMATS)))
        message = f"{shorten(given)}: authority data is read from files that end in {known} (or these and .gz)."
        raise UsageError(message)
    try:
        authority = _load(file)
    except OSError as error:
        if isinstance(error, UNPACK_ERRORS):
            raise _broken(file, error) from error
        raise explain(error, file.name) from error
    except UNPACK_ERRORS as error:
        raise _broken(file, error) from error
    except ValueError as error:  # a NUL in the name
        message = f"{shorten(given)!r}: no file can have this name; check the spelling."
        raise ReadError(message) from error
    for sentence in authority.warnings():
        if on_error is None:
            _LOG.warning("%s", sentence)
        else:
            on_error(ReadWarning(sentence))
    return authority


def recall_authority(path: str | os.PathLike[str], key: str) -> AuthorityFile:
    """The index of a file as it was when its `AuthorityFile.key` was this: from the cache, else made of it again.

    Raises `ReadError` when it has to be made again, and the file is gone or is another one.
    """
    folder = cache_folder()
    found = opened(folder / f"{key}.sqlite") if folder is not None else None
    if found is not None:
        return AuthorityFile(os.fspath(path), key, found)
    name = shorten(os.fspath(path))
    if not Path(path).is_file():
        message = f"{name}: this file of authority data is gone; put it back, or name others with --link."
        raise ReadError(message)
    authority = load_authority(path)
    if authority.key != key:
        authority.close()
        message = f"{name}: this file of authority data is another one now; name it again with --link to take it."
        raise ReadError(message)
    return authority


def _broken(file: Input, error: Exception) -> ReadError:
    return ReadError(f"{shorten(file.name)}: it cannot be unpacked ({error}); fetch or pack it again.")


def _load(file: Input) -> AuthorityFile:
    key = content_key(file)
    folder = cache_folder()
    if folder is not None:
        place = folder / f"{key}.sqlite"
        found = opened(place)
        if found is None:
            try:
                with new_file(place) as temporary:
                    _make(str(temporary), file).close()
                forget_leftovers(place)
                found = opened(place)
            except sqlite3.OperationalError:  # the disk is full, or the folder cannot be used after all
                found = None
        if found is not None:
            return AuthorityFile(file.name, key, found)
    return AuthorityFile(file.name, key, _make(":memory:", file))


def _make(place: str, file: Input) -> sqlite3.Connection:
    connection = sqlite3.connect(place)
    try:
        _fill(connection, file)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(connection: sqlite3.Connection, file: Input) -> None:
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
    refused = Refused()
    read = read_table if file.ending in _TABLES else read_triples
    names = 0
    for batch in _batches(read(file, refused)):
        labels = [it for it in batch if it.kind in {PREFERRED, OTHER_NAME}]
        names += len(labels)
        connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
            ((link_key(it.value), it.value, it.iri, it.kind, it.language) for it in labels),
        )
        connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?)",
            ((it.iri, it.kind, it.value) for it in batch if it.kind not in {PREFERRED, OTHER_NAME}),
        )
    if not names:
        message = f"{shorten(file.name)}: there is no name with an IRI in it; check that it is the right file."
        raise ReadError(message)
    connection.executemany("INSERT INTO refused VALUES (?)", ((sentence,) for sentence in refused.sentences()))
    connection.commit()
    connection.executescript(_FINISH)


def _batches(said: Iterable[Said]) -> Iterator[list[Said]]:
    batch: list[Said] = []
    for it in said:
        batch.append(it)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch
