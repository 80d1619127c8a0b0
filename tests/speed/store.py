"""What a store costs: one more document at several sizes, against building everything at once.

    python tests/speed/store.py [--documents 1000 10000] [--more 20] [--profile]

The documents are graphs made by lot, without analysis, so that only the store is measured: processor seconds of
filling it at once, of the same graph without a store (union, resolve, align, N-Quads), and of one more document at a
time, each with its commit. With `--sequence N` it runs the sequence of the acceptance test instead: N documents one by
one, half of them replaced, a quarter removed, compared with a fresh store.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.align import align
from kg.graph import KnowledgeGraph, union
from kg.ontology import default_ontology
from kg.resolve import resolve
from kg.store.store import Store
from kg.writers import dumps
from tests.resolve.archive import archive


def graphs_of(documents: int) -> list[KnowledgeGraph]:
    """An archive of so many documents, equally dense at every size (see tests/speed/resolve.py)."""
    return archive(documents, things=int(15_000 * (documents / 0.44 / 9_500) ** 1.43), famous=0.1).graphs


def measure(documents: int, more: int, *, profiled: bool) -> None:
    """Fill a store and add `more` documents one by one."""
    graphs = graphs_of(documents + more)
    begin = time.process_time()
    dumps(align(resolve(union(graphs[:documents])), default_ontology()), "nq")
    without = time.process_time() - begin
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        with Store(folder) as store:
            store.put(*graphs[:documents])
        filling = time.process_time() - begin
        begin = time.process_time()
        with Store(folder) as store:
            opening = time.process_time() - begin
            took, waited, profile = [], [], cProfile.Profile()
            for graph in graphs[documents:]:
                begin, clock = time.process_time(), time.perf_counter()
                if profiled:
                    profile.enable()
                store.put(graph)
                store.commit()
                profile.disable()
                took.append(time.process_time() - begin)
                waited.append(time.perf_counter() - clock)
        begin = time.process_time()
        with Store(folder, read_only=True) as store:
            store.graph()
        reading = time.process_time() - begin
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(
        f"{documents:7,} documents: without a store {without:.1f} s, filling {filling:.1f} s, opening {opening:.2f} s; "
        f"one more: median {statistics.median(took):5.3f} s, worst {max(took):5.3f} s "
        f"(on the clock {statistics.median(waited):5.3f} and {max(waited):5.3f} s); "
        f"read as a graph {reading:.1f} s; {size / 1e6:,.0f} MB",
        flush=True,
    )
    if profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def sequence(documents: int) -> None:
    """One by one, half replaced, a quarter removed; then the same bytes as a fresh store."""
    draw = random.Random(1)  # noqa: S311  (nothing secret)
    graphs = {graph.documents[0].id: graph for graph in graphs_of(documents)}
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Store(folder) as store:
        for number, graph in enumerate(graphs.values()):
            store.put(_halved(graph) if number % 2 else graph)
            store.commit()
            if number % 500 == 499:
                print(f"{number + 1:,} added, {time.perf_counter() - begin:,.0f} s", flush=True)
        for number, (name, graph) in enumerate(list(graphs.items())):
            if number % 2:
                store.put(graph)
            elif number % 4 == 0:
                store.remove(name)
                del graphs[name]
            store.commit()
        took = time.perf_counter() - begin
        draw.shuffle(order := list(graphs.values()))
        fresh = dumps(align(resolve(union(order)), default_ontology()), "nq")
        assert dumps(store.graph(), "nq") == fresh
        kept = sorted(f"{quad} ." for quad in store.quads())
    with tempfile.TemporaryDirectory() as folder, Store(folder) as store:
        store.put(*order)
        assert sorted(f"{quad} ." for quad in store.quads()) == kept
    print(f"{documents:,} documents one by one, half replaced, a quarter removed: {took:,.0f} s; equal", flush=True)


def _halved(graph: KnowledgeGraph) -> KnowledgeGraph:
    """An older text of the same document: half of what it states now."""
    return KnowledgeGraph(graph.documents, graph.entities, graph.facts[::2])


def main() -> None:
    """Measure stores of several sizes, or run the sequence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--more", type=int, default=20)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--sequence", type=int)
    options = parser.parse_args()
    if options.sequence:
        sequence(options.sequence)
        return
    for documents in options.documents:
        measure(documents, options.more, profiled=options.profile)


if __name__ == "__main__":
    main()
