"""The IRIs that the RDF of a graph uses, for the page: so that it can cite a fact and write Turtle by the same names.

Kept apart from the page's own data because the page reads it only when something is taken away. Facts and entities are
numbered as there; a name that is the id itself is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.identity import local_name
from kg.model import Fact, Literal
from kg.writers.iris import BASE, is_iri, predicate_name, web_iri
from kg.writers.statements import statement_id
from kg.writers.terms import literal, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.graph import KnowledgeGraph
    from kg.model import Document


def names_of(graph: KnowledgeGraph, facts: Sequence[Fact], entities: Sequence[str]) -> dict[str, object]:
    """Plain JSON values for `facts` and the ids of `entities`, in that order.

    `base`; `statements`, ids of 16 hex digits in one string; `predicates` (name, key, property, label) and `uses`,
    which of them each fact has; `nodes`, local names by number of entity; `same`, its `owl:sameAs` links that are IRIs;
    `classes` of the user's ontology, where there are any; `documents` (local name, language, web address); `values`,
    literals (form, language, datatype) by number of fact.
    """
    labels = _labels(facts)
    rows = [_predicate(fact, labels) for fact in facts]
    predicates = {row: i for i, row in enumerate(dict.fromkeys(rows))}
    languages = {document.language for document in graph.documents}
    classes = _by_number({e.id: e.classes for e in graph.entities}, entities)
    return ({"classes": classes} if classes else {}) | {
        "base": BASE,
        "language": tagged("", languages.pop() if len(languages) == 1 else "en").language,
        "statements": "".join(statement_id(fact) for fact in facts),
        "predicates": list(predicates),
        "uses": [predicates[row] for row in rows],
        "values": {i: value for i, fact in enumerate(facts) if (value := _value(fact))},
        "nodes": {i: name for i, key in enumerate(entities) if (name := local_name(key)) != key},
        "same": _by_number({e.id: e.same_as for e in graph.entities}, entities),
        "documents": [_document(document) for document in graph.documents],
    }


def _labels(facts: Iterable[Fact]) -> dict[str, str]:
    """What each predicate is called over the whole graph, as the RDF writers call it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.predicate.label:
            found[fact.predicate.key][fact.predicate.label] += 1
    return {key: min(count, key=lambda text: (-count[text], len(text), text)) for key, count in found.items()}


def _predicate(fact: Fact, labels: Mapping[str, str]) -> tuple[str, str, str, str]:
    predicate = fact.predicate
    iri = predicate.iri if is_iri(predicate.iri) else ""
    return predicate_name(predicate.key), predicate.key, iri, labels.get(predicate.key, predicate.key)


def _value(fact: Fact) -> list[str] | None:
    return list(literal(fact.object.value, fact.object.datatype)) if isinstance(fact.object, Literal) else None


def _by_number(iris: Mapping[str, Iterable[str]], entities: Iterable[str]) -> dict[int, list[str]]:
    """The IRIs of each entity by its number, those that are IRIs."""
    found = ((i, sorted(filter(is_iri, iris.get(key, ())))) for i, key in enumerate(entities))
    return {i: good for i, good in found if good}


def _document(document: Document) -> list[str]:
    return [local_name(document.id), tagged("", document.language).language, web_iri(document.source)]
