"""What writing a big graph costs: CPU time a triple, beside rdflib's in the same run, and memory on top of the graph.

    python tests/speed/rdf.py [--facts 55000] [--formats ttl nq ...] [--profile]

The graph is invented news (`tests/synthetic.py`), 12 facts a document; 55,000 facts are a million triples. Each format
is written in processes of its own, forked when the graph stands, to nowhere: one for the CPU time of making the text,
blocks and all, and one, much slower, for memory: the peak of what Python's allocator gave out meanwhile, which needs no
luck with what the graph left free. rdflib gets triples that are made already, a Graph a document, for so many documents
that its time can be told: a Graph of all would cost it more.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import importlib
import json
import os
import pstats
import sys
import tracemalloc
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.writers import FORMATS, dumps
from kg.writers.blocks import Model
from kg.writers.rdf import rdflib_graph
from tests.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import rdflib

    from kg.graph import KnowledgeGraph
    from kg.writers.blocks import Section

MILLION = 55_000
"""Facts that make a million triples."""
RDFLIB = {"nt": "nq", "nq": "nq", "ttl": "ttl", "trig": "ttl", "jsonld": "jsonld", "rdf": "rdf"}
"""What of rdflib a format of ours is held against: its writer of one document."""
_DOCUMENTS = 150


def in_fork(action: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The result of an action that runs in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, json.dumps(action()).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        found: dict[str, float] = json.loads(stream.read() or "{}")
    os.waitpid(child, 0)
    return found


def resident(name: str) -> float:
    """A figure of this process from the kernel, in MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def written(graph: KnowledgeGraph, name: str) -> dict[str, float]:
    """What a format costs: CPU seconds, megabytes of text, and the peak of megabytes on top of the graph."""
    function = getattr(importlib.import_module(f"kg.writers.{FORMATS[name].module}"), FORMATS[name].function)

    def text() -> dict[str, float]:
        begin = process_time()
        size = sum(map(len, function(graph)))
        return {"seconds": process_time() - begin, "MB": size / 1e6}

    def memory() -> dict[str, float]:
        tracemalloc.start()
        text()
        return {"peak": tracemalloc.get_traced_memory()[1] / 1e6}

    return in_fork(text) | in_fork(memory)


def rdflib_cost(graph: KnowledgeGraph) -> dict[str, float]:
    """Microseconds a triple of rdflib's writers, one Graph a document, building the Graph included."""
    documents = [list(sections_triples(sections)) for _, sections in Model(graph).graphs()][:_DOCUMENTS]
    prefixes = Model(graph).iris.prefixes
    count = sum(map(len, documents))
    forms: dict[str, Callable[[rdflib.Graph], Any]] = {
        "nq": lambda g: sorted(f"{s.n3()} {p.n3()} {o.n3()} <g:x> .\n" for s, p, o in g),
        "ttl": lambda g: g.serialize(format="turtle"),
        "jsonld": lambda g: g.serialize(format="json-ld", auto_compact=True),
        "rdf": lambda g: g.serialize(format="xml"),
    }

    def once(form: Callable[[rdflib.Graph], Any]) -> float:
        begin = process_time()
        for triples in documents:
            form(rdflib_graph(triples, prefixes))
        return 1e6 * (process_time() - begin) / count

    return {name: min(once(form) for _ in range(2)) for name, form in forms.items()}


def sections_triples(sections: Iterable[Section]) -> Iterable[tuple[str, str, Any]]:
    """The triples of sections."""
    for section in sections:
        for subject, rows in section.blocks:
            for predicate, objects in rows:
                for term in objects:
                    yield subject, predicate, term


def measure(facts: int, formats: Iterable[str]) -> dict[str, dict[str, float]]:
    """By format: µs a triple, the ratio to rdflib's writer, megabytes written, peak megabytes above the graph.

    Under "graph" stand the triples and the megabytes of the graph itself.
    """
    before = resident("VmRSS")
    graph = generate(facts)
    gc.collect()
    found = {"graph": {"MB": resident("VmRSS") - before}}
    found |= {"graph": found["graph"] | in_fork(lambda: counts(graph))}
    rdflib = in_fork(lambda: rdflib_cost(graph))
    for name in formats:
        one = written(graph, name)
        triples = found["graph"]["quads" if name in {"nq", "trig"} else "triples"]
        us = 1e6 * one["seconds"] / triples
        found[name] = {"us": us, "ratio": us / rdflib[RDFLIB[name]], "MB": one["MB"], "peak": one["peak"]}
    return found


def counts(graph: KnowledgeGraph) -> dict[str, float]:
    """How many triples a graph has as one, and with a graph a document."""
    quads = sum(1 for _, sections in Model(graph).graphs() for _ in sections_triples(sections))
    return {"triples": sum(1 for _ in sections_triples(Model(graph).sections())), "quads": quads}


def main() -> None:
    """Measure, or with `--profile` tell where the time of each format goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=MILLION)
    parser.add_argument("--formats", nargs="+", default=list(RDFLIB), choices=list(RDFLIB))
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.profile:
        graph = generate(options.facts)
        for name in options.formats:
            profile = cProfile.Profile()
            profile.runcall(dumps, graph, name)
            pstats.Stats(profile).sort_stats("tottime").print_stats(15)
        return
    found = measure(options.facts, options.formats)
    graph_ = found.pop("graph")
    print(f"{graph_['triples']:,.0f} triples, {graph_['quads']:,.0f} quads, {graph_['MB']:.0f} MB as a graph in memory")
    for name, one in found.items():
        print(
            f"{name:<7} {one['us']:5.1f} µs a triple, {one['ratio']:.2f} times rdflib; "
            f"{one['MB']:6.1f} MB written with {one['peak']:5.1f} MB on top of the graph"
        )


if __name__ == "__main__":
    main()
