"""Facts that nouns bear: titles, appositions, possessors, prepositions between nouns, nationality, event nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.drafts import NONE, Draft
from kg.extract.relations import phrase
from kg.extract.words.nouns import EMPTY, EVENTS, KINSHIP, OFFICES, PARTITIVES, ROLES, TRANSITIVE_ONLY_OF
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.clauses import ClauseReader
    from kg.extract.layers import MentionSpan
    from kg.extract.modality import FactualityReader
    from kg.extract.parse import Parse

_OF = frozenset({"of", "at", "for", "to", "in", "from", "on", "with"})
_RELATIONAL = frozenset({"of", "to", "for", "at"})
_NAME = MentionKind.NAME.value
_SPATIAL = frozenset({"in", "near", "inside", "outside", "between", "from", "to", "about", "on", "at", "against", "for", "with", "of", "toward", "towards", "into", "over", "by", "after", "across", "through", "under"})
_CONCRETE = frozenset({"in", "near", "inside", "on", "for", "about"})
_PLACE_TYPES = frozenset({EntityType.PLACE.value, EntityType.FACILITY.value})


class NominalReader:
    """Turns noun phrases into drafts."""

    def __init__(
        self,
        parse: Parse,
        reader: ClauseReader,
        factuality: FactualityReader,
        mentions: Mapping[int, MentionSpan],
        times: set[int],
        taken: set[int],
    ) -> None:
        """Prepare for one Parse; `mentions` by head token, `taken` prepositions that verbs have as arguments."""
        self.parse = parse
        self.reader = reader
        self.factuality = factuality
        self.mentions = mentions
        self.times = times
        self.taken = taken

    def drafts(self) -> Iterator[Draft]:
        """All noun-borne facts, in text order of the noun."""
        for i, mention in sorted(self.mentions.items()):
            if mention.kind == "pronoun":
                continue
            yield from self._roles(i)
            yield from self._served_as(i)
            yield from self._possessor(i)
            yield from self._demonym(i)
            yield from self._prepositions(i)
            yield from self._next_place(i)
            yield from self._age(i)

    # --- roles: titles and appositions

    def _roles(self, i: int) -> Iterator[Draft]:
        """Relations of mention `i` that the noun phrases beside it name: title before, apposition after or before."""
        parse = self.parse
        for j in self._titles(i):
            yield from self._role(i, j, "title")
        for j in parse.kids(i, "appos"):
            if j in self.times or parse.pos[j] == "PRON" or ":" in parse.words[i:j]:
                continue
            if not self._can_be(i, j):
                continue
            if self._is_name(i) or not self._is_name(j):
                yield from self._role(i, j, "apposition") if parse.pos[j] != "PROPN" or parse.lemmas[j].lower() in ROLES else ()
            if self._is_name(j) and not self._is_name(i):
                yield from self._role(j, i, "apposition")

    def _can_be(self, i: int, j: int) -> bool:
        """Can the two noun phrases be one? A person is no robot: then the parser joined what only stood side by side."""
        a, b = self.mentions.get(i), self.mentions.get(j)
        if a is None or b is None:
            return a is not None
        people = [m.type == EntityType.PERSON.value for m in (a, b)]
        if all(people) or not any(people):
            return True
        other, head = (b, j) if people[0] else (a, i)
        return other.type == EntityType.GROUP.value or self._role_word(head)

    def _served_as(self, i: int) -> Iterator[Draft]:
        """ "resigned as minister of X": the subject held the role."""
        parse = self.parse
        preposition = parse.heads[i]
        verb = parse.heads[preposition]
        if parse.deps[i] != "pobj" or parse.lower[preposition] != "as" or not self._role_word(i):
            return
        if self.reader.is_verb(verb):
            scope = self.factuality.of(verb)
            if parse.lemmas[verb] not in _OFFICE_VERBS:
                scope = scope._replace(claimed=True, cue=(*scope.cue, verb))
            bearers = self.reader.read(verb).objects or self.reader.subjects(verb)
            for bearer in bearers:
                yield from (draft._replace(scope=scope) for draft in self._role(bearer, i, "as-role"))

    def _titles(self, i: int) -> list[int]:
        """Heads of title phrases directly before a name: mentions of their own inside the noun phrase of the name."""
        parse = self.parse
        if not self._is_name(i):
            return []
        inside = [j for j in parse.kids(i, "compound", "nmod", "appos", "amod") if j < i and j in self.mentions]
        found = [j for j in inside if self._role_word(j) and self.mentions[j].end <= self.mentions[i].start]
        head = parse.heads[i]  # "Minister of Unification X": the parser makes the name part of the title
        start = self.mentions[i].start
        if not found and start > 0 and start - 1 in self.mentions and self._role_word(start - 1):
            found = [start - 1]
        if not found and head in self.mentions and self._role_word(head) and parse.deps[i] == "pobj":
            found = []
        return found

    def _role_word(self, j: int) -> bool:
        lemma = self.parse.lemmas[j].lower()
        return lemma in ROLES or lemma in KINSHIP or lemma.split("-")[-1] in ROLES

    def _role(self, bearer: int, noun: int, rule: str) -> Iterator[Draft]:
        """Mention `bearer` is the `noun` of something: "governor of" a region, "fighter jet of" a country."""
        parse = self.parse
        if parse.lemmas[noun] in EMPTY or parse.lemmas[noun] in PARTITIVES:
            return
        targets = self._role_targets(noun)
        title = self._title_words(noun, {t for t, _ in targets})
        scope = self.factuality.of_noun(noun) if rule == "title" else self.factuality.of_noun(bearer)
        for target, preposition in targets:
            if target == bearer:
                continue
            lemma, particle = (title, preposition) if self._over(noun, target, preposition) else ("of", "")
            yield Draft(bearer, lemma, particle, target, rule, noun, (noun,), scope, noun=True, confidence=0.85)
        if (noun in self.mentions or targets) and self._is_name(bearer):
            yield Draft(
                bearer, "be", "", NONE, rule, noun, (noun,), scope, literal=phrase(parse, noun), confidence=0.85
            )

    def _over(self, noun: int, target: int, preposition: str) -> bool:
        """Is the role one over, or for, the target, or is the target only where its bearer comes from?"""
        mention = self.mentions.get(target)
        inside = preposition == "of" and target < noun
        if not inside or mention is None or mention.type != EntityType.PLACE.value:
            return True
        lemma = self.parse.lemmas[noun].lower()
        return lemma in OFFICES or not self._role_word(noun)

    def _role_targets(self, noun: int) -> list[tuple[int, str]]:
        """What a role is of: possessor, country adjective, organisation before it, or prepositional phrase."""
        parse = self.parse
        found: list[tuple[int, str]] = [(o, "of") for o in self.reader.heads(parse.kids(noun, "poss"))]
        found += [
            (j, "of")
            for j in self._inner(noun)
            if j in self.mentions and self.mentions[j].kind == _NAME and j != noun
        ]
        for prep in self.reader.preps(noun):
            if prep.words in _OF:
                named = prep.words in _RELATIONAL
                found += [(o, prep.words) for o in prep.objects if o not in self.times and (named or self._is_name(o))]
        return list(dict.fromkeys(found))

    def _inner(self, noun: int) -> list[int]:
        """Modifiers inside a noun phrase, nested ones included, in text order."""
        parse = self.parse
        found: list[int] = []
        for j in parse.kids(noun, "compound", "amod", "nmod"):
            if j < noun:
                found += [*self._inner(j), j]
        return found

    def _title_words(self, noun: int, targets: set[int]) -> str:
        """The role's name without what it is of: "deputy prime minister", "fighter jet"."""
        parse = self.parse
        taken = {k for t in targets if t in self.mentions for k in range(self.mentions[t].start, self.mentions[t].end)}
        words = [
            parse.lower[j]
            for j in self._inner(noun)
            if j not in taken and parse.deps[j] == "compound" and parse.lower[j].isalpha()
        ]
        words += [parse.lower[j] for j in parse.kids(noun, "amod") if j not in taken and parse.lower[j] in _TITLE_ADJECTIVES]
        return " ".join([*words[-2:], parse.lemmas[noun].lower()])

    # --- possessors and prepositions

    def _possessor(self, i: int) -> Iterator[Draft]:
        """ "X's father", "X's plant", "X's visit to Y"."""
        parse = self.parse
        noun = parse.lemmas[i].lower()
        for owner in self.reader.heads(parse.kids(i, "poss")):
            if noun in EVENTS:
                yield from self._event(i, owner)
            elif noun in KINSHIP or noun in ROLES:
                yield self._noun_draft(i, noun, "of", owner, "possessive", 0.85)
            elif titles := [t for t in self._titles(i) if parse.lemmas[t].lower() in KINSHIP | ROLES]:
                yield self._noun_draft(i, parse.lemmas[titles[-1]].lower(), "of", owner, "title", 0.85)
            else:
                yield self._noun_draft(i, "of", "", owner, "possessive", 0.75)

    def _event(self, i: int, agent: int) -> Iterator[Draft]:
        """ "X's landing of Y on Z": agent and patient of what the noun names."""
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

    def _demonym(self, i: int) -> Iterator[Draft]:
        """ "Norwegian company": from or of the country."""
        parse = self.parse
        for j in self._inner(i):
            mention = self.mentions.get(j)
            if mention is None or mention.kind != _NAME:
                continue
            if mention.type != EntityType.PLACE.value:
                if self._role_word(i) and not self._is_name(i) and mention.type == EntityType.ORGANIZATION.value:
                    yield self._noun_draft(i, parse.lemmas[i].lower(), "of", j, "role", 0.75)
                continue
            if self._is_name(i) and self._titles(i):
                continue
            inside_name = self.mentions[i].start <= mention.start and self._is_name(i) and mention.end <= self.mentions[i].end
            hyphen = mention.end < len(parse) and parse.words[mention.end] == "-"  # "Norwegian-language"
            if not inside_name and not hyphen:
                office = parse.lemmas[i].lower() if parse.lemmas[i].lower() in OFFICES else ""
                yield self._noun_draft(i, office or "of", "of" if office else "", j, "demonym", 0.75)

    def _prepositions(self, i: int) -> Iterator[Draft]:
        """Prepositional phrases on a noun: "a station in X", "deals between X and Y", "the leader of X"."""
        parse = self.parse
        noun = parse.lemmas[i].lower()
        for prep in self.reader.preps(i):
            if prep.words.split()[0] not in _SPATIAL or prep.token in self.taken:
                continue
            targets = [o for o in prep.objects if o not in self.times and o in self.mentions]
            if noun in PARTITIVES or noun in EMPTY:
                continue
            if prep.words == "between" and len(targets) > 1:
                yield from self._between(i, targets)
            for o in targets:
                if noun in EVENTS and prep.words in ("of", "by"):
                    yield from self._event_without_owner(i, o, prep.words)
                elif (noun in KINSHIP or noun in ROLES) and prep.words in ("of", "to", "for", "at"):
                    if not self._is_name(i) and parse.deps[i] not in ("attr", "appos", "oprd", "compound") and not self._after_as(i):
                        yield self._noun_draft(i, noun, prep.words, o, "relational-noun", 0.7)
                elif self._worth_saying(i, o, prep.words):
                    yield self._noun_draft(i, prep.words, "", o, "noun-preposition", 0.65)

    def _after_as(self, i: int) -> bool:
        return self.parse.lower[self.parse.heads[i]] == "as"

    def _worth_saying(self, i: int, o: int, preposition: str) -> bool:
        """Between two common nouns, only where things are and what they are about is a fact: no "letters of complaint"."""
        if self._is_named(i) or self._is_named(o):
            return True
        return preposition in _CONCRETE

    def _event_without_owner(self, i: int, o: int, preposition: str) -> Iterator[Draft]:
        parse = self.parse
        noun = parse.lemmas[i].lower()
        agents = [a for p in self.reader.preps(i) if p.words == "by" for a in p.objects]
        if preposition == "of" and agents and noun not in TRANSITIVE_ONLY_OF:
            lemma, particle = EVENTS[noun]
            for agent in agents:
                yield Draft(agent, lemma, particle, o, "event-noun", i, (i,), self.factuality.of_noun(i), confidence=0.75)
        else:
            yield self._noun_draft(i, preposition, "", o, "noun-preposition", 0.65)

    def _between(self, i: int, sides: list[int]) -> Iterator[Draft]:
        parse = self.parse
        scope = self.factuality.of_noun(i)
        words = [parse.lower[j] for j in self._inner(i) if parse.deps[j] == "compound"]
        lemma = " ".join([*words[-1:], parse.lemmas[i].lower()])
        for n, a in enumerate(sides):
            for b in sides[n + 1 :]:
                yield Draft(a, lemma, "with", b, "between", i, (i,), scope, noun=True, confidence=0.7)

    def _next_place(self, i: int) -> Iterator[Draft]:
        """ "Kanata, Ontario": a place name directly after a comma holds the one before it."""
        mention = self.mentions[i]
        parse = self.parse
        if mention.type not in _PLACE_TYPES or mention.kind != _NAME or mention.end + 1 >= len(parse):
            return
        if parse.words[mention.end] != ",":
            return
        following = next((m for m in self.mentions.values() if m.start == mention.end + 1 and m.kind == _NAME), None)
        if following is None or following.type != EntityType.PLACE.value or parse.deps[following.head] == "conj":
            return
        closes = following.end >= len(parse) or parse.words[following.end] in (",", ".", ")", ";", ":") or parse.sent_of[following.end] != parse.sent_of[i]
        if closes and parse.deps[following.head] in ("appos", "npadvmod", "nmod", "pobj", "dobj") and parse.child(i, "cc") is None:
            yield self._noun_draft(i, "in", "", following.head, "place-chain", 0.8)

    def _age(self, i: int) -> Iterator[Draft]:
        """ "X, 35,": an age."""
        mention, parse = self.mentions[i], self.parse
        a = mention.end
        if mention.type != EntityType.PERSON.value or mention.kind != _NAME or a + 2 >= len(parse):
            return
        digits = parse.words[a + 1]
        if parse.words[a] == "," and digits.isdigit() and len(digits) in (1, 2) and parse.words[a + 2] in (",", "."):
            yield Draft(i, "age", "", NONE, "age", i, (a + 1,), noun=True, literal=(a + 1, a + 2), confidence=0.95)

    # --- parts

    def _noun_draft(self, i: int, lemma: str, particle: str, target: int, rule: str, confidence: float) -> Draft:
        scope = self.factuality.of_noun(i)
        return Draft(i, lemma, particle, target, rule, i, (i,), scope, noun=True, confidence=confidence)

    def _is_named(self, i: int) -> bool:
        """Is it a name, or a noun phrase with a name in it ("the Norwegian team")?"""
        mention = self.mentions.get(i)
        if mention is None:
            return False
        inside = (self.mentions.get(j) for j in range(mention.start, mention.end))
        return any(m is not None and m.kind == _NAME for m in inside)

    def _is_name(self, i: int) -> bool:
        mention = self.mentions.get(i)
        return mention is not None and mention.kind == _NAME


_OFFICE_VERBS = frozenset(
    """serve work act resign quit retire step appoint elect name install inaugurate return begin start hire fire replace continue
    stay remain swear confirm succeed reappoint reelect re-elect dismiss sack oust remove depart leave know""".split()
)
"""After other verbs ("hailed as a hero", "described as a spy") the role is what somebody says."""

_TITLE_ADJECTIVES = frozenset(
    "former current deputy acting interim prime foreign general chief vice senior permanent founding executive managing".split()
)
