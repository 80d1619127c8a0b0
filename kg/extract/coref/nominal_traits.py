"""What speaks for and against an antecedent of a definite noun phrase: the traits that the ranker weighs.

Traits are names of what holds, of an entity as the partition stands when the phrase is reached, or of the phrase alone
where nothing may be its antecedent. Words come in only by classes: heads alike, one a kind of the other, of one type.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref.organizations import kinds_of
from kg.extract.coref.phrases import (
    DEFINITE,
    MEMORY,
    NEVER_ANTECEDENT,
    complement_of,
    determiner_of,
    has_own_complement,
    is_predicate,
    modifiers_of,
    possessor_of,
)
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.gazetteer import CITIES, COUNTRIES, REGIONS, STATES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.kinds import KIND_NOUNS, LOOSE_KINDS
from kg.extract.words.nouns import EVERYWHERE
from kg.extract.words.synonyms import is_kind_of, is_synonym
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_ORGANIZATION, _GROUP = EntityType.ORGANIZATION.value, EntityType.GROUP.value
_DEMONSTRATIVE = DEFINITE - {"the"}
_ANYBODY = frozenset("man woman boy girl guy lady person gentleman teenager kid child baby pensioner".split())
_COUNTRY_NOUNS = frozenset("country nation state republic kingdom monarchy homeland".split())
_CITY_NOUNS = frozenset("city town metropolis capital municipality".split())
_OURS = frozenset({"my", "our", "your"})
_TALK = frozenset("i me my we us our you your".split())
_TALKATIVE = 0.01
_SENTENCES = (0, 1, 2, 4, 8, 15)
_SIZES = (1, 2, 4, 8)
_NEAR = 12
"""Sentences within which a phrase may be taken up by another noun than its own."""
_FAR = 60
_OFTEN = (1, 2, 3, 5, 8)
_BECOMING = frozenset({"become", "remain", "constitute"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSAL = frozenset({"relcl", "acl", "conj", "ccomp", "advcl", "appos", "parataxis"})
_OTHER = frozenset("other another different next previous second third fourth fifth sixth seventh eighth ninth tenth".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh last next other another same previous former latter only".split()
)


class Profile(NamedTuple):
    """What the names and nominals of an entity say of it."""

    lemmas: frozenset[str]
    words: frozenset[str]
    lasts: frozenset[str]
    modifiers: frozenset[str]
    nouns: frozenset[str]
    """The modifiers that are nouns or names."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Names and numbers that tell it from others of its kind."""
    complements: frozenset[str]
    owners: frozenset[int]
    """Mentions that possess it, and that it is of."""
    named: bool


def profile_of(partition: Partition, owner: int, i: int) -> Profile:
    """The profile of an entity before mention `i`; remembered until the entity grows."""
    before = partition.before(owner, i)
    known = partition.profiles.get(owner)
    if known is not None and known[0] == before:
        return known[1]
    found = _profile(partition, partition.members[owner][:before][-MEMORY:])
    partition.profiles[owner] = before, found
    return found


def _profile(partition: Partition, members: list[int]) -> Profile:
    lemmas: set[str] = set()
    words: set[str] = set()
    lasts: set[str] = set()
    modifiers: set[str] = set()
    nouns: set[str] = set()
    numbers: set[str] = set()
    names: set[str] = set()
    complements: set[str] = set()
    owners: set[int] = set()
    for k in members:
        mention = partition.mentions[k]
        if mention.kind == NOMINAL:
            lemmas.add(partition.lemmas[k])
            modifiers |= modifiers_of(partition, k)
            nouns |= noun_modifiers(partition, k)
            numbers |= numbers_of(partition, k)
            names |= names_in(partition, k)
            complements.add(complement_of(partition, k))
            if (owner := owner_of(partition, k)) is not None:
                owners.add(owner)
        elif mention.kind == NAME:
            split = mention.name.casefold().split()
            words.update(split)
            lasts.add(split[-1])
    return Profile(frozenset(lemmas), frozenset(words), frozenset(lasts), frozenset(modifiers), frozenset(nouns), frozenset(numbers), frozenset(names), frozenset(complements - {""}), frozenset(owners), bool(lasts))


def noun_modifiers(partition: Partition, i: int) -> frozenset[str]:
    """Those of a phrase's modifiers that are nouns or names."""
    parse, mention = partition.parse, partition.mentions[i]
    adjectives = {parse.lemmas[k].lower() for k in range(mention.start, mention.head) if parse.pos[k] in {"ADJ", "VERB"}}
    return modifiers_of(partition, i) - adjectives


def numbers_of(partition: Partition, i: int) -> set[str]:
    """Numbers and years before the noun: "the 2010 season", "the three men"."""
    parse, mention = partition.parse, partition.mentions[i]
    return {parse.lower[k] for k in range(mention.start, mention.head) if parse.pos[k] == "NUM"}


