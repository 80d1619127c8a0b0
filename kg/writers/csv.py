"""CSV: one row for each fact and each quote it rests on, with names beside the ids; for spreadsheets, data frames."""

from __future__ import annotations

import csv as standard
import io
import re
from typing import TYPE_CHECKING

from kg.model import Literal
from kg.writers.statements import statement_id
from kg.writers.terms import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph import KnowledgeGraph
    from kg.model import Entity, Evidence, Fact

COLUMNS = (
    "fact", "subject", "subject_label", "subject_type", "subject_classes", "predicate", "predicate_label", "property",
    "object", "object_label", "object_type", "object_classes", "datatype", "status", "polarity", "modality",
    "claimed_by", "claimed_by_label", "cue", "time", "earliest", "latest", "time_text", "place", "place_label",
    "confidence", "event", "document", "title", "source", "start", "end", "quote",
    "subject_start", "subject_end", "predicate_start", "predicate_end", "object_start", "object_end", "rule",
)  # fmt: skip
"""The header. Rows with the same `fact` state the same and differ in their quote; offsets are code points."""

_NO_EVIDENCE = [""] * (len(COLUMNS) - COLUMNS.index("document"))
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def csv(graph: KnowledgeGraph, *, guard: bool = True) -> Iterator[str]:
    """The facts as CSV (UTF-8, comma, RFC 4180 quoting, header first), in chunks; a fact without evidence has one row.

    Text from articles could be taken for a formula by a spreadsheet; such cells (they begin with "=", "+", "-", "@")
    get an apostrophe in front, as OWASP advises. With `guard=False` cells are exactly the values.
    """
    buffer = io.StringIO(newline="")
    writer = standard.writer(buffer)  # CRLF: with "\n" Python leaves a lone carriage return unquoted
    writer.writerow(COLUMNS)
    sources = {document.id: (document.title, document.source) for document in graph.documents}
    for fact in graph.facts:
        stated = _stated(graph, fact)
        rows = [_quoted(sources, evidence) for evidence in sorted(fact.evidence)] or [_NO_EVIDENCE]
        for quoted in rows:
            cells = (clean(cell) for cell in (*stated, *quoted))
            writer.writerow(map(guarded, cells) if guard else cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _stated(graph: KnowledgeGraph, fact: Fact) -> list[str]:
    subject = graph.entity(fact.subject)
    by = graph.entity(fact.by).label if fact.by else ""
    place = graph.entity(fact.where).label if fact.where else ""
    if isinstance(fact.object, Literal):
        target = ["", fact.object.value, "", "", fact.object.datatype]
    else:
        entity = graph.entity(fact.object)
        target = [entity.id, entity.label, entity.type, _classes(entity), ""]
    when = fact.when
    bounds = [str(when.earliest or ""), str(when.latest or "")] if when else ["", ""]
    return [
        statement_id(fact),
        subject.id,
        subject.label,
        subject.type,
        _classes(subject),
        fact.predicate.key,
        fact.predicate.label or fact.predicate.key,
        fact.predicate.iri,
        *target,
        fact.status,
        "negated" if fact.factuality.negated else "affirmed",
        fact.factuality.modality,
        fact.by or "",
        by,
        fact.cue,
        when.value if when else "",
        *bounds,
        when.text if when else "",
        fact.where or "",
        place,
        f"{fact.confidence:.3f}".rstrip("0").rstrip("."),
        fact.event,
    ]


def _classes(entity: Entity) -> str:
    """Those of the user's ontology, IRIs with spaces between."""
    return " ".join(sorted(entity.classes))


def _quoted(sources: dict[str, tuple[str, str]], evidence: Evidence) -> list[str]:
    spans = (*evidence.subject, *evidence.predicate, *evidence.object)
    return [
        evidence.document,
        *sources.get(evidence.document, ("", "")),
        str(evidence.sentence.start),
        str(evidence.sentence.end),
        evidence.quote,
        *map(str, spans),
        evidence.rule,
    ]
