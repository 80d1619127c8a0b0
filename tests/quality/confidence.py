"""Fits and checks the confidence of facts against hand-made gold graphs.

    python -m tests.quality.confidence [--fit]

Facts of the kit's articles and of those in `tests/quality/gold` are held against their gold graphs by the kit's own
scorer: right, or not. Facts of verbs in the kit's open-IE sentences, held against gold tuples, weigh less. Printed is a
reliability table (of the facts given 0.8 to 0.9, how many are right?) with the expected calibration error and the area
under the ROC curve: cross-validated, a whole article left out each time, and for the articles in
`tests/quality/heldout`, which nothing was fitted to. `--fit` writes `kg/extract/words/confidence.json`. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
import warnings
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
import rdflib
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from spacy.tokens import Doc

import kg
from kg.extract import confidence, facts
from kg.extract.layers import MENTIONS, read_facts
from kg.writers.iris import Iris
from kg.writers.statements import statement_id
from tests.quality.articles import SKIPPED
from tests.quality.kit import ROOT, articles, bench

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from spacy.language import Language

    from kg.graph import KnowledgeGraph

OWN = ROOT / "tests" / "quality" / "gold"
HELD_OUT = ROOT / "tests" / "quality" / "heldout"
TARGET = ROOT / "kg" / "extract" / "words" / confidence.WEIGHTS
SENTENCE_WEIGHT = 0.3
STRENGTH = 0.03
"""Inverse strength of the L2 penalty, chosen by cross-validation."""
RAREST = 4
"""Traits of fewer facts than this are left out: nothing can be learnt from them."""
LIGHTEST = 0.002
"""Weights smaller than this are left out."""
TIMES = 1_000_000
PARTS = 2
FOLDS = 10
SENTENCES = "sentences"
"""A trait of facts from single sentences, whose gold tuples are no list of all that is right; never seen in use."""
VERBAL = frozenset({"rule clause", "rule light-verb", "rule copula"})
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


class Sample(NamedTuple):
    """A fact of an article with its traits, and whether the gold graph has it."""

    article: str
    fact: str
    traits: tuple[str, ...]
    right: bool


def scorer() -> ModuleType:
    """The kit's scorer of articles."""
    kit = bench()
    if kit is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    spec = importlib.util.spec_from_file_location("score_articles", kit / "articles" / "score_articles.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(*folders: Path | None) -> list[Sample]:
    """Facts between entities of all articles of some folders, text by text."""
    nlp = kg.load_pipeline()
    judge = scorer()
    texts = [text for folder in folders if folder is not None for text in sorted(folder.glob("*.txt"))]
    return [sample for text in texts if text.stem != SKIPPED for sample in _samples_of(nlp, judge, text)]


def _samples_of(nlp: Language, judge: ModuleType, text: Path) -> list[Sample]:
    gold = json.loads(text.with_suffix(".json").read_text("utf-8"))
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    seen: list[tuple[str, ...]] = []

    def numbered(traits: Sequence[str]) -> float:
        seen.append(tuple(traits))
        return len(seen) / TIMES  # the confidence carries the number of the traits through the build

    with patch.object(facts, "probability", numbered), patch.object(facts, "LEAST", 0.0):
        graph = kg.build(text, model=nlp, published=published)
    return [
        Sample(text.stem, name, seen[round(number * TIMES) - 1], right)
        for name, number, right in _judged(judge, gold, graph)
    ]


def _judged(judge: ModuleType, gold: dict[str, Any], graph: KnowledgeGraph) -> list[tuple[str, float, bool]]:
    """Each fact between entities: how it reads, its confidence, and whether it matches the gold graph."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        graph.write(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the kit's scorer uses what rdflib is about to rename
            system = judge.SystemGraph(path)
            _, listing = judge.score(gold, system)
        triples = rdflib.Graph().parse(path)
    verdicts = {(row[0].s, row[0].p, row[0].o): bool(row[3]) for row in listing["matched"] + listing["unmatched"]}
    iris = Iris()
    found = []
    for fact in graph.facts:
        node = rdflib.URIRef(iris.statement + statement_id(fact))
        ends = [triples.value(node, p) for p in (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object)]
        right = verdicts.get(tuple(ends))
        if right is not None:
            name = f"{system.show(ends[0])} - {fact.predicate.label} - {system.show(ends[2])}"
            found.append((name, fact.confidence, right))
    return found


class Tuple(NamedTuple):
    """A gold tuple of a sentence: the words of its subject, its relation and its arguments."""

    subject: frozenset[str]
    relation: frozenset[str]
    rest: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.replace("[", "").replace("]", "").split())


def gold_tuples(kit: Path) -> dict[str, list[Tuple]]:
    """Gold tuples of the kit's open-IE sets by sentence: n-ary ones of CaRB, every form of BenchIE's."""
    found: dict[str, list[Tuple]] = {}
    for line in (kit / "openie" / "carb_dev_gold.tsv").read_text("utf-8").splitlines():
        sentence, relation, subject, *rest = line.split("\t")
        found.setdefault(sentence, []).append(Tuple(_words(subject), _words(relation), _words(" ".join(rest))))
    sentence = ""
    for line in (kit / "openie" / "benchie157_gold.txt").read_text("utf-8").splitlines():
        if line.startswith("sent_id:"):
            sentence = line.partition("\t")[2].strip()
        elif line.count(" --> ") == PARTS:
            subject, relation, rest = line.split(" --> ")
            found.setdefault(sentence, []).append(Tuple(_words(subject), _words(relation), _words(rest)))
    return found


def sentence_samples(kit: Path) -> list[Sample]:
    """Facts of single sentences: right when a gold tuple has the heads of both ends apart, and the verb between."""
    nlp = kg.load_pipeline()
    found: list[Sample] = []
    for number, (sentence, tuples) in enumerate(gold_tuples(kit).items()):
        seen: list[tuple[str, ...]] = []

        def numbered(traits: Sequence[str], seen: list[tuple[str, ...]] = seen) -> float:
            seen.append(tuple(traits))
            return len(seen) / TIMES

        with patch.object(facts, "probability", numbered), patch.object(facts, "LEAST", 0.0):
            doc = nlp(Doc(nlp.vocab, words=[BRACKETS.get(w, w) for w in sentence.split()]))
        heads = {(m.start_char, m.end_char): m[int(m.id_.partition("@")[2] or 0)].text for m in doc.spans[MENTIONS]}
        for raw in read_facts(doc):
            if raw.object not in heads or raw.subject not in heads:
                continue
            subject, target = heads[raw.subject], heads[raw.object]
            verb = frozenset(doc.text[slice(*raw.predicate)].split())
            right = any(_says(t, subject, verb, target) for t in tuples)
            traits = (*seen[round(raw.confidence * TIMES) - 1], SENTENCES)
            if traits[0] not in VERBAL:
                continue  # gold tuples hardly list what nouns bear
            name = f"{subject} - {raw.label} - {target}"
            found.append(Sample(f"sentences {number % FOLDS}", name, traits, right))
    return found


def _says(gold: Tuple, subject: str, verb: frozenset[str], target: str) -> bool:
    """Borne by a verb, the verb must be there; between nouns the ends will do."""
    everything = gold.subject | gold.relation | gold.rest
    apart = subject in gold.subject and target in gold.relation | gold.rest
    turned = target in gold.subject and subject in gold.relation | gold.rest
    return (apart or turned) and bool(verb & everything)


class Fitted(NamedTuple):
    """A model with its names of traits."""

    names: list[str]
    model: LogisticRegression

    def probabilities(self, examples: Sequence[Sample]) -> np.ndarray:
        """The chance of each being right, `(n,)`, 0 to 1."""
        bias = float(self.model.intercept_[0])
        table = dict(zip(self.names, self.model.coef_[0].tolist(), strict=True))
        sums = [bias + sum(table.get(t, 0.0) for t in e.traits) for e in examples]
        return 1 / (1 + np.exp(-np.array(sums)))


def fit(examples: Sequence[Sample], strength: float = STRENGTH) -> Fitted:
    """A logistic regression; every article weighs by its number of facts."""
    counts: dict[str, int] = {}
    for e in examples:
        for t in set(e.traits):
            counts[t] = counts.get(t, 0) + 1
    rows = [{t: 1.0 for t in e.traits if counts[t] >= RAREST} for e in examples]
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-8)
    trust = [SENTENCE_WEIGHT if SENTENCES in e.traits else 1.0 for e in examples]
    model.fit(table, [e.right for e in examples], sample_weight=trust)
    return Fitted(list(vectors.get_feature_names_out()), model)


def cross_validated(examples: Sequence[Sample], strength: float = STRENGTH) -> np.ndarray:
    """Probabilities `(n,)` by models that have not seen the article."""
    found = np.zeros(len(examples))
    for name in sorted({e.article for e in examples}):
        inside = [i for i, e in enumerate(examples) if e.article == name]
        model = fit([e for e in examples if e.article != name], strength)
        found[inside] = model.probabilities([examples[i] for i in inside])
    return found


def calibration_error(chances: np.ndarray, right: np.ndarray, parts: int = 10) -> float:
    """Expected calibration error (Naeini & al. 2015) over equal parts of 0 to 1."""
    places = np.minimum((chances * parts).astype(int), parts - 1)
    gaps = [
        abs(chances[places == k].mean() - right[places == k].mean()) * (places == k).mean()
        for k in range(parts)
        if (places == k).any()
    ]
    return float(sum(gaps))


def table(chances: np.ndarray, right: np.ndarray, parts: int = 10) -> str:
    """The reliability table: facts by confidence, mean confidence, share that is right."""
    lines = ["confidence   facts   mean   right"]
    for k in range(parts):
        here = (chances >= k / parts) & ((chances < (k + 1) / parts) | (k == parts - 1))
        if here.any():
            mean, good = chances[here].mean(), right[here].mean()
            lines.append(f"{k / parts:.1f} - {(k + 1) / parts:.1f}   {here.sum():6d}  {mean:.3f}   {good:.3f}")
    return "\n".join(lines)


def cuts(chances: np.ndarray, right: np.ndarray) -> str:
    """What is left, right and lost when facts below a confidence are dropped."""
    lines = ["least   facts   precision   right facts lost"]
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = chances >= least
        lost = (right & ~kept).sum() / right.sum()
        lines.append(f"{least:.1f}   {kept.sum():6d}       {right[kept].mean():.3f}   {lost:.3f}")
    return "\n".join(lines)


def report(title: str, examples: Sequence[Sample], chances: np.ndarray) -> None:
    """Print how far confidence can be trusted."""
    right = np.array([e.right for e in examples])
    area, error = roc_auc_score(right, chances), calibration_error(chances, right)
    print(f"{title}: {len(examples)} facts of {len({e.article for e in examples})} articles, {right.mean():.3f} right")
    print(
        f"area under ROC {area:.3f}, calibration error {error:.3f}\n{table(chances, right)}\n{cuts(chances, right)}\n"
    )


def write(fitted: Fitted) -> None:
    """Put the weights where the package looks for them."""
    named = sorted(zip(fitted.names, fitted.model.coef_[0].tolist(), strict=True))
    traits = {name: round(weight, 3) for name, weight in named if abs(weight) >= LIGHTEST and name != SENTENCES}
    stored = {"bias": round(float(fitted.model.intercept_[0]), 3), "traits": traits}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the weights that ship")
    parser.add_argument("--worst", type=int, default=0, help="list so many confident mistakes")
    arguments = parser.parse_args()
    kit = bench()
    if kit is None:
        parser.error("there is no measuring kit; point KG_BENCH at it")
    known = [*samples(articles(), OWN), *sentence_samples(kit)]
    chances = cross_validated(known)
    own = [i for i, e in enumerate(known) if SENTENCES not in e.traits]
    report("cross-validated", [known[i] for i in own], chances[own])
    unseen = samples(HELD_OUT)
    fitted = fit(known)
    judged = fitted.probabilities(unseen)
    report("held out", unseen, judged)
    wrong = [i for i in np.argsort(-judged) if not unseen[i].right]
    for i in wrong[: arguments.worst]:
        print(f"wrong {judged[i]:.2f} {unseen[i].article}: {unseen[i].fact} [{unseen[i].traits[0]}]")
    if arguments.fit:
        write(fitted)


if __name__ == "__main__":
    main()
