"""What is linked to GeoNames out of the box, and what must not be."""

from __future__ import annotations

import pytest

import kg
from kg.link.candidates import Candidate, Sort
from kg.link.choosing import biggest
from kg.link.geonames import GeoNames, _by_key, countries_and_regions
from kg.link.names import link_key
from kg.model import Document, EntityType, MentionKind
from tests.link.making import entity, graph, links, whys

PARIS, PARIS_TEXAS, LONDON, LONDON_ONTARIO = "2988507", "4717560", "2643743", "6058560"


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("They met in Paris.", "Paris", PARIS),
        ("He drove to Paris, Texas, in May.", "Paris", PARIS_TEXAS),
        ("He drove to Paris, Tex., in May.", "Paris", PARIS_TEXAS),
        ("He drove to Paris (Texas) in May.", "Paris", PARIS_TEXAS),
        ("The United States sent its envoy to Paris.", "Paris", PARIS),
        ("In London, Ukraine's president spoke.", "London", LONDON),
        ("A fire in London, Ontario, killed two.", "London", LONDON_ONTARIO),
        ("Sudan, Iran, Libya and Yemen were named.", "Sudan", "366755"),
        ("Police in Birmingham, Alabama, said so.", "Birmingham", "4049979"),
        ("Britain's second city, Birmingham, is broke.", "Birmingham", "2655603"),
        ("LIMA, Peru - Miners struck.", "LIMA", "3936456"),
        ("A mill in Aarhus shut, Danish radio said.", "Aarhus", "2624652"),
        ("He left Washington, D.C., on Monday.", "Washington", "4140963"),
        ("Texas sued.", "Texas", "4736286"),
        ("Fans came to Tbilisi, Georgia.", "Tbilisi", "611717"),
        ("The team flew to Kiev.", "Kiev", "703448"),
        ("It was built in Côte d'Ivoire.", "Côte d'Ivoire", "2287781"),
    ],
)
def test_a_place_is_linked(text: str, name: str, number: str) -> None:
    assert links(kg.link(graph(text, name))) == {name: {number}}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Birmingham said so.", "Birmingham"),
        ("Birmingham, where Britain and the United States met.", "Birmingham"),
        ("Georgia won.", "Georgia"),
        ("Washington denied it.", "Washington"),
        ("New York celebrates.", "New York"),
        ("Gaza was quiet.", "Gaza"),
        ("Quebec voted. Canada watched.", "Quebec"),
        ("A farmer in Aarhus said so.", "Aarhus"),  # nobody says where it is
        ("A fire in London, Germany.", "London"),
        ("In Ontario, the mayor of London resigned.", "London"),
        ("They met in Serra Clara.", "Serra Clara"),
        ("A court in Alexandria, Virginia, and one in Alexandria, Egypt.", "Alexandria"),
        ("Paris, France, or Paris, Texas?", "Paris"),
    ],
)
def test_a_place_in_doubt_is_not_linked(text: str, name: str) -> None:
    assert links(kg.link(graph(text, name))) == {}


@pytest.mark.parametrize("type_", sorted(set(EntityType) - {EntityType.PLACE}))
def test_only_places_are_linked(type_: EntityType) -> None:
    assert links(kg.link(graph("Paris said so.", "Paris", type_=type_))) == {}


def test_nominals_are_not_linked() -> None:
    document = Document("d", "The chad was small.")
    nominal = entity(document, "chad", kind=MentionKind.NOMINAL)
    assert links(kg.link(kg.KnowledgeGraph([document], [nominal]))) == {}


def test_it_can_be_switched_off() -> None:
    known = graph("They met in Paris.", "Paris")
    assert kg.link(known, geonames=False) is known
    assert links(kg.link(known)) != {}


def test_part_of_a_longer_name_is_another_thing() -> None:
    document = Document("d", "Khabarovsk Krai is in Russia. Khabarovsk is its capital.")
    whole = kg.KnowledgeGraph([document], [entity(document, "Khabarovsk Krai", "Khabarovsk")])
    assert links(kg.link(whole)) == {}


