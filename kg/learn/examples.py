"""Labelled sentences as values: what each sentence states in terms of the user's ontology, and what is odd about them.

Positive and unlabelled: that a triple is not listed does not say that the sentence does not state it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.errors import ReadError
from kg.identity import without_accents
from kg.learn.annotations import as_names
from kg.learn.mojibake import repaired
from kg.learn.properties import PropertyNames
from kg.learn.rows import rows_of
from kg.readers.report import shorten

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from kg.learn.rows import Row
    from kg.ontology.values import Ontology

_TEXT: Final = ("sent", "sentence", "text")
_TRIPLES: Final = ("triples", "triplets", "relations", "facts")
_SUBJECT: Final = ("sub", "subject", "subj", "head")
_RELATION: Final = ("rel", "relation", "predicate", "property", "type")
_OBJECT: Final = ("obj", "object", "tail", "value")
_NAME: Final = ("label", "name", "text", "value")
_SAMPLES: Final = 5
_LONGEST: Final = 100
_TRIPLE_PARTS: Final = 3
_LONGEST_TEXT: Final = 5_000
"""Characters of a sentence, or of the few that an example may be: reading pairs all names of a text with each other."""

NO_TEXT = "no sentence"
TOO_LONG = "text too long to be a sentence"
NO_TRIPLES = "no triples"
NO_TRIPLE = "a triple without subject, relation or object"
UNKNOWN, IN_DOUBT = "unknown property", "property in doubt"
NO_SUBJECT, NO_OBJECT = "subject not in the sentence", "object not in the sentence"
LOOP, DUPLICATE, CONTRADICTION = "subject and object are the same", "duplicate", "contradiction"
REPAIRED = "UTF-8 read as Latin-1, repaired"
KEPT: Final = frozenset({NO_SUBJECT, NO_OBJECT, REPAIRED})
"""Kinds of problems that cost nothing: what has them is kept and learnt from."""


class Triple(NamedTuple):
    """A subject and an object as texts write them, related by the property with this IRI."""

    subject: str
    property_iri: str
    object: str
    confidence: float = 1.0
    """Of a prediction, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with triples that it states. `group` names the ontology where there are several, each with its own."""

    id: str
    text: str
    triples: tuple[Triple, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is odd about examples: how often, whether what has it was kept, and the first or commonest."""

    kind: str
    count: int
    kept: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleReport:
    """What became of the files of examples."""

    rows: int
    """Rows that were read, sound or not; several may be about one sentence."""
    sentences: int
    triples: int
    properties: tuple[tuple[str, int], ...]
    """IRIs of the properties that have examples, with their number, the commonest first."""
    problems: tuple[Problem, ...] = ()


def read_examples(
    paths: Iterable[str | os.PathLike[str]], ontology: Ontology, *, group: str = ""
) -> tuple[list[Example], ExampleReport]:
    """The labelled sentences of files, in the terms of the user's properties of an ontology.

    Read are JSON Lines, JSON, CSV and TSV; the README says with which names. Rows about one sentence are joined. What
    cannot be used is left out and counted in the report, with the first of each kind.

    Raises:
        ReadError: A file cannot be read, or in all files together there is no triple that can be used.
    """
    reading = _Reading(ontology, group)
    files = [Path(path) for path in paths]
    for path in files:
        for row in rows_of(path, reading.note_lost):
            reading.add(row)
    report = reading.report()
    if not report.triples:
        raise ReadError(_nothing(files, report))
    return list(reading.examples()), report


def _nothing(files: list[Path], report: ExampleReport) -> str:
    names = ", ".join(path.name for path in files) or "no file"
    reason = "".join(
        f"; {it.kind}: {it.count:,}, such as {it.samples[0]}" if it.samples else f"; {it.kind}: {it.count:,}"
        for it in report.problems[:2]
    )
    return (
        f"{shorten(names)}: there is no labelled sentence that can be learnt from{reason}. "
        'Write lines such as {"sentence": ..., "triples": [{"subject": ..., "relation": ..., "object": ...}]}, '
        "or a table with the columns sentence, subject, relation and object."
    )


