"""What people and things are: titles before names, appositions after them, offices somebody served in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attribution import speaker_of
from kg.extract.drafts import NONE, Draft
from kg.extract.phrases import NAME
from kg.extract.relations import phrase
from kg.extract.words.nouns import EMPTY, OFFICES, PARTITIVES, ROLES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrases import NounPhrases

_OF = frozenset({"of", "at", "for", "to", "in", "from", "on", "with"})
_RELATIONAL = frozenset({"of", "to", "for", "at"})
_OFFICE_VERBS = frozenset(
    """serve work act resign quit retire step appoint elect name install inaugurate return begin start hire fire replace
    continue stay remain swear confirm succeed reappoint reelect re-elect dismiss sack oust remove depart leave
    know join""".split()
)
"""After other verbs ("hailed as a hero", "described as a spy") the role is what somebody says."""

_TITLE_ADJECTIVES = frozenset(
    """former current deputy acting interim prime foreign general chief vice senior permanent founding executive
    managing""".split()
)


class RoleReader:
    """Turns titles, appositions and offices into drafts."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.parse = phrases.parse
        self.reader = phrases.reader
        self.factuality = phrases.factuality
        self.mentions = phrases.mentions
        self.times = phrases.times

    def drafts(self, i: int) -> Iterator[Draft]:
        """All roles of the mention with head `i`."""
        yield from self._beside(i)
        yield from self._served_as(i)

    def _beside(self, i: int) -> Iterator[Draft]:
        """Relations of mention `i` that the noun phrases beside it name: title before, apposition after or before."""
        parse = self.parse
        for j in self.phrases.titles(i):
            yield from self._role(i, j, "title")
        for j in parse.kids(i, "appos"):
            if j in self.times or parse.pos[j] == "PRON" or ":" in parse.words[i:j]:
                continue
            if not self._can_be(i, j):
                continue
            common = parse.pos[j] != "PROPN" or parse.lemmas[j].lower() in ROLES
            if common and (self.phrases.is_name(i) or not self.phrases.is_name(j)):
                yield from self._role(i, j, "apposition")
            if self.phrases.is_name(j) and not self.phrases.is_name(i):
                yield from self._role(j, i, "apposition")

    def _served_as(self, i: int) -> Iterator[Draft]:
        """As in "resigned as minister of X": the subject held the role."""
        parse = self.parse
        preposition = parse.heads[i]
        verb = parse.heads[preposition]
        if parse.deps[i] != "pobj" or parse.lower[preposition] != "as" or not self.phrases.role_word(i):
            return
        if self.reader.is_verb(verb):
            scope = self.factuality.of(verb)
            if parse.lemmas[verb] not in _OFFICE_VERBS:
                by = speaker_of(parse, self.reader, verb)
                scope = scope._replace(claimed=True, by=by, cue=(*scope.cue, verb))
            bearers = self.reader.read(verb).objects or self.reader.subjects(verb)
            for bearer in bearers:
                yield from (draft._replace(scope=scope) for draft in self._role(bearer, i, "as-role"))

    def _can_be(self, i: int, j: int) -> bool:
        """Can the two noun phrases be one? A person is no robot: the parser joined what only stood side by side."""
        a, b = self.mentions.get(i), self.mentions.get(j)
        if a is None or b is None:
            return a is not None
        people = [m.type == EntityType.PERSON.value for m in (a, b)]
        if all(people) or not any(people):
            return True
        other = b if people[0] else a
        described = self.phrases.role_word(i) or self.phrases.role_word(j)  # a country can be a member, too
        return other.type == EntityType.GROUP.value or described

    def _role(self, bearer: int, noun: int, rule: str) -> Iterator[Draft]:
        """Mention `bearer` is the `noun` of something: "governor of" a region, "fighter jet of" a country."""
        parse = self.parse
        if parse.lemmas[noun] in EMPTY or parse.lemmas[noun] in PARTITIVES:
            return
        targets = self._role_targets(noun)
        title = self._title_words(noun, set(targets))
        scope = self.factuality.of_noun(noun) if rule == "title" else self.factuality.of_noun(bearer)
        for target, preposition in targets.items():
            if target == bearer:
                continue
            lemma, particle = (title, preposition) if preposition else ("of", "")
            yield Draft(bearer, lemma, particle, target, rule, noun, (noun,), scope, noun=True, confidence=0.85)
        if (noun in self.mentions or targets) and self.phrases.is_name(bearer):
            yield Draft(
                bearer, "be", "", NONE, rule, noun, (noun,), scope, literal=phrase(parse, noun), confidence=0.85
            )

    def _role_targets(self, noun: int) -> dict[int, str]:
        """What a role is of, and by which preposition; none where the target is only where its bearer comes from."""
        parse = self.parse
        found = dict.fromkeys(self.reader.heads(parse.kids(noun, "poss")), "of")
        for j in self.phrases.inner(noun):
            mention = self.mentions.get(j)
            if mention is not None and mention.kind == NAME:
                origin = mention.type == EntityType.PLACE.value and parse.lemmas[noun].lower() not in OFFICES
                found.setdefault(j, "" if origin else "of")
        for prep in self.reader.preps(noun):
            for o in prep.objects if prep.words in _OF else ():
                if o not in self.times and (prep.words in _RELATIONAL or self.phrases.is_name(o)):
                    found.setdefault(o, prep.words)
        return found

    def _title_words(self, noun: int, targets: set[int]) -> str:
        """The role's name without what it is of: "deputy prime minister", "fighter jet"."""
        parse = self.parse
        taken = {k for t in targets if t in self.mentions for k in range(self.mentions[t].start, self.mentions[t].end)}
        words = [
            parse.lower[j]
            for j in self.phrases.inner(noun)
            if j not in taken and parse.deps[j] == "compound" and parse.lower[j].isalpha()
        ]
        words += [
            parse.lower[j] for j in parse.kids(noun, "amod") if j not in taken and parse.lower[j] in _TITLE_ADJECTIVES
        ]
        return " ".join([*words[-2:], parse.lemmas[noun].lower()])
