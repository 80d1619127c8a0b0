"""Clauses without their subject or object, though it stands where English puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import NOUNS, attach, promote
from kg.extract.words.heads import TIME_NOUNS
from kg.extract.words.nouns import ROLES

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP"})
_SUBORDINATORS = frozenset("after before since until till than as because though like once while for".split())
_SINGULAR_VERBS = frozenset({"VBZ"})


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
    """As in "After rain fell", "in 1902 Berg left": the noun phrase right before a finite verb is its subject."""
    if parse.deps[i] not in _CLAUSES or parse.child(i, *_SUBJECTS) is not None:
        return
    first = parse.child(i, "aux", "auxpass")
    first = i if first is None or first > i else first
    if parse.tags[first] not in _FINITE:
        return
    end = first
    while end > 0 and (parse.pos[end - 1] == "ADV" or parse.deps[end - 1] == "neg"):
        end -= 1
    start = _stretch(parse, end)
    subject = _subject_in(parse, start, end, i) if start < end else None
    if subject is not None and _agree(parse, subject, first):
        dep = "nsubjpass" if parse.child(i, "auxpass") is not None else "nsubj"
        _make_subject(parse, subject, i, dep)


def _stretch(parse: Parse, end: int) -> int:
    """The start of the noun phrase, with its prepositional phrases, that ends before `end`."""
    first, _ = parse.sents[parse.sent_of[end]]
    start = end
    while start > first and (parse.pos[start - 1] in _NOMINAL or parse.tags[start - 1] in ("POS", "PRP$", "HYPH")):
        start -= 1
    return start


def _subject_in(parse: Parse, start: int, end: int, verb: int) -> int | None:
    """The head of the noun phrase in `[start, end)`, which may be all of it or follow a fronted phrase."""
    last = end - 1
    if parse.pos[last] not in NOUNS or parse.lemmas[last].lower() in TIME_NOUNS:
        return None
    opens, before = parse.sents[parse.sent_of[verb]][0], start - 1
    if before >= opens and parse.pos[before] in ("VERB", "AUX", "PRON", "CCONJ"):
        return None
    if parse.pos[start] == "ADP":
        return _after_fronted(parse, start, last, verb)
    head = next((k - 1 for k in range(start + 1, end) if parse.pos[k] == "ADP"), last)
    return head if parse.pos[head] in NOUNS else None


def _after_fronted(parse: Parse, start: int, last: int, verb: int) -> int | None:
    """The subject in "after rain [fell]", "in 1902 Anna Berg [left]", "in the census Berg [was]"."""
    inner = [k for k in range(start + 1, last) if parse.pos[k] == "ADP"]
    if parse.lower[start] in _SUBORDINATORS and parse.deps[verb] == "advcl" and not inner:
        return last if parse.deps[start] == "prep" and parse.deps[last] == "pobj" else None
    name = last
    while name > start and parse.pos[name - 1] == "PROPN":
        name -= 1
    before = name - 1
    common = parse.pos[before] == "NUM" or (parse.pos[before] == "NOUN" and parse.lemmas[before] not in ROLES)
    return last if parse.pos[last] == "PROPN" and common and before > start else None


def _agree(parse: Parse, subject: int, verb: int) -> bool:
    """Do they agree in number, as far as the verb shows it? Where not, one of them is no noun or no verb."""
    plural = parse.tags[subject] in ("NNS", "NNPS") or parse.child(subject, "cc") is not None
    if parse.tags[verb] == "VBZ" or parse.lower[verb] == "was":
        return not plural
    return plural if parse.tags[verb] == "VBP" or parse.lower[verb] == "were" else True


def _make_subject(parse: Parse, subject: int, verb: int, dep: str) -> None:
    if parse.deps[subject] in _SUBJECTS:
        return
    preposition = parse.heads[subject]
    alone = parse.deps[subject] == "pobj" and preposition == subject - 1 - _left_count(parse, subject)
    left = [
        j for j in parse.children[subject] if j < subject and parse.deps[j] in ("compound", "nmod", "det", "nummod")
    ]
    common = [j for j in left if parse.pos[j] != "PROPN"]
    if parse.pos[subject] == "PROPN" and common and parse.deps[subject] == "pobj" and not alone:
        noun = common[-1]
        attach(parse, noun, preposition, "pobj")
        for j in left:
            if j < noun:
                attach(parse, j, noun, parse.deps[j])
    if attach(parse, subject, verb, dep) and parse.deps[preposition] == "prep" and not parse.children[preposition]:
        attach(parse, preposition, verb, "mark")


def _left_count(parse: Parse, i: int) -> int:
    return sum(1 for j in parse.subtree(i) if j < i)


def subject_as_root(parse: Parse, i: int) -> None:
    """As in "The paper which had the stamp on it lists names", read as "the stamp ... lists": the noun has no verb."""
    noun = parse.heads[i]
    if parse.deps[i] != "relcl" or parse.heads[noun] != noun or parse.pos[noun] not in NOUNS:
        return
    for j in parse.children[i]:
        later = j > i and parse.deps[j] in ("ccomp", "advcl", "conj") and parse.tags[j] in _FINITE
        if later and parse.child(j, *_SUBJECTS, "mark", "advmod", "cc") is None and _agree(parse, noun, j):
            attach(parse, j, noun, "ccomp")
            promote(parse, j, "nsubj")
            return
