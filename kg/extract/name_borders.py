"""Where a proper name begins and ends: spans of the recogniser cut to the name, and grown to the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.words.gazetteer import DEMONYMS, NOT_DEMONYMS, PEOPLES, PLACES, REGIONAL
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES, TIME_NOUNS
from kg.extract.words.name_parts import DASHES, OF_HEADS, OPENERS, PARTICLES
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.titles import HONORIFICS, RANKS, TITLE_MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parse import Parse

_TRIM_LEFT = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "PRON", "ADV", "PART", "INTJ", "SPACE", "SYM"})
_TRIM_RIGHT = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "SPACE", "SYM"})


class NameSpan(NamedTuple):
    """A name in tokens `[start, end)`; `label` as in the recogniser's scheme, `DEMONYM`, or "" when unknown."""

    start: int
    end: int
    label: str


def is_capitalised(word: str) -> bool:
    """Whether a word begins with an upper-case letter."""
    return word[:1].isupper()


def is_title(parse: Parse, i: int) -> bool:
    """Whether token `i` is a title, rank or honorific by its form."""
    return parse.lower[i] in RANKS or parse.lower[i] in HONORIFICS


def is_demonym_span(parse: Parse, start: int, end: int) -> bool:
    """Whether the tokens are a nationality word, or another adjective with a capital."""
    text = " ".join(parse.words[start:end])
    return text in DEMONYMS or text in PEOPLES or text in REGIONAL or text in NOT_DEMONYMS


def corrected(parse: Parse, span: NameSpan, barred: frozenset[int], taken: list[bool]) -> Iterator[NameSpan]:
    """The recogniser's span without what does not belong to the name, and with the parts that it left out."""
    for piece in _split(parse, span):
        trimmed = _trimmed(parse, piece)
        if trimmed is not None:
            yield _extended(parse, trimmed, barred, taken)


def _split(parse: Parse, span: NameSpan) -> list[NameSpan]:
    """Pieces of a span that runs over a possessive, over the "and" between two places or, of a person, a comma."""
    pieces = _listed_places(parse, span)
    if pieces:
        return pieces
    start = span.start
    for i in range(span.start, span.end):
        is_cut = i + 1 < span.end and parse.tags[i] == "POS" and span.label not in {"WORK_OF_ART", "LAW"}
        is_cut = is_cut and (span.label == "PERSON" or " ".join(parse.words[start:i]) in PLACES)
        if is_cut or (parse.words[i] in {",", ";", ":", "/"} and span.label in {"PERSON", "GPE"}):
            pieces.append(NameSpan(start, i, span.label))
            start = i + 1
    pieces.append(NameSpan(start, span.end, span.label))
    return pieces


def _listed_places(parse: Parse, span: NameSpan) -> list[NameSpan]:
    """The places of "Norway and New Zealand", unless the whole is a place itself; none where anything else is in it."""
    borders = [i for i in range(span.start, span.end) if parse.lower[i] in {"and", ","}]
    if not borders or _is_place(parse, span.start, span.end):
        return []
    starts, ends = [span.start, *(i + 1 for i in borders)], [*borders, span.end]
    pieces = [NameSpan(a, b, span.label) for a, b in zip(starts, ends, strict=True) if a < b]
    return pieces if all(_is_place(parse, a, b) for a, b, _ in pieces) else []


def _trimmed(parse: Parse, span: NameSpan) -> NameSpan | None:
    start, end, label = span
    while start < end and (
        parse.words[start] in DASHES
        or _opens_with_preposition(parse, start, end, label)
        or (_is_foreign(parse, start, _TRIM_LEFT) and not _is_place(parse, start, end))
    ):
        start += 1
    while end > start and (
        _is_foreign(parse, end - 1, _TRIM_RIGHT) or parse.words[end - 1] in {"'s", "'", ",", '"', "-"}
    ):
        end -= 1
    if label in {"PERSON", "ORG", "GPE", "NORP"}:
        while end - start > 1 and (
            is_title(parse, start) or (parse.lower[start] in TITLE_MODIFIERS and label == "PERSON")
        ):
            if label != "PERSON" and not parse.words[start + 1][:1].isupper():
                break
            if label != "PERSON" and parse.lower[start] not in HONORIFICS:
                break
            start += 1
    words = parse.words[start:end]
    if not any(w[:1].isupper() or w[:1].isdigit() for w in words) or not any(c.isalpha() for w in words for c in w):
        return None
    if end - start == 1 and is_common(parse, start):
        return None
    if all(parse.lower[i] in RANKS or parse.lower[i] in TITLE_MODIFIERS for i in range(start, end)):
        return None
    return NameSpan(start, end, label)


def _opens_with_preposition(parse: Parse, start: int, end: int, label: str) -> bool:
    """Whether a span begins with the capitalised first word of its sentence: "Besides Alphasoft"."""
    is_first = start == parse.sents[parse.sent_of[start]][0]
    return is_first and end - start > 1 and label != "WORK_OF_ART" and parse.lower[start] in OPENERS


