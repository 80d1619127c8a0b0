"""The one place that knows the order of stages: read, analyse, unite, resolve, align, link."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.decisions import load_decisions
from kg.errors import KgError, ReadError, UsageError
from kg.extract.slotted import SlotSettings
from kg.graph import KnowledgeGraph, union
from kg.identity import digest
from kg.learn.files import load_learned
from kg.learn.training import Learned
from kg.link import link as add_links
from kg.link.index import load_authority
from kg.model import Document
from kg.obey import conform
from kg.ontology import Ontology, default_ontology
from kg.ontology.load import load_ontology
from kg.readers import ReadOptions, read
from kg.resolve import Decisions, resolve_each
from kg.run.processes import analyse_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from typing import TypeAlias

    from spacy.language import Language

    from kg.link import Authority, LinkDecision
    from kg.obey import Rejection

    Source: TypeAlias = str | os.PathLike[str] | Document | Iterable["Source"]
    Vocabulary: TypeAlias = Ontology | str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
    LearnedFrom: TypeAlias = Learned | str | os.PathLike[str] | Iterable[Learned | str | os.PathLike[str]]
    Decided: TypeAlias = Decisions | str | os.PathLike[str]
    Authorities: TypeAlias = Authority | str | os.PathLike[str] | Iterable[Authority | str | os.PathLike[str]]


def build(  # noqa: PLR0913  (one keyword a choice, all optional)
    *sources: Source,
    model: str | Language | None = None,
    ontology: Vocabulary | None = None,
    learned: LearnedFrom = (),
    decisions: Decided | None = None,
    link: Authorities = (),
    geonames: bool = True,
    published: date | None = None,
    processes: int = 1,
    read_options: ReadOptions | None = None,
    on_error: Callable[[KgError], None] | None = None,
    on_link: Callable[[LinkDecision], None] | None = None,
    only_ontology: bool = False,
    on_rejected: Callable[[Rejection], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> KnowledgeGraph:
    """The knowledge graph of texts: every stage in order. Equal input gives an equal graph, byte for byte when written.

    Args:
        *sources: Files, folders, patterns ("news/*.txt"), "-" for standard input, `Document`s, or iterables of these.
        model: A spaCy pipeline by package name or folder, or one from `load_pipeline`; None means the default one.
        ontology: An `Ontology`, or RDF files that add to the default one; None means the default one.
        learned: What `kg learn` learnt for that ontology, files or `Learned`; without, its own words and general
            paraphrases lead to its properties.
        decisions: Who is who by your own word, which stands above every rule: a file that `kg merge` and `kg split`
            wrote, or `Decisions`.
        link: Authority data of your own, files as of `kg.load_authority` or what it returned: entities get owl:sameAs
            where name and type fit one thing there and one only.
        geonames: Whether countries, capitals and large cities are linked to GeoNames.
        published: Publication date of documents that carry none; "yesterday" is counted from it.
        processes: How many processes analyse. More than one pays from some hundred documents on. In a script, call
            `build` below `if __name__ == "__main__":` then, as for everything that starts processes.
        read_options: Encoding, format, and column names of tables.
        on_error: Called with an error for each document that cannot be read or analysed, which is then left out; a
            `ReadWarning` is about a detail, its document is kept. Without it, the first error is raised.
        on_link: Called with every decision about links: what was linked and what was not, and why.
        only_ontology: Leave out every fact that has no property of the user's own ontology.
        on_rejected: Called with each fact that the user's ontology does not allow, and why; in the order of the graph.
        progress: Called with the number of documents done so far, after each batch.

    Raises:
        ReadError: A source cannot be read, and there is no `on_error`; or the file of decisions, or one of authority
            data, cannot be read.
        ModelError: The spaCy pipeline is missing or unfit.
        OntologyError: An ontology cannot be read.
        UsageError: The arguments do not fit together.
    """
    vocabulary = load_vocabulary(ontology)  # first: a mistake there should not cost an hour of analysis
    slots = slot_settings(vocabulary, learned)
    decided = decisions if isinstance(decisions, Decisions) or decisions is None else load_decisions(decisions)
    with ExitStack() as opened:
        authorities = _authorities(link, opened, on_error)
        documents = read_all(*sources, published=published, read_options=read_options, on_error=on_error)
        batches = each_graph(
            documents, model=model, processes=processes, slots=slots, on_error=on_error, progress=progress
        )
        resolved = resolve_each(chain.from_iterable(batches), decided)
        obedient, rejected = conform(resolved, vocabulary, only=only_ontology)
        if on_rejected is not None:
            for rejection in rejected:
                on_rejected(rejection)
        return add_links(obedient, authorities, geonames=geonames, on_decision=on_link)


def unite(  # noqa: PLR0913
    *sources: Source,
    model: str | Language | None = None,
    published: date | None = None,
    processes: int = 1,
    read_options: ReadOptions | None = None,
    on_error: Callable[[KgError], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> KnowledgeGraph:
    """What the texts say, before anything is resolved or aligned; arguments and errors as of `build`."""
    documents = read_all(*sources, published=published, read_options=read_options, on_error=on_error)
    batches = each_graph(documents, model=model, processes=processes, on_error=on_error, progress=progress)
    return union(union(batch) for batch in batches)


def read_all(
    *sources: Source,
    published: date | None = None,
    read_options: ReadOptions | None = None,
    on_error: Callable[[KgError], None] | None = None,
) -> Iterator[Document]:
    """The documents of sources, each once, read as they are asked for; arguments and errors as of `build`."""
    if not sources:
        message = "There is nothing to build from: name at least one file, folder or document."
        raise UsageError(message)
    options = read_options or ReadOptions()
    if published is not None:
        options = replace(options, published=published)
    return _distinct(_documents(sources, options, on_error), on_error)


def load_vocabulary(ontology: Vocabulary | None) -> Ontology:
    """The ontology that `build` means by its argument of this name."""
    if isinstance(ontology, Ontology):
        return ontology
    if ontology is None:
        return default_ontology()
    return load_ontology(*map(Path, [ontology] if isinstance(ontology, str | os.PathLike) else ontology))


def slot_settings(ontology: Ontology, learned: LearnedFrom = ()) -> SlotSettings | None:
    """What to look for in texts in the terms of the user's own ontology; None where there are no such terms.

    Raises `ReadError` for a file that is none of `kg learn`, `UsageError` for one without an ontology of the user's.
    """
    found = all_learned(learned)
    if ontology.own_properties:
        return SlotSettings(ontology, tuple(it.to_json() for it in found))
    if found:
        message = "What was learnt is about properties of your own ontology: give that one, too (--ontology)."
        raise UsageError(message)
    return None


def all_learned(learned: LearnedFrom) -> list[Learned]:
    """What `build` means by its argument of this name; `ReadError` for a file that `kg learn` did not write."""
    one = isinstance(learned, Learned | str | os.PathLike)
    several = cast("Iterable[Learned | str | os.PathLike[str]]", [learned] if one else learned)
    return [it if isinstance(it, Learned) else load_learned(it) for it in several]


def _authorities(given: Authorities, opened: ExitStack, on_error: Callable[[KgError], None] | None) -> list[Authority]:
    """Files opened, to be closed with the stack; the others as they are. A file given twice is read once."""
    several = given if isinstance(given, Iterable) and not isinstance(given, str) else [given]
    found: dict[str, Authority] = {}
    for number, one in enumerate(several):
        if isinstance(one, str | os.PathLike):
            name = os.path.realpath(one)
            if name not in found:
                found[name] = opened.enter_context(closing(load_authority(one, on_error=on_error)))
        else:
            found[str(number)] = one
    return list(found.values())


def _documents(
    sources: Iterable[Source], options: ReadOptions, on_error: Callable[[KgError], None] | None
) -> Iterator[Document]:
    for source in sources:
        if isinstance(source, Document):
            yield _dated(source, options.published)
        elif isinstance(source, str | os.PathLike):
            yield from read(source, options=options, on_error=on_error)
        elif isinstance(source, Iterable):
            yield from _documents(source, options, on_error)
        else:
            message = f"{source!r} is no source: give a path, a Document, or several."  # type: ignore[unreachable]
            raise UsageError(message)


def _dated(document: Document, published: date | None) -> Document:
    return document if document.published or published is None else replace(document, published=published)


def _distinct(documents: Iterable[Document], on_error: Callable[[KgError], None] | None) -> Iterator[Document]:
    """Leave out exact repetitions, and refuse a second text under an id: its quotes would be sought in the first."""
    texts: dict[str, str] = {}
    seen: set[str] = set()
    for document in documents:
        text = digest(document.text)
        if texts.setdefault(document.id, text) != text:
            message = f"{document.source or document.id}: another text already has the id {document.id!r}; rename one."
            _report(ReadError(message), on_error)
            continue
        whole = digest(document.id, text, document.title, document.source, str(document.published), document.language)
        if whole not in seen:
            seen.add(whole)
            yield document


def each_graph(  # noqa: PLR0913
    documents: Iterable[Document],
    *,
    model: str | Language | None = None,
    processes: int = 1,
    slots: SlotSettings | None = None,
    on_error: Callable[[KgError], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[list[KnowledgeGraph]]:
    """What each document says alone, a batch at a time; arguments and errors as of `build`."""
    done = 0
    with closing(analyse_batches(documents, model=model, processes=processes, slots=slots)) as batches:
        for batch in batches:
            for document, error in batch.failed:
                message = (
                    f"{document.source or document.id}: its text could not be analysed ({error}); please report it."
                )
                _report(KgError(message), on_error, cause=error)
            yield batch.graphs
            done += batch.documents
            if progress is not None:
                progress(done)


def _report(error: KgError, on_error: Callable[[KgError], None] | None, *, cause: BaseException | None = None) -> None:
    if on_error is None:
        raise error from cause
    on_error(error)
