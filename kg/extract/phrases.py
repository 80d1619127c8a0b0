"""Noun phrases as the noun-borne rules see them: which are names, what is inside and before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import Draft
from kg.extract.words.gazetteer import COUNTRIES
from kg.extract.words.nouns import CLASSIFIERS, KINSHIP, ROLES, SETTLED, STATES_OF_BEING
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.clauses import ClauseReader
    from kg.extract.layers import MentionSpan
    from kg.extract.modality import FactualityReader
    from kg.extract.parse import Parse

NAME = MentionKind.NAME.value
PLACE_TYPES = frozenset({EntityType.PLACE.value, EntityType.FACILITY.value})


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

    def is_adverbial(self, o: int) -> bool:
        """As in "on board", "in custody", "of state": a bare noun that is no thing of its own."""
        parse = self.parse
        return parse.lower[o] in STATES_OF_BEING and parse.child(o, "det", "poss", "amod", "compound", "prep") is None

    def is_named(self, i: int) -> bool:
        """Is it a name, or a noun phrase with a name in it ("the Norwegian team")?"""
        mention = self.mentions.get(i)
        if mention is None:
            return False
        inside = (self.mentions.get(j) for j in range(mention.start, mention.end))
        return any(m is not None and m.kind == NAME for m in inside)

    def role_word(self, j: int) -> bool:
        """Does the noun say what somebody is to something: "governor", "ex-wife"?"""
        lemma = self.parse.lemmas[j].lower()
        return lemma in ROLES or lemma in KINSHIP or lemma.split("-")[-1] in ROLES

    def is_its_name(self, i: int, o: int) -> bool:
        """As in "the city of Lima", "the Gobi desert": the place name only names the place that the noun is."""
        parse = self.parse
        target = self.mentions.get(o)
        if parse.lemmas[i].lower() not in CLASSIFIERS or target is None:
            return False
        if o < i and target.type != EntityType.PERSON.value:
            return target.kind == NAME and target.name.lower() == parse.slice(target.start, target.end).lower()
        definite = any(parse.lower[j] == "the" for j in parse.kids(i, "det")) and parse.tags[i] != "NNS"
        return (
            definite
            and target.kind == NAME
            and target.type == EntityType.PLACE.value
            and parse.child(i, "poss") is None
            and self._only_describes(i, target.name)
        )

    def _only_describes(self, i: int, name: str) -> bool:
        """As in "the northern city of Lima", but not "the northern region of Peru", "the oldest city of all"."""
        modifiers = self.parse.kids(i, "amod")
        return not modifiers or (
            name not in COUNTRIES
            and self.parse.lemmas[i].lower() in SETTLED
            and not any(self.parse.tags[j] in ("JJS", "RBS") for j in modifiers)
        )

    def holder(self, objects: tuple[int, ...]) -> int | None:
        """The person in "the president of Acme, Anna Berg": the parser takes her for a second thing presided over."""
        if not objects or self.is_person(objects[0]):
            return None
        for o in objects[1:]:
            if self.is_person(o) and self.parse.words[self.mentions[o].start - 1] == ",":
                return o
        return None

    def inner(self, noun: int) -> list[int]:
        """Modifiers inside a noun phrase, nested ones included, in text order."""
        parse = self.parse
        found: list[int] = []
        for j in parse.kids(noun, "compound", "amod", "nmod"):
            if j < noun:
                found += [*self.inner(j), j]
        return found

    def titles(self, i: int) -> list[int]:
        """Heads of title phrases directly before a name: mentions of their own inside the noun phrase of the name."""
        parse = self.parse
        if not self.is_name(i):
            return []
        inside = [j for j in parse.kids(i, "compound", "nmod", "appos", "amod") if j < i and j in self.mentions]
        found = [j for j in inside if self.role_word(j) and self.mentions[j].end <= self.mentions[i].start]
        start = self.mentions[i].start
        if not found and start > 0 and start - 1 in self.mentions and self.role_word(start - 1):
            found = [start - 1]
        return found

    def noun_draft(  # noqa: PLR0913  (the parts of a fact)
        self, i: int, lemma: str, particle: str, target: int, *, rule: str, confidence: float
    ) -> Draft:
        """A relation that noun `i` bears, with the factuality of its noun phrase."""
        scope = self.factuality.of_noun(i)
        return Draft(i, lemma, particle, target, rule, i, (i,), scope, noun=True, confidence=confidence)
