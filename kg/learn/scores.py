"""How good predictions are: precision, recall and F1 of triples, after the definitions of Text2KGBench.

Mihindukulasooriya, Tiwari, Enguix and Lata, "Text2KGBench: A Benchmark for Ontology-Driven Knowledge Graph Generation
from Text", ISWC 2023, section 4: triples are compared as strings without case, spaces and underscores; precision,
recall and F1 are those of each sentence, and their means over the sentences. The published evaluation first throws
away predictions whose relation is not in the sentence's ground truth ("filtered" here), and gives a sentence without
predictions 0; the unfiltered score keeps every prediction, and gives 1 where there is nothing to find and nothing is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from kg.learn.examples import Example, Triple

_IGNORED = re.compile(r"[_\s]+")


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float
    f1: float


class PropertyScore(NamedTuple):
    """How one property fares, its triples pooled (micro)."""

    iri: str
    examples: int
    predicted: int
    correct: int

    @property
    def score(self) -> Score:
        """Precision, recall and F1."""
        return score_of(self.correct, self.predicted, self.examples)


@dataclass(frozen=True, slots=True)
class Quality:
    """How well unseen sentences are read."""

    sentences: int
    micro: Score
    """All triples pooled, every prediction counted."""
    filtered: Score
    """Means over the sentences as Text2KGBench publishes them."""
    unfiltered: Score
    """Means over the sentences, every prediction counted."""
    properties: tuple[PropertyScore, ...]
    """By IRI, those with most examples first."""
    folds: int = 0


def triple_key(triple: Triple) -> tuple[str, str, str]:
    """What is compared of a triple."""
    return _plain(triple.subject), triple.property_iri, _plain(triple.object)


def measure(examples: Sequence[Example], predicted: Sequence[Iterable[Triple]], folds: int = 0) -> Quality:
    """How good predictions are, one collection of triples for each example."""
    filtered: list[Score] = []
    unfiltered: list[Score] = []
    listed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    correct: Counter[str] = Counter()
    for example, triples in zip(examples, predicted, strict=True):
        gold = {triple_key(triple) for triple in example.triples}
        keys = {triple_key(triple) for triple in triples}
        relations = {key[1] for key in gold}
        filtered.append(_of_sets(gold, {key for key in keys if key[1] in relations}))
        unfiltered.append(_of_sets(gold, keys) if gold or keys else Score(1.0, 1.0, 1.0))
        listed.update(key[1] for key in gold)
        found.update(key[1] for key in keys)
        correct.update(key[1] for key in gold & keys)
    iris = sorted({*listed, *found}, key=lambda iri: (-listed[iri], iri))
    return Quality(
        len(examples),
        score_of(correct.total(), found.total(), listed.total()),
        _mean(filtered),
        _mean(unfiltered),
        tuple(PropertyScore(iri, listed[iri], found[iri], correct[iri]) for iri in iris),
        folds,
    )


def score_of(correct: int, predicted: int, listed: int) -> Score:
    """From counts; 0 where there is nothing to count."""
    precision = correct / predicted if predicted else 0.0
    recall = correct / listed if listed else 0.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if correct else 0.0)


def _plain(text: str) -> str:
    return _IGNORED.sub("", text).lower()


def _of_sets(gold: AbstractSet[tuple[str, str, str]], found: AbstractSet[tuple[str, str, str]]) -> Score:
    return score_of(len(gold & found), len(found), len(gold))


def _mean(scores: Sequence[Score]) -> Score:
    if not scores:
        return Score(0.0, 0.0, 0.0)
    sums = [sum(values) / len(scores) for values in zip(*scores, strict=True)]
    return Score(*sums)
