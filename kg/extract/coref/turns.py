"""Turns of an interview or a conversation in print: labelled ("Berg: ..."), or a paragraph that asks, then answers.

Read as turns only where the pattern is unmistakable: labels that come again, or several questions put to a "you", with
answers that say "I" or "we". A list of frequent questions ("How do I apply?") is none.
"""

from __future__ import annotations

from collections import Counter
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

_FEWEST_QUESTIONS = _FEWEST_SPEAKERS = 2
_LONGEST_LABEL = 7
_ROLES = {"q": QUESTION, "question": QUESTION, "interviewer": QUESTION, "a": ANSWER, "answer": ANSWER}
_LONGEST_QUESTION = 120
_LONGEST_REMARK = 60
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SINGULAR = frozenset("i me my mine myself".split())
_MOSTLY = 3
_SECOND = frozenset("you your yours yourself yourselves".split())
_MEETINGS = frozenset({"speak", "talk", "sit", "chat", "catch", "converse", "conversation", "q&a"})
_TALK = frozenset("q&a talks tells speaks spoke talked questions answers answered conversation".split())
"""Words of a lead that announces questions and answers, as "interview" does."""
_FEW = 4
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_TOWARDS = frozenset({"to", "with"})
_MARKS = frozenset({'"', "''", "'", "\u201d", ")", "]"})


def find_turns(parse: Parse, mentions: Sequence[MentionSpan], quoted: Sequence[bool]) -> list[str]:
    """For each block of the text its label, or whether it asks, answers or does neither: then it is NARRATIVE."""
    said = _said(parse, mentions, quoted)
    if labels := _labelled(parse, said):
        return labels
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
        if mention.kind != PRONOUN:
            continue
        word = parse.lower[mention.head]
        if (word in _FIRST or word in _SECOND) and not quoted[mention.head]:
            while mention.start >= parse.blocks[block][1]:
                block += 1
            found[block].append(word)
    return found


def _labelled(parse: Parse, said: list[list[str]]) -> list[str]:
    """The speaker's label of each block, as it stands before the colon; nothing where no two alternate."""
    labels = [_label(parse, first, last) for first, last in parse.blocks]
    speakers = {label for label, n in Counter(labels).items() if label and n >= _FEWEST_QUESTIONS}
    spoken = sum(label in speakers and not _FIRST.isdisjoint(words) for label, words in zip(labels, said, strict=True))
    if len(speakers) < _FEWEST_SPEAKERS or spoken < _FEWEST_QUESTIONS:
        return []
    found, current = [], NARRATIVE
    for label in labels:
        current = label if label in speakers else current
        found.append(_ROLES.get(current, current))
    return found


def _label(parse: Parse, first: int, last: int) -> str:
    """The name or role that a block opens with: "Anna Berg:", "Q:"."""
    for i in range(first, min(first + _LONGEST_LABEL, last)):
        if parse.words[i] == ":":
            return " ".join(parse.lower[first:i])
        if not parse.words[i][0].isupper() and parse.words[i] not in {".", "-", "'s"}:
            break
    return ""


def other_speaker(turns: Sequence[str], turn: str) -> str:
    """Who is spoken to in a turn of a labelled conversation of two; NARRATIVE where there are more."""
    others = {t for t in turns if t not in {NARRATIVE, turn}}
    return others.pop() if len(others) == 1 else NARRATIVE


def label_mentions(partition: Partition, turns: Sequence[str]) -> dict[str, int]:
    """The person named by each label, by the mention in the first one."""
    found: dict[str, int] = {}
    parse = partition.parse
    for (first, last), turn in zip(parse.blocks, turns, strict=True):
        if turn in {NARRATIVE, QUESTION, ANSWER} or turn in found or _label(parse, first, last) != turn:
            continue
        end = parse.words.index(":", first)
        for i, mention in enumerate(partition.mentions):
            if first <= mention.head < end and mention.kind == NAME and partition.is_person(i):
                found[turn] = i
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
    """Whether questions to a "you" are answered in the first person, often or where the lead speaks of an interview.

    Without that, every fourth paragraph must ask: an essay may have a few questions for its headings.
    """
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
    start = asks.index(True)
    lead = parse.blocks[start][0]
    if any(_is_interview_word(parse, i) for i in range(lead)):
        return True
    if _announces(parse, lead):
        return min(put, answered) >= _FEWEST_QUESTIONS
    return min(put, answered) > _FEWEST_QUESTIONS and put * _FEW >= len(asks) - start


def _announces(parse: Parse, end: int) -> bool:
    """Whether the lead, up to token `end`, speaks of questions and answers."""
    return any(_is_interview_word(parse, i) or parse.lower[i] in _TALK for i in range(end))


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
    is_sole = bool(asks) and len({partition.owner[i] for i in title}) == 1 and _announces(parse, last)
    return title[:1] if is_sole else [], False


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