def names_in(partition: Partition, i: int) -> set[str]:
    """Words before the noun that are names, or parts of one: "the Afghan team", "Berg's plant"."""
    parse, mention = partition.parse, partition.mentions[i]
    return {
        parse.lower[k]
        for k in range(mention.start, mention.head)
        if parse.words[k][:1].isupper() and parse.pos[k] in {"PROPN", "ADJ", "NOUN"}
    }


def owner_of(partition: Partition, i: int) -> int | None:
    """The mention that the noun belongs to: "Berg" in "Berg's plant" and in "the plant of Berg"."""
    owner = possessor_of(partition, i)
    if owner is not None:
        return owner
    parse, head = partition.parse, partition.mentions[i].head
    for prep in parse.kids(head, "prep"):
        if parse.lower[prep] == "of" and (inner := parse.child(prep, "pobj")) is not None:
            return partition.by_head.get(inner)
    return None


class Option(NamedTuple):
    """An entity that a phrase may point back to: its nearest mention that is no pronoun, and how the nouns relate."""

    owner: int
    nearest: int
    relation: str


def options_of(partition: Partition, i: int) -> list[Option]:
    """The entities before nominal `i` whose nouns or type fit, nearest first."""
    lemma = partition.lemmas[i]
    found: list[Option] = []
    seen = {partition.owner[i]}
    for j in _reached(partition, i, lemma):
        owner = partition.owner[j]
        if owner in seen or partition.mentions[j].kind == PRONOUN:
            continue
        seen.add(owner)
        relation = _relation(partition, i, j, owner)
        if relation and _may_be(partition, i, j, owner) and not _differs(partition, i, owner):
            found.append(Option(owner, j, relation))
    return found


def _reached(partition: Partition, i: int, lemma: str) -> Iterator[int]:
    """Mentions before `i` that are near, then those far away that have the same noun."""
    j = i - 1
    while j >= 0 and partition.sentence[i] - partition.sentence[j] <= _NEAR:
        yield j
        j -= 1
    far = [*partition.nominals.get(lemma, ()), *partition.name_ends.get(lemma, ())]
    for k in sorted((k for k in far if k <= j), reverse=True):
        if partition.sentence[i] - partition.sentence[k] > _FAR:
            break
        yield k


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
    if any(is_synonym(lemma, other) for other in profile.lemmas | profile.lasts):
        return "synonym"
    if any(is_kind_of(other, lemma) for other in profile.lemmas | profile.lasts):
        return "kind"
    if profile.named and not _is_ours(partition, i):
        return _by_type(partition, i, j, lemma)
    if any(is_kind_of(lemma, other) for other in profile.lemmas):
        return "narrower"
    same = mention.type == partition.type(j) != _THING and lemma in HEAD_TYPES
    return "type" if same and determiner_of(partition, i) in _DEMONSTRATIVE else ""


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
    if lemma in _COUNTRY_NOUNS:
        return "country" if name in COUNTRIES else ""
    if lemma in _CITY_NOUNS:
        if name in CITIES:
            return "city"
        return "place" if type_ == _PLACE and name not in COUNTRIES and name not in REGIONS | STATES else ""
    if lemma in KIND_NOUNS and type_ in {_ORGANIZATION, _THING}:
        kinds, wanted = kinds_of(partition, j), KIND_NOUNS[lemma]
        if wanted in kinds or kinds & LOOSE_KINDS.get(wanted, frozenset()):
            return "organisation"
        return "" if kinds or type_ != _ORGANIZATION else "type"
    if lemma in EVERYWHERE:
        return ""
    wanted_type = partition.mentions[i].type
    if wanted_type == _PERSON and lemma not in _ANYBODY:
        return ""
    return "type" if wanted_type == type_ not in {_THING, _GROUP} else ""


