"""Relative clauses on a noun that they cannot be about, and the members that "among them" opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.circumstances import is_event_noun
from kg.extract.repair.tree import NOUNS, attach
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import COLLECTIVES
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

FIXED = "fixed"
"""The label of the second word of a complex preposition, as in Universal Dependencies."""
_PLURAL = frozenset({"NNS", "NNPS"})
_WHO = frozenset({"who", "whom", "whose"})
_PEOPLE = frozenset({EntityType.PERSON.value, EntityType.GROUP.value})
_GROUPS = _PEOPLE - {EntityType.PERSON.value}
_TEAMS = frozenset({"ORG", "NORP", "GPE", "FAC"})
_UNIQUE = frozenset({"GPE", "LOC", "PERSON"})
_EITHER_NUMBER = frozenset("species series means crossroads headquarters barracks sheep fish aircraft".split())
_INDUSTRY = frozenset("make produce manufacture assemble process refine supply employ".split())
_DECIDED = frozenset(
    """announce approve complete conclude sign agree publish schedule postpone delay cancel finalise finalize seal
    ratify negotiate broker value""".split()
)
_ACTORS = frozenset({"ORG", "GPE", "PERSON", "NORP"})
_MAKERS = frozenset({EntityType.ORGANIZATION.value, EntityType.FACILITY.value})
_THINGS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT"})
_SUBJECTS = ("nsubj", "nsubjpass")
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "det"})


def antecedent(parse: Parse, verb: int) -> None:
    """As in "the party, led by A, who have 60 seats": it agrees with its verb, "who" is somebody and "which" is not."""
    noun = parse.heads[verb]
    pronoun = _pronoun(parse, verb)
    if pronoun is None or noun > pronoun or parse.pos[noun] not in NOUNS or parse.deps[noun] == "appos":
        return
    labels = _labels(parse, noun, pronoun)
    if _suits(parse, noun, verb, pronoun, labels):
        return
    for other in _candidates(parse, noun, pronoun):
        if other != noun and _suits(parse, other, verb, pronoun, labels, strictly=True):
            attach(parse, verb, other, "relcl")
            return


def _pronoun(parse: Parse, verb: int) -> int | None:
    """The relative pronoun, where it is the subject or stands before a noun that is."""
    subject = parse.child(verb, *_SUBJECTS)
    if subject is None:
        return None
    if parse.tags[subject] in ("WDT", "WP"):
        return subject
    return parse.child(subject, "poss") if any(parse.tags[j] == "WP$" for j in parse.kids(subject, "poss")) else None


def _candidates(parse: Parse, noun: int, pronoun: int) -> list[int]:
    """Nouns that the clause may be about, nearest first: right before the pronoun, then from the noun upwards."""
    before = pronoun - 2 if parse.words[pronoun - 1] == "," else pronoun - 1
    found = [before] if parse.pos[before] in NOUNS and _is_inside(parse, before, noun) else []
    for j in parse.ancestors(noun):
        if parse.pos[j] in NOUNS:
            found.append(j)
        elif parse.deps[j] not in ("prep", "agent", "acl", "relcl"):
            break
    return found


def _is_inside(parse: Parse, i: int, noun: int) -> bool:
    """Does the noun have the other by prepositions only: "shares in X"?"""
    while i != noun and parse.deps[i] in ("pobj", "prep", "appos"):
        i = parse.heads[i]
    return i == noun


def _labels(parse: Parse, noun: int, pronoun: int) -> dict[int, str]:
    """The kinds of named entities around."""
    first, _ = parse.sents[parse.sent_of[noun]]
    return {i: e.label for e in parse.ents if first <= e.start <= pronoun for i in range(e.start, e.end)}


def _suits(  # noqa: PLR0913  (what a clause and a noun have to agree in)
    parse: Parse, noun: int, verb: int, pronoun: int, labels: dict[int, str], *, strictly: bool = False
) -> bool:
    label, kind = labels.get(noun, ""), HEAD_TYPES.get(parse.lemmas[noun].lower())
    if not _agrees(parse, noun, verb, pronoun, {} if strictly else labels):
        return False
    if parse.lower[pronoun] == "which" and parse.lemmas[verb] in _INDUSTRY:
        return kind in _MAKERS or label == "ORG" if strictly else label != "GPE"  # "the plant in X, which makes cars"
    if (
        parse.lemmas[verb] in _DECIDED and parse.child(verb, "auxpass") is not None
    ):  # "the sale of X, which was approved"
        return is_event_noun(parse.lemmas[noun]) if strictly else label not in _ACTORS
    if parse.lower[pronoun] == "that" and parse.pos[noun] == "PROPN" and label in _UNIQUE:
        return parse.child(noun, "det") is not None and not strictly  # a name is in no need of "that"
    return _is_of_kind(label, kind, parse.lower[pronoun], strictly=strictly)


def _agrees(parse: Parse, noun: int, verb: int, pronoun: int, labels: dict[int, str]) -> bool:
    """In number, as far as the verb shows it; teams and groups take either, and so do coordinated nouns."""
    if parse.tags[pronoun] == "WP$":
        return True
    finite = min([verb, *parse.kids(verb, "aux", "auxpass")])
    if parse.lower[noun] in _EITHER_NUMBER:
        return True
    plural = parse.tags[noun] in _PLURAL
    if parse.tags[finite] == "VBZ" or parse.lower[finite] == "was":
        return not plural or labels.get(noun) in _TEAMS
    if parse.tags[finite] == "VBP" or parse.lower[finite] == "were":
        listed = any(parse.deps[k] == "cc" for k in range(noun, pronoun))
        several = parse.deps[noun] == "conj" or (listed and noun < pronoun)
        group = parse.lemmas[noun] in COLLECTIVES or HEAD_TYPES.get(parse.lemmas[noun].lower()) in _GROUPS
        return plural or several or group
    return True


def _is_of_kind(label: str, kind: str | None, pronoun: str, *, strictly: bool) -> bool:
    if pronoun in _WHO:
        if strictly:
            return label in ("PERSON", "NORP") or (not label and kind in _PEOPLE)
        return label not in _THINGS and (bool(label) or kind != EntityType.PLACE.value)
    return pronoun != "which" or (label != "PERSON" and (bool(label) or kind != EntityType.PERSON.value))


def among_them(parse: Parse, i: int) -> None:
    """As in "four people, among them Berg": those before the comma include what follows."""
    if parse.words[i - 1] != "," or i + 2 >= len(parse) or parse.lower[i + 1] != "them":
        return
    member = _first_noun(parse, i + 2)
    verb = next((j for j in parse.ancestors(i) if parse.pos[j] in ("VERB", "AUX")), None)
    if member is None or verb is None:
        return
    named = [j for j in parse.kids(verb, "dobj", *_SUBJECTS) if j < i]
    wholes = [j for j in [*named, i - 2] if parse.tags[j] in _PLURAL or parse.lemmas[j] == "people"]
    if not wholes:
        return
    above = parse.heads[i]
    attach(parse, i, wholes[-1], "prep")
    attach(parse, i + 1, i, FIXED)
    attach(parse, member, i, "pobj")
    if above != member and above > member and parse.pos[above] == "PROPN":
        _describe(parse, above, member, verb)


def _describe(parse: Parse, name: int, member: int, verb: int) -> None:
    """As in "among them the doctor, Anna Berg, who ..., to a hospital": what follows the clause is the verb's."""
    attach(parse, name, member, "appos")
    relative = parse.child(name, "relcl")
    for p in parse.kids(name, "prep"):
        if relative is not None and p > relative:
            attach(parse, p, verb, "prep")


def _first_noun(parse: Parse, start: int) -> int | None:
    i = start
    while i < len(parse) and (parse.deps[i] in _MODIFIERS or parse.tags[i] == "POS"):
        i += 1
    return i if i < len(parse) and parse.pos[i] in NOUNS else None
