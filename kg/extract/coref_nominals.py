"""What a definite noun phrase points back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref_partition import content_words
from kg.extract.words.gazetteer import DEMONYMS
from kg.extract.words.heads import HEAD_TYPES, SYNONYMS
from kg.extract.words.titles import NATIONAL_LEADERS
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.coref_partition import Partition

_PERSON = EntityType.PERSON.value
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "some", "every", "each", "no", "such", "many", "several", "other", "more", "most"})
_SYNONYM_REACH = 6
_SAME_HEAD_REACH = 40
_DISTINGUISHING = frozenset({"other", "another", "different", "second", "third", "next", "new", "former", "previous", "last", "first"})

_CLASSES: dict[str, set[int]] = {}
for _number, _nouns in enumerate(SYNONYMS):
    for _noun in _nouns:
        _CLASSES.setdefault(_noun, set()).add(_number)

Found = tuple[int, str]


def find_antecedent(partition: Partition, i: int) -> Found | None:
    """The earlier mention that nominal `i` refers to, and the rule, or None."""
    if len(partition.entity(i)) > 1 and partition.entity(i)[0] < i:
        return None
    determiner = _determiner(partition, i)
    if determiner == "poss":
        return _same_possession(partition, i)
    if determiner not in _DEFINITE:
        return None
    return _same_head(partition, i) or _role(partition, i) or _synonym(partition, i, determiner) or _named(partition, i)


def _determiner(partition: Partition, i: int) -> str:
    parse, mention = partition.parse, partition.mentions[i]
    if parse.child(mention.head, "poss") is not None:
        return "poss"
    det = next((j for j in parse.children[mention.head] if j < mention.head and parse.deps[j] in {"det", "predet"}), None)
    if det is None and parse.lower[mention.start] in _DEFINITE | _INDEFINITE:
        det = mention.start
    return parse.lower[det] if det is not None else ""


def _modifiers(partition: Partition, i: int) -> set[str]:
    parse, mention = partition.parse, partition.mentions[i]
    if mention.kind == MentionKind.NAME:
        return {word.casefold() for word in mention.name.split()}
    words = set(content_words(parse, mention.start, mention.head))
    return {DEMONYMS.get(w.capitalize(), w).casefold() for w in words} - {"same", "such"}


def _entity_modifiers(partition: Partition, j: int) -> set[str]:
    found: set[str] = set()
    for k in partition.entity(j):
        if partition.mentions[k].kind != MentionKind.PRONOUN:
            found |= _modifiers(partition, k)
    return found


def _has_own_complement(partition: Partition, i: int) -> bool:
    """Whether an "of" phrase, clause or the like says which one is meant, so that nothing earlier need be."""
    parse, head = partition.parse, partition.mentions[i].head
    for j in parse.children[head]:
        if j > head and (parse.deps[j] in {"relcl", "acl"} or parse.deps[j] == "prep" and parse.lower[j] in {"of", "for", "between", "with"}):
            return True
    return False


def _earlier(positions: Sequence[int], i: int) -> Iterator[int]:
    """The positions before `i`, nearest first."""
    return (j for j in reversed(positions) if j < i)


def _same_head(partition: Partition, i: int) -> Found | None:
    """"the old plant" to "an old plant", "the plant": same noun and number, no modifier that is new."""
    lemma, mine = partition.lemmas[i], _modifiers(partition, i)
    if mine & _DISTINGUISHING:
        return None
    mention = partition.mentions[i]
    own = _has_own_complement(partition, i)
    for j in _earlier(partition.nominals.get(lemma, ()), i):
        other = partition.mentions[j]
        if partition.sentence[i] - partition.sentence[j] > _SAME_HEAD_REACH:
            return None
        if other.end > mention.start:
            continue
        if partition.plural[i] != partition.plural[j] or partition.parse.deps[other.head] == "attr":
            continue
        if own and _complement(partition, i) != _complement(partition, j):
            continue
        theirs = _entity_modifiers(partition, j)
        if mine <= theirs and (_determiner(partition, j) not in {"no", "any", "every", "each"}):
            return j, "same head"
    return None


def _complement(partition: Partition, i: int) -> str:
    """The head noun of the "of" phrase, if any."""
    parse, head = partition.parse, partition.mentions[i].head
    for j in parse.children[head]:
        if j > head and parse.deps[j] == "prep" and (inner := parse.child(j, "pobj")) is not None:
            return parse.lemmas[inner].lower()
    return ""


def _synonym(partition: Partition, i: int, determiner: str) -> Found | None:
    """"the factory" to "a plant": bare, near, and of one class of nouns."""
    lemma = partition.lemmas[i]
    classes = _CLASSES.get(lemma)
    if not classes or _has_own_complement(partition, i) or (_modifiers(partition, i) and determiner not in _DEMONSTRATIVE):
        return None
    for j in range(i - 1, -1, -1):
        if partition.sentence[i] - partition.sentence[j] > _SYNONYM_REACH:
            return None
        other = partition.mentions[j]
        if other.kind != MentionKind.NOMINAL or partition.plural[i] != partition.plural[j] or other.end > partition.mentions[i].start:
            continue
        theirs = partition.lemmas[j]
        if theirs != lemma and classes & _CLASSES.get(theirs, set()) and other.type == partition.mentions[i].type:
            return j, "synonym"
    return None


def _role(partition: Partition, i: int) -> Found | None:
    """"the president", "the Norwegian leader" to the person who has that title."""
    mention = partition.mentions[i]
    if mention.type != _PERSON or partition.plural[i] or _has_own_complement(partition, i):
        return None
    lemma, mine = partition.lemmas[i], _modifiers(partition, i)
    for j in range(i - 1, -1, -1):
        if not partition.is_person(j) or partition.mentions[j].kind == MentionKind.PRONOUN:
            continue
        for k in partition.entity(j):
            other = partition.mentions[k]
            if other.kind != MentionKind.NOMINAL or k >= i:
                continue
            theirs = partition.lemmas[k]
            is_role = theirs == lemma or (lemma in {"leader", "ruler"} and theirs in NATIONAL_LEADERS and "deputy" not in _modifiers(partition, k))
            if is_role and mine <= _entity_modifiers(partition, j):
                return j, "role"
    return None


def _named(partition: Partition, i: int) -> Found | None:
    """"the council" to "Security Council": the noun ends a name, and the modifiers are words of it."""
    mention = partition.mentions[i]
    lemma, mine = partition.lemmas[i], _modifiers(partition, i)
    if lemma not in HEAD_TYPES or partition.plural[i] or _has_own_complement(partition, i):
        return None
    for j in _earlier(partition.name_ends.get(lemma, ()), i):
        other = partition.mentions[j]
        if other.end > mention.start:
            continue
        words = [word.casefold() for word in other.name.split()]
        if len(words) > 1 and mine <= set(words):
            return j, "noun of the name"
    return None


def _same_possession(partition: Partition, i: int) -> Found | None:
    """"his train" to "Kim's train": same noun, possessors of one entity."""
    possessor = _possessor(partition, i)
    if possessor is None:
        return None
    for j in _earlier(partition.nominals[partition.lemmas[i]], i):
        if partition.plural[i] != partition.plural[j]:
            continue
        theirs = _possessor(partition, j)
        if theirs is not None and partition.owner[theirs] == partition.owner[possessor]:
            mine, others = _bare_modifiers(partition, i), _bare_modifiers(partition, j)
            if mine <= others or others <= mine:
                return j, "same possession"
    return None


def _possessor(partition: Partition, i: int) -> int | None:
    poss = partition.parse.child(partition.mentions[i].head, "poss")
    return partition.by_head.get(poss) if poss is not None else None


def _bare_modifiers(partition: Partition, i: int) -> set[str]:
    parse, head = partition.parse, partition.mentions[i].head
    return {
        parse.lemmas[k].lower()
        for j in parse.children[head]
        if j < head and parse.deps[j] in {"amod", "compound", "nmod", "nummod"}
        for k in [j]
    }
