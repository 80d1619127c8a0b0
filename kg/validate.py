"""Validating a written graph against SHACL shapes: those of kg, or the user's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError, UsageError
from kg.writers import readback
from kg.writers.blocks import DERIVED, EXACT, LABEL, OBJECT, PREDICATE, STATEMENT, SUBJECT, TYPE
from kg.writers.iris import KG, VOCABULARIES, XSD
from kg.writers.terms import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    import rdflib
    from rdflib.term import Node

    from kg.ontology.shacl import Result
    from kg.writers.terms import Term

_SHAPES = "https://w3id.org/kg-news/shapes#"
_USES = (SUBJECT, PREDICATE, OBJECT, DERIVED, f"{KG}claimedBy", f"{KG}place", f"{KG}event")
_WANTED = {TYPE, LABEL, EXACT, *_USES}
_CORRECT = "correct it there and try again"


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of a validation (SHACL 3.6.2), with what it means for people.

    `severity` is "violation", "warning" or "info"; `shape` the IRI of the constraint or shape, or of the shape that one
    without a name belongs to. `focus` is the node that was checked ("_:..." when blank), `path` the property (empty
    when there is none, several IRIs with spaces for a path of several), `value` the IRI or literal that is wrong, if it
    is one. `statement` is the statement concerned, if any, `fact` what it says in words and `quote` where the text
    says it.
    """

    severity: str
    message: str
    shape: str
    focus: str
    path: str = ""
    value: Term | None = None
    statement: str = ""
    fact: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Report:
    """What a validation found in one file; `notes` are sentences about what was not checked."""

    path: str
    triples: int
    statements: int
    violations: tuple[Violation, ...] = ()
    notes: tuple[str, ...] = ()
    prefixes: dict[str, str] = field(default_factory=dict, repr=False)
    _results: tuple[Result, ...] = field(default=(), repr=False)
    _shapes: rdflib.Graph | None = field(default=None, repr=False)

    @property
    def conforms(self) -> bool:
        """Whether there is no result, of whatever severity (SHACL 3.1)."""
        return not self.violations

    @cached_property
    def turtle(self) -> str:
        """The report as SHACL has it, in Turtle."""
        from kg.ontology.report import report_turtle  # noqa: PLC0415  (rdflib: loaded when used)
        from kg.ontology.shacl import shipped_shapes  # noqa: PLC0415

        shapes = self._shapes if self._shapes is not None else shipped_shapes()
        return report_turtle(self._results, shapes, self.prefixes, self.path)

    def short(self, term: Term) -> str:
        """An IRI or literal for people, with the prefixes of the file."""
        if isinstance(term, str):
            names = ((len(space), f"{prefix}:{term[len(space) :]}") for prefix, space in self.prefixes.items()
                     if space and term.startswith(space))  # fmt: skip
            return max(names, default=(0, term))[1]
        known = {f"{XSD}integer", f"{XSD}decimal"}
        if term.datatype in known:
            return term.value
        kind = f"@{term.language}" if term.language else f"^^{self.short(term.datatype)}" if term.datatype else ""
        return f'"{term.value}"{kind}'


