# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""What a text commits itself to: negation, plans, possibilities, claims, and their scope."""

from __future__ import annotations

import pytest

from tests.docs import doc, facts_of, scope_of

SCOPES = [
    pytest.param(
        "ruling|NOUN|NN|nsubj|6 that|SCONJ|IN|mark|5 the|DET|DT|det|3 mine|NOUN|NN|nsubjpass|5 be|AUX|VB|auxpass|5 shut|VERB|VBN|acl|0|shut angered|VERB|VBD|ROOT|6|anger Holm|PROPN|NNP|dobj|6||PERSON .|PUNCT|.|punct|6",
        "shut",
        "planned",
        id="The ruling that the mine be shut angered Holm.",
    ),
    pytest.param(
        "Trains|NOUN|NNS|nsubjpass|3 will|AUX|MD|aux|3 be|AUX|VB|auxpass|3 stopped|VERB|VBN|ROOT|3|stop and|CCONJ|CC|cc|3 be|AUX|VB|auxpass|6 searched|VERB|VBN|conj|3|search .|PUNCT|.|punct|3",
        "searched",
        "planned",
        id="Trains will be stopped and be searched.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON came|VERB|VBD|ROOT|1|come back|ADV|RB|advmod|1 to|PART|TO|aux|4 beat|VERB|VB|advcl|1 Lind|PROPN|NNP|dobj|4||PERSON .|PUNCT|.|punct|1",
        "beat",
        "asserted",
        id="Berg came back to beat Lind.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON came|VERB|VBD|ROOT|1|come to|PART|TO|aux|3 beat|VERB|VB|advcl|1 Lind|PROPN|NNP|dobj|3||PERSON .|PUNCT|.|punct|1",
        "beat",
        "planned",
        id="Berg came to beat Lind.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ccomp|5|leave Oslo|PROPN|NNP|dobj|1||GPE ;|PUNCT|:|punct|5 Lind|PROPN|NNP|nsubj|5||PERSON said|VERB|VBD|ROOT|5|say so|ADV|RB|advmod|5 .|PUNCT|.|punct|5",
        "left",
        "asserted",
        id="Berg left Oslo; Lind said so.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say the|DET|DT|det|3 ship|NOUN|NN|nsubj|7 seized|VERB|VBN|acl|3|seize by|ADP|IN|agent|4 Spain|PROPN|NNP|pobj|5||GPE sank|VERB|VBD|ccomp|1|sink .|PUNCT|.|punct|1",
        "seized",
        "asserted",
        id="Lind said the ship seized by Spain sank.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say a|DET|DT|det|3 ship|NOUN|NN|nsubj|7 seized|VERB|VBN|acl|3|seize by|ADP|IN|agent|4 Spain|PROPN|NNP|pobj|5||GPE sank|VERB|VBD|ccomp|1|sink .|PUNCT|.|punct|1",
        "seized",
        "claimed by Lind",
        id="Lind said a ship seized by Spain sank.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 visit|VERB|VB|ROOT|3 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|3",
        "visit",
        "not",
        id="Berg did not visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON never|ADV|RB|neg|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visited",
        "not",
        id="Berg never visited Oslo.",
    ),
    pytest.param(
        "Nobody|PRON|NN|nsubj|1 visited|VERB|VBD|ROOT|1|visit Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1",
        "visited",
        "not",
        id="Nobody visited Oslo.",
    ),
    pytest.param(
        "No|DET|DT|det|1 minister|NOUN|NN|nsubj|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visited",
        "not",
        id="No minister visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave without|ADP|IN|prep|1 visiting|VERB|VBG|pcomp|2|visit Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visiting",
        "not",
        id="Berg left without visiting Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON failed|VERB|VBD|ROOT|1|fail to|PART|TO|aux|3 visit|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visit",
        "not",
        id="Berg failed to visit Oslo.",
    ),
    pytest.param(
        "Guards|NOUN|NNS|nsubj|1|guard prevented|VERB|VBD|ROOT|1|prevent Berg|PROPN|NNP|dobj|1||PERSON from|ADP|IN|prep|1 visiting|VERB|VBG|pcomp|3|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visiting",
        "not",
        id="Guards prevented Berg from visiting Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON will|AUX|MD|aux|2 visit|VERB|VB|ROOT|2 Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visit",
        "planned",
        id="Berg will visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON would|AUX|MD|aux|2 visit|VERB|VB|ROOT|2 Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visit",
        "possible",
        id="Berg would visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON may|AUX|MD|aux|2 visit|VERB|VB|ROOT|2 Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visit",
        "possible",
        id="Berg may visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be to|PART|TO|aux|3 visit|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visit",
        "planned",
        id="Berg is to visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON is|AUX|VBZ|aux|2|be going|VERB|VBG|ROOT|2|go to|PART|TO|aux|4 visit|VERB|VB|xcomp|2 Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|2",
        "visit",
        "planned",
        id="Berg is going to visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON plans|VERB|VBZ|ROOT|1|plan to|PART|TO|aux|3 visit|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visit",
        "planned",
        id="Berg plans to visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE to|PART|TO|aux|4 visit|VERB|VB|advcl|1 Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visit",
        "planned",
        id="Berg left Bergen to visit Oslo.",
    ),
    pytest.param(
        "If|SCONJ|IN|mark|2 Berg|PROPN|NNP|nsubj|2||PERSON visits|VERB|VBZ|advcl|7|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|7 Lind|PROPN|NNP|nsubj|7||PERSON will|AUX|MD|aux|7 meet|VERB|VB|ROOT|7 Berg|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        "visits",
        "possible",
        id="If Berg visits Oslo, Lind will meet Berg.",
    ),
    pytest.param(
        "Did|AUX|VBD|aux|2|do Berg|PROPN|NNP|nsubj|2||PERSON visit|VERB|VB|ROOT|2 Oslo|PROPN|NNP|dobj|2||GPE ?|PUNCT|.|punct|2",
        "visit",
        "possible",
        id="Did Berg visit Oslo?",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visited",
        "claimed by Lind",
        id="Lind said that Berg visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON visited|VERB|VBD|ccomp|5|visit Oslo|PROPN|NNP|dobj|1||GPE ,|PUNCT|,|punct|2 Lind|PROPN|NNP|nsubj|5||PERSON said|VERB|VBD|ROOT|5|say .|PUNCT|.|punct|5",
        "visited",
        "claimed by Lind",
        id="Berg visited Oslo, Lind said.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|5||PERSON ,|PUNCT|,|punct|3 Lind|PROPN|NNP|nsubj|3||PERSON said|VERB|VBD|parataxis|5|say ,|PUNCT|,|punct|3 visited|VERB|VBD|ROOT|5|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        "visited",
        "claimed by Lind",
        id="Berg, Lind said, visited Oslo.",
    ),
    pytest.param(
        "According|VERB|VBG|prep|5|accord to|ADP|IN|prep|0 Lind|PROPN|NNP|pobj|1||PERSON ,|PUNCT|,|punct|5 Berg|PROPN|NNP|nsubj|5||PERSON visited|VERB|VBD|ROOT|5|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5",
        "visited",
        "claimed by Lind",
        id="According to Lind, Berg visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON reportedly|ADV|RB|advmod|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visited",
        "claimed",
        id="Berg reportedly visited Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON denied|VERB|VBD|ROOT|1|deny that|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visited",
        "not, claimed by Lind",
        id="Lind denied that Berg visited Oslo.",
    ),
    pytest.param(
        "Holm|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|4 Lind|PROPN|NNP|nsubj|4||PERSON claimed|VERB|VBD|ccomp|1|claim that|SCONJ|IN|mark|7 Berg|PROPN|NNP|nsubj|7||PERSON visited|VERB|VBD|ccomp|4|visit Oslo|PROPN|NNP|dobj|7||GPE .|PUNCT|.|punct|1",
        "visited",
        "claimed by Lind",
        id="Holm said that Lind claimed that Berg visited Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 say|VERB|VB|ROOT|3 why|SCONJ|WRB|advmod|6 Berg|PROPN|NNP|nsubj|6||PERSON left|VERB|VBD|ccomp|3|leave Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|3",
        "left",
        "asserted",
        id="Lind did not say why Berg left Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON knew|VERB|VBD|ROOT|1|know that|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON left|VERB|VBD|ccomp|1|leave Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "left",
        "asserted",
        id="Lind knew that Berg left Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON managed|VERB|VBD|ROOT|1|manage to|PART|TO|aux|3 visit|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visit",
        "asserted",
        id="Berg managed to visit Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON helped|VERB|VBD|ROOT|1|help Berg|PROPN|NNP|nsubj|3||PERSON visit|VERB|VB|ccomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1",
        "visit",
        "asserted",
        id="Lind helped Berg visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON not|PART|RB|preconj|3 only|ADV|RB|advmod|1 visited|VERB|VBD|ROOT|3|visit Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|3",
        "visited",
        "asserted",
        id="Berg not only visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON probably|ADV|RB|advmod|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visited",
        "possible",
        id="Berg probably visited Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON asked|VERB|VBD|ROOT|1|ask whether|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visited",
        "possible",
        id="Lind asked whether Berg visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be said|VERB|VBN|ROOT|2|say to|PART|TO|aux|5 have|AUX|VB|aux|5 visited|VERB|VBN|xcomp|2|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|2",
        "visited",
        "claimed",
        id="Berg was said to have visited Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON accused|VERB|VBD|ROOT|1|accuse Berg|PROPN|NNP|dobj|1||PERSON of|ADP|IN|prep|1 leaving|VERB|VBG|pcomp|3|leave Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "leaving",
        "claimed by Lind",
        id="Lind accused Berg of leaving Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON ordered|VERB|VBD|ROOT|1|order Berg|PROPN|NNP|dobj|1||PERSON to|PART|TO|aux|4 leave|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "leave",
        "planned",
        id="Lind ordered Berg to leave Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON kept|VERB|VBD|ROOT|1|keep visiting|VERB|VBG|xcomp|1|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|1",
        "visiting",
        "asserted",
        id="Berg kept visiting Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 leave|VERB|VB|ROOT|3 Oslo|PROPN|NNP|dobj|3||GPE because|SCONJ|IN|mark|7 Lind|PROPN|NNP|nsubj|7||PERSON visited|VERB|VBD|advcl|3|visit Bergen|PROPN|NNP|dobj|7||GPE .|PUNCT|.|punct|3",
        "visited",
        "asserted",
        id="Berg did not leave Oslo because Lind visited Bergen.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|9 Berg|PROPN|NNP|nsubj|9||PERSON ,|PUNCT|,|punct|3 who|PRON|WP|nsubj|6 visited|VERB|VBD|relcl|3|visit Oslo|PROPN|NNP|dobj|6||GPE ,|PUNCT|,|punct|3 left|VERB|VBD|ccomp|1|leave Bergen|PROPN|NNP|dobj|9||GPE .|PUNCT|.|punct|1",
        "visited",
        "asserted",
        id="Lind said that Berg, who visited Oslo, left Bergen.",
    ),
    pytest.param(
        "The|DET|DT|det|1 claim|NOUN|NN|nsubj|6 that|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON visited|VERB|VBD|acl|1|visit Oslo|PROPN|NNP|dobj|4||GPE angered|VERB|VBD|ROOT|6|anger Lind|PROPN|NNP|dobj|6||PERSON .|PUNCT|.|punct|6",
        "visited",
        "claimed",
        id="The claim that Berg visited Oslo angered Lind.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 deny|VERB|VB|ROOT|3 that|SCONJ|IN|mark|6 Lind|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|ccomp|3|visit Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|3",
        "visited",
        "possible, claimed by Berg",
        id="Berg did not deny that Lind visited Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|6 Berg|PROPN|NNP|nsubj|6||PERSON did|AUX|VBD|aux|6|do not|PART|RB|neg|6 visit|VERB|VB|ccomp|1 Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|1",
        "visit",
        "not, claimed by Lind",
        id="Lind said that Berg did not visit Oslo.",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|5 Berg|PROPN|NNP|nsubj|5||PERSON will|AUX|MD|aux|5 visit|VERB|VB|ccomp|1 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1",
        "visit",
        "planned, claimed by Lind",
        id="Lind said that Berg will visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 refuse|VERB|VB|ROOT|3 to|PART|TO|aux|5 visit|VERB|VB|xcomp|3 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|3",
        "visit",
        "asserted",
        id="Berg did not refuse to visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON was|AUX|VBD|ROOT|1|be the|DET|DT|det|4 first|ADJ|JJ|amod|4||ORDINAL minister|NOUN|NN|attr|1 to|PART|TO|aux|6 visit|VERB|VB|relcl|4 Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|1",
        "visit",
        "asserted",
        id="Berg was the first minister to visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON will|AUX|MD|aux|2 leave|VERB|VB|ROOT|2 Bergen|PROPN|NNP|dobj|2||GPE and|CCONJ|CC|cc|2 visit|VERB|VB|conj|2 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|2",
        "visit",
        "planned",
        id="Berg will leave Bergen and visit Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 fail|VERB|VB|ROOT|3 to|PART|TO|aux|5 visit|VERB|VB|xcomp|3 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|3",
        "visit",
        "asserted",
        id="Berg did not fail to visit Oslo.",
    ),
    pytest.param(
        "Instead|ADV|RB|advmod|1 of|ADP|IN|prep|6 visiting|VERB|VBG|pcomp|1|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|6 Berg|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|ROOT|6|visit Bergen|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6",
        "visiting",
        "not",
        id="Instead of visiting Oslo, Berg visited Bergen.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be willing|ADJ|JJ|acomp|1 to|PART|TO|aux|4 visit|VERB|VB|xcomp|2 Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visit",
        "planned",
        id="Berg is willing to visit Oslo.",
    ),
    pytest.param(
        "Unless|SCONJ|IN|mark|2 Berg|PROPN|NNP|nsubj|2||PERSON visits|VERB|VBZ|advcl|6|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|6 Lind|PROPN|NNP|nsubj|6||PERSON visits|VERB|VBZ|ROOT|6|visit Bergen|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6",
        "visits",
        "possible",
        id="Unless Berg visits Oslo, Lind visits Bergen.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|2||PERSON hardly|ADV|RB|advmod|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2",
        "visited",
        "not",
        id="Berg hardly visited Oslo.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON seems|VERB|VBZ|ROOT|1|seem to|PART|TO|aux|3 know|VERB|VB|xcomp|1 Lind|PROPN|NNP|dobj|3||PERSON .|PUNCT|.|punct|1",
        "know",
        "possible",
        id="Berg seems to know Lind.",
    ),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), SCOPES)
