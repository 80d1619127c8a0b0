"""What a noun phrase consists of, as coreference needs it: determiner, modifiers, complement, possessor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "any", "some", "every", "each", "no", "such", "many", "several", "other", "more", "most"}
)
_DETERMINERS = DEFINITE | _INDEFINITE
_EMPTY = frozenset({"same", "such", "entire", "whole", "very", "own"})
NEVER_ANTECEDENT = frozenset({"no", "any", "every", "each", "either", "neither"})
"""Determiners of phrases that introduce nothing that could be taken up."""
_MAKING = frozenset("make consider deem declare call name elect appoint crown label brand render keep think".split())
"""Verbs whose second object says what the first is."""
MEMORY = 60
"""Mentions of an entity that are looked at, so that very long texts take linear time."""


def determiner_of(partition: Partition, i: int) -> str:
    """The determiner of nominal `i` in lower case, "poss" where it has a possessor, "" where it has neither."""
    if i not in partition.determiners:
        partition.determiners[i] = _read_determiner(partition, i)
    return partition.determiners[i]


def _read_determiner(partition: Partition, i: int) -> str:
    parse, mention = partition.parse, partition.mentions[i]
    if parse.child(mention.head, "poss") is not None:
        return "poss"
    for j in parse.children[mention.head]:
        if j < mention.head and (parse.deps[j] in {"det", "predet"} or parse.lower[j] == "such"):
            return parse.lower[j]
    return parse.lower[mention.start] if parse.lower[mention.start] in _DETERMINERS else ""


def modifiers_of(partition: Partition, i: int) -> frozenset[str]:
    """Words that narrow the noun down: lemmas of adjectives and nouns, names as a whole, countries for demonyms."""
    if i not in partition.modifiers:
        partition.modifiers[i] = frozenset(_read_modifiers(partition, i))
    return partition.modifiers[i]


def _read_modifiers(partition: Partition, i: int) -> set[str]:
    parse, mention = partition.parse, partition.mentions[i]
    if mention.kind == NAME:
        return {word.casefold() for word in mention.name.split()}
    if mention.start == mention.head:
        return set()
    found: set[str] = set()
    inside: set[int] = set()
    for j in _nested_names(partition, i):
        found.add(partition.mentions[j].name.casefold())
        inside.update(range(partition.mentions[j].start, partition.mentions[j].end))
    for k in range(mention.start, mention.head):
        if k in inside or parse.pos[k] not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            continue
        is_measure = "-" in {parse.words[k + 1], parse.words[max(k - 1, 0)]} and any(
            parse.pos[x] == "NUM" for x in range(mention.start, k)
        )
        if not is_measure:
            found.add(parse.lemmas[k].lower())
    return found - _EMPTY


def _nested_names(partition: Partition, i: int) -> Iterator[int]:
    """Names inside the phrase, before its head."""
    mention = partition.mentions[i]
    for step in (range(i - 1, -1, -1), range(i + 1, len(partition.mentions))):
        for j in step:
            other = partition.mentions[j]
            if not mention.start <= other.start < mention.head:
                break
            if other.kind == NAME:
                yield j


def has_own_complement(partition: Partition, i: int) -> bool:
    """Whether an "of" phrase, clause or the like says which one is meant, so that nothing earlier need be."""
    parse, head = partition.parse, partition.mentions[i].head
    for j in parse.children[head]:
        if (
            j > head
            and parse.words[j - 1] != "("
            and (
                parse.deps[j] in {"relcl", "acl"}
                or (parse.deps[j] == "prep" and parse.lower[j] in {"of", "for", "between", "with"})
            )
        ):
            return True
    return False


def complement_of(partition: Partition, i: int) -> str:
    """The head noun of the "of" phrase, if any."""
    parse, head = partition.parse, partition.mentions[i].head
    for j in parse.children[head]:
        if j > head and parse.deps[j] == "prep" and (inner := parse.child(j, "pobj")) is not None:
            return parse.lemmas[inner].lower()
    return ""


def is_predicate(parse: Parse, i: int) -> bool:
    """Whether noun `i` says what something is, and does not stand for it: "is a bank", "would make it the largest"."""
    role, governor = parse.deps[i], parse.heads[i]
    if role in {"attr", "oprd"}:
        return True
    if role == "pobj":
        return parse.lower[governor] == "as"
    if role in {"ccomp", "xcomp"}:
        return parse.pos[i] in {"NOUN", "PROPN"}
    is_second = role == "dobj" and parse.lemmas[governor] in _MAKING
    return is_second and any(k < i for k in parse.kids(governor, "dobj", "dative", "nsubj") if k > governor)


def possessor_of(partition: Partition, i: int) -> int | None:
    """The mention that owns nominal `i`: "Berg" in "Berg's train"."""
    poss = partition.parse.child(partition.mentions[i].head, "poss")
    return partition.by_head.get(poss) if poss is not None else None
