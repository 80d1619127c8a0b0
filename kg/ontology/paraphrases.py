"""What English sentences say for general relations: those of `ontologies/paraphrases.ttl`, found by name or IRI.

The head of that file describes its pattern (SKOS and a few properties of ours). It is read here without rdflib, which
takes a second for it: the file keeps to plain Turtle, and a test holds that rdflib reads the same triples out of it.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import OntologyError
from kg.ontology.default import ontology_folder
from kg.ontology.inflect import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

REL = "https://w3id.org/kg-news/relation#"
"""The namespace of relations and of the properties that describe them."""

_FILE = "paraphrases.ttl"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL, _ALT, _EXACT, _BROADER = (_SKOS + name for name in ("prefLabel", "altLabel", "exactMatch", "broader"))
SAYS = REL + "says"
"""Leads from a relation, or a property of a user's own, to a clause that states it."""
_SUBJECT, _OBJECT, _UNIT, _INVERSE, _KIND = (
    REL + name for name in ("subjectKind", "objectKind", "unitOf", "inverse", "Kind")
)


class Phrase(NamedTuple):
    """A clause that states a relation: "{s} was directed by {o}". Only `{s}` may be missing: it is then understood."""

    text: str

    def turned(self) -> Phrase:
        """The same words with subject and object exchanged."""
        return Phrase(re.sub(r"\{([so])\}", lambda end: "{o}" if end[1] == "s" else "{s}", self.text))


@dataclass(frozen=True, slots=True)
class Relation:
    """What is known of a relation; kinds are labels out of `kinds()`, `unit` says what a quantity measures or is ""."""

    iri: str
    label: str
    alt: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    unit: str = ""
    inverse: str = ""
    phrases: tuple[Phrase, ...] = ()
    matched: str = ""
    """How `relation_for` came to it: "iri", "label", "alt", or the steps that led there: "head", "turned+label" ..."""
    trust: float = 1.0
    """How sure it is that the relation is meant: 1 for an IRI, about 0.5 where only the head of a name is known."""
    swapped: bool = False
    """True when subject and object are exchanged against the file: asked for "director of", found "director"."""

    def turned(self) -> Relation:
        """The relation the other way round: ends exchanged, also in its phrases."""
        phrases = tuple(phrase.turned() for phrase in self.phrases if "{s}" in phrase.text)
        return replace(self, subject=self.object, object=self.subject, phrases=phrases, swapped=not self.swapped)


def relation_for(
    label: str, iri: str = "", alt: Iterable[str] = (), domain: str = "", range_: str = ""
) -> Relation | None:
    """The general relation that a property of some ontology means, or None when no name of it is known.

    `label` and `alt` are its names, best first, in any spelling ("birthPlace", "has author", "is author of"); `domain`
    and `range_` are the names of its classes ("" when unknown) and decide between relations that share a name. The end
    of the IRI counts as its last name. Raises `OntologyError` when the shipped file is missing or damaged.

    >>> relation_for("film director").label, relation_for("isDirectorOf").object
    ('director', ('work',))
    """
    return next(iter(relations_for(label, iri, alt, domain, range_)), None)


def relations_for(
    label: str, iri: str = "", alt: Iterable[str] = (), domain: str = "", range_: str = ""
) -> tuple[Relation, ...]:
    """Every relation that a property may mean, the most trusted first; arguments as `relation_for` takes them."""
    known = _shipped()
    own = (
        _words(range_) == _words(label)[-len(_words(range_)) :]
    )  # a class made for the property has no kind of its own
    ends = (known.kind(domain), "" if own else known.kind(range_))
    found: dict[str, Relation] = {}
    names = (label, *alt, re.split(r"[/#:]", iri)[-1])
    for relation in (*known.by_iri(iri), *(r for name in names for r in known.by_name(name))):
        fitting = known.fitted(relation, *ends)
        if fitting and (relation.iri not in found or found[relation.iri].trust < fitting.trust):
            found[relation.iri] = fitting
    return tuple(sorted(found.values(), key=lambda r: -r.trust))


