"""A process killed at any moment leaves a store that opens and goes on, and ends with the same bytes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.store.store import Store
from kg.writers import dumps
from tests.resolve.archive import archive
from tests.store.making import check, news
from tests.store.test_store import halved

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

KILLS = 20


def target(number: int) -> tuple[dict[str, KnowledgeGraph], list[str]]:
    """What a store is to have after so many runs, and what not: texts are replaced, documents come and go."""
    graphs = {graph.documents[0].id: graph for graph in archive(16, seed=8, famous=0.5).graphs}
    gone = sorted(graphs)[number % 4 :: 4]
    wanted = {
        name: halved(graph) if (n + number) % 2 else graph
        for n, (name, graph) in enumerate(graphs.items())
        if name not in gone
    }
    return wanted, gone


def work(folder: str, number: int) -> None:
    """Bring a store to a target, a commit for every document; what is done already is not done again."""
    wanted, gone = target(number)
    print("ready", flush=True)  # noqa: T201  (for who waits to kill)
    with Store(folder) as store:
        there = {it.id for it in store.documents}
        for name in gone:
            if name in there:
                store.remove(name)
                store.commit()
        for graph in wanted.values():
            store.put(graph)
            store.commit()


@pytest.mark.slow
def test_twenty_kills(tmp_path: Path) -> None:
    draw = random.Random(11)  # noqa: S311  (nothing secret)
    number = kills = 0
    while kills < KILLS:
        code = f"from tests.store.test_crash import work; work({str(tmp_path / 's')!r}, {number})"
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(draw.random() * 2)
        process.kill()
        _, errors = process.communicate(timeout=60)
        assert errors == b""
        if process.returncode == 0:
            number += 1
        else:
            kills += 1
    work(str(tmp_path / "s"), number)
    wanted, _ = target(number)
    with Store(tmp_path / "s", read_only=True) as store, Store(tmp_path / "fresh") as fresh:
        check(store, wanted.values())
        fresh.put(*wanted.values())
        assert sorted(store.quads()) == sorted(fresh.quads())
        assert dumps(store.graph(), "nq") == dumps(fresh.graph(), "nq")


@pytest.mark.parametrize("step", ["flush", "replace", "_replace"])
def test_a_stop_between_the_ledger_and_the_graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    graphs = news(4)
    with Store(tmp_path / "s") as store:
        store.put(*graphs)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    store = Store(tmp_path / "s")
    with monkeypatch.context() as patch:
        patch.setattr(f"kg.store.quads.Quads.{step}", stop)
        store.put(halved(graphs[0]))
        store.remove(graphs[1].documents[0].id)
        with pytest.raises(KeyboardInterrupt):
            store.close()
    with Store(tmp_path / "s", read_only=True) as store:
        check(store, [halved(graphs[0]), *graphs[2:]])


def test_a_stop_in_the_middle_of_a_named_graph(tmp_path: Path) -> None:
    graphs = news(3)
    store = Store(tmp_path / "s")
    store.put(*graphs)
    store.commit()
    calls = 0

    def fails_once(self: object, quad: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise KeyboardInterrupt
        self.inner.remove(quad)  # type: ignore[attr-defined]

    assert store._quads is not None
    store._quads.store = Wrapped(store._quads.store, fails_once)
    store.remove(graphs[0].documents[0].id)
    with pytest.raises(KeyboardInterrupt):
        store.commit()
    store._quads.store = None
    store._release()
    with Store(tmp_path / "s") as store:
        check(store, graphs[1:])


class Wrapped:
    """A database with another `remove`."""

    def __init__(self, inner: object, remove: object) -> None:
        self.inner, self._remove = inner, remove

    def remove(self, quad: object) -> None:
        self._remove(self, quad)  # type: ignore[operator]

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)
