"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

import kg

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


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
    decisions: str | None
    published: datetime | None
    processes: int


class LinkedOptions(BuildOptions):
    """The same, and what to link entities to, as click passes it."""

    link: tuple[str, ...]
    geonames: bool
    link_report: Path | None


class OntologyOptions(LinkedOptions):
    """The same, and what to do with what the user's ontology says, as click passes it."""

    rejected: Path | None
    only_ontology: bool


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `SourceOptions`."""
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


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what `BuildOptions` adds to `SourceOptions`."""
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
            "--decisions", metavar="FILE", help="Who is who by your own word, as kg merge and kg split write it."
        ),
        click.option(
            "--ontology",
            multiple=True,
            metavar="FILE",
            help="Your own ontology (OWL, RDFS: Turtle, RDF/XML, JSON-LD) over the default one; repeatable.",
        ),
        click.option(
            "--model", metavar="NAME", help="spaCy pipeline, package or folder; without it, the small English."
        ),
    ):
        command = option(command)
    return command


def link_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what `LinkedOptions` adds to `BuildOptions`."""
    for option in (
        click.option(
            "--link-report",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="CSV of what was linked, what was not, and why.",
        ),
        click.option("--geonames/--no-geonames", default=True, help="Link countries and large cities to GeoNames."),
        click.option(
            "--link",
            multiple=True,
            metavar="FILE",
            help="Authority data to link to: RDF with labels, or CSV with iri and label; repeatable.",
        ),
    ):
        command = option(command)
    return command


def ontology_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what `OntologyOptions` adds to `LinkedOptions`."""
    for option in (
        click.option(
            "--rejected",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="What your ontology does not allow, and why: .csv or .jsonl.",
        ),
        click.option("--only-ontology", is_flag=True, help="Write only facts in the terms of your ontology."),
    ):
        command = option(command)
    return command


def read_options(how: SourceOptions) -> kg.ReadOptions:
    """The same as `kg` takes it."""
    return kg.ReadOptions(
        text_field=how["text_field"],
        id_field=how["id_field"],
        title_field=how["title_field"],
        date_field=how["date_field"],
        url_field=how["url_field"],
        format=how["read_as"],
        encoding=how["encoding"],
    )
