from __future__ import annotations

import codecs
import io
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.readers.encodings import codec_of_stream, decode

ENGLISH = (
    "\u201cWe\u2019re ready,\u201d said Mayor L\u00e9a M\u00fcller of Malm\u00f6 \u2014 late on Monday. "
    "The plant cost \u00a34m, or \u20ac5m, the caf\u00e9 beside it nothing at all, "
    "and the O\u2019Neill family paid for both of them."
)
RUSSIAN = "Мэр открыл новый мост в пятницу вечером. " * 3
POLISH = "Burmistrz odwiedził Łódź i Żółty młyn, powiedziała żona Wąsika."


NOISE = random.Random(1).randbytes(5000)  # noqa: S311 - nothing is secret here


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_found_without_help(codec: str) -> None:
    assert decode(ENGLISH.encode(codec), "a.txt") == ENGLISH


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_big_endian_marks(mark: bytes) -> None:
    codec = {2: "utf-16-be", 4: "utf-32-be"}[len(mark)]
    assert decode(mark + ENGLISH.encode(codec), "a.txt") == ENGLISH


def test_another_script_is_found_when_no_rival_is_near() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a.txt") == RUSSIAN


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("\u201cReady,\u201d said the mayor. The town\u2019s plant opened on Monday.", "mac_roman"),
        ("The caf\u00e9 of L\u00e9a in the town of Malm\u00f6 was open the whole day on Monday.", "cp437"),
        (POLISH, "cp1250"),
    ],
)
def test_doubt_is_refused_and_says_how_to_go_on(text: str, codec: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt: byte \d+ is not UTF-8 .*--encoding"):
        decode(text.encode(codec), "a.txt")
    assert decode(text.encode(codec), "a.txt", encoding=codec) == text


def test_utf8_with_one_bad_byte_is_not_read_as_something_else() -> None:
    data = (ENGLISH + " Caf\u00e9.").encode() + b" \xe9t"
    with pytest.raises(ReadError, match="--encoding"):
        decode(data, "a.txt")


def test_the_declared_encoding_counts_before_detection() -> None:
    assert decode(POLISH.encode("cp1250"), "a.html", declared="windows-1250") == POLISH


def test_latin_1_on_the_web_means_windows() -> None:
    assert decode(b"\x93Zo\xeb\x94", "a.html", declared="ISO-8859-1") == "\u201cZo\u00eb\u201d"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", ""])
def test_an_encoding_that_does_not_exist(encoding: str) -> None:
    if not encoding:
        assert decode(b"plain", "a.txt", encoding=encoding) == "plain"
        return
    with pytest.raises(ReadError, match="there is no encoding called"):
        decode(b"plain", "a.txt", encoding=encoding)


def test_a_wrong_order_is_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.txt: byte 3 is not valid ascii"):
        decode("caf\u00e9".encode(), "a.txt", encoding="ascii")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_a_byte_order_mark_goes_even_when_the_encoding_is_given(codec: str) -> None:
    assert decode("\ufefftext".encode(codec), "a.txt", encoding=codec) == "text"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_named(codec: str) -> None:
    with pytest.raises(ReadError, match="looks like UTF-16"):
        decode(ENGLISH.encode(codec), "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\nrest", "a PNG image"),
        (b"\x7fELF", "a program"),
        (bytes(200), "binary data"),
        (NOISE, "binary data"),
        (b"abc\x00\x01\x02\x03\x04\x05\x06\x07\x08" * 50, "binary data"),
    ],
)
def test_binary_data_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=rf"^x\.txt: this is {what}.*\.$"):
        decode(data, "x.txt")


def test_binary_data_is_refused_under_any_encoding() -> None:
    with pytest.raises(ReadError, match="binary data"):
        decode(bytes(200), "x.txt", encoding="latin-1")


def test_a_few_stray_nul_bytes_are_text() -> None:
    assert decode(b"Ann\x00 Lee came.\x00", "x.txt") == "Ann\x00 Lee came.\x00"


def test_streams_are_scanned_to_their_end_and_rewound() -> None:
    stream = io.BytesIO(b"plain ascii words\n" * 100_000 + ENGLISH.encode("cp1252"))
    assert codec_of_stream(stream, "a.csv") == "cp1252"
    assert stream.tell() == 0
    assert codec_of_stream(io.BytesIO(ENGLISH.encode()), "a.csv") == "utf-8"
    with pytest.raises(ReadError, match="--encoding"):
        codec_of_stream(io.BytesIO(POLISH.encode("cp1250")), "a.csv")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    try:
        text = decode(data, "x.txt")
    except ReadError as error:
        assert re.fullmatch(r"x\.txt: .+\.", str(error))  # noqa: PT017 - most bytes are refused, not all
    else:
        assert isinstance(text, str)
