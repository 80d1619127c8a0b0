"""Facts that verbs bear: one binary relation for each pair of a subject and another argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import companions, values
from kg.extract.amounts import find_amounts
from kg.extract.circumstances import is_event_noun
from kg.extract.drafts import NONE, Draft
from kg.extract.happenings import dated, happened
from kg.extract.heads import SUBJECTS
from kg.extract.values import phrase, value_of
from kg.extract.words.events import EVENTS
from kg.extract.words.nouns import DISTRIBUTIVE, EMPTY, GESTURES, MUTUAL, PARTITIVES, POWERS, ROLES
from kg.extract.words.prepositions import COMPLEX_CIRCUMSTANCES
from kg.extract.words.verbs import (
    ACCUSING,
    BENEFACTIVE,
    CAUSED_MOTION,
    DEPICTING,
    DITRANSITIVE,
    GAINING,
    LIGHT,
    RAISED_ONLY,
    RESULTING,
    SEEMING,
    SENTENCING,
    SOLICITING,
    TRANSFER,
    WITHHOLDING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Clause, ClauseReader, Prep
    from kg.extract.layers import TimeSpan
    from kg.extract.modality import FactualityReader
    from kg.extract.parse import Parse
    from kg.extract.scope import Scope

# prepositions that open a circumstance rather than take a participant
_CIRCUMSTANCE = frozenset(
    """despite because due except unlike given via per considering regarding concerning including like until
    till since during following amid depending besides according before""".split()
)
_IDIOMS = frozenset(
    """return exchange addition case fact response order spite light view terms place charge favour favor front
    account behalf accordance contrast turn part general particular detail person public course times time
    all least first last once""".split()
)
_NO_RELATION = (PARTITIVES | EMPTY) - {"part", "place", "effect"}
_DONE_NOT_GIVEN = EVENTS.keys() | MUTUAL | GESTURES
_HAVING = frozenset({"have", "hold", "offer", "launch", "provide", "get"})
_TRANSFER_PREPOSITIONS = frozenset({"to", "with", "from", "into", "onto", "for"})
_DIRECTIONS = frozenset({"to", "into", "onto", "from", "out of", "in", "on", "near", "at"})
_WITH_NOUN = 3  # words in "in front of"
_PURSUIT = frozenset("go run look take name chase call come".split())
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "on", "near", "inside", "outside", "within", "aboard", "above", "across", "around"}
)
_WHEREABOUTS = PLACE_PREPOSITIONS | {"among", "amongst", "outside of", "inside of", "next to", "in front of", "behind"}


class RelationReader:
    """Turns clauses into drafts."""

    def __init__(
        self,
        parse: Parse,
        reader: ClauseReader,
        factuality: FactualityReader,
        times: set[int],
        when: dict[int, TimeSpan],
    ) -> None:
        """Prepare for one Parse; `times` are tokens of time expressions, which are no participants, `when` by verb."""
        self.parse = parse
        self.reader = reader
        self.factuality = factuality
        self.times = times
        self.when = when
        self.amounts = find_amounts(parse)
        self.people = {i for start, end, label in parse.ents if label == "PERSON" for i in range(start, end)}

    def drafts(self, clause: Clause) -> Iterator[Draft]:
        """All facts of one clause."""
        if not clause.subjects and not clause.agents:
            yield from self._existential(clause)
            return
        scope = self.factuality.of(clause.verb)
        lemma = self.parse.lemmas[clause.verb]
        if lemma == "be" and not clause.passive:
            yield from self._copular(clause, scope)
            return
        if clause.passive:
            yield from self._passive(clause, scope)
        else:
            yield from self._active(clause, scope)
        if not (clause.objects or clause.agents or clause.names):
            yield from self._alone(clause, scope)
        yield from self._names(clause, scope)
        yield from self._with_others(clause, scope)

    def _with_others(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        """Facts of values, and of those who do something together."""
        predicate = self._predicate(clause)
        if self.amounts:
            yield from values.measured(self.parse, clause, predicate, scope, self.amounts)
        lemma = self.parse.lemmas[clause.verb]
        if lemma in SENTENCING:
            yield from values.sentenced(self.parse, clause, predicate, scope, self.times)
        if lemma == "die":
            yield from values.aged(self.parse, clause, scope)
        if len(clause.subjects) > 1:
            yield from companions.one_another(self.parse, clause, predicate, scope)
        if clause.objects:
            yield from companions.besides(self.parse, self.reader, clause, predicate, scope)
        if lemma in SOLICITING:
            yield from companions.called_for(self.parse, self.reader, clause, predicate, scope)

    def _alone(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        """Facts whose only participant is the subject."""
        predicate = self._predicate(clause)
        if clause.verb in self.when and not self._arguments(clause):
            yield from dated(self.parse, clause, self.when[clause.verb], predicate, scope)
        yield from happened(self.parse, clause, predicate, scope)

    # --- active and passive

    def _active(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        lemma, words = self._predicate(clause)
        taken: set[int] = set()
        raised = self._raised(clause)
        judged = self._with_adjective(clause, lemma)
        for o in clause.objects:
            combined = list(self._combined(clause, o, scope))
            taken.update(draft.words[-1] for draft in combined)
            yield from combined
            if combined and self._says_it_all(clause.verb, o):
                continue  # "paid a visit to X"
            if lemma == "do" and self.parse.pos[o] in ("PRON", "DET"):
                continue
            if o not in raised:
                for s in clause.subjects:
                    draft = self._draft(clause, s, (judged, ""), o, words, scope)
                    yield draft._replace(literal=self._value(clause.verb, o))
        for r in clause.recipients:
            for s in clause.subjects:
                yield self._draft(clause, s, (lemma, self._to_recipient(clause)), r, words, scope)
        yield from self._with_arguments(clause, scope, taken)

    def _says_it_all(self, verb: int, o: int) -> bool:
        """Is the object of a light verb what is done, and no thing: "made a visit to", not "has an office in"?"""
        noun = self.parse.lemmas[o]
        thing = self.parse.lemmas[verb] in _HAVING and noun not in _DONE_NOT_GIVEN and not is_event_noun(noun)
        return self.parse.pos[o] == "NOUN" and not thing

    def _value(self, verb: int, o: int, particle: str = "") -> tuple[int, int] | None:
        return self.amounts.get(o) or value_of(self.parse, verb, o, particle, self.times)

    def _to_recipient(self, clause: Clause) -> str:
        lemma = self.parse.lemmas[clause.verb]
        if not clause.objects or lemma in WITHHOLDING:
            return ""
        return "for" if lemma in BENEFACTIVE else "to"

    def _with_adjective(self, clause: Clause, lemma: str) -> str:
        """As in "found her guilty", "left it unfinished": nobody found her or left it."""
        adjectives = [n for n in clause.names if self.parse.pos[n] == "ADJ"]
        joined = adjectives and self.parse.lemmas[clause.verb] in SEEMING
        return f"{lemma} {self.parse.lower[adjectives[0]]}" if joined else lemma

    def _raised(self, clause: Clause) -> tuple[int, ...]:
        """As in "wants Berg to leave", "made Berg leave": it is Berg's leaving that is wanted or made, not Berg."""
        parse = self.parse
        if parse.lemmas[clause.verb] not in RAISED_ONLY:
            return ()
        steered = parse.child(clause.verb, "xcomp") is not None
        subjects = [s for c in parse.kids(clause.verb, "ccomp", "advcl") for s in parse.kids(c, *SUBJECTS)]
        return clause.objects if steered else self.reader.heads(subjects)

    def _with_arguments(self, clause: Clause, scope: Scope, taken: set[int]) -> Iterator[Draft]:
        lemma, words = self._predicate(clause)
        for prep in self._arguments(clause):
            if prep.last in taken or (lemma == "have" and clause.objects and prep.words in PLACE_PREPOSITIONS):
                continue  # "has a logo on each page": what is had is there
            # "listed their home as X", "moved the office to X": it is the object that is so, or there
            moved = lemma in CAUSED_MOTION and prep.words in _DIRECTIONS and prep.token > clause.verb
            moved = moved or (self.parse.lemmas[clause.verb] in RESULTING and prep.words == "into")
            moved = moved or (self.parse.lemmas[clause.verb] in ACCUSING and prep.words in ("of", "with", "for"))
            depicted = prep.words == "as" and self.parse.lemmas[clause.verb] in DEPICTING
            of_object = (depicted or moved) and clause.objects
            relation = (f"be {lemma}", prep.words) if of_object else (lemma, prep.words)
            for o in prep.objects:
                for s in clause.objects if of_object else clause.subjects:
                    draft = self._draft(clause, s, relation, o, (*words, prep.last), scope)
                    yield draft._replace(passive=bool(of_object), literal=self._value(clause.verb, o, prep.words))

    def _passive(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        lemma, words = self._predicate(clause)
        given = bool(clause.objects) and self.parse.lemmas[clause.verb] in DITRANSITIVE
        for a in clause.agents:
            for o in clause.objects if given else ():
                yield self._draft(clause, a, (lemma, ""), o, words, scope)
            for s in clause.subjects:
                relation = (lemma, "to" if given else "")
                yield self._draft(clause, a, relation, s, words, scope)
        others = [(o, "", words) for o in clause.objects]
        others += [(o, p.words, (*words, p.last)) for p in self._arguments(clause) for o in p.objects]
        for o, particle, tokens in others:
            for s in clause.subjects:
                draft = self._draft(clause, s, (f"be {lemma}", particle), o, tokens, scope)
                yield draft._replace(passive=True, literal=self._value(clause.verb, o, particle))

    def _combined(self, clause: Clause, o: int, scope: Scope) -> Iterator[Draft]:
        """As in "pay a visit to X", "have ties to X", "express concern about X": verb and noun are one relation."""
        parse = self.parse
        lemma = parse.lemmas[clause.verb]
        if parse.pos[o] != "NOUN" or o < clause.verb or parse.kids(o, "poss", "relcl"):
            return
        power = parse.lemmas[o] in POWERS and lemma in GAINING
        if lemma not in LIGHT and not power:
            return
        noun = parse.lower[o] if parse.tags[o] == "NNS" else parse.lemmas[o]
        if noun in _NO_RELATION:
            return
        if lemma in TRANSFER and {noun, parse.lemmas[o]}.isdisjoint(_DONE_NOT_GIVEN):
            return  # "gave a medal to X": the medal matters
        adjacent = [p for p in self.reader.preps(o) if p.words != "of" or lemma != "have"]
        beside = [p for p in clause.preps if p.token > o and not self._is_circumstance(p)][:1]
        for prep in adjacent or beside:
            if self._is_circumstance(prep) or (
                prep.words == "of" and lemma not in ("take", "have", "make") and not power
            ):
                continue
            tokens = (clause.verb, o, prep.last)
            for target in prep.objects:
                for s in clause.subjects:
                    yield self._draft(clause, s, (f"{lemma} {noun}", prep.words), target, tokens, scope, "light-verb")

    # --- copulas, names

    def _copular(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        if self.reader.is_cleft(clause.verb):
            return
        for s in clause.subjects:
            yield from self._identified(clause, s, scope)
            yield from self._qualified(clause, s, scope)
            for prep in clause.preps:
                if self._is_circumstance(prep):
                    continue
                for o in prep.objects:
                    relation = _split(prep)
                    draft = self._draft(clause, s, relation, o, (clause.verb, prep.last), scope, "copula")
                    yield draft._replace(noun=True)

    def _existential(self, clause: Clause) -> Iterator[Draft]:
        """As in "There are two Turks among the victims": where, with or among whom something is."""
        if self.parse.child(clause.verb, "expl") is None or self.parse.lemmas[clause.verb] != "be":
            return
        scope = self.factuality.of(clause.verb)
        for a in clause.attributes:
            for s in self.reader.look_through(a):
                for prep in (*clause.preps, *self.reader.preps(a)):
                    for o in prep.objects if prep.words in _WHEREABOUTS else ():
                        draft = self._draft(clause, s, (prep.words, ""), o, (clause.verb, prep.last), scope, "copula")
                        yield draft._replace(noun=True)

    def _identified(self, clause: Clause, s: int, scope: Scope) -> Iterator[Draft]:
        """As in "X is Y", "X is a lawyer": another name is an entity, what X is like is a value."""
        parse = self.parse
        for a in clause.attributes:
            if a == s or parse.pos[a] in ("PRON", "DET", "ADV") or parse.lower[s] in ("what", "there"):
                continue
            if parse.pos[a] == "PROPN":
                yield self._draft(clause, s, ("be", ""), a, (clause.verb,), scope, "copula")
            elif parse.lemmas[a] not in EMPTY or parse.kids(a, "prep"):
                if self._is_self_styled(a):
                    scope = scope._replace(claimed=True, by=s)
                draft = self._draft(clause, s, ("be", ""), NONE, (clause.verb,), scope, "copula")
                yield draft._replace(literal=phrase(parse, a))

    def _is_self_styled(self, noun: int) -> bool:
        """As in "a self-styled prophet", "the so-called king": somebody only says so."""
        start, end = phrase(self.parse, noun)
        words = "".join(self.parse.lower[start:end])
        return any(word in words for word in ("self-styled", "self-proclaimed", "self-described", "so-called"))

    def _qualified(self, clause: Clause, s: int, scope: Scope) -> Iterator[Draft]:
        """As in "X is close to Y": the adjective is part of the relation."""
        for adjective in clause.adjectives:
            relation = f"be {self.parse.lower[adjective]}"
            for prep in self.reader.preps(adjective):
                if self._is_circumstance(prep):
                    continue
                for o in prep.objects:
                    words = (clause.verb, adjective, prep.last)
                    yield self._draft(clause, s, (relation, prep.words), o, words, scope, "copula")

    def _names(self, clause: Clause, scope: Scope) -> Iterator[Draft]:
        """As in "named their boat Speedy", "was elected president": what the object, or passive subject, becomes."""
        lemma, words = self._predicate(clause)
        for bearer in clause.subjects if clause.passive else clause.objects:
            for name in clause.names:
                draft = self._draft(clause, bearer, (f"be {lemma}", ""), name, words, scope)._replace(passive=True)
                about = list(self._about_adjective(draft, name))
                if self.parse.pos[name] != "PROPN":
                    draft = draft._replace(object=NONE, literal=phrase(self.parse, name))
                yield from about or [draft]

    def _about_adjective(self, draft: Draft, adjective: int) -> Iterator[Draft]:
        """As in "was found guilty of fraud and theft": the adjective is part of the relation."""
        for prep in self.reader.preps(adjective) if self.parse.pos[adjective] == "ADJ" else ():
            for o in () if self._is_circumstance(prep) else prep.objects:
                lemma = f"{draft.lemma} {self.parse.lower[adjective]}"
                words = (*draft.words, adjective, prep.last)
                yield draft._replace(
                    lemma=lemma, particle=prep.words, object=o, words=words, literal=phrase(self.parse, o)
                )

    # --- parts

    def _predicate(self, clause: Clause) -> tuple[str, tuple[int, ...]]:
        lemma = self.parse.lemmas[clause.verb]
        words = [clause.verb]
        if clause.particle:
            lemma = f"{lemma} {clause.particle}"
            words += [j for j in self.parse.children[clause.verb] if self.parse.lower[j] == clause.particle][:1]
        return lemma, tuple(words)

    def _arguments(self, clause: Clause) -> list[Prep]:
        """Prepositional participants of the verb, with those that the parser hung on its object."""
        parse = self.parse
        found = [p for p in clause.preps if not self._is_circumstance(p) and not self._is_role(p)]
        if clause.passive:
            return found
        transfer = parse.lemmas[clause.verb] in TRANSFER
        for o in clause.objects:
            for p in self.reader.preps(o):
                moved = transfer and p.words in _TRANSFER_PREPOSITIONS
                if (moved or self._is_companion(o, p)) and not self._is_circumstance(p):
                    found.append(p)
        return found

    def _is_companion(self, o: int, prep: Prep) -> bool:
        """As in "open a centre with Anna": people come along with the subject, not with the thing."""
        if prep.words != "with" or self.parse.lemmas[o] in MUTUAL or self.parse.pos[o] != "NOUN":
            return False
        return all(o in self.people for o in prep.objects)

    def _is_role(self, prep: Prep) -> bool:
        """As in "resigned as minister": what somebody is, which `nominals` says."""
        return prep.words == "as" and all(self.parse.lemmas[o].lower() in ROLES for o in prep.objects)

    def _is_circumstance(self, prep: Prep) -> bool:
        parse = self.parse
        first = prep.words.split()[0]
        if prep.words in COMPLEX_CIRCUMSTANCES or self._is_distributive(prep):
            return True
        if first in _CIRCUMSTANCE or (first == "by" and parse.deps[prep.token] != "agent"):
            return True
        if first == "after" and parse.lemmas[parse.heads[prep.token]] not in _PURSUIT:
            return parse.child(parse.heads[prep.token], "prt") is None
        return all(
            o in self.times or (parse.lemmas[o] in _IDIOMS and not parse.kids(o, "poss", "amod")) for o in prep.objects
        )

    def _is_distributive(self, prep: Prep) -> bool:
        """As in "arrived in groups", "work in shifts": how many at a time."""
        parse = self.parse
        return prep.words in ("in", "by") and all(
            parse.lower[o] in DISTRIBUTIVE and not parse.children[o] for o in prep.objects
        )

    def _draft(  # noqa: PLR0913, PLR0917  (the parts of a fact)
        self,
        clause: Clause,
        subject: int,
        relation: tuple[str, str],
        target: int,
        words: tuple[int, ...],
        scope: Scope,
        rule: str = "clause",
    ) -> Draft:
        return Draft(subject, *relation, target, rule, clause.verb, words, scope)


def _split(prep: Prep) -> tuple[str, str]:
    """As in "is in charge of X": the noun inside a preposition is the relation, as in "is head of X"."""
    before, _, last = prep.words.rpartition(" ")
    return (before, last) if len(prep.tokens) >= _WITH_NOUN else (prep.words, "")


def place_of(reader: ClauseReader, verb: int) -> list[int]:
    """Heads of the places where a verb's event happens, by locative preposition; which are places, mentions tell."""
    return [o for p in reader.preps(verb) if p.words in PLACE_PREPOSITIONS for o in p.objects]
