"""Names of one entity: exact and variant spellings, surnames, acronyms, countries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.coref.acronyms import link_acronyms
from kg.extract.coref.spellings import link_misspelt
from kg.extract.coref.variants import Key, is_variant
from kg.extract.layers import NAME
from kg.extract.words.gazetteer import ABBREVIATIONS, CITIES, COUNTRIES, DEMONYMS, PLACES, STATES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import KINSHIP
from kg.extract.words.organizations import KNOWN, SUFFIXES, TRADES
from kg.extract.words.titles import FEMALE_HONORIFICS, MALE_HONORIFICS, RANKS
from kg.identity import without_accents
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _THING, _PLACE = EntityType.PERSON.value, EntityType.THING.value, EntityType.PLACE.value
_EVENT = EntityType.EVENT.value
_ORGANIZATION, _LOCATIONS = EntityType.ORGANIZATION.value, frozenset({_PLACE, EntityType.FACILITY.value})
_ORGANIZATION_TAILS = frozenset(
    "inc corp ltd llc plc co company corporation group news television agency limited incorporated holdings".split()
)
_OF_FIRMS = _ORGANIZATION_TAILS | TRADES
_PLACE_TAILS = frozenset("krai oblast province region prefecture d.c dc county governorate district island".split())
_FIRST_WORDS_DROPPED = frozenset({("united", "states"), ("united", "nations")})
_SCHOOLS = frozenset({"university", "college"})
_SAINT = frozenset({"st", "saint"})
_CLASSES = frozenset("hurricane cyclone typhoon storm operation mount comet asteroid spacecraft project".split())
"""Nouns before a name that is as often used without them: "Hurricane Anna"."""
_RANGES = frozenset({("islands",), ("isles",), ("mountains",), ("hills",)})
_TOWNS_SHARE = frozenset("oblast province county district island".split())
"""What is often called after a town in it: "Kursk" alone is the town."""
_STREETS = {"st": "street", "ave": "avenue", "blvd": "boulevard", "rd": "road", "hwy": "highway", "sq": "square"}
"""Last words of addresses that are cut short."""
_SEXED = FEMALE_HONORIFICS | MALE_HONORIFICS
_GAMES = frozenset({"olympic", "paralympic"})
"""Games that are called by their plural as well: "the Olympics"."""
_NOBLE = frozenset("marquis marquess earl duke duchess count countess viscount viscountess baron baroness".split())
_YEAR = 4
_NICKNAME = re.compile(r"\s[\"'\u201c\u2018(](\w+)[\"'\u201d\u2019)]\s")


def link_names(partition: Partition) -> None:
    """Merge the mentions whose names denote one entity."""
    groups: dict[Key, list[int]] = defaultdict(list)
    persons = _persons_by_company_name(partition)
    titled = _titled_namesakes(partition)
    apart = {*persons, *(i for members in titled.values() for i in members)}
    for i, mention in enumerate(partition.mentions):
        if mention.kind == NAME and i not in apart:
            groups[_group_key(partition.parse, mention)].append(i)
    for members in groups.values():
        for i in members[1:]:
            partition.merge(i, members[0], "same name")
    people = {
        key: members
        for key, members in groups.items()
        if partition.mentions[members[0]].type == _PERSON and not _is_team(partition, members[0])
    }
    others = {key: members for key, members in groups.items() if key not in people}
    _link_variants(partition, people)
    _link_short_names(partition, people, groups)
    for i in persons:
        _link_short_names(partition, people, {name_words(partition.mentions[i].name): [i]})
    for (name, _), members in titled.items():
        for i in members[1:]:
            partition.merge(i, members[0], "same name")
        _link_short_names(partition, people, {name_words(name): members})
    link_misspelt(partition, people, others)
    _link_shortened(partition, others)
    link_acronyms(partition, others)
    for key, members in groups.items():
        if len(key) == 2 and key[0] in _CLASSES and key[1:] in groups and members[0] < groups[key[1:]][0]:  # noqa: PLR2004
            partition.merge(groups[key[1:]][0], members[0], "name without its class")


def name_words(name: str) -> Key:
    """A name as lower-case words without accents and punctuation; a country by any of its names is one key."""
    first, _, rest = name.partition(" ")
    if rest and first in ABBREVIATIONS:
        name = f"{COUNTRIES[first]} {rest}"  # "US Congress"
    plain = name = COUNTRIES.get(name, name)
    if not name.isascii():
        plain = without_accents(name)
    words = plain.casefold().replace("-", " ").replace("'s", "").split()
    key = tuple(word for w in words if (word := w.strip(".,'\"()"))) or (name,)
    if len(key) > 1 and (key[-1] in _STREETS or key[-1] == "games"):
        return (*key[:-2], f"{key[-2]}s") if key[-1] == "games" and key[-2] in _GAMES else (*key[:-1], _full(key[-1]))
    return key


def _group_key(parse: Parse, mention: MentionSpan) -> Key:
    """The words of a name, of a saint's without the title, of an event's with the year of its edition at the end."""
    key = name_words(mention.name)
    if len(key) > 1 and (key[0] == "the" or (mention.type == _PERSON and key[0] in _SAINT)):
        return key[1:]
    if mention.type == _EVENT:
        years = [word for word in key if _is_year(word)] or [
            parse.words[j] for j in parse.children[mention.head] if j < mention.start and _is_year(parse.words[j])
        ]
        rest = tuple(word for word in key if word not in years)
        return (*rest, *years[:1]) if rest else key
    return key


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit() and word[0] in "12"


def _full(word: str) -> str:
    return _STREETS.get(word, word)


_COUNTRY_KEYS = frozenset(name_words(name) for name in COUNTRIES)
_PLACE_KEYS = frozenset(name_words(name) for name in PLACES)


def _persons_by_company_name(partition: Partition) -> dict[int, None]:
    """Mentions of persons by a bare name that stands for a company elsewhere: "Mr Holt" in a text about Holt Steel."""
    names = [(i, m) for i, m in enumerate(partition.mentions) if m.kind == NAME and " " not in m.name]
    companies = {m.name for _, m in names if m.type == _ORGANIZATION}
    return {i: None for i, m in names if m.type == _PERSON and m.name in companies}


def _titled_namesakes(partition: Partition) -> dict[tuple[str, str], list[int]]:
    """Family names that their title keeps from another's of that name before: "Mr Holt", after Anna Holt."""
    full: dict[str, dict[str, None]] = defaultdict(dict)
    short: dict[tuple[str, str], list[int]] = defaultdict(list)
    bare: set[str] = set()
    for i, mention in enumerate(partition.mentions):
        if mention.kind != NAME or mention.type != _PERSON:
            continue
        gender = partition.genders.get(i, "")
        first, _, last = mention.name.rpartition(" ")
        if first:
            full[last].setdefault(gender)
        elif last not in full:
            bare.add(last)
        elif gender and last not in bare and partition.parse.lower[mention.start - 1] in _SEXED:
            short[last, gender].append(i)
    return {key: members for key, members in short.items() if full.get(key[0], {}).keys() - {key[1], ""}}


