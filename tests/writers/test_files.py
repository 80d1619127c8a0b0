from __future__ import annotations

import errno
import gzip
import os
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import WriteError
from kg.writers.files import write_folder, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def failing(error: BaseException) -> Iterator[str]:
    yield "half"
    raise error


def test_text_is_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.txt", ["caf\u00e9\n", "\r\n"])
    assert path.read_bytes() == b"caf\xc3\xa9\n\r\n"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    assert write_text(tmp_path / "a/b/c.txt", ["x"]).read_text() == "x"


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(errno.EIO, "disk error")])
def test_on_any_error_the_old_file_stays_and_nothing_is_left(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises((type(error), WriteError)):
        write_text(path, failing(error))
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, name: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / name
    path.write_text("old")
    monkeypatch.setattr(os, function, full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WriteError, match=rf"{name}: the disk is full; free some space"):
        write_text(path, ["new"])
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("name", ["plain", "packed.gz"])
def test_a_full_device(tmp_path: Path, name: str) -> None:
    link = tmp_path / name
    link.symlink_to("/dev/full")
    with pytest.raises(WriteError, match="the disk is full"):
        write_text(link, ["x" * 100_000])


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, whom permissions do not stop
    with pytest.raises(WriteError, match="you may not write there; choose another folder"):
        write_text(tmp_path / "a.txt", ["x"])


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="that is a folder"):
        write_text(tmp_path, ["x"])


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(WriteError, match="is a file, not a folder"):
        write_text(tmp_path / "a/b.txt", ["x"])


@pytest.mark.parametrize(("name", "words"), [("x" * 300, "the name is too long"), ("a\0b", "NUL character")])
def test_impossible_names(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(WriteError, match=words):
        write_text(tmp_path / name, ["x"])


def test_a_long_name_that_is_possible(tmp_path: Path) -> None:
    assert write_text(tmp_path / ("\u00e9" * 120 + ".txt"), ["x"]).read_text() == "x"


def test_permissions_of_an_old_file_are_kept_and_new_ones_follow_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("x")
    old.chmod(0o600)
    (tmp_path / "plain.txt").write_text("x")
    assert stat.S_IMODE(write_text(old, ["y"]).stat().st_mode) == 0o600
    assert write_text(tmp_path / "new.txt", ["y"]).stat().st_mode == (tmp_path / "plain.txt").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", ["new"])
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_gzip_has_the_same_bytes_at_any_time_and_under_any_name(tmp_path: Path) -> None:
    a = write_text(tmp_path / "a.gz", ["x" * 1000]).read_bytes()
    assert a == write_text(tmp_path / "b.gz", ["x" * 500, "x" * 500]).read_bytes()
    assert gzip.decompress(a) == b"x" * 1000


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text()))
    reader.start()
    write_text(pipe, ["x"])
    reader.join(5)
    assert found == ["x"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "new/out"
    for text in ("one", "two"):
        assert write_folder(folder, {"a.csv": [text], "b.csv": ["b"]}) == folder
        assert {path.name: path.read_text() for path in folder.iterdir()} == {"a.csv": text, "b.csv": "b"}
        assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(errno.EIO, "disk error")])
@pytest.mark.parametrize("there", [True, False])
def test_on_any_error_the_old_folder_stays_and_nothing_is_left(
    tmp_path: Path, error: BaseException, *, there: bool
) -> None:
    folder = tmp_path / "out"
    if there:
        write_folder(folder, {"a.csv": ["old"], "b.csv": ["old"]})
    with pytest.raises((type(error), WriteError)):
        write_folder(folder, {"a.csv": ["new"], "b.csv": failing(error)})
    assert [path.read_text() for path in tmp_path.rglob("*.csv")] == ["old", "old"] * there
    assert list(tmp_path.iterdir()) == [folder] * there


def test_the_old_folder_is_put_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "out", {"a.csv": ["old"]})
    rename, moves = Path.rename, []

    def second_fails(self: Path, target: Path) -> Path:
        moves.append(target)
        if len(moves) == 2:
            raise OSError(errno.EIO, "disk error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(WriteError):
        write_folder(folder, {"a.csv": ["new"]})
    assert (folder / "a.csv").read_text() == "old"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(WriteError, match=r"it holds 'thesis\.txt', which would be lost"):
        write_folder(tmp_path, {"a.csv": ["x"]})
    with pytest.raises(WriteError, match="that is a file, and the format is a folder"):
        write_folder(tmp_path / "thesis.txt", {"a.csv": ["x"]})
    assert (tmp_path / "thesis.txt").read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1
