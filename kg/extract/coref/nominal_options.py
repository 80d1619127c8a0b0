"""Which entities a definite noun phrase may point back to: their nouns fit, and nothing tells them apart from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref.organizations import is_co_argument, kinds_of
from kg.extract.coref.phrases import DEFINITE, MEMORY, NEVER_ANTECEDENT, determiner_of
from kg.extract.coref.profiles import Profile, described_as, own_profile, owner_of, profile_of
from kg.extract.layers import NOMINAL, PRONOUN
from kg.extract.words.gazetteer import CITIES, COUNTRIES, DEMONYMS, REGIONS, STATES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.kinds import AREAS, KIND_NOUNS, LOOSE_KINDS, NAMED_BY_KIND
from kg.extract.words.nouns import EVERYWHERE
from kg.extract.words.synonyms import ALIKE, KINDS_BELOW, KINDS_OF, related_to
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_ORGANIZATION, _GROUP = EntityType.ORGANIZATION.value, EntityType.GROUP.value
_EVENT = EntityType.EVENT.value
DEMONSTRATIVE = DEFINITE - {"the"}
_ANYBODY = frozenset("man woman boy girl guy lady person gentleman teenager kid child baby pensioner".split())
"""Nouns that anybody of the sex and age may be called by."""
_COUNTRY_NOUNS = frozenset("country nation state republic kingdom monarchy homeland".split())
_CONTINENTS = frozenset(
    "Africa,Antarctica,Asia,Australia,Europe,America,North America,South America,Latin America".split(",")
)
_CITY_NOUNS = frozenset("city town metropolis capital municipality".split())
_SITUATED = _COUNTRY_NOUNS | _CITY_NOUNS | frozenset("island port village region province district resort".split())
_ADJECTIVES = frozenset(word.casefold() for name in DEMONYMS for word in name.split()) | frozenset(
    """african asian european american arab arabian scandinavian nordic baltic balkan caucasian caribbean pacific
    atlantic mediterranean himalayan andean alpine saharan sahel oceanian eurasian north south east west northern
    southern eastern western central latin gulf middle adriatic aegean""".split()
)
"""Words for the part of the world that something lies in."""
_UNIQUE = EVERYWHERE | frozenset({"moon", "sun", "sky", "sea", "ocean", "horizon", "equator", "universe"})
"""Nouns that say what they stand for: no name is taken up by them."""
_OURS = frozenset({"my", "our", "your"})
_NEAR = 12
"""Sentences within which a phrase may be taken up by another noun than its own."""
_FAR = 60
_NONE = frozenset[str]()
_FOR_KINDS = frozenset({_ORGANIZATION, _THING})
"""Types of names that a noun for a kind of organisation may take up."""
_PARTS_OF_THE_WORLD = REGIONS | STATES
_RECENT = 2
_YEAR = re.compile(r"[12]\d{3}")
_CLAUSAL = frozenset({"relcl", "acl", "conj", "ccomp", "advcl", "appos", "parataxis"})
_OTHER = frozenset(
    """other another different next previous new former second third fourth fifth sixth seventh eighth ninth
    tenth combined merged joint enlarged""".split()
)
"""Modifiers that say it is not the one that was spoken of, or not it alone."""
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh last next other another same previous former latter only".split()
)
_PAIRS = """
old new, old young, big small, large small, bigger smaller, larger smaller, left right, upper lower, inner outer,
eastern western, northern southern, north south, east west, main minor, major minor, local national, public private,
foreign domestic, early late, earlier later, female male, good bad, better worse, best worst, top bottom, senior junior,
civil military, civilian military, rich poor, black white, high low, higher lower, long short, longer shorter,
hot cold, warm cool, strong weak, heavy light, fast slow, wide narrow, deep shallow, front rear, front back,
internal external, urban rural, modern ancient, temporary permanent, full partial, positive negative,
winning losing, incoming outgoing, ruling opposition, indoor outdoor, summer winter, morning evening
"""
_OPPOSITES = {a: b for pair in _PAIRS.split(",") for one, two in [pair.split()] for a, b in ((one, two), (two, one))}


class Option(NamedTuple):
    """An entity that a phrase may point back to: its nearest mention that is no pronoun, and how the nouns relate."""

    owner: int
    nearest: int
    relation: str


class Wanted(NamedTuple):
    """What is the same for all entities that a phrase is compared with."""

    lemma: str
    alike: frozenset[str]
    kinds: frozenset[str]
    """The nouns for what is of its kind."""
    above: frozenset[str]
    ours: bool
    points: bool
    """Whether it has a demonstrative."""


def options_of(partition: Partition, i: int) -> list[Option]:
    """The entities before nominal `i` whose nouns or type fit, nearest first."""
    lemma = partition.lemmas[i]
    by_type = _is_by_type(partition, i)
    wanted = Wanted(
        lemma,
        ALIKE.get(lemma, _NONE),
        KINDS_BELOW.get(lemma, _NONE),
        KINDS_OF.get(lemma, _NONE),
        _is_ours(partition, i),
        determiner_of(partition, i) in DEMONSTRATIVE,
    )
    found = []
    for owner, nearest in _fitting_entities(partition, i, by_type, by_type and wanted.points):
        if _may_agree(partition, i, nearest, owner):
            relation = _relation(partition, i, nearest, owner, wanted)
            if relation and _may_be(partition, i, nearest, owner) and not _differs(partition, i, owner, wanted):
                found.append(Option(owner, nearest, relation))
    found.sort(key=lambda option: -option.nearest)
    return found


def _fitting_entities(partition: Partition, i: int, by_type: bool, points: bool) -> Iterator[tuple[int, int]]:  # noqa: FBT001
    """Entities with a noun that the phrase may take up, near or, if it is the same noun, far; each with its nearest.

    A phrase may take up any name `by_type`, and if it `points`, any noun, too.
    """
    owners, lemma = partition.owner, partition.lemmas[i]
    start = bisect_left(partition.sentence, partition.sentence[i] - _NEAR, 0, i)
    fitting = _fitting(partition, lemma)
    near = fitting[bisect_left(fitting, start) : bisect_left(fitting, i)]
    if points:
        near = [j for j in range(start, i) if partition.mentions[j].kind != PRONOUN]
    seen = {owners[i]}
    for j in near:
        owner = owners[j]
        if owner not in seen:
            seen.add(owner)
            yield owner, _nearest(partition, owner, i)
    if by_type and not points:
        for owner in _entities_by_type(partition, i, start, seen):
            yield owner, _nearest(partition, owner, i)
    far: dict[int, int] = {}
    for j in _far(partition, i, start):
        owner = owners[j]
        nearest = far.setdefault(owner, j)
        if owner not in seen and (by_type or _is_in(fitting, j)):
            seen.add(owner)
            near_one = _nearest(partition, owner, i)
            yield owner, near_one if near_one >= start else nearest


def _entities_by_type(partition: Partition, i: int, start: int, seen: set[int]) -> Iterator[int]:
    """Entities with a name near, of a type that the phrase may take up or with a related noun further away.

    They are added to those `seen` before. What a look at the type refuses costs no more: it is most of them.
    """
    names, owners, typed, lemma = partition.names, partition.owner, partition.typed, partition.lemmas[i]
    types, related = _types_for(partition, i), related_to(lemma)
    for j in names[bisect_left(names, start) : bisect_left(names, i)]:
        owner = owners[j]
        if owner in seen:
            continue
        seen.add(owner)
        if types is not None and typed[owner][2] not in types:
            profile = profile_of(partition, owner, i)
            if related.isdisjoint(profile.lemmas) and related.isdisjoint(profile.words):
                continue
        yield owner


def _types_for(partition: Partition, i: int) -> frozenset[str] | None:
    """The types of names that a phrase may take up by their type; None where their words count as well."""
    lemma, type_ = partition.lemmas[i], partition.mentions[i].type
    if lemma in _COUNTRY_NOUNS or lemma in _CITY_NOUNS:
        return None
    return _FOR_KINDS | {type_} if lemma in KIND_NOUNS else frozenset({type_})


def _nearest(partition: Partition, owner: int, i: int) -> int:
    """The last mention of an entity before mention `i` that is no pronoun; -1 where there is none."""
    members = partition.members[owner]
    for k in range(bisect_left(members, i) - 1, -1, -1):
        if partition.mentions[members[k]].kind != PRONOUN:
            return members[k]
    return -1


def _is_in(positions: list[int], j: int) -> bool:
    place = bisect_left(positions, j)
    return place < len(positions) and positions[place] == j


def _fitting(partition: Partition, lemma: str) -> list[int]:
    """The nominals and names of the text that have a related noun: "Coble Dock", "the harbour Coble"."""
    found = partition.fitting.get(lemma)
    if found is None:
        nouns = partition.name_nouns
        if nouns is None:
            nouns = partition.name_nouns = _nouns_of_names(partition)
        places: set[int] = set()
        for noun in related_to(lemma):
            places.update(partition.nominals.get(noun, ()), nouns.get(noun, ()))
        found = partition.fitting[lemma] = sorted(places)
    return found


def _nouns_of_names(partition: Partition) -> dict[str, list[int]]:
    """Where the words of names of several words stand, and the nouns right before names."""
    found: dict[str, list[int]] = {}
    for j in partition.names:
        name = partition.mentions[j].name
        for word in name.casefold().split() if " " in name else ():
            found.setdefault(word, []).append(j)
        for noun in described_as(partition, j):
            found.setdefault(noun, []).append(j)
    return found


def _is_by_type(partition: Partition, i: int) -> bool:
    """Whether the phrase may take up a name by its type alone."""
    lemma, type_ = partition.lemmas[i], partition.mentions[i].type
    is_vague = lemma in _UNIQUE or (type_ == _PERSON and lemma not in _ANYBODY)
    return lemma in HEAD_TYPES and type_ not in {_THING, _GROUP} and not is_vague and not _is_ours(partition, i)


def _far(partition: Partition, i: int, start: int) -> list[int]:
    """Mentions before those that are near, with the very noun of the phrase, nearest first."""
    lemma = partition.lemmas[i]
    first, far = bisect_left(partition.sentence, partition.sentence[i] - _FAR, 0, start), list[int]()
    for places in (partition.nominals.get(lemma, ()), partition.name_ends.get(lemma, ())):
        far += places[bisect_left(places, first) : bisect_left(places, start)]
    return sorted(far, reverse=True)


def _relation(partition: Partition, i: int, j: int, owner: int, wanted: Wanted) -> str:
    """How the noun of `i` fits an entity: its own noun, the noun of its name, a synonym, a kind, or by type only."""
    lemma = wanted.lemma
    profile = profile_of(partition, owner, i)
    if lemma in profile.lemmas:
        return "head"
    if lemma in profile.lasts:
        return "last"
    if lemma in profile.words:
        return "word"
    if _has(profile, wanted.alike):
        return "synonym"
    if _has(profile, wanted.kinds):
        return "kind"
    if profile.named and not wanted.ours:
        return _by_type(partition, i, j, lemma)
    if not profile.lemmas.isdisjoint(wanted.above):
        return "narrower"
    same = wanted.points and partition.mentions[i].type == partition.type(j) not in {_THING, _EVENT}
    return "type" if same and lemma in HEAD_TYPES else ""


def _has(profile: Profile, nouns: frozenset[str]) -> bool:
    """Whether an entity is called by one of these, or a name of its ends in one."""
    return bool(nouns) and not (profile.lemmas.isdisjoint(nouns) and profile.lasts.isdisjoint(nouns))


def _is_ours(partition: Partition, i: int) -> bool:
    """Whether the phrase is what the speaker or hearer has: "our country" is no country that was spoken of."""
    parse = partition.parse
    owner = parse.child(partition.mentions[i].head, "poss")
    return owner is not None and parse.lower[owner] in _OURS


def _by_type(partition: Partition, i: int, j: int, lemma: str) -> str:
    """How a noun fits an entity that has a name, by what names of its kind are."""
    type_ = partition.type(j)
    name = partition.mentions[j].name
    if partition.plural[i] != partition.is_plural(j):
        return ""
    if lemma in _COUNTRY_NOUNS or lemma == "continent":
        return "country" if name in (_CONTINENTS if lemma == "continent" else COUNTRIES) else ""
    if lemma in _CITY_NOUNS and name in CITIES:
        return "city"
    if lemma in _CITY_NOUNS:
        return "place" if type_ == _PLACE and name not in COUNTRIES and name not in _PARTS_OF_THE_WORLD else ""
    if lemma in KIND_NOUNS and type_ in {_ORGANIZATION, _THING}:
        kinds, wanted = kinds_of(partition, j), KIND_NOUNS[lemma]
        if wanted in kinds or kinds & LOOSE_KINDS.get(wanted, frozenset()):
            return "organisation"
        return "" if kinds or type_ != _ORGANIZATION or wanted in NAMED_BY_KIND else "type"
    wanted_type = partition.mentions[i].type
    if name in COUNTRIES or (name in CITIES and lemma not in AREAS):
        return ""  # "the region", "the island"; "the road"
    is_vague = lemma in _UNIQUE or (wanted_type == _PERSON and lemma not in _ANYBODY)
    return "type" if wanted_type == type_ not in {_THING, _GROUP} and not is_vague else ""


def _may_agree(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether number, gender and names do not forbid it, as far as that is known without a look at what was said."""
    mine = partition.owner[i]
    if mine in partition.named and owner in partition.named:
        return False
    genders = partition.genders.get(mine, ""), partition.genders.get(owner, "")
    if all(genders) and genders[0] != genders[1]:
        return False
    is_plural = partition.plural[i]
    return is_plural == (owner in partition.many) or (is_plural and partition.mentions[j].kind != NOMINAL)


