"""`kg learn`: what labelled sentences teach about an ontology, how well it works, and where it is written."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.tables import new_table, plain, print_table, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.table import Table

_ONTOLOGIES = (".ttl", ".turtle", ".rdf", ".xml", ".owl", ".jsonld", ".nt")
_EXAMPLES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_CUES = 4
"""Words or paths shown for each property."""


@click.command("learn")
@click.argument("files", nargs=-1, required=True, metavar="ONTOLOGY... EXAMPLES...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where what was learnt goes, for kg build --learned; with the ending .ttl, the lexicon alone.",
)
@click.option("--lexicon", metavar="FILE", help="Write it as Turtle, too, to be read, edited and given as --ontology.")
@click.option("--folds", type=click.IntRange(2), default=5, metavar="N", help="In how many parts quality is measured.")
@click.option("--no-check", is_flag=True, help="Do not measure the quality, which takes most of the time.")
@click.option("--report", metavar="FILE", help="Write what was read and measured as JSON.")
@click.option("--model", metavar="NAME", help="spaCy pipeline, package or folder; without it, the small English.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def learn_command(  # noqa: PLR0913, PLR0917  (click passes by name)
    files: tuple[str, ...],
    output: str,
    lexicon: str | None,
    folds: int,
    no_check: bool,  # noqa: FBT001
    report: str | None,
    model: str | None,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Learn from labelled sentences what says the properties of an ontology of your own.

    The ending of a file tells what it is: .ttl, .rdf, .owl, .jsonld and .nt are ontologies, .jsonl, .json, .csv and
    .tsv are examples: a sentence with triples of subject, relation and object, a table with such columns, or what
    doccano, SpERT or Prodigy export. Relations go by IRI, label or name. Needs scikit-learn (kg-news[learn]); what was
    learnt is used without it.

    \b
    Examples:
      kg learn museum.ttl examples.jsonl -o museum.json
      kg learn museum.ttl examples.csv -o museum.json --lexicon museum.lexicon.ttl
      kg build letters/ --ontology museum.ttl --learned museum.json
    """
    vocabularies, examples = _sorted_files(files)
    _check_outputs(*(name for name in (output, lexicon, report) if name is not None))
    with _progress(quiet=quiet) as tell:
        ontology = _ontology(vocabularies, tell)
        found, read = kg.read_examples(examples, ontology)
        if not quiet:
            _print_read(read, ontology)
        learning = kg.learn(
            found, ontology, folds=0 if no_check else folds, model=model, progress=tell.steps if tell else None
        )
    if not quiet:
        _print_quality(learning, ontology, asked=not no_check)
    if not any(map(learning.learned.evidence, learning.learned.properties)):
        click.echo("Warning: nothing was learnt; subjects and objects must stand in their sentences.", err=True)
    written = _write(learning.learned, ontology, output, lexicon)
    if report is not None:
        written.append(kg.write_learning_report(learning, read, ontology, report))
    if not quiet:
        for path in written:
            click.echo(f"Written: {printable(str(path))}")


def _sorted_files(files: Iterable[str]) -> tuple[list[str], list[str]]:
    """Ontologies and examples."""
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for name in files:
        path = Path(name.removesuffix(".gz"))
        ending = path.suffix.lower()
        if ending not in {*_ONTOLOGIES, *_EXAMPLES}:
            known = f"an ontology ({' '.join(_ONTOLOGIES)}) nor examples ({' '.join(_EXAMPLES)})"
            message = f"{name}: its ending tells neither {known}."
            raise click.UsageError(message)
        kinds[ending in _ONTOLOGIES].append(name)
    if not kinds[True] or not kinds[False]:
        lacking = "an ontology, such as museum.ttl" if not kinds[True] else "examples, such as examples.jsonl"
        message = f"There is nothing to learn from: name {lacking}, too."
        raise click.UsageError(message)
    return kinds[True], kinds[False]


