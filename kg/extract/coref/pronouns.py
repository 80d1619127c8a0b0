"""Which entity a pronoun stands for: agreement, then subjects, nearness and salience (after Lappin & Leass 1994)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.plurals import CROWDING, plural_score
from kg.extract.coref.speakers import find_speaker, quoting_entity
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.organizations import KNOWN, SUFFIXES
from kg.extract.words.pronouns import POSSESSIVE, PRONOUNS, Pronoun
from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _GROUP, _THING = EntityType.PERSON.value, EntityType.GROUP.value, EntityType.THING.value
_ORGANIZATION, _PLACE, _EVENT = EntityType.ORGANIZATION.value, EntityType.PLACE.value, EntityType.EVENT.value

_MOST_CROWDED = 8 * CROWDING
_AMONG = frozenset({"among", "amongst"})
_REACH = {"m": 6, "f": 6, "n": 1, "": 2}
_THIRD = 3
_LONGEST_PERSON = 3
_OUTSIDE = frozenset({"relcl", "acl", "conj", "ccomp", "advcl", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_HE_SHE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_LEAST = {"m": 4.0, "f": 4.0, "n": 11.5, "": 0.1}
"""A candidate must score more: things and groups are many, so "it" and "they" need a clear one."""

Found = tuple[int, str]


def resolve_pronoun(partition: Partition, i: int) -> Found | None:
    """The mention that pronoun `i` stands for, and the rule, or None."""
    parse, head = partition.parse, partition.mentions[i].head
    pronoun = PRONOUNS[parse.lower[head]]
    if pronoun.person != _THIRD:
        return find_speaker(partition, i) if pronoun.person == 1 and not pronoun.plural else None
    if pronoun.reflexive and (found := _reflexive(partition, i)) is not None:
        return found, "reflexive"
    found = _cataphor(partition, i)
    if found is not None:
        return found, "cataphora"
    if (listed := _listed_from(partition, i)) is not None:
        return listed, "some of them"
    found = _best(partition, i, pronoun)
    return (found, "pronoun") if found is not None else None


def _best(partition: Partition, i: int, pronoun: Pronoun) -> int | None:
    """The candidate with the highest score, if that is high enough."""
    kind = pronoun.gender if not pronoun.plural else ""
    best, best_score, crowd = None, _LEAST[kind], 0.0
    quoting = quoting_entity(partition, i)
    for j in _candidates(partition, i, _REACH[kind]):
        if pronoun.plural and _is_coordinated(partition, i, j):
            score = plural_score(partition, i, j) - crowd
            if score > best_score:
                best, best_score = None, score  # "Berg and Holm ... they": both, which no single mention is
            continue
        if partition.owner[j] == quoting or not _agrees(partition, i, j) or _is_bound(partition, i, j):
            continue
        if pronoun.plural:
            score = plural_score(partition, i, j) - crowd
            crowd = min(crowd + CROWDING, _MOST_CROWDED)
        else:
            score = _score(partition, i, j)
        if score > best_score:
            best, best_score = j, score
    return best


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
    found = []
    mention = partition.mentions[i]
    around = _phrases_around(partition.parse, mention.head)
    for j in range(i - 1, -1, -1):
        if partition.sentence[i] - partition.sentence[j] > reach:
            break
        other = partition.mentions[j]
        if partition.parse.deps[other.head] == "attr":
            continue  # "Berg was a teacher": the subject is the candidate
        if other.start <= mention.start < other.end or other.head in around:
            continue
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


def _agrees(partition: Partition, i: int, j: int) -> bool:
    parse = partition.parse
    pronoun = PRONOUNS[parse.lower[partition.mentions[i].head]]
    other = partition.mentions[j]
    if other.kind == PRONOUN:
        theirs = PRONOUNS[parse.lower[other.head]]
        if theirs.person != _THIRD or theirs.plural != pronoun.plural:
            return False
        if not pronoun.plural and theirs.gender != pronoun.gender:
            return False
        if len(partition.entity(j)) == 1:
            return True
    type_ = partition.type(j)
    if pronoun.plural:
        return partition.is_plural(j) or type_ == _GROUP or (type_ == _ORGANIZATION and not pronoun.reflexive)
    if partition.is_plural(j):
        return False
    if pronoun.gender in {"m", "f"}:
        return (type_ == _PERSON or _may_be_person(partition, j)) and partition.gender(j) in {"", pronoun.gender}
    return type_ not in {_PERSON, _GROUP} or (type_ == _GROUP and other.kind == NOMINAL)


def _may_be_person(partition: Partition, j: int) -> bool:
    """Whether a name that was not taken for a person's could be one: nothing but the recogniser speaks against it."""
    members = [partition.mentions[k] for k in partition.entity(j)]
    if partition.mentions[j].kind != NAME or any(m.kind == NOMINAL and m.type == _ORGANIZATION for m in members):
        return False  # "the company": the text says what it is
    return all(_reads_like_a_person(m) for m in members if m.kind == NAME)


