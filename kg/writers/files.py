"""Files and folders that appear whole or not at all: written beside their place, flushed to disk, then renamed."""

from __future__ import annotations

import errno
import gzip
import io
import os
import secrets
import shutil
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import ReadError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another folder",
    errno.EACCES: "you may not write there; choose another folder or change its permissions",
    errno.EPERM: "you may not write there; choose another folder or change its permissions",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EISDIR: "that is a folder; name a file in it",
    errno.ENOTDIR: "a part of that path is a file, not a folder; choose another folder",
    errno.EEXIST: "a part of that path is a file, not a folder; choose another folder",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}
_LONGEST_STEM = 60  # bytes of the final name kept in the temporary one: file systems allow 255 for the whole


def read_bytes(path: Path) -> bytes:
    """What a written file holds, unpacked when its name ends in `.gz`; `ReadError` when that cannot be read."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix.lower() == ".gz" else data
    except (OSError, EOFError, zlib.error) as error:
        message = f"Cannot read {path}: {getattr(error, 'strerror', None) or error}; check the path and the file."
        raise ReadError(message) from error


def write_text(path: str | os.PathLike[str], chunks: Iterable[str]) -> Path:
    """Write text as UTF-8 to `path`, gzipped when the name ends in `.gz`; missing folders are created.

    What was at `path` before is replaced in one step at the very end; on any error or interrupt it stays as it was
    and nothing else is left behind. A symbolic link stays a link, its target is replaced; devices and pipes are
    written to directly. Equal text gives equal bytes, also gzipped.

    Raises `WriteError` when the operating system refuses.
    """
    target = Path(path)
    with _told(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        place = target.open("wb") if _is_device(target) else _replaced(Path(os.path.realpath(target)))
        with place as raw, _text_stream(raw, compress=target.suffix.lower() == ".gz") as stream:
            for chunk in chunks:
                stream.write(chunk)
    return target


def write_folder(path: str | os.PathLike[str], files: Mapping[str, Iterable[str]]) -> Path:
    """Write texts by name into a folder that appears whole or not at all; each gzipped when `path` ends in `.gz`.

    A folder that is there already is replaced if it holds nothing but such files, and stays as it was on any error.

    Raises `WriteError` when it holds something else, or the operating system refuses.
    """
    target = Path(path)
    with _told(target):
        place = Path(os.path.realpath(target))
        ending = ".gz" if target.suffix.lower() == ".gz" else ""
        _refuse_to_replace(place, {name + ending for name in files})
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = _beside(place)
        try:
            temporary.mkdir()
            for name, chunks in files.items():
                write_text(temporary / (name + ending), chunks)
            _exchange(temporary, place)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    return target


def _refuse_to_replace(folder: Path, names: set[str]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        message = f"Cannot write {folder}: that is a file, and the format is a folder of files; choose another name."
        raise WriteError(message)
    others = sorted({entry.name for entry in folder.iterdir()} - names)
    if others:
        message = f"Cannot write {folder}: it holds {others[0]!r}, which would be lost; choose another folder."
        raise WriteError(message)


def _exchange(new: Path, place: Path) -> None:
    """Put a folder into the place of another, which is put back if that fails."""
    old = _beside(place)
    was_there = place.exists()
    try:
        if was_there:
            place.rename(old)
        new.rename(place)
    except BaseException:
        if old.exists() and not place.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Errors of the operating system as a sentence with a remedy."""
    try:
        yield
    except BrokenPipeError:  # whoever read our output has read enough
        raise
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, f"{error.strerror or error}; check the path and try again")
        message = f"Cannot write {target}: {remedy}."
        raise WriteError(message) from error
    except ValueError as error:
        if "null byte" not in str(error):
            raise
        message = f"Cannot write {str(target)!r}: the name contains a NUL character; choose another one."
        raise WriteError(message) from error


def _is_device(path: Path) -> bool:
    return path.parts[:2] in {("/", "dev"), ("/", "proc")} or (path.exists() and not path.is_file())


def _beside(path: Path) -> Path:
    """A name for something temporary in the same folder."""
    stem = path.name.encode("utf-8", "surrogateescape")[:_LONGEST_STEM].decode("utf-8", "ignore")
    return path.with_name(f".{stem}.{secrets.token_hex(6)}.tmp")


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path)
    try:
        with temporary.open("xb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def _text_stream(raw: IO[bytes], *, compress: bool) -> Iterator[IO[str]]:
    packed = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if compress else None  # no name, no time: equal bytes
    stream = io.TextIOWrapper(packed or raw, encoding="utf-8", newline="\n", write_through=False)
    try:
        yield stream
        stream.flush()
        stream.detach()
        if packed:
            packed.close()
    except BaseException:
        with suppress(OSError, ValueError):
            stream.detach()
        raise
