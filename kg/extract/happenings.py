"""Facts with one participant: "The minister resigned", "The bridge was opened in 1999"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.words.verbs import HAPPENINGS, STATIVE_PASSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Clause
    from kg.extract.layers import TimeSpan
    from kg.extract.parse import Parse
    from kg.extract.scope import Scope

EVENT = "event"
"""The rule whose facts have nothing but "true" as their value."""

_COMPLEMENTS = ("xcomp", "ccomp", "acomp", "oprd", "dobj", "attr", "dative", "csubj", "csubjpass", "expl")
_DEPENDENT = frozenset({"pcomp", "acl", "dep"})
_TIME_PREPOSITIONS = ("in", "on", "at", "during", "since", "until")
_STATES = frozenset({"make up", "base on", "spread out", "cut off", "do for", "worn out", "lock in"})
_ENDS = frozenset({"until", "till", "since"})
_EVENTIVE_AUXILIARIES = frozenset({"was", "were", "been", "be", "being", "got", "getting", "get"})


def dated(
    parse: Parse, clause: Clause, time: TimeSpan, predicate: tuple[str, tuple[int, ...]], scope: Scope
) -> Iterator[Draft]:
    """As in "The bridge was opened in 1999", "sworn in on Monday": a clause whose only other participant is a time."""
    complement = parse.child(clause.verb, "xcomp", "ccomp", "acomp", "oprd", "dobj")
    if not (time.value or parse.lower[time.start] in _ENDS) or complement is not None:
        return
    lemma, words = predicate
    before = parse.lower[time.start - 1] if time.start > clause.verb + 1 else ""
    inside = parse.lower[time.start]
    particle = next((w for w in (inside, before) if w in _TIME_PREPOSITIONS), "on")
    literal = (time.start + (inside == particle), time.end)
    relation = f"be {lemma}" if clause.passive else lemma
    for s in clause.subjects:
        draft = Draft(s, relation, particle, NONE, "dated", clause.verb, words, scope)
        yield draft._replace(literal=literal, passive=clause.passive)


def happened(parse: Parse, clause: Clause, predicate: tuple[str, tuple[int, ...]], scope: Scope) -> Iterator[Draft]:
    """As in "The minister resigned", "Two men were arrested": the event itself is the news.

    Whether another fact tells of it with more participants is known only when mentions are looked up (see `facts`).
    """
    if not _is_event(parse, clause, predicate[0]):
        return
    lemma, words = predicate
    relation = f"be {lemma}" if clause.passive else lemma
    for s in clause.subjects:
        draft = Draft(s, relation, "", NONE, EVENT, clause.verb, words, scope)
        yield draft._replace(literal=(clause.verb, clause.verb + 1), passive=clause.passive)


def _is_event(parse: Parse, clause: Clause, lemma: str) -> bool:
    """Does the verb, with its particle, report something that happened, and is nothing of its clause left out?"""
    if clause.objects or clause.agents or parse.child(clause.verb, *_COMPLEMENTS) is not None:
        return False
    gerunds = (c for p in parse.kids(clause.verb, "prep") for c in parse.kids(p, "pcomp") if parse.tags[c] == "VBG")
    if parse.deps[clause.verb] in _DEPENDENT or any(gerunds):
        return False  # "the risk of being hacked", "was barred from leaving"
    return _is_done(parse, clause.verb, lemma) if clause.passive else _is_done_by_itself(parse, clause, lemma)


def _is_done_by_itself(parse: Parse, clause: Clause, lemma: str) -> bool:
    if lemma not in HAPPENINGS:
        return False
    tag = parse.tags[clause.verb]
    helped = parse.child(clause.verb, "aux") is not None
    if tag in ("VBZ", "VBP"):  # "Banks fail" is no news, "Kovacs resigns" is
        return all(parse.pos[s] == "PROPN" for s in clause.subjects)
    return tag == "VBD" or helped or parse.deps[clause.verb] == "conj"


def _is_done(parse: Parse, verb: int, lemma: str) -> bool:
    """Not the state that follows: "the shop is closed", "a bank based there"."""
    if parse.lemmas[verb] in STATIVE_PASSIVES and (lemma == parse.lemmas[verb] or lemma in _STATES):
        return lemma in HAPPENINGS
    auxiliaries = parse.kids(verb, "auxpass")
    if auxiliaries:
        return parse.lower[auxiliaries[0]] in _EVENTIVE_AUXILIARIES
    return parse.deps[verb] == "conj"
