"""What a clause says about its own factuality: auxiliaries, adverbs, negation with its scope, conditions, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import SUBJECTS
from kg.extract.scope import PLAIN, PLANNED, POSSIBLE, Scope, inside
from kg.extract.words.status import APPROXIMATING_ADVERBS, DEGREE_VERBS, FEARED, NEGATIVE_PHRASES
from kg.extract.words.verbs import (
    CONDITIONAL_MARKS,
    NEGATIVE_ADVERBS,
    PLANNED_MODALS,
    POSSIBLE_ADVERBS,
    POSSIBLE_MODALS,
    STANCE_ADVERBS,
)

if TYPE_CHECKING:
    from kg.extract.clauses import ClauseReader
    from kg.extract.parse import Parse

_NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_REASONS = frozenset({"because", "due", "only", "just", "merely", "simply", "solely", "until", "so"})
_COMPARED = frozenset({"fewer", "less", "more", "longer", "other"})
_TELLING = frozenset("""neg advmod preconj cc aux auxpass mark nsubj nsubjpass dobj attr dative prep""".split())
"""Labels of what may say something of a clause's factuality."""
_NO_NEGATION = _ONLY | _COMPARED
_DETERMINERS = ("det", "neg", "preconj", "cc", "predet", "advmod")
_PROVISOS = frozenset({"provided", "providing", "assuming", "supposing"})
_QUESTION_SPAN = 60


