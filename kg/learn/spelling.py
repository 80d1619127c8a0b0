"""How examples spell the words of names: "F.C." or "FC", "A." or "A", accents or none.

A name that is in no example is written as the text has it, but for words that the examples always spell otherwise:
the same letters with other accents or full stops. Where in a name a word stands matters ("FC Porto", "Leeds F.C.").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.extract.slots.names import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INITIAL = "?"
"""Stands for any single letter."""
_PLACES = ("first", "inner", "last")
_MARK = " "


class Spelling:
    """Counts of spellings; fill with `note`, ask with `of`."""

    def __init__(self) -> None:
        """Know nothing: every word is then left as it is."""
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self._known: set[str] = set()

    def note(self, name: str) -> None:
        """Count the words of a name; the same name again tells nothing new."""
        name = name.replace("_", " ")
        if name in self._known:
            return
        self._known.add(name)
        for key, word in _keyed(name):
            self.words[key][word.lower()] += 1
            if len(bare(word)) == 1 and word[:1].isalpha():
                self.words[key.partition(_MARK)[0] + _MARK + _INITIAL]["." if word.endswith(".") else ""] += 1

    def of(self, name: str) -> str:
        """The name with its words as the examples spell them."""
        if " " not in name:
            return name
        return " ".join(self._word(key, word) for key, word in _keyed(name))

    def _word(self, key: str, word: str) -> str:
        known = self.words.get(key)
        if known and word.lower() not in known:
            usual = min(known, key=lambda spelt: (-known[spelt], spelt))
            return _like(usual, word)
        if not known and len(word) == 1 and word.isupper():
            dots = self.words.get(key.partition(_MARK)[0] + _MARK + _INITIAL, {})
            return word + "." if dots.get(".", 0) > dots.get("", 0) else word
        return word

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file: only words whose spelling may differ from a text."""
        return {
            key: dict(sorted(counted.items()))
            for key, counted in sorted(self.words.items())
            if key.endswith(_INITIAL) or any(bare(word) != word for word in counted)
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Spelling:
        """What `to_data` gave."""
        made = cls()
        made.words.update({key: Counter(counted) for key, counted in data.items()})
        return made


def _keyed(name: str) -> Iterator[tuple[str, str]]:
    """Each word with its place and letters."""
    words = name.split()
    for number, word in enumerate(words):
        place = _PLACES[0] if number == 0 else _PLACES[2] if number == len(words) - 1 else _PLACES[1]
        yield f"{place}{_MARK}{bare(word)}", word


def _like(spelt: str, word: str) -> str:
    """The spelling with the capitals of a word of the same letters."""
    if word.isupper():
        return spelt.upper()
    return spelt[:1].upper() + spelt[1:] if word[:1].isupper() else spelt
