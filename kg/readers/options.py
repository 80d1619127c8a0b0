"""What a caller may say about the sources, and what a format reader gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. The field names are for JSON and CSV; a name with dots (`article.body`) looks inside JSON objects.

    `published` is used for documents that carry no date of their own. `format` (a name or ending of
    `kg.readers.registry`) and `encoding` (a Python codec name) override what endings and bytes suggest.
    """

    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "date"
    url_field: str = "url"
    published: date | None = None
    format: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One text as a format knows it, before it is cleaned and becomes a `Document`. Empty fields: not known.

    `at` places the record inside a file of many ("line 7"), for messages.
    """

    text: str
    title: str = ""
    published: date | None = None
    id: str = ""
    url: str = ""
    at: str = ""
