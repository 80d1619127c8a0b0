"""Frames out of triples: entries of an OntoLex-Lemon lexicon, and the labels of properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDFS, SKOS, BNode, Literal, Namespace, URIRef

from kg.ontology.inflect import is_participle
from kg.ontology.names import name_of
from kg.ontology.values import Frame, phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from kg.model import EntityType
    from kg.ontology.triples import Triples
    from kg.ontology.values import Property
    from kg.ontology.vocabulary import Types

_ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#")
_SYNSEM = Namespace("http://www.w3.org/ns/lemon/synsem#")
_CANONICAL = _ONTOLEX.canonicalForm
_FORMS = (_CANONICAL, _ONTOLEX.lexicalForm)
_WRITTEN = _ONTOLEX.writtenRep
_DENOTES, _SENSE, _REFERENCE = _ONTOLEX.denotes, _ONTOLEX.sense, _ONTOLEX.reference
_SUBJECT, _OBJECT, _MARKER = _SYNSEM.subjOfProp, _SYNSEM.objOfProp, _SYNSEM.marker
_DOMAIN, _RANGE = _SYNSEM.propertyDomain, _SYNSEM.propertyRange
_AUXILIARIES = ("is", "are", "was", "were", "be", "been")
_PASSIVE = 2  # words: a participle and "by"
_HAS = ("has", "have", "had")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries among some triples; `types` resolves the classes of restrictions, `rank` is given to every frame.

    The pattern is described at the top of `ontologies/lexicon.ttl`. The direct `ontolex:denotes` (an entry without a
    sense) is understood too.
    """

    triples: Triples
    types: Types
    rank: int

    def frames(self) -> Iterator[Frame]:
        """A frame for each written form and each sense, in no particular order."""
        for entry in {entry for entry, _ in self.triples.pairs(_CANONICAL)}:
            written = self._written(entry)
            for reference in self.triples.objects(entry, _DENOTES):
                yield from (Frame(phrase_key(form), str(reference), rank=self.rank) for form in written)
            for sense in self.triples.objects(entry, _SENSE):
                yield from self._sense(sense, written)

    def _sense(self, sense: Node, written: Iterable[str]) -> Iterator[Frame]:
        subjects, objects = self.triples.objects(sense, _SUBJECT), self.triples.objects(sense, _OBJECT)
        before = self._marker(subjects)
        marker = before or self._marker(objects)
        swapped = bool(before) or "object" in map(_local, subjects) or "subject" in map(_local, objects)
        first, second = self._restriction(sense, _DOMAIN), self._restriction(sense, _RANGE)
        if swapped:
            first, second = second, first
        for reference in self.triples.objects(sense, _REFERENCE):
            for form in written:
                yield Frame(phrase_key(f"{form} {marker}"), str(reference), swapped, first, second, self.rank)

    def _marker(self, arguments: Iterable[Node]) -> str:
        """The preposition of a syntactic argument, an entry of its own or a plain literal."""
        markers = [marker for argument in arguments for marker in self.triples.objects(argument, _MARKER)]
        texts = {str(marker) for marker in markers if isinstance(marker, Literal)}
        return min(texts.union(*map(self._written, markers)), default="")

    def _restriction(self, sense: Node, predicate: Node) -> frozenset[EntityType]:
        classes = self.triples.objects(sense, predicate)
        return frozenset(t for node in classes for t in self.types.get(str(node), ()))

    def _written(self, entry: Node) -> set[str]:
        forms = self.triples.objects(entry, *_FORMS)
        return {str(text) for form in forms for text in self.triples.objects(form, _WRITTEN) if _is_english(text)}


def label_frames(triples: Triples, properties: Iterable[Property], *, rank: int) -> Iterator[Frame]:
    """A frame for each label of a property: "works for", "is member of", and, the other way round, "has member".

    "painted by" also stands for the verb in the active, the other way round.

    Where these triples give a property no label, its label elsewhere or the words of its IRI count.
    """
    for meant in properties:
        iri = URIRef(meant.iri)
        labels = {str(text) for text in triples.objects(iri, RDFS.label, SKOS.altLabel) if _is_english(text)}
        for label in labels or meant.names[:1] or {meant.label}:
            words = phrase_key(name_of(label)).split()
            swapped = len(words) > 1 and words[0] in _HAS
            if swapped:
                words = [*words[1:], *(["of"] if words[-1] != "of" else [])]
            elif len(words) > 1 and words[0] in _AUXILIARIES:
                words = words[1:]
            yield Frame(" ".join(words), meant.iri, swapped, rank=rank, inflected=True)
            if len(words) == _PASSIVE and words[1] == "by" and is_participle(words[0]):
                # "was painted by" is read as the painter painting
                yield Frame(words[0], meant.iri, not swapped, rank=rank, inflected=True)


def _is_english(node: Node) -> bool:
    return isinstance(node, Literal) and (node.language is None or node.language.split("-")[0].lower() == "en")


def _local(node: Node) -> str:
    return "" if isinstance(node, BNode) else str(node).replace("#", "/").rpartition("/")[2]
