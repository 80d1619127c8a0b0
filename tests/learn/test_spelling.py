"""Words of names are spelt as the examples always spell them."""

from __future__ import annotations

from kg.learn.spelling import Spelling


def taught(*names: str) -> Spelling:
    spelling = Spelling()
    for name in names:
        spelling.note(name)
    return Spelling.from_data(spelling.to_data())


def test_initials_have_the_full_stop_of_the_examples() -> None:
    spelling = taught("Ida_B._Berg", "Jan C. Krag")
    assert spelling.of("Eva M Moen") == "Eva M. Moen"
    assert spelling.of("A Moen") == "A Moen"
    assert spelling.of("A M Moen") == "A. M. Moen"
    assert spelling.of("Series B league") == "Series B league"
    assert taught("Ida B Berg").of("Eva M. Moen") == "Eva M Moen"
    assert Spelling().of("Eva M Moen") == "Eva M Moen"


def test_where_a_word_stands_matters() -> None:
    spelling = taught("Ulm_F.C.", "FC_Bonn")
    assert spelling.of("Cork FC") == "Cork F.C."
    assert spelling.of("FC Cork") == "FC Cork"


def test_accents_are_restored_unless_both_are_in_use() -> None:
    assert taught("Ana P\u00e9rez").of("Luis Perez") == "Luis P\u00e9rez"
    assert taught("Ana P\u00e9rez", "Eva Perez").of("Luis Perez") == "Luis Perez"
    assert taught("Ana P\u00e9rez").of("Perez") == "Perez"


def test_other_marks_stay() -> None:
    assert taught("Ulm A.S.").of("Ulm A/S") == "Ulm A/S"
    assert taught("Ulm, Ohio").of("Ulm Ohio") == "Ulm Ohio"
