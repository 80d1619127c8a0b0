"""From labelled sentences to what speaks for each property, and from that to triples of other sentences.

Two stages. A linear model a property (one against the rest) weighs the traits of subject, object and what stands
between. Boosted trees then decide on a row of numbers that mean the same for every property: what the linear model
says, how well phrases and kinds fit, how the row compares with its rivals. They are fitted on what the linear models
say of sentences about other subjects than they were fitted on (stacking; Wolpert, 1992), so that they learn how far to
trust them.

Examples list only some of the true triples. What is not listed counts as false in fitting; the trees thus estimate the
chance of being listed, and the threshold is chosen below one half (Elkan and Noto, KDD 2008).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import UsageError
from kg.extract.components import mark_clusters, mark_mentions
from kg.extract.layers import read_clusters, read_mentions
from kg.extract.parse import parse_of
from kg.extract.pipeline import load_pipeline
from kg.extract.segment import flatten
from kg.extract.slots.asked import asked
from kg.extract.slots.find import Finder, names_of_references, reading_of
from kg.extract.slots.names import bare
from kg.extract.slots.scorer import FORMAT, Scorer, learned_data, shipped
from kg.extract.slots.table import (
    NO_MEMORY,
    Memory,
    Pairs,
    Questions,
    may_be_subject,
    tabulate,
    topic_scores,
    topics_of,
)
from kg.learn.alignment import align_triples
from kg.learn.examples import Triple
from kg.learn.fitting import Vocabulary, fit_one, fit_properties, fit_trees, matrix
from kg.learn.folds import assign_folds
from kg.learn.writing import Writing, squeezed, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.linear import Linear
    from kg.extract.slots.reading import Reading
    from kg.learn.alignment import Aligned
    from kg.learn.examples import Example
    from kg.ontology.values import Ontology

FOLDS = 3
"""Parts in which the second stage is fitted."""

THRESHOLD, LAST_RESORT = 0.2, 0.05
"""Least probability of a predicted triple; and of the only one of a text."""

_ENOUGH_FOR_TOPICS, _ENOUGH_FOR_TREES = 200, 300
_OTHER_SUBJECTS = 4
_BATCH = 200
_MOST_CUES = 12


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that speaks for a property: how often the examples had it, and how strongly it speaks.

    `kind` is "phrase" for a clause with places for subject and object ("{s} was directed by {o}"), which a lexicon
    can hold; else "word", "path" or the like.
    """

    text: str
    kind: str
    count: int
    weight: float


@dataclass(frozen=True)
class Learned:
    """What examples taught about some properties. Equal examples give an equal value, and equal JSON."""

    properties: tuple[str, ...] = ()
    """IRIs, sorted."""
    data: dict[str, Any] = field(default_factory=dict, repr=False)

    def evidence(self, property_iri: str) -> tuple[Cue, ...]:
        """What speaks for a property, the strongest first."""
        if not self.data:
            return ()
        return tuple(Cue(*cue) for cue in self.data["cues"].get(self.data["keys"].get(property_iri), ()))

    def to_json(self) -> str:
        """All of it as JSON."""
        data = {"format": FORMAT, "properties": list(self.properties), **self.data}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Learned:
        """What `to_json` wrote; ValueError for anything else."""
        data = learned_data(text)
        rest = {key: value for key, value in data.items() if key not in {"format", "properties"}}
        return cls(tuple(data["properties"]), rest)


def needed() -> None:
    """Raise `UsageError` when the library that fits weights is missing; what has been learnt needs none."""
    if find_spec("sklearn") is None:
        message = "Learning needs scikit-learn; install it with: pip install 'kg-news[learn]'"
        raise UsageError(message)


@dataclass
class _Sentence:
    """An example that has been read: its spans and where its triples stand."""

    example: Example
    reading: Reading
    aligned: list[Aligned]
    topics: dict[int, float] = field(default_factory=dict)

    @property
    def subjects(self) -> list[int]:
        return list(dict.fromkeys(chain.from_iterable(one.subjects for one in self.aligned)))


