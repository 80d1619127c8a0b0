"""Fits the ranker of definite noun phrases (`kg/extract/coref/nominals.py`); the weights go beside those of pronouns.

    python -m tests.quality.train_nominals [--fit] [--validate FOLDER] [--cache FOLDER]

Texts are the GUM training documents and the articles of our own gold (`tests/quality/gold`), whose entities list the
names and nominals they go by; a nominal of these counts where it can be of one entity only. It prints how often links
are right, cross-validated by document; `--validate` writes clusters for the kit's scorer to FOLDER/gum.json.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from kg.extract.coref import link, nominals
from kg.extract.coref.nominal_options import options_of
from kg.extract.layers import PRONOUN
from kg.extract.mentions import find_mentions
from tests.quality.coref import spans_of
from tests.quality.kit import ROOT, bench
from tests.quality.train_coref import FOLDS, HALF, Case, fit, parsed, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.coref.nominal_options import Option
    from kg.extract.coref.partition import Partition
    from kg.extract.coref.ranker import Ranker
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

GOLD = ROOT / "tests" / "quality" / "gold"
NAME = nominals.MODEL
OWN_WEIGHT = 2.0
"""Of a phrase of our own articles, which are in the manner of news, against one of GUM."""
_LEADING = ("the ", "a ", "an ", "this ", "that ", "these ", "those ", "its ", "their ", "his ", "her ")


class Text(NamedTuple):
    """A parsed text with the gold entity of its mentions, strict and, for want of that, by a wider layer."""

    name: str
    parse: Parse
    mentions: list[MentionSpan]
    strict: dict[int, str]
    wide: dict[int, str]
    is_whole: bool
    """Whether a mention without an entity is known to have no antecedent."""


def gum(kit: Path, split: str, cache: Path | None) -> list[Text]:
    """The documents of a split of GUM: OntoGUM chains, else GUM entities."""
    paths = sorted((kit / "coref" / "gum" / split).glob("*.txt"))
    parses = parsed(split, {p.stem: p.read_text("utf-8") for p in paths}, cache)
    found = []
    for path in paths:
        parse = parses[path.stem]
        mentions = find_mentions(parse)
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        layers = [by_head(parse, mentions, gold, layer) for layer in ("ontogum", "gum")]
        found.append(Text(path.stem, parse, mentions, layers[0], layers[1], is_whole=True))
    return found


def by_head(parse: Parse, mentions: Sequence[MentionSpan], gold: dict[str, list], layer: str) -> dict[int, str]:  # type: ignore[type-arg]
    """The entity of each mention: of those with its head, the one whose phrase is about as long."""
    held: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for chain in gold[layer]:
        for first, last, head in chain["mentions"]:
            held[gold["tokens"][head][0]].append((last - first, chain["id"]))
    found = {}
    for i, mention in enumerate(mentions):
        options = held.get(parse.starts[mention.head])
        if options:
            found[i] = min(options, key=lambda o: abs(o[0] - (mention.end - mention.start)))[1]
    return found


def own(cache: Path | None) -> list[Text]:
    """The articles of our own gold."""
    paths = sorted(GOLD.glob("*.txt"))
    parses = parsed("own_gold", {p.stem: p.read_text("utf-8") for p in paths}, cache)
    found = []
    for path in paths:
        parse = parses[path.stem]
        mentions = find_mentions(parse)
        entities = json.loads(path.with_suffix(".json").read_text("utf-8"))["entities"]
        known = by_name(parse, mentions, entities)
        found.append(Text(path.stem, parse, mentions, known, {}, is_whole=False))
    return found


def by_name(parse: Parse, mentions: Sequence[MentionSpan], entities: Sequence[dict[str, list[str]]]) -> dict[int, str]:
    """The entity of each mention whose words, or whose noun, only one entity goes by."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    nouns: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in (*entity["names"], *entity["nominals"]):
            words[bare(name)].add(str(entity["id"]))
        for name in entity["nominals"]:
            nouns[bare(name).split()[-1]].add(str(entity["id"]))
    found = {}
    for i, mention in enumerate(mentions):
        if mention.kind != PRONOUN:
            text = parse.slice(mention.start, mention.end)
            options = words.get(bare(mention.name)) or words.get(bare(text)) or nouns.get(parse.lower[mention.head])
            if options and len(options) == 1:
                found[i] = next(iter(options))
    return found


