"""Markdown: the words of headings, paragraphs, list items and quotations, a blank line between any two.

Mark-up is not part of the text: links keep their words, images, code blocks, tables and raw HTML are left out. Title
and date come from the front matter (YAML between `---`, TOML between `+++`), the title otherwise from the first
heading.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from kg.readers.clean import clean
from kg.readers.dates import parse_date
from kg.readers.encodings import decode
from kg.readers.options import Record
from kg.readers.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from markdown_it.token import Token

    from kg.readers.files import Input
    from kg.readers.options import ReadOptions
    from kg.readers.report import Reporter

_YAML: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_YAML_PAIR: Final = re.compile(r"^([A-Za-z][\w-]*):[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_GAP: Final = "\0"  # where an image was; cleaned text holds no NUL
_AROUND_GAP: Final = re.compile(r" *\0(?=[\s.,;:!?)])|\0 ?")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]+\]:?")


def read(file: Input, options: ReadOptions, report: Reporter) -> Iterator[Record]:
    """The one record of a Markdown file. Raises `ReadError` when it is not text."""
    source = clean(decode(file.data(), file.name, encoding=options.encoding))
    front, body = front_matter(source)
    heading, blocks = _blocks(body)
    yield Record(
        "\n\n".join(blocks) + "\n" * bool(blocks),
        title=str(front.get(options.title_field) or "") or heading,
        published=_published(front, file, options, report),
        url=str(front.get(options.url_field) or ""),
    )


def front_matter(source: str) -> tuple[Mapping[str, object], str]:
    r"""The plain `key: value` pairs above a Markdown text, and the text below them.

    >>> front_matter("---\ntitle: 'Bridge opens'\n---\nThe mayor came.")
    ({'title': 'Bridge opens'}, 'The mayor came.')
    """
    if match := _YAML.match(source):
        return {key: _unquoted(value) for key, value in _YAML_PAIR.findall(match[1])}, source[match.end() :]
    if match := _TOML.match(source):
        try:
            return tomllib.loads(match[1]), source[match.end() :]
        except tomllib.TOMLDecodeError:
            return {}, source
    return {}, source


def _unquoted(value: str) -> str:
    quoted = re.fullmatch(r"""(["'])(.*)\1(?:\s+#.*)?""", value)
    return quoted[2] if quoted else re.sub(r"\s+#.*", "", value)


def _published(front: Mapping[str, object], file: Input, options: ReadOptions, report: Reporter) -> date | None:
    value = front.get(options.date_field)
    found = parse_date(value)
    if value and found is None:
        report.warn(
            f"{shorten(file.name)}: the date {shorten(str(value), 40)!r} is not understood, so the document is read "
            "without it; write it as 2025-07-04."
        )
    return found


def _blocks(body: str) -> tuple[str, list[str]]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the library of this format

    heading, blocks = "", []
    in_table = False
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    for before, token in zip([None, *tokens], tokens, strict=False):
        in_table = (in_table or token.type == "table_open") and token.type != "table_close"
        if token.type != "inline" or in_table:
            continue
        words = _words(token)
        if not words:
            continue
        blocks.append(words)
        if not heading and before is not None and before.type == "heading_open":
            heading = words
    return heading, blocks


def _words(block: Token) -> str:
    parts = []
    for token in block.children or ():
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "image":
            parts.append(_GAP)
    return _FOOTNOTE.sub("", _AROUND_GAP.sub("", "".join(parts))).strip()
