"""Who speaks: first persons inside a quotation stand for its speaker, third persons in it for somebody else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.coref.turns import (
    ANSWER,
    NARRATIVE,
    QUESTION,
    answers_are_plural,
    find_turns,
    interviewed,
    label_mentions,
    other_speaker,
)
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.organizations import SUFFIXES
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_PERSON, _ORGANIZATION, _PLACE = EntityType.PERSON.value, EntityType.ORGANIZATION.value, EntityType.PLACE.value
_SAYING = SPEECH | frozenset(
    """exclaim shout cry yell scream whisper murmur mutter sigh gasp laugh chuckle sob groan ask inquire enquire wonder
    answer continue interject interrupt conclude begin declaim proclaim pronounce muse lament grumble protest retort
    quip chide urge plead beg sing chant read post blog""".split()
)
"""Verbs that stand beside words quoted, more than take a clause."""
_NEAR = 8
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
    found = _speaker_of(partition, start) if parse.words[start][:1].isupper() else None
    if found is None or partition.type(found) != _PERSON:
        return -1
    if found > i and partition.mentions[found].kind == PRONOUN and len(partition.entity(found)) == 1:
        found = _who_spoke_before(partition, i, found)
    return partition.owner[found]


def _who_spoke_before(partition: Partition, i: int, pronoun: int) -> int:
    """Who speaks in 'Berg said ... . "She asked for more," he said': the last to speak before, if of the sex."""
    parse, first = partition.parse, _first_token(partition, i)
    if first == 0:
        return pronoun
    before, _ = parse.sents[parse.sent_of[first - 1]]
    spoke = _who_speaks(partition, range(before, first))
    if spoke is None or partition.type(spoke) != _PERSON:
        return pronoun
    return spoke if partition.gender(spoke) in {"", partition.gender(pronoun)} else pronoun


def _first_token(partition: Partition, i: int) -> int:
    """The first token of the sentence of mention `i`."""
    return partition.parse.sents[partition.sentence[i]][0]


def find_speaker(partition: Partition, i: int) -> Found | None:
    """The person who speaks the quotation that a first person stands in."""
    found = _speaker_of(partition, partition.mentions[i].head)
    return (found, "speaker") if found is not None and partition.type(found) == _PERSON else None


def _speaker_of(partition: Partition, token: int) -> int | None:
    """Who speaks the quotation around a token: a mention, of a person or of a body that speaks."""
    number = bisect_right(partition.quotations, (token, len(partition.quoted))) - 1
    if number < 0 or token >= partition.quotations[number][1]:
        return None
    if not partition.speakers:
        for n in range(len(partition.quotations)):
            partition.speakers.append(_attribution(partition, n))
    return partition.speakers[number]


def _attribution(partition: Partition, number: int) -> int | None:
    """The subject of the verb of saying around quotation `number`: in its sentence, beside it, or where it began."""
    parse = partition.parse
    start, end = partition.quotations[number]
    last = min(end, len(parse) - 1)
    before = parse.sents[parse.sent_of[start]][0]
    after = parse.sents[parse.sent_of[last]][1]
    found = _who_speaks(partition, range(end, after), after_quote=True)
    if found is None:
        found = _who_speaks(partition, range(start - 1, before - 1, -1))
    if found is None and after == last + 1:
        found = _tag_after(partition, after, last)
    if found is None:
        found = _lead_in(partition, before)
    return _continued(partition, number, before) if found is None else found


def _who_speaks(partition: Partition, tokens: range, *, after_quote: bool = False) -> int | None:
    """The subject of the first verb of saying among these tokens, up to the next quotation when they come after one."""
    parse = partition.parse
    for verb in tokens:
        if partition.quoted[verb]:
            if after_quote:
                return None
            continue
        if parse.lemmas[verb] in _SAYING and parse.pos[verb] == "VERB":
            subject = parse.child(verb, "nsubj")
            j = partition.by_head.get(subject) if subject is not None else None
            if j is not None and not partition.quoted[partition.mentions[j].head] and _can_speak(partition, j):
                return j
    return None


def _can_speak(partition: Partition, j: int) -> bool:
    return partition.type(j) in {_PERSON, _ORGANIZATION, _PLACE} and not partition.plural[j]


def _tag_after(partition: Partition, first: int, last: int) -> int | None:
    """The speaker in `"We won." Berg said afterwards.`, where the parser cut the words off as a sentence."""
    parse = partition.parse
    if first >= len(parse) or _block_of(parse, first) != _block_of(parse, last):
        return None
    _, end = parse.sents[parse.sent_of[first]]
    if any(partition.quoted[first:end]) or parse.words[end - 1] == ":":
        return None
    return _who_speaks(partition, range(first, min(end, first + _NEAR)))


def _lead_in(partition: Partition, before: int) -> int | None:
    """The speaker in the sentence before, where it announces speech: "Berg said on Monday:"."""
    parse = partition.parse
    last = before - 1
    while last > 0 and parse.pos[last] == "SPACE":
        last -= 1
    if last <= 0 or parse.words[last] != ":":
        return None
    first, _ = parse.sents[parse.sent_of[last]]
    return _who_speaks(partition, range(last, first - 1, -1))


def _continued(partition: Partition, number: int, before: int) -> int | None:
    """The speaker of the quotation before, where nothing but who said it stands in between."""
    if not number:
        return None
    parse = partition.parse
    earlier = min(partition.quotations[number - 1][1], len(parse) - 1)
    sentence = parse.sent_of[earlier]
    between = parse.sent_of[before] - sentence
    return partition.speakers[number - 1] if between <= 1 and partition.quotations[number][0] >= before else None


def _block_of(parse: Parse, i: int) -> int:
    return bisect_right(parse.blocks, (i, len(parse)))


def link_speakers(partition: Partition) -> None:
    """First and second persons of one speaker are one, named or not: nothing else follows from a pronoun alone."""
    persons = [i for i, m in enumerate(partition.mentions) if m.kind == PRONOUN and _person(partition, i) != _THIRD]
    if not persons:
        return
    turns = find_turns(partition.parse, partition.mentions, partition.quoted)
    asked, several = interviewed(partition, turns) if ANSWER in turns and QUESTION in turns else ([], False)
    plural = several or answers_are_plural(partition.parse, partition.mentions, partition.quoted, turns)
    said: dict[tuple[str, ...], int] = {(ANSWER, "I"): asked[0]} if asked and not several else {}
    said |= {(label, "I"): i for label, i in label_mentions(partition, turns).items()}
    keyed = list(_keyed(partition, persons, turns, several=several, plural=plural))
    said = _introductions(partition, keyed) | said
    for i, key in keyed:
        if key in said:
            partition.merge(i, said[key], "same speaker")
        elif key[-1] == "we" and (body := _speaking_body(partition, i)) is not None:
            partition.merge(i, body, "speaker")
        said[key] = i


def _introductions(partition: Partition, keyed: list[tuple[int, tuple[str, ...]]]) -> dict[tuple[str, ...], int]:
    """Who says "I am Anna Berg", "my name is Anna Berg" or "I, Anna Berg, ...", where only one name is given."""
    found: dict[tuple[str, ...], set[int]] = {}
    for i, key in keyed:
        if key[-1] != "you" and (name := _own_name(partition, i)) is not None:
            found.setdefault(key, set()).add(partition.owner[name])
    return {key: partition.members[min(owners)][0] for key, owners in found.items() if len(owners) == 1}


def _own_name(partition: Partition, i: int) -> int | None:
    parse, head = partition.parse, partition.mentions[i].head
    if parse.lower[head] == "my" and parse.lower[parse.heads[head]] == "name":
        head = parse.heads[head]
    elif parse.lower[head] != "i":
        return None
    verb = parse.heads[head]
    name = parse.child(head, "appos")
    if name is None and parse.deps[head] == "nsubj" and parse.lemmas[verb] in {"be", "'m", "'s"}:
        name = parse.child(verb, "attr") if parse.child(verb, "neg") is None else None
    j = partition.by_head.get(name) if name is not None else None
    return j if j is not None and partition.mentions[j].kind == NAME and partition.is_person(j) else None


def _speaking_body(partition: Partition, i: int) -> int | None:
    """The organisation in `the company said: "We regret ..."`, where the text says that it is one."""
    speaker = _speaker_of(partition, partition.mentions[i].head)
    if speaker is None or partition.type(speaker) != _ORGANIZATION:
        return None
    entity = [partition.mentions[k] for k in partition.entity(speaker)]
    said = any(m.kind == NOMINAL or m.name.rpartition(" ")[2].casefold().rstrip(".") in SUFFIXES for m in entity)
    return speaker if said else None


def _person(partition: Partition, i: int) -> int:
    return PRONOUNS[partition.parse.lower[partition.mentions[i].head]].person


def _keyed(
    partition: Partition, persons: list[int], turns: list[str], *, several: bool, plural: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each pronoun with what it has in common with the others that mean the same."""
    parse = partition.parse
    block = 0
    for i in persons:
        head = partition.mentions[i].head
        while head >= parse.blocks[block][1]:
            block += 1
        pronoun = PRONOUNS[parse.lower[head]]
        who = "you" if pronoun.person == _SECOND else "we" if pronoun.plural else "I"
        if partition.quoted[head]:
            yield i, ("quoted", _source(partition, head), who)
        elif several and turns[block] != NARRATIVE and who == "I":
            yield i, (turns[block], who, str(block))  # whose turn it is among several is not said
        elif turns[block] == QUESTION and who == "you":
            yield i, (ANSWER, "we" if plural else "I")
        elif turns[block] not in {NARRATIVE, ANSWER} and who == "you" and (other := other_speaker(turns, turns[block])):
            yield i, (other, "I")
        else:
            yield i, (turns[block], who)


def _source(partition: Partition, token: int) -> str:
    """The entity that says the quotation, else the quotation."""
    speaker = _speaker_of(partition, token)
    if speaker is not None:
        return f"entity {partition.owner[speaker]}"
    return f"quotation {bisect_right(partition.quotations, (token, len(partition.quoted)))}"
