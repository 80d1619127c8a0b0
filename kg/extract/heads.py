"""Verbs and noun phrases of a tree: which tokens head a clause, and which nouns a phrase is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.nouns import COLLECTIVES, PARTITIVES
from kg.extract.words.prepositions import MEANS
from kg.extract.words.verbs import TRANSFER

if TYPE_CHECKING:
    from kg.extract.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_NOT_A_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "det", "case", "punct", "prt", "cc", "nummod"})


class HeadReader:
    """Reads single verbs and noun phrases of one Parse."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        self.parse = parse

    def subjects(self, verb: int) -> tuple[int, ...]:
        """Heads of the subjects that stand with a verb; `SubjectReader` adds those that are understood."""
        return self.heads(self.parse.kids(verb, *SUBJECTS))

    # --- verbs

    def is_verb(self, i: int) -> bool:
        """Is token `i` the head of a clause?"""
        parse = self.parse
        return parse.pos[i] in ("VERB", "AUX") and parse.deps[i] not in _NOT_A_CLAUSE

    def governor(self, i: int) -> int | None:
        """The nearest verb above token `i`, or None."""
        return next((j for j in self.parse.ancestors(i) if self.is_verb(j)), None)

    def is_infinitive(self, verb: int) -> bool:
        """Does "to" stand with the verb?"""
        return any(self.parse.tags[j] == "TO" for j in self.parse.kids(verb, "aux"))

    def agents(self, verb: int) -> tuple[int, ...]:
        """Heads of the doers of a passive: "by X"; not of "by train", "by Friday"."""
        parse = self.parse
        found = [o for a in parse.kids(verb, "agent") for o in parse.kids(a, "pobj")]
        return self.heads([o for o in found if parse.lower[o] not in MEANS or parse.children[o]])

    def is_passive(self, verb: int) -> bool:
        """Is the verb passive: by auxiliary, by subject label, as a reduced relative, or by coordination?"""
        parse = self.parse
        if parse.tags[verb] not in ("VBN", "VBD"):
            return False
        if parse.child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
            return True
        if parse.deps[verb] == "conj" and parse.tags[verb] == "VBD" and parse.lemmas[verb] in TRANSFER:
            head = parse.heads[verb]  # "was built and sold to Y": nobody sells nothing
            alone = parse.child(verb, "aux", "dobj", *SUBJECTS) is None
            return alone and self.is_verb(head) and self.is_passive(head)
        reduced = parse.deps[verb] in ("acl", "advcl") and parse.child(verb, "aux", "nsubj", "mark") is None
        if reduced or parse.tags[verb] == "VBD":  # a finite verb cannot lack its subject: the tag is wrong
            return reduced
        if parse.deps[verb] == "conj" and parse.child(verb, "aux", *SUBJECTS) is None:
            head = parse.heads[verb]
            return self.is_verb(head) and self.is_passive(head)
        return False

    # --- noun phrases

    def heads(self, tokens: list[int]) -> tuple[int, ...]:
        """What noun phrases are about: conjuncts spread, relative pronouns resolved, measures looked through."""
        found: list[int] = []
        for i in tokens:
            for j in self._nominal_conjuncts(i):
                found.extend(m for k in self._antecedents(j) for m in self.look_through(k))
        return tuple(dict.fromkeys(found))

    def _nominal_conjuncts(self, i: int) -> list[int]:
        """Coordinated noun phrases; a list that the parser strung together as appositions is no concern here."""
        parse = self.parse
        return [
            j
            for j in parse.conjuncts(i)
            if j == i or parse.pos[j] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")
        ]

    def _antecedents(self, i: int) -> tuple[int, ...]:
        parse = self.parse
        if parse.tags[i] not in RELATIVE_TAGS:
            return (i,)
        for verb in parse.ancestors(i):
            if parse.deps[verb] == "relcl":
                return self._described(parse.heads[verb])
        return ()

    def _described(self, noun: int) -> tuple[int, ...]:
        """A noun, or who is said to be it: in "X is a lawyer who ...", what follows is about X."""
        above = self.parse.heads[noun]
        if self.parse.deps[noun] == "attr" and self.is_verb(above):
            return self.subjects(above) or (noun,)
        return (noun,)

    def look_through(self, i: int, depth: int = 3) -> tuple[int, ...]:
        """The heads that matter: "plants" in "one of the plants", both in "thousands of soldiers and police"."""
        parse = self.parse
        measures = parse.pos[i] == "NUM" or not PARTITIVES.isdisjoint((parse.lower[i], parse.lemmas[i]))
        if depth == 0 or not measures:
            return (i,)
        inner = [o for p in parse.kids(i, "prep") if parse.lower[p] == "of" for o in parse.kids(p, "pobj")]
        if not inner or (parse.lemmas[i] in COLLECTIVES and (parse.tags[inner[0]] == "NN" or self._one_of_its_kind(i))):
            return (i,)
        return tuple(m for o in inner for j in self._nominal_conjuncts(o) for m in self.look_through(j, depth - 1))

    def _one_of_its_kind(self, i: int) -> bool:
        """As in "a group of students" is a thing that acts; "groups of students" are students."""
        return self.parse.child(i, "det") is not None and self.parse.tags[i] == "NN"
