"""Turns of an interview that is printed without names: a paragraph that asks, then the paragraphs that answer.

Read as turns only where the pattern is unmistakable: several questions, put to a "you", with answers that say "I" or
"we". A list of frequent questions ("How do I apply?") is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME, PRONOUN
from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON = EntityType.PERSON.value
NARRATIVE, QUESTION, ANSWER = "", "question", "answer"

_FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 120
_LONGEST_REMARK = 60
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SINGULAR = frozenset("i me my mine myself".split())
_MOSTLY = 3
_SECOND = frozenset("you your yours yourself yourselves".split())
_MEETINGS = frozenset({"speak", "talk", "sit", "chat", "catch", "converse", "conversation", "q&a"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_TOWARDS = frozenset({"to", "with"})
_MARKS = frozenset({'"', "''", "'", "\u201d", ")", "]"})


def find_turns(parse: Parse, mentions: Sequence[MentionSpan], quoted: Sequence[bool]) -> list[str]:
    """For each block of the text whether it asks, answers or does neither; all NARRATIVE where it is no interview."""
    said = _said(parse, mentions, quoted)
    asks = [_asks(parse, block, words) for block, words in zip(parse.blocks, said, strict=True)]
    if not _is_interview(parse, asks, said):
        return [NARRATIVE] * len(asks)
    first = asks.index(True)
    return [
        NARRATIVE if n < first else QUESTION if asked or _remarks(parse.blocks[n], said[n]) else ANSWER
        for n, asked in enumerate(asks)
    ]


def _said(parse: Parse, mentions: Sequence[MentionSpan], quoted: Sequence[bool]) -> list[list[str]]:
    """The first and second persons of each block, outside quotations."""
    found: list[list[str]] = [[] for _ in parse.blocks]
    block = 0
    for mention in mentions:
        while mention.start >= parse.blocks[block][1]:
            block += 1
        word = parse.lower[mention.head]
        if (word in _FIRST or word in _SECOND) and mention.kind == PRONOUN and not quoted[mention.head]:
            found[block].append(word)
    return found


def _asks(parse: Parse, block: tuple[int, int], said: list[str]) -> bool:
    """Whether a block ends in a question and is not the end of a long answer."""
    first, last = block
    while last > first and (parse.pos[last - 1] == "SPACE" or parse.words[last - 1] in _MARKS):
        last -= 1
    if last <= first or parse.words[last - 1] != "?":
        return False
    return last - first <= _LONGEST_QUESTION and (not said or not _FIRST.issuperset(said))


def _remarks(block: tuple[int, int], said: list[str]) -> bool:
    """Whether a block that asks nothing is still put to the one who answers: "You have written four books."."""
    return bool(said) and said[0] in _SECOND and _SECOND.issuperset(said) and block[1] - block[0] <= _LONGEST_REMARK


def _is_interview(parse: Parse, asks: list[bool], said: list[list[str]]) -> bool:
    """Whether questions to a "you" are answered in the first person: twice, or once where the lead says "interview"."""
    put = answered = 0
    for n, asked in enumerate(asks):
        if asked:
            put += 1
            answers = [word for words, other in zip(said[n + 1 : n + 3], asks[n + 1 : n + 3], strict=True) if not other
                       for word in words]  # fmt: skip
            answered += not _FIRST.isdisjoint(answers)
    to_you = sum(asked and not _SECOND.isdisjoint(words) for asked, words in zip(asks, said, strict=True))
    if not to_you or not answered:
        return False
    lead = range(parse.blocks[asks.index(True)][0])
    return min(put, answered) >= _FEWEST_QUESTIONS or any(_is_interview_word(parse, i) for i in lead)


def answers_are_plural(parse: Parse, mentions: Sequence[MentionSpan], quoted: Sequence[bool], turns: list[str]) -> bool:
    """Whether those who answer speak as "we", so that "you" in a question means all of them."""
    said = _said(parse, mentions, quoted)
    words = [word for n, turn in enumerate(turns) if turn == ANSWER for word in said[n]]
    singular = sum(word in _SINGULAR for word in words)
    return sum(word in _FIRST for word in words) - singular > _MOSTLY * singular


def interviewed(partition: Partition, turns: Sequence[str]) -> tuple[list[int], bool]:
    """Who the lead says is interviewed, by one mention: the first named after "interview", else in the title.

    And whether there are several of them, which leaves open who answers.
    """
    parse = partition.parse
    asks = turns.index(QUESTION)
    last = parse.blocks[asks][0]
    people = [
        i for i, m in enumerate(partition.mentions) if m.start < last and m.kind == NAME and partition.is_person(i)
    ]
    for is_sign in (_is_interview_word, _is_meeting):
        for sign in range(last):
            if is_sign(parse, sign) and (found := _beside(partition, people, sign)):
                return found, len(found) > 1
            if sign < parse.blocks[0][1] and _with_many(parse, sign):
                return [], True
    end = min(parse.blocks[0][1], _topic_after(parse, 0))
    title = [i for i in people if partition.mentions[i].start < end]
    return (title[:1] if asks and len({partition.owner[i] for i in title}) == 1 else []), False


def _with_many(parse: Parse, sign: int) -> bool:
    """As in "an interview with the owners"."""
    i = sign + 1
    while i < len(parse) - 1 and (parse.pos[i] in {"DET", "ADJ", "NUM"} or parse.lower[i] == "with"):
        i += 1
    return i < len(parse) and parse.tags[i] == "NNS" and HEAD_TYPES.get(parse.lemmas[i]) == _PERSON


def _is_interview_word(parse: Parse, i: int) -> bool:
    if not parse.lower[i].startswith("interview") or parse.lower[i] in {"interviewer", "interviewers"}:
        return False
    other = parse.child(i, "det")  # "in an interview with the Herald" is another one
    return other is None or parse.lower[other] not in {"a", "an"} or parse.lower[parse.heads[i]] != "in"


def _is_meeting(parse: Parse, i: int) -> bool:
    return parse.lower[i] in _TOWARDS and parse.lemmas[parse.heads[i]].lower() in _MEETINGS


def _beside(partition: Partition, people: list[int], sign: int) -> list[int]:
    """The first person named after the sign in its sentence, with those joined to it; before it in "interviewed by"."""
    parse = partition.parse
    near = [i for i in people if partition.sentence[i] == parse.sent_of[sign]]
    if sign + 1 < len(parse) and parse.lower[sign + 1] == "by":
        return [i for i in near if partition.mentions[i].end <= sign][-1:]
    after = [i for i in near if sign < partition.mentions[i].start < _topic_after(parse, sign)][:1]
    return (
        [j for j in near if partition.mentions[j].head in parse.conjuncts(partition.mentions[after[0]].head)]
        if after
        else []
    )


def _topic_after(parse: Parse, i: int) -> int:
    """Where the rest of the sentence says what was talked about."""
    return next((j for j in range(i, parse.sents[parse.sent_of[i]][1]) if parse.lower[j] in _ABOUT), len(parse))
