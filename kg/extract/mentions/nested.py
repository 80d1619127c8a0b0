"""Names inside longer names: the "Bergen" of "Bergen Airport", where the text speaks of Bergen elsewhere.

They say that the text mentions the place, person or firm there, and nothing else: no fact is borne by a part of a name,
so they are found last, and the rules for facts and coreference pass over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME, MentionSpan
from kg.extract.words.gazetteer import PLACES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.parse import Parse

_PERSON, _WORK = EntityType.PERSON.value, EntityType.WORK.value
_LEAST_LETTERS = 2


def nested_names(parse: Parse, mentions: Sequence[MentionSpan]) -> list[MentionSpan]:
    """Names of `mentions`, which have their types, that are parts of longer ones; the longer name's head is no part."""
    known = _known(parse, mentions)
    heads = {m.head for m in mentions}
    found: list[MentionSpan] = []
    for mention in mentions:
        if mention.kind == NAME and mention.end - mention.start > 1 and mention.type != _PERSON:
            for part in _parts(parse, mention, known):
                if part.head not in heads:
                    found.append(part)
                    heads.add(part.head)
    return found


def inner_names(mentions: Sequence[MentionSpan]) -> set[int]:
    """Positions of the names that stand inside a longer name; `mentions` are sorted by start and end."""
    longest: tuple[int, int] = (0, 0)
    found: set[int] = set()
    for i, mention in sorted(enumerate(mentions), key=lambda pair: (pair[1].start, -pair[1].end)):
        if mention.kind != NAME:
            continue
        if mention.end <= longest[1] and (mention.start, mention.end) != longest:
            found.add(i)
        else:
            longest = mention.start, mention.end
    return found


def _known(parse: Parse, mentions: Sequence[MentionSpan]) -> dict[str, list[tuple[list[str], MentionSpan]]]:
    """The names by their first word, the longest first."""
    known: dict[str, list[tuple[list[str], MentionSpan]]] = {}
    seen: set[str] = set()
    for mention in mentions:
        words = parse.words[mention.start : mention.end]
        text = " ".join(words)
        is_name = mention.kind == NAME and words[0][:1].isupper() and len(text) >= _LEAST_LETTERS
        if is_name and mention.type != _WORK and text not in seen:
            seen.add(text)
            known.setdefault(words[0], []).append((words, mention))
    for options in known.values():
        options.sort(key=lambda option: -len(option[0]))
    return known


def _parts(
    parse: Parse, mention: MentionSpan, known: Mapping[str, Sequence[tuple[list[str], MentionSpan]]]
) -> list[MentionSpan]:
    start, stop = mention.start, mention.end
    if mention.name in PLACES:
        return []  # "New York City"
    found: list[MentionSpan] = []
    i = start
    while i < stop:
        end = i + 1
        for words, name in known.get(parse.words[i], ()):
            last = i + len(words)
            if last - i < stop - start and parse.words[i:last] == words and _stands_apart(parse, i, last, mention):
                found.append(MentionSpan(i, last, _head(parse, i, last), NAME, name.type, name.name))
                end = last
                break
        i = end
    return found


def _stands_apart(parse: Parse, start: int, end: int, mention: MentionSpan) -> bool:
    """Whether a part of a name modifies the rest: it comes before its noun, or after a preposition."""
    if end < mention.end:
        return parse.words[end] != "-" and (start == mention.start or parse.words[start - 1] != "-")
    before = parse.lower[start - 2] if parse.lower[start - 1] == "the" else parse.lower[start - 1]
    return before in {"of", "for", "in", "at"}


def _head(parse: Parse, start: int, end: int) -> int:
    outside = [i for i in range(start, end) if not start <= parse.heads[i] < end or parse.heads[i] == i]
    return outside[-1] if outside else end - 1
