"""Queries of stores and files, against rdflib; what may not be asked; saved queries and hostile values."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.align import align
from kg.ontology import default_ontology
from kg.resolve import resolve
from kg.store.query import query
from kg.store.saved import read_query, saved_queries, saved_query
from kg.store.store import Store
from kg.writers import write
from kg.writers.readback import READABLE
from tests.hostile import TEXTS
from tests.synthetic import story

if TYPE_CHECKING:
    from pathlib import Path

STORY = align(resolve(story()), default_ontology())
WHO = "SELECT ?name { ?s rdf:subject ?who ; kg:status kg:Claimed . ?who rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("query") / "s"
    with Store(folder) as opened:
        opened.put(STORY)
    return folder


def test_formats_of_results(store: Path) -> None:
    answer = query(store, WHO)
    assert answer.variables == ["name"]
    assert answer.rows == [
        {"name": name} for name in ("Chancellor Ilva Brandt", "Dockers' Union", "Halden Power", "Halden Power")
    ]
    assert answer.text("csv").split("\r\n")[:2] == ["name", "Chancellor Ilva Brandt"]
    assert answer.text("tsv").split("\n")[:2] == ["?name", '"Chancellor Ilva Brandt"@en']
    with pytest.raises(kg.UsageError, match="cannot be written as ttl, only as csv, tsv, json"):
        answer.text("ttl")


@pytest.mark.parametrize("ending", [*READABLE, ".json", ".ttl.gz", ".nq.gz"])
def test_every_file_answers_like_the_store(store: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"g{ending}"
    write(STORY, path)
    assert query(path, WHO) == query(store, WHO)


def test_the_same_as_rdflib(store: Path) -> None:
    graph = STORY.to_rdflib()
    asked = "SELECT ?s ?p ?o { ?s ?p ?o }"
    ours = {tuple(row.values()) for row in query(store, asked).rows}
    assert ours == {tuple(map(str, row)) for row in graph.query(asked)}
    answered = set()
    for saved in saved_queries().values():
        ours_too = [
            tuple(row.get(v, "") for v in answer.variables)
            for answer in [query(store, saved.text)]
            for row in answer.rows
        ]
        theirs = [tuple("" if v is None else str(v) for v in row) for row in graph.query(saved.text)]
        assert sorted(ours_too) == sorted(theirs)
        answered |= {saved.name} if theirs else set()
    assert answered >= {"documents", "plans", "well-supported"}  # others ask for somebody who is not in this story


def test_the_union_answers_and_graph_finds_each(tmp_path: Path) -> None:
    triples = "<http://x/s> <http://x/p> 'v'"
    (tmp_path / "g.trig").write_text(f"{triples} . <http://g/1> {{ {triples} }} <http://g/2> {{ {triples} }}")
    count = "SELECT (COUNT(*) AS ?n) {0} {{ {1} }}"
    for clause, where, expected in (
        ("", "?s ?p ?o", "1"),
        ("", "GRAPH ?g { ?s ?p ?o }", "2"),
        ("FROM <http://g/1>", "?s ?p ?o", "1"),
        ("FROM <http://g/3>", "?s ?p ?o", "0"),
    ):
        assert query(tmp_path / "g.trig", count.format(clause, where)).rows == [{"n": expected}]


def test_ask_and_construct(store: Path) -> None:
    assert query(store, "ASK { ?s a schema:Person }")
    assert not query(store, "ASK { ?s a schema:Volcano }")
    answer = query(store, "CONSTRUCT { ?s a schema:Person } { ?s a schema:Person }")
    parsed = rdflib.Graph().parse(data=answer.text("ttl"), format="turtle")
    assert len(parsed) == 4
    assert answer.data.startswith("@prefix")
    assert query(store, "CONSTRUCT { ?s a schema:Volcano } { ?s a schema:Volcano }").text("ttl") == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "That is an update"),
        ("PREFIX a: <a:> # SELECT\nDELETE WHERE { ?s ?p ?o }", "That is an update"),
        ("LOAD <http://127.0.0.1/x>", "That is an update"),
        ("drop all", "That is an update"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "works offline"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "works offline"),
        ("SELECT * { '''it's''' ?p '\\'' . SERVICE ?x {} }", "works offline"),
        ("SELECT * { ?s ?p ?o . \\u0053ERVICE ?x {} }", "works offline"),
        ("SELECT * { ?s ?p }", "not a SPARQL query"),
        ("", "not a SPARQL query"),
        ("SELECT * { ?s nope:a ?o }", "not a SPARQL query"),
    ],
)
def test_what_may_not_be_asked(store: Path, text: str, why: str) -> None:
    with pytest.raises(kg.UsageError, match=why) as caught:
        query(store, text)
    assert len(str(caught.value)) < 260


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?service ?insert "SERVICE" FILTER(?insert != <http://x/SERVICE>) } # SERVICE',
        'PREFIX service: <http://x/> ASK { ?s service:SERVICE """ " SERVICE """ }',
    ],
)
def test_words_that_are_no_keywords(store: Path, text: str) -> None:
    assert not query(store, text)


