"""Which reader reads which ending. A new format is one module in this package and one line here.

A format module has `read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]`. It imports its
library when `read` runs, reports what it skips, and raises `ReadError` when the whole file is of no use.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from kg.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions, Record
    from kg.readers.report import Reporter


class FormatReader(Protocol):
    """The one function of a format module."""

    def __call__(self, file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
        """The records of one file, in order."""


FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson"),
    "json": (".json",),
    "csv": (".csv", ".tsv"),
    "pdf": (".pdf",),
}
"""Name of a format, which is also the name of its module, and its endings (lower case)."""

_SNIFFED: Final = 512
_BEGINNINGS: Final = (
    (re.compile(rb"%pdf-"), "pdf"),
    (re.compile(rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.DOTALL), "html"),
    (re.compile(rb'\{\s*"[^"]*"\s*:'), "jsonl"),
    (re.compile(rb'\[\s*\{\s*"[^"]*"\s*:'), "json"),
)
_BY_ENDING: Final = {ending: name for name, endings in FORMATS.items() for ending in endings}


def endings() -> tuple[str, ...]:
    """Every ending that can be read, in the order of the table; each may be followed by .gz, .bz2 or .xz."""
    return tuple(_BY_ENDING)


def format_of(ending: str) -> str:
    """The format of a file ending such as ".md" (any case), or "" when nothing reads it.

    >>> format_of(".HTM")
    'html'
    """
    return _BY_ENDING.get(ending.lower(), "")


def named_format(name: str) -> str:
    """The format a user named, by its name or by an ending with or without dot. Raises `ReadError` for any other.

    >>> named_format("txt")
    'text'
    """
    plain = name.lower().strip()
    found = plain if plain in FORMATS else format_of("." + plain.lstrip("."))
    if not found:
        message = f"There is no format called {name!r}; choose one of {', '.join(FORMATS)}."
        raise ReadError(message)
    return found


def reader(format_name: str) -> FormatReader:
    """The `read` function of a format, its module loaded on first use."""
    return cast("FormatReader", import_module(f"kg.readers.{format_name}").read)


def sniff(head: bytes) -> str:
    """The format that the first bytes of a nameless source suggest; plain text when they suggest nothing else.

    >>> sniff(b'{"text": "Ann Lee came."}')
    'jsonl'
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:_SNIFFED].lower()
    for beginning, name in _BEGINNINGS:
        if beginning.match(start):
            return name
    return "text"
