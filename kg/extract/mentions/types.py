"""The type of each mention: what the recogniser, the head noun, titles, appositions and the whole document say."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.layers import NAME, NOMINAL, PRONOUN, MentionSpan
from kg.extract.mentions.names import DEMONYM, DESIGNATION
from kg.extract.mentions.type_roles import companies_for_short, role_votes
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import ANYBODY, HEAD_TYPES, LEADING, SORTALS
from kg.extract.words.nouns import KINSHIP, ROLES
from kg.extract.words.organizations import KNOWN, MAKERS, SUFFIXES, TRADES
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.titles import HONORIFICS, RANKS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.parse import Parse

_PERSON, _PLACE, _GROUP = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.GROUP.value
_ORGANIZATION, _THING, _PRODUCT = EntityType.ORGANIZATION.value, EntityType.THING.value, EntityType.PRODUCT.value

_OF_LABEL = {
    "PERSON": _PERSON,
    "NORP": _GROUP,
    "FAC": EntityType.FACILITY.value,
    "ORG": _ORGANIZATION,
    "GPE": _PLACE,
    "LOC": _PLACE,
    "PRODUCT": _PRODUCT,
    "EVENT": EntityType.EVENT.value,
    "WORK_OF_ART": EntityType.WORK.value,
    "LAW": EntityType.WORK.value,
}
_SPEAKING = frozenset("say tell add explain argue claim warn write believe think deny admit insist ask reply".split())
_PERSON_SUFFIXES = ("ist", "ologist", "man", "woman", "grapher", "keeper", "maker")
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}$")
_THIRD = 3
_LEAST_ACRONYM = 3
_LEAST_DERIVED = 7
_SURE_PLACE = 8
_SURE_SURNAME = 16.0
_OLDEST = 120


def assign_types(
    parse: Parse, mentions: Sequence[MentionSpan], labels: Mapping[tuple[int, int], str]
) -> list[MentionSpan]:
    """The mentions with their types; names with the same words get the type that the whole document supports."""
    by_head = {m.head: m for m in mentions if m.kind != PRONOUN}
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        if mention.kind == NAME and not mention.type:
            for type_, weight in _evidence(parse, mention, labels.get((mention.start, mention.end), ""), by_head):
                if type_:
                    votes[mention.name.casefold()][type_] += weight
    decided = _decided(votes)
    companies = companies_for_short(parse, mentions, decided)

    def type_of(m: MentionSpan) -> str:
        if (m.start, m.end) in companies:
            return _ORGANIZATION
        return m.type or (decided.get(m.name.casefold(), _THING) if m.kind == NAME else _plain(parse, m))

    return [MentionSpan(m.start, m.end, m.head, m.kind, type_of(m), m.name) for m in mentions]


def _decided(votes: Mapping[str, dict[str, float]]) -> dict[str, str]:
    """One type a name; names of people share their votes with the short and the longer forms of them."""
    totals = {name: dict(count) for name, count in votes.items()}
    people = [name for name, count in votes.items() if _best(count) == _PERSON]
    for name, votes_for_person in _shared(totals, people):
        totals[name][_PERSON] = totals[name].get(_PERSON, 0.0) + votes_for_person
    return {name: _best(count) for name, count in totals.items()}


def _best(count: Mapping[str, float]) -> str:
    return max(sorted(t for t in count if count[t] > 0), key=lambda type_: count[type_], default=_THING)


def _shared(totals: Mapping[str, Mapping[str, float]], people: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Votes for a person that a name gets from other names of people."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in people:
        words = name.split()
        if len(words) > 1:
            for word in dict.fromkeys((words[0], words[-1])):
                full[word].append(name)
    surnames = {name for name in people if " " not in name}
    for name, count in totals.items():
        first, *_, last = name.split() if " " in name else (name, name)
        if first != last and not count.get(_PLACE) and any(first == other.split()[0] for other in full.get(last, ())):
            yield name, 8.0  # "Anna Berg" is what "Anna Maria Berg" is
        if name.count(" ") == 1 and last in surnames and count.get(_PLACE, 0.0) < _SURE_PLACE:
            yield name, 4.0 + min(totals[last].get(_PERSON, 0.0), _SURE_SURNAME) / 2
        if name in full and count.get(_PLACE, 0.0) < _SURE_PLACE:
            yield name, 12.0 + 3.0 * len(full[name])


def _plain(parse: Parse, mention: MentionSpan) -> str:
    if mention.kind == PRONOUN:
        return _pronoun_type(parse.lower[mention.head])
    return nominal_type(parse, mention.head)


def _pronoun_type(word: str) -> str:
    pronoun = PRONOUNS[word]
    if pronoun.person != _THIRD:
        return _GROUP if pronoun.plural else _PERSON
    return _PERSON if pronoun.gender in {"m", "f"} else _THING


_OF_THINGS = frozenset(
    """original latter former opposite contrary reverse unknown unexpected impossible inevitable obvious unthinkable
    possible same past present future whole extraordinary ordinary usual normal good bad worse worst best main
    absurd sublime ridiculous positive negative affirmative""".split()
)
"""Adjectives that are no people after "the"."""


def nominal_type(parse: Parse, head: int) -> str:
    """The type of a noun phrase by its head noun; several persons are a group."""
    lemma, lower = parse.lemmas[head].lower(), parse.lower[head]
    if lemma.count("-") > 1:
        lemma = lower = lemma.partition("-")[0]  # "brother-in-law"
    found = HEAD_TYPES.get(lower) or HEAD_TYPES.get(lemma) or (_PERSON if lemma in ROLES else _by_suffix(lemma))
    is_plural = parse.tags[head] in {"NNS", "NNPS"}
    if found == _PERSON and is_plural:
        return _GROUP
    if parse.pos[head] == "ADJ":
        return _GROUP if parse.tags[head] == "JJ" and lower not in _OF_THINGS else _THING
    return found or _THING


def _by_suffix(lemma: str) -> str:
    if lemma.endswith("maker") and len(lemma) > len("maker") and lemma not in MAKERS:
        return _ORGANIZATION  # "carmaker", "chipmaker"
    if len(lemma) >= _LEAST_DERIVED and lemma.endswith(_PERSON_SUFFIXES):
        return _PERSON
    tail = lemma.rpartition("-")[2]
    return HEAD_TYPES.get(tail, "") if tail != lemma else ""


def _evidence(
    parse: Parse, mention: MentionSpan, label: str, by_head: Mapping[int, MentionSpan]
) -> Iterator[tuple[str, float]]:
    """Types a name may have, with weights: what is known of the words outweighs the recogniser's guess."""
    words = mention.name.split()
    if label in _OF_LABEL and label != DEMONYM:
        yield _OF_LABEL[label], 2.0
    yield from _by_words(parse, mention, words)
    yield from _by_context(parse, mention, by_head)


