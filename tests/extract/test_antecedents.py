"""What definite phrases and pronouns in the news point back to, through the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.coref.nominal_traits import HAS_NAME
from kg.extract.coref.nominals import choose
from kg.extract.coref.ranker import Ranker
from tests.extract.test_speakers import clusters, together

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The food watchdog warned two shops. Alvora opened a store in Leeds, and the regulator visited it.",
            ("The food watchdog", "the regulator"),
        ),
        ("The ferry Nordlys left Bergen on Monday. The ship carried 80 cars.", ("Nordlys", "The ship")),
        (
            "A music festival opened in Gdansk. This summer festival is free.",
            ("A music festival", "This summer festival"),
        ),
        (
            "Prices rose, according to the bank's chairwoman, Ingrid Moe. \u201cIt hurts,\u201d she said.",
            ("Ingrid Moe", "she"),
        ),
    ],
)
def test_one_thing(nlp: Language, text: str, words: tuple[str, ...]) -> None:
    assert together(nlp, text, *words), clusters(nlp, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway sent a probe in May. The moon is cold.", ("Norway", "The moon")),
        ("Iceland raised taxes. Storms hit the island of Bornholm.", ("Iceland", "the island")),
        ("Alvora will buy Brinell. The combined company will employ 900 people.", ("Alvora", "The combined company")),
        ("The mayor was late. He met the mayor of Lund.", ("He", "the mayor")),
        ("Sources said that the French grocer Aldo was up for sale. Its shares rose.", ("French", "Its")),
        ("The raid shocked them. It was in Quito that she met Juan Vega.", ("The raid", "It")),
    ],
)
def test_two_things(nlp: Language, text: str, words: tuple[str, ...]) -> None:
    assert not together(nlp, text, *words), clusters(nlp, text)


def test_the_speaker_who_goes_on_is_not_whom_he_speaks_of(nlp: Language) -> None:
    text = (
        "Mayor Renzo Pardi said that the actress Julia Moss had visited the village. "
        "\u201cShe loved the lake,\u201d he said."
    )
    assert together(nlp, text, "Julia Moss", "She")
    assert together(nlp, text, "Renzo Pardi", "he")


def test_chances_of_named_options_are_not_added_up() -> None:
    model = Ranker({"fits": 1.0, "new": 0.5}, 0.6)
    unnamed, named = ["fits"], ["fits", HAS_NAME]
    assert choose(model, [unnamed, unnamed], ["new"]) == 0
    assert choose(model, [named, named], ["new"]) is None
    assert choose(model, [named, unnamed], ["new"]) == 0
