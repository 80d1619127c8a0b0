"""JSON: a list of objects, one object, or objects one after the other; one document an object.

The text is held whole, but its objects are parsed one at a time.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from kg.errors import ReadError
from kg.readers.encodings import decode
from kg.readers.report import shorten
from kg.readers.rows import row_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions, Record
    from kg.readers.report import Reporter

_SPACE: Final = re.compile(r"\s*")
_BETWEEN: Final = re.compile(r"\s*,?\s*")


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
    """The records of a JSON file. An object without text is reported and skipped.

    Where the JSON itself is broken the place is reported and reading of this file ends: what came before is kept.
    """
    text = decode(file.data(), file.name, encoding=options.encoding)
    if not text or text.isspace():
        message = f"{shorten(file.name)}: the file is empty; leave it out or fill it."
        raise ReadError(message)
    for number, value in enumerate(_values(text, file.name), start=1):
        try:
            if not isinstance(value, dict):
                raise ReadError(_no_object(file.name, number))  # noqa: TRY301 - reported like the others
            yield row_record(value, f"object {number}", file.name, options, report)
        except ReadError as error:
            report.lost(error, cause=error.__cause__)


def _no_object(name: str, number: int) -> str:
    return f'{shorten(name)}:object {number}: this is JSON but no object; write {{"text": ...}}.'


def _values(text: str, name: str) -> Iterator[object]:
    decoder = json.JSONDecoder()
    at = _end(_SPACE, text, 0)
    in_list = text.startswith("[", at)
    at = _end(_SPACE, text, at + 1) if in_list else at
    while at < len(text):
        if in_list and text[at] == "]":
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            place = text.count("\n", 0, getattr(error, "pos", at)) + 1
            message = f"{shorten(name)}:{place}: the JSON is broken here; correct it, what comes after it was not read."
            raise ReadError(message) from error
        yield value
        at = _end(_BETWEEN if in_list else _SPACE, text, at)
    if in_list:
        message = f"{shorten(name)}: the JSON list does not end; the file may be cut off, so get it again."
        raise ReadError(message)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
