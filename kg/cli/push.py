"""`kg push`: a graph onto a server."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.cli.group import FAILED
from kg.cli.stored import to_push

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOWN_FAILURES = 10
_GO_ON = "What is there stays; push again with --resume to go on."
_SECONDS = click.FloatRange(0, 86_400, min_open=True)
_text_option = partial(click.option, default="", show_default=False)


@click.command("push")
@click.argument("graph", type=click.Path(), metavar="GRAPH")
@click.argument("url", default="", metavar="[URL]")
@_text_option("--update", metavar="URL", help="Push by SPARQL Update to this address, not to a Graph Store.")
@_text_option("--graph", "name", metavar="IRI", help="Named graph for what is in none (all of a .ttl).")
@click.option("--default-graph", is_flag=True, help="Or add that to the server's default graph; it only grows.")
@click.option("--resume", is_flag=True, help="Leave out graphs that the server has already, whole and equal.")
@_text_option("--query", metavar="URL", help="Where the server answers queries, for --resume; often guessed.")
@click.option("--timeout", type=_SECONDS, default=120.0, metavar="SECONDS", help="How long the server may stay silent.")
@click.option("--tries", type=click.IntRange(1, 20), default=5, metavar="N", help="Tries while the server is busy.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def push_command(graph: str, url: str, *, update: str, quiet: bool, **how: Any) -> int:  # noqa: ANN401  (as click has it)
    """Put a written graph, or a store, on a SPARQL server, one named graph a document.

    URL is a SPARQL 1.1 Graph Store. Each named graph of GRAPH replaces the one of its name there and no other, so a
    push can be repeated. After one that broke off, push again with --resume.

    A name and password come from the environment, KG_PUSH_USER and KG_PUSH_PASSWORD, or a token, KG_PUSH_TOKEN.

    \b
    Examples:
      kg push graph.nq http://127.0.0.1:7878/store
      kg push news-store http://127.0.0.1:7878/store
      kg push graph.ttl http://127.0.0.1:8890/sparql-graph-crud-auth --graph https://example.org/news
      kg push graph.nq --update http://127.0.0.1:3030/news/update --resume
    """
    if bool(url) == bool(update):
        message = "Name one address: that of a Graph Store, or with --update that of SPARQL Update."
        raise click.UsageError(message)
    try:
        with _progress(quiet=quiet) as progress, to_push(graph) as source:
            done = kg.push(source, url or update, kg.PushOptions(update=bool(update), **how), progress)
    except KeyboardInterrupt:
        click.echo(_GO_ON, err=True)
        raise
    for failure in done.failures[:_SHOWN_FAILURES]:
        name = "".join(c if c.isprintable() else "?" for c in failure.graph) or "the default graph"
        click.echo(f"Failed: {name}: {failure.reason}.", err=True)
    if not quiet or done.failures:
        click.echo(_summary(done), err=bool(done.failures))
    return FAILED if done.failures else 0


def _summary(done: kg.Pushed) -> str:
    text = f"Pushed {done.triples:,} triple{'s' * (done.triples != 1)} into {_graphs(len(done.pushed))}"
    if done.present:
        text += f"; {_graphs(len(done.present))} {'was' if len(done.present) == 1 else 'were'} there already"
    if not done.failures:
        return f"{text}."
    text += f"; {_graphs(len(done.failures))} failed"
    text += f", {_graphs(done.left)} not tried" if done.left else ""
    return f"{text}. {_GO_ON}"


def _graphs(count: int) -> str:
    return f"{count:,} graph{'s' * (count != 1)}"


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("Reading the graph ...") as status:
        yield lambda text: status.update(escape(text))
