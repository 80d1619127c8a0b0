"""Slots of a parsed text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse
    from kg.extract.slots.scorer import Scorer
    from kg.extract.slots.slot import Slot
    from kg.ontology.values import Ontology


def find_slots(
    parse: Parse,  # noqa: ARG001  (a stub)
    mentions: Sequence[MentionSpan],  # noqa: ARG001
    clusters: Iterable[Sequence[int]],  # noqa: ARG001
    schema: Ontology,  # noqa: ARG001
    scorer: Scorer,  # noqa: ARG001
) -> list[Slot]:
    """The slots of the user's properties of `schema` that a text fills; `clusters` are indices into `mentions`."""
    return []
