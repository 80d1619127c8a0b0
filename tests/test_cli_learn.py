"""`kg learn`: what it prints and writes, and how it refuses."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.learn.examples import Triple
from tests.learn.museum import HELD, KEEPER, LEARNED, FakeLearned, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LEARNING = import_module("kg.learn.learning")  # as an attribute of `kg`, `learn` is the function


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["learn", *map(str, args)])


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    def predict(texts: Iterable[str], *_: object) -> Iterator[list[Triple]]:
        yield from ([Triple(text[11:-1], KEEPER, text[:4])] for text in texts)

    def train(*_: object, **__: object) -> FakeLearned:
        return LEARNED

    monkeypatch.setattr(LEARNING, "train", train)
    monkeypatch.setattr(LEARNING, "predict", predict)
    rows = [
        {"sentence": f"Dahl keeps Boat {n}.", "triples": [[f"Boat {n}", "keeper", "Dahl"], ["Boat", "ship", "x"]]}
        for n in range(4)
    ]
    path = tmp_path / "examples.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\nbroken\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return write(tmp_path), path


def test_what_is_printed_and_written(files: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(*files, "-o", "out.json", "--lexicon", "out.ttl", "--report", "report.json")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "Read 4 sentences with 4 triples of 1 of the 4 properties.",
        "  4 x unknown property (left out)",
        "      ship (4)",
        "  1 x line is no JSON (left out)",
        "      examples.jsonl:5: broken",
    ]
    measured = "On subjects that it had not seen (4 folds), as kg build takes it: precision 1.00, recall 1.00, F1 1.00"
    assert measured in done.stdout
    (keeper,) = (line.split() for line in lines if line.strip().startswith("keeper"))
    assert keeper == "keeper 4 1.00 1.00 1.00 {o} looks after {s} (12), keep (7)".split()
    assert lines[-3:] == ["Written: out.json", "Written: out.ttl", "Written: report.json"]
    assert (tmp_path / "out.json").read_text("utf-8") == LEARNED.to_json()
    assert f"<{HELD}>" in (tmp_path / "out.ttl").read_text("utf-8")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["quality"]["folds"] == 4


def test_a_lexicon_alone_and_nothing_printed(files: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(*files, "-o", "museum.lexicon.ttl", "--no-check", "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    assert "rel:says" in (tmp_path / "museum.lexicon.ttl").read_text("utf-8")


def test_without_a_check_there_are_no_numbers(files: tuple[Path, Path]) -> None:
    done = run(*files, "-o", "out.json", "--no-check")
    assert done.exit_code == 0
    assert "Precision" not in done.stdout
    assert "{s} hangs in {o} (3)" in done.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["museum.ttl"], "name examples, such as examples.jsonl, too"),
        (["examples.jsonl"], "name an ontology, such as museum.ttl, too"),
        (["museum.ttl", "notes.docx"], "notes.docx: its ending tells neither"),
        (["museum.ttl", "missing.csv"], "Cannot read missing.csv"),
        (["missing.ttl", "examples.jsonl"], "There is no ontology file missing.ttl"),
        (["museum.ttl", "empty.csv"], "empty.csv: the file is empty"),
        (["museum.ttl", "none.csv"], "none.csv: there is no labelled sentence that can be learnt from"),
        (["museum.ttl", "examples.jsonl", "-o", "."], "is a folder"),
        (["museum.ttl", "examples.jsonl", "--lexicon", "out.json"], "two things"),
    ],
)
def test_refusals_are_one_sentence(files: tuple[Path, Path], tmp_path: Path, args: list[str], message: str) -> None:
    assert all(path.exists() for path in files)
    (tmp_path / "empty.csv").touch()
    (tmp_path / "none.csv").write_text("sentence,subject,relation,object\nA B,A,x,B\n", "utf-8")
    done = run("-o", "out.json", *args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_an_interrupt_leaves_nothing(files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def train(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LEARNING, "train", train)
    done = run(*files, "-o", "out.json")
    assert done.exit_code == 130
    assert not (tmp_path / "out.json").exists()
