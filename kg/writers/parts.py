"""A part of a graph in the orders that files want: in sections for people, or by subject for N-Triples and N-Quads.

A part is the whole graph or what one document says. It holds ids and facts and makes one block after the other.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kg.model import Status
from kg.writers.nodes import Block, evidence_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Document, Evidence, Fact, Span
    from kg.writers.nodes import Nodes

Item = TypeVar("Item")


class Section(NamedTuple):
    """Blocks of one kind under a heading. `blocks` can be gone through once."""

    title: str
    blocks: Iterable[Block]
    about: str = ""
    """The title of the document that it is about, or its id; empty when it is about the whole part. Hostile text."""


class _Quoted(NamedTuple):
    """A statement in a document: its evidence there, and whether that is the first of all its evidence."""

    key: str
    evidence: list[Evidence]
    first: bool


class Part:
    """Some documents, facts by statement id, and ids of further entities, of one graph."""

    def __init__(
        self, nodes: Nodes, documents: Sequence[Document], facts: Mapping[str, Fact], entities: Iterable[str] = ()
    ) -> None:
        """Describe what is given, and everything it mentions."""
        self._nodes = nodes
        self._documents = documents
        self._facts = facts
        self._entities = sorted({*entities, *(e for fact in facts.values() for e in fact.entities)})
        self._asserted: dict[str, list[Fact]] = defaultdict(list)
        self._quotes: dict[str, list[_Quoted]] = defaultdict(list)
        for key, fact in facts.items():
            if fact.status is Status.ASSERTED:
                self._asserted[fact.subject].append(fact)
            for number, (document, evidence) in enumerate(by_document(fact).items()):
                self._quotes[document].append(_Quoted(key, evidence, first=not number))

    # ---- in sections

    def sections(self) -> Iterator[Section]:
        """Everything, in reading order; a section may be empty. A statement stands below its first sentence."""
        yield Section("documents", chain.from_iterable(map(self._document, self._documents)))
        yield Section("programs", self._agents())
        yield Section("documents that were not given", map(self._nodes.unknown_document, self._unknown()))
        yield Section("entities", map(self._nodes.entity, self._entities))
        yield Section("what the text itself asserts", self._plain())
        titles = {document.id: document.title for document in self._documents}
        for document in sorted(self._quotes):
            title = "statements, each below the sentence it was first found in" if document else "statements"
            yield Section(title, self._statements(document), titles.get(document, "") or document)
        yield Section("events with several participants", map(self._nodes.event, self._events()))
        yield Section("predicates", map(self._nodes.predicate, sorted(self._predicates())))

    def _document(self, document: Document) -> Iterator[Block]:
        yield self._nodes.document(document)
        yield self._nodes.bundle(document)
        if self._nodes.provenance.agents(document.id):
            yield self._nodes.run(document)

    def _agents(self) -> Iterator[Block]:
        return self._nodes.agents(self._documents)

    def _unknown(self) -> list[str]:
        quoted = {document for document, found in self._quotes.items() if any(quoted.evidence for quoted in found)}
        return sorted(quoted - self._nodes.known)

    def _plain(self) -> Iterator[Block]:
        return (self._nodes.plain(subject, self._asserted[subject]) for subject in self._by_name(self._asserted))

    def _statements(self, document: str) -> Iterator[Block]:
        """The sentences of a document that facts rest on; below each, the statements that rest on no earlier one."""
        first: dict[Span | None, list[str]] = defaultdict(list)
        for key, evidence, is_first in self._quotes[document]:
            if is_first:
                first[evidence[0].sentence if evidence else None].append(key)
        yield from map(self._statement, first.pop(None, ()))
        for item in self._sentences(document).values():
            yield self._nodes.evidence(item)
            yield from map(self._statement, first[item.sentence])

    def _sentences(self, document: str) -> dict[str, Evidence]:
        """Evidence by the IRI of its sentence, in the order of the document."""
        found = {evidence for quoted in self._quotes[document] for evidence in quoted.evidence}
        sentences: dict[str, Evidence] = {}
        for item in sorted(found, key=evidence_order):
            sentences.setdefault(self._nodes.selection(item), item)
        return sentences

    def _statement(self, key: str) -> Block:
        return self._nodes.statement(key, self._facts[key])

    def _events(self) -> list[str]:
        return list(dict.fromkeys(f.event for f in self._facts.values() if f.event in self._nodes.events))

    def _predicates(self) -> set[str]:
        return {fact.predicate.key for fact in self._facts.values()}

    # ---- by subject

    def by_subject(self) -> Iterator[list[Block]]:
        """Everything in the order of subjects as N-Triples sorts them, with all blocks of a subject together.

        All subjects lie in namespaces of ours and none of these begins another, so that a namespace can be done after
        the other, and nothing but names has to be held and sorted.
        """
        iris, nodes = self._nodes.iris, self._nodes
        kinds: dict[str, Callable[[], Iterable[Block]]] = {
            iris.agent: self._agents,
            iris.document: self._documents_by_name,
            iris.entity: self._entities_by_name,
            iris.event: lambda: map(nodes.event, self._by_name(self._events())),
            iris.evidence: self._evidence_by_name,
            iris.graph: lambda: map(nodes.bundle, self._by_name(self._documents, attrgetter("id"))),
            iris.predicate: self._predicates_by_name,
            iris.run: self._runs_by_name,
            iris.statement: lambda: map(self._statement, sorted(self._facts)),
        }
        blocks = chain.from_iterable(make() for _, make in sorted(kinds.items()))
        return (list(group) for _, group in groupby(blocks, key=attrgetter("subject")))

    def _by_name(self, items: Iterable[Item], key: Callable[[Item], str] = str) -> list[Item]:
        # ">" ends an IRI in N-Triples, and sorts before the letters with which a longer one goes on
        return sorted(items, key=lambda item: self._nodes.name("", key(item)) + ">")

    def _documents_by_name(self) -> Iterator[Block]:
        given = {document.id: document for document in self._documents}
        for identifier in self._by_name([*given, *self._unknown()]):
            known = given.get(identifier)
            yield self._nodes.document(known) if known else self._nodes.unknown_document(identifier)

    def _entities_by_name(self) -> Iterator[Block]:
        for identifier in self._by_name(self._entities):
            yield self._nodes.entity(identifier)
            if identifier in self._asserted:
                yield self._nodes.plain(identifier, self._asserted[identifier])

    def _evidence_by_name(self) -> Iterator[Block]:
        found = {iri: item for document in sorted(self._quotes) for iri, item in self._sentences(document).items()}
        return (self._nodes.evidence(found[iri]) for iri in sorted(found, key=lambda iri: iri + ">"))

    def _predicates_by_name(self) -> Iterator[Block]:
        keys = sorted(self._predicates(), key=lambda key: self._nodes.predicate_iri(key) + ">")
        return map(self._nodes.predicate, keys)

    def _runs_by_name(self) -> Iterator[Block]:
        documents = [it for it in self._documents if self._nodes.provenance.agents(it.id)]
        return map(self._nodes.run, self._by_name(documents, attrgetter("id")))


def by_document(fact: Fact) -> dict[str, list[Evidence]]:
    """The evidence of a fact by document, all in order; under "" none, when there is none at all."""
    found: dict[str, list[Evidence]] = {}
    for item in sorted(fact.evidence, key=evidence_order):
        found.setdefault(item.document, []).append(item)
    return found or {"": []}
