"""Bad input and bad outputs through the command: one clear sentence each, nothing lost, the right exit code."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

GOOD = "Mayor Ingrid Solberg visited Larvik. She met Petter Aas.\n"

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def prose(characters: int) -> str:
    """One line of sentences about many people, places and things."""
    first, last = (
        ("Anna", "Bjorn", "Clara", "David", "Elin", "Fredrik", "Greta"),
        ("Berg", "Dahl", "Lie", "Moen", "Ruud"),
    )
    verbs, places = ("visited", "opened", "criticised", "bought", "left"), ("Oslo", "Bergen", "Paris", "Lima", "Cairo")
    sentences = (
        f"{first[i % 7]} {last[i // 7 % 5]} {verbs[i % 5]} the {i}th factory in {places[i // 3 % 5]}, and she met "
        f"{first[i // 2 % 7]} {last[i % 5]} there on Monday. "
        for i in range(characters // 60)
    )
    return "".join(sentences)[:characters]


def build(*arguments: object, formats: tuple[str, ...] = ("json",)) -> Result:
    wanted = [part for name in formats for part in ("--format", name)]
    return CliRunner().invoke(main, ["build", *map(str, arguments), *wanted, "--output", "out", "--quiet"])


def documents() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path("out/graph.json").read_text("utf-8"))["documents"]
    return found


def labels() -> set[str]:
    return {entity["label"] for entity in json.loads(Path("out/graph.json").read_text("utf-8"))["entities"]}


def refuses(result: Result, *parts: str) -> None:
    """One sentence on standard error with these parts, exit 2, and nothing written."""
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.rstrip().endswith(".") or "pip install" in result.stderr
    for part in parts:
        assert part in result.stderr
    assert "Traceback" not in result.output
    assert not Path("out").exists()


class TestUnreadableSources:
    @pytest.mark.parametrize("content", [b"", b" \n\n\t "], ids=["nothing", "blank"])
    def test_empty_file(self, content: bytes) -> None:
        Path("a.txt").write_bytes(content)
        refuses(build("a.txt"), "a.txt", "no text")

    def test_binary_file(self) -> None:
        Path("a.txt").write_bytes(bytes(range(256)) * 50)
        refuses(build("a.txt"), "a.txt", "binary")

    def test_file_of_another_kind(self) -> None:
        Path("a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        refuses(build("a.png"), "a.png", ".txt")

    def test_unknown_encoding(self) -> None:
        Path("a.txt").write_bytes("S\u00f8ren \u00c5s".encode("latin-1"))
        refuses(build("a.txt"), "a.txt", "--encoding")

    def test_missing_file(self) -> None:
        refuses(build("none.txt"), "none.txt", "no such file")

    def test_pattern_that_matches_nothing(self) -> None:
        refuses(build("*.txt"), "*.txt")

    def test_folder_with_nothing_readable(self) -> None:
        Path("folder").mkdir()
        Path("folder/a.png").touch()
        refuses(build("folder"), "folder", "nothing that kg reads")

    def test_file_without_permission(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("a.txt").write_text(GOOD, "utf-8")

        def refuse(*_: object, **__: object) -> None:  # root may read everything
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a.txt")

        monkeypatch.setattr(Path, "open", refuse)
        monkeypatch.setattr("io.open", refuse)
        monkeypatch.setattr("builtins.open", refuse)
        result = build("a.txt")
        monkeypatch.undo()
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "permission denied" in result.stderr

    def test_broken_lines_of_a_table_are_named(self) -> None:
        Path("a.jsonl").write_text(json.dumps({"text": GOOD}) + '\n{"text": \n{"title": "no text"}\n', "utf-8")
        result = build("a.jsonl")
        assert result.exit_code == 1
        assert "a.jsonl:2:" in result.stderr
        assert "a.jsonl:3:" in result.stderr
        assert len(documents()) == 1


class TestStrangeTexts:
    def test_nul_bytes(self) -> None:
        Path("a.txt").write_bytes(b"Mayor Ingrid Solberg\x00 visited Larvik.\x00 She met Petter Aas.\n")
        result = build("a.txt", formats=("json", "ttl", "html"))
        assert result.exit_code == 0, result.stderr
        assert "Ingrid Solberg" in labels()
        assert "\x00" not in Path("out/graph.ttl").read_text("utf-8")

    def test_lone_surrogates(self) -> None:
        Path("a.jsonl").write_text('{"text": "Ingrid Solberg \\ud800visited Larvik.", "id": "\\udfff"}\n', "utf-8")
        result = build("a.jsonl", formats=("json", "ttl", "nq", "html"))
        assert result.exit_code == 0, result.stderr
        assert "Ingrid Solberg" in labels()

    def test_marks_of_writing_direction(self) -> None:
        Path("a.txt").write_text(
            "Ingrid Solberg \u200fvisited\u200e Larvik. \u202e\u05d0\u05d1\u05d2\u202c met her.", "utf-8"
        )
        assert build("a.txt", formats=("json", "ttl", "html")).exit_code == 0
        assert any("Ingrid Solberg" in label for label in labels())

    def test_no_punctuation(self) -> None:
        Path("a.txt").write_text("ingrid solberg visited larvik and then she met petter aas " * 300, "utf-8")
        assert build("a.txt").exit_code == 0

    def test_one_long_word(self) -> None:
        Path("a.txt").write_text("x" * 200_000, "utf-8")
        assert build("a.txt").exit_code == 0
        assert len(documents()[0]["text"]) == 200_000

    def test_one_long_line(self) -> None:
        self.check_long(characters=60_000)

    @pytest.mark.slow
    def test_a_million_characters(self) -> None:
        self.check_long(characters=1_050_000)  # spaCy refuses more than 1,000,000 by itself

    @pytest.mark.slow
    def test_fifty_megabytes_in_one_line(self) -> None:
        Path("a.txt").write_text("x" * 50_000_000, "utf-8")
        assert build("a.txt").exit_code == 0
        assert len(documents()[0]["text"]) == 50_000_000

    def check_long(self, characters: int) -> None:
        text = prose(characters)
        Path("a.txt").write_text(text, "utf-8")
        assert build("a.txt").exit_code == 0
        assert documents()[0]["text"] == text
        facts = json.loads(Path("out/graph.json").read_text("utf-8"))["facts"]
        assert len(facts) > characters / 1000


class TestSeveralSources:
    def test_one_broken_source_is_left_out_and_the_rest_is_written(self) -> None:
        Path("good.txt").write_text(GOOD, "utf-8")
        Path("broken.txt").write_bytes(bytes(range(256)))
        result = build("broken.txt", "good.txt", "none.txt")
        assert result.exit_code == 1
        assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["broken.txt", "none.txt"]
        assert [document["source"] for document in documents()] == ["good.txt"]


class TestOutputs:
    @pytest.fixture(autouse=True)
    def _good(self) -> None:
        Path("good.txt").write_text(GOOD, "utf-8")

    def test_an_existing_file_is_replaced(self) -> None:
        Path("out").mkdir()
        Path("out/graph.json").write_text("old", "utf-8")
        assert build("good.txt").exit_code == 0
        assert documents()
        assert [path.name for path in Path("out").iterdir()] == ["graph.json"]

    def test_a_full_disk_leaves_the_old_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("out").mkdir()
        Path("out/graph.json").write_text("old", "utf-8")

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        result = build("good.txt")
        assert result.exit_code == 2
        assert "disk is full" in result.stderr
        assert Path("out/graph.json").read_text("utf-8") == "old"
        assert [path.name for path in Path("out").iterdir()] == ["graph.json"]

    def test_a_folder_in_the_place_of_the_file(self) -> None:
        Path("out/graph.json").mkdir(parents=True)
        result = build("good.txt")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "folder" in result.stderr

    def test_a_file_in_the_place_of_the_folder(self) -> None:
        Path("out").write_text("old", "utf-8")
        result = build("good.txt")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert Path("out").read_text("utf-8") == "old"


class TestSettings:
    @pytest.fixture(autouse=True)
    def _good(self) -> None:
        Path("good.txt").write_text(GOOD, "utf-8")

    def test_missing_model(self) -> None:
        refuses(build("good.txt", "--model", "en_core_news_xl"), "en_core_news_xl", "pip install en-core-news-xl")

    def test_missing_model_with_several_processes(self) -> None:
        refuses(build("good.txt", "--model", "en_core_news_xl", "--processes", "2"), "pip install en-core-news-xl")

    def test_ontology_that_does_not_parse(self) -> None:
        Path("mine.ttl").write_text("@prefix : <urn:x:> .\n:a :b .\n", "utf-8")
        refuses(build("good.txt", "--ontology", "mine.ttl"), "mine.ttl", "line 2")

    def test_missing_ontology(self) -> None:
        refuses(build("good.txt", "--ontology", "none.ttl"), "none.ttl")

    def test_unknown_encoding_name(self) -> None:
        refuses(build("good.txt", "--encoding", "latin-99"), "latin-99")

    def test_unknown_format_of_the_sources(self) -> None:
        refuses(build("good.txt", "--read-as", "docx"), "docx")

    def test_base_that_is_no_iri(self) -> None:
        result = build("good.txt", "--base", "no iri", formats=("ttl",))
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
