"""Names compared without what writers vary: case, accents, punctuation, a qualifier in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.identity import without_accents


@lru_cache(maxsize=100_000)
def bare(name: str) -> str:
    """The letters and digits of a name in small letters, without accents and without a bracket at its end.

    >>> bare("A.C. Milan"), bare("Per\u00f3n"), bare("Twilight_(band)")
    ('acmilan', 'peron', 'twilight')
    """
    plain = re.sub(r"\s*\([^)]*\)$", "", name.replace("_", " "))
    return re.sub(r"[\W_]+", "", without_accents(plain).lower())
