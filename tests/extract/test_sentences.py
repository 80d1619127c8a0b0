"""Whole sentences through the default model: what a reader must find, and what nobody may write down as so."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract.pipeline import analyse
from kg.model import Document, Literal

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.graph import KnowledgeGraph
    from kg.model import Fact

pytestmark = pytest.mark.model
PUBLISHED = date(2024, 8, 14)  # a Wednesday

FOUND = {
    "Norwegian Prime Minister Anna Berg toured a plant in Larvik on Tuesday and met the firm's director, Olav Dahl.": [
        "Anna Berg | tour | plant | when 2024-08-13",
        "Anna Berg | prime minister of | Norway",
        "Anna Berg | meet | Olav Dahl",
        "Olav Dahl | director of | firm",
    ],
    "The ferry was built by Skanbygg and was sold to a Danish company in 2019.": [
        "Skanbygg | build | ferry",
        "ferry | be sell to | Danish company | when 2019",
        "Danish company | of | Denmark",
    ],
    "Olav Dahl, chief executive of Fjordlinje, denied that the crew had ignored a warning.": [
        "Olav Dahl | chief executive of | Fjordlinje",
        "crew | ignore | warning | not | claimed by Olav Dahl",
    ],
    "Fjordlinje plans to buy two ships from Skanbygg next year.": [
        "Fjordlinje | buy | two ships | planned | when 2025",
        "Fjordlinje | buy from | Skanbygg | planned | when 2025",
    ],
    "\u201cDahl sold the ferry,\u201d said Maria Holm, the mayor of Larvik.": [
        "Dahl | sell | ferry | claimed by Maria Holm",
        "Maria Holm | mayor of | Larvik",
    ],
    "The mayor said she had not spoken to Olav Dahl.": ["mayor | speak to | Olav Dahl | not | claimed by mayor"],
    "Sweden and Finland signed a treaty with Iceland in Helsinki last week.": [
        "Sweden | sign | treaty | when  | where Helsinki",
        "Finland | sign | treaty | when  | where Helsinki",
    ],
    "Anna Berg did not visit Stockholm.": ["Anna Berg | visit | Stockholm | not"],
    "Olav Dahl's sister Ingrid works for a bank in Copenhagen.": [
        "Ingrid | sister of | Olav Dahl",
        "Ingrid | work for | bank",
        "bank | in | Copenhagen",
    ],
    "The ministers may meet in Oslo if Sweden agrees to the deal.": [
        "ministers | meet in | Oslo | possible",
        "Sweden | agree to | deal | possible",
    ],
    "According to the Norwegian police, two men stole a painting from the museum.": [
        "two men | steal | painting | claimed by Norwegian police",
        "two men | steal from | museum | claimed by Norwegian police",
    ],
    "The company, which owns three hotels in Bergen, reportedly fired its manager.": [
        "company | fire | manager | claimed"
    ],
    "Maria Holm, 47, was elected mayor of Larvik in 2015.": [
        'Maria Holm | age | "47"',
        'Maria Holm | be elect | "mayor of Larvik" | when 2015',
    ],
    "Thousands of students and teachers occupied the main square of Tromso on Friday.": [
        "students | occupy | main square | when 2024-08-09",
        "teachers | occupy | main square | when 2024-08-09",
    ],
    "Anna Berg managed to persuade Finland to join the project.": [
        "Anna Berg | persuade | Finland",
        "Finland | join | project | planned",
    ],
    "Iceland's purchase of the ferry surprised Denmark.": ["Iceland | buy | ferry"],
    "Olav Dahl resigned as chairman of Fjordlinje on Monday and moved to Spain.": [
        "Olav Dahl | chairman of | Fjordlinje",
        "Olav Dahl | move to | Spain",
    ],
}


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


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_a_sentence_says(nlp: Language, text: str, expected: list[str]) -> None:
    graph = graph_of(nlp, text)
    assert set(expected) <= {readable(graph, fact) for fact in graph.facts}


def test_last_week_is_a_week_and_no_day(nlp: Language) -> None:
    graph = graph_of(nlp, "Sweden signed the treaty last week.")
    (fact,) = (fact for fact in graph.facts if fact.predicate.lemma == "sign" and not fact.predicate.particle)
    assert fact.when is not None
    assert (fact.when.earliest, fact.when.latest) == (date(2024, 8, 5), date(2024, 8, 11))
    assert fact.when.text == "last week"


def test_wrapped_text_says_what_its_one_line_says(nlp: Language) -> None:
    one = " ".join(FOUND)
    graph, wrapped = graph_of(nlp, one), graph_of(nlp, textwrap.fill(one, 72))
    assert len(graph.facts) > 30
    assert [readable(wrapped, f) for f in wrapped.facts] == [readable(graph, f) for f in graph.facts]
