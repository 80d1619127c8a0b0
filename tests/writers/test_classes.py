"""The classes of the user's ontology that entities have, in the formats that are no RDF."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from kg.graph import KnowledgeGraph
from kg.writers import dumps, write
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path

MINE = frozenset({"http://a.test/#nationalTeam", "http://a.test/Painter"})
SORTED = sorted(MINE)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    plain = sample.graph()
    first, *others = plain.entities
    return KnowledgeGraph(plain.documents, [replace(first, classes=MINE), *others], plain.facts)


def test_csv_has_them_beside_the_type(graph: KnowledgeGraph) -> None:
    rows = list(csv.DictReader(dumps(graph, "csv").splitlines()))
    first = graph.entities[0].id
    found = {row[f"{end}_classes"] for row in rows for end in ("subject", "object") if row[end] == first}
    assert found == {" ".join(SORTED)}
    assert {row["subject_classes"] for row in rows if row["subject"] != first} <= {""}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graph_programs_have_them_as_an_attribute(graph: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    path = write(graph, tmp_path / f"g.{form}")
    read = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    found = {name: values["classes"] for name, values in read.nodes(data=True) if "classes" in values}
    assert found == {graph.entities[0].id: " | ".join(SORTED)}


def test_neo4j_has_them_as_labels_too(graph: KnowledgeGraph, tmp_path: Path) -> None:
    folder = write(graph, tmp_path / "g", "neo4j")
    rows = list(csv.DictReader((folder / "nodes.csv").read_text("utf-8").splitlines()))
    (mine,) = (row for row in rows if row["classes:string[]"])
    assert mine["id"] == graph.entities[0].id
    assert mine["classes:string[]"] == ";".join(SORTED)
    assert mine[":LABEL"] == f"Entity;{graph.entities[0].type};NationalTeam;Painter"
    assert all(None not in row and None not in row.values() for row in rows)
