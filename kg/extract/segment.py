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
_CAPITAL = "A-Z\u00c0-\u00de"
_CITY = rf"[{_CAPITAL}][{_CAPITAL} .'\u2019-]{{2,30}}"
_MONTH = "(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r" ?\([A-Z][\w ./-]{1,25}\)"
_DASH = r" ?(?:\u2014|\u2013|--|-) "
# "BERGEN/OSLO, Norway, June 3 (ABC) - ": cities in capitals, perhaps a country, a date, an agency, then a dash or
# colon; a city in small letters only with a date or an agency, and a date may stand alone
_DATELINE = re.compile(
    rf"(?:{_CITY}(?:/{_CITY})*(?:, [\w. ]{{2,25}}){{0,3}}(?:{_AGENCY})?(?:{_DASH}|: )"
    rf"|[{_CAPITAL}][\w' .-]{{2,30}}(?:, [\w. ]{{2,25}})?(?:, {_DAY}(?:{_AGENCY})?|{_AGENCY}){_DASH}"
    rf"|{_DAY}(?:{_AGENCY})?{_DASH}|{_AGENCY}{_DASH})(?=[^a-z\s])"
)
# a full stop after these, or a space before them, ends no sentence: "Acme Inc", "Sen. Berg"
_LEGAL_FORM = re.compile(
    r"(?<=[\w)] )(?:Inc|Ltd|LLC|LLP|PLC|Plc|plc|Corp|Co|GmbH|AG|AB|ASA|SA|S\.A|NV|N\.V|BV|Oyj|SpA|Pty)\b"
)
_ABBREVIATED = re.compile(
    r"\b(?:Adm|Capt|Cmdr|Col|Dr|Gen|Gov|Hon|Lt|Maj|Messrs|Mr|Mrs|Ms|Prof|Rep|Reps|Rev|Sen|Sens|Sgt|St|Supt)\. (?=[A-Z])"
)
_CREDIT = re.compile(r"(?<=[.!?\u201d\"]\s)(?:Image|Photo|Photograph|Picture|File photo|Credit|Video)s?:\s(?=[A-Z])")
"""As in "... was held in Paris. Image: Anna Berg.": who made a picture is no part of what is told."""
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which spaCy cannot store
_ONE_SENTENCE = re.compile(r"""\s*(?:[^.!?;:"\u201d\n]|(?<=\S)[.:](?=\S))*[^.!?;:"\u201d\s]\s*""")
BLOCKS = "kg_blocks"
"""The key of `doc.user_data` that holds the first token of each block but the first."""
_LONGEST_HEADING = 160
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


_SPECIAL = re.compile(f"[{''.join(map(chr, _PLAIN))}]")  # few: faster to look for than to look each character up


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[ord(found.group())]


def flatten(text: str) -> str:
    r"""The text with line ends as spaces and curly quotes as straight ones: same length, same offsets.

    >>> flatten("Anne\u2019s\nvisit")
    "Anne's visit"
    """
    return _SURROGATE.sub("\ufffd", _SPECIAL.sub(_plain, text))


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
            starts = [block[0].start(), *_hard_breaks(block)]
            found.extend(starts)
            found.extend(m.end() for start in starts if (m := _DATELINE.match(text, start)))
            block = []
    found.extend(m.start() for m in _CREDIT.finditer(text))
    return sorted(offset for offset in found if offset > 0)


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


def joints(text: str) -> list[int]:
    """Offsets of words that cannot open a sentence: legal forms of companies, and names after "Sen." or "Dr.".

    >>> joints("Acme Inc and Dr. Berg")
    [5, 17]
    """
    found = [m.start() for m in _LEGAL_FORM.finditer(text)]
    found.extend(m.end() for m in _ABBREVIATED.finditer(text))
    return sorted(found)


def headings(text: str, offsets: list[int]) -> list[tuple[int, int]]:
    r"""Blocks that are one sentence, as `(start, end)`: a line without a final full stop, and none inside.

    >>> headings("Alphasoft to buy Betaware\n\nA text.", [27])
    [(0, 27)]
    """
    cuts = [0, *offsets, len(text)]
    return [
        (start, end)
        for start, end in pairwise(cuts)
        if end - start <= _LONGEST_HEADING and _ONE_SENTENCE.fullmatch(text, start, end)
    ]


def mark_borders(doc: Doc, offsets: list[int], text: str = "") -> None:
    """Force a sentence start at the first token of each block, forbid one at a joint; the parser decides the rest.

    `text` is that of the Doc, which is made anew where it is not given.
    """
    text = text or doc.text
    doc.user_data[BLOCKS] = block_starts(doc, offsets)
    joined, whole = joints(text), headings(text, offsets)
    if not offsets and not joined and not whole:
        return
    starts, ends = _bounds(doc)
    for joint in joined:
        token = bisect_right(ends, joint)
        if 0 < token < len(doc) and starts[token] == joint:
            doc[token].is_sent_start = False
    for start, end in whole:
        for token in range(bisect_right(ends, start) + 1, bisect_right(starts, end - 1)):
            doc[token].is_sent_start = False
    for first in doc.user_data[BLOCKS]:
        doc[first].is_sent_start = True


def block_starts(doc: Doc, offsets: list[int]) -> list[int]:
    """The first token, white space aside, of each block that begins at one of these offsets."""
    found: list[int] = []
    if not offsets:
        return found
    starts, ends = _bounds(doc)
    following = 0
    for border in offsets:
        if following and border <= starts[following - 1]:
            continue  # white space before the last first token
        following = bisect_right(ends, border, lo=following)
        while following < len(doc) and doc[following].is_space:
            following += 1
        if following == len(doc):
            break
        found.append(following)
        following += 1
    return found


def _bounds(doc: Doc) -> tuple[list[int], list[int]]:
    columns = doc.to_array([IDX, LENGTH]).T
    return columns[0].tolist(), columns.sum(axis=0).tolist()
