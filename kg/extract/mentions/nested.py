"""Names inside longer names: the "Bergen" of "Bergen Airport", where the text speaks of Bergen elsewhere.

They say that the text mentions the place, person or firm there, and nothing else: no fact is borne by a part of a name,
so they are found last, and the rules for facts and coreference pass over them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.layers import NAME, MentionSpan
from kg.extract.words.gazetteer import ABBREVIATIONS, CITIES, COUNTRIES, DEMONYMS, PLACES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.organizations import COMPANY_SUFFIXES, KNOWN, SUFFIXES, TRADES
from kg.extract.words.titles import HONORIFICS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.extract.parse import Parse

_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_EVENT, _ORGANIZATION = EntityType.EVENT.value, EntityType.ORGANIZATION.value
_NEVER_PARTS = frozenset({_THING, EntityType.WORK.value, EntityType.GROUP.value})
_LEAST_LETTERS = 2
_LEAST_INITIALS = 3
_BRANCH = 3
_OF_FIRMS = COMPANY_SUFFIXES | TRADES | {"&", "and"}
_FIRMS = SUFFIXES | TRADES
_SCHOOLS = frozenset({"university", "college"})
_MADE = frozenset({EntityType.PRODUCT.value, EntityType.WORK.value, _EVENT, EntityType.FACILITY.value})
_ROMAN = re.compile("[IVXLCDM]+")
_DIRECTIONS = frozenset("north south east west northern southern eastern western central upper lower".split())
_GEOGRAPHY = frozenset(
    """bay canal cape county district gulf hill hills island islands isle isles lake lakes mount mountain mountains
    ocean peninsula province region republic river sea state strait valley""".split()
)
"""Nouns that name the very place anew, or one that only shares its name: "Skye Island"."""
_ROUND_TOWNS = frozenset({"bay", "province", "region"})
"""Of these, what is called after the town in it."""


class _Known(NamedTuple):
    """A name that may be a part of others."""

    words: list[str]
    name: str
    type: str


def _gazetteer() -> dict[str, list[_Known]]:
    """The places of the gazetteer and organisations known everywhere, by their first word."""
    found: dict[str, list[_Known]] = defaultdict(list)
    for place in sorted(PLACES):
        if place in ABBREVIATIONS or COUNTRIES.get(place, place) == place:
            words = place.split()
            found[words[0]].append(_Known(words, COUNTRIES.get(place, place), _PLACE))
    for name in sorted(KNOWN - PLACES):
        if name.casefold() not in HEAD_TYPES:
            words = name.split()
            found[words[0]].append(_Known(words, name, _ORGANIZATION))
    return found


_BY_WORD = _gazetteer()


def nested_names(parse: Parse, mentions: Sequence[MentionSpan]) -> list[MentionSpan]:
    """Names of `mentions`, which have their types, that are parts of longer ones; the longer name's head is no part.

    A place of the gazetteer that the text has only as a part of names counts when it has it twice.
    """
    if not any(m.kind == NAME and m.end - m.start > 1 for m in mentions):
        return []
    known = _known(parse, mentions)
    names = {option.name for options in known.values() for option in options}
    surnames = {m.name.rpartition(" ")[2] for m in mentions if m.kind == NAME and m.type == _PERSON and " " in m.name}
    heads = {m.head for m in mentions}
    found: list[MentionSpan] = []
    for mention in mentions:
        if mention.kind == NAME and mention.end - mention.start > 1 and _may_have_parts(parse, mention):
            for part in _parts(parse, mention, known, surnames):
                if part.head not in heads:
                    found.append(part)
                    heads.add(part.head)
    count = Counter(part.name for part in found)
    return [part for part in found if part.name in names or count[part.name] > 1]


def _may_have_parts(parse: Parse, mention: MentionSpan) -> bool:
    """Whether a name is no person's; what ends in a plural or a kind of thing only seems to be: "Warhol Polaroids"."""
    if mention.type != _PERSON:
        return True
    last = mention.end - 1
    type_ = HEAD_TYPES.get(parse.lower[last], _PERSON)
    return parse.tags[last] in {"NNS", "NNPS"} or type_ != _PERSON or parse.words[last].isdigit()


def inner_names(mentions: Sequence[MentionSpan]) -> set[int]:
    """Positions of the names that stand inside a longer name."""
    found: set[int] = set()
    last: tuple[int, int] = (0, 0)
    for start, end, i in sorted([(m.start, -m.end, i) for i, m in enumerate(mentions) if m.kind == NAME]):
        if end >= last[1] and (start, end) != last:
            found.add(i)
        else:
            last = start, end
    return found


def _known(parse: Parse, mentions: Sequence[MentionSpan]) -> dict[str, list[_Known]]:
    """The names by their first word, the longest first."""
    known: dict[str, list[_Known]] = {}
    seen: set[str] = set()
    for mention in mentions:
        words = parse.words[mention.start : mention.end]
        text = " ".join(words)
        is_name = mention.kind == NAME and words[0][:1].isupper() and len(text) >= _LEAST_LETTERS
        is_name = is_name and text not in DEMONYMS and (text.casefold() not in HEAD_TYPES or text in KNOWN)
        if is_name and mention.type not in _NEVER_PARTS and text not in seen:
            seen.add(text)
            known.setdefault(words[0], []).append(_Known(words, mention.name, mention.type))
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) >= _LEAST_INITIALS and mention.type in {_PLACE, _ORGANIZATION}:
                known.setdefault(initials, []).append(_Known([initials], mention.name, mention.type))
    for options in known.values():
        options.sort(key=lambda option: -len(option.words))
    return known


