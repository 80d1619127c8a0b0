"""Writing a graph: `write(graph, "graph.ttl")`. The ending names the format; each is imported when it is used.

| format | endings | what it holds |
|---|---|---|
| ttl | .ttl | Turtle, laid out for people; everything in the default graph |
| trig | .trig | the same with one named graph a document |
| nq, nt | .nq, .nt | N-Quads (one graph a document) and N-Triples, sorted |
| jsonld | .jsonld | JSON-LD with a compact context |
| rdf | .rdf | RDF/XML |
| graphml | .graphml | entities and facts for Gephi, yEd, Cytoscape, networkx |
| gexf | .gexf | the same for Gephi |
| neo4j | .neo4j | a folder with nodes.csv and relationships.csv in the import form of Neo4j |
| csv | .csv | one row a fact and quote |
| json | .json | everything, losslessly; `kg.writers.json.load` reads it back |
| html | .html, .htm | one interactive page, self-contained |

Any ending may be followed by `.gz`.
"""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from kg.errors import UsageError
from kg.writers.files import write_folder, write_text
from kg.writers.options import RdfOptions

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from kg.graph import KnowledgeGraph


class Format(NamedTuple):
    """Where the function of a format lives; it takes a graph and options and returns text or chunks of text."""

    module: str
    function: str
    endings: tuple[str, ...]
    is_folder: bool = False
    """The function returns several texts by file name, which are written into a folder."""


FORMATS = {
    "ttl": Format("turtle", "turtle", (".ttl", ".turtle")),
    "trig": Format("turtle", "trig", (".trig",)),
    "nq": Format("ntriples", "nquads", (".nq",)),
    "nt": Format("ntriples", "ntriples", (".nt",)),
    "jsonld": Format("jsonld", "jsonld", (".jsonld",)),
    "rdf": Format("rdfxml", "rdfxml", (".rdf",)),
    "graphml": Format("graphml", "graphml", (".graphml",)),
    "gexf": Format("gexf", "gexf", (".gexf",)),
    "neo4j": Format("neo4j", "neo4j", (".neo4j",), is_folder=True),
    "csv": Format("csv", "csv", (".csv",)),
    "json": Format("json", "json", (".json",)),
    "html": Format("html", "page", (".html", ".htm")),
}
"""Formats by the name that `format=` and `--format` take."""

_ENDINGS = {ending: name for name, known in FORMATS.items() for ending in known.endings}
_SHARED = {"all_entities", "base", "ended", "extractor", "prefixes", "rdf12", "started", "text", "title"}
"""Options that may be given to all formats alike; a format without use for one ignores it."""

_RDF11 = {"jsonld", "rdf"}
"""RDF formats whose forms of RDF 1.2 no reader has yet."""


def write(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  (the word users look for)
    **options: object,
) -> Path:
    """Write a graph to a file and return its path; the format follows from the ending unless given.

    The file appears whole or not at all, and what was there before survives a failure; missing folders are made.
    The format neo4j is a folder of files, which appears whole or not at all, too.
    Options are those of the format (see its module); `base`, `text`, `all_entities`, `extractor`, `started`, `ended`,
    `rdf12`, `prefixes` and `title` may be given to any, and mean nothing to some. Raises `UsageError` for an unknown
    format or option, `WriteError` when the file cannot be written.
    """
    target = Path(path)
    name = format or format_of(target)
    found = _made(graph, name, options)
    return write_folder(target, found) if isinstance(found, dict) else write_text(target, found)


def dumps(graph: KnowledgeGraph, format: str, **options: object) -> str:  # noqa: A002
    """A graph as text in one of `FORMATS` that is one file. Options and errors as of `write`."""
    found = _made(graph, format, options)
    if isinstance(found, dict):
        message = f"The format {format} is several files ({', '.join(found)}): write it into a folder."
        raise UsageError(message)
    return "".join(found)


def notebook_html(graph: KnowledgeGraph) -> str:
    """The interactive page in a frame, for notebooks."""
    from kg.writers import html  # noqa: PLC0415  (pyvis: loaded when used)

    return html.notebook_html(graph)


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a file name's ending stands for; `UsageError` when it stands for none.

    >>> format_of("out/graph.nq.gz")
    'nq'
    """
    name = Path(path).name.lower().removesuffix(".gz")
    found = _ENDINGS.get(Path(name).suffix)
    if found is None:
        message = f"Cannot tell the format of {str(path)!r} from its ending: name a format ({', '.join(FORMATS)})."
        raise UsageError(message)
    return found


def _made(graph: KnowledgeGraph, name: str, options: dict[str, object]) -> Iterable[str] | dict[str, Iterable[str]]:
    known = FORMATS.get(name)
    if known is None:
        message = f"There is no format {name!r}: choose one of {', '.join(FORMATS)}."
        raise UsageError(message)
    module = importlib.import_module(f"kg.writers.{known.module}")
    function = cast("Callable[..., str | Iterable[str] | dict[str, Iterable[str]]]", getattr(module, known.function))
    accepted = _options_of(function)
    unknown = sorted(set(options) - accepted - _SHARED)
    if unknown:
        message = f"The format {name} has no option {unknown[0]!r}; it takes {', '.join(sorted(accepted)) or 'none'}."
        raise UsageError(message)
    if options.get("rdf12") and name in _RDF11:
        message = f"RDF 1.2 cannot be written as {name}: choose ttl, trig, nq or nt, or leave rdf12 out."
        raise UsageError(message)
    found = function(graph, **{key: value for key, value in options.items() if key in accepted})
    return (found,) if isinstance(found, str) else found


def _options_of(function: Callable[..., object]) -> set[str]:
    """The names of a format's options; `**options` stands for those of all RDF formats."""
    parameters = inspect.signature(function).parameters.values()
    found = {p.name for p in parameters if p.kind is p.KEYWORD_ONLY}
    return found | RdfOptions.__annotations__.keys() if any(p.kind is p.VAR_KEYWORD for p in parameters) else found