def test_scope(sentence: str, verb: str, expected: str) -> None:
    assert scope_of(doc(sentence), verb) == expected


MODALS = [
    ("will", "planned"), ("'ll", "planned"), ("shall", "planned"), ("would", "possible"), ("could", "possible"),
    ("may", "possible"), ("might", "possible"), ("should", "possible"), ("must", "possible"), ("can", "possible"),
    ("did", "asserted"), ("does", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("modal", "expected"), MODALS)
@pytest.mark.parametrize("denied", [False, True])
def test_modals(modal: str, expected: str, *, denied: bool) -> None:
    verb = 3 if denied else 2
    negation = f" not|PART|RB|neg|{verb}" if denied else ""
    sentence = f"Berg|PROPN|NNP|nsubj|{verb}||PERSON {modal}|AUX|MD|aux|{verb}{negation} visit|VERB|VB|ROOT|{verb} Oslo|PROPN|NNP|dobj|{verb}||GPE .|PUNCT|.|punct|{verb}"
    remarks = (["not"] if denied else []) + ([expected] if expected != "asserted" else [])
    assert scope_of(doc(sentence), "visit") == (", ".join(remarks) or "asserted")


IMPLICATIONS = [
    ("managed", "manage", "asserted"), ("began", "begin", "asserted"), ("came", "come", "asserted"),
    ("failed", "fail", "not"), ("refused", "refuse", "not"), ("declined", "decline", "not"), ("neglected", "neglect", "not"),
    ("planned", "plan", "planned"), ("hoped", "hope", "planned"), ("agreed", "agree", "planned"), ("vowed", "vow", "planned"),
    ("threatened", "threaten", "planned"), ("wanted", "want", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "lemma", "expected"), IMPLICATIONS)
def test_what_an_infinitive_implies(word: str, lemma: str, expected: str) -> None:
    sentence = f"Berg|PROPN|NNP|nsubj|1||PERSON {word}|VERB|VBD|ROOT|1|{lemma} to|PART|TO|aux|3 visit|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|1"
    assert scope_of(doc(sentence), "visit") == expected


SAYING = [
    ("said", "say", "claimed by Lind"), ("claimed", "claim", "claimed by Lind"), ("believed", "believe", "claimed by Lind"),
    ("warned", "warn", "claimed by Lind"), ("denied", "deny", "not, claimed by Lind"), ("rejected", "reject", "not, claimed by Lind"),
    ("doubted", "doubt", "possible, claimed by Lind"), ("found", "find", "claimed by Lind"), ("knew", "know", "asserted"),
    ("discovered", "discover", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "lemma", "expected"), SAYING)
def test_what_a_complement_is_worth(word: str, lemma: str, expected: str) -> None:
    sentence = f"Lind|PROPN|NNP|nsubj|1||PERSON {word}|VERB|VBD|ROOT|1|{lemma} that|SCONJ|IN|mark|4 Berg|PROPN|NNP|nsubj|4||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1"
    assert scope_of(doc(sentence), "visited") == expected


def test_the_act_of_saying_is_asserted() -> None:
    sentence = "Lind|PROPN|NNP|nsubj|1||PERSON told|VERB|VBD|ROOT|1|tell Holm|PROPN|NNP|dobj|1||PERSON that|SCONJ|IN|mark|5 Berg|PROPN|NNP|nsubj|5||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1"
    assert facts_of(doc(sentence)) == ["Lind | tell | Holm", "Berg | visit | Oslo | claimed by Lind"]


def test_a_plan_that_is_denied_is_planned_no_more() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|3||PERSON does|AUX|VBZ|aux|3|do not|PART|RB|neg|3 plan|VERB|VB|ROOT|3 to|PART|TO|aux|5 visit|VERB|VB|xcomp|3 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|3"
    assert scope_of(doc(sentence), "visit") == "not, planned"


def test_having_no_plans_is_not_to_do_it() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1||PERSON has|VERB|VBZ|ROOT|1|have no|DET|DT|det|3 plans|NOUN|NNS|dobj|1|plan to|PART|TO|aux|5 visit|VERB|VB|acl|3 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1"
    assert scope_of(doc(sentence), "visit") != "asserted"


def test_neither_a_condition_nor_what_hangs_on_it_is_so() -> None:
    sentence = "If|SCONJ|IN|mark|2 Berg|PROPN|NNP|nsubj|2||PERSON visits|VERB|VBZ|advcl|7|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|7 Lind|PROPN|NNP|nsubj|7||PERSON will|AUX|MD|aux|7 leave|VERB|VB|ROOT|7 Bergen|PROPN|NNP|dobj|7||GPE .|PUNCT|.|punct|7"
    assert facts_of(doc(sentence)) == ["Berg | visit | Oslo | possible", "Lind | leave | Bergen | possible"]


def test_a_headline_in_the_infinitive_is_a_plan() -> None:
    sentence = "Fjordlinje|PROPN|NNP|nsubj|2||ORG to|PART|TO|aux|2 buy|VERB|VB|ROOT|2 the|DET|DT|det|4 ferry|NOUN|NN|dobj|2 .|PUNCT|.|punct|2"
    assert facts_of(doc(sentence)) == ["Fjordlinje | buy | ferry | planned"]


def test_a_participle_shares_the_fate_of_its_clause_and_a_clause_with_a_subject_does_not() -> None:
    will = "Berg|PROPN|NNP|nsubj|2||PERSON will|AUX|MD|aux|2 leave|VERB|VB|ROOT|2 Bergen|PROPN|NNP|dobj|2||GPE"
    participle = "visiting|VERB|VBG|advcl|2|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|2"
    clause = "because|SCONJ|IN|mark|6 Lind|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|advcl|2|visit Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|2"
    assert scope_of(doc(f"{will} {participle}"), "visiting") == "planned"
    assert scope_of(doc(f"{will} {clause}"), "visited") == "asserted"


def test_a_deal_that_may_be_signed_may_be_but_towns_are_where_they_are() -> None:
    may = "Berg|PROPN|NNP|nsubj|2||PERSON may|AUX|MD|aux|2"
    deal = "sign|VERB|VB|ROOT|2 a|DET|DT|det|4 treaty|NOUN|NN|dobj|2 with|ADP|IN|prep|4 Norway|PROPN|NNP|pobj|5||GPE .|PUNCT|.|punct|2"
    town = "visit|VERB|VB|ROOT|2 Bergen|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|3 Norway|PROPN|NNP|appos|3||GPE .|PUNCT|.|punct|2"
    assert "treaty | with | Norway | possible" in facts_of(doc(f"{may} {deal}"))
    assert "Bergen | in | Norway" in facts_of(doc(f"{may} {town}"))


def test_two_sentences_joined_by_a_comma_are_both_asserted() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1||PERSON visited|VERB|VBD|ccomp|5|visit Oslo|PROPN|NNP|dobj|1||GPE ,|PUNCT|,|punct|5 Lind|PROPN|NNP|nsubj|5||PERSON left|VERB|VBD|ROOT|5|leave Bergen|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5"
    assert facts_of(doc(sentence)) == ["Berg | visit | Oslo", "Lind | leave | Bergen"]
