"""How examples write what they name: dates, numbers, units, quotation marks, and the usual form of a name.

The forms are counted for each property; a prediction is written in the form that its property has most often for a
value of that shape. Names are written as the examples write the same name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.extract.slots.names import bare
from kg.extract.words.gazetteer import DEMONYMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate
    from kg.learn.alignment import Aligned

UNIT = re.compile(r"^(-?[\d.]+)( \([A-Za-z]+\))$")
"""A number and its unit in brackets, "2.7 (kilograms)"."""

_NUMBER = re.compile(r"^-?[\d.]+$")
_QUOTE = '"'
_AS_IS = "as it is"


def squeezed(text: str) -> str:
    """Without spaces, underscores and case."""
    return re.sub(r"[_\s]+", "", text).lower()


def unquoted(text: str) -> str:
    """Without the quotation marks around it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == _QUOTE else text


def forms(span: Candidate) -> dict[str, str]:
    """Name of a form -> what the span is in it."""
    text = " ".join(span.text.split())
    value = span.value
    if value is None:
        country = DEMONYMS.get(text)
        return {_AS_IS: text} | ({"country": country} if country else {})
    if value.number:
        return {_AS_IS: text, "digits": value.number}
    found = {_AS_IS: text, "spoken": value.spoken, "iso": value.iso, "year": str(value.year)}
    if not value.day:
        found["first day"] = f"{value.year:04d}-{value.month or 1:02d}-01"
    return found


class Writing:
    """Counts of forms and names; fill with `note`, ask with `object_of` and `name`."""

    def __init__(self) -> None:
        """Know nothing: everything is then written as it stands, dates in ISO 8601."""
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.objects: dict[str, Counter[str]] = defaultdict(Counter)

    def note(self, reading: Reading, aligned: Iterable[Aligned], key_of: Mapping[str, str]) -> None:
        """Count how an example writes its triples; `key_of` gives the key of a property by its IRI."""
        for triple, subjects, objects in aligned:
            own, target = key_of[triple.property_iri], unquoted(triple.object)
            self.names[bare(triple.subject)][triple.subject] += 1
            for k in subjects[:1]:
                self.names[bare(reading.spans[k].text)][triple.subject] += 1
            if not _NUMBER.match(target[:1]):
                self.names[bare(target)][target] += 1
                self.objects[f"{own} {bare(target)}"][triple.object] += 1
            for key in {self._form(reading.spans[k], form, triple.object) for k, form in objects}:
                self.forms[own][key] += 1
            for k, form in objects:
                if form.startswith("+"):
                    self.objects[f"{own} {bare(reading.spans[k].text)}"][triple.object] += 1

    @staticmethod
    def _form(span: Candidate, form: str, written: str) -> str:
        """Shape of the value, name of the form, and what is written around it, in one string."""
        plain = unquoted(written)
        unit = UNIT.match(plain)
        digits = unit[1] if unit else plain
        decimals = ".0" if _NUMBER.match(digits) and digits.endswith(".0") else ""
        quote = _QUOTE if plain != written else ""
        shape = span.value.shape if span.value else "text"
        return "|".join((shape, _AS_IS if form.startswith("+") else form, quote, decimals, unit[2] if unit else ""))

    def object_of(self, span: Candidate, property_key: str) -> str:
        """The span as the examples write objects of this property."""
        known = self.objects.get(f"{property_key} {bare(span.text)}")
        if known and span.value is None:
            return _most(known)
        shape = span.value.shape if span.value else "text"
        options = forms(span)
        counted = self.forms.get(property_key, Counter())
        for key, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            of_shape, form, quote, decimals, unit = key.split("|")
            if of_shape == shape and form in options:
                text = options[form]
                text = self.name(text) if form in {_AS_IS, "country"} and shape == "text" else text
                return f"{quote}{_with_decimals(text, decimals)}{unit}{quote}"
        return self._unseen(span, options)

    def _unseen(self, span: Candidate, options: Mapping[str, str]) -> str:
        """A shape that this property has not had: as other properties write it."""
        if span.value is None:
            return self.name(options[_AS_IS])
        if span.value.number:
            return options["digits"]
        usual = Counter[str]()
        for counted in self.forms.values():
            for key, count in counted.items():
                if key.startswith(span.value.shape):
                    usual[key.split("|")[1]] += count
        best = _most(usual) if usual else "iso"
        return options.get(best, options["iso"])

    def name(self, text: str) -> str:
        """A name as the examples write it."""
        known = self.names.get(bare(text))
        return unquoted(_most(known)) if known else text

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file: of each name only the usual form."""
        return {
            "forms": {iri: dict(sorted(counted.items())) for iri, counted in sorted(self.forms.items())},
            "names": {key: _most(counted) for key, counted in sorted(self.names.items())},
            "objects": {key: _most(counted) for key, counted in sorted(self.objects.items())},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Writing:
        """What `to_data` gave."""
        made = cls()
        made.forms.update({iri: Counter(counted) for iri, counted in data["forms"].items()})
        made.names.update({key: Counter([name]) for key, name in data["names"].items()})
        made.objects.update({key: Counter([name]) for key, name in data["objects"].items()})
        return made


def _most(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda text: (-counted[text], text))


def _with_decimals(text: str, decimals: str) -> str:
    return text if not decimals or "." in text else text + decimals
