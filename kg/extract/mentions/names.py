"""Where proper names stand: the recogniser's spans corrected, names it missed, and known names found everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.mentions.borders import (
    NameSpan,
    cut,
    is_capitalised,
    is_demonym_span,
    is_label,
    is_no_name,
    is_state_code,
    is_title,
    without_office,
)
from kg.extract.mentions.growth import grown, right_end
from kg.extract.mentions.quoted import quoted_names
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS, LONGEST_DEMONYM, NOT_DEMONYMS, PEOPLES
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.name_parts import LINKS, OPENERS
from kg.extract.words.organizations import SUFFIXES
from kg.extract.words.times import WEEKDAYS
from kg.extract.words.titles import TITLE_MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.parse import Parse

NAME_LABELS = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
VALUE_LABELS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
DEMONYM = "DEMONYM"
"""Label of nationality words; every other label is the recogniser's, or "" for names it did not see."""

DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d+[A-Za-z0-9-]*$")
"""Codes of letters and digits, as vehicles, weapons and instruments have: "B-52", "MiG-29"."""

_CAMEL_CASE = re.compile(
    r"[a-z]{1,6}[A-Z][A-Za-z]+$|[dl]['\u2019][A-Z][a-z]+$|[a-z0-9-]{2,}\.(com|org|net|info|edu|gov)$"
)
"""Names without a capital in front, whatever a tagger makes of them: "eBay", "macOS", "d'Estaing", "example.org"."""

_SURNAME = "SURNAME"
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_TRIM_LEFT = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "PRON", "ADV", "PART", "INTJ", "SPACE", "SYM"})
_TRIM_RIGHT = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "SPACE", "SYM"})
_NEVER_NAMES = frozenset({"VERB", "AUX", "ADP", "DET"})
_JOINING = frozenset({"compound", "nmod", "flat", "amod"})
_TITLE_CASE_SHARE = 0.6
_TITLE_CASE_LEAST = 5
_MIN_KNOWN = 3
_YEAR = 4
_PAIR = 2
_SENTENCE_ENDS = frozenset({".", "!", "?", '"'})
_DEMONYM_STARTS = frozenset(text.split()[0] for text in (*DEMONYMS, *PEOPLES, *NOT_DEMONYMS))


def find_names(parse: Parse) -> list[NameSpan]:
    """Every proper name and demonym, sorted and without overlaps."""
    taken = [False] * len(parse)
    values = frozenset(i for e in parse.ents if e.label in VALUE_LABELS for i in range(e.start, e.end))
    found: list[NameSpan] = []

    def add(span: NameSpan | None) -> None:
        if span is not None and span.start < span.end and not any(taken[span.start : span.end]):
            found.append(span)
            taken[span.start : span.end] = [True] * (span.end - span.start)

    headings = _title_cased(parse)
    for span in (*_linked_by_preposition(parse, headings), *quoted_names(parse)):
        add(span)
    barred = values.union(e.start for e in parse.ents if e.label in NAME_LABELS)  # where no name may grow into
    for ent in parse.ents:
        if ent.label in NAME_LABELS and not is_demonym_span(parse, ent.start, ent.end):
            for span in cut(parse, NameSpan(*ent)):
                add(grown(parse, span, barred, taken))
    found = _cut_at_known(parse, found, taken)
    for span in _runs(parse, taken, headings, values):
        add(span)
    found = _whole_names(parse, _cut_at_known(parse, found, taken), taken)
    found = _with_demonyms(parse, _without_demonyms(parse, found, taken), taken)
    for span in _demonyms(parse, taken):
        add(span)
    for span in _known_elsewhere(parse, found, taken):
        add(span)
    return sorted(found)


def _title_cased(parse: Parse) -> set[int]:
    """Sentences that look like a heading in title case, where capitals mean nothing."""
    found: set[int] = set()
    for number, (a, b) in enumerate(parse.sents):
        if parse.words[b - 1] in _SENTENCE_ENDS:
            continue
        words = [w for w in parse.words[a:b] if w[:1].isalpha() and len(w) > _MIN_KNOWN]
        if len(words) >= _TITLE_CASE_LEAST and sum(map(is_capitalised, words)) > _TITLE_CASE_SHARE * len(words):
            found.add(number)
    return found


def _linked_by_preposition(parse: Parse, headings: set[int]) -> Iterator[NameSpan]:
    """Names with a capitalised preposition inside: "Doctors Without Borders", "Mothers Against Drunk Driving"."""
    for i, word in enumerate(parse.words):
        if parse.lower[i] not in LINKS or not is_capitalised(word) or word.isupper() or parse.sent_of[i] in headings:
            continue
        first, last = parse.sents[parse.sent_of[i]]
        start, end = i, i + 1
        while start > first and _is_capital_noun(parse, start - 1):
            start -= 1
        while end < last and _is_capital_noun(parse, end):
            end += 1
        if start < i and end > i + 1:
            yield NameSpan(start, end, "ORG")


