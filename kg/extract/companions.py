"""Facts of those who do something together, or to one another."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from kg.extract.drafts import Draft
from kg.extract.words.verbs import RECIPROCAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Clause, ClauseReader
    from kg.extract.parse import Parse
    from kg.extract.scope import Scope
    from kg.extract.values import Predicate

_ALSO = frozenset({"besides", "alongside"})
_WITH = frozenset({"along", "together"})


def one_another(parse: Parse, clause: Clause, predicate: Predicate, scope: Scope) -> Iterator[Draft]:
    """As in "X and Y sued each other", "X and Y clashed with one another", "X and Y met": each did it to the other."""
    lemma, words = predicate
    if clause.passive or not 1 < len(clause.subjects) < 4:  # noqa: PLR2004
        return
    found = [("", words) for o in clause.objects if _is_each_other(parse, o)]
    found += [(p.words, (*words, p.last)) for p in clause.preps for o in p.objects if _is_each_other(parse, o)]
    pairs = list(permutations(clause.subjects, 2))
    if not found and lemma in RECIPROCAL and len(clause.subjects) == 2 and _is_alone(parse, clause):  # noqa: PLR2004
        found, pairs = [("", words)], [(clause.subjects[0], clause.subjects[1])]
    for particle, tokens in found:
        for s, o in pairs:
            yield Draft(s, lemma, particle, o, "reciprocal", clause.verb, tokens, scope)


def _is_each_other(parse: Parse, o: int) -> bool:
    return o > 0 and (parse.lower[o - 1], parse.lower[o]) in {("each", "other"), ("one", "another")}


def _is_alone(parse: Parse, clause: Clause) -> bool:
    """Is nothing met, married or merged but the subjects themselves, "and" between them?"""
    others = {"with", "into", "against"}
    joined = any(parse.lower[c] == "and" for c in parse.kids(clause.subjects[0], "cc"))
    return joined and not clause.objects and not any(p.words in others for p in clause.preps)


def besides(parse: Parse, reader: ClauseReader, clause: Clause, predicate: Predicate, scope: Scope) -> Iterator[Draft]:
    """As in "Besides X, Y did it", "along with X": X did it too."""
    if clause.passive:
        return
    also = [
        o
        for p in parse.kids(clause.verb, "prep")
        for q in _companion(parse, clause, p)
        for o in reader.heads(parse.kids(q, "pobj"))
    ]
    lemma, words = predicate
    for o in clause.objects:
        for s in also:
            yield Draft(s, lemma, "", o, "besides", clause.verb, words, scope)


def _companion(parse: Parse, clause: Clause, p: int) -> list[int]:
    """The preposition before those who did it too; after the verb, "along with" may speak of the object."""
    if parse.lower[p] in _ALSO:
        return [p]
    if p > clause.verb:
        return []
    if parse.lower[p] in _WITH:
        return [q for q in parse.kids(p, "prep") if parse.lower[q] == "with"]
    together = parse.lower[p] == "with" and any(parse.lower[a] in _WITH for a in parse.kids(p, "advmod"))
    return [p] if together else []


def called_for(
    parse: Parse, reader: ClauseReader, clause: Clause, predicate: Predicate, scope: Scope
) -> Iterator[Draft]:
    """As in "called for the army to be deployed": what is called upon is the subject of the infinitive."""
    lemma, words = predicate
    for c in parse.kids(clause.verb, "advcl", "ccomp", "xcomp"):
        mark = parse.child(c, "mark")
        if mark is None or parse.lower[mark] != "for" or mark < clause.verb or not reader.is_infinitive(c):
            continue
        for o in reader.heads(parse.kids(c, "nsubj", "nsubjpass")):
            for s in clause.subjects:
                yield Draft(s, lemma, "for", o, "clause", clause.verb, (*words, mark), scope)
