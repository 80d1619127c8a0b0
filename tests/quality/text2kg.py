"""Ontology-driven extraction on Text2KGBench's form of ontologies, examples and sentences, through kg's own ways.

    python tests/quality/text2kg.py --ontologies DIR --train DIR|none --sentences DIR --output DIR

The ontologies (<name>.json) become Turtle, which is loaded as a user's would be; the examples of all of them together
teach one model (`none`: nothing does); each sentence is read in the terms of its own ontology. The output is a file
<name>.jsonl with a line {"id", "triples": [[subject, relation, object], ...]} for each sentence.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if not __package__:  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kg.errors import KgError, ReadError
from kg.learn.examples import read_examples
from kg.learn.mojibake import repaired
from kg.learn.training import predict, train
from kg.ontology.load import load_ontology
from kg.writers.ntriples import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.learn.examples import Example
    from kg.learn.training import Learned
    from kg.ontology.values import Ontology

_PREFIXES = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@dataclass(frozen=True)
class Vocabulary:
    """One ontology of the kit: as kg reads it, and what the kit calls its relations."""

    ontology: Ontology
    labels: Mapping[str, str]
    """By the IRI that `turtle` gives a relation."""


@dataclass(frozen=True)
class Speed:
    """How long it took to learn, and to read how many sentences."""

    learning: float
    reading: float
    sentences: int

    @property
    def per_second(self) -> float:
        return self.sentences / self.reading if self.reading else 0.0


def row_files(folder: Path) -> dict[str, Path]:
    """<name> -> path of the .jsonl and .jsonl.gz files of a folder."""
    return {path.name.split(".jsonl")[0]: path for path in sorted(folder.glob("*.jsonl*"))}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:  # a file ends lines at newlines only, `str.splitlines` does not
        yield from (json.loads(line) for line in lines if line.strip())


def relation_iri(name: str, pid: str) -> str:
    return f"http://text2kg.example/{quote(name)}/relations#{quote(pid)}"


def turtle(name: str, described: Mapping[str, Any]) -> Iterator[str]:
    """An ontology of the kit as Turtle. A range that is no concept ("string", "date") stays an undeclared class."""
    yield _PREFIXES
    concepts = f"http://text2kg.example/{quote(name)}/concepts#"
    for concept in described["concepts"]:
        iri, label = f"{concepts}{quote(str(concept['qid']))}", quoted(_words(concept["label"]))
        yield f"<{iri}> a owl:Class ; rdfs:label {label}@en .\n"
    for relation in described["relations"]:
        kind = "owl:ObjectProperty" if relation.get("range") else "rdf:Property"
        yield f"<{relation_iri(name, relation['pid'])}> a {kind} ; rdfs:label {quoted(relation['label'])}@en"
        for end in ("domain", "range"):
            if relation.get(end):
                yield f" ; rdfs:{end} <{concepts}{quote(str(relation[end]))}>"
        yield " .\n"


def _words(label: str) -> str:
    """CamelCase as words, as a person would label a class."""
    return label if " " in label else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)


def load_vocabularies(folder: Path) -> tuple[dict[str, Vocabulary], Ontology]:
    """The ontologies of a folder by name, and all of them as one."""
    found: dict[str, Vocabulary] = {}
    with TemporaryDirectory() as temporary:
        files = []
        for path in sorted(folder.glob("*.json")):
            described = json.loads(path.read_text("utf-8"))
            files.append(Path(temporary) / f"{path.stem}.ttl")
            files[-1].write_text("".join(turtle(path.stem, described)), "utf-8")
            labels = {relation_iri(path.stem, it["pid"]): it["label"] for it in described["relations"]}
            found[path.stem] = Vocabulary(load_ontology(files[-1], default=False), labels)
        return found, load_ontology(*files, default=False)


def read_train(folders: Iterable[Path], vocabularies: Mapping[str, Vocabulary]) -> list[Example]:
    """The examples of all ontologies, each in the terms of its own."""
    found: list[Example] = []
    for folder in folders:
        for name, path in row_files(folder).items():
            if name in vocabularies:
                try:
                    examples, _ = read_examples([path], vocabularies[name].ontology, group=name)
                except ReadError as error:
                    print(f"warning: {error}", file=sys.stderr)
                else:
                    found += examples
    return found


def run(ontologies: Path, trains: Iterable[Path], sentences: Path, output: Path, model: str | None = None) -> Speed:
    """Learn from folders (none of them: zero-shot), read the sentences, write the triples."""
    vocabularies, together = load_vocabularies(ontologies)
    started = perf_counter()
    examples = read_train(trains, vocabularies)
    groups = {name: list(vocabulary.labels) for name, vocabulary in vocabularies.items()}
    learned = train(examples, together, model=model, groups=groups) if examples else None
    learning = perf_counter() - started
    output.mkdir(parents=True, exist_ok=True)
    reading, count = 0.0, 0
    for name, path in row_files(sentences).items():
        if name not in vocabularies:
            print(f"warning: no ontology {name}.json; its sentences are left out", file=sys.stderr)
            continue
        if not count:
            list(predict([""], vocabularies[name].ontology, learned, model))  # loads what is loaded once a process
            gc.freeze()  # it stays: the collector need not walk through it again and again, as in workers of kg build
        rows = list(read_rows(path))
        started = perf_counter()
        lines = list(_read(rows, vocabularies[name], learned, model))
        reading += perf_counter() - started
        count += len(rows)
        (output / f"{name}.jsonl").write_text("".join(lines), "utf-8")
    return Speed(learning, reading, count)


def _read(
    rows: list[dict[str, Any]], vocabulary: Vocabulary, learned: Learned | None, model: str | None
) -> Iterator[str]:
    texts = (repaired(row["sent"]) for row in rows)
    for row, triples in zip(rows, predict(texts, vocabulary.ontology, learned, model), strict=True):
        listed = [[t.subject, vocabulary.labels[t.property_iri], t.object] for t in triples]
        yield json.dumps({"id": row["id"], "triples": listed}, ensure_ascii=False) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ontologies", type=Path, required=True, metavar="DIR")
    parser.add_argument("--train", required=True, metavar="DIR|none", nargs="+", help="folders of examples, or none")
    parser.add_argument("--sentences", type=Path, required=True, metavar="DIR")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", help="spaCy pipeline")
    given = parser.parse_args()
    trains = [] if given.train == ["none"] else [Path(folder) for folder in given.train]
    missing = [folder for folder in (given.ontologies, given.sentences, *trains) if not folder.is_dir()]
    if missing:
        parser.error(f"{missing[0]} is no folder")
    try:
        speed = run(given.ontologies, trains, given.sentences, given.output, given.model)
    except KgError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(
        f"{speed.sentences:,} sentences, {speed.per_second:.1f} a second (parsing included); "
        f"learning took {speed.learning:.0f} s; written to {given.output}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
