"""Prepositional phrases that a verb or noun asks for, attached to another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import attach

if TYPE_CHECKING:
    from kg.extract.parse import Parse


def _table(lines: str) -> dict[str, frozenset[str]]:
    rows = (line.split(":") for line in lines.strip().splitlines())
    return {preposition.strip(): frozenset(verbs.split()) for preposition, verbs in rows}


_ASKED_BY_VERB = _table(
    """
    of: accuse acquit assure convict convince cure deprive relieve remind rid rob strip suspect
    from: ban bar deter discourage disqualify dissuade distinguish evict exclude exempt expel oust prevent prohibit
    with: acquaint bombard charge confront credit endow entrust equip present provide replace reward supply
    as: brand characterise characterize classify denounce depict describe dismiss hail label perceive portray regard
    into: coax coerce convert divide force pressure split transform trick turn
    on: blame congratulate impose inflict
    """
)
"""Verbs that take an object and this preposition; what their object is hardly ever takes the same one itself."""

_ASKED_BY_NOUN = _table(
    """
    on: assault attack ban crackdown embargo raid sanction tariff tax limit restriction report vote
    against: accusation allegation campaign charge crime lawsuit offensive protest sanction vaccine
    between: agreement border clash conflict difference dispute link match relationship talk tension treaty war
    for: candidate demand need nominee request responsibility spokesman spokesperson spokeswoman
    with: agreement alliance dispute feud friendship meeting partnership relation relationship treaty
    into: inquiry insight investigation probe
    to: ambassador answer envoy threat visit right
    """
)
_NOT_NAMES = ("NOUN", "PRON")


def phrase_of_verb(parse: Parse, i: int) -> None:
    """As in "accused the head of theft": the verb asks for "of", and its object has no other need of it."""
    noun = parse.heads[i]
    verbs = _ASKED_BY_VERB.get(parse.lower[i])
    if verbs is None or noun > i or parse.pos[noun] not in ("NOUN", "PROPN", "PRON"):
        return
    while parse.deps[noun] in ("conj", "appos"):
        noun = parse.heads[noun]
    verb = parse.heads[noun]
    if parse.deps[noun] not in ("dobj", "nsubjpass") or parse.lemmas[verb] not in verbs or parse.pos[verb] != "VERB":
        return
    if parse.lemmas[parse.heads[i]] in _ASKED_BY_NOUN.get(parse.lower[i], ()) or verb > i:
        return
    if any(parse.lower[p] == parse.lower[i] for p in parse.kids(verb, "prep")):
        return
    if parse.lower[i] != "of" or parse.pos[parse.heads[i]] == "PROPN" or parse.child(i, "pcomp") is not None:
        attach(parse, i, verb, "prep")
