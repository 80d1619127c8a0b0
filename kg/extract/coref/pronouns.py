"""Which entity a pronoun stands for: binding and a few fixed patterns, then what a learnt ranker chooses."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref.phrases import determiner_of
from kg.extract.coref.profiles import profile_of
from kg.extract.coref.pronoun_traits import Field, none_traits, place_of, traits_of
from kg.extract.coref.ranker import NONE, ranker
from kg.extract.coref.speakers import find_speaker, quoting_entity
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.organizations import KNOWN, SUFFIXES
from kg.extract.words.pronouns import POSSESSIVE, PRONOUNS
from kg.extract.words.titles import HONORIFICS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse
    from kg.extract.words.pronouns import Pronoun

_PERSON, _GROUP, _THING = EntityType.PERSON.value, EntityType.GROUP.value, EntityType.THING.value
_ORGANIZATION, _PLACE = EntityType.ORGANIZATION.value, EntityType.PLACE.value
_PRODUCT, _WORK = EntityType.PRODUCT.value, EntityType.WORK.value

_AMONG = frozenset({"among", "amongst"})
_REACH = {"m": 8, "f": 8, "n": 4, "": 4}
"""How many sentences back an antecedent is looked for, by gender."""
_THIRD = 3
_LONGEST_PERSON = 3
_OUTSIDE = frozenset({"relcl", "acl", "conj", "ccomp", "advcl", "appos"})
_MISTAKEN = frozenset({_PERSON, _THING, _ORGANIZATION, _PLACE, _GROUP, _PRODUCT, _WORK})
"""Types that the recogniser gives to people's names it does not know."""
_MODELS = {"m": "he_she", "f": "he_she", "n": "it"}
_DISLOCATED = frozenset({"nsubj", "nsubjpass", "dep", "npadvmod", "attr", "dislocated", "conj", "appos"})
_MOST = 20
"""More entities than these are not compared."""

Found = tuple[int, str]


class Option(NamedTuple):
    """What a pronoun may stand for: the entity of a mention, or the pair of people that it opens."""

    mention: int
    pair: bool


def resolve_pronoun(partition: Partition, i: int) -> Found | None:
    """The mention that pronoun `i` stands for, and the rule, or None."""
    parse, head = partition.parse, partition.mentions[i].head
    pronoun = PRONOUNS[parse.lower[head]]
    if pronoun.person != _THIRD:
        return find_speaker(partition, i) if pronoun.person == 1 and not pronoun.plural else None
    if pronoun.reflexive and (found := _reflexive(partition, i)) is not None:
        return found, "reflexive"
    if (listed := _listed_from(partition, i)) is not None:
        return listed, "some of them"
    found = pick(partition, i)
    return (found, "pronoun") if found is not None else None


def pick(partition: Partition, i: int) -> int | None:
    """The mention that the ranker takes pronoun `i` to stand for, or None."""
    options = options_for(partition, i)
    if not options:
        return None
    choice = ranker(model_of(partition, i)).choose(*traits_for(partition, i, options))
    return None if choice == NONE or options[choice].pair else options[choice].mention


def model_of(partition: Partition, i: int) -> str:
    """The name of the ranker's model for pronoun `i`."""
    pronoun = PRONOUNS[partition.parse.lower[partition.mentions[i].head]]
    return "they" if pronoun.plural else _MODELS[pronoun.gender]


def traits_for(partition: Partition, i: int, options: Sequence[Option]) -> tuple[list[list[str]], list[str]]:
    """What the ranker weighs: the traits of each option, and those of none of them."""
    mentions = [j for j, _ in options]
    field = Field(partition, i, mentions)
    found = []
    for order, (j, pair) in enumerate(options):
        traits = traits_of(partition, i, j, order, field)
        found.append([f"pair {trait}" for trait in traits] if pair else traits)
    return found, none_traits(partition, field, mentions)


