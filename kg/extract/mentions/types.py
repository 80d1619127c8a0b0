"""The type of each mention: what the recogniser, the head noun, titles, appositions and the whole document say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.layers import NAME, NOMINAL, PRONOUN, MentionSpan
from kg.extract.mentions.type_context import Context
from kg.extract.mentions.type_nouns import nominal_type
from kg.extract.mentions.type_roles import companies_for_short
from kg.extract.mentions.type_words import by_words
from kg.extract.words.evidence import MODIFIERS_OF_PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import ANYBODY
from kg.extract.words.organizations import SUFFIXES
from kg.extract.words.pronouns import PRONOUNS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.parse import Parse

_PERSON, _PLACE, _GROUP = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.GROUP.value
_ORGANIZATION, _THING, _PRODUCT = EntityType.ORGANIZATION.value, EntityType.THING.value, EntityType.PRODUCT.value

_OF_LABEL = {
    "PERSON": (_PERSON, 2.0),
    "NORP": (_GROUP, 1.2),
    "FAC": (EntityType.FACILITY.value, 2.0),
    "ORG": (_ORGANIZATION, 1.9),
    "GPE": (_PLACE, 2.0),
    "LOC": (_PLACE, 2.0),
    "PRODUCT": (_PRODUCT, 1.0),
    "EVENT": (EntityType.EVENT.value, 2.0),
    "WORK_OF_ART": (EntityType.WORK.value, 1.2),
    "LAW": (EntityType.WORK.value, 1.2),
}
"""Types by label of the recogniser, with weights: half of its products and works are none."""
_NOT_SAID = ("", 0.0)
_SPEAKING = frozenset("say tell add explain argue claim warn write believe think deny admit insist ask reply".split())
_THIRD = 3
_DAMPING = 0.75
_COMPANY, _CLEAR = 1.5, 3.0
_SURE = 8.0
_SURE_SURNAME = 16.0
_OLDEST = 120


def assign_types(
    parse: Parse, mentions: Sequence[MentionSpan], labels: Mapping[tuple[int, int], str]
) -> list[MentionSpan]:
    """The mentions with their types; names with the same words get the type that the whole document supports."""
    by_head = {m.head: m for m in mentions if m.kind != PRONOUN}
    votes = _votes(parse, mentions, labels, by_head)
    for name, type_, weight in list(_by_company(parse, mentions, votes)):
        votes[name][type_] += weight
    for name, weight in list(_by_region(votes)):
        votes[name][_PLACE] += weight
    decided = _decided(votes)
    companies = companies_for_short(parse, mentions, decided)

    organizations = {
        m.start for m in mentions if m.kind == NAME and decided.get(m.name.casefold()) == _ORGANIZATION
    } | {start for start, _ in companies}

    def type_of(m: MentionSpan) -> str:
        if (m.start, m.end) in companies:
            return _ORGANIZATION
        if m.kind == NOMINAL and m.type == _PERSON and m.end in organizations:
            return _ORGANIZATION if parse.lemmas[m.head].lower() in ANYBODY else nominal_type(parse, m.head)
        return m.type or (decided.get(m.name.casefold(), _THING) if m.kind == NAME else _plain(parse, m))

    return [MentionSpan(m.start, m.end, m.head, m.kind, type_of(m), m.name) for m in mentions]


def _votes(
    parse: Parse,
    mentions: Sequence[MentionSpan],
    labels: Mapping[tuple[int, int], str],
    by_head: Mapping[int, MentionSpan],
) -> dict[str, dict[str, float]]:
    """Types, with weights, that each name may have: its words speak once, every place where it stands for itself.

    The recogniser errs alike wherever a name stands, so that its labels weigh less and less.
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    context = Context(parse, by_head)
    said: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != NAME or mention.type:
            continue
        key = mention.name.casefold()
        count = votes[key]
        if key not in said:
            for type_, weight in by_words(parse, mention):
                count[type_] += weight
        said[key].append(_OF_LABEL.get(labels.get((mention.start, mention.end), ""), _NOT_SAID))
        for type_, weight in context.votes(mention):
            if type_:
                count[type_] += weight
    for key, types in said.items():
        for type_, weight in types:
            if type_:
                votes[key][type_] += weight / len(types) ** _DAMPING
    return votes


def _by_company(
    parse: Parse, mentions: Sequence[MentionSpan], votes: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, str, float]]:
    """Votes by coordination: what is named in one breath is of one type ("Alpha, Beta and Gamma")."""
    names = {m.head: m for m in mentions if m.kind == NAME}
    for head, mention in names.items():
        if parse.deps[head] != "conj" or parse.heads[head] not in names:
            continue
        pair = (mention, names[parse.heads[head]])
        for one, other in (pair, pair[::-1]):
            key = other.name.casefold()
            type_ = other.type or _clear(votes.get(key, {}))
            if type_ and not one.type and one.name != other.name:
                yield one.name.casefold(), type_, _COMPANY


def _by_region(votes: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, float]]:
    """Votes for "Ostby" where "Upper Ostby" is a place."""
    for name, count in votes.items():
        first, _, rest = name.partition(" ")
        if first in MODIFIERS_OF_PLACES and rest in votes and _clear(count) == _PLACE:
            yield rest, 3.0


def _clear(count: Mapping[str, float]) -> str:
    """The type far ahead of the others; empty where there is none."""
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _CLEAR or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEAR):
        return ""
    return ranked[0][0]


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
            yield name, 4.0  # "Anna Berg" is what "Anna Maria Berg" is
        if max(count.get(_PLACE, 0.0), count.get(_ORGANIZATION, 0.0)) >= _SURE:
            continue
        if name.count(" ") == 1 and last in surnames:
            yield name, 4.0 + min(totals[last].get(_PERSON, 0.0), _SURE_SURNAME) / 2
        if name.count(" ") == 1 and first in surnames and first in GIVEN and last not in SUFFIXES:
            yield name, 4.0  # "Anna Berg", whom the text calls Anna
        if name in full:
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