def _by_words(parse: Parse, mention: MentionSpan, words: list[str]) -> Iterator[tuple[str, float]]:
    if mention.name in PLACES:
        yield _PLACE, 8.0
    if mention.name in KNOWN:
        yield _ORGANIZATION, 8.0
    if len(words) > 1:
        yield from _by_parts(mention.name, words[0].casefold(), words[-1].casefold().rstrip("."))
    elif mention.name.isupper() and len(mention.name) >= _LEAST_ACRONYM:
        yield _ORGANIZATION, 1.0
    if DESIGNATION.match(words[-1]) or (len(words) > 1 and words[-1].isdigit()):
        yield _PRODUCT, 5.0
    if _has_age(parse, mention.end):
        yield _PERSON, 4.0
    before = parse.lower[mention.start - 1] if mention.start else ""
    if before in HONORIFICS or before in RANKS:
        yield _PERSON, 5.0


def _has_age(parse: Parse, end: int) -> bool:
    """Whether ", 54," follows, as after people in the news."""
    if end + 2 >= len(parse) or parse.words[end] != "," or parse.words[end + 2] not in {",", "."}:
        return False
    return parse.words[end + 1].isdigit() and int(parse.words[end + 1]) < _OLDEST


def _by_parts(name: str, first: str, last: str) -> Iterator[tuple[str, float]]:
    """What the first and last word of a longer name say: a given name, "Corp", "Airport", "University of"."""
    if first in GIVEN or (_INITIALS.match(first) and len(last) > 1):
        yield _PERSON, 4.0
    before_of = name.casefold().partition(" of ")[0].split()[-1] if " of " in name else ""
    if last in SUFFIXES or before_of in SUFFIXES:
        yield _ORGANIZATION, 5.0
        return
    if last in TRADES:
        yield _ORGANIZATION, 3.0
    noun = before_of or (first if first in LEADING and last not in HEAD_TYPES else last)
    type_ = LEADING.get(noun) or HEAD_TYPES.get(noun, _PERSON)
    if type_ != _PERSON:
        yield type_, 5.0


