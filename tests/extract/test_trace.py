# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""What became of each draft: all are told of, each with the right reason, and telling changes no fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from kg.extract import facts as facts_module
from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.trace import Drop, Trace
from tests.docs import doc, trees

if TYPE_CHECKING:
    from collections.abc import Sequence


LEFT = "left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1"


def fates(*sentences: str, clusters: Sequence[Sequence[int]] = ()) -> list[tuple[str, Drop | None, str]]:
    """Rule, drop and the word to blame of each draft."""
    parse = parse_of(doc(*sentences))
    trace = Trace()
    find_facts(parse, find_mentions(parse), clusters, trace=trace)
    return [(fate.draft.rule, fate.drop, parse.words[fate.head]) for fate in trace.fates]


def test_a_draft_between_mentions_is_kept() -> None:
    assert fates(f"Berg|PROPN|NNP|nsubj|1||PERSON {LEFT}") == [("clause", None, "left")]


def test_a_pronoun_without_antecedent() -> None:
    assert fates(f"She|PRON|PRP|nsubj|1 {LEFT}") == [("clause", Drop.PRONOUN, "She")]


def test_a_resolved_pronoun_is_no_reason() -> None:
    sentences = (f"Berg|PROPN|NNP|nsubj|1||PERSON {LEFT}", f"She|PRON|PRP|nsubj|1 {LEFT}")
    assert fates(*sentences, clusters=[(0, 2)])[1] == ("clause", None, "left")


def test_an_end_without_a_mention() -> None:
    assert fates(f"Everyone|PRON|NN|nsubj|1 {LEFT}") == [("clause", Drop.NO_MENTION, "Everyone")]


def test_a_noun_that_says_nothing() -> None:
    sentence = "the|DET|DT|det|1 respect|NOUN|NN|nsubj|2 reached|VERB|VBD|ROOT|2|reach Oslo|PROPN|NNP|dobj|2||GPE"
    assert fates(sentence) == [("clause", Drop.EMPTY_NOUN, "respect")]


def test_nothing_is_said_of_a_thing_and_itself() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON"
    assert fates(sentence, clusters=[(0, 1)]) == [("clause", Drop.SAME_ENTITY, "Lind")]


def test_a_possession_of_no_account() -> None:
    sentence = "Berg|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 hat|NOUN|NN|nsubj|3 shone|VERB|VBD|ROOT|3|shine .|PUNCT|.|punct|3"
    assert fates(sentence) == [("possessive", Drop.NO_ACCOUNT, "hat")]


def test_a_repetition_points_to_the_first() -> None:
    parse = parse_of(doc(f"Berg|PROPN|NNP|nsubj|1||PERSON {LEFT}"))
    first, second = (facts_module.Draft(0, "leave", "", 2, rule, 1, (1,)) for rule in ("clause", "besides"))
    trace = Trace()
    (fact,) = find_facts(parse, find_mentions(parse), ())
    trace.stated(first, fact, fact, None)
    trace.stated(second, fact._replace(rule="besides"), fact, None)
    assert [(fate.drop, fate.fact) for fate in trace.fates] == [(None, fact), (Drop.REPEATED, fact)]


def test_time_is_traced_to_its_words() -> None:
    parse = parse_of(
        doc(
            "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE on|ADP|IN|prep|1 Monday|PROPN|NNP|pobj|3||DATE"
        )
    )
    trace = Trace()
    find_facts(parse, find_mentions(parse), (), trace=trace)
    (fate,) = trace.fates
    assert fate.time is not None
    assert parse.words[fate.time.start : fate.time.end] == ["on", "Monday"]


@given(trees(), trees())
@settings(max_examples=150)
def test_every_fact_has_one_fate_and_telling_changes_nothing(first: str, second: str) -> None:
    parse = parse_of(doc(first, second))
    mentions = find_mentions(parse)
    trace = Trace()
    found = find_facts(parse, mentions, (), trace=trace)
    assert found == find_facts(parse, mentions, ())
    assert sorted(f.fact for f in trace.fates if f.fact is not None and f.drop is None) == sorted(found)
    assert all(f.fact in found for f in trace.fates if f.drop is Drop.REPEATED)
    assert all((f.fact is None) == (f.drop not in (None, Drop.REPEATED)) for f in trace.fates)


@given(trees())
@settings(max_examples=50)
def test_no_draft_is_forgotten(sentence: str) -> None:
    parse = parse_of(doc(sentence))
    made: list[object] = []
    pairs = facts_module._pairs

    def counting(*arguments: object) -> object:
        made.extend(arguments[0])  # type: ignore[call-overload]
        return pairs(*arguments)  # type: ignore[arg-type]

    trace = Trace()
    facts_module._pairs = counting  # type: ignore[assignment]
    try:
        find_facts(parse, find_mentions(parse), (), trace=trace)
    finally:
        facts_module._pairs = pairs
    assert len(trace.fates) == len(made)