def options_for(partition: Partition, i: int) -> list[Option]:
    """Entities that pronoun `i` may stand for, each by its nearest mention before the pronoun, nearest first."""
    pronoun = PRONOUNS[partition.parse.lower[partition.mentions[i].head]]
    quoting = quoting_entity(partition, i)
    here = partition.sentence[i]
    later_arguments = _later_arguments(partition, i)
    is_speaking = place_of(partition, i).speaks and not partition.quoted[partition.mentions[i].head]
    mentions, owners = partition.mentions, partition.owner
    found: list[Option] = []
    seen: set[int] = set() if quoting < 0 else {quoting}
    refused: set[tuple[int, str]] = set()
    for j in _candidates(partition, i, _REACH["" if pronoun.plural else pronoun.gender]):
        if pronoun.plural and _is_coordinated(partition, i, j):
            found.append(Option(j, pair=True))  # "Berg and Holm ... they": both, which no single mention is
            continue
        owner = owners[j]
        if owner in seen:
            continue
        if is_speaking and partition.quoted[mentions[j].head] and partition.sentence[j] == here:
            seen.add(owner)  # '"Berg will stay," she said': of herself she would say "I"
            continue
        if not _may_be(partition, i, pronoun, j, refused):
            continue
        if _is_bound_later(partition, i, owner, later_arguments):
            seen.add(owner)
            continue
        if pronoun.gender not in {"m", "f"} and _only_qualifies(partition, j):
            continue  # "the French retailer": France is not what the talk is of, but for its other mentions
        seen.add(owner)
        found.append(Option(j, pair=False))
        if len(found) == _MOST:
            break
    later = _cataphor(partition, i)
    if later is not None and partition.owner[later] not in seen:
        found.append(Option(later, pair=False))
    return found


def _may_be(partition: Partition, i: int, pronoun: Pronoun, j: int, refused: set[tuple[int, str]]) -> bool:
    """Whether mention `j` agrees with the pronoun, mention `i`, and binding allows it.

    What does not is `refused`: all names of an entity agree, or none of them does, and so it is with its nominals.
    """
    kind = partition.mentions[j].kind
    key = partition.owner[j], kind
    if key in refused:
        return False
    if _agrees(partition, pronoun, j) and not _is_bound(partition, i, j):
        return True
    if kind != PRONOUN:
        refused.add(key)
    return False


def _listed_from(partition: Partition, i: int) -> int | None:
    """The plural phrase right before ", among them Berg"."""
    parse, head = partition.parse, partition.mentions[i].head
    if head < 2 or parse.lower[head - 1] not in _AMONG or parse.words[head - 2] != ",":  # noqa: PLR2004
        return None
    for j in range(i - 1, -1, -1):
        if partition.mentions[j].end <= head - 2 and partition.mentions[j].kind != PRONOUN and partition.plural[j]:
            return j if partition.sentence[j] == partition.sentence[i] else None
    return None


def _candidates(partition: Partition, i: int, reach: int) -> list[int]:
    """Earlier mentions within reach, nearest first; the mention's own possessor phrase is no candidate."""
    mentions, deps, start = partition.mentions, partition.parse.deps, partition.mentions[i].start
    around = _phrases_around(partition.parse, mentions[i].head)
    first = bisect_left(partition.sentence, partition.sentence[i] - reach, 0, i)
    found = []
    for j, (_, end, head, *_) in zip(range(i - 1, first - 1, -1), reversed(mentions[first:i]), strict=True):
        is_predicate = deps[head] == "attr"  # "Berg was a teacher": the subject is the candidate
        if not is_predicate and head not in around and (end <= start or mentions[j].start > start):
            found.append(j)
    return found


def _is_coordinated(partition: Partition, i: int, j: int) -> bool:
    """Whether mention `j` opens a coordination with "and" of single things, which "they" may stand for."""
    parse, head = partition.parse, partition.mentions[j].head
    if partition.mentions[j].kind == PRONOUN or partition.is_plural(j) or partition.type(j) == _THING:
        return False
    second = parse.child(head, "conj")
    conjunction = parse.child(head, "cc")
    if second is None or conjunction is None or parse.lower[conjunction] != "and":
        return second is not None and second in partition.by_head and parse.child(second, "cc") is not None
    return second in partition.by_head and second < partition.mentions[i].head


def _phrases_around(parse: Parse, i: int) -> set[int]:
    """Heads of the phrases that token `i` is part of, other than in a clause about them."""
    found: set[int] = set()
    while parse.heads[i] != i and parse.deps[i] not in _OUTSIDE:
        i = parse.heads[i]
        if parse.pos[i] not in {"VERB", "AUX"}:
            found.add(i)
    return found


