"""Parts of a graph: one entity by a name that people type, and the facts of a stretch of time."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.identity import local_name, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.model import Entity, Fact

_TOLD = 8
_LONGEST_NAME = 60


def find_entity(graph: KnowledgeGraph, name: str) -> Entity:
    """The one entity that `name` means: by id, by label, by alias; failing that, case, accents and "the" are ignored.

    Raises `UsageError`, which lists the candidates where the name means several, and the nearest names where it means
    none.
    """
    entities = graph.entities
    by_id = [e for e in entities if name in (e.id, local_name(e.id))]
    if by_id:
        return by_id[0]
    found = _named(entities, name)
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"No entity is called {_short(name)!r}{_nearest(entities, name)}."
        raise UsageError(message)
    degrees = graph.degrees()
    found.sort(key=lambda e: (-degrees[e.id], e.id))
    listed = ", ".join(
        f"{local_name(e.id)} ({_short(e.label)}, {e.type}, {degrees[e.id]} facts)" for e in found[:_TOLD]
    )
    more = f", and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    message = f"{len(found)} entities are called {_short(name)!r}: {listed}{more}; give one of these ids."
    raise UsageError(message)


def between(graph: KnowledgeGraph, since: date | None = None, until: date | None = None) -> KnowledgeGraph:
    """The facts that may be of that time (both days included), with their entities and documents.

    A fact counts by its own time, as far as that is known; one that tells none by the publication of the documents that
    say it; one without either is left out. Raises `UsageError` when `since` is after `until`.
    """
    if since is None and until is None:
        return graph
    if since and until and since > until:
        message = f"There is no time from {since} to {until}: the first day is after the last one."
        raise UsageError(message)
    published = {document.id: document.published for document in graph.documents}
    facts = [fact for fact in graph.facts if any(_meets(a, b, since, until) for a, b in _times(fact, published))]
    named = {identifier for fact in facts for identifier in fact.entities}
    telling = {evidence.document for fact in facts for evidence in fact.evidence}
    return KnowledgeGraph(
        (document for document in graph.documents if document.id in telling),
        (entity for entity in graph.entities if entity.id in named),
        facts,
    )


def _named(entities: Iterable[Entity], name: str) -> list[Entity]:
    """By label before alias, and as typed before freely."""
    known = [(e, e.label, {e.label, *e.aliases}) for e in entities]
    folded, key = name.casefold().strip(), name_key(name)
    tests = (
        lambda label, _: label.casefold() == folded,
        lambda _, names: any(n.casefold() == folded for n in names),
        lambda _, names: any(name_key(n) == key for n in names),
    )
    for test in tests:
        found = [e for e, label, names in known if test(label, names)]
        if found:
            return found
    return []


def _nearest(entities: Iterable[Entity], name: str) -> str:
    spelled: dict[str, str] = {}
    for entity in entities:
        for other in (entity.label, *entity.aliases):
            spelled.setdefault(other[:200].casefold(), other)
    folded = name[:200].casefold()
    near = get_close_matches(folded, sorted(spelled), n=5, cutoff=0.6)
    near += [n for n in sorted(spelled, key=lambda n: (len(n), n)) if folded in n and n not in near][: 5 - len(near)]
    told = ", ".join(_short(spelled[n]) for n in near)
    return f"; the nearest names are: {told}" if told else "; kg entities GRAPH lists who is in it"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 3]}..."


def _times(fact: Fact, published: dict[str, date | None]) -> Iterable[tuple[date | None, date | None]]:
    """The stretches of time that a fact may belong to; an open end is None."""
    when = fact.when
    if when and (when.earliest or when.latest):
        return [(when.earliest, when.latest)]
    days = {published.get(evidence.document) for evidence in fact.evidence} - {None}
    return [(day, day) for day in days]


def _meets(begin: date | None, end: date | None, since: date | None, until: date | None) -> bool:
    return not (since and end and end < since) and not (until and begin and begin > until)
