"""Facts whose second participant is a value: "fell 3.1 %", "was jailed for 12 years", "won six"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.words.heads import TIME_NOUNS
from kg.extract.words.nouns import GESTURES
from kg.extract.words.verbs import LIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.extract.clauses import Clause
    from kg.extract.parse import Parse
    from kg.extract.scope import Scope

Predicate = tuple[str, tuple[int, ...]]
"""The lemma of a verb with its particle, and their tokens."""

_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod"})
_BEFORE_NUMBERS = frozenset({"", "with", "to", "by", "at"})
_DIGITS_OF_A_YEAR = 4
_DIGITS_OF_AN_AGE = 3
_DASHES = frozenset({"-", "--", "\u2013", "\u2014", "/", ":"})
_MANY = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "ten"})
_SEATS = frozenset({"place"})
_AT = frozenset({"at", "in", "on"})


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The noun phrase of a head as tokens `[start, end)`: premodifiers and "of" phrase, without its determiner."""
    start, end = head, head + 1
    for j in sorted(parse.children[head], reverse=True):
        if j < head and j == start - 1 - _gap(parse, j, start) and parse.deps[j] in _PREMODIFIERS:
            start = min(parse.subtree(j))
    for j in parse.kids(head, "prep"):
        if j == end and parse.lower[j] in ("of", "for", "to", "at", "in"):
            tail = sorted(_without_clauses(parse, j))
            contiguous = [k for n, k in enumerate(tail) if k == tail[0] + n]
            end = contiguous[-1] + 1
            while parse.words[end - 1] in (",", '"', "and") and end > head + 1:
                end -= 1
    return start, end


def value_of(parse: Parse, verb: int, head: int, particle: str, times: Collection[int]) -> tuple[int, int] | None:
    """What stands for an argument that is no entity: a number ("won six"), a time or an empty noun with its phrase.

    As in "declared a day of mourning", "earned them a place in the final".
    """
    if parse.pos[head] == "NUM":
        counts = particle in _BEFORE_NUMBERS and head not in times and _is_count(parse, head)
        return phrase(parse, head) if counts else None
    lemma = parse.lemmas[head].lower()
    if lemma in _MANY and parse.tags[head] == "NNS" and not particle:
        return _many(parse, head)
    if particle or parse.pos[head] != "NOUN" or (parse.lemmas[verb] in LIGHT and lemma in GESTURES):
        return None
    following = next((parse.lower[p] for p in parse.kids(head, "prep") if p == head + 1), "")
    explained = following == "of" if lemma in TIME_NOUNS else lemma in _SEATS and following in _AT
    return phrase(parse, head) if explained else None


def _many(parse: Parse, head: int) -> tuple[int, int]:
    """As in "killed hundreds of thousands", "injured dozens"."""
    of = head > 1 and parse.lower[head - 1] == "of" and parse.lemmas[head - 2] in _MANY
    start = head - 2 if of else head
    return phrase(parse, head) if start == head else (start, head + 1)


def _is_count(parse: Parse, number: int) -> bool:
    """Not the half of a score, nor a year that nobody recognised."""
    word = parse.words[number]
    around = {parse.words[j] for j in (number - 1, number + 1) if 0 <= j < len(parse)}
    return word != "0" and not (word.isdigit() and len(word) == _DIGITS_OF_A_YEAR) and around.isdisjoint(_DASHES)


def measured(
    parse: Parse, clause: Clause, predicate: Predicate, scope: Scope, amounts: dict[int, tuple[int, int]]
) -> Iterator[Draft]:
    """As in "fell 3.1 %", "was cut by 4 %": by how much."""
    found = [("", j) for j in parse.kids(clause.verb, "npadvmod") if j in amounts and not _is_shared(parse, amounts[j])]
    found += [
        ("by", o)
        for p in parse.kids(clause.verb, "prep", "agent")
        for o in parse.kids(p, "pobj")
        if o in amounts and parse.lower[p] == "by"
    ]
    for particle, o in found:
        yield from _of_bearers(clause, clause.subjects, predicate, particle, amounts[o], scope)


def aged(parse: Parse, clause: Clause, scope: Scope) -> Iterator[Draft]:
    """As in "died aged 79", "died at the age of 91", "died at 91"."""
    _, last = parse.sents[parse.sent_of[clause.verb]]
    for j in range(clause.verb + 1, last):
        if parse.tags[j] == "CD" and _is_age(parse, j) and clause.verb in parse.ancestors(j):
            for s in clause.subjects:
                draft = Draft(s, "age", "", NONE, "age", j, (j,), scope, noun=True)
                yield draft._replace(literal=(j, j + 1))
            return


def _is_age(parse: Parse, number: int) -> bool:
    before, word = parse.lower[number - 1], parse.words[number]
    if not word.isdigit() or len(word) > _DIGITS_OF_AN_AGE:
        return False
    alone = parse.deps[number] == "pobj" and not parse.children[number]
    return before == "aged" or parse.lower[number - 3 : number] == ["the", "age", "of"] or (before == "at" and alone)


def _is_shared(parse: Parse, span: tuple[int, int]) -> bool:
    """Is a part of the amount, which the parser tore, after a preposition?"""
    return any(parse.deps[j] == "pobj" for j in range(*span))


def sentenced(
    parse: Parse, clause: Clause, predicate: Predicate, scope: Scope, times: Collection[int]
) -> Iterator[Draft]:
    """As in "was sentenced to 14 years in prison", "banned her for two matches"."""
    bearers = clause.subjects if clause.passive else clause.objects
    for p in parse.kids(clause.verb, "prep"):
        for o in parse.kids(p, "pobj") if parse.lower[p] in ("to", "for") else ():
            if o in times or parse.lemmas[o] in TIME_NOUNS:
                for draft in _of_bearers(clause, bearers, predicate, parse.lower[p], _term(parse, o), scope):
                    yield draft._replace(lemma=f"be {predicate[0]}", passive=True)


def _term(parse: Parse, unit: int) -> tuple[int, int]:
    """As in "14 years in prison"; not "12 years for smuggling"."""
    start, end = phrase(parse, unit)
    after = parse.child(unit, "prep")
    return (start, end) if after is None or parse.lower[after] == "in" else (start, unit + 1)


def _of_bearers(  # noqa: PLR0913, PLR0917  (the parts of a fact)
    clause: Clause,
    bearers: tuple[int, ...],
    predicate: Predicate,
    particle: str,
    literal: tuple[int, int],
    scope: Scope,
) -> Iterator[Draft]:
    lemma, words = predicate
    relation = f"be {lemma}" if clause.passive else lemma
    for s in bearers:
        draft = Draft(s, relation, particle, NONE, "value", clause.verb, words, scope)
        yield draft._replace(literal=literal, passive=clause.passive)


def _without_clauses(parse: Parse, i: int) -> Iterator[int]:
    """Token `i` and what depends on it, relative and other clauses left out."""
    stack = [i]
    while stack:
        j = stack.pop()
        yield j
        stack += [k for k in parse.children[j] if parse.deps[k] not in ("relcl", "acl", "advcl", "ccomp")]


def _gap(parse: Parse, j: int, start: int) -> int:
    """Tokens between a premodifier and what follows that belong to the premodifier itself ("Russia 's")."""
    inner = max(parse.subtree(j))
    return start - 1 - j if inner == start - 1 else 0
