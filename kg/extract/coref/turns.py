"""Turns of an interview that is printed without names: a paragraph that asks, then the paragraphs that answer.

Read as turns only where the pattern is unmistakable: several questions, put to a "you", with answers that say "I" or
"we". A list of frequent questions ("How do I apply?") is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

NARRATIVE, QUESTION, ANSWER = "", "question", "answer"

_FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 120
_LONGEST_REMARK = 60
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_MARKS = frozenset({'"', "''", "'", "\u201d", ")", "]"})


def find_turns(parse: Parse, mentions: Sequence[MentionSpan], quoted: Sequence[bool]) -> list[str]:
    """For each block of the text whether it asks, answers or does neither; all NARRATIVE where it is no interview."""
    said = _said(parse, mentions, quoted)
    asks = [_asks(parse, block, words) for block, words in zip(parse.blocks, said, strict=True)]
    if not _is_interview(asks, said):
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
        if (word in _FIRST or word in _SECOND) and mention.kind == "pronoun" and not quoted[mention.head]:
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


def _is_interview(asks: list[bool], said: list[list[str]]) -> bool:
    put = answered = 0
    for n, asked in enumerate(asks):
        if asked:
            put += 1
            answers = [word for words, other in zip(said[n + 1 : n + 3], asks[n + 1 : n + 3], strict=True) if not other
                       for word in words]  # fmt: skip
            answered += not _FIRST.isdisjoint(answers)
    to_you = sum(asked and not _SECOND.isdisjoint(words) for asked, words in zip(asks, said, strict=True))
    return put >= _FEWEST_QUESTIONS and answered >= _FEWEST_QUESTIONS and to_you >= 1
