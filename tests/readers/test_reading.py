"""The promises of `read` that hold for every format."""

from __future__ import annotations

import csv
import json
import logging
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.identity import document_id
from kg.model import Document
from kg.readers import ReadOptions, ReadWarning, read
from kg.readers.clean import clean
from kg.readers.registry import FORMATS, reader

PRINTABLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
"""Any characters that UTF-8 can hold, controls and NUL included."""


def read_bytes(name: str, data: bytes) -> list[Document]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read(path))


def one(path: Path, **keywords: object) -> Document:
    (document,) = read(path, **keywords)  # type: ignore[arg-type]
    return document


@given(PRINTABLE)
@example("\ufeffmark\r\n\x00end\r")
@example("\u200f\u05d0 \u202eabc\u202c")
def test_text_reads_back_as_cleaned(text: str) -> None:
    expected = clean(text.removeprefix("\ufeff"))
    try:
        documents = read_bytes("a.txt", text.encode())
    except ReadError as error:
        binary = "binary data" in str(error) or "this is" in str(error) or "UTF-16" in str(error)
        assert binary or not expected.strip()
    else:
        assert [d.text for d in documents] == [expected]


@given(st.text(st.characters(), min_size=1))
@example("\ud800 lone \udfff")
def test_json_lines_read_back_as_cleaned(text: str) -> None:
    data = json.dumps({"text": text, "id": 1}).encode()
    if not clean(text).strip():
        with pytest.raises(ReadError, match="there is no text in it"):
            read_bytes("a.jsonl", data)
    else:
        for name in ("a.jsonl", "a.json"):
            assert [(d.text, d.id) for d in read_bytes(name, data)] == [(clean(text), "1")]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\x00"), min_size=1), min_size=1
    )
)
def test_csv_reads_back_as_cleaned(texts: list[str]) -> None:
    texts = [f"{n} {text}" for n, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            table = csv.writer(stream)
            table.writerow(["id", "text"])
            table.writerows(enumerate(texts))
        try:
            documents = list(read(path))
        except ReadError as error:
            assert "binary data" in str(error) or "UTF-16" in str(error)  # noqa: PT017 - most NUL bytes make it binary
        else:
            assert [d.text for d in documents] == [clean(text) for text in texts]


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "town.txt"
    path.write_bytes(b"Bridge opens in Narva\r\n\r\nFriday, July 4, 2025\r\n\r\nThe mayor came.\r\n")
    text = "Bridge opens in Narva\n\nFriday, July 4, 2025\n\nThe mayor came.\n"
    expected = Document(
        id=document_id("town", text),
        text=text,
        title="Bridge opens in Narva",
        source=path.as_posix(),
        published=date(2025, 7, 4),
    )
    assert one(path) == one(path) == expected


def test_a_printed_date_counts_before_the_one_of_the_caller(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Friday, July 4, 2025\n\nAnn came.")
    (tmp_path / "b.txt").write_text("Ann came.")
    options = ReadOptions(published=date(2020, 1, 1))
    assert [d.published for d in read(tmp_path, options=options)] == [date(2025, 7, 4), date(2020, 1, 1)]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\x00\x00", "\u00a0\u2003".encode()])
@pytest.mark.parametrize("ending", ["txt", "md", "html", "jsonl", "json", "csv"])
def test_a_file_without_text(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"empty.{ending}"
    path.write_bytes(data)
    errors: list[ReadError] = []
    assert list(read(path, on_error=errors.append)) == []
    assert errors
    assert all("\n" not in str(e) and str(e).startswith(path.as_posix()) and str(e).endswith(".") for e in errors)


def test_one_broken_document_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(100))
    (tmp_path / "b.txt").write_text("Ann came.")
    (tmp_path / "c.json").write_text('[{"text": "Bo left."}, {"text')
    (tmp_path / "d.pdf").write_text("%PDF-1.4 and no more")
    (tmp_path / "e.txt").write_text("Cy slept.")
    errors: list[ReadError] = []
    assert [d.text for d in read(tmp_path, on_error=errors.append)] == ["Ann came.", "Bo left.", "Cy slept."]
    assert [str(e).split(":")[0].rpartition("/")[2] for e in errors] == ["a.txt", "c.json", "d.pdf"]
    with pytest.raises(ReadError, match=r"a\.txt"):
        list(read(tmp_path))


def test_a_warning_keeps_the_document(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Ann came.", "date": "soon"}')
    told: list[ReadError] = []
    assert one(path, on_error=told.append).published is None
    assert [type(e) for e in told] == [ReadWarning]
    assert "a.jsonl:1: the date 'soon' is not understood" in str(told[0])
    with caplog.at_level(logging.WARNING, logger="kg.readers"):
        assert one(path).text == "Ann came."
    assert caplog.messages == [str(told[0])]


@pytest.mark.parametrize("stop", [ReadError("enough"), BrokenPipeError(32, "pipe"), KeyError("x")])
def test_what_the_listener_raises_is_not_an_error_of_the_source(tmp_path: Path, stop: Exception) -> None:
    (tmp_path / "a.jsonl").write_text("no\n{}\n")
    calls = []

    def listen(error: ReadError) -> None:
        calls.append(error)
        raise stop

    with pytest.raises(type(stop)) as caught:
        list(read(tmp_path / "a.jsonl", on_error=listen))
    assert caught.value is stop
    assert len(calls) == 1


def timed_single_line(path: Path, size: int) -> float:
    path.write_bytes(b"Ann Lee came to Oslo. " * (size // 22))
    start = time.process_time()
    assert len(one(path).text) > size * 0.99
    return time.process_time() - start


def test_five_megabytes_on_one_line(tmp_path: Path) -> None:
    assert timed_single_line(tmp_path / "a.txt", 5 * 10**6) < 1


@pytest.mark.slow
def test_fifty_megabytes_on_one_line(tmp_path: Path) -> None:
    assert timed_single_line(tmp_path / "a.txt", 50 * 10**6) < 5


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_the_table_has_its_reader(name: str) -> None:
    assert callable(reader(name))


def test_importing_readers_loads_no_heavy_library() -> None:
    code = "import sys, kg.readers; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = ["trafilatura", "lxml", "markdown_it", "pypdf", "charset_normalizer", "spacy", "rdflib", "networkx"]
    assert "'kg'" in loaded
    assert [name for name in heavy if f"'{name}'" in loaded] == []