def _may_be(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether nothing else forbids it: number, determiner, binding."""
    if not _numbers_agree(partition, i, j, owner):
        return False
    if determiner_of(partition, j) in NEVER_ANTECEDENT and len(partition.members[owner]) == 1:
        return False
    return not is_bound(partition, i, owner)


def is_bound(partition: Partition, i: int, owner: int) -> bool:
    """Whether the phrase is in a phrase about the entity, or about it, or listed beside it."""
    parse, mention = partition.parse, partition.mentions[i]
    around: set[int] | None = None
    for k in partition.earlier(owner, i):
        if partition.sentence[k] != partition.sentence[i]:
            break
        around = _phrases_around(parse, mention.head) if around is None else around
        head = partition.mentions[k].head
        if is_co_argument(parse, mention.head, head):
            return True  # "The leader met the minister": two
        if head in around or mention.start <= head < mention.end or mention.head in _phrases_around(parse, head):
            return True
        if parse.deps[mention.head] == "conj" and head in parse.conjuncts(_first(parse, mention.head)):
            return True
    return False


def _numbers_agree(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether one is meant by both or many; names may be of many ("the Faroe Islands"), but no person's is."""
    if partition.mentions[j].kind == NOMINAL or not partition.plural[i]:
        return partition.plural[i] == partition.is_plural(j)
    return partition.is_plural(j) or (partition.type(j) != _PERSON and not profile_of(partition, owner, i).lemmas)


def _differs(partition: Partition, i: int, owner: int, wanted: Wanted) -> bool:
    """Whether a modifier or owner tells the phrase's thing from the entity: "the European", "the second team"."""
    profile, own = profile_of(partition, owner, i), own_profile(partition, i)
    mine = own.modifiers
    names = own.names
    if names and profile.named and not profile.names and partition.lemmas[i] in _SITUATED:
        names -= _ADJECTIVES  # "the West African country", "the Bavarian city": where it is
    if names and (profile.names or profile.words) and names.isdisjoint(profile.names | profile.words):
        return True
    if own.numbers and profile.numbers and own.numbers.isdisjoint(profile.numbers):
        return True
    is_other = own.nouns and profile.nouns and own.nouns.isdisjoint(profile.nouns)
    if is_other and not wanted.points:
        return True  # "this science fair" may well be the robotics fair that was spoken of
    if mine and profile.modifiers and _order_differs(mine & ORDINALS, profile.modifiers & ORDINALS):
        return True
    if _is_of_another(partition, i, profile) or _is_one_of_a_series(partition, i, owner, profile):
        return True
    new = mine - profile.modifiers - profile.words
    return any(word in _OTHER or _OPPOSITES.get(word) in profile.modifiers for word in new)


def _order_differs(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_of_another(partition: Partition, i: int, profile: Profile) -> bool:
    """Whether the phrase is somebody's and the entity is somebody else's, both of whom are known."""
    mine = owner_of(partition, i)
    if mine is None or not profile.owners:
        return False
    owners = {partition.owner[k] for k in profile.owners}
    return partition.owner[mine] not in owners and all(
        _is_known(partition, owner) for owner in (partition.owner[mine], *owners)
    )


def _is_one_of_a_series(partition: Partition, i: int, owner: int, profile: Profile) -> bool:
    """Whether a year told the entity from others of its kind ("the 2022 final"), and was said once, a while ago."""
    members = partition.members[owner]
    if len(members) > 1 or partition.sentence[i] - partition.sentence[members[0]] <= _RECENT:
        return False
    return any(_YEAR.fullmatch(word) for word in profile.numbers)


def _is_known(partition: Partition, owner: int) -> bool:
    return any(partition.mentions[k].kind != PRONOUN for k in partition.members[owner][:MEMORY])


def _first(parse: Parse, i: int) -> int:
    while parse.deps[i] == "conj":
        i = parse.heads[i]
    return i


def _phrases_around(parse: Parse, i: int) -> set[int]:
    """Heads of the phrases that token `i` is part of, other than in a clause about them."""
    found: set[int] = set()
    while parse.heads[i] != i and parse.deps[i] not in _CLAUSAL:
        i = parse.heads[i]
        if parse.pos[i] in {"VERB", "AUX"}:
            break
        found.add(i)
    return found
