"""Nominals that their sentence says are a thing it names: "a robot named Alpha", "resigned as minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.syntax import LOCALITIES, types_agree
from kg.extract.layers import NAME, NOMINAL
from kg.extract.mentions.names import DESIGNATION
from kg.extract.mentions.type_roles import NAMING
from kg.extract.words.evidence import KNOWN_AS
from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition

_PRODUCT = EntityType.PRODUCT.value
_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_APPOINTING = frozenset(
    """elect reelect appoint reappoint name hire nominate install inaugurate choose pick select crown confirm employ
    recruit fire dismiss sack oust remove depose reinstate""".split()
)
"""Verbs whose object holds the office after "as"."""
_HOLDING = _APPOINTING | frozenset(
    """resign serve work act retire step quit swear continue return remain start begin join take succeed replace follow
    qualify practise practice""".split()
)
"""Verbs after which "as" gives an office held; others only give an opinion ("described as a spy") or a disguise."""
_SUBJECTS = ("nsubjpass", "nsubj")


def link_roles(partition: Partition) -> None:
    """Merge every such nominal with what it is said to be, before anything is looked for further away."""
    for i, mention in enumerate(partition.mentions):
        if mention.kind != NOMINAL:
            continue
        if (j := _holder(partition, i)) is not None:
            partition.merge(i, j, "role after as")
        elif (j := _called(partition, i)) is not None:
            partition.merge(i, j, "named")
        elif (j := _locality(partition, i)) is not None:
            partition.merge(i, j, "place of the name")
        elif (j := _model(partition, i)) is not None:
            partition.merge(i, j, "product with its class")


def _holder(partition: Partition, i: int) -> int | None:
    """Who has the role in "Berg resigned as minister", "they elected Berg as the chairman"."""
    parse, mention = partition.parse, partition.mentions[i]
    preposition = parse.heads[mention.head]
    if mention.type != _PERSON or partition.plural[i] or parse.deps[mention.head] != "pobj":
        return None
    verb = parse.heads[preposition]
    if parse.lower[preposition] != "as" or parse.lemmas[verb] not in _HOLDING:
        return None
    appointed = parse.child(verb, "dobj") if parse.lemmas[verb] in _APPOINTING else None
    held = appointed if appointed is not None and appointed < mention.head else _subject(partition, verb)
    j = partition.by_head.get(held) if held is not None else None
    if j is None or j == i or not partition.is_person(j) or partition.is_plural(j):
        return None
    return j if parse.child(mention.head, "cc", "conj") is None else None


def _subject(partition: Partition, verb: int) -> int | None:
    """The subject of a verb, also of the verb whose infinitive it is: "Berg was forced to resign"."""
    parse = partition.parse
    while True:
        found = parse.child(verb, *_SUBJECTS)
        if found is not None or parse.deps[verb] != "xcomp" or parse.child(parse.heads[verb], "dobj") is not None:
            return found
        verb = parse.heads[verb]


def _called(partition: Partition, i: int) -> int | None:
    """The name in "a robot named Alpha", "named their robot Alpha"."""
    parse, mention = partition.parse, partition.mentions[i]
    if partition.plural[i]:
        return None
    verbs = [c for c in parse.kids(mention.head, "acl") if c > mention.head]
    if parse.deps[mention.head] in {"dobj", "nsubjpass"}:
        verbs.append(parse.heads[mention.head])
    for verb in verbs:
        if parse.lemmas[verb] not in NAMING:
            names = _known_as(partition, verb) if verb != parse.heads[mention.head] else []
        else:
            names = parse.kids(verb, "oprd", "attr", *(("dobj",) if verb != parse.heads[mention.head] else ()))
        for name in names:
            j = partition.by_head.get(name)
            if j is not None and j != i and _may_be_called(partition, i, j):
                return j
    return None


def _known_as(partition: Partition, verb: int) -> list[int]:
    """The name in "a storm known locally as Alpha", "a patch marketed as Beta"."""
    parse = partition.parse
    if parse.lemmas[verb] not in KNOWN_AS or parse.tags[verb] != "VBN":
        return []
    prepositions = [p for p in parse.kids(verb, "prep") if parse.lower[p] == "as"]
    return [name for p in prepositions for name in parse.kids(p, "pobj")]


def _may_be_called(partition: Partition, i: int, j: int) -> bool:
    a, b = partition.mentions[i], partition.mentions[j]
    if b.kind != NAME or partition.parse.child(b.head, "cc", "conj") is not None:
        return False
    return (a.type == _PERSON) == (b.type == _PERSON) or b.type == _THING


def _locality(partition: Partition, i: int) -> int | None:
    """The name in "the town of Alpha", "the capital in Alpha"; the capital of Norway is not Norway."""
    parse, mention = partition.parse, partition.mentions[i]
    lemma = partition.lemmas[i]
    wanted = "of" if lemma in LOCALITIES else "in" if lemma == "capital" else ""
    if not wanted or partition.plural[i] or parse.lower[mention.start] != "the" or _is_ranked(partition, i):
        return None
    for preposition in parse.kids(mention.head, "prep"):
        inner = parse.child(preposition, "pobj")
        j = partition.by_head.get(inner) if inner is not None and parse.lower[preposition] == wanted else None
        if j is not None and preposition == mention.end:
            is_name = partition.mentions[j].kind == NAME and partition.mentions[j].type == _PLACE
            return j if is_name and parse.child(partition.mentions[j].head, "cc", "conj") is None else None
    return None


def _is_ranked(partition: Partition, i: int) -> bool:
    """Whether a place is one among those of the name: "the largest town of Alpha"."""
    parse, mention = partition.parse, partition.mentions[i]
    return any(
        parse.tags[k] in {"JJS", "RBS"} or parse.lower[k] in {"capital", "main", "major", "second", "other"}
        for k in range(mention.start, mention.head)
    )


def _model(partition: Partition, i: int) -> int | None:
    """The product in "Alpha AB-100 passenger planes": a designation before a noun for its class."""
    parse, mention = partition.parse, partition.mentions[i]
    if HEAD_TYPES.get(partition.lemmas[i]) != _PRODUCT:
        return None
    for k in (i - 1, i + 1, i + 2):
        if not 0 <= k < len(partition.mentions):
            continue
        name = partition.mentions[k]
        if name.kind != NAME or not mention.start <= name.head < mention.head:
            continue
        last = parse.words[name.end - 1]
        if (DESIGNATION.match(last) or DESIGNATION.match(name.name.rpartition(" ")[2])) and types_agree(
            name.type, mention.type
        ):
            return k
    return None
