"""What was learnt as a file, and what was read and measured on the way as a report for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.learn.training import Learned
from kg.writers.files import read_bytes, write_text

if TYPE_CHECKING:
    import os

    from kg.learn.examples import ExampleReport
    from kg.learn.learning import Learning
    from kg.learn.scores import Quality
    from kg.ontology.values import Ontology


def write_learned(learned: Learned, path: str | os.PathLike[str]) -> Path:
    """Write what was learnt as JSON, gzipped when the name ends in `.gz`. Raises `WriteError`."""
    return write_text(path, [learned.to_json()])


def load_learned(path: str | os.PathLike[str]) -> Learned:
    """What a file that `kg learn` wrote holds; `ReadError` when it cannot be read or is another file."""
    data = read_bytes(Path(path))
    try:
        return Learned.from_json(data.decode("utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = (
            f"{path} is no file that kg learn wrote, or an older kg did; "
            "give the file of its option --output, or learn again."
        )
        raise ReadError(message) from error


def write_learning_report(
    learning: Learning, read: ExampleReport, ontology: Ontology, path: str | os.PathLike[str]
) -> Path:
    """Write as JSON what became of the examples, the quality overall and of each property, and all that speaks for it.

    Raises `WriteError`.
    """
    scores = {it.iri: it for it in learning.quality.properties} if learning.quality else {}
    rows = []
    for iri in sorted({*scores, *learning.learned.properties}):
        row: dict[str, Any] = {"property": iri, "label": ontology.label(iri)}
        if iri in scores:
            row |= {"examples": scores[iri].examples, **scores[iri].score._asdict()}
        rows.append(row | {"cues": [asdict(cue) for cue in learning.learned.evidence(iri)]})
    values: dict[str, Any] = {"read": asdict(read), "quality": _overall(learning.quality)}
    values |= {"widest": _overall(learning.widest), "properties": rows}
    return write_text(path, [json.dumps(values, indent=1, ensure_ascii=False) + "\n"])


def _overall(quality: Quality | None) -> dict[str, Any] | None:
    if quality is None:
        return None
    means = {name: getattr(quality, name)._asdict() for name in ("micro", "filtered", "unfiltered")}
    return {"folds": quality.folds, "sentences": quality.sentences, **means}