class _Sentence:
    """A sentence in the making: triples in the order of the files."""

    def __init__(self, identifier: str, text: str) -> None:
        self.id = identifier
        self.text = text
        self.folded = folded(text)
        self.triples: dict[tuple[str, str, str], tuple[Triple, str]] = {}


class _Reading:
    """Rows as they come, and what is odd about them."""

    def __init__(self, ontology: Ontology, group: str) -> None:
        self._names = PropertyNames(ontology)
        self._functional = {p.iri for p in ontology.own_properties if p.functional}
        self._group = group
        self._rows = 0
        self._sentences: dict[str, _Sentence] = {}
        self._counts: Counter[str] = Counter()
        self._samples: dict[str, Counter[str]] = {}

    def note(self, kind: str, sample: str) -> None:
        """Count a problem; samples that recur are counted too."""
        self._counts[kind] += 1
        known = self._samples.setdefault(kind, Counter())
        if sample in known or kind in {UNKNOWN, IN_DOUBT} or len(known) < _SAMPLES:
            known[sample] += 1

    def note_lost(self, kind: str, sample: str) -> None:
        """The same for a row that could not even be read."""
        self._rows += 1
        self.note(kind, sample)

    def add(self, row: Row) -> None:
        """Take a row into the sentence that it is about."""
        self._rows += 1
        row = row._replace(values=as_names(row.values))
        found = _first(row.values, _TEXT)
        text = " ".join(found.split()) if isinstance(found, str) else ""
        if not text:
            self.note(NO_TEXT, row.where)
            return
        if len(text) > _LONGEST_TEXT:
            self.note(TOO_LONG, f"{row.where}: {len(text):,} characters; {_cut(text)}")
            return
        if (sound := repaired(text)) != text:
            self.note(REPAIRED, f"{row.where}: {_cut(sound)}")
            text = sound
        name = _word(_first(row.values, ("id", "sentence_id"))) or row.where
        sentence = self._sentences.setdefault(text, _Sentence(name, text))
        stated = list(_stated(row.values))
        if not stated:
            self.note(NO_TRIPLES, row.where)
        for one in stated:
            self._add_triple(sentence, one, row.where)

    def _add_triple(self, sentence: _Sentence, stated: tuple[str, str, str], where: str) -> None:
        subject, relation, target = (" ".join(repaired(part).split()) for part in stated)
        shown = f"{where}: {_cut(f'{subject} | {relation} | {target}')}"
        if not (subject and relation and target):
            self.note(NO_TRIPLE, shown)
            return
        iris = self._names.find(relation)
        if len(iris) != 1:
            self.note(IN_DOUBT if iris else UNKNOWN, relation)
            return
        key = (folded(subject), iris[0], folded(target))
        if key[0] == key[2]:
            self.note(LOOP, shown)
        elif key in sentence.triples:
            self.note(DUPLICATE, shown)
        else:
            sentence.triples[key] = (Triple(subject, iris[0], target), shown)
            self._note_absent(sentence, key, shown)

    def _note_absent(self, sentence: _Sentence, key: tuple[str, str, str], shown: str) -> None:
        if not stands_in(key[0], sentence.folded):
            self.note(NO_SUBJECT, shown)
        if not stands_in(key[2], sentence.folded):
            self.note(NO_OBJECT, shown)

    def examples(self) -> Iterator[Example]:
        """The sentences with the triples that can be used, in the order of the files; those without any, too."""
        for sentence in self._sentences.values():
            triples = tuple(triple for triple, _ in sentence.triples.values())
            yield Example(sentence.id, sentence.text, triples, self._group)

    def report(self) -> ExampleReport:
        """What has been read, once all contradictions are found and left out."""
        for sentence in self._sentences.values():
            self._leave_out_contradictions(sentence)
        used = Counter(t.property_iri for s in self._sentences.values() for t, _ in s.triples.values())
        order = sorted(self._counts, key=lambda kind: (kind in KEPT, -self._counts[kind], kind))
        problems = tuple(Problem(kind, self._counts[kind], kind in KEPT, self._shown(kind)) for kind in order)
        properties = tuple(sorted(used.items(), key=lambda kv: (-kv[1], kv[0])))
        return ExampleReport(self._rows, len(self._sentences), used.total(), properties, problems)

    def _leave_out_contradictions(self, sentence: _Sentence) -> None:
        """Two values where there is one at most: which of them is wrong nobody knows, so both go."""
        values = Counter((s, p) for s, p, _ in sentence.triples if p in self._functional)
        for key in [key for key in sentence.triples if values[key[:2]] > 1]:
            self.note(CONTRADICTION, sentence.triples.pop(key)[1])

    def _shown(self, kind: str) -> tuple[str, ...]:
        found = self._samples[kind]
        if kind not in {UNKNOWN, IN_DOUBT}:
            return tuple(found)
        return tuple(f"{_cut(name)} ({count:,})" for name, count in found.most_common(_SAMPLES))


