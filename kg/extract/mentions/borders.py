"""What is no part of a proper name: spans of the recogniser cut to the names in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.words.gazetteer import DEMONYMS, NOT_DEMONYMS, PEOPLES, PLACES, REGIONAL
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES, TIME_NOUNS
from kg.extract.words.name_parts import DASHES, HOLDINGS, MONTHS, OF_HEADS, OPENERS, PARTICLES, STATE_CODES
from kg.extract.words.nouns import PORTFOLIOS, ROLES
from kg.extract.words.organizations import KNOWN, OFFICE_NOUNS
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.titles import HONORIFICS, RANKS, TITLE_MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parse import Parse

_ABBREVIATED_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof.", "rev."})
_EVENTS = frozenset({"Olympics", "Paralympics"})
"""Common nouns in a list of heads, and yet names."""
_LABELS = frozenset("image images photo photos photograph photographs picture credit caption video audio".split())
_TRIM_LEFT = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "PRON", "ADV", "PART", "INTJ", "SPACE", "SYM"})
_SHORT = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
"""Names of these have no finite verb inside."""
_TRIM_RIGHT = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "SPACE", "SYM"})


class NameSpan(NamedTuple):
    """A name in tokens `[start, end)`; `label` as in the recogniser's scheme, `DEMONYM`, or "" when unknown."""

    start: int
    end: int
    label: str


def is_capitalised(word: str) -> bool:
    """Whether a word begins with an upper-case letter."""
    return word[:1].isupper()


def is_state_code(parse: Parse, i: int) -> bool:
    """Whether token `i` is the state after a town: "Salem, OR"."""
    if i < 2 or parse.words[i] not in STATE_CODES or parse.words[i - 1] != ",":  # noqa: PLR2004
        return False
    town = parse.words[i - 2]
    return is_capitalised(town) and not town.isupper() and parse.sent_of[i - 2] == parse.sent_of[i]


def is_label(parse: Parse, i: int) -> bool:
    """Whether token `i` only says what stands behind a colon: "Photo: Anna Berg"."""
    return parse.lower[i] in _LABELS and parse.words[i + 1 : i + 2] == [":"]


def is_title(parse: Parse, i: int) -> bool:
    """Whether token `i` is a title, rank or honorific by its form."""
    return parse.lower[i] in RANKS or parse.lower[i] in HONORIFICS


def is_demonym_span(parse: Parse, start: int, end: int) -> bool:
    """Whether the tokens are a nationality word, or another adjective with a capital."""
    text = " ".join(parse.words[start:end])
    return text in DEMONYMS or text in PEOPLES or text in REGIONAL or text in NOT_DEMONYMS


def cut(parse: Parse, span: NameSpan) -> Iterator[NameSpan]:
    """The names in a span of the recogniser, without what belongs to none of them."""
    for piece in _split(parse, span):
        trimmed = _trimmed(parse, piece)
        if trimmed is not None:
            yield trimmed


def _split(parse: Parse, span: NameSpan) -> list[NameSpan]:
    """Pieces of a span that runs over a possessive, over the "and" between two places or, of a person, a comma."""
    pieces = _listed_places(parse, span)
    if pieces:
        return pieces
    start, label = span.start, span.label
    for i in range(span.start, span.end):
        is_affiliation = i > start + 1 and _is_affiliation(parse, start, i)
        is_cut = i + 1 < span.end and parse.tags[i] == "POS" and span.label not in {"WORK_OF_ART", "LAW"}
        is_cut = is_cut and (span.label == "PERSON" or " ".join(parse.words[start:i]) in PLACES)
        is_cut = is_cut or (parse.words[i] == "(" and i > span.start and ")" not in parse.words[i : span.end])
        is_cut = is_cut or (span.label in _SHORT and i > span.start and (_is_verb(parse, i) or _is_dash(parse, i)))
        if is_cut or is_affiliation or (parse.words[i] in {",", ";", ":", "/"} and label in {"PERSON", "GPE"}):
            pieces.append(NameSpan(start, i, "PERSON" if is_affiliation else label))
            start, label = i + 1, "" if is_affiliation else label
    pieces.append(NameSpan(start, span.end, label))
    return pieces


def _is_verb(parse: Parse, i: int) -> bool:
    """As in "Berg composed Vildanden"."""
    return parse.words[i].islower() and parse.tags[i] in {"VBD", "VBZ", "VBP", "MD"}


def _is_dash(parse: Parse, i: int) -> bool:
    """Whether a dash or a stroke stands between spaces, where it joins no parts of a name."""
    if (parse.words[i] not in DASHES and parse.words[i] != "/") or i + 1 >= len(parse):
        return False
    return parse.ends[i - 1] < parse.starts[i] and parse.ends[i] < parse.starts[i + 1]


def _is_affiliation(parse: Parse, start: int, i: int) -> bool:
    """Whether a full name ends at token `i`, and where the person is from follows: "Anna Berg of Alphasoft"."""
    if parse.lower[i] not in {"of", "from", "at"} or parse.lower[start] not in GIVEN:
        return False
    is_quoted = start > 0 and parse.words[start - 1] in {'"', "'", "``", "\u201c", "\u2018"}
    return not is_quoted and all(parse.tags[j] == "NNP" for j in range(start, i))


