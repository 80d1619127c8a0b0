"""Questions about the classes of a vocabulary: what is above what, what excludes what, and which class words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.ontology.inflect import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.ontology.terms import Class

_T = EntityType
_UPPER: dict[str, frozenset[EntityType]] = {
    "agent": frozenset({_T.PERSON, _T.ORGANIZATION, _T.GROUP}),
    "actor": frozenset({_T.PERSON, _T.ORGANIZATION, _T.GROUP}),
    "human": frozenset({_T.PERSON}),
    "man": frozenset({_T.PERSON}),
    "woman": frozenset({_T.PERSON}),
    "location": frozenset({_T.PLACE, _T.FACILITY}),
    "place": frozenset({_T.PLACE, _T.FACILITY}),
    "work": frozenset({_T.WORK}),
    "artwork": frozenset({_T.WORK}),
    "artifact": frozenset({_T.PRODUCT, _T.WORK}),
    "artefact": frozenset({_T.PRODUCT, _T.WORK}),
}
"""Nouns that upper classes of published vocabularies are named by (FOAF, PROV, CIDOC CRM, schema.org)."""

_OLD = "http://schema.org/"
_BEFORE_MORE = frozenset("of by in from at for with on to about who which that whose between near and or".split())
_NO_PART = frozenset("a an the its his her their this that these those".split())


class Classes:
    """An index of classes, by IRI and by name. Circles in the hierarchy do no harm: all in one are above each other."""

    def __init__(self, classes: Iterable[Class]) -> None:
        """Index them; of two with one IRI the later counts."""
        self._by_iri = {one.iri: one for one in classes}
        self._up: dict[str, list[str]] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        self._excluded: dict[str, set[str]] = {}
        self._named: dict[str, list[str]] = {}
        for one in self._by_iri.values():
            for other in (*one.parents, *one.equivalents):
                self._link(one.iri, other)
            for other in one.equivalents:
                self._link(other, one.iri)
            for other in one.disjoint:
                self._excluded.setdefault(one.iri, set()).add(other)
                self._excluded.setdefault(other, set()).add(one.iri)
            for key in {class_key(name) for name in one.names}:
                self._named.setdefault(key, []).append(one.iri)

    def get(self, iri: str) -> Class | None:
        """The class of that IRI, if there is one."""
        return self._by_iri.get(iri)

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Every class above, nearest first, without itself; equivalent classes are above each other."""
        known = self._above.get(iri)
        if known is None:
            found = [iri]
            seen = {iri}
            for step in found:
                for above in self._up.get(step, ()):
                    if above not in seen:
                        seen.add(above)
                        found.append(above)
            known = self._above[iri] = tuple(found[1:])
        return known

    def _link(self, one: str, above: str) -> None:
        """Put one class above another; schema.org is written with http and with https, and both are one."""
        self._up.setdefault(one, []).append(above)
        for iri in (one, above):
            if iri.startswith(_OLD) and iri not in self._up.get(_new(iri), ()):
                self._up.setdefault(iri, []).append(_new(iri))
                self._up.setdefault(_new(iri), []).append(iri)

    def is_a(self, iri: str, above: str) -> bool:
        """Whether members of the first class are members of the second."""
        return iri == above or above in self.ancestors(iri)

    def disjoint(self, one: str, other: str) -> bool:
        """Whether nothing can be in both classes.

        A class and one above it are never told disjoint, whatever an inconsistent ontology says.
        """
        if self.is_a(one, other) or self.is_a(other, one):
            return False
        kin = {other, *self.ancestors(other)}
        return any(not kin.isdisjoint(self._excluded.get(step, ())) for step in (one, *self.ancestors(one)))

    def for_words(self, words: str) -> tuple[str, ...]:
        """The classes that a noun phrase names by its head or by more of it; the user's own before others, sorted."""
        tokens = [word for word in _tokens(words) if word not in _NO_PART]
        end = next((i for i, word in enumerate(tokens) if i and word in _BEFORE_MORE), len(tokens))
        spans = [(start, stop) for start in range(end) for stop in range(end, len(tokens) + 1)]
        for start, stop in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            found = self._named.get(_joined(tokens[start:stop]), [])
            own = [iri for iri in found if self._by_iri[iri].own]
            if found:
                return tuple(sorted(own or found))
        return ()

    def likely_types(self, iri: str, nouns: Mapping[str, str]) -> frozenset[EntityType]:
        """The types of a class; where the ontology does not tell, what its names and those above it sound like.

        `nouns` has types (values of `EntityType`) by noun. Empty when nothing is known.
        """
        kin = [self._by_iri[step] for step in (iri, *self.ancestors(iri)) if step in self._by_iri]
        stated = next((one.types for one in kin if one.types), frozenset[EntityType]())
        return stated or next((found for one in kin for found in _sounding(one.names, nouns) if found), frozenset())


def class_key(name: str) -> str:
    """The name of a class as it is looked up: lower case, hyphens as spaces, the last word in the singular.

    >>> class_key("Oil paintings")
    'oil painting'
    """
    return _joined(_tokens(name))


def _new(iri: str) -> str:
    return f"https://schema.org/{iri.removeprefix(_OLD)}"


def _tokens(words: str) -> list[str]:
    return words.lower().replace("-", " ").replace(",", " ").split()


def _joined(tokens: list[str]) -> str:
    return " ".join([*tokens[:-1], singular(tokens[-1])]) if tokens else ""


def _sounding(names: Iterable[str], nouns: Mapping[str, str]) -> Iterable[frozenset[EntityType]]:
    for name in names:
        tokens = _tokens(name)
        end = next((i for i, word in enumerate(tokens) if i and word in _BEFORE_MORE), len(tokens))
        head = singular(tokens[end - 1]) if tokens else ""
        yield _UPPER.get(head) or (frozenset({EntityType(nouns[head])}) if head in nouns else frozenset())
