"""Documents as a store tells them apart: which file each was, and whether it was analysed as it would be now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.identity import digest
from kg.writers.json import json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from kg.graph import KnowledgeGraph
    from kg.model import Document
    from kg.store.ledger import Ledger

_HASHED = re.compile(r"(.+)-[0-9a-f]{8}", re.DOTALL)


@dataclass
class Added:
    """What became of documents: how many are new, took the place of an older text, or were there already."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0

    @property
    def documents(self) -> int:
        """All of them."""
        return self.new + self.replaced + self.unchanged


def state_of(document: Document, programs: str, model: str | Language | None) -> str:
    """What an analysis depends on, as a hash."""
    own = "" if model is None or isinstance(model, str) else repr(sorted(map(str, model.meta.items())))
    described = (document.title, document.source, str(document.published), document.language)
    return digest(programs, own, document.text, *described, length=32)


def state_of_graph(graph: KnowledgeGraph, programs: str) -> str:
    """The same for a document that came with what it says, made by these programs."""
    return digest("graph", programs, *json(graph), length=32)


def read_otherwise(ledger: Ledger, sought: str) -> Iterator[tuple[Document, str]]:
    """Documents that were analysed looking for something else than `sought`, each with the programs that did it.

    Those that came as graphs are not among them: nothing is looked for in these.
    """
    for identifier, programs in sorted(ledger.extractors().items()):
        graph, state = ledger.graph(identifier), ledger.state(identifier)
        (document,) = graph.documents
        if state not in {state_of(document, programs + sought, None), state_of_graph(graph, programs)}:
            yield document, programs


def same_stem(first: str, second: str) -> bool:
    """Whether two ids differ in the hash of the text only."""
    a, b = _HASHED.fullmatch(first), _HASHED.fullmatch(second)
    return bool(a and b and a[1] == b[1])


def check_alone(graph: KnowledgeGraph) -> None:
    """Raise `UsageError` for a graph of another number of documents than one, or that quotes what is not in it."""
    documents = {document.id for document in graph.documents}
    said = {evidence.document for fact in graph.each_fact() for evidence in fact.evidence or (None,) if evidence}
    mentioned = {mention.document for entity in graph.entities for mention in entity.mentions}
    if len(documents) != 1 or (said | mentioned) - documents or not all(f.evidence for f in graph.each_fact()):
        message = "A store takes graphs of one document each, in which every fact has evidence in that document."
        raise UsageError(message)


def same_file(source: str, name: str) -> bool:
    """Whether a source is the file of this name."""
    try:
        return Path(source).resolve() == Path(name).resolve()
    except (OSError, ValueError):
        return False
