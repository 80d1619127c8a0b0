"""`Store`: documents in, documents out, and the named graphs follow."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.build import each_graph, read_all
from kg.errors import UsageError
from kg.extract.pipeline import extractor
from kg.identity import local_name
from kg.push.source import parts_of_lines
from kg.store.changes import STALE, Changes
from kg.store.documents import Added, check_alone, read_otherwise, same_file, same_stem, state_of, state_of_graph
from kg.store.kept import SCHEMA as OF_IDENTITIES
from kg.store.ledger import Ledger, Listed
from kg.store.links import SCHEMA as OF_LINKS
from kg.store.quads import FOLDER, Quads, library
from kg.store.query import Answer, answer
from kg.store.settings import Settings
from kg.store.totals import SCHEMA as OF_TOTALS
from kg.writers import write
from kg.writers.iris import Iris

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from types import TracebackType

    from spacy.language import Language

    from kg.build import LearnedFrom, Source
    from kg.errors import KgError
    from kg.graph import KnowledgeGraph
    from kg.link import LinkDecision
    from kg.model import Document
    from kg.obey import Rejection
    from kg.readers import ReadOptions

_TOLD_AT_MOST = 500
"""Named graphs that are replaced before Oxigraph is told to flush, which costs as much as replacing twenty."""

_OUTDATED = "outdated"
"""Under which the ledger remembers that the ontology was changed."""

_TABLES = (*OF_IDENTITIES, *OF_TOTALS, *OF_LINKS)


class Store:
    """A graph on disk. Open for writing it holds the folder: others are told to wait until it is closed.

    Documents are recorded as they come, and nothing recorded is lost when the process is killed. Who is who, the
    properties, and with them the named graphs are worked out by `commit`, once for everything that was added, replaced
    and removed since the last one; reading commits first, and so does leaving a `with` block.
    """

    def __init__(  # noqa: PLR0913  (one keyword a choice, all optional)
        self,
        path: str | os.PathLike[str],
        *,
        base: str | None = None,
        text: bool | None = None,
        ontology: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
        learned: LearnedFrom | None = None,
        decisions: str | os.PathLike[str] | None = None,
        link: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
        geonames: bool | None = None,
        read_only: bool = False,
        create: bool = True,
    ) -> None:
        """Open a store, or make one in a new or empty folder.

        What is None stays as it was when the store was opened last; another choice holds for all documents.

        Args:
            path: The folder.
            base: The base of minted IRIs.
            text: Whether the graph holds each article's text (`schema:articleBody`).
            ontology: RDF files that add to the default vocabulary; the store keeps a copy. `()` takes them out. What
                only these files ask for is looked for in documents that are added from then on (`reread`).
            learned: What `kg learn` learnt for that ontology, as of `kg.build`; the store keeps a copy.
            decisions: A file that `kg merge` and `kg split` wrote; the store keeps a copy.
            link: Files of authority data, as of `kg.load_authority`, to link entities to; the store remembers where
                they are and what was in them. `()` takes them out.
            geonames: Whether places are linked to GeoNames; they are unless the store was told otherwise.
            read_only: Only read; many processes may at once, while none writes.
            create: Make a store where there is none.

        Raises:
            KgError: Another process holds the store, or pyoxigraph is not installed.
            UsageError: The folder is no store, or of a later version of kg, or a choice does not fit.
            ReadError: A file cannot be read, or the store is damaged.
            WriteError: The operating system refuses.
        """
        self.path = Path(path)
        chosen = {"base": base, "text": text, "ontology": ontology, "learned": learned, "decisions": decisions}
        chosen |= {"link": link, "geonames": geonames}
        if read_only and (found := [name for name, value in chosen.items() if value is not None]):
            message = f"A store that is only read stays as it is: {' and '.join(found)} cannot be chosen."
            raise UsageError(message)
        library()
        self._ledger = Ledger(self.path, writable=not read_only, create=create, tables=_TABLES)
        self._quads: Quads | None = None
        self._told = 0  # named graphs, since Oxigraph was last told to write them to disk
        try:
            if read_only and self._unfinished():
                self._ledger.close()
                self._ledger = Ledger(self.path, writable=True)  # finish what a process that was killed began
            self.settings = Settings.read(self._ledger.get("settings"))
            if not read_only:
                self._choose(self.settings.changed(**chosen))  # type: ignore[arg-type]
            if self._ledger.writable:
                self._recover()
            self._quads = Quads(self.path, writable=self._ledger.writable)
            if self._ledger.writable:
                self._apply()
        except BaseException:
            self._release()
            raise

    def _unfinished(self) -> bool:
        found = self._ledger.rows("SELECT 1 FROM todo UNION ALL SELECT 1 FROM changed LIMIT 1")
        return bool(found) or self._ledger.get(STALE) == "1" or not (self.path / FOLDER / "CURRENT").is_file()

    def _choose(self, settings: Settings) -> None:
        if settings.line != self._ledger.get("settings"):
            with self._ledger.transaction():
                self._ledger.put("settings", settings.line)
                if replace(settings, learned=self.settings.learned) != self.settings:
                    self._ledger.put(STALE, "1")
                sought = [(it.ontology, it.learned) for it in (settings, self.settings)]
                if sought[0] != sought[1] and self._ledger.count("documents"):
                    self._ledger.put(_OUTDATED, "1")
            self.settings = settings

    def _recover(self) -> None:
        if not (self.path / FOLDER / "CURRENT").is_file():  # new, or somebody deleted what was damaged
            with self._ledger.transaction():
                self._ledger.rows("UPDATE documents SET name = '', written = ''")
                self._ledger.rows("DELETE FROM todo")
                self._ledger.put(STALE, "1")

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self._ledger, self.settings)

    # --- documents

    def add(  # noqa: PLR0913
        self,
        *sources: Source,
        model: str | Language | None = None,
        published: date | None = None,
        processes: int = 1,
        read_options: ReadOptions | None = None,
        on_error: Callable[[KgError], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Added:
        """Add the documents of sources; one of a known id, or of a file with a new text, takes the place of the older.

        A document that is there already, analysed by the same versions of kg and of the model, is not analysed again.
        Arguments and errors as of `kg.build`. Each batch is safe on disk before the next is analysed.
        """
        added = Added()
        programs = extractor(model)
        states: dict[str, str] = {}
        given: dict[str, list[str]] = defaultdict(list)

        def fresh(documents: Iterable[Document]) -> Iterator[Document]:
            for document in documents:
                states[document.id] = state_of(document, programs + sought, model)
                given[document.source].append(document.id)
                if self._ledger.state(document.id) == states[document.id]:
                    added.unchanged += 1
                else:
                    yield document

        slots, sought = self.settings.slots(), self.settings.sought
        found = read_all(*sources, published=published, read_options=read_options, on_error=on_error)
        wanted = fresh(found)
        first = next(wanted, None)
        if first is not None:  # else the model need not be loaded
            batches = each_graph(
                chain((first,), wanted),
                model=model,
                processes=processes,
                slots=slots,
                on_error=on_error,
                progress=progress,
            )
            for batch in batches:
                self._keep(batch, states, added, programs)
        self._drop_older(given, added)
        return added

    def outdated(self) -> list[str]:
        """Ids of documents that were analysed under another ontology or other learnt files, before these were chosen.

        Who is who, classes and what clauses state follow an ontology at once; what is looked for under its properties
        does not, since texts are not analysed again unasked.
        """
        if not self._ledger.get(_OUTDATED):
            return []
        found = [document.id for document, _ in read_otherwise(self._ledger, self.settings.sought)]
        if not found and self._ledger.writable:
            self._ledger.put(_OUTDATED, "")
        return found

    def reread(
        self,
        *,
        model: str | Language | None = None,
        processes: int = 1,
        on_error: Callable[[KgError], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Added:
        """Analyse the documents again that are `outdated`, from the texts that the store has; as `add` does."""
        documents = [document for document, _ in read_otherwise(self._ledger, self.settings.sought)]
        if not documents:
            return Added()
        return self.add(*documents, model=model, processes=processes, on_error=on_error, progress=progress)

    def _drop_older(self, given: Mapping[str, list[str]], added: Added) -> None:
        """Take out the older text of a file or page: its id had the hash of its text (`kg.identity.document_id`).

        Only where a source has one document, now and before: a table or a feed may bring other documents each time.
        """
        with self._ledger.transaction():
            for source, ids in given.items():
                older = [it for it in self._ledger.of_source(source) if it not in ids] if source else []
                if len(ids) == len(older) == 1 and self._ledger.state(ids[0]) and same_stem(ids[0], older[0]):
                    self._ledger.drop(older[0])
                    added.replaced += 1
                    added.new -= 1

    def put(self, *graphs: KnowledgeGraph, extractor: str = "") -> Added:
        """Add what documents say by their graphs: each of exactly one document, before anything was resolved.

        `extractor` names the programs that made them, as `kg.extractor` does, for the provenance.
        Raises `UsageError` for a graph that has another number of documents, or that quotes what is not in it.
        """
        for graph in graphs:
            check_alone(graph)
        added = Added()
        states = {graph.documents[0].id: state_of_graph(graph, extractor) for graph in graphs}
        fresh = [g for g in graphs if self._ledger.state(g.documents[0].id) != states[g.documents[0].id]]
        added.unchanged = len(graphs) - len(fresh)
        self._keep(fresh, states, added, extractor)
        return added

    def _keep(self, graphs: Iterable[KnowledgeGraph], states: Mapping[str, str], added: Added, programs: str) -> None:
        with self._ledger.transaction():
            for graph in graphs:
                (document,) = graph.documents
                known = bool(self._ledger.state(document.id))
                self._ledger.keep(states[document.id], graph, programs)
                added.replaced += known
                added.new += not known

    def remove(self, *documents: str) -> list[str]:
        """Take out documents, each named by its id, its IRI or its source; returns their ids.

        What other documents state too stays, with their evidence. Raises `UsageError`, and removes nothing, when one
        is not there.
        """
        listed = self._ledger.listed()
        found = sorted({identifier for name in documents for identifier in self._named(name, listed)})
        with self._ledger.transaction():
            for identifier in found:
                self._ledger.drop(identifier)
        return found

    def _named(self, name: str, listed: Iterable[Listed]) -> list[str]:
        iris = Iris(self.settings.base)
        local = name.removeprefix(iris.document).removeprefix(iris.graph)
        for fits in (
            [it.id for it in listed if it.id == name],
            [it.id for it in listed if local_name(it.id) == local],
            [it.id for it in listed if it.source == name],
            [it.id for it in listed if it.source and same_file(it.source, name)],
        ):
            if fits:
                return fits
        message = f"{self.path} has no document {name!r}; kg store list {self.path} shows what it has."
        raise UsageError(message)

    @property
    def documents(self) -> list[Listed]:
        """The documents, by id."""
        return self._ledger.listed()

    # --- reading

    def commit(self) -> None:
        """Work out who is who for everything that changed, and bring the named graphs up to date."""
        if self._ledger.get(STALE) == "1" or self._ledger.changed():
            self._apply(self._changes.consolidate())

    def graph(self) -> KnowledgeGraph:
        """Everything as a graph, the same as `kg.build` of the same documents gives."""
        self.commit()
        return self._changes.graph()

    def rejections(self) -> list[Rejection]:
        """What the ontology does not allow, and why, in the order of the facts."""
        self.commit()
        found: list[Rejection] = []
        self._changes.graph(on_rejected=found.append)
        return found

    def link_decisions(self) -> list[LinkDecision]:
        """Every decision about links: what is linked and what is not, and why; sorted."""
        self.commit()
        found: list[LinkDecision] = []
        self._changes.graph(on_link=found.append)
        return sorted(found)

    def write(self, path: str | os.PathLike[str], form: str | None = None, **options: object) -> Path:
        """Write the graph into a file, with base, texts and provenance of the store; else as `kg.write`."""
        self.commit()
        given: dict[str, object] = {"base": self.settings.base, "text": self.settings.text}
        given |= {"extractor": self._ledger.extractors(), "prefixes": self.settings.vocabulary().prefixes}
        return write(self.graph(), path, form, **given | options)

    def quads(self) -> Iterator[str]:
        """Every quad of the named graphs as a line of N-Quads without its full stop, a graph after the other."""
        self.commit()
        assert self._quads is not None  # noqa: S101  (open)
        return map(str, self._quads.named())

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The named graphs by IRI, in pieces of N-Triples: what `kg.push` takes in place of a file."""
        self.commit()
        assert self._quads is not None  # noqa: S101  (open)
        return parts_of_lines(self.path, (f"{quad} ." for quad in self._quads.named()))

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL 1.1 query; errors as of `kg.store.query.answer`."""
        self.commit()
        assert self._quads is not None  # noqa: S101  (open)
        return answer(self._quads.store, text, Iris(self.settings.base).prefixes)

    # --- the end

    def _apply(self, names: Iterable[str] | None = None) -> None:
        """Give Oxigraph what it has to be told: these named graphs, or all in `todo`."""
        assert self._quads is not None  # noqa: S101  (open)
        todo = self._ledger.todo(names)
        self._quads.replace((name, quads and zlib.decompress(quads)) for name, quads in todo)
        self._told += self._ledger.count("todo") if names is None else len(list(names))
        if self._told > _TOLD_AT_MOST:
            self._settle()

    def _settle(self) -> None:
        """Have Oxigraph write to disk what it was told; until then `todo` remembers it."""
        assert self._quads is not None  # noqa: S101  (open)
        if self._told:
            self._quads.flush()
            with self._ledger.transaction():
                self._ledger.rows("DELETE FROM todo")
            self._told = 0

    def close(self) -> None:
        """Commit, and give the folder free for other processes. A closed store is of no further use."""
        try:
            if self._quads is not None and self._ledger.writable:
                self.commit()
                self._settle()
        finally:
            self._release()

    def _release(self) -> None:
        if self._quads is not None:
            self._quads.close()
            self._quads = None
        if "_changes" in self.__dict__:
            self._changes.close()
        self._ledger.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close; after an error without the commit, which the next one who opens the store makes good."""
        if kind is None:
            self.close()
        else:
            self._release()
