"""Confidence: traits say how a fact was found, weights make a probability of them."""

from __future__ import annotations

from math import isclose
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from kg.extract import confidence, facts
from kg.extract.confidence import Weights, probability, traits_of, weights
from kg.extract.drafts import NONE, Draft
from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse, parse_of
from kg.extract.rules import RULES
from kg.extract.trace import Drop, Trace
from tests.docs import doc

BERG = "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE"
STOP = " .|PUNCT|.|punct|1"


def traits(sentence: str, draft: Draft, *, linked: bool = False) -> set[str]:
    parse: Parse = parse_of(doc(sentence))
    mentions = {m.head: m for m in find_mentions(parse)}
    return set(traits_of(parse, draft, (mentions[draft.subject], mentions.get(draft.object)), lambda _: linked))


def test_traits_tell_rule_ends_and_order() -> None:
    found = traits(BERG + STOP, Draft(0, "leave", "", 2, "clause", 1, (1,)))
    assert {"rule clause", "subject is nsubj", "object is dobj", "subject Person", "object Place"} <= found
    assert not {"passive", "claimed", "hedged", "subject after", "no full stop", "value"} & found


def test_a_value_has_no_traits_of_an_object() -> None:
    found = traits(BERG + STOP, Draft(0, "leave", "in", NONE, "dated", 1, (1,), literal=(2, 3)))
    assert "value" in found
    assert not any(trait.startswith("object") for trait in found)


def test_a_line_without_a_full_stop_is_told() -> None:
    assert "no full stop" in traits(BERG, Draft(0, "leave", "", 2, "clause", 1, (1,)))


def test_a_noun_phrase_that_coreference_linked_is_told() -> None:
    sentence = (
        "the|DET|DT|det|1 firm|NOUN|NN|nsubj|2 left|VERB|VBD|ROOT|2|leave Oslo|PROPN|NNP|dobj|2||GPE .|PUNCT|.|punct|2"
    )
    draft = Draft(1, "leave", "", 3, "clause", 2, (2,))
    assert "subject linked nominal" in traits(sentence, draft, linked=True)
    assert "subject nominal" in traits(sentence, draft, linked=False)


def test_weights_add_up_to_log_odds() -> None:
    with patch.object(confidence, "weights", lambda: Weights(0.0, {"good": 2.0, "bad": -2.0})):
        assert probability([]) == 0.5
        assert probability(["good", "bad", "never seen"]) == 0.5
        assert isclose(probability(["good"]), 1 - probability(["bad"]))
        assert probability(["good"]) > 0.8


@given(st.lists(st.sampled_from(sorted(weights().traits))))
def test_any_traits_make_a_probability(found: list[str]) -> None:
    assert 0 < probability(found) < 1


def test_weights_are_of_rules_that_exist() -> None:
    known = {trait.removeprefix("rule ") for trait in weights().traits if trait.startswith("rule ")}
    assert len(known) > 5
    assert known <= RULES.keys()


def test_a_fact_carries_its_probability() -> None:
    parse = parse_of(doc(BERG + STOP))
    (fact,) = find_facts(parse, find_mentions(parse), ())
    assert isclose(fact.confidence, probability(traits(BERG + STOP, Draft(0, "leave", "", 2, "clause", 1, (1,)))))


def test_an_unlikely_fact_is_dropped_and_said_so() -> None:
    parse, trace = parse_of(doc(BERG + STOP)), Trace()
    with patch.object(facts, "LEAST", 1.0):
        assert find_facts(parse, find_mentions(parse), (), trace=trace) == []
    assert [fate.drop for fate in trace.fates] == [Drop.UNLIKELY]
