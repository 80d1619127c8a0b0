"""How well the extraction stands other parsers and other names, and what each repair of the parser's trees is worth.

    python -m tests.quality.perturbed [--seeds 3] [--scale 0.2] [--names 2] [--ablate] [--gold DIR ...] [--model NAME]

No second English pipeline is at hand, so "other models" are the default one with seeded noise added to all weights:
each array gets Gaussian noise of `--scale` times its own standard deviation, and with it other mistakes. "Other names"
are the articles with their people and towns renamed, in the text and in the gold alike. Each is scored with repairs
and without; `--ablate` leaves out one repair at a time, over all models.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from spacy.tokens import Doc

import kg
from kg.align import align
from kg.extract import parse as parse_module
from kg.extract import repair
from kg.extract.layers import graph_of, set_document
from kg.extract.pipeline import SEGMENT, STAGES, _make_doc
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS
from kg.extract.words.given_names import FEMALE, MALE
from kg.graph import union
from kg.model import Document
from kg.ontology import default_ontology
from kg.resolve import resolve
from tests.quality.articles import SKIPPED
from tests.quality.kit import ROOT, articles, bench
from tests.quality.openie import Benchie, Carb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from spacy.language import Language

_TABLES: list[dict[str, tuple[Any, ...]]] = [
    cast("Any", t) for t in (repair.BY_WORD, repair.BY_POS, repair.BY_DEP, repair.BY_NAME)
]
COMPONENTS = ("tok2vec", "tagger", "parser", "ner")
FIGURES = ("recall", "precision", "benchie", "carb", "b.P", "b.R", "c.P", "c.R")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
WOMEN = "Ingrid Teresa Helena Beatrice Margaret Olga Catherine Lucia Amelia Joanna Nadia Elisa Karin".split()
MEN = "Oscar Stephen Philip Gustav Anthony Leon Martin Hugo Albert Roman Felix Dennis Edmund".split()
SURNAMES = (
    "Halvorsen Petrov Moreau Castellano Whitfield Okafor Lindqvist Barros Keller Novak Takeda Rahimi Duarte".split()
)
TOWNS = "Leipzig Toulouse Cardiff Tampere Salerno Plovdiv Bilbao Aarhus Gdansk Rostock Coimbra Utrecht Malmo".split()


class Article(NamedTuple):
    """A text and its gold graph."""

    document: Document
    gold: dict[str, Any]


class Parsed(NamedTuple):
    """All texts as one model parsed them, before any component of ours."""

    articles: list[tuple[Article, Doc]]
    benchie: list[tuple[str, list[str], Doc]]
    carb: list[tuple[str, list[str], Doc]]

    def docs(self) -> list[Doc]:
        """All of them, in order."""
        return [doc for _, doc in self.articles] + [doc for _, _, doc in (*self.benchie, *self.carb)]


class Kit(NamedTuple):
    """Texts, gold and scorers."""

    articles: list[Article]
    benchie: list[tuple[str, str]]
    carb: list[str]
    score_articles: ModuleType
    score_benchie: ModuleType
    score_carb: ModuleType
    gold_benchie: Any
    gold_carb: Any


def load(path: Path) -> ModuleType:
    """A scorer of the kit as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        message = f"There is no scorer {path}."
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_articles(folder: Path) -> list[Article]:
    """The articles of a folder (`NAME.txt`, `NAME.json`)."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        if path.stem != SKIPPED:
            gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
            published = date.fromisoformat(gold["published"]) if gold.get("published") else None
            (document,) = kg.read(path)
            found.append(Article(Document(path.stem, document.text, document.title, published=published), gold))
    return found


def read_kit(folders: Sequence[Path]) -> Kit:
    """Everything that is scored."""
    root = bench()
    if root is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    openie = root / "openie"
    benchie, carb = load(openie / "score_benchie.py"), load(openie / "score_carb.py")
    lines = (openie / "benchie157_sentences.tsv").read_text("utf-8").splitlines()
    return Kit(
        [article for folder in folders for article in read_articles(folder)],
        [(line.split("\t", 1)[0], line.split("\t", 1)[1]) for line in lines if line.strip()],
        [line for line in (openie / "carb_dev_sentences.txt").read_text("utf-8").splitlines() if line.strip()],
        load(root / "articles" / "score_articles.py"),
        benchie,
        carb,
        benchie.read_gold(openie / "benchie157_gold.txt"),
        carb.read_gold(openie / "carb_dev_gold.tsv")[0],
    )


# --- other models, other names


def perturb(nlp: Language, seed: int, scale: float) -> Language:
    """The pipeline with noise on its weights."""
    generator = np.random.default_rng(seed)
    seen: set[int] = set()
    for name in COMPONENTS:
        for node in nlp.get_pipe(name).model.walk() if name in nlp.pipe_names else ():
            if node.id in seen:  # layers are shared
                continue
            seen.add(node.id)
            for parameter in node.param_names:
                if node.has_param(parameter) and parameter != "pad":
                    weights = node.get_param(parameter)
                    noise = generator.normal(0.0, scale * float(weights.std()), weights.shape)
                    node.set_param(parameter, weights + noise.astype(weights.dtype))
    return nlp


def rename(article: Article, seed: int) -> Article:
    """The article with people and towns renamed: the gold graph must come out all the same."""
    pick = _Picker(seed)
    table: dict[str, str] = {}
    for entity in article.gold["entities"]:
        for name in entity["names"]:
            if entity["type"] == "Person":
                table |= {word: new for word in name.split() if (new := pick.of_person(word))}
            elif entity["type"] == "Place" and re.fullmatch(r"[A-Z][a-z]+", name):
                table |= {name: pick.town(name)} if name not in COUNTRIES else {}
    text = article.document.text
    lower = set(re.findall(r"\b[a-z]+\b", text)) | {w.lower() for name in DEMONYMS for w in name.split()}
    table = {old: new for old, new in table.items() if old.lower() not in lower and new not in text}
    if not table:
        return article
    words = re.compile(r"\b(" + "|".join(map(re.escape, sorted(table))) + r")\b")

    def renamed(said: str) -> str:
        return words.sub(lambda m: table[m.group()], said)

    document = Document(
        article.document.id, renamed(text), renamed(article.document.title), published=article.document.published
    )
    return Article(document, json.loads(renamed(json.dumps(article.gold, ensure_ascii=False))))


class _Picker:
    """New names, each for one old name."""

    def __init__(self, seed: int) -> None:
        self.lists = [_shuffled(names, seed) for names in (WOMEN, MEN, SURNAMES, TOWNS)]

    def of_person(self, word: str) -> str:
        """A name of the same kind; a given name that may be a woman's or a man's stays."""
        if not re.fullmatch(r"[A-Z][a-z]{2,}", word):
            return ""
        low = word.lower()
        if low in FEMALE or low in MALE:
            return "" if low in FEMALE and low in MALE else self._next(0 if low in FEMALE else 1)
        return self._next(2)

    def town(self, _: str) -> str:
        return self._next(3)

    def _next(self, kind: int) -> str:
        return self.lists[kind].pop() if self.lists[kind] else ""


def _shuffled(names: Sequence[str], seed: int) -> list[str]:
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())


# --- parsing once, scoring often


def parse_all(kit: Kit, nlp: Language, texts: Sequence[Article] | None = None) -> Parsed:
    """Run the statistical components over everything."""
    chosen = kit.articles if texts is None else texts
    docs = nlp.pipe((_make_doc(nlp, a.document.text) for a in chosen), disable=[SEGMENT, *STAGES])
    parsed = list(zip(chosen, docs, strict=True))
    if texts is not None:
        return Parsed(parsed, [], [])
    return Parsed(
        parsed,
        _tokenised(nlp, kit.benchie),
        _tokenised(nlp, [(line, line) for line in kit.carb]),
    )


def _tokenised(nlp: Language, sentences: Sequence[tuple[str, str]]) -> list[tuple[str, list[str], Doc]]:
    words = [sentence.split() for _, sentence in sentences]
    made = (Doc(nlp.vocab, words=[BRACKETS.get(w, w) for w in said]) for said in words)
    docs = nlp.pipe(made, disable=[SEGMENT, *STAGES])
    return [(key, said, doc) for (key, _), said, doc in zip(sentences, words, docs, strict=True)]


def changed_arcs(before: Parsed, after: Parsed) -> float:
    """The share of tokens with another head or label."""
    docs = zip(before.docs(), after.docs(), strict=True)
    pairs = [pair for one, other in docs for pair in zip(one, other, strict=True)]
    return fmean(a.head.i != b.head.i or a.dep_ != b.dep_ for a, b in pairs)


def figures(kit: Kit, nlp: Language, parsed: Parsed, folder: Path) -> dict[str, float]:
    """Articles' mean recall and precision, F1 of both open information extraction sets."""
    found = _article_figures(kit, nlp, parsed, folder)
    return found | _openie_figures(kit, parsed, folder) if parsed.benchie else found


