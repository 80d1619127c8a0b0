"""Triples out of RDF files: the same by pyoxigraph and by rdflib, and one sentence for what cannot be read."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import ReadError, UsageError
from kg.writers.readback import FORMATS, READABLE, each, load, parsed, quads
from tests.hostile import hostile
from tests.strategies import graphs
from tests.synthetic import story

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph import KnowledgeGraph
    from kg.writers.readback import Quad, Triple

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/expected.ttl"))
FORMS = sorted({ending[1:] for ending in READABLE} - {"turtle"})
NAMES = b"@prefix e: <x:e/> . e:a e:b 'Fjord'@EN-gb, 'plain', '7'^^<http://www.w3.org/2001/XMLSchema#integer>, [] ."


@pytest.fixture
def rdflib_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setitem(sys.modules, "pyoxigraph", None)


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def library(request: pytest.FixtureRequest, rdflib_only: Callable[[], None]) -> str:
    if request.param == "rdflib":
        rdflib_only()
    return str(request.param)


def by_both(path: Path, rdflib_only: Callable[[], None]) -> tuple[list[list[Triple]], list[list[Quad]]]:
    first, more = parsed(path).triples, quads(path)
    rdflib_only()
    return [first, parsed(path).triples], [more, quads(path)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_the_same_by_both(path: Path, rdflib_only: Callable[[], None]) -> None:
    (one, other), (first, second) = by_both(path, rdflib_only)
    assert one == other
    assert len(one) > 500
    assert first == second


@pytest.mark.parametrize("form", [form for form in FORMS if form != "rdf"])  # which cannot have all properties
def test_hostile_texts_are_the_same_by_both(form: str, tmp_path: Path, rdflib_only: Callable[[], None]) -> None:
    (one, other), (first, second) = by_both(hostile().write(tmp_path / f"g.{form}", text=True), rdflib_only)
    assert one == other
    assert first == second
    assert {quad.graph == "" for quad in first} == ({False} if form in {"nq", "trig"} else {True})


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs(), form=st.sampled_from(FORMS))
def test_any_graph_is_the_same_by_both(graph: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    path = graph.write(tmp_path / f"g.{form}", text=True, all_entities=True)
    with pytest.MonkeyPatch.context() as patch:
        (one, other), (first, second) = by_both(path, lambda: patch.setitem(sys.modules, "pyoxigraph", None))
    assert one == other
    assert first == second


def test_terms_are_plain_values(library: str) -> None:
    assert library
    found = sorted(quad.triple[2] for quad in each(io.BytesIO(NAMES), "turtle") if not isinstance(quad.triple[2], str))
    assert found == [
        ("7", "", "http://www.w3.org/2001/XMLSchema#integer"), ("Fjord", "en-gb", ""), ("plain", "", ""),
    ]  # fmt: skip
    (blank,) = [term for _, (_, _, term) in each(io.BytesIO(NAMES), "turtle") if isinstance(term, str)]
    assert blank.startswith("_:")


@pytest.mark.parametrize("form", ["turtle", "nt"])
def test_only_some_predicates(form: str, library: str) -> None:
    assert library
    data = b"<x:a> <x:b> <x:c> .\n<x:a> <x:d> <x:e> .\n"
    assert list(each(io.BytesIO(data), form, only={"x:d"})) == [("", ("x:a", "x:d", "x:e"))]


def test_a_relative_iri_gets_the_base(library: str) -> None:
    assert library
    ((_, triple),) = each(io.BytesIO(b"<a> <b> <c> ."), "turtle", base="https://x.example/")
    assert triple == ("https://x.example/a", "https://x.example/b", "https://x.example/c")


def test_prefixes_of_the_file(tmp_path: Path, library: str) -> None:
    assert library
    (tmp_path / "a.ttl").write_bytes(NAMES)
    assert parsed(tmp_path / "a.ttl").prefixes["e"] == "x:e/"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "@prefix e: <x:e/> .\ne:a e:b", "a.ttl is not valid turtle"),
        ("a.nt", "nothing", "a.nt is not valid nt"),
        ("a.rdf", "<a>\n</b>", "a.rdf is not valid xml"),
        ("a.jsonld", '{"@id": ', "a.jsonld is not valid json-ld"),
        ("a.jsonld", '{"@context": "https://x.example/c", "@id": "x:a", "b": 1}', "its context https://x.example/c is"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, library: str, name: str, text: str, reason: str) -> None:
    assert library
    (tmp_path / name).write_text(text, "utf-8")
    for read in (parsed, quads, load):
        with pytest.raises(ReadError, match=reason) as caught:
            read(tmp_path / name)
        assert str(caught.value).endswith("write it again with kg build.")
        assert "\n" not in str(caught.value)


def test_the_line_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix e: <x:e/> .\ne:a e:b ;;", "utf-8")
    with pytest.raises(ReadError, match=r"a.ttl is not valid turtle at line 2 \([^(]*RDF object\); write it again"):
        parsed(tmp_path / "a.ttl")


def test_other_endings(tmp_path: Path) -> None:
    assert set(READABLE) < set(FORMATS)
    with pytest.raises(UsageError, match="its name should end in"):
        parsed(tmp_path / "a.txt")


def test_statements_of_rdf_1_2_have_no_graph_to_be_pushed_to(tmp_path: Path, rdflib_only: Callable[[], None]) -> None:
    path = story().write(tmp_path / "a.trig", rdf12=True)
    with pytest.raises(ReadError, match=r"RDF 1\.2, and its statements cannot be taken apart; write it again without"):
        quads(path)
    rdflib_only()
    with pytest.raises(ReadError, match=r"RDF 1\.2"):
        quads(path)
