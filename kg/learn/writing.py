"""How examples write what they name: dates, numbers, units, quotation marks, and the usual form of a name.

The forms are counted for each property; a prediction is written in the form that its property has most often for a
value of that shape. Names are written as the examples write the same name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.extract.slots.names import bare
from kg.extract.slots.stems import PREPOSITIONS, STOP
from kg.extract.words.gazetteer import ABBREVIATIONS, COUNTRIES, DEMONYMS
from kg.learn.places import Places
from kg.learn.spelling import Spelling
from kg.learn.units import unit_behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate
    from kg.learn.alignment import Aligned
    from kg.learn.examples import Triple

UNIT = re.compile(r"^(-?[\d.]+)( \([A-Za-z][A-Za-z ]*\)| [a-z]{1,2})$")
"""A number and its unit, "2.7 (kilograms)" or "2.7 kg"."""

_NUMBER = re.compile(r"^-?[\d.]+$")
_QUOTE = '"'
_PLUS = "+"
"""Begins the form of a value that is written with a word more, "+language"."""
_BETWEEN = "|"
_MINUS = "\u2212"
AS_IS = "as it is"
"""The form of what stands in the text."""
_OWN = frozenset({"country", "country first", "name first", "people"})
"""Forms that say nothing about other properties."""
_NUMBER_SHAPE = "number"
_OTHER_UNIT = 0.4
"""What a number with another unit, or none, says about how one with this unit is written."""
_POOLED = 0.5
"""How many examples of a property the habits of all properties together count for."""


def squeezed(text: str) -> str:
    """Without spaces, underscores and case."""
    return re.sub(r"[_\s]+", "", text).lower()


def unquoted(text: str) -> str:
    """Without the quotation marks around it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == _QUOTE else text


def forms(span: Candidate, reading: Reading) -> dict[str, str]:
    """Name of a form -> what the span is in it; of equal ones only the first."""
    text = " ".join(span.text.split())
    value = span.value
    if value is None:
        return {AS_IS: text} | {form: made for form, made in _worded(text, reading, span) if made not in {"", text}}
    if value.number:
        return _distinct({"digits": value.number, "minus": value.number.replace("-", _MINUS), AS_IS: text})
    first = "" if value.day else f"{value.year:04d}-{value.month or 1:02d}-01"
    return _distinct(
        {"iso": value.iso, "spoken": value.spoken, "year": str(value.year), "first day": first, AS_IS: text}
    )


def _distinct(made: Mapping[str, str]) -> dict[str, str]:
    """Without forms that are empty or the same as an earlier one."""
    first: dict[str, str] = {}
    for form, text in made.items():
        first.setdefault(text, form)
    return {form: text for text, form in first.items() if text}


def _worded(text: str, reading: Reading, span: Candidate) -> Iterator[tuple[str, str]]:
    """Other forms of words: the country of a demonym or abbreviation, by itself or before others; one of many."""
    yield "country", _country(text)
    first, space, rest = text.partition(" ")
    if space and not _country(" ".join(text.split()[:2])):
        country = DEMONYMS.get(first, "")
        yield "country first", f"{country} {rest}" if country and text not in DEMONYMS else ""
        yield "name first", f"{COUNTRIES[first]} {rest}" if first in ABBREVIATIONS and first in COUNTRIES else ""
    last = span.end - 1
    if reading.parse.tags[last] == "NNS":
        yield "singular", text.removesuffix(reading.parse.words[last]) + reading.parse.lemmas[last]
    if text in DEMONYMS:
        yield "people", text + "s"


def _country(text: str) -> str:
    return DEMONYMS.get(text) or COUNTRIES.get(text) or ""


