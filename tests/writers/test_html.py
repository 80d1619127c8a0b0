from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Entity, EntityType, Status
from kg.writers.html import LOOKS, notebook_html, page, to_pyvis, vis_network
from kg.writers.view_data import facets
from tests.hostile import TEXTS, hostile
from tests.synthetic import generate, story


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of each script by its number."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.programs: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == "script":
            self._inside = False
            if "type" not in self.tags[-1][1]:
                self.programs.append(self.scripts[-1])

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


@pytest.fixture(scope="module")
def text() -> str:
    return page(story())


def policy_of(text: str) -> str:
    return next(a["content"] or "" for t, a in Elements(text).tags if a.get("http-equiv") == "Content-Security-Policy")


def test_one_file_that_asks_for_nothing(text: str) -> None:
    tags = Elements(text).tags
    assert not {tag for tag, _ in tags} & {"link", "iframe", "img", "object", "embed", "base", "form"}
    assert not [attrs for _, attrs in tags if {"src", "href", "action", "srcset", "data"} & set(attrs)]
    assert "url(" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert "@import" not in text


def test_no_markup_of_ours_runs_as_code(text: str) -> None:
    assert not [attrs for _, attrs in Elements(text).tags if any(name.startswith("on") for name in attrs)]


def test_only_the_scripts_of_the_page_may_run(text: str) -> None:
    policy = policy_of(text)
    programs = Elements(text).programs
    assert policy.startswith("default-src 'none';")
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "unsafe-eval" not in policy
    assert len(programs) == 2
    for script in programs:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_our_scripts_never_parse_text_as_markup() -> None:
    for path in (Path(__file__).parents[2] / "kg" / "writers" / "templates").glob("*.js"):
        source = path.read_text(encoding="utf-8")
        parsing = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
        assert not re.search(parsing, source), path


def test_the_page_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    written = story().write(tmp_path / "g.ttl")
    code = f"""
import hashlib
from kg.restore import restore
from kg.writers.html import page
from tests.synthetic import generate, story
pages = [page(story()), page(generate(120)), page(restore({str(written)!r}), focus="Ilva_Brandt", depth=2)]
print(hashlib.sha256("".join(pages).encode()).hexdigest())
"""
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
        ).stdout
        for seed in "0123"
    ]
    assert len(set(runs)) == 1
    assert len(runs[0]) > 60


def test_a_union_gives_the_page_of_the_whole() -> None:
    graph = generate(60)
    assert page(graph | graph) == page(graph)


def test_the_data_are_those_of_the_graph(text: str) -> None:
    scripts = Elements(text).scripts
    start, data = json.loads(scripts[0]), json.loads(scripts[5])
    graph = story()
    nodes = data["nodes"]
    ids = [own or label.replace(" ", "_") for own, label in zip(nodes["id"], nodes["label"], strict=True)]
    assert data["facts"]["count"] == len(graph)
    assert sorted(ids) == [entity.id for entity in graph.entities]
    assert data["title"] == "Chancellor tours turbine works"
    assert start["statuses"] == [str(status) for status in Status]
    assert set(data["facts"]["facets"]) == {facets(fact) for fact in graph.facts}
    assert "HP-9 turbine \U0001f30a" in text


def test_hostile_texts_stay_texts() -> None:
    parsed, plain = Elements(page(hostile(), title=TEXTS[0])), Elements(page(story()))
    assert len(parsed.scripts) == 9
    assert [tag for tag, _ in parsed.tags] == [tag for tag, _ in plain.tags]
    data = json.loads(parsed.scripts[5])
    labels = set(data["nodes"]["label"])
    assert labels >= {f"alias {text}" for text in TEXTS[:3]} | {"alias __proto__"}
    assert not [link for links in data["nodes"]["links"].values() for _, link in links if link.startswith("javascript")]
    assert {row[2].partition(":")[0] for row in data["documents"] if ":" in row[2]} <= {"http", "https", "file"}


def test_the_page_can_be_written_as_utf8() -> None:
    page(hostile()).encode("utf-8")


