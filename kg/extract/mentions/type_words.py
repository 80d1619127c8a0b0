"""What the words of a name say of its type: "Corp", "Airport", "University of", given names, well-known names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions.names import DESIGNATION
from kg.extract.words import lexicon
from kg.extract.words.gazetteer import PLACE_ENDINGS, PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES, LEADING, NAME_HEADS
from kg.extract.words.organizations import FIRM_ENDINGS, KNOWN, SUFFIXES, TRADES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _PLACE, _THING = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.THING.value
_ORGANIZATION, _PRODUCT = EntityType.ORGANIZATION.value, EntityType.PRODUCT.value
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_BEFORE_COMPLEMENT = re.compile(r" (?:of|for|at|in|on|against|to|from) ")
_LEAST_ACRONYM = 3
_CERTAIN, _CLEAR, _LIKELY, _POSSIBLE = 8.0, 5.0, 3.0, 1.0


def by_words(parse: Parse, mention: MentionSpan) -> Iterator[tuple[str, float]]:
    """Types that the words of a name speak for, with weights; a recogniser's label weighs 2."""
    name = mention.name
    words = name.split()
    if name in KNOWN:
        yield _ORGANIZATION, _CERTAIN
    elif name in PLACES:
        yield _PLACE, _CERTAIN
    else:
        yield from _by_lexicon(name, words)
    if len(words) > 1:
        yield from _by_parts(name, words)
    else:
        yield from _by_word(parse, mention)
    if DESIGNATION.match(words[-1]):
        yield _PRODUCT, _CLEAR
    if parse.tags[mention.end - 1] in {"NNPS", "NNS"} and len(words) > 1 and is_place(" ".join(words[:-1])):
        yield _ORGANIZATION, _LIKELY  # a team: "the Bergen Bears"


def is_place(name: str) -> bool:
    """Whether a name is known as a place's, and not as anything else's."""
    return name in PLACES or lexicon.named(name) == _PLACE


def _by_lexicon(name: str, words: list[str]) -> Iterator[tuple[str, float]]:
    known = lexicon.named(name)
    if known == lexicon.UNSURE_PLACE:
        yield _PLACE, _POSSIBLE
    elif known == lexicon.SOME_PERSON:
        yield _PERSON, 2.0
    elif known:
        yield known, _CLEAR
    if len(words) > 1:
        return
    if lexicon.is_given(name.lower()):
        yield _PERSON, _POSSIBLE
    elif not known and name.lower().endswith(PLACE_ENDINGS):
        yield _PLACE, _POSSIBLE
    if name.lower().endswith(FIRM_ENDINGS):
        yield _ORGANIZATION, 2.0


def _by_word(parse: Parse, mention: MentionSpan) -> Iterator[tuple[str, float]]:
    """What a name of one word says: an acronym, or a common noun with a capital ("the Games", "the Refugees")."""
    name = mention.name
    if name.isupper():
        if len(name) >= _LEAST_ACRONYM:
            yield _ORGANIZATION, _POSSIBLE
        return
    lemma = parse.lemmas[mention.head].lower()
    noun = NAME_HEADS.get(name.lower()) or HEAD_TYPES.get(lemma) or HEAD_TYPES.get(name.lower().removesuffix("s"), "")
    noun = noun or lexicon.noun(lemma)
    if noun == _PERSON and parse.tags[mention.head] in {"NNS", "NNPS"}:
        yield EntityType.GROUP.value, _LIKELY
    elif noun:
        yield noun, 2.0


def _by_parts(name: str, words: list[str]) -> Iterator[tuple[str, float]]:
    """What the first word of a longer name says, and the word that it would be without its complement or number."""
    first, last = words[0].casefold(), words[-1].casefold().rstrip(".")
    if last.isdigit():
        yield from _by_number(words)
        return
    if first in GIVEN or (_INITIALS.match(first) and len(last) > 1):
        yield _PERSON, 4.0
    elif lexicon.is_given(first) and not lexicon.noun(first) and not is_place(words[0]):
        yield _PERSON, 2.0
    whole = _BEFORE_COMPLEMENT.split(name, maxsplit=1)[0].split()
    noun = whole[-1].casefold().rstrip(".") if whole and len(whole) < len(words) else ""
    if last in SUFFIXES or noun in SUFFIXES:
        yield _ORGANIZATION, _CLEAR
        return
    if last in TRADES:
        yield _ORGANIZATION, _LIKELY
    noun = noun or (first if first in LEADING and last not in HEAD_TYPES else last)
    type_ = LEADING.get(noun) or _of_noun(noun)
    if type_ and type_ != _PERSON:
        yield type_, _CLEAR


def _of_noun(noun: str) -> str:
    return NAME_HEADS.get(noun) or HEAD_TYPES.get(noun, "")


def _by_number(words: list[str]) -> Iterator[tuple[str, float]]:
    """As in "Terminal 2", "World Cup 2018", "Alpha 5"."""
    before = words[-2].casefold().rstrip(".")
    type_ = LEADING.get(before) or _of_noun(before)
    if type_ and type_ != _PERSON:
        yield type_, _CLEAR
    elif not is_place(" ".join(words[:-1])) and not _YEAR.match(words[-1]):
        yield _PRODUCT, _CLEAR
