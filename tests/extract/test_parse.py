# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""The snapshot of a Doc that all rules read."""

from __future__ import annotations

import gc
import weakref

import spacy
from hypothesis import given
from spacy.tokens import Doc

from kg.extract.parse import NamedSpan, Parse, parse_of
from tests.docs import doc, trees

SENTENCE = "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON saw|VERB|VBD|ROOT|2|see Lind|PROPN|NNP|dobj|2||PERSON ,|PUNCT|,|punct|3 Holm|PROPN|NNP|conj|3||PERSON and|CCONJ|CC|cc|5 Dahl|PROPN|NNP|conj|5||PERSON .|PUNCT|.|punct|2"


def test_columns_say_what_tokens_say() -> None:
    made = doc(SENTENCE)
    parse = Parse(made)
    assert parse.words == [t.text for t in made]
    assert parse.lower == [t.lower_ for t in made]
    assert parse.lemmas == [t.lemma_ for t in made]
    assert (parse.pos, parse.tags, parse.deps) == (
        [t.pos_ for t in made],
        [t.tag_ for t in made],
        [t.dep_ for t in made],
    )
    assert parse.heads == [t.head.i for t in made]
    assert parse.starts == [t.idx for t in made]
    assert parse.ends == [t.idx + len(t) for t in made]
    assert parse.text == made.text
    assert parse.ents == [
        NamedSpan(0, 2, "PERSON"),
        NamedSpan(3, 4, "PERSON"),
        NamedSpan(5, 6, "PERSON"),
        NamedSpan(7, 8, "PERSON"),
    ]


def test_two_names_side_by_side_are_two() -> None:
    parse = Parse(doc("Berg|PROPN|NNP|dep|2||PERSON Lind|PROPN|NNP|dep|2||PERSON left|VERB|VBD|ROOT|2|leave"))
    assert parse.ents == [NamedSpan(0, 1, "PERSON"), NamedSpan(1, 2, "PERSON")]


def test_a_name_at_the_very_end_is_closed() -> None:
    parse = Parse(doc("saw|VERB|VBD|ROOT|0|see Anna|PROPN|NNP|compound|2||PERSON Berg|PROPN|NNP|dobj|0||I-PERSON"))
    assert parse.ents == [NamedSpan(1, 3, "PERSON")]


def test_sentences() -> None:
    parse = Parse(doc(SENTENCE, "Lind|PROPN|NNP|nsubj|1 left|VERB|VBD|ROOT|1|leave .|PUNCT|.|punct|1"))
    assert parse.sents == [(0, 9), (9, 12)]
    assert parse.sent_of == [0] * 9 + [1] * 3


def test_walking_the_tree() -> None:
    parse = Parse(doc(SENTENCE))
    assert parse.child(2, "nsubj", "dobj") == 1
    assert parse.child(2, "attr") is None
    assert parse.kids(2, "nsubj", "dobj") == [1, 3]
    assert parse.conjuncts(3) == [3, 5, 7]
    assert sorted(parse.subtree(3)) == [3, 4, 5, 6, 7]
    assert list(parse.ancestors(7)) == [5, 3, 2]
    assert list(parse.ancestors(2)) == []
    assert parse.slice(0, 2) == "Anna Berg"
    assert parse.slice(2, 2) == ""


def test_an_empty_doc_has_no_columns() -> None:
    parse = Parse(Doc(spacy.blank("en").vocab))
    assert len(parse) == 0
    assert parse.sents == []
    assert parse.ents == []


@given(trees())
def test_children_are_the_heads_seen_from_above(sentence: str) -> None:
    parse = Parse(doc(sentence))
    assert {(parse.heads[i], i) for i in range(len(parse)) if parse.heads[i] != i} == {
        (i, j) for i, children in enumerate(parse.children) for j in children
    }


def test_a_parse_is_made_once_for_a_doc() -> None:
    one, other = doc(SENTENCE), doc(SENTENCE)
    assert parse_of(one) is parse_of(one)
    assert parse_of(other) is not parse_of(one)


def test_a_doc_that_was_changed_is_read_again() -> None:
    made = doc(SENTENCE)
    before = parse_of(made)
    with made.retokenize() as retokenizer:
        retokenizer.merge(made[0:2])
    assert len(parse_of(made)) == len(before) - 1


def test_the_memory_of_the_last_doc_does_not_keep_it_alive() -> None:
    made = doc(SENTENCE)
    parse_of(made)
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None
