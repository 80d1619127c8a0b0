"""How well a phrase suits "they": near, a group, and something that is spoken of in the same role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME, PRONOUN
from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_GROUP, _ORGANIZATION = EntityType.GROUP.value, EntityType.ORGANIZATION.value
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_GOING_ON = 1.0
_OWN_CLAUSE = 2.5
_TEAMS = frozenset(
    "band brigade cast choir couple crew duo family gang group pair quartet squad team trio troupe".split()
)
"""Singular nouns that are spoken of as "they"."""
CROWDING = 0.55
"""What each fitting phrase in between takes away."""


def plural_score(partition: Partition, i: int, j: int) -> float:
    """How likely plural pronoun `i` stands for mention `j`.

    The weights are those of a conditional logit fitted to the plural pronouns of 59 annotated texts, rounded.
    """
    parse = partition.parse
    a, b = partition.mentions[i].head, partition.mentions[j].head
    top = _top(parse, b)
    score = _weigh_role(parse, a, b, top) + _weigh_kind(partition, a, j)
    score -= 1.0 * (partition.sentence[i] - partition.sentence[j])
    if partition.sentence[i] == partition.sentence[j]:
        score += 0.5
        if _is_governed(parse, a, top):
            score += 0.65
        score += _OWN_CLAUSE * is_of_clause_about(parse, a, b)
    return score


def is_of_clause_about(parse: Parse, pronoun: int, noun: int) -> bool:
    """Whether a possessive stands in a clause on the noun, as in "the firms, which raised their prices"."""
    if parse.tags[pronoun] != "PRP$":
        return False
    for verb in parse.ancestors(pronoun):
        if parse.deps[verb] == "relcl":
            about = parse.heads[verb]
            relative = any(parse.tags[s] in {"WDT", "WP"} for s in parse.kids(verb, *_SUBJECTS))
            return relative and noun in parse.conjuncts(_first(parse, about))
    return False


def _first(parse: Parse, i: int) -> int:
    while parse.deps[i] == "conj":
        i = parse.heads[i]
    return i


def _weigh_role(parse: Parse, a: int, b: int, top: int) -> float:
    role, mine = parse.deps[top], parse.deps[a]
    score = 0.0
    if role in _SUBJECTS:
        score += _GOING_ON * _goes_on(parse, a, b)
        score += 0.55 + 0.8 * (mine in _SUBJECTS) - 0.9 * (parse.deps[parse.heads[top]] in {"relcl", "acl"})
    elif role == "pobj":
        score -= 0.6
    elif role == "poss":
        score += 0.85
    if role in _OBJECTS and mine in _OBJECTS:
        score += 0.5
    return score - 1.1 * (parse.deps[b] == "conj")


def _goes_on(parse: Parse, a: int, b: int) -> bool:
    """Whether the pronoun opens a sentence with what the one before was about: "The advisers met. They said"."""
    first, _ = parse.sents[parse.sent_of[a]]
    is_opening = a - first <= 1 and parse.deps[a] in _SUBJECTS and parse.sent_of[b] < parse.sent_of[a]
    verb = parse.heads[b]
    if parse.deps[verb] == "ccomp" and parse.lemmas[parse.heads[verb]] in SPEECH:
        verb = parse.heads[verb]  # "The office said the advisers met. They said"
    is_many = parse.tags[b] in {"NNS", "NNPS"} or parse.lemmas[b].lower() in _TEAMS
    return is_opening and is_many and parse.heads[verb] == verb


def _weigh_kind(partition: Partition, a: int, j: int) -> float:
    """People before things, many before an organisation; who speaks is neither a thing nor a place."""
    parse, mention, type_ = partition.parse, partition.mentions[j], partition.type(j)
    score = 1.1 if type_ == _GROUP or mention.kind == PRONOUN else 0.0
    if mention.kind == NAME:
        score -= 0.9
    elif mention.kind != PRONOUN and mention.start == mention.head:
        score -= 0.6
    is_speaker = parse.deps[a] == "nsubj" and parse.lemmas[parse.heads[a]] in SPEECH
    if type_ == _ORGANIZATION:
        return score
    return score - 2.0 if is_speaker and type_ not in _SPEAKING else score


_SPEAKING = frozenset({_GROUP, _ORGANIZATION, EntityType.PERSON.value})


def _top(parse: Parse, i: int) -> int:
    """The first of a coordination or apposition, which has its role in the clause."""
    while parse.deps[i] in {"conj", "appos"} and parse.heads[i] < i:
        i = parse.heads[i]
    return i


def _is_governed(parse: Parse, pronoun: int, top: int) -> bool:
    """Whether the phrase is an argument of a word above the pronoun."""
    up = parse.heads[top]
    if parse.deps[top] == "pobj":
        up = parse.heads[up]
    return any(k == up for k in parse.ancestors(pronoun))
