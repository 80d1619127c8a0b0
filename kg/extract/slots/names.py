"""Names compared without what writers vary: case, accents, punctuation, a qualifier in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.identity import without_accents

_LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u0131": "i", "\u00e6": "ae", "\u0153": "oe", "\u00df": "ss"}
)
"""Letters with strokes and joined letters, which Unicode does not take apart."""


@lru_cache(maxsize=100_000)
def bare(name: str) -> str:
    """The letters and digits of a name in small letters, without accents and without a bracket at its end.

    >>> bare("A.C. Milan"), bare("Per\u00f3n"), bare("Twilight_(band)")
    ('acmilan', 'peron', 'twilight')
    """
    plain = re.sub(r"\s*\([^)]*\)$", "", name.replace("_", " "))
    return re.sub(r"[\W_]+", "", without_accents(plain).lower() if plain.isascii() else _plain_letters(plain))


def _plain_letters(name: str) -> str:
    return without_accents(name).lower().translate(_LETTERS)
