# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""From drafts to facts: mentions looked up, circumstances shared, nonsense left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse, parse_of
from tests.docs import doc, facts_of, trees

if TYPE_CHECKING:
    from kg.extract.layers import RawFact

MET = "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON"
TUESDAY = "On|ADP|IN|prep|4 Tuesday|PROPN|NNP|pobj|0||DATE ,|PUNCT|,|punct|4 Berg|PROPN|NNP|nsubj|4||PERSON left|VERB|VBD|ROOT|4|leave Oslo|PROPN|NNP|dobj|4||GPE"
PUBLISHED = date(2024, 8, 14)  # a Wednesday


def raw(*sentences: str, published: date | None = None) -> tuple[Parse, list[RawFact]]:
    parse = parse_of(doc(*sentences))
    return parse, find_facts(parse, find_mentions(parse), (), published)


def test_offsets_are_those_of_the_text() -> None:
    parse, (fact,) = raw(MET + " .|PUNCT|.|punct|1")
    assert [parse.text[slice(*span)] for span in (fact.subject, fact.predicate, fact.object, fact.sentence)] == [
        "Berg", "met", "Lind", "Berg met Lind.",
    ]  # fmt: skip
    assert (fact.by, fact.where, fact.when, fact.cue, fact.event) == ((-1, -1), (-1, -1), ("", "", "", ""), "", "")


def test_a_sentence_is_its_own_evidence() -> None:
    parse, facts = raw(
        MET + " .|PUNCT|.|punct|1",
        "Holm|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1",
    )
    assert [parse.text[slice(*fact.sentence)] for fact in facts] == ["Berg met Lind.", "Holm left Oslo."]


def test_a_predicate_has_all_its_words() -> None:
    parse, (fact,) = raw(
        "Berg|PROPN|NNP|nsubj|1||PERSON paid|VERB|VBD|ROOT|1|pay a|DET|DT|det|3 visit|NOUN|NN|dobj|1 to|ADP|IN|prep|3 Oslo|PROPN|NNP|pobj|4||GPE .|PUNCT|.|punct|1"
    )
    assert parse.text[slice(*fact.predicate)] == "paid a visit to"
    assert fact.label == "paid visit to"


def test_the_words_that_decide_are_kept() -> None:
    _, (fact,) = raw(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say Berg|PROPN|NNP|nsubj|5||PERSON will|AUX|MD|aux|5 not|PART|RB|neg|5 leave|VERB|VB|ccomp|1 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1"
    )
    assert fact.cue == "said will not"
    assert (fact.negated, fact.modality, fact.claimed) == (True, "planned", True)


def test_nothing_is_said_of_a_pronoun_that_nothing_resolves() -> None:
    assert (
        facts_of(doc("She|PRON|PRP|nsubj|1 met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON .|PUNCT|.|punct|1"))
        == []
    )


def test_a_pronoun_stands_for_its_cluster() -> None:
    made = doc(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave .|PUNCT|.|punct|1",
        "She|PRON|PRP|nsubj|1 met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON .|PUNCT|.|punct|1",
    )
    assert facts_of(made, [(0, 1)]) == ["She | meet | Lind"]


def test_nobody_stands_in_a_relation_to_themself() -> None:
    made = doc(
        "Berg|PROPN|NNP|nsubj|1||PERSON praised|VERB|VBD|ROOT|1|praise herself|PRON|PRP|dobj|1 and|CCONJ|CC|cc|2 Lind|PROPN|NNP|conj|2||PERSON .|PUNCT|.|punct|1"
    )
    assert facts_of(made, [(0, 1)]) == ["Berg | praise | Lind"]


def test_three_participants_make_an_event() -> None:
    _, facts = raw(
        "Lind|PROPN|NNP|nsubj|1||PERSON gave|VERB|VBD|ROOT|1|give Berg|PROPN|NNP|dative|1||PERSON a|DET|DT|det|4 medal|NOUN|NN|dobj|1 .|PUNCT|.|punct|1"
    )
    assert len(facts) == 2
    assert len({fact.event for fact in facts}) == 1
    assert facts[0].event != ""


