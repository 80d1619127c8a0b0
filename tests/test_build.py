"""`kg.build`: the order of stages, whatever comes in and however it is spread over processes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import kg
from kg.run import processes as run_processes

if TYPE_CHECKING:
    from pathlib import Path

A = kg.Document("a", "Mayor Ingrid Solberg visited the shipyard in Larvik on Friday. She met Petter Aas.")
B = kg.Document("b", "Petter Aas, director of Nordlys, praised Ingrid Solberg. He did not resign.")
C = kg.Document("c", "Nordlys said it would open a factory in Oslo in 2026.", published=date(2025, 1, 2))

pytestmark = pytest.mark.model


def turtle(graph: kg.KnowledgeGraph) -> str:
    return kg.dumps(graph, "ttl")


@pytest.fixture(scope="module")
def abc() -> str:
    return turtle(kg.build(A, B, C))


def test_facts_have_verbatim_evidence_and_a_property_of_the_ontology() -> None:
    graph = kg.build(A)
    visited = next(fact for fact in graph.facts if fact.predicate.lemma == "visit")
    assert visited.predicate.iri
    for fact in graph.facts:
        for evidence in fact.evidence:
            assert A.text[slice(*evidence.sentence)] == evidence.quote


def test_takes_paths_patterns_folders_documents_and_iterables(tmp_path: Path) -> None:
    for document in (A, B):
        (tmp_path / f"{document.id}.txt").write_text(document.text, "utf-8")
    whole = turtle(kg.build(tmp_path))
    assert turtle(kg.build(str(tmp_path / "*.txt"))) == whole
    assert turtle(kg.build(tmp_path / "a.txt", [str(tmp_path / "b.txt")])) == whole
    assert turtle(kg.build(kg.read(tmp_path))) == whole


def test_order_and_repetition_of_sources_change_nothing(abc: str) -> None:
    assert turtle(kg.build(C, A, B, A)) == abc


def test_a_changed_document_changes_only_its_own_graph_and_who_is_in_it() -> None:
    other = kg.Document("b", "Petter Aas, head of Nordlys, met Karin Lund in Bergen.")
    old, new = (graphs_of(kg.build(A, b, C)) for b in (B, other))
    assert old.keys() == new.keys() == {"a", "b", "c"}
    assert old["b"] != new["b"]
    for name in ("a", "c"):
        # those who are in the changed document, too, and the predicates are described over all documents
        shared = {subject for graph in (old["b"], new["b"]) for subject, _ in graph if "/entity/" in subject}
        changed = {subject for subject, _ in old[name] ^ new[name] if "/predicate/" not in subject}
        assert changed <= shared
        assert {line for line in old[name] ^ new[name] if "/statement/" in line[0] or "/evidence/" in line[0]} == set()


def graphs_of(graph: kg.KnowledgeGraph) -> dict[str, set[tuple[str, str]]]:
    """The lines of N-Quads as subject and rest, by document."""
    found: dict[str, set[tuple[str, str]]] = {}
    for line in kg.dumps(graph, "nq").splitlines():
        triple, _, name = line.removesuffix("> .").rpartition(" <")
        subject, _, rest = triple.partition(" ")
        found.setdefault(name.rpartition("/")[2], set()).add((subject, rest))
    return found


def test_number_of_processes_changes_no_byte(abc: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_processes, "BATCH", 1)
    assert turtle(kg.build(A, B, C, processes=2)) == abc


def test_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{A.text}\n\n{B.text}\n\n{C.text}", "utf-8")
    command = [sys.executable, "-m", "kg", "build", "a.txt", "--quiet"]
    written = []
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, cwd=tmp_path, env=environment, timeout=120)
        written.append([(tmp_path / name).read_bytes() for name in ("graph.ttl", "graph.html")])
    assert written[0] == written[1]


def test_a_date_is_given_to_documents_without_one() -> None:
    day = date(2024, 5, 5)
    assert [d.published for d in kg.build(A, C, published=day).documents] == [day, date(2025, 1, 2)]


def test_a_pipeline_that_is_loaded_already_is_used() -> None:
    assert kg.build(A, model=kg.load_pipeline()) == kg.build(A)


def test_files_of_ones_own_add_to_the_ontology(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://example.org/praise> a owl:ObjectProperty ; rdfs:label "praised"@en .\n',
        "utf-8",
    )
    graph = kg.build(B, ontology=mine)
    assert graph == kg.build(B, ontology=[str(mine)]) == kg.build(B, ontology=kg.load_ontology(mine))


def test_progress_counts_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_processes, "BATCH", 2)
    done: list[int] = []
    kg.build(A, B, C, progress=done.append)
    assert done == [2, 3]


def test_a_second_text_under_an_id_is_refused() -> None:
    errors: list[kg.KgError] = []
    graph = kg.build(A, kg.Document("a", "Another text."), on_error=errors.append)
    assert [d.text for d in graph.documents] == [A.text]
    assert "'a'" in str(errors[0])
    with pytest.raises(kg.ReadError, match="already has the id"):
        kg.build(A, kg.Document("a", "Another text."))


class Torn(str):
    """A text that no stage can analyse, as if a component had a fault."""

    __slots__ = ()

    def __getitem__(self, _place: object) -> str:
        message = "torn"
        raise ZeroDivisionError(message)


@pytest.mark.parametrize("number", [1, 2])
def test_a_document_that_breaks_the_analysis_is_reported_and_the_rest_is_kept(number: int) -> None:
    errors: list[kg.KgError] = []
    torn = kg.Document("b", Torn(B.text), source="b.txt")
    graph = kg.build(A, torn, C, processes=number, on_error=errors.append)
    assert graph == kg.build(A, C)
    assert [str(error) for error in errors] == ["b.txt: its text could not be analysed (torn); please report it."]
    with pytest.raises(kg.KgError, match="could not be analysed"):
        kg.build(torn)


def test_the_first_error_is_raised_when_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(kg.ReadError, match=r"none\.txt"):
        kg.build(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("arguments", "options"),
    [((), {}), ((A,), {"processes": 0}), ((A,), {"processes": 2, "model": object()})],
)
def test_arguments_that_do_not_fit_are_refused(arguments: tuple[kg.Document, ...], options: dict[str, object]) -> None:
    with pytest.raises(kg.UsageError):
        kg.build(*arguments, **options)  # type: ignore[arg-type]
