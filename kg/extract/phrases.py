"""Noun phrases as the noun-borne rules see them: which are names, what is inside and before them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.drafts import Draft
from kg.extract.scope import ACTUAL, POSSIBLE, Scope, inside
from kg.extract.words.events import UNCERTAIN_HEADS
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import (
    CLASSIFIERS,
    KINSHIP,
    NAMED_KINDS,
    OFFICES,
    RANKING,
    ROLES,
    STATE_OFFICES,
    STATES_OF_BEING,
)
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.clauses import ClauseReader
    from kg.extract.layers import MentionSpan
    from kg.extract.modality import FactualityReader
    from kg.extract.parse import Parse

_NEAR = 8
"""How far behind the place or company its president can be named, in tokens."""

NAME = MentionKind.NAME.value
PLACE_TYPES = frozenset({EntityType.PLACE.value, EntityType.FACILITY.value})


@lru_cache(maxsize=4096)
def _is_role(lemma: str) -> bool:
    folded = lemma.lower()
    return folded in ROLES or folded in KINSHIP or folded.split("-")[-1] in ROLES


class NounPhrases:
    """A Parse with its mentions by head token, and its time expressions, which are no participants."""

    def __init__(
        self,
        parse: Parse,
        reader: ClauseReader,
        factuality: FactualityReader,
        mentions: Mapping[int, MentionSpan],
        times: set[int],
    ) -> None:
        """Prepare for one Parse; `mentions` by head token, `times` as tokens."""
        self.parse = parse
        self.reader = reader
        self.factuality = factuality
        self.mentions = mentions
        self.times = times
        self.by_start = {m.start: m for m in mentions.values() if m.kind == NAME}
        self.by_end = {m.end: m for m in mentions.values() if m.kind == NAME}

    def is_name(self, i: int) -> bool:
        """Is the noun the head of a name?"""
        mention = self.mentions.get(i)
        return mention is not None and mention.kind == NAME

    def is_person(self, i: int) -> bool:
        """Is the noun the head of a person's name?"""
        mention = self.mentions.get(i)
        return mention is not None and mention.kind == NAME and mention.type == EntityType.PERSON.value

    def is_fragment(self, i: int) -> bool:
        """Is it a piece of a name that nobody recognised: "Departments" in "the Departments of State and Justice"?

        A title ("Minister of Trade") is none, but the plural ("Daughters of Charity") is.
        """
        mention = self.mentions.get(i)
        if mention is None or mention.kind == NAME or mention.name != self.parse.words[i]:
            return False
        plural = self.parse.tags[i] in ("NNPS", "NNS")
        if not plural and self.parse.tags[i] != "NNP":
            return False
        opens = mention.start == self.parse.sents[self.parse.sent_of[i]][0]
        return (
            mention.name[:1].isupper()
            and not (opens and self.parse.tags[i] == "NNS")
            and (plural or not self.role_word(i))
        )

    def scope(self, i: int) -> Scope:
        """The factuality of what a noun phrase says, with the noun above it: "evidence of a link", "talk of a deal"."""
        scope = self.factuality.of_noun(i)
        parse = self.parse
        above = parse.heads[parse.heads[i]]
        if parse.deps[i] != "pobj" or parse.lemmas[above].lower() not in UNCERTAIN_HEADS:
            return scope
        if parse.lower[parse.heads[i]] not in ("of", "for") or self.is_definite(i):
            return scope
        return self.uncertain(above, scope)

    @staticmethod
    def uncertain(head: int, scope: Scope) -> Scope:
        """What a noun like "hope" leaves of what it is of, unless that is hedged already."""
        settled = scope.modality != ACTUAL or scope.claimed or scope.negated
        return scope if settled else inside(Scope(modality=POSSIBLE, cue=(head,)), scope)

    def is_definite(self, i: int) -> bool:
        """Is it a name, or a noun phrase for what the reader knows: "the deal", "their deal"?"""
        parse = self.parse
        if self.is_name(i) or parse.child(i, "poss") is not None:
            return True
        return any(parse.lower[j] in ("the", "this", "these") for j in parse.kids(i, "det"))

    def is_adverbial(self, o: int) -> bool:
        """As in "on board", "in custody", "of state": a bare noun that is no thing of its own."""
        parse = self.parse
        return parse.lower[o] in STATES_OF_BEING and parse.child(o, "det", "poss", "amod", "compound", "prep") is None

    def is_named(self, i: int) -> bool:
        """Is it a name, or a noun phrase with a name in it ("the Norwegian team")?"""
        mention = self.mentions.get(i)
        if mention is None:
            return False
        if mention.kind == NAME:
            return True
        for j in range(mention.start, mention.end):
            inside = self.mentions.get(j)
            if inside is not None and inside.kind == NAME:
                return True
        return False

    def role_word(self, j: int) -> bool:
        """Does the noun say what somebody is to something: "governor", "ex-wife"?"""
        return _is_role(self.parse.lemmas[j])

    def is_its_name(self, i: int, o: int) -> bool:
        """As in "the city of Lima", "the Gobi desert": the place name only names the place that the noun is."""
        parse = self.parse
        target, noun = self.mentions.get(o), parse.lemmas[i].lower()
        if target is None or target.kind != NAME or not (noun in CLASSIFIERS or noun in NAMED_KINDS):
            return False
        if o < i and target.type != EntityType.PERSON.value:
            return target.name.lower() == parse.slice(target.start, target.end).lower()
        if noun not in CLASSIFIERS or target.type != EntityType.PLACE.value or parse.tags[i] == "NNS":
            return False
        definite = any(parse.lower[j] == "the" for j in parse.kids(i, "det"))
        return definite and parse.child(i, "poss") is None and not self._is_ranked(i, o)

    def _is_ranked(self, i: int, o: int) -> bool:
        """As in "the largest city of Norway", "the northern region of Chad": one of several in it."""
        parse = self.parse
        before = parse.kids(i, "amod", "compound")
        if parse.lemmas[i].lower() == "island":
            before = [j for j in before if parse.lower[j] != "main"]  # "the main island of Luzon"
        return any(parse.tags[j] not in ("JJ", "NN") or parse.lower[j] in RANKING for j in before) or (
            bool(before) and self.mentions[o].name in COUNTRIES
        )

    def holder(self, objects: tuple[int, ...]) -> int | None:
        """The person in "the president of Acme, Anna Berg": the parser takes her for a second thing presided over."""
        if not objects:
            return None
        beside = [j for j in self.parse.kids(objects[0], "appos") if j < objects[0] + _NEAR]
        for o in (*objects[1:], *beside) if not self.is_person(objects[0]) else ():
            if self.is_person(o) and self.parse.words[self.mentions[o].start - 1] == ",":
                return o
        return None

    def inner(self, noun: int) -> list[int]:
        """Modifiers inside a noun phrase, nested ones included, in text order."""
        parse = self.parse
        found: list[int] = []
        for j in parse.kids(noun, "compound", "amod", "nmod") if parse.children[noun] else ():
            if j < noun:
                found += [*self.inner(j), *(k for k in parse.conjuncts(j) if k < noun)]  # "French and Dutch police"
        return found if self.parse.deps[noun] != "compound" else self._beside_title(noun, found)

    def _beside_title(self, noun: int, found: list[int]) -> list[int]:
        """As in "Acme Chief Executive X", where the parser hung words of the title on the name."""
        parse = self.parse
        name = parse.heads[noun]
        if noun not in self.mentions or not self.is_name(name):
            return found
        inside = range(self.mentions[noun].start, noun)
        loose = [j for j in inside if parse.heads[j] == name and parse.deps[j] in ("compound", "amod", "nmod")]
        return sorted({*found, *loose})

    def comes_from(self, noun: int, place: int) -> bool:
        """As in "the Swiss singer", "the Swiss coach", "Ghana's Swiss coach": no place that the role is of."""
        mention, role = self.mentions[place], self.parse.lemmas[noun].lower()
        if mention.type != EntityType.PLACE.value:
            return False
        if role not in OFFICES:
            return True
        demonym = self.parse.slice(mention.start, mention.end) in DEMONYMS
        return demonym and (role not in STATE_OFFICES or self.parse.child(noun, "poss") is not None)

    def titles(self, i: int) -> list[int]:
        """Heads of title phrases directly before a name: mentions of their own inside the noun phrase of the name."""
        parse = self.parse
        if not self.is_name(i):
            return []
        inside = [j for j in parse.kids(i, "compound", "nmod", "appos", "amod") if j < i and j in self.mentions]
        found = [j for j in inside if self._is_title(j, i) and self.mentions[j].end <= self.mentions[i].start]
        start = self.mentions[i].start
        if not found and start > 0 and start - 1 in self.mentions and self.role_word(start - 1):
            found = [start - 1]
        return found

    def _is_title(self, j: int, name: int) -> bool:
        """Does the noun say what somebody is, before the name: a role, or any noun for people ("the pianist X")?"""
        person = HEAD_TYPES.get(self.parse.lemmas[j].lower()) == EntityType.PERSON.value
        return self.role_word(j) or (person and self.is_person(name))

    def noun_draft(self, i: int, lemma: str, particle: str, target: int, *, rule: str) -> Draft:
        """A relation that noun `i` bears, with the factuality of its noun phrase."""
        scope = self.scope(i)
        return Draft(i, lemma, particle, target, rule, i, (i,), scope, noun=True)
