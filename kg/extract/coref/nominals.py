"""What a definite noun phrase points back to."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.coref.organizations import find_organization, is_narrow, seeks_organization
from kg.extract.coref.phrases import (
    DEFINITE,
    MEMORY,
    NEVER_ANTECEDENT,
    bare_modifiers,
    complement_of,
    determiner_of,
    entity_modifiers,
    has_own_complement,
    is_predicate,
    modifiers_of,
    possessor_of,
)
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.heads import HEAD_TYPES, SYNONYMS
from kg.extract.words.titles import NATIONAL_LEADERS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.coref.partition import Partition

_PERSON = EntityType.PERSON.value
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_CONTRASTING = frozenset(
    """old young big large bigger larger smaller older newer younger left right upper lower inner outer eastern western
    northern southern central main major minor local national international public private foreign domestic early late
    female male good bad best worst top senior junior civil military political economic human rich poor black
    white red blue
    green high low long short opposite separate similar""".split()
)
_OF_EVERYBODY = frozenset(
    "world press sea sun moon sky public media internet earth government state country city".split()
)
"""Things that "the" alone identifies, whatever name was mentioned before."""
_ANY_LEADER = frozenset({"leader", "ruler"})
_DESCRIPTIVE_REACH = 2
_SYNONYM_REACH = 6
_SAME_HEAD_REACH = 40
_LONE_REACH = 15
_SALIENT = 3
_DISTINGUISHING = frozenset(
    {"other", "another", "different", "second", "third", "next", "new", "former", "previous", "last", "first"}
)

_EARLIER = frozenset({"previous", "last", "next", "earlier", "another", "other"})
_YEAR = re.compile(r"[12]\d{3}")

_CLASSES: dict[str, set[int]] = {}
for _number, _nouns in enumerate(SYNONYMS):
    for _noun in _nouns:
        _CLASSES.setdefault(_noun, set()).add(_number)

Found = tuple[int, str]


def find_antecedent(partition: Partition, i: int) -> Found | None:
    """The earlier mention that nominal `i` refers to, and the rule, or None."""
    entity = partition.entity(i)
    if len(entity) > 1 and entity[0] < i:
        return None
    determiner = determiner_of(partition, i)
    if determiner == "poss":
        return _same_possession(partition, i)
    if determiner == "such" and partition.plural[i]:
        return _same_head(partition, i)
    if determiner not in DEFINITE:
        return _coordinated_role(partition, i, determiner) or _bare_plural(partition, i, determiner)
    if determiner == "the" and seeks_organization(partition, i):
        return find_organization(partition, i) or (_same_head(partition, i) if is_narrow(partition, i) else None)
    return _same_head(partition, i) or _role(partition, i) or _synonym(partition, i, determiner) or _named(partition, i)


def _earlier(positions: Sequence[int], i: int) -> Iterator[int]:
    """The positions before `i`, nearest first."""
    return (j for j in reversed(positions) if j < i)


def _same_head(partition: Partition, i: int) -> Found | None:
    """Link "the old plant" to "an old plant", "the plant": same noun and number, no modifier that is new."""
    mine = modifiers_of(partition, i)
    if (
        _distinguishes(partition, i, mine)
        or partition.parse.lower[min(partition.mentions[i].start + 1, partition.mentions[i].head)] == "same"
    ):
        return None
    own = complement_of(partition, i) if has_own_complement(partition, i) else None
    options: dict[int, int] = {}
    seen: set[int] = set()
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        distance = partition.sentence[i] - partition.sentence[j]
        if distance > _SAME_HEAD_REACH:
            break
        if distance > _LONE_REACH and len(partition.entity(j)) < _SALIENT:
            continue  # what was mentioned once, long ago, has been forgotten
        if partition.owner[j] in seen:
            continue
        if not _may_be_same(partition, i, j) or (own is not None and own != complement_of(partition, j)):
            continue
        seen.add(partition.owner[j])
        new = mine - entity_modifiers(partition, j)
        if not new or (_is_near(partition, i, j) and not options and _is_descriptive(partition, i, new)):
            options.setdefault(partition.owner[j], j)
    if not options:
        return _only_one(partition, i, mine, seen) if own is None else None
    nearest = next(iter(options.values()))
    if partition.sentence[i] - partition.sentence[nearest] <= 1:
        return nearest, "same head"
    best = max(options, key=lambda owner: (len(partition.members[owner]), options[owner]))
    return options[best], "same head"


def _is_one_of_a_series(partition: Partition, j: int, mine: frozenset[str]) -> bool:
    """Whether a phrase tells its thing from others of its kind by its time: "the 2022 final"."""
    parse, mention = partition.parse, partition.mentions[j]
    if len(partition.entity(j)) > 1:
        return False
    words = {parse.lower[k] for k in range(mention.start, mention.head)}
    return bool(words & _EARLIER) or any(_YEAR.fullmatch(word) and word not in mine for word in words)


def _only_one(partition: Partition, i: int, mine: frozenset[str], seen: set[int]) -> Found | None:
    """Link "the grey lorry" to "an old lorry" where that is the only lorry so far, and no name tells it apart."""
    earlier = (
        j for j in _earlier(partition.nominals[partition.lemmas[i]], i) if partition.owner[j] != partition.owner[i]
    )
    others = list(islice(earlier, MEMORY + 1))
    if len(others) > MEMORY or len({partition.owner[j] for j in others}) != 1 or partition.owner[others[0]] not in seen:
        return None
    parse, mention = partition.parse, partition.mentions[i]
    new = mine - entity_modifiers(partition, others[0])
    plain = {parse.lemmas[k]: k for k in range(mention.start, mention.head) if parse.words[k].islower()}
    is_plain = not new & _CONTRASTING and all(w in plain and parse.tags[plain[w]] not in {"JJS", "RBS"} for w in new)
    if parse.lower[mention.start] == "the" and entity_modifiers(partition, others[0]) - mine:
        is_plain = is_plain and all(parse.pos[plain[w]] == "ADJ" for w in new)  # "the sea surface", "the land surface"
    near = partition.sentence[i] - partition.sentence[others[0]] <= _SYNONYM_REACH
    return (others[0], "only one of its kind") if is_plain and near and not partition.plural[i] else None


def _distinguishes(partition: Partition, i: int, modifiers: frozenset[str]) -> bool:
    """Whether a modifier tells this thing from another of its kind; a word of a name ("FIRST") does not."""
    parse, mention = partition.parse, partition.mentions[i]
    inside = range(mention.start, mention.head)
    found = {lemma for k in inside if parse.words[k].islower() and (lemma := parse.lemmas[k].lower()) in modifiers}
    found &= _DISTINGUISHING
    is_named = any(parse.tags[k].startswith("NNP") for k in inside)
    return bool(found) and not (found == {"first"} and is_named)  # "the first Alpha Cup" is the Alpha Cup


def _bare_plural(partition: Partition, i: int, determiner: str) -> Found | None:
    """Link "visas" to "visas": a kind of thing, mentioned twice without anything that narrows it down."""
    if determiner or not _is_bare_plural(partition, i):
        return None
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        distance = partition.sentence[i] - partition.sentence[j]
        if distance > _LONE_REACH:
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


def _may_be_same(partition: Partition, i: int, j: int) -> bool:
    if partition.plural[i] != partition.plural[j] or partition.mentions[j].end > partition.mentions[i].start:
        return False
    if is_predicate(partition.parse, partition.mentions[j].head) and len(partition.entity(j)) == 1:
        return False
    if not _is_near(partition, i, j) and _is_one_of_a_series(partition, j, modifiers_of(partition, i)):
        return False
    return determiner_of(partition, j) not in NEVER_ANTECEDENT


def _is_near(partition: Partition, i: int, j: int) -> bool:
    return partition.sentence[i] - partition.sentence[j] <= _DESCRIPTIVE_REACH


def _is_descriptive(partition: Partition, i: int, new: frozenset[str]) -> bool:
    """Whether new modifiers only describe ("the small capsule") and tell no other thing apart: plain adjectives."""
    parse, mention = partition.parse, partition.mentions[i]
    adjectives = {
        parse.lemmas[k].lower()
        for k in range(mention.start, mention.head)
        if parse.tags[k] == "JJ" and parse.words[k].islower() and parse.deps[k] == "amod"
    }
    return new <= adjectives and not new & _CONTRASTING


def _synonym(partition: Partition, i: int, determiner: str) -> Found | None:
    """Link "the factory" to "a plant": bare, near, and of one class of nouns."""
    lemma = partition.lemmas[i]
    classes = _CLASSES.get(lemma)
    if (
        not classes
        or has_own_complement(partition, i)
        or (modifiers_of(partition, i) and determiner not in _DEMONSTRATIVE)
    ):
        return None
    for j in range(i - 1, -1, -1):
        if partition.sentence[i] - partition.sentence[j] > _SYNONYM_REACH:
            return None
        other = partition.mentions[j]
        if (
            other.kind != NOMINAL
            or partition.plural[i] != partition.plural[j]
            or other.end > partition.mentions[i].start
            or is_predicate(partition.parse, other.head)
            or determiner_of(partition, j) in NEVER_ANTECEDENT
            or _is_owned(partition, j)
        ):
            continue
        theirs = partition.lemmas[j]
        if theirs != lemma and classes & _CLASSES.get(theirs, set()) and other.type == partition.mentions[i].type:
            return j, "synonym"
    return None


def _is_owned(partition: Partition, j: int) -> bool:
    """Whether a phrase is somebody's, and has no name: "their office", but not "Peru's Lurigancho prison"."""
    parse, head = partition.parse, partition.mentions[j].head
    named = any(parse.pos[k] == "PROPN" for k in parse.kids(head, "compound", "nmod"))
    return determiner_of(partition, j) == "poss" and not named


