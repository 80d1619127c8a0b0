"""A second opinion on conformance: everything is inferred forward, triple by triple, and then looked at.

It shares no code with `kg.obey`, and takes the plainest way: no index, no order, no choice.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from kg.model import Literal, Status
from kg.writers.terms import literal

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Fact
    from kg.ontology import Ontology, Property

Node: TypeAlias = "str | Literal"
Triples: TypeAlias = "set[tuple[Node, str, Node]]"
_RDFS_LITERAL = "http://www.w3.org/2000/01/rdf-schema#Literal"


def violations(graph: KnowledgeGraph, ontology: Ontology) -> list[str]:
    """Everything in the user's terms that the ontology forbids, in words."""
    own = {p.iri for p in ontology.own_properties}
    facts = [fact for fact in graph.facts if fact.predicate.iri in own]
    asserted = [fact for fact in facts if fact.status is Status.ASSERTED]
    found: list[str] = []
    for fact in facts:
        triples = _closed([fact], ontology)
        found += [f"{fact}: {why}" for why in (*_values(triples, ontology), *_ends(triples, graph, ontology, fact))]
    found += _exclusive(graph, ontology)
    found += _together(_closed(asserted, ontology), graph, ontology)
    return found


def _closed(facts: list[Fact], ontology: Ontology) -> Triples:
    known: Triples = {(fact.subject, fact.predicate.iri, fact.object) for fact in facts}
    while True:
        more: Triples = set()
        for s, p, o in known:
            one = _property(ontology, p)
            if one is None:
                continue
            more |= {(s, parent, o) for parent in one.parents if _property(ontology, parent)}
            more |= {(o, one.inverse, s)} if one.inverse and _property(ontology, one.inverse) else set()
            more |= {(o, p, s)} if one.symmetric else set()
        if more <= known:
            return known
        known |= more


def _property(ontology: Ontology, iri: str) -> Property | None:
    return next((p for p in ontology.properties if p.iri == iri), None)


def _above(iri: str, ontology: Ontology) -> set[str]:
    found = {iri}
    while True:
        more = {parent for c in ontology.classes if c.iri in found for parent in c.parents} - found
        if not more:
            return found
        found |= more


def _apart(one: str, other: str, ontology: Ontology) -> bool:
    a, b = _above(one, ontology), _above(other, ontology)
    if one in b or other in a:
        return False
    said = {(c.iri, d) for c in ontology.classes for d in c.disjoint}
    return any((x, y) in said or (y, x) in said for x in a for y in b)


def _values(triples: Triples, ontology: Ontology) -> list[str]:
    found = []
    for s, p, o in triples:
        one = _property(ontology, p)
        if one is None:
            continue
        if isinstance(s, Literal):
            found.append(f"{p} has a value as its subject")
        if isinstance(o, Literal):
            if not (one.literal or one.mixed or one.datatypes):
                found.append(f"{p} has a value")
            written = literal(o.value, o.datatype).datatype or "http://www.w3.org/2001/XMLSchema#string"
            if one.datatypes and written not in one.datatypes and _RDFS_LITERAL not in one.datatypes:
                found.append(f"{p} has a {written}")
        elif one.literal:
            found.append(f"{p} has an entity")
        if s == o and (one.irreflexive or one.asymmetric):
            found.append(f"{p} holds to itself")
    return found


def _ends(triples: Triples, graph: KnowledgeGraph, ontology: Ontology, fact: Fact) -> list[str]:
    found = []
    for s, p, o in triples:
        one = _property(ontology, p)
        if one is None:
            continue
        for end, classes in ((s, one.domains), (o, () if one.datatypes else one.ranges)):
            if not classes or isinstance(end, Literal):
                continue
            known = graph.entity(end).classes
            if all(any(_apart(mine, asked, ontology) for mine in known) for asked in classes):
                found.append(f"{end} cannot be one of {classes}")
            written = any(classes[0] in _above(mine, ontology) for mine in known)
            if len(classes) == 1 and not fact.factuality.negated and not written:
                found.append(f"{end} is not written as {classes[0]}")
    return found


def _exclusive(graph: KnowledgeGraph, ontology: Ontology) -> list[str]:
    return [
        f"{entity.id} is {one} and {other}"
        for entity in graph.entities
        for one, other in combinations(sorted(entity.classes), 2)
        if _apart(one, other, ontology)
    ]


def _together(triples: Triples, graph: KnowledgeGraph, ontology: Ontology) -> list[str]:
    found = []
    for one in ontology.properties:
        pairs = {(s, o) for s, p, o in triples if p == one.iri}
        if one.asymmetric and any((o, s) in pairs for s, o in pairs):
            found.append(f"{one.iri} holds both ways")
        others = {(s, o) for s, p, o in triples if p in one.disjoint}
        if pairs & others:
            found.append(f"{one.iri} holds with a disjoint property")
        for limit in one.limits:
            for subject in {s for s, _ in pairs}:
                if limit.cls and (isinstance(subject, Literal) or not _is(subject, limit.cls, graph, ontology)):
                    continue
                if len({o for s, o in pairs if s == subject}) > limit.most:
                    found.append(f"{subject} has too many {one.iri}")
        if one.inverse_functional and len({o for _, o in pairs}) < len(pairs):
            found.append(f"{one.iri} has two subjects for one object")
    return found


def _is(identifier: str, iri: str, graph: KnowledgeGraph, ontology: Ontology) -> bool:
    return any(iri in _above(mine, ontology) for mine in graph.entity(identifier).classes)
