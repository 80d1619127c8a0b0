"""Where the shipped vocabulary lies, and the Ontology made of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError

if TYPE_CHECKING:
    from kg.ontology.values import Ontology

DEFAULT_FILES = ("news.ttl", "lexicon.ttl")
"""What `default_ontology` reads; `kg.ttl` and `shapes.ttl` beside them describe the RDF that is written."""


def ontology_folder() -> Path:
    """The folder of the shipped Turtle files: inside the installed package, else beside it in a source tree.

    Raises `OntologyError` when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    places = (package / "ontologies", package.parent / "ontologies")
    for place in places:
        if (place / DEFAULT_FILES[0]).is_file():
            return place
    listed = " and ".join(map(str, places))
    msg = f"The default ontology is missing: no {DEFAULT_FILES[0]} in {listed}; reinstall kg."
    raise OntologyError(msg)


def default_files() -> tuple[Path, ...]:
    """The files of the default ontology: the vocabulary, then its lexicon."""
    folder = ontology_folder()
    return tuple(folder / name for name in DEFAULT_FILES)


@lru_cache(maxsize=1)
def default_ontology() -> Ontology:
    """The shipped vocabulary and lexicon, loaded once a process."""
    from kg.ontology.load import load_ontology  # noqa: PLC0415  (rdflib is loaded only when an ontology is wanted)

    return load_ontology()