def _role(partition: Partition, i: int) -> Found | None:
    """Link "the president", "the Norwegian leader" to the person who has that title."""
    mention = partition.mentions[i]
    lemma, mine = partition.lemmas[i], modifiers_of(partition, i)
    is_first = lemma not in _ANY_LEADER and partition.nominals[lemma][0] == i  # nobody has had that title so far
    if mention.type != _PERSON or partition.plural[i] or is_first:
        return None
    if has_own_complement(partition, i):
        place = _named_complement(partition, i)
        if place is None:
            return None
        mine = mine | {partition.mentions[place].name.casefold()}
    for j in range(i - 1, -1, -1):
        if partition.sentence[i] - partition.sentence[j] > _SAME_HEAD_REACH:
            break
        if not partition.is_person(j) or partition.mentions[j].kind == PRONOUN:
            continue
        for k in partition.entity(j)[:MEMORY]:
            other = partition.mentions[k]
            if other.kind != NOMINAL or k >= i:
                continue
            if _has_title(partition, k, lemma) and mine <= entity_modifiers(partition, j):
                return j, "role"
    return None


def _has_title(partition: Partition, k: int, lemma: str) -> bool:
    """Whether nominal `k` says the title, or a leader is sought and it says the title of one."""
    theirs = partition.lemmas[k]
    is_leader = lemma in _ANY_LEADER and theirs in NATIONAL_LEADERS
    return theirs == lemma or (is_leader and "deputy" not in modifiers_of(partition, k))


