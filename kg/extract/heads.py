"""Verbs and noun phrases of a tree: which tokens head a clause, and which nouns a phrase is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.relatives import FIXED
from kg.extract.repair.tree import coordinated
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import COLLECTIVES, PARTITIVES, ROLES, SETS
from kg.extract.words.prepositions import MEANS
from kg.extract.words.verbs import DITRANSITIVE, NAMING, OBJECT_ONLY, TRANSFER
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_WITH_TWO_OBJECTS = DITRANSITIVE | NAMING
_SOMEBODY = frozenset({EntityType.PERSON.value, EntityType.ORGANIZATION.value, EntityType.GROUP.value})
_DEFINITE = frozenset({"the", "these", "those"})
_WITH_BIRTH = frozenset("raise rear breed educate bury baptise baptize christen school bring".split())
_PLURALS = frozenset({"NNS", "NNPS", "CD"})
_WHO = frozenset({"who", "whom", "whose"})
_WITH_OBJECT = TRANSFER | OBJECT_ONLY
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_SEVERAL = 2
_VERBAL = frozenset({"VERB", "AUX"})
_NOT_A_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "det", "case", "punct", "prt", "cc", "nummod"})


def share_of(parse: Parse, i: int) -> int | None:
    """The counted whole that a number is a share of: "five of the 12 miners", "Of the 12 miners, five were freed"."""
    if parse.pos[i] != "NUM":
        return None
    own = [p for p in parse.kids(i, "prep") if parse.lower[p] == "of"]
    verb = parse.heads[i]
    if not own and parse.deps[i] in SUBJECTS and parse.deps[verb] == "conj":  # "... and eight were cleared"
        beside = parse.child(parse.heads[verb], *SUBJECTS)
        return share_of(parse, beside) if beside is not None and parse.child(i, "nummod", "det") is None else None
    for whole in (o for p in own[:1] for o in parse.kids(p, "pobj")):
        definite = any(parse.lower[d] in _DEFINITE or parse.deps[d] == "poss" for d in parse.kids(whole, "det", "poss"))
        counted = parse.child(whole, "nummod") is not None or parse.lower[i] != "one"  # of the founders: just a founder
        if definite and counted and parse.tags[whole] == "NNS":
            return whole
    return None


class HeadReader:
    """Reads single verbs and noun phrases of one Parse."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        self.parse = parse
        self._labels = {i: label for start, end, label in parse.ents for i in range(start, end)}

    def subjects(self, verb: int) -> tuple[int, ...]:
        """Heads of the subjects that stand with a verb; `SubjectReader` adds those that are understood."""
        return self.heads(self.parse.kids(verb, *SUBJECTS))

    # --- verbs

    def is_verb(self, i: int) -> bool:
        """Is token `i` the head of a clause?"""
        parse = self.parse
        return parse.pos[i] in _VERBAL and parse.deps[i] not in _NOT_A_CLAUSE

    def verbs(self) -> list[int]:
        """All heads of clauses, in text order."""
        deps = self.parse.deps
        return [i for i, pos in enumerate(self.parse.pos) if pos in _VERBAL and deps[i] not in _NOT_A_CLAUSE]

    def governor(self, i: int) -> int | None:
        """The nearest verb above token `i`, or None."""
        heads = self.parse.heads
        while heads[i] != i:
            i = heads[i]
            if self.is_verb(i):
                return i
        return None

    def is_infinitive(self, verb: int) -> bool:
        """Does "to" stand with the verb?"""
        return any(self.parse.tags[j] == "TO" for j in self.parse.kids(verb, "aux"))

    def agents(self, verb: int) -> tuple[int, ...]:
        """Heads of the doers of a passive: "by X"; not of "by train", "by Friday"."""
        parse = self.parse
        by = (parse.kids(verb, "agent") if "agent" in parse.below[verb] else None) or self._doers(verb)
        if not by and (last := self.continued_by(verb)) is not None and self.is_passive(verb):
            return self.agents(last)  # "was shelled and burned by the rebels"
        if not by:
            return ()
        found = [o for a in by for o in parse.kids(a, "pobj")]
        return self.heads([o for o in found if parse.lower[o] not in MEANS or not self._stands_alone(o)])

    def _stands_alone(self, noun: int) -> bool:
        """Is there nothing with the noun but what it is coordinated with?"""
        return all(self.parse.deps[j] in ("cc", "conj", "punct") for j in self.parse.children[noun])

    def _doers(self, verb: int) -> list[int]:
        """As in "was found in the street by a passer-by": "by" before somebody, whatever the parser calls it."""
        parse = self.parse
        if "prep" not in parse.below[verb]:
            return []
        by = [p for p in parse.kids(verb, "prep") if parse.lower[p] == "by" and p > verb]
        who = [p for p in by for o in parse.kids(p, "pobj") if self._is_somebody(o)]
        return who if who and self.is_passive(verb) else []

    def _is_somebody(self, noun: int) -> bool:
        label = self._labels.get(noun, "")
        kind = HEAD_TYPES.get(self.parse.lemmas[noun].lower())
        return label in ("PERSON", "ORG", "NORP") or (not label and kind in _SOMEBODY)

    def continued_by(self, verb: int) -> int | None:
        """As in "bought and repaired the ship": the verb after which stands what the bare verb before it shares."""
        parse = self.parse
        if "conj" not in parse.below[verb] or "cc" not in parse.below[verb]:
            return None
        verbs = [j for j in parse.kids(verb, "conj") if self.is_verb(j) and parse.child(j, *SUBJECTS, "aux") is None]
        if not verbs:
            return None
        after = (j for j in parse.children[verb] if j > verb and parse.deps[j] not in ("cc", "conj", "punct"))
        return None if any(after) else verbs[0]

    def is_passive(self, verb: int) -> bool:
        """Is the verb passive: by auxiliary, by subject label, as a reduced relative, or by coordination?"""
        parse, dep = self.parse, self.parse.deps[verb]
        if parse.tags[verb] not in ("VBN", "VBD"):
            return False
        if parse.child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
            return True
        if dep == "xcomp":  # "was found stuffed in the trash"
            return parse.tags[verb] == "VBN" and parse.child(verb, "aux") is None
        if dep == "conj":
            return self._shares_voice(verb, parse.heads[verb])
        return dep in ("acl", "advcl") and self._is_reduced(verb)

    def _shares_voice(self, verb: int, head: int) -> bool:
        """As in "was built and sold to Y": nobody sells nothing, so a bare past form with no object is passive too."""
        parse = self.parse
        if parse.child(verb, "aux", *SUBJECTS) is not None or not self.is_verb(head):
            return False
        if parse.lemmas[head] == "bear" and parse.lemmas[verb] not in _WITH_BIRTH:
            return False  # "was born in X and studied in Y"
        by = parse.tags[verb] == "VBN" or parse.child(verb, "agent") is not None
        bare = parse.lemmas[verb] in _WITH_OBJECT and parse.child(verb, "dobj") is None
        return (by or bare) and self.is_passive(head)

    def _is_reduced(self, verb: int) -> bool:
        parse = self.parse
        if parse.child(verb, "aux", "nsubj", "mark") is not None:
            return False
        if parse.child(verb, "dobj") is not None and parse.child(verb, "oprd") is not None:
            return False  # "the club named X coach": a passive has but one of them
        return parse.deps[verb] != "acl" or not self._is_finite(verb)

    def _is_finite(self, verb: int) -> bool:
        """As in "the visa required the team to travel": a past form with an object is no reduced passive."""
        parse = self.parse
        if parse.tags[verb] != "VBD" or parse.lemmas[verb] in _WITH_TWO_OBJECTS:
            return False
        return parse.child(verb, "dobj") is not None

    # --- noun phrases

    def heads(self, tokens: list[int]) -> tuple[int, ...]:
        """What noun phrases are about: conjuncts spread, relative pronouns resolved, measures looked through."""
        found: list[int] = []
        for i in tokens:
            for c in self._nominal_conjuncts(i):
                for j in self._with_members(c):
                    for k in self._antecedents(j):
                        found += self.look_through(k)
        return tuple(found) if len(found) < _SEVERAL else tuple(dict.fromkeys(found))

    def _nominal_conjuncts(self, i: int) -> list[int]:
        """Coordinated noun phrases; a list that the parser strung together as appositions is no concern here."""
        parse = self.parse
        if "conj" not in parse.below[i]:
            return [i]
        return [j for j in parse.conjuncts(i) if j == i or parse.pos[j] in _NOMINAL]

    def _with_members(self, i: int) -> list[int]:
        """Those that a plural is said to be, in its place ("two men, A and B"), or to include, with it."""
        parse = self.parse
        several = parse.tags[i] in _PLURALS or parse.lemmas[i] in SETS
        if not several or parse.child(i, "appos", "prep") is None:
            return [i]
        for a in parse.kids(i, "appos"):
            names = [j for j in parse.conjuncts(a) if parse.pos[j] == "PROPN"]
            if len(names) > 1 and names[0] == a and parse.child(names[-2], "cc") is not None:
                return names
        inside = [p for p in parse.kids(i, "prep") if self.gives_examples(p)]
        return [i, *(o for p in inside for j in parse.kids(p, "pobj") for o in parse.conjuncts(j) if self._is_named(o))]

    def gives_examples(self, preposition: int) -> bool:
        """As in "four people, including Berg", "four people, among them Berg", "people such as Berg"."""
        parse = self.parse
        word = parse.lower[preposition]
        such = word == "as" and parse.lower[preposition - 1] == "such"
        return word == "including" or such or parse.child(preposition, FIXED) is not None

    def _is_named(self, noun: int) -> bool:
        return self.parse.pos[noun] == "PROPN" or any(
            self.parse.pos[a] == "PROPN" for a in self.parse.kids(noun, "appos")
        )

    def _antecedents(self, i: int) -> tuple[int, ...]:
        parse = self.parse
        if parse.tags[i] not in RELATIVE_TAGS:
            return (i,)
        for verb in parse.ancestors(i):
            dep, above = parse.deps[verb], parse.heads[verb]
            if dep == "relcl":
                nouns = self._agreeing(verb, self._person_before(above) if parse.lower[i] in _WHO else above)
                return tuple(dict.fromkeys(k for noun in nouns for k in self._described(noun)))
            if dep in ("csubj", "ccomp") and self._is_copula(above):
                return self._focus(above, cleft=dep == "ccomp")
            if parse.lower[i] == "what":
                break
        return ()

    def _is_copula(self, verb: int) -> bool:
        return self.parse.lemmas[verb] == "be" and self.parse.pos[verb] in ("AUX", "VERB")

    def _focus(self, copula: int, *, cleft: bool) -> tuple[int, ...]:
        """What "what" is in "What X wants is Y", and "that" in "It was Y that won"; nothing where it is not Y."""
        parse = self.parse
        attributes = parse.kids(copula, "attr")
        if not attributes or (cleft and not self.is_cleft(copula)):
            return ()
        if parse.child(copula, "neg") is None:
            return (attributes[0],)
        but = any(parse.lower[c] == "but" for c in parse.kids(attributes[0], "cc"))
        return tuple(parse.kids(attributes[0], "conj")[:1]) if but else ()

    def is_cleft(self, copula: int) -> bool:
        """As in "It was Berg who won": "it" stands for nothing."""
        parse = self.parse
        subject = parse.child(copula, "nsubj")
        if subject is None or parse.lower[subject] != "it" or not self._is_copula(copula):
            return False
        return any(
            parse.pos[a] == "PROPN" or any(parse.lower[d] == "the" for d in parse.kids(a, "det"))
            for a in parse.kids(copula, "attr")
            if parse.child(a, "relcl") is not None or parse.child(copula, "ccomp") is not None
        )

    def _person_before(self, noun: int) -> int:
        """As in "the president of Ghana, who met Scholz": "who" is no country, and no company that a role is of."""
        parse = self.parse
        if self._labels.get(noun, "PERSON") == "PERSON" or parse.deps[noun] != "pobj":
            return noun
        above = parse.heads[parse.heads[noun]]
        person = self._labels.get(above) == "PERSON"  # "said Berg of Acme, who expects"
        return above if person or parse.lemmas[above].lower() in ROLES else noun

    def _agreeing(self, verb: int, noun: int) -> list[int]:
        """As in "X and Y, who were arrested": a plural verb has all of them, where each is singular."""
        parse = self.parse
        if parse.tags[noun] not in ("NN", "NNP") or not self._is_plural(verb):
            return [noun]
        top = noun
        while parse.deps[top] == "conj" and parse.pos[parse.heads[top]] in ("NOUN", "PROPN"):
            top = parse.heads[top]
        return self._nominal_conjuncts(top) if coordinated(parse, top) else [noun]

    def _is_plural(self, verb: int) -> bool:
        parse = self.parse
        finite = min([verb, *parse.kids(verb, "aux", "auxpass")])
        return parse.tags[finite] == "VBP" or parse.lower[finite] == "were"

    def _described(self, noun: int) -> tuple[int, ...]:
        """A noun, or who is said to be it: in "X is a lawyer who ...", what follows is about X."""
        parse = self.parse
        above = parse.heads[noun]
        if parse.deps[noun] == "attr" and self.is_verb(above):
            return self._focus(above, cleft=True) if self.is_cleft(above) else self.subjects(above) or (noun,)
        if parse.lower[noun] == "those" and parse.lower[above] == "among":  # "among those arrested was X"
            verb = parse.heads[above]
            return (self.subjects(verb) if self._is_copula(verb) else ()) or (noun,)
        return (noun,)

    def look_through(self, i: int, depth: int = 3) -> tuple[int, ...]:
        """The heads that matter: "plants" in "one of the plants", both in "thousands of soldiers and police"."""
        parse = self.parse
        measures = parse.pos[i] == "NUM" or parse.lower[i] in PARTITIVES or parse.lemmas[i] in PARTITIVES
        measures = measures and parse.lower[i] != "shares"  # those in a company are things
        if depth == 0 or not measures:
            return (i,)
        if share_of(parse, i) is not None:
            return (i,)
        inner = [o for p in parse.kids(i, "prep") if parse.lower[p] == "of" for o in parse.kids(p, "pobj")]
        if not inner or (parse.lemmas[i] in COLLECTIVES and (parse.tags[inner[0]] == "NN" or self._one_of_its_kind(i))):
            return (i,)
        return tuple(
            m
            for o in inner
            for j in self._nominal_conjuncts(o)
            for k in self._antecedents(j)  # "most of whom"
            for m in self.look_through(k, depth - 1)
        )

    def _one_of_its_kind(self, i: int) -> bool:
        """As in "a group of students" is a thing that acts; "groups of students" are students."""
        return self.parse.child(i, "det") is not None and self.parse.tags[i] == "NN"
