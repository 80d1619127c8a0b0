"""What the text commits itself to: negation, modality and claims, with their scope over embedded clauses.

A clause's factuality is what its own auxiliaries, adverbs and negations say, inside what its embedding allows:
complements of verbs of saying are claims, infinitives after verbs of planning are plans, complements of implicative
verbs (Karttunen 1971) happen when they do. The facets follow FactBank (Sauri and Pustejovsky 2009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attribution import source_of, speaker_of
from kg.extract.clauses import SUBJECTS
from kg.extract.scope import ACTUAL, NOBODY, PLAIN, PLANNED, POSSIBLE, Scope, affirmed, inside
from kg.extract.words.nouns import CLAIM_NOUNS, UNREAL, UNREAL_MODALITY_PLANNED
from kg.extract.words.verbs import (
    ACCUSING,
    CONDITIONAL_MARKS,
    DENIAL,
    FACTIVE,
    IMPLICATIVE,
    NEGATIVE_ADVERBS,
    NEGATIVE_IMPLICATIVE,
    PERCEPTION,
    PLANNED_MODALS,
    PLANNING,
    POSSIBLE_ADVERBS,
    POSSIBLE_MODALS,
    SPEECH,
    STANCE_ADVERBS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.attribution import Quote
    from kg.extract.clauses import ClauseReader
    from kg.extract.parse import Parse

_NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_TOLD = CLAIM_NOUNS | {"evidence", "sign", "proof", "doubt"}
_KEEPING = NEGATIVE_IMPLICATIVE | {"keep", "deter", "discourage", "refrain", "dissuade"}
_RANKS = frozenset("first second third fourth fifth last only latest".split())


class FactualityReader:
    """Reads the scope over each clause of a Parse; remembers what it found, since clauses share embeddings."""

    def __init__(self, parse: Parse, reader: ClauseReader, quotes: list[Quote]) -> None:
        """Prepare for one Parse, its clause reader and its quotations."""
        self.parse = parse
        self.reader = reader
        self.quotes = quotes
        self._known: dict[int, Scope] = {}
        self._embedding: dict[int, Scope] = {}
        self._nouns: dict[int, Scope] = {}
        self._rules: dict[str, Callable[[int, int], Scope]] = {
            "conj": self._coordinated,
            "xcomp": self._infinitive,
            "ccomp": self._complement,
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
            self._known[verb] = inside(self.embedding(verb), self.own(verb))
        return self._known[verb]

    def of_noun(self, noun: int) -> Scope:
        """The factuality of what a noun phrase presupposes or names: its own adjectives, and claims it stands in.

        Indefinite phrases share the fate of the clause they are in ("would sign a deal with X"); definite ones exist.
        """
        if noun not in self._nouns:
            self._nouns[noun] = self._read_noun(noun)
        return self._nouns[noun]

    def _read_noun(self, noun: int) -> Scope:
        parse = self.parse
        quote = self._quoted(noun, noun)
        scope = Scope(claimed=True, by=quote.speaker, cue=_cue(quote.verb)) if quote else PLAIN
        for j in self._premodifiers(noun):
            if parse.lower[j] in UNREAL:
                modality = PLANNED if parse.lower[j] in UNREAL_MODALITY_PLANNED else POSSIBLE
                scope = inside(scope, Scope(modality=modality, cue=(j,)))
        for j in parse.kids(noun, "det", "neg"):
            if parse.lower[j] == "no":  # "there is no contract on the table"
                scope = inside(scope, Scope(negated=True, cue=(j,)))
            elif parse.lower[j] == "any":
                scope = inside(scope, Scope(modality=POSSIBLE, cue=(j,)))
        if self._is_indefinite(noun):
            verb = self.reader.governor(noun)
            if verb is not None and (around := self.of(verb)).modality != ACTUAL:
                scope = inside(scope, Scope(modality=around.modality, cue=around.cue))
        return scope

    def _premodifiers(self, noun: int) -> list[int]:
        """Modifiers before a noun, also those that the parser hung on another of them."""
        own = [j for j in self.parse.kids(noun, "amod", "compound", "nmod") if j < noun]
        return own + [k for j in own for k in self.parse.kids(j, "amod", "compound")]

    # --- what the clause itself says

    def own(self, verb: int) -> Scope:
        """Auxiliaries, adverbs, negation, conditional marks and "according to" at the verb itself."""
        parse = self.parse
        scope = PLAIN
        for j in parse.children[verb]:
            own = self._modifier(j)
            if own is not PLAIN:
                scope = inside(scope, own)
        source = source_of(parse, self.reader, verb)
        for said in parse.kids(verb, "parataxis"):
            if parse.lemmas[said] in SPEECH and source is None:  # "Berg, officials said, left"
                source = speaker_of(parse, self.reader, said)
        if source is not None:
            scope = scope._replace(claimed=True, by=source)
        if self._is_question(verb) or self._is_conditional(verb):
            scope = inside(scope, Scope(modality=POSSIBLE))
        if parse.heads[verb] == verb and parse.tags[verb] == "VB" and self.reader.is_infinitive(verb):
            scope = inside(scope, Scope(modality=PLANNED))  # the headline "Company to buy rival"
        return scope

    def _modifier(self, j: int) -> Scope:
        """What one dependent of a verb says about its factuality."""
        word, dep = self.parse.lower[j], self.parse.deps[j]
        if dep == "neg" or (dep in ("advmod", "preconj", "cc") and word in NEGATIVE_ADVERBS):
            return self._negation(j)
        if dep in ("aux", "auxpass"):
            if word in PLANNED_MODALS:
                return Scope(modality=PLANNED, cue=(j,))
            return Scope(modality=POSSIBLE, cue=(j,)) if word in POSSIBLE_MODALS else PLAIN
        if dep in ("advmod", "mark"):
            return self._hedge(j)
        if dep in ("nsubj", "nsubjpass", "dobj", "attr") and self._is_negative(j):
            return Scope(negated=True, cue=(j,))
        return PLAIN

    def _negation(self, j: int) -> Scope:
        only = j + 1 < len(self.parse) and self.parse.lower[j + 1] in ("only", "just", "merely")
        return PLAIN if only else Scope(negated=True, cue=(j,))

    def _hedge(self, j: int) -> Scope:
        word = self.parse.lower[j]
        if self.parse.deps[j] == "advmod":
            if word in STANCE_ADVERBS:
                return Scope(claimed=True, cue=(j,))
            return Scope(modality=POSSIBLE, cue=(j,)) if word in POSSIBLE_ADVERBS else PLAIN
        as_though = word == "though" and self.parse.lower[j - 1] == "as"
        return Scope(modality=POSSIBLE, cue=(j,)) if word in CONDITIONAL_MARKS or as_though else PLAIN

    def _is_negative(self, noun: int) -> bool:
        parse = self.parse
        return parse.lower[noun] in _NEGATIVE_SUBJECTS or any(
            parse.lower[j] == "no" for j in parse.kids(noun, "det", "neg")
        )

    def _is_conditional(self, verb: int) -> bool:
        """Does it hold only if something else does?"""
        parse = self.parse
        marks = (parse.lower[m] for c in parse.kids(verb, "advcl") for m in parse.kids(c, "mark"))
        return any(mark in ("if", "unless") for mark in marks)

    def _is_question(self, verb: int) -> bool:
        parse = self.parse
        first, last = parse.sents[parse.sent_of[verb]]
        if parse.deps[verb] not in ("ROOT", "ccomp", "conj"):
            return False
        return any(
            parse.words[j] == "?" for j in range(max(first, verb), min(last, verb + 60)) if parse.heads[j] == verb
        )

    # --- what the embedding says

    def embedding(self, verb: int) -> Scope:
        """What the clause inherits from where it stands."""
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
        scope = self.embedding(head)
        shares = parse.child(verb, "aux", "auxpass", *SUBJECTS) is None and parse.tags[verb] in ("VB", "VBN", "VBG")
        if shares and parse.tags[verb] == parse.tags[head]:
            return inside(scope, self.own(head)._replace(claimed=False, by=NOBODY))
        return scope

    def _infinitive(self, verb: int, head: int) -> Scope:
        parse = self.parse
        if not self.reader.is_verb(head):  # "willing to share", "ready to go"
            above = self.reader.governor(head)
            outer = self.of(above) if above is not None else PLAIN
            return inside(outer, Scope(modality=POSSIBLE, cue=(head,)))
        outer, lemma = self.of(head), parse.lemmas[head]
        infinitive = self.reader.is_infinitive(verb)
        if lemma in NEGATIVE_IMPLICATIVE:
            return outer._replace(negated=not outer.negated, cue=(*outer.cue, head))
        if lemma == "be" and infinitive:
            return inside(outer, Scope(modality=PLANNED, cue=(head,)))
        if lemma == "go" and parse.tags[head] == "VBG" and infinitive:
            return inside(outer, Scope(modality=PLANNED, cue=(head,)))
        if lemma in SPEECH and self.reader.is_passive(head):  # "is said to have left"
            modality = PLANNED if lemma in PLANNING else ACTUAL
            by = speaker_of(parse, self.reader, head)
            return inside(outer, Scope(modality=modality, claimed=modality == ACTUAL, by=by, cue=(head,)))
        if lemma in IMPLICATIVE or not infinitive:
            return outer
        if lemma in ("seem", "appear"):
            return inside(outer, Scope(modality=POSSIBLE, cue=(head,)))
        return inside(outer, Scope(modality=PLANNED, cue=(head,)))

    def _complement(self, verb: int, head: int) -> Scope:
        parse = self.parse
        if not self.reader.is_verb(head):  # "is sure that", "aware that"
            above = self.reader.governor(head)
            if above is None:
                return PLAIN
            return inside(
                self.embedding(above), Scope(claimed=True, by=speaker_of(parse, self.reader, above), cue=(head,))
            )
        lemma, outer = parse.lemmas[head], self.of(head)
        finite = parse.tags[verb] not in ("VB", "VBG", "VBN") or parse.child(verb, "aux") is not None
        if lemma in SPEECH or lemma in DENIAL:
            return self._said(verb, head, outer)
        if lemma in PERCEPTION and parse.tags[verb] in ("VBG", "VBN", "VB"):
            return outer
        if lemma in FACTIVE or lemma in IMPLICATIVE:
            return affirmed(outer) if finite else outer
        if lemma in PLANNING or lemma in NEGATIVE_IMPLICATIVE:
            return inside(outer, Scope(modality=PLANNED, cue=(head,)))
        if verb < head and parse.child(verb, "mark") is None:  # two sentences joined by a comma
            return self.embedding(head)
        scope = Scope(modality=POSSIBLE, cue=(head,))  # no verb of saying, no "that": more likely misread than said
        if parse.child(verb, "mark") is not None:
            scope = Scope(claimed=True, by=speaker_of(parse, self.reader, head), cue=(head,))
        return inside(affirmed(outer), scope)

    def _said(self, verb: int, head: int, outer: Scope) -> Scope:
        """The complement of a verb of saying: claimed by its subject; the innermost speaker is the one that counts."""
        parse = self.parse
        lemma = parse.lemmas[head]
        if (
            lemma in PLANNING
            and parse.tags[verb] == "VB"
            and parse.child(verb, "mark") is None
            and lemma not in ("hope", "expect")
        ):
            return inside(outer, Scope(modality=PLANNED, cue=(head,)))  # "told them to go"
        wh = any(parse.tags[j] == "WRB" for j in parse.kids(verb, "advmod"))
        if wh and lemma != "doubt":  # "did not say why it left": it left
            return affirmed(self.embedding(head))
        modality = outer.modality
        if outer.negated or lemma in ("doubt", "question", "ask", "dispute"):
            modality = POSSIBLE
        denied = lemma in ("deny", "reject", "refute", "contradict", "disbelieve") and not outer.negated
        speaker = speaker_of(parse, self.reader, head)
        return Scope(denied, modality, claimed=True, by=speaker, cue=(*outer.cue, head))

    def _adverbial(self, verb: int, head: int) -> Scope:
        parse = self.parse
        if not self.reader.is_verb(head):
            above = self.reader.governor(head)
            return self.embedding(above) if above is not None else PLAIN
        if self.reader.is_infinitive(verb):
            return inside(affirmed(self.of(head)), Scope(modality=PLANNED))
        if parse.child(verb, *SUBJECTS) is None:
            return affirmed(self.of(head))
        outer = self.embedding(head)
        if parse.lemmas[head] in SPEECH and verb < head and parse.child(verb, "mark") is None:
            return inside(outer, Scope(claimed=True, by=speaker_of(parse, self.reader, head), cue=(head,)))
        return outer

    def _of_noun_clause(self, verb: int, noun: int) -> Scope:
        parse = self.parse
        above = self.reader.governor(noun)
        outer = self.of(above) if above is not None else PLAIN
        scope = Scope(claimed=outer.claimed, by=outer.by, cue=outer.cue if outer.claimed else ())
        scope = inside(scope, Scope(modality=self.of_noun(noun).modality))
        if parse.lemmas[noun] in ("difficulty", "trouble", "problem"):
            return inside(scope, Scope(modality=POSSIBLE, cue=(noun,)))
        if parse.deps[verb] == "relcl" and not self.reader.is_infinitive(verb):
            return scope
        if self.reader.is_infinitive(verb):
            if any(parse.lower[j] in _RANKS or parse.tags[j] == "JJS" for j in parse.children[noun]):
                return scope  # "the first country to land": it did
            return inside(scope, Scope(modality=PLANNED, cue=(noun,)))
        if parse.child(verb, "mark") is not None and parse.lemmas[noun] in _TOLD:
            owners = parse.kids(noun, "poss")
            by = owners[0] if owners else NOBODY
            return inside(scope, Scope(modality=self.of_noun(noun).modality, claimed=True, by=by, cue=(noun,)))
        return scope

    def _gerund(self, verb: int, preposition: int) -> Scope:  # noqa: ARG002  (one signature for all rules)
        parse = self.parse
        word = parse.lower[preposition]
        above = self.reader.governor(preposition)
        outer = affirmed(self.of(above)) if above is not None else PLAIN
        phrase = parse.lower[max(preposition - 1, 0)] + " " + word
        if word == "without" or phrase in ("instead of", "rather than", "short of"):
            return inside(outer, Scope(negated=True, cue=(preposition,)))
        if above is None:
            return outer
        lemma = parse.lemmas[above]
        if word == "from" and lemma in _KEEPING:
            return inside(outer, Scope(negated=True, cue=(above,)))
        if lemma in ACCUSING:
            return inside(outer, Scope(claimed=True, by=speaker_of(parse, self.reader, above), cue=(above,)))
        noun = parse.heads[preposition]
        if parse.pos[noun] == "NOUN" and word in ("of", "for") and parse.deps[noun] == "dobj" and lemma in PLANNING:
            return inside(outer, Scope(modality=POSSIBLE, cue=(noun,)))
        return outer

    # --- quotations

    def _quoted(self, verb: int, token: int) -> Quote | None:
        """The quotation that holds a token, unless only a fragment of the writer's own sentence is quoted."""
        for quote in self.quotes:
            if quote.start <= token < quote.end:
                subjects = self.parse.kids(verb, *SUBJECTS)
                return quote if all(quote.start <= s < quote.end for s in subjects) else None
        return None

    def _is_indefinite(self, noun: int) -> bool:
        parse = self.parse
        if parse.pos[noun] == "PROPN":
            return False
        determiners = [parse.lower[j] for j in parse.kids(noun, "det", "poss")]
        return not determiners or determiners[0] in ("a", "an", "any", "some", "no", "another")


def _cue(verb: int) -> tuple[int, ...]:
    return (verb,) if verb != NOBODY else ()
