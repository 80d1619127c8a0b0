"""Borders of paragraphs, headings and captions; soft line ends; one character for one."""

from __future__ import annotations

import itertools
import textwrap

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.segment import borders, flatten, mark_borders

NLP = spacy.blank("en")
PROSE = (
    "The harbour of Bergen was closed on Monday after two ferries collided in thick fog. Nobody was hurt, the coast "
    "guard said. The Norwegian Maritime Authority is looking into the accident, and Minister Anna Berg will visit the "
    "town later this week. Both ships belong to Fjordlinje, a company from Stavanger."
)


def blocks(text: str) -> list[str]:
    """The text between borders."""
    cuts = [0, *borders(text), len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.", ["One line."]),
        ("A heading\n\nA text of one line.", ["A heading", "A text of one line."]),
        ("A heading\nA text of one line.", ["A heading", "A text of one line."]),
        ("First.\n\n\n \n\nSecond.", ["First.", "Second."]),
        ("\n\nFirst.\n", ["First."]),
        ("First.\n\t\nSecond.\n\nThird.", ["First.", "Second.", "Third."]),
        ("First.\r\n\r\nSecond.", ["First.", "Second."]),
        ("- an item\n- another item\n- a third", ["- an item", "- another item", "- a third"]),
        ("", [""]),
        (" \n\n ", [""]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [block for block in blocks(text) if block or not text.strip()] == expected


def test_a_caption_between_paragraphs_stands_alone() -> None:
    text = f"{textwrap.fill(PROSE, 70)}\n\nA ferry in the fog (Photo: Lind)\n\n{textwrap.fill(PROSE, 70)}"
    assert [len(block.splitlines()) for block in blocks(text)] == [5, 1, 5]


def test_a_caption_in_the_line_before_its_paragraph_stands_alone() -> None:
    text = f"A ferry in the fog\n{textwrap.fill(PROSE, 70)}"
    assert blocks(text)[0] == "A ferry in the fog"
    assert len(blocks(text)) == 2


def test_lines_longer_than_any_wrap_are_paragraphs() -> None:
    assert len(blocks(f"{PROSE}\n{PROSE}\n{PROSE}")) == 3


def test_short_lines_are_a_list_or_verse_and_no_wrapped_text() -> None:
    assert blocks("Oslo 3\nBergen 4\nTromso 1") == ["Oslo 3", "Bergen 4", "Tromso 1"]


@pytest.mark.parametrize("dash", ["-", "--", "\u2013", "\u2014"])
def test_a_dateline_is_no_part_of_its_sentence(dash: str) -> None:
    dateline = f"BERGEN, Norway (Fjordpress) {dash}"
    assert blocks(f"Fog\n\n{dateline} {PROSE}") == ["Fog", dateline, PROSE]


@pytest.mark.parametrize(
    "dateline",
    [
        "BERGEN/OSLO \u2014",
        "BERGEN, Norway, June 3 (Fjordpress) -",
        "SAN TORVO, California, June 5 \u2014",
        "BERGEN:",
        "Bergen, 3 June (Fjordpress) -",
        "March 14 -",
        "(AP) --",
    ],
)
def test_datelines_have_cities_dates_and_agencies(dateline: str) -> None:
    assert blocks(f"Fog closes harbour\n{dateline} {PROSE}") == ["Fog closes harbour", dateline, PROSE]


@pytest.mark.parametrize(
    "text", ["Anna Berg - who left - said so.", "Bergen, a town in Norway - and more.", "Well: he left."]
)
def test_other_dashes_and_colons_are_no_datelines(text: str) -> None:
    assert blocks(text) == [text]


def test_no_sentence_starts_at_a_legal_form_or_after_an_abbreviated_title() -> None:
    doc = NLP("Acme Inc and Sen. Berg met.")
    mark_borders(doc, [])
    assert [token.text for token in doc if token.is_sent_start is False] == ["Inc", "Berg"]


def test_a_heading_is_one_sentence() -> None:
    text = f"Acme to buy Betaware\n\n{PROSE}"
    doc = NLP(flatten(text))
    mark_borders(doc, borders(text))
    assert [token.text for token in doc if token.is_sent_start is False and not token.is_space] == [
        "to",
        "buy",
        "Betaware",
    ]


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120])
def test_a_wrapped_paragraph_reads_as_the_unwrapped_one(width: int) -> None:
    wrapped = textwrap.fill(PROSE, width)
    assert "\n" in wrapped
    assert borders(wrapped) == []
    assert flatten(wrapped) == PROSE


words = st.text(st.sampled_from("abcdeABC.,'"), min_size=1, max_size=12).filter(lambda word: word[0].isalpha())


@given(st.lists(words, min_size=1, max_size=80), st.integers(40, 120))
def test_any_wrapped_paragraph_reads_as_the_unwrapped_one(paragraph: list[str], width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(" ".join(paragraph), width, break_long_words=False, break_on_hyphens=False))
    assert borders(wrapped) == []
    assert flatten(wrapped) == " ".join(paragraph)


@given(st.lists(st.lists(words, min_size=1, max_size=30), min_size=1, max_size=6), st.integers(40, 120))
def test_any_wrapped_paragraphs_are_kept_apart(paragraphs: list[list[str]], width: int) -> None:
    wrapped = [
        "\n".join(textwrap.wrap(" ".join(paragraph), width, break_long_words=False, break_on_hyphens=False))
        for paragraph in paragraphs
    ]
    assert blocks("\n\n".join(wrapped)) == wrapped


texts = st.text(
    st.one_of(
        st.sampled_from(" \n\n\t\r\u00a0\u00ad\u2028\u201c\u201d\u2018\u2019\u200f.aB\x00\U0001f600"), st.characters()
    )
)


@given(texts)
def test_borders_are_sorted_and_inside(text: str) -> None:
    found = borders(text)
    assert found == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)


@given(texts)
def test_flattening_changes_no_offset(text: str) -> None:
    flat = flatten(text)
    assert len(flat) == len(text)
    assert "\n" not in flat
    assert flatten(flat) == flat
    assert all(a == b or not a.isalnum() for a, b in zip(text, flat, strict=True))


def test_curly_quotes_become_straight() -> None:
    assert flatten("\u201cBerg\u2019s visit,\u201d \u2018he\u2019 said") == "\"Berg's visit,\" 'he' said"


def starts(text: str) -> list[str]:
    """The tokens at which a sentence is forced to begin."""
    doc = NLP(flatten(text))
    mark_borders(doc, borders(text))
    return [token.text for token in doc[1:] if token.is_sent_start]


def test_a_border_forces_a_sentence() -> None:
    assert starts("Fog over Bergen\n\nThe harbour was closed.\n\nNobody was hurt.") == ["The", "Nobody"]


def test_white_space_before_a_block_is_no_sentence() -> None:
    assert starts("Fog over Bergen\n\n   The harbour was closed.") == ["The"]


def test_without_borders_the_parser_decides() -> None:
    doc = NLP("The harbour was closed. Nobody was hurt.")
    mark_borders(doc, [])
    assert all(token.is_sent_start is None for token in doc[1:])


@given(texts)
def test_any_text_can_be_marked(text: str) -> None:
    doc = NLP(flatten(text))
    mark_borders(doc, borders(text))
    assert doc.text == flatten(text)
