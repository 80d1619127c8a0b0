"""`kg view`: the interactive page of a graph that is already written."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.group import FAILED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("view")
@click.argument("graph", metavar="GRAPH")
@click.option("--top", type=click.IntRange(1, 450), default=150, metavar="N", help="Entities on the page at first.")
@click.option("--focus", metavar="NAME", help="Open on this entity (a name, an alias or an id) and those around it.")
@click.option("--depth", type=click.IntRange(0), default=1, metavar="N", help="How many steps around it.")
@click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Only facts of this day or later.")
@click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Only facts of this day or earlier.")
@click.option("--base", metavar="IRI", help="Where the IRIs begin that the page cites; without it, as GRAPH has them.")
@click.option("--title", default="", metavar="TEXT", help="Heading; without it, that of the only document.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="view.html", metavar="FILE", help="The page to write."
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
def view_command(  # noqa: PLR0913, PLR0917  (click passes by name)
    graph: str,
    top: int,
    focus: str | None,
    depth: int,
    since: datetime | None,
    until: datetime | None,
    base: str | None,
    title: str,
    output: Path,
    show: bool,  # noqa: FBT001
) -> int:
    """Write the interactive page of a graph.

    GRAPH is a file that kg wrote (.json has all of it; .ttl, .trig, .nt, .nq, .jsonld or .rdf, gzipped or not), or a
    store. The page is one file that needs no network. Whatever is not on it at first is found by its search.

    \b
    Examples:
      kg view graph.json --open
      kg view graph.ttl --focus "Ada Byron" --depth 2 -o byron.html
      kg view news-store --since 2025-09-01 --until 2025-09-30
    """
    with _progress() as tell:
        tell(f"Reading {graph} ...")
        whole, known_base = kg.restore_with_base(graph)
        centre = kg.find_entity(whole, focus) if focus else None
        shown, note = _cut(whole, since and since.date(), until and until.date())
        if whole.facts and not shown.facts:
            click.echo(f"{graph}: {note}")
            return FAILED
        if centre and centre.id not in {entity.id for entity in shown.entities}:
            message = f"{focus} takes part in no fact of that time; leave --since and --until out, or widen them."
            raise kg.UsageError(message)
        tell(f"Writing {output} ...")
        base = base or known_base
        options = {
            "base": base,
            "limit": top,
            "title": title,
            "note": note,
            "focus": centre.id if centre else "",
            "depth": depth,
        }
        path = kg.write(shown, output, "html", **options)
    click.echo(f"{path}: {len(shown.facts):,} facts about {len(shown.entities):,} entities.")
    if show and click.launch(path.absolute().as_uri()):
        click.echo("Nothing here could open it; open it in a browser yourself.", err=True)
        return FAILED
    return 0


def _cut(graph: kg.KnowledgeGraph, since: date | None, until: date | None) -> tuple[kg.KnowledgeGraph, str]:
    """The facts of that time, and a sentence that says what is missing."""
    if since is None and until is None:
        return graph, ""
    found = kg.between(graph, since, until)
    days = f"{f' from {since}' if since else ''}{f' until {until}' if until else ''}"
    if not found.facts:
        return found, f"no fact{days}; the graph has {len(graph.facts):,} facts of other times."
    return found, f"Only facts{days}: {len(found.facts):,} of {len(graph.facts):,}."


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("") as status:
        yield lambda text: status.update(escape(text))
