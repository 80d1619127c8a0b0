"""What holds over any token: as its clause has it, and the same whoever asks first."""

from __future__ import annotations

import pytest

from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.scope import NOBODY
from kg.extract.status import readers_of, status_of
from tests.docs import doc

SAID = (
    "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say Dahl|PROPN|NNP|nsubj|3||PERSON "
    "keeps|VERB|VBZ|ccomp|1|keep the|DET|DT|det|5 boat|NOUN|NN|dobj|3 in|ADP|IN|prep|3 Oslo|PROPN|NNP|pobj|6||GPE"
)
NOT = (
    "Dahl|PROPN|NNP|nsubj|3||PERSON did|AUX|VBD|aux|3|do not|PART|RB|neg|3 keep|VERB|VB|ROOT|3|keep "
    "the|DET|DT|det|5 boat|NOUN|NN|dobj|3"
)
IS_NOT = (
    "Dahl|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be not|PART|RB|neg|1 the|DET|DT|det|4 "
    "keeper|NOUN|NN|attr|1 of|ADP|IN|prep|4 it|PRON|PRP|pobj|5"
)
WILL = "Dahl|PROPN|NNP|nsubj|2||PERSON will|AUX|MD|aux|2 keep|VERB|VB|ROOT|2|keep it|PRON|PRP|dobj|2"


@pytest.mark.parametrize(
    ("sentence", "token", "negated", "modality", "speaker"),
    [
        (SAID, "keeps", False, "actual", "Lind"),
        (SAID, "in", False, "actual", "Lind"),
        (SAID, "said", False, "actual", ""),
        (NOT, "keep", True, "actual", ""),
        (NOT, "not", True, "actual", ""),
        (IS_NOT, "keeper", True, "actual", ""),
        (IS_NOT, "of", True, "actual", ""),
        (WILL, "keep", False, "planned", ""),
    ],
)
def test_over_any_token(sentence: str, token: str, *, negated: bool, modality: str, speaker: str) -> None:
    parse = parse_of(doc(sentence))
    scope = status_of(parse, parse.words.index(token))
    assert (scope.negated, scope.modality, scope.claimed) == (negated, modality, bool(speaker))
    assert (parse.words[scope.by] if scope.by != NOBODY else "") == speaker


def test_the_readers_of_a_parse_are_made_once_and_shared() -> None:
    parse = parse_of(doc(SAID))
    find_facts(parse, find_mentions(parse), ())
    readers = readers_of(parse)
    assert readers_of(parse) is readers
    other = parse_of(doc(NOT))
    assert readers_of(other) is not readers
