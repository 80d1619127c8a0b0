"""How examples spell the words of names: "F.C." or "FC", "B." or "B", accents or none.

A name that is in no example is written as the text has it, but for words that the examples always spell otherwise:
the same letters with other accents or full stops. Where in a name a word stands matters ("FC Porto", "Leeds F.C.").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.extract.slots.names import bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"(?:\w+\.?)+")
_INITIALS = "initials"
"""Key of single capital letters inside names, followed by the letter or, for all of them, nothing: how many have a full
stop ("."), and how many have none ("")."""
_LEAST = 2
"""Names that have a word, for its spelling to count."""


class Spelling:
    """Counts of spellings; fill with `note`, ask with `of`."""

    def __init__(self) -> None:
        """Know nothing: every word is then left as it is."""
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self._known: set[str] = set()

    def note(self, name: str) -> None:
        """Count the words of a name; the same name again tells nothing new."""
        if name in self._known:
            return
        self._known.add(name)
        words = name.replace("_", " ").split()
        for number, word in enumerate(words):
            if _is_initial(words, number):
                self.words[_INITIALS][word[1:]] += 1
                self.words[f"{_INITIALS} {word[0]}"][word[1:]] += 1
            else:
                self.words[_key(words, number)][_letters(word)] += 1

    def of(self, name: str) -> str:
        """The name with its words as the examples spell them."""
        words = name.split()
        return " ".join(self._spelt(words, number) for number in range(len(words))) if len(words) > 1 else name

    def _spelt(self, words: Sequence[str], number: int) -> str:
        word = words[number]
        if _is_initial(words, number):
            counted = self.words.get(f"{_INITIALS} {word[0]}") or self.words.get(_INITIALS)
            return word[0] + _most(counted or {word[1:]: 1})
        known = self.words.get(_key(words, number))
        if not known or _letters(word) in known or not _PLAIN.fullmatch(word):
            return word
        usual = _most(known)
        if known[usual] < _LEAST or not _PLAIN.fullmatch(usual):
            return word
        return usual.upper() if word.isupper() else usual[:1].upper() + usual[1:] if word[:1].isupper() else usual

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file: only words whose spelling may differ from that of a text."""
        return {
            key: dict(sorted(counted.items()))
            for key, counted in sorted(self.words.items())
            if key.startswith(_INITIALS) or any(bare(word) != word for word in counted)
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Spelling:
        """What `to_data` gave."""
        made = cls()
        made.words.update({key: Counter(counted) for key, counted in data.items()})
        return made


def _key(words: Sequence[str], number: int) -> str:
    """The place of a word and its letters."""
    place = "first" if number == 0 else "last" if number == len(words) - 1 else "inner"
    return f"{place} {bare(words[number])}"


def _letters(word: str) -> str:
    """Small letters, without the marks that stand beside words rather than in them."""
    return word.strip(",;:!?\"'()[]").lower()


def _is_initial(words: Sequence[str], number: int) -> bool:
    """Whether this is the "B" of "Ida B Berg", stop or none; "A Berg" may be a berg, "K League" a league."""
    word, behind = words[number], words[number + 1 : number + 2]
    if not (word[:1].isupper() and word[1:] in {"", "."} and behind and behind[0][:1].isupper()):
        return False
    if number == 0:
        return len(behind[0].rstrip(".")) == 1
    before = words[number - 1]
    return before[:1].isupper() and (before[-1].isalpha() or _is_initial(words, number - 1))


def _most(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda text: (-counted[text], text))
