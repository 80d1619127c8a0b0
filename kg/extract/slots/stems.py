"""Words brought to one form, so that a phrase of the lexicon and a sentence can be compared: "directed", "directs"."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.words.irregular import IRREGULAR

STOP = frozenset(
    "a an the is was were be been are has have had having being it its his her their that which who this to".split()
)
"""Words that are left out of the comparison."""

PREPOSITIONS = frozenset(
    "of in on at by for from with to into as under over near after before about against between during through within "
    "via per along around than like off onto out up down".split()
)

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("er", "er"), ("es", ""), ("s", ""),
)  # fmt: skip
_SHORT, _LEAST = 4, 3
_LEMMA = {form: lemma for lemma, forms in reversed(IRREGULAR.items()) for form in forms} | {"born": "bear"}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word, crude but the same for its forms (after Porter, 1980, without derivation).

    >>> stem("directed") == stem("directs") == stem("direct"), stem("born") == stem("bear")
    (True, True)
    """
    word = word.lower()
    word = _LEMMA.get(word, word)
    if len(word) > _SHORT:
        word = _without_ending(word)
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.rstrip("e") if len(word) > _LEAST else word


def _without_ending(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST and not (ending == "s" and word.endswith("ss")):
            return word[: len(word) - len(ending)] + instead
    return word