def _agrees(partition: Partition, pronoun: Pronoun, j: int) -> bool:
    other = partition.mentions[j]
    if other.kind == PRONOUN:
        theirs = PRONOUNS[partition.parse.lower[other.head]]
        if theirs.person != _THIRD or theirs.plural != pronoun.plural:
            return False
        if not pronoun.plural and theirs.gender != pronoun.gender:
            return False
        if len(partition.entity(j)) == 1:
            return True
    type_ = partition.type(j)
    if pronoun.plural:
        return partition.is_plural(j) or type_ == _GROUP or (not pronoun.reflexive and _may_be_many(partition, j))
    if partition.is_plural(j):
        return False
    if pronoun.gender in {"m", "f"}:
        return (type_ == _PERSON or _may_be_person(partition, j)) and partition.gender(j) in {"", pronoun.gender}
    return type_ not in {_PERSON, _GROUP} or (type_ == _GROUP and other.kind == NOMINAL) or _may_be_thing(partition, j)


def _may_be_many(partition: Partition, j: int) -> bool:
    """Whether it is an organisation, or has a name but is no person: "England said they ...", "the Maldives"."""
    type_ = partition.type(j)
    return type_ == _ORGANIZATION or (type_ != _PERSON and partition.owner[j] in partition.named)


def _may_be_thing(partition: Partition, j: int) -> bool:
    """Whether nothing but the recogniser says that a name is a person's: "Cyclone Amara", "Varsk Mosque"."""
    if partition.mentions[j].kind != NAME or partition.gender(j):
        return False
    return not partition.has_any(partition.owner[j], _is_surely_person)


def _is_surely_person(partition: Partition, k: int) -> bool:
    """Whether more than the recogniser's word for a name says that mention `k` is a person's."""
    parse, mention = partition.parse, partition.mentions[k]
    if mention.kind != NAME:
        return mention.type == _PERSON and not _is_it(parse, mention)
    return parse.lower[mention.start] in GIVEN or _is_titled(parse, mention)


def _is_it(parse: Parse, mention: MentionSpan) -> bool:
    return mention.kind == PRONOUN and PRONOUNS[parse.lower[mention.head]].gender == "n"


def _is_titled(parse: Parse, mention: MentionSpan) -> bool:
    return mention.start > 0 and parse.lower[mention.start - 1].rstrip(".") in HONORIFICS


def _may_be_person(partition: Partition, j: int) -> bool:
    """Whether a name that was not taken for a person's could be one: nothing but the recogniser speaks against it."""
    return partition.mentions[j].kind == NAME and not partition.has_any(partition.owner[j], _is_no_person)


def _is_no_person(partition: Partition, k: int) -> bool:
    """Whether mention `k` says that its entity is no person: "the company", or a name like no person's."""
    mention = partition.mentions[k]
    if mention.kind != NAME:
        return mention.kind == NOMINAL and mention.type == _ORGANIZATION
    if mention.type not in _MISTAKEN or mention.name in KNOWN or mention.name in PLACES:
        return True
    last = mention.name.rpartition(" ")[2].casefold()
    return (
        mention.name.isupper()
        or last in SUFFIXES
        or last in HEAD_TYPES
        or mention.end - mention.start > _LONGEST_PERSON
    )


def _is_bound(partition: Partition, i: int, j: int) -> bool:
    """Whether binding forbids it: "Berg saw him" is not about Berg; "the man's wife" is not her own possessor."""
    parse = partition.parse
    a, owner = partition.mentions[i].head, partition.owner[j]
    if parse.lower[a] in POSSESSIVE and parse.tags[a] == "PRP$":
        owned = parse.heads[a]
        is_rival = parse.deps[owned] == "appos" and not _is_listed(parse, owned)
        rival = parse.heads[owned] if is_rival else owned  # "Alpha, its main rival"
        return owner in {partition.owner[k] for k in map(partition.by_head.get, (owned, rival)) if k is not None}
    if PRONOUNS[parse.lower[a]].reflexive:
        return False
    clause = _clause(parse, a)
    for k in partition.earlier(owner, i):
        if partition.sentence[k] != partition.sentence[i]:
            return False
        head = partition.mentions[k].head
        is_argument = parse.deps[head] != "poss" and not _is_inside_phrase(parse, head, clause)
        if is_argument and _clause(parse, head) == clause and not _is_dislocated(partition, i, k):
            return True
    return False


