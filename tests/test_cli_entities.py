"""`kg entities`, `kg merge`, `kg split`: what they print, what they write, how they end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from tests.resolve.test_decisions import holts
from tests.resolve.test_resolve import entity, graph

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "harbour": "Alex Holt, the mayor of Larvik, opened the harbour on Monday. He thanked Mara Quill.",
    "court": "A court in Leeds sentenced Alex Holt, a former banker, on Friday. He will appeal.",
    "report": "Victor Holt met Mara Quill in Oslo.",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def folded(text: str) -> str:
    return " ".join(text.split())


def refuses(result: Result, message: str) -> None:
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a written graph in it."""
    monkeypatch.chdir(tmp_path)
    kg.write(kg.resolve(holts() | graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"))), "graph.json")
    return tmp_path


def entries(folder: Path) -> list[str]:
    text = (folder / "kg-decisions.ttl").read_text("utf-8")
    return [line for line in text.splitlines() if line.startswith("e:")]


class TestEntities:
    def test_lists_a_graph(self, folder: Path) -> None:
        kg.write(holts(), folder / "other.ttl")
        for name in ("graph.json", "other.ttl"):
            result = run("entities", name)
            assert (result.exit_code, result.stderr) == (0, "")
            assert "Alex Holt Person" in folded(result.stdout)
        assert "short form: WFO = World Fern Office" in folded(run("entities", "graph.json").stdout)

    def test_json_is_sorted_and_whole(self, folder: Path) -> None:
        assert folder
        first, again = (run("entities", "graph.json", "--json").stdout for _ in range(2))
        assert first == again
        values = json.loads(first)
        facts = [e["facts"] for e in values["entities"]]
        assert facts == sorted(facts, reverse=True)
        (wfo,) = [e for e in values["entities"] if e["id"] == "World_Fern_Office"]
        assert wfo["joined"][0]["rule"] == "short form"

    def test_nobody_of_that_name_is_a_no(self, folder: Path) -> None:
        assert folder
        result = run("entities", "graph.json", "--about", "Zzz")
        assert (result.exit_code, result.stdout) == (1, "No entity has 'Zzz' in a name.\n")

    def test_says_which_decisions_are_about_nothing(self, folder: Path) -> None:
        assert folder
        assert run("merge", "https://w3id.org/kg-news/id/entity/Leeds", "Alex_Holt").exit_code == 0
        run("split", "WFO", "World Fern Office")
        kg.write(graph(entity("d1", "Leeds")), "leeds.json")
        out = run("entities", "leeds.json", "--decisions", "kg-decisions.ttl").stdout
        assert "Nothing here is meant by the decision that WFO and World_Fern_Office are not one." in out
        assert "by the decision that Leeds" not in out

    def test_several_rdf_graphs_or_decisions_on_one_are_refused(self, folder: Path) -> None:
        kg.write(holts(), folder / "a.ttl")
        refuses(
            run("entities", "a.ttl", "graph.json"),
            "kg entities takes one RDF graph and nothing beside it; for several, give the texts or graphs in JSON.",
        )
        assert run("entities", "a.ttl", "--decisions", "x.ttl").exit_code == 2


class TestMergeAndSplit:
    def test_writes_a_file_that_builds_obey(self, folder: Path) -> None:
        result = run("merge", "Victor Holt", "alex holt", "--why", "The same mayor.")
        assert result.stdout == (
            "Decided: Victor_Holt is Alex_Holt.\nBuilds obey it with: kg build ... --decisions kg-decisions.ttl\n"
        )
        assert entries(folder) == ['e:Victor_Holt owl:sameAs e:Alex_Holt ; rdfs:comment "The same mayor." .']
        decided = kg.load_decisions(folder / "kg-decisions.ttl")
        assert len(kg.resolve(holts(), decided).entities) == 2

    def test_split_takes_a_merge_back_and_the_other_way_round(self, folder: Path) -> None:
        run("merge", "Victor Holt", "Alex Holt")
        result = run("split", "Victor Holt", "Alex Holt")
        assert folded(result.stdout) == (
            "Decided: Victor_Holt and Alex_Holt are not one. Taken back: Victor_Holt is Alex_Holt."
        )
        run("merge", "Victor Holt", "Alex Holt")
        assert entries(folder) == ["e:Victor_Holt owl:sameAs e:Alex_Holt ."]
        assert run("merge", "Victor Holt", "Alex Holt", "--undo").stdout == "Taken back: Victor_Holt is Alex_Holt.\n"
        assert entries(folder) == []

    def test_undoes_by_name_what_the_graph_shows_as_one_by_now(self, folder: Path) -> None:
        run("merge", "Victor Holt", "Alex Holt")
        kg.write(kg.resolve(holts(), kg.load_decisions("kg-decisions.ttl")), folder / "graph.json")
        assert run("merge", "Victor Holt", "Alex Holt", "--undo").exit_code == 0
        assert entries(folder) == []

    def test_split_by_document_and_by_name(self, folder: Path) -> None:
        assert run("split", "Alex Holt", "--document", "d2").exit_code == 0
        assert run("split", "Alex Holt", "--name", "Holt", "--document", "d1").exit_code == 0
        found = entries(folder)
        assert sorted(line.partition(" ")[2] for line in found) == [
            'kg:splitFrom e:Alex_Holt ; kg:inDocument d:d1 ; kg:named "Holt" .',
            "kg:splitFrom e:Alex_Holt ; kg:inDocument d:d2 .",
        ]
        assert run("split", "Alex Holt", "--document", "d2", "--undo").exit_code == 0
        assert run("split", entries(folder)[0].split()[0].removeprefix("e:"), "--undo").exit_code == 0
        assert entries(folder) == []

    def test_split_of_what_a_rule_joined(self, folder: Path) -> None:
        assert run("split", "WFO", "World Fern Office").exit_code == 0
        assert entries(folder) == ["e:WFO owl:differentFrom e:World_Fern_Office ."]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("merge", "Nobody", "Leeds"), "No entity in graph.json is called 'Nobody'; kg entities lists them."),
            (("merge", "Leeds", "Leeds"), "Leeds and Leeds are the same entity; there is nothing to merge."),
            (("merge", "Leeds", "Alex Holt", "--undo"),
             "Nothing was decided that says that Leeds is Alex_Holt; there is nothing to undo."),
            (("split", "Leeds"), "Say what is not Leeds: either another entity, or --document or --name."),
            (("split", "Leeds", "Alex Holt", "--name", "x"),
             "Say what is not Leeds: either another entity, or --document or --name."),
            (("split", "Holt", "Alex Holt"),
             "'Holt' and 'Alex Holt' name one entity, Alex_Holt: say with --document or --name what is not it."),
            (("split", "Leeds", "--document", "d9"),
             "'d9' is none of the documents d1, d2, d3 in graph.json; give one of these ids."),
            (("split", "Alex Holt", "--document", "d3"), "Alex Holt does not occur in d3, but in d1, d2."),
            (("split", "Alex Holt", "--name", "Alec"),
             "Alex Holt is not called 'Alec'; its names are Alex Holt, Holt."),
            (("merge", "Leeds", "Oslo", "--in", "none.ttl"),
             "Cannot read none.ttl: No such file or directory; check the path and the file."),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_one_sentence_and_writes_nothing(
        self, folder: Path, arguments: tuple[str, ...], message: str
    ) -> None:
        refuses(run(*arguments), message)
        assert not (folder / "kg-decisions.ttl").exists()

    def test_a_broken_file_stays_as_it_is(self, folder: Path) -> None:
        path = folder / "kg-decisions.ttl"
        path.write_text("e:A owl:sameAs", "utf-8")
        result = run("merge", "Leeds", "Alex Holt")
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: kg-decisions.ttl is not valid turtle at line 1 (")
        assert path.read_text("utf-8") == "e:A owl:sameAs"

    def test_without_a_graph_ids_and_iris_will_do(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("merge", "https://example.org/n/entity/A", "B").exit_code == 0
        assert "<https://example.org/n/entity/>" in (tmp_path / "kg-decisions.ttl").read_text("utf-8")
        message = (
            "There is no graph in this folder to look 'Alex Holt' up in: name one with --in, "
            "or give the id that kg entities shows."
        )
        refuses(run("merge", "Alex Holt", "B"), message)


@pytest.mark.model
class TestTexts:
    @pytest.fixture
    def news(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "news").mkdir()
        for name, text in TEXTS.items():
            (tmp_path / "news" / f"{name}.txt").write_text(text, "utf-8")
        return tmp_path

    def test_shows_mentions_with_their_rules(self, news: Path) -> None:
        assert news
        out = folded(run("entities", "news", "--about", "Alex Holt").stdout)
        assert "He (pronoun) Alex Holt pronoun He thanked Mara Quill." in out
        assert "same name: Alex Holt in 2 documents" in out
        values = json.loads(run("entities", "news", "--about", "Mara", "--json").stdout)
        assert {m["text"] for m in values["entities"][0]["mentions"]} >= {"Mara Quill"}

    def test_the_whole_way(self, news: Path) -> None:
        assert run("build", "news", "-q", "--format", "ttl").exit_code == 0
        assert run("merge", "Victor Holt", "Alex Holt").exit_code == 0
        assert run("split", "Alex Holt", "--document", "court.txt").exit_code == 0
        result = run("build", "news", "-q", "--format", "json", "--decisions", "kg-decisions.ttl")
        assert (result.exit_code, result.stderr) == (0, "")
        graph = kg.load_graph(news / "graph.json")
        assert graph is not None
        told = {e.id: {m.document.partition("-")[0] for m in e.mentions} for e in graph.entities if "Holt" in e.id}
        assert told.pop("Alex_Holt") == {"harbour", "report"}
        assert list(told.values()) == [{"court"}]
        assert run("verify", "graph.json", "--source", "news").exit_code == 0

    def test_a_broken_file_stops_a_build_before_it_begins(self, news: Path) -> None:
        (news / "d.ttl").write_text(
            "<http://x.org/a> <http://www.w3.org/2002/07/owl#sameAs> <http://x.org/b> .", "utf-8"
        )
        result = run("build", "news", "--decisions", "d.ttl")
        assert result.exit_code == 2
        assert result.stderr.startswith(
            "Error: d.ttl: <http://x.org/a> is no IRI below <https://w3id.org/kg-news/id/entity/>;"
        )
