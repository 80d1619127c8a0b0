"""From what each document says alone to the named graphs: only what a change touches is worked out again.

No text is analysed again. `kg.store.identities` follows a change to the ids of entities in other documents, and
`kg.store.totals` to what documents say together; the named graphs of the documents that either names are made anew, and
written when their content is another one.

Under decisions or an ontology of the user, and where one id means a named entity in one document and something else in
another, all documents are worked out together each time (`_whole`), which takes seconds for thousands of documents.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from kg.graph import union
from kg.identity import local_name
from kg.link import link
from kg.obey import conform
from kg.resolve import resolve_each
from kg.resolve.renaming import renamed
from kg.store.identities import Identities
from kg.store.kept import NotLocalError
from kg.store.ledger import packed, unpacked
from kg.store.links import Links
from kg.store.totals import Totals
from kg.writers.blocks import Model
from kg.writers.iris import Iris
from kg.writers.ntriples import lines
from kg.writers.relations import statements_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph import KnowledgeGraph
    from kg.link import LinkDecision
    from kg.link.index import AuthorityFile
    from kg.obey import Rejection
    from kg.store.ledger import Ledger
    from kg.store.settings import Settings

STALE = "stale"
"""Under this name the ledger remembers that all named graphs are to be made again: "1", or empty."""
WHOLE = "whole"
"""Under this name it remembers that all documents are resolved together each time: "1", or empty."""


class Changes:
    """Brings a ledger up to date. Keep it as long as the store is open: it remembers what it has read."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        """Of a store with these settings."""
        self._ledger, self._settings = ledger, settings
        self._identities = Identities(ledger)
        vocabulary = settings.vocabulary()
        # what a property of the user's may be is a matter of all documents: how many values there are, for one
        self._together = bool(settings.decisions or vocabulary.own_properties or vocabulary.own_classes)
        self._totals = Totals(ledger, vocabulary)
        self._links = Links(ledger, self._totals, self._open_authorities)
        self._authorities: list[AuthorityFile] | None = None
        self._written: list[str] = []
        self._language = ledger.get("language") or "en"

    def _open_authorities(self) -> list[AuthorityFile]:
        """Opened when something is to be linked: who only reads a store needs none."""
        if self._authorities is None:
            self._authorities = self._settings.authorities()
        return self._authorities

    def close(self) -> None:
        """Let go of the authority data."""
        for authority in self._authorities or ():
            authority.close()
        self._authorities = None

    def consolidate(self) -> list[str]:
        """Work out who is who and what is said together, and note in `todo` which named graphs are others now.

        Returns the names of these.
        """
        self._written = []
        try:
            with self._ledger.transaction():
                self._record()
                return self._written + self._ledger.dropped()
        except BaseException:
            self._identities = Identities(self._ledger)  # what it remembers was never recorded
            raise

    def _record(self) -> None:
        if self._together or (self._ledger.get(WHOLE) and not self._ledger.get(STALE)):
            self._whole()
        else:
            self._part()
        self._ledger.rows("DELETE FROM changed")
        self._ledger.put(STALE, "")

    def graph(
        self,
        *,
        on_link: Callable[[LinkDecision], None] | None = None,
        on_rejected: Callable[[Rejection], None] | None = None,
    ) -> KnowledgeGraph:
        """Everything as one graph; told are every decision about links, and what the ontology does not allow."""
        if self._together or self._ledger.get(WHOLE):
            resolved = resolve_each(self._ledger.graphs(), self._settings.decided())
        else:
            resolved = union(self._renamed(graph) for graph in self._ledger.graphs())
        obedient, rejected = conform(resolved, self._settings.vocabulary())
        if on_rejected is not None:
            for it in rejected:
                on_rejected(it)
        return link(obedient, self._open_authorities(), geonames=self._settings.geonames, on_decision=on_link)

    # --- all documents together

    def _whole(self) -> None:
        self._ledger.put(WHOLE, "1")
        graph = self.graph()
        ids = {Iris(self._settings.base).graph + local_name(document.id): document.id for document in graph.documents}
        settings = self._settings
        model = Model(graph, base=settings.base, text=settings.text, extractor=self._ledger.extractors())
        for name, part in model.parts():
            self._write(ids[name], name, "".join(lines(part, name)))

    # --- what a change touches

    def _part(self) -> None:
        other = self._has_other_language()
        every = other or self._ledger.get(STALE) == "1"
        self._ledger.rows("SAVEPOINT part")
        try:
            if every:
                self._identities.forget()
                self._totals.forget()
                self._links.forget()
            for name in self._touched(self._ledger.ids() if every else self._ledger.changed()):
                self._render(name)
            self._ledger.put(WHOLE, "")
        except NotLocalError:
            self._ledger.rows("ROLLBACK TO part")
            self._identities, self._written = Identities(self._ledger), []
            self._whole()
        self._ledger.rows("RELEASE part")

    def _has_other_language(self) -> bool:
        """Whether labels are in another language than before: the one of all documents, or English."""
        found = self._ledger.rows("SELECT DISTINCT language FROM documents LIMIT 2")
        now = unpacked(found[0][0]) if len(found) == 1 else "en"
        was = self._ledger.get("language")
        self._language = now
        if found:
            self._ledger.put("language", now)
        return bool(found) and was != now

    def _touched(self, changed: list[str]) -> list[str]:
        """The documents whose named graphs may be others now."""
        graphs = {name: self._ledger.find_graph(name) for name in changed}
        moved = self._identities.update(graphs)
        pieces = {name: self._piece(name) for name in sorted(moved | graphs.keys())}
        retyped, others, entities = self._totals.retyped(pieces)
        linked = self._links.update(pieces, entities, self._piece, geonames=self._settings.geonames)
        others |= self._totals.users_of(linked)
        pieces |= {name: self._piece(name) for name in sorted(retyped - pieces.keys())}
        return sorted(self._totals.update(pieces) | others)

    def _piece(self, name: str) -> KnowledgeGraph | None:
        """What a document says, under the ids that all documents together give."""
        graph = self._ledger.find_graph(name)
        return None if graph is None else self._renamed(graph)

    def _renamed(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        (document,) = graph.documents
        names = self._identities.names(document.id).items()
        return renamed(graph, {(old, document.id): new for old, new in names if old != new})

    def _render(self, name: str) -> None:
        piece = self._piece(name)
        if piece is None:
            return
        aligned = self._totals.aligned(piece)
        known = self._totals.known(statements_of(aligned), self._language)
        base, text = self._settings.base, self._settings.text
        model = Model(aligned, base=base, text=text, extractor=self._ledger.extractor(name), known=known)
        for graph, part in model.parts():
            self._write(name, graph, "".join(lines(part, graph)))

    def _write(self, name: str, graph: str, quads: str) -> None:
        """Note that the named graph of a document is to have this content, unless it has it."""
        content = quads.encode()
        found = hashlib.sha256(content).hexdigest()
        ((was, written),) = self._ledger.rows("SELECT name, written FROM documents WHERE id = ?", packed(name))
        if (was, written) == (graph, found):
            return
        if was not in {"", graph}:  # the base is another one
            self._ledger.rows("INSERT OR REPLACE INTO todo VALUES (?, NULL)", was)
        self._written.append(graph)
        self._ledger.rows("INSERT OR REPLACE INTO todo VALUES (?, ?)", graph, zlib.compress(content, 1))
        values = (graph, found, packed(name))
        self._ledger.rows("UPDATE documents SET name = ?, written = ? WHERE id = ?", *values)
