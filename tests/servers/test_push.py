"""`kg push` to real servers: what is there afterwards is what was in the file, and each graph is a thing of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kg
from kg.push import PushOptions, client, push, target
from kg.push.target import MARK
from tests import synthetic
from tests.servers.material import Written, statements
from tests.servers.stores import PASSWORD, USER, Oxigraph, Store, Virtuoso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAYS = [
    ("oxigraph", "store"),
    ("oxigraph", "update"),
    pytest.param(("virtuoso", "store"), marks=pytest.mark.slow),
    pytest.param(("virtuoso", "update"), marks=pytest.mark.slow),
]


class Way:
    """A server, and the address of it that is pushed to."""

    def __init__(self, server: Store, door: str) -> None:
        self.server = server
        self.url = server.url + getattr(server, door)
        self.options = PushOptions(update=door == "update", query=server.url + server.query)

    def push(self, path: Path, **options: object) -> kg.Pushed:
        done = push(path, self.url, replace(self.options, **options))  # type: ignore[arg-type]
        assert done.failures == ()
        return done

    def holds(self, graph: str) -> set[str]:
        """The lines of a graph there, its mark apart, which must be the only one."""
        lines = statements(self.server.triples_of(graph), "nt")
        marked = {line for line in lines if MARK in line}
        assert len(marked) == bool(lines)
        return lines - marked


@pytest.fixture(params=WAYS, ids="-".join)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Way]:
    name, door = request.param
    server = request.getfixturevalue(name)
    monkeypatch.delenv(client.TOKEN, raising=False)
    monkeypatch.setenv(client.USER, USER)  # Oxigraph does not ask
    monkeypatch.setenv(client.PASSWORD, PASSWORD)
    yield Way(server, door)
    if isinstance(server, Oxigraph):
        server.replace_all(b"", "nq")


def by_graph(path: Path) -> dict[str, set[str]]:
    """The triples of each graph of N-Quads."""
    found: dict[str, set[str]] = {}
    for line in statements(path.read_bytes(), "nq"):
        triple, _, graph = line.rpartition(" ")
        found.setdefault(graph[1:-1], set()).add(triple)
    return found


@pytest.mark.parametrize("form", ["nq", pytest.param("trig", marks=pytest.mark.slow)])
def test_the_same_triples_are_there_after_one_push_and_after_two(way: Way, made: list[Written], form: str) -> None:
    for graph in made:  # the hostile one is among them
        expected = by_graph(graph.file("nq"))
        for _ in range(2):
            done = way.push(graph.file(form))
            assert set(done.pushed) == expected.keys()
            assert {name: way.holds(name) for name in expected} == expected
        assert set(way.push(graph.file(form), resume=True).present) == expected.keys()


def test_a_changed_document_changes_its_graph_alone(way: Way, tmp_path: Path) -> None:
    old, new = (kg.write(synthetic.generate(40, seed=5), tmp_path / f"{name}.nq") for name in ("old", "new"))
    first, *_, last = (graphs := by_graph(old))
    assert len(graphs) > 3
    lines = new.read_text("utf-8").splitlines(keepends=True)
    new.write_text("".join(line for line in lines if f"<{first}> .\n" not in line or "sha256" in line), "utf-8")
    way.push(old)
    done = way.push(new, resume=True)
    assert done.pushed == (first,)
    assert len(done.present) == len(graphs) - 1
    assert len(way.holds(first)) == 1
    assert way.holds(last) == graphs[last]


def test_a_large_graph_in_many_requests(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target, "LARGEST_BODY", 20_000)
    path = kg.write(synthetic.generate(300, seed=7), tmp_path / "graph.nt")
    for _ in range(2):
        way.push(path, name="urn:kg:large")
        assert way.holds("urn:kg:large") == statements(path.read_bytes(), "nt")


def test_the_largest_requests_are_taken(way: Way, tmp_path: Path) -> None:
    # as many triples as one request may have, some with a text as long as an article
    path = tmp_path / "graph.nt"
    long = "word \\u0022 " * 2_000
    path.write_text("".join(f'<urn:s{i}> <urn:p> "{long if i % 50 == 0 else i}" .\n' for i in range(3_000)), "utf-8")
    way.push(path, name="urn:kg:largest")
    assert way.holds("urn:kg:largest") == statements(path.read_bytes(), "nt")


def test_texts_that_look_like_commands(way: Way, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text(
        r'<urn:a> <urn:b> "\\u0022 . } ; DROP ALL # \\U00000022 \\\\u0022 \u0022 } } ; DROP ALL ; \\" <urn:kg:x> .',
        "utf-8",
    )
    way.push(path)
    assert way.holds("urn:kg:x") == by_graph(path)["urn:kg:x"]


@pytest.mark.slow
def test_virtuoso_refuses_a_wrong_password(
    virtuoso: Virtuoso, made: list[Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(client.USER, USER)
    monkeypatch.setenv(client.PASSWORD, "wrong-0815")
    for options, door in ((PushOptions(), virtuoso.store), (PushOptions(update=True), virtuoso.update)):
        with pytest.raises(kg.PushError, match="does not accept what") as caught:
            push(made[0].file("nq"), virtuoso.url + door, options)
        assert "0815" not in str(caught.value)


def test_oxigraph_at_a_wrong_address(oxigraph: Oxigraph, made: list[Written]) -> None:
    with pytest.raises(kg.PushError, match="check the path of the URL"):
        push(made[0].file("nq"), f"{oxigraph.url}/nowhere")
    with pytest.raises(kg.PushError, match="query"):
        push(made[0].file("nq"), f"{oxigraph.url}/query")


def test_the_default_graph_of_oxigraph_only_grows(oxigraph: Oxigraph, made: list[Written]) -> None:
    oxigraph.replace_all(b"<urn:theirs> <urn:b> <urn:c> .", "nq")
    for _ in range(2):
        push(made[0].file("ttl"), f"{oxigraph.url}/store", PushOptions(default_graph=True))
    expected = made[0].expected("ttl") | {"<urn:theirs> <urn:b> <urn:c>"}
    assert statements(oxigraph.everything(), "nq") == expected
    oxigraph.replace_all(b"", "nq")
