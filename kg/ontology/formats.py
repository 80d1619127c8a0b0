"""Which format an ontology is in, and which it is in that kg does not read: told by how the text begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.errors import OntologyError

if TYPE_CHECKING:
    from pathlib import Path

_BY_SUFFIX: Final = {
    ".ttl": "turtle", ".turtle": "turtle", ".nt": "nt", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld",
}  # fmt: skip
_START: Final = 2000  # characters, where a file says what it is
_FOREIGN: Final = (
    (re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE), "is an HTML page; download the file itself"),
    (re.compile(r"<Ontology\s[^>]*http://www\.w3\.org/2002/07/owl#"), "is OWL/XML, which kg does not read"),
    (re.compile(r"^\s*(?:Prefix|Ontology)\s*\(", re.MULTILINE), "is in OWL functional syntax, which kg does not read"),
    (re.compile(r"^\s*(?:Prefix|Ontology):\s", re.MULTILINE), "is in OWL Manchester syntax, which kg does not read"),
    (re.compile(r"\A\s*format-version:\s"), "is in the OBO format, which kg does not read"),
)  # fmt: skip
_SAVE: Final = "save it as Turtle or RDF/XML (Protégé: File, Save as)"
_ENTITY: Final = re.compile(r"<!ENTITY\s+([^\s%]+)\s+(?:\"([^\"]*)\"|'([^']*)')")
_NAMED: Final = re.compile(r"&([^#;\s]+);")
_LONGEST: Final = 10_000  # characters that an XML entity may stand for: a namespace, not a file


def format_of(path: Path, text: str) -> str:
    """Rdflib's name of the format: by the ending where it tells; `.owl`, `.json` and others by how the text begins."""
    known = _BY_SUFFIX.get(path.suffix.lower())
    if known:
        return known
    start = text.lstrip()[:100]
    if start.startswith(("<?xml", "<rdf:", "<!DOCTYPE", "<!--")):
        return "xml"
    return "json-ld" if start.startswith(("{", "[")) else "turtle"


def refuse_foreign(path: Path, text: str) -> None:
    """Raise `OntologyError` for a text in one of the other formats that ontologies come in, with the way out.

    OWL 2 may also be written in OWL/XML, functional-style and Manchester syntax (OWL 2 Document Overview, 2.1).
    """
    start = text[:_START]
    found = next((what for pattern, what in _FOREIGN if pattern.search(start)), None)
    if found:
        remedy = "" if ";" in found else f"; {_SAVE}"
        message = f"The ontology {path} {found}{remedy}."
        raise OntologyError(message)


def refuse_bomb(path: Path, text: str) -> None:
    """Raise `OntologyError` for XML entities that stand for very long texts by naming each other (XML 1.0, 4.4)."""
    values = {name: one or other for name, one, other in _ENTITY.findall(text)}
    lengths: dict[str, int] = {}
    for name, value in values.items():  # an entity may only name others once they are declared to be of use here
        lengths[name] = len(value) + sum(lengths.get(it, 0) for it in _NAMED.findall(value))
        if lengths[name] > _LONGEST:
            message = f"The ontology {path} has an XML entity of {lengths[name]:,} characters (&{name};); write it out."
            raise OntologyError(message)