def _later_arguments(partition: Partition, i: int) -> list[int]:
    """Names and definite phrases after the pronoun that are arguments of its own predicate."""
    parse, head = partition.parse, partition.mentions[i].head
    if parse.tags[head] == "PRP$":
        return []
    clause, found = _clause(parse, head), []
    for k in range(i + 1, len(partition.mentions)):
        if partition.sentence[k] != partition.sentence[i]:
            break
        other = partition.mentions[k]
        if other.kind == PRONOUN or parse.deps[other.head] in {"poss", "conj", "attr"}:
            continue
        if _clause(parse, other.head) == clause and not _is_inside_phrase(parse, other.head, clause):
            found.append(k)
    return found


def _is_bound_later(partition: Partition, i: int, owner: int, arguments: Sequence[int]) -> bool:
    """Whether the predicate goes on to name the entity: "she met the chairwoman", "it named the bank"."""
    for k in arguments:
        if partition.owner[k] == owner:
            return True
        is_definite = partition.mentions[k].kind == NOMINAL and determiner_of(partition, k) == "the"
        if is_definite and partition.lemmas[k] in profile_of(partition, owner, i).lemmas:
            return not partition.plural[k]
    return False


def _only_qualifies(partition: Partition, j: int) -> bool:
    """Whether a mention is the adjective of a people or place before a noun."""
    parse, mention = partition.parse, partition.mentions[j]
    return mention.kind == NAME and parse.tags[mention.head] == "JJ" and parse.deps[mention.head] == "amod"


def _is_listed(parse: Parse, owned: int) -> bool:
    """Whether a noun after a comma goes on with others that have a possessor, too: "Berg, her mother and her aunt"."""
    return any(parse.child(j, "poss", "det") is not None for j in parse.conjuncts(owned) if j != owned)


def _is_dislocated(partition: Partition, i: int, k: int) -> bool:
    """Whether mention `k` is named before the clause that says it again: "Berg, he left early"."""
    parse, x = partition.parse, partition.mentions[i].head
    return (
        parse.deps[x] in {"nsubj", "nsubjpass"}
        and x > 1
        and parse.words[x - 1] == ","
        and partition.mentions[k].end == x - 1
        and parse.deps[partition.mentions[k].head] in _DISLOCATED
    )


def _clause(parse: Parse, i: int) -> int:
    """The predicate that token `i` is an argument of, also through a preposition."""
    i = parse.heads[i]
    while parse.pos[i] == "ADP" and parse.heads[i] != i:
        i = parse.heads[i]
    return i


def _is_inside_phrase(parse: Parse, i: int, clause: int) -> bool:
    """Whether token `i` is not itself an argument of the predicate but part of one."""
    up = parse.heads[i]
    while parse.pos[up] == "ADP" and parse.heads[up] != up:
        up = parse.heads[up]
    return bool(up != clause)


def _reflexive(partition: Partition, i: int) -> int | None:
    parse, head = partition.parse, partition.mentions[i].head
    for verb in parse.ancestors(head):
        subject = parse.child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            j = partition.by_head.get(subject)
            pronoun = PRONOUNS[parse.lower[head]]
            return j if j is not None and j != i and _agrees(partition, pronoun, j) else None
    return None


def _cataphor(partition: Partition, i: int) -> int | None:
    """The subject of the main clause for a pronoun in what stands before it: "On his arrival, Berg said ..."."""
    parse, head = partition.parse, partition.mentions[i].head
    for verb in parse.ancestors(head):
        if verb < head or parse.pos[verb] not in {"VERB", "AUX"}:
            continue
        subject = parse.child(verb, "nsubj", "nsubjpass")
        if subject is None or subject <= head:
            continue
        j = partition.by_head.get(subject)
        if j is None or partition.mentions[j].kind == PRONOUN or partition.mentions[j].start <= head:
            return None
        return j if _agrees(partition, PRONOUNS[parse.lower[head]], j) else None
    return None
