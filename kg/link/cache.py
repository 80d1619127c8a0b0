"""Where indexes are kept between builds: $KG_CACHE, else $XDG_CACHE_HOME/kg, else ~/.cache/kg."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input

_VERSION = "1"
"""Part of every name: raise it when the tables or the keys of names change."""


def cache_folder() -> Path | None:
    """The folder, made if it is not there; None when it cannot be written: indexes are then made in memory."""
    given = os.environ.get("KG_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = Path(given) if given else (Path(base) if base else Path.home() / ".cache") / "kg"
        folder = folder / "link"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError):  # no home, or a file in the way
        return None
    return folder if os.access(folder, os.W_OK) else None


def content_key(file: Input) -> str:
    """What an index of this file is called: a hash of its bytes, its format, and our version. Raises `OSError`."""
    path = file.path
    if path is None:
        return hashlib.sha256(file.data()).hexdigest()
    with path.open("rb") as stream:
        whole = hashlib.file_digest(stream, "sha256").hexdigest()
    return f"{whole[:40]}{''.join(path.suffixes[-2:]).lower().replace('.', '-')}-v{_VERSION}"


def opened(path: Path) -> sqlite3.Connection | None:
    """A whole index that is there already, to be read; None for none, and for one that is broken."""
    if not path.is_file():
        return None
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        if connection.execute("SELECT count(*) FROM complete").fetchone()[0]:
            return connection
    except (sqlite3.Error, OSError):
        pass
    if connection is not None:
        connection.close()
    return None


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name beside `path` under which to make it; it appears there whole at the end, or not at all.

    That it cannot be put there (the disk is full, another process was faster and has tidied up) is no error.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        yield temporary
        with suppress(OSError):
            with temporary.open("rb+") as whole:
                os.fsync(whole.fileno())
            temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def forget_leftovers(path: Path) -> None:
    """Remove what killed processes left of an index that is there whole by now."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            left.unlink()
