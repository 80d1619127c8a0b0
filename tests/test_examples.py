"""The examples: each is built, held against its snapshot, its text and what a reader must find in it; its command runs.

A change of extraction that is wanted: `pytest tests/test_examples.py --update-snapshots`, then read the diff of
`examples/*/expected.ttl`. What stands under `must` and `must_not` in an `example.toml` was written by hand, and stays.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.run import processes as run_processes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

ROOT = Path(__file__).parents[1]
FORMATS = tuple(kg.FORMATS)
LONGEST_MESSAGE = 60

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Example:
    """A folder of `examples/`. `must` and `must_not` are rows of subject, relation, object, status; "*" is anything."""

    name: str
    published: date
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[tuple[str, ...], ...]
    ontology: str = ""
    """The file of an ontology of its own, in the folder."""

    @property
    def vocabulary(self) -> tuple[Path, ...]:
        return (ROOT / "examples" / self.name / self.ontology,) if self.ontology else ()

    @property
    def article(self) -> str:
        """From the top of the repository, as in the command of the README: the graph names it as its source."""
        return f"examples/{self.name}/article.txt"

    @property
    def snapshot(self) -> Path:
        return ROOT / "examples" / self.name / "expected.ttl"

    @property
    def command(self) -> list[str]:
        readme = (ROOT / "examples" / self.name / "README.md").read_text("utf-8")
        (line,) = re.findall(r"^`(kg .*)`$", readme, re.MULTILINE)
        return shlex.split(line)

    @property
    def prefixes(self) -> Mapping[str, str]:
        with chdir(ROOT):
            return kg.load_ontology(*map(Path, self.vocabulary)).prefixes if self.vocabulary else {}

    def read(self) -> Iterator[kg.Document]:
        with chdir(ROOT):
            yield from kg.read(self.article, options=kg.ReadOptions(published=self.published))


def example(folder: Path) -> Example:
    table = tomllib.loads((folder / "example.toml").read_text("utf-8"))
    rows = {key: tuple(map(tuple, table.pop(key))) for key in ("must", "must_not")}
    return Example(folder.name, published=table.pop("published"), **rows, **table)


EXAMPLES = [example(path.parent) for path in sorted((ROOT / "examples").glob("*/example.toml"))]
each = pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])


@pytest.fixture(scope="module")
def graphs() -> dict[str, kg.KnowledgeGraph]:
    """The graph of each example, built as its README says."""
    with chdir(ROOT):
        return {
            example.name: kg.build(example.article, published=example.published, ontology=example.vocabulary or None)
            for example in EXAMPLES
        }


def write_all(folder: Path, processes: int) -> None:
    """One graph of all examples, written in `FORMATS`; the examples in another order for several processes."""
    run_processes.BATCH = 1  # more than one batch, or there would be nothing to spread over processes
    documents = [document for example in EXAMPLES for document in example.read()]
    own = [file for example in EXAMPLES for file in example.vocabulary]
    graph = kg.build(documents[:: 1 if processes == 1 else -1], processes=processes, ontology=own)
    for name in FORMATS:
        kg.write(graph, folder / f"graph.{name}")


@each
def test_the_graph_is_the_expected_one(
    example: Example, graphs: dict[str, kg.KnowledgeGraph], request: pytest.FixtureRequest
) -> None:
    found = kg.dumps(graphs[example.name], "ttl", prefixes=example.prefixes)
    if request.config.getoption("--update-snapshots"):
        example.snapshot.write_text(found, "utf-8", newline="\n")
    expected = example.snapshot.read_text("utf-8") if example.snapshot.exists() else ""
    if found != expected:
        pytest.fail(difference(example, triples(found), triples(expected)), pytrace=False)


def triples(turtle: str) -> list[str]:
    """Lines of N-Quads in an unnamed graph, which is what `plain` reads."""
    lines = rdflib.Graph().parse(data=turtle, format="turtle").serialize(format="nt").splitlines()
    return [f"{line.removesuffix(' .')} <g:a> ." for line in lines if line]


def test_every_example_is_complete() -> None:
    folders = [path for path in (ROOT / "examples").iterdir() if path.is_dir()]
    assert len(folders) == len(EXAMPLES) >= 3
    for folder in folders:
        names = {path.name for path in folder.iterdir()}
        (own,) = {known.ontology for known in EXAMPLES if known.name == folder.name}
        files = {"README.md", "article.txt", "example.toml", "expected.ttl"} | ({own} if own else set())
        assert {name for name in names if not name.endswith(".png")} == files, folder


def difference(example: Example, found: Iterable[str], expected: Iterable[str]) -> str:
    """What is new and what is gone, entities and plain triples first, a statement in one line."""
    new, gone = Counter(found) - Counter(expected), Counter(expected) - Counter(found)
    lines = [(line, "+") for line in told(new.elements())] + [(line, "-") for line in told(gone.elements())]
    lines.sort(key=lambda line: (not line[0].startswith("entity/"), line))
    shown = "\n".join(f"  {sign} {line}" for line, sign in lines[:LONGEST_MESSAGE])
    rest = f"\n  and {len(lines) - LONGEST_MESSAGE} more" if len(lines) > LONGEST_MESSAGE else ""
    return (
        f"examples/{example.name}/expected.ttl: {new.total()} lines are new (+), {gone.total()} are gone (-).\n"
        f"{shown or '  Only their order differs.'}{rest}\n"
        "If that is wanted: pytest tests/test_examples.py --update-snapshots"
    )


def told(quads: Iterable[str]) -> Iterator[str]:
    """Quads for people: as `plain` has them, and those of one whole statement together."""
    nodes: dict[str, list[tuple[str, str]]] = {}
    for quad in quads:
        subject, predicate, target = plain(quad).split(" ", 2)
        nodes.setdefault(subject, []).append((re.split(r"[/#]", predicate)[-1], target))
    for node, rows in nodes.items():
        values = dict(sorted(rows))
        if {"subject", "predicate", "object"} <= values.keys():
            parts = ("subject", "predicate", "object", "status", "claimedBy", "time", "place")
            yield f"{node}: {' '.join(values[part].split('/', 1)[-1] for part in parts if part in values)}"
        else:
            yield from (f"{node} {predicate} {target}" for predicate, target in rows)


def plain(quad: str) -> str:
    """A quad for people: the last two parts of each IRI, and no graph name.

    >>> plain('<https://kg.test/id/entity/Ann> <https://kg.test/onto#met> <https://kg.test/id/entity/Bo> <g:a> .')
    'entity/Ann onto#met entity/Bo'
    """
    return re.sub(r"<[^<>\"]*?([^/#<>\"]+[/#][^/#<>\"]+)>", r"\1", quad.strip().removesuffix(" .").rpartition(" ")[0])


def rows_of(graph: kg.KnowledgeGraph) -> set[tuple[str, ...]]:
    """Subject, relation, object, status of each fact; the relation by its property or, without one, by its label."""

    def row(fact: kg.Fact) -> tuple[str, ...]:
        relation = re.split(r"[/#]", fact.predicate.iri)[-1] or fact.predicate.label
        target = graph.entity(fact.object).label if isinstance(fact.object, str) else fact.object.value
        return graph.entity(fact.subject).label, relation, target, str(fact.status)

    return set(map(row, graph.facts))


def holds(wanted: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bool:
    return any(all(w in ("*", f) for w, f in zip(wanted, row, strict=True)) for row in rows)


@each
def test_a_reader_finds_what_the_text_says_and_nothing_it_does_not(
    example: Example, graphs: dict[str, kg.KnowledgeGraph]
) -> None:
    rows = rows_of(graphs[example.name])
    assert example.must
    assert example.must_not
    assert [row for row in example.must if not holds(row, rows)] == []
    assert [row for row in example.must_not if holds(row, rows)] == []


@each
def test_the_expected_graph_is_true_to_its_text(example: Example) -> None:
    assert kg.verify(example.snapshot, example.read()) == []


@each
def test_the_command_of_the_readme_runs(
    example: Example, graphs: dict[str, kg.KnowledgeGraph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    program, *arguments = example.command
    assert program == "kg"
    assert arguments[arguments.index("--date") + 1] == str(example.published)
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    output = Path(arguments[arguments.index("--output") + 1])
    for name in ("ttl", "html"):
        assert (output / f"graph.{name}").read_text("utf-8") == kg.dumps(
            graphs[example.name], name, extractor=kg.extractor(), prefixes=example.prefixes
        )
    verified = CliRunner().invoke(main, ["verify", str(output / "graph.ttl"), "--source", example.article])
    assert verified.exit_code == 0, verified.output


def test_another_hash_seed_and_order_and_more_processes_change_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "2" else "2"
    code = "import sys, pathlib, tests.test_examples as t; t.write_all(pathlib.Path(sys.argv[1]), processes=2)"
    command = [sys.executable, "-c", code, str(there)]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=120)
    monkeypatch.setattr(run_processes, "BATCH", run_processes.BATCH)  # put back what `write_all` changes
    write_all(here, processes=1)
    written = [path for path in there.rglob("*") if path.is_file()]
    assert len(list(there.iterdir())) == len(FORMATS) < len(written)
    for path in written:
        name = path.relative_to(there)
        assert path.read_bytes() == (here / name).read_bytes(), name  # names the file, not its megabyte


def test_a_difference_is_told_in_words() -> None:
    known, *_ = EXAMPLES
    lines = [f"<https://kg.test/entity/{name}> <https://kg.test/onto#met> <https://kg.test/entity/Bo> <g:a> .\n"
             for name in ("Ann", "Cy", "Di")]  # fmt: skip
    message = difference(known, lines[:2], lines[1:])
    assert "1 lines are new (+), 1 are gone (-)" in message
    assert "+ entity/Ann met entity/Bo\n" in message
    assert "- entity/Di met entity/Bo\n" in message
    assert "Cy" not in message
    assert "order" in difference(known, lines, reversed(lines))


def test_rows_match_with_wildcards() -> None:
    rows = {("Ann", "met", "Bo", "asserted")}
    assert holds(("Ann", "met", "*", "*"), rows)
    assert not holds(("*", "met", "*", "negated"), rows)
