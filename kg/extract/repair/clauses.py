"""Clauses without their subject or object, though it stands where English puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import FINITE, NOUNS, attach
from kg.extract.words.heads import TIME_NOUNS
from kg.extract.words.nouns import ROLES

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP"})
_SUBORDINATORS = frozenset("after before since until till than as because though like once while for".split())
_BORDERS = frozenset({",", ";", ":", "--", "-", "\u2013", "\u2014", '"', "``", "''", "(", ")"})
_PREFIX = ("AFX", "HYPH")


def relative_that(parse: Parse, i: int) -> None:
    """As in "rules that they voted to adopt": a "that" tagged as a pronoun is what the relative clause is without."""
    verb = parse.heads[i]
    if parse.lower[i] != "that" or parse.tags[i] != "WDT" or parse.deps[verb] != "relcl":
        return
    if parse.child(verb, *_SUBJECTS) is None:
        parse.deps[i] = "nsubjpass" if parse.child(verb, "auxpass") is not None else "nsubj"
        return
    while (below := parse.child(verb, "xcomp")) is not None:
        verb = below
    if parse.child(verb, "dobj", "ccomp", "attr", "acomp", "auxpass") is None and parse.pos[verb] == "VERB":
        attach(parse, i, verb, "dobj")


def missing_subject(parse: Parse, i: int) -> None:
    """As in "In 1902 Berg left", "; the town in Latvia is old": the noun phrase right before a verb is its subject."""
    if parse.deps[i] not in _CLAUSES or parse.child(i, *_SUBJECTS) is not None:
        return
    first = parse.child(i, "aux", "auxpass")
    first = i if first is None or first > i else first
    if parse.tags[first] not in FINITE:
        return
    end = first
    while end > 0 and (parse.pos[end - 1] == "ADV" or parse.deps[end - 1] == "neg" or parse.tags[end - 1] in _PREFIX):
        end -= 1
    subject = _subject_before(parse, end, i)
    if subject is not None and parse.deps[subject] not in _SUBJECTS and _agree(parse, subject, first):
        _leave_phrase(parse, subject, i)
        attach(parse, subject, i, "nsubjpass" if parse.child(i, "auxpass") is not None else "nsubj")


def _subject_before(parse: Parse, end: int, verb: int) -> int | None:
    """The head of the noun phrase that ends before `end`, with its prepositional phrases, where it opens a clause."""
    opens, last, start = parse.sents[parse.sent_of[verb]][0], end - 1, end
    if last < opens or parse.pos[last] not in NOUNS or parse.lemmas[last].lower() in TIME_NOUNS:
        return None
    while start > opens and (parse.pos[start - 1] in _NOMINAL or parse.tags[start - 1] in ("POS", "PRP$", "HYPH")):
        start -= 1
    prepositions = [k for k in range(start, end) if parse.pos[k] == "ADP"]
    if prepositions and parse.lower[prepositions[-1]] in _SUBORDINATORS:
        return last if parse.heads[last] == prepositions[-1] else None
    if start > opens and parse.words[start - 1] not in _BORDERS and parse.pos[start - 1] not in ("SCONJ", "ADV"):
        return None
    if parse.pos[start] == "ADP":
        return last if _name_in(parse, start, last) is not None else None
    head = prepositions[0] - 1 if prepositions else last
    return head if parse.pos[head] in NOUNS else None


def _name_in(parse: Parse, start: int, last: int) -> int | None:
    """The last word of the fronted phrase in "in the census Anna Berg [was]": a name is no part of it."""
    name = last
    while name > start and parse.pos[name] == "PROPN":
        name -= 1
    number = parse.pos[name] == "NUM"
    common = number or (parse.pos[name] == "NOUN" and parse.lemmas[name] not in ROLES)
    return name if common and start < name < last else None


def _leave_phrase(parse: Parse, subject: int, verb: int) -> None:
    """Part the subject from the phrase that it was read into."""
    preposition = parse.heads[subject]
    if parse.deps[subject] != "pobj":
        return
    if parse.lower[preposition] in _SUBORDINATORS:
        if verb not in parse.ancestors(preposition):
            attach(parse, preposition, verb, "mark")
        else:
            parse.deps[preposition] = "mark"
        return
    noun = _name_in(parse, preposition, subject)
    if noun is not None and attach(parse, noun, preposition, "pobj"):
        for j in [j for j in parse.children[subject] if j < noun]:
            attach(parse, j, noun, parse.deps[j])


def _agree(parse: Parse, subject: int, verb: int) -> bool:
    """Do they agree in number, as far as the verb shows it? Where not, one of them is no noun or no verb."""
    plural = parse.tags[subject] in ("NNS", "NNPS") or parse.child(subject, "cc") is not None
    if parse.tags[verb] == "VBZ" or parse.lower[verb] == "was":
        return not plural
    return plural if parse.tags[verb] == "VBP" or parse.lower[verb] == "were" else True
