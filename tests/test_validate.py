"""`kg.validate`: graphs that kg writes conform; what is wrong is told in words; what is unusable in a sentence."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef

import kg
from kg.ontology import ontology_folder
from kg.writers.iris import KG, ONTO
from kg.writers.iris import OWL as OWL_SPACE
from kg.writers.terms import Text
from tests.hostile import hostile
from tests.ontology.test_shapes import GRAPH
from tests.strategies import graphs
from tests.synthetic import story
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("pyshacl")
ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/expected.ttl"))
ARTICLES = Path(os.environ.get("KG_BENCH", "/nowhere")).parent / "articles"
FORMATS = ("ttl", "trig", "nq", "nt", "jsonld", "rdf")
KG_FILE = Graph().parse(ontology_folder() / "kg.ttl")
NEWS_FILE = Graph().parse(ontology_folder() / "news.ttl")
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kg-news/vocab#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . """
FETCH = ("SELECT $this { SERVICE <http://127.0.0.1:9/> {} }", "SELECT $this FROM <http://127.0.0.1:9/> {}")
SURE = (
    SHAPE
    + """[] a sh:NodeShape ; sh:targetClass rdf:Statement ;
  sh:property [ sh:path kg:confidence ; sh:minInclusive 0.85 ; sh:severity sh:Warning ; sh:message "too unsure" ] ."""
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def written(text: str | bytes, name: str = "graph.ttl") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return written


def tidy(graph: kg.KnowledgeGraph) -> kg.KnowledgeGraph:
    """Without what only careless callers make: quotes of nothing, and speakers of what nobody claims."""
    facts = []
    for fact in graph.facts:
        evidence = frozenset(e for e in fact.evidence if e.sentence.start < e.sentence.end)
        if evidence:
            facts.append(replace(fact, by=fact.by if fact.factuality.claimed else None, evidence=evidence))
    return kg.KnowledgeGraph(graph.documents, graph.entities, facts)


def messages(report: kg.Report) -> str:
    return "; ".join(f"{it.message} {it.fact} {it.value}" for it in report.violations)


# ---- what kg writes conforms


@pytest.mark.parametrize("form", [*FORMATS, "ttl.gz", "nq.gz", "jsonld.gz", "turtle"])
def test_a_written_graph_conforms_in_every_format(tmp_path: Path, form: str) -> None:
    name = form.removesuffix(".gz").replace("turtle", "ttl")
    report = kg.validate(kg.write(sample.graph(), tmp_path / f"graph.{form}", name, text=True))
    assert report.conforms, messages(report)
    assert report.statements == len(sample.graph())
    assert report.notes == ()


@pytest.mark.parametrize("graph", [story(), kg.union([sample.graph(), story()])], ids=["story", "union"])
def test_other_graphs_conform(tmp_path: Path, graph: kg.KnowledgeGraph) -> None:
    report = kg.validate(kg.write(graph, tmp_path / "graph.trig", text=True, all_entities=True))
    assert report.conforms, messages(report)


def test_a_graph_of_hostile_texts_conforms(tmp_path: Path) -> None:
    report = kg.validate(kg.write(tidy(hostile()), tmp_path / "graph.ttl", text=True))
    assert report.conforms, messages(report)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graphs())
def test_any_graph_conforms(tmp_path: Path, graph: kg.KnowledgeGraph) -> None:
    graph = tidy(graph)
    assume(graph.documents)
    form = FORMATS[len(graph) % len(FORMATS)]
    report = kg.validate(kg.write(graph, tmp_path / f"graph.{form}", text=form != "rdf"))
    assert report.conforms, messages(report)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_conform(path: Path) -> None:
    report = kg.validate(path)
    assert report.conforms, messages(report)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.skipif(not ARTICLES.is_dir(), reason="no articles: KG_BENCH is not set")
