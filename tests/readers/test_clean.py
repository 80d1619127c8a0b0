from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.clean import clean, one_line

ANY_TEXT = st.text(st.characters())  # lone surrogates included


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("page\fpage\vline", "page\npage\nline"),
        ("a\x00b\x07c\x1bd\x1fe", "abcde"),
        ("tab\tstays", "tab\tstays"),
        ("half \ud83d pair \udc00", "half  pair "),
        ("\ufffenot\uffff", "not"),
        ("\U0001f600 stays", "\U0001f600 stays"),
        (
            "\u200f\u0645\u0631\u062d\u0628\u0627\u200e \u202bleft\u202c",
            "\u200f\u0645\u0631\u062d\u0628\u0627\u200e \u202bleft\u202c",
        ),
        ("cafe\u0301 \u00ad \u200b \ufeff \x85\u2028", "cafe\u0301 \u00ad \u200b \ufeff \x85\u2028"),
        ("  edges \n", "  edges \n"),
    ],
)
def test_rules(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_cleaned_text_can_be_written_anywhere(text: str) -> None:
    assert clean(text).encode("utf-8").decode() == clean(text)
    assert not [c for c in clean(text) if ord(c) < 32 and c not in "\t\n"]


def test_one_line() -> None:
    assert one_line("\tBridge \r\n opens\x00 ") == "Bridge opens"