def _is_foreign(parse: Parse, i: int, tags: frozenset[str]) -> bool:
    word = parse.words[i]
    if word[:1].isupper() and parse.tags[i].startswith("NNP"):
        return False
    if parse.pos[i] in tags:
        return parse.lower[i] not in PARTICLES
    return word.islower() and parse.lower[i] not in PARTICLES and parse.words[max(i - 1, 0)] != "-"


def _is_place(parse: Parse, start: int, end: int) -> bool:
    return " ".join(parse.words[start:end]) in PLACES


def is_common(parse: Parse, i: int) -> bool:
    """Whether one token alone is no name: a title, a time word, a capitalised common noun, a pronoun."""
    lower = parse.lower[i]
    if lower in RANKS or lower in HONORIFICS or lower in TIME_NOUNS or (lower in PRONOUNS and parse.words[i] != "US"):
        return True
    if parse.words[i].isupper() and len(lower) > 1:
        return False
    return lower in HEAD_TYPES and (parse.tags[i] != "NNP" or parse.child(i, "det", "poss", "amod") is not None)


def _extended(parse: Parse, span: NameSpan, barred: frozenset[int], taken: list[bool]) -> NameSpan:
    start, end, label = span
    if label == "DEMONYM":
        return span
    while start > 0 and not taken[start - 1] and start - 1 not in barred and _is_left_part(parse, start, end, label):
        start -= 1
    end = right_end(parse, start, end, barred, taken)
    return NameSpan(start, end, label)


def _is_left_part(parse: Parse, start: int, end: int, label: str) -> bool:
    i = start - 1
    if not parse.tags[i].startswith("NNP") or not is_capitalised(parse.words[i]) or parse.deps[i] != "compound":
        return False
    if is_title(parse, i) or parse.lower[i] in TITLE_MODIFIERS or not start <= parse.heads[i] < end:
        return False
    if label == "PERSON" and (parse.lower[i] in HEAD_TYPES or parse.words[i].isupper()):
        return False
    if label == "PERSON" and end - start > 1 and parse.lower[i] not in GIVEN:
        return False  # "Minister of Trade Anna Berg"
    return parse.words[i] not in DEMONYMS


def right_end(parse: Parse, start: int, end: int, barred: frozenset[int], taken: list[bool]) -> int:
    """The end of the name that begins at `start` and goes on at `end`: further words, numbers, "of" phrases."""
    count = len(parse)
    while end < count:
        stop = _hyphen_part(parse, end, barred) or _particle_part(parse, end) or _of_part(parse, end)
        if not stop and (_is_right_part(parse, start, end, barred) or _is_model_number(parse, end)):
            stop = end + 1
        if not stop or any(taken[end:stop]):
            return end
        end = stop
    return end


def _is_right_part(parse: Parse, start: int, end: int, barred: frozenset[int]) -> bool:
    if end in barred or not parse.tags[end].startswith("NNP") or not is_capitalised(parse.words[end]):
        return False
    if is_title(parse, end) or parse.lower[end] in TITLE_MODIFIERS:
        return False
    last = end - 1
    return parse.deps[last] == "compound" and start <= last < parse.heads[last] == end


def _is_model_number(parse: Parse, end: int) -> bool:
    """Whether the number after a name is part of it: "Boeing" + "747"."""
    if not parse.words[end].isdigit():
        return False
    is_head = parse.deps[end - 1] == "compound" and parse.heads[end - 1] == end
    return bool(is_head or (parse.deps[end] == "nummod" and parse.heads[end] == end - 1))


def _hyphen_part(parse: Parse, end: int, barred: frozenset[int]) -> int:
    """The end of hyphenated parts after `end` ("Vitoria" + "-Gasteiz"), or 0 where the hyphen joins something else."""
    i = end
    while i + 1 < len(parse) and parse.words[i] == "-" and _is_attached(parse, i) and _is_attached(parse, i + 1):
        if i + 1 in barred or parse.words[i + 1] in DEMONYMS or parse.words[i + 1] in PLACES:
            return 0
        i += 2
    if i == end:
        return 0
    last = parse.words[i - 1]
    return i if is_capitalised(last) or parse.tags[i - 1] == "NNP" or last.isdigit() else 0


def _is_attached(parse: Parse, i: int) -> bool:
    return i > 0 and parse.starts[i] == parse.ends[i - 1]


def _particle_part(parse: Parse, end: int) -> int:
    i = end
    while i < len(parse) and parse.lower[i] in PARTICLES and parse.words[i].islower():
        i += 1
    if (
        i == end
        or i >= len(parse)
        or not is_capitalised(parse.words[i])
        or parse.pos[i] not in {"PROPN", "NOUN", "X", "ADJ"}
    ):
        return 0
    return i + 1


def _of_part(parse: Parse, end: int) -> int:
    if parse.lower[end] != "of" or parse.lower[end - 1] not in OF_HEADS or not is_capitalised(parse.words[end - 1]):
        return 0
    i = end + 1
    if i < len(parse) and parse.lower[i] == "the":
        i += 1
    first = i
    while (
        i < len(parse) and parse.tags[i].startswith("NNP") and is_capitalised(parse.words[i]) and not is_title(parse, i)
    ):
        i += 1
    return i if i > first else 0
