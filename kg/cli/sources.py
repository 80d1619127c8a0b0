"""Sources to a graph, as commands do it: errors are told as they come, and progress is shown on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.options import BuildOptions, read_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def build_sources(
    sources: Iterable[str], how: BuildOptions, *, quiet: bool, **links: object
) -> tuple[kg.KnowledgeGraph, int]:
    """The graph, and how many sources or documents were left out; these have been reported by then.

    `links` are what `kg.build` takes to link entities.
    """
    return _made(
        kg.build,
        sources,
        how,
        quiet=quiet,
        ontology=how["ontology"] or None,
        decisions=how["decisions"],
        **links,
    )


def unite_sources(sources: Iterable[str], how: BuildOptions, *, quiet: bool) -> tuple[kg.KnowledgeGraph, int]:
    """The same before anything is resolved or aligned."""
    return _made(kg.unite, sources, how, quiet=quiet)


def _made(
    make: Callable[..., kg.KnowledgeGraph], sources: Iterable[str], how: BuildOptions, *, quiet: bool, **options: object
) -> tuple[kg.KnowledgeGraph, int]:
    errors: list[kg.KgError] = []
    published = how["published"]
    try:
        with progress_shown(quiet=quiet) as progress:
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


def report(errors: Iterable[kg.KgError], *, nothing_left: bool = False) -> int:
    """Say what went wrong with the sources; returns how many of them, or of their documents, are left out."""
    skipped = 0
    for error in errors:
        lost = not isinstance(error, kg.ReadWarning)
        skipped += lost
        click.echo(f"{'Warning' if not lost else 'Error' if nothing_left else 'Skipped'}: {error}", err=True)
    return skipped


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """On a terminal, how many documents are done: what is given is told their number."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)

    with Console(stderr=True).status("Loading the language model ...") as status:
        yield lambda done: status.update(f"Analysed {done:,} document{'s' * (done != 1)} ...")
