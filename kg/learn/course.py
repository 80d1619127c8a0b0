"""One run of learning: the first stage over folds, the second over what it says, the first again over everything."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kg.extract.slots.names import bare
from kg.extract.slots.pairs import Pairs, may_be_subject, topic_scores, topics_of
from kg.extract.slots.questions import Questions
from kg.extract.slots.scorer import Scorer, likely, shipped
from kg.extract.slots.table import NO_MEMORY, Memory, tabulate
from kg.learn.fitting import Vocabulary, fit_one, fit_properties, fit_trees, matrix
from kg.learn.folds import assign_folds
from kg.learn.writing import Writing, unquoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.linear import Linear
    from kg.extract.slots.spans import Candidate
    from kg.extract.slots.table import Table
    from kg.extract.slots.trees import Trees
    from kg.learn.texts import Sentence, Steps

FOLDS = 3
"""Parts in which the second stage is fitted."""

_ENOUGH_FOR_TOPICS, _ENOUGH_FOR_TREES = 200, 300
_OTHER_SUBJECTS = 4
_MOST_CUES = 12


class Rows(NamedTuple):
    """The rows of a sentence with what is true of them; a fold was not learnt from for its own rows."""

    fold: int
    table: Table
    answers: NDArray[np.bool_]
    spans: Sequence[Candidate]


def fit_looks(parts: Iterable[Iterable[Rows]]) -> tuple[Trees, Trees] | None:
    """Trees for the first look at rows, and for the second; None for too few examples.

    The second is fitted on what first looks say that were fitted on other folds.
    """
    rows = [one for part in parts for one in part]
    if sum(int(one.answers.sum()) for one in rows) < _ENOUGH_FOR_TREES:
        return None
    tables: list[NDArray[np.float32]] = []
    answers: list[NDArray[np.bool_]] = []
    for fold in sorted({one.fold for one in rows}):
        first = _fit_first(one for one in rows if one.fold != fold)
        for one in rows:
            if one.fold == fold and len(one.answers):
                kept, numbers = likely(one.table, first.probability(one.table.numbers), one.spans)
                tables.append(numbers)
                answers.append(one.answers[kept])
    return _fit_first(rows), fit_trees(np.vstack(tables), np.concatenate(answers), share=1.0)


def _fit_first(rows: Iterable[Rows]) -> Trees:
    found = list(rows)
    return fit_trees(np.vstack([one.table.numbers for one in found]), np.concatenate([one.answers for one in found]))


class Course:
    """One run of learning."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        known: Mapping[str, Asked],
        asked_of: Mapping[str, Sequence[str]],
        steps: Steps,
    ) -> None:
        """Prepare; `known` are the properties by IRI, `asked_of` the IRIs that each group is asked for."""
        self.sentences = sentences
        self.key_of = {iri: one.key for iri, one in known.items()}
        self.keys = {group: {self.key_of[iri] for iri in iris if iri in known} for group, iris in asked_of.items()}
        self.questions = {
            group: Questions([known[iri] for iri in iris if iri in known]) for group, iris in asked_of.items()
        }
        self.steps = steps
        self.vocabulary = Vocabulary()

    def learned(self) -> tuple[tuple[str, ...], dict[str, Any]]:
        """The properties that occur and the models as plain data: both stages over folds, then the first on all."""
        looks = fit_looks([self.stacked()])
        topic, learnt = self._fit(self.sentences)
        writing = Writing()
        for sentence in self.sentences:
            writing.note(sentence.reading, sentence.aligned, self.key_of)
        memory = _memory(self.sentences, self.key_of)
        first, second = looks or (shipped().trees, shipped().second)
        data = Scorer(topic or shipped().topic, first, second, learnt, memory).to_data()
        data |= {"topic": data["topic"] if topic else None}
        data |= {} if looks else {"trees": None, "second": None}
        data |= {"writing": writing.to_data(), "cues": _cues(learnt, self.sentences, self.key_of)}
        used = {triple.property_iri for s in self.sentences for triple in s.example.triples}
        data["keys"] = {iri: self.key_of[iri] for iri in sorted(used)}
        return tuple(sorted(used)), data

    def stacked(self, *, zero: bool = False) -> list[Rows]:
        """Rows and answers for the second stage, each sentence seen by models of the other folds.

        With `zero` nothing is known of the properties: only the topic was learnt.
        """
        folds = assign_folds([sentence.example for sentence in self.sentences], FOLDS)
        found: list[Rows] = []
        for fold in sorted(set(folds)):
            others = [s for s, of in zip(self.sentences, folds, strict=True) if of != fold]
            topic, learnt = (self.fit_topic(others), None) if zero else self._fit(others)
            memory = NO_MEMORY if zero else _memory(others, self.key_of)
            for sentence in (s for s, of in zip(self.sentences, folds, strict=True) if of == fold):
                pairs = Pairs(sentence.reading, topic_scores(sentence.reading, topic or shipped().topic))
                questions = self.questions[sentence.example.group]
                table = tabulate(pairs, questions, learnt, memory)
                stated = _stated(sentence, pairs.subjects, self.key_of)
                answers = [questions.asked[number].key in stated.get((i, j), ()) for number, i, j in table.keys]
                found.append(Rows(fold, table, np.array(answers, dtype=bool), sentence.reading.spans))
                self.steps.add(1)
        return found

    def _fit(self, sentences: Sequence[Sentence]) -> tuple[Linear | None, Linear]:
        topic = self.fit_topic(sentences)
        for sentence in sentences:
            sentence.topics = topic_scores(sentence.reading, topic or shipped().topic)
        learnt = self._fit_properties(sentences)
        self.steps.add(len(sentences) * FOLDS // (FOLDS + 1))
        return topic, learnt

    def fit_topic(self, sentences: Sequence[Sentence]) -> Linear | None:
        """Of the spans, the subjects of triples against all others."""
        named = [sentence for sentence in sentences if sentence.subjects]
        if len(named) < _ENOUGH_FOR_TOPICS:
            return None
        lines, answers = [], []
        for sentence in named:
            subjects, reading = set(sentence.subjects), sentence.reading
            for k in filter(partial(may_be_subject, reading), range(len(reading.spans))):
                lines.append(self.vocabulary.encode(topics_of(reading, k)))
                answers.append(k in subjects)
        return fit_one("topic", matrix(lines, len(self.vocabulary.numbers)), np.array(answers), self.vocabulary)

    def _fit_properties(self, sentences: Sequence[Sentence]) -> Linear:
        lines: list[NDArray[np.int32]] = []
        stated: list[Collection[str]] = []
        groups: list[str] = []
        for sentence in sentences:
            pairs = Pairs(sentence.reading, sentence.topics, sentence.subjects)
            truth = _stated(sentence, pairs.subjects, self.key_of)
            kept = {*pairs.subjects[:_OTHER_SUBJECTS], *(i for i, _ in truth)}
            for (i, j), traits in pairs.pair.items():
                if i in kept:
                    lines.append(self.vocabulary.encode([*pairs.subject[i], *pairs.object[j], *traits]))
                    stated.append(truth.get((i, j), frozenset()))
                    groups.append(sentence.example.group)
        width = len(self.vocabulary.numbers)
        return fit_properties(matrix(lines, width), stated, groups, self.keys, self.vocabulary)


def _stated(sentence: Sentence, topics: Sequence[int], key_of: Mapping[str, str]) -> dict[tuple[int, int], set[str]]:
    """Which properties hold between which spans; a subject that is not named is what the sentence is about."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for triple, subjects, objects in sentence.aligned:
        for i in subjects or topics[:1]:
            for j, _ in objects:
                found[i, j].add(key_of[triple.property_iri])
    return found


def _memory(sentences: Iterable[Sentence], key_of: Mapping[str, str]) -> Memory:
    """How often each property and each of its objects occurs."""
    examples: Counter[str] = Counter()
    objects: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for triple in sentence.example.triples:
            key = key_of[triple.property_iri]
            examples[key] += 1
            objects[key][bare(unquoted(triple.object))] += 1
            objects[""][bare(unquoted(triple.object))] += 1
    return Memory(
        dict(sorted(examples.items())), {iri: dict(sorted(counted.items())) for iri, counted in sorted(objects.items())}
    )


def _cues(
    learnt: Linear, sentences: Iterable[Sentence], key_of: Mapping[str, str]
) -> dict[str, list[tuple[str, str, int, float]]]:
    """For each property the traits with the highest weights, and how many of its examples have them."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        pairs = Pairs(sentence.reading, sentence.topics, sentence.subjects)
        for (i, j), properties in _stated(sentence, pairs.subjects, key_of).items():
            if (i, j) in pairs.pair:
                for iri in properties:
                    count[iri].update({*pairs.subject[i], *pairs.object[j], *pairs.pair[i, j]})
    found: dict[str, list[tuple[str, str, int, float]]] = {}
    for k, iri in enumerate(learnt.outputs):
        weights = learnt.weights[:, k]
        strongest = sorted(
            (
                (-float(weights[row]), trait)
                for trait, row in learnt.rows.items()
                if weights[row] > 0 and count[iri][trait]
            )
        )[:_MOST_CUES]
        found[iri] = [(*_cue(trait), count[iri][trait], round(-weight, 3)) for weight, trait in strongest]
    return found


def _cue(trait: str) -> tuple[str, str]:
    """Text and kind of a trait as people read it; words between the ends are a phrase."""
    name, _, value = trait.partition("=")
    if name == "between" and len(value) > 2:  # noqa: PLR2004  (side, space, words)
        ends = ("{s}", "{o}") if value[0] == "R" else ("{o}", "{s}")
        return f"{ends[0]} {value[2:]} {ends[1]}", "phrase"
    return trait, "path" if name.startswith("path") else "word"