def bare(name: str) -> str:
    """A phrase without its determiner, in lower case."""
    name = name.casefold()
    return next((name[len(word) :] for word in _LEADING if name.startswith(word)), name).strip()


def right_options(text: Text, partition: Partition, i: int, options: Sequence[Option]) -> list[bool] | None:
    """Which options are the gold entity, "none" last; None where the gold does not tell."""
    if i not in text.strict and not text.is_whole:
        return None
    for known in (text.strict, text.wide):
        if i not in known:
            continue
        right = []
        for option in options:
            held = Counter(known[k] for k in partition.members[option.owner] if k < i and k in known)
            is_most = bool(held) and held[known[i]] >= HALF * held.total() and held[known[i]] > 0
            right.append(is_most or known.get(option.nearest) == known[i])
        if any(right):
            # what only the wider layer links is right, but no annotated coreference: it says nothing
            return [*right, False] if i in text.strict else None
    return [*(False for _ in options), True]


def cases_of(texts: Sequence[Text], models: dict[str, Ranker] | None) -> list[Case]:
    """The definite phrases of some texts as they are met, earlier ones answered by each text's model, or rightly."""
    found: list[Case] = []
    for text in texts:

        def pick(partition: Partition, i: int, text: Text = text) -> tuple[int, str] | None:
            options = options_of(partition, i)
            if not options:
                return None
            traits, none = nominals.weighed(partition, i, options)
            right = right_options(text, partition, i, options)
            if right is not None:
                weight = 1.0 if text.is_whole else OWN_WEIGHT
                found.append(Case(NAME, text.name, [*traits, none], right, weight, "GUM" if text.is_whole else "own"))
            if models is not None:
                best = nominals.choose(models[text.name], traits, none)
            else:
                best = right.index(True) if right is not None and not right[-1] else None
            return (options[best].nearest, NAME) if best is not None else None

        with patch.object(nominals, "pick", pick):
            link(text.parse, text.mentions)
    return found


def held_out(cases: Sequence[Case], texts: Sequence[Text]) -> dict[str, Ranker]:
    """For each text a model that has seen nothing of it."""
    folds = {text.name: k % FOLDS for k, text in enumerate(texts)}
    models = [fit([case for case in cases if folds[case.group] != k], NAME) for k in range(FOLDS)]
    return {name: models[k] for name, k in folds.items()}


def report(cases: Sequence[Case], models: dict[str, Ranker]) -> None:
    """How often links are right, and how many of those there are to find."""
    for source in ("GUM", "own"):
        given = right = wanted = 0
        for case in cases:
            if case.source == source:
                best = nominals.choose(models[case.group], case.options[:-1], case.options[-1])
                wanted += not case.right[-1]
                given += best is not None
                right += best is not None and case.right[best]
        print(f"{source}: {wanted} wanted, {given} given, precision {right / given:.3f} recall {right / wanted:.3f}")


def validate(texts: Sequence[Text], models: dict[str, Ranker], folder: Path) -> None:
    """Clusters of the GUM texts by models that have not seen them."""
    found = {}
    for text in texts:
        if text.is_whole:
            with patch.object(nominals, "ranker", lambda _, name=text.name: models[name]):
                clusters = link(text.parse, text.mentions).clusters()
                spans = [sorted(spans_of(text.parse, text.mentions, cluster)) for cluster in clusters]
                found[text.name] = [group for group in spans if len(group) > 1]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gum.json").write_text(json.dumps(found), "utf-8")


def main() -> None:
    """Read the command line, collect the cases, report and fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--validate", type=Path)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    kit = bench()
    if kit is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    texts = [*gum(kit, "train", arguments.cache), *own(arguments.cache)]
    cases = cases_of(texts, None)
    for _ in range(2):  # learn from what the model itself has linked by then, not from a perfect partition
        models = held_out(cases, texts)
        cases = cases_of(texts, models)
    report(cases, models)
    if arguments.validate is not None:
        validate(texts, models, arguments.validate)
    if arguments.fit:
        write({NAME: fit(cases, NAME)})


if __name__ == "__main__":
    main()
