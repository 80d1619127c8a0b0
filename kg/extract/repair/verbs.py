"""Verbs without their subject, and lemmas of another verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.repair.tree import FINITE, attach, promote

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_DOUBLES = re.compile(r"[b-df-hj-np-tv-z]*[aeiou][b-df-hj-np-tvz]")


def silent_e(parse: Parse, i: int) -> None:
    """As in "waged" is of "wage": had it been of "wag", the consonant would stand twice."""
    lemma, word = parse.lemmas[i], parse.lower[i]
    if word in (lemma + "ed", lemma + "ing") and _DOUBLES.fullmatch(lemma):
        parse.lemmas[i] = lemma + "e"


def past_tense(parse: Parse, i: int) -> None:
    """As in "The groups faced off": without an auxiliary, what has a subject is no participle."""
    subject = parse.child(i, "nsubj")
    if parse.tags[i] != "VBN" or parse.deps[i] not in ("ROOT", "relcl", "conj") or subject is None or subject > i:
        return
    if parse.child(i, "aux", "auxpass") is None and parse.words[i - 1] != "," and parse.lower[i].endswith("ed"):
        parse.tags[i] = "VBD"


def participle_after_comma(parse: Parse, i: int) -> None:
    """As in "Berg, praised as a reformer, told them", read as "Berg praised": the finite verb is the other one."""
    subject = parse.child(i, "nsubj", "nsubjpass")
    if parse.tags[i] not in ("VBN", "VBD") or subject is None or subject > i or parse.words[i - 1] != ",":
        return
    if parse.child(i, "aux", "auxpass", "cc", "dobj") is not None or _finite_between(parse, subject, i):
        return
    for j in parse.children[i]:
        if j > i and parse.deps[j] in ("conj", "ccomp", "dep") and parse.words[j - 1] == ",":
            finite = parse.tags[j] in FINITE or any(parse.tags[k] in FINITE for k in parse.kids(j, "aux", "auxpass"))
            if finite and parse.child(j, "nsubj", "nsubjpass", "mark") is None:
                _make_reduced(parse, i, subject, j)
                return


def _finite_between(parse: Parse, subject: int, verb: int) -> bool:
    """Is there another finite verb between subject and verb (as in a relative clause)?"""
    return any(parse.tags[k] in FINITE for k in range(subject + 1, verb))


def _make_reduced(parse: Parse, participle: int, subject: int, verb: int) -> None:
    promote(parse, verb, "acl")
    dep = "nsubjpass" if parse.child(verb, "auxpass") is not None else "nsubj"
    if attach(parse, subject, verb, dep):
        attach(parse, participle, subject, "acl")
