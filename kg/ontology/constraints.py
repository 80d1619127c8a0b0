"""What OWL 2 axioms demand of classes and properties, out of triples (OWL 2 Mapping to RDF Graphs, tables 5 to 18)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, XSD, Literal, Namespace, URIRef

from kg.ontology.terms import Limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from kg.ontology.triples import Triples

SCHEMA = Namespace("https://schema.org/")
_OLD_SCHEMA = "http://schema.org/"
EVERYTHING = frozenset({OWL.Thing, RDFS.Resource, SCHEMA.Thing, URIRef(f"{_OLD_SCHEMA}Thing")})
"""Classes that say nothing as a domain or range."""
_FACETS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_OF_SCHEMA = {"Text": "string", "Number": "decimal", "Integer": "integer", "Float": "double", "Date": "date",
              "DateTime": "dateTime", "Time": "time", "Boolean": "boolean", "URL": "anyURI"}  # fmt: skip
_SAID = {
    **dict.fromkeys(("string", "text", "literal", "plainliteral", "langstring"), "string"),
    **dict.fromkeys(("integer", "int", "long", "nonnegativeinteger", "positiveinteger"), "integer"),
    **dict.fromkeys(("number", "decimal", "double", "float", "quantity"), "decimal"),
    **dict.fromkeys(("year", "gyear"), "gYear"),
    "gyearmonth": "gYearMonth",
    "date": "date",
    "datetime": "dateTime",
    "boolean": "boolean",
    "anyuri": "anyURI",
}
"""Names of classes that are meant as datatypes, in ontologies that were not written by hand in OWL."""

_DEEPEST = 8  # unions in unions that are followed


def current(node: Node) -> Node:
    """schema.org is written with http and with https; both are one."""
    return URIRef(f"{SCHEMA}{str(node)[len(_OLD_SCHEMA) :]}") if str(node).startswith(_OLD_SCHEMA) else node


@dataclass
class End:
    """One end of a property as its axioms tell it."""

    classes: set[str] = field(default_factory=set)
    datatypes: set[str] = field(default_factory=set)
    facets: set[tuple[str, str]] = field(default_factory=set)
    open: bool = False
    """Whether one of the alternatives is everything."""

    def named(self) -> tuple[str, ...]:
        """The classes, sorted; none when anything will do."""
        return () if self.open else tuple(sorted(self.classes))

    def values(self) -> tuple[str, ...]:
        """The datatypes, sorted; none when anything will do."""
        return () if self.open else tuple(sorted(self.datatypes))


class Axioms:
    """The axioms among triples, each kind indexed once."""

    def __init__(self, triples: Triples) -> None:
        """Read what is asked for again and again."""
        self._triples = triples
        self._classes = {s for kind in (OWL.Class, RDFS.Class) for s in triples.subjects(RDF.type, kind)}
        self._related = {n for pair in triples.pairs(RDFS.subClassOf) for n in pair}
        self._related |= {o for _, o in triples.pairs(RDFS.domain)}
        self.disjoint_classes = self._exclusions(OWL.disjointWith, OWL.AllDisjointClasses)
        for whole, parts in triples.pairs(OWL.disjointUnionOf):
            members = [*triples.items(parts)]
            self._exclude(self.disjoint_classes, members)
            self._related |= {whole, *members}
        self.disjoint_properties = self._exclusions(OWL.propertyDisjointWith, OWL.AllDisjointProperties)
        self.limits = self._limits()

    def end(self, nodes: Iterable[Node]) -> End:
        """What the classes and datatypes of a domain or range are, taken apart."""
        found = End()
        for node in nodes:
            self._add(found, node, 0)
        return found

    def is_value(self, node: Node) -> bool:
        """Whether it is a datatype."""
        return self.datatype(node) != ""

    def datatype(self, node: Node) -> str:
        """The IRI of the datatype that a range names; empty for a class.

        A range such as `:Date` of the ontology's own namespace is meant as one, unless classes stand around it.
        """
        if node == RDFS.Literal or str(node).startswith(str(XSD)):
            return str(node)
        if not isinstance(node, URIRef):
            return ""
        if node == RDF.langString or str(node) == f"{RDF}PlainLiteral":
            return str(XSD.string)
        now = str(current(node))
        if now.startswith(str(SCHEMA)):
            return f"{XSD}{_OF_SCHEMA[now[len(SCHEMA) :]]}" if now[len(SCHEMA) :] in _OF_SCHEMA else ""
        base = next(iter(self._triples.objects(node, OWL.onDatatype, OWL.equivalentClass)), None)
        if RDFS.Datatype in self._triples.objects(node, RDF.type):
            return self.datatype(base) if base is not None and base != node else str(RDFS.Literal)
        local = now.replace("#", "/").rpartition("/")[2].lower()
        return f"{XSD}{_SAID[local]}" if local in _SAID and node not in self._related else ""

    def is_declared(self, node: Node) -> bool:
        """Whether the triples say that it is a class."""
        return node in self._classes

    def _add(self, found: End, node: Node, depth: int) -> None:
        if isinstance(node, URIRef):
            value = self.datatype(node)
            if node in EVERYTHING:
                found.open = True
            elif value:
                found.datatypes.add(value)
                self._add_facets(found, node)
            else:
                found.classes.add(str(node))
            return
        parts = self._triples.objects(node, OWL.unionOf, OWL.intersectionOf)
        base = self._triples.objects(node, OWL.onDatatype)
        for part in [it for whole in parts for it in self._triples.items(whole)] + base:
            if depth < _DEEPEST:
                self._add(found, part, depth + 1)
        if base:
            self._add_facets(found, node)
        elif not parts:
            found.open = True  # a complement, an enumeration, a restriction: nothing to check by

    def _add_facets(self, found: End, node: Node) -> None:
        for rows in self._triples.objects(node, OWL.withRestrictions):
            for row in self._triples.items(rows):
                found.facets |= {(n, str(v)) for n in _FACETS for v in self._triples.objects(row, XSD[n])}

    def _exclusions(self, pairwise: Node, together: Node) -> dict[Node, set[str]]:
        found: dict[Node, set[str]] = {}
        for one, other in self._triples.pairs(pairwise):
            for member in self._flat(other):
                self._exclude(found, [one, member])
        for axiom in self._triples.subjects(RDF.type, together):
            for members in self._triples.objects(axiom, OWL.members):
                self._exclude(found, [*self._triples.items(members)])
        return found

    def _flat(self, node: Node) -> list[Node]:
        if isinstance(node, URIRef):
            return [node]
        return [part for parts in self._triples.objects(node, OWL.unionOf) for part in self._triples.items(parts)]

    @staticmethod
    def _exclude(found: dict[Node, set[str]], members: list[Node]) -> None:
        named = [it for it in members if isinstance(it, URIRef)]
        for one in named:
            found.setdefault(one, set()).update(str(other) for other in named if other != one)

    def _limits(self) -> dict[Node, set[Limit]]:
        hosts: dict[Node, set[Node]] = {}
        above = [*self._triples.pairs(RDFS.subClassOf), *self._triples.pairs(OWL.equivalentClass)]
        for sub, node in above:
            hosts.setdefault(node, set()).add(sub)
        for whole, parts in self._triples.pairs(OWL.intersectionOf):
            for part in self._triples.items(parts):
                hosts.setdefault(part, set()).update({whole, *hosts.get(whole, ())})
        found: dict[Node, set[Limit]] = {}
        for node, prop in self._triples.pairs(OWL.onProperty):
            named = {it for it in hosts.get(node, ()) if isinstance(it, URIRef)}
            for limit in self._cardinalities(node, named):
                found.setdefault(prop, set()).add(limit)
        for prop in self._triples.subjects(RDF.type, OWL.FunctionalProperty):
            found.setdefault(prop, set()).add(Limit("", 1))
        return found

    def _cardinalities(self, node: Node, hosts: Iterable[URIRef]) -> Iterator[Limit]:
        plain = self._triples.objects(node, OWL.maxCardinality, OWL.cardinality)
        qualified = self._triples.objects(node, OWL.maxQualifiedCardinality, OWL.qualifiedCardinality)
        of = next((str(c) for c in self._triples.objects(node, OWL.onClass, OWL.onDataRange)), "")
        for numbers, counted in ((plain, ""), (qualified, of if URIRef(of) not in EVERYTHING else "")):
            for number in numbers:
                if isinstance(number, Literal) and str(number).isdecimal():
                    yield from (Limit("" if h in EVERYTHING else str(h), int(number), counted) for h in hosts)
