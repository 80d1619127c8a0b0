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
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.extract.slots.asked import asked
from kg.extract.slots.find import Finder
from kg.extract.slots.scorer import FORMAT, Scorer, learned_data, shipped
from kg.learn.course import FOLDS, Course, fit_looks
from kg.learn.examples import Triple
from kg.learn.texts import Steps, analysed, pipeline, read_sentences
from kg.learn.writing import Writing, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.extract.slots.reading import Reading
    from kg.learn.examples import Example
    from kg.ontology.values import Ontology

THRESHOLD, UNTAUGHT, LAST_RESORT = 0.13, 0.1, 0.02
"""Least probability of a predicted triple: after learning, without it, and of the only one of a text. They are low
because examples list only a part of what is true: the chance of being listed is what is estimated."""


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

    @cached_property
    def scorer(self) -> Scorer:
        """The models, made once for any number of ontologies."""
        return Scorer.from_data(self.data)

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
    steps = Steps(progress, 2 * len(examples) + (FOLDS + 1) * len(examples))
    sentences = list(read_sentences(examples, pipeline(model), steps))
    course = Course(
        sentences, {meant.iri: asked(meant, ontology) for meant in ontology.own_properties}, asked_of, steps
    )
    return Learned(*course.learned())


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
        read = list(read_sentences(examples, pipeline(None), Steps(None, 0)))
        course = Course(read, known, groups, Steps(None, 0))
        tables += [course.stacked(zero=True), course.stacked()] * times
        sentences += read
    topic, looks = Course(sentences, known, groups, Steps(None, 0)).fit_topic(sentences), fit_looks(tables)
    if topic is None or looks is None:
        message = f"{len(sentences)} sentences are too few to learn from."
        raise UsageError(message)
    return {"topic": topic.to_data(), "trees": looks[0].to_data(), "second": looks[1].to_data()}


def predict(
    texts: Iterable[str],
    ontology: Ontology,
    learned: Learned | None,
    model: str | None = None,
    *,
    threshold: float | None = None,
) -> Iterator[list[Triple]]:
    """The triples that each text states with the user's properties of an ontology; without `learned`, zero-shot.

    Objects are written as the examples write theirs. `threshold` is the least probability of a triple.
    """
    scorer = learned.scorer if learned else shipped()
    writing = Writing.from_data(learned.data["writing"]) if learned and "writing" in learned.data else Writing()
    finder = Finder(ontology, scorer)
    least = threshold if threshold is not None else THRESHOLD if learned else UNTAUGHT
    for reading, names in analysed(texts, pipeline(model)):
        yield list(_triples(finder, reading, names, writing, least))


def _triples(
    finder: Finder, reading: Reading, names: Mapping[tuple[int, int], str], writing: Writing, threshold: float
) -> Iterator[Triple]:
    found = finder.find(reading, names, LAST_RESORT)
    found = [one for one in found if one.confidence >= threshold] or found[:1]
    seen: set[tuple[str, str, str]] = set()
    for one in found:
        span = reading.spans[one.subject]
        subject = writing.subject_of(reading, span, names.get(span[:2], ""))
        meant = finder.asked[one.property]
        plain = not (meant.range_words or meant.datatypes)
        for value in writing.objects_of(reading, reading.spans[one.object], meant.key, plain=plain):
            key = (squeezed(subject), meant.iri, squeezed(value))
            if key not in seen and key[0] != key[2]:
                seen.add(key)
                yield Triple(subject, meant.iri, value, one.confidence)
