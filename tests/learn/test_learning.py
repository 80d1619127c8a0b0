"""Learning with a check, whatever learns."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError, UsageError
from kg.learn import training
from kg.learn.examples import Example, ExampleReport, Triple
from kg.learn.files import load_learned, write_learned, write_learning_report
from kg.learn.learning import Learning, learn
from kg.learn.scores import measure
from tests.learn.museum import KEEPER, LEARNED, FakeLearned, museum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.ontology.values import Ontology

LEARNING = import_module("kg.learn.learning")  # as an attribute of `kg`, `learn` is the function
EXAMPLES = [
    Example(f"{n}", f"Dahl keeps the Boat {n}.", (Triple(f"Boat {n}", KEEPER, "Dahl" if n % 2 else "Lind"),))
    for n in range(10)
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[str], set[str]]]:
    """A trainer that knows by heart what it was taught; which subjects it was taught and which texts it was asked."""
    calls: list[tuple[set[str], set[str]]] = []

    def train(examples: Sequence[Example], *_: object, **__: object) -> FakeLearned:
        calls.append(({t.subject for e in examples for t in e.triples}, set()))
        return LEARNED

    def predict(texts: Iterable[str], *_: object) -> Iterator[list[Triple]]:
        for text in texts:
            calls[-1][1].add(text)
            yield [Triple(text[15:-1], KEEPER, "Dahl")]

    monkeypatch.setattr(LEARNING, "train", train)
    monkeypatch.setattr(LEARNING, "predict", predict)
    monkeypatch.setattr(LEARNING, "needed", lambda: None)
    return calls


def test_nothing_is_asked_that_was_taught(tmp_path: Path, asked: list[tuple[set[str], set[str]]]) -> None:
    learning = learn(EXAMPLES, museum(tmp_path), folds=5)
    assert len(asked) == 6
    for taught, texts in asked[:-1]:
        assert len(texts) == 2
        assert not any(subject in text for subject in taught for text in texts)
    assert len(asked[-1][0]) == 10
    assert learning.quality is not None
    assert (learning.quality.folds, learning.quality.micro.precision) == (5, 0.5)


@pytest.mark.parametrize(("folds", "subjects", "parts"), [(0, 10, None), (5, 1, None), (5, 3, 3)])
def test_fewer_folds(
    tmp_path: Path, asked: list[tuple[set[str], set[str]]], folds: int, subjects: int, parts: int | None
) -> None:
    learning = learn(EXAMPLES[:subjects], museum(tmp_path), folds=folds)
    assert (learning.quality.folds if learning.quality else None) == parts
    assert len(asked) == 1 + (parts or 0)


def test_one_fold_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2 or more"):
        learn(EXAMPLES, museum(tmp_path), folds=1)


def test_a_missing_library_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'kg-news\[learn\]'"):
        learn(EXAMPLES, museum(tmp_path))


def test_a_file_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for content in (b"", b"{}", b"[]", b"\xff", b'{"format": "kg learned 99"}', b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(ReadError, match="no file that kg learn wrote"):
            load_learned(path)
    with pytest.raises(ReadError, match=r"missing\.json"):
        load_learned(tmp_path / "missing.json")


def test_a_file_is_read_back(tmp_path: Path) -> None:
    learned = training.Learned()
    path = write_learned(learned, tmp_path / "learned.json.gz")
    assert load_learned(path).to_json() == learned.to_json()


def test_the_report_for_programs(tmp_path: Path) -> None:
    ontology: Ontology = museum(tmp_path)
    quality = measure(EXAMPLES, [e.triples for e in EXAMPLES], folds=2)
    read = ExampleReport(10, 10, 10, ((KEEPER, 10),))
    path = write_learning_report(Learning(LEARNED, quality), read, ontology, tmp_path / "r.json")  # type: ignore[arg-type]
    values = json.loads(path.read_text("utf-8"))
    assert values["quality"]["micro"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    (keeper,) = (row for row in values["properties"] if row["property"] == KEEPER)
    assert (keeper["label"], keeper["examples"], keeper["f1"]) == ("keeper", 10, 1.0)
    assert keeper["cues"][0] == {"text": "{o} looks after {s}", "kind": "phrase", "count": 12, "weight": 1.84}


def test_the_quality_is_that_of_what_a_graph_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def predict(texts: Iterable[str], *_: object) -> Iterator[list[Triple]]:
        for text in texts:
            yield [Triple(text[15:-1], KEEPER, "Lind", 0.36), Triple(text[15:-1], KEEPER, "Dahl", 0.34)]

    monkeypatch.setattr(LEARNING, "train", lambda *_, **__: LEARNED)
    monkeypatch.setattr(LEARNING, "predict", predict)
    learning = learn(EXAMPLES, museum(tmp_path), folds=5)
    assert learning.quality is not None
    assert learning.widest is not None
    assert learning.quality.micro.precision == learning.widest.micro.precision == 0.5
    assert (learning.quality.micro.recall, learning.widest.micro.recall) == (0.5, 1.0)
