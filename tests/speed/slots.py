"""Sentences a second of ontology-driven extraction, parsing included, in CPU time: without examples and learnt.

    python tests/speed/slots.py [--learned FILE] [--rounds 3] [--profile]

Reads the labelled sentences of tests/quality/ontologies, each in the terms of its own ontology. Without `--learned`, a
file that `kg learn` wrote, they teach the model themselves, which takes a minute or two: what it then says of them
means nothing, but costs what it costs. Target: 50 sentences a second on one core. The fastest round counts.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.learn.training import Learned, predict, train
from tests.quality.text2kg import load_vocabularies, read_rows, read_train

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.quality.text2kg import Vocabulary

FOLDER = Path(__file__).parents[1] / "quality" / "ontologies"
TARGET = 50


def read_all(vocabularies: Mapping[str, Vocabulary], learned: Learned | None) -> int:
    """Read all sentences; how many they are."""
    count = 0
    for name, vocabulary in vocabularies.items():
        texts = [row["sent"] for row in read_rows(FOLDER / f"{name}.jsonl")]
        count += len(list(predict(texts, vocabulary.ontology, learned)))
    return count


def main() -> None:
    """Measure both; with `--profile`, tell where the time goes instead."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learned", type=Path, help="a file that kg learn wrote")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    vocabularies, together = load_vocabularies(FOLDER)
    if options.learned:
        learned = Learned.from_json(options.learned.read_text("utf-8"))
    else:
        begin = process_time()
        groups = {name: list(vocabulary.labels) for name, vocabulary in vocabularies.items()}
        learned = train(read_train([FOLDER], vocabularies), together, groups=groups)
        print(f"learning: {process_time() - begin:.0f} s of CPU")
    for kind, models in (("without examples", None), ("learnt", learned)):
        sentences = read_all(vocabularies, models)  # once without the clock: caches fill
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(read_all, vocabularies, models)
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
            continue
        rounds = []
        for _ in range(options.rounds):
            begin = process_time()
            read_all(vocabularies, models)
            rounds.append(process_time() - begin)
        speed = sentences / min(rounds)
        print(json.dumps({"models": kind, "sentences": sentences, "a second": round(speed, 1), "target": TARGET}))


if __name__ == "__main__":
    main()
