"""Types of mentions: the recogniser corrected by words, titles, appositions and the rest of the document."""

from __future__ import annotations

import pytest

from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse
from tests.docs import doc


def types(*sentences: str) -> dict[str, str]:
    """Type by readable name."""
    return {m.name: m.type for m in find_mentions(Parse(doc(*sentences)))}


@pytest.mark.parametrize(
    ("token", "type_"),
    [
        ("plant|NOUN|NN|ROOT|1", "Facility"),
        ("ministry|NOUN|NN|ROOT|1", "Organization"),
        ("spokesman|NOUN|NN|ROOT|1", "Person"),
        ("soldiers|NOUN|NNS|ROOT|1|soldier", "Group"),
        ("flight|NOUN|NN|ROOT|1", "Event"),
        ("rover|NOUN|NN|ROOT|1", "Product"),
        ("resolution|NOUN|NN|ROOT|1", "Work"),
        ("river|NOUN|NN|ROOT|1", "Place"),
        ("idea|NOUN|NN|ROOT|1", "Thing"),
        ("archaeologist|NOUN|NN|ROOT|1", "Person"),
    ],
)
def test_head_nouns(token: str, type_: str) -> None:
    assert list(types(f"The|DET|DT|det|1 {token}").values()) == [type_]


def test_gazetteer_beats_the_recogniser() -> None:
    assert types("Oslo|PROPN|NNP|nsubj|1||PERSON voted|VERB|VBD|ROOT|1|vote")["Oslo"] == "Place"


def test_given_name_and_title_make_a_person() -> None:
    assert types("Anna|PROPN|NNP|compound|1||ORG Quell|PROPN|NNP|ROOT|1||I-ORG")["Anna Quell"] == "Person"
    assert (
        types("Senator|PROPN|NNP|compound|1 Quell|PROPN|NNP|nsubj|2||GPE left|VERB|VBD|ROOT|2|leave")["Quell"]
        == "Person"
    )


def test_surname_follows_the_full_name() -> None:
    found = types(
        "Anna|PROPN|NNP|compound|1||PERSON Quell|PROPN|NNP|nsubj|2||I-PERSON left|VERB|VBD|ROOT|2|leave",
        "Quell|PROPN|NNP|nsubj|1||ORG returned|VERB|VBD|ROOT|1|return",
    )
    assert found["Quell"] == "Person"


def test_last_word_of_a_name() -> None:
    found = types(
        "Quell|PROPN|NNP|compound|1||PERSON Airport|PROPN|NNP|nsubj|2||I-PERSON reopened|VERB|VBD|ROOT|2|reopen "
        "near|ADP|IN|prep|2 University|PROPN|NNP|pobj|3||ORG of|ADP|IN|prep|4||I-ORG Quell|PROPN|NNP|pobj|5||I-ORG"
    )
    assert found["Quell Airport"] == "Facility"
    assert found["University of Quell"] == "Organization"


def test_apposition_and_sortal_noun() -> None:
    found = types(
        "Marn|PROPN|NNP|nsubj|5||PERSON ,|PUNCT|,|punct|0 a|DET|DT|det|4 small|ADJ|JJ|amod|4 town|NOUN|NN|appos|0 "
        "flooded|VERB|VBD|ROOT|5|flood the|DET|DT|det|8 Orla|PROPN|NNP|compound|8||PERSON prison|NOUN|NN|dobj|5"
    )
    assert found["Marn"] == "Place"
    assert found["Orla"] == "Facility"


def test_designation_is_a_product() -> None:
    assert types("An|DET|DT|det|1 X-77|NOUN|NN|ROOT|1")["X-77"] == "Product"


def test_pronouns() -> None:
    found = types("She|PRON|PRP|nsubj|1 saw|VERB|VBD|ROOT|1|see it|PRON|PRP|dobj|1")
    assert found == {"She": "Person", "it": "Thing"}


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("She|PRON|PRP|nsubj|1 flew|VERB|VBD|ROOT|1|fly to|ADP|IN|prep|1 Marn|PROPN|NNP|pobj|2||PERSON", "Place"),
        ("She|PRON|PRP|nsubj|1 spoke|VERB|VBD|ROOT|1|speak to|ADP|IN|prep|1 Marn|PROPN|NNP|pobj|2||PERSON", "Person"),
        ("Marn|PROPN|NNP|nsubj|1||PERSON employs|VERB|VBZ|ROOT|1|employ people|NOUN|NNS|dobj|1", "Organization"),
        ("Marn|PROPN|NNP|nsubj|1||PERSON cut|VERB|VBD|ROOT|1|cut bread|NOUN|NN|dobj|1", "Person"),
        ("Marn|PROPN|NNP|nsubj|1||PERSON cut|VERB|VBD|ROOT|1|cut jobs|NOUN|NNS|dobj|1|job", "Organization"),
        ("Marn|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 subsidiary|NOUN|NN|ROOT|2", "Organization"),
        ("Marn|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 garden|NOUN|NN|ROOT|2", "Person"),
        ("the|DET|DT|det|1 town|NOUN|NN|ROOT|1 of|ADP|IN|prep|1 Marn|PROPN|NNP|pobj|2||PERSON", "Place"),
        (
            "Marn|PROPN|NNP|ROOT|0||PERSON ,|PUNCT|,|punct|0 a|DET|DT|det|3 planemaker|NOUN|NN|appos|0",
            "Organization",
        ),
        ("Marn|PROPN|NNP|ROOT|0||ORG ,|PUNCT|,|punct|0 a|DET|DT|det|3 filmmaker|NOUN|NN|appos|0", "Person"),
    ],
)
def test_the_role_in_the_sentence_outweighs_the_recogniser(sentence: str, type_: str) -> None:
    assert types(sentence)["Marn"] == type_


def test_a_given_name_stays_a_person_in_any_role() -> None:
    sentence = "She|PRON|PRP|nsubj|1 flew|VERB|VBD|ROOT|1|fly to|ADP|IN|prep|1 Anna|PROPN|NNP|pobj|2||PERSON"
    assert types(sentence)["Anna"] == "Person"
