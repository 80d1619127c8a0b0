"""Subjects and objects of verbs, also those that English leaves unsaid.

Subjects of coordinated, relative, reduced, adverbial and infinitive clauses (control and raising), objects extracted by
relative pronouns, and both sides of coordination. Labels are those of ClearNLP as spaCy's English models use them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.circumstances import is_event_noun
from kg.extract.heads import RELATIVE_TAGS, SUBJECTS, HeadReader
from kg.extract.words.nouns import EXPERIENCES, INTENTIONS, PLAN_NOUNS
from kg.extract.words.verbs import (
    ACCUSING,
    APPOINTING,
    JUDGING,
    NAMING,
    NEGATIVE_IMPLICATIVE,
    OBJECT_CONTROL,
    PERCEPTION,
    RAISING_OBJECT,
    STANCE_VERBS,
    STEERING,
    STIRRING,
    TOUGH,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.parse import Parse


_SMALL_CLAUSES = NAMING | JUDGING
_OPENING = frozenset({'"', "``", "\u201c", "'", "\u2018"})
_FOLLOWING = frozenset({"replace", "succeed"})
_MAKING_DO = APPOINTING | STEERING
# nouns whose infinitive somebody else is to carry out
_FOR_OTHERS = frozenset("order request call demand appeal ruling instruction invitation".split())


class SubjectReader(HeadReader):
    """Reads who does what to whom; remembers subjects already found, since clauses share them."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        super().__init__(parse)
        self._subjects: dict[int, tuple[int, ...]] = {}
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

    def subjects(self, verb: int) -> tuple[int, ...]:
        """Heads of the subjects, understood ones included; empty when the text gives none."""
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a cycle in a broken tree ends here
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> tuple[int, ...]:
        parse = self.parse
        own = parse.kids(verb, *SUBJECTS) or self.inverted(verb)
        if own:
            return self._who_had_it(verb, own) or self.heads(own)
        if parse.child(verb, "csubj", "csubjpass", "expl") is not None:
            return ()
        if self._opens_quotation(verb):
            return ()
        head = parse.heads[verb]
        rule = self._rules.get(parse.deps[verb])
        return rule(verb, head) if rule is not None and head != verb else ()

    def inverted(self, verb: int) -> list[int]:
        """As in "In the car were two men": the subject stands after the copula."""
        parse = self.parse
        attributes = parse.kids(verb, "attr")
        if len(attributes) != 1 or parse.lemmas[verb] != "be" or parse.deps[verb] not in ("ROOT", "conj", "ccomp"):
            return []
        if parse.child(verb, "expl", "csubj", "nsubj") is not None or attributes[0] < verb:
            return []
        fronted = any(j < verb and parse.deps[j] in ("prep", "acomp", "advmod") for j in parse.children[verb])
        asks = any(parse.tags[j] in ("WRB", "WP", "WDT") for j in parse.children[verb])
        return attributes if fronted and not asks else []

    def _who_had_it(self, verb: int, own: list[int]) -> tuple[int, ...]:
        """As in "after X's win over Y, becoming champion": not the win becomes champion."""
        parse = self.parse
        if parse.tags[verb] != "VBG" or parse.child(verb, "aux") is not None or parse.child(verb, "mark") is None:
            return ()
        return self.heads(parse.kids(own[0], "poss")) if is_event_noun(parse.lemmas[own[0]]) else ()

    def _shared(self, verb: int, head: int) -> tuple[int, ...]:
        return self.subjects(head) if self.is_verb(head) and self._may_share(verb) else ()

    def _subject_of_adverbial(self, verb: int, head: int) -> tuple[int, ...]:
        parse = self.parse
        if not self.is_verb(head):
            return ()
        if parse.lemmas[head] in PERCEPTION and parse.tags[verb] == "VBG" and parse.child(head, "dobj") is not None:
            return self.heads(parse.kids(head, "dobj"))  # "pictures showing her looking at it"
        if parse.tags[verb] == "VBG" and parse.lemmas[verb] in _FOLLOWING and self._is_appointed(head):
            return self.subjects(head) if self.is_passive(head) else self.objects(head)  # "named B, replacing C"
        if parse.tags[verb] == "VBG" and parse.lemmas[verb] in STIRRING and verb > head and self.is_passive(head):
            return ()  # "she was arrested, sparking protests": the arrest did
        if self.is_infinitive(verb) and parse.lemmas[head] in _MAKING_DO:  # "elected her to lead it": she leads
            return self.subjects(head) if self.is_passive(head) else self.objects(head)
        if self.is_passive(head) and self.is_infinitive(verb):
            return self.agents(head)  # "was founded by her to help": she helps
        return self._shared(verb, head)

    def _opens_quotation(self, verb: int) -> bool:
        """As in `told reporters, "to show ...": an infinitive that opens a quotation has its subject in there."""
        parse = self.parse
        first = min([verb, *parse.kids(verb, "aux", "neg")])
        return (
            first > 1
            and parse.tags[first] == "TO"
            and parse.words[first - 1] in _OPENING
            and parse.words[first - 2] == ","
        )

    def _is_appointed(self, verb: int) -> bool:
        """As in "named Berg chairman", "appointed her as coach"; not "elected a parliament"."""
        parse = self.parse
        role = parse.child(verb, "oprd", "attr") is not None or any(
            parse.lower[p] in ("as", "to") for p in parse.kids(verb, "prep")
        )
        return role and parse.lemmas[verb] in APPOINTING

    def _subject_of_complement(self, verb: int, head: int) -> tuple[int, ...]:
        if self.parse.deps[head] == "relcl" and self.parse.tags[verb] in ("VBD", "VBZ", "VBP"):
            return self.heads(list(self._described(self.parse.heads[head])))  # "a man who they say robbed it"
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
            if parse.lower[head] in TOUGH:
                return ()
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
        if parse.tags[verb] == "VBG" and is_event_noun(parse.lemmas[noun]) and parse.child(noun, "poss") is not None:
            return self.heads(parse.kids(noun, "poss"))  # "after her landing there, breaking a record"
        if parse.tags[verb] in ("VBG", "VBN", "VBD"):
            return self.heads(list(self._described(noun)))
        return self._holder(noun)

    def _holder(self, noun: int) -> tuple[int, ...]:
        """Who does what the infinitive after a noun says: "X's plan to", "attempts by X to", "X made a bid to"."""
        parse = self.parse
        above, planned = parse.heads[noun], parse.lemmas[noun] in PLAN_NOUNS
        if parse.lemmas[noun] in _FOR_OTHERS or (parse.lemmas[noun] == "time" and parse.deps[noun] == "attr"):
            return ()  # "it is time to go"
        if owners := parse.kids(noun, "poss") or self._makers(noun, planned=planned):
            return self.heads(owners)
        if not self.is_verb(above):
            return ()
        if parse.deps[noun] in ("attr", "oprd"):  # "became the first to land"
            return self.subjects(above)
        own = planned and parse.deps[noun] == "dobj" and parse.lemmas[above] not in STANCE_VERBS
        return self.subjects(above) if own else ()

    def _makers(self, noun: int, *, planned: bool) -> list[int]:
        parse = self.parse
        by = [p for p in parse.kids(noun, "prep") if parse.lower[p] == "by"]
        of = [p for p in parse.kids(noun, "prep") if planned and parse.lower[p] == "of"]
        return [o for p in (by or of)[:1] for o in parse.kids(p, "pobj")]

    def _subject_of_gerund(self, verb: int, preposition: int) -> tuple[int, ...]:  # noqa: ARG002  (one signature)
        parse = self.parse
        if parse.lower[preposition] in ("with", "without") and (own := parse.kids(preposition, "pobj")):
            return self.heads(own)  # "with companies increasing their share"
        above = parse.heads[preposition]
        while parse.pos[above] == "ADP" and parse.heads[above] != above:
            above = parse.heads[above]
        if parse.lower[preposition] == "from" and parse.lemmas[above] in NEGATIVE_IMPLICATIVE and self.is_verb(above):
            return self.objects(above) or self.subjects(above)  # "kept them from leaving"
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
                    return self.objects(i)
                by_means = parse.lower[preposition] == "by" and self.is_passive(i)  # "avoided by walking": who walks?
                return self.agents(i) if by_means else self.subjects(i)
        return ()

    # --- objects

    def objects(self, verb: int) -> tuple[int, ...]:
        """Heads of the direct objects, understood ones included."""
        parse = self.parse
        found = self.heads(parse.kids(verb, "dobj")) if "dobj" in parse.below[verb] else ()
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
        last = self.continued_by(verb)
        return () if last is None or self.is_passive(verb) else self.objects(last)

    def _has_gap(self, verb: int) -> bool:
        """Does a relative clause lack its object: "the deal (that) they signed"?"""
        parse = self.parse
        subjects = parse.kids(verb, *SUBJECTS)
        if not subjects or any(parse.tags[s] in RELATIVE_TAGS for s in subjects) or self.is_passive(verb):
            return False
        if parse.child(verb, "dobj", "ccomp", "xcomp", "acomp", "attr") is not None:
            return False
        if any(parse.tags[j] == "WP$" for s in subjects for j in parse.kids(s, "poss")):
            return False  # "the sculptor whose figures stand in squares"
        if parse.child(verb, "oprd") is not None and parse.lemmas[verb] not in _SMALL_CLAUSES:
            return False  # but "a claim she called baseless"
        stranded = any(parse.child(p, "pobj", "pcomp") is None for p in parse.kids(verb, "prep"))
        adverbial = any(parse.tags[j] == "WRB" for j in parse.children[verb])
        fronted = any(parse.tags[o] in RELATIVE_TAGS for p in parse.kids(verb, "prep") for o in parse.children[p])
        return not (stranded or adverbial or fronted) and parse.lemmas[verb] != "be"
