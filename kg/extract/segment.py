"""Where a text may not be read across: paragraph, heading and caption borders, found before the parser runs.

The parser is told of a border by `is_sent_start`, so that it neither joins a heading to the sentence after it nor
cuts a sentence at a soft line break. The text itself is never changed: `flatten` replaces characters one for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.attrs import IDX, LENGTH

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]*\n?")
# "BERGEN, Norway, June 3 (ABC) - ": capitals, perhaps a country, a date, an agency, then a dash
_DATELINE = re.compile(
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'-]{2,30}(?:, [\w. ]{2,25}){0,2}"
    r"(?: \([\w ./]{2,25}\))? ?(?:\u2014|\u2013|--|-) (?=[^a-z])"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which spaCy cannot store
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 25
# one code point for one: curly quotes, dashes-as-spaces and line ends that the models saw little of in training
_PLAIN = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2028": " ",
        "\u2029": " ",
        # marks that only steer how text is drawn; a model reads them as part of the word
        **dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff", " "),
    }
)


def flatten(text: str) -> str:
    r"""The text with line ends as spaces and curly quotes as straight ones: same length, same offsets.

    >>> flatten("Anne\u2019s\nvisit")
    "Anne's visit"
    """
    return _SURROGATE.sub("\ufffd", text.translate(_PLAIN))


def borders(text: str) -> list[int]:
    r"""Offsets at which a new block begins: after a blank line, a dateline, or a line end that is not a soft one.

    A line end is soft when its block is hard-wrapped: the line is no longer than 120 characters, and the next line's
    first word would not have fitted on it (the test that un-wrapping tools use).

    >>> borders("A heading\n\nA text of one line.")
    [11]
    """
    lines = [m for m in _LINE.finditer(text) if m.group()]
    found: list[int] = []
    block: list[re.Match[str]] = []
    for line in [*lines, None]:
        if line is not None and line.group().strip():
            block.append(line)
            continue
        if block:
            found.append(block[0].start())
            found.extend(m.end() for m in [_DATELINE.match(text, block[0].start())] if m)
            found.extend(_hard_breaks(block))
            block = []
    return [offset for offset in found if offset > 0]


def _hard_breaks(block: list[re.Match[str]]) -> list[int]:
    width = max(len(line.group().rstrip()) for line in block)
    return [
        following.start() for line, following in pairwise(block) if not _is_soft(line.group(), following.group(), width)
    ]


def _is_soft(line: str, following: str, width: int) -> bool:
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    first_word = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(first_word) > width or following.lstrip()[:1].islower()


def mark_borders(doc: Doc, offsets: list[int]) -> None:
    """Force a sentence start at the first token of each block; leave every other decision to the parser."""
    if not offsets:
        return
    starts, lengths = doc.to_array([IDX, LENGTH]).T.tolist()
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    following = 0
    for border in offsets:
        if following and border <= starts[following - 1]:
            continue  # white space before the last first token
        following = bisect_right(ends, border, lo=following)
        while following < len(doc) and doc[following].is_space:
            following += 1
        if following == len(doc):
            return
        doc[following].is_sent_start = True
        following += 1
