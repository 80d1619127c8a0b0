"""Two names of one thing, because the text says so: "also known as", an abbreviation or former name in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.layers import NAME
from kg.extract.mentions.borders import is_state_code
from kg.extract.words.gazetteer import DEMONYMS, LANGUAGES, PLACES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan

_PERSON, _THING, _PLACE = EntityType.PERSON.value, EntityType.THING.value, EntityType.PLACE.value
_ORGANIZATION, _GROUP = EntityType.ORGANIZATION.value, EntityType.GROUP.value
_LOCATIONS = {_PLACE, EntityType.FACILITY.value}
_ABBREVIATED = frozenset({_ORGANIZATION, _GROUP, _THING, EntityType.EVENT.value, EntityType.WORK.value})
_WIDEST = 9
_YEAR = 4
_LONGEST_CODE = 6
_LEAST_CODE = 2
_PARTS = frozenset(
    """is was are were been being be has had have also still better best formerly previously originally initially now
    once commonly popularly locally officially colloquially informally sometimes often usually generally widely
    internationally then later today otherwise simply just known called named titled renamed rebranded referred to
    nicknamed dubbed aka a.k.a. a.k.a alias née nee born abbreviated abbreviation shortened short for as or the by his
    her its their pen stage birth real full maiden former old original new nickname pseudonym name , " ' '' `` ( : -
    """.split()
)
"""What may stand between a name and another name of the same thing; nothing else may."""
_NAMED = frozenset("called named titled renamed rebranded nicknamed dubbed abbreviated".split())
_ALIAS = frozenset("aka a.k.a. a.k.a alias née nee pseudonym nickname".split())
_FORMER = frozenset("formerly previously originally".split())
_KNOWN = frozenset({"known", "referred", "shortened"})
_SAID_SO = [["(", '"'], ["(", "\u201c"], ["(", "``"], ["(", '"', "the"], ["(", "\u201c", "the"], ["(", "``", "the"]]
_LANGUAGES = LANGUAGES | frozenset(DEMONYMS)
_ROAD_NUMBER = re.compile(r"(I|US|U\.S\.|A|B|E|M|N|D|SR|Hwy|Highway|Route|Interstate|Autobahn)[ -]?\d{1,4}[A-Z]?")
_ROADS = frozenset(
    "expressway turnpike freeway highway motorway parkway bypass road street avenue tollway beltway".split()
)
_QUOTES = frozenset({'"', "'", "''", "``", "\u201c", "\u2018"})


def link_aliases(partition: Partition) -> None:
    """Merge names that stand side by side as names of one thing."""
    for i, j in _neighbours(partition):
        if _is_alias(partition, i, j):
            partition.merge(j, i, "alias")


def _neighbours(partition: Partition) -> Iterator[tuple[int, int]]:
    """Each name with the next one of its sentence, where few tokens stand between."""
    names = [i for i, m in enumerate(partition.mentions) if m.kind == NAME and not _is_note(partition, m)]
    words = partition.parse.words
    for n, i in enumerate(names[:-1]):
        j = names[n + 1]
        label = partition.mentions[j]  # the "NYSE" of "(NYSE: ABC)"
        if n + 2 < len(names) and _is_code(label.name) and words[label.end : label.end + 1] == [":"]:
            j = names[n + 2]
        distance = partition.mentions[j].start - partition.mentions[i].end
        is_cut = words[partition.mentions[i].end : partition.mentions[i].end + 1] == ["("]  # by a parser, at a bracket
        if 0 < distance <= _WIDEST and 0 <= partition.sentence[j] - partition.sentence[i] <= is_cut:
            yield i, j


def _is_note(partition: Partition, m: MentionSpan) -> bool:
    """Whether a name is no neighbour: the original spelling in brackets, or the language that it is in."""
    words = partition.parse.words
    is_label = words[m.start - 1 : m.start] + words[m.end : m.end + 1] == ["(", ":"]
    return _has_no_case(m.name) or (is_label and not _is_code(m.name))


def _is_alias(partition: Partition, i: int, j: int) -> bool:
    a, b = partition.mentions[i], partition.mentions[j]
    between = partition.parse.lower[a.end : b.start]
    if a.name == b.name or _is_barred(partition, a, b, between):
        return False
    if _is_translation(partition, a, b, between) or _is_original(partition, a, b, between):
        return True
    if between in _SAID_SO and _closes(partition, b):
        return _PERSON not in {a.type, b.type} and (a.type != _ORGANIZATION or b.type == _ORGANIZATION)
    if not _may_be_one(a, b) and not _is_road(a, b) and not _is_road(b, a):
        return False
    if between[0] == "(" and _closes(partition, b) and (said := _in_brackets(a, b, between)) is not None:
        return said
    if len(between) > 3 and between[0] == "(" and between[2] == ":":  # noqa: PLR2004
        between = [between[0], *between[3:]]  # "Tehran (Persian: ..., also known as"
    is_apart = all(word in _PARTS or word in _QUOTES or _has_no_case(word) for word in between)
    return is_apart and _has_cue(between)


def _is_barred(partition: Partition, a: MentionSpan, b: MentionSpan, between: list[str]) -> bool:
    """As in "Salem, OR, aka Cherry City" (of the town), "is known as England's garden"."""
    if is_state_code(partition.parse, a.start) or partition.parse.child(b.head, "case") is not None:
        return True
    return between[-1] == "born" and not a.type == b.type == _PERSON


def _in_brackets(a: MentionSpan, b: MentionSpan, between: list[str]) -> bool | None:
    """Whether a name alone in brackets is another name of the same thing; None where more is said there."""
    if between == ["("]:
        return _is_abbreviation(a, b) or _is_abbreviation(b, a) or _is_road(a, b) or _is_road(b, a)
    if len(between) == 3 and between[2] == ":":  # noqa: PLR2004  ("(NYSE: ABC)", "(IATA: BGO)")
        return _is_code(b.name)
    if between[-1] in _QUOTES and between[1:-1] in ([], ["the"]):
        return a.type != _PERSON
    if between[1:] == ["the"]:
        return a.type == b.type not in {_PERSON, _THING} or {a.type, b.type} == _LOCATIONS
    return None


def _is_road(number: MentionSpan, name: MentionSpan) -> bool:
    """As in "the Northern Bypass (A1237)": a road by its number and by its name."""
    return bool(_ROAD_NUMBER.fullmatch(number.name)) and name.name.rpartition(" ")[2].casefold() in _ROADS


def _is_translation(partition: Partition, a: MentionSpan, b: MentionSpan, between: list[str]) -> bool:
    """Whether a title follows in another language: '"Havet" ("The Sea")', "Havet (The Sea, 1972)"."""
    if _PERSON in {a.type, b.type} or "(" not in between[:2] or not _closes(partition, b):
        return False
    rest = [word for word in between if word != "the"]
    if len(rest) == 3 and rest[0] in _QUOTES and rest[2] in _QUOTES:  # noqa: PLR2004
        return True
    if rest != ["("] or partition.parse.words[b.end] == ")":
        return False
    year = partition.parse.words[b.end + 1]
    return year.isdigit() and len(year) == _YEAR


def _is_original(partition: Partition, a: MentionSpan, b: MentionSpan, between: list[str]) -> bool:
    """Whether a name is said to be the same in a language: "Jerome (Latin: Hieronymus)", "Åbo (Turku in Finnish)"."""
    words = partition.parse.words
    if len(between) >= _LEAST_CODE and between[-1] == ":" and between[0] in {"(", ";", ","}:
        return words[b.start - 2] in _LANGUAGES and ")" not in between
    if between != ["("] or words[b.end : b.end + 1] != ["in"] or not _may_be_one(a, b):
        return False
    until = next((j for j in range(b.end + 1, min(b.end + _WIDEST, len(words))) if words[j] in {",", ")", ";"}), b.end)
    return any(words[j] in _LANGUAGES or words[j] == "language" for j in range(b.end + 1, until))


def _has_cue(between: list[str]) -> bool:
    """Whether words say that another name follows; "called" without an auxiliary is what somebody did."""
    if between in ([",", "born"], ["(", "born"], ["was", "born"]):
        return True  # both are people
    if between[0] in {"(", ","} and not _FORMER.isdisjoint(between):
        return True
    if not _NAMED.isdisjoint(between):
        return between[0] not in _NAMED
    if not _ALIAS.isdisjoint(between):
        return True
    return not _KNOWN.isdisjoint(between) and ("as" in between or "to" in between)


def _has_no_case(name: str) -> bool:
    """Whether a name is of a script without capitals: the original spelling in brackets."""
    return name.lower() == name.upper() and name[:1].isalpha()


def _closes(partition: Partition, b: MentionSpan) -> bool:
    """Whether a bracket closes right after the name, or after its quotation mark."""
    following = partition.parse.words[b.end : b.end + 3]
    if following[1:2] and following[0] == "," and following[1].isdigit():
        return following[2:] == [")"]
    return ")" in following[:2] and (following[0] == ")" or following[0] in _QUOTES)


def _may_be_one(a: MentionSpan, b: MentionSpan) -> bool:
    if _PERSON in {a.type, b.type}:
        return a.type == b.type
    if a.name in PLACES and b.name in PLACES:
        return False  # "Georgia (formerly Russia)"
    if {a.type, b.type} == _LOCATIONS:
        return True
    return _THING in {a.type, b.type} or a.type == b.type or _is_code(a.name) or _is_code(b.name)


def _is_abbreviation(name: MentionSpan, short: MentionSpan) -> bool:
    """As in "Kurdistan Workers' Party (PKK)": of an organisation also where the letters are of another language."""
    if not _is_code(short.name) or short.name in PLACES or name.type == _PERSON:
        return False
    words = name.name.replace("-", " ").split()
    if any(_initials(words[n:]) == short.name.casefold() for n in range(1, len(words))):
        return False  # of the last words only: "Committee of the World Food Programme (WFP)"
    if len(words) > 1 and name.type in _ABBREVIATED and short.type != _PLACE:
        return True
    return name.name[:1] == short.name[:1] and _is_subsequence(short.name.casefold(), name.name.casefold())


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper()).casefold()


def _is_code(name: str) -> bool:
    plain = name.replace(".", "").replace("-", "")
    return plain.isupper() and plain.isalpha() and _LEAST_CODE <= len(plain) <= _LONGEST_CODE


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
