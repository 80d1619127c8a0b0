"""Names of one thing and of two: spellings, namesakes, editions, other languages, parts of names; borders of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.coref import find_clusters
from kg.extract.coref.variants import is_bare_misspelling, is_misspelling, is_slip
from kg.extract.mentions import find_mentions, inner_names
from kg.extract.parse import Parse
from tests.docs import doc

WORDS = st.text("abcdefgh", min_size=1, max_size=12)


def name(text: str, label: str, dep: str = "nsubj") -> str:
    """A sentence whose subject is a name."""
    words = text.split()
    last = len(words) - 1
    tokens = [
        f"{word}|PROPN|NNP|{'compound' if i < last else dep}|{last if i < last else last + 1}||"
        f"{'I-' if i else ''}{label}"
        for i, word in enumerate(words)
    ]
    return f"{' '.join(tokens)} fell|VERB|VBD|ROOT|{last + 1}|fall"


def clusters(*sentences: str) -> list[list[str]]:
    """Texts of the names of each cluster."""
    parse = Parse(doc(*sentences))
    mentions = find_mentions(parse)
    return [
        [parse.slice(mentions[i].start, mentions[i].end) for i in found] for found in find_clusters(parse, mentions)
    ]


MR_BERG = "Mr.|PROPN|NNP|compound|1 Berg|PROPN|NNP|nsubj|2||PERSON laughed|VERB|VBD|ROOT|2|laugh"


def test_a_title_parts_a_man_from_the_woman_of_his_name() -> None:
    assert clusters(name("Anna Berg", "PERSON"), MR_BERG, name("Berg", "PERSON")) == [["Anna Berg", "Berg"]]


def test_who_was_named_by_the_title_first_keeps_the_bare_name() -> None:
    assert clusters(MR_BERG, name("Anna Berg", "PERSON"), name("Berg", "PERSON")) == [["Berg", "Berg"]]


def cup(year: str = "") -> str:
    """A sentence about a cup, of a year."""
    if not year:
        return (
            "The|DET|DT|det|2 Harbour|PROPN|NNP|compound|2||EVENT Cup|PROPN|NNP|nsubj|3||I-EVENT "
            "ended|VERB|VBD|ROOT|3|end"
        )
    return (
        f"The|DET|DT|det|3 {year}|NUM|CD|nummod|3 Harbour|PROPN|NNP|compound|3||EVENT "
        "Cup|PROPN|NNP|nsubj|4||I-EVENT ended|VERB|VBD|ROOT|4|end"
    )


def test_editions_of_an_event_are_several() -> None:
    assert clusters(cup("2014"), cup("2018"), cup()) == []
    assert clusters(cup(), cup("2018")) == []


def test_the_one_edition_that_was_introduced_goes_without_its_year() -> None:
    assert clusters(cup("2018"), cup()) == [["Harbour Cup", "Harbour Cup"]]
    assert clusters(cup("2018"), cup("2018")) == [["Harbour Cup", "Harbour Cup"]]


def test_a_misspelt_name_is_the_one_name_that_it_can_be() -> None:
    assert clusters(name("Cyclone Merrill", "EVENT"), name("Cyclone Merill", "EVENT")) == [
        ["Cyclone Merrill", "Cyclone Merill"]
    ]
    assert clusters(name("Anna Maurer", "PERSON"), name("Mauer", "PERSON")) == [["Anna Maurer", "Mauer"]]


def test_two_people_of_like_names_stay_apart() -> None:
    people = ("Lars Hansen", "Eva Hanson", "Hansen", "Hanson")
    assert clusters(*(name(person, "PERSON") for person in people)) == [
        ["Lars Hansen", "Hansen"],
        ["Eva Hanson", "Hanson"],
    ]


@given(WORDS, WORDS)
def test_misspelling_is_symmetric_and_keeps_the_first_letter(x: str, y: str) -> None:
    for test in (is_misspelling, is_slip, is_bare_misspelling):
        assert test(x, y) == test(y, x)
        assert not test(x, y) or x[0] == y[0]


def test_two_letters_for_a_product_but_not_for_a_common_noun() -> None:
    assert clusters(name("Harbour Viewer", "PRODUCT"), name("HV", "PRODUCT")) == [["Harbour Viewer", "HV"]]
    assert clusters(name("Tidal Viewer", "PRODUCT"), name("TV", "PRODUCT")) == []
    assert clusters(name("LibriVox", "ORG"), name("LV", "ORG")) == [["LibriVox", "LV"]]


def test_korea_is_south_korea_unless_there_are_two() -> None:
    south, north = name("South Korea", "GPE"), name("North Korea", "GPE")
    assert clusters(south, name("Korea", "GPE")) == [["South Korea", "Korea"]]
    assert clusters(south, north, name("Korea", "GPE")) == []


def test_a_school_by_its_first_word() -> None:
    visit = "Anna|PROPN|NNP|nsubj|1||PERSON studied|VERB|VBD|ROOT|1|study at|ADP|IN|prep|1 Delwyn|PROPN|NNP|pobj|2||GPE"
    assert clusters(name("Delwyn University", "ORG"), visit) == [["Delwyn University", "Delwyn"]]
    assert clusters(name("Delwyn University", "ORG"), visit.replace("at|", "near|")) == []


BRACKET = "(|PUNCT|-LRB-|punct|0 {inside} )|PUNCT|-RRB-|punct|0 fell|VERB|VBD|ROOT|{root}|fall"


@pytest.mark.parametrize(
    ("inside", "root"),
    [
        ("Finnish|PROPN|NNP|dep|0||LANGUAGE :|PUNCT|:|punct|0 Turku|PROPN|NNP|appos|0||GPE", 6),
        ("Turku|PROPN|NNP|appos|0||GPE in|ADP|IN|prep|2 Finnish|PROPN|NNP|pobj|3", 6),
    ],
)
def test_a_name_in_another_language(inside: str, root: int) -> None:
    sentence = f"Abovik|PROPN|NNP|nsubj|{root}||GPE " + BRACKET.format(inside=inside, root=root)
    assert ["Abovik", "Turku"] in clusters(sentence)


def test_a_road_by_its_number_and_its_name() -> None:
    road = (
        "The|DET|DT|det|2 Northern|PROPN|NNP|compound|2||FAC Bypass|PROPN|NNP|nsubj|6||I-FAC (|PUNCT|-LRB-|punct|2 "
        "A1237|PROPN|NNP|appos|2||PRODUCT )|PUNCT|-RRB-|punct|2 closed|VERB|VBD|ROOT|6|close"
    )
    assert clusters(road) == [["Northern Bypass", "A1237"]]


def names(*sentences: str) -> list[str]:
    """Texts of the names, those inside others left out."""
    parse = Parse(doc(*sentences))
    mentions = find_mentions(parse)
    inner = inner_names(mentions)
    return [parse.slice(m.start, m.end) for i, m in enumerate(mentions) if m.kind == "name" and i not in inner]


def quoted(verb: str, *words: str) -> str:
    """A sentence that ends in words between quotation marks."""
    inside = " ".join(words)
    return (
        f'It|PRON|PRP|nsubj|2 was|AUX|VBD|aux|2|be {verb}|VERB|VBN|ROOT|2|call "|PUNCT|``|punct|2 {inside} '
        f"\"|PUNCT|''|punct|2"
    )


def test_a_title_after_called_is_one_name() -> None:
    title = ("Growing|VERB|VBG|oprd|2", "in|ADP|IN|prep|4", "Salt|PROPN|NNP|pobj|5")
    assert names(quoted("called", *title)) == ["Growing in Salt"]


def test_what_is_no_title_after_called_is_no_name() -> None:
    assert names(quoted("called", "a|DET|DT|det|5", "liar|NOUN|NN|oprd|2")) == []
    assert names(quoted("called", "He|PRON|PRP|nsubj|5", "is|AUX|VBZ|oprd|2|be", "Salt|PROPN|NNP|attr|5")) == ["Salt"]


def test_domains_and_particles_are_names() -> None:
    site = "example.org|X|ADD|nsubj|1 fell|VERB|VBD|ROOT|1|fall"
    person = "d'Orval|NOUN|NN|nsubj|1 fell|VERB|VBD|ROOT|1|fall"
    assert names(site) == ["example.org"]
    assert names(person) == ["d'Orval"]


def test_the_label_of_a_picture_is_no_name() -> None:
    label = "Anna|PROPN|NNP|compound|2||PERSON Berg|PROPN|NNP|compound|2||I-PERSON Image|PROPN|NNP|ROOT|2||I-PERSON"
    assert names(f"{label} :|PUNCT|:|punct|2") == ["Anna Berg"]


def test_places_on_both_sides_of_a_stroke_are_two() -> None:
    assert names("Bergen|PROPN|NNP|nmod|2||GPE /|SYM|SYM|punct|2||I-GPE Voss|PROPN|NNP|ROOT|2||I-GPE") == [
        "Bergen",
        "Voss",
    ]


def test_another_countrys_adjective_makes_another_place() -> None:
    sentence = (
        "The|DET|DT|det|2 Spanish|ADJ|JJ|amod|2||NORP Netherlands|PROPN|NNPS|nsubj|3||GPE fell|VERB|VBD|ROOT|3|fall"
    )
    assert names(sentence, name("Netherlands", "GPE")) == ["Spanish Netherlands", "Netherlands"]
    assert clusters(sentence, name("Netherlands", "GPE")) == []


def parts(*sentences: str) -> list[str]:
    """Names inside other names."""
    mentions = find_mentions(Parse(doc(*sentences)))
    return [mentions[i].name for i in sorted(inner_names(mentions))]


def test_abbreviations_and_known_organisations_inside_names() -> None:
    award, prize = name("BAFTA Award", "WORK_OF_ART"), name("BAFTA Fellowship", "WORK_OF_ART")
    assert parts(award, prize) == ["BAFTA", "BAFTA"]
    assert parts(award) == []
    assert parts(name("Google Analytics", "PRODUCT"), name("Google", "ORG")) == ["Google"]
    assert parts(name("Google Inc", "ORG"), name("Google", "ORG")) == []
