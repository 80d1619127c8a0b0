"""`kg ontology`: what in a user's ontology hinders extraction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.group import FAILED
from kg.cli.tables import new_table, plain, print_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Table

    from kg.cli.options import OntologyOptions


@click.group("ontology")
def ontology_group() -> None:
    """Look into an ontology of your own before texts are built with it.

    \b
    Example:
      kg ontology check museum.ttl
    """


@ontology_group.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print the hints as JSON instead.")
@click.option("--limit", type=click.IntRange(0), default=10, metavar="N", help="Hints shown of one kind; 0 for all.")
def check_command(files: tuple[str, ...], as_json: bool, limit: int) -> int:  # noqa: FBT001
    """Say what in an ontology hinders extraction, with one remedy each.

    Several files are taken as one ontology, over the default vocabulary; nothing is fetched. The exit code is 0 when
    there are no more than hints, 1 when facts are lost for certain, 2 when a file cannot be read.

    \b
    Examples:
      kg ontology check museum.ttl
      kg ontology check museum.ttl places.owl --json | jq '.hints[].kind'
    """
    checked = kg.check_ontology(*map(Path, files))
    if as_json:
        hints = [hint._asdict() for hint in checked.hints]
        sizes = {"classes": checked.classes, "properties": checked.properties}
        click.echo(json.dumps({"fit": checked.fit, **sizes, "hints": hints}, indent=1))
    else:
        _print(checked, limit)
    return 0 if checked.fit else FAILED


def check_ontology_options(how: OntologyOptions, store: str | None) -> None:
    """Raise `click.UsageError` when the options about what an ontology allows do not fit the others."""
    asked = "--rejected" if how["rejected"] is not None else "--only-ontology" if how["only_ontology"] else ""
    if not asked:
        return
    if not how["ontology"] and store is None:  # a store keeps the ontology that it was given
        message = f"{asked} is about an ontology of your own; name its file with --ontology."
        raise click.UsageError(message)
    if how["only_ontology"] and store is not None:
        message = (
            "--only-ontology does not go with --store, which keeps every fact; build files from the texts instead."
        )
        raise click.UsageError(message)
    path = how["rejected"]
    if path is not None and not path.name.lower().removesuffix(".gz").endswith(kg.REJECTION_ENDINGS):
        message = f"--rejected {path}: give a name that ends in .csv or .jsonl."  # better now than after the analysis
        raise click.UsageError(message)


def add_refused(table: Table, how: OntologyOptions, rejections: Sequence[kg.Rejection]) -> None:
    """Say in the summary of a graph how much the user's ontology did not allow."""
    if how["ontology"]:
        why = "" if how["rejected"] else "; --rejected FILE tells why"
        table.add_row("Refused", f"{len(rejections):,}", f"by your ontology{why}")


def _print(checked: kg.CheckedOntology, limit: int) -> None:
    sizes = f"{_number(checked.classes, 'class', 'classes')}, {_number(checked.properties, 'property', 'properties')}"
    if not checked.hints:
        click.echo(f"{sizes}: nothing hinders extraction.")
        return
    kinds: dict[tuple[bool, str], list[kg.OntologyHint]] = {}
    for hint in checked.hints:
        kinds.setdefault((hint.serious, hint.kind), []).append(hint)
    table = new_table("", "Kind", "Term", "What", "Remedy")
    for (serious, kind), found in kinds.items():
        shown = found[:limit] if limit else found
        for hint in shown:
            table.add_row("hinders" if serious else "hint", kind, *map(plain, _cells(hint)))
        if len(found) > len(shown):
            table.add_row("", kind, f"and {len(found) - len(shown):,} more", "", "--limit 0 shows all")
    print_table(table)
    bad = sum(hint.serious for hint in checked.hints)
    hints = _number(len(checked.hints) - bad, "hint", "hints")
    click.echo(f"{sizes}: {bad:,} {'hinders' if bad == 1 else 'hinder'} extraction, {hints}.")


def _cells(hint: kg.OntologyHint) -> Iterable[str]:
    local = hint.term.replace("#", "/").rpartition("/")[2]
    return (local or hint.term, hint.what, hint.remedy)


def _number(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
