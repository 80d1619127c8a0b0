"""Facts that nouns bear: possessors, prepositions between nouns, nationality, event nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.descriptions import DescriptionReader
from kg.extract.domains import DomainReader
from kg.extract.events import EventReader
from kg.extract.phrases import NAME, PLACE_TYPES
from kg.extract.roles import RoleReader
from kg.extract.scope import ACTUAL
from kg.extract.words.events import EVENTS
from kg.extract.words.gazetteer import COUNTRIES
from kg.extract.words.nouns import (
    CLAIM_NOUNS,
    EMPTY,
    EVERYWHERE,
    INALIENABLE,
    INITIALISMS,
    KINSHIP,
    OFFICES,
    PARTITIVES,
    PLAN_NOUNS,
    PORTFOLIOS,
    ROLES,
    VAGUE,
)
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.drafts import Draft
    from kg.extract.layers import MentionSpan
    from kg.extract.phrases import NounPhrases

_PREPOSITIONS = frozenset(
    """in near inside outside between from to about on at against for with of toward towards into over by across
    through under""".split()
)
_CONCRETE = frozenset({"in", "near", "inside", "on", "for", "about"})
_LOOSE = frozenset({"appos", "npadvmod", "nmod", "pobj", "dobj"})
_ADVERBIAL = frozenset({"in", "on", "at", "with", "for", "after", "through"})
_UNPLACED = frozenset({EntityType.PERSON.value, EntityType.PRODUCT.value})
_MADE = frozenset({EntityType.PRODUCT.value, EntityType.WORK.value, EntityType.FACILITY.value})
_SPEAKERS = frozenset({"my", "our", "your"})
"""Owners that often stand for nobody: the noun then keeps what it is of."""
_INTERIOR = frozenset({"in", "inside", "across", "through", "over", "under", "outside"})
_PATHS = frozenset({"across", "through", "into", "toward", "towards", "about"})
_MOVERS = frozenset({EntityType.PERSON.value, EntityType.GROUP.value, EntityType.PRODUCT.value})
_PLURAL = frozenset({"NNS", "NNPS"})
_CREATED = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ery", "sis")
_PRONOUN = MentionKind.PRONOUN.value
_RELATIVES_AND_ROLES = KINSHIP | ROLES
_NO_OWNERS = INITIALISMS | {"police"}
_NO_BEARERS = EMPTY | PARTITIVES | VAGUE


class NominalReader:
    """Turns noun phrases into drafts."""

    def __init__(self, phrases: NounPhrases, taken: set[int]) -> None:
        """Prepare for the noun phrases of one Parse; `taken` are prepositions that verbs have as arguments."""
        self.phrases = phrases
        self.roles = RoleReader(phrases)
        self.events = EventReader(phrases)
        self.descriptions = DescriptionReader(phrases)
        self.parse = phrases.parse
        self.reader = phrases.reader
        self.factuality = phrases.factuality
        self.mentions = phrases.mentions
        self.times = phrases.times
        self.taken = taken

    def drafts(self) -> Iterator[Draft]:
        """All noun-borne facts, in text order of the noun."""
        for i, mention in sorted(self.mentions.items()):
            if mention.kind == _PRONOUN:
                continue
            below = self.parse.below[i]  # most nouns have a determiner and no more
            yield from self.roles.drafts(i)
            yield from self.descriptions.drafts(i)
            said: set[int] = set()
            if not below.isdisjoint(("poss", "prep")) and (events := self.events.drafts(i)):
                yield from events
                heard = [d for d in events if self.parse.lower[d.subject] not in _SPEAKERS]
                said = {o for d in heard for o in (d.subject, d.object)}
            if "poss" in below:
                yield from self._possessor(i, said)
            if not below.isdisjoint(("compound", "amod", "nmod")):
                yield from self._modifiers(i)
            if "prep" in below:
                yield from self._prepositions(i, said)
            if mention.kind == NAME and mention.type in PLACE_TYPES:
                yield from self._next_place(i)
        yield from DomainReader(self.phrases).drafts(self.roles.bare, self.roles.placed)

    def _possessor(self, i: int, said: set[int]) -> Iterator[Draft]:
        """As in "X's father", "X's plant"; who is `said` to take part in the event needs no more."""
        parse = self.parse
        noun = parse.lemmas[i].lower()
        for owner in self.reader.heads(parse.kids(i, "poss")):
            if (
                owner in said
                or self.parse.lower[owner] in EVERYWHERE
                or self._is_apposition(i)
                or (self.phrases.role_word(i) and self._after_as(i))
                or self._says_nothing(i, noun)
            ):
                continue  # in an apposition it is a role: "X, the country's best team"
            if noun in KINSHIP or noun in ROLES:
                role = self.roles.names.short(i)
                yield self.phrases.noun_draft(i, role, "of", owner, rule="possessive")
            elif titles := [t for t in self.phrases.titles(i) if parse.lemmas[t].lower() in _RELATIVES_AND_ROLES]:
                role = self.roles.names.short(titles[-1])
                yield self.phrases.noun_draft(i, role, "of", owner, rule="title")
            else:
                yield self.phrases.noun_draft(i, "of", "", owner, rule="possessive")

    def _says_nothing(self, i: int, noun: str) -> bool:
        """As in "her hands", "X's ability to win": what everybody has, or what the infinitive says."""
        planned = noun in PLAN_NOUNS and any(self.reader.is_infinitive(j) for j in self.parse.kids(i, "acl"))
        return planned or (noun in INALIENABLE and not self.phrases.is_name(i))

    def _is_apposition(self, i: int) -> bool:
        """Does the noun only describe a name beside it?"""
        parse = self.parse
        beside = [j for j in parse.kids(i, "appos") if self.phrases.is_name(j)]
        return bool(beside) or (parse.deps[i] == "appos" and self.phrases.is_name(parse.heads[i]))

    def _is_title(self, i: int) -> bool:
        """Is the noun the title of a name, whose roles say it better?"""
        return self.phrases.role_word(i) and i in self.phrases.titles(self.parse.heads[i])

    def _modifiers(self, i: int) -> Iterator[Draft]:
        """Names that modify a noun: "Norwegian company", "Acme engineer", "Acme report"."""
        if self._is_apposition(i) or self._is_title(i):
            return
        for j in self.phrases.inner(i):
            mention = self.mentions.get(j)
            if mention is None or mention.kind != NAME or self._is_part_of_name(i, mention):
                continue
            if self.phrases.is_its_name(i, j) or mention.name.lower() in _NO_OWNERS:
                continue
            if self.parse.heads[j] != i and self.parse.heads[j] in self.mentions and self.parse.deps[j] != "conj":
                continue  # "Norwegian Navy statement": the navy is Norwegian
            if self.phrases.is_name(i) and not self._modifies_name(i, mention):
                continue
            office = self.parse.lemmas[i].lower() in OFFICES
            if office and mention.name.lower() in PORTFOLIOS:
                continue
            role = self.roles.names.short(i)
            if mention.type == EntityType.PLACE.value:
                relation = ("of", "") if self.phrases.comes_from(i, j) or not office else (role, "of")
            elif mention.type == EntityType.ORGANIZATION.value:
                relation = (role, "of") if self.phrases.role_word(i) else ("of", "")
            else:
                continue
            yield self.phrases.noun_draft(i, *relation, j, rule="modifier")

    def _modifies_name(self, i: int, modifier: MentionSpan) -> bool:
        """Of two names side by side, one says where or by whom the other is: "Russian", a maker; else they are one."""
        if modifier.type == EntityType.PLACE.value:
            return self.parse.lower[modifier.head] != modifier.name.lower() or self.parse.tags[modifier.head] == "JJ"
        return self.mentions[i].type in _MADE

    def _is_part_of_name(self, i: int, mention: MentionSpan) -> bool:
        """Is the modifier inside the name itself, or in its title, or only half of a compound ("French-language")?"""
        if mention.end < len(self.parse) and self.parse.words[mention.end] == "-":
            return True
        if not self.phrases.is_name(i):
            return False
        return bool(self.phrases.titles(i)) or (
            self.mentions[i].start <= mention.start and mention.end <= self.mentions[i].end
        )

    def _prepositions(self, i: int, said: set[int]) -> Iterator[Draft]:
        """Prepositional phrases on a noun: "a station in X", "deals between X and Y", "the leader of X"."""
        bearers = self.reader.look_through(i)
        for prep in self.reader.preps(i):
            if prep.words == "like" or self.reader.gives_examples(prep.token):
                yield from self._examples(bearers, prep.objects)
            if (
                prep.token in self.events.adopted
                or prep.words.split()[0] not in _PREPOSITIONS
                or prep.last in self.taken
            ):
                continue
            if bearers != (i,) and prep.words == "of":
                continue  # "a bundle of letters" is the letters
            holder = self.phrases.holder(prep.objects)
            targets = [o for o in prep.objects if o not in self.times and o in self.mentions]
            targets = [o for o in targets if holder is None or o < holder]  # what follows is not presided over
            targets = [o for o in targets if not self.phrases.is_adverbial(o)]
            if prep.words != "between":
                targets = [o for o in targets if o not in said]
            if self._is_set_off(i, prep.token) and prep.words in _ADVERBIAL:
                continue
            for bearer in bearers:
                if bearer in self.mentions and self._may_bear(bearer):
                    shares = self.parse.lower[bearer] == "shares" and prep.words == "in"  # nothing is inside a company
                    yield from self._with_preposition(bearer, "of" if shares else prep.words, targets, holder)

    def _may_bear(self, i: int) -> bool:
        """Shares in a company are things; all other measures are not."""
        return self.parse.lower[i] == "shares" or self.parse.lemmas[i].lower() not in _NO_BEARERS

    def _is_set_off(self, i: int, preposition: int) -> bool:
        """As in "according to the coach, in their first match, X": a comma parts a person from what is not of it."""
        return self.parse.words[preposition - 1] == "," and self.mentions[i].type == EntityType.PERSON.value

    def _examples(self, wholes: tuple[int, ...], members: tuple[int, ...]) -> Iterator[Draft]:
        """As in "companies such as Acme", "several countries, including Norway" (Hearst 1992)."""
        named = [self._bearer(o) for o in members]
        for whole in map(self._plural, wholes):
            for o in named:
                if self.parse.tags[whole] in _PLURAL and whole in self.mentions and self.phrases.is_name(o):
                    draft = self.phrases.noun_draft(o, "one", "of", whole, rule="example")
                    yield draft._replace(anchor=whole, words=(whole,))

    def _bearer(self, o: int) -> int:
        """As in "including the mayor, X": the name beside the role."""
        beside = [j for j in self.parse.kids(o, "appos") if self.phrases.is_person(j)]
        return beside[0] if beside and self.phrases.role_word(o) else o

    def _plural(self, i: int) -> int:
        """As in "lawmakers from the party, including X": what is one of several belongs to the plural noun."""
        parse = self.parse
        above = parse.heads[parse.heads[i]]
        lone = parse.tags[i] not in _PLURAL and parse.deps[i] == "pobj"
        return above if lone and parse.tags[above] in _PLURAL else i

    def _with_preposition(self, i: int, preposition: str, targets: list[int], holder: int | None) -> Iterator[Draft]:
        phrases = self.phrases
        noun = self.parse.lemmas[i].lower()
        for o in targets:
            if (noun in KINSHIP or noun in ROLES) and preposition in ("of", "to", "for", "at"):
                if holder is None and not self._is_predicate(i) and not self.phrases.is_fragment(i):
                    role = self.roles.names.short(i)
                    yield self.phrases.noun_draft(i, role, preposition, o, rule="relational-noun")
            elif self._worth_saying(i, o, preposition) and not self.roles.says(i, preposition, o):
                draft = self.phrases.noun_draft(i, preposition, "", o, rule="noun-preposition")
                open_event = draft.scope.modality == ACTUAL and self.events.names_event(i)
                yield draft._replace(scope=self.events.scope(i)) if open_event and not phrases.is_definite(i) else draft

    def _is_predicate(self, i: int) -> bool:
        """Does the role only say what something named is, which `roles` puts into facts?"""
        parse = self.parse
        while parse.deps[i] == "conj" and self.phrases.role_word(parse.heads[i]):
            i = parse.heads[i]
        beside = parse.deps[i] in ("attr", "appos", "oprd", "compound")
        return beside or self.phrases.is_name(i) or self._after_as(i)

    def _after_as(self, i: int) -> bool:
        return self.parse.lower[self.parse.heads[i]] == "as"

    def _worth_saying(self, i: int, o: int, preposition: str) -> bool:
        """Between common nouns, only where things are and what they are about counts: no "letters of complaint"."""
        phrases = self.phrases
        if preposition == "of" and phrases.is_its_name(i, o):
            return False
        if phrases.is_fragment(i) or phrases.is_fragment(o) or not self._fits(i, o, preposition):
            return False
        if preposition in _PATHS and self.mentions[i].type in _MOVERS:
            return False  # "got their robots across the border": the verb's
        if phrases.is_person(i) and preposition not in ("of", "from"):
            # "met Berg in Oslo": the verb's, not the name's
            return preposition in ("for", "at") and self.mentions[o].type == EntityType.ORGANIZATION.value
        if phrases.is_name(i) and preposition in _ADVERBIAL and self.mentions[i].type in _UNPLACED:
            return self.mentions[o].type in PLACE_TYPES  # "mentioned the A320 in her speech"
        if phrases.is_named(i) or phrases.is_named(o):
            return True
        return preposition in _CONCRETE

    def _fits(self, i: int, o: int, preposition: str) -> bool:
        """Can the phrase be the noun's? Nobody is in a person, no country in a town; what is made is "by" people."""
        if preposition in _INTERIOR:
            return not self.phrases.is_person(o) and self.mentions[i].name not in COUNTRIES
        if preposition != "by":
            return True
        noun = self.parse.lemmas[i].lower()
        made = noun in EVENTS or noun in PLAN_NOUNS or noun in CLAIM_NOUNS or noun.endswith(_CREATED)
        return made or self.mentions[i].type in _MADE

    def _next_place(self, i: int) -> Iterator[Draft]:
        """As in "Bergen, Norway": a place name directly after a comma holds the one before it."""
        mention = self.mentions[i]
        parse = self.parse
        if mention.type not in PLACE_TYPES or mention.kind != NAME or mention.end + 1 >= len(parse):
            return
        if mention.name in COUNTRIES:
            return  # a list: "Germany, Italy"
        if parse.words[mention.end] != ",":
            return
        following = self.phrases.by_start.get(mention.end + 1)
        if following is None or following.type != EntityType.PLACE.value or parse.deps[following.head] == "conj":
            return
        if parse.heads[following.head] == i and parse.deps[following.head] == "appos":
            closes = True
        else:
            closes = self._closes(following.end, i) and parse.deps[following.head] in _LOOSE
        if closes and parse.child(i, "cc") is None:
            yield self.phrases.noun_draft(i, "in", "", following.head, rule="place-chain")

    def _closes(self, end: int, i: int) -> bool:
        """Does the phrase or the sentence end here?"""
        parse = self.parse
        return end >= len(parse) or parse.words[end] in ",.);:" or parse.sent_of[end] != parse.sent_of[i]
