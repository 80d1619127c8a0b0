# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""A Doc looked at closely: words, offsets, repairs and references of each candidate."""

from __future__ import annotations

from hypothesis import given, settings

from kg.extract.components import mark_clusters, mark_facts, mark_mentions
from kg.extract.inspection import Candidate, Inspection, inspect
from kg.extract.rules import RULES
from kg.model import MentionKind, Status
from tests.docs import doc, trees

MET = "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON met|VERB|VBD|ROOT|2|meet Lind|PROPN|NNP|dobj|2||PERSON .|PUNCT|.|punct|2"
SHE_LEFT = "She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1"


def inspected(*sentences: str, clusters: bool = True) -> tuple[str, Inspection]:
    made = mark_mentions(doc(*sentences))
    made = mark_facts(mark_clusters(made) if clusters else made)
    return made.text, inspect(made)


def only(inspection: Inspection) -> Candidate:
    (found,) = inspection.candidates
    return found.candidate


def test_a_candidate_has_its_words_and_their_places() -> None:
    text, inspection = inspected(MET)
    candidate = only(inspection)
    assert (candidate.subject.text, candidate.relation, candidate.object.text) == ("Anna Berg", "met", "Lind")
    assert text[slice(*candidate.subject.span)] == "Anna Berg"
    assert (candidate.rule, candidate.does, candidate.dropped) == ("clause", RULES["clause"], "")
    assert candidate.factuality.status is Status.ASSERTED


def test_the_tokens_that_the_rule_looked_at() -> None:
    _, inspection = inspected(MET)
    rows = [(t.text, t.roles, t.tag, t.dep, t.head, t.repaired) for t in only(inspection).tokens]
    assert rows == [
        ("Berg", ("subject",), "NNP", "nsubj", "met", ""),
        ("met", ("predicate",), "VBD", "ROOT", "", ""),
        ("Lind", ("object",), "NNP", "dobj", "met", ""),
    ]


def test_a_pronoun_shows_what_it_was_taken_for() -> None:
    _, inspection = inspected(MET, SHE_LEFT)
    she = inspection.candidates[1].candidate.subject
    assert (she.text, she.kind, she.coreferent) == ("She", MentionKind.PRONOUN, ("Anna Berg",))


def test_an_unresolved_pronoun_is_the_reason() -> None:
    _, inspection = inspected(SHE_LEFT, clusters=False)
    candidate = only(inspection)
    assert candidate.dropped == "its subject, “She”, is a pronoun that nothing resolves"
    assert inspection.candidates[0].raw is None


def test_who_claims_it_and_by_which_word() -> None:
    _, inspection = inspected(
        "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say Berg|PROPN|NNP|nsubj|5||PERSON will|AUX|MD|aux|5 not|PART|RB|neg|5 leave|VERB|VB|ccomp|1 Oslo|PROPN|NNP|dobj|5||GPE .|PUNCT|.|punct|1"
    )
    candidate = only(inspection)
    assert candidate.by is not None
    assert (candidate.by.text, candidate.cue, candidate.factuality.negated) == ("Lind", "said will not", True)
    assert {t.text: t.roles for t in candidate.tokens}["said"] == ("cue",)
    assert {t.text: t.roles for t in candidate.tokens}["Lind"] == ("speaker",)


def test_a_repair_shows_what_was_there_before() -> None:
    # a silent e restored, and a bare infinitive moved beside the infinitive before it
    _, inspection = inspected(
        "Berg|PROPN|NNP|nsubj|1||PERSON wants|VERB|VBZ|ROOT|1|want to|PART|TO|aux|3 leave|VERB|VB|xcomp|1 Oslo|PROPN|NNP|dobj|3||GPE and|CCONJ|CC|cc|1 visit|VERB|VB|conj|1 Lima|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|1"
    )
    visit = next(t for found in inspection.candidates for t in found.candidate.tokens if t.text == "visit")
    assert (visit.dep, visit.head, visit.repaired) == ("conj", "leave", "was conj of wants")
    assert list(inspection.repairs.values()) == [("visit: conj of leave, was conj of wants",)]


def test_a_lemma_that_was_repaired() -> None:
    _, inspection = inspected(
        "Berg|PROPN|NNP|nsubj|1||PERSON waged|VERB|VBD|ROOT|1|wag war|NOUN|NN|dobj|1 .|PUNCT|.|punct|1"
    )
    assert [t.repaired for t in only(inspection).tokens if t.text == "waged"] == ["lemma was wag"]


def test_a_time_by_its_words() -> None:
    _, inspection = inspected(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE on|ADP|IN|prep|1 Monday|PROPN|NNP|pobj|3||DATE .|PUNCT|.|punct|1"
    )
    candidate = only(inspection)
    assert candidate.time == "on Monday"
    assert [t.text for t in candidate.tokens if "time" in t.roles] == ["on", "Monday"]


def test_sentences_and_clauses_are_all_there() -> None:
    text, inspection = inspected(MET, SHE_LEFT)
    assert [text[slice(*span)] for span in inspection.sentences] == ["Anna Berg met Lind.", "She left Oslo."]
    assert [inspection.clauses[span] for span in inspection.sentences] == [
        ("met (subjects: Berg; objects: Lind)",),
        ("left (subjects: She; objects: Oslo)",),
    ]


def test_an_empty_doc_has_nothing() -> None:
    assert inspected("") == ("", Inspection([], [], {}, {}, {}))


@given(trees(), trees())
@settings(max_examples=100)
def test_any_tree_can_be_looked_at(first: str, second: str) -> None:
    text, inspection = inspected(first, second)
    for candidate, raw, sentence in inspection.candidates:
        assert sentence in inspection.sentences
        assert (raw is None) == (candidate.dropped != "" and "another candidate" not in candidate.dropped)
        for token in candidate.tokens:
            assert text[slice(*token.span)] == token.text
