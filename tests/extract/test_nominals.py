# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Facts that nouns bear: titles, appositions, possessors, nationality, event nouns."""

from __future__ import annotations

import pytest

from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from tests.docs import doc, facts_of

BORNE = [
    pytest.param(
        "Prime|PROPN|NNP|compound|1 Minister|PROPN|NNP|compound|3 Anna|PROPN|NNP|compound|3||PERSON Berg|PROPN|NNP|nsubj|4||I-PERSON visited|VERB|VBD|ROOT|4|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|4",
        ['Anna Berg | be | "Prime Minister"'],
        id="Prime Minister Anna Berg visited Oslo.",
    ),
    pytest.param(
        "Norwegian|ADJ|JJ|amod|2||NORP Prime|PROPN|NNP|compound|2 Minister|PROPN|NNP|compound|4 Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON visited|VERB|VBD|ROOT|5|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        ["Anna Berg | prime minister of | Norway", 'Anna Berg | be | "Norwegian Prime Minister"'],
        id="Norwegian Prime Minister Anna Berg visited Oslo.",
    ),
    pytest.param(
        "Norway|PROPN|NNP|poss|3||GPE 's|PART|POS|case|0 prime|ADJ|JJ|amod|3 minister|NOUN|NN|nsubj|8 ,|PUNCT|,|punct|3 Anna|PROPN|NNP|compound|6||PERSON Berg|PROPN|NNP|appos|3||I-PERSON ,|PUNCT|,|punct|3 visited|VERB|VBD|ROOT|8|visit Oslo|PROPN|NNP|dobj|8||GPE .|PUNCT|.|punct|8",
        ["Anna Berg | prime minister of | Norway", 'Anna Berg | be | "Norway\'s prime minister"'],
        id="Norway's prime minister, Anna Berg, visited Oslo.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|7||I-PERSON ,|PUNCT|,|punct|1 president|NOUN|NN|appos|1 of|ADP|IN|prep|3 Fjordbank|PROPN|NNP|pobj|4||ORG ,|PUNCT|,|punct|1 visited|VERB|VBD|ROOT|7|visit Oslo|PROPN|NNP|dobj|7||GPE .|PUNCT|.|punct|7",
        ['Anna Berg | be | "president of Fjordbank"', "Anna Berg | president of | Fjordbank"],
        id="Anna Berg, president of Fjordbank, visited Oslo.",
    ),
    pytest.param(
        "The|DET|DT|det|1 governor|NOUN|NN|nsubj|8 of|ADP|IN|prep|1 Telemark|PROPN|NNP|pobj|2||GPE ,|PUNCT|,|punct|1 Anna|PROPN|NNP|compound|6||PERSON Berg|PROPN|NNP|appos|1||I-PERSON ,|PUNCT|,|punct|1 visited|VERB|VBD|ROOT|8|visit Oslo|PROPN|NNP|dobj|8||GPE .|PUNCT|.|punct|8",
        ['Anna Berg | be | "governor of Telemark"', "Anna Berg | governor of | Telemark"],
        id="The governor of Telemark, Anna Berg, visited Oslo.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|poss|3||I-PERSON 's|PART|POS|case|1 father|NOUN|NN|nsubj|4 met|VERB|VBD|ROOT|4|meet Lind|PROPN|NNP|dobj|4||PERSON .|PUNCT|.|punct|4",
        ["Anna Berg's father | father of | Anna Berg"],
        id="Anna Berg's father met Lind.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|poss|5||I-PERSON 's|PART|POS|case|1 brother|NOUN|NN|compound|5 Olav|PROPN|NNP|compound|5||PERSON Lind|PROPN|NNP|nsubj|6||I-PERSON left|VERB|VBD|ROOT|6|leave Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6",
        ["Olav Lind | brother of | Anna Berg"],
        id="Anna Berg's brother Olav Lind left Oslo.",
    ),
    pytest.param(
        "Norway|PROPN|NNP|poss|2||GPE 's|PART|POS|case|0 plant|NOUN|NN|nsubj|3 closed|VERB|VBD|ROOT|3|close .|PUNCT|.|punct|3",
        ["Norway's plant | of | Norway"],
        id="Norway's plant closed.",
    ),
    pytest.param(
        "A|DET|DT|det|2 Norwegian|ADJ|JJ|amod|2||NORP company|NOUN|NN|nsubj|3 built|VERB|VBD|ROOT|3|build the|DET|DT|det|5 bridge|NOUN|NN|dobj|3 .|PUNCT|.|punct|3",
        ["Norwegian company | of | Norway"],
        id="A Norwegian company built the bridge.",
    ),
    pytest.param(
        "A|DET|DT|det|2 Norwegian|ADJ|JJ|amod|2||NORP singer|NOUN|NN|nsubj|3 met|VERB|VBD|ROOT|3|meet the|DET|DT|det|6 Norwegian|ADJ|JJ|amod|6||NORP president|NOUN|NN|dobj|3 .|PUNCT|.|punct|3",
        ["Norwegian singer | of | Norway", "Norwegian president | president of | Norway"],
        id="A Norwegian singer met the Norwegian president.",
    ),
    pytest.param(
        "Minister|PROPN|NNP|nsubj|5 of|ADP|IN|prep|0 Trade|PROPN|NNP|compound|4 Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|pobj|1||I-PERSON left|VERB|VBD|ROOT|5|leave Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        ['Anna Berg | be | "Minister of Trade"', "Anna Berg | minister of | Trade"],
        id="Minister of Trade Anna Berg left Oslo.",
    ),
    pytest.param(
        "Norway|PROPN|NNP|poss|2||GPE 's|PART|POS|case|0 landing|NOUN|NN|nsubj|9 of|ADP|IN|prep|2 its|PRON|PRP$|poss|5 probe|NOUN|NN|pobj|3 on|ADP|IN|prep|2 the|DET|DT|det|8 moon|NOUN|NN|pobj|6 pleased|VERB|VBD|ROOT|9|please Berg|PROPN|NNP|dobj|9||PERSON .|PUNCT|.|punct|9",
        ["Norway | land | probe", "Norway | land on | moon", "probe | land on | moon"],
        id="Norway's landing of its probe on the moon pleased Berg.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|poss|3||I-PERSON 's|PART|POS|case|1 visit|NOUN|NN|nsubj|6 to|ADP|IN|prep|3 Bergen|PROPN|NNP|pobj|4||GPE pleased|VERB|VBD|ROOT|6|please Lind|PROPN|NNP|dobj|6||PERSON .|PUNCT|.|punct|6",
        ["Anna Berg | visit | Bergen"],
        id="Anna Berg's visit to Bergen pleased Lind.",
    ),
    pytest.param(
        "The|DET|DT|det|2 border|NOUN|NN|compound|2 treaty|NOUN|NN|nsubj|7 between|ADP|IN|prep|2 Norway|PROPN|NNP|pobj|3||GPE and|CCONJ|CC|cc|4 Sweden|PROPN|NNP|conj|4||GPE expired|VERB|VBD|ROOT|7|expire .|PUNCT|.|punct|7",
        ["Norway | border treaty with | Sweden"],
        id="The border treaty between Norway and Sweden expired.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON lives|VERB|VBZ|ROOT|1|live in|ADP|IN|prep|1 Bergen|PROPN|NNP|pobj|2||GPE ,|PUNCT|,|punct|3 Norway|PROPN|NNP|appos|3||GPE .|PUNCT|.|punct|1",
        ["Bergen | in | Norway"],
        id="Berg lives in Bergen, Norway.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON ,|PUNCT|,|punct|1 44|NUM|CD|appos|1||DATE ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|5|leave Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        ['Anna Berg | age | "44"'],
        id="Anna Berg, 44, left Oslo.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON resigned|VERB|VBD|ROOT|2|resign as|ADP|IN|prep|2 minister|NOUN|NN|pobj|3 of|ADP|IN|prep|4 trade|NOUN|NN|pobj|5 .|PUNCT|.|punct|2",
        ['Anna Berg | be | "minister of trade"', "Anna Berg | minister of | trade"],
        id="Anna Berg resigned as minister of trade.",
    ),
    pytest.param(
        "A|DET|DT|det|1 bridge|NOUN|NN|nsubj|4 in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|2||GPE collapsed|VERB|VBD|ROOT|4|collapse .|PUNCT|.|punct|4",
        ["bridge | in | Oslo"],
        id="A bridge in Oslo collapsed.",
    ),
    pytest.param(
        "The|DET|DT|det|2 alleged|ADJ|JJ|amod|2 leader|NOUN|NN|nsubj|6 of|ADP|IN|prep|2 the|DET|DT|det|5 gang|NOUN|NN|pobj|3 met|VERB|VBD|ROOT|6|meet Berg|PROPN|NNP|dobj|6||PERSON .|PUNCT|.|punct|6",
        ["alleged leader | leader of | gang | possible"],
        id="The alleged leader of the gang met Berg.",
    ),
    pytest.param(
        "The|DET|DT|det|1 construction|NOUN|NN|nsubj|7 of|ADP|IN|prep|1 the|DET|DT|det|4 bridge|NOUN|NN|pobj|2 by|ADP|IN|prep|1 Lind|PROPN|NNP|pobj|5||PERSON angered|VERB|VBD|ROOT|7|anger Berg|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        ["Lind | build | bridge"],
        id="The construction of the bridge by Lind angered Berg.",
    ),
    pytest.param(
        "Fjordbank|PROPN|NNP|compound|1||ORG president|NOUN|NN|compound|3 Anna|PROPN|NNP|compound|3||PERSON Berg|PROPN|NNP|nsubj|4||I-PERSON left|VERB|VBD|ROOT|4|leave Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|4",
        ["Anna Berg | president of | Fjordbank", 'Anna Berg | be | "Fjordbank president"'],
        id="Fjordbank president Anna Berg left Oslo.",
    ),
    pytest.param(
        "Former|ADJ|JJ|amod|2 Fjordbank|PROPN|NNP|compound|2||ORG director|NOUN|NN|compound|4 Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON left|VERB|VBD|ROOT|5|leave Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        ['Anna Berg | be | "Former Fjordbank director"', "Anna Berg | former director of | Fjordbank"],
        id="Former Fjordbank director Anna Berg left Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON spoke|VERB|VBD|ROOT|1|speak to|ADP|IN|prep|1 the|DET|DT|det|4 mother|NOUN|NN|pobj|2 of|ADP|IN|prep|4 Anna|PROPN|NNP|compound|7||PERSON Berg|PROPN|NNP|pobj|5||I-PERSON .|PUNCT|.|punct|1",
        ["mother | mother of | Anna Berg"],
        id="Lind spoke to the mother of Anna Berg.",
    ),
    pytest.param(
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON served|VERB|VBD|ROOT|2|serve as|ADP|IN|prep|2 director|NOUN|NN|pobj|3 of|ADP|IN|prep|4 Fjordbank|PROPN|NNP|pobj|5||ORG .|PUNCT|.|punct|2",
        ['Anna Berg | be | "director of Fjordbank"', "Anna Berg | director of | Fjordbank"],
        id="Anna Berg served as director of Fjordbank.",
    ),
    pytest.param(
        "Norway|PROPN|NNP|poss|3||GPE 's|PART|POS|case|0 planned|VERB|VBN|amod|3|plan landing|NOUN|NN|nsubj|7 on|ADP|IN|prep|3 the|DET|DT|det|6 moon|NOUN|NN|pobj|4 pleased|VERB|VBD|ROOT|7|please Berg|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        ["Norway | land on | moon | planned"],
        id="Norway's planned landing on the moon pleased Berg.",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), BORNE)
