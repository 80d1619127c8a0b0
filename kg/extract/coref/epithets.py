"""Who "the 49-year-old", "the 58-year-old glaciologist", "the Russian" is: news calls people so whom it just named.

The phrase adds an age or a nationality to somebody who is at hand. So the only person of whom the text said just that,
else the one person who stands out and of whom it said nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.nominal_options import is_bound
from kg.extract.coref.phrases import MEMORY, modifiers_of
from kg.extract.layers import NAME, NOMINAL
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_PERSON = EntityType.PERSON.value
_NEAR = 2
"""Sentences within which a person is at hand."""
_REACH = 10
"""Sentences within which somebody of this very age or nationality is looked for."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COUNTRIES = frozenset(name.casefold() for name in COUNTRIES.values())
_NUMBER = -4
"""Where the number of "49-year-old" stands, from "old"."""

Found = tuple[int, str]


def find_epithet(partition: Partition, i: int) -> Found | None:
    """The person whom a definite phrase with an age or a nationality means, and the rule, or None."""
    mention = partition.mentions[i]
    if mention.type != _PERSON or partition.plural[i] or partition.parse.lower[mention.start] != "the":
        return None
    age, country = _age_in(partition.parse, mention.start, mention.head), _people(partition, i)
    is_other_noun = not country and partition.lemmas[i] != "year-old"
    if is_other_noun and mention.start != partition.parse.sents[partition.sentence[i]][0]:
        return None  # "said the 31-year-old driver": it may be a new one
    if not age and not country:
        return None
    people = list(_people_before(partition, i))
    told = [j for j in people if _said_of(partition, j, age, country) is True]
    if len({partition.owner[j] for j in told}) == 1:
        return told[0], "epithet told before"
    near = [j for j in people if partition.sentence[i] - partition.sentence[j] <= _NEAR]
    j = _prominent(partition, i, [j for j in near if _said_of(partition, j, age, country) is None])
    return None if j is None else (j, "epithet")


def _people(partition: Partition, i: int) -> str:
    """The country of "the Russian"; empty where the noun is another."""
    mention = partition.mentions[i]
    word = partition.parse.words[mention.head]
    return (DEMONYMS.get(mention.name) or DEMONYMS.get(word, "")).casefold()


def _age_in(parse: Parse, start: int, head: int) -> str:
    """The number of "the 58-year-old glaciologist", "the 49-year-old"."""
    for k in range(start + 1, head + 1):
        if parse.lower[k] == "old" and k + _NUMBER > start - 1 and parse.lower[k - 2] == "year":
            return parse.lower[k + _NUMBER]
    return ""


def _people_before(partition: Partition, i: int) -> Iterator[int]:
    """The last mention of each person before `i` with whom the phrase may agree, nearest first."""
    mine, seen = partition.genders.get(partition.owner[i], ""), {partition.owner[i]}
    is_quoted = partition.quoted[partition.mentions[i].head]
    for j in range(i - 1, -1, -1):
        owner = partition.owner[j]
        if partition.sentence[i] - partition.sentence[j] > _REACH:
            return
        if owner in seen or partition.quoted[partition.mentions[j].head] > is_quoted:
            continue
        seen.add(owner)
        theirs = partition.genders.get(owner, "")
        if partition.type(j) != _PERSON or partition.is_plural(j) or (mine and theirs and mine != theirs):
            continue
        if not is_bound(partition, i, owner) and not _is_over(partition, i, owner):
            yield j


def _is_over(partition: Partition, i: int, owner: int) -> bool:
    """Whether a person is the subject of a clause around the phrase: whoever says so speaks of another."""
    parse = partition.parse
    verbs = {k for k in parse.ancestors(partition.mentions[i].head) if parse.pos[k] in {"VERB", "AUX"}}
    here = (k for k in partition.earlier(owner, i) if partition.sentence[k] == partition.sentence[i])
    heads = [partition.mentions[k].head for k in here]
    return any(parse.deps[h] in _SUBJECTS and parse.heads[h] in verbs for h in heads)


def _said_of(partition: Partition, j: int, age: str, country: str) -> bool | None:
    """Whether the text said this age or nationality of a person; None where it said none, False where another."""
    members = partition.entity(j)[:MEMORY]
    ages = {found for k in members if (found := _age_of(partition, k))} if age else set[str]()
    countries = {found for k in members for found in _countries_of(partition, k)} if country else set[str]()
    if (ages and age not in ages) or (countries and country not in countries):
        return False
    return True if ages or countries else None


def _age_of(partition: Partition, k: int) -> str:
    """The age in "Berg, 54," and "a 54-year-old man"."""
    parse, mention = partition.parse, partition.mentions[k]
    if mention.kind == NOMINAL:
        return _age_in(parse, mention.start, mention.head)
    end = mention.end
    if (
        mention.kind != NAME
        or end + 2 >= len(parse)
        or parse.words[end] != ","
        or parse.words[end + 2] not in {",", "."}
    ):
        return ""
    return parse.words[end + 1] if parse.words[end + 1].isdigit() else ""


def _countries_of(partition: Partition, k: int) -> Iterator[str]:
    """Countries that a mention says a person is of: "a Russian pianist", "Russia's Berg", "Russian Berg"."""
    parse, mention = partition.parse, partition.mentions[k]
    if mention.kind == NOMINAL:
        yield from _COUNTRIES.intersection(modifiers_of(partition, k))
        if mention.name in DEMONYMS:
            yield DEMONYMS[mention.name].casefold()
    elif mention.kind == NAME:
        for c in parse.children[mention.head]:
            m = partition.by_head.get(c) if c < mention.start else None
            if m is not None and (name := partition.mentions[m].name.casefold()) in _COUNTRIES:
                yield name


def _prominent(partition: Partition, i: int, people: list[int]) -> int | None:
    """The only person at hand, else the only one of the last sentence about any of them.

    Where that sentence is about two, either may be meant: "Berg overtook Lund. The Norwegian finished third".
    """
    if len(people) > 1:
        last = max(partition.sentence[j] for j in people)
        people = [j for j in people if partition.sentence[j] == last < partition.sentence[i]]
    return people[0] if len(people) == 1 else None