def _check_outputs(*names: str) -> None:
    """A mistake here should not cost the time that learning takes."""
    folder = next((name for name in names if Path(name).is_dir()), None)
    if folder is not None:
        message = f"{folder} is a folder; name a file in it."
        raise click.UsageError(message)
    if len({Path(name).resolve() for name in names}) < len(names):
        message = f"{names[0]} is to hold two things; give each a file of its own."
        raise click.UsageError(message)


def _ontology(files: Iterable[str], tell: _Told | None) -> kg.Ontology:
    if tell:
        tell("Reading the ontology ...")
    ontology = kg.load_ontology(*map(Path, files))
    for note in ontology.notes:
        click.echo(f"Warning: {printable(note)}", err=True)
    return ontology


def _write(learned: kg.Learned, ontology: kg.Ontology, output: str, lexicon: str | None) -> list[Path]:
    turtle = output.lower().removesuffix(".gz").endswith(".ttl")
    written = [] if turtle else [kg.write_learned(learned, output)]
    names = dict.fromkeys(name for name in (output if turtle else None, lexicon) if name is not None)
    return written + [kg.write_lexicon(learned, name, ontology) for name in names]


# ------------------------------------------------------------------ progress


class _Told:
    """Says on a terminal what is being done."""

    def __init__(self, update: Callable[[str], None]) -> None:
        self._update = update

    def __call__(self, text: str) -> None:
        self._update(text)

    def steps(self, what: str, done: int, total: int) -> None:
        self._update(f"{what}: {done:,} of {total:,} ...")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[_Told | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (`kg --help` should not wait for it)
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("Loading ...") as status:
        yield _Told(lambda text: status.update(escape(printable(text))))


# ------------------------------------------------------------------ what is printed


def _print_read(read: kg.ExampleReport, ontology: kg.Ontology) -> None:
    own = len(ontology.own_properties)
    click.echo(
        f"Read {read.sentences:,} sentence{_s(read.sentences)} with {read.triples:,} triple{_s(read.triples)} "
        f"of {len(read.properties):,} of the {own:,} properties."
    )
    for it in read.problems:
        fate = "kept" if it.kept else "left out"
        click.echo(f"  {it.count:,} x {it.kind} ({fate})")
        for sample in it.samples:
            click.echo(f"      {printable(sample)}")


def _print_quality(learning: kg.Learning, ontology: kg.Ontology, *, asked: bool) -> None:
    quality = learning.quality
    if quality is None:
        if asked:
            click.echo("The quality was not measured: the examples are about one subject.")
        print_table(_table(learning, ontology))
        return
    click.echo(
        f"\nOn subjects that it had not seen ({quality.folds} folds), as kg build takes it: {_scores(quality)}; "
        f"mean F1 of a sentence {quality.unfiltered.f1:.2f}."
    )
    if learning.widest is not None and learning.widest.micro != quality.micro:
        click.echo(
            f"With what is too improbable for a graph: {_scores(learning.widest)}. More examples raise the first."
        )
    click.echo("Precision counts a triple that is true but not in the examples as wrong.")
    print_table(_table(learning, ontology))


def _scores(quality: kg.Quality) -> str:
    precision, recall, f1 = quality.micro
    return f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}"


def _table(learning: kg.Learning, ontology: kg.Ontology) -> Table:
    quality = learning.quality
    table = new_table("Property", "Examples", *(("Precision", "Recall", "F1") if quality else ()), "What speaks for it")
    scores = {it.iri: it for it in quality.properties} if quality else {}
    order = [it.iri for it in quality.properties] if quality else []
    for iri in [*order, *(iri for iri in learning.learned.properties if iri not in scores)]:
        cues = ", ".join(f"{cue.text} ({cue.count:,})" for cue in learning.learned.evidence(iri)[:_CUES])
        listed = f"{scores[iri].examples:,}" if iri in scores else ""
        numbers = [f"{value:.2f}" for value in scores[iri].score] if iri in scores else ["", "", ""]
        table.add_row(plain(ontology.label(iri)), listed, *(numbers if quality else ()), plain(cues))
    return table


def _s(number: int) -> str:
    return "s" * (number != 1)
