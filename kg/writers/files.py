"""Files that appear whole or not at all: written beside their place, flushed to disk, then renamed over it."""

from __future__ import annotations

import errno
import gzip
import io
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def write_text(path: str | os.PathLike[str], chunks: Iterable[str]) -> Path:
    """Write text as UTF-8 to `path`, gzipped when the name ends in `.gz`; missing folders are created.

    What was at `path` before is replaced in one step at the very end; on any error or interrupt it stays as it was
    and nothing else is left behind. A symbolic link stays a link, its target is replaced; devices and pipes are
    written to directly. Equal text gives equal bytes, also gzipped.

    Raises `WriteError` when the operating system refuses.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        place = target.open("wb") if _is_device(target) else _replaced(Path(os.path.realpath(target)))
        with place as raw, _text_stream(raw, compress=target.suffix.lower() == ".gz") as stream:
            for chunk in chunks:
                stream.write(chunk)
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
    return target


def _is_device(path: Path) -> bool:
    return path.parts[:2] in {("/", "dev"), ("/", "proc")} or (path.exists() and not path.is_file())


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = path.name.encode("utf-8", "surrogateescape")[:_LONGEST_STEM].decode("utf-8", "ignore")
    temporary = path.with_name(f".{stem}.{secrets.token_hex(6)}.tmp")
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
