"""From what the user named to single files: folders walked, patterns expanded, compression undone."""

from __future__ import annotations

import bz2
import glob
import gzip
import io
import lzma
import os
import stat
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from kg.errors import ReadError
from kg.readers.registry import endings, format_of
from kg.readers.report import explain, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.readers.report import Reporter

STDIN: Final = "-"
UNPACK_ERRORS: Final = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
_UNPACK: Final[dict[str, Callable[[Path], io.BufferedIOBase]]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
_IN_MEMORY = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input when `path` is None. `name` is what messages and `Document.source` call it.

    `content` holds bytes that were read already, because their source gives them once only.
    """

    name: str
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)

    @property
    def ending(self) -> str:
        """The last ending in lower case, that of a compression left out; "" for none.

        >>> Input("a/B.TXT.gz", Path("a/B.TXT.gz")).ending
        '.txt'
        """
        return Path(self._unpacked_name).suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without folders and endings; "stdin" for standard input."""
        return Path(self._unpacked_name).stem if self.path is not None else "stdin"

    @property
    def _unpacked_name(self) -> str:
        name = self.path.name if self.path is not None else ""
        return Path(name).stem if Path(name).suffix.lower() in _UNPACK else name

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes as a stream, decompressed. Standard input gives its bytes once only. Raises `OSError`."""
        if self.content is not None:
            yield io.BytesIO(self.content)
        elif self.path is None:
            yield cast("BinaryIO", sys.stdin.buffer)  # not ours to close
        else:
            unpack = _UNPACK.get(self.path.suffix.lower())
            with unpack(self.path) if unpack else self.path.open("rb") as stream:
                yield cast("BinaryIO", stream)

    @contextmanager
    def open_seekable(self) -> Iterator[BinaryIO]:
        """As `open`, and the stream can be rewound: what cannot is copied first (to disk above 64 MiB)."""
        with self.open() as stream:
            if self.path is not None and stream.seekable():
                yield stream
                return
            with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
                copyfileobj(stream, copy)
                copy.seek(0)
                yield cast("BinaryIO", copy)

    def held(self) -> Input:
        """This file, its bytes read and kept when it is standard input, a pipe or a device. Raises `OSError`."""
        if self.path is not None and self.path.is_file():
            return self
        return replace(self, content=self.data())

    def data(self) -> bytes:
        """All bytes at once. Raises `OSError`."""
        with self.open() as stream:
            return stream.read()


def expand(source: str | os.PathLike[str], report: Reporter, *, any_ending: bool = False) -> Iterator[Input]:
    """The files behind one source, sorted, so that every machine reads them in the same order.

    A folder is walked with its sub-folders; hidden entries, special files and endings that no reader knows are left
    out (with `any_ending` only the first two). A pattern gives the files it matches under the same rule. A file named
    outright is given whatever its ending. What does not exist or holds nothing readable is reported as an error.
    """
    given = os.fspath(source)
    if given == STDIN:
        yield Input(STDIN)
        return
    name = Path(given).as_posix()
    try:
        mode = Path(name).stat().st_mode
    except FileNotFoundError as error:
        if glob.has_magic(name):
            yield from _expand_pattern(name, report, any_ending=any_ending)
        else:
            report.lost(_missing(given, error), cause=error)
        return
    except (OSError, ValueError) as error:
        report.lost(_refused(error, name), cause=error)
        return
    if stat.S_ISDIR(mode):
        yield from _expand_folder(name, report, any_ending=any_ending)
    else:
        yield Input(name, Path(name))


def _missing(name: str, error: OSError) -> ReadError:
    if name.lower().startswith(("http://", "https://")):
        return ReadError(f"{shorten(name)}: kg reads files and not the web; save the page and name the file.")
    return explain(error, name)


def _refused(error: OSError | ValueError, name: str) -> ReadError:
    if isinstance(error, OSError):
        return explain(error, name)
    return ReadError(f"{shorten(name)!r}: no file can have this name; to read text itself, pipe it to `-`.")


def _expand_folder(name: str, report: Reporter, *, any_ending: bool) -> Iterator[Input]:
    empty = True
    for file in _walk(Path(name), (), report, any_ending=any_ending):
        empty = False
        yield file
    if empty:
        report.error(f"{shorten(name)}: the folder holds nothing that kg reads ({_known()}).")


def _expand_pattern(name: str, report: Reporter, *, any_ending: bool) -> Iterator[Input]:
    empty = True
    matches = glob.glob(name, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    for match in sorted(matches, key=lambda found: Path(found).parts):
        path = Path(match)
        if stat.S_ISDIR(_mode(path)):
            # "**" lists the folders and their files as well: a folder is walked only where the pattern stops at it
            found = iter(()) if "**" in name else _walk(path, (), report, any_ending=any_ending)
        else:
            found = iter([Input(path.as_posix(), path)] if _wanted(path, any_ending=any_ending) else [])
        for file in found:
            empty = False
            yield file
    if empty:
        report.error(f"{shorten(name)}: the pattern matches nothing that kg reads ({_known()}).")


def _walk(folder: Path, above: tuple[tuple[int, int], ...], report: Reporter, *, any_ending: bool) -> Iterator[Input]:
    # `above` holds device and inode of the folders on the way down: meeting one again means a link leads back up
    try:
        status = folder.stat()
        entries = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        report.lost(explain(error, folder.as_posix()), cause=error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        report.error(f"{shorten(folder.as_posix())}: this link leads back to a folder above it; it was not followed.")
        return
    for entry in entries:
        path = folder / entry
        if entry.startswith("."):
            continue
        if stat.S_ISDIR(_mode(path)):
            yield from _walk(path, (*above, here), report, any_ending=any_ending)
        elif _wanted(path, any_ending=any_ending):
            yield Input(path.as_posix(), path)


def _wanted(path: Path, *, any_ending: bool) -> bool:
    if not any_ending and not format_of(Input(path.name, path).ending):
        return False
    # a pipe or device inside a folder could block for ever; what has no mode (a broken link) is reported when opened
    mode = _mode(path)
    return stat.S_ISREG(mode) or not mode


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _known() -> str:
    return " ".join(endings())
