# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Who says so: quotations, speakers, sources."""

from __future__ import annotations

import pytest

from kg.extract.attribution import find_quotes
from kg.extract.clauses import ClauseReader
from kg.extract.parse import parse_of
from kg.extract.scope import NOBODY
from tests.docs import doc, facts_of, scope_of

QUOTED = [
    pytest.param(
        [
            "\"|PUNCT|``|punct|7 Berg|PROPN|NNP|nsubj|2||PERSON visited|VERB|VBD|ccomp|7|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|7 \"|PUNCT|''|punct|7 Lind|PROPN|NNP|nsubj|7||PERSON said|VERB|VBD|ROOT|7|say .|PUNCT|.|punct|7"
        ],
        ["Berg | visit | Oslo | claimed by Lind"],
        id='"Berg visited Oslo," Lind said.',
    ),
    pytest.param(
        [
            'Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say :|PUNCT|:|punct|1 "|PUNCT|``|punct|1 Berg|PROPN|NNP|nsubj|5||PERSON visited|VERB|VBD|ccomp|1|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1',
            "Holm|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1 \"|PUNCT|''|punct|1",
        ],
        ["Berg | visit | Oslo | claimed by Lind", "Holm | leave | Bergen | claimed by Lind"],
        id='Lind said: "Berg visited Oslo. Holm left Bergen."',
    ),
    pytest.param(
        [
            "\"|PUNCT|``|punct|7 Berg|PROPN|NNP|nsubj|2||PERSON visited|VERB|VBD|ccomp|7|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|7 \"|PUNCT|''|punct|7 Lind|PROPN|NNP|nsubj|7||PERSON said|VERB|VBD|ROOT|7|say .|PUNCT|.|punct|7",
            "\"|PUNCT|``|punct|2 Holm|PROPN|NNP|nsubj|2||PERSON left|VERB|VBD|ROOT|2|leave Bergen|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2 \"|PUNCT|''|punct|2",
        ],
        ["Berg | visit | Oslo | claimed by Lind", "Holm | leave | Bergen | claimed by Lind"],
        id='"Berg visited Oslo," Lind said. "Holm left Bergen."',
    ),
    pytest.param(
        [
            "Lind|PROPN|NNP|nsubj|1||PERSON called|VERB|VBD|ROOT|1|call Berg|PROPN|NNP|dobj|1||PERSON a|DET|DT|det|6 \"|PUNCT|``|punct|6 great|ADJ|JJ|amod|6 friend|NOUN|NN|oprd|1 \"|PUNCT|''|punct|6 .|PUNCT|.|punct|1"
        ],
        ["Lind | call | Berg", 'Berg | be call | "great friend"'],
        id='Lind called Berg a "great friend".',
    ),
    pytest.param(
        [
            "The|DET|DT|det|3 \"|PUNCT|``|punct|3 old|ADJ|JJ|amod|3 guard|NOUN|NN|nsubj|5 \"|PUNCT|''|punct|3 visited|VERB|VBD|ROOT|5|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5"
        ],
        ["old guard | visit | Oslo"],
        id='The "old guard" visited Oslo.',
    ),
    pytest.param(
        [
            "“|PUNCT|``|punct|7|\" Berg|PROPN|NNP|nsubj|2||PERSON visited|VERB|VBD|ccomp|7|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|7 ”|PUNCT|''|punct|7|\" Lind|PROPN|NNP|nsubj|7||PERSON said|VERB|VBD|ROOT|7|say .|PUNCT|.|punct|7"
        ],
        ["Berg | visit | Oslo | claimed by Lind"],
        id="“Berg visited Oslo,” Lind said.",
    ),
    pytest.param(
        [
            "\"|PUNCT|``|punct|2 Berg|PROPN|NNP|nsubj|2||PERSON visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2 \"|PUNCT|''|punct|2",
            "Lind|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1",
        ],
        ["Berg | visit | Oslo | claimed", "Lind | leave | Bergen"],
        id='"Berg visited Oslo." Lind left Bergen.',
    ),
    pytest.param(
        [
            "\"|PUNCT|``|punct|6 Berg|PROPN|NNP|nsubj|2||PERSON visited|VERB|VBD|ccomp|6|visit Oslo|PROPN|NNP|dobj|2||GPE ,|PUNCT|,|punct|6 \"|PUNCT|''|punct|6 said|VERB|VBD|ROOT|6|say the|DET|DT|det|8 minister|NOUN|NN|nsubj|6 .|PUNCT|.|punct|6"
        ],
        ["Berg | visit | Oslo | claimed by minister"],
        id='"Berg visited Oslo," said the minister.',
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), QUOTED)
def test_quotations(sentences: list[str], expected: list[str]) -> None:
    assert facts_of(doc(*sentences)) == expected