def _listed_places(parse: Parse, span: NameSpan) -> list[NameSpan]:
    """The places of "Norway and New Zealand", unless the whole is a place itself; none where anything else is in it."""
    borders = [i for i in range(span.start, span.end) if parse.lower[i] in {"and", ",", "&"}]
    if not borders or _is_place(parse, span.start, span.end):
        return []
    starts, ends = [span.start, *(i + 1 for i in borders)], [*borders, span.end]
    pieces = [NameSpan(a, b, span.label) for a, b in zip(starts, ends, strict=True) if a < b]
    return pieces if all(_is_place(parse, a, b) for a, b, _ in pieces) else []


def _trimmed(parse: Parse, span: NameSpan) -> NameSpan | None:
    start, end, label = span
    while start < end and (
        parse.words[start] in DASHES
        or (label != "WORK_OF_ART" and _opens_sentence(parse, start, end))
        or (_is_foreign(parse, start, _TRIM_LEFT) and not _is_place(parse, start, end))
    ):
        start += 1
    while end > start and (
        _is_foreign(parse, end - 1, _TRIM_RIGHT)
        or is_label(parse, end - 1)
        or parse.words[end - 1] in {"'s", "'", ",", '"', "-"}
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
        if label == "PERSON" and start < end - 1 and start > span.start and parse.words[start] == "of":
            start, label = start + 1, "GPE"  # "the King of Norway"
    if end - start > 1 and label != "PERSON" and parse.lower[end - 1] in _ABBREVIATED_TITLES:
        end -= 2 if end - start > 2 and parse.lower[end - 2] in {"and", "&", ","} else 1  # noqa: PLR2004
    end = _without_score(parse, start, end)
    end = without_office(parse, start, end) if label != "WORK_OF_ART" else end
    words = parse.words[start:end]
    if not any(w[:1].isupper() or w[:1].isdigit() for w in words) or not any(c.isalpha() for w in words for c in w):
        return None
    return None if is_no_name(parse, start, end) else NameSpan(start, end, label)


def _without_score(parse: Parse, start: int, end: int) -> int:
    """The end of a name without a result that a recogniser took for a part of it: "beat Norway 3-1"."""
    while end - start > 2 and parse.words[end - 2] in DASHES and parse.words[end - 1].isdigit():  # noqa: PLR2004
        end -= 3 if parse.words[end - 3].isdigit() else 2
    is_half = end - start > 1 and parse.words[end - 1].isdigit() and parse.words[end : end + 1] != []
    if is_half and parse.words[end] in DASHES and "".join(parse.words[end + 1 : end + 2]).isdigit():
        return end - 1  # "putting Norway 1-0 up"
    return end


def is_no_name(parse: Parse, start: int, end: int) -> bool:
    """Whether capitalised tokens are a title, a date, a field of government before an office, or a common noun."""
    words = parse.lower[start:end]
    if end - start == 1 and (is_common(parse, start) or _is_portfolio(parse, start)):
        return True
    is_date = all(w.isdigit() or w in TIME_NOUNS or w.rstrip(".") in MONTHS for w in words)
    return is_date or all(w in RANKS or w in TITLE_MODIFIERS for w in words)


def _is_portfolio(parse: Parse, i: int) -> bool:
    """As in "Finance Minister Anna Berg"."""
    return parse.lower[i] in PORTFOLIOS and i + 1 < len(parse) and parse.lower[i + 1] in RANKS


def without_office(parse: Parse, start: int, end: int) -> int:
    """The end of a name without the office of somebody in it: "Alphasoft Chief Executive"."""
    if parse.lower[end - 1] not in {"executive", "officer"} or parse.lower[end - 2] not in OFFICE_NOUNS:
        return end
    while end > start and parse.lower[end - 1] in OFFICE_NOUNS | {"officer"}:
        end -= 1
    return end


def _opens_sentence(parse: Parse, start: int, end: int) -> bool:
    """Whether a span begins with the first word of its sentence, a capitalised common word: "Besides Alphasoft"."""
    if end - start < 2 or start != parse.sents[parse.sent_of[start]][0]:  # noqa: PLR2004
        return False
    if parse.lower[start] in OPENERS or parse.lower[start + 1] not in {"in", "of", "at", "by", "from", "for"}:
        return parse.lower[start] in OPENERS
    if parse.tags[start] in {"VBN", "VBG", "VBD"}:
        return True  # "Built in Bergen"
    lemma = parse.lemmas[start].lower()
    return parse.tags[start] == "NNS" and parse.lower[start] not in OF_HEADS and (lemma in ROLES or lemma in HOLDINGS)


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
    if (parse.words[i].isupper() and len(lower) > 1) or parse.words[i] in _EVENTS:
        return False
    if lower not in HEAD_TYPES:
        return False
    return parse.tags[i] != "NNP" or parse.child(i, "det", "poss", "amod") is not None or _opens_compound(parse, i)


def _opens_compound(parse: Parse, i: int) -> bool:
    """As in "Police vans were burned": what only has its capital from the beginning of the sentence."""
    if parse.deps[i] != "compound" or i != parse.sents[parse.sent_of[i]][0] or parse.words[i] in KNOWN:
        return False
    return parse.heads[i] == i + 1 and parse.words[i + 1].islower()
