"""What in a user's ontology hinders extraction: a table of hints, each with one remedy.

Text is matched with English names of properties and classes, values with datatypes, entities with classes. Where an
ontology leaves these out, facts are lost or wrong; each check here names one way in which that happens.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, Literal, URIRef

from kg.ontology.constraints import Axioms
from kg.ontology.load import ontology_of, parse_files
from kg.ontology.names import english_names, is_code, is_english
from kg.ontology.triples import Triples
from kg.ontology.vocabulary import DOMAINS, LABELS, OTHERS, RANGES, is_deprecated, named_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib.term import Node

    from kg.ontology.terms import Class, Property
    from kg.ontology.values import Ontology

_DATES = frozenset("date day birthday year time begin beginning end start inception published dated".split())
_NUMBERS = frozenset(
    """age amount area budget capacity cost count depth diameter distance duration elevation height length mass number
    percentage population price quantity salary size speed temperature total value volume weight width""".split()
)
_THINGS = frozenset(
    """architect artist author child city composer country creator designer director editor employer father founder
    language leader location manufacturer member mother organization owner painter parent person place president
    producer publisher school sculptor spouse team writer""".split()
)
_STRINGS = frozenset({str(XSD.string), str(XSD.normalizedString), str(XSD.token), str(RDFS.Literal)})


class OntologyHint(NamedTuple):
    """Something that hinders extraction. `serious`: facts are lost for certain, and `kg ontology check` fails."""

    serious: bool
    kind: str
    """What it is, in a few words: "no English name"."""
    term: str
    """The IRI of the class or property; empty when it is about the whole."""
    name: str
    """What the term is called."""
    what: str
    remedy: str


class CheckedOntology(NamedTuple):
    """What `check_ontology` found; hints are sorted, the serious ones first."""

    classes: int
    properties: int
    hints: tuple[OntologyHint, ...]

    @property
    def fit(self) -> bool:
        """Whether nothing serious was found."""
        return not any(hint.serious for hint in self.hints)


def check_ontology(*files: Path) -> CheckedOntology:
    """What in these files, taken together over the default vocabulary, hinders extraction.

    Raises `OntologyError` as `kg.ontology.load.load_ontology` does. Nothing is fetched.
    """
    given = parse_files(*files)
    ontology = ontology_of(given)
    check = _Check(ontology, Triples(graph for _, graph in given))
    hints = sorted(set(check.hints()), key=lambda hint: (not hint.serious, hint.kind, hint.term, hint.what))
    return CheckedOntology(len(check.classes), len(check.properties), tuple(hints))


class _Check:
    """The checks of one ontology; each yields hints."""

    def __init__(self, ontology: Ontology, triples: Triples) -> None:
        self._ontology = ontology
        self._triples = triples
        self._axioms = Axioms(triples)
        self._only_on: dict[Node, list[Node]] = defaultdict(list)
        for node, property_ in triples.pairs(OWL.onProperty):
            if triples.objects(node, OWL.allValuesFrom):
                self._only_on[property_].append(node)
        self.classes = [one for one in ontology.own_classes if one.declared]
        self.properties = ontology.own_properties

    def hints(self) -> Iterator[OntologyHint]:
        for note in self._ontology.notes:
            what, _, remedy = note.partition("; ")
            kind = "import not fetched" if " imports <" in what else "left out"
            yield _hint(kind, "", "", what, remedy.rstrip("."), serious="no valid IRI" in what)
        if not self.properties:
            what = "there is no property, and facts are told by properties"
            yield _hint(
                "no properties", "", "", what, "declare an owl:ObjectProperty or owl:DatatypeProperty", serious=True
            )
        terms: list[Property | Class] = [*self.properties, *self.classes]
        for term in terms:
            yield from self._names(term)
            if term.iri.startswith("file:"):
                what = f"it is no absolute IRI, and is taken as <{term.iri}> on this machine"
                yield _of(term, "relative IRI", what, "give the file an @base or xml:base with your own namespace")
        yield from self._twins(self.properties, "property")
        yield from self._twins(self.classes, "class")
        for one in self.properties:
            yield from self._ends(one)
            yield from self._values(one)
            yield from self._fitting(one)
            yield from self._narrowed(one)
        yield from self._hierarchy()
        yield from self._terms()

    # ---- names

    def _names(self, term: Property | Class) -> Iterator[OntologyHint]:
        iri = URIRef(term.iri)
        labels = [v for v in self._triples.objects(iri, *LABELS, *OTHERS) if isinstance(v, Literal)]
        english = [v for v in labels if is_english(v.language)]
        if english and all(is_code(" ".join(str(v).split())) for v in english):
            yield _of(term, "label is a code", f"{english[0]!s:.60} is nothing that a text says", _LABEL, serious=True)
        elif labels and not english:
            languages = ", ".join(sorted({str(v.language) for v in labels}))
            what = f"it has labels in {languages} only; the words of its IRI are taken, if there are any"
            yield _of(term, "no English label", what, _LABEL, serious=not english_names((), (), term.iri))
        elif not labels and not term.names:
            yield _of(term, "no label", "its IRI is a code, and no text says that", _LABEL, serious=True)
        elif not labels:
            yield _of(term, "no label", f"it is sought as {term.names[0]!r}, after its IRI", _LABEL)

    def _twins(self, terms: Iterable[Property | Class], noun: str) -> Iterator[OntologyHint]:
        named: dict[str, list[Property | Class]] = defaultdict(list)
        for term in terms:
            for name in term.names[:1]:
                named[name.casefold()].append(term)
        for name, found in named.items():
            for term in found if len(found) > 1 else ():
                others = ", ".join(f"<{it.iri}>" for it in found if it.iri != term.iri)
                what = f"{name!r} is also the name of {others:.200}"
                yield _of(term, f"two of one {noun} name", what, "give each a label of its own, or join them")

    # ---- domains and ranges

    def _ends(self, one: Property) -> Iterator[OntologyHint]:
        iri = URIRef(one.iri)
        domains = self._triples.objects(iri, *DOMAINS)
        ranges = self._triples.objects(iri, *RANGES)
        if not self._ontology.domain_classes(one.iri) and not domains:
            yield _of(one, "no domain", "anything can be its subject", "add rdfs:domain with a class")
        if not self._ontology.range_classes(one.iri) and not one.datatypes and not ranges:
            remedy = "add rdfs:range with a datatype" if one.literal else "add rdfs:range with a class"
            yield _of(one, "no range", "anything can be its object", remedy)
        for word, nodes in (("domain", domains), ("range", ranges)):
            if len(set(nodes)) > 1:
                what = f"its {len(set(nodes))} {word}s are read as alternatives (OWL reads them as all at once)"
                yield _of(one, f"several {word}s", what, f"make it one rdfs:{word} with an owl:unionOf, or one class")
        for word, classes in (("domain", one.domains), ("range", one.ranges)):
            for cls in classes:
                known = self._ontology.class_of(cls)
                if known is not None and not known.declared and not known.types:
                    yield _of(one, f"{word} not declared", f"its {word} <{cls}> is no class of these files", _CLASS)

    def _values(self, one: Property) -> Iterator[OntologyHint]:
        words = set(one.names[0].lower().split()) if one.names else set()
        sounds = "a date" if words & _DATES else "a number" if words & _NUMBERS else ""
        better = "xsd:date or xsd:gYear" if sounds == "a date" else "xsd:integer or xsd:decimal"
        if one.datatypes and set(one.datatypes) <= _STRINGS:
            if sounds:
                yield _of(one, "range is a string", f"{one.label!r} sounds like {sounds}", f"use {better} as its range")
            elif words & _THINGS:
                remedy = "make it an owl:ObjectProperty with a class as its range"
                yield _of(one, "range is a string", f"{one.label!r} sounds like an entity, which is refused", remedy)
        elif sounds and not (one.literal or one.mixed or one.datatypes or one.ranges):
            what = f"{one.label!r} sounds like {sounds}, and an object property takes no value"
            remedy = f"make it an owl:DatatypeProperty with the range {better}"
            yield _of(one, "values are refused", what, remedy, serious=True)
        for node in self._triples.objects(URIRef(one.iri), *RANGES):
            value = self._axioms.datatype(node)
            outside = isinstance(node, URIRef) and not str(node).startswith((str(XSD), str(RDFS), str(RDF)))
            if value and outside and "schema.org" not in str(node) and not self._is_datatype(node):
                short = f"xsd:{value.removeprefix(str(XSD))}"
                yield _of(
                    one, "range reads like a datatype", f"its range <{node}> is taken for {short}", f"use {short}"
                )

    def _is_datatype(self, node: Node) -> bool:
        return RDFS.Datatype in self._triples.objects(node, RDF.type)

    def _fitting(self, one: Property) -> Iterator[OntologyHint]:
        """Whether a subject, and an object, can be what this property and those above it ask for."""
        for above in self._ontology.super_properties(one.iri):
            if not self._ontology.has_property(above):
                continue
            other = self._ontology.property(above)
            for word, near, far in (("domain", one.domains, other.domains), ("range", one.ranges, other.ranges)):
                if near and far and all(self._ontology.disjoint(a, b) for a in near for b in far):
                    what = f"nothing can be in its {word} and in that of {other.label!r}, which is above it"
                    yield _of(
                        one, "cannot be used", what, "correct one of the two, or rdfs:subPropertyOf", serious=True
                    )

    def _narrowed(self, one: Property) -> Iterator[OntologyHint]:
        """Ranges for the members of one class (OWL 2, 8.2.2), where they ask for more than the range of all."""
        for node in self._only_on.get(URIRef(one.iri), ()):
            for filler in self._triples.objects(node, OWL.allValuesFrom):
                end = self._axioms.end([filler])
                allowed = {*end.named(), *end.values()}
                known = self._ontology.range_classes(one.iri) or one.datatypes
                if allowed and not (known and all(any(self._ontology.is_a(k, a) for a in allowed) for k in known)):
                    named = " or ".join(self._ontology.label(iri) for iri in sorted(allowed))
                    what = f"for some class, all its values are {named:.100} (owl:allValuesFrom), which is not checked"
                    yield _of(one, "range of a class", what, "add it as rdfs:range, where that holds for all subjects")

    # ---- classes

    def _hierarchy(self) -> Iterator[OntologyHint]:
        ontology = self._ontology
        used = {c for p in self.properties for c in (*ontology.domain_classes(p.iri), *ontology.range_classes(p.iri))}
        reached = used | {above for iri in used for above in ontology.ancestors(iri)}
        excluding = any(one.disjoint for one in ontology.classes)
        for one in self.classes:
            above = ontology.ancestors(one.iri)
            circle = [it for it in one.parents if it != one.iri and ontology.is_a(it, one.iri)]
            if circle or one.iri in one.parents:
                what = f"it is below itself, through <{(circle or [one.iri])[0]}>"
                yield _of(one, "circle of classes", what, "take one rdfs:subClassOf away", serious=True)
            if excluding and (pair := self._torn((one.iri, *above))):
                what = f"nothing can be in it: <{pair[0]}> and <{pair[1]}> exclude each other"
                yield _of(
                    one, "cannot have members", what, "take the owl:disjointWith or a superclass away", serious=True
                )
            if self.properties and one.iri not in reached and used.isdisjoint(above):
                yield _of(
                    one, "class not used", "no property has it as domain or range", "name it in one, or leave it out"
                )

    def _torn(self, classes: tuple[str, ...]) -> tuple[str, str] | None:
        known = set(classes)
        for iri in classes:
            one = self._ontology.class_of(iri)
            for other in one.disjoint if one else ():
                if other in known:
                    return iri, other
        return None

    # ---- terms

    def _terms(self) -> Iterator[OntologyHint]:
        classes, properties = named_terms(self._triples)
        for iri in sorted(classes | properties):
            name = self._ontology.label(str(iri))
            if is_deprecated(self._triples, iri):
                remedy = "name what took its place"
                yield _hint("deprecated", str(iri), name, "it is out of use, and not sought", remedy)
            if iri in classes & properties:
                what = "it is a class and a property (punning); each is taken by itself"
                yield _hint("two things in one", str(iri), name, what, "give the property an IRI of its own")
            elif iri in classes and self._is_individual(iri):
                what = "it is a class and an individual (punning); the individual is not read"
                yield _hint("two things in one", str(iri), name, what, "give the individual an IRI of its own")

    def _is_individual(self, iri: URIRef) -> bool:
        kinds = self._triples.objects(iri, RDF.type)
        return any(it == OWL.NamedIndividual or not str(it).startswith((str(OWL), str(RDFS), str(RDF))) for it in kinds)


_LABEL = 'add rdfs:label "..."@en, and skos:altLabel for other wordings'
_CLASS = "declare it as an owl:Class with a label"


def _of(term: Property | Class, kind: str, what: str, remedy: str, *, serious: bool = False) -> OntologyHint:
    return _hint(kind, term.iri, term.label, what, remedy, serious=serious)


def _hint(  # noqa: PLR0913  (the parts of one)
    kind: str, iri: str, name: str, what: str, remedy: str, *, serious: bool = False
) -> OntologyHint:
    return OntologyHint(serious, kind, iri, name, what, remedy)