def test_pyvis_still_brings_its_library() -> None:
    network = to_pyvis(story())
    library = vis_network(network.template_dir)
    assert "vis-network" in library[:400]
    assert "9.1.2" in library[:400]
    assert "</script" not in library


def test_a_moved_library_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pyvis 0\.3\.2"):
        vis_network(str(tmp_path))


def test_pyvis_holds_the_best_connected() -> None:
    graph = generate(300)
    network = to_pyvis(graph, limit=40)
    assert len(network.nodes) == 40
    assert network.nodes[0]["entity"] == max(graph.degrees().items(), key=lambda item: item[1])[0]
    assert {edge["from"] for edge in network.edges} <= set(range(40))
    assert network.options["physics"] == {"enabled": False}
    assert all(isinstance(node["id"], int) and "title" not in node for node in network.nodes)


def test_pyvis_shows_status_and_bundles() -> None:
    network = to_pyvis(story())
    labels = {edge["label"]: edge for edge in network.edges}
    assert labels["visited +2"]["dashes"] is False
    assert labels["visited +2"]["width"] > labels["opened"]["width"]
    assert labels["sold turbines to"]["status"] == "claimed"
    assert labels["sold turbines to"]["dashes"]


def test_types_differ_by_more_than_colour() -> None:
    assert set(LOOKS) == set(EntityType)
    assert len({look.color for look in LOOKS.values()}) == len(EntityType)
    source = (Path(__file__).parents[2] / "kg" / "writers" / "templates" / "canvas.js").read_text(encoding="utf-8")
    for kind in EntityType:
        assert f"  {kind}: " in source


@pytest.mark.parametrize("limit", [0, -1, 451])
def test_limits_out_of_range(limit: int) -> None:
    with pytest.raises(UsageError, match="limit="):
        page(story(), limit=limit)


def test_graphs_without_facts() -> None:
    assert "</html>" in page(KnowledgeGraph())
    assert len(to_pyvis(KnowledgeGraph([], [Entity("lonely")])).nodes) == 1


def test_notebooks_get_the_page_in_a_frame_of_its_own() -> None:
    frame = notebook_html(story())
    (tag, attributes), *rest = Elements(frame).tags
    assert (tag, rest) == ("iframe", [])
    assert attributes["srcdoc"] == page(story(), limit=80)
    assert "allow-same-origin" not in (attributes["sandbox"] or "")
    assert html.escape("<!DOCTYPE html>") in frame


def test_graphs_beside_each_other_in_a_notebook_stay_in_their_frames() -> None:
    shown = "".join(graph._repr_html_() for graph in (hostile(), story(), hostile()))
    found = Elements(shown)
    assert [tag for tag, _ in found.tags] == ["iframe"] * 3
    assert not found.scripts
    assert found.tags[0][1]["srcdoc"] == page(hostile(), limit=80)


def test_what_a_notebook_keeps_is_bounded() -> None:
    graph = generate(6000)
    frame = notebook_html(graph)
    assert len(frame) < 2_500_000 < len(page(graph)) * 1.5
    inside = html.unescape(frame)
    assert f"2,000 of {len(graph):,} facts" in inside
    data = json.loads(Elements(inside.partition('srcdoc="')[2]).scripts[5])
    assert data["facts"]["count"] == 2000
    best = max(graph.degrees().items(), key=lambda item: item[1])[0]
    assert best == data["nodes"]["label"][0].replace(" ", "_")


def test_focus_comes_first_and_its_neighbours_with_it() -> None:
    text = page(story(), focus="Sanna_Odell", limit=3)
    scripts = Elements(text).scripts
    data, drawing = json.loads(scripts[5]), json.loads(scripts[1])
    numbers = [node["id"] for node in drawing["nodes"]]
    assert data["nodes"]["label"][data["focus"]] == "Sanna Odell"
    assert (len(numbers), numbers[0]) == (3, data["focus"])
    assert {edge["from"] for edge in drawing["edges"]} | {edge["to"] for edge in drawing["edges"]} <= set(numbers)


@pytest.mark.parametrize("options", [{"focus": "Nobody"}, {"focus": "Sanna_Odell", "depth": -1}])
def test_a_focus_that_cannot_be(options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"No entity has the id|depth=-1"):
        page(story(), **options)
