"""Classes and properties out of triples (OWL and RDFS)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.model import EntityType
from kg.ontology.constraints import EVERYTHING, SCHEMA, Axioms, current
from kg.ontology.names import english_names, foreign_names
from kg.ontology.values import NEWS, Class, Property, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from rdflib.term import Node

    from kg.ontology.terms import Limit
    from kg.ontology.triples import Triples

Types: TypeAlias = "Mapping[str, frozenset[EntityType]]"
"""The IRI of a class -> the entity types whose entities can belong to it."""

_OLD = "http://schema.org/"
_CLASSES = (OWL.Class, RDFS.Class)
_CHARACTERS = (OWL.SymmetricProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.InverseFunctionalProperty)
_OBJECTS = frozenset(_CHARACTERS)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, OWL.FunctionalProperty, *_CHARACTERS)
_TERMS = (*_CLASSES, *_PROPERTIES)
_UNFIT = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
DOMAINS = (RDFS.domain, SCHEMA.domainIncludes, URIRef(f"{_OLD}domainIncludes"))
RANGES = (RDFS.range, SCHEMA.rangeIncludes, URIRef(f"{_OLD}rangeIncludes"))
LABELS = (RDFS.label, SKOS.prefLabel)
OTHERS = (SKOS.altLabel, SCHEMA.alternateName, URIRef(f"{_OLD}alternateName"))
_NINE = {entity_type: URIRef(NEWS + entity_type.value) for entity_type in EntityType}


def class_types(triples: Triples) -> dict[str, frozenset[EntityType]]:
    """For every class that the triples declare or relate to another, the entity types whose entities can belong to it.

    These are the types below the class, else those above it; none (anything) for the root and for foreign classes.
    """
    up = _hierarchy(triples)
    below = {entity_type: _above(node, up) for entity_type, node in _NINE.items()}
    known = {*up, *(above for found in up.values() for above in found), *_named(triples, _CLASSES)}
    return {str(node): _entity_types(current(node), up, below) for node in known}


def declares_terms(triples: Triples) -> bool:
    """Whether there is a class or a property with a name among the triples."""
    return bool(_named(triples, _TERMS) or unfit_terms(triples))


def unfit_terms(triples: Triples) -> list[str]:
    """The names of classes and properties, sorted, that no RDF can be written with."""
    found = {s for kind in _TERMS for s in triples.subjects(RDF.type, kind)}
    return sorted(str(node) for node in found if isinstance(node, URIRef) and not _is_fit(node))


def named_terms(triples: Triples) -> tuple[set[URIRef], set[URIRef]]:
    """The classes and the properties that these triples declare."""
    return set(_named(triples, _CLASSES)), set(_named(triples, _PROPERTIES))


def own_terms(triples: Triples) -> set[str]:
    """The IRIs of the classes and properties that these triples declare, or name as a domain or range."""
    axioms = Axioms(triples)
    ends = axioms.end(o for predicate in (*DOMAINS, *RANGES) for _, o in triples.pairs(predicate))
    return {str(it) for it in _named(triples, _TERMS)} | ends.classes


def read_classes(
    triples: Triples, types: Types, properties: Iterable[Property] = (), own: Container[str] = ()
) -> tuple[Class, ...]:
    """Every named class, and what is a domain or range of the properties, sorted by IRI.

    `types` as `class_types` finds them; `own` are the IRIs that the user's files declare.
    """
    up, axioms = _hierarchy(triples, plain=True), Axioms(triples)
    declared = set(map(str, _named(triples, _CLASSES)))
    used = {iri for it in properties for iri in (*it.domains, *it.ranges)}
    equal: dict[Node, set[Node]] = {}
    for one, other in triples.pairs(OWL.equivalentClass):
        equal.setdefault(one, set()).add(other)
        equal.setdefault(other, set()).add(one)
    return tuple(
        Class(
            iri,
            _label(triples, URIRef(iri)),
            _text(triples.objects(URIRef(iri), RDFS.comment)),
            _parents(URIRef(iri), up, equal),
            types.get(str(current(URIRef(iri))), frozenset()),
            _names(triples, URIRef(iri)),
            foreign_names(triples.objects(URIRef(iri), *LABELS, *OTHERS)),
            _iris(equal.get(URIRef(iri), ())),
            tuple(sorted(axioms.disjoint_classes.get(URIRef(iri), ()))),
            iri in declared,
            iri in own,
        )
        for iri in sorted(declared | used)
    )


def _names(triples: Triples, iri: URIRef) -> tuple[str, ...]:
    return english_names(triples.objects(iri, *LABELS), triples.objects(iri, *OTHERS), str(iri))


def read_properties(triples: Triples, types: Types, own: Container[str] = ()) -> tuple[Property, ...]:
    """Every named object or datatype property that is not deprecated, sorted by IRI; `own` as of `read_classes`."""
    inverses: dict[Node, list[Node]] = {}
    for one, other in triples.pairs(OWL.inverseOf):
        inverses.setdefault(one, []).append(other)
        inverses.setdefault(other, []).append(one)
    same: dict[Node, set[Node]] = {}
    for one, other in triples.pairs(OWL.equivalentProperty):
        same.setdefault(one, set()).add(other)
        same.setdefault(other, set()).add(one)
    axioms = Axioms(triples)
    notes = triples.subjects(RDF.type, OWL.AnnotationProperty)
    return tuple(
        _property(triples, axioms, iri, types, inverses.get(iri, ()), same.get(iri, ()), own=str(iri) in own)
        for iri in _named(triples, _PROPERTIES)
        if iri not in notes and not is_deprecated(triples, iri)
    )


def is_deprecated(triples: Triples, iri: Node) -> bool:
    """Whether the triples say that a term is out of use (owl:deprecated, OWL 2 section 5.5)."""
    return any(str(value).lower() in {"true", "1"} for value in triples.objects(iri, OWL.deprecated))


def _property(  # noqa: PLR0913, PLR0917  (what is known of all properties together)
    triples: Triples,
    axioms: Axioms,
    iri: URIRef,
    types: Types,
    inverses: Iterable[Node],
    same: Iterable[Node],
    *,
    own: bool,
) -> Property:
    kinds = triples.objects(iri, RDF.type)
    ranges = triples.objects(iri, *RANGES)
    domain, range_ = axioms.end(triples.objects(iri, *DOMAINS)), axioms.end(ranges)
    return Property(
        str(iri),
        _label(triples, iri),
        _text(triples.objects(iri, RDFS.comment)),
        _admitted(triples, triples.objects(iri, *DOMAINS), types),
        _admitted(triples, ranges, types),
        _iris(triples.objects(iri, RDFS.subPropertyOf)),
        next(iter(_iris(inverses)), ""),
        OWL.DatatypeProperty in kinds or (bool(range_.values()) and not range_.named()),
        not {OWL.ObjectProperty, OWL.DatatypeProperty}.intersection(kinds) and _OBJECTS.isdisjoint(kinds),
        _names(triples, iri),
        foreign_names(triples.objects(iri, *LABELS, *OTHERS)),
        domain.named(),
        range_.named(),
        range_.values(),
        tuple(sorted(range_.facets)),
        _limits(axioms, iri),
        OWL.InverseFunctionalProperty in kinds,
        OWL.SymmetricProperty in kinds,
        OWL.AsymmetricProperty in kinds,
        OWL.IrreflexiveProperty in kinds,
        tuple(sorted(axioms.disjoint_properties.get(iri, ()))),
        _iris(same),
        own,
    )


def _limits(axioms: Axioms, iri: URIRef) -> tuple[Limit, ...]:
    return tuple(sorted(axioms.limits.get(iri, ())))


def _named(triples: Triples, kinds: Iterable[Node]) -> list[URIRef]:
    kinds = tuple(kinds)
    found = {s for kind in kinds for s in triples.subjects(RDF.type, kind)}
    if RDF.Property in kinds:
        found |= _entailed(triples)
    return sorted(node for node in found if isinstance(node, URIRef) and _is_fit(node))


def _entailed(triples: Triples) -> set[Node]:
    """What nobody declares, but has a domain or range, and so is a property (RDF Schema 1.1, 3.1 and 3.2).

    One of ours stays ours, whatever a user's file adds to it.
    """
    found = {s for predicate in (*DOMAINS, *RANGES) for s, _ in triples.pairs(predicate)}
    return {node for node in found if not triples.objects(node, RDF.type) and not str(node).startswith(NEWS)}


def _is_fit(iri: str) -> bool:
    """Whether no character stands in an IRI that RDF cannot write (RDF 1.1 Turtle, IRIREF)."""
    return not _UNFIT.search(iri)


def _label(triples: Triples, iri: URIRef) -> str:
    """The English label, else one without or with another language, else the words of the IRI."""
    labels = (_text(triples.objects(iri, kind)) for kind in LABELS)
    return next(filter(None, labels), "") or words_of(str(iri))


def _text(values: Iterable[Node]) -> str:
    texts = [v for v in values if isinstance(v, Literal)]
    best = min(texts, key=lambda v: (_rank(v.language), v.language or "", str(v)), default=None)
    return " ".join(str(best).split()) if best is not None else ""


def _rank(language: str | None) -> int:
    if language is None or language == "en":
        return language is None
    return 2 if language.lower().startswith("en-") else 3


def _iris(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({str(node) for node in nodes if isinstance(node, URIRef)}))


def _hierarchy(triples: Triples, *, plain: bool = False) -> dict[Node, set[Node]]:
    """Class -> classes directly above it; equivalent classes are above each other, members of a union below it.

    With `plain`, IRIs of schema.org stay as they are written.
    """
    same = (lambda node: node) if plain else current
    up: dict[Node, set[Node]] = {}
    for sub, above in triples.pairs(RDFS.subClassOf):
        up.setdefault(same(sub), set()).add(same(above))
    for one, other in triples.pairs(OWL.equivalentClass):
        up.setdefault(same(one), set()).add(same(other))
        up.setdefault(same(other), set()).add(same(one))
    for predicate in (OWL.unionOf, OWL.disjointUnionOf):
        for union, parts in triples.pairs(predicate):
            for part in triples.items(parts):
                up.setdefault(same(part), set()).add(same(union))
    for both, parts in triples.pairs(OWL.intersectionOf):
        up.setdefault(same(both), set()).update(map(same, triples.items(parts)))
    return up


def _parents(iri: URIRef, up: Mapping[Node, set[Node]], equal: Mapping[Node, set[Node]]) -> tuple[str, ...]:
    """The named classes directly above, through classes without a name."""
    found: set[Node] = set()
    seen: set[Node] = {iri}
    steps = list(up.get(iri, ()))
    for step in steps:
        if step in seen:
            continue
        seen.add(step)
        if isinstance(step, URIRef):
            found.add(step)
        else:
            steps.extend(up.get(step, ()))
    return _iris(found - EVERYTHING - equal.get(iri, set()))


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
            admitted = types.get(str(current(part)))
            if not admitted:
                return frozenset()  # a class that says nothing about entity types
            found |= admitted
    return frozenset(found)
