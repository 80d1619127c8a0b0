"""Who speaks: first persons inside a quotation stand for its speaker, third persons in it for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.turns import ANSWER, NARRATIVE, QUESTION, answers_are_plural, find_turns, interviewed
from kg.extract.layers import PRONOUN
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition

_PERSON = EntityType.PERSON.value
_THIRD = 3
_SECOND = 2

Found = tuple[int, str]


def quoting_entity(partition: Partition, i: int) -> int:
    """The entity that speaks the quotation a third person stands in, which is somebody else; -1 where there is none.

    Words quoted inside a sentence ('Berg said he "would keep his seat"') may well be about their speaker.
    """
    parse, start = partition.parse, partition.mentions[i].head
    if not partition.quoted[start]:
        return -1
    first, _ = parse.sents[partition.sentence[i]]
    while start > first and partition.quoted[start - 1]:
        start -= 1
    while parse.pos[start] == "PUNCT" and start < partition.mentions[i].head:
        start += 1
    found = find_speaker(partition, i) if parse.words[start][:1].isupper() else None
    return partition.owner[found[0]] if found is not None else -1


def find_speaker(partition: Partition, i: int) -> Found | None:
    """The speaker of the quotation a first person stands in: named in its sentence or in a neighbour it runs into."""
    quoted = partition.quoted
    if not quoted[partition.mentions[i].head]:
        return None
    number = partition.sentence[i]
    for near in (number, number - 1, number + 1):
        if not 0 <= near < len(partition.parse.sents):
            continue
        first, last = partition.parse.sents[near]
        if near != number and not any(quoted[first:last]):
            continue
        found = _who_speaks(partition, first, last)
        if found is not None:
            return found, "speaker"
    return None


def _who_speaks(partition: Partition, first: int, last: int) -> int | None:
    parse = partition.parse
    for verb in range(first, last):
        if parse.lemmas[verb] in SPEECH and parse.pos[verb] == "VERB" and not partition.quoted[verb]:
            subject = parse.child(verb, "nsubj")
            j = partition.by_head.get(subject) if subject is not None else None
            if j is not None and partition.type(j) == _PERSON:
                return j
    return None


def link_speakers(partition: Partition) -> None:
    """First and second persons of one speaker are one, named or not: nothing else follows from a pronoun alone."""
    persons = [i for i, m in enumerate(partition.mentions) if m.kind == PRONOUN and _person(partition, i) != _THIRD]
    if not persons:
        return
    turns = find_turns(partition.parse, partition.mentions, partition.quoted)
    asked = interviewed(partition, turns) if ANSWER in turns else []
    plural = len(asked) > 1 or answers_are_plural(partition.parse, partition.mentions, partition.quoted, turns)
    said: dict[tuple[str, ...], int] = {(ANSWER, "I"): asked[0]} if len(asked) == 1 else {}
    for i, key in _keyed(partition, persons, turns, several=len(asked) > 1, plural=plural):
        if key in said:
            partition.merge(i, said[key], "same speaker")
        said[key] = i


def _person(partition: Partition, i: int) -> int:
    return PRONOUNS[partition.parse.lower[partition.mentions[i].head]].person


def _keyed(
    partition: Partition, persons: list[int], turns: list[str], *, several: bool, plural: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each pronoun with what it has in common with the others that mean the same."""
    parse = partition.parse
    quotations = _quotations(partition)
    block = 0
    for i in persons:
        head = partition.mentions[i].head
        while head >= parse.blocks[block][1]:
            block += 1
        pronoun = PRONOUNS[parse.lower[head]]
        who = "you" if pronoun.person == _SECOND else "we" if pronoun.plural else "I"
        if partition.quoted[head]:
            yield i, ("quoted", str(quotations[head]), who)
        elif several and turns[block] != NARRATIVE and who == "I":
            yield i, (turns[block], who, str(block))  # whose turn it is among several is not said
        elif turns[block] == QUESTION and who == "you":
            yield i, (ANSWER, "we" if plural else "I")
        else:
            yield i, (turns[block], who)


def _quotations(partition: Partition) -> list[int]:
    """The number of the quotation each token stands in."""
    found, number, before = [], 0, False
    for inside in partition.quoted:
        number += inside and not before
        before = inside
        found.append(number)
    return found
