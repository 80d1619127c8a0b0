"""Prepositional phrases on a word that they cannot belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.circumstances import is_event_noun
from kg.extract.repair.tree import NOUNS, attach
from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_STANDING = frozenset({EntityType.FACILITY.value, EntityType.PLACE.value, EntityType.ORGANIZATION.value})
_SOMEBODY = frozenset({EntityType.PERSON.value, EntityType.GROUP.value, EntityType.ORGANIZATION.value})
_MADE = frozenset({EntityType.WORK.value, EntityType.EVENT.value})
_KNOWN = frozenset(
    """data law laws physics chemistry biology medicine mathematics history philosophy theology literature economics
    engineering journalism architecture psychology sociology politics music art treaty accord agreement pact deal
    report findings results evidence proposal plan document documents statement petition will decree bill case
    question issue matter topic views news details information""".split()
)
"""What is learned, written or talked about: it is at no place, people learn, sign or discuss it somewhere."""


def coordinated_preposition(parse: Parse, i: int) -> None:
    """As in "by a loan and by X", "in Spain, and in Peru": both are of the verb, or of the noun."""
    head = parse.heads[i]
    if parse.pos[i] != "ADP" or parse.child(i, "pobj", "pcomp") is None:
        return
    if parse.deps[head] in ("prep", "agent") and parse.pos[head] == "ADP":
        attach(parse, i, parse.heads[head], parse.deps[head])
    elif parse.pos[head] in ("VERB", "AUX"):
        own = parse.kids(head, "prep", "agent")
        of_noun = [
            p
            for n in parse.kids(head, "attr", "dobj", "acomp")
            for c in parse.conjuncts(n)
            for p in parse.kids(c, "prep")
        ]
        alike = [p for p in (*of_noun, *own) if p < i and parse.lower[p] == parse.lower[i]]
        if alike:
            attach(parse, i, parse.heads[alike[-1]], parse.deps[alike[-1]])


def fronted_whole(parse: Parse, i: int) -> None:
    """As in "Of the 12 miners, five were rescued": five of them."""
    first, _ = parse.sents[parse.sent_of[i]]
    fronted = parse.lower[first] == "of" and parse.deps[first] == "prep" and parse.heads[first] == parse.heads[i]
    if parse.pos[i] == "NUM" and fronted and i > first:
        attach(parse, first, i, "prep")


def place_of_inner_noun(parse: Parse, i: int) -> None:
    """As in "the sale of villas in Spain": what stands somewhere, and next to the phrase, is there."""
    noun, inner = parse.heads[i], i - 1
    if parse.pos[noun] != "NOUN" or inner <= noun or parse.pos[inner] != "NOUN" or parse.deps[inner] != "pobj":
        return
    of, place = parse.heads[inner], parse.child(i, "pobj")
    if place is None or not _is_place(parse, place):
        return
    if parse.lower[of] == "of" and parse.heads[of] == noun and HEAD_TYPES.get(parse.lemmas[inner].lower()) in _STANDING:
        attach(parse, i, inner, "prep")


def doer_beside_noun(parse: Parse, i: int) -> None:
    """As in "was found in an envelope by a passer-by": nothing but a work or a deed is by somebody."""
    noun, somebody = parse.heads[i], parse.child(i, "pobj")
    if parse.pos[noun] not in NOUNS or noun > i or somebody is None or not _is_somebody(parse, somebody):
        return
    up = noun
    while parse.deps[up] == "pobj" and parse.deps[parse.heads[up]] == "prep":
        if not _is_no_deed(parse, up, named=parse.pos[somebody] == "PROPN"):
            return
        up = parse.heads[parse.heads[up]]
    passive = parse.tags[up] == "VBN" and parse.child(up, "auxpass") is not None
    if passive and up < noun and not any(parse.lower[p] == "by" for p in parse.kids(up, "agent", "prep")):
        attach(parse, i, up, "agent")


def _is_no_deed(parse: Parse, noun: int, *, named: bool) -> bool:
    lemma = parse.lemmas[noun].lower()
    kind = HEAD_TYPES.get(lemma)
    made = kind in _MADE or (named and kind == EntityType.PRODUCT.value)  # "on a shirt by Dior"
    return not (is_event_noun(lemma) or made or lemma in _KNOWN)


def _is_somebody(parse: Parse, noun: int) -> bool:
    label = parse.label_at(noun)
    kind = HEAD_TYPES.get(parse.lemmas[noun].lower())
    return label in ("PERSON", "ORG", "NORP") or (not label and kind in _SOMEBODY)


def place_of_act(parse: Parse, i: int) -> None:
    """As in "review the data in Geneva": the review is there."""
    noun = parse.heads[i]
    verb = parse.heads[noun]
    place = parse.child(i, "pobj")
    if parse.lower[noun] not in _KNOWN or parse.deps[noun] != "dobj" or parse.pos[verb] != "VERB" or place is None:
        return
    if _is_place(parse, place):
        attach(parse, i, verb, "prep")


def _is_place(parse: Parse, i: int) -> bool:
    return parse.label_at(i) in ("GPE", "LOC", "FAC")
