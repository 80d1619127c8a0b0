"""The command: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.cli.tables import fact_table, print_table

TEXT = (
    "Mayor Ingrid Solberg visited the Nordlys shipyard in Larvik on Friday. "
    "Solberg met the director, Petter Aas.\n\nAas said the yard would hire 200 workers.\n"
)


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.model
class TestBuild:
    def test_writes_turtle_and_a_page_and_says_so(self, article: Path, tmp_path: Path) -> None:
        result = run("build", article, "--output", tmp_path / "out")
        assert result.exit_code == 0, result.stderr
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.html", "graph.ttl"]
        for part in ("Documents", "Person", "asserted", "Ingrid Solberg", "graph.ttl", "graph.html"):
            assert part in result.stdout
        assert result.stderr == ""

    def test_writes_into_the_current_folder(
        self, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("build", article.name, "--quiet").exit_code == 0
        assert (tmp_path / "graph.ttl").is_file()

    @pytest.mark.parametrize("name", sorted(set(kg.FORMATS) - {"html"}))
    def test_writes_every_format(self, name: str, article: Path, tmp_path: Path) -> None:
        result = run("build", article, "-o", tmp_path, "--format", name, "--quiet")
        assert (result.exit_code, result.output) == (0, "")
        path = tmp_path / f"graph.{name}"
        assert "Solberg" in (path / "nodes.csv" if path.is_dir() else path).read_text("utf-8")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", f"graph.{name}"]

    def test_the_programs_are_named_and_the_time_only_when_asked_for(self, article: Path, tmp_path: Path) -> None:
        for options in ((), ("--run-time",)):
            assert run("build", article, "-o", tmp_path, "--format", "ttl", "-q", *options).exit_code == 0
            text = (tmp_path / "graph.ttl").read_text("utf-8")
            assert f'rdfs:label "kg"@en ; schema:softwareVersion "{kg.__version__}"' in text
            assert ("prov:startedAtTime" in text, "prov:endedAtTime" in text) == (bool(options), bool(options))

    def test_statements_as_reifiers_of_rdf_1_2(self, article: Path, tmp_path: Path) -> None:
        assert run("build", article, "-o", tmp_path, "--rdf12", "-q").exit_code == 0
        assert "rdf:reifies <<( " in (tmp_path / "graph.ttl").read_text("utf-8")

    @pytest.mark.parametrize("options", [("--rdf12", "--format", "rdf"), ("--base", "news", "--format", "html")])
    def test_what_no_format_can_do_is_refused_before_anything_is_read(
        self, options: tuple[str, ...], tmp_path: Path
    ) -> None:
        result = run("build", tmp_path / "missing.txt", "-o", tmp_path, *options)
        assert result.exit_code == 2
        assert "RDF 1.2 cannot" in result.stderr or "The base 'news'" in result.stderr
        assert not list(tmp_path.iterdir())

    def test_reads_standard_input(self, tmp_path: Path) -> None:
        assert run("build", "-", "-o", tmp_path, "--format", "nq", "-q", stdin=TEXT).exit_code == 0
        assert "Petter_Aas" in (tmp_path / "graph.nq").read_text("utf-8")

    def test_reads_columns_by_their_names(self, tmp_path: Path) -> None:
        table = tmp_path / "table.csv"
        table.write_text(f'key,body,day\nk1,"{TEXT}",2024-05-03\n', "utf-8")
        columns = ("--text-field", "body", "--id-field", "key", "--date-field", "day")
        assert run("build", table, *columns, "-o", tmp_path, "--format", "json", "-q").exit_code == 0
        document = json.loads((tmp_path / "graph.json").read_text("utf-8"))["documents"][0]
        assert (document["id"], document["published"]) == ("k1", "2024-05-03")

    def test_counts_relative_days_from_the_given_date(self, article: Path) -> None:
        assert "2024-05-03" in run("show", article, "--date", "2024-05-05").stdout

    def test_puts_the_graph_under_the_given_base(self, article: Path, tmp_path: Path) -> None:
        assert run("build", article, "-o", tmp_path, "--base", "https://example.org/n/", "-q").exit_code == 0
        assert "https://example.org/n/" in (tmp_path / "graph.ttl").read_text("utf-8")

    def test_an_ontology_of_ones_own_names_the_relation(self, article: Path, tmp_path: Path) -> None:
        shutil.copy(Path(__file__).parents[1] / "ontologies" / "lexicon.ttl", tmp_path / "mine.ttl")
        assert run("build", article, "-o", tmp_path, "--ontology", tmp_path / "mine.ttl", "-q").exit_code == 0


@pytest.mark.model
class TestShow:
    def test_shows_each_fact_with_its_sentence(self, article: Path) -> None:
        result = run("show", article)
        assert result.exit_code == 0
        assert "visited" in result.stdout
        assert "Solberg met the director, Petter Aas." in result.stdout

    def test_gives_the_graph_as_json(self, article: Path) -> None:
        graph = json.loads(run("show", article, "--json").stdout)
        assert {"documents", "entities", "facts"} <= set(graph)

    def test_says_when_there_is_nothing_to_show(self) -> None:
        result = run("show", "-", stdin="Nothing.\n")
        assert result.exit_code == 0
        assert "No facts" in result.stdout


def test_lets_no_control_character_or_markup_through_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    quote = "\x1b[31mAda met \u202eBob [bold]today[/bold]."
    evidence = kg.Evidence("d", kg.Span(0, 9), kg.Span(0, 1), kg.Span(1, 2), kg.Span(2, 3), quote)
    fact = kg.Fact("Ada", kg.Predicate("meet", label="met"), "Bob", evidence=frozenset({evidence}))
    print_table(fact_table(kg.KnowledgeGraph(facts=[fact])))
    assert "[31mAda met Bob [bold]today[/bold]." in capsys.readouterr().out.replace("\n", "")


@pytest.mark.model
class TestVerify:
    @pytest.fixture(params=["ttl", "json"])
    def graph(self, request: pytest.FixtureRequest, article: Path, tmp_path: Path) -> Path:
        assert run("build", article, "-o", tmp_path, "--format", request.param, "-q").exit_code == 0
        return tmp_path / f"graph.{request.param}"

    def test_accepts_the_text_the_graph_was_made_from(self, graph: Path, article: Path) -> None:
        result = run("verify", graph, "--source", article)
        assert (result.exit_code, result.stderr) == (0, "")

    def test_lists_what_another_text_does_not_say(self, graph: Path, article: Path) -> None:
        article.write_text(TEXT.replace("visited", "avoided"), "utf-8")
        result = run("verify", graph, "--source", article)
        assert result.exit_code == 1
        assert "document" in result.stdout

    def test_needs_a_graph_that_can_be_read(self, article: Path, tmp_path: Path) -> None:
        result = run("verify", tmp_path / "none.ttl", "--source", article)
        assert result.exit_code == 2
        assert "none.ttl" in result.stderr


def commands() -> list[tuple[str, click.Command]]:
    return sorted(main.commands.items())


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"kg, version {kg.__version__}\n")


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_has_help_and_an_example(name: str, command: click.Command) -> None:
    text = run(name, "--help").stdout
    assert "Example" in text
    assert f"kg {name}" in text.split("Example", 1)[1]
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help and p.name != "sources"] == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])  # bash's script asks the bash of the machine for its version
def test_completion_is_a_script_for_the_shell(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_KG_COMPLETE={shell}_complete" in result.stdout


def test_completion_knows_the_commands() -> None:
    words = {**os.environ, "_KG_COMPLETE": "zsh_complete", "COMP_WORDS": "kg bu", "COMP_CWORD": "1"}
    assert "build" in command_line(env=words).stdout


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "x.txt", "--format", "docx"), ("build", "x.txt", "--date", "Friday"), ("nonsense",)],
)
def test_wrong_use_is_two(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr


def command_line(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    full = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(full, capture_output=True, text=True, check=False, timeout=120, env=env)


@pytest.mark.model
def test_a_closed_pipe_is_no_error(article: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "show", str(article)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 0


def _heed_interrupts() -> None:
    """Undo what a shell does to whatever it runs in the background, should these tests be run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.model
@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupt_leaves_no_file_and_exits_130(tmp_path: Path, processes: int) -> None:
    for i in range(40):
        (tmp_path / f"{i}.txt").write_text(f"{TEXT} Edition {i} follows. " * 40, "utf-8")
    out = tmp_path / "out"
    full = [sys.executable, "-m", "kg", "build", str(tmp_path), "-o", str(out), "--processes", str(processes)]
    with subprocess.Popen(
        full,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509  (no threads here)
    ) as process:
        time.sleep(3)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group
        _, errors = process.communicate(timeout=60)
    # killed by the signal is 130 to a shell, too; Python ends so when the interrupt met code that it ran from a string
    assert process.returncode in {130, -signal.SIGINT}
    assert errors.strip().count("\n") == 0
    assert not out.exists()
