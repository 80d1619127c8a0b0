"""Why facts are there: every fact of the examples leads back to its words; what was dropped has a reason."""

from __future__ import annotations

import re
import tomllib
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kg
from kg.extract.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/example.toml"))
TEXT = (
    "Mayor Ingrid Solberg visited Larvik on Friday. She met the director, Petter Aas.\n\n"
    "The Nordlys shipyard employs Petter Aas. Aas said Solberg had visited Larvik. Everyone left Oslo.\n"
)

pytestmark = pytest.mark.model


class Case(NamedTuple):
    graph: kg.KnowledgeGraph
    explained: kg.Explained


def case(*documents: kg.Document) -> Case:
    graph = kg.build(*documents)
    return Case(graph, kg.explain(graph))


@pytest.fixture(scope="module")
def own() -> Case:
    return case(kg.Document("d", TEXT))


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Case:
    published = tomllib.loads((ROOT / "examples" / request.param / "example.toml").read_text("utf-8"))["published"]
    with chdir(ROOT):
        graph = kg.build(f"examples/{request.param}/article.txt", published=published)
    return Case(graph, kg.explain(graph))


@pytest.fixture(scope="module")
def together() -> Case:
    """All examples as one graph: facts of several documents, entities joined across them."""
    return case(*(d for name in EXAMPLES for d in kg.read(ROOT / "examples" / name / "article.txt")))


def fact(of: Case, *row: str) -> kg.ExplainedFact:
    (found,) = (f for f in of.explained.facts if (f.subject, f.relation, f.object) == row)
    return found


def candidates(of: Case) -> Iterator[kg.Candidate]:
    return (candidate for sentence in of.explained.sentences for candidate in sentence.candidates)


def holds(of: Case) -> None:
    """Each piece of evidence of each fact is found again, by its rule, with its words inside its sentence."""
    assert [f.number for f in of.explained.facts] == list(range(1, len(of.graph.facts) + 1))
    assert [f.fact for f in of.explained.facts] == list(of.graph.facts)
    for explained in of.explained.facts:
        places = {(f.document, f.span, f.rule) for f in explained.findings}
        assert places == {(e.document, e.sentence, e.rule) for e in explained.fact.evidence}
        for finding in explained.findings:
            candidate = finding.candidate
            assert candidate is not None, explained
            assert (candidate.fact, candidate.rule, candidate.dropped) == (explained.number, finding.rule, "")
            assert candidate.does == RULES[candidate.rule]
            text = of.graph.document(finding.document).text
            assert text[slice(*finding.span)] == finding.quote
            assert candidate.subject.span != candidate.object.span
            spans = [candidate.subject.span, candidate.object.span]
            spans += [t.span for t in candidate.tokens if {"subject", "predicate", "object"} & set(t.roles)]
            for start, end in spans:
                assert finding.span.start <= start < end <= finding.span.end
            ends = (candidate.object, candidate.subject) if finding.turned else (candidate.subject, candidate.object)
            assert ends[0].entity == explained.subject
            assert ends[1].entity in ({explained.object} if ends[1].kind else {""})


def test_every_fact_of_an_example_is_explained(example: Case) -> None:
    assert example.explained.facts
    holds(example)


def test_every_fact_of_several_documents_is_explained(together: Case) -> None:
    assert len(together.graph.documents) == len(EXAMPLES)
    holds(together)


def test_every_candidate_is_a_fact_or_has_a_reason(together: Case) -> None:
    for sentence in together.explained.sentences:
        for candidate in sentence.candidates:
            assert candidate.fact or candidate.dropped
            for token in candidate.tokens:
                if {"subject", "predicate", "object"} & set(token.roles):
                    assert sentence.span.start <= token.span.start < token.span.end <= sentence.span.end


def test_sentences_are_numbered_through(together: Case) -> None:
    sentences = together.explained.sentences
    assert [s.number for s in sentences] == list(range(1, len(sentences) + 1))
    assert [(s.document, s.span) for s in sentences] == sorted((s.document, s.span) for s in sentences)
    for sentence in sentences:
        assert together.graph.document(sentence.document).text[slice(*sentence.span)] == sentence.text
    by_number = {s.number: s for s in sentences}
    for explained in together.explained.facts:
        for finding in explained.findings:
            assert by_number[finding.sentence].text == finding.quote


