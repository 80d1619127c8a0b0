"""Relations that noun phrases imply without a verb: appositions, titles, what "as" and places say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.words.titles import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Prep
    from tests.quality.surface import Surface

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLAIN = frozenset({"of", "in", "at", "for", "from", "with", "on", "to", "than"})
"""Prepositions of which a noun phrase is full, and which say little by themselves."""
_SURE = frozenset({"as", "like", "such as", "between"})


class Implied(NamedTuple):
    """A relation with a verb to supply: tokens of the subject, the verb, the preposition, tokens of the object."""

    subject: tuple[int, ...]
    verb: str
    marker: tuple[int, ...]
    object: tuple[int, ...]
    confidence: float


class ImpliedReader:
    """Reads the implied relations of one sentence."""

    def __init__(self, surface: Surface) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.surface = surface
        self.parse = surface.parse
        self._people = self._tokens(frozenset({"PERSON"}))
        self._places = self._tokens(_PLACES)

    def _tokens(self, labels: frozenset[str]) -> set[int]:
        return {i for start, end, label in self.parse.ents if label in labels for i in range(start, end)}

    def all(self) -> Iterator[Implied]:
        """All of them, by noun in text order."""
        for i in range(len(self.parse)):
            if self.parse.pos[i] in ("NOUN", "PROPN"):
                yield from self._apposition(i)
                yield from self._title(i)
                yield from self._prepositions(i)

    def _apposition(self, i: int) -> Iterator[Implied]:
        """As in "X, a lawyer"; between places, "X, Y" is X in Y."""
        surface = self.surface
        for j in self.parse.kids(i, "appos"):
            if self.parse.pos[j] != "NUM":
                verb = "be in" if {i, j} <= self._places else "be"
                yield Implied(surface.phrase(i), verb, (), surface.phrase(j), 0.65)

    def _title(self, i: int) -> Iterator[Implied]:
        """As in "author X": a person's name with something before it that is no part of it and no "Mr."."""
        parse, people = self.parse, self._people
        if i not in people or parse.heads[i] in people:
            return
        before = [j for j in parse.kids(i, "compound", "nmod", "amod") if j not in people and j < i]
        title = sorted({k for j in before for k in parse.subtree(j)} - people)
        name = tuple(k for k in self.surface.phrase(i) if k in people)
        if title and name and not all(parse.lower[k] in HONORIFICS for k in title):
            yield Implied(name, "be", (), tuple(title), 0.55)

    def _prepositions(self, i: int) -> Iterator[Implied]:
        """As in "X as Y", "things like X", "X along Y", and a name in another name: "X in Y"."""
        surface = self.surface
        for p in self.parse.kids(i, "prep"):
            rest = surface.trimmed(set(surface.phrase(i)) - set(self.parse.subtree(p)))
            for prep in surface.reader.opened_by(p):
                for o in prep.objects:
                    if self._says_something(prep, i, o):
                        confidence = 0.6 if prep.words in _SURE else 0.5
                        yield Implied(rest, "be", prep.tokens, surface.phrase(o), confidence)

    def _says_something(self, prep: Prep, i: int, o: int) -> bool:
        names = self.parse.pos[i] == self.parse.pos[o] == "PROPN"
        return prep.words not in _PLAIN or (prep.words == "in" and (names or o in self._places))
