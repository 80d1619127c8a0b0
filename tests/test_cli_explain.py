"""`kg explain`: what it prints, how it numbers, and how it ends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.cli.explain_tables import Mark, explained_fact, explained_sentence, marked
from kg.cli.tables import print_table
from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (
    "Mayor Ingrid Solberg visited the Nordlys shipyard in Larvik on Friday. "
    "She met the director, Petter Aas.\n\nAas said the yard would hire 200 workers. Everyone left Oslo.\n"
)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def folded(text: str) -> str:
    return " ".join(text.split())


def refuses(result: Result, message: str) -> None:
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")


@pytest.mark.model
class TestFacts:
    def test_shows_the_words_the_rule_and_the_references(self, article: Path) -> None:
        number = next(n for n, row in shown(article) if "She met" in row and " met " in row)
        result = run(article, "--fact", number)
        assert (result.exit_code, result.stderr) == (0, "")
        out = folded(result.stdout)
        assert f"Fact {number}: Ingrid Solberg - met - Petter Aas" in out
        assert "[subject: She] [predicate: met] [object: the director], Petter Aas." in out
        assert "clause: A verb relates its subject" in out
        assert "“She” (pronoun) = Ingrid Solberg (Person), like “Ingrid Solberg”" in out
        assert "met: that is what “meet” means in the ontology" in out
        assert re.search(r"met +predicate +VBD +ROOT", result.stdout)

    def test_a_graph_or_a_store_is_explained_as_its_texts_are(self, article: Path, tmp_path: Path) -> None:
        kg.build(article).write(tmp_path / "g.json")
        with kg.Store(tmp_path / "s", geonames=False) as store:
            store.add(article)
        wanted = run(article, "--json", "--fact", 1).stdout
        assert run(tmp_path / "g.json", "--json", "--fact", 1).stdout == wanted
        assert run(tmp_path / "s", "--json", "--fact", 1).stdout == wanted

    def test_numbers_as_show_does(self, article: Path) -> None:
        rows = list(shown(article))
        assert rows
        for number, row in rows:
            title = run(article, "--fact", number).stdout.split("\n", 1)[0]
            subject, relation, target = re.fullmatch(r"Fact \d+: (.+) - (.+) - (.+)", title.strip()).groups()  # type: ignore[union-attr]
            assert folded(row).startswith(f"{number} {subject} {relation} {target}")

    def test_tells_who_claims_it_and_when(self, article: Path) -> None:
        out = folded(run(article, "--date", "2024-05-05").stdout)
        assert "claimed, possible (said would)" in out
        facts = [
            json.loads(run(article, "--date", "2024-05-05", "--fact", n, "--json").stdout) for n, _ in shown(article)
        ]
        (visit,) = [f["facts"][0] for f in facts if f["facts"][0]["relation"] == "visited"]
        assert visit["fact"]["when"]["value"] == "2024-05-03"
        assert visit["findings"][0]["candidate"]["time"] == "on Friday"

    def test_json_has_everything_and_is_ascii(self, article: Path) -> None:
        result = run(article, "--fact", 1, "--json")
        assert result.stdout.isascii()
        (fact,) = json.loads(result.stdout)["facts"]
        assert fact["number"] == 1
        assert {"subject", "relation", "object", "status", "factuality", "confidence"} <= {*fact, *fact["fact"]}
        (finding,) = fact["findings"]
        assert {"text", "roles", "tag", "dep", "head", "repaired"} <= set(finding["candidate"]["tokens"][0])


@pytest.mark.model
class TestSentences:
    def test_shows_every_sentence(self, article: Path) -> None:
        out = folded(run(article).stdout)
        assert [f"Sentence {n}" in out for n in range(1, 6)] == [True, True, True, True, False]
        assert "visited (subjects: Solberg; objects: shipyard; in Larvik; on Friday)" in out

    def test_tells_why_a_candidate_was_dropped(self, article: Path) -> None:
        out = folded(run(article, "--sentence", 4).stdout)
        assert "Everyone left Oslo." in out
        assert "“Everyone”, heads no name" in out
        assert "Solberg" not in out

    def test_says_when_no_rule_saw_anything(self) -> None:
        assert "no rule saw a relation here" in run("-", stdin="Nothing happened.\n").stdout

    def test_gives_json(self, article: Path) -> None:
        (sentence,) = json.loads(run(article, "--sentence", 4, "--json").stdout)["sentences"]
        (candidate,) = sentence["candidates"]
        assert (sentence["text"], candidate["fact"], candidate["rule"]) == ("Everyone left Oslo.", None, "clause")
        assert "Everyone" in candidate["dropped"]


@pytest.mark.model
class TestBadInput:
    @pytest.mark.parametrize("number", [0, -1, 99])
    def test_a_fact_that_is_not_there(self, article: Path, number: int) -> None:
        last = len(list(shown(article)))
        refuses(run(article, "--fact", number), f"There is no fact {number}: they are numbered 1 to {last}.")

    def test_says_what_each_mention_was_linked_to_and_by_which_rule(self, article: Path) -> None:
        out = folded(run(article, "--sentence", 2).stdout)
        assert "Linked “She” (pronoun) to “Ingrid Solberg”, by the rule “pronoun”" in out
        values = json.loads(run(article, "--sentence", 2, "--json").stdout)["sentences"][0]["links"]
        assert [link["entity"] for link in values if link["text"] == "She"] == ["Ingrid Solberg"]

    def test_a_sentence_that_is_not_there(self, article: Path) -> None:
        refuses(run(article, "--sentence", 5), "There is no sentence 5: they are numbered 1 to 4.")

    def test_a_text_without_facts(self) -> None:
        refuses(run("-", "--fact", 1, stdin="Nothing happened.\n"), "There is no fact 1: none was found.")

    def test_both_at_once(self, article: Path) -> None:
        refuses(run(article, "--fact", 1, "--sentence", 1), "Give --fact or --sentence, not both.")

    def test_a_missing_file(self, tmp_path: Path) -> None:
        result = run(tmp_path / "none.txt")
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert "none.txt" in result.stderr

    def test_an_empty_document(self) -> None:
        result = run("-", stdin="")
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1

    def test_a_source_that_was_left_out_shows_in_the_exit_code(self, article: Path, tmp_path: Path) -> None:
        result = run(article, tmp_path / "none.txt", "--sentence", 4)
        assert result.exit_code == 1
        assert "Everyone" in result.stdout
        assert "none.txt" in result.stderr

    def test_text_that_means_something_to_a_terminal_is_text(self) -> None:
        text = "[bold]Mayor[/bold] \x1b[31mIngrid Solberg\x07 met [/red]Petter Aas in \u202eOslo \\[link=x]."
        for arguments in ((), ("--fact", 1)):
            out = run("-", *arguments, stdin=text).stdout
            assert "\x1b" not in out
            assert "\x07" not in out
            assert "\u202e" not in out
        assert "[bold]Mayor[/bold]" in run("-", stdin=text).stdout


def shown(article: Path) -> Iterator[tuple[int, str]]:
    """Number and row of each fact that `kg show` lists."""
    out = CliRunner().invoke(main, ["show", str(article), "--date", "2024-05-05"]).stdout
    rows = [line for line in out.splitlines() if re.match(r" *\d+ ", line)]
    return ((int(row.split()[0]), row) for row in rows)


def test_hostile_text_in_every_field_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    bad = "[red]\x1b[31m\u202e\x00[/red]\\"
    end = kg.Participant(bad, kg.Span(0, 3), None, (bad,), bad)
    fact = kg.Fact(bad, kg.Predicate(bad), bad, by=bad, when=kg.When(bad, bad), where=bad, cue=bad)
    candidate = kg.Candidate(end, bad, end, bad, bad, bad, bad, (), fact.factuality, bad, end, bad, end, 0.5)
    finding = kg.Finding("d", 1, kg.Span(0, 3), bad, bad, candidate)
    explained = kg.ExplainedFact(1, fact, bad, bad, bad, bad, bad, bad, bad, (bad,), (finding,))
    link = kg.Link(bad, kg.Span(0, 3), MentionKind.NAME, bad, kg.Span(0, 3), bad)
    sentence = kg.ExplainedSentence(1, bad, kg.Span(0, 3), bad, (bad,), (bad,), (link,), (candidate,))
    for table in (*explained_fact(explained), *explained_sentence(sentence)):
        print_table(table)
    out = capsys.readouterr().out
    assert "[red]" in out
    assert all(c.isprintable() or c == "\n" for c in out)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "Ann met Bo there."),
        ([Mark(10, 13, "subject"), Mark(18, 20, "object")], "[subject: Ann] met [object: Bo] there."),
        ([Mark(10, 20, "subject"), Mark(14, 17, "predicate")], "[subject: Ann [predicate: met] Bo] there."),
        ([Mark(10, 13, "cue"), Mark(14, 17, "cue")], "[cue: Ann met] Bo there."),
        ([Mark(10, 13, "cue"), Mark(18, 20, "cue")], "[cue: Ann] met [cue: Bo] there."),
        ([Mark(10, 17, "subject"), Mark(14, 20, "object")], "[subject: Ann [object: met]] Bo there."),
        ([Mark(0, 9, "cue"), Mark(90, 99, "object")], "Ann met Bo there."),
        ([Mark(10, 13, "object"), Mark(10, 13, "predicate")], "[object: [predicate: Ann]] met Bo there."),
    ],
)
def test_marks_are_written_into_the_sentence(marks: list[Mark], expected: str) -> None:
    assert marked("Ann met Bo there.", 10, marks) == expected
