"""What the command prints on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.table import Table

    import kg

_BEST_CONNECTED = 10
_WIDTH_IN_PIPES = 160


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, emoji=False, width=None if sys.stdout.isatty() else _WIDTH_IN_PIPES)
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    click.echo("\n".join(lines))  # not by rich, which takes a closed pipe for a failure


def new_table(*columns: str, title: str | None = None) -> Table:
    """An empty table; without columns' names, one without a header."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.show_header = any(columns)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def plain(text: str) -> str:
    """Text from a document for a cell of a table: `printable`, and no markup of rich."""
    from rich.markup import escape  # noqa: PLC0415

    return escape(printable(text))


def printable(text: str) -> str:
    """Text from a document, safe on a terminal: one line without control characters and direction marks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def fact_table(graph: kg.KnowledgeGraph) -> Table:
    """The facts of a graph by number, each with its first sentence."""
    table = new_table("No.", "Subject", "Relation", "Object", "Status", "Sentence")
    for number, fact in enumerate(graph.facts, start=1):
        quote = min(fact.evidence).quote if fact.evidence else ""
        target = graph.entity(fact.object).label if isinstance(fact.object, str) else fact.object.shown
        cells = (graph.entity(fact.subject).label, fact.predicate.label or fact.predicate.key, target)
        table.add_row(str(number), *map(plain, (*cells, _status(graph, fact), quote)))
    return table


def _status(graph: kg.KnowledgeGraph, fact: kg.Fact) -> str:
    parts = [str(fact.status)]
    if fact.by:
        parts.append(f"by {graph.entity(fact.by).label}")
    if fact.when:
        parts.append(fact.when.value or fact.when.text)
    if fact.where:
        parts.append(f"in {graph.entity(fact.where).label}")
    return ", ".join(parts)


def summary_table(graph: kg.KnowledgeGraph, written: Sequence[Path], skipped: int) -> Table:
    """How much a graph holds of what, its best connected entities, and where it was written."""
    table = new_table("", "", "")
    table.add_row("Documents", f"{len(graph.documents):,}", f"{skipped:,} skipped" if skipped else "")
    for name, found in (
        ("Entities", Counter(e.type for e in graph.entities)),
        ("Facts", Counter(f.status for f in graph.facts)),
    ):
        each = ", ".join(f"{kind} {count:,}" for kind, count in sorted(found.items(), key=lambda kv: (-kv[1], kv[0])))
        table.add_row(name, f"{found.total():,}", each)
    degrees = graph.degrees()
    best = sorted((e for e in graph.entities if degrees[e.id]), key=lambda e: (-degrees[e.id], e.id))[:_BEST_CONNECTED]
    for i, entity in enumerate(best):
        table.add_row("" if i else "Most connected", f"{degrees[entity.id]:,}", plain(entity.label))
    for i, path in enumerate(written):
        table.add_row("" if i else "Written", "", plain(str(path)))
    return table
