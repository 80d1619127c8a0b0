"""`kg merge` and `kg split`: a user's word on who is who, kept in a file that builds obey."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

import click

import kg
from kg.cli.entities import RDF_ENDINGS, is_rdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

_LOCAL = re.compile(r"[^\s/#<>:]+")
_IRI = re.compile(r"<?(?P<base>[^\s<>]+[/#])entity/(?P<id>[^\s/#<>:]+)>?")


class DecideOptions(TypedDict):
    """Where decisions are kept and names are looked up, and what is said of a decision, as click passes it."""

    decisions: str
    place: str | None
    why: str
    undo: bool


def _decision_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--undo", is_flag=True, help="Take that decision back."),
        click.option("--why", default="", metavar="TEXT", help="The reason, for those who read the file."),
        click.option(
            "--in",
            "place",
            metavar="GRAPH",
            help="Graph or store in which names are looked up; without it, graph.json, graph.ttl, ... of this folder.",
        ),
        click.option("--decisions", default="kg-decisions.ttl", metavar="FILE", help="Where decisions are kept."),
    ):
        command = option(command)
    return command


class _Desk(NamedTuple):
    """What is needed to decide: the file with what it says by now, and the graph in which names are looked up."""

    file: Path
    decided: kg.Decisions
    listing: kg.Listing | None

    def id(self, name: str, *, merged: bool = False, decided: bool = False) -> str:
        """The id that a name, id or IRI means; only ids and IRIs can be taken without a graph.

        Args:
            name: What the user gave.
            merged: Take ids that were joined with others, too.
            decided: Prefer what decisions name: the graph may show it under another id, because of them.
        """
        known = sorted({identifier for it in self.decided.all() for identifier in it.ids})
        if name in known:
            return name
        folded = "_".join(name.split()).casefold()
        alike = [identifier for identifier in known if decided and identifier.casefold() == folded]
        if len(alike) == 1:
            return alike[0]
        if self.listing is not None:
            return self.listing.find(name, merged=merged)
        found = _IRI.fullmatch(name)
        if found or _LOCAL.fullmatch(name):
            return found["id"] if found else name
        message = (
            f"There is no graph in this folder to look {name!r} up in: name one with --in, "
            "or give the id that kg entities shows."
        )
        raise kg.UsageError(message)

    def document(self, name: str) -> str:
        """The same of a document."""
        if self.listing is not None:
            return self.listing.find_document(name)
        if _LOCAL.fullmatch(name):
            return name
        message = f"There is no graph in this folder to look {name!r} up in: name one with --in."
        raise kg.UsageError(message)

    def entity(self, identifier: str) -> kg.ListedEntity | None:
        """What the graph has of an entity, if there is a graph and it has."""
        listed = self.listing.entities if self.listing is not None else ()
        return next((entity for entity in listed if entity.id == identifier), None)

    def keep(self, changed: kg.Decisions, *names: str) -> None:
        """Write the file and say what is new in it. `names` are as the user gave them: an IRI among them has a base."""
        iris = [found["base"] for name in names if (found := _IRI.fullmatch(name))]
        base = self.listing.base if self.listing is not None else next(iter(iris), None)
        is_new = not self.file.exists()
        kg.save_decisions(changed, self.file, base=base)
        for it in changed.all():
            if it not in self.decided.all():
                click.echo(f"Decided: {it}.")
        for it in self.decided.all():
            if it not in changed.all():
                click.echo(f"Taken back: {it}.")
        if is_new:
            click.echo(f"Builds obey it with: kg build ... --decisions {self.file}")


def _desk(decisions: str, place: str | None) -> _Desk:
    file = Path(decisions)
    listing = kg.list_graph(place) if place is not None else _graph_of_this_folder()
    return _Desk(file, kg.load_decisions(file) if file.exists() else kg.Decisions(), listing)


def _graph_of_this_folder() -> kg.Listing | None:
    names = [f"graph{ending}{packed}" for ending in (".json", *RDF_ENDINGS) for packed in ("", ".gz")]
    for name in names:
        if Path(name).is_file() and (is_rdf(name) or kg.load_graph(name) is not None):
            return kg.list_graph(name)
    return None


@click.command("merge")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_decision_options
def merge_command(first: str, second: str, **how: Unpack[DecideOptions]) -> int:
    """Decide that A is B; its IRI is kept. An earlier word that these two are not one is taken back.

    A and B are names, ids or IRIs. A fact between the two is left out of later builds; everything else stays.

    \b
    Examples:
      kg merge "Alexander Holt" "Alex Holt"
      kg merge "Alexander Holt" "Alex Holt" --undo
    """
    desk = _desk(how["decisions"], how["place"])
    one, other = (desk.id(name, decided=how["undo"]) for name in (first, second))
    changed = desk.decided.merge(one, other, why=how["why"], undo=how["undo"])
    desk.keep(changed, first, second)
    return 0


@click.command("split")
@click.argument("first", metavar="A")
@click.argument("second", required=False, metavar="[B]")
@click.option("--document", "documents", multiple=True, metavar="NAME", help="Who A is in this document; repeatable.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Who is meant by this name of A; repeatable.")
@_decision_options
def split_command(
    first: str,
    second: str | None,
    documents: tuple[str, ...],
    names: tuple[str, ...],
    **how: Unpack[DecideOptions],
) -> int:
    """Decide that A and B are not one, or that some documents or names of A mean somebody else.

    What those documents, or those names, say goes to an id of its own. An earlier word that A is B is taken back.

    \b
    Examples:
      kg split "World Fern Office" "Western Fern Office"
      kg split "Alex Holt" --document report.txt
      kg split "Alex Holt" --name "Holt" --undo
    """
    if bool(second) == bool(documents or names) and not (how["undo"] and not second):
        message = f"Say what is not {first}: either another entity, or --document or --name."
        raise kg.UsageError(message)
    desk = _desk(how["decisions"], how["place"])
    if second:
        one, other = (desk.id(name, merged=True, decided=True) for name in (first, second))
        if one == other:
            message = f"{first!r} and {second!r} name one entity, {one}: say with --document or --name what is not it."
            raise kg.UsageError(message)
        changed = desk.decided.split(one, other, why=how["why"], undo=how["undo"])
    else:
        of = desk.decided.kept(desk.id(first, decided=how["undo"]))
        places = [desk.document(name) for name in documents]
        if not how["undo"]:
            _check_part(desk.entity(of), places, names)
        changed = desk.decided.part(of, places, names, why=how["why"], undo=how["undo"])
    desk.keep(changed, first, second or "")
    return 0


def _check_part(entity: kg.ListedEntity | None, documents: list[str], names: tuple[str, ...]) -> None:
    """A part that does not occur is a slip of the pen."""
    if entity is None:
        return
    for name in names:
        if name not in entity.names:
            message = f"{entity.label} is not called {name!r}; its names are {', '.join(entity.names)}."
            raise kg.UsageError(message)
    for document in documents:
        if entity.documents and document not in entity.documents:
            message = f"{entity.label} does not occur in {document}, but in {', '.join(entity.documents)}."
            raise kg.UsageError(message)