def test_every_article_of_the_kit_conforms_in_every_format(tmp_path: Path) -> None:
    articles = sorted(ARTICLES.glob("*.txt"))
    assert articles
    for article in articles:
        graph = kg.build(article)
        for form in FORMATS:
            report = kg.validate(kg.write(graph, tmp_path / f"{article.stem}.{form}", text=True))
            assert report.conforms, f"{article.stem}.{form}: {messages(report)}"
            assert report.statements


# ---- the ontology is true to what is written


def used(path: Path, namespace: str) -> tuple[set[URIRef], set[URIRef]]:
    """Properties and classes of a namespace in a written file."""
    graph = Graph().parse(path)
    properties = {p for p in graph.predicates() if str(p).startswith(namespace)}
    classes = {o for o in graph.objects(None, RDF.type) if str(o).startswith(namespace)}
    return properties, {o for o in classes if isinstance(o, URIRef)}


@pytest.mark.parametrize(("vocabulary", "namespace"), [(KG_FILE, KG), (NEWS_FILE, ONTO)], ids=["kg", "onto"])
def test_all_that_examples_use_is_declared(vocabulary: Graph, namespace: str) -> None:
    properties, classes = (set().union(*found) for found in zip(*(used(it, namespace) for it in EXAMPLES), strict=True))
    assert len(properties) > len(classes) > 0
    for node in properties | classes:
        assert (node, RDFS.label, None) in vocabulary, node
        assert (node, RDFS.comment, None) in vocabulary, node
    for node in classes:
        assert (node, RDF.type, OWL.Class) in vocabulary, node
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}
    for node in properties:
        assert kinds & set(vocabulary.objects(node, RDF.type)), node


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_domain_and_range_are_true_of_the_examples(path: Path) -> None:
    graph = Graph().parse(path)
    for node in used(path, KG)[0]:
        kind = set(KG_FILE.objects(node, RDF.type))
        values = list(graph.objects(None, node))
        if OWL.ObjectProperty in kind:
            assert all(isinstance(it, URIRef) for it in values), node
        for wanted in KG_FILE.objects(node, RDFS.domain):
            union = KG_FILE.value(wanted, OWL.unionOf)
            domains = set(KG_FILE.items(union)) if union else {wanted}
            types = [set(graph.objects(it, RDF.type)) for it in set(graph.subjects(node))]
            if not domains & {RDF.Property, URIRef("http://www.w3.org/ns/prov#Entity")}:
                assert all(domains & it for it in types), node
        if OWL.DatatypeProperty in kind and (wanted := KG_FILE.value(node, RDFS.range)):
            text = str(wanted).endswith("#string")
            assert all((it.datatype is None) if text else (it.datatype == wanted) for it in values), node


def closure(path: Path) -> Graph:
    owlrl = pytest.importorskip("owlrl")
    graph = Graph().parse(path)
    for vocabulary in (KG_FILE, NEWS_FILE):
        for triple in vocabulary:
            graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_reasoning_finds_no_contradiction_and_makes_no_two_statuses_one(path: Path) -> None:
    graph = closure(path)
    assert list(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))) == []
    assert list(graph.subjects(RDF.type, OWL.Nothing)) == []
    same = graph.subject_objects(URIRef(f"{OWL_SPACE}sameAs"))
    ours = [(s, o) for s, o in same if s != o and not any("geonames.org" in str(it) for it in (s, o))]
    assert ours == []  # two of ours that were linked to one place would be here
    events = set(graph.subjects(RDF.type, URIRef(f"{KG}Event")))
    assert not events & set(graph.subjects(RDF.type, RDF.Statement))


# ---- what is told


