"""Titles and names between quotation marks, where the words before the marks say that a name follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions.borders import NameSpan, is_capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parse import Parse

_CLOSING = {'"': frozenset({'"', "''"}), "\u201c": frozenset({"\u201d"}), "``": frozenset({"''", '"'})}
_TITLED = frozenset("titled entitled retitled".split())
_CALLED = _TITLED | frozenset("called named renamed dubbed nicknamed".split())
_LONGEST = 9
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "PRON", "SCONJ", "PUNCT"})


def quoted_names(parse: Parse) -> Iterator[NameSpan]:
    """Names such as the second of 'the story "Havet" ("In the Dark")' and 'a trail called "The Long Way Home"'."""
    labels = {(e.start, e.end): e.label for e in parse.ents}
    for i, word in enumerate(parse.words):
        if i and word in _CLOSING and (label := _cue(parse, i)) is not None:
            end = next((j for j in range(i + 1, min(i + _LONGEST, len(parse))) if parse.words[j] in _CLOSING[word]), 0)
            if end > i + 1 and _is_title(parse, i + 1, end):
                yield NameSpan(i + 1, end, labels.get((i + 1, end), label))


def _cue(parse: Parse, i: int) -> str | None:
    """The label of what stands between the marks that open at token `i`; None where no name needs to follow."""
    before = parse.lower[i - 1]
    if before == "(":
        is_translated = i > 1 and any(parse.words[i - 2] in marks for marks in _CLOSING.values())
        return "WORK_OF_ART" if is_translated else ""
    if before in _CALLED:
        return "WORK_OF_ART" if before in _TITLED else ""
    return None


def _is_title(parse: Parse, start: int, end: int) -> bool:
    """Whether words have capitals as titles do: all but the small ones."""
    if not is_capitalised(parse.words[start]) or not is_capitalised(parse.words[end - 1]):
        return False
    return all(is_capitalised(parse.words[i]) or parse.pos[i] in _SMALL for i in range(start, end))
