"""`kg query`: SPARQL for a store or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.group import FAILED
from kg.cli.tables import new_table, plain, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMATS = ("table", "csv", "tsv", "json", "ttl")
_LIST = "\0list"  # what --saved without a name means


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="STORE|FILE [SPARQL]")
@click.option("--file", "query_file", metavar="FILE", help="Read the query from a file.")
@click.option(
    "--saved",
    is_flag=False,
    flag_value=_LIST,
    metavar="[NAME]",
    help="A query that comes with kg; its parameters are options. Without NAME, list them.",
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="How to print; rows as a table, triples as Turtle.")
@click.option("--base", metavar="IRI", help="Where the IRIs of a file begin, for the prefixes e:, d:, p: ...")
def query_command(
    words: tuple[str, ...], query_file: str | None, saved: str | None, form: str | None, base: str | None
) -> int:
    """Ask a store, or any RDF file that kg writes (.gz too), in SPARQL.

    All documents answer together; GRAPH tells them apart. The prefixes of kg (kg:, e:, schema:, ...) are known. ASK
    prints yes or no and ends with exit code 0 or 1. Only queries that read are allowed.

    \b
    Examples:
      kg query news "SELECT ?name { ?who a schema:Person ; rdfs:label ?name }"
      kg query graph.ttl --file questions.rq --format csv
      kg query --saved
      kg query news --saved who-visited --about "Aircraft plant" --since 2031-01-01
    """
    places, values = _split(words)
    if saved == _LIST or (saved and not places):
        _print_saved(saved)
        return 0
    target, text = _question(places, values, query_file, saved)
    answer = kg.query(target, text, base=base)
    return _print(answer, form)


def _split(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """What stands alone, and the values of `--name value` and `--name=value`."""
    places: list[str] = []
    values: dict[str, str] = {}
    waiting = iter(words)
    for word in waiting:
        if not word.startswith("--") or len(word) < 3:  # noqa: PLR2004
            places.append(word)
            continue
        name, given, value = word[2:].partition("=")
        found = value if given else next(waiting, None)
        if found is None:
            message = f"Option '{word}' requires an argument."
            raise click.UsageError(message)
        values[name] = found
    return places, values


def _question(
    places: Sequence[str], values: dict[str, str], query_file: str | None, saved: str | None
) -> tuple[str, str]:
    """Where to ask, and what."""
    given = len(places) > 1, query_file is not None, saved is not None
    if not places or len(places) > 2 or sum(given) != 1:  # noqa: PLR2004
        message = "Give a store or a file, and one query: in quotes, with --file FILE, or with --saved NAME."
        raise click.UsageError(message)
    if saved is not None:
        known = kg.saved_queries()
        if saved not in known:
            message = f"There is no saved query {saved!r}; choose one of {', '.join(known)}."
            raise click.UsageError(message)
        return places[0], known[saved].filled(values)
    if values:
        message = f"No such option: --{next(iter(values))}"
        raise click.UsageError(message)
    return places[0], places[1] if query_file is None else _read(query_file)


def _read(path: str) -> str:
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Cannot read {path}: {getattr(error, 'strerror', None) or error}; give a file in UTF-8."
        raise kg.ReadError(message) from error


def _print_saved(name: str) -> None:
    known = kg.saved_queries()
    if name in known:
        click.echo(known[name].text, nl=False)
        return
    if name != _LIST:
        message = f"There is no saved query {name!r}; choose one of {', '.join(known)}."
        raise click.UsageError(message)
    table = new_table("Query", "What it answers", "Options")
    for query in known.values():
        options = [f"[--{it.name}]" if it.optional else f"--{it.name}" for it in query.parameters]
        table.add_row(plain(query.name), plain(query.title), plain(" ".join(options)))
    print_table(table)


def _print(answer: kg.Answer, form: str | None) -> int:
    if answer.kind == "ask":
        click.echo(answer.text(form) if form not in {None, "table"} else "yes" if answer else "no")
        return 0 if answer else FAILED
    usual = "ttl" if answer.kind == "construct" else "table"
    if (form or usual) != "table" or answer.kind == "construct":
        click.echo(answer.text("ttl" if form == "table" else form or usual), nl=False)
        return 0
    if not answer:
        click.echo("Nothing was found.")
        return 0
    table = new_table(*(f"?{name}" for name in answer.variables))
    for row in answer.rows:
        table.add_row(*(plain(row.get(name, "")) for name in answer.variables))
    print_table(table)
    return 0