def all_relations() -> tuple[Relation, ...]:
    """The shipped relations in the order of their file; raises `OntologyError` when it is missing or damaged."""
    return _shipped().relations


def kinds() -> tuple[str, ...]:
    """The closed set of what may stand at the ends of a relation: "person", "place", "date", "quantity" ..."""
    return tuple(_shipped().kinds)


def kind_of(name: str) -> str:
    """The kind that a class or datatype has by its name ("FootballClub": "organization"); "" when none is known."""
    return _shipped().kind(name)


def relations_of(triples: Iterable[tuple[str, str, str]]) -> tuple[Relation, ...]:
    """A relation for each subject with a `rel:says` among some triples, as a user's ontology may have them.

    IRIs and literals come as bare strings; what a relation says of itself is taken in the order of the triples.
    """
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        described[subject][predicate].append(value)
    return tuple(_relation(iri, known) for iri, known in described.items() if SAYS in known)


def _relation(iri: str, known: Mapping[str, Sequence[str]]) -> Relation:
    def all_of(predicate: str) -> tuple[str, ...]:
        return tuple(known.get(predicate, ()))

    def one(predicate: str) -> str:
        return next(iter(known.get(predicate, ())), "")

    says = tuple(Phrase(text) for text in all_of(SAYS) if text.count("{o}") == 1 and text.count("{s}") <= 1)
    ends = (all_of(_SUBJECT), all_of(_OBJECT))
    return Relation(iri, one(_LABEL), all_of(_ALT), all_of(_EXACT), *ends, one(_UNIT), one(_INVERSE), says)


# ------------------------------------------------------------------ names

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset(("a", "an", "the"))
_BRITISH = {"colour": "color", "honour": "honor", "centre": "center", "programme": "program", "licence": "license"}
_AUXILIARIES = frozenset("has have had is are was were be been".split())
_ASIDE = frozenset(
    "1st 2nd 3rd 4th 5th first second third fourth fifth current main official total primary major present exact"
    " approximate estimated overall general own actual average main".split()
)
"""Words before a name that leave its meaning: "2nd runway length", "current club"."""
_BLOCKED = frozenset(
    "vice deputy assistant sub step half grand ex non anti co minimum maximum min max not without failed number last"
    " next previous former honorary acting under maiden legal".split()
)
"""Words before a name that make something else of it: a "vice president" is no president."""
_WEAK_HEADS = frozenset(
    "name date number type title class order code id year time text part form format status label symbol rank age use"
    " category classification value description note series family collection work works character state"
    " position field link".split()
)
"""Names that say too little when they are only the end of another: "delivery date", "engine type"."""
_UNITS = frozenset(
    "m metre meter km kilometre kilometer ft foot feet mi mile cm mm kg kilogram lb pound tonne g gram s second minute"
    " hour day year l litre liter usd eur dollar euro k kelvin celsius percent square cubic per".split()
)
_LEAST = 0.3
"""No reading of a name is trusted less."""


