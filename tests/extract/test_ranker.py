"""The learnt choice among antecedents: chances, thresholds, and what ships with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.coref.ranker import NONE, Ranker, ranker
from kg.extract.words.given_names import gender_of
from tests.extract.test_coref import clusters

TOY = Ranker({"near": 2.0, "far": -1.0, "idle": 1.0}, least=0.5)


def test_the_likeliest_option_is_chosen() -> None:
    assert TOY.choose([["far"], ["near"]], ["other"]) == 1
    assert TOY.choose([["near"], ["near"]], []) == NONE  # neither is likelier than not
    assert TOY.choose([["far"]], ["idle"]) == NONE
    assert TOY.choose([], ["idle"]) == NONE


@given(st.lists(st.lists(st.sampled_from(["near", "far", "idle", "unknown"]), max_size=5), max_size=6))
def test_chances_are_those_of_a_choice(options: list[list[str]]) -> None:
    chances = TOY.chances(options, ["idle"])
    assert all(0 < chance < 1 for chance in chances)
    assert sum(chances) < 1


@pytest.mark.parametrize("name", ["he_she", "it", "they"])
def test_the_models_that_ship(name: str) -> None:
    model = ranker(name)
    assert 0 < model.least < 1
    assert "none" in model.traits


def test_a_speaker_is_not_named_in_her_own_words() -> None:
    eva = "Eva|PROPN|NNP|nsubj|1||PERSON paused|VERB|VBD|ROOT|1|pause"
    said = (
        '"|PUNCT|``|punct|6 Anna|PROPN|NNP|nsubj|2||PERSON left|VERB|VBD|ccomp|6|leave ,|PUNCT|,|punct|6 '
        "\"|PUNCT|''|punct|6 she|PRON|PRP|nsubj|6 said|VERB|VBD|ROOT|6|say"
    )
    assert clusters(eva, said) == [["Eva", "she"]]


def test_a_name_taken_for_a_place_may_be_a_person() -> None:
    rebecca = "Rebecca|PROPN|NNP|nsubj|1||GPE arrived|VERB|VBD|ROOT|1|arrive"
    norway = "Norway|PROPN|NNP|nsubj|1||GPE voted|VERB|VBD|ROOT|1|vote"
    she = "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
    assert clusters(rebecca, she) == [["Rebecca", "She"]]
    assert clusters(norway, she) == []


def test_a_rare_given_name_tells_the_gender_only_before_a_surname() -> None:
    assert gender_of("jenna") == "f"
    assert gender_of("jenna", alone=True) == ""
    assert gender_of("robin") == ""
