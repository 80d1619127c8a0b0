"""What the text commits itself to: negation, modality and claims, with their scope over embedded clauses.

A clause's factuality is what its own auxiliaries, adverbs and negations say, inside what its embedding allows:
complements of verbs of saying are claims, infinitives after verbs of planning are plans, complements of implicative
verbs (Karttunen 1971) happen when they do. The facets follow FactBank (Sauri and Pustejovsky 2009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import governors, results
from kg.extract.attribution import speaker_of
from kg.extract.clauses import SUBJECTS
from kg.extract.complements import ComplementReader
from kg.extract.existence import ExistenceReader
from kg.extract.markers import MarkerReader
from kg.extract.scope import ACTUAL, NOBODY, PLAIN, PLANNED, POSSIBLE, Scope, affirmed, inside
from kg.extract.sources import Sources
from kg.extract.words.status import INTENSIONAL, TEMPORAL_MARKS
from kg.extract.words.verbs import (
    ACCUSING,
    CLEARING,
    NEGATIVE_IMPLICATIVE,
    SPEECH,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.attribution import Quote
    from kg.extract.clauses import ClauseReader
    from kg.extract.parse import Parse

_SOUGHT = INTENSIONAL | {"find"}
_BLAMING = ACCUSING - {"thank"}
_KEEPING = NEGATIVE_IMPLICATIVE | {"keep", "deter", "discourage", "refrain", "dissuade", "block", "restrain", "exempt"}


class FactualityReader:
    """Reads the scope over each clause of a Parse; remembers what it found, since clauses share embeddings."""

    def __init__(self, parse: Parse, reader: ClauseReader, quotes: list[Quote]) -> None:
        """Prepare for one Parse, its clause reader and its quotations."""
        self.parse = parse
        self.reader = reader
        self.quotes = quotes
        self._quote_at: dict[int, Quote] = {}
        for quote in quotes:
            for i in range(quote.start, quote.end):
                self._quote_at.setdefault(i, quote)
        self.markers = MarkerReader(parse, reader)
        self.sources = Sources(parse, reader)
        self.complements = ComplementReader(self)
        self.existence = ExistenceReader(self)
        self._known: dict[int, Scope] = {}
        self._embedding: dict[int, Scope] = {}
        self._nouns: dict[int, Scope] = {}
        self._rules: dict[str, Callable[[int, int], Scope]] = {
            "conj": self._coordinated,
            "xcomp": self.complements.infinitive,
            "ccomp": self.complements.clause,
            "advcl": self._adverbial,
            "relcl": self._of_noun_clause,
            "acl": self._of_noun_clause,
            "pcomp": self._gerund,
            "csubj": self._subject_clause,
            "csubjpass": self._subject_clause,
        }

    def of(self, verb: int) -> Scope:
        """The factuality of the clause with this verb."""
        if verb not in self._known:
            self._known[verb] = PLAIN  # a cycle in a broken tree ends here
            self._known[verb] = inside(self.embedding(verb), self.markers.own(verb))
        return self._known[verb]

    def of_noun(self, noun: int) -> Scope:
        """The factuality of what a noun phrase presupposes or names: its own adjectives, and claims it stands in.

        Indefinite phrases share the fate of the clause they are in ("would sign a deal with X"); definite ones exist.
        """
        if noun not in self._nouns:
            self._nouns[noun] = self._read_noun(noun)
        return self._nouns[noun]

    def _read_noun(self, noun: int) -> Scope:
        quote = self._quoted(noun, noun)
        said = Scope(claimed=True, by=quote.speaker, cue=_cue(quote.verb)) if quote else PLAIN
        return inside(said, self.existence.of(noun))

    # --- what the embedding says

    def embedding(self, verb: int) -> Scope:
        """What the clause inherits from where it stands, and the source beside it."""
        scope = self._above(verb)
        source = self.sources.over(verb)
        if source is not None and self._quoted(verb, verb) is None:
            scope = scope._replace(claimed=True, by=source.by, cue=(source.cue,))
        return scope

    def _above(self, verb: int) -> Scope:
        if verb in self._embedding:
            return self._embedding[verb]
        self._embedding[verb] = PLAIN
        scope = self._inherited(verb)
        quote = self._quoted(verb, verb)
        if quote is not None:
            scope = scope._replace(claimed=True, by=quote.speaker, cue=_cue(quote.verb) or scope.cue)
        self._embedding[verb] = scope
        return scope

    def _inherited(self, verb: int) -> Scope:
        parse = self.parse
        head = parse.heads[verb]
        if head == verb:
            return PLAIN
        rule = self._rules.get(parse.deps[verb])
        if rule is not None:
            return rule(verb, head)
        return self.embedding(head) if self.reader.is_verb(head) else PLAIN

    def _subject_clause(self, verb: int, head: int) -> Scope:
        finite = self.parse.tags[verb] not in ("VB", "VBG")
        return self.embedding(head) if finite and self.reader.is_verb(head) else Scope(modality=POSSIBLE)

    def _coordinated(self, verb: int, head: int) -> Scope:
        parse = self.parse
        if not self.reader.is_verb(head):
            return PLAIN
        scope = self._above(head)
        between = [parse.lower[j] for j in parse.kids(head, "cc") if head < j < verb]
        own = self.markers.own(head)._replace(claimed=False, by=NOBODY)
        if "nor" in between:
            return inside(scope, own._replace(negated=True))
        auxiliaries = [parse.lower[j] for j in parse.kids(verb, "auxpass") if parse.lower[j] != "be"]  # "and be shut"
        bare = not auxiliaries and parse.child(verb, "aux", *SUBJECTS) is None
        shares = bare and parse.tags[verb] in ("VB", "VBN", "VBG")
        if shares and parse.tags[verb] == parse.tags[head]:
            return inside(scope, affirmed(own) if "but" in between else own)
        return scope

    def _adverbial(self, verb: int, head: int) -> Scope:
        parse = self.parse
        if not self.reader.is_verb(head):
            above = self.reader.governor(head)
            return self.embedding(above) if above is not None else PLAIN
        gerund = self.complements.gerund(verb, head, self.of(head))
        if gerund is not None:
            return gerund
        marks = [parse.lower[m] for m in parse.kids(verb, "mark", "advmod")]
        if "rather" in marks or ("than" in marks and parse.tags[verb] in ("VB", "VBG")):
            return affirmed(self.of(head))._replace(negated=True)  # "rather than pay"
        if self.reader.is_infinitive(verb):
            result = results.is_result(parse, verb, head)
            return inside(affirmed(self.of(head)), PLAIN if result else Scope(modality=PLANNED))
        if parse.child(verb, *SUBJECTS) is None:
            return affirmed(self.of(head))
        return self._finite_adverbial(verb, head, marks)

    def _finite_adverbial(self, verb: int, head: int, marks: list[str]) -> Scope:
        """A clause with a subject of its own beside another: "when X left", "as X says", or a sentence before it."""
        parse = self.parse
        outer = affirmed(self.embedding(head))  # "stopped testing after X fell ill": X did fall ill
        if ";" in parse.words[verb:head]:
            return outer
        wh = any(parse.tags[j] == "WRB" for j in parse.kids(verb, "advmod"))
        if parse.lemmas[head] in SPEECH and verb < head and parse.child(verb, "mark") is None and not wh:
            return inside(outer, Scope(claimed=True, by=speaker_of(parse, self.reader, head), cue=(head,)))
        if TEMPORAL_MARKS.isdisjoint(marks):
            return outer
        if parse.tags[verb] == "VBD" and not self._is_backshifted(verb):
            return outer._replace(modality=ACTUAL)  # "was to leave when X arrived": X arrived
        ahead = parse.tags[verb] in ("VBZ", "VBP", "VB")
        if ahead and (around := self.of(head)).modality != ACTUAL:  # "will leave when X arrives": X has not arrived
            return inside(outer, Scope(modality=around.modality, cue=around.cue))
        return outer

    def _is_backshifted(self, verb: int) -> bool:
        """As in "would leave when X arrived": the past tense there is a future told, or imagined."""
        parse = self.parse
        return any(parse.tags[k] == "MD" for j in parse.ancestors(verb) for k in parse.kids(j, "aux"))

    def _of_noun_clause(self, verb: int, noun: int) -> Scope:
        parse = self.parse
        above = self.reader.governor(noun)
        outer = self.of(above) if above is not None else PLAIN
        if self._is_aside(verb, noun, outer) or self.sources.names(noun):
            return PLAIN
        reduced = parse.deps[verb] == "acl" and parse.tags[verb] == "VBN" and parse.child(verb, "aux") is None
        scope = Scope(claimed=outer.claimed, by=outer.by, cue=outer.cue if outer.claimed else ())
        if above is not None and parse.deps[noun] == "attr" and self._is_denied_cleft(above, noun):
            return inside(scope, Scope(negated=True, cue=outer.cue))  # "it was not X who did", "there is no X who did"
        if reduced and self.existence.is_definite(noun):
            return PLAIN  # "said the ship seized by X was there": known to all, and no part of the claim
        infinitive = self.reader.is_infinitive(verb)
        modality = (
            ACTUAL if self._is_past(verb, noun, told=outer.claimed) else self.existence.presupposed(noun).modality
        )
        if parse.deps[verb] == "relcl" and not infinitive:
            return inside(scope, Scope(modality=modality))
        if infinitive:
            if parse.deps[noun] == "attr" and modality == ACTUAL:
                modality = outer.modality  # "is set to become the first woman to lead it"
            return inside(scope, inside(Scope(modality=modality), governors.infinitive_of_noun(parse, noun)))
        scope = inside(scope, Scope(modality=modality))
        if parse.child(verb, "mark") is not None:
            found = governors.clause_of_noun(parse, noun)
        else:
            found = governors.gerund_of_noun(parse, noun, "") if parse.tags[verb] == "VBG" else None
        return scope if found is None else inside(scope, found)

    def _is_past(self, verb: int, noun: int, *, told: bool) -> bool:
        """As in "to end a war that has cost thousands": what a past clause is said of is there, if it is not sought."""
        parse = self.parse
        if parse.deps[verb] != "relcl" or not self.existence.is_indefinite(noun):
            return False
        before = ("has", "have") if told else ("has", "have", "had")  # "had" may be the tense of a report
        perfect = any(parse.lower[j] in before for j in parse.kids(verb, "aux"))
        modal = any(parse.tags[j] == "MD" for j in parse.kids(verb, "aux"))
        sought = parse.lemmas[parse.heads[noun]] in _SOUGHT
        unsure = any(parse.lower[j] in ("any", "no") for j in parse.kids(noun, "det"))
        passive = any(parse.tags[j] == "VBD" for j in parse.kids(verb, "auxpass"))  # "was stolen"
        return (perfect or passive or parse.tags[verb] == "VBD") and not (modal or sought or unsure)

    def _is_aside(self, verb: int, noun: int, outer: Scope) -> bool:
        """Is a relative clause the writer's own remark (Potts 2005), as the comma says: "Orban, who leads Hungary"?"""
        parse = self.parse
        first = min(parse.children[verb], default=verb)
        after = any(parse.tags[j] in ("WDT", "WP") for j in range(first, min(first + 3, verb + 1)))
        reported = any(parse.lower[j] in ("had", "would", "'d") for j in parse.kids(verb, "aux"))  # tense of a report
        apart = parse.words[first - 1] == "," and parse.heads[first - 1] in (noun, verb)
        told = any(parse.tags[j] == "VBD" for j in outer.cue) and any(
            parse.tags[j] == "VBD" for j in (verb, *parse.kids(verb, "aux", "auxpass"))
        )  # "said the gunman, who wore a mask, ...": the same tense, so part of what was said
        known = parse.pos[noun] == "PROPN" or (self.existence.is_definite(noun) and not told)
        return parse.deps[verb] == "relcl" and after and apart and not reported and known

    def _is_denied_cleft(self, above: int, noun: int) -> bool:
        parse = self.parse
        if governors.clause_of_noun(parse, noun) is not None:  # "there is no evidence that ..."
            return False
        empty = any(parse.lower[j] in ("it", "there") for j in parse.kids(above, *SUBJECTS, "expl"))
        return empty and parse.lemmas[above] == "be" and self.of(above).negated and noun > above

    def _gerund(self, verb: int, preposition: int) -> Scope:
        parse = self.parse
        word = parse.lower[preposition]
        above = self.reader.governor(preposition)
        around = self.of(above) if above is not None else PLAIN
        outer = affirmed(around)
        if above is not None and parse.tags[verb] in ("VBD", "VBZ", "VBP") and parse.child(verb, "mark") is None:
            return affirmed(self.embedding(above))  # "cannot comment on how it fell": it fell
        found = governors.gerund_of_preposition(parse, preposition)
        if found is not None:
            return inside(outer, found)
        noun = parse.heads[preposition]
        if parse.pos[noun] == "NOUN":
            found = governors.gerund_of_noun(parse, noun, word)
            if found is not None:
                return inside(outer, found)
        if above is None:
            return outer
        lemma = parse.lemmas[above]
        if word == "from" and lemma in _KEEPING:  # "failed to keep them from leaving": they left
            return inside(outer, Scope(negated=not around.negated, cue=(above,)))
        if lemma in CLEARING and word == "of":
            by = speaker_of(parse, self.reader, above)
            return inside(outer, Scope(negated=True, claimed=True, by=by, cue=(above,)))
        if lemma in _BLAMING and word in ("of", "for", "with", "over"):
            return inside(outer, Scope(claimed=True, by=speaker_of(parse, self.reader, above), cue=(above,)))
        return outer

    # --- quotations

    def _quoted(self, verb: int, token: int) -> Quote | None:
        """The quotation that holds a token, unless only a fragment of the writer's own sentence is quoted."""
        quote = self._quote_at.get(token)
        if quote is None:
            return None
        subjects = self.parse.kids(verb, *SUBJECTS)
        return quote if all(quote.start <= s < quote.end for s in subjects) else None


def _cue(verb: int) -> tuple[int, ...]:
    return (verb,) if verb != NOBODY else ()
