"""Abbreviations made of the first letters of a name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.coref.partition import Partition
    from kg.extract.coref.variants import Key

_SMALL = frozenset("of the and for in on at de du la le y & to a".split())
_LEAST = 2
_ABBREVIATED = frozenset({EntityType.ORGANIZATION.value, EntityType.THING.value, EntityType.PRODUCT.value})
"""Types of what two letters may stand for: a recogniser mixes them up."""
_LETTERS = frozenset("AC AD AI AM BC CD CE CV DC DJ ER FM GP HQ HR ID IQ IT MP OK PC PM PR QC TV UN VP VR".split())
"""Abbreviations of common nouns."""


def link_acronyms(partition: Partition, others: Mapping[Key, list[int]]) -> None:
    """Merge "WHO" with "World Health Organization", and "KR Bridge" with "Karl Renner Bridge": one name has them."""
    by_initials: dict[Key, list[Key]] = defaultdict(list)
    for key in others:
        for n in range(2, len(key) + 1):
            for initials in dict.fromkeys((_initials(w for w in key[:n] if w not in _SMALL), _initials(key[:n]))):
                by_initials[initials, *key[n:]].append(key)
        if len(key) == 1 and not (name := partition.mentions[others[key][0]].name).isupper():
            by_initials[_initials(letter for letter in name if letter.isupper()).casefold(),].append(key)  # "LibriVox"
    for key, members in others.items():
        first, *rest = partition.mentions[members[0]].name.replace(".", "").split()
        if not first.isupper() or len(first) < _LEAST:
            continue
        options = [
            option for option in dict.fromkeys(by_initials.get((first.casefold(), *key[1:]), ())) if option != key
        ]
        is_sure = len(first) > _LEAST or rest
        if len(options) == 1 and (is_sure or _may_be_short(partition, members[0], others[options[0]][0])):
            partition.merge(members[0], others[options[0]][0], "acronym")


def _may_be_short(partition: Partition, i: int, j: int) -> bool:
    """Whether two letters may stand for a name: of an organisation or a product, and not "TV" or "AI"."""
    types = {partition.mentions[i].type, partition.mentions[j].type}
    return types <= _ABBREVIATED and partition.mentions[i].name not in _LETTERS


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)
