"""JSON Lines, JSON and CSV: many documents in a file."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.model import Document
from kg.readers import ReadOptions, ReadWarning, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def errors() -> list[ReadError]:
    return []


def told(errors: list[ReadError]) -> list[str]:
    return [str(error).rpartition("/")[2] for error in errors]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


ROW = {"text": "Ann came.", "id": "n-1", "title": "Ann", "date": "July 4, 2025", "url": "https://example.org/1"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(ROW)),
        ("a.ndjson", "\n" + json.dumps(ROW) + "\r\n\r\n"),
        ("a.json", json.dumps(ROW, indent=2)),
        ("a.json", json.dumps([ROW], indent=2)),
        ("a.csv", "\n".join([",".join(ROW), '"Ann came.",n-1,Ann,"July 4, 2025",https://example.org/1'])),
        ("a.csv", "\n\n text ;id;title;date;url\r\nAnn came.;n-1;Ann;July 4, 2025;https://example.org/1\r\n"),
        ("a.tsv", "\ufeff" + "\t".join(ROW) + "\n" + "\t".join(ROW.values())),
        ("a.csv", ("|".join(ROW) + "\n" + "|".join(ROW.values())).encode("utf-16")),
        ("a.jsonl", json.dumps(ROW).encode("utf-16")),
        ("a.jsonl", json.dumps(ROW).encode("utf-8-sig")),
    ],
)
def test_every_column_arrives(tmp_path: Path, name: str, content: str | bytes) -> None:
    expected = Document("n-1", "Ann came.", "Ann", "https://example.org/1", date(2025, 7, 4))
    assert list(read(write(tmp_path, name, content))) == [expected]


def test_other_names_and_inner_fields(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"article": {"body": "Ann came.", "on": "2025-07-04"}, "nr": 7, "a.b": "T"}')
    options = ReadOptions(text_field="article.body", date_field="article.on", id_field="nr", title_field="a.b")
    (document,) = read(path, options=options)
    assert (document.text, document.published, document.id, document.title) == ("Ann came.", date(2025, 7, 4), "7", "T")


def test_rows_without_id_are_named_by_their_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": "Two.", "id": ""}\n{"text": "One.", "id": [1]}')
    first, second, third = (document.id for document in read(path))
    assert first == third != second
    assert first.startswith("a-")


def test_broken_lines_are_named_and_the_rest_is_read(tmp_path: Path, errors: list[ReadError]) -> None:
    lines = [
        b'{"text": "Ann came."}', b"not json", b'{"body": "x", "id": 3}', b'["text"]', b"", b'{"text": 5}',
        b'{"text": null}', b'{"text": " "}', b'{"text": "caf\xe9"}', b'{"text": "Bo left."}', b"[" * 100_000,
        b'{"text": "x", "id": ' + b"9" * 5000 + b"}", b'{"text": "Cy slept."',
    ]  # fmt: skip
    path = write(tmp_path, "a.jsonl", b"\n".join(lines))
    assert [d.text for d in read(path, on_error=errors.append)] == ["Ann came.", "Bo left."]
    assert [text[: text.index(" ")] for text in told(errors)] == [
        f"a.jsonl:{line}:" for line in (2, 3, 4, 6, 7, 8, 9, 11, 12, 13)
    ]
    assert "this row has: body, id. Name the right one with --text-field." in told(errors)[1]
    assert "holds int, not text" in told(errors)[3]
    assert all(text.endswith(".") for text in told(errors))


def test_paragraphs_may_be_a_list(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path, "a.jsonl", '{"text": ["Ann came.", "Bo left."]}'))
    assert document.text == "Ann came.\n\nBo left."


def test_one_id_for_two_texts_is_refused(tmp_path: Path, errors: list[ReadError]) -> None:
    path = write(tmp_path, "a.jsonl", '{"text":"A.","id":1}\n{"text":"A.","id":1}\n{"text":"B.","id":1}')
    assert [d.text for d in read(path, on_error=errors.append)] == ["A.", "A."]
    assert told(errors) == ["a.jsonl:3: the id '1' already belongs to another text above; give each its own."]


def test_a_json_list_is_read_up_to_where_it_breaks(tmp_path: Path, errors: list[ReadError]) -> None:
    path = write(tmp_path, "a.json", '[\n{"text": "Ann came."},\n3,\n{"text": "Bo left."}\n')
    assert [d.text for d in read(path, on_error=errors.append)] == ["Ann came.", "Bo left."]
    assert told(errors) == [
        'a.json:object 2: this is JSON but no object; write {"text": ...}.',
        "a.json: the JSON list does not end; the file may be cut off, so get it again.",
    ]


@pytest.mark.parametrize(
    "content", ['[{"text": "A."}, {"text" "B."}]', '{"text": "A."} ?', '[{"text": "A."}, ' + "[" * 100_000]
)
def test_broken_json_is_named_by_its_line(tmp_path: Path, errors: list[ReadError], content: str) -> None:
    assert [d.text for d in read(write(tmp_path, "a.json", content), on_error=errors.append)] == ["A."]
    assert told(errors) == ["a.json:1: the JSON is broken here; correct it, what comes after it was not read."]


def test_json_objects_one_after_the_other(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text": "A."}\n{"text": "B."}\n')
    assert [d.text for d in read(path)] == ["A.", "B."]


def test_a_table_without_the_text_column_lists_its_columns(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.csv:1: there is no column 'text' but Body, id; .* --text-field\.$"):
        list(read(write(tmp_path, "a.csv", "Body,id\nAnn came.,1\n")))


def test_broken_rows_are_named_and_the_rest_is_read(tmp_path: Path, errors: list[ReadError]) -> None:
    content = 'id,text,date\n1,"Ann\ncame.",soon\n2\n3,Bo left,and came,back\n4,"Cy" slept\n\n5,Di rose.,\n6,"Ed fell'
    assert [d.text for d in read(write(tmp_path, "a.csv", content), on_error=errors.append)] == [
        "Ann\ncame.",
        "Di rose.",
    ]
    assert [text.split("; ")[0].split(" (")[0] for text in told(errors)] == [
        "a.csv:3: the date 'soon' is not understood, so the document is read without it",
        "a.csv:4: there is no text in a field 'text'",
        "a.csv:5: the row has 4 fields for 3 columns",
        "a.csv:6: the row is broken",
        "a.csv:9: the row is broken",
    ]
    assert [type(error) for error in errors] == [ReadWarning, *[ReadError] * 4]


def test_big_fields_and_the_limit_of_others(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    text = "Ann came. " * 30_000
    (document,) = read(write(tmp_path, "a.csv", f"text\n{text}\n"))
    assert len(document.text) == len(text) > limit
    assert csv.field_size_limit() == limit


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    content = 'text\nAnn came.\n"\u201cReady,\u201d said the mayor."\n'.encode("cp1252")
    assert [d.text for d in read(write(tmp_path, "a.csv", content))] == [
        "Ann came.",
        "\u201cReady,\u201d said the mayor.",
    ]


def test_a_table_that_leaves_its_encoding(tmp_path: Path, errors: list[ReadError]) -> None:
    content = b"text\n" + b"Ann came.\n" * 20_000 + "Caf\u00e9".encode()
    options = ReadOptions(encoding="ascii")
    documents = list(read(write(tmp_path, "a.csv", content), options=options, on_error=errors.append))
    assert documents
    assert "is not valid ascii; pass the right encoding with --encoding." in told(errors)[-1]


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    documents = read(write(tmp_path, "a.jsonl", '{"text": "A."}\nbroken'))
    assert next(documents).text == "A."
    with pytest.raises(ReadError, match=r"a\.jsonl:2"):
        next(documents)
