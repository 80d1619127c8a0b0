"""`kg validate`: exit codes, and reports for people and machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from rdflib import SH, Graph

from kg.cli import main
from tests.ontology.test_shapes import GRAPH

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyshacl")
WRONG = GRAPH.replace("kg:confidence 0.9", "kg:confidence 1.4").replace("oa:end 87", "oa:end 88")


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.ttl"
    path.write_text(GRAPH, "utf-8")
    return str(path)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.ttl"
    path.write_text(WRONG, "utf-8")
    return str(path)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["validate", *args])


def test_a_graph_that_conforms(good: str) -> None:
    done = run(good)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{good} conforms (79 triples, 3 statements).\n"


def test_a_graph_that_does_not_is_told_in_words(wrong: str) -> None:
    done = run(wrong)
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{wrong} does not conform: 3 results (79 triples, 3 statements).\n\n")
    assert "1 x Confidence is one decimal from 0 to 1.  [kgs:confidence]" in done.stdout
    assert "\n  :s1  kg:confidence  1.4\n" in done.stdout
    assert "      Ines | toured | Mill\n" in done.stdout
    assert '      "Ines toured the mill in Lund."\n' in done.stdout


def test_several_graphs_and_the_worst_exit_code(good: str, wrong: str) -> None:
    assert run(good, good).exit_code == 0
    assert run(good, wrong).exit_code == 1
    done = run(good, "missing.ttl", wrong)
    assert done.exit_code == 2
    assert "good.ttl conforms" in done.stdout
    assert "wrong.ttl does not conform" in done.stdout
    assert done.stderr.startswith("Error: Cannot read missing.ttl")


def test_json(good: str, wrong: str) -> None:
    done = run("--json", good, wrong)
    found = json.loads(done.stdout)
    assert done.exit_code == 1
    assert found["conforms"] is False
    assert [graph["conforms"] for graph in found["graphs"]] == [True, False]
    result = next(it for it in found["graphs"][1]["results"] if it["shape"].endswith("#confidence"))
    assert result["value"]["value"] == "1.4"
    assert result["fact"] == "Ines | toured | Mill"
    assert json.loads(run("--json", "missing.ttl", good).stdout)["conforms"] is False


def test_turtle_of_several_graphs_is_one_file(good: str, wrong: str) -> None:
    found = Graph().parse(data=run("--ttl", good, wrong).stdout)
    assert sorted(bool(it) for it in found.objects(None, SH.conforms)) == [False, True]


def test_only_so_many_of_a_kind_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "many.ttl"
    extra = "".join(f":e{i} rdfs:comment [ ] .\n" for i in range(12))
    path.write_text(GRAPH + extra, "utf-8")
    assert "12 x There is no blank node in the graph.  [kgs:NoBlankNode]" in run(str(path)).stdout
    assert "... and 2 more (--limit 0 shows all)" in run(str(path)).stdout
    assert run(str(path), "--limit", "0").stdout.count("_:b") == 12


def test_own_shapes(good: str, tmp_path: Path) -> None:
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kg-news/vocab#> .
        <http://x.test/Mine> a sh:NodeShape ; sh:targetClass kg:Event ; sh:severity sh:Info ;
        sh:message "look here" ; sh:nodeKind sh:Literal .
        <http://x.test/> <http://www.w3.org/2002/07/owl#imports> <http://x.test/more> .""",
        "utf-8",
    )
    done = run(good, "--shapes", str(shapes))
    assert done.exit_code == 1
    assert "1 x Info: look here" in done.stdout
    assert done.stderr == (
        f"Warning: {shapes} imports <http://x.test/more>, which is not fetched; give its file as shapes, too.\n"
    )


def test_bad_shapes_stop_everything(good: str, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text("<http://x.test/a> a <http://x.test/b> .", "utf-8")
    done = run(good, good, "--shapes", str(tmp_path / "mine.ttl"))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no SHACL shape" in done.stderr


def test_text_of_a_graph_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    odd = '"In\\u001B[31mes\\u202E"@en'
    path.write_text(WRONG.replace('rdfs:label "Ines"@en', f"rdfs:label {odd}"), "utf-8")
    assert "\x1b" not in run(str(path)).stdout
    assert "\u202e" not in run(str(path)).stdout
