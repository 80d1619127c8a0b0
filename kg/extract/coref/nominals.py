"""What a noun phrase points back to: a learnt choice for definite ones, patterns for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.epithets import find_epithet
from kg.extract.coref.nominal_options import options_of
from kg.extract.coref.nominal_traits import HAS_NAME, traits_of, traits_of_none
from kg.extract.coref.organizations import find_organization, seeks_organization
from kg.extract.coref.phrases import DEFINITE, determiner_of, modifiers_of
from kg.extract.coref.ranker import ranker
from kg.extract.layers import NAME, NOMINAL
from kg.extract.words.nouns import KINSHIP
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.coref.nominal_options import Option
    from kg.extract.coref.partition import Partition
    from kg.extract.coref.ranker import Ranker

_PERSON = EntityType.PERSON.value
_REACH = 15
"""Sentences within which a bare plural is taken up."""
_NEAR = 2
"""Sentences within which "such" points back."""
_LIKELY = 0.25
"""What the likeliest of several entities must have at least, where it is clear that one of them is meant."""
MODEL = "nominal"

Found = tuple[int, str]


def find_antecedent(partition: Partition, i: int) -> Found | None:
    """The earlier mention that nominal `i` refers to, and the rule, or None."""
    entity = partition.entity(i)
    if len(entity) > 1 and entity[0] < i:
        return None
    determiner = determiner_of(partition, i)
    if determiner == "such":
        return _such(partition, i)
    if determiner not in DEFINITE and determiner != "poss":
        return _coordinated_role(partition, i, determiner) or (None if determiner else _bare_plural(partition, i))
    if determiner == "the" and seeks_organization(partition, i):
        found = find_organization(partition, i)
        if found is not None:
            return found
    return pick(partition, i) or find_epithet(partition, i)


def pick(partition: Partition, i: int) -> Found | None:
    """The entity that the ranker takes a definite phrase to mean: first whether it means any, then which."""
    options = options_of(partition, i)
    if not options:
        return None
    if (relative := _of_the_family(partition, i, options)) is not None:
        return relative.nearest, "nominal: family name"
    best = choose(ranker(MODEL), *weighed(partition, i, options))
    return (options[best].nearest, f"nominal: {options[best].relation}") if best is not None else None


def _of_the_family(partition: Partition, i: int, options: Sequence[Option]) -> Option | None:
    """The one person with the family name of a relative: Anna Berg in "the mayor's mother, Maria Berg"."""
    parse, head = partition.parse, partition.mentions[i].head
    relative = partition.by_head.get(parse.heads[head])
    if parse.deps[head] != "poss" or relative is None or partition.lemmas[relative] not in KINSHIP:
        return None
    families = _family_names(partition, partition.entity(relative))
    found = [it for it in options if not families.isdisjoint(_family_names(partition, partition.members[it.owner]))]
    return found[0] if len(found) == 1 else None


def _family_names(partition: Partition, members: Sequence[int]) -> set[str]:
    """The last words of the full names of persons among mentions."""
    named = (partition.mentions[k] for k in members if partition.mentions[k].kind == NAME)
    return {m.name.rpartition(" ")[2] for m in named if m.type == _PERSON and " " in m.name}


def choose(model: Ranker, options: Sequence[Sequence[str]], none: Sequence[str]) -> int | None:
    """The position of the option to take, if any: the chance that one is meant counts, then which is likeliest.

    A thing that was split in two halves its chance between them; both together tell that it is not new. But things
    with names of their own are not split: what speaks for another of them speaks against this one.
    """
    chances = model.chances(options, none)
    best = max(range(len(chances)), key=lambda k: (chances[k], -k))
    is_named = HAS_NAME in options[best]
    meant = sum(c for k, c in enumerate(chances) if k == best or not (is_named and HAS_NAME in options[k]))
    return best if meant >= model.least and chances[best] >= _LIKELY else None


def weighed(partition: Partition, i: int, options: Sequence[Option]) -> tuple[list[list[str]], list[str]]:
    """What the ranker weighs: the traits of each option, and those of none of them."""
    return traits_of(partition, i, options), traits_of_none(partition, i)


def _earlier(positions: Sequence[int], i: int) -> Iterator[int]:
    """The positions before `i`, nearest first."""
    return (j for j in reversed(positions) if j < i)


def _such(partition: Partition, i: int) -> Found | None:
    """Link "such permits" to the permits just spoken of."""
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        if partition.sentence[i] - partition.sentence[j] > _NEAR:
            break
        if partition.plural[i] and partition.plural[j] and modifiers_of(partition, i) <= modifiers_of(partition, j):
            return j, "such"
    return None


def _bare_plural(partition: Partition, i: int) -> Found | None:
    """Link "visas" to "visas": a kind of thing, mentioned twice without anything that narrows it down."""
    if not _is_bare_plural(partition, i):
        return None
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        distance = partition.sentence[i] - partition.sentence[j]
        if distance > _REACH:
            break
        if partition.plural[j] and not determiner_of(partition, j) and _is_bare_plural(partition, j):
            return j, "bare plural"
    return None


def _is_bare_plural(partition: Partition, i: int) -> bool:
    parse, head = partition.parse, partition.mentions[i].head
    return (
        partition.plural[i]
        and not modifiers_of(partition, i)
        and parse.child(head, "nummod", "cc", "conj") is None
        and not any(j > head and parse.deps[j] in {"prep", "relcl", "acl"} for j in parse.children[head])
    )


def _coordinated_role(partition: Partition, i: int, determiner: str) -> Found | None:
    """Link the nouns of "a teacher and writer": one person where the second noun has no determiner of its own."""
    parse, mention = partition.parse, partition.mentions[i]
    if determiner or mention.type != _PERSON or partition.plural[i] or parse.deps[mention.head] != "conj":
        return None
    j = partition.by_head.get(parse.heads[mention.head])
    if j is None or partition.mentions[j].type != _PERSON or partition.mentions[j].kind != NOMINAL:
        return None
    is_one = determiner_of(partition, j) in {"a", "an", "the"} and not partition.plural[j]
    return (j, "coordinated roles") if is_one else None
