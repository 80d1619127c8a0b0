"""Units of measurement beside numbers, under one name however they are written: "km", "kilometers", "kilometres"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_UNITS = {
    "metre": "m metres meter meters", "kilometre": "km kms kilometres kilometer kilometers",
    "centimetre": "cm cms centimetres centimeter centimeters",
    "millimetre": "mm millimetres millimeter millimeters",
    "foot": "ft feet", "inch": "in inches", "mile": "mi miles", "yard": "yd yards",
    "kilogram": "kg kgs kilograms kilogramme kilogrammes", "gram": "g grams gramme grammes",
    "tonne": "t tonnes ton tons", "pound": "lb lbs pounds", "litre": "l litres liter liters",
    "second": "s sec secs seconds", "minute": "min mins minutes", "hour": "h hr hrs hours", "day": "days",
    "year": "yr yrs years", "kelvin": "k kelvins", "degree": "degrees \u00b0", "hectare": "ha hectares",
    "acre": "acres", "watt": "w watts", "kilowatt": "kw kilowatts", "cubic centimetre": "cc ccm", "horsepower": "hp",
    "dollar": "dollars", "euro": "euros", "percent": "% pct", "square kilometre": "km2 km\u00b2",
    "square metre": "m2 m\u00b2",
}  # fmt: skip
_NAMES = {word: unit for unit, words in _UNITS.items() for word in (unit, *words.split())}
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic"}
_PER = frozenset({"per", "/"})


def unit_behind(parse: Parse, end: int) -> str:
    """The unit that follows token `end`, "square kilometre" or "kilometre per" (of whatever); empty for none."""
    words = [word for word in parse.lower[end : end + 5] if word not in {"-", "."}]
    power = _POWERS.get(words[0], "") if words else ""
    rest = words[1:] if power else words
    unit = _NAMES.get(rest[0], "") if rest else ""
    if not unit:
        return ""
    per = "per" if rest[1:2] and rest[1] in _PER else ""
    return " ".join(filter(None, (power, unit, per)))
