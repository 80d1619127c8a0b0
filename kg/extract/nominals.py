"""Facts that nouns bear: possessors, prepositions between nouns, nationality, event nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.layers import NAME, PRONOUN
from kg.extract.phrases import PLACE_TYPES
from kg.extract.roles import RoleReader
from kg.extract.words.nouns import EMPTY, EVENTS, KINSHIP, OFFICES, PARTITIVES, ROLES, TRANSITIVE_ONLY_OF
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.layers import MentionSpan
    from kg.extract.phrases import NounPhrases

_PERSON, _PLACE, _ORGANIZATION = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.ORGANIZATION.value
_PREPOSITIONS = frozenset(
    """in near inside outside between from to about on at against for with of toward towards into over by after across
    through under""".split()
)
_CONCRETE = frozenset({"in", "near", "inside", "on", "for", "about"})
_LOOSE = frozenset({"appos", "npadvmod", "nmod", "pobj", "dobj"})
_ADVERBIAL = frozenset({"in", "on", "at", "with", "for", "after", "through"})
_UNPLACED = frozenset({_PERSON, EntityType.PRODUCT.value})
_RELATIONAL = KINSHIP | ROLES
_NO_BEARERS = EMPTY | PARTITIVES


class NominalReader:
    """Turns noun phrases into drafts."""

    def __init__(self, phrases: NounPhrases, taken: set[int]) -> None:
        """Prepare for the noun phrases of one Parse; `taken` are prepositions that verbs have as arguments."""
        self.phrases = phrases
        self.roles = RoleReader(phrases)
        self.parse = phrases.parse
        self.reader = phrases.reader
        self.factuality = phrases.factuality
        self.mentions = phrases.mentions
        self.times = phrases.times
        self.taken = taken

    def drafts(self) -> Iterator[Draft]:
        """All noun-borne facts, in text order of the noun."""
        for i, mention in sorted(self.mentions.items()):
            if mention.kind == PRONOUN:
                continue
            below = {self.parse.deps[j] for j in self.parse.children[i]}  # most nouns have a determiner and no more
            yield from self.roles.drafts(i)
            if "poss" in below:
                yield from self._possessor(i)
            if not below.isdisjoint(("compound", "amod", "nmod")):
                yield from self._modifiers(i)
            if "prep" in below:
                yield from self._prepositions(i)
            if mention.kind == NAME:
                yield from self._next_place(i)
                yield from self._age(i)

    def _possessor(self, i: int) -> Iterator[Draft]:
        """As in "X's father", "X's plant", "X's visit to Y"."""
        parse = self.parse
        noun = parse.lemmas[i].lower()
        for owner in self.reader.heads(parse.kids(i, "poss")):
            if noun in EVENTS:
                yield from self._event(i, owner)
            elif self._is_apposition(i):
                continue  # there it is a role: "X, the country's best team"
            elif noun in KINSHIP or noun in ROLES:
                yield self.phrases.noun_draft(i, noun, "of", owner, rule="possessive", confidence=0.85)
            elif titles := [t for t in self.phrases.titles(i) if parse.lemmas[t].lower() in _RELATIONAL]:
                yield self.phrases.noun_draft(
                    i, parse.lemmas[titles[-1]].lower(), "of", owner, rule="title", confidence=0.85
                )
            else:
                yield self.phrases.noun_draft(i, "of", "", owner, rule="possessive", confidence=0.75)

    def _is_apposition(self, i: int) -> bool:
        """Does the noun only describe a name beside it?"""
        parse = self.parse
        beside = [j for j in parse.kids(i, "appos") if self.phrases.is_name(j)]
        return bool(beside) or (parse.deps[i] == "appos" and self.phrases.is_name(parse.heads[i]))

    def _is_title(self, i: int) -> bool:
        """Is the noun the title of a name, whose roles say it better?"""
        return self.phrases.role_word(i) and i in self.phrases.titles(self.parse.heads[i])

    def _event(self, i: int, agent: int) -> Iterator[Draft]:
        """As in "X's landing of Y on Z": agent and patient of what the noun names."""
        parse = self.parse
        lemma, particle = EVENTS[parse.lemmas[i].lower()]
        scope = self.factuality.of_noun(i)
        patients = [o for p in self.reader.preps(i) if p.words == "of" for o in p.objects]
        for prep in self.reader.preps(i):
            for o in prep.objects:
                if o in self.times:
                    continue
                words = "" if prep.words == "of" else prep.words
                if words == "by":
                    continue
                yield Draft(agent, lemma, words or particle, o, "event-noun", i, (i,), scope, confidence=0.75)
                if words and words in ("in", "on", "at", "near", "to", "from", "into"):
                    for patient in patients:
                        yield Draft(patient, lemma, words, o, "event-noun", i, (i,), scope, confidence=0.7)

    def _modifiers(self, i: int) -> Iterator[Draft]:
        """Names that modify a noun: "Norwegian company", "Acme engineer", "Acme report"."""
        if self._is_apposition(i) or self._is_title(i):
            return
        for j in self.phrases.inner(i):
            mention = self.mentions.get(j)
            if mention is None or mention.kind != NAME or self._is_part_of_name(i, mention):
                continue
            if self.parse.heads[j] != i and self.parse.heads[j] in self.mentions:
                continue  # "Norwegian Navy statement": the navy is Norwegian
            role = self.parse.lemmas[i].lower()
            if mention.type == _PLACE:
                relation = (role, "of") if role in OFFICES else ("of", "")
            elif mention.type == _ORGANIZATION:
                relation = (role, "of") if self.phrases.role_word(i) else ("of", "")
            else:
                continue
            yield self.phrases.noun_draft(i, *relation, j, rule="modifier", confidence=0.75)

    def _is_part_of_name(self, i: int, mention: MentionSpan) -> bool:
        """Is the modifier inside the name itself, or in its title, or only half of a compound ("French-language")?"""
        if mention.end < len(self.parse) and self.parse.words[mention.end] == "-":
            return True
        if not self.phrases.is_name(i):
            return False
        return bool(self.phrases.titles(i)) or (
            self.mentions[i].start <= mention.start and mention.end <= self.mentions[i].end
        )

    def _prepositions(self, i: int) -> Iterator[Draft]:
        """Prepositional phrases on a noun: "a station in X", "deals between X and Y", "the leader of X"."""
        bearers = self.reader.look_through(i)
        for prep in self.reader.preps(i):
            if prep.words.split()[0] not in _PREPOSITIONS or prep.token in self.taken:
                continue
            if bearers != (i,) and prep.words == "of":
                continue  # "a bundle of letters" is the letters
            targets = [o for o in prep.objects if o not in self.times and o in self.mentions]
            for bearer in bearers:
                if bearer in self.mentions and self.parse.lemmas[bearer].lower() not in _NO_BEARERS:
                    yield from self._with_preposition(bearer, prep.words, targets)

    def _with_preposition(self, i: int, preposition: str, targets: list[int]) -> Iterator[Draft]:
        noun = self.parse.lemmas[i].lower()
        if preposition == "between" and len(targets) > 1:
            yield from self._between(i, targets)
        for o in targets:
            if noun in EVENTS and self.parse.child(i, "poss") is not None:
                continue  # said with its agent
            if noun in EVENTS and preposition in ("of", "by"):
                yield from self._event_without_owner(i, o, preposition)
            elif (noun in KINSHIP or noun in ROLES) and preposition in ("of", "to", "for", "at"):
                if not self._is_predicate(i):
                    yield self.phrases.noun_draft(i, noun, preposition, o, rule="relational-noun", confidence=0.7)
            elif self._worth_saying(i, o, preposition):
                yield self.phrases.noun_draft(i, preposition, "", o, rule="noun-preposition", confidence=0.65)

    def _is_predicate(self, i: int) -> bool:
        """Does the role only say what something named is, which `roles` puts into facts?"""
        beside = self.parse.deps[i] in ("attr", "appos", "oprd", "compound")
        return beside or self.phrases.is_name(i) or self._after_as(i)

    def _after_as(self, i: int) -> bool:
        return self.parse.lower[self.parse.heads[i]] == "as"

    def _worth_saying(self, i: int, o: int, preposition: str) -> bool:
        """Between common nouns, only where things are and what they are about counts: no "letters of complaint"."""
        if self.phrases.is_name(i) and preposition in _ADVERBIAL and self.mentions[i].type in _UNPLACED:
            return self.mentions[o].type in PLACE_TYPES  # "mentioned Acme in her speech": the verb's, not Acme's
        if self.phrases.is_named(i) or self.phrases.is_named(o):
            return True
        return preposition in _CONCRETE

    def _event_without_owner(self, i: int, o: int, preposition: str) -> Iterator[Draft]:
        parse = self.parse
        noun = parse.lemmas[i].lower()
        agents = [a for p in self.reader.preps(i) if p.words == "by" for a in p.objects]
        if preposition == "of" and agents and noun not in TRANSITIVE_ONLY_OF:
            lemma, particle = EVENTS[noun]
            for agent in agents:
                yield Draft(
                    agent, lemma, particle, o, "event-noun", i, (i,), self.factuality.of_noun(i), confidence=0.75
                )
        else:
            yield self.phrases.noun_draft(i, preposition, "", o, rule="noun-preposition", confidence=0.65)

    def _between(self, i: int, sides: list[int]) -> Iterator[Draft]:
        parse = self.parse
        scope = self.factuality.of_noun(i)
        words = [parse.lower[j] for j in self.phrases.inner(i) if parse.deps[j] == "compound"]
        lemma = " ".join([*words[-1:], parse.lemmas[i].lower()])
        for n, a in enumerate(sides):
            for b in sides[n + 1 :]:
                yield Draft(a, lemma, "with", b, "between", i, (i,), scope, noun=True, confidence=0.7)

    def _next_place(self, i: int) -> Iterator[Draft]:
        """As in "Bergen, Norway": a place name directly after a comma holds the one before it."""
        mention = self.mentions[i]
        parse = self.parse
        if mention.type not in PLACE_TYPES or mention.kind != NAME or mention.end + 1 >= len(parse):
            return
        if parse.words[mention.end] != ",":
            return
        following = self.phrases.by_start.get(mention.end + 1)
        if following is None or following.type != _PLACE or parse.deps[following.head] == "conj":
            return
        if parse.heads[following.head] == i and parse.deps[following.head] == "appos":
            closes = True
        else:
            closes = self._closes(following.end, i) and parse.deps[following.head] in _LOOSE
        if closes and parse.child(i, "cc") is None:
            yield self.phrases.noun_draft(i, "in", "", following.head, rule="place-chain", confidence=0.8)

    def _closes(self, end: int, i: int) -> bool:
        """Does the phrase or the sentence end here?"""
        parse = self.parse
        return end >= len(parse) or parse.words[end] in ",.);:" or parse.sent_of[end] != parse.sent_of[i]

    def _age(self, i: int) -> Iterator[Draft]:
        """As in "X, 35,": an age."""
        mention, parse = self.mentions[i], self.parse
        a = mention.end
        if mention.type != _PERSON or mention.kind != NAME or a + 2 >= len(parse):
            return
        digits = parse.words[a + 1]
        if parse.words[a] == "," and digits.isdigit() and len(digits) in (1, 2) and parse.words[a + 2] in (",", "."):
            yield Draft(i, "age", "", NONE, "age", i, (a + 1,), noun=True, literal=(a + 1, a + 2), confidence=0.95)
