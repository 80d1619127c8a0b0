"""Keys: what two names must share to be one. Functions of one name alone, so they hold whatever else is in a graph."""

from __future__ import annotations

from functools import lru_cache

from kg.identity import entity_id, name_key
from kg.resolve.words import (
    ABBREVIATIONS,
    COUNTRIES,
    FORMS_OF_ADDRESS,
    LEGAL_FORMS,
    OPENING_ABBREVIATIONS,
    OPENING_STATES,
    SMALL_WORDS,
)

_CACHE = 1 << 18  # names of an archive; asked for by one rule after the other, a smaller one would forget them all
_SHORT_ACRONYM = 3
_SHORTEST_ACRONYM = 2


@lru_cache(maxsize=_CACHE)
def canonical_name(name: str) -> str:
    """The one spelling of a name: countries by their usual name, no form of address, one spelling of a legal form.

    Idempotent; a name without variants is returned as it is.

    >>> canonical_name("U.S."), canonical_name("Dr. Ann Lee"), canonical_name("Acme Corp."), canonical_name("Oslo")
    ('United States', 'Ann Lee', 'Acme Corporation', 'Oslo')
    """
    country = COUNTRIES.get(name_key(name))
    if country:
        return country
    words = name.split()
    while len(words) > 2 and name_key(words[0]) in FORMS_OF_ADDRESS:  # noqa: PLR2004  (two words stay: "Dr. Lee")
        words = words[1:]
    form = LEGAL_FORMS.get(name_key(words[-1])) if len(words) > 1 else None
    if form and name_key(" ".join(words[:-1])):
        words = [*words[:-2], words[-2].rstrip(","), form]
    return " ".join(words) if words != name.split() else name


@lru_cache(maxsize=_CACHE)
def spelled_out(name: str) -> str:
    """The canonical name with its abbreviations in full; for comparing, since nobody may write it so.

    >>> spelled_out("Natl. Dept. of Trade"), spelled_out("Blue & Sons"), spelled_out("UN Fern Office")
    ('National Department of Trade', 'Blue and Sons', 'United Nations Fern Office')
    """
    canonical = canonical_name(name)
    words = canonical.split()
    if len(words) < 2:  # noqa: PLR2004
        return canonical
    return " ".join(_in_full(word, opening=not i) for i, word in enumerate(words))


def _in_full(word: str, *, opening: bool) -> str:
    if word == "&":
        return "and"
    key = name_key(word)
    if opening and key in OPENING_STATES and word.isupper():
        return COUNTRIES[key]
    if opening and word.endswith(".") and key in OPENING_ABBREVIATIONS:
        return OPENING_ABBREVIATIONS[key]
    full = ABBREVIATIONS.get(key)
    return full if full and word[:1].isupper() else word


@lru_cache(maxsize=_CACHE)
def canonical_id(name: str) -> str:
    """The id an entity of that name has in a resolved graph.

    >>> canonical_id("Acme, Corp.")
    'Acme_Corporation'
    """
    return entity_id(canonical_name(name))


@lru_cache(maxsize=_CACHE)
def plain_id(name: str) -> str:
    """The id extraction gives a named entity: `kg.identity.entity_id` without a scope, remembered."""
    return entity_id(name)


@lru_cache(maxsize=_CACHE)
def case_key(name: str) -> str:
    """What names share that differ in capitals only; "" for short acronyms, which are words otherwise ("WHO", "Who").

    >>> case_key("ANNE-MARIE Berg") == case_key("Anne-Marie Berg"), case_key("WHO")
    (True, '')
    """
    full = spelled_out(name)
    if len(full) <= 2 * _SHORT_ACRONYM and sum(map(str.isalpha, full)) <= _SHORT_ACRONYM:
        return ""
    return name_key(full)


@lru_cache(maxsize=_CACHE)
def full_key(name: str) -> str:
    """The key of a name with its abbreviations in full.

    >>> full_key("Blue & Sons")
    'blue and sons'
    """
    return name_key(spelled_out(name))


@lru_cache(maxsize=_CACHE)
def without_legal_form(name: str) -> str:
    """The key of a company's name without its legal form; "" when it has none.

    >>> without_legal_form("Acme Corp.")
    'acme'
    """
    words = canonical_name(name).split()
    if len(words) < 2 or name_key(words[-1]) not in LEGAL_FORMS:  # noqa: PLR2004
        return ""
    return full_key(" ".join(words[:-1]))


@lru_cache(maxsize=_CACHE)
def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of `short` are the initials of the words of `long`, with or without its small words.

    >>> is_acronym_of("WHO", "World Health Organization"), is_acronym_of("EBRD", "European Bank")
    (True, False)
    """
    letters = short.replace(".", "").replace(" ", "")
    if not letters.isupper() or len(letters) < _SHORTEST_ACRONYM:
        return False
    words = name_key(long).split()
    big = [word for word in words if word not in SMALL_WORDS]
    return letters.casefold() in {"".join(w[0] for w in words), "".join(w[0] for w in big)} and len(big) > 1
