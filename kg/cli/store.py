"""`kg build --store` and `kg store`: the graph on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.cli.group import FAILED, UNUSABLE
from kg.cli.options import LinkedOptions, read_options
from kg.cli.sources import progress_shown, report
from kg.cli.tables import new_table, plain, print_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table


def build_store(  # noqa: PLR0913
    sources: Iterable[str],
    folder: str,
    how: LinkedOptions,
    *,
    base: str | None,
    geonames: bool | None,
    quiet: bool,
    files: Iterable[Path],
    rdf12: bool = False,
) -> int:
    """Add sources to a store, and write its graph into `files`; returns the exit code."""
    settings: dict[str, Any] = {"base": base, "ontology": how["ontology"] or None, "decisions": how["decisions"]}
    settings |= {"link": how["link"] or None, "geonames": geonames}
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
        if not quiet and added.documents:
            print_table(_summary(store, added, written, skipped))
    return UNUSABLE if not added.documents else FAILED if skipped else 0


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
