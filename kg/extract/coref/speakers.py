"""Who speaks: first persons inside a quotation stand for its speaker, third persons in it for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition

_PERSON = EntityType.PERSON.value

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