def test_a_place_is_known_by_its_best_name_only() -> None:
    document = Document("d", "Historic Yearbook (Munich) was printed.")
    mixed = kg.KnowledgeGraph([document], [entity(document, "Historic Yearbook", "Munich")])
    assert links(kg.link(mixed)) == {}


def test_one_document_in_many_does_not_outweigh_the_others() -> None:
    texts = [f"{n} people met in Paris." for n in range(20)]
    documents = [Document(f"d{n}", text) for n, text in enumerate(texts)]
    parts = [kg.KnowledgeGraph([d], [entity(d, "Paris")]) for d in documents]
    stray = Document("e", "He came from Paris, Texas.")
    whole = kg.union([*parts, kg.KnowledgeGraph([stray], [entity(stray, "Paris")])])
    assert links(kg.link(whole)) == {"Paris": {PARIS}}
    half = kg.union([parts[0], kg.KnowledgeGraph([stray], [entity(stray, "Paris")])])
    assert links(kg.link(half)) == {}


def test_without_texts_large_places_are_linked_all_the_same() -> None:
    known = graph("They met in Paris and Aarhus, Denmark.", "Paris", "Aarhus")
    assert links(kg.link(kg.KnowledgeGraph([], known.entities))) == {"Paris": {PARIS}}


def test_a_list_of_towns_tells_no_country() -> None:
    assert links(kg.link(graph("London, Paris and Rome cheered.", "London", "Paris", "Rome"))).keys() == {
        "London",
        "Paris",
        "Rome",
    }


def test_reasons_are_given() -> None:
    decisions = kg.link_decisions(graph("Birmingham, Paris and Atlantis", "Birmingham", "Paris", "Atlantis"))
    assert whys(decisions)["Paris"].startswith("far larger")
    assert "nothing says which" in whys(decisions)["Birmingham"]
    assert whys(decisions)["Atlantis"] == "no authority has its name"
    assert len(next(d for d in decisions if d.label == "Birmingham").candidates) >= 3


def test_the_table_is_sound() -> None:
    assert len(_by_key()) > 6000
    for key, lines in _by_key().items():
        assert link_key(key) == key, key
        for line in lines:
            kind, number, country, _, population, label, keys = line.split("\t")
            assert kind in "CRPMTX"
            assert label
            assert key in keys.split("|")
            assert not number or number.isdecimal()
            assert not population or population.isdecimal()
            assert len(country) == (0 if kind == "X" else 2)


def test_every_large_country_and_its_capital_are_linked() -> None:
    for names in ("Germany Berlin", "Japan Tokyo", "Kenya Nairobi", "Ukraine Kyiv", "Iran Tehran", "Brazil Brasilia"):
        country, capital = names.split()
        assert set(links(kg.link(graph(f"{capital} and {country}", country, capital)))) == {country, capital}
    assert countries_and_regions()["france"] == ("FR", "")
    assert "georgia" not in countries_and_regions()


def test_places_that_lack_a_number_are_never_linked() -> None:
    found = [row.candidate for row in GeoNames().find("gaza")]
    assert any(not candidate.iri for candidate in found)
    assert biggest([c for c in found if not c.iri]) is None


def test_size_decides_only_when_overwhelming() -> None:
    def town(number: int, population: int, sort: Sort = Sort.METROPOLIS) -> Candidate:
        return Candidate(f"https://sws.geonames.org/{number}/", "X", (EntityType.PLACE,), "DE", "", population, sort)

    assert biggest([town(1, 5_000_000), town(2, 100_000)]) == town(1, 5_000_000)
    assert biggest([town(1, 4_999_999), town(2, 100_000)]) is None
    assert biggest([town(1, 1_500_000, Sort.CAPITAL), town(2, 100_000)]) == town(1, 1_500_000, Sort.CAPITAL)
    assert biggest([town(1, 1_400_000, Sort.CAPITAL), town(2, 100_000)]) is None
    assert biggest([town(1, 0), town(2, 0)]) is None
