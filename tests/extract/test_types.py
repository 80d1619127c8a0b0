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


# ------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("noun", "type_"),
    [
        ("|NN|ROOT|1|blacksmith", "Person"),  # in no list of ours: WordNet's
        ("|NNS|ROOT|1|goldsmith", "Group"),
        ("|NN|ROOT|1|abattoir", "Facility"),
        ("|NN|ROOT|1|confiscation", "Event"),
        ("|NN|ROOT|1|cooperation", "Thing"),
        ("|NN|ROOT|1|treatment", "Thing"),
    ],
)
def test_nouns_beyond_our_lists(noun: str, type_: str) -> None:
    lemma = noun.rpartition("|")[2]
    word = lemma + "s" * ("NNS" in noun)
    assert list(types(f"The|DET|DT|det|1 {word}|NOUN{noun}").values()) == [type_]


def test_a_deed_is_an_event_when_it_is_one_of_several() -> None:
    assert types("Theft|NOUN|NN|nsubj|1|theft rose|VERB|VBD|ROOT|1|rise")["Theft"] == "Thing"
    assert types("A|DET|DT|det|1 theft|NOUN|NN|nsubj|2 occurred|VERB|VBD|ROOT|2|occur")["theft"] == "Event"


def test_nouns_of_several_words() -> None:
    found = types(
        "Law|NOUN|NN|compound|2 -|PUNCT|HYPH|punct|2 breakers|NOUN|NNS|nsubj|3|breaker use|VERB|VBP|ROOT|3 "
        "social|ADJ|JJ|amod|5 media|NOUN|NNS|dobj|3|medium"
    )
    assert found == {"Law - breakers": "Group", "social media": "Thing"}


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Lidkoping", "Place"),  # a town of GeoNames
        ("Nordinvest", "Organization"),
        ("Erasmus", "Person"),
        ("Quell Turnpike", "Place"),
        ("Quell Award", "Thing"),
        ("Quell Championships", "Event"),
        ("Quell Bulletin", "Organization"),
        ("Terminal 4", "Facility"),
        ("World Cup 2018", "Event"),
        ("Quell 4", "Product"),
        ("Center for Quell Studies", "Facility"),
        ("Battle at Quell", "Event"),
    ],
)
def test_words_of_a_name(name: str, type_: str) -> None:
    words = name.split()
    last = len(words) - 1
    tokens = [f"{w}|PROPN|NNP|{'ROOT' if i == last else 'compound'}|{last}||I-ORG" for i, w in enumerate(words)]
    tokens[0] = tokens[0].replace("I-ORG", "ORG")
    assert types(" ".join(tokens))[name] == type_


# ----------------------------------------------------------------------------------------- context


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Quell|PROPN|NNP|nsubj|1||GPE resigned|VERB|VBD|ROOT|1|resign {he}", "Person"),
        ("Quell|PROPN|NNP|poss|2||GPE 's|PART|POS|case|0 widow|NOUN|NN|nsubj|3 spoke|VERB|VBD|ROOT|3|speak", "Person"),
        ("Quell|PROPN|NNP|compound|1||ORG residents|NOUN|NNS|nsubj|2|resident fled|VERB|VBD|ROOT|2|flee", "Place"),
        (
            "fled|VERB|VBD|ROOT|0|flee Quell|PROPN|NNP|dobj|0||ORG ,|PUNCT|,|punct|1 Norway|PROPN|NNP|appos|1||GPE",
            "Place",
        ),
        (
            "The|DET|DT|det|1 trawler|NOUN|NN|compound|2 Quell|PROPN|NNP|nsubj|3||ORG sank|VERB|VBD|ROOT|3|sink",
            "Product",
        ),
        (
            "she|PRON|PRP|nsubj|1 taught|VERB|VBD|ROOT|1|teach at|ADP|IN|prep|1 Quell|PROPN|NNP|pobj|2||GPE",
            "Organization",
        ),
        (
            "Quell|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 chairman|NOUN|NN|nsubj|3 left|VERB|VBD|ROOT|3|leave",
            "Organization",
        ),
        (
            "A|DET|DT|det|1 spokesman|NOUN|NN|nsubj|4 for|ADP|IN|prep|1 Quell|PROPN|NNP|pobj|2 left|VERB|VBD|ROOT|4",
            "Organization",
        ),
    ],
)
def test_what_stands_around_a_name(sentence: str, type_: str) -> None:
    he = "after|ADP|IN|prep|1 his|PRON|PRP$|poss|4 defeat|NOUN|NN|pobj|2"
    assert types(sentence.format(he=he))["Quell"] == type_


def test_the_recogniser_does_not_shout_down_the_text() -> None:
    label = "Quell|PROPN|NNP|nsubj|1||ORG grew|VERB|VBD|ROOT|1|grow"
    place = "in|ADP|IN|ROOT|0 Quell|PROPN|NNP|pobj|0||GPE ,|PUNCT|,|punct|1 Norway|PROPN|NNP|appos|1||GPE"
    assert types(label)["Quell"] == "Organization"
    assert types(*[label] * 6, place)["Quell"] == "Place"


def test_named_in_one_breath() -> None:
    found = types(
        "Oslo|PROPN|NNP|nsubj|3||GPE and|CCONJ|CC|cc|0 Quellby|PROPN|NNP|conj|0 voted|VERB|VBD|ROOT|3|vote",
    )
    assert found["Quellby"] == "Place"


def test_teams_are_called_like_their_towns() -> None:
    beat = "Oslo|PROPN|NNP|nsubj|1||GPE beat|VERB|VBD|ROOT|1 Bergen|PROPN|NNP|dobj|1||GPE"
    sport = " ".join(
        ["The|DET|DT|det|1 match|NOUN|NN|ROOT|1"]
        + [f"{w}|NOUN|NN|dep|1" for w in ("goal", "league", "striker", "tournament")]
    )
    assert types(beat)["Oslo"] == "Place"  # at war, in a vote
    found = types(beat, sport)
    assert (found["Oslo"], found["Bergen"]) == ("Organization", "Organization")


def test_saints_and_the_places_called_after_them() -> None:
    assert types("St.|PROPN|NNP|compound|1 Lucia|PROPN|NNP|ROOT|1||PERSON")["Lucia"] == "Place"
    assert types("St.|PROPN|NNP|compound|1 Quell|PROPN|NNP|ROOT|1||PERSON")["Quell"] == "Person"


def test_who_a_firm_is_called_by_is_a_firm() -> None:
    found = types(
        "The|DET|DT|det|1 developer|NOUN|NN|compound|3 Quell|PROPN|NNP|compound|3||ORG "
        "Ltd|PROPN|NNP|nsubj|4||I-ORG paid|VERB|VBD|ROOT|4|pay"
    )
    assert found == {"developer": "Organization", "Quell Ltd": "Organization"}
