"""The command `kg`: parses, calls what `kg` exports, and prints. Nothing here knows how a graph is made.

Exit codes: 0 done; 1 the answer is no, or some documents failed and the rest was written; 2 nothing could be read or
written, or wrong use; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict

import click

import kg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Unpack

    from rich.console import Console
    from rich.table import Table

FAILED, UNUSABLE, INTERRUPTED = 1, 2, 130
_DEFAULT_FORMATS = ("ttl", "html")
_BEST_CONNECTED = 10
_WIDTH_IN_PIPES = 160


class SourceOptions(TypedDict):
    """How to read the sources, as click passes it."""

    read_as: str | None
    encoding: str | None
    text_field: str
    id_field: str
    title_field: str
    date_field: str
    url_field: str


class BuildOptions(SourceOptions):
    """How to read and analyse the sources, as click passes it."""

    model: str | None
    ontology: tuple[str, ...]
    published: datetime | None
    processes: int


class _Group(click.Group):
    """A group whose errors are one line each on standard error, with the exit codes of this module."""

    def main(self, args: Sequence[str] | None = None, *_: object, **extra: Any) -> NoReturn:  # noqa: ANN401  (as click has it)
        """Run the command and exit."""
        extra["standalone_mode"] = False
        extra["prog_name"] = "kg"
        try:
            code = super().main(args, **extra)
            sys.stdout.flush()
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted; a file that was being written is as it was before.", err=True)
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            error.show()
            sys.exit(UNUSABLE)
        except kg.KgError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(UNUSABLE)
        except BrokenPipeError:  # the reader has seen enough, as in `kg show article.txt | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        sys.exit(code if isinstance(code, int) else 0)


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110, "show_default": True}


@click.group(cls=_Group, context_settings=_SETTINGS)
@click.version_option(kg.__version__, prog_name="kg")
def main() -> None:
    """Knowledge graphs from news text: RDF with evidence for every fact, and an interactive page.

    \b
    Example:
      kg build article.txt
    """


def _source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--url-field", default="url", metavar="NAME", help="... the address."),
        click.option("--date-field", default="date", metavar="NAME", help="... the publication date."),
        click.option("--title-field", default="title", metavar="NAME", help="... the title."),
        click.option("--id-field", default="id", metavar="NAME", help="... the id."),
        click.option("--text-field", default="text", metavar="NAME", help="Column (CSV) or key (JSON) of the text."),
        click.option("--encoding", metavar="NAME", help="Encoding of the sources; without it, it is detected."),
        click.option("--read-as", metavar="FORMAT", help="Format of the sources; without it, their endings tell."),
    ):
        command = option(command)
    return command


def _build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--processes", type=click.IntRange(1), default=1, metavar="N", help="Processes that analyse."),
        click.option(
            "--date",
            "published",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help='Publication date of documents that carry none; "yesterday" is counted from it.',
        ),
        click.option(
            "--ontology", multiple=True, metavar="FILE", help="Turtle that adds to the vocabulary; repeatable."
        ),
        click.option(
            "--model", metavar="NAME", help="spaCy pipeline, package or folder; without it, the small English."
        ),
    ):
        command = option(command)
    return command


@main.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=".", metavar="DIR", help="Folder for the files."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(kg.FORMATS)),
    default=_DEFAULT_FORMATS,
    help="What to write; repeatable.",
)
@click.option("--base", metavar="IRI", help="Where the IRIs of the graph begin, e.g. https://example.org/news/")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@_build_options
@_source_options
def build_command(
    sources: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    base: str | None,
    quiet: bool,  # noqa: FBT001  (click passes by name)
    **how: Unpack[BuildOptions],
) -> int:
    """Build the graph of texts and write it into files.

    SOURCE is a file, a folder, a pattern in quotes, or - for standard input. Read are plain text, Markdown, HTML,
    JSON Lines, CSV and (with kg-news[pdf]) PDF.

    \b
    Examples:
      kg build article.txt
      kg build news/ -o out --format nq --format html
      kg build articles.jsonl --text-field body --date-field day
    """
    graph, skipped = _build(sources, how, quiet=quiet)
    if not graph.documents:
        return UNUSABLE
    options = {"base": base} if base else {}
    written = [kg.write(graph, output / f"graph.{name}", name, **options) for name in dict.fromkeys(formats)]
    if not quiet:
        _print_summary(graph, written, skipped)
    return FAILED if skipped else 0


@main.command("show")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print the whole graph as JSON instead.")
@_build_options
@_source_options
def show_command(sources: tuple[str, ...], as_json: bool, **how: Unpack[BuildOptions]) -> int:  # noqa: FBT001
    """Print the facts of texts as a table, each with its sentence.

    \b
    Examples:
      kg show article.txt
      curl -s https://example.org/story.html | kg show -
      kg show article.txt --json | jq .facts
    """
    graph, skipped = _build(sources, how, quiet=as_json)
    if not graph.documents:
        return UNUSABLE
    if as_json:
        click.echo(kg.dumps(graph, "json"), nl=False)
    else:
        _console().print(_fact_table(graph))
    return FAILED if skipped else 0


@main.command("verify")
@click.argument("graph", metavar="GRAPH")
@click.option("--source", "sources", multiple=True, required=True, help="Where the texts are; repeatable.")
@_source_options
def verify_command(graph: str, sources: tuple[str, ...], **how: Unpack[SourceOptions]) -> int:
    """Hold every fact of a written graph against its source: offsets and quotes are cut out again and compared.

    \b
    Example:
      kg verify graph.ttl --source article.txt
    """
    errors: list[kg.KgError] = []
    options = _read_options(how)
    documents = [d for source in sources for d in kg.read(source, options=options, on_error=errors.append)]
    skipped = _report(errors)
    if not documents:
        return UNUSABLE
    mismatches = kg.verify(graph, documents)
    for mismatch in mismatches:
        click.echo(f"{mismatch.statement or 'document'} ({mismatch.document}): {mismatch.reason}")
    if not mismatches:
        click.echo(f"{graph}: every quote is where the graph says it is.")
    return FAILED if mismatches or skipped else 0


@main.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the script that completes kg's commands and options in a shell.

    \b
    Example:
      echo 'eval "$(kg completion bash)"' >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415  (needed by this command only)

    make = get_completion_class(shell)
    if make is not None:
        click.echo(make(main, {}, "kg", "_KG_COMPLETE").source())


def _build(sources: Iterable[str], how: BuildOptions, *, quiet: bool) -> tuple[kg.KnowledgeGraph, int]:
    """The graph, and how many sources or documents were left out; these have been reported by then."""
    errors: list[kg.KgError] = []
    published = how["published"]
    try:
        with _progress(quiet=quiet) as progress:
            graph = kg.build(
                *sources,
                model=how["model"],
                ontology=how["ontology"] or None,
                published=published.date() if published else None,
                processes=how["processes"],
                read_options=_read_options(how),
                on_error=errors.append,
                progress=progress,
            )
    finally:
        skipped = _report(errors)
    return graph, skipped


def _read_options(how: SourceOptions) -> kg.ReadOptions:
    return kg.ReadOptions(
        text_field=how["text_field"],
        id_field=how["id_field"],
        title_field=how["title_field"],
        date_field=how["date_field"],
        url_field=how["url_field"],
        format=how["read_as"],
        encoding=how["encoding"],
    )


def _report(errors: Iterable[kg.KgError]) -> int:
    skipped = 0
    for error in errors:
        warning = isinstance(error, kg.ReadWarning)
        skipped += not warning
        click.echo(f"{'Warning' if warning else 'Skipped'}: {error}", err=True)
    return skipped


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)

    with Console(stderr=True).status("Loading the language model ...") as status:
        yield lambda done: status.update(f"Analysed {done:,} document{'s' * (done != 1)} ...")


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else _WIDTH_IN_PIPES)


def _table(*columns: str, title: str | None = None) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _plain(text: str) -> str:
    """Text from a document, safe on a terminal: no control characters, no direction marks, no markup of rich."""
    from rich.markup import escape  # noqa: PLC0415

    return escape(" ".join("".join(c if c.isprintable() else " " for c in text).split()))


def _fact_table(graph: kg.KnowledgeGraph) -> Table:
    table = _table("Subject", "Relation", "Object", "Status", "Sentence")
    for fact in graph.facts:
        quote = min(fact.evidence).quote if fact.evidence else ""
        target = graph.entity(fact.object).label if isinstance(fact.object, str) else fact.object.value
        cells = (graph.entity(fact.subject).label, fact.predicate.label or fact.predicate.key, target)
        table.add_row(*map(_plain, (*cells, _status(graph, fact), quote)))
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


def _print_summary(graph: kg.KnowledgeGraph, written: Sequence[Path], skipped: int) -> None:
    table = _table("", "", "")
    table.show_header = False
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
        table.add_row("" if i else "Most connected", f"{degrees[entity.id]:,}", _plain(entity.label))
    for i, path in enumerate(written):
        table.add_row("" if i else "Written", "", _plain(str(path)))
    _console().print(table)
