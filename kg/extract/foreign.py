"""Clusters that another resolver wrote: which mention of ours each of its spans means.

Resolvers draw borders differently: with or without determiner, title, relative clause or possessive marker. A span
means the mention with its very borders, else one with its head token, else the one it mostly overlaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Span, SpanGroup

    from kg.extract.layers import MentionSpan

CLUSTERS = "coref_clusters_"
"""What the names of span groups with clusters begin with, in the layout of spacy-experimental."""


class _Foreign(NamedTuple):
    """A span as tokens: borders, head, and the last token that is coordinated with the head inside it."""

    start: int
    end: int
    root: int
    last: int


def cluster_keys(doc: Doc) -> list[str]:
    """The names of the clusters on a Doc, in the order of their numbers."""
    return sorted((key for key in doc.spans if key.startswith(CLUSTERS)), key=_number)


def _number(key: str) -> tuple[int, str]:
    suffix = key.removeprefix(CLUSTERS)
    return (int(suffix), "") if suffix.isdecimal() else (0, suffix)


def mentions_of(groups: Iterable[SpanGroup], mentions: Sequence[MentionSpan]) -> dict[tuple[int, int], int]:
    """For the borders of each span in clusters the position of the mention that it means; nothing for other spans."""
    found = {(m.start, m.end): i for i, m in enumerate(mentions)}
    borders = dict.fromkeys((s.start, s.end) for group in groups for s in group)
    others = [_read(s) for group in groups for s in group if (s.start, s.end) not in found and s.start < s.end]
    if others:
        by_token = _by_token(mentions)
        for span in others:
            best = _best(span, by_token, mentions)
            if best is not None:
                found[span.start, span.end] = best
    return {place: found[place] for place in borders if place in found}


def _read(span: Span) -> _Foreign:
    root = span.root
    last = max((token.i for token in root.conjuncts if span.start <= token.i < span.end), default=root.i)
    return _Foreign(span.start, span.end, root.i, last)


def _by_token(mentions: Sequence[MentionSpan]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        for token in range(mention.start, mention.end):
            found.setdefault(token, []).append(i)
    return found


def _best(span: _Foreign, by_token: Mapping[int, list[int]], mentions: Sequence[MentionSpan]) -> int | None:
    """The mention that a span without a mention of its borders means; "Ana and Bo" means neither of the two."""
    near = dict.fromkeys(i for token in range(span.start, span.end) for i in by_token.get(token, ()))
    options: list[tuple[bool, float, int]] = []
    for i in near:
        mention = mentions[i]
        shared = min(span.end, mention.end) - max(span.start, mention.start)
        share = shared / (max(span.end, mention.end) - min(span.start, mention.start))
        is_head = mention.head == span.root
        is_whole = span.last == span.root or mention.start <= span.root < span.last < mention.end
        if (is_head or 2 * share >= 1) and is_whole:
            options.append((not is_head, -share, i))
    return min(options)[2] if options else None


def number_apart(parts: Sequence[Doc]) -> None:
    """Give the clusters of the parts of one text numbers of their own: joined by name, they would become one."""
    count = 0
    for doc in parts:
        groups = [[span for span in doc.spans.pop(key) if len(span)] for key in cluster_keys(doc)]  # spaCy refuses
        for spans in groups:  # to join empty ones
            count += 1
            doc.spans[f"{CLUSTERS}{count}"] = spans