def _is_capital_noun(parse: Parse, i: int) -> bool:
    return is_capitalised(parse.words[i]) and parse.words[i].isalpha() and parse.pos[i] in {"NOUN", "PROPN", "ADJ"}


def _runs(parse: Parse, taken: list[bool], headings: set[int], values: frozenset[int]) -> Iterator[NameSpan]:
    """Runs of proper nouns that the recogniser missed."""
    count, end = len(parse), 0
    for i, word in enumerate(parse.words):
        if i < end or taken[i] or (word.islower() and word.isalpha()) or i in values or not _is_proper(parse, i):
            continue
        if parse.sent_of[i] in headings and not is_state_code(parse, i):
            continue
        end = i + 1
        while (
            end < count and not taken[end] and end not in values and _is_proper(parse, end) and _is_joined(parse, end)
        ):
            end += 1
        end = right_end(parse, i, end, values, taken)
        span = _run_name(parse, i, end)
        if span is not None:
            yield span


def _is_joined(parse: Parse, i: int) -> bool:
    return parse.sent_of[i] == parse.sent_of[i - 1] and (
        (parse.deps[i - 1] in _JOINING and parse.heads[i - 1] >= i)
        or (parse.heads[i] == i - 1 and parse.deps[i] == "flat")
    )


def _is_proper(parse: Parse, i: int) -> bool:
    word = parse.words[i]
    if DESIGNATION.match(word) and parse.pos[i] in {"NOUN", "PROPN", "NUM", "X"}:
        return True
    if word.isalpha() and word.lower() == word.upper():
        return True  # a script without capitals, as an original spelling in brackets
    if not is_capitalised(word):
        return bool(_CAMEL_CASE.match(word)) and (i == 0 or parse.pos[i - 1] != "NUM")  # "5 kWh"
    if is_state_code(parse, i):
        return True
    first = parse.sents[parse.sent_of[i]][0]
    if len(word) == 1 or is_label(parse, i) or (i == first and parse.lower[i] in OPENERS):
        return False
    if parse.tags[i].startswith("NNP"):
        return True
    opens = i == first or parse.pos[i - 1] == "PUNCT"
    return parse.tags[i] in {"NN", "NNS", "FW"} and not opens and parse.lower[i] not in HEAD_TYPES


def _run_name(parse: Parse, start: int, end: int) -> NameSpan | None:
    if is_title(parse, end - 1) or parse.lower[end - 1] in TITLE_MODIFIERS:
        return None  # a title: it becomes a nominal
    while start < end and is_title(parse, start):
        start += 1
    end = without_office(parse, start, end)
    if start == end or is_no_name(parse, start, end) or is_demonym_span(parse, start, end):
        return None
    if end - start == 1 and parse.lower[start] in HEAD_TYPES and not parse.words[start].isupper():
        return None
    return NameSpan(start, end, "PRODUCT" if DESIGNATION.match(parse.words[end - 1]) else "")


def _cut_at_known(parse: Parse, found: list[NameSpan], taken: list[bool]) -> list[NameSpan]:
    """Names cut before a number, day, preposition or comma where what is left is a name elsewhere in the text."""
    known: dict[tuple[str, ...], str] = {
        (parse.words[b - 1],): _SURNAME for a, b, label in found if label == "PERSON" and b - a > 1
    }
    known.update({tuple(parse.words[a:b]): label for a, b, label in found})
    kept = []
    for span in found:
        end = next((i for i in range(span.start + 1, span.end) if _may_end(parse, span, i, known)), span.end)
        taken[end : span.end] = [False] * (span.end - end)
        kept.append(span._replace(end=end))
    return kept


def _whole_names(parse: Parse, found: list[NameSpan], taken: list[bool]) -> list[NameSpan]:
    """Names that are found elsewhere as parts of a longer one, joined: "Green" and "Standard" of "Green Standard"."""
    at = {span.start: span for span in found}
    known: dict[str, list[NameSpan]] = defaultdict(list)
    for span in found:
        if span.end - span.start == _PAIR:
            known[parse.words[span.start]].append(span)
    for span in [s for s in found if s.end - s.start == 1 and s.label != "PERSON"]:
        for a, b, label in known.get(parse.words[span.start - 1], ()) if span.start else ():
            start = span.start - 1
            if parse.words[a:b] == parse.words[start : span.end] and not taken[start]:
                taken[start] = True
                at[start] = NameSpan(start, span.end, label)
                at.pop(span.start, None)
    return [at[start] for start in sorted(at)]