def test_a_mistake_is_told_with_its_fact_and_quote(write: Callable[..., Path]) -> None:
    report = kg.validate(write(GRAPH.replace("kg:confidence 0.9", "kg:confidence 1.4")))
    (found,) = report.violations
    assert not report.conforms
    assert (found.severity, found.fact) == ("violation", "Ines | toured | Mill")
    assert (found.focus, found.statement) == ("http://x.test/s1", "http://x.test/s1")
    assert found.quote == "Ines toured the mill in Lund."
    assert found.path == f"{KG}confidence"
    assert found.value == Text("1.4", "", "http://www.w3.org/2001/XMLSchema#decimal")
    assert report.short(found.shape) == "kgs:confidence"
    assert report.short(found.value) == "1.4"


def test_a_mistake_in_evidence_is_told_with_the_statement_that_rests_on_it(write: Callable[..., Path]) -> None:
    (found,) = kg.validate(write(GRAPH.replace("oa:end 87", "oa:end 88"))).violations[:1]
    assert found.focus == "http://x.test/x3"
    assert found.fact == "Ines | send | Boat"
    assert found.quote == "Ines may send Per a boat."


def test_the_report_is_a_shacl_graph_with_the_same_bytes_every_time(write: Callable[..., Path]) -> None:
    wrong = GRAPH.replace("kg:confidence 0.9", "kg:confidence 1.4") + ":send :x [ a <http://x.test/a b> ] , [ ] ."
    path = write(wrong.replace(" ; kg:recipient :per", ""))
    report, again = kg.validate(path), kg.validate(path)
    assert (report.violations, report.turtle) == (again.violations, again.turtle)
    found = Graph().parse(data=report.turtle)
    assert len(set(found.subjects(RDF.type, SH.ValidationResult))) == len(report.violations)
    assert [bool(it) for it in found.objects(None, SH.conforms)] == [False]
    assert any(found.objects(None, SH.resultPath / SH.alternativePath))


def test_the_report_of_a_graph_that_conforms_says_so(write: Callable[..., Path]) -> None:
    found = Graph().parse(data=kg.validate(write(GRAPH)).turtle)
    assert [bool(it) for it in found.objects(None, SH.conforms)] == [True]


def test_named_graphs_are_taken_together(write: Callable[..., Path]) -> None:
    split = GRAPH.replace(":ines :tour :mill . :ines onto:visited :mill .", "")
    plain = "<http://x.test/ines> <http://x.test/tour> <http://x.test/mill> ; "
    graph = ":g1 { " + plain + " <https://w3id.org/kg-news/onto#visited> <http://x.test/mill> . } "
    prefixes, rest = split.split(":doc a", 1)
    assert kg.validate(write(f"{prefixes} {graph} :doc a {rest}", "graph.trig")).conforms
    assert not kg.validate(write(split)).conforms


# ---- shapes of the user's own


def test_own_shapes_are_used_instead(write: Callable[..., Path]) -> None:
    shapes = write(SURE, "mine.ttl")
    report = kg.validate(write(GRAPH), shapes)
    assert [(it.severity, it.message) for it in report.violations] == [("warning", "too unsure")] * 2
    assert kg.validate(write(GRAPH), [str(shapes)]).violations == report.violations


def test_our_shapes_given_by_name_find_the_same(write: Callable[..., Path]) -> None:
    path = write(GRAPH.replace(":ines :tour :mill .", ""))
    assert kg.validate(path, ontology_folder() / "shapes.ttl").violations == kg.validate(path).violations


def test_imports_are_not_fetched_and_said(write: Callable[..., Path]) -> None:
    shapes = write(SURE + "<http://x.test/mine> owl:imports <http://127.0.0.1:9/shapes> .", "mine.ttl")
    (note,) = kg.validate(write(GRAPH), shapes).notes
    assert "http://127.0.0.1:9/shapes" in note
    assert "not fetched" in note


