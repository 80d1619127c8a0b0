"""Large word lists, read when first used: common nouns and proper names by type, given names by gender.

`tests/quality/lexicon.py` makes the files; `LICENSES.txt` beside them says where their words come from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
UNSURE_PLACE = "Place?"
"""What `named` says of a town whose name is also a person's name or an English word."""

SOME_PERSON = "Person?"
"""What `named` says of a name that many people share: "Paine"."""


def noun(lemma: str) -> str:
    """The type (a value of `kg.model.EntityType`) of a common noun, lower case; empty for a noun without one."""
    return _nouns().get(lemma, "")


def named(name: str) -> str:
    """The type of a well-known name, `UNSURE_PLACE` or `SOME_PERSON` where it may be a town or a person; empty for any other name."""
    return _names().get(name, "")


def is_given(word: str) -> bool:
    """Whether a word in lower case is somewhere in the world a given name."""
    return word in _given()


@cache
def _nouns() -> dict[str, str]:
    return _read("nouns.txt", " ")


@cache
def _names() -> dict[str, str]:
    return _read("names.txt", "|")


@cache
def _given() -> frozenset[str]:
    return frozenset(map(str.lower, _read("given.txt", " ")))


def _read(name: str, separator: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            key, _, words = line.partition("\t")
            found.update(dict.fromkeys(words.split(separator), key))
    return found
