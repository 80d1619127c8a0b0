"""What people and things are: titles before names, appositions after them, offices somebody served in."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.attribution import speaker_of
from kg.extract.drafts import NONE, Draft
from kg.extract.phrases import NAME
from kg.extract.rolenames import RoleNames
from kg.extract.values import phrase
from kg.extract.words.heads import MEASURES
from kg.extract.words.nouns import EMPTY, EVERYWHERE, OFFICES, PARTITIVES, PORTFOLIOS, ROLES
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

_FOLLOWING = frozenset({"succeed", "replace"})
"""Verbs whose subject holds the role from then on."""

_COPULAS = frozenset({"be", "become", "remain", "stay"})
_NAMING = frozenset("elect name appoint make crown declare install reappoint re-elect reelect nominate anoint".split())
_PREDICATIVE = frozenset({"attr", "oprd", "conj", "pobj"})
"""Roles of what may say what the subject is: by itself, coordinated, or in "one of the"."""
_ACADEMICS = frozenset({"professor", "dean", "judge", "bishop", "archbishop", "analyst", "executive", "officer"})
_TOGETHER = frozenset("classmate schoolmate colleague counterpart contemporary friend".split())
"""What people are to each other at a place, and not to the place: "her Stanford classmate"."""
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBG"})
_DUMMIES = frozenset({"there", "what", "this", "that", "these", "those"})


class RoleReader:
    """Turns titles, appositions and offices into drafts."""

    def __init__(self, phrases: NounPhrases) -> None:
        """Prepare for the noun phrases of one Parse."""
        self.phrases = phrases
        self.names = RoleNames(phrases)
        self.parse = phrases.parse
        self.reader = phrases.reader
        self.factuality = phrases.factuality
        self.mentions = phrases.mentions
        self.times = phrases.times
        self.bare: list[tuple[int, int, str, str]] = []
        """Bearer, noun, name and rule of the roles that do not tell what they are of: "President X"."""
        self.placed: set[str] = set()
        """Last words of the names whose roles do."""

    def drafts(self, i: int) -> Iterator[Draft]:
        """All roles of the mention with head `i`."""
        dep = self.parse.deps[i]
        yield from self._beside(i)
        if dep == "pobj":
            yield from self._served_as(i)
        if dep in _PREDICATIVE:
            yield from self._predicated(i)
        if self.phrases.role_word(i):
            yield from self._named_after(i)

    def says(self, noun: int, preposition: str, target: int) -> bool:
        """Is the noun what something else is said to be, so that what it is "of" is said of that?"""
        if preposition not in _OF or not (preposition in _RELATIONAL or self.phrases.is_name(target)):
            return False
        parse = self.parse
        beside = parse.deps[noun] == "appos" and self.phrases.is_name(parse.heads[noun])
        return beside or self._subject_verb(noun) is not None

    def _beside(self, i: int) -> Iterator[Draft]:
        """Relations of mention `i` that the noun phrases beside it name: title before, apposition after or before."""
        parse = self.parse
        if self.mentions[i].kind == NAME:
            for j in self.phrases.titles(i):
                yield from self._role(i, j, "title")
        for j in parse.kids(i, "appos") if "appos" in parse.below[i] else ():
            if j in self.times or parse.pos[j] == "PRON" or ":" in parse.words[i:j]:
                continue
            if self._is_parenthesis(i, j):
                yield self.phrases.noun_draft(i, "of", "", j, rule="parenthesis")
            if not self._can_be(i, j) or not self._describes(i, j):
                continue
            common = parse.pos[j] != "PROPN" or parse.lemmas[j].lower() in ROLES
            if common and (self.phrases.is_name(i) or not self.phrases.is_name(j)):
                for k in self._coordinated(j):
                    yield from self._role(i, k, "apposition")
            if self.phrases.is_name(j) and not self.phrases.is_name(i):
                yield from self._named(i, j)

    def _named(self, i: int, j: int) -> Iterator[Draft]:
        """As in "the mayor, X", "two rivals, X and Y": the noun before says what is named after it."""
        members = self._members(i, j)
        for k in members:
            yield self.phrases.noun_draft(k, "one", "of", i, rule="example")
        for k in members or [j]:
            roles = self._role(k, i, "apposition")
            yield from (draft for draft in roles if not members or draft.object != NONE)

    def _members(self, i: int, j: int) -> list[int]:
        """The people or things in "two men, X and Y", "ten others, among them X"."""
        if self.parse.tags[i] not in ("NNS", "NNPS"):
            return []
        listed = self.parse.conjuncts(j)
        if self._is_among_them(j):
            return [k for k in listed if k in self.mentions]
        names = list(takewhile(self.phrases.is_name, listed))  # "the founders, X and Y, and their lawyer"
        return names if len(names) > 1 else []

    def _is_among_them(self, j: int) -> bool:
        parse = self.parse
        before = (p for k in (j, *self.phrases.titles(j)) for p in parse.kids(k, "prep") if p < j)
        return any(parse.lower[p] == "among" for p in before)

    def _served_as(self, i: int) -> Iterator[Draft]:
        """As in "resigned as minister of X": the subject held the role."""
        parse = self.parse
        preposition = parse.heads[i]
        verb = parse.heads[preposition]
        if parse.lower[preposition] != "as" or not self.phrases.role_word(i):
            return
        if self.reader.is_verb(verb):
            scope = self.factuality.of(verb)
            if parse.lemmas[verb] not in _OFFICE_VERBS:
                by = speaker_of(parse, self.reader, verb)
                scope = scope._replace(claimed=True, by=by, cue=(*scope.cue, verb))
            clause = self.reader.read(verb)
            followed = parse.lemmas[verb] in _FOLLOWING
            bearers = clause.subjects if followed else clause.objects or clause.subjects
            for bearer in map(self._by_name, bearers):
                yield from (draft._replace(scope=scope) for draft in self._role(bearer, i, "as-role"))

    def _by_name(self, i: int) -> int:
        """As in "appointed her adviser, X, as minister": the name beside the noun."""
        beside = [] if self.phrases.is_name(i) else [j for j in self.parse.kids(i, "appos") if self.phrases.is_name(j)]
        return beside[0] if beside else i

    def _is_parenthesis(self, i: int, j: int) -> bool:
        """As in "Berg (Labour)": where a person belongs."""
        beside = self.mentions.get(j)
        if beside is None or beside.kind != NAME or not self.phrases.is_person(i):
            return False
        belongs = beside.type in (EntityType.ORGANIZATION.value, EntityType.PLACE.value)
        return belongs and beside.start > 0 and self.parse.words[beside.start - 1] == "("

    def _coordinated(self, noun: int) -> list[int]:
        """As in "X, a lawyer and mayor of Y": both; after a comma, another person may follow."""
        parse = self.parse
        found = [noun]
        for k in parse.conjuncts(noun)[1:]:
            opener = parse.child(parse.heads[k], "cc")
            if not self.phrases.role_word(k) or opener is None or parse.words[opener - 1] == ",":
                break
            found.append(k)
        return found

    def _predicated(self, i: int) -> Iterator[Draft]:
        """As in "X is the capital of Y", "X was elected president of Y", "X is one of the founders of Y"."""
        verb = self._subject_verb(i)
        if verb is None:
            return
        clause = self.reader.read(verb)
        copular = self.parse.lemmas[verb] in _COPULAS and not clause.passive
        bearers = clause.subjects if copular or clause.passive else clause.objects
        scope = self.factuality.of(verb)
        for bearer in bearers:
            if bearer == i or self.parse.lower[bearer] in _DUMMIES:
                continue
            if self._is_part(i):
                yield Draft(bearer, "part", "of", i, "predicate", verb, (verb, i), scope, noun=True)
                continue
            for draft in self._role(bearer, i, "predicate"):
                if draft.object != NONE:
                    yield draft._replace(scope=scope, anchor=verb, words=(verb, i))

    def _is_part(self, i: int) -> bool:
        """Is the noun the whole in "part of X"?"""
        parse = self.parse
        return parse.deps[i] == "pobj" and parse.lower[parse.heads[parse.heads[i]]] == "part"

    def _subject_verb(self, i: int) -> int | None:
        """The verb by which a noun, alone or in "one of the" and "part of", is said to be what its subject is."""
        parse = self.parse
        if parse.pos[i] == "PROPN" and not self.phrases.role_word(i) and parse.deps[i] != "pobj":
            return None
        while parse.deps[i] == "conj":
            i = parse.heads[i]
        if parse.deps[i] == "pobj" and parse.lower[parse.heads[i]] == "of":
            i = parse.heads[parse.heads[i]]
            if parse.lower[i] not in ("one", "part"):
                return None
        verb = parse.heads[i]
        if parse.deps[i] not in ("attr", "oprd") or not self.reader.is_verb(verb) or self.reader.inverted(verb):
            return None
        named = parse.deps[i] == "oprd" and parse.lemmas[verb] in _NAMING
        return verb if named or parse.lemmas[verb] in _COPULAS else None

    def _named_after(self, i: int) -> Iterator[Draft]:
        """As in "the president of Acme, Anna Berg"."""
        for prep in self.reader.preps(i):
            holder = self.phrases.holder(prep.objects) if prep.words in _RELATIONAL else None
            for draft in self._role(holder, i, "apposition") if holder is not None else ():
                literal = draft.literal
                if literal is not None and holder is not None:
                    literal = (literal[0], min(literal[1], self.mentions[holder].start - 1))
                yield draft._replace(literal=literal)

    def _describes(self, i: int, j: int) -> bool:
        """Does a common noun stand right beside a name as what it is? No list does, and no "(tennis)"."""
        parse = self.parse
        name, noun = (i, j) if self.phrases.is_name(i) else (j, i)
        if self.phrases.is_name(noun) or not self.phrases.is_name(name) or self.phrases.role_word(noun):
            return True
        listed = parse.tags[noun] == "NNS" and self.mentions[name].type == EntityType.PLACE.value
        first, second = self.mentions[i].end, self.mentions[j].start if j in self.mentions else j
        apart = any(parse.tags[k] in _VERBS for k in range(first, second))
        bracketed = parse.words[second - 1] == "(" and parse.child(noun, "det", "poss", "amod", "compound") is None
        return not (apart or bracketed or listed)

    def _can_be(self, i: int, j: int) -> bool:
        """Can the two noun phrases be one? A person is no robot: the parser joined what only stood side by side."""
        a, b = self.mentions.get(i), self.mentions.get(j)
        if a is None or b is None:
            return a is not None
        people = [m.type == EntityType.PERSON.value for m in (a, b)]
        if all(people) or not any(people):
            return True
        person, other = (a, b) if people[0] else (b, a)
        if other.type == EntityType.GROUP.value:
            return True
        # a country can be a member, too; what looks like a name may be a title that the recogniser did not know
        described = person.kind != NAME and other.kind == NAME and self.phrases.role_word(person.head)
        return described or (person.kind == NAME and self.phrases.role_word(other.head))

    def _role(self, bearer: int, noun: int, rule: str) -> Iterator[Draft]:
        """Mention `bearer` is the `noun` of something: "governor of" a region, "fighter jet of" a country."""
        parse = self.parse
        measures = parse.lemmas[noun] in PARTITIVES and parse.child(noun, "prep") is not None
        if parse.lemmas[noun] in EMPTY or measures or parse.lemmas[noun] in MEASURES:
            return
        targets = self._role_targets(noun) or self._shared_targets(noun)
        title = self.names.full(noun, set(targets), ranked=rule != "predicate" or parse.deps[noun] != "pobj")
        scope = self.factuality.of_noun(noun) if rule == "title" else self.factuality.of_noun(bearer)
        if rule == "title" and not targets:
            targets = self._after_name(bearer, noun)
        if targets:
            self.placed.add(parse.words[bearer])
        elif rule in ("title", "apposition") and self.phrases.is_person(bearer):
            self.bare.append((bearer, noun, title, rule))
        for target, preposition in targets.items():
            if target == bearer or parse.lower[target] in EVERYWHERE:
                continue
            alone = preposition in ("", "from")  # "a nurse from Manila" is from there, and nurses elsewhere
            lemma, particle = (preposition or "of", "") if alone else (title, preposition)
            yield Draft(bearer, lemma, particle, target, rule, noun, (noun,), scope, noun=True)
        one_of_many = rule != "predicate" and parse.tags[noun] == "NNS" and parse.tags[bearer] == "NNP"
        if (noun in self.mentions or targets) and self.phrases.is_name(bearer) and not one_of_many:
            literal = self._description(noun, titled=rule == "title")
            yield Draft(bearer, "be", "", NONE, rule, noun, (noun,), scope, literal=literal)

    def _description(self, noun: int, *, titled: bool) -> tuple[int, int]:
        """The words for what the bearer is, without a determiner; a title is as long as its mention."""
        start, end = phrase(self.parse, noun)
        if titled and noun in self.mentions:
            start = min(start, self.mentions[noun].start)
        start = self.names.start(start)
        while start < end - 1 and self.parse.tags[start] in ("DT", "PRP$", "PDT"):
            start += 1
        return start, end

    def _after_name(self, bearer: int, noun: int) -> dict[int, str]:
        """As in "President X of Peru", "Professor X of the University of Y": the complement follows the name."""
        role = self.parse.lemmas[noun].lower()
        if not (role in OFFICES or role in _ACADEMICS):
            return {}
        following = [prep for prep in self.reader.preps(bearer) if prep.words == "of"]
        places = (EntityType.PLACE.value, EntityType.ORGANIZATION.value)
        objects = [o for prep in following for o in prep.objects if self.phrases.is_name(o)]
        return {o: "of" for o in objects if self.mentions[o].type in places}

    def _shared_targets(self, noun: int) -> dict[int, str]:
        """As in "president and director of X": the complement stands after the last role only, and counts for both."""
        parse = self.parse
        if not self.phrases.role_word(noun):
            return {}
        following = [k for k in parse.kids(noun, "conj") if k > noun and self.phrases.role_word(k)]
        if following:
            return self._role_targets(following[0])
        first = parse.heads[noun]
        if parse.deps[noun] != "conj" or not any(p > noun for p in parse.kids(first, "prep")):
            return {}
        return {o: words for o, words in self._role_targets(first).items() if o > noun}

    def _role_targets(self, noun: int) -> dict[int, str]:
        """What a role is of, and by which preposition; none where the target is only where its bearer comes from."""
        parse = self.parse
        found = dict.fromkeys(self.reader.heads(parse.kids(noun, "poss")), "of")
        for j in self.phrases.inner(noun):
            mention = self.mentions.get(j)
            if mention is None or mention.kind != NAME or mention.name.lower() in PORTFOLIOS:
                continue
            if parse.words[mention.end] != "-":  # "a Polaroid-like camera"
                origin = self.phrases.comes_from(noun, j) or parse.lemmas[noun].lower() in _TOGETHER
                found.setdefault(j, "" if origin else "of")
        for prep in self.reader.preps(noun):
            holder = self.phrases.holder(prep.objects)
            for o in prep.objects if prep.words in _OF else ():
                if (
                    o not in self.times
                    and (holder is None or o < holder)
                    and not self.phrases.is_adverbial(o)
                    and (prep.words in _RELATIONAL or self.phrases.is_name(o))
                ):
                    found.setdefault(o, prep.words)
        return found
