# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Facts that verbs bear."""

from __future__ import annotations

import pytest

from tests.docs import doc, facts_of

FACTS = [
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON paid|VERB|VBD|ROOT|1|pay a|DET|DT|det|3 visit|NOUN|NN|dobj|1 to|ADP|IN|prep|3 the|DET|DT|det|6 plant|NOUN|NN|pobj|4 .|PUNCT|.|punct|1",
        ["Berg | pay visit to | plant"],
        id="Berg paid a visit to the plant.",
    ),
    pytest.param(
        "Norway|PROPN|NNP|nsubj|1||GPE has|VERB|VBZ|ROOT|1|have ties|NOUN|NNS|dobj|1|tie to|ADP|IN|prep|2 Iceland|PROPN|NNP|pobj|3||GPE .|PUNCT|.|punct|1",
        ["Norway | have ties to | Iceland"],
        id="Norway has ties to Iceland.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON sold|VERB|VBD|ROOT|1|sell the|DET|DT|det|3 ship|NOUN|NN|dobj|1 to|ADP|IN|prep|1 Norway|PROPN|NNP|pobj|4||GPE .|PUNCT|.|punct|1",
        ["Lind | sell | ship", "Lind | sell to | Norway"],
        id="Lind sold the ship to Norway.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON gave|VERB|VBD|ROOT|1|give Berg|PROPN|NNP|dative|1||PERSON a|DET|DT|det|4 medal|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        ["Lind | give to | Berg", "Lind | give | medal"],
        id="Lind gave Berg a medal.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be proud|ADJ|JJ|acomp|1 of|ADP|IN|prep|2 Lind|PROPN|NNP|pobj|3||PERSON .|PUNCT|.|punct|1",
        ["Berg | be proud of | Lind"],
        id="Berg is proud of Lind.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be a|DET|DT|det|3 lawyer|NOUN|NN|attr|1 .|PUNCT|.|punct|1",
        ['Berg | be | "lawyer"'],
        id="Berg is a lawyer.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|2||GPE .|PUNCT|.|punct|1",
        ["Berg | in | Oslo"],
        id="Berg is in Oslo.",
    ),
    pytest.param(
        "The|DET|DT|det|1 capital|NOUN|NN|nsubj|2 is|AUX|VBZ|ROOT|2|be Oslo|PROPN|NNP|attr|2||GPE .|PUNCT|.|punct|2",
        ["capital | be | Oslo"],
        id="The capital is Oslo.",
    ),
    pytest.param(
        "Besides|SCONJ|IN|prep|4 Norway|PROPN|NNP|pobj|0||GPE ,|PUNCT|,|punct|4 Iceland|PROPN|NNP|nsubj|4||GPE signed|VERB|VBD|ROOT|4|sign the|DET|DT|det|6 treaty|NOUN|NN|dobj|4 .|PUNCT|.|punct|4",
        ["Norway | sign | treaty", "Iceland | sign | treaty"],
        id="Besides Norway, Iceland signed the treaty.",
    ),
    pytest.param(
        "The|DET|DT|det|1 bridge|NOUN|NN|nsubj|2 opened|VERB|VBD|ROOT|2|open in|ADP|IN|prep|2 1999|NUM|CD|pobj|3||DATE .|PUNCT|.|punct|2",
        ['bridge | open in | "1999" | when 1999'],
        id="The bridge opened in 1999.",
    ),
    pytest.param(
        "The|DET|DT|det|1 bridge|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be opened|VERB|VBN|ROOT|3|open in|ADP|IN|prep|3 1999|NUM|CD|pobj|4||DATE .|PUNCT|.|punct|3",
        ['bridge | be open in | "1999" | when 1999'],
        id="The bridge was opened in 1999.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON sold|VERB|VBD|ROOT|1|sell Berg|PROPN|NNP|dative|1||PERSON the|DET|DT|det|4 ship|NOUN|NN|dobj|1 in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|5||GPE .|PUNCT|.|punct|1",
        ["Lind | sell to | Berg | in Oslo", "Lind | sell | ship | in Oslo", "Lind | sell in | Oslo"],
        id="Lind sold Berg the ship in Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE despite|SCONJ|IN|prep|1 the|DET|DT|det|5 storm|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        ["Berg | leave | Oslo"],
        id="Berg left Oslo despite the storm.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE because|SCONJ|IN|prep|1 of|ADP|IN|pcomp|3 the|DET|DT|det|6 storm|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        ["Berg | leave | Oslo"],
        id="Berg left Oslo because of the storm.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON described|VERB|VBD|ROOT|1|describe Lind|PROPN|NNP|dobj|1||PERSON as|ADP|IN|prep|1 a|DET|DT|det|5 spy|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        ["Berg | describe | Lind", "Lind | be describe as | spy"],
        id="Berg described Lind as a spy.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|3||GPE .|PUNCT|.|punct|1",
        ["Berg | meet | Lind | in Oslo", "Berg | meet in | Oslo"],
        id="Berg met Lind in Oslo.",
    ),
    pytest.param(
        "On|ADP|IN|prep|4 Tuesday|PROPN|NNP|pobj|0||DATE ,|PUNCT|,|punct|4 Berg|PROPN|NNP|nsubj|4||PERSON left|VERB|VBD|ROOT|4|leave Oslo|PROPN|NNP|dobj|4||GPE and|CCONJ|CC|cc|4 visited|VERB|VBD|conj|4|visit Bergen|PROPN|NNP|dobj|7||GPE .|PUNCT|.|punct|4",
        ["Berg | leave | Oslo | when Tuesday", "Berg | visit | Bergen | when Tuesday"],
        id="On Tuesday, Berg left Oslo and visited Bergen.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE when|SCONJ|WRB|advmod|5 Lind|PROPN|NNP|nsubj|5||PERSON visited|VERB|VBD|advcl|1|visit Bergen|PROPN|NNP|dobj|5||GPE on|ADP|IN|prep|5 Tuesday|PROPN|NNP|pobj|7||DATE .|PUNCT|.|punct|1",
        ["Berg | leave | Oslo", "Lind | visit | Bergen | when Tuesday"],
        id="Berg left Oslo when Lind visited Bergen on Tuesday.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON named|VERB|VBD|ROOT|1|name the|DET|DT|det|3 robot|NOUN|NN|dobj|1 Rusty|PROPN|NNP|oprd|1||PERSON .|PUNCT|.|punct|1",
        ["Lind | name | robot", "robot | be name | Rusty"],
        id="Lind named the robot Rusty.",
    ),
    pytest.param(
        "The|DET|DT|det|1 robot|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be named|VERB|VBN|ROOT|3|name Rusty|PROPN|NNP|oprd|3||PERSON .|PUNCT|.|punct|3",
        ["robot | be name | Rusty"],
        id="The robot was named Rusty.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be elected|VERB|VBN|ROOT|2|elect mayor|NOUN|NN|oprd|2 .|PUNCT|.|punct|2",
        ['Berg | be elect | "mayor"'],
        id="Berg was elected mayor.",
    ),
    pytest.param(
        "The|DET|DT|det|1 plant|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be visited|VERB|VBN|ROOT|3|visit by|ADP|IN|agent|3 Berg|PROPN|NNP|pobj|4||PERSON .|PUNCT|.|punct|3",
        ["Berg | visit | plant"],
        id="The plant was visited by Berg.",
    ),
    pytest.param(
        "The|DET|DT|det|1 ship|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be sold|VERB|VBN|ROOT|3|sell to|ADP|IN|prep|3 Norway|PROPN|NNP|pobj|4||GPE .|PUNCT|.|punct|3",
        ["ship | be sell to | Norway"],
        id="The ship was sold to Norway.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON took|VERB|VBD|ROOT|1|take part|NOUN|NN|dobj|1 in|ADP|IN|prep|1 the|DET|DT|det|5 race|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        ["Berg | take part in | race"],
        id="Berg took part in the race.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON shut|VERB|VBD|ROOT|1 down|ADP|RP|prt|1 the|DET|DT|det|4 plant|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        ["Berg | shut down | plant"],
        id="Berg shut down the plant.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON herself|PRON|PRP|appos|0 visited|VERB|VBD|ROOT|2|visit the|DET|DT|det|4 plant|NOUN|NN|dobj|2 .|PUNCT|.|punct|2",
        ["Berg | visit | plant"],
        id="Berg herself visited the plant.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON shook|VERB|VBD|ROOT|1|shake hands|NOUN|NNS|dobj|1|hand with|ADP|IN|prep|1 Lind|PROPN|NNP|pobj|3||PERSON .|PUNCT|.|punct|1",
        ["Berg | shake hands with | Lind"],
        id="Berg shook hands with Lind.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON expressed|VERB|VBD|ROOT|1|express concern|NOUN|NN|dobj|1 about|ADP|IN|prep|2 the|DET|DT|det|5 treaty|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        ["Berg | express concern about | treaty"],
        id="Berg expressed concern about the treaty.",
    ),
    pytest.param(
        "Guards|NOUN|NNS|nsubj|1|guard watched|VERB|VBD|ROOT|1|watch Berg|PROPN|NNP|nsubj|3||PERSON entering|VERB|VBG|ccomp|1|enter the|DET|DT|det|5 plant|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        ["Guards | watch | Berg", "Berg | enter | plant"],
        id="Guards watched Berg entering the plant.",
    ),
    pytest.param(
        "In|ADP|IN|prep|4 response|NOUN|NN|pobj|0 ,|PUNCT|,|punct|4 Norway|PROPN|NNP|nsubj|4||GPE closed|VERB|VBD|ROOT|4|close the|DET|DT|det|6 border|NOUN|NN|dobj|4 .|PUNCT|.|punct|4",
        ["Norway | close | border"],
        id="In response, Norway closed the border.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON stepped|VERB|VBD|ROOT|1|step down|ADV|RB|advmod|1 .|PUNCT|.|punct|1",
        ['Berg | step down | "true"'],
        id="Berg stepped down.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON lent|VERB|VBD|ROOT|1|lend Lind|PROPN|NNP|dative|1||PERSON the|DET|DT|det|4 ship|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        ["Berg | lend to | Lind", "Berg | lend | ship"],
        id="Berg lent Lind the ship.",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FACTS)
def test_facts(sentence: str, expected: list[str]) -> None:
    assert sorted(facts_of(doc(sentence))) == sorted(expected)
