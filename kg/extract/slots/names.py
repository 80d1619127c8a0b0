"""Names compared without what writers vary: case, accents, punctuation, a qualifier in brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=100_000)
def bare(name: str) -> str:
    """The letters and digits of a name in small letters, without accents and without a bracket at its end.

    >>> bare("A.C. Milan"), bare("Per\u00f3n"), bare("Twilight_(band)")
    ('acmilan', 'peron', 'twilight')
    """
    plain = re.sub(r"\s*\([^)]*\)$", "", name.replace("_", " "))
    letters = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", letters.lower())