def test_noun_phrases_say(sentence: str, expected: list[str]) -> None:
    assert set(expected) <= set(facts_of(doc(sentence)))


def test_an_apposition_with_an_article_is_no_second_subject() -> None:
    sentence = "The|DET|DT|det|1 ship|NOUN|NN|nsubj|8 ,|PUNCT|,|punct|1 a|DET|DT|det|4 trawler|NOUN|NN|appos|1 from|ADP|IN|prep|4 Iceland|PROPN|NNP|pobj|5||GPE ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|8|leave Oslo|PROPN|NNP|dobj|8||GPE .|PUNCT|.|punct|8"
    assert "trawler | leave | Oslo" not in facts_of(doc(sentence))


def test_what_letters_are_of_is_no_fact() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1||PERSON read|VERB|VBD|ROOT|1 letters|NOUN|NNS|dobj|1|letter of|ADP|IN|prep|2 complaint|NOUN|NN|pobj|3 .|PUNCT|.|punct|1"
    assert facts_of(doc(sentence)) == ["Berg | read | letters"]


def test_a_person_is_no_robot_beside_it() -> None:
    sentence = "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|6||I-PERSON ,|PUNCT|,|punct|1 the|DET|DT|det|4 robot|NOUN|NN|appos|1 ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|6|leave Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6"
    assert facts_of(doc(sentence)) == ["Anna Berg | leave | Oslo"]


