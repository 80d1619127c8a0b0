"""Text2KGBench: the harness on a small kit of our own, and what the kit's scorer says of subject-disjoint folds."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from kg.ontology.load import load_ontology
from tests.quality.kit import ROOT
from tests.quality.text2kg import load_vocabularies, read_train, relation_iri, turtle
from tests.quality.text2kg_folds import FOLDS, SETS, all_rows, folds_of, kit, predict_folds, scores

if TYPE_CHECKING:
    from pathlib import Path

LEARNT = {"dbpedia_webnlg": 0.43}
ZERO = {"wikidata_tekgen": 0.17, "dbpedia_webnlg": 0.22}
"""Floors of F1 on fold 0 of train and dev, somewhat below what was reached."""
UNFILTERED_LOSS = 0.04
HALLUCINATED = {"SH": 0.02, "OH": 0.12}
"""Without learning, where ends are written as they stand; learnt forms (dates, units, quotes) are not in the text."""
PER_SECOND = 50

MUSEUM = {
    "title": "Museum Ontology",
    "id": "ont_1_museum",
    "concepts": [{"qid": "Q1", "label": "painting"}, {"qid": "Q2", "label": "FinePerson"}],
    "relations": [
        {"pid": "P1", "label": "keeper", "domain": "Q1", "range": "Q2"},
        {"pid": "P2", "label": "made on", "domain": "Q1", "range": "date"},
        {"pid": "P3", "label": "made of", "domain": "Q1", "range": ""},
        {"pid": "P 4", "label": 'so "called"', "domain": "", "range": "Q2"},
    ],
}
ROWS = [
    {
        "id": "m_1",
        "sent": "Dahl keeps the Blue Boat.",
        "triples": [{"sub": "Blue Boat", "rel": "keeper", "obj": "Dahl"}],
    },
    {"id": "m_2", "sent": "The Red Barn is of oak.", "triples": [{"sub": "Red Barn", "rel": "made_of", "obj": "oak"}]},
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name in ("ontologies", "train", "asked"):
        (tmp_path / name).mkdir()
    (tmp_path / "ontologies" / "ont_1_museum.json").write_text(json.dumps(MUSEUM), "utf-8")
    (tmp_path / "train" / "ont_1_museum.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    asked = [{"id": row["id"], "sent": f"{row['sent']} And so\u0085."} for row in ROWS]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in asked)
    (tmp_path / "asked" / "ont_1_museum.jsonl").write_text(lines, "utf-8")
    return tmp_path


def test_an_ontology_of_the_kit_as_a_user_would_have_it(tmp_path: Path) -> None:
    path = tmp_path / "m.ttl"
    path.write_text("".join(turtle("m", MUSEUM)), "utf-8")
    ontology = load_ontology(path, default=False)
    found = {p.iri: p for p in ontology.own_properties}
    assert [found[relation_iri("m", it["pid"])].label for it in MUSEUM["relations"]] == [  # type: ignore[index]
        "keeper",
        "made on",
        "made of",
        'so "called"',
    ]
    assert found[relation_iri("m", "P2")].datatypes == ("http://www.w3.org/2001/XMLSchema#date",)
    assert found[relation_iri("m", "P3")].mixed


def test_examples_are_in_the_terms_of_their_ontology(small: Path) -> None:
    vocabularies, together = load_vocabularies(small / "ontologies")
    examples = read_train([small / "train"], vocabularies)
    labels = vocabularies["ont_1_museum"].labels
    assert [labels[t.property_iri] for e in examples for t in e.triples] == ["keeper", "made of"]
    assert {e.group for e in examples} == {"ont_1_museum"}
    assert {t.property_iri for e in examples for t in e.triples} <= {p.iri for p in together.own_properties}


@pytest.mark.model
def test_the_call_of_the_held_out_test(small: Path) -> None:
    script = str(ROOT / "tests" / "quality" / "text2kg.py")
    folders = ["--ontologies", small / "ontologies", "--sentences", small / "asked", "--output", small / "out"]
    command = [sys.executable, script, "--train", "none", *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.startswith("2 sentences, ")
    lines = (small / "out" / "ont_1_museum.jsonl").read_text("utf-8").split("\n")
    assert [json.loads(line)["id"] for line in lines if line] == ["m_1", "m_2"]
    assert all(len(triple) == 3 for line in lines if line for triple in json.loads(line)["triples"])


# --- the kit


_needs_kit = pytest.mark.skipif(kit() is None or find_spec("nltk") is None, reason="needs the kit (KG_BENCH) and nltk")


@pytest.mark.slow
@pytest.mark.skipif(kit() is None, reason="no measuring kit; point KG_BENCH at it")
@pytest.mark.parametrize("name", SETS)
def test_folds_share_no_main_subject(name: str) -> None:
    folder = kit()
    assert folder is not None
    rows = all_rows(folder / name)
    fold_of = folds_of(folder / name, rows)
    assert {row["id"] for of in rows.values() for row in of} <= set(fold_of)
    assert set(fold_of.values()) == set(range(FOLDS))


@pytest.mark.slow
@pytest.mark.model
@_needs_kit
@pytest.mark.parametrize(("name", "zero"), [(SETS[1], False), (SETS[0], True), (SETS[1], True)])
def test_as_good_as_before(tmp_path: Path, name: str, *, zero: bool) -> None:
    """One fold, since learning takes minutes; Wikidata-TekGen takes longest and is left to the script."""
    folder = kit()
    assert folder is not None
    per_second = predict_folds(folder / name, tmp_path, zero=zero, only=0)
    found = scores(folder / name, tmp_path)
    assert found["F1"] >= (ZERO if zero else LEARNT)[name]
    assert found["OC"] == pytest.approx(1.0)
    assert per_second >= PER_SECOND / 4  # other programs may run beside
    if zero:
        assert all(found[key] <= most for key, most in HALLUCINATED.items())
    else:
        assert found["uF1"] >= found["F1"] - UNFILTERED_LOSS
