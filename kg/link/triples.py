"""Authority data in RDF: triples are read one after the other, and what is not needed is forgotten at once."""

from __future__ import annotations

import io
import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import ReadError
from kg.link.said import (
    COUNTRY,
    OTHER_NAME,
    POPULATION,
    PREFERRED,
    SORT,
    SUBCLASS,
    TYPE,
    Said,
    sort_of_feature,
    usable_iri,
    usable_name,
)
from kg.link.tables import NO_IRI, NO_NAME
from kg.readers.report import shorten
from kg.writers.iris import OWL, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kg.link.said import Refused
    from kg.readers.files import Input

FORMATS = {
    ".nt": ("nt", "application/n-triples"),
    ".nq": ("nquads", "application/n-quads"),
    ".ttl": ("turtle", "text/turtle"),
    ".n3": ("n3", "text/n3"),
    ".trig": ("trig", "application/trig"),
    ".rdf": ("xml", "application/rdf+xml"),
    ".owl": ("xml", "application/rdf+xml"),
    ".xml": ("xml", "application/rdf+xml"),
    ".jsonld": ("json-ld", "application/ld+json"),
    ".json": ("json-ld", "application/ld+json"),
}
"""Endings of files, with rdflib's name of the format and its media type."""

_BASE = "relative:///"
_GN = "http://www.geonames.org/ontology#"
_WDT = "http://www.wikidata.org/prop/direct/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_KINDS = {
    f"{RDFS}label": PREFERRED, f"{SKOS}prefLabel": PREFERRED, f"{_FOAF}name": PREFERRED, f"{_GN}name": PREFERRED,
    "http://schema.org/name": PREFERRED, "https://schema.org/name": PREFERRED,
    f"{SKOS}altLabel": OTHER_NAME, f"{SKOS}hiddenLabel": OTHER_NAME, "http://schema.org/alternateName": OTHER_NAME,
    "https://schema.org/alternateName": OTHER_NAME, f"{_GN}alternateName": OTHER_NAME, f"{_GN}shortName": OTHER_NAME,
    f"{_GN}officialName": OTHER_NAME, f"{RDF}type": TYPE, f"{_WDT}P31": TYPE, f"{_GN}featureClass": TYPE,
    f"{RDFS}subClassOf": SUBCLASS, f"{_WDT}P279": SUBCLASS, f"{_GN}countryCode": COUNTRY,
    f"{_GN}population": POPULATION, f"{_GN}featureCode": SORT,
}  # fmt: skip
"""What is read of all the properties a file may have."""
_NAMES = {PREFERRED, OTHER_NAME}
_SAYS_NOTHING = {f"{SKOS}Concept", f"{OWL}Thing", f"{OWL}NamedIndividual", f"{RDFS}Resource"}


class _Triple(NamedTuple):
    subject: str
    predicate: str
    value: str
    language: str
    is_literal: bool


def read_triples(file: Input, refused: Refused) -> Iterator[Said]:
    """What an RDF file says of names and types. Raises `ReadError` when it is no valid RDF, `OSError`."""
    with file.open() as stream:
        is_json = FORMATS[file.ending][0] == "json-ld"
        checked = _without_remote_context(stream, file) if is_json else stream
        for number, triple in enumerate(_parsed(checked, file), 1):
            yield from _said(triple, f"triple {number}", refused)


def _without_remote_context(stream: BinaryIO, file: Input) -> BinaryIO:
    """The same bytes, once it is sure that no context would have to be fetched. Raises `ReadError` when one would."""
    from kg.ontology.load import remote_contexts  # noqa: PLC0415  (loads rdflib)

    data = stream.read()
    with _one_sentence(file):
        remote = remote_contexts(data)
    if remote:
        message = (
            f"{shorten(file.name)} needs the context {shorten(remote[0])}; kg works offline, so put it into the file."
        )
        raise ReadError(message)
    return io.BytesIO(data)


