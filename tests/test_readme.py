"""The README is true: its Python runs, its commands exist, its Turtle and SPARQL parse, its files are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner

import kg.writers.readback
from kg.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.model
@pytest.mark.parametrize("code", blocks("python"), ids=lambda code: code.split("\n", 1)[0])
def test_the_python_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  (our own README)


def test_the_commands_exist() -> None:
    lines = [shlex.split(line, comments=True) for block in blocks("sh") for line in block.splitlines()]
    commands = [words for words in lines if words[:1] == ["kg"]]
    assert {words[1] for words in commands} >= {"build", "show", "verify"}
    for words in commands:
        given = [word for word in words if word.startswith("-")]
        text = CliRunner().invoke(main, [words[1], "--help"]).output
        assert all(re.search(rf"(?<!\S){re.escape(word)}\b", text) for word in given), words


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"graph", "test"} <= set(re.findall(r"^make (\w+)", README, re.MULTILINE)) <= targets


@pytest.mark.model
def test_the_query_finds_the_claimed_visit() -> None:
    (query,) = blocks("sparql")
    article = ROOT / "examples" / "factory-visit" / "expected.ttl"
    rows = [tuple(map(str, row)) for row in rdflib.Graph().parse(article).query(query)]
    assert any("Helvi Korvenmaa" in row and any(value.endswith("#Claimed") for value in row) for row in rows)


def test_the_turtle_of_the_readme_is_in_the_example() -> None:
    graph = kg.writers.readback.load(ROOT / "examples" / "factory-visit" / "expected.ttl")
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in graph.namespaces() if name)
    for block in blocks("turtle"):
        shown = rdflib.Graph().parse(data=prefixes + block, format="turtle")
        cut = {t for t in shown if str(t[2]).endswith("...")}
        assert set(shown) - cut <= set(graph)


def test_the_files_it_names_are_there() -> None:
    linked = re.findall(r"\]\(([^):]+)\)", README)
    quoted = re.findall(r"`((?:kg|tests|ontologies|examples)/[\w./-]+)`", README)
    for name in linked + quoted:
        assert (ROOT / name).exists(), name
