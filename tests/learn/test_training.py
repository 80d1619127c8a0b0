"""Learning from examples: where triples stand, how they are written, and what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.errors import UsageError
from kg.extract.parse import Parse
from kg.extract.slots.reading import Reading
from kg.extract.slots.spans import candidates
from kg.learn import training
from kg.learn.alignment import align_triples
from kg.learn.examples import Example, Triple
from kg.learn.training import Learned, predict, train
from tests.learn.museum import KEEPER, PAINTED, museum

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

PEOPLE = "Ida Berg,Olga Brandt,Peter Holm,Karl Lind,Mette Lund,Jan Krag,Eva Moen,Nils Dahl,Rut Falk,Siri Hagen".split(
    ","
)
BOATS = "Blue Boat,Red Barn,Old Mill,Grey Gate,Long Pier,Low Tide,High Noon,Dark Wood,Still Lake,White Sail".split(",")


def examples() -> list[Example]:
    found = []
    for number, (person, boat) in enumerate(zip(PEOPLE, BOATS, strict=True)):
        year = 1850 + number
        triples = (Triple(boat, KEEPER, person), Triple(boat, PAINTED, str(year)))
        found.append(Example(f"e{number}", f"{person} minds {boat}, which dates from {year}.", triples))
    return found


def aligned(nlp: Language, text: str, *triples: Triple) -> list[tuple[list[str], list[tuple[str, str]]]]:
    reading = Reading(parse := Parse(nlp(text)), candidates(parse))
    return [
        ([reading.spans[k].text for k in subjects], [(reading.spans[k].text, form) for k, form in objects])
        for _, subjects, objects in align_triples(reading, {}, triples)
    ]


def test_triples_are_found_however_they_are_written(nlp: Language) -> None:
    text = "Ana Per\u00f3n was born on 3 May 1902 in Toledo and speaks Spanish."
    born, place, spoken = aligned(
        nlp,
        text,
        Triple("Ana_Peron", "p", '"1902-05-03"'),
        Triple("Ana Per\u00f3n", "q", "Toledo,_Ohio"),
        Triple("Somebody Else", "r", "Spanish_language"),
    )
    assert born[0] == ["Ana Per\u00f3n"]
    assert ("3 May 1902", "iso") in born[1]
    assert ("Toledo", "as it is") in place[1]
    assert spoken == ([], [("Spanish", "+language")])


def test_what_is_learnt_says_what_no_paraphrase_says(tmp_path: Path) -> None:
    ontology = museum(tmp_path)
    learned = train(examples(), ontology)
    assert learned.properties == (KEEPER, PAINTED)
    (found,) = predict(["Tom Vik minds Cold Spring, which dates from 1901."], ontology, learned)
    assert {tuple(triple[:3]) for triple in found} >= {("Cold Spring", KEEPER, "Tom Vik")}
    assert any("mind" in cue.text for cue in learned.evidence(KEEPER))
    assert all(cue.count > 0 for cue in learned.evidence(PAINTED))


def test_learning_is_deterministic_and_survives_its_file(tmp_path: Path) -> None:
    ontology = museum(tmp_path)
    text = train(examples(), ontology).to_json()
    assert text == train(examples(), ontology).to_json()
    assert Learned.from_json(text).to_json() == text


def test_counter_examples_are_no_crime(tmp_path: Path) -> None:
    """Examples without triples, without words, or whose subject is elsewhere."""
    odd = [Example("a", "Nothing here."), Example("b", ""), Example("c", "It sank.", (Triple("Boat", KEEPER, "Ida"),))]
    learned = train([*examples(), *odd], museum(tmp_path))
    assert learned.properties == (KEEPER, PAINTED)


def test_a_missing_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(training, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="pip install"):
        train(examples(), museum(tmp_path))


def test_trees_leave_scikit_learn_unchanged() -> None:
    pytest.importorskip("sklearn")
    from sklearn.ensemble import HistGradientBoostingClassifier

    from kg.learn.fitting import _exported

    generator = np.random.default_rng(1)
    rows = generator.normal(size=(600, 4)).astype(np.float32)
    rows[::7, 2] = np.nan
    answers = (np.nan_to_num(rows[:, 2]) + rows[:, 0] > 0.3) ^ (rows[:, 1] > 1)
    model = HistGradientBoostingClassifier(max_iter=20, random_state=0).fit(rows, answers)
    assert _exported(model).probability(rows) == pytest.approx(model.predict_proba(rows)[:, 1], abs=1e-4)
