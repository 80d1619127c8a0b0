"""Coreference inside a document: which mentions are the same thing.

Deterministic passes in the manner of a multi-pass sieve (Lee et al. 2013, "Deterministic coreference resolution based
on entity-centric, precision-ranked rules"): names, then titles and appositions, then nominals and pronouns in order.
Wrong merges cost a graph more than splits do, so every rule asks for positive evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.names import link_names
from kg.extract.coref.nominals import find_antecedent
from kg.extract.coref.partition import Partition
from kg.extract.coref.pronouns import resolve_pronoun
from kg.extract.coref.roles import link_roles
from kg.extract.coref.speakers import link_speakers
from kg.extract.coref.syntax import link_appositions, link_lead, link_scripts, link_titles
from kg.extract.layers import NOMINAL, PRONOUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse


def find_clusters(parse: Parse, mentions: Sequence[MentionSpan]) -> list[tuple[int, ...]]:
    """Disjoint clusters of two or more mentions, as ascending positions in `mentions`, by first mention.

    `mentions` must be sorted by start, as `find_mentions` gives them.
    """
    return link(parse, mentions).clusters()


def link_reasons(parse: Parse, mentions: Sequence[MentionSpan]) -> list[tuple[int, int, str]]:
    """Every link made, in the order it was made: later mention, earlier mention, name of the rule. For inspection."""
    return link(parse, mentions).links


def link(parse: Parse, mentions: Sequence[MentionSpan]) -> Partition:
    """The partition of the mentions into entities."""
    partition = Partition(parse, mentions)
    link_names(partition)
    link_scripts(partition)
    partition.settle_names()
    link_titles(partition)
    link_appositions(partition)
    link_roles(partition)
    link_lead(partition)
    for i, mention in enumerate(mentions):
        if mention.kind == NOMINAL:
            found = find_antecedent(partition, i)
        elif mention.kind == PRONOUN:
            found = resolve_pronoun(partition, i)
        else:
            continue
        if found is not None:
            partition.merge(i, *found)
    link_speakers(partition)
    return partition
