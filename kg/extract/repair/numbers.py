"""Numbers: what stands before them is no noun that they explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import NOUNS, attach, phrase_start, promote

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_EXTREMES = frozenset("average combined maximum mean median minimum peak record total".split())

_SPANS = frozenset({"year", "month", "week", "day"})
_LEAST_BEFORE = 4


def age_as_noun(parse: Parse, i: int) -> None:
    """As in "the 49-year-old said": with no noun behind it, "old" is one, and what it stands before has it as subject.

    A small parser takes it for an adjective, now of nothing, now of the verb.
    """
    number = i - _LEAST_BEFORE
    if number < 0 or parse.words[i - 1] != "-" or parse.lower[i - 2] not in _SPANS or parse.pos[number] != "NUM":
        return
    head, is_before = parse.heads[i], parse.heads[i] > i
    if parse.deps[i] in {"acomp", "advmod"} and not is_before:
        return
    if is_before and parse.pos[head] in NOUNS and parse.deps[i] in {"amod", "compound", "nmod", "npadvmod"}:
        return
    if i + 1 < len(parse) and parse.pos[i + 1] in NOUNS:
        return
    if is_before and parse.pos[head] in {"VERB", "AUX"} and parse.child(head, "nsubj", "nsubjpass") is None:
        parse.deps[i] = "nsubj"
    if number and parse.tags[number - 1] == "DT" and parse.heads[number - 1] == head != i:
        attach(parse, number - 1, i, "det")
    is_many = parse.lower[i] == "olds"
    parse.pos[i], parse.tags[i], parse.lemmas[i] = "NOUN", "NNS" if is_many else "NN", f"{parse.lower[i - 2]}-old"


def record_before_number(parse: Parse, i: int) -> None:
    """As in "a record 110 tonnes of it": with no comma, the number's noun is the head, and "record" describes it."""
    word = parse.heads[i]
    if parse.lower[word] not in _EXTREMES or word + 1 != phrase_start(parse, i) or parse.child(i, "nummod") is None:
        return
    promote(parse, i, "amod")
    for j in [j for j in parse.children[word] if j > i or parse.deps[j] == "det"]:
        parse.children[word].remove(j)
        parse.heads[j] = i
        parse.children[i].append(j)
    parse.children[i].sort()
