"""The terms of a vocabulary as plain values: classes, properties, and what an ontology asks of their use.

Standard library only. Names follow RDF Schema 1.1 and the OWL 2 Structural Specification (sections 5 and 9); what is
not listed here (complements, chains, keys, minimal cardinalities) is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.model import EntityType

ANYTHING: frozenset[EntityType] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Class:
    """A class. `types` are the entity types whose entities can belong to it; empty when the ontology does not tell."""

    iri: str
    label: str
    comment: str = ""
    parents: tuple[str, ...] = ()
    """IRIs of the named classes directly above: rdfs:subClassOf, parts of an intersection, the union it is part of."""
    types: frozenset[EntityType] = field(default=ANYTHING, compare=False)
    names: tuple[str, ...] = ()
    """Its English names as words, the best first: labels, skos and schema.org alternatives, or else the words of its
    IRI; empty for a code without a label."""
    foreign: tuple[tuple[str, str], ...] = ()
    """Labels in other languages: (language tag, text)."""
    equivalents: tuple[str, ...] = ()
    disjoint: tuple[str, ...] = ()
    """Classes that share no member with it, as stated of this class itself (owl:disjointWith and its kin)."""
    declared: bool = True
    """False for a class that is only named as a domain or range."""
    own: bool = field(default=False, compare=False)
    """Whether it is from the user's files and not from the default vocabulary."""


class Limit(NamedTuple):
    """At most so many values of a property for members of a class (owl:maxCardinality, owl:maxQualifiedCardinality)."""

    cls: str
    """Empty for everything."""
    most: int
    of: str = ""
    """The class or datatype whose members count; empty for all."""


@dataclass(frozen=True, slots=True, order=True)
class Property:
    """A property. `domain` and `range` are entity types, empty for anything; `literal` when its objects are values.

    `domains`, `ranges` and `datatypes` are what the ontology states, as IRIs, and alternatives to each other: unions
    are taken apart, and several axioms are read as one union, as `domain` reads them. All empty is anything.
    """

    iri: str
    label: str
    comment: str = ""
    domain: frozenset[EntityType] = field(default=ANYTHING, compare=False)
    range: frozenset[EntityType] = field(default=ANYTHING, compare=False)
    parents: tuple[str, ...] = ()
    inverse: str = ""
    literal: bool = False
    mixed: bool = False
    """Declared neither as an object property nor as a datatype property: entities and values may both be objects."""
    names: tuple[str, ...] = ()
    """Its English names as words, as of `Class.names`: "birth place" for the label "birthPlace"."""
    foreign: tuple[tuple[str, str], ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    datatypes: tuple[str, ...] = ()
    """IRIs of XML Schema datatypes, or rdfs:Literal for any; an undeclared "Date" of the ontology's own is xsd:date."""
    facets: tuple[tuple[str, str], ...] = ()
    """Bounds of the values: ("minInclusive", "0"), the facets of XML Schema part 2, section 4.3.7 to 4.3.10."""
    limits: tuple[Limit, ...] = ()
    inverse_functional: bool = False
    symmetric: bool = False
    asymmetric: bool = False
    irreflexive: bool = False
    disjoint: tuple[str, ...] = ()
    """Properties that hold between no pair that this one holds between."""
    equivalents: tuple[str, ...] = ()
    """Properties that mean the same (owl:equivalentProperty, stated of either)."""
    own: bool = field(default=False, compare=False)
    """Whether it is from the user's files and not from the default vocabulary."""

    @property
    def functional(self) -> bool:
        """Whether a subject has at most one value of it, whatever its class."""
        return any(limit.most == 1 and not (limit.cls or limit.of) for limit in self.limits)
