"""The parts of a person's name: given names, family name, generation; family name first where it says so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.resolve.given_names import ROOTS, TWINS
from kg.resolve.keys import canonical_name
from kg.resolve.spelling import folded, skeleton, sound
from kg.resolve.words import ARTICLES, DOMAINS, FAMILY_FIRST, GENERATIONS, OFFICES, PARTICLES

_CACHE = 1 << 17
_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?){1,3}$")


class PersonName(NamedTuple):
    """A full name by its parts, folded (lower case, no accents)."""

    given: tuple[str, ...]
    family: str
    generation: str
    family_first: bool

    @property
    def first(self) -> str:
        """The first given name, or its initial."""
        return self.given[0]

    @property
    def middle(self) -> tuple[str, ...]:
        """Further given names and initials."""
        return self.given[1:]

    @property
    def by_initial(self) -> bool:
        """Is the first name an initial only?"""
        return len(self.first) == 1

    @property
    def sounds(self) -> tuple[str, ...]:
        """Every word as `sound` has it, in Western order, articles and hyphens left out."""
        return (*(sound(word) for word in self.given), *(sound(word) for word in self.family.split()))

    @property
    def skeletons(self) -> tuple[str, ...]:
        """Every word as `skeleton` has it, sorted."""
        return tuple(sorted((*map(skeleton, self.given), *map(skeleton, self.family.split()))))


@lru_cache(maxsize=_CACHE)
def without_office(name: str) -> str:
    """A person's name without the offices and callings before it, as long as two words stay.

    >>> without_office("Prime Minister Ilva Brandt"), without_office("Striker Abe Musa"), without_office("King George")
    ('Ilva Brandt', 'Abe Musa', 'King George')
    """
    words = name.split()
    while len(words) > 2 and _is_office(words[0].casefold().rstrip(".")):  # noqa: PLR2004
        words = words[1:]
    return " ".join(words)


def _is_office(word: str) -> bool:
    return word in OFFICES or word in DOMAINS


@lru_cache(maxsize=_CACHE)
def person_name(name: str) -> PersonName | None:
    """The parts of a person's full name; None for a bare surname or first name.

    >>> person_name("Dr. Anna-Maria J. de la Cruz Jr.")
    PersonName(given=('anna', 'maria', 'j'), family='de la cruz', generation='jr', family_first=False)
    >>> person_name("Kim Min-soo") == person_name("Kim Min Soo"), person_name("Min-soo Kim").given
    (True, ('minsoo',))
    >>> person_name("Cher")
    """
    pieces = [words for raw in without_office(canonical_name(name)).split() if (words := _split(raw))]
    generation = ""
    while len(pieces) > 1 and pieces[-1][0][0] in GENERATIONS:
        generation = GENERATIONS[pieces.pop()[0][0]]
    pieces = [words for i, words in enumerate(pieces) if not (i and words[0][0] in ARTICLES and len(words) == 1)]
    if len(pieces) < 2:  # noqa: PLR2004
        return None
    words = [word for piece in pieces for word in piece]
    plain = [word for word, _ in words]
    if plain[0] in FAMILY_FIRST and not words[0][1] and not (plain[-1] in FAMILY_FIRST and len(plain) == 2):  # noqa: PLR2004
        return PersonName(("".join(plain[1:]),), plain[0], generation, family_first=True)
    if plain[-1] in FAMILY_FIRST and plain[0] not in ROOTS and any(joined for _, joined in words):
        return PersonName(("".join(plain[:-1]),), plain[-1], generation, family_first=True)
    start = len(words) - 1
    while start > 1 and (words[start][1] and words[start - 1][1]):
        start -= 1  # a double surname is one
    while start > 1 and plain[start - 1] in PARTICLES:
        start -= 1
    return PersonName(tuple(plain[:start]), " ".join(plain[start:]), generation, family_first=False)


def _split(raw: str) -> list[tuple[str, bool]]:
    """The words of a piece between spaces, and whether hyphens join them; "J.R." is two initials."""
    bare = raw.strip(".,;:()\"'\u2019")
    if "." in bare and _INITIALS.match(raw):
        return [(letter.casefold(), False) for letter in bare if letter.isalpha()]
    found = [word for piece in _WORD.findall(bare) if (word := folded(piece))]
    if len(found) > 1 and found[0] in ARTICLES:
        del found[0]
    return [(word, len(found) > 1) for word in found]


@lru_cache(maxsize=_CACHE)
def roots(given: str) -> tuple[str, ...]:
    """The names that a given name may be short for, itself first.

    >>> roots("bill"), roots("anna")
    (('bill', 'william'), ('anna',))
    """
    return (given, *ROOTS.get(given, ()))


@lru_cache(maxsize=_CACHE)
def first_key(given: str) -> str:
    """What spellings of one first name share: its sound, or the one spelling of names that are often confused.

    >>> first_key("steven") == first_key("stephen"), first_key("sergej") == first_key("sergei")
    (True, True)
    """
    return TWINS.get(given) or sound(given)


def middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names can be one person's: what both give is equal, or one the other's initial.

    >>> middles_agree(("j",), ("john",)), middles_agree(("j",), ("k",)), middles_agree((), ("k",))
    (True, False, True)
    """
    return all(x[0] == y[0] if 1 in (len(x), len(y)) else sound(x) == sound(y) for x, y in zip(a, b, strict=False))
