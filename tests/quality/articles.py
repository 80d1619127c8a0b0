"""Scores the graphs of the kit's articles against their gold graphs.

    python -m tests.quality.articles [--verbose] [--only NAME] [--model NAME] [--json FILE] [--keep DIR] [--gold DIR]

Builds each article with `kg.build` and its publication date, writes Turtle, and runs the kit's own scorer on it.
`--gold tests/quality/gold` takes the articles of this repository in place of the kit's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import kg
from tests.quality.entity_types import judge_graphs, table
from tests.quality.kit import articles, bench

SKIPPED = "seed"  # the other articles in one file


def build_graphs(folder: Path, target: Path, model: str | None = None, only: str | None = None) -> list[str]:
    """Turtle of each article in `folder`, written to `target` under the article's name; returns the names."""
    nlp = kg.load_pipeline(model)
    names = [p.stem for p in sorted(folder.glob("*.txt")) if p.stem != SKIPPED and only in (None, p.stem)]
    for name in names:
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        kg.build(folder / f"{name}.txt", model=nlp, published=published).write(target / f"{name}.ttl")
    return names


def score(
    target: Path, *, verbose: bool = False, only: str | None = None, folder: Path | None = None
) -> tuple[str, dict[str, dict[str, dict[str, float]]]]:
    """What the kit's scorer prints, and its numbers by article ("MEAN" and "POOLED" among them)."""
    kit, folder = bench(), folder or articles()
    if kit is None or folder is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    gold, graph = (folder / f"{only}.json", target / f"{only}.ttl") if only else (folder, target)
    numbers = target / "scores.json"
    command = [sys.executable, str(kit / "articles" / "score_articles.py"), str(gold), str(graph), "--skip", SKIPPED]
    command += ["--json", str(numbers), *(["--verbose"] if verbose else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, json.loads(numbers.read_text(encoding="utf-8"))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--verbose", action="store_true", help="list misses, unmatched statements, wrong hits")
    parser.add_argument("--only", help="one article")
    parser.add_argument("--model", help="spaCy pipeline")
    parser.add_argument("--json", type=Path, help="write the numbers to this file")
    parser.add_argument("--keep", type=Path, help="write the graphs to this folder")
    parser.add_argument("--gold", type=Path, help="folder of articles with gold graphs (default: the kit's)")
    arguments = parser.parse_args()
    folder = arguments.gold or articles()
    if folder is None:
        parser.error("there is no measuring kit; point KG_BENCH at it")
    with tempfile.TemporaryDirectory() as temporary:
        target = arguments.keep or Path(temporary)
        target.mkdir(parents=True, exist_ok=True)
        build_graphs(folder, target, arguments.model, arguments.only)
        printed, numbers = score(target, verbose=arguments.verbose, only=arguments.only, folder=folder)
        typed = judge_graphs(folder, target, SKIPPED)
    print(printed)
    if arguments.verbose:
        wrong = [(name, j) for name, judged in typed.items() for j in judged if not j.right]
        print("\n".join(f"type {name}: {j.text} is {j.gold}, not {j.found}" for name, j in wrong), end="\n\n")
    print(table(typed))
    if arguments.json:
        arguments.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
