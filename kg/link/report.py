"""The decisions about links as CSV, to be read and sorted in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.identity import local_name
from kg.writers.csv import guarded
from kg.writers.files import write_text
from kg.writers.iris import BASE, Iris
from kg.writers.terms import clean

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.link.candidates import LinkDecision

COLUMNS = ("entity", "label", "type", "decision", "candidate", "candidate_label", "candidate_types", "linked", "why")
"""The header: one row a candidate, or one with empty cells for an entity that no authority has."""


def write_link_report(
    decisions: Iterable[LinkDecision], path: str | os.PathLike[str], *, base: str | None = None
) -> Path:
    """Write decisions as CSV (UTF-8, RFC 4180), whole or not at all; gzipped when the name ends in `.gz`.

    `base` is that of the graph's IRIs. Raises `WriteError` when it cannot be written, `UsageError` for an unfit base.
    """
    return write_text(path, _lines(decisions, Iris(BASE if base is None else base)))


def _lines(decisions: Iterable[LinkDecision], iris: Iris) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for decision in sorted(decisions):
        for cells in _rows(decision, iris):
            writer.writerow(guarded(clean(cell)) for cell in cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _rows(decision: LinkDecision, iris: Iris) -> Iterator[tuple[str, ...]]:
    start = (iris.entity + local_name(decision.entity), decision.label, decision.type, decision.outcome)
    if not decision.candidates:
        yield (*start, "", "", "", "no", decision.why)
    for one in decision.candidates:
        linked = "yes" if decision.iri == one.iri else "no"
        yield (*start, one.iri, one.label, " ".join(one.types), linked, decision.why)