def _fresh_parse(doc: Doc) -> parse_module.Parse:
    parse_module._last = None  # the repairs may be others than last time
    return parse_module.parse_of(doc)


def _article_figures(kit: Kit, nlp: Language, parsed: Parsed, folder: Path) -> dict[str, float]:
    scorer, vocabulary = kit.score_articles, default_ontology()
    rates = []
    for article, doc in parsed.articles:
        set_document(doc, article.document)
        _fresh_parse(doc)
        done = doc
        for stage in STAGES:
            done = nlp.get_pipe(stage)(done)
        path = folder / "graph.nq"
        align(resolve(union([graph_of(done, article.document)])), vocabulary).write(path)
        numbers, _ = scorer.score(article.gold, scorer.SystemGraph(path))
        rates.append(scorer.rates(numbers))
    return {
        "recall": 100 * fmean(r["core_recall"] for r in rates),
        "precision": 100 * fmean(r["precision"] for r in rates),
        "wrong": float(sum(r["wrong_hits"] for r in rates)),
    }


def _openie_figures(kit: Kit, parsed: Parsed, folder: Path) -> dict[str, float]:
    path = folder / "system.tsv"
    rows = ["\t".join([key, *made]) for key, *made in _triples(parsed)]
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    of_benchie, _ = kit.score_benchie.score(kit.gold_benchie, kit.score_benchie.read_system(path))
    rows = [
        "\t".join([line, f"{x.confidence:.2f}", x.subject, x.relation, *(x.arguments or ("",))])
        for line, words, doc in parsed.carb
        for x in Carb(words, _fresh_parse(doc)).extractions()
    ]
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    of_carb, _ = kit.score_carb.score(kit.gold_carb, kit.score_carb.read_system(path))
    return {
        "benchie": 100 * of_benchie["f1"],
        "b.P": 100 * of_benchie["precision"],
        "b.R": 100 * of_benchie["recall"],
        "carb": 100 * of_carb["best_f1"],
        "c.P": 100 * of_carb["best_precision"],
        "c.R": 100 * of_carb["best_recall"],
    }


