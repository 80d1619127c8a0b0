"""Texts as learning and predicting see them: analysed, with spans, and where the triples of an example stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from kg.extract.components import mark_clusters, mark_mentions
from kg.extract.layers import read_clusters, read_mentions
from kg.extract.parse import parse_of
from kg.extract.pipeline import load_pipeline
from kg.extract.segment import flatten
from kg.extract.slots.find import names_of_references, reading_of
from kg.learn.alignment import align_triples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language

    from kg.extract.slots.reading import Reading
    from kg.learn.alignment import Aligned
    from kg.learn.examples import Example

_BATCH = 200


@dataclass
class Sentence:
    """An example that has been read: its spans and where its triples stand."""

    example: Example
    reading: Reading
    aligned: list[Aligned]
    topics: dict[int, float] = field(default_factory=dict)

    @property
    def subjects(self) -> list[int]:
        """The spans that are subjects of its triples."""
        return list(dict.fromkeys(chain.from_iterable(one.subjects for one in self.aligned)))


class Steps:
    """How much of some work is done, told to whom it may concern."""

    def __init__(self, told: Callable[[int, int], None] | None, total: int) -> None:
        """Nothing is done of `total` steps."""
        self.told, self.total, self.done = told, total, 0

    def add(self, steps: int) -> None:
        """Some steps more are done."""
        self.done += steps
        if self.told is not None:
            self.told(min(self.done, self.total), self.total)


@lru_cache(maxsize=1)
def pipeline(model: str | None) -> Language:
    """The pipeline, loaded once for any number of calls."""
    return load_pipeline(model)


def analysed(texts: Iterable[str], nlp: Language) -> Iterator[tuple[Reading, dict[tuple[int, int], str]]]:
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


def read_sentences(examples: Sequence[Example], nlp: Language, steps: Steps) -> Iterator[Sentence]:
    """The examples, analysed and aligned; each is a step."""
    found = analysed((example.text for example in examples), nlp)
    for example, (reading, names) in zip(examples, found, strict=True):
        steps.add(1)
        reading.remember()
        yield Sentence(example, reading, align_triples(reading, names, example.triples))
