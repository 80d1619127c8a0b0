"""What is pushed: the graphs of a file of any format, in parts, with the same hash whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from kg.push import source
from kg.push.source import parts_of, plan
from tests import synthetic
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path

GRAPH = "https://w3id.org/kg-news/id/graph/ferry-12345678"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use what it deprecates


def test_every_format_gives_the_same_graphs(tmp_path: Path) -> None:
    plans = {}
    for form in ("nq", "nq.gz", "trig", "json", "nt", "ttl", "ttl.gz", "rdf", "jsonld"):
        file = tmp_path / f"graph.{form}"
        kg.write(sample.graph(), file)
        plans[form] = plan(parts_of(file))
    assert {p.graph for form in ("nq", "nq.gz", "trig", "json") for p in plans[form]} == {GRAPH}
    assert {p.graph for form in ("nt", "ttl", "ttl.gz", "rdf", "jsonld") for p in plans[form]} == {""}
    assert len({(p.triples, p.content) for found in plans.values() for p in found}) == 1


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nq", "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:c> <urn:g> .\n"),
        ("trig", "<urn:a> <urn:b> <urn:c> . <urn:g> { <urn:a> <urn:b> <urn:c> }"),
    ],
)
def test_triples_in_no_graph(tmp_path: Path, form: str, text: str) -> None:
    file = tmp_path / f"graph.{form}"
    file.write_text(text, "utf-8")
    assert [(p.graph, p.triples) for p in plan(parts_of(file))] == [("", 1), ("urn:g", 1)]


def test_the_hash_tells_another_content_and_not_another_order() -> None:
    one, two, three = (f"<urn:a> <urn:b> <urn:{name}> .\n".encode() for name in "123")
    plans = [plan(lambda d=data: [("urn:g", d)]) for data in (one + two, two + one, one + three, one)]
    assert plans[0] == plans[1]
    assert len({planned.content for (planned,) in plans}) == 3


def test_a_large_file_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PART_BYTES", 1_000)
    file = tmp_path / "graph.nq"
    kg.write(synthetic.story(), file)
    parts = list(parts_of(file)())
    assert len(parts) > 10
    assert max(len(data) for _, data in parts) < 4_000
    assert len(plan(parts_of(file))) == 1
    assert sum(data.count(b"\n") for _, data in parts) == len(file.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("graph.nq", b"<urn:a> <urn:b> <urn:c> .\nhello\n", "line 2 of .*graph.nq: it is no N-Quads"),
        ("graph.nt", b"<urn:a> <urn:b> _:c .\n", "line 1 of .*blank node"),
        ("graph.ttl", b"<urn:a> <urn:b> [] .\n", "blank node"),
        ("graph.trig", b"<urn:g> { <urn:a> ", "not valid trig"),
        ("graph.nq", b"\xff\n", "not UTF-8"),
        ("graph.nq.gz", b"no gzip", "Cannot read"),
        ("graph.json", b"{", "graph.json"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(kg.ReadError, match=message):
        plan(parts_of(file))


def test_a_file_that_is_missing_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(kg.ReadError, match="No such file"):
        plan(parts_of(tmp_path / "graph.nq"))
    with pytest.raises(kg.UsageError, match="should end in"):
        parts_of(tmp_path / "graph.html")


def test_a_graph_in_pieces_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text("".join(f"<urn:a> <urn:b> <urn:c> <urn:{g}> .\n" for g in "xyx"), "utf-8")
    with pytest.raises(kg.UsageError, match="urn:x comes in several pieces"):
        plan(parts_of(file))
