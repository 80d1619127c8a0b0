"""SHACL (W3C Recommendation, 2017-07-20): a graph held against shapes, by pySHACL and with nothing fetched.

pySHACL runs the query of a `sh:sparql` constraint once for every target, which parses and plans it anew each time. Of
the shipped shapes each query finds the same when it runs once over the whole graph and what it binds to `$this` is
held against the targets afterwards; so these are taken out and run here, with pyoxigraph where it is installed.
The shapes file stays the one source: its queries are taken as they are. Shapes of others are left to pySHACL alone.
"""

from __future__ import annotations

import logging
import re
import warnings
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from rdflib import BNode, Graph, Literal
from rdflib.compare import to_canonical_graph
from rdflib.namespace import OWL, RDF, RDFS, SH

from kg.errors import OntologyError, UsageError
from kg.ontology.default import ontology_folder
from kg.ontology.queries import Queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.term import Node

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_ROUNDS = 4  # steps from a blank node that are looked at to tell it from others
_ADVANCED = (SH.rule, SH.target, SH.expression)
_QUERIES = (SH.select, SH.ask, SH.construct)
_FETCHING = re.compile(r"(?<![?$:\w-])(?:SERVICE|FROM)\s+(?:(?:SILENT|NAMED)\s+)?[<?$\w:]", re.IGNORECASE)
_QUOTED = re.compile(r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|<[^<>\s]*>|#[^\n]*", re.DOTALL)


class Result(NamedTuple):
    """One validation result (SHACL 3.6.2). What a result may lack is None."""

    focus: Node
    path: Node | None
    value: Node | None
    message: str
    severity: Node
    shape: Node
    component: Node
    constraint: Node | None


@lru_cache(maxsize=1)
def shipped_shapes() -> Graph:
    """The shapes that every graph of kg keeps to; not to be changed."""
    return named(Graph(bind_namespaces="none").parse(ontology_folder() / "shapes.ttl", format="turtle"))


def named(shapes: Graph) -> Graph:
    """The same with blank nodes named by what is said of them, so that reports do not differ from run to run."""
    found = Graph(bind_namespaces="none")
    for triple in to_canonical_graph(shapes):
        found.add(triple)
    return found


def check_shapes(shapes: Graph, name: str) -> None:
    """`OntologyError` when there is no shape in what was read from `name`, or a query that asks other servers."""
    has_shape = any((None, RDF.type, kind) in shapes for kind in (SH.NodeShape, SH.PropertyShape))
    if not has_shape and not any((None, target, None) in shapes for target in _TARGETS):
        msg = f"{name} has no SHACL shape in it (no sh:NodeShape, no sh:PropertyShape); give a file of shapes."
        raise OntologyError(msg)
    for predicate in _QUERIES:
        for query in sorted(map(str, shapes.objects(None, predicate))):
            if _FETCHING.search(_QUOTED.sub(lambda it: "<>" if it[0][0] == "<" else " ", query)):
                msg = (
                    f"{name} has a query with SERVICE or FROM, which SHACL forbids and kg does not follow; take it out."
                )
                raise OntologyError(msg)


def imports(shapes: Graph) -> list[str]:
    """The ontologies that shapes import (owl:imports) and that are not among them, sorted. None is ever fetched."""
    there = set(shapes.subjects(RDF.type, OWL.Ontology))
    return sorted({str(iri) for iri in shapes.objects(None, OWL.imports) if iri not in there})


class _UnusableError(Exception):
    """What is wrong with shapes, in a phrase."""


def check(data: Graph, shapes: Graph, *, name: str = "shapes.ttl", lift: bool = True) -> list[Result]:
    """Every validation result of `data`, sorted; `data` may gain triples when the shapes have rules (SHACL-AF).

    `name` is where the shapes come from. Without `lift`, pySHACL does all. Raises `UsageError` without pySHACL,
    `OntologyError` when the shapes are unusable.
    """
    try:
        found = _results(data, shapes, lift=lift)
    except _UnusableError as error:
        msg = f"{name} cannot be used as shapes ({error}); correct it and try again."
        raise OntologyError(msg) from error
    names = _signatures(data)
    return sorted(found, key=lambda result: _order(result, names))


def _results(data: Graph, shapes: Graph, *, lift: bool) -> list[Result]:
    rest = Graph(bind_namespaces="none")
    for triple in shapes:
        rest.add(triple)
    with quiet():
        lifted = sorted(_liftable(shapes)) if lift else []
        for shape, constraint in lifted:
            rest.remove((shape, SH.sparql, constraint))
        found = list(_by_pyshacl(data, rest))
        queries = Queries(data) if lifted else None
        for shape, constraint in lifted:
            if queries:
                found += _whole_graph(shapes, shape, constraint, data, queries)
    return found


def targets(shapes: Graph, shape: Node, data: Graph) -> set[Node]:
    """The nodes of `data` that a shape is about (SHACL 2.1.3), without the custom targets of SHACL-AF."""
    found = set(shapes.objects(shape, SH.targetNode))
    for kind in shapes.objects(shape, SH.targetClass):
        for narrower in data.transitive_subjects(RDFS.subClassOf, kind):
            found.update(data.subjects(RDF.type, narrower))
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(predicate, None))
    for predicate in shapes.objects(shape, SH.targetObjectsOf):
        found.update(data.objects(None, predicate))
    return found


