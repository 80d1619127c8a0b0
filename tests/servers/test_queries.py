"""The saved queries have the same answers in rdflib, Oxigraph, Virtuoso and Jena, over the examples taken together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

import kg
from kg.model import Factuality
from tests.quality.kit import ROOT
from tests.servers import queries
from tests.servers.queries import Engine, difference, rows
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.material import Written

QUERIES = sorted((ROOT / "kg" / "queries").glob("*.rq"))
ENGINES = ["oxigraph", "virtuoso", "jena"]
TOY = """\
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX kg: <https://w3id.org/kg-news/vocab#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?status ?by (COUNT(DISTINCT ?statement) AS ?statements) (MAX(?confidence) AS ?best) (MIN(?start) AS ?first)
WHERE {
  VALUES ?type { rdf:Statement }
  ?statement a ?type ; kg:status ?status ; kg:confidence ?confidence ; prov:wasDerivedFrom/oa:start ?start .
  OPTIONAL { ?statement kg:claimedBy/rdfs:label ?by }
  FILTER (?confidence > 0.5)
}
GROUP BY ?status ?by ORDER BY ?status ?by
"""


@pytest.fixture(scope="module")
def triples(examples: list[Written]) -> bytes:
    """All examples in one graph, and one in which a statement is affirmed and denied, as N-Triples."""
    texts = [example.file("nt").read_text("utf-8") for example in examples]
    lines = {line for text in (*texts, kg.dumps(_disputed(), "nt")) for line in text.splitlines()}
    return "\n".join(sorted(lines)).encode() + b"\n"


def _disputed() -> kg.KnowledgeGraph:
    graph = sample.graph()
    affirmed = next(fact for fact in graph.facts if fact.status == "asserted")
    denied = replace(affirmed, factuality=Factuality(negated=True))
    return kg.KnowledgeGraph(graph.documents, graph.entities, [*graph.facts, denied])


@pytest.fixture(scope="module")
def start(
    triples: bytes, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Engine]:
    """An engine by name, loaded once."""
    asked: dict[str, Engine] = {}

    def make(name: str) -> Engine:
        if name not in asked:
            if name == "rdflib":
                return asked.setdefault(name, queries.with_rdflib(triples))
            server = request.getfixturevalue(name)
            more = {"folder": tmp_path_factory.mktemp("queries")} if name == "jena" else {}
            asked[name] = partial(getattr(queries, f"with_{name}"), server, triples, **more)()
        return asked[name]

    return make


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_saved_query_has_the_same_answer_everywhere(query: Path, engine: str, start: Callable[[str], Engine]) -> None:
    assert difference(query, {name: start(name) for name in ("rdflib", engine)}) == ""


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_query_of_every_kind(engine: str, start: Callable[[str], Engine], tmp_path: Path) -> None:
    query = tmp_path / "toy.rq"
    query.write_text(TOY, "utf-8")
    answer = start(engine)(query)
    assert len(answer) > 4
    assert difference(query, {"rdflib": start("rdflib"), engine: start(engine)}) == ""
    query.write_text(TOY.replace("> 0.5", "> 0.9"), "utf-8")
    assert start(engine)(query) != answer


def test_another_answer_is_told(tmp_path: Path) -> None:
    def engine(*values: str) -> Engine:
        return lambda _: Counter((("uri", value),) for value in values)

    query = tmp_path / "q.rq"
    assert difference(query, {"a": engine("x", "y"), "b": engine("y", "x")}) == ""
    told = difference(query, {"a": engine("x", "y"), "b": engine("x", "x")})
    assert told == "q.rq: b + (('uri', 'x'),)\nq.rq: b - (('uri', 'y'),)"
    assert "finds nothing" in difference(query, {"a": engine(), "b": engine()})


def test_rows_are_compared_by_value() -> None:
    def answer(*terms: str) -> str:
        found = ", ".join(f'{{"x": {term}}}' for term in terms)
        return f'{{"head": {{"vars": ["x", "y"]}}, "results": {{"bindings": [{found}]}}}}'

    xsd = "http://www.w3.org/2001/XMLSchema#"
    number = f'{{{{"type": "{{0}}", "value": "{{1}}", "datatype": "{xsd}{{2}}"}}}}'
    same = (("literal", "0.90", "decimal"), ("typed-literal", "0.9", "decimal"), ("literal", "9.0E-1", "double"))
    assert len({tuple(rows(answer(number.format(*parts)))) for parts in same}) == 1
    year = f'{{"type": "literal", "value": "2002", "datatype": "{xsd}gYear"}}'
    assert rows(answer(year)) != rows(answer('{"type": "literal", "value": "2002"}'))
    english = '{"type": "literal", "value": "a", "xml:lang": "en"}'
    assert rows(answer(english)) != rows(answer('{"type": "literal", "value": "a"}'))
    assert rows(answer(english, english)) != rows(answer(english))
    assert rows(answer('{"type": "uri", "value": "a"}')) == Counter([(("uri", "a"), ())])
