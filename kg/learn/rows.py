"""Files of labelled sentences to rows of named values: JSON Lines, JSON, CSV and TSV, in whatever encoding they are.

A row that cannot be read is told to `lost` and left out; what makes a whole file unreadable is a `ReadError`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.errors import ReadError
from kg.readers.csv import delimiter_of, numbered_rows, until_filled
from kg.readers.encodings import codec_of, decode
from kg.readers.report import shorten
from kg.writers.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Lost = Callable[[str, str], None]

NO_JSON, WRONG_ENCODING, BROKEN_ROW = "line is no JSON", "wrong encoding", "row is broken"
_BAD = re.compile("[\ud800-\udfff]")
_HEAD: Final = 2**16
_KINDS: Final = {list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}
_BETWEEN: Final = re.compile(r"\s*,?\s*")


class Row(NamedTuple):
    """Named values, and where they stand: "examples.jsonl:12"."""

    where: str
    values: Mapping[str, object]


def rows_of(path: Path, lost: Lost) -> Iterator[Row]:
    """The rows of a file; `lost` gets a kind of problem and a sample. Raises `ReadError` for a file that gives none."""
    text = _text(path)
    if not text or text.isspace():
        message = f"{shorten(str(path))}: the file is empty; leave it out or fill it."
        raise ReadError(message)
    ending = ending_of(path)
    found = _table(text, path, ending, lost) if ending in {".csv", ".tsv"} else _objects(text, path, ending, lost)
    for row in found:
        bad = _bad_character(row.values)
        if not bad:
            yield row
        else:
            lost(WRONG_ENCODING, f"{row.where}: {bad}")


def ending_of(path: Path) -> str:
    """The last ending in small letters, that of gzip left out.

    >>> ending_of(Path("a/B.JSONL.gz"))
    '.jsonl'
    """
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


# ------------------------------------------------------------------ encodings


def _text(path: Path) -> str:
    """The text, where bytes that are no UTF-8 stand as lone surrogates (PEP 383) if most of the file is UTF-8."""
    data = read_bytes(path)
    name = str(path)
    codec = codec_of(data[:_HEAD], name)
    if codec not in {"", "utf-8", "utf-8-sig"}:
        return decode(data, name)
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    bad = len(_BAD.findall(text))
    if not bad:
        return text
    good = sum(not c.isascii() for c in text) - bad
    return text if good >= bad else _otherwise(data, name, text)


def _otherwise(data: bytes, name: str, text: str) -> str:
    """The text in another encoding than UTF-8, where that can be told for certain."""
    try:
        return decode(data, name)
    except ReadError:
        return text


def _bad_character(values: Mapping[str, object]) -> str:
    """The first that is no character, and what stands before it: byte 0xE9 after "at Caf"; empty when there is none."""
    texts = [*values]
    waiting: list[object] = [*values.values()]
    while waiting:  # JSON may be nested deeper than the stack
        value = waiting.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    text = next((text for text in texts if not text.isascii() and _BAD.search(text)), "")
    found = _BAD.search(text)
    if found is None:
        return ""
    code = ord(found[0])
    what = f"byte 0x{code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else "half of a character"  # noqa: PLR2004
    return f"{what} after {shorten(_BAD.sub('?', text[: found.start()])[-20:])!r}"


# ------------------------------------------------------------------ JSON


def _objects(text: str, path: Path, ending: str, lost: Lost) -> Iterator[Row]:
    name = path.name
    if ending == ".json":
        whole = _whole(text)
        if whole is not None:
            yield from _checked(((f"{name}: object {n}", it) for n, it in enumerate(whole, start=1)), lost)
            return
        if text.lstrip().startswith("["):
            yield from _checked(_until_broken(text, name, lost), lost)
            return
    yield from _checked(_lines(text, name, lost), lost)


def _whole(text: str) -> list[object] | None:
    """The objects of a JSON text: a list, an object with one list of objects in it, or one object; None when broken."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value
    lists = [v for v in value.values() if isinstance(v, list)] if isinstance(value, dict) else []
    inside = len(lists) == 1 and isinstance(value, dict) and len(value) <= 3 and not _has_text(value)  # noqa: PLR2004
    return lists[0] if inside else [value]


def _has_text(value: Mapping[str, object]) -> bool:
    return any(isinstance(v, str) and key.casefold() in {"sent", "sentence", "text"} for key, v in value.items())


def _until_broken(text: str, name: str, lost: Lost) -> Iterator[tuple[str, object]]:
    """The items of a JSON list up to the first that cannot be read; what comes after it cannot be told apart."""
    decoder, number = json.JSONDecoder(), 0
    at = _after(text, text.index("[") + 1)
    while at < len(text) and text[at] != "]":
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, getattr(error, "pos", at)) + 1
            lost(NO_JSON, f"{name}:{line} (the rest of the file was not read)")
            return
        yield f"{name}: object {number}", value
        at = _after(text, at)


def _after(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _lines(text: str, name: str, lost: Lost) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(io.StringIO(text), start=1):  # `str.splitlines` also cuts at U+0085 and others
        if not line.isspace():
            try:
                yield f"{name}:{number}", json.loads(line)
            except (ValueError, RecursionError):
                lost(NO_JSON, f"{name}:{number}: {shorten(_BAD.sub('?', line), 60)}")


def _checked(values: Iterator[tuple[str, object]], lost: Lost) -> Iterator[Row]:
    for where, value in values:
        if isinstance(value, dict):
            yield Row(where, {str(key): inner for key, inner in value.items()})
        else:
            lost(NO_JSON, f"{where}: no object but {_KINDS.get(type(value), 'nothing')}")


# ------------------------------------------------------------------ tables


def _table(text: str, path: Path, ending: str, lost: Lost) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    start = list(until_filled(lines))
    rows = numbered_rows(_chained(start, lines), delimiter_of(start[-1], ending))
    _, header = next(rows)
    if isinstance(header, csv.Error):
        message = f"{shorten(str(path))}: the names of its columns cannot be read ({header}); correct the first line."
        raise ReadError(message)
    columns = [name.strip() for name in header]
    for number, row in rows:
        where = f"{path.name}:{number}"
        if isinstance(row, csv.Error):
            lost(BROKEN_ROW, f"{where}: {row}")
        elif any(row[len(columns) :]):
            lost(BROKEN_ROW, f"{where}: {len(row)} fields for {len(columns)} columns")
        else:
            yield Row(where, dict(zip(columns, row, strict=False)))


def _chained(start: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from start
    yield from lines
