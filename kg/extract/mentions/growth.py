"""Parts of a proper name that the recogniser left out: words before and after, numbers, "of" phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions.borders import NameSpan, is_capitalised, is_label, is_title
from kg.extract.words.gazetteer import DEMONYMS, PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.name_parts import DASHES, FIELDS, GOVERNMENT_HEADS, OF_HEADS, PARTICLES
from kg.extract.words.nouns import ROLES
from kg.extract.words.titles import RANKS, TITLE_MODIFIERS
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse
_ORGANIZATION = EntityType.ORGANIZATION.value
_ROMAN = re.compile("X{0,3}(IX|IV|V?I{0,3})")
_EZAFE = frozenset({"e", "ye"})
"""What joins the parts of a Persian or Urdu name."""


def grown(parse: Parse, span: NameSpan, barred: frozenset[int], taken: list[bool]) -> NameSpan:
    """The span with the parts of the name that it left out on either side."""
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
        if _is_institution(parse, start, end) and not taken[end]:
            end += 1
        if end < count and not taken[end] and _is_regnal(parse, end):
            return end + 1
        if end >= count:
            return end
        stop = (
            _hyphen_part(parse, end, barred)
            or _particle_part(parse, end)
            or _of_part(parse, end)
            or _campus(parse, start, end)
        )
        if not stop and (_is_right_part(parse, start, end, barred) or _is_model_number(parse, end)):
            stop = end + 1
        if not stop or any(taken[end:stop]):
            return end
        end = stop
    return end


def _is_institution(parse: Parse, start: int, end: int) -> bool:
    """Whether a country's institution follows, for the recogniser a name of its own: "United States" + "Congress"."""
    if end >= len(parse) or parse.tags[end] != "NNP" or HEAD_TYPES.get(parse.lower[end]) != _ORGANIZATION:
        return False
    return (
        parse.deps[end - 1] == "compound" and parse.heads[end - 1] == end and " ".join(parse.words[start:end]) in PLACES
    )


def _is_regnal(parse: Parse, end: int) -> bool:
    """Whether the number of a ruler follows: "Elizabeth II", and "Elizabeth I" where nobody speaks of "I"."""
    word = parse.words[end]
    if not _ROMAN.fullmatch(word) or parse.sent_of[end] != parse.sent_of[end - 1] or parse.tags[end - 1] != "NNP":
        return False
    if len(word) > 1:
        return True
    following = parse.pos[end + 1] if end + 1 < len(parse) else "PUNCT"
    return word == "I" and parse.lower[end - 1] in GIVEN and following in {"PUNCT", "PART", "ADP", "CCONJ"}


def _is_right_part(parse: Parse, start: int, end: int, barred: frozenset[int]) -> bool:
    if end in barred or not parse.tags[end].startswith("NNP") or not is_capitalised(parse.words[end]):
        return False
    if is_title(parse, end) or is_label(parse, end) or parse.lower[end] in TITLE_MODIFIERS:
        return False
    last = end - 1
    return parse.deps[last] == "compound" and start <= last < parse.heads[last] == end


def _is_model_number(parse: Parse, end: int) -> bool:
    """Whether the number after a name is part of it: "Boeing" + "747"."""
    if not parse.words[end].isdigit() or _is_score(parse, end):
        return False
    is_head = parse.deps[end - 1] == "compound" and parse.heads[end - 1] == end
    return bool(is_head or (parse.deps[end] == "nummod" and parse.heads[end] == end - 1))


def _is_score(parse: Parse, i: int) -> bool:
    """As in "beat Norway 3-1": the number belongs to the match."""
    return i + 2 < len(parse) and parse.words[i + 1] in DASHES and parse.words[i + 2].isdigit()


def _hyphen_part(parse: Parse, end: int, barred: frozenset[int]) -> int:
    """The end of hyphenated parts after `end` ("Vitoria" + "-Gasteiz"), or 0 where the hyphen joins something else."""
    i = end
    while i + 1 < len(parse) and parse.words[i] == "-" and _is_attached(parse, i) and _is_attached(parse, i + 1):
        if i + 1 in barred or parse.words[i + 1] in DEMONYMS or parse.words[i + 1] in PLACES:
            return 0
        i += 2
        if parse.lower[i - 1] in _EZAFE and i < len(parse) and is_capitalised(parse.words[i]):
            i += 1  # "Naqsh-e Rostam"
            break
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
    if parse.lower[end] != "of" or not is_capitalised(parse.words[end - 1]) or not _takes_of(parse, end - 1):
        return 0
    i = end + 1
    if i < len(parse) and parse.lower[i] == "the":
        i += 1
    first, i = i, _capitals(parse, i)
    if i == first:
        return 0
    if parse.lower[end - 1] in GOVERNMENT_HEADS and i + 1 < len(parse) and parse.lower[i] in {"and", "&"}:
        last = _capitals(parse, i + 1)
        if last > i + 1 and FIELDS.intersection(parse.lower[i + 1 : last]):
            return last  # "Department of Health and Human Services"
    return i


def _campus(parse: Parse, start: int, end: int) -> int:
    """The end of the campus in "University of Texas at Austin"."""
    if parse.lower[end] != "at" or "university" not in parse.lower[start:end] or "of" not in parse.lower[start:end]:
        return 0
    last = _capitals(parse, end + 1)
    return last if last > end + 1 else 0


def _takes_of(parse: Parse, i: int) -> bool:
    """Whether a capitalised noun makes one name with its "of": "Bank of England", "Hearts of Oak"."""
    if parse.lower[i] in OF_HEADS:
        return True
    lemma = parse.lemmas[i].lower()
    if parse.tags[i] != "NNPS" or not i or parse.tags[i - 1] == "JJ":
        return False  # "the different States of the Union"
    return all(word not in ROLES and word not in RANKS and word not in HEAD_TYPES for word in (lemma, lemma[:-1]))


def _capitals(parse: Parse, i: int) -> int:
    """The end of the proper nouns that begin at token `i`, titles aside."""
    while (
        i < len(parse) and parse.tags[i].startswith("NNP") and is_capitalised(parse.words[i]) and not is_title(parse, i)
    ):
        i += 1
    return i
