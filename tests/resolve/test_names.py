"""Parts of names, and what different spellings of them share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.given_names import ROOTS
from kg.resolve.keys import canonical_name, case_key, full_key, spelled_out
from kg.resolve.parts import best_name
from kg.resolve.people import middles_agree, person_name, roots
from kg.resolve.spelling import folded, near, skeleton, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "Khrushchyov Khrushchev Hruščev", "Tchaikovsky Chaikovskii Čajkovskij Tschaikowski",
        "Shcherbakov Ščerbakov Schtscherbakow", "Solovyov Solovyev Solov'ev Soloviev", "Zhukovsky Žukovskij Zhukovskiy",
        "Yevtushenko Evtushenko Jevtušenko", "Sergei Sergey Sergej Serguei", "Aleksei Alexei Alexey Aleksey",
        "Yulia Julia Iuliia Yuliya", "Mohammed Muhammad Mohamed Mohamad", "Hussein Husayn Hussain",
        "Haddad Hadad", "Khoury Khouri", "Müller Mueller Muller", "Łukasz Lukasz", "Rahmanov Rakhmanov",
    ],
)  # fmt: skip
def test_one_sound(spellings: str) -> None:
    first, *others = spellings.split()
    alike = {sound(word) for word in others} | {sound(first)}
    assert len(alike) <= 1 or all(near(first, word) for word in others), alike


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Petrov", "Petrova"), ("Mario", "Maria"), ("Ivanov", "Ivashov"), ("Karlov", "Karpov"), ("Berg", "Burg"),
        ("Jonas", "Jones"), ("Hansen", "Hanson"), ("Kowalski", "Kowalska"), ("Martin", "Morton"), ("Park", "Peck"),
        ("Daniel", "Daniela"), ("Omar", "Amir"),
    ],
)  # fmt: skip
def test_other_names(a: str, b: str) -> None:
    assert sound(a) != sound(b)
    assert not near(a, b)


@given(st.text(max_size=12))
def test_any_text_has_a_sound(text: str) -> None:
    assert sound(text) == sound(text)
    assert isinstance(skeleton(text), str)
    assert near(text, text)
    assert folded(text).isascii() or any(not c.isascii() for c in text)


@pytest.mark.parametrize(
    ("name", "given", "family", "generation"),
    [
        ("Ann Lee", "ann", "lee", ""), ("J. R. Orr", "j r", "orr", ""), ("J.R. Orr", "j r", "orr", ""),
        ("Ludwig van der Berg", "ludwig", "van der berg", ""), ("Ana de la Cruz", "ana", "de la cruz", ""),
        ("Omar al-Masri", "omar", "masri", ""), ("Hugo Lang, Jr.", "hugo", "lang", "jr"),
        ("Hugo Lang III", "hugo", "lang", "iii"), ("Anne-Marie Berg", "anne marie", "berg", ""),
        ("Ann Hart-Lowe", "ann", "hart lowe", ""), ("Li Wenping", "wenping", "li", ""),
        ("Choi Sung-ho", "sungho", "choi", ""), ("Sung-ho Choi", "sungho", "choi", ""), ("Mr Bo Ek", "bo", "ek", ""),
    ],
)  # fmt: skip
def test_parts_of_a_name(name: str, given: str, family: str, generation: str) -> None:
    parts = person_name(name)
    assert parts is not None
    assert (" ".join(parts.given), parts.family, parts.generation) == (given, family, generation)


@pytest.mark.parametrize("name", ["Lee", "Hart-Lowe", "al-Masri", "Lang Jr.", "", "...", "Dr."])
def test_no_full_name(name: str) -> None:
    assert person_name(name) is None


def test_middle_names() -> None:
    assert middles_agree(("john",), ("j", "k"))
    assert not middles_agree(("john",), ("james",))
    assert not middles_agree(("j",), ("k",))


def test_short_forms() -> None:
    assert "william" in roots("bill")
    assert set(roots("alex")) >= {"alexander", "alexandra"}
    assert roots("zebedee") == ("zebedee",)
    assert all(short not in names for short, names in ROOTS.items())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dept. of Fisheries", "Department of Fisheries"), ("Fern Univ.", "Fern University"),
        ("Blue & Sons", "Blue and Sons"), ("World Fern Organisation", "World Fern Organization"),
        ("UN Fern Office", "United Nations Fern Office"), ("U.S. Navy", "United States Navy"),
        ("St. Helen", "Saint Helen"),
        ("The Fern Office", "Fern Office"), ("Natl. Fern Assn.", "National Fern Association"),
        ("Elbow Centre", "Elbow Center"),
    ],
)  # fmt: skip
def test_abbreviations(a: str, b: str) -> None:
    assert case_key(a) == case_key(b) == full_key(a) != ""


@pytest.mark.parametrize("name", ["Wall St.", "Us Weekly", "dept. of x", "Org"])
def test_no_abbreviation(name: str) -> None:
    assert spelled_out(name) == canonical_name(name)


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["Vera Orlov", "Orlov", "Vera P. Orlov"], "Vera Orlov"), (["V. Orlov", "Orlov"], "V. Orlov"),
        (["Gabriel Ruiz Soto", "Ruiz Soto"], "Gabriel Ruiz Soto"), (["Jean Paul Roy", "Jean Paul"], "Jean Paul Roy"),
        (["VERA ORLOV", "Vera Orlov"], "Vera Orlov"), (["Hugo Lang", "Hugo Lang Jr."], "Hugo Lang Jr."),
        (["Vera Orlov of Fern Street", "Vera Orlov"], "Vera Orlov"), (["Orlov"], "Orlov"),
    ],
)  # fmt: skip
def test_best_name_of_a_person(names: list[str], best: str) -> None:
    assert best_name(names, person=True) == best == best_name(reversed(names), person=True)


def test_best_name_of_anything_else() -> None:
    assert best_name(["WFO", "World Fern Office", "Fern Office"], person=False) == "World Fern Office"
    assert best_name(["Natl. Fern Office", "National Fern Office"], person=False) == "National Fern Office"


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.booleans())
def test_best_name_is_one_of_them(names: list[str], person: bool) -> None:  # noqa: FBT001
    assert best_name(names, person=person) in names
    assert best_name(names, person=person) == best_name(sorted(names), person=person)
