"""How news introduces things and takes them up: headlines, roles between commas, ages and nationalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.coref import find_clusters
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.segment import borders, flatten, mark_borders

if TYPE_CHECKING:
    from spacy.language import Language


def are_one(nlp: Language, text: str, one: str, other: str) -> bool:
    """Whether the first mention that reads `one` and the last that reads `other` are in one cluster."""
    made = nlp.make_doc(flatten(text))
    mark_borders(made, borders(text))
    parse = parse_of(nlp(made))
    mentions = find_mentions(parse)
    texts = [parse.slice(m.start, m.end) for m in mentions]
    first, last = texts.index(one), len(texts) - 1 - texts[::-1].index(other)
    return any(first in cluster and last in cluster for cluster in find_clusters(parse, mentions))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ferry sinks off Bali\n\nA ferry carrying 80 people sank on Monday.", "Ferry", "A ferry"),
        (
            "Opposition leader wins vote\n\nOpposition leader Samuel Okoro won on Sunday.",
            "Opposition leader",
            "Samuel Okoro",
        ),
        (
            "Swedish minister opens mine\n\nSwedish Minister Eva Ek opened a mine. Danish Minister Ole Bo came.",
            "Swedish minister",
            "Eva Ek",
        ),
        (
            "Parliament rejects gas deal\n\nMPs rejected a gas contract with Iran on Monday.",
            "gas deal",
            "a gas contract",
        ),
        ("Among them was the captain, Ernesto Dizon, who was hurt.", "the captain", "Ernesto Dizon"),
        ("Ocampo and his son, Mateo, saved 17 people.", "his son", "Mateo"),
        ("The ship's operator, Visayan Lines, promised to pay.", "The ship's operator", "Visayan Lines"),
        ("A nurse at the clinic, Sofia Marques, raised the alarm.", "A nurse", "Sofia Marques"),
        ("An attempt by the Chinese icebreaker Hai Long 2 failed.", "the Chinese icebreaker", "Hai Long 2"),
        ("The storm, known locally as Dodong, killed two people.", "The storm", "Dodong"),
        ("Liisa Hakala left the firm. The 49-year-old will run a charity.", "Liisa Hakala", "The 49-year-old"),
        (
            "Nadia Rahim, 33, won. Her rival, Omar Said, conceded. The 33-year-old will be mayor.",
            "Nadia Rahim",
            "The 33-year-old",
        ),
        ("Olga Sidorova lost her first match. The Russian said so.", "Olga Sidorova", "The Russian"),
        ("Antwerp lies in Europe. It is a gateway to the continent.", "Europe", "the continent"),
    ],
)
def test_one_thing(nlp: Language, text: str, one: str, other: str) -> None:
    assert are_one(nlp, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ferry sinks off Bali\n\nAnother ferry sank on Monday.", "Ferry", "Another ferry"),
        ("The panel included the mayor, Anna Berg, Ole Hansen and Per Holm.", "the mayor", "Anna Berg"),
        ("After talks with the mayor, Anna Berg, a lawyer from Oslo, left.", "the mayor", "Anna Berg"),
        ("Judge Karen Holt sentenced Ivan Petrov. The 45-year-old was in court.", "Karen Holt", "The 45-year-old"),
        ("Anna Berg, 51, met them. The 24-year-old was tired.", "Anna Berg", "The 24-year-old"),
        ("Tom Reed said that the 31-year-old driver had fled.", "Tom Reed", "the 31-year-old driver"),
        ("The Norwegian sailor Liv Moe won. The Russian said so.", "Liv Moe", "The Russian"),
    ],
)
def test_two_things(nlp: Language, text: str, one: str, other: str) -> None:
    assert not are_one(nlp, text, one, other)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The plant will be paid for by loans from Nordbanken and Wexford Stanley.", "Nordbanken", "Organization"),
        ('She created "Bandada" (1981), a flock of birds.', "Bandada", "Work"),
        ("They searched for the trawler Belmira, which sank in 2017.", "Belmira", "Product"),
        ("Researchers tested the drug, known as OnchoSeal, on 40 people.", "OnchoSeal", "Product"),
        ("A nurse at the clinic, Sofia Marques, raised the alarm.", "Sofia Marques", "Person"),
        ("Her husband is among the missing.", "missing", "Group"),
    ],
)
def test_types(nlp: Language, text: str, name: str, type_: str) -> None:
    parse = parse_of(nlp(text))
    assert {m.name: m.type for m in find_mentions(parse)}[name] == type_


def test_an_amount_of_crowns_is_no_thing(nlp: Language) -> None:
    parse = parse_of(nlp("It paid 12 billion crowns for the crown of a king."))
    assert [m.name for m in find_mentions(parse) if "crown" in m.name] == ["crown"]
