"""Of whom a sentence says something, on hand-built trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from kg.extract.parse import parse_of
from kg.extract.slots.holders import NO_HOLDER, WAYS, Holders
from tests.docs import doc, trees

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIVE = doc(
    "The|DET|DT|det|1 mill|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be built|VERB|VBN|ROOT|3|build by|ADP|IN|agent|3 "
    "Holm|PROPN|NNP|pobj|4 ,|PUNCT|,|punct|5 whose|DET|WP$|poss|8 brother|NOUN|NN|nsubj|9 paid|VERB|VBD|relcl|5|pay "
    ".|PUNCT|.|punct|3"
)
PLACE = doc(
    "Stew|NOUN|NN|nsubj|1 comes|VERB|VBZ|ROOT|1|come from|ADP|IN|prep|1 Norland|PROPN|NNP|pobj|2 ,|PUNCT|,|punct|3 "
    "where|SCONJ|WRB|advmod|8 the|DET|DT|det|7 leader|NOUN|NN|nsubj|8 is|AUX|VBZ|relcl|3|be Berg|PROPN|NNP|attr|8 "
    ".|PUNCT|.|punct|1"
)
BEST = doc(
    "Skarn|PROPN|NNP|poss|2 's|PART|POS|case|0 capital|NOUN|NN|nsubj|3 is|AUX|VBZ|ROOT|3|be Dalby|PROPN|NNP|attr|3 "
    ".|PUNCT|.|punct|3"
)


def held(made: Doc, token: int) -> list[tuple[str, str]]:
    """Who holds a token and how, the nearest first."""
    found = Holders(parse_of(made)).of(token)
    return [(made[holder].text, WAYS[how.way]) for holder, how in sorted(found.items(), key=lambda item: item[1].rank)]


def test_a_possessor_in_a_relative_clause_is_nearer_than_the_subject_of_the_main_clause() -> None:
    found = held(RELATIVE, 8)
    assert found[0] == ("Holm", "owner")
    assert ("mill", "subject") in found[1:]


def test_the_subject_of_a_passive_holds_its_doer() -> None:
    assert held(RELATIVE, 5) == [("mill", "subject")]


def test_the_place_of_a_clause_holds_what_is_said_there() -> None:
    found = held(PLACE, 9)
    assert found[:2] == [("leader", "subject"), ("Norland", "place")]
    assert found[-1] == ("Stew", "subject")


def test_the_owner_of_a_subject_holds_what_it_is() -> None:
    assert held(BEST, 4) == [("capital", "subject"), ("Skarn", "owner of subject")]


def test_a_subject_is_held_by_what_stands_with_its_verb() -> None:
    assert held(PLACE, 0) == [("Norland", "within")]
    assert held(BEST, 2) == [("Skarn", "owner")]


@given(trees())
def test_any_tree_has_holders_in_order(text: str) -> None:
    made = doc(text)
    holders = Holders(parse_of(made))
    for token in range(len(made)):
        found = holders.of(token)
        assert token not in found
        assert [how.rank for how in found.values()] == [min(n, NO_HOLDER - 1) for n in range(len(found))]
        assert all(0 < how.way < len(WAYS) for how in found.values())