VISITED = "Berg|PROPN|NNP|nsubj|{0}||PERSON visited|VERB|VBD|{1}|{2}|visit Oslo|PROPN|NNP|dobj|{0}||GPE"


def quotes_of(*sentences: str) -> list[tuple[str, str]]:
    parse = parse_of(doc(*sentences))
    found = find_quotes(parse, ClauseReader(parse))
    return [(parse.slice(q.start, q.end), parse.words[q.speaker] if q.speaker != NOBODY else "") for q in found]


def test_a_quotation_goes_on_after_its_speaker() -> None:
    first = f'"|PUNCT|``|punct|7 {VISITED.format(2, "ccomp", 7)} ,|PUNCT|,|punct|7 "|PUNCT|.|punct|7 Lind|PROPN|NNP|nsubj|7||PERSON said|VERB|VBD|ROOT|7|say .|PUNCT|.|punct|7'
    second = '"|PUNCT|``|punct|2 Holm|PROPN|NNP|nsubj|2||PERSON left|VERB|VBD|ROOT|2|leave Bergen|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2 "|PUNCT|.|punct|2'
    assert quotes_of(first, second) == [("Berg visited Oslo,", "Lind"), ("Holm left Bergen.", "Lind")]


def test_a_mark_that_never_closes_opens_nothing() -> None:
    assert quotes_of(f'"|PUNCT|``|punct|2 {VISITED.format(2, "ROOT", 2)} .|PUNCT|.|punct|2') == []


def test_quoted_words_in_the_writers_own_sentence_are_no_claim() -> None:
    sentence = 'The|DET|DT|det|3 "|PUNCT|``|punct|3 old|ADJ|JJ|amod|3 guard|NOUN|NN|nsubj|5 "|PUNCT|.|punct|3 visited|VERB|VBD|ROOT|5|visit Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|5'
    assert quotes_of(sentence) == []
    assert scope_of(doc(sentence), "visited") == "asserted"


def test_a_source_speaks() -> None:
    sentence = f"According|VERB|VBG|prep|5|accord to|ADP|IN|prep|0 Lind|PROPN|NNP|pobj|1||PERSON ,|PUNCT|,|punct|5 {VISITED.format(5, 'ROOT', 5)} .|PUNCT|.|punct|5"
    assert scope_of(doc(sentence), "visited") == "claimed by Lind"


def test_an_unnamed_report_is_claimed_by_nobody() -> None:
    sentence = f"It|PRON|PRP|nsubjpass|2 was|AUX|VBD|auxpass|2|be reported|VERB|VBN|ROOT|2|report that|SCONJ|IN|mark|5 {VISITED.format(5, 'ccomp', 2)} .|PUNCT|.|punct|2"
    assert scope_of(doc(sentence), "visited") == "claimed"


def test_the_agent_of_a_passive_says_it() -> None:
    sentence = f"It|PRON|PRP|nsubjpass|2 was|AUX|VBD|auxpass|2|be reported|VERB|VBN|ROOT|2|report by|ADP|IN|agent|2 Lind|PROPN|NNP|pobj|3||PERSON that|SCONJ|IN|mark|7 {VISITED.format(7, 'ccomp', 2)} .|PUNCT|.|punct|2"
    assert scope_of(doc(sentence), "visited") == "claimed by Lind"


