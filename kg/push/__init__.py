"""Pushing a graph to a server: one named graph a document, each replaced as a whole, as often as one likes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from kg.errors import PushError, UsageError
from kg.push.client import Client, Patience, RefusedError, checked_url, credentials
from kg.push.lines import iri
from kg.push.source import parts_of, plan
from kg.push.target import GraphStore, UpdateEndpoint, mark, marks, query_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.push.source import Parts, Planned
    from kg.push.target import Target

MOST_FAILURES = 5
"""So many graphs may be refused one after the other before the rest is not tried."""


_UNSURE = {400, 404, 405, 415, 500, 501}
"""Answers to a request that changes nothing; to a real one, the server may say something else."""


@dataclass(frozen=True, slots=True)
class PushFailure:
    """A graph that the server did not take (empty: what is in no named graph), and why, as a phrase."""

    graph: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: graphs by IRI, in the order of the source.

    `pushed` are there now, `present` were there already (only with `resume`), `failures` were refused; `left` is how
    many were not tried because the server failed altogether. `triples` counts those of `pushed`, marks apart.
    """

    pushed: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    failures: tuple[PushFailure, ...] = ()
    left: int = 0
    triples: int = 0


@dataclass(frozen=True, slots=True)
class PushOptions:
    """How to push.

    Attributes:
        update: The address takes SPARQL 1.1 Update; otherwise it is a SPARQL 1.1 Graph Store.
        name: The IRI of the named graph for what is in none, as all of a Turtle file is.
        default_graph: Instead of it, add that to the server's default graph; nothing is ever removed there.
        resume: Leave out graphs whose mark on the server says that they are there, whole and equal.
        query: Where the server answers queries, for `resume`; without it, guessed from the address.
        timeout: Seconds that the server may stay silent.
        tries: How often a request is sent while the server is busy or unreachable.
    """

    update: bool = False
    name: str = ""
    default_graph: bool = False
    resume: bool = False
    query: str = ""
    timeout: float = 120.0
    tries: int = 5


_DEFAULTS = PushOptions()


def push(
    graph: str | os.PathLike[str] | Parts,
    url: str,
    options: PushOptions = _DEFAULTS,
    progress: Callable[[str], object] | None = None,
) -> Pushed:
    """Put every graph of a written file (or of a function as `kg.push.source` has it) on the server at `url`.

    A file is read, and every line of it checked, before anything is sent. Each named graph replaces the one of its name
    and gets one triple more, `kg:contentHash`, the last to be written. Who pushes is in the environment: `KG_PUSH_USER`
    and `KG_PUSH_PASSWORD`, or `KG_PUSH_TOKEN`. `progress` is told what happens, in a sentence.

    Raises `ReadError` and `UsageError` for what cannot be pushed at all, `PushError` when the server took no graph.
    """
    address = checked_url(url)
    patience = Patience(options.timeout, options.tries)
    client = Client(address, credentials(os.environ), patience, progress or (lambda _: None))
    target = UpdateEndpoint(client, address) if options.update else GraphStore(client, address)
    parts = graph if callable(graph) else parts_of(graph)
    graphs = plan(parts)
    if not graphs:
        message = "There is nothing to push: the graph is empty."
        raise UsageError(message)
    _check_names(graphs, options)
    known = _known(client, target, graphs[0].graph or options.name, options)
    return _Run(target, options.name, known, graphs, progress).all(parts())


def _known(client: Client, target: Target, graph: str, options: PushOptions) -> dict[str, str]:
    """The marks that count; before that, the server is asked how it wants to be told who pushes."""
    where = ""
    if options.resume:
        where = checked_url(options.query) if options.query else query_address(target.url)
    try:
        if client.asks:  # with a small request: many a server hangs up in the middle of a large one to ask
            _probe(target, graph or "urn:kg:probe")
        return marks(client, where) if where else {}
    except RefusedError as error:
        message = f"{error}. Nothing was pushed."
        raise PushError(message) from None


def _probe(target: Target, graph: str) -> None:
    try:
        target.probe(graph)
    except RefusedError as error:
        if error.code not in _UNSURE:
            raise


def _check_names(graphs: Iterable[Planned], options: PushOptions) -> None:
    name, default_graph = options.name, options.default_graph
    named = {planned.graph for planned in graphs}
    loose = "" in named
    if name and default_graph:
        message = "Give either --graph or --default-graph, not both."
        raise UsageError(message)
    if loose and not name and not default_graph:
        message = (
            "There are triples in no named graph, and a server's default graph is not ours to replace: name a graph "
            "for them with --graph IRI, add them to the default graph with --default-graph, or write .nq or .trig."
        )
        raise UsageError(message)
    if name:
        try:
            iri(name)
        except ValueError as error:
            message = f"--graph: {error}; give one such as https://example.org/graph/1."
            raise UsageError(message) from error
        if not loose or name in named:
            message = "--graph names the graph of triples that are in none, and all of these are in one already."
            raise UsageError(message)


class _Run:
    """One push: what was done so far."""

    def __init__(
        self,
        target: Target,
        name: str,
        known: Mapping[str, str],
        graphs: Iterable[Planned],
        progress: Callable[[str], object] | None,
    ) -> None:
        self._target = target
        self._name = name
        self._known = known
        self._planned = {planned.graph: planned for planned in graphs}
        self._progress = progress or (lambda _: None)
        self._pushed: list[str] = []
        self._present: list[str] = []
        self._failures: list[PushFailure] = []
        self._triples = 0

    def all(self, parts: Iterable[tuple[str, bytes]]) -> Pushed:
        failed_in_a_row = 0
        for graph, group in groupby(parts, key=lambda part: part[0]):
            try:
                self._one(graph, (data for _, data in group))
                failed_in_a_row = 0
            except RefusedError as error:
                self._failures.append(PushFailure(graph or self._name, str(error)))
                failed_in_a_row += 1
                if error.everywhere or failed_in_a_row == MOST_FAILURES:
                    break
            self._progress(f"Pushed {len(self._pushed):,} of {len(self._planned):,} graphs ...")
        return self._result()

    def _one(self, graph: str, data: Iterator[bytes]) -> None:
        planned = self._planned.get(graph)
        if planned is None:
            message = "The graph changed while it was pushed; push it again."
            raise UsageError(message)
        name = graph or self._name
        if name and self._known.get(name) == planned.content:
            self._present.append(name)
            return
        if name:
            self._target.replace(name, chain(data, [mark(name, planned.content)]))
        else:
            self._target.add(data)
        self._pushed.append(name)
        self._triples += planned.triples

    def _result(self) -> Pushed:
        done = len(self._pushed) + len(self._present)
        left = len(self._planned) - done - len(self._failures)
        if not done and self._failures:
            message = f"{self._failures[-1].reason}. Nothing was pushed."
            raise PushError(message)
        return Pushed(tuple(self._pushed), tuple(self._present), tuple(self._failures), left, self._triples)
