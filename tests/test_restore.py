from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KgError, ReadError, UsageError
from kg.graph import KnowledgeGraph
from kg.identity import local_name
from kg.model import Entity, Evidence, Fact, Literal, Span, When
from kg.restore import restore
from kg.store.store import Store
from kg.writers.blocks import STATEMENT, TYPE
from kg.writers.iris import is_iri, web_iri
from kg.writers.relations import is_event, statements_of
from kg.writers.statements import statement_id
from kg.writers.terms import clean, literal, moment, number
from tests.hostile import hostile
from tests.strategies import graphs
from tests.synthetic import story

if TYPE_CHECKING:
    from pathlib import Path

RDF = ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "ttl.gz"]
RDF12 = ["ttl", "trig", "nq", "nt"]


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """RDF is read by pyoxigraph, or by rdflib because there is no pyoxigraph."""
    if request.param == "rdflib":
        monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    return str(request.param)


def stated(fact: Fact) -> Fact:
    """A fact as far as RDF tells it: without the words of a time that has a value."""
    return replace(fact, when=replace(fact.when, text="") if fact.when and fact.when.value else fact.when)


def test_json_gives_back_everything(tmp_path: Path) -> None:
    for name in ("g.json", "g.json.gz"):
        assert restore(story().write(tmp_path / name)) == story()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("form", RDF)
def test_rdf_gives_back_what_it_says(tmp_path: Path, form: str) -> None:
    graph = story()
    found = restore(graph.write(tmp_path / f"g.{form}"))
    assert sorted(map(statement_id, found.facts)) == sorted(map(statement_id, graph.facts))
    assert set(found.facts) == set(map(stated, graph.facts))
    for entity in graph.entities:
        same = found.entity(entity.id)
        assert (same.label, same.type, same.aliases, same.kind) == (
            entity.label, entity.type, entity.aliases, entity.kind,
        )  # fmt: skip
    (document,), (source,) = found.documents, graph.documents
    assert replace(document, text=source.text) == source


def test_quotes_and_what_decides_come_back(tmp_path: Path) -> None:
    graph = story()
    found = {statement_id(fact): fact for fact in restore(graph.write(tmp_path / "g.ttl")).facts}
    for fact in graph.facts:
        same = found[statement_id(fact)]
        assert {(e.document, e.sentence, e.quote) for e in same.evidence} == {
            (e.document, e.sentence, e.quote) for e in fact.evidence
        }
        assert (same.cue, same.confidence) == (fact.cue, fact.confidence)


def test_words_are_found_again_in_the_quote(tmp_path: Path) -> None:
    graph = restore(story().write(tmp_path / "g.ttl"))
    text = story().documents[0].text
    (signed,) = [f for f in graph.facts if f.subject == "Jon_Vasari" and f.object == "Norrvik_Accord"]
    (evidence,) = signed.evidence
    words = [text[slice(*span)] for span in (evidence.subject, evidence.predicate, evidence.object)]
    assert words == ["Jon Vasari", "signed", "Norrvik Accord"]
    (employs,) = [f for f in graph.facts if isinstance(f.object, Literal)]
    (evidence,) = employs.evidence
    assert text[slice(*evidence.object)] == "2,400 people"


def test_texts_come_back_where_they_were_written(tmp_path: Path) -> None:
    found = restore(story().write(tmp_path / "g.ttl", text=True))
    assert found.documents == story().documents


def test_another_base_makes_no_difference(tmp_path: Path) -> None:
    plain, other = story().write(tmp_path / "a.ttl"), story().write(tmp_path / "b.ttl", base="https://example.org/x#")
    assert restore(other) == restore(plain)


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_hostile_texts_come_back_and_can_be_written_again(tmp_path: Path, form: str) -> None:
    found = restore(hostile().write(tmp_path / f"g.{form}"))
    assert len(found.facts) > 50
    again = restore(found.write(tmp_path / f"h.{form}"))
    assert [e.label for e in again.entities] == [e.label for e in found.entities]


def local(graph: KnowledgeGraph) -> KnowledgeGraph:
    """A graph with ids as they stand in IRIs."""
    names = {document.id: local_name(document.id) for document in graph.documents}
    renamed = graph.relabel({entity.id: local_name(entity.id) for entity in graph.entities})

    def fact(it: Fact) -> Fact:
        return replace(it, evidence=frozenset(replace(e, document=names[e.document]) for e in it.evidence))

    return KnowledgeGraph(
        [replace(it, id=names[it.id]) for it in graph.documents], renamed.entities, map(fact, renamed.facts)
    )


def said(graph: KnowledgeGraph) -> tuple[KnowledgeGraph, list[Any]]:
    """All of a graph that RDF says: not where mentions are, what the words of a fact are, and which rule found it."""
    stated = statements_of(graph).values()
    documents = [
        replace(
            document,
            text=clean(document.text),
            title=clean(document.title),
            source=web_iri(document.source) or clean(document.source),
        )
        for document in graph.documents
    ]
    described = {it.event for it in stated if it.event and is_event(f for f in stated if f.event == it.event)}
    facts = [_said_fact(it, events=described) for it in stated]
    names = [
        (e.id, e.label, e.type, e.aliases, *(set(filter(is_iri, links)) for links in (e.same_as, e.close_match)))
        for e in graph.entities
    ]
    return KnowledgeGraph(documents, (), facts), names


