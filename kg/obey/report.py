"""The report of what an ontology did not allow: one line a fact, for its author to see what is missing."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.writers.csv import guarded
from kg.writers.files import write_text
from kg.writers.terms import clean

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.obey.obeying import Rejection

_LINES = (".jsonl", ".ndjson")
REJECTION_ENDINGS = (".csv", *_LINES)
"""How the names of files end that `write_rejections` writes; ".gz" may follow."""
COLUMNS = (
    "property", "label", "rule", "reason", "subject", "subject_label", "relation", "object", "object_label", "status",
    "confidence", "document", "start", "end", "sentence",
)  # fmt: skip


def write_rejections(rejections: Iterable[Rejection], path: str | os.PathLike[str]) -> Path:
    """Write what was refused, whole or not at all: as CSV (RFC 4180) or, by the ending .jsonl, as JSON Lines.

    Each line has the property, the rule and the reason, the fact, and its first sentence with document and offsets (in
    code points). Gzipped when the name ends in `.gz`.

    Raises `UsageError` for another ending, `WriteError` when it cannot be written.
    """
    name = str(path).lower().removesuffix(".gz")
    if not name.endswith(REJECTION_ENDINGS):
        message = f"{path}: the report of what was refused is written as .csv or .jsonl; give a name with that ending."
        raise UsageError(message)
    rows = map(_row, rejections)
    if name.endswith(_LINES):
        return write_text(path, (json.dumps(_cleaned(row), ensure_ascii=False) + "\n" for row in rows))
    return write_text(path, _table(rows))


def _table(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(guarded(clean(str(row[name]))) for name in COLUMNS)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _row(it: Rejection) -> dict[str, object]:
    fact = it.fact
    first = min(fact.evidence, default=None)

    values = (
        it.property, it.label, it.rule, it.reason, fact.subject, it.subject,
        fact.predicate.label or fact.predicate.key,
        fact.object if isinstance(fact.object, str) else "", it.object, str(fact.status), round(fact.confidence, 3),
        first.document if first else "", first.sentence.start if first else "", first.sentence.end if first else "",
        first.quote if first else "",
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _cleaned(row: dict[str, object]) -> dict[str, object]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}