def _named_complement(partition: Partition, i: int) -> int | None:
    """The name in "the leader of Norway"."""
    parse, head = partition.parse, partition.mentions[i].head
    for prep in parse.kids(head, "prep"):
        inner = parse.child(prep, "pobj")
        if parse.lower[prep] == "of" and inner is not None and (j := partition.by_head.get(inner)) is not None:
            return j if partition.mentions[j].kind == NAME else None
    return None


def _coordinated_role(partition: Partition, i: int, determiner: str) -> Found | None:
    """Link the nouns of "a teacher and writer": one person where the second noun has no determiner of its own."""
    parse, mention = partition.parse, partition.mentions[i]
    if determiner or mention.type != _PERSON or partition.plural[i] or parse.deps[mention.head] != "conj":
        return None
    j = partition.by_head.get(parse.heads[mention.head])
    if j is None or partition.mentions[j].type != _PERSON or partition.mentions[j].kind != NOMINAL:
        return None
    return (
        (j, "coordinated roles")
        if determiner_of(partition, j) in {"a", "an", "the"} and not partition.plural[j]
        else None
    )


def _named(partition: Partition, i: int) -> Found | None:
    """Link "the council" to "Security Council": the noun ends a name, and the modifiers are words of it."""
    mention = partition.mentions[i]
    lemma, mine = partition.lemmas[i], modifiers_of(partition, i)
    if lemma not in HEAD_TYPES or lemma in _OF_EVERYBODY or partition.plural[i] or has_own_complement(partition, i):
        return None
    for j in _earlier(partition.name_ends.get(lemma, ()), i):
        other = partition.mentions[j]
        if other.end > mention.start:
            continue
        words = [word.casefold() for word in other.name.split()]
        if len(words) > 1 and mine <= set(words):
            return j, "noun of the name"
    return None


def _same_possession(partition: Partition, i: int) -> Found | None:
    """Link "his train" to "Berg's train": same noun, possessors of one entity."""
    possessor = possessor_of(partition, i)
    if possessor is None:
        return None
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        if partition.plural[i] != partition.plural[j]:
            continue
        theirs = possessor_of(partition, j)
        if theirs is not None and partition.owner[theirs] == partition.owner[possessor]:
            mine, others = bare_modifiers(partition, i), bare_modifiers(partition, j)
            if mine <= others or others <= mine:
                return j, "same possession"
    return None
