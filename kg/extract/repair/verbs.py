"""Verbs without their subject, and lemmas of another verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.repair.tree import FINITE, NOUNS, attach, coordinated

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_DOUBLES = re.compile(r"[b-df-hj-np-tv-z]*[aeiou][b-df-hj-np-tvz]")


def silent_e(parse: Parse, i: int) -> None:
    """As in "waged" is of "wage": had it been of "wag", the consonant would stand twice."""
    lemma, word = parse.lemmas[i], parse.lower[i]
    if word in (lemma + "ed", lemma + "ing") and _DOUBLES.fullmatch(lemma):
        parse.lemmas[i] = lemma + "e"


def subject_after_fronted(parse: Parse, i: int) -> None:
    """As in "Besides A, B went": the noun before a verb without a subject is no part of the fronted phrase."""
    if parse.tags[i] not in FINITE or parse.child(i, "nsubj", "nsubjpass", "csubj", "expl", "aux") is not None:
        return
    j = i - 1
    if parse.deps[i] not in ("ROOT", "ccomp") or j < 1 or parse.pos[j] not in NOUNS:
        return
    if parse.deps[j] in ("conj", "appos") and not coordinated(parse, j):
        above = parse.heads[parse.heads[j]]
        if parse.deps[parse.heads[j]] == "pobj" and parse.heads[above] == i and above < i:
            attach(parse, j, i, "nsubj")
