"""Chains of verbs, and what verbs of naming and of winning have as objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import attach
from kg.extract.words.nouns import ROLES
from kg.extract.words.verbs import NAMING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

GAP = "gap"
"""The label of an object whose verb is left out, under the verb that is understood."""
_MEDALS = frozenset({"gold", "silver", "bronze"})
_BEFORE_NAMES = frozenset({"compound", "nmod", "nsubj", "amod"})


def gapped_object(parse: Parse, i: int) -> None:
    """As in "A won gold and B silver", "A sent two ships and B three": the conjunct of an object has its own subject.

    A medal becomes the `GAP` of the verb, with its winner as subject; what only a number says is left without a role.
    """
    thing = parse.heads[i]
    if parse.deps[thing] not in ("dobj", GAP) or parse.child(parse.heads[thing], "nsubj") is None:
        return
    winner = next((j for j in parse.children[i] if parse.pos[j] == "PROPN" and parse.deps[j] == "compound"), None)
    if parse.lower[i] in _MEDALS and parse.lower[thing] in _MEDALS and winner is not None:
        attach(parse, i, parse.heads[thing], GAP)
        attach(parse, winner, i, "nsubj")
    elif parse.pos[i] == "PROPN" and any(j == i + 1 and parse.tags[j] == "CD" for j in parse.kids(i, "nummod")):
        parse.deps[i] = "dep"


def goes_on(parse: Parse, i: int) -> None:
    """As in "went on to win": no purpose, it is one chain of verbs."""
    head = parse.heads[i]
    chained = parse.lemmas[head] == "go" and parse.tags[i] == "VB" and parse.child(head, "dobj") is None
    if chained and i > 1 and parse.lower[i - 1] == "to" and parse.lower[i - 2] == "on":
        parse.deps[i] = "xcomp"


def participles_in_a_row(parse: Parse, i: int) -> None:
    """As in "was arrested, charged and jailed": the second of three participles is no clause of its own."""
    head = parse.heads[i]
    if parse.tags[i] != "VBN" or parse.tags[head] != "VBN" or head != i - 2 or parse.words[i - 1] != ",":
        return
    if parse.child(head, "auxpass") is not None and parse.child(i, "conj") is not None:
        parse.deps[i] = "conj"


def participle_before_object(parse: Parse, i: int) -> None:
    """As in "has arrested and extradited X": a noun is coordinated with no verb, and the participle is."""
    noun = parse.heads[i]
    verb = parse.heads[noun]
    if parse.tags[i] != "VBN" or parse.deps[noun] != "conj" or parse.tags[verb] != "VBN" or verb > i:
        return
    if parse.lower[i - 1] in ("and", "or") and parse.heads[i - 1] == verb and parse.child(verb, "dobj") is None:
        attach(parse, i, verb, "conj")
        attach(parse, noun, i, "dobj")


def name_before_role(parse: Parse, verb: int) -> None:
    """As in "named X chairman", "elected X president of Y": X is no part of the role, it is who gets it."""
    complements = parse.kids(verb, "dobj", "oprd") if parse.lemmas[verb] in NAMING else []
    if len(complements) != 1 or parse.child(verb, "auxpass", "nsubjpass") is not None:
        return
    role = complements[0]
    if parse.tags[role] != "NN" or parse.lemmas[role].lower() not in ROLES or parse.child(role, "det") is not None:
        return  # without a determiner, such a noun is no object
    before = [j for j in parse.children[role] if j < role]
    names = [j for j in before if parse.pos[j] == "PROPN" and parse.deps[j] in _BEFORE_NAMES]
    if not names or min(parse.subtree(role)) != verb + 1:
        return
    for j in before:
        if j < names[-1]:
            attach(parse, j, names[-1], parse.deps[j])
    if attach(parse, names[-1], verb, "dobj"):
        parse.deps[role] = "oprd"
