"""Which property of an ontology a word in a file of examples means: by IRI, label, local name, or its words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology.terms import Property
    from kg.ontology.values import Ontology

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")


def words_key(name: str) -> str:
    """A name as words in small letters, however they were joined.

    >>> words_key("birthPlace"), words_key("birth_place"), words_key("Birth place")
    ('birth place', 'birth place', 'birth place')
    """
    plain = unicodedata.normalize("NFKC", name)
    return " ".join(_WORD.findall(_HUMP.sub(" ", plain))).casefold()


class PropertyNames:
    """The user's properties of an ontology by every way of writing them."""

    def __init__(self, ontology: Ontology) -> None:
        """Index the properties that the user's files declare."""
        self._levels: list[dict[str, set[str]]] = [{}, {}, {}, {}]
        for known in ontology.own_properties:
            for level, names in enumerate(_names(known)):
                for name in names:
                    self._levels[level].setdefault(name, set()).add(known.iri)

    def find(self, name: str) -> tuple[str, ...]:
        """The IRIs of the properties that a name means, sorted: none when unknown, several when it is in doubt.

        An IRI counts before a label, a label before a local name, and that before words that are spelt otherwise.
        """
        for level, key in enumerate((name, name, name, words_key(name))):
            if key and (found := self._levels[level].get(key)):
                return tuple(sorted(found))
        return ()


def local_name(iri: str) -> str:
    """What stands after the last `#`, `/` or `:` of an IRI."""
    return re.split(r"[#/:]", iri.rstrip("#/"))[-1]


def _names(known: Property) -> Iterator[set[str]]:
    foreign = {text for _, text in known.foreign}
    yield {known.iri, f"<{known.iri}>"}
    yield {known.label, *known.names, *foreign}
    yield {local_name(known.iri)}
    yield {words_key(name) for name in (known.label, *known.names, *foreign, local_name(known.iri))} - {""}
