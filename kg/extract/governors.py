"""What adjectives, nouns and prepositions say about the clauses that they govern.

Each function gives the scope that a complement has by its governing word alone, or None when the word decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.scope import ACTUAL, NOBODY, PLAIN, PLANNED, POSSIBLE, Scope
from kg.extract.words.nouns import CLAIM_NOUNS
from kg.extract.words.status import (
    ACCUSATION_NOUNS,
    FACTIVE_ADJECTIVES,
    FALSE_ADJECTIVES,
    PLANNED_ADJECTIVES,
    PLANNED_NOUNS,
    POSSIBLE_ADJECTIVES,
    POSSIBLE_NOUNS,
    PREPOSITIONS_OF_PLANS,
    REFUSAL_NOUNS,
    TRUE_ADJECTIVES,
    UNABLE_ADJECTIVES,
    UNLIKELY_ADJECTIVES,
)

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_TOLD = CLAIM_NOUNS | frozenset(
    """evidence sign proof indication confirmation charge complaint conclusion finding testimony forecast conviction
    confidence insistence admission confession hint assurance consensus""".split()
)
_ABLE = "able"
_ADVERSITY = frozenset({"difficulty", "trouble", "problem"})
_RANKS = frozenset("first second third fourth fifth last only latest next".split())
_NEGATIVE_PHRASES = frozenset({"instead of", "rather than", "short of", "far from", "opposed to"})


def infinitive_of_adjective(parse: Parse, adjective: int, verb: int) -> Scope:
    """As in "is unable to pay", "was due to meet", "was wrong to resign"; `verb` is what the adjective is said with."""
    lemma, cue = parse.lower[adjective], (adjective,)
    if lemma in UNABLE_ADJECTIVES or any(parse.lower[j] == "too" for j in parse.kids(adjective, "advmod")):
        return Scope(negated=True, cue=cue)
    if lemma in UNLIKELY_ADJECTIVES:
        return Scope(negated=True, modality=POSSIBLE, cue=cue)
    if lemma in PLANNED_ADJECTIVES:
        return Scope(modality=PLANNED, cue=cue)
    past = parse.tags[verb] in ("VBD", "VBN")
    if lemma in FACTIVE_ADJECTIVES or (lemma == _ABLE and past):  # who was able to, did
        return PLAIN
    return Scope(modality=POSSIBLE, cue=cue)


def clause_of_adjective(parse: Parse, adjective: int, *, denied: bool) -> Scope | None:
    """As in "it is possible that", "is proud that"; `denied` when "not" stands with the adjective."""
    lemma, cue = parse.lower[adjective], (adjective,)
    if lemma in POSSIBLE_ADJECTIVES or (denied and lemma in TRUE_ADJECTIVES - {"true"}):
        return Scope(modality=POSSIBLE, cue=cue)
    if lemma in UNLIKELY_ADJECTIVES:
        return PLAIN if denied else Scope(negated=True, modality=POSSIBLE, cue=cue)
    if lemma in FALSE_ADJECTIVES or lemma == "true":
        return Scope(negated=(lemma != "true") != denied, cue=cue)
    return PLAIN if lemma in FACTIVE_ADJECTIVES or lemma in TRUE_ADJECTIVES else None


def clause_of_noun(parse: Parse, noun: int) -> Scope | None:
    """As in "the claim that", "a risk that", "no evidence that", "no doubt that"."""
    lemma, cue = parse.lemmas[noun], (noun,)
    owners = parse.kids(noun, "poss")
    negative = any(parse.lower[j] in ("no", "little") for j in parse.kids(noun, "det", "neg", "amod"))
    if lemma == "doubt":
        return PLAIN if negative else Scope(modality=POSSIBLE, cue=cue)
    if lemma == "denial":
        return Scope(negated=True, claimed=True, by=owners[0] if owners else NOBODY, cue=cue)
    if lemma in _TOLD:
        modality = POSSIBLE if negative else ACTUAL
        return Scope(modality=modality, claimed=True, by=owners[0] if owners else NOBODY, cue=cue)
    if lemma in POSSIBLE_NOUNS:
        return Scope(modality=POSSIBLE, cue=cue)
    return Scope(modality=PLANNED, cue=cue) if lemma in PLANNED_NOUNS else None


def infinitive_of_noun(parse: Parse, noun: int) -> Scope:
    """As in "the failure to pay", "the claim to have won", "the first country to land", "a plan to go"."""
    lemma, cue = parse.lemmas[noun], (noun,)
    if any(parse.lower[j] in _RANKS or parse.tags[j] == "JJS" for j in parse.children[noun]):
        return PLAIN
    if lemma in REFUSAL_NOUNS:
        return Scope(negated=True, cue=cue)
    if lemma == "claim":
        owners = parse.kids(noun, "poss")
        return Scope(claimed=True, by=owners[0] if owners else NOBODY, cue=cue)
    return Scope(modality=POSSIBLE if lemma in POSSIBLE_NOUNS else PLANNED, cue=cue)


def gerund_of_noun(parse: Parse, noun: int, preposition: str) -> Scope | None:
    """As in "allegations of bribing", "the risk of losing", "plans for building", "difficulty in getting"."""
    lemma, cue = parse.lemmas[noun], (noun,)
    if lemma in _ADVERSITY:
        return Scope(modality=POSSIBLE, cue=cue)
    if preposition not in ("of", "for", "about"):
        return None
    if lemma in ACCUSATION_NOUNS:
        owners = parse.kids(noun, "poss")
        return Scope(claimed=True, by=owners[0] if owners else NOBODY, cue=cue)
    if lemma in POSSIBLE_NOUNS:
        return Scope(modality=POSSIBLE, cue=cue)
    return Scope(modality=PLANNED, cue=cue) if lemma in PLANNED_NOUNS else None


def gerund_of_preposition(parse: Parse, preposition: int) -> Scope | None:
    """As in "without paying", "instead of paying"; "plans on paying", "is committed to paying"."""
    word, cue = parse.lower[preposition], (preposition,)
    before = parse.lower[preposition - 1] if preposition else ""
    if word == "without" or f"{before} {word}" in _NEGATIVE_PHRASES:
        return Scope(negated=True, cue=cue)
    head = parse.heads[preposition]
    forms = {parse.lemmas[head], parse.lower[head]}
    if forms.isdisjoint(PREPOSITIONS_OF_PLANS.get(word, ())):
        return None
    return Scope(negated=word == "against", modality=PLANNED, cue=(head,))