class Writing:
    """Counts of forms and names; fill with `note`, ask with `subject_of` and `objects_of`."""

    def __init__(self) -> None:
        """Know nothing: everything is then written as it stands, dates in ISO 8601."""
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.objects: dict[str, Counter[str]] = defaultdict(Counter)
        self.spelling = Spelling()
        self.places = Places()
        self._seen: set[tuple[Triple, str]] = set()
        self._pools: dict[tuple[str, str], Counter[str]] = {}

    def note(self, reading: Reading, aligned: Iterable[Aligned], key_of: Mapping[str, str]) -> None:
        """Count how an example writes its triples; `key_of` gives the key of a property by its IRI.

        A triple that several sentences state tells once how its property is written.
        """
        self._pools.clear()
        for triple, subjects, objects in aligned:
            own, target = key_of[triple.property_iri], unquoted(triple.object)
            self.names[bare(triple.subject)][triple.subject] += 1
            self.spelling.note(triple.subject)
            self.places.note(reading, subjects, triple.subject)
            for k in subjects[:1]:
                self.names[bare(reading.spans[k].text)][triple.subject] += 1
            if not _NUMBER.match(target[:1]):
                self.names[bare(target)][target] += 1
                self.objects[f"{own} {bare(target)}"][triple.object] += 1
                self.spelling.note(target)
                self.places.note(reading, (k for k, _ in objects), target)
            for key in self._forms(reading, objects, triple.object):
                if (triple, key) not in self._seen:
                    self._seen.add((triple, key))
                    self.forms[own][key] += 1
            for k, form in objects:
                if form.startswith(_PLUS):
                    self.objects[f"{own} {bare(reading.spans[k].text)}"][triple.object] += 1

    def _forms(self, reading: Reading, objects: Iterable[tuple[int, str]], written: str) -> set[str]:
        """What spans of which the whole was written tell about forms."""
        found = set()
        for k, form in objects:
            options = forms(reading.spans[k], reading)
            if form.startswith(_PLUS) or _same(options.get(form, reading.spans[k].text), written):
                found.add(self._form(reading, reading.spans[k], form, written))
        return found

    @staticmethod
    def _form(reading: Reading, span: Candidate, form: str, written: str) -> str:
        """Shape of the value, name of the form, and what is written around it, in one string."""
        plain = unquoted(written)
        unit = UNIT.match(plain)
        digits = unit[1] if unit else plain
        decimals = "" if not _NUMBER.match(digits) or "." not in digits else ".0" if digits.endswith(".0") else "."
        quote = _QUOTE if plain != written else ""
        form = form.replace(_BETWEEN, "")
        return _BETWEEN.join((_shape(reading, span), form, quote, decimals, unit[2] if unit else ""))

    def objects_of(
        self, reading: Reading, span: Candidate, property_key: str, *, plain: bool = False
    ) -> tuple[str, ...]:
        """The span as the examples write objects of this property: one value, or a place and where it is.

        Without examples a full date is in ISO 8601, or `plain`, "20 January 1930", where nothing asks for a date.
        """
        known = self.objects.get(f"{property_key} {bare(span.text)}")
        if known and span.value is None:
            return (_most(known),)
        if span.value is None:
            places = self.places.written(reading, span)
            if places:
                return places
        return (self._voted(reading, span, property_key, plain=plain),)

    def _voted(self, reading: Reading, span: Candidate, property_key: str, *, plain: bool) -> str:
        """What most examples of the property speak for, and a little those of all properties."""
        shape, options = _shape(reading, span), forms(span, reading)
        votes: dict[str, float] = defaultdict(float)
        for counted, weight in self._counted(shape, property_key):
            for key, count in counted.items():
                _, form, quote, decimals, unit = key.split(_BETWEEN)
                text = self._filled(options, form, text_shaped=span.value is None)
                if text:
                    votes[f"{quote}{_with_decimals(text, decimals)}{unit}{quote}"] += count * weight
        usual = options["spoken"] if plain and span.value and span.value.day else self._usual(span, options)
        return min(votes, key=lambda text: (-votes[text], text != usual, text)) if votes else usual

    def _filled(self, options: Mapping[str, str], form: str, *, text_shaped: bool) -> str:
        if form.startswith(_PLUS):
            word, text = form[1:], options.get(AS_IS, "")
            return text if not text_shaped or text.lower().endswith(word) else f"{self.name(text)} {word}"
        text = options.get(form, "")
        return self.name(text) if text and text_shaped else text

    def _usual(self, span: Candidate, options: Mapping[str, str]) -> str:
        """How a value is written that no example has the like of."""
        if span.value is None:
            return self.name(options[AS_IS])
        return options["digits"] if span.value.number else options["iso"]

    def _counted(self, shape: str, property_key: str) -> Iterator[tuple[Mapping[str, int], float]]:
        """Counts of the property, of those with a word of its name, and of all, with the weight of one example."""
        own = self.forms.get(property_key, Counter[str]())
        yield {key: count for key, count in own.items() if key.partition(_BETWEEN)[0] == shape}, 1.0
        if shape.startswith(_NUMBER_SHAPE):
            others = (key for key in own if key.startswith(_NUMBER_SHAPE) and key.partition(_BETWEEN)[0] != shape)
            yield {key: own[key] for key in others}, _OTHER_UNIT
        kin = self._pool(shape, property_key)
        if kin:
            yield kin, _POOLED / kin.total()
        everything = self._pool(shape, "") if shape != _NUMBER_SHAPE else None
        if everything:
            yield everything, _POOLED / 2 / everything.total()

    def _pool(self, shape: str, property_key: str) -> Counter[str]:
        """The forms that a shape has for properties with a word of this one's name; without a name, for all."""
        found = self._pools.get((shape, property_key))
        if found is None:
            found = self._pools[shape, property_key] = Counter[str]()
            words = _content(property_key)
            for other, counted in self.forms.items():
                if other != property_key and (not property_key or words & _content(other)):
                    found.update({key: count for key, count in counted.items() if _pooled(key, shape)})
        return found

    def subject_of(self, reading: Reading, span: Candidate, name: str) -> str:
        """A subject as the examples write subjects; `name` is what a pronoun stands for."""
        places = () if name else self.places.written(reading, span)
        return places[0] if places else self.name(name or " ".join(span.text.split()))

    def name(self, text: str) -> str:
        """A name as the examples write it, or at least its words."""
        known = self.names.get(bare(text))
        return unquoted(_most(known)) if known else self.spelling.of(text)

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file: of each name only the usual form."""
        return {
            "forms": {iri: dict(sorted(counted.items())) for iri, counted in sorted(self.forms.items())},
            "names": {key: _most(counted) for key, counted in sorted(self.names.items())},
            "objects": {key: _most(counted) for key, counted in sorted(self.objects.items())},
            "spelling": self.spelling.to_data(),
            "places": self.places.to_data(),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Writing:
        """What `to_data` gave."""
        made = cls()
        made.forms.update({iri: Counter(counted) for iri, counted in data["forms"].items()})
        made.names.update({key: Counter([name]) for key, name in data["names"].items()})
        made.objects.update({key: Counter([name]) for key, name in data["objects"].items()})
        made.spelling = Spelling.from_data(data["spelling"])
        made.places = Places.from_data(data["places"])
        return made


def _shape(reading: Reading, span: Candidate) -> str:
    """What kind of value it is; of texts and numbers also which forms they can take."""
    kind = span.value.shape if span.value else "text"
    if kind == _NUMBER_SHAPE:
        minus = "minus" if span.value and span.value.number.startswith("-") else ""
        return " ".join(filter(None, (kind, minus or unit_behind(reading.parse, span.end))))
    if kind != "text":
        return kind
    return " ".join((kind, *(form for form in forms(span, reading) if form != AS_IS)))


def _pooled(key: str, shape: str) -> bool:
    """Whether a form of this shape says something about other properties."""
    of_shape, form = key.split(_BETWEEN)[:2]
    return of_shape == shape and not form.startswith(_PLUS) and form not in _OWN


def _content(property_key: str) -> set[str]:
    return {word for word in property_key.split() if len(word) > 2 and word not in STOP | PREPOSITIONS}  # noqa: PLR2004


def _same(text: str, written: str) -> bool:
    """Whether a text is written in full, whatever its quotes, unit, decimals or article."""
    plain = unquoted(written)
    unit = UNIT.match(plain)
    letters = bare(unit[1] if unit else plain)
    return bare(text) in {letters, letters.removeprefix("the"), letters.removesuffix("0")}


def _most(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda text: (-counted[text], text))


def _with_decimals(text: str, decimals: str) -> str:
    return text if not decimals or "." in text else text + ".0"