def _said_fact(fact: Fact, *, events: set[str]) -> Fact:
    target, when, nowhere = fact.object, fact.when, Span(0, 0)
    if isinstance(target, Literal):
        text = literal(target.value, target.datatype)
        target = Literal(text.value, text.datatype)
    if when and moment(when.value):
        when = replace(when, text="")
    elif when:
        when = When(clean(when.text or when.value), "", when.earliest, when.latest)
    return replace(
        fact,
        object=target,
        predicate=replace(fact.predicate, label="", iri=fact.predicate.iri if is_iri(fact.predicate.iri) else ""),
        when=when,
        cue=clean(fact.cue),
        confidence=float(number(fact.confidence).value),
        event=fact.event if fact.event in events else "",
        evidence=frozenset(
            Evidence(e.document, e.sentence, nowhere, nowhere, nowhere, clean(e.quote)) for e in fact.evidence
        ),
    )


_quick = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_quick
@given(graph=graphs().map(local), form=st.sampled_from(RDF))
def test_everything_that_rdf_says_comes_back(tmp_path: Path, library: str, graph: KnowledgeGraph, form: str) -> None:
    if not (graph.facts or graph.documents):
        return
    for rdf12 in {False, library == "pyoxigraph" and form in RDF12}:
        found = restore(graph.write(tmp_path / f"any.{form}", text=True, all_entities=True, rdf12=rdf12))
        assert said(found) == said(graph)
        assert restore(found.write(tmp_path / f"again.{form}", text=True, all_entities=True)) == found


@_quick
@given(graph=graphs())
def test_json_loses_nothing(tmp_path: Path, graph: KnowledgeGraph) -> None:
    assert restore(graph.write(tmp_path / "any.json")) == graph


@_quick
@given(graph=graphs())
def test_any_graph_keeps_its_statements(tmp_path: Path, graph: KnowledgeGraph) -> None:
    path = graph.write(tmp_path / "any.nt")
    if not (graph.facts or graph.documents):
        return
    found = restore(path)
    assert len(found.facts) == len({statement_id(fact) for fact in graph.facts})


@pytest.mark.parametrize("form", RDF12)
def test_rdf_1_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    older, newer = story().write(tmp_path / f"a.{form}"), story().write(tmp_path / f"b.{form}", rdf12=True)
    assert restore(newer) == restore(older)
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(ReadError, match=r"RDF 1\.2, which rdflib cannot read yet; run: pip install 'kg-news\[store\]'"):
        restore(newer)


def test_a_store_gives_back_everything(tmp_path: Path) -> None:
    with Store(tmp_path / "s", geonames=False) as store:
        store.put(story())
        whole = store.graph()
    assert restore(tmp_path / "s") == whole
    assert {statement_id(fact) for fact in whole.facts} == {statement_id(fact) for fact in story().facts}


def test_a_store_that_somebody_writes(tmp_path: Path) -> None:
    with Store(tmp_path / "s"), pytest.raises(KgError, match="in use by another process"):
        restore(tmp_path / "s")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "<x:a> <x:b> <x:c> .", "no statement of kg"),
        ("a.ttl", "", "no statement of kg"),
        ("a.ttl", "no Turtle", "not valid turtle"),
        ("a.json", "{}", "not a graph that kg wrote"),
        ("a.nt", f"<x:s> <{TYPE}> <{STATEMENT}> .", "has no subject"),
    ],
)
def test_what_is_no_graph_of_ours(tmp_path: Path, name: str, text: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=reason) as caught:
        restore(path)
    assert str(path) in str(caught.value)


def test_a_statement_that_lost_its_quote(tmp_path: Path) -> None:
    path = story().write(tmp_path / "g.nt")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "oa#exact" not in line), encoding="utf-8")
    with pytest.raises(ReadError, match="has no exact"):
        restore(path)


def test_other_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no store of kg; name a file in it such as graph\.json or graph\.ttl"):
        restore(tmp_path)
    with pytest.raises(UsageError, match="name should end"):
        restore(story().write(tmp_path / "g.csv"))
    for name in ("none.ttl", "none"):
        with pytest.raises(ReadError, match="No such file"):
            restore(tmp_path / name)


@pytest.mark.parametrize("form", ["json", *RDF])
def test_classes_of_the_users_ontology_come_back(tmp_path: Path, form: str) -> None:
    graph = story()
    first, second, *others = graph.entities
    mine, bad = "https://x.test/o#Kind", "no iri <"
    known = (replace(first, classes=frozenset({mine})), replace(second, classes=frozenset({mine, bad})), *others)
    found = restore(KnowledgeGraph(graph.documents, known, graph.facts).write(tmp_path / f"g.{form}"))
    classes = {entity.id: entity.classes for entity in found.entities if entity.classes}
    assert classes[first.id] == {mine}
    assert classes[second.id] == ({mine, bad} if form == "json" else {mine})
    assert len(classes) == 2


def test_an_entity_has_the_classes_of_all_graphs() -> None:
    one, other = (KnowledgeGraph((), [Entity("a", classes=frozenset({iri}))]) for iri in ("x:1", "x:2"))
    assert (one | other).entity("a").classes == {"x:1", "x:2"}
    assert one | other == other | one
