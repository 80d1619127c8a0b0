"""Laws of a user's decisions on an archive: whatever the order and the rules, they hold, and ids stay."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kg.errors import UsageError
from kg.graph import union
from kg.identity import local_name
from kg.resolve import Decisions, reasons, resolve
from tests.resolve.archive import archive

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SEEDS = range(4)


def decided_on(resolved: KnowledgeGraph, draw: random.Random) -> Decisions:
    """Some decisions as a user would make them on what the rules gave; contradictions are left out."""
    ids = [e.id for e in resolved.entities if any(m.kind == "name" for m in e.mentions)]
    documents = [local_name(d.id) for d in resolved.documents]
    found = Decisions()
    for _ in range(12):
        first, second = draw.sample(ids, 2)
        lot = draw.random()
        try:
            if lot < 0.4:
                found = found.merge(first, second)
            elif lot < 0.75:
                found = found.split(first, second)
            else:
                found = found.part(first, draw.sample(documents, 8))
        except UsageError:
            continue
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_order_and_a_second_time_make_no_difference(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    graphs = archive(60, seed=seed, things=60).graphs
    decided = decided_on(resolve(union(graphs)), draw)
    whole = resolve(union(graphs), decided)
    mixed = draw.sample(graphs, len(graphs))
    assert resolve(union(mixed), decided) == whole
    assert resolve(whole, decided) == whole
    again = [m for m in reasons(whole, decided) if m.rule != "decision"]
    assert again == []


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_kept_are_there_and_those_apart_are_two(seed: int) -> None:
    graph = union(archive(60, seed=seed, things=60).graphs)
    decided = decided_on(resolve(graph), random.Random(seed))  # noqa: S311
    result = resolve(graph, decided)
    there = {e.id for e in result.entities}
    assert {decided.kept(it.kept) for it in decided.same} <= there
    assert not {it.merged for it in decided.same} & there
    whole = {e.id: {m for m in e.mentions if m.kind == "name"} for e in resolve(graph).entities}
    now = {m: e.id for e in result.entities for m in e.mentions}
    for it in decided.apart:
        first, second = ({now[m] for m in whole[one]} for one in it.ids)
        parted = {part.new for part in decided.parts}
        assert not (first & second) - parted


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_hold_when_documents_are_added(seed: int) -> None:
    graphs = archive(90, seed=seed, things=80).graphs
    decided = decided_on(resolve(union(graphs[:60])), random.Random(seed))  # noqa: S311
    before = resolve(union(graphs[:60]), decided)
    together = union([before, *graphs[60:]])
    after = resolve(together, decided)
    gone = {e.id for e in before.entities} - {e.id for e in after.entities}
    assert gone <= {m.merged for m in reasons(together, decided)}
    assert {decided.kept(it.kept) for it in decided.same} <= {e.id for e in after.entities}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_decision_taken_back_leaves_no_trace(seed: int) -> None:
    graph = union(archive(40, seed=seed, things=50).graphs)
    plain = resolve(graph)
    first, second = random.Random(seed).sample([e.id for e in plain.entities], 2)  # noqa: S311
    undone = Decisions().merge(first, second).merge(first, second, undo=True)
    assert resolve(graph, undone) == plain