def _reads_like_a_person(mention: MentionSpan) -> bool:
    if mention.type not in {_THING, _ORGANIZATION, _PERSON} or mention.name in KNOWN:
        return False
    last = mention.name.rpartition(" ")[2].casefold()
    return (
        not mention.name.isupper()
        and last not in SUFFIXES
        and last not in HEAD_TYPES
        and mention.end - mention.start <= _LONGEST_PERSON
    )


def _is_bound(partition: Partition, i: int, j: int) -> bool:
    """Whether binding forbids it: "Berg saw him" is not about Berg; "the man's wife" is not her own possessor."""
    parse = partition.parse
    a, entity = partition.mentions[i].head, partition.entity(j)
    if parse.lower[a] in POSSESSIVE and parse.tags[a] == "PRP$":
        owned = parse.heads[a]
        rival = parse.heads[owned] if parse.deps[owned] == "appos" else owned  # "Alpha, its main rival"
        return any(partition.mentions[k].head in {owned, rival} for k in entity)
    if PRONOUNS[parse.lower[a]].reflexive:
        return False
    clause = _clause(parse, a)
    for k in reversed(entity[: partition.before(partition.owner[j], i)]):
        if partition.sentence[k] != partition.sentence[i]:
            return False
        head = partition.mentions[k].head
        is_argument = parse.deps[head] != "poss" and not _is_inside_phrase(parse, head, clause)
        if is_argument and _clause(parse, head) == clause:
            return True
    return False


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
            return j if j is not None and j != i and _agrees(partition, i, j) else None
    return None


def _cataphor(partition: Partition, i: int) -> int | None:
    """The subject of the main clause for a pronoun in a fronted adverbial: "On his arrival, Berg said ..."."""
    parse, mention = partition.parse, partition.mentions[i]
    first, _ = parse.sents[partition.sentence[i]]
    main = next(
        (
            v
            for v in parse.ancestors(mention.head)
            if parse.pos[v] in {"VERB", "AUX"} and _fronts(parse, v, mention.head)
        ),
        None,
    )
    if main is None:
        return None
    subject = parse.child(main, "nsubj", "nsubjpass")
    if subject is None or subject < mention.head:
        return None
    j = partition.by_head.get(subject)
    if j is None or partition.mentions[j].kind == PRONOUN or not _agrees(partition, i, j):
        return None
    # an earlier candidate of this sentence is more likely than a later one
    if any(first <= partition.mentions[k].start and _agrees(partition, i, k) for k in _candidates(partition, i, 0)):
        return None
    return j


def _fronts(parse: Parse, verb: int, pronoun: int) -> bool:
    return any(
        parse.deps[c] in {"advcl", "prep"} and c < verb and pronoun in parse.subtree(c) for c in parse.children[verb]
    )


def _score(partition: Partition, i: int, j: int) -> float:
    parse = partition.parse
    a, b = partition.mentions[i].head, partition.mentions[j].head
    distance = partition.sentence[i] - partition.sentence[j]
    score = 10.0 - 3.0 * distance
    role = parse.deps[b]
    if role in _SUBJECTS:
        score += 4.0
    elif role in {"dobj", "dative"} or role == "poss":
        score += 1.0
    if role == parse.deps[a] or (role in _SUBJECTS and parse.deps[a] in _SUBJECTS):
        score += 1.0
    if partition.mentions[j].kind == NAME:
        score += 1.0
    elif partition.mentions[j].kind == PRONOUN:
        score += 2.0
    score += min(partition.before(partition.owner[j], i), 6) * 0.5
    if role in {"compound", "amod", "nmod"}:
        score -= 6.0
    if parse.lower[a] in _HE_SHE and partition.type(j) != _PERSON:
        score -= 5.0
    score += _same_source(partition, a, b)
    if PRONOUNS[parse.lower[a]].gender == "n" and parse.deps[a] in {"dobj", "pobj"}:
        score += 2.0 if role in {"dobj", "pobj", "nsubjpass"} else -2.0
    return score - 0.02 * min(a - b, 100)


def _same_source(partition: Partition, a: int, b: int) -> float:
    """Weigh that a story follows one source at a time: "..., he said" is who spoke last, not who was spoken of."""
    parse = partition.parse
    if not _speaks(parse, a) or partition.quoted[a]:
        return 0.0
    if not _speaks(parse, b):
        return -2.0 if partition.quoted[b] else 0.0
    verb = parse.heads[a]
    return 5.0 if any(c < verb for c in parse.kids(verb, "ccomp")) else 3.0


def _speaks(parse: Parse, i: int) -> bool:
    """Whether token `i` is the subject of a verb of speaking."""
    return parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in SPEECH
