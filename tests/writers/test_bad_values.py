"""Values at the limits of what is legal, in every place and every format; each file read by programs of others."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Fact, Literal, Mention, MentionKind, Predicate, Span, When
from kg.writers import FORMATS, dumps, write
from kg.writers.iris import XSD
from kg.writers.terms import clean
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path

RDF = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}
NAMES = {
    "quotes": "Ann \"the 'Voice'\" \u201cB\u201d",
    "backslashes": "A\\B\\u0041\\",
    "angle brackets": "<Ann> </x> ]]> <!--",
    "emoji": "Ann \U0001f600\U0001f3f4\u200d\u2620\ufe0f",
    "controls": "Ann\x00\x01\x07\x0b\x0c\x1b\x7f\x85\x9f",
    "line ends": "Ann\r\nBerg\rC\u2028D\u2029E\tF",
    "long": "Ann " * 2500,
    "right to left": "\u05d0\u05e0\u05d4 \u202e\u0639\u0644\u064a\u202c \u200f",
    "lone surrogate": "Ann \ud83d",
    "no characters": "Ann \ufffe\uffff\U0010ffff\ue000",
    "percent": "100% %zz %20 #1 ?a=b&c",
    "spaces": "  Ann  Berg  ",
}
MINTED = ("https://w3id.org/kg-news/", "http://www.w3.org/", "https://schema.org/")


def named(name: str) -> KnowledgeGraph:
    """Somebody of that name, who is in every place that a name can be in."""
    document = Document("d-1", f"{name} met {name}.", name, name)
    mention = Mention("d-1", Span(0, len(name)), name, MentionKind.NAME, name=name)
    span = Span(0, len(document.text))
    (quote,) = sample.quoted("", Document("d-1", "."))
    quote = replace(quote, sentence=span, quote=document.text)
    fact = Fact(name, Predicate(name, label=name), Literal(name), by=name, where=name, cue=name, event=name)
    facts = [replace(f, evidence=frozenset({quote})) for f in (fact, replace(fact, object=name, when=When(name, name)))]
    return KnowledgeGraph([document], [Entity(name, frozenset({mention}))], facts)


def values(graph: KnowledgeGraph, form: str, folder: Path) -> set[str]:
    """Every text in a written file, as another program understands it."""
    path = write(graph, folder / f"graph.{form}", form)
    if form in RDF:
        quads = pyoxigraph.parse(path.read_bytes(), RDF[form])
        return {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}
    if form in {"graphml", "gexf"}:
        elements = list(ET.fromstring(path.read_bytes()).iter())  # noqa: S314  (our own file)
        return {e.text or "" for e in elements} | {value for e in elements for value in e.attrib.values()}
    if form == "json":
        return set(strings(json.loads(path.read_text("utf-8"))))
    tables = sorted(path.iterdir()) if path.is_dir() else [path]
    texts = [io.StringIO(table.read_bytes().decode(), newline="") for table in tables]
    return {cell for text in texts for row in csv.reader(text, strict=True) for cell in row}


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in items for text in strings(item)]


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"html"}))
def test_any_name_comes_back(form: str, tmp_path: Path) -> None:
    for kind, name in NAMES.items():
        found = values(named(name), form, tmp_path)
        wanted = name if form == "json" else clean(name)
        assert {wanted, f"{wanted} met {wanted}."} <= {text.removeprefix("literal:") for text in found}, kind


TIMES = (
    "0",
    "0000",
    "0000-01-01",
    "9999",
    "9999-12-31",
    "10000",
    "-0044",
    "0001-01-01",
    "2023-02-30",
    "2023-13",
    "24:00",
)


@pytest.mark.parametrize("form", sorted(RDF))
def test_a_time_is_a_date_only_where_it_is_one(form: str) -> None:
    facts = [Fact("a", Predicate("be"), "b", when=When(time, time, date.min, date.max)) for time in TIMES]
    facts += [Fact("a", Predicate("be", "on"), Literal(time, f"{XSD}date")) for time in TIMES]
    graph = KnowledgeGraph([replace(sample.document(), published=date.min)], facts=facts)
    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(dumps(graph, form).encode(), RDF[form]):
        if isinstance(quad.object, pyoxigraph.Literal):
            found.setdefault(quad.object.datatype.value.removeprefix(XSD), set()).add(quad.object.value)
    assert found["date"] == {"0001-01-01", "9999-12-31"}
    assert found["gYear"] == {"9999"}
    assert "gYearMonth" not in found
    assert found["string"] >= set(TIMES) - {"0001-01-01", "9999-12-31", "9999"}


def test_dates_of_the_first_and_last_day_in_the_other_formats(tmp_path: Path) -> None:
    fact = Fact("a", Predicate("be"), "b", when=When("then", "", date.min, date.max))
    for form in ("json", "csv", "neo4j", "graphml", "gexf"):
        assert {"0001-01-01", "9999-12-31"} <= values(KnowledgeGraph(facts=[fact]), form, tmp_path), form


@pytest.mark.parametrize("form", sorted(RDF))
def test_iris_that_are_none_in_metadata(form: str, caplog: pytest.LogCaptureFixture) -> None:
    document = replace(sample.document(), source="https://example.org/a b<c>?q={x}|^`")
    entity = Entity("a", frozenset(), frozenset({"https://example.org/a b", "x y", "https://example.org/fine"}))
    fact = Fact("a", Predicate("be", iri="https://example.org/is it"), "b")
    text = dumps(KnowledgeGraph([document], [entity], [fact]), form)
    found = list(pyoxigraph.parse(text.encode(), RDF[form]))
    iris = {term.value for q in found for term in q.triple if isinstance(term, pyoxigraph.NamedNode)}
    assert {iri for iri in iris if not iri.startswith(MINTED)} == {
        "https://example.org/fine",
        "https://example.org/a%20b%3Cc%3E?q=%7Bx%7D%7C%5E%60",
    }
    assert "'https://example.org/a b' is not an absolute IRI and is left out" in caplog.text


BASES = (
    "",
    "news",
    "news/",
    "/news/",
    "example.org/",
    "//x/",
    "https://",
    "https://example.org",
    "https://example.org/a b/",
    "https://example.org/?a=/",
    "https://example.org/<x>/",
    "https://a\n.org/",
)


@pytest.mark.parametrize("form", [*sorted(RDF), "neo4j"])
def test_a_base_that_is_not_absolute_is_refused_and_nothing_is_written(form: str, tmp_path: Path) -> None:
    for base in BASES:
        with pytest.raises(UsageError, match="cannot be used for IRIs: give one that ends in '/' or '#'"):
            write(sample.graph(), tmp_path / f"a.{form}", form, base=base)
    assert not list(tmp_path.iterdir())
