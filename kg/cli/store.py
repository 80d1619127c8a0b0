"""`kg build --store` and `kg store`: the graph on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

import kg
from kg.cli.group import FAILED, UNUSABLE
from kg.cli.options import OntologyOptions, read_options
from kg.cli.sources import progress_shown, report
from kg.cli.tables import new_table, plain, print_table, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table


class Kept(NamedTuple):
    """Options that a store remembers; None where they were not given."""

    base: str | None
    geonames: bool | None
    learned: tuple[str, ...]
    """Empty where none was given."""


def build_store(  # noqa: PLR0913
    sources: Iterable[str],
    folder: str,
    how: OntologyOptions,
    kept: Kept,
    *,
    quiet: bool,
    files: Iterable[Path],
    rdf12: bool = False,
) -> int:
    """Add sources to a store, and write its graph into `files`; returns the exit code."""
    settings: dict[str, Any] = {"base": kept.base, "ontology": how["ontology"] or None, "decisions": how["decisions"]}
    settings |= {"learned": kept.learned or None, "link": how["link"] or None, "geonames": kept.geonames}
    errors: list[kg.KgError] = []
    published = how["published"]
    with progress_shown(quiet=quiet) as progress:
        if progress and how["link"]:
            progress(f"Reading {', '.join(how['link'])} ...")
        opened = kg.Store(folder, **settings)
    with opened as store:
        try:
            with progress_shown(quiet=quiet) as progress:
                added = store.add(
                    *sources,
                    model=how["model"],
                    published=published.date() if published else None,
                    processes=how["processes"],
                    read_options=read_options(how),
                    on_error=errors.append,
                    progress=progress,
                )
                store.commit()
        except kg.KgError:
            report(errors)
            raise
        skipped = report(errors, nothing_left=not added.documents)
        written = [store.write(path, rdf12=rdf12) for path in files] if added.documents else []
        if how["link_report"] is not None and added.documents:
            written.append(kg.write_link_report(store.link_decisions(), how["link_report"], base=store.settings.base))
        if how["rejected"] is not None and added.documents:
            written.append(kg.write_rejections(store.rejections(), how["rejected"]))
        if not quiet and added.documents:
            print_table(_summary(store, added, written, skipped))
        _tell_outdated(store)
    return UNUSABLE if not added.documents else FAILED if skipped else 0


def _tell_outdated(store: kg.Store) -> None:
    outdated = len(store.outdated())
    if outdated:
        were = "document was" if outdated == 1 else "documents were"
        click.echo(
            f"Warning: {outdated:,} {were} read under another ontology or with something else learnt; what is "
            "looked for in texts under the properties of your ontology is not what it would be now. "
            f"Read them again with: kg store reread {printable(str(store.path))}",
            err=True,
        )


def _summary(store: kg.Store, added: kg.Added, written: Iterable[Path], skipped: int) -> Table:
    table = new_table("", "")
    rows = {"Store": str(store.path), "Documents": f"{len(store.documents):,}", "New": f"{added.new:,}"}
    rows |= {"Replaced": f"{added.replaced:,}", "Unchanged": f"{added.unchanged:,}"}
    rows |= {"Skipped": f"{skipped:,}"} if skipped else {}
    for name, value in rows.items():
        table.add_row(name, plain(value))
    for path in written:
        table.add_row("Written", plain(str(path)))
    return table


@click.group("store")
def store_group() -> None:
    """Look into a store, take documents out of it, and write its graph into a file.

    \b
    Examples:
      kg build news/ --store archive
      kg store list archive
      kg query archive "ASK { ?s a schema:Person }"
    """


@store_group.command("list")
@click.argument("folder", metavar="STORE")
def list_command(folder: str) -> None:
    """List the documents of a store.

    \b
    Example:
      kg store list news
    """
    with kg.Store(folder, read_only=True) as store:
        table = new_table("Document", "Source", "Facts")
        for document in store.documents:
            table.add_row(plain(document.id), plain(document.source), str(document.facts))
        print_table(table)


@store_group.command("remove")
@click.argument("folder", metavar="STORE")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
def remove_command(folder: str, documents: tuple[str, ...]) -> None:
    """Take documents out of a store, each named by its id, its IRI or its source.

    What other documents state too stays, with their evidence.

    \b
    Example:
      kg store remove news articles/monday.txt
    """
    with kg.Store(folder, create=False) as store:
        removed = store.remove(*documents)
        store.commit()
        click.echo(f"Removed {', '.join(removed)}; {len(store.documents):,} documents are left.")


@store_group.command("reread")
@click.argument("folder", metavar="STORE")
@click.option("--model", metavar="NAME", help="spaCy pipeline, package or folder; without it, the small English.")
@click.option("--processes", type=click.IntRange(1), default=1, metavar="N", help="Processes that analyse.")
def reread_command(folder: str, model: str | None, processes: int) -> int:
    """Analyse again the documents that were read under another ontology than the store has now.

    Their texts are in the store. Needed after another --ontology or --learned, for what is looked for in texts under
    the properties of your ontology; all else follows an ontology at once.

    \b
    Example:
      kg build tuesday.txt --store news --ontology museum2.ttl
      kg store reread news
    """
    errors: list[kg.KgError] = []
    with kg.Store(folder, create=False) as store:
        with progress_shown(quiet=False) as progress:
            done = store.reread(model=model, processes=processes, on_error=errors.append, progress=progress)
            store.commit()
        skipped = report(errors)
        click.echo(f"Read again {done.replaced:,} of {len(store.documents):,} documents.")
    return FAILED if skipped else 0


@store_group.command("export")
@click.argument("folder", metavar="STORE")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The ending names the format.",
)
@click.option("--format", "form", type=click.Choice(list(kg.FORMATS)), help="The format, if the ending does not tell.")
def export_command(folder: str, output: Path, form: str | None) -> None:
    """Write the graph of a store into a file, as kg build would have.

    \b
    Example:
      kg store export news -o graph.ttl
    """
    with kg.Store(folder, read_only=True) as store:
        click.echo(f"Wrote {store.write(output, form)}")
