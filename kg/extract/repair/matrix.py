"""Which verb is the main one: participles and relative clauses that the parser let take its place, or its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import FINITE, NOUNS, attach, phrase_end, phrase_start, promote
from kg.extract.words.heads import TIME_NOUNS
from kg.extract.words.nouns import SETS

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_PAST = frozenset({"VBD", "VBN"})
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSAL = ("acl", "relcl")


def two_subjects(parse: Parse, i: int) -> None:
    """As in "the sisters, A and B, won", "The third of six children, Berg left": a verb has one subject.

    The one in commas describes the other; what stands before a comma alone is a fronted apposition.
    """
    verb = parse.heads[i]
    if parse.pos[i] not in NOUNS or i > verb:
        return
    before = [j for j in parse.kids(verb, *_SUBJECTS) if j < i and parse.pos[j] in NOUNS]
    start = phrase_start(parse, i)
    if len(before) == 1 and start - 1 == before[0]:
        _title_of(parse, before[0], i)
    if len(before) != 1 or parse.words[start - 1] != ",":
        return
    first, end = before[0], phrase_end(parse, i)
    if parse.words[end] == "," and end < verb:
        if phrase_end(parse, first) == start - 1 and _may_describe(parse, i, first):
            attach(parse, i, first, "appos")
    elif parse.pos[first] == "NOUN" and parse.pos[i] == "PROPN" and not _is_governed(parse, first):
        attach(parse, first, i, "appos")


def _title_of(parse: Parse, noun: int, name: int) -> None:
    """As in "the rider Tom Maes won": a noun right before a person's name is no subject beside it."""
    if parse.label_at(name) != "PERSON" or parse.tags[noun] != "NN":
        return
    for j in tuple(parse.children[noun]):
        attach(parse, j, name, parse.deps[j])
    attach(parse, noun, name, "compound")


def _may_describe(parse: Parse, i: int, first: int) -> bool:
    """A name or a noun with its determiner, and of two coordinated ones only where the first is a plural."""
    several = parse.tags[first] in ("NNS", "NNPS") or parse.lemmas[first] in SETS
    if parse.child(i, "cc") is not None and not several and parse.lower[i + 1] != "or":
        return False
    return parse.pos[i] == "PROPN" or parse.child(i, "det", "poss") is not None


def subject_after_with(parse: Parse, i: int) -> None:
    """As in "A ferry with 140 passengers on board sank": the preposition before a noun phrase governs it."""
    verb, p = parse.heads[i], phrase_start(parse, i) - 1
    first = parse.heads[p]
    alone = p > 0 and parse.lower[p] == "with" and parse.deps[p] == "prep" and not parse.children[p]
    if alone and i < verb and parse.heads[first] == verb and parse.deps[first] in _SUBJECTS:
        attach(parse, i, p, "pobj")


def _is_governed(parse: Parse, noun: int) -> bool:
    """As in "After the capture of Madrid, Berg had an army": it is no apposition but the preposition's."""
    start = phrase_start(parse, noun)
    return start > 0 and parse.pos[start - 1] in ("ADP", "SCONJ")


def main_verb_after_relative(parse: Parse, i: int) -> None:
    """As in "Berg, who returned in 1985, taught at X": after its relative clause, a noun has its verb."""
    noun = parse.heads[i]
    if parse.tags[i] not in _PAST or parse.deps[noun] not in ("ROOT", "ccomp") or parse.pos[noun] not in NOUNS:
        return
    relative = [j for j in parse.kids(noun, "relcl") if j < i]
    opener = min(parse.subtree(i))
    if not relative or parse.words[opener - 1] != "," or parse.child(i, "agent", "aux", "auxpass", *_SUBJECTS):
        return
    parse.tags[i] = "VBD"
    promote(parse, i, "nsubj")


def conjunction_below_subject(parse: Parse, i: int) -> None:
    """As in "The couple settled in X, but fled", "X, which is old, and employs many, fell": it joins two verbs."""
    noun = parse.heads[i]
    verb = parse.heads[noun]
    if parse.deps[noun] not in _SUBJECTS or not noun < i < verb or parse.pos[noun] not in NOUNS | {"PRON"}:
        return
    clauses = sorted(j for j in parse.subtree(noun) if parse.deps[j] in _CLAUSAL and j < i)
    if not clauses or any(j > i and parse.deps[j] in ("conj", "appos") for j in parse.children[noun]):
        return
    first = min([verb, *parse.kids(verb, "aux", "auxpass", "advmod", "neg")], key=lambda j: j if j > i else verb)
    if first != i + 1 or parse.tags[_finite(parse, verb)] not in FINITE:
        return
    clause = clauses[-1]
    if (
        parse.deps[clause] == "acl"
        and parse.heads[clause] == noun
        and parse.tags[clause] == "VBD"
        and parse.child(clause, "agent") is None
    ):
        _first_of_two(parse, clause, verb, noun, i)
    elif parse.deps[clause] == "relcl":
        _second_of_relative(parse, clause, verb, noun, i)