def test_an_age_is_a_number() -> None:
    parse = parse_of(
        doc(
            "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON ,|PUNCT|,|punct|1 44|NUM|CD|appos|1||DATE ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|5|leave .|PUNCT|.|punct|5"
        )
    )
    (age,) = find_facts(parse, find_mentions(parse), ())
    assert (age.lemma, age.literal, age.datatype) == ("age", "44", "http://www.w3.org/2001/XMLSchema#integer")
    assert parse.text[slice(*age.object)] == "44"


def test_what_somebody_is_called_in_a_description_is_claimed() -> None:
    sentence = "Lind|PROPN|NNP|nsubj|1||PERSON hailed|VERB|VBD|ROOT|1|hail Anna|PROPN|NNP|compound|3||PERSON Berg|PROPN|NNP|dobj|1||I-PERSON as|ADP|IN|prep|1 leader|NOUN|NN|pobj|4 of|ADP|IN|prep|5 Norway|PROPN|NNP|pobj|6||GPE .|PUNCT|.|punct|1"
    found = facts_of(doc(sentence))
    assert any(fact.startswith("Anna Berg | leader of | Norway | claimed") for fact in found)
    assert "Anna Berg | leader of | Norway" not in found


def test_nouns_inside_a_claimed_sentence_are_still_there_but_quoted_ones_are_claimed() -> None:
    said = "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say"
    rest = "a|DET|DT|det|{0} bridge|NOUN|NN|nsubj|{3} in|ADP|IN|prep|{0} Oslo|PROPN|NNP|pobj|{1}||GPE collapsed|VERB|VBD|ccomp|1|collapse"
    plain = f"{said} {rest.format(3, 4, 5, 6)} .|PUNCT|.|punct|1"
    quoted = (
        f'{said} :|PUNCT|:|punct|1 "|PUNCT|``|punct|1 {rest.format(5, 6, 7, 8)} .|PUNCT|.|punct|1 "|PUNCT|.|punct|1'
    )
    collapsed = 'bridge | collapse | "true" | claimed by Lind'
    assert facts_of(doc(plain)) == ["bridge | in | Oslo", collapsed]
    assert facts_of(doc(quoted)) == ["bridge | in | Oslo | claimed by Lind", collapsed]