class MarkerReader:
    """Reads what one clause says of itself, without regard to what it stands in."""

    def __init__(self, parse: Parse, reader: ClauseReader) -> None:
        """Prepare for one Parse and its clause reader."""
        self.parse = parse
        self.reader = reader
        self._question_marks = [j for j, word in enumerate(parse.words) if word == "?"]

    def own(self, verb: int) -> Scope:
        """Auxiliaries, adverbs, negation and conditional marks at the verb itself; two negators are one negation."""
        parse = self.parse
        scope = PLAIN
        for j in parse.children[verb]:
            found = self._modifier(verb, j) if parse.deps[j] in _TELLING else PLAIN
            if found is PLAIN:
                continue
            if found.negated and scope.negated:  # "neither confirmed nor denied", "nobody never"
                found = found._replace(negated=False)
            scope = inside(scope, found)
        if (
            parse.tags[verb] == "VBN"
            and parse.lemmas[verb] in FEARED
            and parse.child(verb, "oprd", "acomp") is not None
        ):
            scope = inside(scope, Scope(claimed=True, cue=(verb,)))  # "are feared dead"
        if self._is_question(verb) or self._is_conditional(verb):
            scope = inside(scope, Scope(modality=POSSIBLE))
        if parse.heads[verb] == verb and parse.tags[verb] == "VB" and self.reader.is_infinitive(verb):
            scope = inside(scope, Scope(modality=PLANNED))  # the headline "Company to buy rival"
        return scope

    def is_negative(self, noun: int) -> bool:
        """As in "no minister", "neither X nor Y", "not every state", "nobody"."""
        parse = self.parse
        if parse.lower[noun] in _NEGATIVE_PRONOUNS:
            return True
        below = parse.below[noun]
        for j in parse.kids(noun, "appos") if "appos" in below else ():
            if parse.lower[j] in _NEGATIVE_PRONOUNS:
                return True  # "Norway and Iceland, neither of which belongs to it"
        if below.isdisjoint(_DETERMINERS):
            return False
        for j in parse.kids(noun, *_DETERMINERS):
            following = parse.lower[j + 1] if j + 1 < len(parse) else ""
            if j < noun and parse.lower[j] in ("no", "neither", "not") and following not in _NO_NEGATION:
                return True
        return False

    def _modifier(self, verb: int, j: int) -> Scope:
        """What one dependent of a verb says about its factuality."""
        word, dep = self.parse.lower[j], self.parse.deps[j]
        if dep == "neg" or (dep in ("advmod", "preconj", "cc") and word in NEGATIVE_ADVERBS):
            return self._negation(verb, j)
        if dep in ("aux", "auxpass"):
            return self._auxiliary(verb, j)
        if dep in ("advmod", "mark"):
            return self._hedge(verb, j)
        if dep in ("nsubj", "nsubjpass", "dobj", "attr", "dative") and self.is_negative(j):
            return Scope(negated=True, cue=(j,))
        return self._phrase(j) if dep == "prep" else PLAIN

    def _negation(self, verb: int, j: int) -> Scope:
        parse = self.parse
        following = parse.lower[j + 1] if j + 1 < len(parse) else ""
        reason = j > verb and following in _REASONS  # "left not because of it": the reason is denied, not the deed
        joins_next = parse.lower[j] == "nor" and j > verb  # "signed ..., nor did ...": the next clause is denied
        return PLAIN if following in _ONLY or reason or joins_next else Scope(negated=True, cue=(j,))

    def _auxiliary(self, verb: int, j: int) -> Scope:
        word = self.parse.lower[j]
        if word in PLANNED_MODALS:
            return Scope(modality=PLANNED, cue=(j,))
        if word == "would" and self._is_told_ahead(verb):
            return PLAIN
        if word == "be":
            return Scope(modality=PLANNED, cue=(j,)) if self._is_subjunctive(verb) else PLAIN
        had = word in ("'d", "\u2019d") and self.parse.tags[verb] != "VB"  # "he'd left"
        return Scope(modality=POSSIBLE, cue=(j,)) if word in POSSIBLE_MODALS and not had else PLAIN

    def _is_subjunctive(self, verb: int) -> bool:
        """As in "the ruling that the mine be shut": a bare "be" after a subject is asked for, not told."""
        parse = self.parse
        alone = parse.child(verb, "aux") is None and parse.deps[verb] != "conj"
        return alone and any(j < verb for j in parse.kids(verb, *SUBJECTS))

    def _is_told_ahead(self, verb: int) -> bool:
        """As in "Berg, who would later lead the bank": a narrator's future in the past, no conditional."""
        parse = self.parse
        narrated = parse.deps[verb] in ("ROOT", "relcl")
        return narrated and any(
            parse.lower[j] in ("later", "subsequently") and j < verb and not parse.children[j]
            for j in parse.kids(verb, "advmod")
        )

    def _hedge(self, verb: int, j: int) -> Scope:
        word, lower = self.parse.lower[j], self.parse.lower
        if self.parse.deps[j] == "advmod":
            if word in STANCE_ADVERBS:
                return Scope(claimed=True, cue=(j,))
            longer = word in ("longer", "more") and j > 0 and lower[j - 1] == "no"
            almost = word in APPROXIMATING_ADVERBS and self.parse.lemmas[verb] not in DEGREE_VERBS
            if longer or (almost and j + 1 == verb):
                return Scope(negated=True, cue=(j - 1, j) if longer else (j,))
            return Scope(modality=POSSIBLE, cue=(j,)) if word in POSSIBLE_ADVERBS else PLAIN
        as_though = word == "though" and lower[j - 1] == "as"
        return Scope(modality=POSSIBLE, cue=(j,)) if word in CONDITIONAL_MARKS or as_though else PLAIN

    def _phrase(self, preposition: int) -> Scope:
        """As in "under no circumstances", "spoke to nobody"."""
        parse = self.parse
        for o in parse.kids(preposition, "pobj"):
            alone = parse.lower[o] in ("nobody", "nothing", "no-one") or parse.lower[o] == "one"
            if (alone or parse.lower[o] in NEGATIVE_PHRASES) and self.is_negative(o):
                return Scope(negated=True, cue=(o,))
        return PLAIN

    def _is_conditional(self, verb: int) -> bool:
        """Does it hold only if something else does, or is it a condition itself?"""
        parse = self.parse
        for c in parse.kids(verb, "advcl") if "advcl" in parse.below[verb] else ():
            for m in parse.kids(c, "mark"):
                even = m > 0 and parse.lower[m - 1] == "even"  # "left even if ..." says that it left
                if parse.lower[m] in ("if", "unless") and not even:
                    return True
        return self._is_inverted(verb) or self._is_proviso(verb)

    def _is_inverted(self, verb: int) -> bool:
        """As in "had Germany closed the border, ...", "were it to": a condition by word order."""
        parse = self.parse
        if parse.deps[verb] != "advcl":
            return False
        subject = parse.child(verb, *SUBJECTS)
        if subject is None or parse.child(verb, "mark") is not None:
            return False
        return any(parse.lower[j] in ("had", "were", "should") for j in parse.kids(verb, "aux") if j < subject)

    def _is_proviso(self, verb: int) -> bool:
        """As in "provided (that) X does it", "in case X does it": the words right before the subject say so."""
        parse = self.parse
        subject = parse.child(verb, *SUBJECTS, "expl") if parse.deps[verb] != "ROOT" else None
        if subject is None or subject > verb:
            return False
        first = min((j for j in parse.children[subject] if j < subject), default=subject)
        before = first - 1
        if before > 0 and parse.lower[before] == "that":
            before -= 1
        word, earlier = parse.lower[before], parse.lower[before - 1] if before > 0 else ""
        return before >= 0 and (word in _PROVISOS or f"{earlier} {word}" in ("in case", "on condition", "in event"))

    def _is_question(self, verb: int) -> bool:
        parse = self.parse
        if not self._question_marks or parse.deps[verb] not in ("ROOT", "ccomp", "conj"):
            return False
        _, last = parse.sents[parse.sent_of[verb]]
        end = min(last, verb + _QUESTION_SPAN)
        return any(verb <= j < end and parse.heads[j] == verb for j in self._question_marks)
