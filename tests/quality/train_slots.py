"""Fit what `kg build --ontology` uses without examples: kg/extract/words/slots.json.

    python -m tests.quality.train_slots --fit [--tekgen 110]

Taught by our own sentences (tests/quality/ontologies) and, where the kit is there, by some of the train sentences of
Wikidata-TekGen (CC BY-SA) of each ontology. Nothing of WebNLG is used. Without --fit, it only says what it would read.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.learn.training import train_shipped
from kg.ontology.load import load_ontology
from tests.quality.kit import bench
from tests.quality.text2kg import load_vocabularies, read_train, turtle

OWN = Path(__file__).parent / "ontologies"
TEKGEN = (bench() or Path("absent")) / "text2kg" / "wikidata_tekgen"
OWN_TIMES = 1
"""How often our own sentences count: they list all that is true, TekGen's only some of it."""
SHIPPED = Path(__file__).resolve().parents[2] / "kg" / "extract" / "words" / "slots.json"


def read(tekgen: int) -> tuple[list, dict, object]:
    """Examples, the properties of each group, and one ontology of all."""
    sources = [(OWN, OWN)] + ([(TEKGEN / "ontologies", TEKGEN / "train")] if tekgen and TEKGEN.is_dir() else [])
    parts, groups, texts = [], {}, []
    for ontologies, sentences in sources:
        vocabularies, _ = load_vocabularies(ontologies)
        of_group = defaultdict(list)
        for example in read_train([sentences], vocabularies):
            of_group[example.group].append(example)
        own = ontologies is OWN
        steps = {name: 1 if own else max(1, len(found) // tekgen) for name, found in of_group.items()}
        parts.append(([e for name, found in of_group.items() for e in found[:: steps[name]]], OWN_TIMES if own else 1))
        groups |= {name: list(vocabulary.labels) for name, vocabulary in vocabularies.items()}
        texts += [(path.stem, json.loads(path.read_text("utf-8"))) for path in sorted(ontologies.glob("*.json"))]
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.ttl" for name, _ in texts]
        for file, (name, described) in zip(files, texts, strict=True):
            file.write_text("".join(turtle(name, described)), "utf-8")
        return parts, groups, load_ontology(*files, default=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit and write the file")
    parser.add_argument("--tekgen", type=int, default=110, help="sentences of each TekGen ontology, about")
    parser.add_argument("--output", type=Path, default=SHIPPED)
    given = parser.parse_args()
    parts, groups, ontology = read(given.tekgen)
    examples = [example for some, _ in parts for example in some]
    print(f"{len(examples):,} sentences, {sum(len(e.triples) for e in examples):,} triples, {len(groups)} ontologies")
    if given.fit:
        data = train_shipped(parts, ontology, groups)
        given.output.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
        print(f"{given.output}: {given.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
