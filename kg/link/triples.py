"""Authority data in RDF: triples are read one after the other, and what is not needed is forgotten at once."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

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
from kg.writers import readback
from kg.writers.iris import OWL, RDF, RDFS, SKOS
from kg.writers.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kg.link.said import Refused
    from kg.readers.files import Input

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


def read_triples(file: Input, refused: Refused) -> Iterator[Said]:
    """What an RDF file says of names and types. Raises `ReadError` when it is no valid RDF, `OSError`."""
    with file.open() as stream:
        is_json = readback.FORMATS[file.ending] == "json-ld"
        checked = _without_remote_context(stream, file) if is_json else stream
        with _one_sentence(file):
            quads = readback.each(checked, readback.FORMATS[file.ending], base=_BASE, only=_KINDS)
            for number, quad in enumerate(quads, 1):
                yield from _said(quad.triple, f"triple {number}", refused)


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


def _said(triple: readback.Triple, where: str, refused: Refused) -> Iterator[Said]:
    subject, predicate, term = triple
    kind, is_literal = _KINDS[predicate], isinstance(term, Text)
    text = term if isinstance(term, Text) else Text(term)
    is_blank = subject.startswith("_:") or (not is_literal and text.value.startswith("_:"))
    if is_blank or is_literal == (kind in {TYPE, SUBCLASS, SORT}) or text.value in _SAYS_NOTHING:
        return
    iri = usable_iri(subject)
    if not iri:
        refused.add(NO_IRI, where)
    elif kind in _NAMES:
        name = usable_name(text.value)
        if name:
            yield Said(iri, kind, name, text.language)
        else:
            refused.add(NO_NAME, where)
    elif kind == SORT:
        yield Said(iri, SORT, sort_of_feature(text.value.rpartition(".")[2]))
    elif kind != POPULATION or text.value.isdecimal():
        yield Said(iri, kind, text.value)


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
        form = readback.FORMATS[file.ending]
        message = f"{shorten(file.name)} is not valid {form} ({reason}); correct it, or give its ending the right name."
        raise ReadError(message) from error
    finally:
        logger.disabled = was
