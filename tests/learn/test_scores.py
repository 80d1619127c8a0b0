"""Precision, recall and F1, as Text2KGBench defines them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from random import Random
from typing import TYPE_CHECKING

import pytest

from kg.learn.examples import Example, Triple
from kg.learn.scores import Score, measure
from tests.quality.text2kg_folds import kit

if TYPE_CHECKING:
    from pathlib import Path

GOLD = [
    Example("1", "one", (Triple("Blue_Boat", "p", "Dahl"), Triple("Blue Boat", "q", "1902"))),
    Example("2", "two", (Triple("Red Barn", "p", "Lind"),)),
    Example("3", "three"),
]


def test_case_spaces_and_underscores_do_not_count() -> None:
    found = measure(
        GOLD, [[Triple("BLUE BOAT", "p", "da hl"), Triple("Blue Boat", "q", "1902")], [GOLD[1].triples[0]], []]
    )
    assert found.micro == found.unfiltered == Score(1.0, 1.0, 1.0)
    assert found.filtered == Score(2 / 3, 2 / 3, 2 / 3)  # nothing to find counts 0 there


def test_a_wrong_guess_with_another_relation_costs_nothing_when_filtered() -> None:
    wrong = Triple("Red Barn", "q", "Lind")
    found = measure(GOLD[1:2], [[GOLD[1].triples[0], wrong]])
    assert found.filtered == Score(1.0, 1.0, 1.0)
    assert found.unfiltered == Score(0.5, 1.0, pytest.approx(2 / 3))
    assert found.micro == found.unfiltered


def test_each_property() -> None:
    found = measure(GOLD, [[GOLD[0].triples[0], Triple("x", "r", "y")], [], []])
    assert [(it.iri, it.examples, it.predicted, it.correct) for it in found.properties] == [
        ("p", 2, 1, 1),
        ("q", 1, 0, 0),
        ("r", 0, 1, 0),
    ]
    assert found.properties[0].score == Score(1.0, 0.5, pytest.approx(2 / 3))
    assert found.micro == Score(0.5, pytest.approx(1 / 3), pytest.approx(0.4))


def test_nothing_at_all() -> None:
    assert measure([], []).unfiltered == Score(0.0, 0.0, 0.0)


@pytest.mark.slow
@pytest.mark.skipif(kit() is None or find_spec("nltk") is None, reason="needs the measuring kit (KG_BENCH) and nltk")
def test_the_scorer_of_the_kit_agrees(tmp_path: Path) -> None:
    random = Random(7)  # noqa: S311
    relations = ["p", "q", "r"]

    def triples(most: int) -> tuple[Triple, ...]:
        return tuple(
            Triple(random.choice("AB"), random.choice(relations), random.choice("CD"))
            for _ in range(random.randint(0, most))
        )

    examples = [Example(f"{n}", "A B C D", triples(3)) for n in range(200)]
    predicted = [triples(4) for _ in examples]
    gold = [
        {"id": e.id, "sent": e.text, "triples": [{"sub": s, "rel": p, "obj": o} for s, p, o, _ in e.triples]}
        for e in examples
    ]
    rows = [{"id": e.id, "triples": [t[:3] for t in found]} for e, found in zip(examples, predicted, strict=True)]
    ontology = {"concepts": [], "relations": [{"label": name} for name in relations]}
    for name, lines in (("gold", gold), ("pred", rows)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ont_1_x.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (tmp_path / "ont_1_x.json").write_text(json.dumps(ontology), "utf-8")
    scorer = kit()
    assert scorer is not None
    command = [sys.executable, str(scorer / "score_text2kg.py"), "--gold", str(tmp_path / "gold")]
    command += ["--pred", str(tmp_path / "pred"), "--ontologies", str(tmp_path), "--json", str(tmp_path / "s.json")]
    subprocess.run(command, check=True, capture_output=True)
    average = json.loads((tmp_path / "s.json").read_text("utf-8"))["average"]
    ours = measure(examples, predicted)
    assert ours.filtered == pytest.approx((average["P"], average["R"], average["F1"]))
    assert ours.unfiltered == pytest.approx((average["uP"], average["uR"], average["uF1"]))
    assert ours.micro == pytest.approx((average["mP"], average["mR"], average["mF1"]))
