"""Parts of a graph: one entity by a name that people type, and the facts of a stretch of time."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.identity import local_name, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.model import Entity, Fact

_TOLD = 8
_LONGEST_NAME = 60


class Named(NamedTuple):
    """What is asked of an entity that people name: `names` are its label and all that it is called besides."""

    id: str
    label: str
    type: str
    names: tuple[str, ...]
    facts: int


def find_entity(graph: KnowledgeGraph, name: str) -> Entity:
    """The one entity that `name` means: by id, by label, by alias; failing that, case, accents and "the" are ignored.

    Raises `UsageError`, which lists the candidates where the name means several, and the nearest names where it means
    none.
    """
    for entity in graph.entities:
        if name in {entity.id, local_name(entity.id)}:
            return entity
    degrees = graph.degrees()
    local = {local_name(entity.id): entity for entity in graph.entities}
    known = [Named(i, e.label, e.type, (e.label, *e.aliases), degrees[e.id]) for i, e in local.items()]
    return local[pick(known, name)]


def pick(known: Sequence[Named], name: str, *, place: str = "the graph", label_first: bool = True) -> str:
    """The id of the one entity that is called so: as typed but for case and spaces, else without accents and "the".

    With `label_first` the best name of one wins over another name of another. `place` says where they are from.
    Raises `UsageError`, with the candidates where there are several, and the nearest names where there is none.
    """
    found = _called(known, name, label_first=label_first)
    if len(found) == 1:
        return found[0].id
    if not found:
        message = f"No entity in {place} is called {_short(name)!r}{_nearest(known, name)}; kg entities lists them."
        raise UsageError(message)
    found.sort(key=lambda e: (-e.facts, e.id))
    listed = ", ".join(f"{e.id} ({_short(e.label)}, {e.type}, {e.facts} facts)" for e in found[:_TOLD])
    more = f", and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    message = f"{len(found)} entities in {place} are called {_short(name)!r}: {listed}{more}; give one of these ids."
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


def _called(known: Sequence[Named], name: str, *, label_first: bool) -> list[Named]:
    folded, key = _folded(name), name_key(name)
    best = [e for e in known if label_first and _folded(e.label) == folded]
    named = best or [e for e in known if folded in map(_folded, e.names)]
    return named or [e for e in known if key in map(name_key, e.names)]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _nearest(known: Sequence[Named], name: str) -> str:
    spelled: dict[str, str] = {}
    for entity in known:
        for other in (*entity.names, entity.id):
            spelled.setdefault(other[:200].casefold(), other)
    folded = name[:200].casefold()
    near = get_close_matches(folded, sorted(spelled), n=5, cutoff=0.6)
    near += [n for n in sorted(spelled, key=lambda n: (len(n), n)) if folded in n and n not in near][: 5 - len(near)]
    return f" (but {', '.join(_short(spelled[n]) for n in near)})" if near else ""


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
