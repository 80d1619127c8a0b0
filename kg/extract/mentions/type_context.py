"""What stands around a name says of its type: titles, appositions, predicates, possessions, prepositions, pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME, NOMINAL, MentionSpan
from kg.extract.mentions.type_nouns import nominal_type
from kg.extract.mentions.type_roles import names_a_role, role_votes
from kg.extract.mentions.type_words import is_place
from kg.extract.words import lexicon
from kg.extract.words.evidence import (
    AROUND_PLACES,
    BEATING,
    DIRECTIONS,
    HEADING_FIRMS,
    OBJECTS,
    OF_CRAFTS,
    OWNED,
    OWNED_BY_ONE,
    OWNED_BY_TEAMS,
    SAINTS,
    SCHOOLING,
    SPORTING,
    SUBJECTS,
    WINNING,
)
from kg.extract.words.gazetteer import COUNTRIES, STATES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import ANYBODY, HEAD_TYPES, SORTALS
from kg.extract.words.nouns import KINSHIP
from kg.extract.words.titles import HONORIFICS, RANKS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.parse import Parse

_PERSON, _PLACE, _ORGANIZATION = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.ORGANIZATION.value
_THING, _PRODUCT, _WORK = EntityType.THING.value, EntityType.PRODUCT.value, EntityType.WORK.value
_OLDEST = 120
_NOTHING = ("", 0.0)
_SEATED = (["-", "based"], ["-", "born"], ["-", "bound"], ["-", "headquartered"])
_MODIFYING = frozenset({"compound", "poss", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DIGITS_OF_A_YEAR = 4
_QUOTES = frozenset({'"', "\u201c", "\u201d", "''", "``"})
_HE_SHE = frozenset({"he", "she"})
_HIS_HER = frozenset({"his", "her", "himself", "herself"})
_PLAYING = frozenset("play sign score pitch debut appear start".split())
_LEAST_SPORTING = 4
_LENT = frozenset({"loan", "credit", "mortgage", "overdraft"})
"""What one gets from a bank."""
_NO_NOUNS = frozenset[str]()


class Context:
    """Reads what the sentences of one document say of its names."""

    def __init__(self, parse: Parse, by_head: Mapping[int, MentionSpan]) -> None:
        """Prepare for a document; `by_head` has its names and noun phrases by their heads."""
        self.parse = parse
        self.by_head = by_head
        self.is_sports = len(SPORTING.intersection(parse.lemmas)) >= _LEAST_SPORTING

    def votes(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """Types, with weights, that a name's surroundings speak for; "" says nothing."""
        yield from self._by_neighbours(mention)
        yield from self._by_noun(mention)
        yield from self._by_premodifier(mention)
        yield from self._by_preposition(mention)
        if mention.name.split()[0].casefold() not in GIVEN:
            yield from role_votes(self.parse, mention.head)
        if self.parse.deps[mention.head] in _SUBJECTS:
            yield from self._by_predicate(mention)
        if self.is_sports and is_place(mention.name) and self._plays(mention.head):
            yield _ORGANIZATION, 12.0

    def _by_neighbours(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """Titles and ages; a country after a comma; "who"."""
        parse, head = self.parse, mention.head
        before = parse.lower[mention.start - 1] if mention.start else ""
        if before in SAINTS:
            yield (_PLACE, 5.0) if _is_saint_place(mention.name) else (_PERSON, 2.0)
        elif before in HONORIFICS or before in RANKS:
            yield _PERSON, 5.0
        elif before in OF_CRAFTS or parse.lower[max(mention.start - 2, 0) : mention.start] == ["aboard", "the"]:
            yield _PRODUCT, 3.0
        if _has_age(parse, mention.end):
            yield _PERSON, 4.0
        if _is_located(parse, mention, self.by_head):
            yield _PLACE, 4.0
        if parse.lower[mention.end : mention.end + 2] in _SEATED:
            yield _PLACE, 5.0
        if any(parse.lower[w] == "who" for clause in parse.kids(head, "relcl") for w in parse.children[clause]):
            yield _PERSON, 4.0
        is_quoted = _is_quoted(parse, mention)
        if is_quoted and _is_dated(parse, mention.end + 1):
            yield _WORK, 6.0
        elif is_quoted or _is_dated(parse, mention.end):
            yield _WORK, 1.5

    def _by_noun(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """The noun that a name modifies or stands in apposition to."""
        parse, head = self.parse, mention.head
        governor, dep = parse.heads[head], parse.deps[head]
        lemma = parse.lemmas[governor].lower()
        if dep == "compound" and parse.lower[governor] in SORTALS:
            yield HEAD_TYPES.get(parse.lower[governor], ""), 4.0
        elif dep in _MODIFYING and (self.is_sports or lemma not in OWNED_BY_TEAMS):
            yield OWNED.get(lemma, _NOTHING)
        elif dep == "dobj":
            yield OBJECTS.get(lemma, _NOTHING)
        if dep == "poss":
            yield OWNED_BY_ONE.get(lemma, _NOTHING)
        for j in [governor] if dep == "appos" else parse.kids(head, "appos"):
            if j in self.by_head and self.by_head[j].kind == NOMINAL:
                yield self._telling(self._nurse_at(mention, j)), 4.0
        role = mention.start - 2
        if dep != "appos" and names_a_role(parse, mention, role) and self._telling(role) == _PERSON:
            yield _PERSON, 8.0 if parse.lemmas[role] in KINSHIP else 4.0

    def _nurse_at(self, mention: MentionSpan, noun: int) -> int:
        """The person of "a nurse at the clinic, Anna Berg", where the parser takes the clinic to be called so."""
        parse = self.parse
        prep = parse.heads[noun]
        if parse.deps[noun] != "pobj" or parse.deps[prep] != "prep" or mention.start != noun + 2:
            return noun
        is_full = mention.end > mention.start + 1 and mention.name.split()[0].casefold() in GIVEN
        is_person = is_full and nominal_type(parse, parse.heads[prep]) == _PERSON
        return parse.heads[prep] if is_person else noun

    def _by_premodifier(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """What stands right before: "the brokerage Alpha", "Bergen-based Alpha"; "the Alpha" is nobody's name."""
        parse, i = self.parse, mention.start - 1
        if i < 0:
            return
        is_apposed = parse.deps[mention.head] == "appos" and parse.heads[mention.head] == i
        if not is_apposed and mention.head not in (parse.heads[i], parse.heads[parse.heads[i]]):
            return
        if parse.pos[i] in {"NOUN", "ADJ"} and parse.words[i].islower():
            yield (self._telling(i), 4.0) if parse.pos[i] == "NOUN" or parse.lower[i] in HEAD_TYPES else _NOTHING
        elif parse.lower[i] == "based" and parse.words[i - 1] == "-":
            yield _ORGANIZATION, 4.0
        elif parse.lower[i] == "the" and parse.tags[mention.head] == "NNP":
            yield _PERSON, -4.0

    def _by_preposition(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        parse, head = self.parse, mention.head
        if parse.deps[head] != "pobj":
            return
        preposition = parse.lower[parse.heads[head]]
        governor = parse.heads[parse.heads[head]]
        is_bare = parse.tags[head] == "NNP" and parse.child(head, "det") is None
        if preposition == "in" and is_bare:
            yield _PLACE, 2.5
        elif preposition in {"at", "from"} and is_bare and parse.lemmas[governor].lower() in SCHOOLING:
            yield _ORGANIZATION, 5.0
        elif parse.lemmas[governor].lower() in {"for": HEADING_FIRMS, "from": _LENT}.get(preposition, _NO_NOUNS):
            yield _ORGANIZATION, 3.5
        elif preposition == "for" and self.is_sports and parse.lemmas[governor] in _PLAYING:
            yield _ORGANIZATION, 6.0
        elif preposition in {"in", "at"} or preposition in AROUND_PLACES:
            yield _PLACE, 1.0
        elif preposition in {"of", "from"} and parse.lemmas[governor].lower() in DIRECTIONS:
            yield _PLACE, 3.0
        elif preposition == "of" and is_bare:
            type_, weight = OWNED.get(parse.lemmas[governor].lower(), _NOTHING)
            yield (type_, weight) if type_ == _PLACE else _NOTHING
        elif preposition == "from" and is_bare:
            yield _PLACE, 0.5

    def _by_predicate(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """What the clause says of its subject: it speaks, is born, "is a city", has "his" or "its"."""
        parse = self.parse
        verb = parse.heads[mention.head]
        yield SUBJECTS.get(parse.lemmas[verb], _NOTHING)
        if parse.lower[verb] in {"born", "married"}:
            yield _PERSON, 3.0
        if parse.lemmas[verb] == "be" and (attribute := parse.child(verb, "attr")) in self.by_head:
            yield self._telling(attribute), 4.0
        if _is_taken_up(parse, mention):
            yield _PERSON, 2.5
        yield from self._by_own(mention)

    def _by_own(self, mention: MentionSpan) -> Iterator[tuple[str, float]]:
        """A possessive or reflexive pronoun after a sentence's first name: "Alpha sold its", "Lee cut himself"."""
        parse = self.parse
        first, last = parse.sents[parse.sent_of[mention.head]]
        if any(i in self.by_head and self.by_head[i].kind == NAME for i in range(first, mention.start)):
            return
        for i in range(mention.end, last):
            if i in self.by_head and self.by_head[i].kind == NAME and self.by_head[i].type == "":
                return
            if parse.lower[i] in _HIS_HER:
                yield _PERSON, 2.0
                return
            if parse.lower[i] in {"its", "itself"}:
                yield _PERSON, -2.0
                return

    def _plays(self, head: int) -> bool:
        """Whether a name is the subject or the object of what teams do to each other."""
        parse = self.parse
        while parse.deps[head] == "conj" and parse.heads[head] < head:
            head = parse.heads[head]
        lemma = parse.lemmas[parse.heads[head]]
        if parse.deps[head] in _SUBJECTS:
            return lemma in WINNING
        if parse.deps[head] == "pobj":
            preposition, verb = parse.lower[parse.heads[head]], parse.lemmas[parse.heads[parse.heads[head]]]
            return preposition == "against" or (
                preposition in {"to", "with", "by"} and verb in {"lose", "draw", "beat"}
            )
        return parse.deps[head] == "dobj" and lemma in BEATING

    def _telling(self, noun: int | None) -> str:
        """The type that a noun gives to the name it describes; "owner" or "rival" is said of people and of firms."""
        if noun is None:
            return ""
        type_ = nominal_type(self.parse, noun)
        return "" if type_ == _THING or self.parse.lemmas[noun].lower() in ANYBODY else type_


def _has_age(parse: Parse, end: int) -> bool:
    """Whether ", 54," follows, as after people in the news."""
    if end + 2 >= len(parse) or parse.words[end] != "," or parse.words[end + 2] not in {",", "."}:
        return False
    return parse.words[end + 1].isdigit() and int(parse.words[end + 1]) < _OLDEST


def _is_dated(parse: Parse, end: int) -> bool:
    """Whether "(1998)" follows, as after books and films."""
    return end + 2 < len(parse) and parse.words[end] == "(" and parse.words[end + 2] == ")" and _is_year(parse, end + 1)


def _is_year(parse: Parse, i: int) -> bool:
    return parse.words[i].isdigit() and len(parse.words[i]) == _DIGITS_OF_A_YEAR


def _is_quoted(parse: Parse, mention: MentionSpan) -> bool:
    before, after = mention.start - 1, mention.end
    return before >= 0 and after < len(parse) and parse.words[before] in _QUOTES and parse.words[after] in _QUOTES


def _is_saint_place(name: str) -> bool:
    return any(lexicon.named(f"{saint} {name}") == _PLACE for saint in ("Saint", "St.", "St", "San", "Santa"))


def _is_located(parse: Parse, mention: MentionSpan, by_head: Mapping[int, MentionSpan]) -> bool:
    """Whether a country or state follows after a comma, as in addresses: "Ostby, Norway"."""
    if mention.end + 1 >= len(parse) or parse.words[mention.end] != ",":
        return False
    following = by_head.get(mention.end + 1)
    name = following.name if following is not None and following.start == mention.end + 1 else ""
    return (name in COUNTRIES or name in STATES) and mention.name not in COUNTRIES


def _is_taken_up(parse: Parse, mention: MentionSpan) -> bool:
    """Whether the sentence after a name in subject position begins with "he" or "she"."""
    number = parse.sent_of[mention.head] + 1
    if number >= len(parse.sents):
        return False
    first, last = parse.sents[number]
    return any(parse.lower[i] in _HE_SHE and parse.deps[i] in _SUBJECTS for i in range(first, min(first + 2, last)))
