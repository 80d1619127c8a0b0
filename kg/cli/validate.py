"""`kg validate`: RDF files against SHACL shapes."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.cli.group import FAILED, UNUSABLE
from kg.cli.stored import as_file
from kg.cli.tables import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_QUOTE_SHOWN = 160  # characters
_WHOLE = "kgs:Graph"
"""What the shapes of kg have for the graph as a whole: to tell it would tell nothing."""


@click.command("validate")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option(
    "--shapes", multiple=True, metavar="FILE", help="SHACL shapes of your own instead of those of kg; repeatable."
)
@click.option("--text", "form", flag_value="text", default="text", help="Report for people (the default).")
@click.option("--json", "form", flag_value="json", help="Report as JSON.")
@click.option("--ttl", "form", flag_value="ttl", help="Report as SHACL has it, in Turtle.")
@click.option("--limit", type=click.IntRange(0), default=10, metavar="N", help="Results shown of one kind; 0 for all.")
def validate_command(graphs: tuple[str, ...], shapes: tuple[str, ...], form: str, limit: int) -> int:
    """Check RDF files or stores against SHACL shapes: those that every graph of kg keeps to, or your own.

    Needs pySHACL (kg-news[validate]). Named graphs are taken together, and nothing is fetched. The exit code is 0 if
    all conform, 1 if one does not, 2 if one cannot be read.

    \b
    Examples:
      kg validate graph.ttl
      kg validate graph.nq.gz --shapes house-rules.ttl
      kg validate graph.ttl --json | jq .conforms
    """
    reports: list[kg.Report] = []
    unreadable = 0
    for path in graphs:
        try:
            with _progress() as progress, as_file(path, "nq") as file:
                report = replace(kg.validate(file, shapes or None, progress=progress), path=path)
        except (kg.ReadError, kg.UsageError) as error:
            if len(graphs) == 1:
                raise
            click.echo(f"Error: {error}", err=True)
            unreadable += 1
            continue
        for note in report.notes:
            click.echo(f"Warning: {printable(note)}", err=True)
        reports.append(report)
        if form != "json":
            click.echo("\n".join(_lines(report, limit)) if form == "text" else report.turtle.rstrip())
    if form == "json":
        click.echo(json.dumps(_values(reports, unreadable), indent=1))
    return UNUSABLE if unreadable else 0 if all(report.conforms for report in reports) else FAILED


@contextmanager
def _progress() -> Iterator[Callable[[str], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("Loading ...") as status:
        yield lambda text: status.update(escape(printable(text)))


def _values(reports: Iterable[kg.Report], unreadable: int) -> dict[str, Any]:
    graphs = [
        {
            "graph": report.path,
            "conforms": report.conforms,
            "triples": report.triples,
            "statements": report.statements,
            "notes": list(report.notes),
            "results": [_result(it) for it in report.violations],
        }
        for report in reports
    ]
    return {"conforms": not unreadable and all(graph["conforms"] for graph in graphs), "graphs": graphs}


def _result(it: kg.Violation) -> dict[str, Any]:
    value = it.value if it.value is None or isinstance(it.value, str) else it.value._asdict()
    names = ("severity", "message", "shape", "focus", "path", "statement", "fact", "quote")
    return {name: getattr(it, name) for name in names} | {"value": value}


def _lines(report: kg.Report, limit: int) -> Iterator[str]:
    size = f"{report.triples:,} triple{'s' * (report.triples != 1)}"
    if report.statements:
        size += f", {report.statements:,} statement{'s' * (report.statements != 1)}"
    kinds: dict[tuple[str, str, str], list[kg.Violation]] = {}
    for it in report.violations:
        kinds.setdefault((it.severity, it.message, it.shape), []).append(it)
    if report.conforms:
        yield f"{report.path} conforms ({size})."
        return
    count = len(report.violations)
    yield f"{report.path} does not conform: {count:,} result{'s' * (count != 1)} ({size})."
    for (severity, message, shape), found in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0])):
        yield ""
        what = "" if severity == "violation" else f"{severity.capitalize()}: "
        yield f"{len(found):,} x {what}{printable(message)}  [{printable(report.short(shape))}]"
        shown = found[:limit] if limit else found
        for it in shown:
            yield from _one(report, it)
        if len(found) > len(shown):
            yield f"  ... and {len(found) - len(shown):,} more (--limit 0 shows all)"


def _one(report: kg.Report, it: kg.Violation) -> Iterator[str]:
    focus = report.short(it.focus)
    parts = [focus] if focus != _WHOLE else []
    parts += [", ".join(map(report.short, it.path.split()))] if it.path else []
    if it.value is not None and it.value != it.focus:
        parts.append(_cut(report.short(it.value)))
    yield "  " + "  ".join(printable(part) for part in parts)
    if it.fact:
        yield f"      {printable(it.fact)}"
    if it.quote and not (isinstance(it.value, tuple) and it.value.value == it.quote):
        yield f'      "{_cut(printable(it.quote))}"'


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTE_SHOWN else text[:_QUOTE_SHOWN] + " ..."
