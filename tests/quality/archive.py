"""Scores identity across documents on a generated archive: pairs of mentions, by kind of entity.

    python -m tests.quality.archive [--documents 600] [--seed 7] [--errors 20]

A unit is an entity of one document; a pair of units is right when both are one thing of the world. `variants` are the
pairs that are called differently, `namesakes` those among entities that share a name with another one.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.graph import union
from kg.resolve import resolve
from tests.resolve.archive import Archive, archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.graph import KnowledgeGraph

Unit = tuple[str, str]


class Score(NamedTuple):
    """Pairs: found and right, found, and right in all."""

    both: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.right if self.right else 1.0


def pairs(counts: Iterable[int]) -> int:
    """The number of pairs in groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in counts)


def score(system: Mapping[Unit, str], gold: Mapping[Unit, int]) -> Score:
    """Pairwise precision and recall of the units of `gold`."""
    return Score(
        pairs(Counter((system[u], gold[u]) for u in gold).values()),
        pairs(Counter(system[u] for u in gold).values()),
        pairs(Counter(gold.values()).values()),
    )


def units(made: Archive) -> dict[Unit, int]:
    """Every entity of every document that has a name, and which thing it is."""
    found = {}
    for graph in made.graphs:
        for entity in graph.entities:
            numbers = {made.gold[m.document, m.span.start] for m in entity.mentions if m.kind == "name"}
            for number in numbers:
                found[graph.documents[0].id, entity.id] = number
    return found


def system_of(made: Archive, resolved: KnowledgeGraph) -> dict[Unit, str]:
    """The id that each unit has in the resolved graph: that of its first mention by name."""
    where = {(m.document, m.span.start): e.id for e in resolved.entities for m in e.mentions}
    found = {}
    for graph in made.graphs:
        for entity in graph.entities:
            if names := sorted(m for m in entity.mentions if m.kind == "name"):
                found[names[0].document, entity.id] = where[names[0].document, names[0].span.start]
    return found


def scores(made: Archive, resolved: KnowledgeGraph) -> dict[str, Score]:
    """The score of everything, of each kind, of pairs with different names, and of namesakes."""
    gold, system = units(made), system_of(made, resolved)
    things = {thing.number: thing for thing in made.world}
    kinds: dict[str, dict[Unit, int]] = defaultdict(dict)
    for unit, number in gold.items():
        kinds[things[number].kind if number in things else "region"][unit] = number
        if number in things and things[number].namesake:
            kinds["namesakes"][unit] = number
    countries = {t.number for t in made.world if t.kind == "country"}
    telling = {u: n for u, n in gold.items() if n not in countries}  # countries are many pairs, and easy
    result = {"all": score(system, telling)}
    result["variants"] = Score(*(a - b for a, b in zip(result["all"], _of_one_name(system, telling), strict=True)))
    return result | {kind: score(system, kinds[kind]) for kind in sorted(kinds)}


def _of_one_name(system: Mapping[Unit, str], gold: Mapping[Unit, int]) -> Score:
    return Score(
        pairs(Counter((system[u], gold[u], u[1]) for u in gold).values()),
        pairs(Counter((system[u], u[1]) for u in gold).values()),
        pairs(Counter((gold[u], u[1]) for u in gold).values()),
    )


def errors(made: Archive, resolved: KnowledgeGraph, most: int) -> list[str]:
    """Entities of the graph that are several things, and things that are several entities; the worst first."""
    gold, system = units(made), system_of(made, resolved)
    things = {thing.number: thing for thing in made.world}

    def shown(number: int) -> str:
        t = things.get(number)
        return f"{t.number}:{t.names[0]} ({t.role or t.kind}, {t.country or t.region})" if t else str(number)

    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    torn: dict[int, Counter[str]] = defaultdict(Counter)
    for unit, number in gold.items():
        mixed[system[unit]][shown(number)] += 1
        torn[number][system[unit]] += 1
    wrong = sorted((i for i in mixed if len(mixed[i]) > 1), key=lambda i: (-mixed[i].most_common(2)[1][1], i))
    split = sorted((n for n in torn if len(torn[n]) > 1), key=lambda n: (-torn[n].most_common(2)[1][1], n))
    return [f"mixed {i}: {dict(mixed[i].most_common(4))}" for i in wrong[:most]] + [
        f"torn {shown(n)}: {dict(torn[n].most_common(6))}" for n in split[:most]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    made = archive(options.documents, seed=options.seed)
    graph = union(made.graphs)
    begin = time.process_time()
    resolved = resolve(graph)
    print(f"{graph!r} -> {resolved!r} in {time.process_time() - begin:.1f} s")
    for kind, found in scores(made, resolved).items():
        print(f"{kind:10} precision {found.precision:.4f} recall {found.recall:.4f} pairs {found.right}")
    print("\n".join(errors(made, resolved, options.errors)))


if __name__ == "__main__":
    main()
