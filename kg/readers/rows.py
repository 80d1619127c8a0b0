"""A row of named values (a JSON object, a CSV line) to a record: shared by the formats that hold many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.readers.dates import parse_date
from kg.readers.options import Record
from kg.readers.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kg.readers.options import ReadOptions
    from kg.readers.report import Reporter


def row_record(row: Mapping[str, object], at: str, name: str, options: ReadOptions, report: Reporter) -> Record:
    """The record of one row of the file `name`. Raises `ReadError` when its text is missing or is not text.

    A date that cannot be understood is reported as a `ReadWarning` and left out.
    """
    where = f"{shorten(name)}:{at}"
    return Record(
        text=_text(row, where, options),
        title=_scalar(lookup(row, options.title_field)),
        published=_published(row, where, options, report),
        id=_scalar(lookup(row, options.id_field)),
        url=_scalar(lookup(row, options.url_field)),
        at=at,
    )


def lookup(row: Mapping[str, object], field: str) -> object:
    """The value of `field`, or of a path with dots through inner objects when no key has that very name.

    >>> lookup({"article": {"body": "Text."}}, "article.body")
    'Text.'
    """
    if field in row:
        return row[field]
    first, _, rest = field.partition(".")
    inner = row.get(first)
    return lookup(inner, rest) if rest and isinstance(inner, dict) else None


def keys_of(row: Iterable[str]) -> str:
    """The names a row has, for messages.

    >>> keys_of(["body", "id"])
    'body, id'
    """
    return shorten(", ".join(str(key) for key in row)) or "none"


def _text(row: Mapping[str, object], where: str, options: ReadOptions) -> str:
    value = lookup(row, options.text_field)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)  # paragraphs
    if isinstance(value, str):
        return value
    if value is None:
        message = (
            f"{where}: there is no text in a field {options.text_field!r}; this row has: {keys_of(row)}. "
            "Name the right one with --text-field."
        )
        raise ReadError(message)
    kind = type(value).__name__
    message = f"{where}: the field {options.text_field!r} holds {kind}, not text; name another with --text-field."
    raise ReadError(message)


def _published(row: Mapping[str, object], where: str, options: ReadOptions, report: Reporter) -> date | None:
    value = lookup(row, options.date_field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    found = parse_date(value)
    if found is None:
        report.warn(
            f"{where}: the date {shorten(str(value), 40)!r} is not understood, so the document is read without it; "
            "write it as 2025-07-04."
        )
    return found


def _scalar(value: object) -> str:
    # a list or an object is no name for anything
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
