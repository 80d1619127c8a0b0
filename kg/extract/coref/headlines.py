"""What a headline leaves undetermined and the lead introduces: "Ferry sinks", then "A ferry carrying 180 people".

Headlines drop articles, so a bare singular noun is a thing of its own there, and the story opens with that thing. A
noun that the lead has for two things is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.phrases import DEFINITE, NEVER_ANTECEDENT, determiner_of, modifiers_of
from kg.extract.coref.profiles import numbers_of, own_profile
from kg.extract.layers import NOMINAL, PRONOUN
from kg.extract.words.synonyms import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition

_LONGEST = 25
_LEAD = 4
"""Sentences after the headline: a dateline or a caption, and what the story opens with."""
_OTHER = NEVER_ANTECEDENT | {"another", "some", "such"}
_ENDS = frozenset({".", "!", "?", ":", ";", ",", "\u2026"})
_CLOSING = frozenset({'"', "\u201d", "''", "'", "\u2019", ")"})
_NONE = frozenset[str]()


def link_headline(partition: Partition) -> None:
    """Merge nouns of the headline with what the lead introduces by them."""
    end = _headline_end(partition)
    if not end:
        return
    taken: set[int] = set()
    for i in range(len(partition.mentions)):
        if partition.mentions[i].start >= end:
            return
        if not _is_bare(partition, i):
            continue
        found = list(dict.fromkeys(partition.owner[j] for j in _introduced(partition, i, end)))
        if len(found) == 1 and found[0] not in taken and partition.merge(partition.members[found[0]][0], i, "headline"):
            taken.add(partition.owner[i])


def _headline_end(partition: Partition) -> int:
    """The token after the headline; 0 where the text has none."""
    parse = partition.parse
    if len(parse.blocks) < 2:  # noqa: PLR2004
        return 0
    first, end = parse.blocks[0]
    last = end - 1
    while last > first and parse.words[last] in _CLOSING:
        last -= 1
    return end if end - first <= _LONGEST and parse.words[last] not in _ENDS else 0


def _is_bare(partition: Partition, i: int) -> bool:
    """Whether a noun of the headline has no article and stands alone so far, and for one thing."""
    mention = partition.mentions[i]
    is_noun = mention.kind == NOMINAL and not determiner_of(partition, i) and not partition.plural[i]
    return is_noun and all(partition.mentions[k].start < mention.end for k in partition.entity(i))


def _introduced(partition: Partition, i: int, end: int) -> Iterator[int]:
    """Mentions in the lead that have the noun: as head, or in front of a name."""
    lemma = partition.lemmas[i]
    for j in range(i + 1, len(partition.mentions)):
        mention = partition.mentions[j]
        if mention.start < end:
            continue
        if partition.sentence[j] > partition.parse.sent_of[end - 1] + _LEAD:
            return
        if mention.kind == PRONOUN or partition.plural[j] or partition.entity(j)[0] < i:
            continue
        lemmas = own_profile(partition, j).lemmas
        if (lemma in lemmas or _is_synonym(partition, i, j, lemmas)) and not _clashes(partition, i, j):
            yield j


def _is_synonym(partition: Partition, i: int, j: int, lemmas: frozenset[str]) -> bool:
    """Whether the lead has a synonym, and narrows it down as the headline does: "gas deal", "a gas contract"."""
    if lemmas.isdisjoint(ALIKE.get(partition.lemmas[i], _NONE)):
        return False
    return not modifiers_of(partition, i).isdisjoint(modifiers_of(partition, j))


def _clashes(partition: Partition, i: int, j: int) -> bool:
    """Whether the mention of the lead is another, or one of several, or takes up what was introduced before."""
    mine, theirs = numbers_of(partition, i), numbers_of(partition, j)
    determiner = determiner_of(partition, j)
    if determiner in _OTHER or (determiner in DEFINITE and len(partition.entity(j)) == 1):
        return True
    return bool(mine and theirs and mine != theirs)
