"""`kg entities`: who is in texts or in a graph, and why names were taken for one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.cli.group import FAILED, UNUSABLE
from kg.cli.options import BuildOptions, build_options, source_options
from kg.cli.sources import unite_sources
from kg.cli.tables import new_table, plain, print_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Unpack

    from rich.table import Table

RDF_ENDINGS = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf")
_NAMES_SHOWN = 6


@click.command("entities")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|GRAPH...")
@click.option("--about", metavar="NAME", help="Only entities with this in their names, each with all its mentions.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON instead.")
@build_options
@source_options
def entities_command(
    sources: tuple[str, ...],
    about: str | None,
    as_json: bool,  # noqa: FBT001  (click passes by name)
    **how: Unpack[BuildOptions],
) -> int:
    """List who and what is in texts, or in a graph, and why names were taken for one.

    Of texts, of a graph in JSON and of a store, it tells by which rule names of different documents were joined; with
    --about also each mention with its sentence, and by which rule it was linked inside its document.

    \b
    Examples:
      kg entities news/
      kg entities news/ --about Holt
      kg entities graph.ttl --json
    """
    graph: kg.KnowledgeGraph | None = None
    skipped = 0
    if any(is_rdf(source) for source in sources):
        listing = _listing_of_rdf(sources, how)
    else:
        decided = kg.load_decisions(how["decisions"]) if how["decisions"] else None
        graph, skipped = _graph_of(sources, how, quiet=as_json)
        if not graph.documents:
            return UNUSABLE
        listing = kg.list_entities(graph, decided)
        graph = kg.resolve(graph, decided)
    found = listing.entities if about is None else listing.about(about)
    mentions = {e.id: kg.list_mentions(graph, e.id, model=how["model"]) for e in found} if about and graph else {}
    if as_json:
        click.echo(json.dumps(_values(found, mentions, listing.idle), indent=1))
    else:
        _print(found, mentions, listing.idle)
        if not found:
            click.echo("There is no entity." if about is None else f"No entity has {about!r} in a name.")
    return FAILED if skipped or (about is not None and not found) else 0


def is_rdf(source: str) -> bool:
    """Does a name look like that of an RDF file?"""
    return source.lower().removesuffix(".gz").endswith(RDF_ENDINGS)


def _listing_of_rdf(sources: Sequence[str], how: BuildOptions) -> kg.Listing:
    if len(sources) > 1:
        message = (
            "kg entities takes one RDF graph and nothing beside it; for several, give the texts or graphs in JSON."
        )
        raise kg.UsageError(message)
    if how["decisions"]:
        message = f"Decisions change nothing in {sources[0]}; build it with --decisions, or give texts or graph.json."
        raise kg.UsageError(message)
    return kg.list_graph(sources[0])


def _graph_of(sources: Sequence[str], how: BuildOptions, *, quiet: bool) -> tuple[kg.KnowledgeGraph, int]:
    graphs = {source: graph for source in sources if (graph := kg.load_graph(source)) is not None}
    texts = [source for source in sources if source not in graphs]
    united, skipped = unite_sources(texts, how, quiet=quiet) if texts else (kg.KnowledgeGraph(), 0)
    return kg.union((united, *graphs.values())), skipped


def _values(
    found: Iterable[kg.ListedEntity], mentions: Mapping[str, Sequence[kg.ListedMention]], idle: Sequence[str]
) -> dict[str, Any]:
    entities = []
    for entity in found:
        values = asdict(entity) | {"joined": [merge._asdict() for merge in entity.joined]}
        if entity.id in mentions:
            values["mentions"] = [asdict(mention) for mention in mentions[entity.id]]
        entities.append(values)
    return {"entities": entities, "idle": list(idle)}


def _print(
    found: Sequence[kg.ListedEntity], mentions: Mapping[str, Sequence[kg.ListedMention]], idle: Sequence[str]
) -> None:
    if mentions:
        for entity in found:
            print_table(_entity_table([entity]))
            print_table(_mention_table(mentions[entity.id]))
    elif found:
        print_table(_entity_table(found))
    for decision in idle:
        click.echo(f"Nothing here is meant by the decision that {decision}.")


def _entity_table(found: Iterable[kg.ListedEntity]) -> Table:
    table = new_table("Entity", "Type", "Facts", "Documents", "Also called", "Joined, because", "Id")
    for entity in found:
        others = [name for name in entity.names if name != entity.label]
        more = ["..."] if len(others) > _NAMES_SHOWN else []
        why = "; ".join(dict.fromkeys(_because(merge) for merge in entity.joined))
        counts = (f"{entity.facts:,}", f"{len(entity.documents):,}")
        cells = (", ".join(others[:_NAMES_SHOWN] + more), why, entity.id)
        table.add_row(plain(entity.label), entity.type, *counts, *map(plain, cells))
    return table


def _because(merge: kg.Merge) -> str:
    """As in "spelling: U.S. = United States", or what the user decided."""
    return f"{merge.rule}: {merge.because or f'{merge.merged} is {merge.kept}'}"


def _mention_table(found: Iterable[kg.ListedMention]) -> Table:
    table = new_table("Document", "Mention", "Linked to", "Rule", "Sentence")
    for mention in found:
        cells = (f"{mention.text} ({mention.kind})", mention.linked_to, mention.rule, mention.sentence)
        table.add_row(*map(plain, (mention.document, *cells)))
    return table
