"""Web pages: the main text, title, date and address that trafilatura finds; menus and boilerplate are left out.

Paragraphs, headings, quotations and list items stand apart by a blank line. Cells of tables are kept where they hold
a sentence. The date is one that the page declares as its publication, never one guessed from its body or its clock.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from kg.errors import ReadError
from kg.readers.clean import clean
from kg.readers.dates import parse_date
from kg.readers.encodings import decode
from kg.readers.options import Record
from kg.readers.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions
    from kg.readers.report import Reporter


class Element(Protocol):
    """As much of an lxml element as is needed here."""

    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Element]:
        """The child elements."""

    def itertext(self) -> Iterator[str]:
        """Every piece of text below the element."""


_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD: Final = 4096
_BLOCKS: Final = frozenset(
    {"p", "head", "item", "quote", "cell", "code", "list", "table", "row", "div", "body", "main"}
)
_LEFT_OUT: Final = frozenset({"code", "graphic", "del"})
_SENTENCE_WORDS: Final = 8


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:  # noqa: ARG001 - the common signature
    """The one record of a page. Raises `ReadError` when it is not text or holds none."""
    data = file.data()
    page = decode(data, file.name, encoding=options.encoding, declared=declared_charset(data))
    # lxml refuses a text that still names an encoding of bytes
    page = _XML_DECLARATION.sub("", clean(page))
    record = _main_text(page)
    if record is None:
        message = (
            f"{shorten(file.name)}: no text could be told from the menus of this page; save its text as .txt instead."
        )
        raise ReadError(message)
    yield record


def declared_charset(data: bytes) -> str:
    """What a page says about its own encoding near its top, or "".

    >>> declared_charset(b'<meta charset="iso-8859-1">')
    'iso-8859-1'
    """
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _main_text(page: str) -> Record | None:
    import trafilatura  # noqa: PLC0415 - the library of this format

    # "extensive_search" would take any date in the body for the day of publication
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        return None
    text = "\n\n".join(_paragraphs(found.body)) if found.body is not None else ""
    if not text:
        return None
    return Record(text + "\n", title=found.title or "", published=parse_date(found.date), url=_address(found.url))


def _address(url: str | None) -> str:
    return url if url and url.startswith(("http://", "https://")) else ""


def _paragraphs(body: Element) -> Iterator[str]:
    parts: list[str] = []
    for event in _walk(body):
        if event is not None:
            parts.append(event)
            continue
        if paragraph := _joined(parts):
            yield paragraph
        parts = []
    if paragraph := _joined(parts):
        yield paragraph


def _walk(element: Element) -> Iterator[str | None]:
    """The text of an element in pieces, None where a block begins or ends."""
    tag = element.tag if isinstance(element.tag, str) else "code"
    block = tag in _BLOCKS
    if block:
        yield None
    if tag == "lb":
        yield "\n"
    elif tag == "cell" and len("".join(element.itertext()).split()) < _SENTENCE_WORDS:
        pass
    elif tag not in _LEFT_OUT:
        yield _folded(element.text)
        for child in element:
            yield from _walk(child)
            yield _folded(child.tail)
    if block:
        yield None


def _folded(text: str | None) -> str:
    return re.sub(r"[ \t\n\r]+", " ", text or "")


def _joined(parts: list[str]) -> str:
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(parts))).strip()
