"""Text2KGBench on subject-disjoint folds of its training data, scored by the kit: what the held-out test would say.

    python -m tests.quality.text2kg_folds [--set dbpedia_webnlg] [--zero] [--keep DIR] [-- OPTIONS OF THE SCORER]

DBpedia-WebNLG has folds of its own; those of Wikidata-TekGen are ours. Train and dev are taken together.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kg.learn.examples import Example, Triple
from kg.learn.folds import assign_folds
from tests.quality.kit import bench
from tests.quality.text2kg import read_rows, row_files, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETS = ("wikidata_tekgen", "dbpedia_webnlg")
FOLDS = 5
_PARTS = ("train", "dev")


def kit() -> Path | None:
    """The kit's folder, or None where there is none."""
    folder = bench()
    return folder / "text2kg" if folder and (folder / "text2kg").is_dir() else None


def all_rows(data: Path) -> dict[str, list[dict[str, Any]]]:
    """Train and dev by ontology."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in _PARTS:
        for name, path in row_files(data / part).items():
            found.setdefault(name, []).extend(read_rows(path))
    return found


def folds_of(data: Path, rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, int]:
    """The fold of each sentence by id: the kit's where it has some, else ours, over all ontologies at once."""
    if (data / "folds").is_dir():
        return {
            key: fold for path in (data / "folds").glob("*.json") for key, fold in json.loads(path.read_text()).items()
        }
    flat = [row for name in sorted(rows) for row in rows[name]]
    examples = [
        Example(row["id"], row["sent"], tuple(Triple(t["sub"], t["rel"], t["obj"]) for t in row["triples"]))
        for row in flat
    ]
    return {row["id"]: fold for row, fold in zip(flat, assign_folds(examples, FOLDS), strict=True)}


def predict_folds(
    data: Path, output: Path, *, zero: bool = False, only: int | None = None, model: str | None = None
) -> float:
    """Predict every sentence of train and dev by what the other folds teach; returns sentences a second.

    `only` takes one fold for all of them; its sentences are then listed under `output`/ids, as the scorer takes them.
    """
    rows = all_rows(data)
    split = not zero or only is not None
    fold_of = folds_of(data, rows) if split else dict.fromkeys((row["id"] for of in rows.values() for row in of), 0)
    output.mkdir(parents=True, exist_ok=True)
    seconds, count = 0.0, 0
    lines: dict[str, list[str]] = {name: [] for name in rows}
    for fold in sorted(set(fold_of.values())) if only is None else [only]:
        with TemporaryDirectory() as temporary:
            train, asked, found = (Path(temporary) / name for name in ("train", "asked", "found"))
            _write(train, rows, [key for key, own in fold_of.items() if own != fold])
            _write(asked, rows, [key for key, own in fold_of.items() if own == fold], hidden=True)
            speed = run(data / "ontologies", [] if zero else [train], asked, found, model)
            for name, path in row_files(found).items():
                with path.open(encoding="utf-8") as written:
                    lines[name] += list(written)
        seconds, count = seconds + speed.reading, count + speed.sentences
    if only is not None:
        (output / "ids").mkdir()
        for name, listed in rows.items():
            ids = [row["id"] for row in listed if fold_of[row["id"]] == only]
            (output / "ids" / f"{name}.txt").write_text("\n".join(ids), "utf-8")
    for name, found_lines in lines.items():
        (output / f"{name}.jsonl").write_text("".join(found_lines), "utf-8")
    return count / seconds if seconds else 0.0


def _write(
    folder: Path, rows: Mapping[str, list[dict[str, Any]]], wanted: Iterable[str], *, hidden: bool = False
) -> None:
    """The rows with these ids; without their triples where these are to be found."""
    folder.mkdir()
    ids = set(wanted)
    for name, listed in rows.items():
        kept = [row for row in listed if row["id"] in ids]
        shown = [{"id": row["id"], "sent": row["sent"]} for row in kept] if hidden else kept
        if shown:
            (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in shown), "utf-8")


def scores(data: Path, output: Path, *options: str) -> dict[str, float]:
    """The kit's average over the ontologies; its table is printed."""
    with TemporaryDirectory() as temporary:
        written = Path(temporary) / "scores.json"
        gold = [str(data / part) for part in _PARTS]
        command = [sys.executable, str(data.parent / "score_text2kg.py"), "--gold", *gold, "--pred", str(output)]
        command += ["--ontologies", str(data / "ontologies"), "--json", str(written), *options]
        command += ["--ids", str(output / "ids")] if (output / "ids").is_dir() else []
        subprocess.run(command, check=True)
        average: dict[str, float] = json.loads(written.read_text("utf-8"))["average"]
        return average


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, action="append", help="one of the data sets; repeatable")
    parser.add_argument("--zero", action="store_true", help="learn from nothing")
    parser.add_argument("--only", type=int, metavar="FOLD", help="this fold only")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the predictions in this folder")
    parser.add_argument("--model", help="spaCy pipeline")
    given, options = parser.parse_known_args()
    folder = kit()
    if folder is None:
        parser.error("there is no measuring kit; point KG_BENCH at it")
    try:
        import nltk  # noqa: F401  (the kit's scorer needs it)
    except ImportError:
        parser.error("the kit's scorer needs nltk; run: pip install nltk")
    for name in given.set or SETS:
        with TemporaryDirectory() as temporary:
            output = (given.keep or Path(temporary)) / name
            speed = predict_folds(folder / name, output, zero=given.zero, only=given.only, model=given.model)
            print(f"\n{name}, {'zero-shot' if given.zero else 'learnt'}: {speed:.1f} sentences a second", flush=True)
            scores(folder / name, output, *(option for option in options if option != "--"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
