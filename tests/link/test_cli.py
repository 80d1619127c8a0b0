"""`kg build --link`: what it writes, says, and refuses."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model

TEXT = "Mayor Ingrid Solberg visited Oslo and Lima on Friday. Solberg met the director, Petter Aas, in Paris, Texas.\n"
PEOPLE = "iri,label,type\nQ1,Ingrid Solberg,person\nQ2,Petter Aas,person\nQ3,Petter Aas,person\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    return tmp_path


def build(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["build", "article.txt", "-q", "--format", "ttl", *map(str, arguments)])


def test_links_are_in_the_graph_and_reasons_in_the_report(place: Path) -> None:
    result = build("--link", "people.csv", "--link", "people.csv", "--link-report", "links.csv")
    assert (result.exit_code, result.output) == (0, "")
    turtle = (place / "graph.ttl").read_text("utf-8")
    for wanted in ("http://www.wikidata.org/entity/Q1>", "geonames.org/3143244/", "geonames.org/3936456/"):
        assert wanted in turtle
    assert "Q2" not in turtle
    with (place / "links.csv").open(encoding="utf-8", newline="") as stream:
        rows = {(row["label"], row["candidate"].rpartition("/")[2]): row for row in csv.DictReader(stream)}
    assert rows["Ingrid Solberg", "Q1"]["linked"] == "yes"
    assert {rows["Petter Aas", q]["why"] for q in ("Q2", "Q3")} == {"2 have this name"}
    second = (place / "graph.ttl").read_bytes()
    assert build("--link", "people.csv").exit_code == 0  # from the cache
    assert (place / "graph.ttl").read_bytes() == second


def test_geonames_can_be_switched_off(place: Path) -> None:
    assert build("--no-geonames").exit_code == 0
    assert "sameAs" not in (place / "graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--link", "none.csv"), "none.csv: no such file"),
        (("--link", "article.txt"), "article.txt: it cannot be told which column has the IRIs"),
        (("--link", "people.doc"), "people.doc: authority data is read from files that end in"),
    ],
)
def test_a_file_that_cannot_be_used_stops_before_anything_is_done(
    arguments: tuple[str, ...], told: str, place: Path
) -> None:
    result = build(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (place / "graph.ttl").exists()


def test_what_is_left_out_of_a_file_is_a_warning_and_no_failure(place: Path) -> None:
    (place / "people.csv").write_text(f"{PEOPLE}no iri,Ann Lee,person\n", "utf-8")
    result = build("--link", "people.csv")
    assert result.exit_code == 0
    assert result.stderr.startswith("Warning: people.csv: 1 left out because its IRI")


def test_python_takes_files_and_opened_authorities(place: Path) -> None:
    document = kg.Document("d", TEXT)
    with_file = kg.build(document, link="people.csv")
    opened = kg.load_authority(place / "people.csv")
    assert kg.build(document, link=[opened]) == with_file
    assert kg.link(kg.build(document, geonames=False), [opened]) == with_file
    opened.close()
