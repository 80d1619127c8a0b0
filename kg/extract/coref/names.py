"""Names of one entity: exact and variant spellings, surnames, acronyms, countries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.coref.partition import without_accents
from kg.extract.coref.variants import Key, is_variant
from kg.extract.layers import NAME
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS, PLACES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import KINSHIP
from kg.extract.words.organizations import SUFFIXES, TRADES
from kg.extract.words.titles import RANKS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _THING, _PLACE = EntityType.PERSON.value, EntityType.THING.value, EntityType.PLACE.value
_ORGANIZATION, _LOCATIONS = EntityType.ORGANIZATION.value, frozenset({_PLACE, EntityType.FACILITY.value})
_ORGANIZATION_TAILS = frozenset(
    "inc corp ltd llc plc co company corporation group news television agency limited incorporated holdings".split()
)
_PLACE_TAILS = frozenset("krai oblast province region prefecture d.c dc county governorate district island".split())
_RANGES = frozenset({("islands",), ("isles",), ("mountains",), ("hills",)})
_TEAMS = frozenset({_ORGANIZATION, EntityType.GROUP.value, _THING})
_SMALL = frozenset("of the and for in on at de du la le y & to a".split())
_LEAST_ACRONYM = 2
_NICKNAME = re.compile(r"\s[\"'\u201c\u2018(](\w+)[\"'\u201d\u2019)]\s")


def link_names(partition: Partition) -> None:
    """Merge the mentions whose names denote one entity."""
    groups: dict[Key, list[int]] = defaultdict(list)
    persons = _persons_by_company_name(partition)
    for i, mention in enumerate(partition.mentions):
        if mention.kind == NAME and i not in persons:
            groups[name_words(mention.name)].append(i)
    for members in groups.values():
        for i in members[1:]:
            partition.merge(i, members[0], "same name")
    people = _of_type(partition, groups, _PERSON)
    others = {key: members for key, members in groups.items() if key not in people}
    _link_variants(partition, people)
    _link_short_names(partition, people, groups)
    for i in persons:
        _link_short_names(partition, people, {name_words(partition.mentions[i].name): [i]})
    _link_shortened(partition, others)
    _link_acronyms(partition, others)


def name_words(name: str) -> Key:
    """A name as lower-case words without accents and punctuation; a country by any of its names is one key."""
    plain = name = COUNTRIES.get(name, name)
    if not name.isascii():
        plain = without_accents(name)
    words = plain.casefold().replace("-", " ").replace("'s", "").split()
    return tuple(word for w in words if (word := w.strip(".,'\"()"))) or (name,)


def _persons_by_company_name(partition: Partition) -> dict[int, None]:
    """Mentions of persons by a bare name that stands for a company elsewhere: "Mr Holt" in a text about Holt Steel."""
    names = [(i, m) for i, m in enumerate(partition.mentions) if m.kind == NAME and " " not in m.name]
    companies = {m.name for _, m in names if m.type == _ORGANIZATION}
    return {i: None for i, m in names if m.type == _PERSON and m.name in companies}


def _of_type(partition: Partition, groups: Mapping[Key, list[int]], type_: str) -> dict[Key, list[int]]:
    return {key: members for key, members in groups.items() if partition.mentions[members[0]].type == type_}


def _link_variants(partition: Partition, people: Mapping[Key, list[int]]) -> None:
    """Full names of one person: a middle name more, another spelling, a nickname, the family name first or last."""
    by_end: dict[str, list[Key]] = defaultdict(list)
    for key in people:
        if len(key) > 1:
            for word in dict.fromkeys((key[0], key[-1])):
                by_end[word].append(key)
    for keys in by_end.values():
        for n, key in enumerate(keys):
            for earlier in keys[:n]:
                if is_variant(key, earlier) and not _are_relatives(partition, people[key][0], people[earlier][0]):
                    partition.merge(people[key][0], people[earlier][0], "name variant")
    for key, members in people.items():
        nickname = _NICKNAME.search(partition.mentions[members[0]].name)
        if nickname and (other := people.get((nickname.group(1).casefold(), key[-1]))):
            partition.merge(members[0], other[0], "nickname")


def _are_relatives(partition: Partition, i: int, j: int) -> bool:
    """Whether one of two namesakes is said to be somebody's father, son or brother: "the son of Anna Berg"."""
    return any(_is_relative(partition.parse, partition.mentions[k]) for k in (i, j))