def test_the_innermost_speaker_counts() -> None:
    sentence = f"Holm|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say that|SCONJ|IN|mark|4 Lind|PROPN|NNP|nsubj|4||PERSON claimed|VERB|VBD|ccomp|1|claim that|SCONJ|IN|mark|7 {VISITED.format(7, 'ccomp', 4)} .|PUNCT|.|punct|1"
    assert scope_of(doc(sentence), "visited") == "claimed by Lind"


@pytest.mark.parametrize("adverb", ["reportedly", "allegedly", "supposedly", "apparently"])
def test_adverbs_of_hearsay(adverb: str) -> None:
    sentence = f"Berg|PROPN|NNP|nsubj|2||PERSON {adverb}|ADV|RB|advmod|2 visited|VERB|VBD|ROOT|2|visit Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2"
    assert scope_of(doc(sentence), "visited") == "claimed"


SOURCES = [
    pytest.param(
        "As|SCONJ|IN|mark|2 Lind|PROPN|NNP|nsubj|2||PERSON put|VERB|VBD|advcl|6|put it|PRON|PRP|dobj|2 ,|PUNCT|,|punct|6 Berg|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|ROOT|6|visit Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6",
        "claimed by Lind",
        id="As Lind put it, Berg visited Oslo.",
    ),
    pytest.param(
        "In|ADP|IN|prep|6 the|DET|DT|det|2 view|NOUN|NN|pobj|0 of|ADP|IN|prep|2 Lind|PROPN|NNP|pobj|3||PERSON Berg|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|ROOT|6|visit Oslo|PROPN|NNP|dobj|6||GPE",
        "claimed by Lind",
        id="In the view of Lind Berg visited Oslo",
    ),
    pytest.param(
        "Minister|NOUN|NN|dep|3|minister :|PUNCT|:|punct|0 Berg|PROPN|NNP|nsubj|3||PERSON visited|VERB|VBD|ROOT|3|visit Oslo|PROPN|NNP|dobj|3||GPE",
        "claimed by Minister",
        id="Minister: Berg visited Oslo",
    ),
    pytest.param(
        "Breakthrough|NOUN|NN|dep|3|breakthrough :|PUNCT|:|punct|0 Berg|PROPN|NNP|nsubj|3||PERSON visited|VERB|VBD|ROOT|3|visit Oslo|PROPN|NNP|dobj|3||GPE",
        "asserted",
        id="Breakthrough: Berg visited Oslo",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|4||PERSON citing|VERB|VBG|advcl|4|cite a|DET|DT|det|3 report|NOUN|NN|dobj|1 said|VERB|VBD|ROOT|4|say Berg|PROPN|NNP|nsubj|6||PERSON visited|VERB|VBD|ccomp|4|visit Oslo|PROPN|NNP|dobj|6||GPE",
        "claimed by report",
        id="Lind citing a report said Berg visited Oslo",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|3||PERSON citing|VERB|VBG|advcl|3|cite privacy|NOUN|NN|dobj|1 said|VERB|VBD|ROOT|3|say Berg|PROPN|NNP|nsubj|5||PERSON visited|VERB|VBD|ccomp|3|visit Oslo|PROPN|NNP|dobj|5||GPE",
        "claimed by Lind",
        id="Lind citing privacy said Berg visited Oslo",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE and|CCONJ|CC|cc|1 visited|VERB|VBD|conj|1|visit Oslo|PROPN|NNP|dobj|4||GPE ,|PUNCT|,|punct|1 according|VERB|VBG|prep|1|accord to|ADP|IN|prep|7 Holm|PROPN|NNP|pobj|8||PERSON",
        "claimed by Holm",
        id="Lind left Bergen and visited Oslo, according to Holm",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SOURCES)
def test_sources_beside_a_clause(sentence: str, expected: str) -> None:
    assert scope_of(doc(sentence), "visited") == expected