@contextmanager
def quiet() -> Iterator[None]:
    """No log lines of rdflib and pySHACL: what is wrong with a graph or with shapes is told in sentences of ours."""
    loggers = [logging.getLogger(name) for name in ("rdflib.term", "pyshacl-validate")]
    before = [logger.disabled for logger in loggers]
    try:
        for logger in loggers:
            logger.disabled = True
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, state in zip(loggers, before, strict=True):
            logger.disabled = state


def _liftable(shapes: Graph) -> Iterator[tuple[Node, Node]]:
    """Shape and constraint of each shipped query that finds the same when it is run once."""
    if any((None, predicate, None) in shapes for predicate in _ADVANCED):
        return  # rules add triples before anything is checked
    ours = shipped_shapes()
    off = Literal(True)  # noqa: FBT003
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        known = ours.value(constraint, SH.select)
        same = known is not None and set(shapes.objects(constraint, SH.select)) == {known}
        active = (shape, SH.deactivated, off) not in shapes and (constraint, SH.deactivated, off) not in shapes
        if same and active and not _is_part(shapes, shape):
            yield shape, constraint


def _is_part(shapes: Graph, shape: Node) -> bool:
    """Whether another shape refers to this one: what it is about is then more than its targets."""
    return any(predicate != SH.targetNode for predicate in shapes.predicates(None, shape))


def _whole_graph(shapes: Graph, shape: Node, constraint: Node, data: Graph, queries: Queries) -> Iterator[Result]:
    """What one constraint finds in the whole graph (SHACL 5.3), as far as its shape is about it."""
    about = targets(shapes, shape, data)
    query = _prefixes(shapes, constraint) + str(shapes.value(constraint, SH.select))
    message = _message(shapes, constraint) or _message(shapes, shape)
    severity = shapes.value(shape, SH.severity) or SH.Violation
    try:
        rows = set(queries.rows(query, ("this", "path", "value")))
    except Exception as error:  # rdflib's functions raise what Python raises
        raise _unusable(error) from error
    for this, path, value in rows:
        for focus in [this] if this is not None else about:
            if focus in about:
                found = value if value is not None else focus
                component = SH.SPARQLConstraintComponent
                yield Result(focus, path, found, message, severity, shape, component, constraint)


def _prefixes(shapes: Graph, constraint: Node) -> str:
    lines = []
    for place in shapes.objects(constraint, SH.prefixes):
        for declared in shapes.objects(place, SH.declare):
            prefix, namespace = shapes.value(declared, SH.prefix), shapes.value(declared, SH.namespace)
            lines.append(f"PREFIX {prefix}: <{namespace}>\n")
    return "".join(sorted(lines))


def _message(graph: Graph, node: Node) -> str:
    """The messages of a node in one line, those in English or without a language if there are any."""
    found = sorted((str(getattr(it, "language", "") or ""), str(it)) for it in graph.objects(node, SH.message))
    english = [text for language, text in found if not language or language.startswith("en")]
    return " / ".join(dict.fromkeys(english or [text for _, text in found]))


def _by_pyshacl(data: Graph, shapes: Graph) -> Iterator[Result]:
    try:
        import pyshacl  # noqa: PLC0415  (an extra; a tenth of a second)
    except ImportError as error:
        msg = "Validating needs pySHACL, which is not installed; add it with: pip install 'kg-news[validate]'"
        raise UsageError(msg) from error
    advanced = any((None, predicate, None) in shapes for predicate in (*_ADVANCED, SH.SPARQLFunction))
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=advanced)
    except Exception as error:  # what the shapes and pySHACL come up with
        raise _unusable(error) from error
    if not isinstance(report, Graph):  # pySHACL returns some of its exceptions
        raise _unusable(report)
    for node in report.objects(None, SH.result):
        values = [report.value(node, it) for it in (SH.focusNode, SH.resultPath, SH.value)]
        kind = [report.value(node, it) for it in (SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent)]
        constraint = report.value(node, SH.sourceConstraint)
        message = " / ".join(sorted(map(str, report.objects(node, SH.resultMessage))))
        yield Result(values[0], values[1], values[2], message, kind[0], kind[1], kind[2], constraint)  # type: ignore[arg-type]


def _unusable(error: object) -> _UnusableError:
    reason = " ".join(str(getattr(error, "message", "") or error).split())[:300] or type(error).__name__
    return _UnusableError(reason.rstrip("."))


def _order(result: Result, names: Mapping[Node, str]) -> tuple[str, ...]:
    """Parsers name blank nodes anew in every run; they count by what is said of them."""
    told = (result.focus, result.path, result.value, result.shape, result.component, result.constraint)
    found = ("" if it is None else names.get(it, str(it)) for it in told)
    return (str(result.severity), result.message, *found)


def _signatures(data: Graph) -> dict[Node, str]:
    """For each blank node a hash over what is around it, the same in every run."""
    around = [triple for triple in data if isinstance(triple[0], BNode) or isinstance(triple[2], BNode)]
    names: dict[Node, str] = dict.fromkeys((it for triple in around for it in triple if isinstance(it, BNode)), "_:")
    for _ in range(_ROUNDS if names else 0):
        told: dict[Node, list[str]] = {node: [] for node in names}
        for triple in around:
            text = " ".join(names.get(it, str(it)) for it in triple)
            for place, node in enumerate(triple):
                if node in told:
                    told[node].append(f"{place} {text}")
        names = {
            node: "_:" + sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()
            for node, lines in told.items()
        }
    return names
