"""Triples of one or several rdflib graphs in dictionaries: one pass in, then look-ups at the price of a dictionary."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph
    from rdflib.term import Node


class Triples:
    """What some graphs say together. Nothing is in a fixed order; readers sort what they make of it."""

    def __init__(self, graphs: Iterable[Graph]) -> None:
        """Index every triple by subject and by predicate."""
        self._of: defaultdict[Node, defaultdict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._by: defaultdict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        for graph in graphs:
            for s, p, o in graph:
                self._of[s][p].append(o)
                self._by[p].append((s, o))

    def __contains__(self, subject: object) -> bool:
        """Whether anything is said of this node."""
        return subject in self._of

    def objects(self, subject: Node, *predicates: Node) -> list[Node]:
        """What the predicates say of the subject."""
        known = self._of.get(subject)
        return [o for p in predicates for o in known.get(p, ())] if known else []

    def pairs(self, predicate: Node) -> list[tuple[Node, Node]]:
        """Every subject and object of the predicate."""
        return self._by.get(predicate, [])

    def subjects(self, predicate: Node, target: Node) -> set[Node]:
        """Everything that has this object under the predicate."""
        return {s for s, o in self.pairs(predicate) if o == target}

    def items(self, head: Node) -> Iterator[Node]:
        """The members of an RDF list; stops where the list runs into itself."""
        seen: set[Node] = set()
        while head != RDF.nil and head not in seen:
            seen.add(head)
            yield from self.objects(head, RDF.first)[:1]
            head = next(iter(self.objects(head, RDF.rest)), RDF.nil)
