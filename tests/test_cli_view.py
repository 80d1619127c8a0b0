"""`kg view`: what it writes, and what it says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from tests.synthetic import generate, story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return story().write(tmp_path / "g.json")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["view", *map(str, args)])


def element(page: Path, name: str) -> Any:  # noqa: ANN401  (JSON)
    found = re.search(f'id="{name}">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def shown(page: Path) -> list[str]:
    labels = element(page, "data")["nodes"]["label"]
    return sorted(labels[node["id"]] for node in element(page, "drawing")["nodes"])


@pytest.mark.parametrize("name", ["g.json", "g.json.gz", "g.ttl", "g.nq.gz", "g.jsonld"])
def test_any_file_of_ours_becomes_a_page(tmp_path: Path, name: str) -> None:
    done = run(story().write(tmp_path / name), "-o", "out/page.html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "out/page.html: 25 facts about 18 entities.\n"
    assert len(element(tmp_path / "out" / "page.html", "sentences")) == 13


def test_a_store_gives_the_page_of_its_graph(tmp_path: Path) -> None:
    with kg.Store(tmp_path / "s", geonames=False) as store:
        store.put(story())
        whole = store.graph()
    assert run("s").output == "view.html: 25 facts about 18 entities.\n"
    assert (tmp_path / "view.html").read_bytes() == whole.write(tmp_path / "direct.html").read_bytes()
    how = ("--focus", "odell", "--depth", 1, "--since", "2031-01-01", "--until", "2031-12-31", "--top", 3)
    assert run("s", *how, "-o", "part.html").exit_code == 0
    assert len(shown(tmp_path / "part.html")) == 3
    with kg.Store(tmp_path / "s"):
        assert (run("s").exit_code, run("s").output.count("\n")) == (2, 1)
    assert "no store of kg" in run(tmp_path).output


def test_json_gives_the_page_that_build_writes(tmp_path: Path, graph: Path) -> None:
    assert run(graph).exit_code == 0
    assert (tmp_path / "view.html").read_bytes() == story().write(tmp_path / "direct.html").read_bytes()


def test_top_is_how_many_are_on_the_page(tmp_path: Path) -> None:
    path = generate(60).write(tmp_path / "g.json")
    assert run(path, "--top", 12, "--title", "A & B").exit_code == 0
    assert len(shown(tmp_path / "view.html")) == 12
    assert element(tmp_path / "view.html", "data")["title"] == "A & B"


def test_focus_opens_on_an_entity_and_those_around_it(tmp_path: Path, graph: Path) -> None:
    assert run(graph, "--focus", "sanna odell", "--depth", 0).exit_code == 0
    assert shown(tmp_path / "view.html") == ["Sanna Odell"]
    assert run(graph, "--focus", "odell").exit_code == 0
    near = ["Chancellor Ilva Brandt", "Halden Power", "Royal Institute of Tidal Research", "Sanna Odell"]
    assert shown(tmp_path / "view.html") == near
    data = element(tmp_path / "view.html", "data")
    assert data["nodes"]["label"][data["focus"]] == "Sanna Odell"
    assert data["facts"]["count"] == 25
    assert run(graph, "--focus", "odell", "--depth", 9, "--top", 7).exit_code == 0
    assert len(shown(tmp_path / "view.html")) == 7
    assert set(near) <= set(shown(tmp_path / "view.html"))


def test_a_stretch_of_time_and_what_it_leaves_out(tmp_path: Path, graph: Path) -> None:
    assert run(graph, "--since", "2031-10-01", "--until", "2031-12-31").exit_code == 0
    data = element(tmp_path / "view.html", "data")
    assert data["note"] == "Only facts from 2031-10-01 until 2031-12-31: 1 of 25."
    assert data["facts"]["count"] == 1


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--focus", "nobody at all"), 2, "No entity in the graph is called 'nobody at all'"),
        (("--focus", "erell"), 2, "(but Erel, Odell); kg entities lists them"),
        (("--since", "2032-01-01", "--until", "2031-01-01"), 2, "first day is after"),
        (("--since", "2050-01-01"), 1, "no fact from 2050-01-01; the graph has 25 facts of other times."),
        (("--since", "2031-10-01", "--focus", "Odell"), 2, "takes part in no fact of that time"),
        (("--since", "yesterday"), 2, "yesterday"),
        (("--top", "0"), 2, "--top"),
        (("-o", "."), 2, "Cannot write"),
    ],
)
def test_what_cannot_be_shown(tmp_path: Path, graph: Path, options: tuple[str, ...], code: int, said: str) -> None:
    done = run(graph, *options)
    assert done.exit_code == code
    assert said in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "view.html").exists()


@pytest.mark.parametrize(("name", "text"), [("x.ttl", "<a:b> <a:c> <a:d> ."), ("x.json", "[1]"), ("x.html", "<p>")])
def test_what_is_no_graph(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    done = run(name)
    assert done.exit_code == 2
    assert name in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_browser_opens_only_when_asked(tmp_path: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda url: opened.append(url) or 0)
    run(graph)
    assert opened == []
    assert run(graph, "--open").exit_code == 0
    assert opened == [(tmp_path / "view.html").as_uri()]
    monkeypatch.setattr(click, "launch", lambda _: 1)
    done = run(graph, "--open")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_the_page_cites_by_the_names_of_the_graph(tmp_path: Path, graph: Path) -> None:
    base = "https://example.org/n/"
    for name in ("g.ttl", "h.nt"):
        assert run(story().write(tmp_path / name, base=base)).exit_code == 0
        assert element(tmp_path / "view.html", "iris")["base"] == base
    with kg.Store(tmp_path / "s", geonames=False, base=base) as store:
        store.put(story())
    assert run("s").exit_code == 0
    assert element(tmp_path / "view.html", "iris")["base"] == base
    assert run(graph, "--base", base).exit_code == 0
    assert element(tmp_path / "view.html", "iris")["base"] == base
    assert "cannot be used for IRIs" in run(graph, "--base", "nowhere").output
