"""The command `kg push`: exit codes, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.push import client
from kg.push.source import parts_of, plan
from kg.store.store import Store
from tests.push.test_push import file_of
from tests.push.toy import Answer, Toy, toy
from tests.store.making import news
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server() -> Iterator[Toy]:
    with toy() as found:
        yield found


def run(*arguments: object) -> Result:
    environment = dict.fromkeys(("KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"))
    return CliRunner().invoke(main, ["push", *map(str, arguments)], env=environment)


def test_a_push(server: Toy, tmp_path: Path) -> None:
    path = file_of(tmp_path, "x", "y")
    done = run(path, server.store)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "Pushed 6 triples into 2 graphs.\n", "")
    done = run(path, server.store, "--resume")
    assert done.stdout == "Pushed 0 triples into 0 graphs; 2 graphs were there already.\n"
    assert run(path, server.store, "--quiet").output == ""


def test_a_store_is_pushed_as_its_file_would_be(server: Toy, tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.put(*news(3), sample.graph())
        store.write(tmp_path / "g.nq")
        assert plan(store.parts) == plan(parts_of(tmp_path / "g.nq"))
    done = run(tmp_path / "s", server.store)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "into 4 graphs" in done.stdout
    assert run(tmp_path / "g.nq", server.store, "--resume").stdout.endswith("4 graphs were there already.\n")
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty", server.store).exit_code == 2


def test_some_fail(server: Toy, tmp_path: Path) -> None:
    server.script = [Answer(204), Answer(403)]
    done = run(file_of(tmp_path, "x", "y", "z"), server.store)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"Failed: urn:y: {server.store} does not allow this; check the rights of the user there.",
        (
            "Pushed 3 triples into 1 graph; 1 graph failed, 1 graph not tried. What is there stays; "
            "push again with --resume to go on."
        ),
    ]


def test_an_interrupt(server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(client, "_wait", interrupt)
    server.script = [Answer(204), Answer(503)]
    done = run(file_of(tmp_path, "x", "y"), server.store)
    assert done.exit_code == 130
    assert "push again with --resume" in done.stderr


def test_nothing_could_be_pushed(server: Toy, tmp_path: Path) -> None:
    server.script = [Answer(404)]
    path = file_of(tmp_path, "x")
    done = run(path, server.store)
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: {server.store} has nothing at this address; check the path of the URL. Nothing was pushed.\n"
    )
    for arguments in (
        (path,),
        (path, server.store, "--update", server.store),
        (path, "ftp://h/"),
        ("no.nq", server.url),
    ):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith("Error: ")
