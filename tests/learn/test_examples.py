"""Labelled sentences in the shapes that people have them, and what is odd about them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.learn.examples import (
    CONTRADICTION,
    DUPLICATE,
    IN_DOUBT,
    LOOP,
    NO_OBJECT,
    NO_SUBJECT,
    NO_TEXT,
    NO_TRIPLE,
    NO_TRIPLES,
    REPAIRED,
    UNKNOWN,
    Example,
    ExampleReport,
    Triple,
    folded,
    read_examples,
    stands_in,
)
from kg.learn.mojibake import repaired
from kg.learn.rows import BROKEN_ROW, NO_JSON, WRONG_ENCODING
from tests.hostile import TEXTS
from tests.learn.museum import HELD, KEEPER, LENT, PAINTED, museum

if TYPE_CHECKING:
    from pathlib import Path

KEPT = Example("e:1", "Dahl keeps the Blue Boat.", (Triple("Blue Boat", KEEPER, "Dahl"),))
LINE = {"sent": KEPT.text, "triples": [{"sub": "Blue Boat", "rel": "keeper", "obj": "Dahl"}]}


def read(folder: Path, content: str | bytes, name: str = "e.jsonl") -> tuple[list[Example], ExampleReport]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_examples([path], museum(folder))


def problems(report: ExampleReport) -> dict[str, int]:
    return {it.kind: it.count for it in report.problems}


@pytest.mark.parametrize(
    "row",
    [
        LINE,
        {"sentence": KEPT.text, "triples": [{"subject": "Blue Boat", "relation": "keeper", "object": "Dahl"}]},
        {"text": KEPT.text, "relations": [{"head": "Blue Boat", "type": "keeper", "tail": "Dahl"}]},
        {"Text": KEPT.text, "Triples": [{"Subject": "Blue Boat", "Predicate": "keeper", "Object": "Dahl"}]},
        {"text": KEPT.text, "triples": [["Blue Boat", "keeper", "Dahl"]]},
        {"text": KEPT.text, "triples": [[{"name": "Blue Boat"}, "keeper", {"label": "Dahl"}]]},
        {"text": KEPT.text, "subject": "Blue Boat", "relation": "keeper", "object": "Dahl"},
    ],
)
@pytest.mark.parametrize("form", ["{0}\n", "[{0}]", '{{"data": [{0}]}}', "{0}"])
def test_the_usual_shapes(tmp_path: Path, row: dict[str, object], form: str) -> None:
    name = "e.jsonl" if form == "{0}\n" else "e.json"
    examples, report = read(tmp_path, form.format(json.dumps(row)), name)
    assert [(it.text, it.triples) for it in examples] == [(KEPT.text, KEPT.triples)]
    assert (report.rows, report.sentences, report.triples, report.problems) == (1, 1, 1, ())


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        (KEEPER, KEEPER),
        (f"<{KEEPER}>", KEEPER),
        ("Keeper", KEEPER),
        ("Hüter", KEEPER),
        ("painted in", PAINTED),
        ("paintedIn", PAINTED),
        ("painted_in", PAINTED),
        ("PAINTED-IN", PAINTED),
        ("lentTo", LENT),
        ("lent to", LENT),
        ("heldBy", HELD),
    ],
)
def test_properties_by_every_name(tmp_path: Path, name: str, iri: str) -> None:
    examples, _ = read(tmp_path, json.dumps({"text": "A B 1902", "triples": [["A", name, "1902"]]}))
    assert examples[0].triples[0].property_iri == iri


def test_two_properties_of_one_name_are_in_doubt(tmp_path: Path) -> None:
    more = ':keptBy a owl:ObjectProperty ; rdfs:label "Keeper"@en .'
    path = tmp_path / "e.jsonl"
    lines = [LINE, {"text": "A B", "triples": [["A", "KEEPER", "B"]]}]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    examples, report = read_examples([path], museum(tmp_path, more))
    assert examples[0].triples == KEPT.triples  # spelt as the one label is
    assert problems(report) == {IN_DOUBT: 1}


@pytest.mark.parametrize(("ending", "mark"), [("csv", ","), ("csv", ";"), ("tsv", "\t")])
def test_tables_join_the_rows_of_a_sentence(tmp_path: Path, ending: str, mark: str) -> None:
    rows = [
        ("sentence", "subject", "relation", "object"),
        (KEPT.text, "Blue Boat", "keeper", "Dahl"),
        ("Lind keeps it.", "Red Barn", "keeper", "Lind"),
        (KEPT.text, "Blue Boat", "held by", "Dahl"),
    ]
    examples, report = read(tmp_path, "".join(mark.join(row) + "\r\n" for row in rows), f"e.{ending}")
    assert [len(it.triples) for it in examples] == [2, 1]
    assert (report.rows, report.sentences, report.triples) == (3, 2, 3)


def test_a_broken_row_of_a_table_is_skipped(tmp_path: Path) -> None:
    text = f'sentence,subject,relation,object\nA, B, C, D, E, F\n{KEPT.text},Blue Boat,keeper,Dahl\n"open,a,b,c\n'
    examples, report = read(tmp_path, text, "e.csv")
    assert [it.triples for it in examples] == [KEPT.triples]
    assert problems(report) == {BROKEN_ROW: 2}


def test_one_broken_line_of_thousands_costs_one_sentence(tmp_path: Path) -> None:
    lines = [json.dumps({**LINE, "sent": f"{n} {KEPT.text}"}) for n in range(1000)]
    lines[500] = lines[500][:-5]
    examples, report = read(tmp_path, "\n".join(lines))
    assert len(examples) == 999
    assert problems(report) == {NO_JSON: 1}
    assert report.problems[0].samples[0].startswith("e.jsonl:501: ")


def test_a_list_is_read_up_to_where_it_breaks(tmp_path: Path) -> None:
    examples, report = read(tmp_path, f"[{json.dumps(LINE)},\n{{broken}}, {json.dumps(LINE)}]", "e.json")
    assert len(examples) == 1
    assert report.problems[0].samples == ("e.json:2 (the rest of the file was not read)",)


def test_what_is_odd_is_counted_with_samples(tmp_path: Path) -> None:
    lines: list[object] = [
        LINE,
        {"text": KEPT.text, "triples": [["Blue Boat", "keeper", "DAHL"], ["Blue Boat", "owner", "Dahl"]]},
        {"text": "It was made in 1902 or 1903.", "triples": [["It", "paintedIn", "1902"], ["it", "paintedIn", "1903"]]},
        {"text": "He keeps it.", "triples": [["Grey Sea", "keeper", "Berg"], ["He", "keeper", "he"]]},
        {"text": "Berg owns it.", "triples": [["It", "owner", "Berg"], ["It", "keeper"], "It", {"sub": "It"}]},
        {"text": "Nothing.", "triples": []},
        {"text": "  ", "triples": []},
        {"text": 7},
        "text",
    ]
    examples, report = read(tmp_path, "\n".join(map(json.dumps, lines)))
    assert problems(report) == {
        NO_TRIPLE: 3,
        CONTRADICTION: 2,
        NO_TEXT: 2,
        UNKNOWN: 2,
        DUPLICATE: 1,
        NO_JSON: 1,
        NO_TRIPLES: 1,
        LOOP: 1,
        NO_SUBJECT: 1,
        NO_OBJECT: 1,
    }
    unknown = next(it for it in report.problems if it.kind == UNKNOWN)
    assert (unknown.samples, unknown.kept) == (("owner (2)",), False)
    assert [it.kept for it in report.problems] == [False] * 8 + [True] * 2
    assert [t.subject for it in examples for t in it.triples] == ["Blue Boat", "Grey Sea"]
    assert report.properties == ((KEEPER, 2),)


def test_nothing_usable_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        ReadError, match=r"no labelled sentence that can be learnt from; unknown property: 1, such as x"
    ):
        read(tmp_path, '{"text": "A B", "triples": [["A", "x", "B"]]}')
    with pytest.raises(ReadError, match="is empty"):
        read(tmp_path, " \n")
    with pytest.raises(ReadError, match=r"missing\.jsonl"):
        read_examples([tmp_path / "missing.jsonl"], museum(tmp_path))
    with pytest.raises(ReadError, match="PNG"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n\x00")


# --- encodings


def test_mojibake_is_repaired_and_counted(tmp_path: Path) -> None:
    broken = {"text": "Dahl keeps the Café Sol.", "triples": [["Café Sol", "keeper", "Dahl"]]}
    text = json.dumps(broken, ensure_ascii=False).encode().decode("latin-1")
    examples, report = read(tmp_path, text)
    assert (examples[0].text, examples[0].triples[0].subject) == ("Dahl keeps the Café Sol.", "Café Sol")
    assert problems(report) == {REPAIRED: 1}


@pytest.mark.parametrize("text", ["café", "Ærø", "“so”", "naïve café Ω", "東京", "Ã", *TEXTS])
def test_sound_text_stays_and_broken_text_is_repaired(text: str) -> None:
    assert repaired(text) == text
    for codec in ("latin-1", "cp1252"):
        try:
            broken = text.encode().decode(codec)
        except UnicodeError:
            continue
        assert repaired(broken) == text


def test_a_line_that_is_no_utf8_is_skipped(tmp_path: Path) -> None:
    good = json.dumps({**LINE, "sent": "Dahl keeps the Blue Boat, naïvely and à la carte."}, ensure_ascii=False)
    bad = json.dumps({**LINE, "sent": "Dahl keeps the Blue Boat at Café Sol."}, ensure_ascii=False)
    examples, report = read(tmp_path, good.encode() + b"\n" + bad.encode("latin-1") + b"\n")
    assert len(examples) == 1
    assert problems(report) == {WRONG_ENCODING: 1}
    assert report.problems[0].samples[0].startswith("e.jsonl:2: byte 0xE9 after ")


@pytest.mark.parametrize("codec", ["cp1252", "utf-8-sig", "utf-16", "utf-32"])
def test_other_encodings_are_recognised(tmp_path: Path, codec: str) -> None:
    row = {"sent": "Dahl keeps the Blue Boat at Café Sol.", "triples": [["Café Sol", "keeper", "Dahl"]]}
    examples, report = read(tmp_path, json.dumps(row, ensure_ascii=False).encode(codec))
    assert examples[0].triples[0].subject == "Café Sol"
    assert report.problems == ()


def test_a_surrogate_in_json_is_a_wrong_encoding(tmp_path: Path) -> None:
    bad = '{"text": "half \\ud83d of it", "triples": [["half", "keeper", "it"]]}'
    _, report = read(tmp_path, json.dumps(LINE) + "\n" + bad)
    assert problems(report) == {WRONG_ENCODING: 1}


@pytest.mark.parametrize("depth", [50, 900, 100_000])
def test_deep_json_is_no_traceback(tmp_path: Path, depth: int) -> None:
    deep = f'{{"text": {"[" * depth}"x"{"]" * depth}}}'
    examples, report = read(tmp_path, f"{json.dumps(LINE)}\n{deep}")
    assert len(examples) == 1
    assert sum(problems(report).values()) == 1


def test_lines_end_at_newlines_only(tmp_path: Path) -> None:
    row = {**LINE, "sent": f"{KEPT.text} And\u0085 so\u2028 on."}
    examples, _ = read(tmp_path, json.dumps(row, ensure_ascii=False))
    assert len(examples) == 1


def test_gzipped_files_are_read(tmp_path: Path) -> None:
    examples, _ = read(tmp_path, gzip.compress(json.dumps(LINE).encode()), "e.jsonl.gz")
    assert examples[0].triples == KEPT.triples


def test_what_is_too_long_for_a_sentence_is_left_out_and_told(tmp_path: Path) -> None:
    long = {"sentence": "word " * 1_001, "triples": [["Blue Boat", "keeper", "Dahl"]]}
    examples, report = read(tmp_path, "\n".join(map(json.dumps, [LINE, long])))
    assert examples[0].triples == KEPT.triples
    assert len(examples) == 1
    (problem,) = report.problems
    assert (problem.kind, problem.kept) == ("text too long to be a sentence", False)
    assert "5,004 characters" in problem.samples[0]
    assert len(problem.samples[0]) < 200


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_strings_are_words_like_others(tmp_path: Path, text: str) -> None:
    rows = [LINE, {"text": f"Dahl {text}", "triples": [[text, "keeper", "Dahl"], ["Dahl", text, text]]}]
    examples, _ = read(tmp_path, "\n".join(map(json.dumps, rows)))
    assert examples[0].triples == KEPT.triples


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Blue_Boat", "the blue boat sank", True),
        ('"Retired"', "he retired", True),
        ("Twilight_(band)", "Twilight played", True),
        ("03 May 1902", "made in 1902", True),
        ("17068.8", "it costs 17,068 dollars", True),
        ("Café", "the cafe", True),
        ("Oslo", "Bergen", False),
        ("7", "made in 1907", False),
        ("", "x", False),
    ],
)
def test_what_stands_in_a_sentence(name: str, text: str, *, there: bool) -> None:
    assert stands_in(folded(name), folded(text)) is there