def _may_end(parse: Parse, span: NameSpan, i: int, known: Mapping[tuple[str, ...], str]) -> bool:
    first = known.get(tuple(parse.words[span.start : i]))
    if first is None and parse.words[i] not in {",", "&"}:
        return False
    second = known.get(tuple(parse.words[i + 1 : span.end]))
    if first is None or (first in _PLACE_LABELS and parse.words[i] in {",", "&"}):
        return not _PLACE_LABELS.isdisjoint((first, second))  # "Bergen & Voss"
    lower, rest = parse.lower[i], parse.lower[i : span.end]
    if all(word.isdigit() for word in rest):
        is_citation = rest[0].isdigit() and len(rest[0]) == _YEAR and parse.words[span.start - 1] == "("
        return span.label == "PERSON" or is_citation  # "(Lind 2008)", but "Boeing 747"
    if lower in WEEKDAYS and len(rest) == 1:
        return True  # "interviewed by Alphasoft Saturday"
    if parse.words[i] in {",", "&", "-"}:
        return second is not None
    is_school = not SUFFIXES.isdisjoint(parse.lower[span.start : i]) or lower in {"of", "for"}
    if not parse.words[i].islower() or parse.tags[i] not in {"IN", "TO"} or is_school:
        return False
    return (span.label != "WORK_OF_ART" or first == _SURNAME or second in _PLACE_LABELS) and not (
        span.start > 0 and parse.words[span.start - 1] in {'"', "'", "``"}
    )


def _without_demonyms(parse: Parse, found: list[NameSpan], taken: list[bool]) -> list[NameSpan]:
    """Names without a leading nationality word, where the rest is a name elsewhere: "American Alphasoft"."""
    known = {" ".join(parse.words[a:b]) for a, b, _ in found}
    kept = []
    for span in found:
        if parse.words[span.start] in DEMONYMS and " ".join(parse.words[span.start + 1 : span.end]) in known:
            taken[span.start] = False
            kept.append(span._replace(start=span.start + 1))
        else:
            kept.append(span)
    return kept


def _with_demonyms(parse: Parse, found: list[NameSpan], taken: list[bool]) -> list[NameSpan]:
    """Countries' names with another country's adjective, which are other places: "the Spanish Netherlands"."""
    kept = []
    for start, end, label in found:
        i = start - 1
        is_other = i > 0 and not taken[i] and parse.words[i] in DEMONYMS and parse.lower[i - 1] == "the"
        is_other = is_other and label in _PLACE_LABELS and " ".join(parse.words[start:end]) in COUNTRIES
        taken[i] = taken[i] or is_other
        kept.append(NameSpan(i if is_other else start, end, label))
    return kept


def _demonyms(parse: Parse, taken: list[bool]) -> Iterator[NameSpan]:
    """Nationality words ("Norwegian", "South Korean", "Norwegians"), longest first."""
    i, count = 0, len(parse)
    while i < count:
        if parse.words[i] in _DEMONYM_STARTS and not taken[i] and is_capitalised(parse.words[i]):
            for length in range(min(LONGEST_DEMONYM, count - i), 0, -1):
                text = " ".join(parse.words[i : i + length])
                if text in NOT_DEMONYMS:
                    i += length - 1
                    break
                if text in DEMONYMS or text in PEOPLES:
                    yield NameSpan(i, i + length, DEMONYM)
                    i += length - 1
                    break
        i += 1


def _may_be_name(parse: Parse, i: int) -> bool:
    word = parse.words[i]
    return (is_capitalised(word) and parse.pos[i] not in _NEVER_NAMES) or bool(_CAMEL_CASE.match(word))


def _known_elsewhere(parse: Parse, found: list[NameSpan], taken: list[bool]) -> Iterator[NameSpan]:
    """Uncovered occurrences of names found elsewhere in the document, and of people's surnames."""
    known: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for start, end, label in found:
        words = parse.words[start:end]
        if label == DEMONYM or (len(words) == 1 and (len(words[0]) < _MIN_KNOWN or parse.lower[start] in HEAD_TYPES)):
            continue
        known[words[0]].append((words, label))
        if label == "PERSON" and len(words) > 1 and len(words[-1]) >= _MIN_KNOWN and words[-2] != "-":
            known[words[-1]].append((words[-1:], label))
    for options in known.values():
        options.sort(key=lambda option: (-len(option[0]), option[1] == ""))
    for i, word in enumerate(parse.words):
        if taken[i] or word not in known or not _may_be_name(parse, i):
            continue
        for words, label in known[word]:
            end = i + len(words)
            if parse.words[i:end] == words and not any(taken[i:end]):
                yield NameSpan(i, end, label)
                break
