"""Plain text: one file, one document, its text exactly the file's (see `kg.readers.clean` for the few exceptions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.readers.encodings import decode
from kg.readers.options import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions
    from kg.readers.report import Reporter


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:  # noqa: ARG001 - the common signature
    """The one record of a text file. Raises `ReadError` when it is not text."""
    yield Record(decode(file.data(), file.name, encoding=options.encoding))
