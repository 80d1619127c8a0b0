"""Whole sentences through the default model: what a reader must find, and what nobody may write down as so."""

from __future__ import annotations

import textwrap
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.extract.pipeline import analyse
from kg.model import Document, Literal

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.graph import KnowledgeGraph
    from kg.model import Fact

pytestmark = pytest.mark.model
PUBLISHED = date(2024, 8, 14)  # a Wednesday

FOLDER = Path(__file__).parent / "sentences"
WHOLE = 3  # columns of a plain assertion


class Case(NamedTuple):
    """A sentence with the facts it must and must not give, as sentences/README.md writes them."""

    text: str
    facts: tuple[str, ...]
    never: tuple[str, ...] = ()
    known_failure: str = ""


def cases() -> list[Case]:
    found: list[Case] = []
    for file in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(file.read_text("utf-8"))["sentence"]:
            facts, never = tuple(entry.get("facts", ())), tuple(entry.get("never", ()))
            found.append(Case(entry["text"], facts, never, entry.get("known_failure", "")))
    return found


CASES = cases()


def graph_of(nlp: Language, text: str) -> KnowledgeGraph:
    ((_, graph),) = analyse(nlp, [Document("d", text, published=PUBLISHED)])
    return graph


def readable(graph: KnowledgeGraph, fact: Fact) -> str:
    target = f'"{fact.object.value}"' if isinstance(fact.object, Literal) else graph.entity(fact.object).label
    columns = [graph.entity(fact.subject).label, fact.predicate.key, target]
    columns += ["not"] if fact.factuality.negated else []
    columns += [fact.factuality.modality.value] if fact.factuality.modality.value != "actual" else []
    if fact.factuality.claimed:
        columns.append(f"claimed by {graph.entity(fact.by).label}" if fact.by else "claimed")
    columns += [f"when {fact.when.value}"] if fact.when else []
    columns += [f"where {graph.entity(fact.where).label}"] if fact.where else []
    return " | ".join(columns)


def forbids(line: str, fact: str) -> bool:
    """Does a line of `never` speak of this fact? Three columns mean the plain assertion, fewer any beginning."""
    columns, found = line.split(" | "), fact.split(" | ")
    if len(columns) == WHOLE:
        found = [c for c in found if not c.startswith(("when ", "where "))]
        return columns == found
    return columns == found[: len(columns)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_a_sentence_says(nlp: Language, case: Case) -> None:
    graph = graph_of(nlp, case.text)
    found = sorted(readable(graph, fact) for fact in graph.facts)
    missing = [line for line in case.facts if line not in found]
    wrong = [fact for fact in found if any(forbids(line, fact) for line in case.never)]
    if case.known_failure:
        assert missing or wrong, "it is read now: take known_failure away"
        pytest.xfail(case.known_failure)
    assert (missing, wrong) == ([], []), found


def test_a_sentence_stands_in_one_file_only() -> None:
    texts = [case.text for case in CASES]
    assert len(texts) == len(set(texts))
    assert all(case.facts or case.never for case in CASES)


def test_last_week_is_a_week_and_no_day(nlp: Language) -> None:
    graph = graph_of(nlp, "Sweden signed the treaty last week.")
    (fact,) = (fact for fact in graph.facts if fact.predicate.lemma == "sign" and not fact.predicate.particle)
    assert fact.when is not None
    assert (fact.when.earliest, fact.when.latest) == (date(2024, 8, 5), date(2024, 8, 11))
    assert fact.when.text == "last week"


def test_wrapped_text_says_what_its_one_line_says(nlp: Language) -> None:
    one = " ".join(case.text for case in CASES)
    graph, wrapped = graph_of(nlp, one), graph_of(nlp, textwrap.fill(one, 72, break_on_hyphens=False))
    assert len(graph.facts) > 30
    assert [readable(wrapped, f) for f in wrapped.facts] == [readable(graph, f) for f in graph.facts]