def test_a_pronoun_leads_to_its_name(own: Case) -> None:
    (finding,) = fact(own, "Ingrid Solberg", "met", "Petter Aas").findings
    assert finding.candidate is not None
    she = finding.candidate.subject
    assert (she.text, she.kind, she.entity, she.type) == ("She", "pronoun", "Ingrid Solberg", "Person")
    assert "Ingrid Solberg" in she.coreferent


def test_a_fact_that_was_turned_round_says_so(own: Case) -> None:
    turned = fact(own, "Petter Aas", "works for", "Nordlys shipyard")
    (finding,) = turned.findings
    assert finding.turned
    assert finding.candidate is not None
    assert (finding.candidate.lemma, finding.candidate.object.text) == ("employ", "Petter Aas")
    assert turned.property == "works for"
    assert "“employ”" in turned.because
    assert "round" in turned.because


def test_a_fact_of_several_sentences_has_each_explained() -> None:
    found = case(
        kg.Document("a", "Ingrid Solberg met Petter Aas. Ingrid Solberg met Petter Aas again."),
        kg.Document("b", "Petter Aas met Ingrid Solberg. Ingrid Solberg met Petter Aas."),
    )
    met = fact(found, "Ingrid Solberg", "met", "Petter Aas")
    assert [(f.document, f.sentence) for f in met.findings] == [("a", 1), ("a", 2), ("b", 4)]
    assert all(f.candidate and f.candidate.fact == met.number for f in met.findings)


def test_the_claim_and_its_speaker(own: Case) -> None:
    claimed = [f for f in own.explained.facts if f.fact.status is kg.Status.CLAIMED]
    (finding,) = claimed[0].findings
    assert claimed[0].by == "Petter Aas"
    assert finding.candidate is not None
    assert finding.candidate.by is not None
    assert (finding.candidate.by.text, finding.candidate.cue) == ("Aas", "said")


def test_why_there_is_a_property_or_none(own: Case) -> None:
    met = fact(own, "Ingrid Solberg", "met", "Petter Aas")
    assert (met.property, met.because) == ("met", "that is what “meet” means in the ontology")
    role = next(f for f in own.explained.facts if f.relation == "is")
    assert (role.property, role.because) == ("", "the ontology has no entry for “be”")


def test_a_property_that_does_not_fit_is_refused_with_its_reason() -> None:
    found = case(kg.Document("d", "Ingrid Solberg asked more questions."))
    asked = fact(found, "Ingrid Solberg", "asked", "more questions")
    assert asked.property == ""
    assert asked.because == "the ontology knows “ask”, but not between these"
    assert asked.others
    assert all(re.search(r"not Thing|takes", other) for other in asked.others)


def test_a_dropped_candidate_has_its_reason(own: Case) -> None:
    reasons = {c.subject.text: c.dropped for c in candidates(own) if c.fact is None}
    assert reasons["Everyone"] == (
        "its subject, “Everyone”, heads no name, noun phrase or pronoun that could be an entity"
    )


def test_a_repetition_names_the_fact_that_says_it(together: Case) -> None:
    repeated = [c for c in candidates(together) if "already says" in c.dropped]
    assert repeated
    assert all(c.dropped == f"fact {c.fact} already says the same of the same words" for c in repeated)


def test_evidence_that_a_second_analysis_does_not_give(own: Case) -> None:
    first = own.graph.facts[0]
    other = replace(first, evidence=frozenset(replace(e, rule="of another version") for e in first.evidence))
    graph = kg.KnowledgeGraph(own.graph.documents, own.graph.entities, [other])
    (explained,) = kg.explain(graph).facts
    assert [(f.candidate, f.rule, f.quote) for f in explained.findings] == [
        (None, "of another version", min(first.evidence).quote)
    ]
    assert (explained.property, explained.because) == ("", "") or explained.because == ""


def test_a_graph_without_documents_has_nothing_to_explain() -> None:
    assert kg.explain(kg.KnowledgeGraph()) == kg.Explained((), ())
