"""What resolving an archive costs: processor seconds for so many entities, and how the cost of one grows.

    python tests/speed/resolve.py [--entities 10000 30000 100000] [--profile]

The archives are equally dense: things and documents grow together, at the same number of documents an entity, few of
them named everywhere and most seldom. The target: 100,000 entities in a minute on one core, and a cost per entity that
grows no faster than the logarithm of their number. The last column is to stay at 1 or below: the growth of the cost of
one since the first row, over that of the logarithm. Most of the cost is in taking entities apart by document, so it is
told by part (an entity in a document) too.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.graph import KnowledgeGraph, union
from kg.resolve import resolve
from tests.resolve.archive import archive

_DOCUMENTS = 0.44  # of each entity that comes out
_THINGS = 1.43  # chance namesakes become more with the size of a world, so the things grow faster than their names


def graph_of(entities: int) -> KnowledgeGraph:
    """An archive with about so many entities, each in three documents on average."""
    return union(
        archive(int(_DOCUMENTS * entities), things=int(15_000 * (entities / 9_500) ** _THINGS), famous=0.1).graphs
    )


def seconds(graph: KnowledgeGraph) -> float:
    """Processor time of resolving a graph."""
    begin = time.process_time()
    resolve(graph)
    return time.process_time() - begin


def main() -> None:
    """Measure archives of several sizes; with `--profile`, tell where the time of the largest goes instead."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.profile:
        profile, graph = cProfile.Profile(), graph_of(max(options.entities))
        profile.runcall(resolve, graph)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    first: float = 0
    for wanted in options.entities:
        graph = graph_of(wanted)
        found, took = len(graph.entities), seconds(graph)
        parts = sum(len({m.document for m in entity.mentions}) for entity in graph.entities)
        relative = took / found / math.log(found)
        first = first or relative
        print(
            f"{found} entities ({parts / found:.1f} documents each) in {took:.1f} s: {1e6 * took / found:.0f} µs an "
            f"entity, {1e6 * took / parts:.0f} µs a part; growth over that of the logarithm {relative / first:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
