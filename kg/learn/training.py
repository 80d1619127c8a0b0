"""From labelled sentences to what speaks for each property, and from that to triples of other sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.learn.examples import Example, Triple
    from kg.ontology.values import Ontology

FORMAT = "kg learned 1"


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

    def evidence(self, property_iri: str) -> tuple[Cue, ...]:  # noqa: ARG002  (a stub)
        """What speaks for a property, the strongest first."""
        return ()

    def to_json(self) -> str:
        """All of it as JSON."""
        return json.dumps({"format": FORMAT, "properties": list(self.properties)}, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Learned:
        """What `to_json` wrote; ValueError for anything else."""
        value = json.loads(text)
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            message = "no file that kg learn wrote"
            raise ValueError(message)
        return cls(tuple(value["properties"]))


def needed() -> None:
    """Raise `UsageError` when the library that fits weights is missing; what has been learnt needs none."""
    if find_spec("sklearn") is None:
        message = "Learning needs scikit-learn; install it with: pip install 'kg-news[learn]'"
        raise UsageError(message)


def train(
    examples: Sequence[Example],
    ontology: Ontology,  # noqa: ARG001  (a stub)
    *,
    model: str | None = None,  # noqa: ARG001
    progress: Callable[[int, int], None] | None = None,
) -> Learned:
    """Learn from examples what says the properties of an ontology. `progress` is told steps done and steps in all.

    Raises:
        UsageError: scikit-learn is missing.
        ModelError: The spaCy pipeline is missing or unfit.
    """
    needed()
    if progress:
        progress(len(examples), len(examples))
    return Learned(tuple(sorted({t.property_iri for example in examples for t in example.triples})))


def predict(
    texts: Iterable[str],
    ontology: Ontology,  # noqa: ARG001  (a stub)
    learned: Learned | None,  # noqa: ARG001
    model: str | None = None,  # noqa: ARG001
) -> Iterator[list[Triple]]:
    """The triples that each text states with the user's properties of an ontology; without `learned`, zero-shot."""
    for _ in texts:
        yield []