def _first_of_two(parse: Parse, clause: int, verb: int, noun: int, conjunction: int) -> None:
    promote(parse, noun, "conj")  # the clause hangs on the noun: it comes up in two steps
    promote(parse, clause, "nsubj")
    attach(parse, verb, clause, "conj")
    attach(parse, conjunction, clause, "cc")


def _second_of_relative(parse: Parse, clause: int, verb: int, noun: int, conjunction: int) -> None:
    main = [j for j in parse.kids(verb, "conj") if parse.tags[_finite(parse, j)] in FINITE and j > verb]
    if not main or parse.child(verb, "cc") is not None or parse.child(main[0], *_SUBJECTS) is not None:
        return
    promote(parse, main[0], "conj")
    attach(parse, noun, main[0], "nsubj")
    attach(parse, verb, clause, "conj")
    attach(parse, conjunction, clause, "cc")


def _finite(parse: Parse, verb: int) -> int:
    first = parse.child(verb, "aux", "auxpass")
    return verb if first is None else min(first, verb)


def participle_with_agent(parse: Parse, i: int) -> None:
    """As in "The rules, agreed by X in May, ban cars": with "by X" and no auxiliary, "agreed" is no main verb."""
    if parse.tags[i] not in _PAST or parse.child(i, "agent") is None or parse.child(i, "aux", "auxpass", "dobj"):
        return
    subjects = [j for j in parse.kids(i, *_SUBJECTS) if j < i]
    if len(subjects) != 1 or parse.words[i - 1] != "," or parse.child(i, "cc") is not None:
        return
    main = [j for j in parse.kids(i, "conj", "dep", "ccomp") if parse.pos[j] in ("VERB", "AUX") and j > i]
    if not main or parse.child(main[0], *_SUBJECTS) is not None or parse.words[min(parse.subtree(main[0])) - 1] != ",":
        return
    if parse.tags[main[0]] not in FINITE | {"VB"} and parse.child(main[0], "aux", "auxpass") is None:
        return
    parse.tags[i] = "VBN"
    if parse.tags[main[0]] == "VB" and parse.child(main[0], "aux") is None:
        parse.tags[main[0]] = "VBP"
    promote(parse, main[0], "acl")
    passive = parse.child(main[0], "auxpass") is not None
    attach(parse, subjects[0], main[0], "nsubjpass" if passive else "nsubj")
    attach(parse, i, subjects[0], "acl")


def participle_after_fronted_phrase(parse: Parse, i: int) -> None:
    """As in "Under the deal, signed by X, both sides will leave": the deal was signed."""
    head = parse.heads[i]
    if parse.tags[i] not in _PAST or head < i or parse.words[i - 1] != ",":
        return
    opener = min(parse.children[i] + [i])
    fronted = parse.kids(i, "prep") if opener < i else parse.kids(head, "prep")
    fronted = [p for p in fronted if p < i]
    if len(fronted) != 1 or parse.child(i, "aux", "auxpass", *_SUBJECTS):
        return
    nouns = parse.kids(fronted[0], "pobj")
    if len(nouns) != 1 or parse.pos[nouns[0]] != "NOUN" or parse.lemmas[nouns[0]].lower() in TIME_NOUNS:
        return
    if phrase_end(parse, nouns[0]) == i - 1:
        attach(parse, fronted[0], head, "prep")
        attach(parse, i, nouns[0], "acl")


def based_somewhere(parse: Parse, i: int) -> None:
    """As in "Based in Oulu, the firm employs 80 people": a participle with a place is no preposition."""
    if parse.lower[i] == "based" and parse.child(i, "prep") == i + 1 and parse.lower[i + 1] in ("in", "at", "near"):
        parse.deps[i], parse.pos[i], parse.tags[i] = "advcl", "VERB", "VBN"


def noun_with_object(parse: Parse, i: int) -> None:
    """As in "to pull back weapons and exchange prisoners": a noun that is coordinated with a verb has no object."""
    head = parse.heads[i]
    alike = parse.pos[i] == "NOUN" and parse.tags[i] == "NN" and parse.tags[head] == "VB"
    if alike and parse.child(i, "dobj") is not None and parse.child(i, "det", "poss", "amod", "compound") is None:
        parse.pos[i], parse.tags[i] = "VERB", "VB"
