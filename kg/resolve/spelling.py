"""How a word sounds, whatever house spelled it: schemes of transliteration brought to one form.

`sound` undoes what schemes of romanisation do differently (BGN/PCGN, GOST, ISO 9, ALA-LC, the Ukrainian national one,
press usage; the same letters serve for Arabic): digraphs for one consonant, "y", "i" and "j" for one glide, vowels
with and without it. What distinguishes names stays: "Mario" and "Maria", "Petrov" and "Petrova". `skeleton` keeps the
consonants alone; it finds candidates, and decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.identity import without_accents
from kg.resolve.given_names import SPELLINGS

_CACHE = 1 << 17
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
     "č": "ch", "ć": "ch", "š": "sh", "ž": "zh", **dict.fromkeys("'`\u2019\u02bc\u02b9", "")}
)  # fmt: skip
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        ("c(?=[aourlk])", "k"),
        ("shch|schtsch", "sc"),
        ("tsch|tch|cz|ch", "c"),
        ("sch|sz|sh", "s"),
        ("zh", "z"),
        ("kh|gh", "h"),
        ("ph|ff", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("tz|ts", "c"),
        ("dzh|dj", "j"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("(?<=[bcdfghklmnprstvzw])([ou])e(?=[bcdfghkmnprstvz]|ll)", r"\1"),
        ("w", "v"),
        ("^j(?=[aeiou].*(?:[aeiyj]n|[eio]v|ko|uk|k|[cs]k[iy]|i[yi]?[yij])[aj]?[aj]?$)", "y"),
        ("(?<=[bcdfghklmnprstvz])[yj]o", "e"),
        ("(?<=.)[yj](?=.)|[yj]$", "i"),
        ("^y(?=[^aeiou])", "i"),
        ("^y", "i"),
        ("(?<=.)i+(?=[aeou])", ""),
        ("^ie", "e"),
        ("(?<=[bcdfgklmnprstvz])ei$", "ei"),
        (r"([a-z])\1+", r"\1"),
        ("(?<=...)[fv]$", "v"),
        ("(?<=[aeiou]..a)h$", ""),
    )
)


def folded(word: str) -> str:
    """Lower case, no accents, only Latin base letters where there is one.

    >>> folded("Łódź"), folded("Søren")
    ('lodz', 'soren')
    """
    if not word.isascii():
        composed = unicodedata.normalize("NFC", word).casefold()
        return without_accents(composed.translate(_LETTERS))
    return word.casefold().replace("'", "").replace("`", "")


@lru_cache(maxsize=_CACHE)
def sound(word: str) -> str:
    """The form that all transliterations of a word share; "" for no word.

    >>> {sound(w) for w in ("Degtyaryov", "Degtyarev", "Degtiarev", "Degtjarev")}
    {'degtarev'}
    >>> sound("Zelenskyy") == sound("Zelenskiy") == sound("Zelensky") == sound("Zelenski")
    True
    >>> sound("Petrov") == sound("Petrova"), sound("Mario") == sound("Maria")
    (False, False)
    """
    plain = folded(word)
    if known := SPELLINGS.get(plain):
        return known
    for pattern, by in _STEPS:
        plain = pattern.sub(by, plain)
    return SPELLINGS.get(plain, plain)


@lru_cache(maxsize=_CACHE)
def skeleton(word: str) -> str:
    """First sound and consonants: what spellings share that disagree on vowels.

    >>> skeleton("Zubaidi") == skeleton("Zubaydi"), skeleton("Qasim") == skeleton("Kassem")
    (True, True)
    """
    plain = sound(word)
    return plain[:1].replace("e", "i").replace("o", "u") + re.sub("[aeiouy]", "", plain[1:])


@lru_cache(maxsize=_CACHE)
def near(a: str, b: str) -> bool:
    """Whether two words differ only in "e" for "i" or "o" for "u": candidates that still want evidence.

    >>> near("Hashemi", "Hashimi"), near("Uthman", "Othman"), near("Hansen", "Hanson"), near("Bergs", "Burgs")
    (True, True, False, False)
    """
    x, y = sound(a), sound(b)
    return x == y or (min(len(x), len(y)) >= _LEAST_NEAR and x.translate(_CLASSES) == y.translate(_CLASSES))


_LEAST_NEAR = 5
_CLASSES = str.maketrans("eyo", "iiu")