# ------------------------------------------------------------------ the shapes that triples come in


def _stated(row: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The triples of a row: a list of objects or of lists of three, or a triple in the row itself."""
    listed = _first(row, _TRIPLES)
    if isinstance(listed, list):
        for one in listed:
            yield _three(one)
    elif any(_first(row, names) is not None for names in (_SUBJECT, _RELATION, _OBJECT)):
        yield _three(row)


def _three(one: object) -> tuple[str, str, str]:
    """Subject, relation and object as texts; empty where there is none."""
    if isinstance(one, list) and len(one) == _TRIPLE_PARTS:
        return _word(one[0]), _word(one[1]), _word(one[2])
    if not isinstance(one, dict):
        return ("", "", "")
    return _word(_first(one, _SUBJECT)), _word(_first(one, _RELATION)), _word(_first(one, _OBJECT))


def _first(row: Mapping[str, object], names: Iterable[str]) -> object:
    """The value under the first of these names, whatever their case."""
    if not any(name in row for name in names):
        row = {key.strip().casefold(): value for key, value in row.items()}
    return next((row[name] for name in names if row.get(name) is not None), None)


def _word(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return _word(_first(value, _NAME))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


# ------------------------------------------------------------------ comparing


_ASIDE = re.compile(r"\s*\([^()]*\)$")
_DIGITS = re.compile(r"\d+")


def folded(name: str) -> str:
    """A name or text for comparing: small letters, no accents, underscores as spaces, no quotation marks around it.

    >>> folded('"Café_Sol"'), folded("Twilight_(band)")
    ('cafe sol', 'twilight (band)')
    """
    letters = without_accents(name.replace("_", " "))
    return " ".join(letters.casefold().strip("\"'\u201c\u201d").split())


def stands_in(name: str, text: str) -> bool:
    """Whether a name, or a number or date in some other writing, stands in a text; both are `folded`."""
    if not name:
        return False
    if any(words and _has_words(text, words) for words in (name, _ASIDE.sub("", name))):
        return True
    numbers = [number.lstrip("0") for number in _DIGITS.findall(name)]
    longest = max(numbers, key=len, default="")
    return bool(longest) and longest in {number.lstrip("0") for number in _DIGITS.findall(text.replace(",", ""))}


def _has_words(text: str, words: str) -> bool:
    """Whether the words stand in the text, and not inside others."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() and words[0].isalnum()) and not (
            text[end : end + 1].isalnum() and words[-1].isalnum()
        ):
            return True
        at = text.find(words, at + 1)
    return False


def _cut(text: str) -> str:
    return shorten(text, _LONGEST)