def _parts(
    parse: Parse, mention: MentionSpan, known: Mapping[str, Sequence[_Known]], surnames: AbstractSet[str]
) -> list[MentionSpan]:
    start, stop = mention.start, mention.end
    if mention.name in PLACES:
        return []  # "New York City"
    found: list[MentionSpan] = []
    i = start
    while i < stop:
        end = i + 1
        for option in _options(parse, i, mention, known):
            last = i + len(option.words)
            if last > stop or last - i == stop - start or parse.words[i:last] != option.words:
                continue
            if _stands_apart(parse, i, last, mention) and _is_other(parse, (i, last), mention, option, surnames):
                found.append(MentionSpan(i, last, _head(parse, i, last), NAME, option.type, option.name))
                end = last
                break
        i = end
    return found


def _options(parse: Parse, i: int, whole: MentionSpan, known: Mapping[str, Sequence[_Known]]) -> Iterator[_Known]:
    """The names that may begin at token `i`: of the text, of the gazetteer, a part of a place, an abbreviation."""
    word = parse.words[i]
    yield from known.get(word, ())
    yield from _BY_WORD.get(word, ())
    if parse.lower[i] in _DIRECTIONS and i + 1 < whole.end:
        for place in _BY_WORD.get(parse.words[i + 1], ()):
            yield _Known([word, *place.words], f"{word} {place.name}", place.type)  # "Southern Indiana"
    if whole.type == EntityType.PRODUCT.value:
        return  # "HTML 5"
    if word.isupper() and word.isalpha() and len(word) >= _LEAST_INITIALS and not _ROMAN.fullmatch(word):
        yield _Known([word], word, _ORGANIZATION)  # "BAFTA Fellowship"


def _stands_apart(parse: Parse, start: int, end: int, mention: MentionSpan) -> bool:
    """Whether a part of a name modifies the rest: it comes before its noun, or after a preposition."""
    if end < mention.end:
        return parse.words[end] != "-" and (start == mention.start or parse.words[start - 1] != "-")
    if parse.words[start - 1] == "-":
        return start - 2 == mention.start and parse.words[start - 2].isupper() and end == mention.end  # "UMass-Boston"
    is_led = parse.lower[start - 1] == "the" or parse.lower[start - 1] in HONORIFICS
    before = parse.lower[start - 1 - is_led]
    if mention.type in {_ORGANIZATION, _EVENT} and end - mention.start >= _BRANCH and parse.words[start - 1].isalpha():
        return (
            before in {"of", "for", "in", "at"} or " ".join(parse.words[start:end]) in COUNTRIES
        )  # "Food Expo Norway"
    return before in {"of", "for", "in", "at"}


def _is_other(
    parse: Parse, part: tuple[int, int], whole: MentionSpan, name: _Known, surnames: AbstractSet[str]
) -> bool:
    """Whether a part names another thing: "Boston" of "Boston University", not "Rice" of "Rice University"."""
    rest = [parse.lower[i] for i in (*range(whole.start, part[0]), *range(part[1], whole.end))]
    if part[1] == whole.end:  # "University of Michigan", "Church of Scientology"
        return name.type in {_PLACE, _PERSON} or (name.type == _ORGANIZATION and name.name in KNOWN)
    if name.name.casefold() in HEAD_TYPES:
        return False  # "Senate Committee"
    if len(rest) > 1:
        return not all(word.rstrip(".") in _OF_FIRMS for word in rest)  # "Toyota Motor Corp."
    if name.type == _PLACE:
        if rest[0] in _ROUND_TOWNS and name.name in CITIES:
            return True
        return rest[0] not in _GEOGRAPHY and (name.name in PLACES or rest[0] not in _SCHOOLS)
    if name.type == _PERSON:
        return (" " in name.name and rest[0] in HEAD_TYPES) or (name.name in surnames and rest[0] not in _FIRMS)
    return rest[0] not in _GEOGRAPHY | _SCHOOLS and _is_maker(name, whole, rest[0])


def _is_maker(name: _Known, whole: MentionSpan, noun: str) -> bool:
    """Whether a longer name is of another kind than the name it begins with: "YouTube Music", "Alphasoft Arena"."""
    if name.type == _ORGANIZATION and whole.type in _MADE and noun not in _FIRMS:
        return True
    if name.name in KNOWN:
        return noun not in _OF_FIRMS
    is_full = name.name.isupper() or " " in name.name
    return is_full or HEAD_TYPES.get(noun, name.type) != name.type  # "UNESCO List"


def _head(parse: Parse, start: int, end: int) -> int:
    outside = [i for i in range(start, end) if not start <= parse.heads[i] < end or parse.heads[i] == i]
    return outside[-1] if outside else end - 1
