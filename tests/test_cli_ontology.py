"""`kg ontology`, and building with an ontology of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

import kg
from tests.hostile import TEXTS
from tests.test_cli import run

MUSEUM = Path(__file__).parents[1] / "examples" / "museum" / "museum.ttl"
OWN = "https://example.org/museum#"
STORY = (
    'Ada Holm is a painter. "Low Tide" is a painting. "Low Tide" was painted by Ada Holm in 1931. '
    "The Tidal Museum is a museum in Larvik. The museum was painted by Ole Berg last year.\n"
)


class TestCheck:
    def test_a_fit_ontology_is_told_so(self) -> None:
        result = run("ontology", "check", MUSEUM)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == "11 classes, 15 properties: nothing hinders extraction.\n"

    def test_a_table_with_remedies_and_exit_code_one(self, tmp_path: Path) -> None:
        path = tmp_path / "o.ttl"
        path.write_text(
            "".join(f"<http://x.test/P{i}> a <http://www.w3.org/2002/07/owl#ObjectProperty> .\n" for i in range(12))
        )
        result = run("ontology", "check", path)
        assert result.exit_code == 1
        for part in ("hinders", "no label", "P11", "add rdfs:label", "and 2 more", "12 hinder extraction, 24 hints"):
            assert part in result.stdout
        assert "and 2 more" not in run("ontology", "check", path, "--limit", 0).stdout

    def test_json(self, tmp_path: Path) -> None:
        path = tmp_path / "o.ttl"
        path.write_text("<http://x.test/P1> a <http://www.w3.org/2002/07/owl#ObjectProperty> .")
        result = run("ontology", "check", path, "--json")
        found = json.loads(result.stdout)
        assert (result.exit_code, found["fit"], found["properties"]) == (1, False, 1)
        assert {"serious", "kind", "term", "name", "what", "remedy"} == set(found["hints"][0])

    def test_an_unreadable_file_is_one_line_and_exit_code_two(self, tmp_path: Path) -> None:
        (tmp_path / "o.ttl").write_text(":p a")
        for path in (tmp_path / "o.ttl", tmp_path / "none.ttl"):
            result = run("ontology", "check", path)
            assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)

    def test_hostile_labels_do_no_harm_on_a_terminal(self, tmp_path: Path) -> None:
        graph = Graph()
        for number, text in enumerate(TEXTS):
            iri = URIRef(f"http://x.test/p{number}")
            graph.add((iri, RDF.type, OWL.ObjectProperty))
            if text.isprintable():
                graph.add((iri, RDFS.label, Literal(text, lang="en")))
        graph.serialize(tmp_path / "o.ttl", format="turtle", encoding="utf-8")
        result = run("ontology", "check", tmp_path / "o.ttl", "--limit", 0)
        assert result.exit_code in {0, 1}
        assert result.stdout.replace("\n", "").isprintable()


class TestOptions:
    @pytest.mark.parametrize("option", [["--only-ontology"], ["--rejected", "r.csv"]])
    def test_they_need_an_ontology(self, option: list[str], tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Ana left.")
        result = run("build", tmp_path / "a.txt", *option)
        assert (result.exit_code, "--ontology" in result.stderr) == (2, True)

    def test_a_store_keeps_every_fact(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Ana left.")
        store = ("--store", tmp_path / "s")
        result = run("build", tmp_path / "a.txt", "--ontology", MUSEUM, *store, "--only-ontology")
        assert (result.exit_code, "--store" in result.stderr) == (2, True)
        assert not (tmp_path / "s").exists()

    def test_a_report_that_cannot_be_written_is_told_before_the_work(self, tmp_path: Path) -> None:
        result = run("build", tmp_path / "none.txt", "--ontology", MUSEUM, "--rejected", tmp_path / "r.xlsx")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "r.xlsx: give a name that ends in .csv or .jsonl" in result.stderr

    def test_an_older_report_is_left_alone_when_nothing_can_be_built(self, tmp_path: Path) -> None:
        (tmp_path / "r.csv").write_text("older")
        assert (
            run("build", tmp_path / "none.txt", "--ontology", MUSEUM, "--rejected", tmp_path / "r.csv").exit_code == 2
        )
        assert (tmp_path / "r.csv").read_text() == "older"


@pytest.mark.model
class TestBuild:
    def test_the_users_classes_and_properties_are_written_and_come_back(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        rejected = tmp_path / "r.jsonl"
        result = run("build", tmp_path / "a.txt", "-o", tmp_path, "--ontology", MUSEUM, "--rejected", rejected,
                     "--format", "ttl", "--format", "json", "--format", "html")  # fmt: skip
        assert (result.exit_code, result.stderr) == (0, "")
        for name in ("graph.ttl", "graph.json"):
            graph = kg.restore(tmp_path / name)
            (made,) = (fact for fact in graph.facts if fact.predicate.iri == f"{OWN}paintedBy")
            assert graph.entity(made.subject).classes == {f"{OWN}Painting"}
            assert graph.entity(str(made.object)).classes == {f"{OWN}Painter"}
        assert "r.jsonl" in result.stdout
        assert "Refused" in result.stdout
        lines = [json.loads(text) for text in rejected.read_text("utf-8").splitlines()]
        line = next(line for line in lines if line["rule"] == "types")
        assert line["property"] == f"{OWN}paintedBy"
        assert line["sentence"] == "The museum was painted by Ole Berg last year."
        assert '"Painting"' in (tmp_path / "graph.html").read_text("utf-8")

    def test_only_the_users_terms(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        command = ("build", tmp_path / "a.txt", "-o", tmp_path, "--ontology", MUSEUM, "--format", "json", "-q")
        assert run(*command, "--only-ontology").exit_code == 0
        assert {fact.predicate.iri for fact in kg.restore(tmp_path / "graph.json").facts} == {f"{OWN}paintedBy"}

    def test_imports_are_named_and_not_fetched(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Ana met Bo.")
        (tmp_path / "o.ttl").write_text(
            "@prefix owl: <http://www.w3.org/2002/07/owl#> . <http://x.test/> a owl:Ontology ; "
            "owl:imports <http://far.test/y> . <http://x.test/met> a owl:ObjectProperty ."
        )
        result = run("build", tmp_path / "a.txt", "-o", tmp_path, "--ontology", tmp_path / "o.ttl", "-q")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "imports <http://far.test/y>, which is not fetched" in result.stderr

    def test_a_store_has_what_files_have(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        store, out = tmp_path / "s", tmp_path / "out"
        assert run("build", tmp_path / "a.txt", "--store", store, "--ontology", MUSEUM, "-q").exit_code == 0
        assert run("build", tmp_path / "a.txt", "-o", out, "--ontology", MUSEUM, "--format", "nq", "-q").exit_code == 0
        answer = run("query", store, f"SELECT ?o {{ ?s <{OWN}paintedBy> ?o . ?s a <{OWN}Painting> }}")
        assert answer.exit_code == 0
        assert "Ada_Holm" in answer.stdout
        assert run("store", "export", store, "-o", tmp_path / "s.nq").exit_code == 0
        assert (tmp_path / "s.nq").read_text("utf-8") == (out / "graph.nq").read_text("utf-8")