def _said(triple: _Triple, where: str, refused: Refused) -> Iterator[Said]:
    kind = _KINDS[triple.predicate]
    if triple.is_literal == (kind in {TYPE, SUBCLASS, SORT}) or triple.value in _SAYS_NOTHING:
        return
    iri = usable_iri(triple.subject)
    if not iri:
        refused.add(NO_IRI, where)
    elif kind in _NAMES:
        name = usable_name(triple.value)
        if name:
            yield Said(iri, kind, name, triple.language.lower())
        else:
            refused.add(NO_NAME, where)
    elif kind == SORT:
        yield Said(iri, SORT, sort_of_feature(triple.value.rpartition(".")[2]))
    elif kind != POPULATION or triple.value.isdecimal():
        yield Said(iri, kind, triple.value)


def _parsed(stream: BinaryIO, file: Input) -> Iterator[_Triple]:
    """The triples of interest: by pyoxigraph where it is installed, twenty times as fast as rdflib."""
    try:
        import pyoxigraph  # noqa: PLC0415  (an extra)
    except ImportError:
        yield from _by_rdflib(stream, file)
    else:
        with _one_sentence(file):
            yield from _by_oxigraph(pyoxigraph, stream, file)


def _by_oxigraph(pyoxigraph: Any, stream: BinaryIO, file: Input) -> Iterator[_Triple]:  # noqa: ANN401  (no types)
    _, media_type = FORMATS[file.ending]
    form = pyoxigraph.RdfFormat.from_media_type(media_type)
    base = None if media_type in {"application/n-triples", "application/n-quads"} else _BASE
    for quad in pyoxigraph.parse(stream, form, base_iri=base):
        if quad.predicate.value in _KINDS and isinstance(quad.subject, pyoxigraph.NamedNode):
            value = quad.object
            literal = isinstance(value, pyoxigraph.Literal)
            if literal or isinstance(value, pyoxigraph.NamedNode):
                language = (value.language or "") if literal else ""
                yield _Triple(quad.subject.value, quad.predicate.value, value.value, language, literal)


def _by_rdflib(stream: BinaryIO, file: Input) -> Iterator[_Triple]:
    from rdflib import Dataset, Literal, URIRef  # noqa: PLC0415  (heavy: loaded when used)

    form, _ = FORMATS[file.ending]
    found = Dataset(default_union=True)
    with _one_sentence(file):
        if form == "nt":
            yield from _lines(stream)
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
            found.parse(stream, format=form, publicID=_BASE)
    for predicate in sorted(_KINDS):
        for subject, _, value, _ in found.quads((None, URIRef(predicate), None, None)):
            if isinstance(subject, URIRef) and isinstance(value, URIRef | Literal):
                literal = isinstance(value, Literal)
                language = (value.language or "") if isinstance(value, Literal) else ""
                yield _Triple(str(subject), predicate, str(value), language, literal)


def _lines(stream: BinaryIO) -> Iterator[_Triple]:
    """N-Triples by rdflib, a line at a time: its parser fills a sink, which is emptied after each line."""
    from rdflib import Literal, URIRef  # noqa: PLC0415
    from rdflib.plugins.parsers.ntriples import W3CNTriplesParser  # noqa: PLC0415

    found: list[tuple[Any, Any, Any]] = []

    class Sink:
        def triple(self, *triple: Any) -> None:  # noqa: ANN401  (as rdflib calls it)
            found.append(triple)

    parser = W3CNTriplesParser(sink=Sink())  # type: ignore[arg-type]
    for line in stream:
        parser.parsestring(line)
        for subject, predicate, value in found:
            if str(predicate) in _KINDS and isinstance(subject, URIRef) and isinstance(value, URIRef | Literal):
                literal = isinstance(value, Literal)
                language = (value.language or "") if isinstance(value, Literal) else ""
                yield _Triple(str(subject), str(predicate), str(value), language, literal)
        found.clear()


@contextmanager
def _one_sentence(file: Input) -> Iterator[None]:
    """What a parser raises, as an error that names the file; rdflib's warnings about literals are not for users."""
    logger = logging.getLogger("rdflib.term")
    was, logger.disabled = logger.disabled, True
    try:
        yield
    except (OSError, ReadError, GeneratorExit):
        raise
    except Exception as error:  # parsers raise whatever comes up
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        form, _ = FORMATS[file.ending]
        message = f"{shorten(file.name)} is not valid {form} ({reason}); correct it, or give its ending the right name."
        raise ReadError(message) from error
    finally:
        logger.disabled = was
