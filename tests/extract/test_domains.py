# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""What a bare office is over, where the text has told it before."""

from __future__ import annotations

import pytest

from tests.docs import doc, facts_of

MAYOR = "The|DET|DT|det|{1} mayor|NOUN|NN|nsubj|{6} ,|PUNCT|,|punct|{1} Anna|PROPN|NNP|compound|{4}||PERSON Berg|PROPN|NNP|appos|{1}||I-PERSON ,|PUNCT|,|punct|{1} resigned|VERB|VBD|ROOT|{6}|resign .|PUNCT|.|punct|{6}"
PRESIDENT = "President|PROPN|NNP|compound|{2} Anna|PROPN|NNP|compound|{2}||PERSON Berg|PROPN|NNP|nsubj|{3}||I-PERSON resigned|VERB|VBD|ROOT|{3}|resign .|PUNCT|.|punct|{3}"


def text(before: str, after: str) -> str:
    """Two sentences, the tokens of the second counted on from the first."""
    start = len(before.split())
    return f"{before} {after.format(*range(start, start + 8))}"


PARLIAMENT = (
    "{0}|PROPN|NNP|poss|2||GPE 's|PART|POS|case|0 parliament|NOUN|NN|nsubj|3 met|VERB|VBD|ROOT|3|meet .|PUNCT|.|punct|3"
)
DATELINE = "LIMA|PROPN|NNP|nsubj|5||GPE ,|PUNCT|,|punct|0 Peru|PROPN|NNP|appos|0||GPE -|PUNCT|:|punct|0 Guards|NOUN|NNS|nsubj|5 slept|VERB|VBD|ROOT|5|sleep .|PUNCT|.|punct|5"
TOWN = "Bergen|PROPN|NNP|nsubj|1||GPE grew|VERB|VBD|ROOT|1|grow ,|PUNCT|,|punct|1 and|CCONJ|CC|cc|1 Bergen|PROPN|NNP|nsubj|5||GPE paid|VERB|VBD|conj|1|pay .|PUNCT|.|punct|1"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(PARLIAMENT.format("Peru"), PRESIDENT, "Anna Berg | president of | Peru", id="institution"),
        pytest.param(DATELINE, PRESIDENT, "Anna Berg | president of | Peru", id="dateline"),
        pytest.param(TOWN, MAYOR, "Anna Berg | mayor of | Bergen", id="town of the text"),
    ],
)
def test_the_text_has_told_it(before: str, after: str, expected: str) -> None:
    assert expected in facts_of(doc(text(before, after)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(DATELINE.replace("Guards", "guards").replace("-|PUNCT|:", "near|ADP|IN"), PRESIDENT, id="no dash"),
        pytest.param(TOWN, PRESIDENT, id="a town has no president"),
        pytest.param(TOWN, MAYOR.replace("The|", "A|"), id="any mayor"),
        pytest.param(TOWN.replace("Bergen|PROPN|NNP|nsubj|5", "Oslo|PROPN|NNP|nsubj|5"), MAYOR, id="two towns"),
        pytest.param(PARLIAMENT.format("Bergen"), PRESIDENT, id="no country"),
    ],
)
def test_nothing_is_guessed(before: str, after: str) -> None:
    found = facts_of(doc(text(before, after)))
    assert not any(" of | " in fact and fact.startswith("Anna Berg") for fact in found), found