def test_a_graph_that_the_shapes_are_not_about_is_noted(write: Callable[..., Path]) -> None:
    report = kg.validate(write("<http://x.test/a> <http://x.test/b> 1 ."))
    assert report.conforms
    assert "nothing of it was checked" in report.notes[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@prefix sh: <http", "not valid turtle"),
        ("<http://x.test/a> a <http://x.test/B> .", "no SHACL shape"),
        ("", "no SHACL shape"),
        (SHAPE + "[] a sh:NodeShape ; sh:targetClass rdf:Statement ; sh:property kg:lost .", "cannot be used"),
        (SHAPE + "[] a sh:NodeShape ; sh:targetClass rdf:Statement ; sh:minCount true .", "cannot be used"),
        (SHAPE + 'kg:S a sh:NodeShape ; sh:targetClass rdf:Statement ; sh:sparql [ sh:select "SELECT {" ] .', "cannot"),
        (SHAPE + f'kg:S a sh:NodeShape ; sh:sparql [ sh:select "{FETCH[0]}" ] .', "SERVICE or FROM"),
        (SHAPE + f'kg:S a sh:NodeShape ; sh:sparql [ sh:select "{FETCH[1]}" ] .', "SERVICE or FROM"),
    ],
)  # fmt: skip
def test_unusable_shapes_are_refused_in_a_sentence(write: Callable[..., Path], text: str, reason: str) -> None:
    with pytest.raises(kg.KgError, match=reason) as caught:
        kg.validate(write(GRAPH), write(text, "mine.ttl"))
    assert "mine.ttl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_word_in_a_text_is_no_keyword(write: Callable[..., Path]) -> None:
    query = "SELECT $this { $this a ?from FILTER (STR(?from) = 'FROM <x>') } # FROM <y>"
    shapes = SHAPE + f'kg:S a sh:NodeShape ; sh:targetClass rdf:Statement ; sh:sparql [ sh:select "{query}" ] .'
    assert kg.validate(write(GRAPH), write(shapes, "mine.ttl")).conforms


# ---- bad input


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("graph.ttl", b"", "no triple"),
        ("graph.nq", b"# nothing\n", "no triple"),
        ("graph.ttl", b"<html><body>", "not valid turtle"),
        ("graph.rdf", GRAPH.encode(), "not valid xml"),
        ("graph.nt", b"\x00\x01\x02", "not valid nt"),
        ("graph.ttl", b"<http://x.test/a> <http://x.test/b> 1 .\x00", "not valid turtle"),
        ("graph.ttl.gz", b"plain", "Cannot read"),
        ("graph.ttl.gz", gzip.compress(GRAPH.encode(), mtime=0)[:99], "Cannot read"),
        ("graph.json", b"{}", "is not RDF"),
        ("graph.csv", b"a,b", "cannot be read back"),
        ("graph.jsonld", json.dumps({"@context": "http://127.0.0.1:9/c", "@id": "http://x.test/"}).encode(), "fetched"),
        ("graph.jsonld", b"{", "not valid json-ld"),
    ],
)
def test_bad_files_are_refused_in_a_sentence(write: Callable[..., Path], name: str, data: bytes, reason: str) -> None:
    with pytest.raises(kg.KgError, match=reason) as caught:
        kg.validate(write(data, name))
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for name in ("folder.ttl", "missing.ttl"):
        with pytest.raises(kg.ReadError, match=name):
            kg.validate(tmp_path / name)


def test_nothing_is_logged_about_bad_values(
    write: Callable[..., Path], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = GRAPH.replace("entity/Q1>", "entity/Q 1>").replace('"2002"^^xsd:gYear', '"when"^^xsd:gYear')
    assert not kg.validate(write(wrong)).conforms
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_without_pyshacl_the_remedy_is_named(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyshacl", None)
    with pytest.raises(kg.UsageError, match=r"pip install 'kg-news\[validate\]'"):
        kg.validate(write(GRAPH))


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    shutil.copy(EXAMPLES[0], path)
    kg.validate(path)
    assert path.read_bytes() == EXAMPLES[0].read_bytes()
    assert [it.name for it in tmp_path.iterdir()] == ["graph.ttl"]