def test_files_that_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError, match="neither a store nor a graph"):
        query(tmp_path / "a.txt", WHO)
    with pytest.raises(kg.ReadError, match="No such file"):
        query(tmp_path / "a.ttl", WHO)
    (tmp_path / "a.ttl").write_text("<a> nonsense")
    with pytest.raises(kg.ReadError, match="is not valid turtle"):
        query(tmp_path / "a.ttl", WHO)
    (tmp_path / "a.nq.gz").write_bytes(gzip.compress(b"<http://a> ")[:-9])
    with pytest.raises(kg.ReadError, match=r"Cannot read .*a\.nq\.gz"):
        query(tmp_path / "a.nq.gz", WHO)
    with pytest.raises(kg.UsageError, match="is not a store of kg"):
        query(tmp_path, WHO)


# --- saved queries


def test_a_saved_query_with_values(store: Path) -> None:
    who = saved_query("who-visited")
    rows = query(store, who.filled({"about": "norrvik turbine works"})).rows
    assert [(row["visitor"], row["status"]) for row in rows] == [
        ("Chancellor Ilva Brandt", "Claimed"), ("Chancellor Ilva Brandt", "Asserted"), ("Tomas Erel", "Asserted"),
    ]  # fmt: skip
    assert rows[0]["speaker"] == "Baltic Courier"
    later = query(store, who.filled({"about": "Norrvik turbine works", "since": "2031-05-01"})).rows
    assert {row["time"] for row in later} == {"2031-05-20"}


@pytest.mark.parametrize(
    "value", [*TEXTS, '" } INSERT', '\\" } #', "\\u0022 } #", "a\nb", "'''", '"""', "\\", "?x", "{", "}", "\x7f\u202e"]
)
def test_no_value_changes_a_query(store: Path, value: str) -> None:
    text = saved_query("about").filled({"about": value})
    assert text.count("\n") == saved_query("about").text.count("\n")
    assert query(store, text).rows == []
    assert prepareQuery(text).algebra.name == "SelectQuery"
    assert list(rdflib.Graph().query(text)) == []
    bound = query(store, "SELECT ?about { " + next(line for line in text.split("\n") if "VALUES" in line) + " }")
    shown = value.encode("utf-8", "replace").decode().replace("?" if "\ud800" in value else "\0", "\ufffd")
    assert bound.rows == [{"about": shown.replace("\\u", "\\ u").replace("\x00", "\ufffd")}]


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("nothing", {}, "no saved query 'nothing': choose one of about, "),
        ("who-visited", {}, "needs --about: label or alias of a place"),
        ("who-visited", {"about": "x", "when": "y"}, "has no --when; it takes --about, --since, --until"),
        ("who-visited", {"about": "x", "since": '2031"'}, "--since takes a day such as 2031-05-20"),
        ("documents", {"about": "x"}, "has no --about; it takes no options"),
    ],
)
def test_values_that_do_not_fit(name: str, values: dict[str, str], why: str) -> None:
    with pytest.raises(kg.UsageError, match=why):
        saved_query(name).filled(values)


def test_the_type_of_the_example_stays() -> None:
    text = "\n".join(
        ["# Title: T", *(f"# Parameter {n} (optional): x" for n in "abcd"), "SELECT * {", 'VALUES ?a { "x"@en }',
         "VALUES ?b { 3 } # b", '  values ?c {"2000-01-01"^^xsd:date}', 'VALUES ?d { "k\\"" } }']
    )  # fmt: skip
    found = read_query("q", text)
    assert found.filled({}) == text
    filled = found.filled({"a": 'say "a"', "b": "-17", "c": "2031-05-20", "d": "e"}).split("\n")[6:]
    assert filled == [
        'VALUES ?a { "say \\"a\\""@en }',
        "VALUES ?b { -17 } # b",
        '  values ?c {"2031-05-20"^^xsd:date}', 'VALUES ?d { "e" } }'
    ]  # fmt: skip
    with pytest.raises(kg.UsageError, match="--b takes a whole number"):
        found.filled({"b": "1 } #"})


def test_a_parameter_needs_its_line() -> None:
    with pytest.raises(kg.ReadError, match="the parameter about needs exactly one line VALUES"):
        read_query("q", "# Parameter about: x\nSELECT * { ?s ?p ?o }")
