"""Learning with a check: the same examples teach and, in folds that share no subject, ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.extract.slots.find import THRESHOLD
from kg.learn.examples import folded
from kg.learn.folds import assign_folds
from kg.learn.scores import measure
from kg.learn.training import needed, predict, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.learn.examples import Example, Triple
    from kg.learn.scores import Quality
    from kg.learn.training import Learned
    from kg.ontology.values import Ontology

_FEWEST_FOLDS = 2


@dataclass(frozen=True, slots=True)
class Learning:
    """What was learnt from all examples, and how well it would read unseen sentences; None when that was not asked."""

    learned: Learned
    quality: Quality | None
    """Of what `kg.build` takes into a graph: predictions of a probability of 0.35 and more."""
    widest: Quality | None = None
    """Of all predictions, also of those that are not probable enough for a graph."""


def learn(
    examples: Sequence[Example],
    ontology: Ontology,
    *,
    folds: int = 5,
    model: str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Learning:
    """Learn from labelled sentences what says the properties of an ontology.

    Args:
        examples: As of `read_examples`.
        ontology: One with properties of the user's own.
        folds: In how many parts the quality is measured, each read with what the others taught; 0 measures nothing.
            Sentences about one subject are in one part. With fewer subjects than folds there are fewer.
        model: A spaCy pipeline by package name or folder; None means the default one.
        progress: Told what is being done in words, the steps done of it, and its steps in all.

    Raises:
        UsageError: scikit-learn is missing, or there is 1 fold.
        ModelError: The spaCy pipeline is missing or unfit.
    """
    if folds < 0 or folds == 1:
        message = "The number of folds must be 2 or more, or 0 for no check."
        raise UsageError(message)
    needed()
    quality, widest = _checked(examples, ontology, folds, model, progress) if folds else (None, None)
    return Learning(train(examples, ontology, model=model, progress=_named(progress, "Learning")), quality, widest)


def _checked(
    examples: Sequence[Example],
    ontology: Ontology,
    folds: int,
    model: str | None,
    progress: Callable[[str, int, int], None] | None,
) -> tuple[Quality, Quality] | tuple[None, None]:
    """The quality of what is probable enough for a graph, and of everything."""
    subjects = {folded(triple.subject) for example in examples for triple in example.triples}
    folds = min(folds, len(subjects))
    if folds < _FEWEST_FOLDS:
        return None, None  # there is nothing to ask about that was not learnt from
    fold_of = assign_folds(examples, folds)
    predicted: list[list[Triple]] = [[] for _ in examples]
    for fold in sorted(set(fold_of)):
        others = [example for example, own in zip(examples, fold_of, strict=True) if own != fold]
        asked = [i for i, own in enumerate(fold_of) if own == fold]
        told = _named(progress, f"Checking, part {fold + 1} of {folds}")
        learned = train(others, ontology, model=model, progress=told)
        found = predict([examples[i].text for i in asked], ontology, learned, model)
        for i, triples in zip(asked, found, strict=True):
            predicted[i] = triples
    probable = [[it for it in triples if it.confidence >= THRESHOLD] for triples in predicted]
    return measure(examples, probable, folds), measure(examples, predicted, folds)


def _named(progress: Callable[[str, int, int], None] | None, what: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(what, done, total)
