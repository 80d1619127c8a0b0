"""Event nouns and nouns for what takes two: who did what to whom, said without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.clauses import SUBJECTS, Prep
from kg.extract.drafts import Draft
from kg.extract.scope import ACTUAL, PLANNED, POSSIBLE, Scope, affirmed, inside
from kg.extract.words.events import (
    CANCELLED,
    COMPARED,
    DONE_TO_OWNER,
    ERGATIVE,
    EVENTS,
    FAILED,
    FORESEEN,
    JOURNEYS,
    NOT_REALISED,
    UNCERTAIN_HEADS,
)
from kg.extract.words.nouns import MUTUAL
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrases import NounPhrases
    from kg.extract.words.events import Frame

_PLACES = frozenset({"in", "on", "at", "near", "to", "from", "into", "onto", "over", "across"})
_MOVES = frozenset({"to", "from", "into", "onto"})
_ADDED = _PLACES | {"for", "with", "against"}
_DURING = frozenset({"in", "during", "on", "after", "before", "following"})
_TOPICS = frozenset({"on", "over", "about"})
_ARMED = frozenset({"war", "battle", "fight", "conflict"})
_PAIRS = frozenset({"merger", "marriage", "alliance", "union", "meeting", "fusion", "partnership", "coalition"})
_TAKING_TWO = MUTUAL | _PAIRS


class Arguments(NamedTuple):
    """Who and what an event noun takes, as heads; `others` with their prepositions."""

    agents: tuple[int, ...]
    patients: tuple[tuple[str, int], ...]
    """With what stands between verb and object: "" or a preposition."""
    others: tuple[tuple[str, int, int], ...]
    """Words and token of the preposition, and its object."""
    passive: bool
    """Is the possessor who it was done to?"""


class EventReader:
    """Turns event nouns into drafts."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.parse = phrases.parse
        self.reader = phrases.reader
        self.adopted: set[int] = set()
        """Prepositions that hang on another noun but belong to an event."""

    def drafts(self, i: int) -> list[Draft]:
        """All facts of the event that noun `i` names; none where it names none, or nobody who took part."""
        noun = self.parse.lemmas[i].lower()
        frame = EVENTS.get(noun)
        if noun in _TAKING_TWO or frame is None:
            return list(self._mutual(i))
        return [*self._between(i), *self._event(i, frame)]

    # --- one does, another suffers

    def _event(self, i: int, frame: Frame) -> Iterator[Draft]:
        found = self._arguments(i, frame)
        scope = self.scope(i)
        verb = frame.verb
        for agent in found.agents:
            for particle, patient in found.patients:
                yield Draft(agent, verb, particle, patient, "event-noun", i, (i,), scope)
            for words, token, o in found.others:
                did = verb if found.patients else frame.alone
                yield Draft(agent, did, words, o, "event-noun", i, (i, token), scope)
        active = verb in ERGATIVE
        by_itself = not found.agents and not found.passive  # "the arrest of X in Y": the place is the noun's
        for _, patient in found.patients:
            for words, token, o in found.others:
                if words in (_MOVES if by_itself else _PLACES):
                    lemma = verb if active else f"be {verb}"
                    made = Draft(patient, lemma, words, o, "event-noun", i, (i, token), scope)
                    yield made._replace(passive=not active)

    def _arguments(self, i: int, frame: Frame) -> Arguments:
        owners = [o for o in self.reader.heads(self.parse.kids(i, "poss")) if o not in self.phrases.times]
        owners = owners or self._traveller(i)
        agents, patients = list(owners), []
        others: list[tuple[str, int, int]] = []
        for prep in self._preps(i):
            objects = [o for o in prep.objects if o not in self.phrases.times]
            if prep.words == "by" or (prep.words == "of" and frame.of == "agent"):
                agents += objects
            elif prep.words == "of":
                patients += [("", o) for o in objects] if frame.of == "patient" else []
            elif prep.words in frame.objects:
                patients += [(frame.objects[prep.words], o) for o in objects]
            elif prep.words in _ADDED:
                others += [(prep.words, prep.token, o) for o in objects]
        passive = not patients and bool(owners) and self.parse.lemmas[i].lower() in DONE_TO_OWNER
        if passive:
            agents, patients = agents[len(owners) :], [("", o) for o in owners]
        return Arguments(tuple(agents), tuple(patients), tuple(others), passive)

    def _traveller(self, i: int) -> list[int]:
        """As in "during a visit to X, Y said": an adverbial journey is made by the subject."""
        parse = self.parse
        above = parse.heads[i]
        verb = parse.heads[above]
        adverbial = parse.deps[i] == "pobj" and parse.lower[above] in _DURING and parse.deps[above] == "prep"
        indefinite = any(parse.lower[j] in ("a", "an") for j in parse.kids(i, "det"))
        if not adverbial or not indefinite or parse.lemmas[i].lower() not in JOURNEYS or not self.reader.is_verb(verb):
            return []
        return [] if self.reader.is_passive(verb) else list(self.reader.subjects(verb))

    def _preps(self, i: int) -> list[Prep]:
        """Prepositions of the noun, and those that can only be its own though they hang on another of its phrases."""
        found = list(self.reader.preps(i))
        for prep in self.reader.preps(i):
            for o in prep.objects if prep.words in ("of", "by") else ():
                more = [p for p in self.reader.preps(o) if p not in found and self._is_of_event(prep.words, o, p)]
                self.adopted.update(p.token for p in more)
                found += more
        by = self._stray_by(i, found)
        return [*found, by] if by is not None else found

    def _stray_by(self, i: int, preps: list[Prep]) -> Prep | None:
        """As in "blocked the takeover of X by Y": whatever "by" hangs on, right after "of X" it names the doer."""
        of = [prep.objects[-1] for prep in preps if prep.words == "of" and prep.objects]
        mention = self.phrases.mentions.get(of[-1]) if of else None
        if mention is None or mention.end >= len(self.parse):
            return None
        p = mention.end
        above = self.parse.heads[p]
        if self.parse.lower[p] != "by" or above not in self.parse.ancestors(i) or self.reader.is_passive(above):
            return None
        self.adopted.add(p)
        objects = self.reader.heads(self.parse.kids(p, "pobj"))
        return Prep((p,), "by", objects) if objects else None

    def _is_of_event(self, words: str, o: int, prep: Prep) -> bool:
        """As in "the arrest of X in Y", "the building of a dam on X by Y", "the purchase by X of Y"."""
        if words == "by":
            return prep.words == "of" and self.phrases.is_name(o)
        is_person = self.phrases.mentions[o].type == EntityType.PERSON.value if o in self.phrases.mentions else False
        return prep.words == "by" or (prep.words in _PLACES and is_person)

    # --- what takes two

    def _mutual(self, i: int) -> Iterator[Draft]:
        """As in "talks between X and Y", "X's deal with Y", "the merger of X and Y"."""
        yield from self._between(i)
        if self.parse.lemmas[i].lower() in _TAKING_TWO:
            owners = self.reader.heads(self.parse.kids(i, "poss"))
            for prep in self.reader.preps(i):
                place = prep.words == "in" and self.parse.lemmas[i].lower() in _ARMED
                if prep.words in ("with", "against") or prep.words in _TOPICS or place:
                    yield from self._pairs(i, [(a, b) for a in owners for b in prep.objects], prep.words)

    def _between(self, i: int) -> Iterator[Draft]:
        noun = self.parse.lemmas[i].lower()
        for prep in () if noun in COMPARED else self.reader.preps(i):
            if prep.words == "between" or (prep.words == "of" and noun in _PAIRS):
                sides = prep.objects
                yield from self._pairs(i, [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :]], "with")

    def _pairs(self, i: int, pairs: list[tuple[int, int]], words: str) -> Iterator[Draft]:
        lemma, scope, phrases = self._relation(i), self.scope(i), self.phrases
        for a, b in pairs:
            if not ({a, b} & phrases.times or phrases.is_fragment(a) or phrases.is_fragment(b)):
                yield Draft(a, lemma, words, b, "between", i, (i,), scope, noun=True)

    def _relation(self, i: int) -> str:
        parse = self.parse
        words = [parse.lower[j] for j in self.phrases.inner(i) if parse.deps[j] == "compound"]
        return " ".join([*words[-1:], parse.lemmas[i].lower()])

    # --- did it take place?

    def names_event(self, i: int) -> bool:
        """Does the noun name what can fail to take place?"""
        noun = self.parse.lemmas[i].lower()
        return noun in EVENTS or noun in MUTUAL or noun in _PAIRS

    def scope(self, i: int) -> Scope:
        """The factuality of the event: that of its noun phrase, and what verb and noun above it leave of it."""
        scope = self.phrases.factuality.of_noun(i)
        parse = self.parse
        noun = parse.lemmas[i].lower()
        reaches = noun in _PAIRS or (noun in EVENTS and EVENTS[noun].of == "patient")
        for j in parse.kids(i, "amod"):
            if parse.lower[j] in CANCELLED or (reaches and parse.lower[j] in FAILED):
                scope = inside(scope, Scope(negated=True, cue=(j,)))
        above = parse.heads[i]
        if parse.deps[i] in ("dobj", *SUBJECTS) and self.reader.is_verb(above):
            return inside(scope, self._under_verb(i, above))
        if self._traveller(i):
            return inside(scope, affirmed(self.phrases.factuality.of(parse.heads[above])))
        if parse.deps[i] == "pobj" and parse.lemmas[parse.heads[above]].lower() in UNCERTAIN_HEADS:
            return self.phrases.uncertain(parse.heads[above], scope)
        return scope

    def _under_verb(self, i: int, verb: int) -> Scope:
        parse = self.parse
        lemma = parse.lemmas[verb]
        around = self.phrases.factuality.of(verb)
        scope = Scope(modality=around.modality, cue=around.cue) if around.modality != ACTUAL else Scope()
        affected = parse.deps[i] != "nsubj"
        if affected and lemma in NOT_REALISED:
            return inside(scope, Scope(modality=POSSIBLE, cue=(verb,)))
        if affected and lemma in FORESEEN:
            return inside(scope, Scope(modality=PLANNED, cue=(verb,)))
        return scope
