"""Annotated sentences as rows of names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kg.learn.annotations import as_names
from kg.learn.examples import Triple, read_examples
from tests.learn.museum import KEEPER, museum

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Olav Dahl keeps the Blue Boat."
DOCCANO = {
    "id": 7,
    "text": TEXT,
    "entities": [
        {"id": 40, "label": "Person", "start_offset": 0, "end_offset": 9},
        {"id": 41, "label": "Painting", "start_offset": 20, "end_offset": 29},
    ],
    "relations": [{"id": 1, "from_id": 41, "to_id": 40, "type": "keeper"}],
}
SPERT = {
    "tokens": ["Olav", "Dahl", "keeps", "the", "Blue", "Boat", "."],
    "entities": [{"type": "Person", "start": 0, "end": 2}, {"type": "Painting", "start": 4, "end": 6}],
    "relations": [{"type": "keeper", "head": 1, "tail": 0}],
}
PRODIGY = {
    "text": TEXT,
    "tokens": [{"text": "Olav"}],
    "relations": [{"head_span": {"start": 20, "end": 29}, "child_span": {"start": 0, "end": 9}, "label": "keeper"}],
}


@pytest.mark.parametrize("row", [DOCCANO, SPERT, PRODIGY])
def test_places_become_names(tmp_path: Path, row: dict[str, Any]) -> None:
    path = tmp_path / "examples.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    ((example,), report) = read_examples([path], museum(tmp_path))
    assert example.triples == (Triple("Blue Boat", KEEPER, "Olav Dahl"),)
    assert report.problems == ()


@pytest.mark.parametrize(
    "row",
    [
        {"sentence": TEXT, "relations": [{"head": "Blue Boat", "type": "keeper", "tail": "Dahl"}]},
        {"text": TEXT, "relations": [["Blue Boat", "keeper", "Dahl"]]},
        {"text": TEXT, "triples": []},
        {"tokens": [1, 2], "relations": []},
        {"relations": "x"},
    ],
)
def test_names_stay_what_they_are(row: dict[str, Any]) -> None:
    changed = as_names(row)
    assert changed.get("triples", changed.get("relations")) == row.get("triples", row.get("relations"))


@pytest.mark.parametrize("end", [9, -1, "7", None, [0], {"start": 5, "end": 2}, {"start": 0, "end": 900}, True])
def test_what_points_nowhere_has_no_name(end: object) -> None:
    row = SPERT | {"relations": [{"type": "keeper", "head": end, "tail": 0}]}
    (triple,) = as_names(row)["triples"]  # type: ignore[misc]
    assert triple in (["", "keeper", "Olav Dahl"], {"type": "keeper", "head": end, "tail": 0}) or end is True
