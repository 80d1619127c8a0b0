"""The questions of ontologies/README.md: they run unchanged, in rdflib as in Oxigraph, and answer what they ask."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "ontologies" / "README.md").read_text("utf-8")
QUERIES = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "kg" / "queries").glob("*.rq"))}
EXAMPLES = sorted(ROOT.glob("examples/*/expected.ttl"))
DISPUTE = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix kg: <https://w3id.org/kg-news/vocab#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix : <https://example.org/> .
:a rdfs:label "Ada"@en . :b rdfs:label "Bo"@en . :met rdfs:label "met"@en .
:y rdf:subject :a ; rdf:predicate :met ; rdf:object :b ; kg:polarity kg:Affirmed ; prov:wasDerivedFrom :1 .
:n rdf:subject :a ; rdf:predicate :met ; rdf:object :b ; kg:polarity kg:Negated ; prov:wasDerivedFrom :2 .
:1 oa:exact "Ada met Bo." . :2 oa:exact "Ada did not meet Bo." .
"""

Row = tuple[str | None, ...]


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    found = rdflib.Graph()
    for path in EXAMPLES:
        found.parse(path)
    return found.parse(data=DISPUTE, format="turtle")


def answers(graph: rdflib.Graph, name: str) -> list[Row]:
    return [tuple(None if value is None else str(value) for value in row) for row in graph.query(QUERIES[name])]


def test_the_page_shows_each_as_it_is() -> None:
    assert len(QUERIES) >= 10
    for name, text in QUERIES.items():
        title = text.split("\n", 1)[0].removeprefix("# Title: ")
        body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        assert f"### {title}\n\n[`{name}.rq`](../kg/queries/{name}.rq)\n\n```sparql\n{body}\n```" in PAGE


@pytest.mark.parametrize("name", QUERIES)
def test_each_parameter_has_one_line_with_an_example(name: str) -> None:
    said = re.findall(r"^# Parameter (\w+)(?: \(optional\))?: \S", QUERIES[name], re.MULTILINE)
    assert re.findall(r'^ *VALUES \?(\w+) \{ "[^"]+"(?:\^\^xsd:date)? \}$', QUERIES[name], re.MULTILINE) == said


@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_and_oxigraph_give_the_same_rows_in_the_same_order(name: str, graph: rdflib.Graph) -> None:
    pyoxigraph = pytest.importorskip("pyoxigraph")
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    rows = [tuple(None if value is None else value.value for value in row) for row in store.query(QUERIES[name])]
    assert rows == answers(graph, name) != []


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("who-visited", ("Helvi Korvenmaa", "1994", "Claimed", "Otávio Brandelli")),
        ("about", ("Davi Camargo", "husband of", "Renata Camargo", "Asserted")),
        ("documents", ("https://w3id.org/kg-news/id/doc/article-dc476d43",)),
        ("what-did", ("landed in", "Brasília", "2025-09-09", "2025-09-09", "Asserted")),
        ("claims-of-officials", ("Otávio Brandelli", "governorOf", "Helvi Korvenmaa", "visited", "plant")),
        ("around", ("Renata Camargo", "accompanied", "Elina Korvenmaa", "Asserted")),
        ("who-says", ("Helvi Korvenmaa", "visited", "plant", "Affirmed", "Actual", "1994")),
        ("on-the-day", ("Elina Korvenmaa", "took controls of", "flight simulator")),
        ("offices", ("Otávio Brandelli", "governor of", "Minas Gerais")),
        ("disputed", ("Ada", "met", "Bo", "Ada met Bo.", "Ada did not meet Bo.")),
    ],
)
def test_the_answer_is_in_it(name: str, some: Row, graph: rdflib.Graph) -> None:
    if name == "around":
        text = QUERIES[name].replace('"Aerominas"', '"plant"')
        rows = [tuple(map(str, row)) for row in graph.query(text)]
    else:
        rows = answers(graph, name)
    assert any(row[: len(some)] == some for row in rows)
