"""Two spellings of one person's full name: middle names, transliterations, nicknames, the family name first or last.

Each test asks for the same family name or the same words, and for a given name that does not speak against it.
"""

from __future__ import annotations

from typing import TypeAlias

from kg.extract.words.nicknames import is_short_form

Key: TypeAlias = tuple[str, ...]

_LEAST_VARIANT = 6
_MOST_EDITS = 2
_LEAST_BARE, _LONG = 5, 8
_STEM = 4
_GIVEN_STEM = 3


def is_variant(a: Key, b: Key) -> bool:
    """Whether two full names, as lower-case words, are spellings of one.

    >>> is_variant(("anna", "m", "berg"), ("anna", "berg")), is_variant(("anna", "berg"), ("carl", "berg"))
    (True, False)
    """
    return (
        _is_middle_variant(a, b)
        or _is_spelling_variant(a, b)
        or _is_reordered(a, b)
        or (a[-1] == b[-1] and len(a) == len(b) and _is_given_variant(a, b))
    )


def _is_middle_variant(a: Key, b: Key) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or short[-1] != long[-1] or not set(short[1:]) <= set(long):
        return False
    first = short[0]
    # "Shep Holt" of 'Anna "Shep" Holt' begins with the nickname that the long name has in the middle
    return first == long[0] or is_short_form(first, long[0])


def _is_spelling_variant(a: Key, b: Key) -> bool:
    if len(a) != len(b) or a[:-1] != b[:-1]:
        return False
    x, y = a[-1], b[-1]
    return min(len(x), len(y)) >= _LEAST_VARIANT and x[:_STEM] == y[:_STEM] and distance(x, y) <= _MOST_EDITS


def _is_reordered(a: Key, b: Key) -> bool:
    """As "Sato Haruka" and "Haruka Sato"."""
    return len(a) == len(b) == 2 and a[0] == b[1] and a[1] == b[0] and a[0] != a[1]  # noqa: PLR2004


def _is_given_variant(a: Key, b: Key) -> bool:
    """As "Kristin" and "Kristen", "Larry" and "Lawrence", before the same names."""
    if a[1:] != b[1:]:
        return False
    x, y = a[0], b[0]
    is_spelling = min(len(x), len(y)) >= _LEAST_VARIANT and x[:_GIVEN_STEM] == y[:_GIVEN_STEM] and distance(x, y) == 1
    return is_short_form(x, y) or (is_spelling and x[-1] == y[-1])  # "Christina" and "Christine" may be sisters


def is_misspelling(x: str, y: str) -> bool:
    """Whether one word is the other with a letter more or less inside it: "Safavid" and "Saffavid".

    >>> is_misspelling("safavid", "saffavid"), is_misspelling("hansen", "hanson"), is_misspelling("berg", "bergs")
    (True, False, False)
    """
    if abs(len(x) - len(y)) != 1 or min(len(x), len(y)) < _LEAST_VARIANT or x[0] != y[0] or x[-1] != y[-1]:
        return False
    return distance(x, y) == 1


def is_slip(x: str, y: str) -> bool:
    """Whether two long words differ in one letter inside them; of names that share their other words a slip.

    >>> is_slip("chatham", "chatnam"), is_slip("eastern", "western")
    (True, False)
    """
    return len(x) == len(y) > _LEAST_VARIANT and x[0] == y[0] and x[-1] == y[-1] and distance(x, y) == 1


def is_bare_misspelling(x: str, y: str) -> bool:
    """Whether a family name by itself is another's misspelt: "Mauer", whom nothing introduces, and "K. C. Maurer".

    >>> is_bare_misspelling("mauer", "maurer"), is_bare_misspelling("buchtman", "bauchtmann")
    (True, True)
    """
    least = min(len(x), len(y))
    if x[0] != y[0] or least < _LEAST_BARE:
        return False
    return distance(x, y) <= (_MOST_EDITS if least >= _LONG else 1)


def distance(x: str, y: str) -> int:
    """Levenshtein distance.

    >>> distance("kovalev", "kovalyov")
    2
    """
    row = list(range(len(y) + 1))
    for i, a in enumerate(x, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(y, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
