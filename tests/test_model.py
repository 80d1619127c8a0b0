from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Document,
    Entity,
    EntityType,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Span,
    Status,
    readable,
)


def mention(
    name: str, kind: MentionKind = MentionKind.NAME, kind_of: EntityType = EntityType.PERSON, at: int = 0
) -> Mention:
    return Mention("d", Span(at, at + 1), name, kind, kind_of, name)


@pytest.mark.parametrize(
    ("claimed", "negated", "modality", "status"),
    [
        (False, False, Modality.ACTUAL, Status.ASSERTED),
        (True, True, Modality.POSSIBLE, Status.CLAIMED),
        (False, True, Modality.PLANNED, Status.NEGATED),
        (False, False, Modality.PLANNED, Status.PLANNED),
        (False, False, Modality.POSSIBLE, Status.POSSIBLE),
    ],
)
def test_status_is_claimed_before_negated_before_planned_and_possible(
    *, claimed: bool, negated: bool, modality: Modality, status: Status
) -> None:
    assert Factuality(negated, modality, claimed).status is status


def test_only_one_combination_of_facets_is_asserted() -> None:
    combinations = product((False, True), Modality, (False, True))
    assert [f for f in combinations if Factuality(*f).status is Status.ASSERTED] == [(False, Modality.ACTUAL, False)]


def test_the_label_is_a_name_before_a_nominal_before_a_pronoun() -> None:
    she = mention("she", MentionKind.PRONOUN)
    minister = mention("minister", MentionKind.NOMINAL)
    ada, full = mention("Ada"), mention("Ada Byron", at=5)
    assert Entity("x", frozenset({she})).label == "she"
    assert Entity("x", frozenset({she, minister})).label == "minister"
    assert Entity("x", frozenset({she, minister, ada})).label == "Ada"
    assert Entity("x", frozenset({she, minister, ada, full})).label == "Ada Byron"
    assert Entity("x", frozenset({she, minister, ada, full})).aliases == ("Ada", "minister")


def test_the_capitals_of_a_dateline_are_not_the_label_when_the_text_also_spells_the_name_out() -> None:
    dateline, acronym = mention("NORTH VALE"), mention("BBC")
    assert Entity("x", frozenset({dateline, mention("North Vale", at=5)})).label == "North Vale"
    assert Entity("x", frozenset({acronym, mention("Bbc World", at=5)})).label == "Bbc World"
    assert Entity("x", frozenset({acronym})).label == "BBC"


def test_an_entity_without_mentions_is_called_by_its_id() -> None:
    assert (Entity("x").label, Entity("x").aliases, Entity("x").type) == ("x", (), EntityType.THING)


def test_type_is_what_most_mentions_say_and_names_weigh_more() -> None:
    name = mention("Oslo", kind_of=EntityType.PLACE)
    nominal = mention("the team", MentionKind.NOMINAL, EntityType.GROUP, at=3)
    thing = mention("it", MentionKind.NAME, EntityType.THING, at=9)
    assert Entity("x", frozenset({name, nominal, thing})).type is EntityType.PLACE
    assert Entity("x", frozenset({name, nominal, replace(nominal, span=Span(7, 8))})).type is EntityType.GROUP
    pronoun = mention("they", MentionKind.PRONOUN, EntityType.GROUP)
    assert Entity("x", frozenset({pronoun})).type is EntityType.THING


@given(st.lists(st.builds(mention, st.sampled_from(["Ada", "Ada B", "she"]), st.sampled_from(MentionKind)), max_size=5))
def test_label_and_aliases_never_overlap_and_do_not_depend_on_order(mentions: list[Mention]) -> None:
    entity = Entity("x", frozenset(mentions))
    assert entity.label not in entity.aliases
    assert Entity("x", frozenset(reversed(mentions))).label == entity.label
    assert entity.aliases == tuple(sorted(set(entity.aliases)))


def test_a_fact_is_the_same_whatever_its_evidence_confidence_cue_and_readable_name() -> None:
    fact = Fact("a", Predicate("visit"), "b")
    other = Fact("a", Predicate("visit", "", "visited", "https://x/v"), "b", cue="x", confidence=0.1, event="e")
    assert fact == other
    assert hash(fact) == hash(other)
    assert fact != replace(fact, by="c")


def test_entities_of_a_fact_are_named_once_and_values_are_none() -> None:
    assert Fact("a", Predicate("p"), "b", by="a", where="c").entities == ("a", "b", "c")
    assert Fact("a", Predicate("p"), Literal("b")).entities == ("a",)


def test_predicate_keys() -> None:
    assert Predicate("travel", "to").key == "travel to"
    assert Predicate("visit").key == "visit"


def test_values_cannot_be_changed_and_survive_pickling() -> None:
    document = Document("d", "text")
    with pytest.raises(FrozenInstanceError):
        document.text = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301  (our own bytes)


@given(st.text())
def test_readable_is_one_line_and_stable(text: str) -> None:
    assert "\n" not in readable(text)
    assert readable(readable(text)) == readable(text)
