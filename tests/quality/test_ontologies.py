"""The labelled sentences of `ontologies/`: their form, which training on them relies on."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("ontologies")
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
DATATYPES = frozenset(
    "date year number string length area mass money duration speed power volume temperature".split(),
)


def ontology(name: str) -> dict[str, Any]:
    """Return the ontology called `name`, in the kit's form."""
    read: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def examples(name: str) -> list[dict[str, Any]]:
    """Return the labelled sentences of one ontology."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def stands_in(end: str, sentence: str) -> bool:
    """Whether `end` stands in the sentence word for word, with whole words at its borders."""
    return re.search(rf"(?<!\w){re.escape(end)}(?!\w)", sentence) is not None


def test_enough_ontologies() -> None:
    assert len(NAMES) >= 14
    assert {path.stem for path in FOLDER.glob("*.jsonl")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_relations_have_declared_ends(name: str) -> None:
    read = ontology(name)
    concepts = {concept["qid"] for concept in read["concepts"]}
    labels = [relation["label"] for relation in read["relations"]]
    assert read["id"] == name
    assert len(labels) == len(set(labels))
    for relation in read["relations"]:
        assert relation["domain"] in concepts, relation
        assert relation["range"] in concepts | DATATYPES | {""}, relation


@pytest.mark.parametrize("name", NAMES)
def test_triples_use_declared_relations_all_of_them(name: str) -> None:
    declared = {relation["label"] for relation in ontology(name)["relations"]}
    assert {triple["rel"] for line in examples(name) for triple in line["triples"]} == declared


@pytest.mark.parametrize("name", NAMES)
def test_ends_stand_in_the_sentence(name: str) -> None:
    for line in examples(name):
        for triple in line["triples"]:
            assert stands_in(triple["sub"], line["sent"]), (line["id"], triple)
            assert stands_in(triple["obj"], line["sent"]), (line["id"], triple)


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_lists_no_triple_twice(name: str) -> None:
    for line in examples(name):
        stated = [(triple["sub"], triple["rel"], triple["obj"]) for triple in line["triples"]]
        assert len(stated) == len(set(stated)), line["id"]


def test_ids_and_sentences_are_unique() -> None:
    lines = [line for name in NAMES for line in examples(name)]
    for key in ("id", "sent"):
        assert [value for value, count in Counter(line[key] for line in lines).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_there_are_enough_lines_and_some_state_nothing(name: str) -> None:
    lines = examples(name)
    assert len(lines) >= 35
    assert any(not line["triples"] for line in lines)
