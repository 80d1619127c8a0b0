"""What the first lines of a text say about it: its headline and the day under it. The text itself stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.readers.dates import parse_date

if TYPE_CHECKING:
    from datetime import date

_TOP: Final = 4096
_MOST_LINES: Final = 12
_LONGEST: Final = 160
_MOST_WORDS: Final = 25
_CLOSING: Final = "\"'\u201d\u2019)]"
_FINAL: Final = ".!?\u2026:;,"
_LABEL: Final = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|released|date|dated|updated|last\s+updated)(?:\s+on)?\s*:?\s+)?"
    r"(?P<date>.+)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s+[|\u2022\u00b7]\s+|\s+[\u2013\u2014]\s+")


def headline(text: str) -> str:
    r"""The first block of `text` when it is clearly a headline, otherwise "".

    A headline is one short line of at least two words without a full stop at its end, with a blank line and more text
    after it. A line that is only a date is passed over.

    >>> headline("Bridge opens in Narva\n\nThe mayor came.")
    'Bridge opens in Narva'
    >>> headline("The mayor came.\n\nShe left.")
    ''
    """
    top = text[:_TOP]
    for match in re.finditer(r"[^\n]*\S[^\n]*", top):
        line = " ".join(match.group().split())
        after = re.match(r"\n[^\S\n]*\n\s*\S", top[match.end() :])
        if not after:
            return ""
        if dateline(line) is None:
            return line if _is_headline(line) else ""
    return ""


def dateline(line: str) -> date | None:
    """The day that `line` names when it holds nothing but a date, its label ("Published:") or a by-line beside it.

    >>> dateline("By Ann Lee | July 4, 2025")
    datetime.date(2025, 7, 4)
    >>> dateline("It ended on July 4, 2025") is None
    True
    """
    line = line.strip()
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    for part in _BETWEEN.split(line):
        match = _LABEL.fullmatch(part.strip().rstrip("."))
        found = parse_date(match["date"]) if match else None
        # digits alone would be a code or a count; only words or separators make a date that people print
        if match and found is not None and not match["date"].isdigit():
            return found
    return None


def printed_date(text: str) -> date | None:
    r"""The day of the first line near the top of `text` that is a date of its own.

    >>> printed_date("Bridge opens\n\nFriday, July 4, 2025\n\nThe mayor came.")
    datetime.date(2025, 7, 4)
    """
    lines = [line for line in text[:_TOP].split("\n") if line.strip()]
    return next((day for line in lines[:_MOST_LINES] if (day := dateline(line)) is not None), None)


def _is_headline(line: str) -> bool:
    words = line.split()
    if not 1 < len(words) <= _MOST_WORDS or len(line) > _LONGEST:
        return False
    bare = line.rstrip(_CLOSING)
    return bool(bare) and bare[-1] not in _FINAL and bare[-1].isalnum() and any(c.isalpha() for c in bare)
