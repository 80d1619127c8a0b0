"""What the place of a name in its sentence says of its type: one travels to places, companies are founded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.organizations import COMPANY_NOUNS, FOUNDING, OFFICE_NOUNS, RUNNING
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parse import Parse

_PLACE, _ORGANIZATION = EntityType.PLACE.value, EntityType.ORGANIZATION.value
_CLEAR, _LIKELY = 6.0, 3.0
"""Against 2.0 for each time that the recogniser says otherwise."""
_MOTION = frozenset(
    "travel fly return go move drive sail flee walk march head emigrate migrate relocate deport".split()
)
_DWELLING = frozenset("live reside dwell settle land arrive".split())
_PLACE_NOUNS = frozenset("city town village capital island province district suburb port state county".split())


def role_votes(parse: Parse, head: int) -> Iterator[tuple[str, float]]:
    """Types, with weights, that the grammatical role of the name with this head speaks for."""
    top = head
    while parse.deps[top] == "conj" and parse.heads[top] < top:
        top = parse.heads[top]
    role, governor = parse.deps[top], parse.heads[top]
    if role == "pobj":
        yield from _after_preposition(parse, parse.lower[governor], parse.heads[governor])
    elif role == "poss" and top == head and is_company_noun(parse, governor):
        yield _ORGANIZATION, _CLEAR
    elif role == "nsubjpass" and _is_founded(parse, governor):
        yield _ORGANIZATION, _LIKELY
    elif role == "nsubj" and _runs_business(parse, governor):
        yield _ORGANIZATION, _CLEAR


def is_company_noun(parse: Parse, i: int) -> bool:
    """Whether a noun is said of companies alone: the "subsidiary", "shares", "chief executive" of something."""
    if parse.lemmas[i].lower() in COMPANY_NOUNS:
        return True
    return parse.lower[i] in {"executive", "officer"} and i > 0 and parse.lower[i - 1] in OFFICE_NOUNS


def _after_preposition(parse: Parse, preposition: str, governor: int) -> Iterator[tuple[str, float]]:
    lemma = parse.lemmas[governor].lower()
    is_verb = parse.pos[governor] == "VERB"
    if (
        (preposition == "to" and is_verb and lemma in _MOTION)
        or (preposition in {"in", "at", "near"} and is_verb and lemma in _DWELLING)
        or (preposition == "of" and lemma in _PLACE_NOUNS)
    ):
        yield _PLACE, _CLEAR
    elif preposition in {"in", "near"} and HEAD_TYPES.get(lemma) in {_PLACE, EntityType.FACILITY.value}:
        yield _PLACE, _LIKELY
    elif preposition in {"of", "in", "at"} and is_company_noun(parse, governor):
        yield _ORGANIZATION, _CLEAR


def _runs_business(parse: Parse, verb: int) -> bool:
    """Whether the predicate is one of employers and companies: "employs 400 people", "cut jobs", "posted a loss"."""
    objects = RUNNING.get(parse.lemmas[verb])
    return objects is not None and any(
        not objects or parse.lemmas[c].lower() in objects for c in parse.kids(verb, "dobj")
    )


def _is_founded(parse: Parse, verb: int) -> bool:
    """Whether a passive is "founded", "acquired", "set up", and not "set to"."""
    lemma = parse.lemmas[verb]
    return lemma in FOUNDING and (lemma != "set" or parse.child(verb, "prt") is not None)
