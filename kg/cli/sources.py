"""Sources to a graph, as commands do it: errors are told as they come, and progress is shown on a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

import kg
from kg.cli.options import BuildOptions, read_options
from kg.cli.tables import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.link.index import AuthorityFile

LOADING = "Loading the language model ..."


def build_sources(
    sources: Iterable[str], how: BuildOptions, *, quiet: bool, **links: object
) -> tuple[kg.KnowledgeGraph, int]:
    """The graph, and how many sources or documents were left out; these have been reported by then.

    `links` are what `kg.build` takes to link entities, and what else it takes; an `ontology` that was read already.
    """
    vocabulary = links.pop("ontology", None) or users_ontology(how)
    return _made(
        kg.build,
        sources,
        how,
        quiet=quiet,
        ontology=vocabulary,
        decisions=how["decisions"],
        **links,
    )


def users_ontology(how: BuildOptions) -> kg.Ontology | None:
    """The ontology that was asked for, with a warning for each of its notes; None where none was."""
    vocabulary = kg.load_ontology(*map(Path, how["ontology"])) if how["ontology"] else None
    for note in vocabulary.notes if vocabulary else ():
        click.echo(f"Warning: {printable(note)}", err=True)
    return vocabulary


def unite_sources(sources: Iterable[str], how: BuildOptions, *, quiet: bool) -> tuple[kg.KnowledgeGraph, int]:
    """The same before anything is resolved or aligned."""
    return _made(kg.unite, sources, how, quiet=quiet)


def _made(
    make: Callable[..., kg.KnowledgeGraph], sources: Iterable[str], how: BuildOptions, *, quiet: bool, **options: object
) -> tuple[kg.KnowledgeGraph, int]:
    errors: list[kg.KgError] = []
    published = how["published"]
    try:
        with progress_shown(quiet=quiet) as progress, ExitStack() as opened:
            if "link" in options:
                files = cast("Iterable[str]", options["link"])
                options["link"] = [opened.enter_context(closing(it)) for it in _indexed(files, errors, progress)]
            graph = make(
                *sources,
                model=how["model"],
                published=published.date() if published else None,
                processes=how["processes"],
                read_options=read_options(how),
                on_error=errors.append,
                progress=progress,
                **options,
            )
    except kg.KgError:
        report(errors)
        raise
    return graph, report(errors, nothing_left=not graph.documents)


def _indexed(
    files: Iterable[str], errors: list[kg.KgError], progress: Callable[[int | str], None] | None
) -> Iterator[AuthorityFile]:
    """Authority data, read before anything is analysed; a million names take a while when they are read first."""
    for path in {os.path.realpath(path): path for path in files}.values():
        if progress:
            progress(f"Reading {path} ...")
        yield kg.load_authority(path, on_error=errors.append)
    if progress:
        progress(LOADING)


def report(errors: Iterable[kg.KgError], *, nothing_left: bool = False) -> int:
    """Say what went wrong with the sources; returns how many of them, or of their documents, are left out."""
    skipped = 0
    for error in errors:
        lost = not isinstance(error, kg.ReadWarning)
        skipped += lost
        click.echo(f"{'Warning' if not lost else 'Error' if nothing_left else 'Skipped'}: {error}", err=True)
    return skipped


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Callable[[int | str], None] | None]:
    """On a terminal, what is being done: what is given is told the number of documents done, or anything in words."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status(LOADING) as status:

        def tell(done: int | str) -> None:
            text = done if isinstance(done, str) else f"Analysed {done:,} document{'s' * (done != 1)} ..."
            status.update(escape(printable(text)))

        yield tell
