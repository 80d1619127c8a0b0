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
    assert taught("Ida B. Berg", "What I Know").of("All I Say") == "All I Say"
    assert spelling.of("2011 K League") == "2011 K League"
    assert taught("Ida B Berg").of("Eva M. Moen") == "Eva M Moen"
    assert Spelling().of("Eva M Moen") == "Eva M Moen"


def test_where_a_word_stands_matters() -> None:
    spelling = taught("Ulm_F.C.", "Kiel F.C.", "FC_Bonn")
    assert spelling.of("Cork FC") == "Cork F.C."
    assert spelling.of("FC Cork") == "FC Cork"


def test_accents_are_restored_unless_both_are_in_use() -> None:
    twice = "Ana P\u00e9rez", "Rut P\u00e9rez"
    assert taught(*twice).of("Luis Perez") == "Luis P\u00e9rez"
    assert taught(*twice, "Eva Perez").of("Luis Perez") == "Luis Perez"
    assert taught(twice[0]).of("Luis Perez") == "Luis Perez"
    assert taught(*twice).of("Perez") == "Perez"


def test_other_marks_stay() -> None:
    assert taught("Ulm A.S.", "Kiel A.S.").of("Ulm A/S") == "Ulm A/S"
    assert taught("Ulm, Ohio", "Kiel, Ohio").of("Ulm Ohio") == "Ulm Ohio"
    assert taught("The Good-bye", "A Good-bye").of("Her Goodbye") == "Her Goodbye"
