"""What verbs and predicates say about their complements: infinitives, gerunds and clauses.

Complements of verbs of saying are claims, infinitives after verbs of planning are plans, complements of implicative
verbs (Karttunen 1971) happen when they do, those of factive ones (Kiparsky and Kiparsky 1970) are so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import governors
from kg.extract.attribution import speaker_of
from kg.extract.clauses import SUBJECTS
from kg.extract.scope import ACTUAL, NOBODY, PLAIN, PLANNED, POSSIBLE, Scope, affirmed, inside
from kg.extract.words.status import (
    CONSIDERATION,
    FINDINGS,
    NEG_RAISING,
    OPINION,
    PERMISSION,
    RESULTS_KNOWN,
)
from kg.extract.words.verbs import (
    DENIAL,
    FACTIVE,
    IMPLICATIVE,
    NEGATIVE_IMPLICATIVE,
    PERCEPTION,
    PLANNING,
    SPEECH,
)

if TYPE_CHECKING:
    from kg.extract.modality import FactualityReader

_DENIED = frozenset("deny reject refute contradict disbelieve dismiss".split())
_OPEN = frozenset("doubt question ask dispute wonder".split())
_CONFESSED = frozenset("admit acknowledge confess recall report claim".split())
_RULED_OUT = frozenset({("rule", "out"), ("give", "up"), ("put", "off")})
_SOME = frozenset({"a", "the", "these", "those", "quite", "first", "last"})
_NOT_DOING = NEGATIVE_IMPLICATIVE | {"pretend"}
_FOUND = FINDINGS | {"know", "see"}
_SAID_OR_THOUGHT = (SPEECH | OPINION) - PLANNING
_CLAIMING = OPINION - {"think", "consider"}
_COPULAS = frozenset({"be", "seem", "appear", "become"})


class ComplementReader:
    """Reads the scope that a verb, adjective or copula gives to its complement."""

    def __init__(self, factuality: FactualityReader) -> None:
        """Prepare for the Parse of a FactualityReader, which knows the scope of the governing clauses."""
        self.factuality = factuality
        self.parse = factuality.parse
        self.reader = factuality.reader

    def infinitive(self, verb: int, head: int) -> Scope:
        """The scope of an open complement: "failed to pay", "is ready to pay", "kept paying"."""
        parse = self.parse
        if not self.reader.is_verb(head):  # "willing to share", "ready to go"
            above = self.reader.governor(head)
            outer = self.factuality.of(above) if above is not None else PLAIN
            return inside(outer, governors.infinitive_of_adjective(parse, head, head if above is None else above))
        outer, lemma = self.factuality.of(head), parse.lemmas[head]
        gerund = self.gerund(verb, head, outer)
        if gerund is not None:
            return gerund
        if lemma in _NOT_DOING or self._is_yet_to(head):
            return outer._replace(negated=not outer.negated, cue=(*outer.cue, head))
        if lemma in SPEECH and parse.tags[verb] in ("VBD", "VBZ", "VBP"):  # "a man who they say robbed it"
            return self._said(verb, head, outer)
        return inside(outer, self._of_infinitive(head)) if self.reader.is_infinitive(verb) else outer

    def _is_yet_to(self, head: int) -> bool:
        """As in "has yet to sign"."""
        parse = self.parse
        return parse.lemmas[head] in ("have", "be") and any(parse.lower[j] == "yet" for j in parse.kids(head, "advmod"))

    def _of_infinitive(self, head: int) -> Scope:
        """What a verb says of its infinitive: done, planned, possible, or somebody's opinion."""
        parse, lemma, cue = self.parse, self.parse.lemmas[head], (head,)
        passive = self.reader.is_passive(head)
        participle = parse.tags[head] == "VBN" or passive
        if lemma in _FOUND and participle:  # "was found to have lied"
            return PLAIN if lemma == "know" else Scope(claimed=True, by=self._agent(head), cue=cue)
        if lemma in _SAID_OR_THOUGHT and participle:  # "is said to have left"
            return Scope(claimed=True, by=self._agent(head), cue=cue)
        if lemma in _CLAIMING:  # "claims to have invented it"
            return Scope(claimed=True, by=speaker_of(parse, self.reader, head), cue=cue)
        if lemma in PERMISSION or lemma in ("seem", "appear") or (lemma == "have" and parse.tags[head] != "VBD"):
            return Scope(modality=POSSIBLE, cue=cue)
        going = lemma == "go" and parse.tags[head] == "VBG"
        planned = lemma == "be" or going or lemma not in IMPLICATIVE
        return Scope(modality=PLANNED, cue=cue) if planned else PLAIN

    def _agent(self, verb: int) -> int:
        return next(iter(self.reader.agents(verb)), NOBODY)

    def gerund(self, verb: int, head: int, outer: Scope) -> Scope | None:
        """A gerund that is only denied, ruled out or thought of: "denied having paid", "considers selling"."""
        parse, lemma = self.parse, self.parse.lemmas[head]
        having = any(parse.lower[j] == "having" for j in parse.kids(verb, "aux"))
        apart = self.reader.is_passive(head) or any(parse.words[j] == "," for j in range(head, verb))
        if apart or not (parse.tags[verb] == "VBG" or having) or verb < head or self.reader.is_infinitive(verb):
            return None
        particle = parse.child(head, "prt")
        if particle is not None and (lemma, parse.lower[particle]) in _RULED_OUT:
            return outer._replace(negated=not outer.negated, cue=(*outer.cue, head))
        if lemma in _DENIED:
            by = speaker_of(parse, self.reader, head)
            return Scope(not outer.negated, outer.modality, claimed=True, by=by, cue=(*outer.cue, head))
        if lemma in _CONFESSED:  # "has not admitted killing X": open
            modality = POSSIBLE if outer.negated else ACTUAL
            by = speaker_of(parse, self.reader, head)
            return inside(affirmed(outer), Scope(modality=modality, claimed=True, by=by, cue=(head,)))
        return None if lemma not in CONSIDERATION else inside(outer, Scope(modality=POSSIBLE, cue=(head,)))

    def clause(self, verb: int, head: int) -> Scope:
        """The scope of a complement with a subject of its own: "said that X paid", "is glad that X paid"."""
        parse = self.parse
        if not self.reader.is_verb(head):  # "is sure that", "aware that"
            return self._of_adjective(head)
        lemma, outer = parse.lemmas[head], self.factuality.of(head)
        if verb < head and (";" in parse.words[verb:head] or self._is_narration(verb, head)):
            return self.factuality.embedding(head)
        if lemma in _COPULAS and parse.child(verb, "mark") is not None:
            return self._of_copula(head, outer)
        early = self.gerund(verb, head, outer) or self._subjunctive(verb, head, outer)
        if early is not None:
            return early
        if lemma in SPEECH or lemma in DENIAL or lemma == "wonder" or (lemma in FINDINGS and self._is_result(verb)):
            return self._said(verb, head, outer)
        found = self._of_clause(verb, head)
        if found is not None:
            finite = parse.tags[verb] not in ("VB", "VBG", "VBN") or parse.child(verb, "aux") is not None
            return inside(affirmed(outer) if finite and found == PLAIN else outer, found)
        if verb < head and parse.child(verb, "mark") is None:  # two sentences joined by a comma
            return self.factuality.embedding(head)
        scope = Scope(modality=POSSIBLE, cue=(head,))  # no verb of saying, no "that": more likely misread than said
        if parse.child(verb, "mark") is not None:
            scope = Scope(claimed=True, by=speaker_of(parse, self.reader, head), cue=(head,))
        return inside(affirmed(outer), scope)

    def _is_narration(self, verb: int, head: int) -> bool:
        """As in `Berg thanked his fans. "We won," he wrote`, read as one: a sentence ends before the quotation."""
        parse = self.parse
        return any(
            verb < quote.start - 1 and quote.end <= head and parse.words[quote.start - 2][-1:] in (".", "!", "?")
            for quote in self.factuality.quotes
        )

    def _subjunctive(self, verb: int, head: int, outer: Scope) -> Scope | None:
        """As in "recommended that the mine be closed": a bare "be" in a that-clause says what is asked for."""
        parse = self.parse
        first = min([verb, *parse.kids(verb, "aux", "auxpass")])
        if parse.lower[first] != "be" or parse.child(verb, "mark") is None:
            return None
        return inside(outer, Scope(modality=PLANNED, cue=(head,)))

    def _of_clause(self, verb: int, head: int) -> Scope | None:
        """What a verb that is none of saying says of its clause; None when it is of no class."""
        lemma, cue = self.parse.lemmas[head], (head,)
        if lemma in PERCEPTION and self.parse.tags[verb] in ("VBG", "VBN", "VB"):
            return PLAIN
        if lemma in PERMISSION:
            return Scope(modality=POSSIBLE, cue=cue)
        if lemma in FACTIVE or lemma in IMPLICATIVE or lemma in RESULTS_KNOWN:
            return PLAIN
        return Scope(modality=PLANNED, cue=cue) if lemma in PLANNING or lemma in NEGATIVE_IMPLICATIVE else None

    def _is_result(self, verb: int) -> bool:
        """Is the complement a that-clause, and nothing that is seen or found to happen?"""
        return self.parse.child(verb, *SUBJECTS) is not None and self.parse.tags[verb] not in ("VBG", "VB")

    def _of_adjective(self, adjective: int) -> Scope:
        parse = self.parse
        above = self.reader.governor(adjective)
        if above is None:
            return PLAIN
        if any(parse.lower[j] == "so" for j in parse.kids(adjective, "advmod")):
            return affirmed(self.factuality.embedding(above))  # "so weak that it fell": what came of it
        denied = any(parse.deps[j] == "neg" for j in parse.children[above])
        scope = governors.clause_of_adjective(parse, adjective, denied=denied)
        if scope is None or (scope == PLAIN and parse.lower[adjective] in ("clear", "certain")):
            expletive = any(parse.lower[s] == "it" for s in parse.kids(above, *SUBJECTS))
            if scope is None or not expletive:
                scope = Scope(claimed=True, by=speaker_of(parse, self.reader, above), cue=(adjective,))
        return inside(self.factuality.embedding(above), scope)

    def _of_copula(self, head: int, outer: Scope) -> Scope:
        """As in "it is possible that", "the claim is that", "it seems that"."""
        parse = self.parse
        adjective = parse.child(head, "acomp")
        if adjective is not None:
            return self._of_adjective(adjective)
        if parse.lemmas[head] in ("seem", "appear"):
            return inside(outer, Scope(modality=POSSIBLE, cue=(head,)))
        nouns = parse.kids(head, *SUBJECTS, "attr")
        found = next((scope for n in nouns if (scope := governors.clause_of_noun(parse, n)) is not None), PLAIN)
        return inside(affirmed(outer), found)

    def _is_said_by_few(self, verb: int) -> bool:
        """As in "few analysts expect"; "a few" do."""
        parse = self.parse
        return any(
            parse.lower[q] == "few" and parse.lower[q - 1] not in _SOME
            for s in parse.kids(verb, *SUBJECTS)
            for q in (s, *parse.kids(s, "amod"))
        )

    def _said(self, verb: int, head: int, outer: Scope) -> Scope:
        """The complement of a verb of saying: claimed by its subject; the innermost speaker is the one that counts."""
        parse = self.parse
        lemma = parse.lemmas[head]
        modal = any(parse.tags[j] == "MD" for j in parse.kids(verb, "aux"))  # "told them the bank will close"
        bare = parse.tags[verb] == "VB" and parse.child(verb, "mark") is None and not modal
        if lemma in PLANNING and bare and lemma not in ("hope", "expect"):
            return inside(outer, Scope(modality=PLANNED, cue=(head,)))  # "told them to go"
        adverbs = [parse.lower[j] for j in parse.kids(verb, "advmod") if parse.tags[j] == "WRB"]
        if adverbs and lemma not in _OPEN and ("how" not in adverbs or outer.negated):
            return affirmed(self.factuality.embedding(head))  # "did not say why it left": it left
        modality, negated = outer.modality, lemma in _DENIED and not outer.negated
        if outer.negated and lemma in NEG_RAISING:
            negated = True  # "does not believe that it left": it did not, they believe
        elif outer.negated or lemma in _OPEN or self._is_said_by_few(head):
            modality = POSSIBLE
        speaker = speaker_of(parse, self.reader, head)
        return Scope(negated, modality, claimed=True, by=speaker, cue=(*outer.cue, head))
