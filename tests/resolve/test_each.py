"""Resolving documents that stay apart until it is known who is who: as their union, but for what namesakes said."""

from __future__ import annotations

import pytest

from kg.graph import union
from kg.resolve import Apart, Decisions, Part, Same, resolve, resolve_each
from tests.resolve.archive import archive


def some(ids: list[str]) -> Decisions:
    return Decisions(
        same=(Same(ids[3], ids[7]), Same(ids[7], ids[11])),
        apart=(Apart(ids[20], ids[21]),),
        parts=(Part("Somebody_else", ids[30]), Part("One_more", ids[11], names=(ids[11].replace("_", " "),))),
    )


@pytest.mark.parametrize("decided", [False, True])
def test_as_the_union(*, decided: bool) -> None:
    graphs = archive(60, seed=3).graphs
    decisions = some(sorted({e.id for g in graphs for e in g.entities})) if decided else None
    whole, each = resolve(union(graphs), decisions), resolve_each(graphs, decisions)
    assert each.entities == whole.entities
    assert [(f, f.evidence) for f in each.facts] == [(f, f.evidence) for f in whole.facts]
    assert resolve_each(reversed(graphs), decisions) == each
