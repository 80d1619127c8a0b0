from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.readers import ReadOptions, endings, read, read_all


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {path.name}.")


def sources(folder: Path, source: object, **keywords: object) -> list[str]:
    found = read(str(source), **keywords)  # type: ignore[arg-type]
    return [Path(document.source).relative_to(folder).as_posix() for document in found]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/B.TXT", "a.txt", "c/d/e.text", "notes.py", ".hidden.txt", ".git/x.txt")
    assert sources(tmp_path, tmp_path) == ["a/B.TXT", "a/z.md", "a.txt", "b.txt", "c/d/e.text"]


def test_a_pattern_takes_files_and_folders(tmp_path: Path) -> None:
    write(tmp_path, "n2.txt", "n1.txt", "n3/inner.txt", "n4.py", "other.txt")
    assert sources(tmp_path, tmp_path / "n*") == ["n1.txt", "n2.txt", "n3/inner.txt"]
    assert sources(tmp_path, tmp_path / "**/*.txt") == ["n1.txt", "n2.txt", "n3/inner.txt", "other.txt"]
    assert sources(tmp_path, tmp_path / "**") == ["n1.txt", "n2.txt", "n3/inner.txt", "other.txt"]


def test_a_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    write(tmp_path, "a[1].txt")
    assert sources(tmp_path, tmp_path / "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize("pattern", ["", "*", "*.txt"])
def test_nothing_readable_names_what_is_read(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, "a.py", ".hidden.txt")
    with pytest.raises(ReadError, match="nothing that kg reads") as caught:
        list(read(tmp_path / pattern))
    assert all(ending in str(caught.value) for ending in endings())


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    errors: list[ReadError] = []
    documents = list(read_all([tmp_path / "no.txt", tmp_path / "a.txt"], on_error=errors.append))
    assert [d.text for d in documents] == ["Text of a.txt."]
    assert [str(e) for e in errors] == [f"{tmp_path}/no.txt: no such file or folder; check the spelling."]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("https://example.org/a", "https://example.org/a: kg reads files and not the web"),
        ("Ann Lee visited Oslo. " * 300, "no file can have so long a name; to read text itself"),
        ("a\x00b", "no file can have this name"),
        ("no.txt/inner.txt", "no such file or folder"),
    ],
)
def test_what_is_no_path(source: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(read(source))
    assert message in str(caught.value)
    assert len(str(caught.value)) < 300


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b.txt", "closed/c.txt")
    real_open, real_iterdir = Path.open, Path.iterdir

    def refuse_open(self: Path, *args: object, **keywords: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real_open(self, *args, **keywords)  # type: ignore[call-overload]

    def refuse_iterdir(self: Path) -> object:
        if self.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real_iterdir(self)

    monkeypatch.setattr(Path, "open", refuse_open)
    monkeypatch.setattr(Path, "iterdir", refuse_iterdir)
    errors: list[ReadError] = []
    assert [d.text for d in read(tmp_path, on_error=errors.append)] == ["Text of b.txt."]
    assert [str(e).split(";")[0] for e in errors] == [
        f"{tmp_path}/a.txt: permission denied",
        f"{tmp_path}/closed: permission denied",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_links_that_go_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.txt").symlink_to("self.txt")
    (tmp_path / "a" / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    errors: list[ReadError] = []
    found = sources(tmp_path, tmp_path, on_error=errors.append)
    assert found == ["a/x.txt", "b/x.txt"]
    told = sorted({str(e).removeprefix(f"{tmp_path}/").split(";")[0] for e in errors})
    assert told == [
        "a/gone.txt: no such file or folder",
        "a/self.txt: this link leads back to itself",
        "a/up: this link leads back to a folder above it",
        "b/gone.txt: no such file or folder",
        "b/self.txt: this link leads back to itself",
        "b/up: this link leads back to a folder above it",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_pipe_inside_a_folder_does_not_block(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert sources(tmp_path, tmp_path) == ["a.txt"]


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_compressed_files(tmp_path: Path, ending: str, pack: object) -> None:
    (tmp_path / f"a.txt{ending}").write_bytes(pack(b"Ann Lee came."))  # type: ignore[operator]
    (tmp_path / f"b.csv{ending}").write_bytes(pack(b"text\nBo Lee left.\n"))  # type: ignore[operator]
    assert [(d.text, d.id[:2]) for d in read(tmp_path)] == [("Ann Lee came.", "a-"), ("Bo Lee left.", "b-")]


@pytest.mark.parametrize(
    "data",
    [b"no archive", gzip.compress(b"text " * 5000, mtime=0)[:-20], gzip.compress(b"x", mtime=0)[:3] + b"\xff" * 40],
)
def test_damaged_archives(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    with pytest.raises(ReadError, match=r"a\.txt\.gz: the compressed data is damaged or cut off"):
        list(read(tmp_path / "a.txt.gz"))


def test_an_unknown_ending_needs_an_order(tmp_path: Path) -> None:
    write(tmp_path, "a.log")
    with pytest.raises(ReadError, match=r"kg does not read \.log files but \.txt .*--read-as"):
        list(read(tmp_path / "a.log"))
    assert sources(tmp_path, tmp_path / "a.log", options=ReadOptions(format="text")) == ["a.log"]
    assert sources(tmp_path, tmp_path, options=ReadOptions(format="txt")) == ["a.log"]


def test_an_unknown_format_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no format called 'docx'; choose one of text, markdown"):
        list(read(tmp_path, options=ReadOptions(format="docx"), on_error=lambda _: None))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Ann Lee came.", "Ann Lee came."),
        (b'{"text": "Ann Lee came."}\n{"text": "Bo left."}\n', "Ann Lee came."),
        (b'\n[ {"text": "Ann Lee came."}]', "Ann Lee came."),
        (b"<!-- x --><!DOCTYPE html><html><body><p>Ann Lee came.</p></body></html>", "Ann Lee came.\n"),
        (b"\xef\xbb\xbf{ and so on", "{ and so on"),
    ],
)
def test_what_has_no_name_is_known_by_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, text: str
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stream)
    documents = list(read("-"))
    assert documents[0].text == text
    assert documents[0].source == "-"
    assert not stream.buffer.closed
    (tmp_path / "README").write_bytes(data)
    assert next(read(tmp_path / "README")).text == text


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_stdin_with_a_format(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    data = {"csv": b"text\nAnn came.\n", "jsonl": b'{"text": "Ann came."}'}[form]
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stream)
    assert [d.text for d in read("-", options=ReadOptions(format=form))] == ["Ann came."]
    assert not stream.buffer.closed