def _words(name: str) -> tuple[str, ...]:
    words = (word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", name)))
    kept = (_BRITISH.get(word, word).replace("organisation", "organization") for word in words if word not in _ARTICLES)
    return tuple(re.sub(r"ie$", "y", singular(word)) for word in kept)  # "movies" is made "movy" there, so "movie" too


class _Reading(NamedTuple):
    """A name as it may be understood; a heap of them gives the most trusted first."""

    distrust: float
    words: tuple[str, ...]
    turned: bool = False
    steps: tuple[str, ...] = ()


def _readings(name: str) -> Iterator[_Reading]:
    """The name itself, then what it becomes by leaving out or exchanging words, with falling trust."""
    heap = [_Reading(-1.0, _words(name))]
    seen = set()
    while heap:
        reading = heapq.heappop(heap)
        if (reading.words, reading.turned) in seen or not reading.words:
            continue
        seen.add((reading.words, reading.turned))
        yield reading
        for words, step, factor in _steps(reading.words):
            if -reading.distrust * factor >= _LEAST:
                turned = reading.turned != (step == "turned")
                heapq.heappush(heap, _Reading(reading.distrust * factor, words, turned, (*reading.steps, step)))


def _steps(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, float]]:
    first, last = words[0], words[-1]
    if first in _AUXILIARIES:
        yield words[1:], "auxiliary", 0.95
    if last == "of":
        yield words[:-1], "turned", 0.85
    if first in _ASIDE:
        yield words[1:], "aside", 0.75
    if last in {"count", "size"}:
        yield ("number", "of", *words[:-1]), "count", 0.9
    if last in {"number", "identifier", "id"}:
        yield words[:-1], "number", 0.9
    if last in {"date", "year"}:
        yield (*words[:-1], "year" if last == "date" else "date"), "date", 0.8
    yield from _shorter(words)


def _shorter(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, float]]:
    """Without a unit at the end ("length in metres", "length km"), and the heads of "head of X" and "X head"."""
    unit = next(
        (n for n in range(1, len(words)) if words[n] in {"in", *_UNITS} and _UNITS.issuperset(words[n + 1 :])), 0
    )
    if unit:
        yield words[:unit], "unit", 0.95
    if "of" in words[1:-1] and words[0] not in _WEAK_HEADS | _BLOCKED:
        yield words[: words.index("of")], "head", 0.55
    if len(words) > 1 and words[0] not in _BLOCKED | _AUXILIARIES and not {"of", "by"} & set(words):
        rest = words[1:]
        if len(rest) > 1 or rest[0] not in _WEAK_HEADS:
            yield rest, "head", 0.55 if len(words) == 2 else 0.75  # noqa: PLR2004


# ------------------------------------------------------------------ the shipped relations

_MISFIT, _VAGUE = 0.85, 0.97
"""What is left of the trust where an end is of another kind; where the relation takes anything there."""
_FIGURES = frozenset(("number", "quantity", "code", "year", "date"))


class _Lexicon:
    """The shipped relations by IRI and by name, and the kinds."""

    def __init__(self, triples: Sequence[tuple[str, str, str]]) -> None:
        self.relations = relations_of(triples)
        classes = {s for s, p, o in triples if p == _TYPE and o == _KIND}
        labels = {s: o for s, p, o in triples if p == _LABEL and s in classes}
        self.kinds = dict.fromkeys(labels.values())
        self._broader = {labels[s]: labels[o] for s, p, o in triples if p == _BROADER and s in classes}
        self._classes: dict[tuple[str, ...], str] = {_words(label): label for label in labels.values()}
        for s, p, o in triples:
            if p == _ALT and s in classes:
                self._classes.setdefault(_words(o), labels[s])
        self._iris = {_iri(iri): r for r in self.relations for iri in (r.iri, *r.exact)}
        self._names: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        """By the letters of a name, so that "birthplace" finds "birth place"."""
        for how in ("label", "alt"):
            for relation in self.relations:
                for name in (relation.label,) if how == "label" else relation.alt:
                    self._names["".join(_words(name))].append((how, relation))
        self._by_own_iri = {relation.iri: relation for relation in self.relations}

    def by_iri(self, iri: str) -> Iterator[Relation]:
        found = self._iris.get(_iri(iri)) if iri else None
        if found:
            yield replace(found, matched="iri", trust=1.0)

    def by_name(self, name: str) -> Iterator[Relation]:
        """Those of the most trusted reading of a name that has any."""
        for reading in _readings(name):
            if named := self._names.get("".join(reading.words)):
                yield from (self._as_read(relation, how, reading) for how, relation in named)
                return

    def _as_read(self, relation: Relation, how: str, reading: _Reading) -> Relation:
        if reading.turned:
            relation = self._by_own_iri.get(relation.inverse) or relation.turned()
        trust = -reading.distrust * (0.95 if how == "label" else 0.9)
        return replace(relation, matched="+".join((*reading.steps, how)), trust=round(trust, 3))

    def kind(self, name: str) -> str:
        """By the whole name, else by its last words."""
        words = _words(name)
        return next((self._classes[words[n:]] for n in range(len(words)) if words[n:] in self._classes), "")

    def fitted(self, relation: Relation, subject: str, target: str) -> Relation | None:
        """The relation, trusted less for each end that cannot be what is wanted there; a name's head must fit."""
        factor = self._fit(subject, relation.subject) * self._fit(target, relation.object)
        if factor <= _MISFIT and "head" in relation.matched:
            return None
        return replace(relation, trust=round(relation.trust * factor, 3))

    def _fit(self, wanted: str, kinds: Sequence[str]) -> float:
        if not wanted or not kinds or wanted in {"thing", "text"} or (wanted == "number" and _FIGURES & set(kinds)):
            return 1.0  # whatever there is, ontologies write it as strings
        if any(wanted in self._line(kind) or kind in self._line(wanted) for kind in kinds):
            return 1.0
        return _VAGUE if "thing" in kinds else _MISFIT

    def _line(self, kind: str) -> Iterator[str]:
        while kind:
            yield kind
            kind = self._broader.get(kind, "")


