# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Amounts by their form, and facts whose second participant is a value."""

from __future__ import annotations

import pytest

from kg.extract.amounts import find_amounts, verbatim
from kg.extract.parse import Parse
from tests.docs import doc, facts_of

BERG = "Berg|PROPN|NNP|nsubj|1||PERSON"
END = ".|PUNCT|.|punct|1"


def amounts(text: str) -> list[str]:
    """The amounts in words of which each hangs on the first."""
    tags = {"$": "$", "%": "NN"}
    tokens = [
        f"{word}|X|{tags.get(word, 'CD' if word[0].isdigit() else 'NN')}|{'ROOT' if i == 0 else 'dep'}|0||"
        for i, word in enumerate(text.split())
    ]
    parse = Parse(doc(" ".join(tokens)))
    return [verbatim(parse, span) for span in dict.fromkeys(find_amounts(parse).values())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid $ 2 m to", ["$ 2 m"]),
        ("paid $ 40 m.", ["$ 40 m"]),
        ("paid $ 1.5 billion today", ["$ 1.5 billion"]),
        ("fell 3.1 % there", ["3.1 %"]),
        ("fell 4 percentage points there", ["4 percentage points"]),
        ("made good points there", []),
        ("in $ terms", []),
        ("a large % of", []),
    ],
)
def test_amounts(text: str, expected: list[str]) -> None:
    assert amounts(text) == expected


FACTS = [
    pytest.param(
        f"{BERG} won|VERB|VBD|ROOT|1|win six|NUM|CD|dobj|1 {END}",
        ['Berg | win | "six"'],
        id="Berg won six.",
    ),
    pytest.param(
        f"{BERG} opened|VERB|VBD|ROOT|1|open 1907|NUM|CD|dobj|1 {END}",
        [],
        id="A year is no count.",
    ),
    pytest.param(
        f"{BERG} fell|VERB|VBD|ROOT|1|fall 3|NUM|CD|nummod|3 %|NOUN|NN|npadvmod|1 {END}",
        ['Berg | fall | "3 %"'],
        id="Berg fell 3 %.",
    ),
    pytest.param(
        f"{BERG} spent|VERB|VBD|ROOT|1|spend a|DET|DT|det|3 day|NOUN|NN|dobj|1 of|ADP|IN|prep|3 rest|NOUN|NN|pobj|4 {END}",
        ['Berg | spend | "day of rest"'],
        id="Berg spent a day of rest.",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be jailed|VERB|VBN|ROOT|2|jail for|ADP|IN|prep|2 two|NUM|CD|nummod|5 years|NOUN|NNS|pobj|3|year for|ADP|IN|prep|5 theft|NOUN|NN|pobj|6 .|PUNCT|.|punct|2",
        ['Berg | be jail for | "two years"'],
        id="Berg was jailed for two years for theft.",
    ),
    pytest.param(
        "Kenya|PROPN|NNP|nsubj|3||GPE and|CCONJ|CC|cc|0 Uganda|PROPN|NNP|conj|0||GPE sued|VERB|VBD|ROOT|3|sue each|DET|DT|det|5 other|ADJ|JJ|dobj|3 .|PUNCT|.|punct|3",
        ["Kenya | sue | Uganda", "Uganda | sue | Kenya"],
        id="Kenya and Uganda sued each other.",
    ),
    pytest.param(
        "Kenya|PROPN|NNP|nsubj|3||GPE or|CCONJ|CC|cc|0 Uganda|PROPN|NNP|conj|0||GPE met|VERB|VBD|ROOT|3|meet .|PUNCT|.|punct|3",
        [],
        id="Kenya or Uganda met: not each other.",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FACTS)
def test_values_and_companions(sentence: str, expected: list[str]) -> None:
    assert [fact.partition(" | when")[0] for fact in facts_of(doc(sentence))] == expected