def _triples(parsed: Parsed) -> Iterator[list[str]]:
    for key, words, doc in parsed.benchie:
        for x in Benchie(words, _fresh_parse(doc)).extractions():
            yield [key, x.subject, x.relation, *x.arguments]


# --- repairs on and off


def rules() -> list[str]:
    """The names of all repairs."""
    return sorted({rule.__name__ for table in _TABLES for group in table.values() for rule in group})


@contextmanager
def without(names: set[str]) -> Iterator[None]:
    """Leave these repairs out."""
    saved = [dict(table) for table in _TABLES]
    for table in _TABLES:
        for key, group in table.items():
            table[key] = tuple(rule for rule in group if rule.__name__ not in names)
    try:
        yield
    finally:
        for table, before in zip(_TABLES, saved, strict=True):
            table.update(before)


def printed(name: str, found: Sequence[dict[str, float]], base: Sequence[dict[str, float]] | None = None) -> str:
    """Mean and spread of each figure, or the mean loss against a base."""
    cells = []
    for key in FIGURES:
        if key not in found[0]:
            continue
        values = [f[key] for f in found]
        if base is None:
            cells.append(f"{key} {fmean(values):5.1f} ±{pstdev(values):4.1f}")
        else:
            cells.append(f"{key} {fmean(b[key] - f[key] for b, f in zip(base, found, strict=True)):+5.2f}")
    return f"{name:32}" + "  ".join(cells)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=3, help="how many perturbed models")
    parser.add_argument("--scale", type=float, default=0.2, help="noise, relative to the spread of each array")
    parser.add_argument("--names", type=int, default=2, help="how many renamings")
    parser.add_argument("--ablate", action="store_true", help="leave out each repair in turn")
    parser.add_argument("--rule", action="append", help="leave out this repair only")
    parser.add_argument("--gold", type=Path, action="append", help="folders of articles (default: the kit's, ours)")
    parser.add_argument("--model", help="spaCy pipeline")
    options = parser.parse_args()
    ours = ROOT / "tests" / "quality" / "gold"
    folders = options.gold or [f for f in (articles(), ours) if f is not None and f.is_dir()]
    kit = read_kit(folders)
    nlp = kg.load_pipeline(options.model)
    plain = parse_all(kit, nlp)
    sets = {"the model itself": [plain]}
    sets["renamed"] = [parse_all(kit, nlp, [rename(a, seed) for a in kit.articles]) for seed in range(options.names)]
    sets["perturbed"] = []
    for seed in range(options.seeds):
        other = perturb(kg.load_pipeline(options.model), seed, options.scale)
        sets["perturbed"].append(parse_all(kit, other))
        print(f"model {seed}: {100 * changed_arcs(plain, sets['perturbed'][-1]):.1f} % of the arcs are others")
    with tempfile.TemporaryDirectory() as temporary:
        report(kit, nlp, sets, Path(temporary), options.rule or (rules() if options.ablate else []))


def report(kit: Kit, nlp: Language, sets: dict[str, list[Parsed]], folder: Path, ablated: Sequence[str]) -> None:
    """Print what holds with repairs, without, and what each of the ablated ones is worth."""
    for name, group in sets.items():
        if not group:
            continue
        base = [figures(kit, nlp, parsed, folder) for parsed in group]
        print(printed(name, base), flush=True)
        with without(set(rules())):
            print(printed("  all repairs are worth", [figures(kit, nlp, p, folder) for p in group], base), flush=True)
        for rule in ablated:
            with without({rule}):
                print(printed(f"  {rule}", [figures(kit, nlp, p, folder) for p in group], base), flush=True)


if __name__ == "__main__":
    main()
