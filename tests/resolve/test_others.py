"""Organisations and places across documents."""

from __future__ import annotations

import pytest

from tests.resolve.making import ORG, PLACE, Text, ids_of, rules_of


def org(number: int, *names: str) -> Text:
    return Text(number).name(*names, type_=ORG)


def body(number: int, name: str, country: str) -> Text:
    return org(number, name).name(country, type_=PLACE).says(name, "of", country)


def town(number: int, name: str, where: str) -> Text:
    return Text(number).name(name, type_=PLACE).name(where, type_=PLACE).says(name, "in", where)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dept. of Fisheries", "Department of Fisheries"), ("Blue & Sons", "Blue and Sons"),
        ("World Fern Organisation", "World Fern Organization"), ("The Fern Office", "Fern Office"),
        ("UN Fern Office", "United Nations Fern Office"),
    ],
)  # fmt: skip
def test_spellings_are_one(a: str, b: str) -> None:
    assert len(ids_of(org(1, a), org(2, b))) == 1


def test_ministries_of_two_countries() -> None:
    texts = [body(1, "Defence Ministry", "Norway"), body(2, "Defence Ministry", "Peru")]
    assert ids_of(*texts) == ["Defence_Ministry", "Defence_Ministry-Peru", "Norway", "Peru"]
    same = [body(1, "Defence Ministry", "Norway"), body(2, "Ministry of Defence", "Norway")]
    assert ids_of(*same) == ["Ministry_Of_Defence", "Norway"]
    assert "word order" in rules_of(*same)
    other = [body(1, "Defence Ministry", "Norway"), body(2, "Ministry of Defence", "Peru")]
    assert len(ids_of(*other)) == 4


def test_nobody_says_which_of_two_ministries() -> None:
    texts = [body(1, "Defence Ministry", "Norway"), body(2, "Defence Ministry", "Peru"), org(3, "Defence Ministry")]
    assert len(ids_of(*texts)) == 5


def test_towns_of_two_countries_and_states() -> None:
    assert len(ids_of(town(1, "Oakfield", "Kenya"), town(2, "Oakfield", "Peru"))) == 4
    assert ids_of(town(1, "Oakfield", "Ohio"), town(2, "Oakfield", "Texas")) == [
        "Oakfield", "Oakfield-Texas", "Ohio", "Texas",
    ]  # fmt: skip
    assert ids_of(town(1, "Oakfield", "Ohio"), town(2, "Oakfield", "United States")) == [
        "Oakfield", "Ohio", "United_States",
    ]  # fmt: skip


def test_firm_without_its_legal_form_wants_evidence() -> None:
    def told(number: int, name: str) -> Text:
        return org(number, name).name("Otto Brandeis").name("Ilse Marquardt")

    assert len(ids_of(org(1, "Blue Fern Corp."), org(2, "Blue Fern"))) == 2
    assert len(ids_of(told(1, "Blue Fern Corp."), told(2, "Blue Fern"))) == 3
    assert "legal form" in rules_of(told(1, "Blue Fern Corp."), told(2, "Blue Fern"))


def test_acronym_of_two_goes_where_the_company_is() -> None:
    texts = [org(1, "World Fern Office", "WFO").name("Otto Brandeis"), org(2, "West Field Order", "WFO")]
    texts.append(org(3, "WFO").name("Otto Brandeis"))
    assert ids_of(*texts) == ["Otto_Brandeis", "West_Field_Order", "World_Fern_Office"]


def test_company_is_no_country() -> None:
    assert len(ids_of(org(1, "North Fern Steel"), org(2, "South Fern Steel"))) == 2
    assert len(ids_of(org(1, "Fern Bank of Ohio"), org(2, "Fern Bank of Texas"))) == 2
