"""Lemmas of another verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_DOUBLES = re.compile(r"[b-df-hj-np-tv-z]*[aeiou][b-df-hj-np-tvz]")


def silent_e(parse: Parse, i: int) -> None:
    """As in "waged" is of "wage": had it been of "wag", the consonant would stand twice."""
    lemma, word = parse.lemmas[i], parse.lower[i]
    if word in (lemma + "ed", lemma + "ing") and _DOUBLES.fullmatch(lemma):
        parse.lemmas[i] = lemma + "e"
