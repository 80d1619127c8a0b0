"""Verbs coordinated with a verb of another form or number, and clauses that coordination shortens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import FINITE, NOUNS, attach

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_MODALS = frozenset({"could", "would", "may", "might", "should", "can", "will", "must"})
_OWN_SUBJECT = ("nsubj", "nsubjpass", "expl", "mark")
_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})


def participle_beside_finite(parse: Parse, i: int) -> None:
    """As in "posted pictures showing A looking at B and shaking hands": an -ing form joins the -ing form before it."""
    head = parse.heads[i]
    if parse.tags[i] != "VBG" or parse.tags[head] not in FINITE or parse.child(i, "aux", "nsubj") is not None:
        return
    if any(parse.tags[j] == "VBG" for j in parse.kids(head, "aux")):
        return
    partners = [
        j
        for j in range(head + 1, i)
        if parse.tags[j] == "VBG" and parse.deps[j] in ("acl", "advcl", "ccomp", "xcomp", "pcomp")
    ]
    if partners:
        attach(parse, i, partners[-1], "conj")


def infinitive_beside_finite(parse: Parse, i: int) -> None:
    """As in "says he wants to stay, work and rest": a bare infinitive joins the infinitive before it."""
    head = parse.heads[i]
    if parse.tags[i] != "VB" or parse.tags[head] not in FINITE or parse.child(i, "aux", "nsubj") is not None:
        return
    if parse.child(head, "aux") is not None:
        return
    partners = [j for j in range(head + 1, i) if parse.tags[j] == "VB" and parse.child(j, "aux") is not None]
    if partners:
        attach(parse, i, partners[-1], "conj")


def finite_beside_modal(parse: Parse, i: int) -> None:
    """As in "said jobs could be lost and accused her", "police have found what was lost and have left".

    What follows "could" or "was" has no tense or number of its own: a conjunct with another goes with a verb above.
    """
    if parse.pos[i] not in ("VERB", "AUX") or parse.child(i, "nsubj", "nsubjpass", "expl") is not None:
        return
    head, own = parse.heads[i], _auxiliary(parse, i)
    its = _auxiliary(parse, head)
    if not its or own == its or any(parse.lower[j] == "have" for j in parse.kids(head, "aux")):
        return  # "would have slipped and fallen": the participle is easily taken for a past tense
    past = parse.tags[i] == "VBD" and not own and its in _MODALS
    number = own in _PLURAL and its in _SINGULAR
    if not past and not number:
        return
    for above in parse.ancestors(head):
        if parse.pos[above] in ("VERB", "AUX") and (
            _auxiliary(parse, above) == own or (past and parse.tags[above] == "VBD")
        ):
            attach(parse, i, above, "conj")
            return


def finite_beside_nonfinite(parse: Parse, i: int) -> None:
    """As in "accused her of rigging the vote and called for an inquiry": a past tense joins no -ing form."""
    head = parse.heads[i]
    if parse.tags[i] not in ("VBD", "VBZ") or parse.child(i, *_OWN_SUBJECT, "aux", "auxpass") is not None:
        return
    gerund = parse.tags[head] == "VBG" and parse.child(head, "aux", "auxpass") is None
    infinitive = parse.tags[head] == "VB" and any(parse.lower[j] == "to" for j in parse.kids(head, "aux"))
    if not gerund and not infinitive:
        return
    for above in parse.ancestors(head):
        if parse.tags[above] == parse.tags[i] and parse.deps[above] != "amod":
            attach(parse, i, above, "conj")
            return


def _auxiliary(parse: Parse, verb: int) -> str:
    j = parse.child(verb, "aux", "auxpass")
    return parse.lower[j] if j is not None else ""


def both_and(parse: Parse, i: int) -> None:
    """As in "drew both praise for helping X and criticism": a singular after "both" is coordinated with a noun."""
    first = parse.heads[i]
    single = parse.tags[first] in ("NN", "NNP") and parse.pos[first] in NOUNS and first > i
    if not single:
        return
    own = parse.child(first, "conj")
    if own is not None:
        _take_phrase(parse, first)
        return
    for j in range(first + 1, parse.sents[parse.sent_of[i]][1]):
        above = parse.heads[j]
        conjunction = parse.child(above, "cc")
        if parse.deps[j] != "conj" or parse.pos[j] not in NOUNS or above <= first or conjunction is None:
            continue
        if parse.lower[conjunction] == "and" and attach(parse, j, first, "conj"):
            attach(parse, conjunction, first, "cc")
            for noun in (first, j):
                _take_phrase(parse, noun)
        return


def _take_phrase(parse: Parse, noun: int) -> None:
    """What stands right after one of two coordinated nouns is its own."""
    p = noun + 1
    if p < len(parse) and parse.deps[p] == "prep" and parse.pos[parse.heads[p]] in ("VERB", "AUX"):
        attach(parse, p, noun, "prep")


def gapping(parse: Parse, i: int) -> None:
    """As in "silver went to A and bronze to B": the preposition again means a clause without its verb."""
    preposition = parse.heads[parse.heads[i]]
    same = [p for p in parse.kids(i, "prep") if parse.lower[p] == parse.lower[preposition]]
    if same and parse.deps[parse.heads[i]] == "pobj" and parse.lower[preposition] in ("to", "from", "into"):
        parse.deps[i] = "dep"


def second_subject(parse: Parse, i: int) -> None:
    """As in "showing A doing this and B doing that": B belongs to its participle, and that to the first."""
    if parse.tags[i] != "VBG" or i < 2 or parse.pos[i - 1] not in NOUNS or parse.deps[i - 1] != "conj":  # noqa: PLR2004
        return
    first, _ = parse.sents[parse.sent_of[i]]
    for j in range(i - 2, first, -1):
        if parse.tags[j] == "VBG" and parse.child(j, "nsubj") is not None and parse.deps[j] == "ccomp":
            noun = i - 1
            if attach(parse, i, j, "conj"):
                attach(parse, noun, i, "nsubj")
            return
