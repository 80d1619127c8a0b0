"""PDF: the text of all pages, by pypdf (the extra `kg-news[pdf]`). Scanned pages hold no text and are refused.

Words divided at a line end are joined again, with their hyphen where it is part of the word ("well-known"). A page
break inside a sentence becomes a line break, and any other page break a blank line. The creation date
of the file is not taken for the day of publication.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from kg.errors import ReadError
from kg.readers.clean import clean
from kg.readers.options import Record
from kg.readers.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions
    from kg.readers.report import Reporter

_DIVIDED: Final = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")
# English prefixes and first parts whose hyphen stays wherever the line ends
_HYPHENATED: Final = frozenset(
    "all anti co cross ex full half high long low mid multi non post pre pro self semi short vice well".split()
)
_ENDS_SENTENCE: Final = re.compile(r"""[.!?:]["'\u201d\u2019)\]]*\s*\Z""")
_TOP: Final = 2000


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:  # noqa: ARG001 - the common signature
    """The one record of a PDF. Raises `ReadError` without pypdf, for locked, damaged and scanned files."""
    try:
        import pypdf  # noqa: PLC0415 - the library of this format, and an extra
    except ImportError as error:
        message = f"{shorten(file.name)}: reading PDF needs pypdf; install it with: pip install 'kg-news[pdf]'."
        raise ReadError(message) from error
    data = file.data()
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        locked = document.is_encrypted and not document.decrypt("")
        pages = [] if locked else [clean(page.extract_text()).strip() for page in document.pages]
        title = "" if locked else _title(document)
    except Exception as error:  # damaged files make pypdf raise anything from KeyError to RecursionError
        message = f"{shorten(file.name)}: the PDF is damaged ({type(error).__name__}); get the file again."
        raise ReadError(message) from error
    if locked:
        message = f"{shorten(file.name)}: the PDF is locked by a password; unlock it first."
        raise ReadError(message)
    text = joined_pages(pages)
    if not text:
        message = (
            f"{shorten(file.name)}: the PDF holds pictures of text only; run text recognition (OCR) over it first."
        )
        raise ReadError(message)
    yield Record(text + "\n", title=title if _words(title) in _words(text[:_TOP]) else "")


def joined_pages(pages: list[str]) -> str:
    r"""The text of several pages as one.

    >>> joined_pages(["The may-\nor came", "and left.", "It rained."])
    'The mayor came\nand left.\n\nIt rained.'
    """
    text = ""
    for page in filter(None, pages):
        goes_on = text and page[0].islower() and not _ENDS_SENTENCE.search(text)
        text += ("\n" if goes_on else "\n\n" if text else "") + page
    return _DIVIDED.sub(lambda match: _rejoined(match, text), text)


def _rejoined(match: re.Match[str], text: str) -> str:
    first, second = match.groups()
    compound = f"{first}-{second}"
    if first.lower() in _HYPHENATED or not second.islower() or compound in text:
        return compound
    return first + second


def _title(document: PdfReader) -> str:
    # word processors leave file names and template names there: the caller keeps it only if the text begins with it
    found = document.metadata.title if document.metadata else None
    return str(found or "")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
