"""A graph back from a file that kg wrote: all of it from JSON, and from RDF all that the RDF says; also from a store.

RDF has no mentions, no words of a sentence that made a fact, and no rules; what is told below to be "found again" is
looked for in the quotes and names. Statements are `rdf:Statement` (RDF 1.1 Semantics, D.1), quotes are selections of
the Web Annotation vocabulary, as `kg.writers.blocks` writes them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.errors import ReadError, UsageError
from kg.graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Span,
    When,
)
from kg.store.ledger import is_store
from kg.writers import json, readback
from kg.writers.blocks import (
    BASED_ON,
    DERIVED,
    END,
    EXACT,
    LABEL,
    OBJECT,
    PREDICATE,
    SELECTION,
    SHA256,
    SOURCE,
    START,
    STATEMENT,
    STATUS,
    SUBJECT,
    TYPE,
    TYPES_OF_KG,
)
from kg.writers.iris import KG, ONTO, OWL, SCHEMA, SKOS
from kg.writers.terms import Term, Text

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

Rows: TypeAlias = dict[str, list[Term]]
"""What is said of one subject: its values by property."""

_TYPES = {f"{ONTO}{kind}": kind for kind in EntityType}
_MODALITIES = {f"{KG}{modality.capitalize()}": modality for modality in Modality}
_NOWHERE = Span(0, 0)
_OF_ONE_DOCUMENT = re.compile(r"-[0-9a-f]{8}$")  # how `kg.identity.entity_id` ends the id of "the plant"


class Restored(NamedTuple):
    """A graph, and where its IRIs begin; None where the file does not tell."""

    graph: KnowledgeGraph
    base: str | None


def restore(path: str | os.PathLike[str]) -> KnowledgeGraph:
    """The graph in a file that kg wrote (.json, .ttl, .trig, .nt, .nq, .jsonld or .rdf, gzipped or not), or in a store.

    JSON and a store give back an equal graph. RDF gives back documents (without text, unless it was written with it),
    entities, facts and quotes; ids are the local names of the IRIs. Names are one mention each, without a place in a
    document. The words that a quote is highlighted at are found again by the names of subject, predicate and object,
    and are empty spans where these do not occur.

    Raises `ReadError` when the file cannot be read or is no graph of kg, `UsageError` for a file of another kind, and
    `KgError` when another process changes the store.
    """
    return restore_with_base(path).graph


def restore_with_base(path: str | os.PathLike[str]) -> Restored:
    """The same with the base of its IRIs. Arguments and errors as of `restore`."""
    target = Path(path)
    if is_store(target):
        from kg.store.store import Store  # noqa: PLC0415  (loads what analyses documents)

        with Store(target, read_only=True) as store:
            return Restored(store.graph(), store.settings.base)
    if not target.exists():
        message = f"Cannot read {target}: No such file or store; check the path."
        raise ReadError(message)
    if target.is_dir():
        message = f"{target} is a folder, but no store of kg; name a file in it such as graph.json or graph.ttl."
        raise UsageError(message)
    if target.name.lower().removesuffix(".gz").endswith(".json"):
        return Restored(json.load(target), None)
    rows: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, term in readback.parsed(target).triples:
        rows[subject][predicate].append(term)
    if not any(SHA256 in row or STATEMENT in row.get(TYPE, ()) for row in rows.values()):
        message = f"{target} has no statement of kg in it; take a graph that kg build wrote, as .json or as RDF."
        raise ReadError(message)
    try:
        found = _Rows(dict(rows))
        return Restored(found.graph(), found.base())
    except _NotOursError as error:
        message = f"{target} is not as kg writes graphs ({error}); write it again with kg build."
        raise ReadError(message) from error


class _NotOursError(ValueError):
    """Something that our RDF always has is missing or of another kind."""


class _Rows:
    """The rows of all subjects as the nouns of `kg.model`."""

    def __init__(self, rows: dict[str, Rows]) -> None:
        self._rows = rows
        self._entities = {iri: _entity(iri, row) for iri, row in rows.items() if _kind(row) is not None}
        self._names = {
            iri: tuple(sorted({e.label, *e.aliases}, key=lambda name: (-len(name), name)))
            for iri, e in self._entities.items()
        }

    def base(self) -> str | None:
        """What stands before "entity/" in the IRIs of the entities, mostly; None where they have no such thing."""
        spaces = Counter(iri.rpartition("entity/")[0] for iri in self._entities)
        found = min(spaces, key=lambda space: (-spaces[space], space), default="")
        return found if found.endswith(("/", "#")) else None

    def graph(self) -> KnowledgeGraph:
        """Everything that the rows say."""
        facts = [self._fact(iri, row) for iri, row in sorted(self._rows.items()) if STATEMENT in row.get(TYPE, ())]
        documents = [_document(iri, row) for iri, row in sorted(self._rows.items()) if SHA256 in row]
        return KnowledgeGraph(documents, self._entities.values(), facts)

    def _fact(self, iri: str, row: Rows) -> Fact:
        subject, relation = _iri(iri, row, SUBJECT), _iri(iri, row, PREDICATE)
        target = _one(iri, row, OBJECT)
        predicate = self._predicate(relation, row)
        value = Literal(target.value, target.datatype) if isinstance(target, Text) else None
        words = (
            self._names.get(subject, ()),
            (predicate.label, predicate.lemma),
            (value.value,) if value else self._names.get(str(target), ()),
        )
        by, where = row.get(f"{KG}claimedBy"), row.get(f"{KG}place")
        quotes = (self._evidence(str(node), words) for node in row.get(DERIVED, ()))
        return Fact(
            _local(subject),
            predicate,
            value or _local(str(target)),
            _factuality(row),
            _local(str(by[0])) if by else None,
            _when(row),
            _local(str(where[0])) if where else None,
            _first(row, f"{KG}cue"),
            _confidence(iri, row),
            _local(_first(row, f"{KG}event")),
            frozenset(quotes),
        )

    def _predicate(self, relation: str, row: Rows) -> Predicate:
        of = self._rows.get(relation, {})
        lemma = _first(of, f"{KG}lemma") or _local(relation)
        return Predicate(lemma, _first(of, f"{KG}preposition"), _first(of, LABEL), _first(row, f"{KG}property"))

    def _evidence(self, node: str, words: tuple[Iterable[str], ...]) -> Evidence:
        row = self._rows.get(node, {})
        if SELECTION not in row.get(TYPE, ()):
            message = f"<{node[:200]}> is no quote"
            raise _NotOursError(message)
        start, end = _whole(node, row, START), _whole(node, row, END)
        quote = _text(node, row, EXACT)
        subject, predicate, target = (_found(quote, names, start) for names in words)
        return Evidence(_local(_iri(node, row, SOURCE)), Span(start, end), subject, predicate, target, quote)


def _entity(iri: str, row: Rows) -> Entity:
    kind = _kind(row) or EntityType.THING
    label = _first(row, LABEL) or _local(iri)
    others = sorted({_plain(term) for term in row.get(f"{SKOS}altLabel", ())} - {label})
    same, close = (frozenset(map(str, row.get(link, ()))) for link in (f"{OWL}sameAs", f"{SKOS}closeMatch"))
    classes = frozenset(it for it in row[TYPE] if isinstance(it, str) and it not in TYPES_OF_KG)
    nominal = label.islower() or _OF_ONE_DOCUMENT.search(iri)  # RDF does not say; names have capitals
    best = MentionKind.NOMINAL if nominal else MentionKind.NAME
    found = Entity(_local(iri), _mentions(label, best, others, kind), same, close, classes)
    # where another nominal would rank above the label, the label must be a name
    return found if found.label == label else replace(found, mentions=_mentions(label, MentionKind.NAME, others, kind))


def _mentions(label: str, best: MentionKind, others: Iterable[str], kind: EntityType) -> frozenset[Mention]:
    first = Mention("", _NOWHERE, label, best, kind, label)
    more = (Mention("", _NOWHERE, name, MentionKind.NOMINAL, kind, name) for name in others)
    return frozenset((first, *more))


def _document(iri: str, row: Rows) -> Document:
    published = _day(_first(row, f"{SCHEMA}datePublished"))
    return Document(
        _local(iri),
        _first(row, f"{SCHEMA}articleBody"),
        _first(row, f"{SCHEMA}headline"),
        _first(row, BASED_ON),
        published,
        _first(row, f"{SCHEMA}inLanguage") or "en",
    )


def _kind(row: Rows) -> EntityType | None:
    """The type of an entity; None for what is none."""
    return next((_TYPES[it] for it in row.get(TYPE, ()) if isinstance(it, str) and it in _TYPES), None)


def _factuality(row: Rows) -> Factuality:
    modality = next((_MODALITIES[it] for it in row.get(f"{KG}modality", ()) if it in _MODALITIES), Modality.ACTUAL)
    negated = f"{KG}Negated" in row.get(f"{KG}polarity", ())
    return Factuality(negated, modality, f"{KG}Claimed" in row.get(STATUS, ()))


def _when(row: Rows) -> When | None:
    value, text = _first(row, f"{KG}time"), _first(row, f"{KG}timeText")
    earliest, latest = (_day(_first(row, f"{KG}{name}")) for name in ("earliest", "latest"))
    return When(text, value, earliest, latest) if value or text or earliest or latest else None


def _confidence(iri: str, row: Rows) -> float:
    try:
        return float(_first(row, f"{KG}confidence") or 1)
    except ValueError as error:
        message = f"the confidence of <{iri[:200]}> is no number"
        raise _NotOursError(message) from error


def _found(quote: str, names: Iterable[str], start: int) -> Span:
    """Where the first of the names that occurs in a quote stands in the document; an empty span if none does."""
    folded = quote.casefold()
    steady = len(folded) == len(quote)  # else offsets would be of another text
    for name in names:
        place = folded.find(name.casefold()) if steady and name else quote.find(name) if name else -1
        if place >= 0:
            return Span(start + place, start + place + len(name))
    return _NOWHERE


def _one(subject: str, row: Rows, predicate: str) -> Term:
    found = row.get(predicate, ())
    if len(found) != 1:
        message = f"<{subject[:200]}> has {len(found) or 'no'} {_local(predicate)}"
        raise _NotOursError(message)
    return found[0]


def _iri(subject: str, row: Rows, predicate: str) -> str:
    term = _one(subject, row, predicate)
    if isinstance(term, Text):
        message = f"the {_local(predicate)} of <{subject[:200]}> is no IRI"
        raise _NotOursError(message)
    return term


def _text(subject: str, row: Rows, predicate: str) -> str:
    return _plain(_one(subject, row, predicate))


def _whole(subject: str, row: Rows, predicate: str) -> int:
    text = _text(subject, row, predicate)
    if not text.isdecimal():
        message = f"the {_local(predicate)} of <{subject[:200]}> is no offset"
        raise _NotOursError(message)
    return int(text)


def _first(row: Rows, predicate: str) -> str:
    """The first value in order, as text; empty when there is none."""
    return min(map(_plain, row.get(predicate, ())), default="")


def _plain(term: Term) -> str:
    return term.value if isinstance(term, Text) else term


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _local(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]
