"""CSV and TSV with column names: one row, one document, read row by row. Fields may be of any size."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING, Final

from kg.errors import ReadError
from kg.readers.encodings import codec_of_stream, decode_error
from kg.readers.report import shorten
from kg.readers.rows import keys_of, row_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions, Record
    from kg.readers.report import Reporter

_ANY_SIZE: Final = 2**31 - 1
_DELIMITERS: Final = ",;\t|"


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
    """The records of a table. Raises `ReadError` without the text column; a broken row is reported and skipped."""
    with file.open_seekable() as stream:
        codec = codec_of_stream(stream, file.name, encoding=options.encoding)
        lines = io.TextIOWrapper(stream, encoding=codec, newline="")
        try:
            yield from _records(lines, file, options, report)
        except UnicodeDecodeError as error:
            raise decode_error(file.name, codec, error) from error


def _records(lines: Iterator[str], file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
    start = list(until_filled(lines))
    if not start:
        message = f"{shorten(file.name)}: the file is empty; leave it out or fill it."
        raise ReadError(message)
    rows = numbered_rows(chain(start, lines), delimiter_of(start[-1], file.ending))
    columns = _columns(next(rows), file, options)
    for line, row in rows:
        try:
            values = _values(row, columns, f"{shorten(file.name)}:{line}")
            yield row_record(values, str(line), file.name, options, report)
        except ReadError as error:
            report.lost(error, cause=error.__cause__)


def until_filled(lines: Iterator[str]) -> Iterator[str]:
    """The lines up to the first that says anything, without a byte order mark."""
    for line in lines:
        yield line.removeprefix("\ufeff")
        if line.strip("\ufeff\r\n\t "):
            return


def _columns(header: tuple[int, list[str] | csv.Error], file: Input, options: ReadOptions) -> list[str]:
    line, row = header
    columns = [] if isinstance(row, csv.Error) else [name.strip() for name in row]
    if options.text_field not in columns:
        message = (
            f"{shorten(file.name)}:{line}: there is no column {options.text_field!r} but {keys_of(columns)}; "
            "name the right one with --text-field."
        )
        raise ReadError(message)
    return columns


def _values(row: list[str] | csv.Error, columns: list[str], where: str) -> dict[str, object]:
    if isinstance(row, csv.Error):
        message = f"{where}: the row is broken ({row}); check its quotation marks."
        raise ReadError(message) from row
    if any(row[len(columns) :]):
        # most likely a delimiter inside an unquoted text: reading on would cut the text without a word
        message = f"{where}: the row has {len(row)} fields for {len(columns)} columns; put its text in quotation marks."
        raise ReadError(message)
    return dict(zip(columns, row, strict=False))


def numbered_rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Number of the line on which a row ends, and its fields or what is wrong with it; blank rows are left out."""
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        # the limit belongs to the whole process: lifted for this one step, and put back for everybody else
        limit = csv.field_size_limit(_ANY_SIZE)
        row: list[str] | csv.Error
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            row = error
        finally:
            csv.field_size_limit(limit)
        if isinstance(row, csv.Error) or any(row):
            yield table.line_num, row


def delimiter_of(header: str, ending: str) -> str:
    """What separates the columns, by the line of their names and the ending of the file."""
    return "\t" if ending == ".tsv" else max(_DELIMITERS, key=header.count)
