"""Names as they are compared with authority data, and which of an entity's names are fit for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.identity import name_key
from kg.model import EntityType, MentionKind, readable
from kg.resolve.keys import canonical_name, spelled_out
from kg.resolve.words import (
    ABBREVIATIONS,
    COUNTRIES,
    FORMS_OF_ADDRESS,
    LEGAL_FORMS,
    OPENING_ABBREVIATIONS,
    OPENING_STATES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Entity

LONGEST = 300
"""A longer label is a text, and no name (code points)."""

_LONGEST_ACRONYM = 5
_SHORTEST_SHOUT = 4
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)
_SIMPLE = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
_SPELLED_IN_WAYS = {"the", "a", "an", *LEGAL_FORMS, *ABBREVIATIONS, *OPENING_ABBREVIATIONS, *OPENING_STATES}
_SPELLED_IN_WAYS |= FORMS_OF_ADDRESS
_MARKS = str.maketrans("", "", "'`\u2018\u2019\u02bb\u02bc\u02be\u02bf\u2032")


def link_key(name: str) -> str:
    """What two spellings of one name share: no case, accent, stroke, hyphen, apostrophe, article or abbreviation.

    Not remembered, unlike the keys it is made from: an authority has a million names, and each once.

    >>> link_key("Łódź"), link_key("The Hague"), link_key("ST. JOHN'S"), link_key("U.S.")
    ('lodz', 'hague', 'saint johns', 'united states')
    """
    if _SIMPLE.fullmatch(name):  # most of a million
        key = name.casefold().replace("-", " ")
        if key not in COUNTRIES and _SPELLED_IN_WAYS.isdisjoint(key.split()):
            return key
    plain = name.translate(_MARKS)
    if name.endswith(("'s", "\u2019s")) and " " not in name:  # "Russia's" is Russia; "St. John's" is none of John
        plain = name[:-2]
    if " " in plain or "." in plain or (plain.isupper() and len(plain) <= _LONGEST_ACRONYM):
        plain = _spelled(plain)
    else:
        plain = canonical_name.__wrapped__(plain)
    return name_key.__wrapped__(plain).translate(_STROKES)


def _spelled(name: str) -> str:
    return spelled_out(name) if len(name) <= LONGEST else name


def is_acronym(name: str) -> bool:
    """Whether a name is one short word in capitals.

    >>> is_acronym("WHO"), is_acronym("U.N."), is_acronym("Who"), is_acronym("LONDON")
    (True, True, False, False)
    """
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalnum() and len(letters) <= _LONGEST_ACRONYM


def same_case(name: str, label: str, type_: EntityType) -> bool:
    """Whether neither is an acronym, or both are: "WHO" is not "Who".

    A place in the capitals of a headline ("IRAN") is the place.

    >>> same_case("WHO", "Who", EntityType.ORGANIZATION), same_case("IRAN", "Iran", EntityType.PLACE)
    (False, True)
    """
    if is_acronym(name) == is_acronym(label):
        return True
    shouted = is_acronym(name) and len(name) >= _SHORTEST_SHOUT
    return (type_ is EntityType.PLACE and shouted) or canonical_name(name) == canonical_name(label)


def full_names(entity: Entity) -> tuple[str, ...]:
    """The proper names of an entity that can say alone who is meant, sorted; a person's is of two words at least."""
    return fit_names({m.name or readable(m.text) for m in entity.mentions if m.kind is MentionKind.NAME}, entity.type)


def fit_names(names: Iterable[str], type_: EntityType) -> tuple[str, ...]:
    """The same of the proper names of an entity of a type."""
    least = 2 if type_ is EntityType.PERSON else 1
    return tuple(sorted(n for n in names if len(n) <= LONGEST and len(link_key(n).split()) >= least))
