"""What the names and nominals of an entity say of it, as far as a definite noun phrase may repeat or deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref.phrases import MEMORY, complement_of, modifiers_of, possessor_of
from kg.extract.layers import NAME, NOMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def profile_of(partition: Partition, owner: int, i: int) -> Profile:
    """The profile of an entity before mention `i`; remembered until the entity grows."""
    before = partition.before(owner, i)
    known = partition.profiles.get(owner)
    if known is not None and known[0] == before:
        return known[1]
    found = _profile(partition, partition.members[owner][:before][-MEMORY:])
    partition.profiles[owner] = before, found
    return found


def _profile(partition: Partition, members: Sequence[int]) -> Profile:
    nominals = [k for k in members if partition.mentions[k].kind == NOMINAL]
    names = [partition.mentions[k].name.casefold().split() for k in members if partition.mentions[k].kind == NAME]
    none = frozenset[str]()
    return Profile(
        none.union(
            {partition.lemmas[k] for k in nominals},
            *(described_as(partition, k) for k in members if partition.mentions[k].kind == NAME),
        ),
        none.union(*names),
        frozenset(name[-1] for name in names),
        none.union(*(modifiers_of(partition, k) for k in nominals)),
        none.union(*(noun_modifiers(partition, k) for k in nominals)),
        none.union(*(numbers_of(partition, k) for k in nominals)),
        none.union(*(names_in(partition, k) for k in nominals)),
        frozenset(complement_of(partition, k) for k in nominals) - {""},
        frozenset(owner for k in nominals if (owner := owner_of(partition, k)) is not None),
        bool(names),
    )


def described_as(partition: Partition, i: int) -> frozenset[str]:
    """The common nouns right before a name that say what it is: "ferry" in "the ferry Aurora"."""
    parse, mention = partition.parse, partition.mentions[i]
    k = mention.start - 1
    if k < 0 or parse.tags[k] != "NN" or not parse.words[k].islower():
        return frozenset()
    return (
        frozenset({parse.lemmas[k]})
        if parse.heads[k] == mention.head or parse.heads[mention.head] == k
        else frozenset()
    )


def noun_modifiers(partition: Partition, i: int) -> frozenset[str]:
    """Those of a phrase's modifiers that are nouns or names."""
    parse, mention = partition.parse, partition.mentions[i]
    inside = range(mention.start, mention.head)
    adjectives = {parse.lemmas[k].lower() for k in inside if parse.pos[k] in {"ADJ", "VERB"}}
    return modifiers_of(partition, i) - adjectives


def numbers_of(partition: Partition, i: int) -> set[str]:
    """Numbers and years before the noun: "the 2010 season", "the three men"."""
    parse, mention = partition.parse, partition.mentions[i]
    return {parse.lower[k] for k in range(mention.start, mention.head) if parse.pos[k] == "NUM"}


def names_in(partition: Partition, i: int) -> set[str]:
    """Words before the noun that are names, or parts of one: "the Afghan team", "Berg's plant"."""
    parse, mention = partition.parse, partition.mentions[i]
    return {
        parse.lower[k]
        for k in range(mention.start, mention.head)
        if parse.words[k][:1].isupper() and parse.pos[k] in {"PROPN", "ADJ", "NOUN"}
    }


def owner_of(partition: Partition, i: int) -> int | None:
    """The mention that the noun belongs to: "Berg" in "Berg's plant" and in "the plant of Berg"."""
    owner = possessor_of(partition, i)
    if owner is not None:
        return owner
    parse, head = partition.parse, partition.mentions[i].head
    for prep in parse.kids(head, "prep"):
        if parse.lower[prep] == "of" and (inner := parse.child(prep, "pobj")) is not None:
            return partition.by_head.get(inner)
    return None