def _is_team(partition: Partition, i: int) -> bool:
    """Whether a name is a plural with an article: "the Lindholm Falcons", "the Falcons' coach"."""
    parse, mention = partition.parse, partition.mentions[i]
    if parse.tags[mention.end - 1] not in {"NNPS", "NNS"}:
        return False
    is_possessor = parse.deps[mention.head] == "poss" and mention.start > 0
    return _has_article(partition, i) or (is_possessor and parse.lower[mention.start - 1] == "the")


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
        if len(short) == 1 and _is_in_place(partition, members[0]):
            continue
        options = [
            key
            for key in dict.fromkeys((*by_end.get(short[0], ()), *by_end.get(short[-1], ())))
            if len(short) < len(key) and _is_part(short, key, partition.mentions[people[key][0]].name)
        ]
        options = [
            key
            for key in options
            if _fits(partition, members[0], people[key][0])
            and (key[0] in _NOBLE or not _has_article(partition, people[key][0]))
        ]
        if not options:
            continue
        best = _most_salient(partition, options, people, members[0])
        partition.merge(members[0], people[best][0], "short name")


def _is_in_place(partition: Partition, i: int) -> bool:
    """Whether the place that a name is in follows: "Austin, Texas"."""
    words, end = partition.parse.words, partition.mentions[i].end
    return words[end : end + 1] == [","] and " ".join(words[end + 1 : end + 2]) in STATES | frozenset(COUNTRIES)


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
        is_noun = len(short) == 1 and (short[0] in HEAD_TYPES or len(short[0]) == 1)
        if is_noun or partition.mentions[others[short][0]].name in KNOWN:
            _link_noun(partition, short, others, keys)
        if is_noun:
            continue
        near = dict.fromkeys((*by_end.get(short[0], ()), *by_end.get(short[-1], ())))
        options = [key for key in near if len(key) > len(short) and _is_shortened(partition, short, key, others)]
        if short == ("korea",) and ("north", "korea") not in others:
            options = [key for key in near if key == ("south", "korea")]
        first = others[short][0]
        if len(options) > 1 and not _is_known_place(partition, first):
            options = [key for key in options if others[key][0] < first]  # the one that was introduced before
        if len(options) == 1 or (options and _is_known_place(partition, first)):
            partition.merge(first, others[options[0]][0], "shortened name")


