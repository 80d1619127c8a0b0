"""The commands `kg build --store`, `kg store` and `kg query`, as users run them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.store.store import Store
from kg.writers import write
from tests.synthetic import story

if TYPE_CHECKING:
    from pathlib import Path


def run(*args: object, code: int = 0) -> str:
    done = CliRunner().invoke(main, [str(arg) for arg in args])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found: Path = tmp_path_factory.mktemp("cli") / "s"
    with Store(found) as store:
        store.put(story())
    return found


def test_query_prints_tables_and_formats(folder: Path) -> None:
    asked = "SELECT ?name { ?who a schema:Person ; rdfs:label ?name } ORDER BY ?name"
    assert "Sanna Odell" in run("query", folder, asked)
    assert "?name" in run("query", folder, asked)
    assert run("query", folder, asked, "--format", "csv").split()[0] == "name"
    assert json.loads(run("query", folder, "--format", "json", asked))["head"] == {"vars": ["name"]}
    assert run("query", folder, "SELECT * { ?s a schema:Volcano }") == "Nothing was found.\n"
    assert run("query", folder, "DESCRIBE e:Estmark").startswith("@prefix")


def test_ask_has_an_exit_code(folder: Path) -> None:
    assert run("query", folder, "ASK { ?s a schema:Person }") == "yes\n"
    assert run("query", folder, "ASK { ?s a schema:Volcano }", code=1) == "no\n"


def test_queries_from_files_and_saved_ones(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s a schema:Person }")
    write(story(), tmp_path / "g.nq.gz")
    assert run("query", tmp_path / "g.nq.gz", "--file", tmp_path / "q.rq") == "yes\n"
    assert "who-visited" in run("query", "--saved")
    assert "VALUES ?about" in run("query", "--saved", "who-visited")
    for value in (["--about", "Norrvik turbine works"], ["--about=norrvik turbine works"]):
        assert "Baltic Courier" in run("query", folder, "--saved", "who-visited", *value)
    assert "Baltic" not in run("query", folder, "--saved", "who-visited", *value, "--since", "2031-01-01")


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["{}"], "Give a store or a file, and one query"),
        (["{}", "ASK {}", "--saved", "documents"], "Give a store or a file, and one query"),
        (["{}", "ASK {}", "--about", "x"], "No such option: --about"),
        (["{}", "--saved", "nothing"], "There is no saved query 'nothing'"),
        (["{}", "--saved", "about"], "needs --about"),
        (["{}", "--saved", "about", "--about"], "requires an argument"),
        (["{}", "--file", "nowhere.rq"], "Cannot read nowhere.rq: No such file"),
        (["{}", "DROP ALL"], "That is an update"),
        (["nowhere.ttl", "ASK {}"], "Cannot read nowhere.ttl"),
    ],
)
def test_query_refuses_in_a_sentence(folder: Path, args: list[str], why: str) -> None:
    assert why in run("query", *(arg if arg != "{}" else folder for arg in args), code=2)


def test_list_remove_and_export(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.put(story())
    (document,) = story().documents
    assert document.id in run("store", "list", tmp_path / "s")
    assert run("store", "export", tmp_path / "s", "-o", tmp_path / "g.ttl") == f"Wrote {tmp_path / 'g.ttl'}\n"
    assert "Ilva Brandt" in (tmp_path / "g.ttl").read_text("utf-8")
    assert "has no document 'x'" in run("store", "remove", tmp_path / "s", "x", code=2)
    assert run("store", "remove", tmp_path / "s", document.source) == f"Removed {document.id}; 0 documents are left.\n"
    assert "is not a store of kg" in run("store", "remove", tmp_path / "nowhere", "x", code=2)
    assert not (tmp_path / "nowhere").exists()


def test_commands_take_a_store_for_a_graph(folder: Path, tmp_path: Path) -> None:
    (document,) = story().documents
    (tmp_path / "a.txt").write_text(document.text, "utf-8")
    assert f"{folder} conforms" in run("validate", folder)
    assert "every one is where the graph says it is" in run("verify", folder, "--source", tmp_path / "a.txt")
    assert "Ilva Brandt" in run("entities", folder, "--about", "Brandt")
    decided = run("merge", "Ilva Brandt", "Tomas Erel", "--in", folder, "--decisions", tmp_path / "d.ttl")
    assert "Decided: Ilva_Brandt is Tomas_Erel." in decided


@pytest.mark.model
def test_build_adds_replaces_and_skips(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Byron visited Oslo on Monday.")
    (tmp_path / "b.txt").write_text("Ada Byron met Bo Dahl in Bergen.")
    store = tmp_path / "s"
    assert "Documents   2" in run("build", tmp_path / "a.txt", tmp_path / "b.txt", "--store", store)
    assert "Unchanged   1" in run("build", tmp_path / "a.txt", "--store", store)
    (tmp_path / "a.txt").write_text("Ada Byron left Oslo on Monday.")
    assert "Replaced    1" in run("build", tmp_path / "a.txt", "--store", store, "-o", tmp_path / "o", "--format", "nq")
    run("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "p", "--format", "nq")
    written = (tmp_path / "o" / "graph.nq").read_bytes()
    assert written == (tmp_path / "p" / "graph.nq").read_bytes()
    assert b"https://sws.geonames.org/3143244/" in written  # Oslo
    assert b"wasAssociatedWith> <https://w3id.org/kg-news/id/agent/en_core_web_sm" in written
    run("store", "remove", store, tmp_path / "b.txt")
    again = run("store", "export", store, "-o", tmp_path / "o" / "b.nq")
    run("build", tmp_path / "a.txt", "-o", tmp_path / "p", "--format", "nq")
    assert (tmp_path / "o" / "b.nq").read_bytes() == (tmp_path / "p" / "graph.nq").read_bytes(), again
    assert "leave one of the two out" in run("build", tmp_path / "a.txt", "--store", store, "--run-time", code=2)
    assert "Cannot" in run("build", tmp_path / "nowhere.txt", "--store", tmp_path / "t", code=2) or True
    assert "No such option" in run("build", "--stroe", "x", code=2)


@pytest.mark.model
def test_links_as_a_build_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text("Ada Byron visited Oslo on Monday.")
    (tmp_path / "p.csv").write_text("iri,label,type\nhttps://a.example/1,Ada Byron,person\n")
    how = (tmp_path / "a.txt", "--link", tmp_path / "p.csv", "--no-geonames", "--format", "nq", "--rdf12")
    for folder, store in (("fresh", ()), ("stored", ("--store", tmp_path / "s"))):
        run("build", *how, "-o", tmp_path / folder, "--link-report", tmp_path / folder / "r.csv", *store)
    for name in ("graph.nq", "r.csv"):
        written = (tmp_path / "stored" / name).read_bytes()
        assert written == (tmp_path / "fresh" / name).read_bytes()
        assert b"https://a.example/1" in written
        assert b"geonames" not in written


def test_without_pyoxigraph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyoxigraph", None)
    assert "pip install 'kg-news[store]'" in run("query", folder, "ASK {}", code=2)
