"""`kg explain`: why a fact is there, and what became of everything else that a rule saw."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

import kg
from kg.cli.explain_tables import explained_fact, explained_sentence
from kg.cli.group import FAILED, UNUSABLE
from kg.cli.options import BuildOptions, build_options, learned_option, source_options
from kg.cli.sources import build_sources
from kg.cli.tables import print_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar, Unpack

    Numbered = TypeVar("Numbered", kg.ExplainedFact, kg.ExplainedSentence)


@click.command("explain")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...|GRAPH")
@click.option("--fact", type=int, metavar="N", help="Explain this fact only, by its number in `kg show`.")
@click.option("--sentence", type=int, metavar="N", help="Explain this sentence only; the first is 1.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON instead.")
@learned_option
@build_options
@source_options
def explain_command(
    sources: tuple[str, ...],
    fact: int | None,
    sentence: int | None,
    as_json: bool,  # noqa: FBT001  (click passes by name)
    learned: tuple[str, ...],
    **how: Unpack[BuildOptions],
) -> int:
    """Tell why a fact is there, and why others are not.

    Of a fact: the rule behind it, the words that rule looked at, what each name or pronoun was taken for, and the words
    that decided its status. Of a sentence, or of all: every candidate for a fact, and why it was dropped; with an
    ontology of your own, what was found in its terms, too, and what it did not allow. Instead of texts, GRAPH may be a
    graph in JSON or a store: its texts are analysed again.

    \b
    Examples:
      kg explain article.txt
      kg explain article.txt --fact 3
      kg explain article.txt --sentence 2 --json
      kg explain letter.txt --ontology museum.ttl
    """
    if fact is not None and sentence is not None:
        message = "Give --fact or --sentence, not both."
        raise kg.UsageError(message)
    known = kg.load_graph(sources[0]) if len(sources) == 1 else None
    rejected: list[kg.Rejection] = []
    obeyed = {"learned": learned, "on_rejected": rejected.append}
    graph, skipped = (known, 0) if known is not None else build_sources(sources, how, quiet=as_json, **obeyed)
    if not graph.documents:
        return UNUSABLE
    explained = kg.explain(graph, model=how["model"], ontology=how["ontology"] or None, rejected=rejected)
    if fact is not None:
        _print_facts([_pick(explained.facts, fact, "fact")], as_json=as_json)
    else:
        found = [_pick(explained.sentences, sentence, "sentence")] if sentence is not None else explained.sentences
        _print_sentences(found, as_json=as_json)
    return FAILED if skipped else 0


def _pick(found: Sequence[Numbered], number: int, what: str) -> Numbered:
    if 1 <= number <= len(found):
        return found[number - 1]
    there = f"they are numbered 1 to {len(found)}" if found else "none was found"
    message = f"There is no {what} {number}: {there}."
    raise kg.UsageError(message)


def _print_facts(found: Sequence[kg.ExplainedFact], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"facts": [_fact_values(fact) for fact in found]}, indent=1))
        return
    for fact in found:
        for table in explained_fact(fact):
            print_table(table)


def _print_sentences(found: Sequence[kg.ExplainedSentence], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"sentences": [asdict(sentence) for sentence in found]}, indent=1))
    elif not found:
        click.echo("There is no sentence to explain.")
    else:
        for sentence in found:
            for table in explained_sentence(sentence):
                print_table(table)


def _fact_values(explained: kg.ExplainedFact) -> dict[str, Any]:
    fact = explained.fact
    values = asdict(explained)
    values["fact"] = {
        "subject": fact.subject,
        "predicate": asdict(fact.predicate),
        "object": fact.object if isinstance(fact.object, str) else asdict(fact.object),
        "status": fact.status,
        "factuality": asdict(fact.factuality),
        "by": fact.by,
        "when": _when(fact.when) if fact.when else None,
        "where": fact.where,
        "cue": fact.cue,
        "confidence": fact.confidence,
    }
    return values


def _when(when: kg.When) -> dict[str, str]:
    bounds = {"earliest": when.earliest, "latest": when.latest}
    return {"text": when.text, "value": when.value, **{name: day.isoformat() for name, day in bounds.items() if day}}
