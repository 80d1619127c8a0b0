"""The type of a noun phrase, by its head noun: lists for news first, then WordNet's most frequent sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words import lexicon
from kg.extract.words.events import EVENTS
from kg.extract.words.heads import AMOUNTS, HEAD_TYPES, PHRASE_TYPES, QUALITIES, STATES_OF_AFFAIRS
from kg.extract.words.nouns import ROLES
from kg.extract.words.organizations import MAKERS
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_PERSON, _GROUP, _THING = EntityType.PERSON.value, EntityType.GROUP.value, EntityType.THING.value
_ORGANIZATION, _EVENT = EntityType.ORGANIZATION.value, EntityType.EVENT.value
_PERSON_SUFFIXES = ("ist", "ologist", "man", "woman", "grapher", "keeper", "maker")
_LEAST_DERIVED = 7
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SPECIFIC = frozenset({"det", "poss", "nummod"})

_OF_THINGS = frozenset(
    """original latter former opposite contrary reverse unknown unexpected impossible inevitable obvious unthinkable
    possible same past present future whole extraordinary ordinary usual normal good bad worse worst best main
    final absurd sublime ridiculous positive negative affirmative""".split()
)
"""Adjectives that are no people after "the"."""


_CASUALTIES = frozenset("missing wounded injured dead bereaved displaced homeless unemployed detained disabled".split())
"""Participles and adjectives that are people after "the", whatever the tagger makes of them."""


def nominal_type(parse: Parse, head: int) -> str:
    """The type of a noun phrase by its head noun; several persons are a group."""
    lemma, lower = parse.lemmas[head].lower(), parse.lower[head]
    if lower in _CASUALTIES and head and parse.lower[head - 1] == "the" and parse.tags[head] != "NNS":
        return _GROUP
    if lemma.count("-") > 1:
        lemma = lower = lemma.partition("-")[0]  # "brother-in-law"
    if head and (phrase := PHRASE_TYPES.get(f"{parse.lower[head - 1]} {lower}")):
        return phrase
    if lower in AMOUNTS or (lower in QUALITIES and not parse.children[head]):
        return _THING
    if head > 1 and parse.words[head - 1] == "-" and "-" not in lemma:
        lemma = lower = f"{parse.lower[head - 2]}-{lemma}"  # "law-breakers"
    found = HEAD_TYPES.get(lower) or HEAD_TYPES.get(lemma) or (_PERSON if lemma in ROLES else _by_suffix(lemma))
    if not found and parse.pos[head] in _NOUNS and parse.words[head].islower():
        found = _by_lexicon(parse, head, lemma)
    if found == _PERSON and parse.tags[head] in _PLURAL:
        return _GROUP
    if parse.pos[head] == "ADJ" and not found:
        return _GROUP if parse.tags[head] == "JJ" and lower not in _OF_THINGS else _THING
    return found or _THING


def _by_suffix(lemma: str) -> str:
    if lemma.endswith("maker") and len(lemma) > len("maker") and lemma not in MAKERS:
        return _ORGANIZATION  # "carmaker", "chipmaker"
    if len(lemma) >= _LEAST_DERIVED and lemma.endswith(_PERSON_SUFFIXES):
        return _PERSON
    tail = lemma.rpartition("-")[2]
    return HEAD_TYPES.get(tail, "") if tail != lemma else ""


def _by_lexicon(parse: Parse, head: int, lemma: str) -> str:
    """What WordNet or the verb behind it says of a noun; a deed is an event where it is one of several."""
    type_ = _EVENT if lemma in EVENTS else lexicon.noun(lemma)
    if type_ != _EVENT:
        return type_
    return type_ if lemma not in STATES_OF_AFFAIRS and _is_counted(parse, head) else ""


def _is_counted(parse: Parse, head: int) -> bool:
    """Whether a noun is used as a count noun: plural, or with a determiner, a possessor or a number."""
    return parse.tags[head] in _PLURAL or any(parse.deps[i] in _SPECIFIC for i in parse.children[head])
