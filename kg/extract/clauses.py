"""Clauses: verbs with their arguments, shared and understood ones filled in.

A clause is a verb (or copula) with the heads of its arguments. The clause types follow Del Corro and Gemulla, ClausIE
(WWW 2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.heads import RELATIVE_TAGS, SUBJECTS
from kg.extract.repair.chains import GAP
from kg.extract.subjects import SubjectReader
from kg.extract.words.prepositions import ADVERB_PREPOSITIONS, COMPLEX_CIRCUMSTANCES, COMPLEX_PREPOSITIONS, CONNECTIVES
from kg.extract.words.verbs import ADVERB_PARTICLES, SPEECH

if TYPE_CHECKING:
    from kg.extract.parse import Parse

__all__ = ["RELATIVE_TAGS", "SUBJECTS", "Clause", "ClauseReader", "Prep"]

_LONGEST_PREPOSITION = 3
_SHARED = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout"})
_PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "ADV"})
_CONJUNCTIONS = frozenset({"while", "when", "whereas", "though", "although", "if", "because", "that", "than"})


class Prep(NamedTuple):
    """A prepositional argument: the preposition's tokens and words ("out of"), the heads of its objects."""

    tokens: tuple[int, ...]
    words: str
    objects: tuple[int, ...]

    @property
    def token(self) -> int:
        """Where it begins, and where it hangs in the tree."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Its last word."""
        return self.tokens[-1]


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
        found = [self.read(i) for i in self.verbs()]
        below = self.parse.below
        return [
            part
            for clause in found
            for part in ((clause, *self._gapped(clause)) if GAP in below[clause.verb] else (clause,))
        ]

    def _gapped(self, clause: Clause) -> list[Clause]:
        """As in "A won gold and B silver": the verb once more, with the second subject and object."""
        parse = self.parse
        return [
            clause._replace(subjects=self.heads(parse.kids(g, "nsubj")), objects=(g,), preps=())
            for g in parse.kids(clause.verb, GAP)
        ]

    def read(self, verb: int) -> Clause:
        """The clause of one verb."""
        parse = self.parse
        passive, below = self.is_passive(verb), parse.below[verb]
        dative = "dative" in below and not _has_preposition(parse, verb)
        return Clause(
            verb=verb,
            particle=self._particle(verb),
            passive=passive,
            subjects=self.subjects(verb),
            objects=self.objects(verb),
            recipients=self.heads(parse.kids(verb, "dative")) if dative else (),
            agents=self.agents(verb),
            attributes=self._attributes(verb),
            adjectives=tuple([j for a in parse.kids(verb, "acomp") for j in parse.conjuncts(a)])
            if "acomp" in below
            else (),
            names=self.heads(parse.kids(verb, "oprd")) if "oprd" in below else (),
            preps=tuple(self.preps(verb)),
        )

    def _attributes(self, verb: int) -> tuple[int, ...]:
        if "attr" not in self.parse.below[verb]:
            return ()
        found = [] if self.inverted(verb) else self.parse.kids(verb, "attr")
        return tuple(j for a in found for j in self._nominal_conjuncts(a))

    def preps(self, verb: int) -> list[Prep]:
        """Prepositional arguments of a verb or adjective, nested prepositions joined ("out of")."""
        if verb not in self._preps:
            self._preps[verb] = self._find_preps(verb)
        return self._preps[verb]

    def _find_preps(self, verb: int) -> list[Prep]:
        parse = self.parse
        found: list[Prep] = []
        for p in parse.children[verb]:
            if parse.deps[p] in ("prep", "dative"):
                conjunction = parse.lower[p] in _CONJUNCTIONS
                if not conjunction and (parse.pos[p] in _PREPOSITIONS or parse.lower[p] == "to"):
                    found.extend(self.opened_by(p))
            elif parse.deps[p] in ("advmod", "prt") and parse.children[p]:
                found.extend(self._after_adverb(p))
        relative = self._stranded(verb)
        if not found and parse.tags[verb].startswith("V") and (last := self.continued_by(verb)) is not None:
            found = [p for p in self.preps(last) if p.words in _SHARED]  # "were held and questioned in Dublin"
        return found + self._where_found(verb, found) + ([relative] if relative else [])

    def _where_found(self, verb: int, found: list[Prep]) -> list[Prep]:
        """As in "was found hidden in a cellar": what is hidden there is found there."""
        if self.parse.lemmas[verb] != "find" or any(p.token > verb for p in found):
            return []
        states = self.parse.kids(verb, "xcomp", "oprd")
        return [p for state in states[:1] for p in self.preps(state) if p.words in _SHARED]

    def _after_adverb(self, adverb: int) -> list[Prep]:
        """As in "waited outside of the stadium": adverb and preposition are one."""
        parse = self.parse
        found = []
        for p in parse.kids(adverb, "prep"):
            words = f"{parse.lower[adverb]} {parse.lower[p]}"
            if p == adverb + 1 and words in ADVERB_PREPOSITIONS:
                found += [
                    Prep((adverb, *prep.tokens), f"{parse.lower[adverb]} {prep.words}", prep.objects)
                    for prep in self.opened_by(p)
                ]
        return found

    def opened_by(self, p: int) -> list[Prep]:
        """The prepositional arguments that a preposition opens, nested and complex prepositions joined."""
        adverb = p - 1 if p - 1 in self.parse.kids(p, "advmod") else None
        if adverb is not None and f"{self.parse.lower[adverb]} {self.parse.lower[p]}" in COMPLEX_CIRCUMSTANCES:
            return self._opened((adverb, p))  # "instead of"
        return self._opened((p,))

    def _opened(self, tokens: tuple[int, ...]) -> list[Prep]:
        parse = self.parse
        p, words = tokens[-1], " ".join([parse.lower[j] for j in tokens])
        nouns = parse.kids(p, "pobj")
        if nouns:
            if len(nouns) == 1 and self._is_bare(nouns[0]):
                if f"{words} {parse.lower[nouns[0]]}" in CONNECTIVES and parse.child(nouns[0], "prep") is None:
                    return []
                if (inner := self._complex(tokens, nouns[0])) is not None:
                    return inner
            return [Prep(tokens, words, self.heads(nouns))]
        return [
            prep
            for q in parse.kids(p, "prep")
            if len(tokens) < _LONGEST_PREPOSITION
            for prep in self._opened((*tokens, q))
        ]

    def _is_bare(self, noun: int) -> bool:
        parse = self.parse
        return all(parse.deps[j] in ("prep", "punct") or parse.lower[j] == "the" for j in parse.children[noun])

    def _complex(self, tokens: tuple[int, ...], noun: int) -> list[Prep] | None:
        """As in "in front of the ministry": None where it is no preposition."""
        parse = self.parse
        for q in parse.kids(noun, "prep"):
            whole = (*tokens, *(j for j in parse.kids(noun, "det") if j < noun), noun, q)
            words = " ".join(parse.lower[j] for j in whole)
            if words in COMPLEX_PREPOSITIONS and whole[-1] - whole[0] == len(whole) - 1:
                return [
                    Prep((*whole[:-1], *prep.tokens), f"{words}{prep.words.removeprefix(parse.lower[q])}", prep.objects)
                    for prep in self._opened((q,))
                ]
        return None

    def _stranded(self, verb: int) -> Prep | None:
        """As in "the town they live in": the antecedent is the object of the stranded preposition; "where" means in."""
        parse = self.parse
        if parse.deps[verb] == "ccomp" and self._says_where(parse.heads[verb]):
            return Prep((verb,), "in", self.heads([parse.heads[parse.heads[verb]]]))
        if parse.deps[verb] != "relcl" or self._says_where(verb):
            return None
        for p in parse.kids(verb, "prep"):
            if not parse.children[p] and p > verb:
                return Prep((p,), parse.lower[p], self.heads([parse.heads[verb]]))
        for a in parse.kids(verb, "advmod"):
            if parse.lower[a] == "where":
                return Prep((a,), "in", self.heads([parse.heads[verb]]))
        return None

    def _says_where(self, verb: int) -> bool:
        """As in "the town where officials say many live": it is not where they say so."""
        parse = self.parse
        if parse.deps[verb] != "relcl" or parse.lemmas[verb] not in SPEECH or parse.child(verb, "ccomp") is None:
            return False
        return any(parse.lower[a] == "where" for a in parse.kids(verb, "advmod"))

    def _particle(self, verb: int) -> str:
        parse = self.parse
        if (particle := parse.child(verb, "prt")) is not None:
            return parse.lower[particle]
        following = verb + 1
        if following < len(parse) and parse.heads[following] == verb and parse.lower[following] in ADVERB_PARTICLES:
            is_particle = parse.deps[following] == "advmod" and not parse.children[following]
            return parse.lower[following] if is_particle else ""
        return ""


def _has_preposition(parse: Parse, verb: int) -> bool:
    """A dative written with "to" is a prepositional argument; only the bare one is a recipient."""
    return any(parse.pos[j] == "ADP" for j in parse.kids(verb, "dative"))
