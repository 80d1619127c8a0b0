"""What `kg` adds to a text, in CPU time, on top of the bare spaCy pipeline: `overhead.py [TEXT ...]`.

Both sides see the same texts in the same run, in turns, so that load on the machine and its clock hit both; the
fastest round of each counts. Bare is the pipeline as it comes, over the same documents in the same batches; the
whole is that and our components, the graphs, their union, resolve, align and Turtle. The target is 30 % or less.
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
from kg.extract.pipeline import analyse
from kg.ontology import default_ontology
from kg.run.processes import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

TARGET = 30  # per cent
ROOT = Path(__file__).parents[2]


def default_texts() -> list[Path]:
    """The articles of the kit (beside the folder that $KG_BENCH names), else the examples of this repository."""
    kit = os.environ.get("KG_BENCH")
    articles = sorted(Path(kit).parent.glob("articles/*.txt")) if kit else []
    return articles or sorted(ROOT.glob("examples/*/*.txt"))


class Stages:
    """The stages of a build, each with the CPU seconds it took in one round."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.seconds: dict[str, float] = {}
        for name in ("kg_mentions", "kg_coref", "kg_facts"):
            self._watch(name)

    def _watch(self, name: str) -> None:
        """Put a clock around a component of the pipeline."""
        component = self.nlp.get_pipe(name)

        def timed(doc: Any) -> Any:  # noqa: ANN401  (as spaCy has it)
            with self.clock(name):
                return component(doc)

        self.nlp._components[self.nlp.pipe_names.index(name)] = (name, timed)

    @contextmanager
    def clock(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        start = process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - start

    def run(self, documents: list[kg.Document]) -> str:
        """From documents to Turtle; stages in the order of `kg.build`."""
        self.seconds = {}
        graph = kg.union(one for _, one in analyse(self.nlp, documents, batch_size=BATCH))
        with self.clock("resolve"):
            graph = kg.resolve(graph)
        with self.clock("align"):
            graph = kg.align(graph, default_ontology())
        with self.clock("turtle"):
            return kg.dumps(graph, "ttl")


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
    stages = Stages(kg.load_pipeline())
    meta = stages.nlp.meta
    bare = spacy.load(f"{meta['lang']}_{meta['name']}")

    def plain() -> None:
        for start in range(0, len(documents), BATCH):
            for _ in bare.pipe(document.text for document in documents[start : start + BATCH]):
                pass

    def whole() -> str:
        return stages.run(documents)

    plain()  # both once without the clock: caches fill
    print(
        f"{len(documents)} documents, {sum(len(d.text.split()) for d in documents):,} words, {len(whole()):,} bytes of Turtle"
    )
    rounds = []
    best_stages: dict[str, float] = {}
    for _ in range(arguments.rounds):
        rounds.append((cpu(plain), cpu(whole)))
        for name, seconds in stages.seconds.items():
            best_stages[name] = min(seconds, best_stages.get(name, seconds))
    alone, together = (min(side) for side in zip(*rounds, strict=True))
    for name, seconds in best_stages.items():
        print(f"{name:<12} {seconds:7.3f} s  {100 * seconds / alone:5.1f} %")
    print(f"{'bare spaCy':<12} {alone:7.3f} s")
    print(f"{'kg whole':<12} {together:7.3f} s")
    added = 100 * (together / alone - 1)
    print(f"kg adds {added:.1f} % (target: {TARGET} % or less{'' if added <= TARGET else ', missed'})")


if __name__ == "__main__":
    main()