def _by_context(parse: Parse, mention: MentionSpan, by_head: Mapping[int, MentionSpan]) -> Iterator[tuple[str, float]]:
    head = mention.head
    governor = parse.heads[head]
    following = parse.lower[governor]
    if parse.deps[head] == "compound" and following in SORTALS:
        yield HEAD_TYPES.get(following, ""), 4.0
    if mention.name.split()[0].casefold() not in GIVEN:
        yield from role_votes(parse, head)
    apposed = [governor] if parse.deps[head] == "appos" else parse.kids(head, "appos")
    for j in apposed:
        if j in by_head and by_head[j].kind == NOMINAL:
            yield _telling(parse, j), 4.0
    yield from _by_premodifier(parse, mention)
    if parse.deps[head] in {"nsubj", "nsubjpass"}:
        yield from _by_predicate(parse, mention, governor, by_head)
    if parse.deps[head] == "pobj" and following in {"in", "near", "at"}:
        yield _PLACE, 1.0
    if parse.deps[head] == "poss" and parse.lemmas[governor] in KINSHIP:
        yield _PERSON, 3.0
    if any(parse.lower[w] == "who" for clause in parse.kids(head, "relcl") for w in parse.children[clause]):
        yield _PERSON, 2.0


def _by_premodifier(parse: Parse, mention: MentionSpan) -> Iterator[tuple[str, float]]:
    """What stands right before a name: "the brokerage Alpha", "Bergen-based Alpha"; "the Alpha" is nobody's name."""
    i = mention.start - 1
    if i < 0 or mention.head not in (parse.heads[i], parse.heads[parse.heads[i]]):
        return
    if parse.pos[i] == "NOUN" and parse.words[i].islower():
        yield _telling(parse, i), 4.0
    elif parse.lower[i] == "based" and parse.words[i - 1] == "-":
        yield _ORGANIZATION, 4.0
    elif parse.lower[i] == "the" and parse.tags[mention.head] == "NNP":
        yield _PERSON, -4.0


def _telling(parse: Parse, noun: int) -> str:
    """The type that a noun gives to the name it describes; "owner" or "rival" is said of people and of companies."""
    type_ = nominal_type(parse, noun)
    return "" if type_ == _THING or parse.lemmas[noun].lower() in ANYBODY else type_


def _by_predicate(
    parse: Parse, mention: MentionSpan, verb: int, by_head: Mapping[int, MentionSpan]
) -> Iterator[tuple[str, float]]:
    """What the predicate says of its subject: it speaks, is born, "is a city", is "he" in the next sentence."""
    if parse.lemmas[verb] in _SPEAKING:
        yield _PERSON, 1.0
    if parse.lemmas[verb] == "be" and (attribute := parse.child(verb, "attr")) is not None and attribute in by_head:
        yield _telling(parse, attribute), 3.0
    if parse.lower[verb] in {"born", "married"}:
        yield _PERSON, 3.0
    if _is_taken_up(parse, mention):
        yield _PERSON, 2.5


def _is_taken_up(parse: Parse, mention: MentionSpan) -> bool:
    """Whether the sentence after a name in subject position begins with "he" or "she"."""
    number = parse.sent_of[mention.head] + 1
    if number >= len(parse.sents):
        return False
    first, last = parse.sents[number]
    return any(
        parse.lower[i] in {"he", "she"} and parse.deps[i] in {"nsubj", "nsubjpass"}
        for i in range(first, min(first + 2, last))
    )
