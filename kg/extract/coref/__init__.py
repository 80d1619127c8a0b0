"""Coreference inside a document: which mentions are the same thing.

Deterministic passes in the manner of a multi-pass sieve (Lee et al. 2013, "Deterministic coreference resolution based
on entity-centric, precision-ranked rules"): names, then titles and appositions, then nominals and pronouns in order.
Wrong merges cost a graph more than splits do, so every rule asks for positive evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.aliases import link_aliases
from kg.extract.coref.headlines import link_headline
from kg.extract.coref.names import link_names
from kg.extract.coref.nominals import find_antecedent
from kg.extract.coref.partition import Partition
from kg.extract.coref.pronouns import resolve_pronoun
from kg.extract.coref.roles import link_roles
from kg.extract.coref.speakers import link_speakers
from kg.extract.coref.syntax import link_appositions, link_lead, link_scripts, link_titles
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.mentions import inner_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse


def find_clusters(parse: Parse, mentions: Sequence[MentionSpan]) -> list[tuple[int, ...]]:
    """Disjoint clusters of two or more mentions, as ascending positions in `mentions`, by first mention.

    `mentions` must be sorted by start, as `find_mentions` gives them.
    """
    inner = inner_names(mentions)
    if not inner:
        return link(parse, mentions).clusters()
    outer = [i for i in range(len(mentions)) if i not in inner]
    partition = link(parse, [mentions[i] for i in outer])
    return _with_inner(mentions, inner, [[outer[i] for i in members] for members in partition.members.values()])


def _with_inner(mentions: Sequence[MentionSpan], inner: set[int], entities: list[list[int]]) -> list[tuple[int, ...]]:
    """Clusters with the names that are parts of names: each is whoever has the very name first."""
    by_name: dict[str, list[int]] = {}
    for members in entities:
        for i in members:
            if mentions[i].kind == NAME:
                by_name.setdefault(mentions[i].name, members)
    for i in sorted(inner):
        if mentions[i].name not in by_name:
            by_name[mentions[i].name] = []
            entities.append(by_name[mentions[i].name])
        by_name[mentions[i].name].append(i)
    return sorted(tuple(sorted(members)) for members in entities if len(members) > 1)


def link_reasons(parse: Parse, mentions: Sequence[MentionSpan]) -> list[tuple[int, int, str]]:
    """Every link made, in the order it was made: later mention, earlier mention, name of the rule. For inspection."""
    inner = inner_names(mentions)
    outer = [i for i in range(len(mentions)) if i not in inner]
    links = link(parse, [mentions[i] for i in outer]).links
    return [(outer[i], outer[j], rule) for i, j, rule in links]


def link(parse: Parse, mentions: Sequence[MentionSpan]) -> Partition:
    """The partition of the mentions into entities."""
    partition = Partition(parse, mentions)
    link_names(partition)
    link_scripts(partition)
    link_aliases(partition)
    partition.settle_names()
    link_titles(partition)
    link_appositions(partition)
    link_roles(partition)
    link_lead(partition)
    link_headline(partition)
    for i, mention in enumerate(mentions):
        if mention.kind == NOMINAL:
            found = find_antecedent(partition, i)
        elif mention.kind == PRONOUN:
            found = resolve_pronoun(partition, i)
        else:
            continue
        if found is not None:
            j, rule = found
            partition.merge(i, partition.named_by(j, i), rule)
    link_speakers(partition)
    return partition