def _may_be(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether nothing forbids it: number, gender, binding, a second name."""
    parse, mention = partition.parse, partition.mentions[i]
    mine = partition.owner[i]
    if mine in partition.named and owner in partition.named:
        return False
    genders = partition.genders.get(mine, ""), partition.genders.get(owner, "")
    if all(genders) and genders[0] != genders[1]:
        return False
    other = partition.mentions[j]
    if not _numbers_agree(partition, i, j, owner):
        return False
    if determiner_of(partition, j) in NEVER_ANTECEDENT and len(partition.members[owner]) == 1:
        return False
    members = partition.members[owner]
    around = phrases_around(parse, mention.head)
    for k in reversed(members[: partition.before(owner, i)]):
        if partition.sentence[k] != partition.sentence[i]:
            break
        head = partition.mentions[k].head
        if head in around or mention.start <= head < mention.end or mention.head in phrases_around(parse, head):
            return False
        if parse.deps[mention.head] == "conj" and head in parse.conjuncts(_first(parse, mention.head)):
            return False
    return True


def _numbers_agree(partition: Partition, i: int, j: int, owner: int) -> bool:
    """Whether one is meant by both or many; names may be of many ("the Faroe Islands"), but no person's is."""
    if partition.mentions[j].kind == NOMINAL or not partition.plural[i]:
        return partition.plural[i] == partition.is_plural(j)
    return partition.is_plural(j) or (partition.type(j) != _PERSON and not profile_of(partition, owner, i).lemmas)


def _differs(partition: Partition, i: int, owner: int) -> bool:
    """Whether a name, number or ordinal tells the phrase's thing from the entity: "the European", "the second team"."""
    profile = profile_of(partition, owner, i)
    mine = modifiers_of(partition, i)
    for own, theirs in (
        (names_in(partition, i), profile.names | profile.words),
        (numbers_of(partition, i), profile.numbers),
        (mine & _ORDINALS, profile.modifiers & _ORDINALS),
    ):
        if own and theirs and not own & theirs:
            return True
    if _is_of_another(partition, i, profile):
        return True
    return not _OTHER.isdisjoint(mine - profile.modifiers - profile.words)


def _is_of_another(partition: Partition, i: int, profile: Profile) -> bool:
    """Whether the phrase is somebody's and the entity is somebody else's, both of whom are known."""
    mine = owner_of(partition, i)
    if mine is None or not profile.owners:
        return False
    owners = {partition.owner[k] for k in profile.owners}
    return partition.owner[mine] not in owners and all(
        _is_known(partition, owner) for owner in (partition.owner[mine], *owners)
    )


def _is_known(partition: Partition, owner: int) -> bool:
    return any(partition.mentions[k].kind != PRONOUN for k in partition.members[owner][:MEMORY])


def _first(parse: Parse, i: int) -> int:
    while parse.deps[i] == "conj":
        i = parse.heads[i]
    return i


def phrases_around(parse: Parse, i: int) -> set[int]:
    """Heads of the phrases that token `i` is part of, other than in a clause about them."""
    found: set[int] = set()
    while parse.heads[i] != i and parse.deps[i] not in _CLAUSAL:
        i = parse.heads[i]
        if parse.pos[i] in {"VERB", "AUX"}:
            break
        found.add(i)
    return found


def traits_of(partition: Partition, i: int, options: Sequence[Option]) -> list[list[str]]:
    """The traits of each option."""
    determiner = _determiner(partition, i)
    sizes = [partition.before(option.owner, i) for option in options]
    same = [sum(o.relation == option.relation for o in options) for option in options]
    first: set[str] = set()
    has_head = any(option.relation == "head" for option in options)
    found = []
    for k, option in enumerate(options):
        is_nearest = option.relation not in first
        first.add(option.relation)
        is_largest = sizes[k] == max(sizes)
        relation = option.relation
        traits = [
            *([f"{relation} beside head"] if has_head and relation != "head" else []),
            f"{relation} {min(same[k], 3)} {'nearest' if is_nearest else 'farther'}",
            f"{relation} {'largest' if is_largest else 'smaller'}",
            *_of_option(partition, i, option, sizes[k], determiner),
        ]
        found.append(traits)
    return found


def _of_option(partition: Partition, i: int, option: Option, size: int, determiner: str) -> list[str]:
    relation, j = option.relation, option.nearest
    parse = partition.parse
    head = partition.mentions[j].head
    away = bisect_left(_SENTENCES, partition.sentence[i] - partition.sentence[j])
    last = partition.members[option.owner][size - 1]
    fresh = bisect_left(_SENTENCES, partition.sentence[i] - partition.sentence[last])
    profile = profile_of(partition, option.owner, i)
    theirs = "name" if partition.mentions[j].kind == NAME else _determiner(partition, j)
    count = bisect_left(_SIZES, size)
    group = "alike" if relation in {"head", "last", "word"} else "other"
    return [
        relation,
        f"{relation} s{away}",
        f"fresh {fresh}",
        f"{group} fresh {fresh}",
        f"{relation} {determiner}",
        f"{relation} size {count}",
        f"{theirs} < {determiner}",
        f"{group} {theirs} s{away}",
        f"{group} {style_of(partition)} s{away}",
        *(["predicate"] if is_predicate(parse, head) else []),
        *(["plural " + group] if partition.plural[i] else []),
        f"types {partition.mentions[i].type == partition.type(j)} {group}",
        f"named {profile.named} {group}",
        *_of_modifiers(partition, i, option, profile, group),
        *_of_possession(partition, i, profile),
    ]


def _of_modifiers(partition: Partition, i: int, option: Option, profile: Profile, group: str) -> list[str]:
    """Whether the phrase says more, less or other than what was said before."""
    mine = modifiers_of(partition, i)
    known = profile.modifiers | profile.words
    new, lost = mine - known, profile.modifiers - mine
    shared = min(len(mine & known), 2) if mine else "bare"
    nouns = noun_modifiers(partition, i)
    change = f"new {_sort(new, nouns)} lost {_sort(lost, profile.nouns)}"
    found = [f"{group} {change}", f"{group} shared {shared}", f"{group} {change} {'shared' if mine & known else ''}"]
    if (own := complement_of(partition, i)):
        how = "same" if own in profile.complements else "other" if profile.complements else "new"
        found.append(f"{group} complement {how}")
    elif profile.complements:
        found.append(f"{group} complement lost")
    numbers = numbers_of(partition, i)
    if numbers or profile.numbers:
        how = "same" if numbers == profile.numbers else "other" if numbers and profile.numbers else "new" if numbers else "lost"
        found.append(f"{group} number {how}")
    return found


def _sort(words: frozenset[str], nouns: frozenset[str]) -> str:
    return "nothing" if not words else "adjective" if words.isdisjoint(nouns) else "noun"


def _of_possession(partition: Partition, i: int, profile: Profile) -> list[str]:
    mine = owner_of(partition, i)
    theirs = {partition.owner[k] for k in profile.owners}
    if mine is None or not theirs:
        return [f"owned {mine is not None} {bool(theirs)}"]
    return [f"owner {'same' if partition.owner[mine] in theirs else 'other'}"]


def _determiner(partition: Partition, i: int) -> str:
    determiner = determiner_of(partition, i)
    if determiner in _DEMONSTRATIVE:
        return "this"
    return determiner if determiner in {"the", "poss", "a", "an", ""} else "some"


def traits_of_none(partition: Partition, i: int) -> list[str]:
    """The traits of the phrase alone: what tells that it is about something new."""
    parse, mention = partition.parse, partition.mentions[i]
    lemma, determiner = partition.lemmas[i], _determiner(partition, i)
    modifiers = modifiers_of(partition, i)
    before = bisect_left(partition.nominals.get(lemma, []), i)
    said = f"said {min(before, 3)}"
    complement = _complement(partition, i)
    role = "subject" if parse.deps[mention.head] in _SUBJECTS else parse.deps[mention.head]
    found = [
        "new",
        f"new {determiner}",
        f"new {determiner} {said}",
        f"new {said}",
        f"new {complement}",
        f"new {determiner} {complement}",
        f"new {said} {complement}",
        f"new modifiers {min(len(modifiers), 3)}",
        f"new modifiers {min(len(modifiers), 2)} {said}",
        f"new role {role}",
        f"new type {mention.type}",
        f"new {'listed' if lemma in HEAD_TYPES else 'unlisted'}",
        f"new {style_of(partition)}",
        f"new {style_of(partition)} {said}",
        f"new sentence {bisect_left(_SENTENCES, partition.sentence[i])}",
    ]
    inside = range(mention.start, mention.head)
    if any(parse.tags[k] in {"JJS", "RBS"} for k in inside):
        found.append("new superlative")
    found += [f"new ordinal {parse.lower[k]}" for k in inside if parse.lower[k] in _ORDINALS]
    if any(parse.tags[k] in {"NNP", "NNPS"} for k in inside):
        found.append("new named modifier")
    if partition.plural[i]:
        found.append("new plural")
    found.append(f"new often {bisect_left(_OFTEN, len(partition.nominals[lemma]))}")
    if is_predicate(parse, mention.head) or parse.lemmas[parse.heads[mention.head]] in _BECOMING:
        found.append("new predicate")
    if lemma in EVERYWHERE:
        found.append("new everywhere")
    if partition.owner[i] in partition.named:
        found.append("new has name")
    return found


def style_of(partition: Partition) -> str:
    """Whether a text talks to its reader or reports: in talk, nouns are more often about any thing of their kind."""
    if not partition.style:
        lower = partition.parse.lower
        partition.style = "talk" if sum(word in _TALK for word in lower) > _TALKATIVE * len(lower) else "report"
    return partition.style


def _complement(partition: Partition, i: int) -> str:
    """What follows the noun: an "of" phrase, another one, a clause, or nothing."""
    parse, head = partition.parse, partition.mentions[i].head
    for j in parse.children[head]:
        if j > head:
            if parse.deps[j] in {"relcl", "acl"}:
                return "clause"
            if parse.deps[j] == "prep":
                return "of" if parse.lower[j] == "of" else "prep"
    return "bare"
