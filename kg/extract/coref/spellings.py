"""Names that are spelt in two ways in one text, by a slip of the pen or another transliteration."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.coref.variants import is_bare_misspelling, is_misspelling, is_slip
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.coref.partition import Partition
    from kg.extract.coref.variants import Key

_SHORT_WORD = 5


def link_misspelt(partition: Partition, people: Mapping[Key, list[int]], others: Mapping[Key, list[int]]) -> None:
    """Merge spellings of one name: of a thing a letter more or less, of a person a family name that nobody else has."""
    _link_things(partition, others)
    _link_people(partition, people)


def _link_things(partition: Partition, others: Mapping[Key, list[int]]) -> None:
    alike: dict[tuple[Key, str, Key], list[Key]] = defaultdict(list)
    for key, members in others.items():
        if partition.mentions[members[0]].name in PLACES:
            continue
        for n, word in enumerate(key):
            if len(word) > _SHORT_WORD:
                alike[key[:n], word[0] + word[-1], key[n + 1 :]].append(key)
    for (before, _, _), keys in alike.items():
        n = len(before)
        for k, key in enumerate(keys):
            for earlier in keys[:k]:
                if is_misspelling(key[n], earlier[n]) or (len(key) > 1 and is_slip(key[n], earlier[n])):
                    partition.merge(others[key][0], others[earlier][0], "spelling")


def _link_people(partition: Partition, people: Mapping[Key, list[int]]) -> None:
    """A family name that nothing introduces with the one before it that is spelt almost so: "Mauer", "K. C. Maurer"."""
    full: dict[str, list[Key]] = defaultdict(list)
    family = {key[-1] for key in people if len(key) > 1}
    for key in people:
        if len(key) > 1:
            full[key[-1][0] + key[-1][-1]].append(key)
    for key, members in people.items():
        name, first = key[0], members[0]
        is_known = name in family or name in GIVEN or partition.mentions[first].name in PLACES
        if len(key) > 1 or is_known or len(partition.entity(first)) > len(members):
            continue
        near = [k for k in full.get(name[0] + name[-1], ()) if people[k][0] < first]
        options = {k[-1]: k for k in near if is_bare_misspelling(name, k[-1])}
        if len(options) == 1:
            partition.merge(first, people[next(iter(options.values()))][0], "spelling")
