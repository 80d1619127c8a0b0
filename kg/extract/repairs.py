"""Attachments that cannot be English, put right before any rule reads the tree.

Small parsers make a few mistakes again and again. Each rule here recognises a configuration that the grammar does not
allow (a participle coordinated with a finite verb, two direct objects with a comma between them) and the one reading
that it does. A tree without such a configuration is left alone, so better parsers lose nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.words.nouns import ROLES

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_DOUBLES = re.compile(r"[b-df-hj-np-tv-z]*[aeiou][b-df-hj-np-tvz]")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOUNS_AND_NUMBERS = _NOUNS | {"NUM"}
_MODALS = frozenset({"could", "would", "may", "might", "should", "can", "will", "must"})
_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_OF_A_ROLE = frozenset({"of", "for", "to", "in", "at"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OPENERS = frozenset({"a", "an", "the", "another", "its", "his", "her", "their", "one"})


def repair(parse: Parse) -> None:
    """Apply all repairs to a Parse, in place; heads, labels and children stay consistent."""
    for i in range(len(parse)):
        dep = parse.deps[i]
        if parse.pos[i] == "VERB":
            _silent_e(parse, i)
            _subject_after_fronted(parse, i)
        if dep == "conj":
            _participle_beside_finite(parse, i)
            _infinitive_beside_finite(parse, i)
            _apposition_after_comma(parse, i)
            _gapping(parse, i)
            _finite_beside_modal(parse, i)
        elif dep == "appos":
            _list_as_apposition(parse, i)
        elif dep in ("acl", "advcl"):
            _second_subject(parse, i)
        elif dep == "dobj" and parse.kids(parse.heads[i], "dobj")[0] != i:  # a verb has one object phrase
            _apposition_after_comma(parse, i)
    for start, end, label in parse.ents:
        if label == "PERSON":
            _name_after_of(parse, start, end)


def attach(parse: Parse, i: int, head: int, dep: str) -> bool:
    """Move token `i` below `head`; refused (False) where it would make a cycle."""
    if head == i or i in parse.ancestors(head):
        return False
    if parse.heads[i] != i:
        parse.children[parse.heads[i]].remove(i)
    parse.heads[i] = head
    parse.deps[i] = dep
    parse.children[head].append(i)
    parse.children[head].sort()
    return True


def _silent_e(parse: Parse, i: int) -> None:
    """As in "waged" is of "wage": had it been of "wag", the consonant would stand twice."""
    lemma, word = parse.lemmas[i], parse.lower[i]
    if word in (lemma + "ed", lemma + "ing") and _DOUBLES.fullmatch(lemma):
        parse.lemmas[i] = lemma + "e"


def _subject_after_fronted(parse: Parse, i: int) -> None:
    """As in "Besides A, B went": the noun before a verb without a subject is no part of the fronted phrase."""
    if parse.tags[i] not in _FINITE or parse.child(i, "nsubj", "nsubjpass", "csubj", "expl", "aux") is not None:
        return
    j = i - 1
    if parse.deps[i] not in ("ROOT", "ccomp") or j < 1 or parse.pos[j] not in _NOUNS:
        return
    if parse.deps[j] in ("conj", "appos") and not _coordinated(parse, j):
        above = parse.heads[parse.heads[j]]
        if parse.deps[parse.heads[j]] == "pobj" and parse.heads[above] == i and above < i:
            attach(parse, j, i, "nsubj")


def _participle_beside_finite(parse: Parse, i: int) -> None:
    """As in "posted pictures showing A looking at B and shaking hands": an -ing form joins the -ing form before it."""
    head = parse.heads[i]
    if parse.tags[i] != "VBG" or parse.tags[head] not in _FINITE or parse.child(i, "aux", "nsubj") is not None:
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


def _infinitive_beside_finite(parse: Parse, i: int) -> None:
    """As in "says he wants to stay, work and rest": a bare infinitive joins the infinitive before it."""
    head = parse.heads[i]
    if parse.tags[i] != "VB" or parse.tags[head] not in _FINITE or parse.child(i, "aux", "nsubj") is not None:
        return
    if parse.child(head, "aux") is not None:
        return
    partners = [j for j in range(head + 1, i) if parse.tags[j] == "VB" and parse.child(j, "aux") is not None]
    if partners:
        attach(parse, i, partners[-1], "conj")


def _finite_beside_modal(parse: Parse, i: int) -> None:
    """As in "said jobs could be lost and accused her", "police have found what was lost and have left".

    What follows "could" or "was" has no tense or number of its own: a conjunct with another goes with a verb above.
    """
    if parse.pos[i] not in ("VERB", "AUX") or parse.child(i, "nsubj", "nsubjpass", "expl") is not None:
        return
    head, own = parse.heads[i], _auxiliary(parse, i)
    its = _auxiliary(parse, head)
    if not its or own == its:
        return
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


def _auxiliary(parse: Parse, verb: int) -> str:
    j = parse.child(verb, "aux", "auxpass")
    return parse.lower[j] if j is not None else ""


def _gapping(parse: Parse, i: int) -> None:
    """As in "silver went to A and bronze to B": the preposition again means a clause without its verb."""
    preposition = parse.heads[parse.heads[i]]
    same = [p for p in parse.kids(i, "prep") if parse.lower[p] == parse.lower[preposition]]
    if same and parse.deps[parse.heads[i]] == "pobj" and parse.lower[preposition] in ("to", "from", "into"):
        parse.deps[i] = "dep"


def _apposition_after_comma(parse: Parse, i: int) -> None:
    """As in "looking at A, B's best jet,", "showed a flight of A, another jet": without "and", it describes A."""
    if parse.pos[i] not in _NOUNS or _coordinated(parse, i):
        return
    start = _phrase_start(parse, i)
    before = _noun_before_comma(parse, start)
    if before is not None and _opens_phrase(parse, start, i):
        attach(parse, i, before, "appos")


def _list_as_apposition(parse: Parse, i: int) -> None:
    """As in "the fleet, a school and other sites", "shops, a pool": "a" thing is none of the others."""
    head = parse.heads[i]
    if parse.pos[head] != "NOUN" or parse.pos[i] != "NOUN" or i < head:
        return
    goes_on = parse.child(i, "cc") is not None and parse.child(i, "conj") is not None
    person = parse.lemmas[i].lower() in ROLES
    definite = any(parse.lower[j] in _DEFINITE or parse.deps[j] == "poss" for j in parse.kids(head, "det", "poss"))
    indefinite = not definite and any(parse.lower[j] in ("a", "an") for j in parse.kids(i, "det"))
    if (goes_on or indefinite) and not person:
        parse.deps[i] = "conj"


def _second_subject(parse: Parse, i: int) -> None:
    """As in "showing A doing this and B doing that": B belongs to its participle, and that to the first."""
    if parse.tags[i] != "VBG" or i < 2 or parse.pos[i - 1] not in _NOUNS or parse.deps[i - 1] != "conj":  # noqa: PLR2004
        return
    first, _ = parse.sents[parse.sent_of[i]]
    for j in range(i - 2, first, -1):
        if parse.tags[j] == "VBG" and parse.child(j, "nsubj") is not None and parse.deps[j] == "ccomp":
            noun = i - 1
            if attach(parse, i, j, "conj"):
                attach(parse, noun, i, "nsubj")
            return


def _name_after_of(parse: Parse, start: int, end: int) -> None:
    """As in "Minister of Trade Anna Berg": the name is not part of what the minister is of."""
    heads = [j for j in range(start, end) if not start <= parse.heads[j] < end]
    if len(heads) != 1 or parse.deps[heads[0]] != "pobj" or start == 0:
        return
    name, preposition = heads[0], parse.heads[heads[0]]
    role = parse.heads[preposition]
    modifiers = [j for j in parse.kids(name, "compound", "nmod", "amod", "poss") if preposition < j < start]
    if not modifiers or parse.lemmas[role].lower() not in ROLES or parse.lower[preposition] not in _OF_A_ROLE:
        return
    above, dep = parse.heads[role], parse.deps[role]
    if above == role:
        return
    attach(parse, modifiers[-1], preposition, "pobj")
    for j in [*modifiers[:-1], *(j for j in parse.kids(name, "det") if j < start)]:
        attach(parse, j, modifiers[-1], parse.deps[j])
    if attach(parse, name, above, dep):
        attach(parse, role, name, "appos")


def _coordinated(parse: Parse, i: int) -> bool:
    """Is there a conjunction anywhere in the chain of conjuncts that token `i` is in?"""
    top = i
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    return any(parse.child(j, "cc") is not None for j in parse.conjuncts(top))


def _phrase_start(parse: Parse, i: int) -> int:
    start = i
    for j in parse.children[i]:
        if j < i and parse.deps[j] in ("det", "poss", "amod", "compound", "nummod", "nmod"):
            start = min(start, *parse.subtree(j))
    return start


def _opens_phrase(parse: Parse, start: int, i: int) -> bool:
    return parse.lower[start] in _OPENERS or any(parse.deps[j] == "poss" for j in parse.children[i])


def _noun_before_comma(parse: Parse, start: int) -> int | None:
    if start < 2 or parse.words[start - 1] != "," or parse.pos[start - 2] not in _NOUNS_AND_NUMBERS:  # noqa: PLR2004
        return None
    i = start - 2
    while parse.deps[i] in ("compound", "nmod", "nummod") and parse.heads[i] < start - 1 and parse.heads[i] > i:
        i = parse.heads[i]
    return i
