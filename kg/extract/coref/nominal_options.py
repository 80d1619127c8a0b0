"""Which entities a definite noun phrase may point back to: their nouns fit, and nothing tells them apart from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref.organizations import is_co_argument, kinds_of
from kg.extract.coref.phrases import DEFINITE, MEMORY, NEVER_ANTECEDENT, determiner_of, modifiers_of
from kg.extract.coref.profiles import Profile, described_as, names_in, noun_modifiers, numbers_of, owner_of, profile_of
from kg.extract.layers import NOMINAL, PRONOUN
from kg.extract.words.gazetteer import CITIES, COUNTRIES, DEMONYMS, REGIONS, STATES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.kinds import KIND_NOUNS, LOOSE_KINDS
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


def options_of(partition: Partition, i: int) -> list[Option]:
    """The entities before nominal `i` whose nouns or type fit, nearest first."""
    lemma = partition.lemmas[i]
    related, by_type = related_to(lemma), _is_by_type(partition, i)
    points = by_type and determiner_of(partition, i) in DEMONSTRATIVE
    found: list[Option] = []
    nearest: dict[int, int] = {}
    seen = {partition.owner[i]}
    mentions, lemmas, owners = partition.mentions, partition.lemmas, partition.owner
    for j in _reached(partition, i, lemma):
        owner = owners[j]
        if owner in seen:
            continue
        kind = mentions[j].kind
        if kind == PRONOUN:
            continue
        first = nearest.setdefault(owner, j)
        if not (lemmas[j] in related or points if kind == NOMINAL else by_type or _shares(partition, j, related)):
            continue
        seen.add(owner)
        relation = _relation(partition, i, first, owner)
        if relation and _may_be(partition, i, first, owner) and not _differs(partition, i, owner):
            found.append(Option(owner, first, relation))
    found.sort(key=lambda option: -option.nearest)
    return found


def _shares(partition: Partition, j: int, related: frozenset[str]) -> bool:
    """Whether a name has a noun of these: "Coble Dock", "the harbour Coble"."""
    nouns = partition.name_nouns.get(j)
    if nouns is None:
        name = partition.mentions[j].name
        inside = frozenset(name.casefold().split()) if " " in name else _NONE
        nouns = partition.name_nouns[j] = inside | described_as(partition, j)
    return not related.isdisjoint(nouns)


def _is_by_type(partition: Partition, i: int) -> bool:
    """Whether the phrase may take up a name by its type alone."""
    lemma, type_ = partition.lemmas[i], partition.mentions[i].type
    is_vague = lemma in _UNIQUE or (type_ == _PERSON and lemma not in _ANYBODY)
    return lemma in HEAD_TYPES and type_ not in {_THING, _GROUP} and not is_vague and not _is_ours(partition, i)


def _reached(partition: Partition, i: int, lemma: str) -> Iterator[int]:
    """Mentions before `i` that are near, then those far away that have the same noun."""
    here = partition.sentence[i]
    start = bisect_left(partition.sentence, here - _NEAR, 0, i)
    yield from range(i - 1, start - 1, -1)
    first, far = bisect_left(partition.sentence, here - _FAR, 0, start), list[int]()
    for places in (partition.nominals.get(lemma, ()), partition.name_ends.get(lemma, ())):
        far += places[bisect_left(places, first) : bisect_left(places, start)]
    yield from sorted(far, reverse=True)


def _relation(partition: Partition, i: int, j: int, owner: int) -> str:
    """How the noun of `i` fits an entity: its own noun, the noun of its name, a synonym, a kind, or by type only."""
    lemma = partition.lemmas[i]
    profile = profile_of(partition, owner, i)
    mention = partition.mentions[i]
    if lemma in profile.lemmas:
        return "head"
    if lemma in profile.lasts:
        return "last"
    if lemma in profile.words:
        return "word"
    if _has(profile, ALIKE.get(lemma, _NONE)):
        return "synonym"
    if _has(profile, KINDS_BELOW.get(lemma, _NONE)):
        return "kind"
    if profile.named and not _is_ours(partition, i):
        return _by_type(partition, i, j, lemma)
    if not profile.lemmas.isdisjoint(KINDS_OF.get(lemma, _NONE)):
        return "narrower"
    same = mention.type == partition.type(j) not in {_THING, _EVENT} and lemma in HEAD_TYPES
    return "type" if same and determiner_of(partition, i) in DEMONSTRATIVE else ""


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
        return "" if kinds or type_ != _ORGANIZATION else "type"
    wanted_type = partition.mentions[i].type
    if name in COUNTRIES:
        return ""  # "the region", "the island"
    is_vague = lemma in _UNIQUE or (wanted_type == _PERSON and lemma not in _ANYBODY)
    return "type" if wanted_type == type_ not in {_THING, _GROUP} and not is_vague else ""


def _may_be(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether nothing forbids it: number, gender, binding, a second name."""
    mine = partition.owner[i]
    if mine in partition.named and owner in partition.named:
        return False
    genders = partition.genders.get(mine, ""), partition.genders.get(owner, "")
    if all(genders) and genders[0] != genders[1]:
        return False
    if not _numbers_agree(partition, i, j, owner):
        return False
    if determiner_of(partition, j) in NEVER_ANTECEDENT and len(partition.members[owner]) == 1:
        return False
    return not is_bound(partition, i, owner)


def is_bound(partition: Partition, i: int, owner: int) -> bool:
    """Whether the phrase is in a phrase about the entity, or about it, or listed beside it."""
    parse, mention = partition.parse, partition.mentions[i]
    around = _phrases_around(parse, mention.head)
    for k in partition.earlier(owner, i):
        if partition.sentence[k] != partition.sentence[i]:
            break
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


def _differs(partition: Partition, i: int, owner: int) -> bool:
    """Whether a modifier or owner tells the phrase's thing from the entity: "the European", "the second team"."""
    profile = profile_of(partition, owner, i)
    mine = modifiers_of(partition, i)
    nouns = frozenset[str]() if determiner_of(partition, i) in DEMONSTRATIVE else noun_modifiers(partition, i)
    own_names = names_in(partition, i)
    if partition.lemmas[i] in _SITUATED and profile.named and not profile.names:
        own_names = own_names - _ADJECTIVES  # "the West African country", "the Bavarian city": where it is
    for own, theirs in (
        (own_names, profile.names | profile.words),
        (numbers_of(partition, i), profile.numbers),
        (nouns, profile.nouns),  # "this science fair" may well be the robotics fair that was spoken of
        (mine & ORDINALS, profile.modifiers & ORDINALS),
    ):
        if own and theirs and not own & theirs:
            return True
    if _is_of_another(partition, i, profile) or _is_one_of_a_series(partition, i, owner, profile):
        return True
    new = mine - profile.modifiers - profile.words
    return any(word in _OTHER or _OPPOSITES.get(word) in profile.modifiers for word in new)


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