def _iri(iri: str) -> str:
    """Without what the same property is spelt with in different places: https, Wikidata's ways of naming a property."""
    plain = re.sub(r"^https?://(www\.)?", "", iri)
    return re.sub(r"^wikidata\.org/(?:entity|wiki|prop(?:/\w+)?)/(?:Property:)?(?=P\d+$)", "wikidata.org/", plain)


@lru_cache(maxsize=1)
def _shipped() -> _Lexicon:
    path = ontology_folder() / _FILE
    try:
        return _Lexicon(tuple(plain_triples(path.read_text("utf-8"))))
    except (OSError, ValueError) as error:
        msg = f"The paraphrases that kg ships, {path}, cannot be read ({error}); reinstall kg."
        raise OntologyError(msg) from error


_PREFIX = re.compile(r"^@prefix\s+([\w-]*):\s*<([^<>\s]*)>\s*\.$", re.MULTILINE)
_TOKEN = re.compile(
    r"""\s+|\#[^\n]*|@prefix[^\n]*|("(?:[^"\\\n]|\\["\\])*")(?!")(?:@en)?|((?:[A-Za-z][\w-]*)?:[\w-]*|a(?=\s))|([.;,])|(.)"""
)


def plain_triples(turtle: str) -> Iterator[tuple[str, str, str]]:
    """The triples of a Turtle document that keeps to prefixed names and short strings, in their order.

    Raises `ValueError` with the line or name for all else that Turtle 1.1 has. Literals come without their language.
    """
    prefixes = dict(_PREFIX.findall(turtle))
    names = {"a": _TYPE}
    ends: list[str] = []  # subject and predicate, as far as they are known
    for text, name, mark, other in _TOKEN.findall(turtle):
        if other:
            raise ValueError(_where(turtle))
        if mark == ".":
            ends.clear()
        elif mark == ";":
            del ends[1:]
        elif text or name:
            value = _unquoted(text) if text else names.get(name) or names.setdefault(name, _full(name, prefixes))
            if len(ends) == len(("subject", "predicate")):
                yield ends[0], ends[1], value
            else:
                ends.append(value)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if "\\" in text else text[1:-1]


def _full(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    if prefix not in prefixes:
        msg = f"no prefix {prefix}:"
        raise ValueError(msg)
    return prefixes[prefix] + local


def _where(turtle: str) -> str:
    wrong = next(found for found in _TOKEN.finditer(turtle) if found.lastindex == _TOKEN.groups)
    line = turtle.count("\n", 0, wrong.start()) + 1
    return f"line {line} is not plain Turtle"
