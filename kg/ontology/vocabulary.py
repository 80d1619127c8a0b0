"""Classes and properties out of triples (OWL and RDFS)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL, RDF, RDFS, XSD, Literal, Namespace, URIRef

from kg.model import EntityType
from kg.ontology.values import NEWS, Class, Property, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib.term import Node

    from kg.ontology.triples import Triples

Types: TypeAlias = "Mapping[str, frozenset[EntityType]]"
"""The IRI of a class -> the entity types whose entities can belong to it."""

_SCHEMA = Namespace("https://schema.org/")
_CLASSES = (OWL.Class, RDFS.Class)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
_VALUES = (RDFS.Literal, _SCHEMA.Text, _SCHEMA.Number, _SCHEMA.Date, _SCHEMA.DateTime)
_DOMAINS = (RDFS.domain, _SCHEMA.domainIncludes)
_RANGES = (RDFS.range, _SCHEMA.rangeIncludes)
_NINE = {entity_type: URIRef(NEWS + entity_type.value) for entity_type in EntityType}


def class_types(triples: Triples) -> dict[str, frozenset[EntityType]]:
    """For every class that the triples declare or relate to another, the entity types whose entities can belong to it.

    These are the types below the class, else those above it; none (anything) for the root and for foreign classes.
    """
    up = _hierarchy(triples)
    below = {entity_type: _above(node, up) for entity_type, node in _NINE.items()}
    known = {*up, *(above for found in up.values() for above in found), *_named(triples, _CLASSES)}
    return {str(node): _entity_types(_current(node), up, below) for node in known}


def read_classes(triples: Triples, types: Types) -> tuple[Class, ...]:
    """Every named class, sorted by IRI; `types` as `class_types` finds them."""
    return tuple(
        Class(
            str(iri),
            _label(triples, iri),
            _text(triples.objects(iri, RDFS.comment)),
            _iris(triples.objects(iri, RDFS.subClassOf)),
            types.get(str(iri), frozenset()),
        )
        for iri in _named(triples, _CLASSES)
    )


def read_properties(triples: Triples, types: Types) -> tuple[Property, ...]:
    """Every named object or datatype property that is not deprecated, sorted by IRI."""
    inverses: dict[Node, list[Node]] = {}
    for one, other in triples.pairs(OWL.inverseOf):
        inverses.setdefault(one, []).append(other)
        inverses.setdefault(other, []).append(one)
    return tuple(
        _property(triples, iri, types, inverses.get(iri, ()))
        for iri in _named(triples, _PROPERTIES)
        if not any(str(value).lower() in {"true", "1"} for value in triples.objects(iri, OWL.deprecated))
    )


def _property(triples: Triples, iri: URIRef, types: Types, inverses: Iterable[Node]) -> Property:
    kinds = triples.objects(iri, RDF.type)
    ranges = triples.objects(iri, *_RANGES)
    return Property(
        str(iri),
        _label(triples, iri),
        _text(triples.objects(iri, RDFS.comment)),
        _admitted(triples, triples.objects(iri, *_DOMAINS), types),
        _admitted(triples, ranges, types),
        _iris(triples.objects(iri, RDFS.subPropertyOf)),
        next(iter(_iris(inverses)), ""),
        OWL.DatatypeProperty in kinds or (bool(ranges) and all(map(_is_value, ranges))),
    )


def _named(triples: Triples, kinds: Iterable[Node]) -> list[URIRef]:
    found = {s for kind in kinds for s in triples.subjects(RDF.type, kind)}
    return sorted(node for node in found if isinstance(node, URIRef))


def _label(triples: Triples, iri: URIRef) -> str:
    """The English label, else one without or with another language, else the words of the IRI."""
    return _text(triples.objects(iri, RDFS.label)) or words_of(str(iri))


def _text(values: Iterable[Node]) -> str:
    texts = [v for v in values if isinstance(v, Literal)]
    rank = {"en": 0, None: 1}
    best = min(texts, key=lambda v: (rank.get(v.language, 2), v.language or "", str(v)), default=None)
    return " ".join(str(best).split()) if best is not None else ""


def _iris(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({str(node) for node in nodes if isinstance(node, URIRef)}))


def _is_value(node: Node) -> bool:
    return node in _VALUES or str(node).startswith(str(XSD))


def _current(node: Node) -> Node:
    """schema.org is written with http and with https; both are one."""
    old = "http://schema.org/"
    return URIRef(f"{_SCHEMA}{str(node)[len(old) :]}") if str(node).startswith(old) else node


def _hierarchy(triples: Triples) -> dict[Node, set[Node]]:
    """Class -> classes directly above it; equivalent classes are above each other, members of a union below it."""
    up: dict[Node, set[Node]] = {}
    for sub, above in triples.pairs(RDFS.subClassOf):
        up.setdefault(_current(sub), set()).add(_current(above))
    for one, other in triples.pairs(OWL.equivalentClass):
        up.setdefault(_current(one), set()).add(_current(other))
        up.setdefault(_current(other), set()).add(_current(one))
    for union, parts in triples.pairs(OWL.unionOf):
        for part in triples.items(parts):
            up.setdefault(_current(part), set()).add(union)
    return up


def _above(start: Node, up: Mapping[Node, set[Node]]) -> set[Node]:
    found = {start}
    steps = [start]
    for step in steps:
        more = up.get(step, set()) - found
        found |= more
        steps.extend(more)
    return found


def _entity_types(
    node: Node, up: Mapping[Node, set[Node]], below: Mapping[EntityType, set[Node]]
) -> frozenset[EntityType]:
    found = frozenset(t for t, above in below.items() if node in above)
    if EntityType.THING in found:
        return frozenset()
    above = _above(node, up)
    return found or frozenset(t for t, known in _NINE.items() if known in above and t is not EntityType.THING)


def _admitted(triples: Triples, classes: Iterable[Node], types: Types) -> frozenset[EntityType]:
    """The entity types a domain or range takes; several classes are read as alternatives, as people mean them.

    Strictly RDFS reads several domains as an intersection, which hardly any published vocabulary intends.
    """
    found: set[EntityType] = set()
    for node in classes:
        unions = triples.objects(node, OWL.unionOf) if not isinstance(node, URIRef) else []
        for part in [part for union in unions for part in triples.items(union)] or [node]:
            admitted = types.get(str(_current(part)))
            if not admitted:
                return frozenset()  # a class that says nothing about entity types
            found |= admitted
    return frozenset(found)