def _link_noun(partition: Partition, short: Key, others: Mapping[Key, list[int]], keys: Sequence[Key]) -> None:
    """Merge "the Games" with the one name before it that has this noun as its head: "Paralympic Games"."""
    first = others[short][0]
    before = [key for key in keys if others[key][0] < first and len(key) > 1 and short[0] in _head_words(key)]
    if not _has_article(partition, first):
        before = [key for key in before if key[:-1] in _COUNTRY_KEYS]  # "Congress" after "US Congress"
    if len(before) == 1:
        partition.merge(first, others[before[0]][0], "noun of the name")


def _head_words(key: Key) -> tuple[str, ...]:
    return (key[key.index("of") - 1],) if "of" in key[1:] else (key[-1],)


def _is_known_place(partition: Partition, i: int) -> bool:
    return partition.mentions[i].name in PLACES


def _is_shortened(partition: Partition, short: Key, long: Key, others: Mapping[Key, list[int]]) -> bool:
    a, b = partition.mentions[others[short][0]], partition.mentions[others[long][0]]
    if long[: len(short)] == short and a.name not in COUNTRIES:
        return _lacks_generic(partition, short, long, others)
    if len(short) == 1 and short[0] == f"{long[0]}s":
        return long[1:] in _RANGES and _has_article(partition, others[short][0])  # "the Faroes"
    if long[-len(short) :] != short or a.name in PLACES or a.name in DEMONYMS:
        return False
    if len(short) > 1:
        return a.type == b.type
    if long in _FIRST_WORDS_DROPPED:
        return True
    if b.type in _LOCATIONS or b.type == EntityType.EVENT.value:
        return False  # no team
    if any(_is_team(partition, i) for i in others[short]):
        return True
    is_plural = short[0].endswith("s") and any(_has_article(partition, i) for i in others[short])
    return is_plural and any(_has_article(partition, i) for i in others[long])  # "the Falcons"


def _lacks_generic(partition: Partition, short: Key, long: Key, others: Mapping[Key, list[int]]) -> bool:
    """Whether a long name goes on with nothing but what kind of thing it is: "Penrose" and "Penrose Foods Ltd"."""
    a, b = partition.mentions[others[short][0]], partition.mentions[others[long][0]]
    rest = set(long[len(short) :])
    if b.type == _EVENT and _is_year(long[-1]) and len(rest) == 1:
        return a.type == _EVENT and others[long][0] < others[short][0]  # "the Expo" after "the 2016 Expo"
    if len(short) > 1 and long[len(short)] == "of" and a.type == b.type == _ORGANIZATION:
        return _is_place_key(long[len(short) + 1 :])  # "the Green Party of Norway"
    if (short in {("north",), ("south",)} and b.name in COUNTRIES) or long == ("new", "york", "city"):
        return True
    if a.type != _PLACE and (rest <= _ORGANIZATION_TAILS or (long[-1] in _ORGANIZATION_TAILS and rest <= _OF_FIRMS)):
        return True
    if rest <= _PLACE_TAILS and b.type in _LOCATIONS:
        return a.name not in CITIES and (a.name in PLACES or a.type == _PLACE) and rest.isdisjoint(_TOWNS_SHARE)
    last = long[-1]
    if last in _SCHOOLS and len(rest) == 1 and a.name not in PLACES and others[long][0] < others[short][0]:
        return a.type == b.type or _is_after(partition, others[short], "at")  # "at Cornell"
    is_trade = last in TRADES and others[long][0] < others[short][0]
    is_generic = HEAD_TYPES.get(last) == b.type or last in SUFFIXES or is_trade
    is_known = a.name in PLACES or a.type == _PLACE
    return len(long) == len(short) + 1 and is_generic and not is_known and a.type == b.type


def _is_after(partition: Partition, members: Sequence[int], word: str) -> bool:
    parse = partition.parse
    return any(parse.lower[start - 1] == word for i in members if (start := partition.mentions[i].start))


def _is_place_key(key: Key) -> bool:
    return key[key[0] == "the" :] in _PLACE_KEYS
