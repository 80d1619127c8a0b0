"""What is asked for: a property of an ontology with the phrases that state it and the kinds of its ends."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.slots.kinds import kind_number
from kg.extract.slots.stems import PREPOSITIONS, STOP, stem
from kg.ontology.paraphrases import all_relations, kind_of, relation_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.ontology.paraphrases import Relation
    from kg.ontology.values import Ontology, Property

_TOKEN = re.compile(r"\{[so]\}|\w+|'s|[(),;:-]")
_ENDS = frozenset({"{s}", "{o}"})
_ARTICLES = frozenset({"a", "an", "the"})
_VALUE_KINDS = {
    "date": "date", "dateTime": "date", "gYear": "year", "gYearMonth": "date", "integer": "number", "int": "number",
    "decimal": "number", "double": "number", "float": "number", "nonNegativeInteger": "number",
    "positiveInteger": "number",
}  # fmt: skip


OWN = 2.0
"""The trust in clauses that the user's ontology gives a property."""


class Clause(NamedTuple):
    """A phrase ready for comparison: all words are stems.

    `order` is 1 where the subject stands first, -1 where the object does, 0 where the subject is understood. `weights`
    of the content words are higher the fewer relations use them; `middle` stands between the ends, `left` and `right`
    next to the object ("{s}" where the subject does).
    """

    order: int
    weights: dict[str, float]
    middle: tuple[str, ...]
    left: str
    right: str
    total: float
    """Sum of the weights."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A property with everything that a text is searched for."""

    iri: str
    key: str
    """Its name in small words: what is learnt of properties of one name holds for all of them."""
    words: tuple[str, ...]
    """Stems of its name."""
    clauses: dict[str, tuple[Clause, ...]]
    """Content word -> the clauses with it."""
    bare: tuple[Clause, ...]
    """Clauses without a content word: "{s} ({o})"."""
    subjects: frozenset[str]
    objects: frozenset[str]
    """Kinds of what stands at the ends (see `kg.ontology.paraphrases.kinds`); empty for anything."""
    range_words: frozenset[str]
    kind: float = 0.0
    """The kind of the object as a number (see `kg.extract.slots.kinds.kind_number`)."""
    unit: str = ""
    trust: float = 0.0
    """How well the lexicon knows the property: `OWN` by clauses of the ontology itself, 1 by its IRI, less by its name,
    0 not at all."""
    literal: bool = False
    datatypes: tuple[str, ...] = field(default=())


def asked(meant: Property, ontology: Ontology) -> Asked:
    """What a property asks for, by its names, its ends, the lexicon, and phrases that the ontology itself gives it."""
    domains = [ontology.label(iri) for iri in ontology.domain_classes(meant.iri)]
    ranges = [ontology.label(iri) for iri in ontology.range_classes(meant.iri)]
    own = ontology.relation(meant.iri)
    domain, range_ = next(iter(domains), ""), next(iter(ranges), "")
    known = relation_for(meant.label, meant.iri, meant.names, domain, range_)
    clauses = [clause(phrase.text) for relation in (own, known) if relation for phrase in relation.phrases]
    names = meant.names or (meant.label,)
    clauses += [clause(text) for name in names for text in _plain(name)]
    objects = _kinds(known.object if known else (), ranges) | _value_kinds(meant.datatypes)
    return Asked(
        meant.iri,
        key_of(meant),
        tuple(stem(word) for word in names[0].lower().split() if word not in STOP | PREPOSITIONS),
        _by_word(clauses),
        tuple(one for one in clauses if not one.weights),
        _kinds(known.subject if known else (), domains),
        objects,
        frozenset(stem(word) for name in ranges for word in name.lower().split()),
        kind_number(objects),
        known.unit if known else "",
        OWN if own else known.trust if known else 0.0,
        meant.literal,
        tuple(meant.datatypes),
    )


def key_of(meant: Property) -> str:
    """What learnt models know a property by.

    >>> from kg.ontology.values import Property
    >>> key_of(Property("http://example.org/p", "Birth place", names=("birth place",)))
    'birth place'
    """
    return (meant.names[0] if meant.names else meant.label).lower()


def clause(text: str) -> Clause:
    """A phrase with {s} and {o} as a `Clause`.

    >>> clause("{s} was directed by {o}").middle, clause("{o}, a town in {s}").order
    (('direct', 'by'), -1)
    """
    tokens: list[str] = _TOKEN.findall(text)
    object_at = tokens.index("{o}")
    subject_at = tokens.index("{s}") if "{s}" in tokens else None
    content = dict.fromkeys(word for word in _stems(tokens) if word not in PREPOSITIONS and word[0].isalnum())
    low = -1 if subject_at is None else min(subject_at, object_at)
    high = object_at if subject_at is None else max(subject_at, object_at)
    weights = {word: _weight(word) for word in content}
    before = [token for token in tokens[:object_at] if token.lower() not in _ARTICLES]
    return Clause(
        0 if subject_at is None else 1 if subject_at < object_at else -1,
        weights,
        tuple(_stems(tokens[low + 1 : high])),
        _next_to(before[-1] if before else ""),
        _next_to(tokens[object_at + 1] if object_at + 1 < len(tokens) else ""),
        sum(weights.values()) or 1e-6,
    )


def _plain(name: str) -> tuple[str, ...]:
    words = name.lower()
    return (f"{{s}} {words} {{o}}", f"{{s}}'s {words} is {{o}}", f"{{o}} is the {words} of {{s}}")


def _stems(tokens: Iterable[str]) -> list[str]:
    left_out = _ENDS | STOP | {"'s"}
    return [stem(word) for word in tokens if word not in left_out and word.lower() not in left_out]


def _next_to(token: str) -> str:
    return token if token in _ENDS else stem(token)


def _by_word(clauses: Sequence[Clause]) -> dict[str, tuple[Clause, ...]]:
    found: dict[str, list[Clause]] = {}
    for one in clauses:
        for word in one.weights:
            found.setdefault(word, []).append(one)
    return {word: tuple(ones) for word, ones in found.items()}


def _kinds(known: Iterable[str], classes: Iterable[str]) -> frozenset[str]:
    return frozenset(known) | {kind for name in classes if (kind := kind_of(name))}


def _value_kinds(datatypes: Iterable[str]) -> frozenset[str]:
    return frozenset(kind for iri in datatypes if (kind := _VALUE_KINDS.get(iri.rpartition("#")[2])))


def _weight(word: str) -> float:
    """Inverse frequency of a word among the relations of the lexicon, from 0 to 1 (Spärck Jones, 1972)."""
    relations, frequency = _frequencies()
    return math.log((relations + 1) / (1 + frequency.get(word, 0))) / math.log(relations + 1)


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    relations: Sequence[Relation] = all_relations()
    counted: Counter[str] = Counter()
    for relation in relations:
        counted.update({stem(word) for phrase in relation.phrases for word in _TOKEN.findall(phrase.text)})
    return len(relations), dict(counted)
