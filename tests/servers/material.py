"""What is written and read back: graphs by name, their files in every RDF format, and what must come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph

import kg

if TYPE_CHECKING:
    from pathlib import Path

FLAT = ("ttl", "nt", "jsonld", "rdf")
"""Formats with everything in the default graph."""
NAMED = ("trig", "nq")
"""Formats with one named graph a document."""
FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}


@dataclass(frozen=True)
class Written:
    """One graph, written in every RDF format: `folder/NAME.ttl`, ..."""

    name: str
    folder: Path

    def file(self, form: str) -> Path:
        return self.folder / f"{self.name}.{form}"

    def expected(self, form: str) -> set[str]:
        """What a reader of this format must find."""
        own = "nq" if form in NAMED else "nt"
        return statements(self.file(own).read_bytes(), own)

    @property
    def graphs(self) -> set[str]:
        return {str(quad.graph_name)[1:-1] for quad in pyoxigraph.parse(path=self.file("nq"))}


def readable_by_jena(file: Path) -> Path:
    """The file under a name by which Debian's Jena takes it: it lacks a reader of JSON-LD 1.1; ours is 1.0, too."""
    if file.suffix != ".jsonld":
        return file
    twin = file.with_suffix(".jsonld10")
    if not twin.exists():
        twin.symlink_to(file)
    return twin


def written(graph: kg.KnowledgeGraph, name: str, folder: Path) -> Written:
    for form in FORMATS:
        kg.write(graph, folder / f"{name}.{form}")
        kg.write(graph, folder / f"{name}.{form}.gz")
    return Written(name, folder)


def statements(data: bytes | str, form: str) -> set[str]:
    """The triples or quads of a text, each as one line of N-Quads: equal lines are equal RDF, as nothing is blank."""
    return {str(quad) for quad in pyoxigraph.parse(data, FORMATS[form])}