def validate(
    path: str | os.PathLike[str],
    shapes: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Hold an RDF file against SHACL shapes (W3C, 2017): those in `shapes`, files of RDF; without it, those of kg.

    Reads .ttl, .trig, .nt, .nq, .jsonld and .rdf, gzipped or not; named graphs are taken together. Nothing is fetched:
    imports of the shapes are named in `Report.notes`. `progress` is told what is being done.

    Raises `ReadError` when a file cannot be read or holds no triple, `OntologyError` when the shapes are unusable,
    `UsageError` for a format that is not RDF and when pySHACL is not installed.
    """
    tell = progress or (lambda _: None)
    tell(f"Reading {path} ...")
    data, (wanted, names, notes) = _load(path), _shapes_of(shapes)
    triples = len(data)
    prefixes = VOCABULARIES | {"kgs": _SHAPES} | {prefix: str(name) for prefix, name in data.namespaces()}
    tell(f"Checking {triples:,} triples ...")
    from kg.ontology import shacl  # noqa: PLC0415  (rdflib: loaded when used)

    facts = _Facts(data)
    about = any(shacl.targets(wanted, shape, data) - {shape} for shape in set(wanted.subjects()))
    if not about:
        notes = (*notes, f"{path}: nothing in it is what the shapes are about, so nothing of it was checked.")
    results = shacl.check(data, wanted, name=names)
    blank = _BlankNames()
    violations = tuple(_violation(result, facts, wanted, blank) for result in results)
    return Report(str(path), triples, len(facts.statements), violations, notes, prefixes, tuple(results), wanted)


def _load(path: str | os.PathLike[str]) -> rdflib.Graph:
    from kg.ontology.shacl import quiet  # noqa: PLC0415  (rdflib: loaded when used)

    if Path(path).name.lower().removesuffix(".gz").endswith(".json"):
        message = (
            f"{path} is not RDF, and SHACL is for RDF: write the graph as .ttl (or {', '.join(readback.READABLE)})."
        )
        raise UsageError(message)
    with quiet():
        found = readback.load(path)
    if not len(found):
        message = f"{path} has no triple in it, so there is nothing to validate; check that it is the right file."
        raise ReadError(message)
    return found


def _shapes_of(
    shapes: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None,
) -> tuple[rdflib.Graph, str, tuple[str, ...]]:
    """The shapes in one graph, the names of their files, and what of them is not there."""
    from kg.ontology import shacl  # noqa: PLC0415  (rdflib: loaded when used)

    if shapes is None:
        return shacl.shipped_shapes(), "shapes.ttl", ()
    files = [Path(shapes)] if isinstance(shapes, str | PathLike) else [*map(Path, shapes)]
    if not files:
        return shacl.shipped_shapes(), "shapes.ttl", ()
    with shacl.quiet():
        loaded = [readback.load(file, form=_format(file), remedy=_CORRECT) for file in files]
    together = loaded[0]
    for graph in loaded[1:]:
        together += graph
    names = " and ".join(map(str, files))
    shacl.check_shapes(together, names)
    missing = shacl.imports(together)
    notes = tuple(f"{names} imports <{iri}>, which is not fetched; give its file as shapes, too." for iri in missing)
    return shacl.named(together), names, notes


def _format(path: Path) -> str:
    """Shapes come under many endings; Turtle unless the ending says otherwise."""
    return readback.FORMATS.get(Path(path.name.lower().removesuffix(".gz")).suffix, "turtle")


class _Facts:
    """What a graph states, for the words of a report."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._users: dict[str, set[str]] = defaultdict(set)
        self.statements: set[str] = set()
        for subject, predicate, term in graph:
            name, value = str(predicate), str(term)
            if name not in _WANTED:
                continue
            self._values[str(subject)][name].append(value)
            if name in _USES:
                self._users[value].add(str(subject))
            elif name == TYPE and value == STATEMENT:
                self.statements.add(str(subject))

    def statement(self, *nodes: str) -> str:
        """The first statement among these nodes, or that uses one of them; empty when there is none."""
        for node in nodes:
            if node in self.statements:
                return node
            found = self._users.get(node, set()) & self.statements
            if found:
                return min(found)
        return ""

    def words(self, statement: str) -> str:
        """Subject, predicate and object by their labels."""
        parts = (self._first(statement, it) for it in (SUBJECT, PREDICATE, OBJECT))
        return " | ".join(self._first(part, LABEL) or part for part in parts) if statement else ""

    def quote(self, *nodes: str) -> str:
        """The quote of the first of these, or of what it is derived from."""
        places = [place for node in nodes for place in (node, *sorted(self._all(node, DERIVED)))]
        return next((text for place in places if (text := self._first(place, EXACT))), "")

    def _first(self, node: str, name: str) -> str:
        return min(self._all(node, name), default="")

    def _all(self, node: str, name: str) -> list[str]:
        return self._values[node][name] if node in self._values and name in self._values[node] else []


class _BlankNames:
    """Names blank nodes by the order in which results tell of them: parsers give them new names in every run."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def term(self, node: Node) -> Term:
        if hasattr(node, "datatype"):
            return Text(str(node), getattr(node, "language", "") or "", str(node.datatype or ""))
        return self._names.setdefault(str(node), f"_:b{len(self._names) + 1}") if _is_blank(node) else str(node)


def _violation(result: Result, facts: _Facts, shapes: rdflib.Graph, blank: _BlankNames) -> Violation:
    nodes = [str(node) for node in (result.focus, result.value) if node is not None and not hasattr(node, "datatype")]
    statement = facts.statement(*nodes)
    return Violation(
        severity=str(result.severity).rpartition("#")[2].lower(),
        message=result.message,
        shape=_shape_name(result, shapes),
        focus=_text(blank.term(result.focus)),
        path=_path(result.path, shapes),
        value=None if result.value is None else blank.term(result.value),
        statement=statement,
        fact=facts.words(statement),
        quote=facts.quote(*nodes, *([statement] if statement else [])),
    )


def _text(term: Term) -> str:
    return term if isinstance(term, str) else term.value


def _path(path: Node | None, shapes: rdflib.Graph) -> str:
    """The property, or every property in a path of several, in a fixed order."""
    if path is None or not _is_blank(path):
        return str(path or "")
    found = sorted({str(it) for it in _below(path, shapes) if not str(it).startswith(VOCABULARIES["rdf"])})
    return " ".join(found)


def _below(node: Node, graph: rdflib.Graph) -> set[Node]:
    """The IRIs that a blank node of the shapes leads to."""
    if not _is_blank(node):
        return {node}
    return {it for value in graph.objects(node, None) for it in _below(value, graph)}


def _shape_name(result: Result, shapes: rdflib.Graph) -> str:
    """The constraint or shape by its IRI, a shape without one by the shape it belongs to."""
    for node in (result.constraint, result.shape):
        if node is not None and not _is_blank(node):
            return str(node)
    owner = min((str(it) for it in shapes.subjects(None, result.shape) if not _is_blank(it)), default="")
    return owner or "_:shape"


def _is_blank(node: Node) -> bool:
    return type(node).__name__ == "BNode"
