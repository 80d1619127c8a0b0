"""Clauses: verbs with their arguments, shared and understood ones filled in.

A clause is a verb (or copula) with the heads of its arguments. The clause types follow Del Corro and Gemulla, ClausIE
(WWW 2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.heads import RELATIVE_TAGS, SUBJECTS
from kg.extract.subjects import SubjectReader
from kg.extract.words.verbs import ADVERB_PARTICLES

if TYPE_CHECKING:
    from kg.extract.parse import Parse

__all__ = ["RELATIVE_TAGS", "SUBJECTS", "Clause", "ClauseReader", "Prep"]

_LONGEST_PREPOSITION = 3
_PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "ADV"})
_CONJUNCTIONS = frozenset({"while", "when", "whereas", "though", "although", "if", "because", "that", "than"})


class Prep(NamedTuple):
    """A prepositional argument: the preposition's token, its words ("out of"), the heads of its objects."""

    token: int
    words: str
    objects: tuple[int, ...]


class Clause(NamedTuple):
    """One verb with the heads of its arguments, all as token positions."""

    verb: int
    particle: str
    passive: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    recipients: tuple[int, ...]
    agents: tuple[int, ...]
    attributes: tuple[int, ...]
    adjectives: tuple[int, ...]
    names: tuple[int, ...]
    preps: tuple[Prep, ...]


class ClauseReader(SubjectReader):
    """Reads the clauses of one Parse."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        super().__init__(parse)
        self._preps: dict[int, list[Prep]] = {}

    def clauses(self) -> list[Clause]:
        """All clauses of the Doc, in text order."""
        return [self.read(i) for i in range(len(self.parse)) if self.is_verb(i)]

    def read(self, verb: int) -> Clause:
        """The clause of one verb."""
        parse = self.parse
        passive = self.is_passive(verb)
        return Clause(
            verb=verb,
            particle=self._particle(verb),
            passive=passive,
            subjects=self.subjects(verb),
            objects=self.objects(verb),
            recipients=self.heads(parse.kids(verb, "dative")) if not _has_preposition(parse, verb) else (),
            agents=self.agents(verb),
            attributes=tuple(j for a in parse.kids(verb, "attr") for j in self._nominal_conjuncts(a)),
            adjectives=tuple(j for a in parse.kids(verb, "acomp") for j in parse.conjuncts(a)),
            names=self.heads(parse.kids(verb, "oprd")),
            preps=tuple(self.preps(verb)),
        )

    def preps(self, verb: int) -> list[Prep]:
        """Prepositional arguments of a verb or adjective, nested prepositions joined ("out of")."""
        if verb not in self._preps:
            self._preps[verb] = self._find_preps(verb)
        return self._preps[verb]

    def _find_preps(self, verb: int) -> list[Prep]:
        parse = self.parse
        found: list[Prep] = []
        for p in parse.kids(verb, "prep", "dative"):
            if parse.lower[p] in _CONJUNCTIONS or (parse.pos[p] not in _PREPOSITIONS and parse.lower[p] != "to"):
                continue
            found.extend(self._prep(p, parse.lower[p]))
        relative = self._stranded(verb)
        return found + ([relative] if relative else [])

    def _prep(self, p: int, words: str) -> list[Prep]:
        parse = self.parse
        objects = self.heads(parse.kids(p, "pobj"))
        if objects:
            return [Prep(p, words, objects)]
        return [
            prep
            for q in parse.kids(p, "prep")
            if len(words.split()) < _LONGEST_PREPOSITION
            for prep in self._prep(q, f"{words} {parse.lower[q]}")
        ]

    def _stranded(self, verb: int) -> Prep | None:
        """As in "the town they live in": the antecedent is the object of the stranded preposition; "where" means in."""
        parse = self.parse
        if parse.deps[verb] != "relcl":
            return None
        for p in parse.kids(verb, "prep"):
            if not parse.children[p] and p > verb:
                return Prep(p, parse.lower[p], self.heads([parse.heads[verb]]))
        for a in parse.kids(verb, "advmod"):
            if parse.lower[a] == "where":
                return Prep(a, "in", self.heads([parse.heads[verb]]))
        return None

    def _particle(self, verb: int) -> str:
        parse = self.parse
        for j in parse.kids(verb, "prt"):
            return parse.lower[j]
        following = verb + 1
        if following < len(parse) and parse.heads[following] == verb and parse.lower[following] in ADVERB_PARTICLES:
            return parse.lower[following] if parse.deps[following] == "advmod" else ""
        return ""


def _has_preposition(parse: Parse, verb: int) -> bool:
    """A dative written with "to" is a prepositional argument; only the bare one is a recipient."""
    return any(parse.pos[j] == "ADP" for j in parse.kids(verb, "dative"))
