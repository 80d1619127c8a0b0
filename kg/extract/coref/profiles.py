"""What the names and nominals of an entity say of it, as far as a definite noun phrase may repeat or deny it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.extract.coref.phrases import MEMORY, complement_of, modifiers_of, possessor_of
from kg.extract.layers import NAME, NOMINAL

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition


class Profile(NamedTuple):
    """What the names and nominals of an entity say of it."""

    lemmas: frozenset[str]
    """Its nouns, those right before its names included."""
    words: frozenset[str]
    """The words of its names."""
    lasts: frozenset[str]
    """The last words of its names."""
    modifiers: frozenset[str]
    nouns: frozenset[str]
    """The modifiers that are nouns or names."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Names among the modifiers, word by word."""
    complements: frozenset[str]
    """What it is said to be of."""
    owners: frozenset[int]
    """Mentions that it belongs to."""
    named: bool


NamedAs: TypeAlias = tuple[str, frozenset[str]]
"""A name and the nouns right before it."""
_NO = frozenset[str]()
_NOBODY = frozenset[int]()
_EMPTY = Profile(_NO, _NO, _NO, _NO, _NO, _NO, _NO, _NO, _NOBODY, named=False)
_UNKNOWN = (0, -1, _EMPTY)


def profile_of(partition: Partition, owner: int, i: int) -> Profile:
    """The profile of an entity before mention `i`; remembered until the entity grows."""
    members = partition.members[owner]
    if len(members) == 1:
        return own_profile(partition, owner) if owner < i else _EMPTY
    before = bisect_left(members, i)
    size, last, found = partition.profiles.get(owner, _UNKNOWN)
    if size == before:
        return found
    start = max(before - MEMORY, 0)
    if start or size > before or (size and members[size - 1] != last):
        size, found = start, _EMPTY
    # else those that were read before still come first: an entity grows, and loses nothing
    for k in members[size:before]:
        found = _together(found, own_profile(partition, k))
    partition.profiles[owner] = before, members[before - 1], found
    return found


def own_profile(partition: Partition, i: int) -> Profile:
    """The profile of one mention; remembered."""
    found = partition.own_profiles.get(i)
    if found is None:
        found = partition.own_profiles[i] = _own_profile(partition, i)
    return found


def _own_profile(partition: Partition, i: int) -> Profile:
    mention = partition.mentions[i]
    if mention.kind == NAME:
        return _of_name(partition.own_profiles, mention.name, described_as(partition, i))
    if mention.kind != NOMINAL:
        return _EMPTY
    modifiers, complement, owner = modifiers_of(partition, i), complement_of(partition, i), _read_owner(partition, i)
    is_long = mention.start < mention.head
    return Profile(
        frozenset({partition.lemmas[i]}),
        _NO,
        _NO,
        modifiers,
        _read_noun_modifiers(partition, i) if modifiers else _NO,
        _read_numbers(partition, i) if is_long else _NO,
        _read_names(partition, i) if is_long else _NO,
        frozenset({complement}) if complement else _NO,
        _NOBODY if owner is None else frozenset({owner}),
        False,  # noqa: FBT003  (by position: twice as fast)
    )


def _of_name(known: dict[int | NamedAs, Profile], name: str, nouns: frozenset[str]) -> Profile:
    """The profile of a name described by nouns, one for all mentions that say the same."""
    found = known.get((name, nouns))
    if found is None:
        words = name.casefold().split()
        said = _EMPTY._replace(lemmas=nouns, words=frozenset(words), lasts=frozenset(words[-1:]), named=True)
        found = known[name, nouns] = said
    return found


def described_as(partition: Partition, i: int) -> frozenset[str]:
    """The common nouns right before a name that say what it is: "ferry" in "the ferry Aurora"."""
    parse, mention = partition.parse, partition.mentions[i]
    k = mention.start - 1
    if k < 0 or parse.tags[k] != "NN" or not parse.words[k].islower():
        return _NO
    return frozenset({parse.lemmas[k]}) if mention.head == parse.heads[k] or parse.heads[mention.head] == k else _NO


def _together(a: Profile, b: Profile) -> Profile:
    """What an entity's mentions before say of it, and the next one."""
    if a is _EMPTY or a is b:
        return b
    if b is _EMPTY or (b.named and a.named and b.words <= a.words and b.lasts <= a.lasts and b.lemmas <= a.lemmas):
        return a
    return Profile(
        a.lemmas | b.lemmas,
        a.words | b.words,
        a.lasts | b.lasts,
        a.modifiers | b.modifiers,
        a.nouns | b.nouns,
        a.numbers | b.numbers,
        a.names | b.names,
        a.complements | b.complements,
        a.owners | b.owners,
        a.named or b.named,  # by position: twice as fast
    )


def noun_modifiers(partition: Partition, i: int) -> frozenset[str]:
    """Those of a phrase's modifiers that are nouns or names."""
    return own_profile(partition, i).nouns


def numbers_of(partition: Partition, i: int) -> frozenset[str]:
    """Numbers and years before the noun: "the 2010 season", "the three men"."""
    return own_profile(partition, i).numbers


def names_in(partition: Partition, i: int) -> frozenset[str]:
    """Words before the noun that are names, or parts of one: "the Afghan team", "Berg's plant"."""
    return own_profile(partition, i).names


def owner_of(partition: Partition, i: int) -> int | None:
    """The mention that the noun belongs to: "Berg" in "Berg's plant" and in "the plant of Berg"."""
    return next(iter(own_profile(partition, i).owners), None)


def _read_noun_modifiers(partition: Partition, i: int) -> frozenset[str]:
    parse, mention = partition.parse, partition.mentions[i]
    inside = range(mention.start, mention.head)
    adjectives = {parse.lemmas[k].lower() for k in inside if parse.pos[k] in {"ADJ", "VERB"}}
    return modifiers_of(partition, i) - adjectives


def _read_numbers(partition: Partition, i: int) -> frozenset[str]:
    parse, mention = partition.parse, partition.mentions[i]
    return frozenset(parse.lower[k] for k in range(mention.start, mention.head) if parse.pos[k] == "NUM")


def _read_names(partition: Partition, i: int) -> frozenset[str]:
    parse, mention = partition.parse, partition.mentions[i]
    return frozenset(
        parse.lower[k]
        for k in range(mention.start, mention.head)
        if parse.words[k][:1].isupper() and parse.pos[k] in {"PROPN", "ADJ", "NOUN"}
    )


def _read_owner(partition: Partition, i: int) -> int | None:
    owner = possessor_of(partition, i)
    if owner is not None:
        return owner
    parse, head = partition.parse, partition.mentions[i].head
    for prep in parse.kids(head, "prep"):
        if parse.lower[prep] == "of" and (inner := parse.child(prep, "pobj")) is not None:
            return partition.by_head.get(inner)
    return None
