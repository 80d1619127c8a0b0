"""The command `kg`: parses, calls what `kg` exports, and prints. Nothing here knows how a graph is made."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

import kg
from kg.cli.decide import merge_command, split_command
from kg.cli.entities import entities_command
from kg.cli.explain import explain_command
from kg.cli.group import FAILED, UNUSABLE, Group
from kg.cli.learn import learn_command
from kg.cli.ontology import add_refused, check_ontology_options, ontology_group
from kg.cli.options import (
    BuildOptions,
    OntologyOptions,
    SourceOptions,
    build_options,
    learned_option,
    link_options,
    ontology_options,
    read_options,
    source_options,
)
from kg.cli.push import push_command
from kg.cli.query import query_command
from kg.cli.sources import build_sources, report, users_ontology
from kg.cli.store import Kept, build_store, store_group
from kg.cli.stored import as_file
from kg.cli.tables import fact_table, print_table, summary_table
from kg.cli.validate import validate_command
from kg.cli.view import view_command

if TYPE_CHECKING:
    from typing import Unpack

_DEFAULT_FORMATS = ("ttl", "html")
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110, "show_default": True}


@click.group(cls=Group, context_settings=_SETTINGS)
@click.version_option(kg.__version__, prog_name="kg")
def main() -> None:
    """Knowledge graphs from news text: RDF with evidence for every fact, and an interactive page.

    \b
    Example:
      kg build article.txt
    """
    for library in ("pypdf", "rdflib.term"):  # what they cannot read is told in a sentence of ours
        logging.getLogger(library).setLevel(logging.CRITICAL)


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
@click.option("--store", metavar="DIR", help="Add to the store in this folder; files only with --format or --output.")
@click.option("--base", metavar="IRI", help="Where the IRIs of the graph begin, e.g. https://example.org/news/")
@click.option("--rdf12", is_flag=True, help="Write statements as reifiers of RDF 1.2; in ttl, trig, nq and nt.")
@click.option("--run-time", is_flag=True, help="Say in RDF when this ran; the files are then new each time.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@ontology_options
@link_options
@learned_option
@build_options
@source_options
def build_command(  # noqa: PLR0913, PLR0917  (click passes by name)
    sources: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    store: str | None,
    learned: tuple[str, ...],
    base: str | None,
    rdf12: bool,  # noqa: FBT001
    run_time: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
    **how: Unpack[OntologyOptions],
) -> int:
    """Build the graph of texts and write it into files.

    SOURCE is a file, a folder, a pattern in quotes, or - for standard input. Read are plain text, Markdown, HTML,
    JSON Lines, CSV and (with kg-news[pdf]) PDF.

    \b
    Examples:
      kg build article.txt
      kg build news/ -o out --format nq --format html
      kg build articles.jsonl --text-field body --date-field day
      kg build news/ --link people.csv --link-report links.csv
      kg build news/ --ontology museum.ttl --rejected rejected.csv
      kg build monday.txt --store news-store
    """
    check_ontology_options(how, store)
    if store is not None:
        files = [output / f"graph.{name}" for name in dict.fromkeys(formats)] if _chose("output", "formats") else []
        _check_for_store(run_time=run_time)
        chosen = how["geonames"] if _chose("geonames") else None
        kept = Kept(base, chosen, learned)
        return build_store(sources, store, how, kept, quiet=quiet, files=files, rdf12=rdf12)
    started = datetime.now(UTC)
    options: dict[str, object] = {"base": base, "rdf12": rdf12}
    for name in dict.fromkeys(("ttl", *formats)):
        if name not in {"html", "neo4j"}:  # a mistake here should not cost an hour of analysis
            kg.dumps(kg.KnowledgeGraph(), name, **options)
    vocabulary = users_ontology(how)
    options["prefixes"] = vocabulary.prefixes if vocabulary else {}
    decisions: list[kg.LinkDecision] = []
    links = {"link": how["link"], "geonames": how["geonames"], "on_link": decisions.append, "learned": learned}
    rejections: list[kg.Rejection] = []
    obeyed = {"only_ontology": how["only_ontology"], "on_rejected": rejections.append}
    graph, skipped = build_sources(sources, how, quiet=quiet, ontology=vocabulary, **links, **obeyed)
    if not graph.documents:
        return UNUSABLE
    options["extractor"] = kg.extractor(how["model"])
    if run_time:
        options |= {"started": started, "ended": datetime.now(UTC)}
    written = [kg.write(graph, output / f"graph.{name}", name, **options) for name in dict.fromkeys(formats)]
    if how["link_report"] is not None:
        written.append(kg.write_link_report(decisions, how["link_report"], base=base))
    if how["rejected"] is not None:
        written.append(kg.write_rejections(rejections, how["rejected"]))
    if not quiet:
        table = summary_table(graph, written, skipped)
        add_refused(table, how, rejections)
        print_table(table)
    return FAILED if skipped else 0


def _check_for_store(*, run_time: bool) -> None:
    if run_time:
        message = "--run-time is about one run, and a store is made by many; leave one of the two out."
        raise click.UsageError(message)


def _chose(*options: str) -> bool:
    """Whether the user gave one of these options of the command that runs."""
    context = click.get_current_context()
    return any(context.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in options)


@main.command("show")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print the whole graph as JSON instead.")
@learned_option
@build_options
@source_options
def show_command(
    sources: tuple[str, ...],
    as_json: bool,  # noqa: FBT001
    learned: tuple[str, ...],
    **how: Unpack[BuildOptions],
) -> int:
    """Print the facts of texts as a table, each with its sentence.

    \b
    Examples:
      kg show article.txt
      curl -s https://example.org/story.html | kg show -
      kg show article.txt --json | jq .facts
    """
    graph, skipped = build_sources(sources, how, quiet=as_json, learned=learned)
    if not graph.documents:
        return UNUSABLE
    if as_json:
        click.echo(kg.dumps(graph, "json"), nl=False)
    elif graph.facts:
        print_table(fact_table(graph))
    else:
        click.echo("No facts were found.")
    return FAILED if skipped else 0


_COMMANDS = (
    explain_command,
    entities_command,
    merge_command,
    split_command,
    validate_command,
    query_command,
    store_group,
    push_command,
    view_command,
    learn_command,
    ontology_group,
)
for command in _COMMANDS:
    main.add_command(command)


@main.command("verify")
@click.argument("graph", metavar="GRAPH")
@click.option("--source", "sources", multiple=True, required=True, help="Where the texts are; repeatable.")
@source_options
def verify_command(graph: str, sources: tuple[str, ...], **how: Unpack[SourceOptions]) -> int:
    """Hold every fact of a graph against its source: offsets and quotes are cut out again and compared.

    GRAPH is a file that kg wrote, or a store.

    \b
    Example:
      kg verify graph.ttl --source article.txt
    """
    errors: list[kg.KgError] = []
    options = read_options(how)
    documents = [d for source in sources for d in kg.read(source, options=options, on_error=errors.append)]
    skipped = report(errors, nothing_left=not documents)
    if not documents:
        return UNUSABLE
    with as_file(graph, "json") as file:
        found = kg.claims(file)
    quotes = sum(map(len, found.quotes.values()))
    if not quotes:
        click.echo(f"{graph}: there is no fact with a quote in it; check that it is the right file, and whole.")
        return FAILED
    mismatches = kg.check(found, documents)
    for mismatch in mismatches:
        click.echo(f"{mismatch.statement or 'document'} ({mismatch.document}): {mismatch.reason}")
    if not mismatches:
        click.echo(f"{graph}: {quotes} quotes, and every one is where the graph says it is.")
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
