"""JSON Lines: one object a line, one document an object, read line by line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import ReadError
from kg.readers.encodings import codec_of, decode_error, decode_line
from kg.readers.report import shorten
from kg.readers.rows import row_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions, Record
    from kg.readers.report import Reporter

_HEAD = 2**16


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
    """The records of a JSON Lines file. A line that is no object with text is reported and skipped."""
    empty = True
    with file.open() as stream:
        for number, line in enumerate(_lines(stream, file.name, options, report), start=1):
            if not line or line.isspace():
                continue
            empty = False
            try:
                yield row_record(_parsed(line, number, file.name), str(number), file.name, options, report)
            except ReadError as error:
                report.lost(error, cause=error.__cause__)
    if empty:
        message = f"{shorten(file.name)}: the file is empty; leave it out or fill it."
        raise ReadError(message)


def _parsed(line: str, number: int, name: str) -> dict[str, object]:
    where = f"{shorten(name)}:{number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{where}: the line is not JSON ({_reason(error)}); correct or remove it."
        raise ReadError(message) from error
    if not isinstance(row, dict):
        message = f'{where}: the line is JSON but no object; write {{"text": ...}}.'
        raise ReadError(message)
    return row


def _reason(error: Exception) -> str:
    return f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "too deep or too long"


def _lines(stream: BinaryIO, name: str, options: ReadOptions, report: Reporter) -> Iterator[str]:
    # UTF-8 is split as bytes, so that one badly encoded line costs one document; a lost line keeps its number as ""
    first = stream.readline()
    codec = codec_of(first[:_HEAD], name, encoding=options.encoding)
    if codec not in {"", "utf-8", "utf-8-sig"}:
        yield from _decoded(first, stream, name, codec)
        return
    line = first.removeprefix(b"\xef\xbb\xbf")
    number = 1
    while line:
        try:
            text = decode_line(line, f"{shorten(name)}:{number}")
        except ReadError as error:
            report.lost(error, cause=error.__cause__)
            text = ""
        yield text
        line = stream.readline()
        number += 1


def _decoded(first: bytes, stream: BinaryIO, name: str, codec: str) -> Iterator[str]:
    # the other encodings are rare enough to be read whole: in UTF-16 a line does not end where its bytes seem to
    try:
        text = (first + stream.read()).decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise decode_error(name, codec, error) from error
    yield from io.StringIO(text)
