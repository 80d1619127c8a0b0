"""Where the triples of an example stand in its sentence: which candidate spans are their subjects and objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.names import bare
from kg.extract.slots.spans import NO_SUBJECT
from kg.learn.writing import AS_IS, UNIT, forms, squeezed, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.slots.reading import Reading
    from kg.learn.examples import Triple

_COUNTED = re.compile(r"^(-?\d[\d.,]*(?: (?:thousand|million|billion|trillion))?)[ %]")


class Aligned(NamedTuple):
    """A triple, the spans that may be its subject, and those that may be its object with the form they have there."""

    triple: Triple
    subjects: list[int]
    objects: list[tuple[int, str]]


def align_triples(reading: Reading, names: Mapping[tuple[int, int], str], triples: Iterable[Triple]) -> list[Aligned]:
    """Each triple with its spans, none where the sentence does not have them; `names` say what pronouns stand for."""
    subjects = _Subjects(reading, names)
    objects = _Objects(reading)
    return [Aligned(one, subjects.of(one.subject), objects.of(one.object)) for one in triples]


class _Subjects:
    def __init__(self, reading: Reading, names: Mapping[tuple[int, int], str]) -> None:
        self.exact: dict[str, list[int]] = {}
        self.bare: dict[str, list[int]] = {}
        for k, span in enumerate(reading.spans):
            if span.kind in NO_SUBJECT:
                continue
            for name in filter(None, (span.text, names.get(span[:2]))):
                self.exact.setdefault(squeezed(name), []).append(k)
                self.bare.setdefault(bare(name), []).append(k)

    def of(self, name: str) -> list[int]:
        """As it is written, else by its letters, else without its article or what follows a comma."""
        plain = bare(name)
        return (
            self.exact.get(squeezed(name))
            or self.bare.get(plain)
            or self.bare.get(plain.removeprefix("the"))
            or ("," in name and self.bare.get(bare(name.partition(",")[0])))
            or []
        )


class _Objects:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.exact: dict[str, list[tuple[int, str]]] = {}
        self.bare: dict[str, list[tuple[int, str]]] = {}
        for k, span in enumerate(reading.spans):
            if span.kind == "pronoun":
                continue
            options = forms(span, reading)
            for form, text in options.items():
                self.exact.setdefault(squeezed(text), []).append((k, form))
            usual = AS_IS if AS_IS in options else next(iter(options))
            self.bare.setdefault(bare(span.text), []).append((k, usual))

    def of(self, value: str) -> list[tuple[int, str]]:
        """As some form of a span, else by its letters, or without article, decimals, rest of an address, last word."""
        plain = unquoted(value)
        unit = UNIT.match(plain)
        plain = unit[1] if unit else plain
        letters = bare(plain)
        return (
            self._number(plain)
            or self.exact.get(squeezed(plain))
            or self.bare.get(letters)
            or self.bare.get(letters.removeprefix("the"))
            or (plain.endswith(".0") and self.exact.get(squeezed(plain[:-2])))
            or ("," in plain and self.bare.get(bare(plain.partition(",")[0])))
            or self._without_last_word(plain)
            or []
        )

    def _number(self, value: str) -> list[tuple[int, str]]:
        """The number of "18 metres"."""
        counted = _COUNTED.match(value)
        found = self.bare.get(bare(counted[1]), []) if counted else []
        return [(k, form) for k, form in found if self.reading.spans[k].value]

    def _without_last_word(self, value: str) -> list[tuple[int, str]]:
        """For "English language" the span "English": the last word is how the examples write such a value."""
        first, _, last = value.replace("_", " ").rpartition(" ")
        found = self.bare.get(bare(first), []) if first else []
        return [(k, f"+{last.lower()}") for k, _ in found]
