"""The large word lists: what is in them, and that nothing reads them before it must."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.extract.words import lexicon
from kg.model import EntityType

_TYPES = {t.value for t in EntityType}


@pytest.mark.parametrize(
    ("noun", "type_"), [("blacksmith", "Person"), ("airport", "Facility"), ("idea", ""), ("qwerty", "")]
)
def test_nouns(noun: str, type_: str) -> None:
    assert lexicon.noun(noun) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Wrocław", "Place"),
        ("Wroclaw", "Place"),
        ("Austin", lexicon.UNSURE_PLACE),  # a given name
        ("Reading", lexicon.UNSURE_PLACE),  # a word
        ("Erasmus", lexicon.SOME_PERSON),
        ("Brooklyn Bridge", "Facility"),
        ("Qwerty", ""),
    ],
)
def test_names(name: str, type_: str) -> None:
    assert lexicon.named(name) == type_


@pytest.mark.parametrize(("word", "is_given"), [("mikhail", True), ("ayodele", True), ("table", False)])
def test_given_names(word: str, *, is_given: bool) -> None:
    assert lexicon.is_given(word) is is_given


def test_the_lists_hold_types_only() -> None:
    assert set(lexicon._nouns().values()) <= _TYPES
    assert set(lexicon._names().values()) <= _TYPES | {lexicon.UNSURE_PLACE, lexicon.SOME_PERSON}


def test_importing_reads_nothing() -> None:
    code = "import kg.extract.components\nfrom kg.extract.words import lexicon\n" + "".join(
        f"assert lexicon.{name}.cache_info().currsize == 0\n" for name in ("_nouns", "_names", "_given")
    )
    subprocess.run([sys.executable, "-c", code], check=True)
