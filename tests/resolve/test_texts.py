"""Who is who across short texts that are read by the whole pipeline: variants and namesakes, by pairs of names."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

import kg
from kg.model import MentionKind

STORIES = Path(__file__).parent / "texts" / "stories.toml"


class Found(NamedTuple):
    """A name in a text, who it is, and the id it got; "" when no entity has it."""

    text: int
    name: str
    who: str
    id: str


@pytest.fixture(scope="module")
def found() -> list[Found]:
    stories = tomllib.loads(STORIES.read_text("utf-8"))["text"]
    documents = [kg.Document(f"t{i}", story["text"], published=story["date"]) for i, story in enumerate(stories)]
    graph = kg.build(documents)
    return [
        Found(i, name, who, _id(graph, f"t{i}", name))
        for i, story in enumerate(stories)
        for name, who in story["who"].items()
    ]


def _id(graph: kg.KnowledgeGraph, document: str, name: str) -> str:
    """The id of the entity of that name, its borders right or with a title more; "" when there is none."""
    places = [
        (len(m.text), entity.id)
        for entity in graph.entities
        for m in entity.mentions
        if m.document == document and m.kind is MentionKind.NAME and m.text.endswith(name)
    ]
    return min(places, default=(0, ""))[1]


def test_names_are_found(found: list[Found]) -> None:
    missed = [(f.text, f.name) for f in found if not f.id]
    assert len(missed) <= len(found) // 20, missed


def test_pairs(found: list[Found]) -> None:
    there = [f for f in found if f.id]
    assert len(there) > 50
    wrong = [(a, b) for a, b in combinations(there, 2) if a.id == b.id and a.who != b.who]
    right = [(a, b) for a, b in combinations(there, 2) if a.who == b.who]
    missed = [(a, b) for a, b in right if a.id != b.id]
    assert not wrong
    assert len(missed) <= len(right) // 10, missed


@pytest.mark.parametrize("who", ["boateng", "lindgren", "diallo"])
def test_namesakes_are_two(found: list[Found], who: str) -> None:
    assert len({f.id for f in found if f.who.startswith(f"{who}-")}) == 2
