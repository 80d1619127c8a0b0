"""The stores and the graphs that these tests share; each is started, or built, once and only where it is asked for."""

from __future__ import annotations

import tomllib
from contextlib import chdir
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import kg
from tests import hostile, synthetic
from tests.quality.kit import ROOT, articles
from tests.servers import stores
from tests.servers.jena import Jena
from tests.servers.material import Written, written
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "servers" in item.path.parts:
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where graphs are written, and what the stores may read."""
    return tmp_path_factory.mktemp("written")


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[stores.Oxigraph]:
    with stores.oxigraph(tmp_path_factory.mktemp("oxigraph")) as store:
        yield store


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[stores.Virtuoso]:
    with stores.virtuoso(tmp_path_factory.mktemp("virtuoso"), folder) as store:
        yield store


@pytest.fixture(scope="session")
def jena(tmp_path_factory: pytest.TempPathFactory) -> Jena:
    return Jena(tmp_path_factory.mktemp("jena"))


@pytest.fixture(scope="session")
def made(folder: Path) -> list[Written]:
    """Graphs made by hand: one fact of each kind, a whole story, and one where every text is hostile."""
    graphs = {"sample": sample.graph(), "story": synthetic.story(), "hostile": _nameable(hostile.hostile())}
    return [written(graph, name, folder) for name, graph in graphs.items()]


def _nameable(graph: kg.KnowledgeGraph) -> kg.KnowledgeGraph:
    """The graph with properties that end in a name: RDF/XML, and it alone, refuses a file with others."""
    facts = [replace(fact, predicate=replace(fact.predicate, iri=fact.predicate.iri[:-2])) for fact in graph.facts]
    return kg.KnowledgeGraph(graph.documents, graph.entities, facts)


@pytest.fixture(scope="session")
def examples(folder: Path) -> list[Written]:
    """The graphs of the examples, built as their READMEs say."""
    found = []
    for path in sorted((ROOT / "examples").glob("*/example.toml")):
        published = tomllib.loads(path.read_text("utf-8"))["published"]
        with chdir(ROOT):
            graph = kg.build(path.with_name("article.txt").relative_to(ROOT), published=published)
        found.append(written(graph, path.parent.name, folder))
    return found


@pytest.fixture(scope="session")
def kit(folder: Path) -> list[Written]:
    """The graphs of the articles of the measuring kit; skipped where there is none."""
    texts = articles()
    if texts is None:
        pytest.skip("no measuring kit; point KG_BENCH at it")
    return [
        written(kg.build(path, published=date(2023, 9, 15)), f"kit-{path.stem}", folder)
        for path in sorted(texts.glob("*.txt"))
        if path.stem != "SOURCES"
    ]
