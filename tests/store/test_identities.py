"""What is kept of who is who, after any sequence of changes: the same as resolving everything at once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kg.graph import KnowledgeGraph, union
from kg.model import Document, Entity, EntityType, Mention, MentionKind, Span
from kg.resolve import resolve
from kg.resolve.renaming import renamed
from kg.store.identities import Identities
from kg.store.kept import SCHEMA, NotLocalError
from kg.store.ledger import Ledger
from tests.resolve.archive import archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Kept:
    """Documents with what is kept of them."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.identities = ledger, Identities(ledger)
        self.graphs: dict[str, KnowledgeGraph] = {}

    def change(self, *graphs: KnowledgeGraph, gone: tuple[str, ...] = ()) -> set[str]:
        changes: dict[str, KnowledgeGraph | None] = {graph.documents[0].id: graph for graph in graphs}
        with self.ledger.transaction():
            for graph in graphs:
                self.ledger.keep("", graph)
            for name in gone:
                self.ledger.drop(name)
            moved = self.identities.update(changes | dict.fromkeys(gone))
        self.graphs = {name: g for name, g in (self.graphs | changes).items() if g is not None and name not in gone}
        return moved

    def graph(self) -> KnowledgeGraph:
        found = []
        for name, graph in self.graphs.items():
            names = self.identities.names(name).items()
            found.append(renamed(graph, {(old, name): new for old, new in names if old != new}))
        return union(found)

    def check(self) -> None:
        assert self.graph() == resolve(union(self.graphs.values()))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    ledger = Ledger(tmp_path / "store", writable=True, tables=SCHEMA)
    yield Kept(ledger)
    ledger.close()


def test_one_by_one_is_the_same_as_at_once(kept: Kept) -> None:
    for number, graph in enumerate(archive(30, seed=4, famous=0.5).graphs):
        kept.change(graph)
        if number % 3 == 0:
            kept.check()


def test_all_at_once_and_taken_out_one_by_one(kept: Kept) -> None:
    graphs = archive(40, seed=5, famous=0.5).graphs
    kept.change(*graphs)
    kept.check()
    for number, graph in enumerate(graphs[::2]):
        kept.change(gone=(graph.documents[0].id,))
        if number % 4 == 0:
            kept.check()


def test_a_new_process_goes_on(kept: Kept) -> None:
    graphs = archive(30, seed=6, famous=0.5).graphs
    kept.change(*graphs[:20])
    for graph in graphs[20:]:
        kept.identities = Identities(kept.ledger)
        kept.change(graph)
    kept.check()


def test_a_document_that_touches_nothing_moves_no_other(kept: Kept) -> None:
    kept.change(*archive(20, seed=7).graphs)
    assert kept.change(alone("far", "Quorin Vexley", "Quorin_Vexley")) == {"far"}


def test_an_id_that_is_a_name_here_and_none_there_is_refused(kept: Kept) -> None:
    kept.change(alone("a", "Harbour Board", "Harbour_Board"))
    with pytest.raises(NotLocalError):
        kept.change(alone("b", "harbour board", "Harbour_Board", MentionKind.NOMINAL))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_long_sequences(kept: Kept, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    graphs = archive(160, seed=seed, famous=draw.choice((0.1, 0.3, 0.7))).graphs
    for number, graph in enumerate(graphs):
        kept.change(graph)
        if draw.random() < 0.3:
            kept.change(gone=(draw.choice(sorted(kept.graphs)),))
        if draw.random() < 0.2:
            kept.change(half(kept.graphs[draw.choice(sorted(kept.graphs))]))
        if number % 8 == 0:
            kept.check()
    kept.check()


def half(graph: KnowledgeGraph) -> KnowledgeGraph:
    kept = {entity.id: entity for entity in graph.entities[::2]}
    facts = [fact for fact in graph.facts if kept.keys() >= set(fact.entities)]
    return KnowledgeGraph(graph.documents, kept.values(), facts)


def alone(document: str, name: str, identifier: str, kind: MentionKind = MentionKind.NAME) -> KnowledgeGraph:
    mention = Mention(document, Span(0, len(name)), name, kind, EntityType.PERSON, name)
    return KnowledgeGraph([Document(document, name)], [Entity(identifier, frozenset({mention}))])
