"""What is said of somebody or something: a `Profile`, and how mentions and facts add to it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet  # noqa: TC003  (for values, not only types)
from typing import TYPE_CHECKING

from kg.identity import name_key
from kg.model import MentionKind
from kg.resolve.words import DOMAINS, ORGANIZATION_NOUNS, REGIONS

if TYPE_CHECKING:
    from kg.model import Fact, Literal, Mention

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OF_PLACE = frozenset({"of", "in", "from"})
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_HEAD_ENDS = re.compile(r" (?:of|for|at|in|to|from|with)\b|,")
_CLEAR = 4  # pronouns of one gender for one of the other: one in five is resolved wrongly at worst
_NONE: frozenset[str] = frozenset()
_NO_YEARS: frozenset[int] = frozenset()
A_PERSON, AN_ORGANIZATION = frozenset({"person"}), frozenset({"organization"})


class Profile:
    """What texts say of somebody or something; profiles add up.

    Without slots, on purpose: what nobody has said is the class's empty set, and adding walks through what was said.
    """

    documents: AbstractSet[str] = _NONE
    neighbours: AbstractSet[str] = _NONE
    births: AbstractSet[int] = _NO_YEARS
    roles: AbstractSet[str] = _NONE
    domains: AbstractSet[str] = _NONE
    countries: AbstractSet[str] = _NONE
    regions: AbstractSet[str] = _NONE
    ties: AbstractSet[str] = _NONE
    kinds: AbstractSet[str] = _NONE
    he = 0
    she = 0

    def __init__(self, documents: AbstractSet[str] = _NONE) -> None:
        """Nothing is said yet of what these documents mention."""
        if documents:
            self.documents = documents

    def copy(self) -> Profile:
        """The same, to be added to."""
        whole = Profile()
        whole.add(self)
        return whole

    def add(self, other: Profile) -> None:
        """Take in what is said of another part of the same thing."""
        own = self.__dict__
        for name, theirs in other.__dict__.items():
            mine = own.get(name)
            if mine is None:
                own[name] = theirs if isinstance(theirs, int) else frozenset(theirs)
            elif isinstance(mine, set):
                mine |= theirs
            else:
                own[name] = mine + theirs if isinstance(mine, int) else {*mine, *theirs}

    @property
    def gender(self) -> str:
        """What nearly all pronouns agree on; "" for none."""
        return "m" if self.he > _CLEAR * self.she else "f" if self.she > _CLEAR * self.he else ""


def hear(mention: Mention, profile: Profile) -> None:
    """Take in a mention: what a noun phrase says, and the gender of a pronoun."""
    if mention.kind is MentionKind.PRONOUN:
        if gender := _GENDERS.get(mention.text.casefold()):
            if gender == "m":
                profile.he += 1
            else:
                profile.she += 1
            profile.kinds |= A_PERSON
    elif mention.kind is MentionKind.NOMINAL:
        describe(mention.name or mention.text, profile)


def describe(description: str, profile: Profile) -> None:
    """Take in a description: "Bulgarian striker", "mayor of Springfield", "German clothing maker"."""
    head = _HEAD_ENDS.split(description, maxsplit=1)[0].split()
    if not head:
        return
    noun = name_key(head[-1])
    if noun in DOMAINS:
        profile.roles |= {noun}
        profile.domains |= {DOMAINS[noun]}
        profile.kinds |= A_PERSON
    elif noun in ORGANIZATION_NOUNS:
        profile.kinds |= AN_ORGANIZATION


def learn_value(fact: Fact, value: Literal, profile: Profile, year: int | None) -> None:
    """What a fact says of its subject by a value: what it is, when it was born."""
    lemma = fact.predicate.lemma
    if lemma == "be":
        describe(value.value, profile)
    elif lemma == "be bear":
        if found := _YEAR.search(fact.when.value if fact.when and fact.when.value else value.value):
            profile.births |= {int(found[0])}
    elif lemma == "age" and year and value.value.isdecimal() and int(value.value) < 120:  # noqa: PLR2004
        profile.births |= {year - int(value.value)}


def learn_tie(fact: Fact, target: str, profile: Profile) -> None:
    """What a fact says of its subject by another entity, given the key of that one's name."""
    lemma = name_key(fact.predicate.lemma.rpartition(" ")[2])
    role = DOMAINS.get(lemma)
    if role and not fact.predicate.lemma.startswith("be "):
        profile.roles |= {lemma}
        profile.domains |= {role}
    if role or lemma in _OF_PLACE:
        region = REGIONS.get(target)
        if region:
            profile.countries |= {region[0]}
            if region[1]:
                profile.regions |= {region[1]}
        else:
            profile.ties |= {target}
