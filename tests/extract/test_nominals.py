"""Definite noun phrases: what they may point back to, and what tells two things of a kind apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.coref import link
from kg.extract.coref.nominals import choose
from kg.extract.coref.ranker import Ranker
from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse
from kg.extract.words.synonyms import ALIKE, KINDS_OF, related_to
from tests.docs import doc

SAW = "Anna|PROPN|NNP|nsubj|1||PERSON saw|VERB|VBD|ROOT|1|see a|DET|DT|det|{0} {1}{2}|NOUN|NN|dobj|1"
LEFT = "The|DET|DT|det|{0} {1}{2}|NOUN|NN|nsubj|{3} left|VERB|VBD|ROOT|{3}|leave"


def saw(noun: str, modifier: str = "") -> str:
    """Anna saw a NOUN."""
    return SAW.format(4 if modifier else 3, f"{modifier}|NOUN|NN|compound|4 " if modifier else "", noun)


def left(noun: str, modifier: str = "") -> str:
    """The NOUN left."""
    size = 2 if modifier else 1
    return LEFT.format(size, f"{modifier}|NOUN|NN|compound|2 " if modifier else "", noun, size + 1)


def linked(*sentences: str) -> bool:
    """Whether the last sentence's phrase points back to the first's object."""
    parse = Parse(doc(*sentences))
    partition = link(parse, find_mentions(parse))
    heads = {m.head: i for i, m in enumerate(partition.mentions)}
    last = max(i for h, i in heads.items() if parse.deps[h] == "nsubj")
    first = next(i for h, i in sorted(heads.items()) if parse.deps[h] == "dobj")
    return partition.owner[last] == partition.owner[first]


@pytest.mark.parametrize(("first", "later"), [("lorry", "lorry"), ("lorry", "vehicle"), ("plant", "factory")])
def test_a_noun_a_kind_or_a_synonym_takes_it_up(first: str, later: str) -> None:
    assert linked(saw(first), left(later))


@pytest.mark.parametrize(("first", "later"), [("lorry", "bakery"), ("dog", "vehicle"), ("treaty", "lorry")])
def test_another_noun_does_not(first: str, later: str) -> None:
    assert not linked(saw(first), left(later))


def test_other_noun_modifiers_tell_apart() -> None:
    assert linked(saw("lorry", "milk"), left("lorry", "milk"))
    assert not linked(saw("lorry", "milk"), left("lorry", "beer"))


def test_whether_one_is_meant_is_asked_before_which() -> None:
    model = Ranker({"a": 1.0, "b": 0.9, "new": 0.5}, 0.6)
    assert choose(model, [["a"], ["b"]], ["new"]) == 0  # halves of one thing: neither is likely alone
    assert choose(model, [["a"]], ["new", "new"]) is None


@given(st.sampled_from(sorted(set(ALIKE) | set(KINDS_OF))), st.sampled_from(sorted(set(ALIKE) | set(KINDS_OF))))
def test_relation_of_nouns_is_mutual(a: str, b: str) -> None:
    assert (a in related_to(b)) == (b in related_to(a))
