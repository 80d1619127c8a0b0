"""What noun phrases presuppose: whether what they name is there at all.

Definite phrases and names exist (Strawson 1950), whatever is said of them; an indefinite one shares the fate of the
clause or the noun that it stands under: "would sign a deal with X", "no evidence of a link", "denied any contact".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attribution import speaker_of
from kg.extract.scope import ACTUAL, NOBODY, PLAIN, PLANNED, POSSIBLE, Scope, inside
from kg.extract.words.nouns import UNREAL, UNREAL_MODALITY_PLANNED
from kg.extract.words.status import (
    CANCELLING,
    CONNECTIONS,
    EVIDENCE_NOUNS,
    EXCLUDING,
    FEARED_NOUNS,
    INTENSIONAL,
    NEGATIVE_QUANTIFIERS,
    PLANNABLE,
    PREPOSITIONS_OF_PLANS,
    SUSPECTED_NOUNS,
    WANTED_NOUNS,
)

if TYPE_CHECKING:
    from kg.extract.modality import FactualityReader

_INDEFINITE = frozenset({"a", "an", "any", "some", "no", "another"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_OF = frozenset({"of", "for", "about"})
_PARTICLES = frozenset({"out", "off"})


class ExistenceReader:
    """Reads the scope over what a noun names or presupposes."""

    def __init__(self, factuality: FactualityReader) -> None:
        """Prepare for the Parse of a FactualityReader, which knows the scope of the clauses around."""
        self.factuality = factuality
        self.parse = factuality.parse
        self.reader = factuality.reader

    def of(self, noun: int) -> Scope:
        """What is said of what a noun names; a predicate ("named her as his deputy") is as true as its clause."""
        found = self.presupposed(noun)
        verb = self._predicated_by(noun)
        if verb is None or found.negated:
            return found
        return inside(self.factuality.of(verb), found)

    def presupposed(self, noun: int) -> Scope:
        """What the noun phrase itself presupposes."""
        parse = self.parse
        scope = PLAIN
        for j in self._premodifiers(noun):
            if parse.lower[j] in UNREAL:
                modality = PLANNED if parse.lower[j] in UNREAL_MODALITY_PLANNED else POSSIBLE
                scope = inside(scope, Scope(modality=modality, cue=(j,)))
        for j in parse.kids(noun, "det", "neg"):
            if parse.lower[j] == "no":  # "there is no contract on the table"
                scope = inside(scope, Scope(negated=True, cue=(j,)))
            elif parse.lower[j] == "any":
                scope = inside(scope, Scope(modality=POSSIBLE, cue=(j,)))
        above = self._above(noun)
        return inside(scope, above) if above is not None and not scope.negated else scope

    def is_definite(self, noun: int) -> bool:
        """As in "the ship", "his ship": the reader is taken to know that there is one."""
        parse = self.parse
        return any(
            parse.deps[j] == "poss" or (parse.deps[j] == "det" and parse.lower[j] in _DEFINITE)
            for j in parse.children[noun]
        )

    def is_indefinite(self, noun: int) -> bool:
        """Neither a name nor determined by anything definite."""
        parse = self.parse
        if parse.pos[noun] == "PROPN":
            return False
        determiners = [parse.lower[j] for j in parse.kids(noun, "det", "poss")]
        return not determiners or determiners[0] in _INDEFINITE

    def _above(self, noun: int) -> Scope | None:
        """What the clause or noun says that an object stands under."""
        parse, verb = self.parse, self.reader.governor(noun)
        lemma = parse.lemmas[parse.heads[noun]] if parse.deps[noun] == "dobj" else ""
        if verb is not None and lemma in CANCELLING and parse.lemmas[noun].lower() in PLANNABLE:
            return Scope(modality=PLANNED, cue=(verb,))  # "cancelled his visit to Oslo"
        if not self.is_indefinite(noun):
            return None
        found = self._under_noun(noun)
        if verb is None or found is not None or self._is_inside_definite(noun):
            return found
        around = self.factuality.of(verb)
        if around.modality != ACTUAL:
            return Scope(modality=around.modality, cue=around.cue)
        if lemma in INTENSIONAL:
            return Scope(modality=PLANNED, cue=(verb,))  # "plans a factory in Alabama"
        if lemma:
            return self._excluded(noun, verb, lemma)
        return Scope(modality=PLANNED, cue=(verb,)) if self._is_called_for(noun) else None

    def _is_inside_definite(self, noun: int) -> bool:
        """As in "would join the board of a bank in Oslo": what a definite phrase holds is there with it."""
        parse = self.parse
        container = parse.heads[parse.heads[noun]]
        nominal = parse.deps[noun] == "pobj" and parse.pos[container] == "NOUN"
        return nominal and self.is_definite(container)

    def _is_called_for(self, noun: int) -> bool:
        """As in "called for talks with the rebels"."""
        parse = self.parse
        preposition = parse.heads[noun]
        verb = parse.lemmas[parse.heads[preposition]]
        wanted = parse.lower[preposition] == "for" and verb in PREPOSITIONS_OF_PLANS["for"] - {"work", "vote"}
        return parse.deps[noun] == "pobj" and wanted

    def _excluded(self, noun: int, verb: int, lemma: str) -> Scope | None:
        """As in "denied any link with", "ruled out a deal with", "averted a strike at", "did not sign a deal with"."""
        parse = self.parse
        if lemma == "deny" and parse.lemmas[noun].lower() in CONNECTIONS:
            return Scope(negated=True, claimed=True, by=speaker_of(parse, self.reader, verb), cue=(verb,))
        particle = parse.child(verb, "prt")
        ruled_out = lemma == "rule" and particle is not None and parse.lower[particle] in _PARTICLES
        if ruled_out or lemma in EXCLUDING or self.factuality.of(verb).negated:
            return Scope(modality=POSSIBLE, cue=(verb,))
        return None

    def _under_noun(self, noun: int) -> Scope | None:
        """As in "no evidence of a link", "the risk of war", "allegations of contacts with"."""
        parse = self.parse
        preposition = parse.heads[noun]
        head = parse.heads[preposition]
        if parse.deps[noun] != "pobj" or parse.lower[preposition] not in _OF or parse.pos[head] != "NOUN":
            return None
        lemma, of = parse.lemmas[head], parse.lower[preposition] != "for"
        if lemma in EVIDENCE_NOUNS and of and self._is_denied(head):
            return Scope(modality=POSSIBLE, cue=(head,))
        if lemma in SUSPECTED_NOUNS and of:
            owners = parse.kids(head, "poss")
            return Scope(claimed=True, by=owners[0] if owners else NOBODY, cue=(head,))
        if lemma in FEARED_NOUNS and of:
            return Scope(modality=POSSIBLE, cue=(head,))
        return Scope(modality=PLANNED, cue=(head,)) if lemma in WANTED_NOUNS else None

    def _is_denied(self, noun: int) -> bool:
        """As in "no evidence", "without evidence", "found little proof", "has not found any sign"."""
        parse = self.parse
        if any(parse.lower[j] in NEGATIVE_QUANTIFIERS for j in parse.kids(noun, "det", "neg", "amod")):
            return True
        if parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "without":
            return True
        verb = self.reader.governor(noun)
        return verb is not None and self.factuality.of(verb).negated

    def _predicated_by(self, noun: int) -> int | None:
        """The verb that says that something is, or becomes, what this noun names."""
        parse = self.parse
        head = parse.heads[noun]
        if parse.deps[noun] in ("attr", "oprd") and self.reader.is_verb(head):
            return None if parse.child(head, "expl") is not None else head
        if parse.deps[noun] == "pobj" and parse.lower[head] == "as" and self.reader.is_verb(parse.heads[head]):
            return parse.heads[head]
        return None

    def _premodifiers(self, noun: int) -> list[int]:
        """Modifiers before a noun, also those that the parser hung on another of them."""
        own = [j for j in self.parse.kids(noun, "amod", "compound", "nmod") if j < noun]
        return own + [k for j in own for k in self.parse.kids(j, "amod", "compound")]
