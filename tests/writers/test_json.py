from __future__ import annotations

import gzip
import json as standard
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import ReadError
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.writers import dumps
from kg.writers.json import load, loads
from tests.strategies import graphs
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path


@given(graphs())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_nothing_is_lost(graph: KnowledgeGraph) -> None:
    assert loads(dumps(graph, "json")) == graph


def test_a_lone_surrogate_survives_in_valid_utf8(tmp_path: Path) -> None:
    graph = KnowledgeGraph([Document("d", "a\ud800b", "\udfff")])
    path = graph.write(tmp_path / "a.json")
    path.read_bytes().decode("utf-8")
    assert load(path) == graph


def test_gzip(tmp_path: Path) -> None:
    path = sample.graph().write(tmp_path / "a.json.gz")
    assert load(path) == sample.graph()
    assert standard.loads(gzip.decompress(path.read_bytes()))["kg"] == 1


def test_other_programs_find_label_type_status_and_readable_letters() -> None:
    found = standard.loads(dumps(sample.graph(), "json"))
    assert found["entities"][0]["label"] == "Ada Byron"
    assert found["entities"][0]["type"] == "Person"
    assert {fact["status"] for fact in found["facts"]} == {"asserted", "claimed", "possible", "negated"}
    assert "caf\u00e9" in dumps(KnowledgeGraph([Document("d", "caf\u00e9")]), "json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b'{"kg": 2}',
        b'{"kg": 1}',
        b"\xff",
        b'{"kg": 1, "documents": [1], "entities": [], "facts": []}',
        b'{"kg": 1, "documents": [], "entities": [], "facts": [{}]}',
        b"[" * 100_000,
        b'{"kg": 1, "documents": [{"id": "", "text": "", "title": "", "source": "", "published": "x"}]}',
    ],
)
def test_what_is_no_graph_is_named_with_a_remedy(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"a\.json is not a graph that kg wrote as JSON .*; write it again with"):
        load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.json: No such file"):
        load(tmp_path / "none.json")
