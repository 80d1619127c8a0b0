"""What `kg` adds to a text, in CPU time, on top of the bare spaCy pipeline: `overhead.py [TEXT ...]`.

Both sides see the same texts in the same run, in turns, so that load on the machine and its clock hit both; the
fastest round of each counts. Bare is the pipeline as it comes, over the same documents in the same batches. Three sums:

- references: mentions and coreference, with the repaired parse that the first of them makes for all;
- extraction: borders, the repaired parse, mentions, coreference and facts, which is what the rules themselves cost;
- added: the CPU time of a whole build (extraction, graphs, union, resolve, align, Turtle) less what the statistical
  pipeline took in the very same round: a difference of two rounds would be mostly noise.
"""

from __future__ import annotations

import argparse
import os
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import spacy

import kg
from kg.extract import pipeline
from kg.extract.pipeline import SEGMENT, STAGES
from kg.ontology import default_ontology
from kg.run.processes import BATCH, pipeline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.language import Language

REFERENCES, EXTRACTION, ADDED = "references", "extraction", "added"
TARGETS = {REFERENCES: (15, 15), EXTRACTION: (15, 10), ADDED: (30, 30)}
"""Per cent of bare spaCy: the limit, and what is aimed at."""
SPACY = "spaCy in kg"
ROOT = Path(__file__).parents[2]


def default_texts() -> list[Path]:
    """The articles of the kit (beside the folder that $KG_BENCH names), else the examples of this repository."""
    kit = Path(os.environ.get("KG_BENCH", ROOT.parent / "shared" / "bench"))
    articles = sorted(kit.parent.glob("articles/*.txt"))
    return articles or sorted(ROOT.glob("examples/*/*.txt"))


class Stages:
    """The stages of a build, each with the CPU seconds it took in one round."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.seconds: dict[str, float] = {}
        for name in STAGES:
            place = nlp.component_names.index(name)
            nlp._components[place] = (name, self._clocked(name, nlp.get_pipe(name)))
        for name in ("flatten", "borders", "mark_borders"):
            setattr(pipeline, name, self._clocked(SEGMENT, getattr(pipeline, name)))
        self._pipe = nlp.pipe
        nlp.pipe = self._timed_pipe  # type: ignore[method-assign]

    def _clocked(self, name: str, action: Callable[..., Any]) -> Callable[..., Any]:
        """The same function with a clock around it."""

        def timed(*arguments: Any) -> Any:  # noqa: ANN401
            with self.clock(name):
                return action(*arguments)

        return timed

    def _timed_pipe(self, *arguments: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401
        """The statistical pipeline: everything from text to parsed Doc, our borders included."""
        parsed = iter(self._pipe(*arguments, **options))
        while True:
            with self.clock(SPACY):
                doc = next(parsed, None)
            if doc is None:
                return
            yield doc

    @contextmanager
    def clock(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        start = process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - start

    def run(self, documents: list[kg.Document]) -> str:
        """From documents to Turtle; stages in the order of `kg.build`."""
        self.seconds = {}
        graph = kg.union(one for _, one in pipeline.analyse(self.nlp, documents, batch_size=BATCH))
        with self.clock("resolve"):
            graph = kg.resolve(graph)
        with self.clock("align"):
            graph = kg.align(graph, default_ontology())
        with self.clock("turtle"):
            return kg.dumps(graph, "ttl")

    def sums(self, total: float) -> dict[str, float]:
        """The seconds of one round in which the whole build took `total`, with the three sums; spaCy's own apart."""
        own = sum(self.seconds[name] for name in (SEGMENT, *STAGES))
        references = sum(self.seconds[name] for name in STAGES[:2])
        statistical = self.seconds[SPACY] - self.seconds[SEGMENT]
        sums = {REFERENCES: references, EXTRACTION: own, ADDED: total - statistical}
        return {**self.seconds, SPACY: statistical, **sums}


def cpu(action: Callable[[], object]) -> float:
    """CPU seconds of a call, all threads."""
    start = process_time()
    action()
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", nargs="*", type=Path, help="text files; without them, the examples")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the fastest counts (default: 5)")
    arguments = parser.parse_args()
    documents = [document for path in arguments.texts or default_texts() for document in kg.read(path)]
    stages = Stages(pipeline_of(None))  # as the command has it
    meta = stages.nlp.meta
    bare = spacy.load(f"{meta['lang']}_{meta['name']}")

    def plain() -> None:
        for start in range(0, len(documents), BATCH):
            for _ in bare.pipe(document.text for document in documents[start : start + BATCH]):
                pass

    def whole() -> str:
        return stages.run(documents)

    plain()  # both once without the clock: caches fill
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words:,} words, {len(whole()):,} bytes of Turtle")
    rounds = []
    for _ in range(arguments.rounds):
        bare_seconds, total = cpu(plain), cpu(whole)
        rounds.append({"bare spaCy": bare_seconds, **stages.sums(total)})
    best = {name: min(one[name] for one in rounds) for name in rounds[0]}
    for name, seconds in best.items():
        print(f"{name:<12} {seconds:7.3f} s  {100 * seconds / best['bare spaCy']:5.1f} %{_verdict(name, best)}")


def _verdict(name: str, seconds: Mapping[str, float]) -> str:
    """What is wanted of a sum, and whether it was reached; nothing for a single stage."""
    if name not in TARGETS:
        return ""
    limit, aim = TARGETS[name]
    share = 100 * seconds[name] / seconds["bare spaCy"]
    word = "reached" if share <= aim else "within the limit" if share <= limit else "missed"
    return f"  (limit {limit} %, target {aim} %: {word})"


if __name__ == "__main__":
    main()