def test_two_participants_make_none() -> None:
    _, (fact,) = raw(MET + " .|PUNCT|.|punct|1")
    assert fact.event == ""


def test_where_it_happened() -> None:
    found = facts_of(doc(MET + " in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|3||GPE .|PUNCT|.|punct|1"))
    assert "Berg | meet | Lind | in Oslo" in found
    assert not any(fact.endswith("Oslo | in Oslo") for fact in found)


@pytest.mark.parametrize(
    ("rest", "shared"),
    [
        ("and|CCONJ|CC|cc|4 met|VERB|VBD|conj|4|meet Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|4", True),
        ("to|PART|TO|aux|7 meet|VERB|VB|xcomp|4 Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|4", True),
        (",|PUNCT|,|punct|4 meeting|VERB|VBG|advcl|4|meet Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|4", True),
        (
            "because|SCONJ|IN|mark|8 Holm|PROPN|NNP|nsubj|8||PERSON met|VERB|VBD|advcl|4|meet Lind|PROPN|NNP|dobj|8||PERSON .|PUNCT|.|punct|4",
            False,
        ),
        (
            "as|SCONJ|IN|mark|8 Holm|PROPN|NNP|nsubj|8||PERSON met|VERB|VBD|advcl|4|meet Lind|PROPN|NNP|dobj|8||PERSON .|PUNCT|.|punct|4",
            True,
        ),
    ],
    ids=["and met", "to meet", ", meeting", "because Holm met", "as Holm met"],
)
def test_who_shares_the_time(rest: str, *, shared: bool) -> None:
    (meeting,) = (fact for fact in facts_of(doc(f"{TUESDAY} {rest}"), published=PUBLISHED) if " meet " in fact)
    assert meeting.endswith("when Tuesday") == shared


def test_a_time_after_the_second_verb_is_not_the_firsts() -> None:
    made = doc(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE and|CCONJ|CC|cc|1 met|VERB|VBD|conj|1|meet Lind|PROPN|NNP|dobj|4||PERSON on|ADP|IN|prep|4 Tuesday|PROPN|NNP|pobj|6||DATE .|PUNCT|.|punct|1"
    )
    assert facts_of(made) == ["Berg | leave | Oslo", "Berg | meet | Lind | when Tuesday"]


def test_relative_dates_hang_on_the_day_of_publication() -> None:
    sentence = f"{TUESDAY} .|PUNCT|.|punct|4"
    _, (anchored,) = raw(sentence, published=PUBLISHED)
    _, (floating,) = raw(sentence)
    assert anchored.when == ("Tuesday", "2024-08-13", "2024-08-13", "2024-08-13")
    assert floating.when == ("Tuesday", "", "", "")


def test_the_same_thing_said_twice_has_two_places() -> None:
    found = facts_of(
        doc(
            "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON and|CCONJ|CC|cc|1 met|VERB|VBD|conj|1|meet Lind|PROPN|NNP|dobj|4||PERSON .|PUNCT|.|punct|1"
        )
    )
    assert found == ["Berg | meet | Lind"] * 2  # the graph makes one fact of them


def test_an_empty_doc_says_nothing() -> None:
    parse = parse_of(doc(""))
    assert find_facts(parse, [], ()) == []


@settings(max_examples=150)
@given(trees(), trees())
def test_any_tree_gives_facts_with_places_in_the_text(one: str, two: str) -> None:
    """Parsers err; whatever they hand us, nothing fails and every offset holds."""
    parse = parse_of(doc(one, two))
    mentions = find_mentions(parse)
    borders = {(parse.starts[m.start], parse.ends[m.end - 1]) for m in mentions}
    for fact in find_facts(parse, mentions, ()):
        assert fact.subject in borders
        assert fact.by in borders | {(-1, -1)}
        assert fact.where in borders | {(-1, -1)}
        assert fact.object in borders or fact.literal
        start, end = fact.sentence
        assert 0 <= start < end <= len(parse.text)
        assert 0 <= fact.predicate[0] < fact.predicate[1] <= len(parse.text)
        assert fact.lemma
        assert fact.label
        assert fact.subject != fact.object
