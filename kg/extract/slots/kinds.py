"""How well a span goes with the kind of thing or value that a property asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.mentions.type_nouns import nominal_type
from kg.extract.slots.stems import stem
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

_SEEN = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "WORK_OF_ART": "work",
    "EVENT": "event", "LANGUAGE": "language", "NORP": "people", "PRODUCT": "product", "LAW": "work", "DATE": "time",
}  # fmt: skip
"""The labels of the recogniser as what a span is seen to be; others are "small" words or a "capital"."""

_LIKED = {
    "person": frozenset({"person"}),
    "organization": frozenset({"organization", "place"}),
    "group": frozenset({"organization", "person"}),
    "place": frozenset({"place", "organization"}),
    "country": frozenset({"place", "people"}),
    "city": frozenset({"place"}),
    "building": frozenset({"place", "organization"}),
    "work": frozenset({"work", "organization", "person"}),
    "event": frozenset({"event", "organization", "work"}),
    "product": frozenset({"product", "organization", "work"}),
    "language": frozenset({"language", "people"}),
    "nationality": frozenset({"people", "place"}),
    "religion": frozenset({"people", "small"}),
    "ethnic group": frozenset({"people", "small"}),
    "species": frozenset({"small", "capital", "person", "organization", "place"}),
    "celestial body": frozenset({"product", "organization", "person", "capital", "number"}),
}
"""What is taken for each kind; recognisers confuse names, so the bordering labels are in."""

_VALUES = frozenset({"number", "day", "month", "year"})
_FIT = {
    "date": {"day": 1.0, "month": 1.0, "year": 0.8},
    "year": {"year": 0.8, "day": 0.4, "month": 0.4},
    "number": {"number": 1.0, "year": 0.3},
    "quantity": {"number": 1.0, "year": 0.3},
}
_UNITS = {
    "length": "metre meter m km kilometre kilometer feet foot ft mile inch in mm cm millimetre millimeter centimetre",
    "mass": "kg kilogram gram g pound lb tonne ton",
    "money": "dollar euro pound million billion $ \u20ac \u00a3",
    "area": "square hectare acre km2 sq",
    "duration": "minute second hour day year min h s",
    "temperature": "kelvin degree celsius k",
    "speed": "km mph kmh kilometre kilometer mile",
    "volume": "litre liter cubic",
}
_STEMS = {unit: frozenset(map(stem, words.split())) for unit, words in _UNITS.items()}
_ANY_UNIT = frozenset(word for words in _STEMS.values() for word in words)


def kind_seen(reading: Reading, span: Candidate) -> str:
    """What a span looks like: "person", "place" ..., "day", "year", "number", "small" (letters) or "capital"."""
    if span.value:
        return span.value.shape
    seen = _SEEN.get(reading.label[span.head], "")
    return seen or ("small" if reading.parse.words[span.end - 1][:1].islower() else "capital")


@lru_cache(maxsize=4096)
def agreement(kinds: frozenset[str], seen: str) -> float:
    """From -1 (cannot be) to 1 for the best of the kinds asked for; 0 when anything may stand there."""
    return max((_agreement(kind, seen) for kind in kinds), default=0.0)


def _agreement(kind: str, seen: str) -> float:
    if kind in _FIT:
        return _FIT[kind].get(seen, -1.0)
    if kind == "code":
        return 0.5 if seen in {"number", "capital", "organization", "year"} else -0.3
    if kind in _LIKED:
        return 1.0 if seen in _LIKED[kind] else -0.1 if seen in {"capital", "small"} else -0.6
    return 0.4 if seen in {"small", "capital"} else -1.0 if seen in _VALUES else 0.0


KINDS = (
    "", "thing", "person", "organization", "group", "place", "country", "city", "building", "work", "event", "product",
    "species", "celestial body", "date", "year", "number", "quantity", "code", "text", "language", "nationality",
    "occupation", "genre", "religion", "award", "position", "material", "rank", "sport", "food", "substance", "field",
    "character", "disease", "url", "format", "type", "time zone", "currency", "color", "style", "ethnicity", "season",
    "symbol", "body part", "topic", "instrument", "cause", "ideology", "status",
)  # fmt: skip
"""What properties ask for, as far as it matters which."""

CLASSES = frozenset(
    "nationality occupation genre position rank sport type field style ethnicity religion ideology language "
    "instrument format status character".split()
)
"""Kinds of what is said of a thing by a noun or an adjective: "is a Dutch rock band"."""

_NOUN_TYPES = ("", *EntityType)


def kind_number(kinds: Iterable[str]) -> float:
    """The most special of the kinds asked for as a number; 0 for none of `KINDS`."""
    return float(max((KINDS.index(kind) for kind in kinds if kind in KINDS), default=0))


def said_of(reading: Reading, i: int, j: int) -> float:
    """Does the object say what the subject is? 2 as the noun ("is a tenor"), 1 as its modifier ("is a Dutch film")."""
    classes, head = reading.classes(reading.spans[i].head), reading.spans[j].head
    if head in classes:
        return 2.0
    return 1.0 if reading.parse.heads[head] in classes and head < reading.parse.heads[head] else 0.0


def noun_type(reading: Reading, j: int) -> float:
    """The type of the thing that a noun names by itself, as a number; 0 for names and values."""
    span = reading.spans[j]
    if span.value or reading.parse.pos[span.head] != "NOUN":
        return 0.0
    found = nominal_type(reading.parse, span.head)
    return float(_NOUN_TYPES.index(found)) if found in _NOUN_TYPES else 0.0


def unit_agreement(unit: str, seen: str, left: str, right: str) -> float:
    """Does the unit beside a number measure what is asked? 1 yes, -0.5 no, 0 when nothing is asked."""
    if not unit or seen != "number":
        return 0.0
    units = _STEMS.get(unit)
    fits = (left in units or right in units) if units else right not in _ANY_UNIT
    return 1.0 if fits else -0.5