def _is_relative(parse: Parse, mention: MentionSpan) -> bool:
    head, start = mention.head, mention.start
    if start and parse.lower[start - 1] in KINSHIP:
        return True
    governor = parse.heads[head]
    if parse.deps[head] == "pobj" and parse.lower[governor] == "of":
        governor = parse.heads[governor]
    elif parse.deps[head] != "appos":
        return False
    return parse.lemmas[governor].lower() in KINSHIP


def _link_short_names(partition: Partition, people: Mapping[Key, list[int]], groups: Mapping[Key, list[int]]) -> None:
    """A surname or given name with its full name: of several, the one that the text gives in full most often."""
    by_end: dict[str, list[Key]] = defaultdict(list)
    for key in people:
        if len(key) > 1:
            for word in dict.fromkeys((key[0], key[-1])):
                by_end[word].append(key)
    for short, members in groups.items():
        if partition.mentions[members[0]].type not in {_PERSON, _THING}:
            continue
        if len(short) == 1 and (short[0] in RANKS or _is_noun(partition, short[0], members)):
            continue
        options = [
            key
            for key in dict.fromkeys((*by_end.get(short[0], ()), *by_end.get(short[-1], ())))
            if len(short) < len(key) and _is_part(short, key, partition.mentions[people[key][0]].name)
        ]
        options = [
            key
            for key in options
            if _fits(partition, members[0], people[key][0]) and not _has_article(partition, people[key][0])
        ]
        if not options:
            continue
        best = _most_salient(partition, options, people, members[0])
        partition.merge(members[0], people[best][0], "short name")


def _is_noun(partition: Partition, word: str, members: Sequence[int]) -> bool:
    """Whether a word alone is a common noun rather than a surname: "the Church", but "Church", who is a person."""
    if HEAD_TYPES.get(word, _PERSON) == _PERSON:
        return False
    return any(partition.mentions[i].type != _PERSON or _has_article(partition, i) for i in members)


def _is_part(short: Key, key: Key, name: str) -> bool:
    """Whether the short name begins or ends the full one: "Berg" of "Anna Berg", not "rie" of "Anne-Marie"."""
    if key[-len(short) :] == short:
        return len(name_words(" ".join(name.split()[-len(short) :]))) == len(short)
    return key[: len(short)] == short and len(name_words(name.split(maxsplit=1)[0])) <= len(short)


def _has_article(partition: Partition, i: int) -> bool:
    """Whether "the" stands right before a name, as it does before things' names and before no person's."""
    mention, parse = partition.mentions[i], partition.parse
    if parse.heads[mention.head] >= mention.end and parse.deps[mention.head] in {"compound", "nmod", "poss"}:
        return False  # "the Berg affair"
    return parse.lower[mention.start] == "the" or (mention.start > 0 and parse.lower[mention.start - 1] == "the")


def _fits(partition: Partition, i: int, j: int) -> bool:
    genders = partition.gender(i), partition.gender(j)
    return not all(genders) or genders[0] == genders[1]


def _most_salient(partition: Partition, options: Sequence[Key], people: Mapping[Key, list[int]], first: int) -> Key:
    """Full names before the first bare name come first; then the more frequent, then the earlier one."""
    count: Counter[int] = Counter()
    for key in options:
        count[partition.owner[people[key][0]]] += len(people[key])
    return min(
        options,
        key=lambda key: (people[key][0] > first, -count[partition.owner[people[key][0]]], people[key][0]),
    )


