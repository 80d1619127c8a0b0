"""From sources to documents: picks the reader, finishes its records, and keeps going past what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.identity import digest, document_id
from kg.model import Document
from kg.readers.clean import clean, one_line
from kg.readers.files import UNPACK_ERRORS, Input, expand
from kg.readers.heading import headline, printed_date
from kg.readers.options import ReadOptions
from kg.readers.registry import endings, format_of, named_format, reader, sniff
from kg.readers.report import Reporter, explain, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from kg.readers.options import Record

_HEAD = 4096


def read(
    source: str | PathLike[str],
    *,
    options: ReadOptions | None = None,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Document]:
    """The documents of one source, in a fixed order, one in memory at a time.

    `source` is a file, a folder (walked with its sub-folders), a pattern such as `news/*.txt`, or `-` for standard
    input. What cannot be read is passed to `on_error` as a `ReadError` and skipped; a `ReadWarning` there means that
    a detail was lost and the document is kept. Without `on_error` the first error is raised and warnings are logged.
    """
    options = options or ReadOptions()
    report = Reporter(on_error)
    if options.format is not None:
        named_format(options.format)  # a wrong name is a mistake of the call: raised before anything is read
    for file in expand(source, report, any_ending=options.format is not None):
        yield from _read_file(file, options, report)


def read_all(
    sources: Iterable[str | PathLike[str]],
    *,
    options: ReadOptions | None = None,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Document]:
    """The documents of several sources, one after the other, as `read` gives them."""
    for source in sources:
        yield from read(source, options=options, on_error=on_error)


def _read_file(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Document]:
    seen: dict[str, str] = {}
    try:
        file, name = _with_format(file, options)
        for record in reader(name)(file, options, report):
            document = _document(record, file, options, report)
            if document is not None and _is_new(document, record, file, seen, report):
                yield document
    except UNPACK_ERRORS as error:
        report.error(
            f"{shorten(file.name)}: the compressed data is damaged or cut off; get the file again.", cause=error
        )
    except OSError as error:
        report.lost(explain(error, file.name), cause=error)
    except ReadError as error:
        report.lost(error, cause=error.__cause__)


def _with_format(file: Input, options: ReadOptions) -> tuple[Input, str]:
    if options.format is not None:
        return file, named_format(options.format)
    found = format_of(file.ending)
    if found:
        return file, found
    if file.ending:
        message = (
            f"{shorten(file.name)}: kg does not read {file.ending} files but {' '.join(endings())}; "
            "pass --read-as to read it as one of them."
        )
        raise ReadError(message)
    file = file.held()
    with file.open() as stream:
        return file, sniff(stream.read(_HEAD))


def _document(record: Record, file: Input, options: ReadOptions, report: Reporter) -> Document | None:
    text = clean(record.text)
    if not text or text.isspace():
        report.error(f"{_where(file, record)}: there is no text in it; leave it out or fill it.")
        return None
    return Document(
        id=one_line(record.id) or document_id(file.stem, text),
        text=text,
        title=one_line(record.title) or headline(text),
        source=one_line(record.url) or clean(file.name),
        published=record.published or printed_date(text) or options.published,
    )


def _is_new(document: Document, record: Record, file: Input, seen: dict[str, str], report: Reporter) -> bool:
    # one id for two texts would make quotes of one be looked for in the other
    if not record.id:
        return True
    content = digest(document.text)
    if seen.setdefault(document.id, content) == content:
        return True
    where, name = _where(file, record), shorten(document.id)
    report.error(f"{where}: the id {name!r} already belongs to another text above; give each its own.")
    return False


def _where(file: Input, record: Record) -> str:
    return f"{shorten(file.name)}:{record.at}" if record.at else shorten(file.name)
