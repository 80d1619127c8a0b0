"""What speaks for and against an antecedent of a definite noun phrase: the traits that the ranker weighs.

Traits are names of what holds, of an entity as the partition stands when the phrase is reached, or of the phrase alone
where nothing may be its antecedent. Words come in only by classes: heads alike, one a kind of the other, of one type.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.coref.nominal_options import DEMONSTRATIVE, ORDINALS
from kg.extract.coref.phrases import complement_of, determiner_of, is_predicate, modifiers_of
from kg.extract.coref.profiles import noun_modifiers, numbers_of, owner_of, profile_of
from kg.extract.coref.pronoun_traits import place_of
from kg.extract.layers import NAME
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.coref.nominal_options import Option
    from kg.extract.coref.partition import Partition
    from kg.extract.coref.profiles import Profile

HAS_NAME = "has name"
"""The trait of an option with a name: two of them are two things."""
_LEAD = 2
"""The last sentence of a story's opening: a headline, a dateline and the lead."""
_TALK = frozenset("i me my we us our you your".split())
_TALKATIVE = 0.01
"""The share of such words from which on a text talks to its reader."""
_SENTENCES = (0, 1, 2, 4, 8, 15)
_SIZES = (1, 2, 4, 8)
_OFTEN = (1, 2, 3, 5, 8)
_BECOMING = frozenset({"become", "remain", "constitute"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    place = place_of(partition, j)
    mine = place_of(partition, i).role
    step = min(partition.sentence[i] - partition.sentence[j], 2)
    total = bisect_left(_SIZES, len(partition.members[option.owner]))
    return [
        relation,
        *([HAS_NAME] if profile.named else []),
        f"{group} role {place.role} {step}",
        f"role {mine} < {place.role} {step}",
        f"{group} all {total} {profile.named:d}",
        f"{relation} all {total}",
        *([f"{group} opens"] if partition.sentence[partition.members[option.owner][0]] <= _LEAD else []),
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
        *_of_modifiers(partition, i, profile, group),
        *_of_possession(partition, i, profile),
    ]


def _of_modifiers(partition: Partition, i: int, profile: Profile, group: str) -> list[str]:
    """Whether the phrase says more, less or other than what was said before."""
    mine = modifiers_of(partition, i)
    known = profile.modifiers | profile.words
    new, lost = mine - known, profile.modifiers - mine
    shared = min(len(mine & known), 2) if mine else "bare"
    nouns = noun_modifiers(partition, i)
    change = f"new {_sort(new, nouns)} lost {_sort(lost, profile.nouns)}"
    found = [f"{group} {change}", f"{group} shared {shared}", f"{group} {change} {'shared' if mine & known else ''}"]
    if own := complement_of(partition, i):
        how = "same" if own in profile.complements else "other" if profile.complements else "new"
        found.append(f"{group} complement {how}")
    elif profile.complements:
        found.append(f"{group} complement lost")
    numbers = numbers_of(partition, i)
    if numbers or profile.numbers:
        how = "new" if not profile.numbers else "same" if numbers == profile.numbers else "other"
        found.append(f"{group} number {how if numbers else 'lost'}")
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
    if determiner in DEMONSTRATIVE:
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
    found += [f"new ordinal {parse.lower[k]}" for k in inside if parse.lower[k] in ORDINALS]
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
        partition.style = "talk" if sum(map(_TALK.__contains__, lower)) > _TALKATIVE * len(lower) else "report"
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
