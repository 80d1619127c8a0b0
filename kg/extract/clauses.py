"""Clauses: verbs with their arguments, shared and understood ones filled in.

A clause is a verb (or copula) with the heads of its arguments. Arguments that English leaves unsaid are supplied from
the tree: subjects of coordinated, relative, reduced, adverbial and infinitive clauses (control and raising), objects
extracted by relative pronouns, and both sides of coordination. Labels are those of ClearNLP as spaCy's English
models use them. The clause types follow Del Corro and Gemulla, ClausIE (WWW 2013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.words.nouns import COLLECTIVES, EVENTS, EXPERIENCES, INTENTIONS, PARTITIVES, PLAN_NOUNS
from kg.extract.words.verbs import (
    ACCUSING,
    ADVERB_PARTICLES,
    NEGATIVE_IMPLICATIVE,
    OBJECT_CONTROL,
    PERCEPTION,
    RAISING_OBJECT,
    TRANSFER,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_LONGEST_PREPOSITION = 3
_PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "ADV"})
_CONJUNCTIONS = frozenset({"while", "when", "whereas", "though", "although", "if", "because", "that", "than"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOT_A_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "det", "case", "punct", "prt", "cc", "nummod"})
_ADJECTIVE = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})


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


class ClauseReader:
    """Reads the clauses of one Parse; remembers subjects already found, since clauses share them."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        self.parse = parse
        self.verbs = {i for i, pos in enumerate(parse.pos) if pos in _VERBAL and parse.deps[i] not in _NOT_A_CLAUSE}
        """The heads of clauses."""
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._preps: dict[int, list[Prep]] = {}
        self._rules: dict[str, Callable[[int, int], tuple[int, ...]]] = {
            "conj": self._shared,
            "ccomp": self._shared,
            "parataxis": self._shared,
            "dep": self._shared,
            "advcl": self._subject_of_adverbial,
            "xcomp": self._subject_of_complement,
            "acl": self._subject_of_reduced,
            "relcl": self._subject_of_relative,
            "pcomp": self._subject_of_gerund,
        }

    def clauses(self) -> list[Clause]:
        """All clauses of the Doc, in text order."""
        return [self.read(i) for i in sorted(self.verbs)]

    def is_verb(self, i: int) -> bool:
        """Is token `i` the head of a clause?"""
        return i in self.verbs

    def governor(self, i: int) -> int | None:
        """The nearest verb above token `i`, or None."""
        return next((j for j in self.parse.ancestors(i) if self.is_verb(j)), None)

    def is_infinitive(self, verb: int) -> bool:
        """Does "to" stand with the verb?"""
        return any(self.parse.tags[j] == "TO" for j in self.parse.children[verb])

    def agents(self, verb: int) -> tuple[int, ...]:
        """Heads of the doers of a passive: "by X"."""
        parse = self.parse
        return tuple(j for a in parse.kids(verb, "agent") for j in self.heads(parse.kids(a, "pobj")))

    def read(self, verb: int) -> Clause:
        """The clause of one verb."""
        parse = self.parse
        passive = self.is_passive(verb)
        below = {parse.deps[j] for j in parse.children[verb]}  # most verbs have few kinds of arguments
        return Clause(
            verb=verb,
            particle=self._particle(verb),
            passive=passive,
            subjects=self.subjects(verb),
            objects=self._objects(verb),
            recipients=self._recipients(verb) if "dative" in below else (),
            agents=self.agents(verb) if "agent" in below else (),
            attributes=tuple(j for a in parse.kids(verb, "attr") for j in self._nominal_conjuncts(a)),
            adjectives=tuple(j for a in parse.kids(verb, "acomp") for j in parse.conjuncts(a)),
            names=self.heads(parse.kids(verb, "oprd")) if "oprd" in below else (),
            preps=tuple(self.preps(verb)),
        )

    def _recipients(self, verb: int) -> tuple[int, ...]:
        """A dative written with "to" is a prepositional argument; only the bare one is a recipient."""
        datives = self.parse.kids(verb, "dative")
        return self.heads(datives) if all(self.parse.pos[j] != "ADP" for j in datives) else ()

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

    # --- subjects

    def subjects(self, verb: int) -> tuple[int, ...]:
        """Heads of the subjects, understood ones included; empty when the text gives none."""
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a cycle in a broken tree ends here
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> tuple[int, ...]:
        parse = self.parse
        own = parse.kids(verb, *SUBJECTS)
        if own:
            return self.heads(own)
        if parse.child(verb, "csubj", "csubjpass", "expl") is not None:
            return ()
        head = parse.heads[verb]
        rule = self._rules.get(parse.deps[verb])
        return rule(verb, head) if rule is not None and head != verb else ()

    def _shared(self, verb: int, head: int) -> tuple[int, ...]:
        return self.subjects(head) if self.is_verb(head) and self._may_share(verb) else ()

    def _subject_of_adverbial(self, verb: int, head: int) -> tuple[int, ...]:
        parse = self.parse
        if not self.is_verb(head):
            return ()
        if parse.lemmas[head] in PERCEPTION and parse.tags[verb] == "VBG" and parse.child(head, "dobj") is not None:
            return self.heads(parse.kids(head, "dobj"))  # "pictures showing her looking at it"
        if self.is_passive(head) and self.is_infinitive(verb):
            return self.agents(head)  # "was founded by her to help": she helps
        return self._shared(verb, head)

    def _subject_of_complement(self, verb: int, head: int) -> tuple[int, ...]:
        used = self.parse.lemmas[head] == "use" and self.is_infinitive(verb)
        if used and self.is_verb(head) and self.is_passive(head):
            return self.agents(head)  # "used by guards to watch": the guards watch
        if self.parse.lemmas[head] == "be" and self.is_infinitive(verb):
            intended = [s for s in self.subjects(head) if self.parse.lemmas[s] in INTENTIONS]
            if intended:  # "her goal is to win": she wins
                return self.heads([j for s in intended for j in self.parse.kids(s, "poss")])
        return self._controller(head)

    def _subject_of_relative(self, verb: int, head: int) -> tuple[int, ...]:
        return () if self._has_gap(verb) else self.heads(list(self._described(head)))

    def _may_share(self, verb: int) -> bool:
        parse = self.parse
        if parse.deps[verb] == "ccomp":
            return parse.tags[verb] in ("VBG", "VB") and parse.heads[verb] < verb
        if parse.deps[verb] == "advcl":
            mark = parse.child(verb, "mark")
            return parse.tags[verb] in ("VBG", "VBN", "VB") or mark is None
        return True

    def _controller(self, head: int) -> tuple[int, ...]:
        parse = self.parse
        if parse.pos[head] == "ADJ":  # "is willing to share"
            above = parse.heads[head]
            return self.subjects(above) if self.is_verb(above) else ()
        if not self.is_verb(head):
            return ()
        if parse.lemmas[head] in OBJECT_CONTROL and not self.is_passive(head):
            objects = parse.kids(head, "dobj", "dative")
            if objects:
                return self.heads(objects[:1])
        return self.subjects(head)

    def _subject_of_reduced(self, verb: int, noun: int) -> tuple[int, ...]:
        parse = self.parse
        if parse.tags[verb] == "VBG" and parse.lemmas[noun] in EXPERIENCES and self.is_verb(parse.heads[noun]):
            return self.subjects(parse.heads[noun])  # "had trouble getting in"
        if parse.tags[verb] == "VBG" and parse.lemmas[noun] in EVENTS and parse.child(noun, "poss") is not None:
            return self.heads(parse.kids(noun, "poss"))  # "after her landing there, breaking a record"
        if parse.tags[verb] in ("VBG", "VBN", "VBD"):
            return self.heads([noun])
        owners = parse.kids(noun, "poss")
        if owners:
            return self.heads(owners)
        above = parse.heads[noun]
        if parse.deps[noun] in ("attr", "oprd") and self.is_verb(above):  # "became the first to land"
            return self.subjects(above)
        if (
            parse.lemmas[noun] in PLAN_NOUNS
            and self.is_verb(above)
            and parse.deps[noun] in ("dobj", "attr", "nsubjpass")
        ):
            return self.subjects(above) if parse.deps[noun] != "nsubjpass" else ()
        return ()

    def _subject_of_gerund(self, verb: int, preposition: int) -> tuple[int, ...]:  # noqa: ARG002  (one signature)
        parse = self.parse
        above = parse.heads[preposition]
        while parse.pos[above] == "ADP" and parse.heads[above] != above:
            above = parse.heads[above]
        if parse.lower[preposition] == "from" and parse.lemmas[above] in NEGATIVE_IMPLICATIVE and self.is_verb(above):
            return self._objects(above) or self.subjects(above)  # "kept them from leaving"
        if parse.pos[above] in ("NOUN", "PROPN"):
            owners = parse.kids(above, "poss")
            if owners:
                return self.heads(owners)
            purpose = parse.lemmas[above] in INTENTIONS
            if parse.deps[above] in ("nsubj", "nsubjpass") or (parse.lower[preposition] == "of" and not purpose):
                return ()
        for i in (above, *parse.ancestors(above)):
            if self.is_verb(i):
                accused = parse.lemmas[i] in ACCUSING and parse.lower[preposition] in ("of", "for", "with")
                if accused and not self.is_passive(i):
                    return self._objects(i)
                by_means = parse.lower[preposition] == "by" and self.is_passive(i)  # "avoided by walking": who walks?
                return self.agents(i) if by_means else self.subjects(i)
        return ()

    # --- objects and other arguments

    def _objects(self, verb: int) -> tuple[int, ...]:
        parse = self.parse
        found = self.heads(parse.kids(verb, "dobj"))
        if found:
            return found
        if parse.deps[verb] == "relcl" and self._has_gap(verb):
            return self.heads([parse.heads[verb]])
        if parse.lemmas[verb] in RAISING_OBJECT:  # "helped her win": the subject of the complement is helped
            complements = [c for c in parse.kids(verb, "ccomp") if parse.tags[c] in ("VB", "VBG")]
            return tuple(j for c in complements for j in self.heads(parse.kids(c, *SUBJECTS)))
        return self._shared_objects(verb)

    def _shared_objects(self, verb: int) -> tuple[int, ...]:
        """As in "bought and repaired the ship": the object stands after the last verb only."""
        parse = self.parse
        after = [j for j in parse.children[verb] if j > verb and parse.deps[j] not in ("cc", "conj", "punct")]
        verbs = [j for j in parse.kids(verb, "conj") if self.is_verb(j) and parse.child(j, *SUBJECTS, "aux") is None]
        if after or not verbs or self.is_passive(verb) or parse.child(verb, "cc") is None:
            return ()
        return self._objects(verbs[0])

    def _has_gap(self, verb: int) -> bool:
        """Does a relative clause lack its object: "the deal (that) they signed"?"""
        parse = self.parse
        subjects = parse.kids(verb, *SUBJECTS)
        if not subjects or any(parse.tags[s] in RELATIVE_TAGS for s in subjects) or self.is_passive(verb):
            return False
        if parse.child(verb, "dobj", "ccomp", "xcomp", "acomp", "attr", "oprd") is not None:
            return False
        stranded = any(parse.child(p, "pobj", "pcomp") is None for p in parse.kids(verb, "prep"))
        adverbial = any(parse.tags[j] == "WRB" for j in parse.children[verb])
        fronted = any(parse.tags[o] in RELATIVE_TAGS for p in parse.kids(verb, "prep") for o in parse.children[p])
        return not (stranded or adverbial or fronted) and parse.lemmas[verb] != "be"

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

    # --- heads

    def heads(self, tokens: list[int]) -> tuple[int, ...]:
        """What noun phrases are about: conjuncts spread, relative pronouns resolved, measures looked through."""
        found: list[int] = []
        for i in tokens:
            for j in self._nominal_conjuncts(i):
                for k in self._antecedents(j):
                    found += self.look_through(k)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def _nominal_conjuncts(self, i: int) -> list[int]:
        """Coordinated noun phrases; a list that the parser strung together as appositions is no concern here."""
        parse = self.parse
        conjuncts = parse.conjuncts(i)
        if len(conjuncts) == 1:
            return conjuncts
        return [j for j in conjuncts if j == i or parse.pos[j] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")]

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
