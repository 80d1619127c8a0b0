from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import ReadError, UsageError
from kg.graph import KnowledgeGraph
from kg.model import Document, Fact, Predicate, Span
from kg.verify import Mismatch, claims, verify
from kg.writers.statements import statement_id
from tests.strategies import graphs
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path

READABLE = ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "json", "ttl.gz", "json.gz"]
DOCUMENT = sample.document()


def reasons(found: list[Mismatch]) -> str:
    return "; ".join(item.reason for item in found)


def check(tmp_path: Path, graph: KnowledgeGraph, *documents: Document, form: str = "ttl") -> list[Mismatch]:
    return verify(graph.write(tmp_path / f"graph.{form}"), documents)


@pytest.mark.parametrize("form", READABLE)
def test_a_true_graph_has_no_mismatch_in_any_format(tmp_path: Path, form: str) -> None:
    path = sample.graph().write(tmp_path / f"graph.{form}")
    assert verify(path, [DOCUMENT]) == []
    assert len(claims(path).quotes) == len(sample.graph())


@pytest.mark.parametrize("form", READABLE)
def test_a_changed_text_is_noticed_as_a_whole_and_quote_by_quote(tmp_path: Path, form: str) -> None:
    changed = replace(DOCUMENT, text=DOCUMENT.text.replace("visited it in 2002", "visited it in 2003"))
    found = check(tmp_path, sample.graph(), changed, form=form)
    assert [bool(item.statement) for item in found] == [False, True]
    assert "differs from the one the graph was made from" in found[0].reason
    assert "2003" in found[1].reason or "..." in found[1].reason
    claimed = next(fact for fact in sample.graph().facts if fact.status == "claimed")
    assert found[1].statement == statement_id(claimed)


@pytest.mark.parametrize("form", READABLE)
def test_a_missing_document_is_named_once(tmp_path: Path, form: str) -> None:
    assert check(tmp_path, sample.graph(), form=form) == [
        Mismatch("", "ferry-12345678", "the document is not among the sources given")
    ]


@pytest.mark.parametrize("form", READABLE)
def test_a_statement_without_evidence(tmp_path: Path, form: str) -> None:
    fact = Fact("a", Predicate("meet"), "b")
    found = check(tmp_path, KnowledgeGraph(facts=[fact]), form=form)
    assert found == [Mismatch(statement_id(fact), "", "the statement has no evidence")]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 10_000), "lie outside the text"),
        (Span(-3, 5), "lie outside the text"),
        (Span(9, 2), "lie outside the text"),
        (Span(1, 57), "the graph quotes"),
    ],
)
def test_wrong_offsets(tmp_path: Path, span: Span, words: str) -> None:
    evidence = frozenset(replace(e, sentence=span) for e in sample.quoted("Ada"))
    graph = KnowledgeGraph([DOCUMENT], facts=[Fact("a", Predicate("meet"), "b", evidence=evidence)])
    for form in ("ttl", "json"):
        assert words in reasons(check(tmp_path, graph, DOCUMENT, form=form))


def test_an_edited_quote_and_an_edited_offset_in_the_file(tmp_path: Path) -> None:
    path = sample.graph().write(tmp_path / "graph.ttl")
    text = path.read_text()
    path.write_text(text.replace('oa:exact "Nils Vik said', 'oa:exact "Nils Vik denied'))
    assert "'Nils Vik denied she" in reasons(verify(path, [DOCUMENT]))
    path.write_text(text.replace("oa:start 57", 'oa:start "soon"'))
    assert reasons(verify(path, [DOCUMENT])) == "the evidence has no valid offsets"


def test_evidence_that_no_statement_points_at_is_checked_too(tmp_path: Path) -> None:
    path = sample.graph().write(tmp_path / "graph.ttl")
    path.write_text(
        path.read_text().replace("oa:start 57", "oa:start 56").replace("wasDerivedFrom x:", "wasDerivedFrom d:")
    )
    assert any("the graph quotes" in item.reason for item in verify(path, [DOCUMENT]))


def test_a_renamed_document_is_found_by_its_hash_and_a_changed_one_by_its_source(tmp_path: Path) -> None:
    assert check(tmp_path, sample.graph(), replace(DOCUMENT, id="other", source="b.txt")) == []
    found = check(tmp_path, sample.graph(), replace(DOCUMENT, id="other-2", text=DOCUMENT.text + "!"))
    assert "differs from the one" in reasons(found)


def test_another_base_and_a_strange_id(tmp_path: Path) -> None:
    document = sample.document('news / "1"')
    fact = Fact("a", Predicate("meet"), "b", evidence=sample.quoted("Ada", document))
    graph = KnowledgeGraph([document], facts=[fact])
    for base in ("https://example.org/news#", "urn:news:x/"):
        assert verify(graph.write(tmp_path / "graph.nq", base=base), [document]) == []


@given(graph=graphs())
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
def test_whatever_quotes_its_documents_verifies(tmp_path: Path, graph: KnowledgeGraph) -> None:
    for form in ("ttl", "json"):
        assert check(tmp_path, graph, *graph.documents, form=form) == []


def test_what_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read back"):
        verify(tmp_path / "graph.html", [])
    with pytest.raises(ReadError, match=r"none\.ttl"):
        verify(tmp_path / "none.ttl", [])