def _link_shortened(partition: Partition, others: Mapping[Key, list[int]]) -> None:
    """Organisations and places with and without a generic last word, and a long name's last words alone."""
    by_end: dict[str, list[Key]] = defaultdict(list)
    keys = sorted(others, key=lambda key: others[key][0])
    for key in keys:
        if len(key) > 1:
            for word in dict.fromkeys((key[0], key[-1], f"{key[0]}s")):
                by_end[word].append(key)
    for short in keys:
        if len(short) == 1 and (short[0] in HEAD_TYPES or len(short[0]) < _LEAST_ACRONYM):
            continue
        near = dict.fromkeys((*by_end.get(short[0], ()), *by_end.get(short[-1], ())))
        options = [key for key in near if len(key) > len(short) and _is_shortened(partition, short, key, others)]
        first = others[short][0]
        if len(options) > 1 and not _is_known_place(partition, first):
            options = [key for key in options if others[key][0] < first]  # the one that was introduced before
        if len(options) == 1 or (options and _is_known_place(partition, first)):
            partition.merge(first, others[options[0]][0], "shortened name")


def _is_known_place(partition: Partition, i: int) -> bool:
    return partition.mentions[i].name in PLACES


def _is_shortened(partition: Partition, short: Key, long: Key, others: Mapping[Key, list[int]]) -> bool:
    a, b = partition.mentions[others[short][0]], partition.mentions[others[long][0]]
    if long[: len(short)] == short and a.name not in COUNTRIES:
        return _lacks_generic(short, long, others, a, b)
    if len(short) == 1 and short[0] == f"{long[0]}s":
        return long[1:] in _RANGES and _has_article(partition, others[short][0])  # "the Faroes"
    if long[-len(short) :] != short or a.name in PLACES or a.name in DEMONYMS:
        return False
    if len(short) > 1:
        return a.type == b.type
    is_team = partition.parse.tags[a.end - 1] in {"NNPS", "NNS"} and b.type in _TEAMS and a.type != _PERSON
    return is_team and len(long) > 1 and _has_article(partition, others[short][0])  # "the Falcons"


def _lacks_generic(short: Key, long: Key, others: Mapping[Key, list[int]], a: MentionSpan, b: MentionSpan) -> bool:
    """Whether a long name goes on with nothing but what kind of thing it is: "Penrose" and "Penrose Foods Ltd"."""
    rest = set(long[len(short) :])
    if (short in {("north",), ("south",)} and b.name in COUNTRIES) or long == ("new", "york", "city"):
        return True
    if rest <= _ORGANIZATION_TAILS and a.type != _PLACE:
        return True
    if rest <= _PLACE_TAILS and b.type in _LOCATIONS:
        return True
    last = long[-1]
    is_trade = last in TRADES and others[long][0] < others[short][0]
    is_generic = HEAD_TYPES.get(last) == b.type or last in SUFFIXES or is_trade
    is_known = a.name in PLACES or a.type == _PLACE
    return len(long) == len(short) + 1 and is_generic and not is_known and a.type == b.type


def _are_organizations(partition: Partition, i: int, j: int) -> bool:
    return partition.mentions[i].type == partition.mentions[j].type == _ORGANIZATION


def _link_acronyms(partition: Partition, others: Mapping[Key, list[int]]) -> None:
    """Merge "WHO" with "World Health Organization": by the initials of exactly one longer name."""
    by_initials: dict[str, list[Key]] = defaultdict(list)
    for key in others:
        if len(key) > 1:
            by_initials["".join(word[0] for word in key if word not in _SMALL)].append(key)
            by_initials["".join(word[0] for word in key)].append(key)
    for key, members in others.items():
        name = partition.mentions[members[0]].name.replace(".", "")
        if len(key) != 1 or not name.isupper() or len(name) < _LEAST_ACRONYM:
            continue
        options = sorted(set(by_initials.get(name.casefold(), [])))
        if len(options) == 1 and (
            len(name) > _LEAST_ACRONYM or _are_organizations(partition, members[0], others[options[0]][0])
        ):
            partition.merge(members[0], others[options[0]][0], "acronym")