def train(
    examples: Sequence[Example],
    ontology: Ontology,
    *,
    model: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Learned:
    """Learn from examples what says the properties of an ontology.

    Args:
        examples: Labelled sentences; a fraction of their true triples is enough.
        ontology: Declares the properties.
        model: A spaCy pipeline by package name or folder; None means the default one.
        progress: Told steps done and steps in all.
        groups: The properties (IRIs) that each `Example.group` is asked for; without it all of the user's own.

    Raises:
        UsageError: scikit-learn is missing.
        ModelError: The spaCy pipeline is missing or unfit.
    """
    needed()
    every = [meant.iri for meant in ontology.own_properties]
    asked_of = {group: list((groups or {}).get(group, every)) for group in sorted({e.group for e in examples})}
    steps = _Steps(progress, 2 * len(examples) + (FOLDS + 1) * len(examples))
    sentences = list(_read(examples, _pipeline(model), steps))
    course = _Course(
        sentences, {meant.iri: asked(meant, ontology) for meant in ontology.own_properties}, asked_of, steps
    )
    return course.learned()


def train_shipped(
    parts: Sequence[tuple[Sequence[Example], int]], ontology: Ontology, groups: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The models that are shipped, for any property: topics, and trees that were shown rows with and without learning.

    Args:
        parts: Examples, and how often each counts.
        ontology: Declares the properties of all of them.
        groups: As of `train`.

    Returns:
        What `kg/extract/words/slots.json` holds.
    """
    needed()
    known = {meant.iri: asked(meant, ontology) for meant in ontology.own_properties}
    tables, sentences = [], []
    for examples, times in parts:
        read = list(_read(examples, _pipeline(None), _Steps(None, 0)))
        course = _Course(read, known, groups, _Steps(None, 0))
        tables += [course.stacked(zero=True), course.stacked()] * times
        sentences += read
    numbers, positive = np.vstack([table[0] for table in tables]), np.concatenate([table[1] for table in tables])
    topic = _Course(sentences, known, groups, _Steps(None, 0)).fit_topic(sentences)
    if topic is None:
        message = f"{len(sentences)} sentences are too few to learn from."
        raise UsageError(message)
    return {"topic": topic.to_data(), "trees": fit_trees(numbers, positive).to_data()}


class _Steps:
    def __init__(self, told: Callable[[int, int], None] | None, total: int) -> None:
        self.told, self.total, self.done = told, total, 0

    def add(self, steps: int) -> None:
        self.done += steps
        if self.told is not None:
            self.told(min(self.done, self.total), self.total)


@lru_cache(maxsize=1)
def _pipeline(model: str | None) -> Language:
    """The pipeline, loaded once for any number of calls."""
    return load_pipeline(model)


def _analysed(texts: Iterable[str], nlp: Language) -> Iterator[tuple[Reading, dict[tuple[int, int], str]]]:
    """The reading of each text, and what its pronouns stand for."""
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("kg_")]):
        for doc in nlp.pipe((flatten(text) for text in texts), batch_size=_BATCH):
            if not len(doc):
                doc.spans["kg_mentions"] = []
            else:
                mark_clusters(mark_mentions(doc))
            mentions = read_mentions(doc)
            parse = parse_of(doc)
            yield reading_of(parse, mentions), names_of_references(parse, mentions, read_clusters(doc, mentions))


def _read(examples: Sequence[Example], nlp: Language, steps: _Steps) -> Iterator[_Sentence]:
    analysed = _analysed((example.text for example in examples), nlp)
    for example, (reading, names) in zip(examples, analysed, strict=True):
        steps.add(1)
        reading.remember()
        yield _Sentence(example, reading, align_triples(reading, names, example.triples))


class _Course:
    """One run of learning."""

    def __init__(
        self,
        sentences: Sequence[_Sentence],
        known: Mapping[str, Asked],
        asked_of: Mapping[str, Sequence[str]],
        steps: _Steps,
    ) -> None:
        self.sentences = sentences
        self.key_of = {iri: one.key for iri, one in known.items()}
        self.keys = {group: {self.key_of[iri] for iri in iris if iri in known} for group, iris in asked_of.items()}
        self.questions = {
            group: Questions([known[iri] for iri in iris if iri in known]) for group, iris in asked_of.items()
        }
        self.steps = steps
        self.vocabulary = Vocabulary()

    def learned(self) -> Learned:
        """Both stages over folds, then the first stage over everything."""
        numbers, positive = self.stacked()
        trees = fit_trees(numbers, positive) if positive.sum() >= _ENOUGH_FOR_TREES else None
        topic, learnt = self._fit(self.sentences)
        writing = Writing()
        for sentence in self.sentences:
            writing.note(sentence.reading, sentence.aligned, self.key_of)
        memory = _memory(self.sentences, self.key_of)
        scorer = Scorer(topic or shipped().topic, trees or shipped().trees, learnt, memory)
        data = scorer.to_data()
        data |= {"topic": data["topic"] if topic else None, "trees": data["trees"] if trees else None}
        data |= {"writing": writing.to_data(), "cues": _cues(learnt, self.sentences, self.key_of)}
        used = {triple.property_iri for s in self.sentences for triple in s.example.triples}
        data["keys"] = {iri: self.key_of[iri] for iri in sorted(used)}
        return Learned(tuple(sorted(used)), data)

    def stacked(self, *, zero: bool = False) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Rows and answers for the second stage, each sentence seen by models of the other folds.

        With `zero` nothing is known of the properties: only the topic was learnt.
        """
        folds = assign_folds([sentence.example for sentence in self.sentences], FOLDS)
        tables, answers = [np.zeros((0, 1), dtype=np.float32)][:0], []
        for fold in sorted(set(folds)):
            others = [s for s, of in zip(self.sentences, folds, strict=True) if of != fold]
            topic, learnt = (self.fit_topic(others), None) if zero else self._fit(others)
            memory = NO_MEMORY if zero else _memory(others, self.key_of)
            for sentence in (s for s, of in zip(self.sentences, folds, strict=True) if of == fold):
                pairs = Pairs(sentence.reading, topic_scores(sentence.reading, topic or shipped().topic))
                questions = self.questions[sentence.example.group]
                table = tabulate(pairs, questions, learnt, memory)
                stated = _stated(sentence, pairs.subjects, self.key_of)
                tables.append(table.numbers)
                answers += [questions.asked[number].key in stated.get((i, j), ()) for number, i, j in table.keys]
                self.steps.add(1)
        return np.vstack(tables), np.array(answers, dtype=bool)

    def _fit(self, sentences: Sequence[_Sentence]) -> tuple[Linear | None, Linear]:
        topic = self.fit_topic(sentences)
        for sentence in sentences:
            sentence.topics = topic_scores(sentence.reading, topic or shipped().topic)
        learnt = self._fit_properties(sentences)
        self.steps.add(len(sentences) * FOLDS // (FOLDS + 1))
        return topic, learnt

    def fit_topic(self, sentences: Sequence[_Sentence]) -> Linear | None:
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

    def _fit_properties(self, sentences: Sequence[_Sentence]) -> Linear:
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


def _stated(sentence: _Sentence, topics: Sequence[int], key_of: Mapping[str, str]) -> dict[tuple[int, int], set[str]]:
    """Which properties hold between which spans; a subject that is not named is what the sentence is about."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for triple, subjects, objects in sentence.aligned:
        for i in subjects or topics[:1]:
            for j, _ in objects:
                found[i, j].add(key_of[triple.property_iri])
    return found


def _memory(sentences: Iterable[_Sentence], key_of: Mapping[str, str]) -> Memory:
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
    learnt: Linear, sentences: Iterable[_Sentence], key_of: Mapping[str, str]
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


def predict(  # noqa: PLR0913
    texts: Iterable[str],
    ontology: Ontology,
    learned: Learned | None,
    model: str | None = None,
    *,
    properties: Iterable[Sequence[str]] | None = None,
    threshold: float = THRESHOLD,
) -> Iterator[list[Triple]]:
    """The triples that each text states with the user's properties of an ontology; without `learned`, zero-shot.

    Objects are written as the examples write theirs. `properties` may give for each text the IRIs that are asked for;
    otherwise all are.
    """
    scorer = Scorer.from_data(learned.data) if learned else shipped()
    writing = Writing.from_data(learned.data["writing"]) if learned and "writing" in learned.data else Writing()
    finders: dict[tuple[str, ...] | None, Finder] = {}
    kept = list(texts)
    wanted = iter([None] * len(kept)) if properties is None else (tuple(iris) for iris in properties)
    for (reading, names), iris in zip(_analysed(kept, _pipeline(model)), wanted, strict=True):
        if iris not in finders:
            finders[iris] = Finder(ontology, scorer, iris)
        yield list(_triples(finders[iris], reading, names, writing, threshold))


def _triples(
    finder: Finder, reading: Reading, names: Mapping[tuple[int, int], str], writing: Writing, threshold: float
) -> Iterator[Triple]:
    found = finder.find(reading, threshold) or finder.find(reading, LAST_RESORT)[:1]
    seen: set[tuple[str, str, str]] = set()
    for one in found:
        span = reading.spans[one.subject]
        subject = writing.name(names.get(span[:2]) or " ".join(span.text.split()))
        meant = finder.asked[one.property]
        iri, value = meant.iri, writing.object_of(reading.spans[one.object], meant.key)
        key = (squeezed(subject), iri, squeezed(value))
        if key not in seen and key[0] != key[2]:
            seen.add(key)
            yield Triple(subject, iri, value, one.confidence)
