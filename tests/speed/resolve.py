"""What resolving an archive costs: seconds for so many entities, and how the cost of one grows with their number.

    python tests/speed/resolve.py [--entities 100000]

The target: 100,000 entities in a minute on one core, and a cost per entity that grows no faster than its logarithm.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.graph import KnowledgeGraph, union
from kg.resolve import resolve
from tests.resolve.archive import archive


def graph_of(entities: int) -> KnowledgeGraph:
    """An archive with about so many entities, each in three documents on average."""
    return union(archive(entities // 2, things=3 * entities, famous=0.1).graphs)


def seconds(graph: KnowledgeGraph) -> float:
    """Processor time of resolving a graph."""
    begin = time.process_time()
    resolve(graph)
    return time.process_time() - begin


def main() -> None:
    """Measure a tenth and the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=100_000)
    wanted = parser.parse_args().entities
    costs = []
    for number in (wanted // 10, wanted):
        graph = graph_of(number)
        found, took = len(graph.entities), seconds(graph)
        costs.append((took / found, math.log(found)))
        print(f"{found} entities in {took:.1f} s: {1e6 * took / found:.0f} microseconds each", flush=True)
    (small, log_small), (large, log_large) = costs
    print(f"the cost of one grew by {large / small:.2f}; the logarithm grew by {log_large / log_small:.2f}")


if __name__ == "__main__":
    main()
