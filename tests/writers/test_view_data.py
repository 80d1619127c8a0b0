from __future__ import annotations

from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Factuality, Literal, Modality, Predicate, Span
from kg.writers.view_data import CLAIMED, NEGATED, PLANNED, facets, safe_link, view_of
from tests.synthetic import generate, story

PLAIN = Factuality()


def fact(
    subject: str, target: str | Literal, quote: str, words: tuple[str, str, str], factuality: Factuality = PLAIN
) -> Fact:
    spans = [Span(5 + quote.index(word), 5 + quote.index(word) + len(word)) for word in words]
    evidence = Evidence("d", Span(5, 5 + len(quote)), *spans, quote)
    return Fact(subject, Predicate("see", label="saw"), target, factuality, evidence=frozenset({evidence}))


def marked(data: dict[str, Any], row: list[int]) -> list[str]:
    """The highlighted words, cut as JavaScript would: in UTF-16 code units."""
    units = data["sentences"][row[0]][3].encode("utf-16-le")
    return [units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(row[1::2], row[2::2], strict=True)]


def test_offsets_are_utf16_and_relative_to_the_sentence() -> None:
    made = fact("ana", "bob", "\U0001f600 Ana \U0001f600 saw \U0001f469\u200d\U0001f52c Bob", ("Ana", "saw", "Bob"))
    data: dict[str, Any] = view_of(KnowledgeGraph([Document("d", "")], [], [made])).data
    assert marked(data, data["facts"][0][12][0]) == ["Ana", "saw", "Bob"]


def test_every_highlight_of_the_story_is_the_text_of_its_span() -> None:
    graph = story()
    data: dict[str, Any] = view_of(graph).data
    for made, row in zip(graph.facts, data["facts"], strict=True):
        for evidence, places in zip(sorted(made.evidence), row[12], strict=True):
            text = graph.document(evidence.document).text
            assert marked(data, places) == [
                text[a:b] for a, b in (evidence.subject, evidence.predicate, evidence.object)
            ]


def test_a_span_outside_its_sentence_is_not_marked() -> None:
    made = fact("ana", "bob", "She saw Bob", ("She", "saw", "Bob"))
    (evidence,) = made.evidence
    outside = Evidence("d", evidence.sentence, Span(0, 3), evidence.predicate, Span(9, 500), evidence.quote)
    view = view_of(KnowledgeGraph([], [], [Fact("ana", made.predicate, "bob", evidence=frozenset({outside}))]))
    row = view.data["facts"][0][12][0]  # type: ignore[index]
    assert marked(view.data, row) == ["", "saw", "saw Bob"]


def test_sentences_are_stored_once() -> None:
    words = ("Ana", "saw", "Bob")
    both = [fact("ana", "bob", "Ana saw Bob", words), fact("ana", "eve", "Ana saw Bob", words)]
    assert len(view_of(KnowledgeGraph([], [], both)).data["sentences"]) == 1  # type: ignore[arg-type]


def test_first_entities_hang_together() -> None:
    view = view_of(generate(400))
    near: dict[int, set[int]] = {}
    for bundle in view.bundles:
        near.setdefault(bundle.source, set()).add(bundle.target)
        near.setdefault(bundle.target, set()).add(bundle.source)
    alone = [i for i in range(1, 100) if not any(j < i for j in near.get(i, ()))]
    assert len(alone) <= 5
    assert view.nodes[0].degree == max(node.degree for node in view.nodes)


def test_facts_between_two_entities_are_one_bundle_each_way() -> None:
    words = ("Ana", "saw", "Bob")
    there, other = (
        fact("ana", "bob", "Ana saw Bob", words),
        fact("ana", "bob", "Ana saw Bob", words, factuality=Factuality(negated=True)),
    )
    back, loop = fact("bob", "ana", "Ana saw Bob", words), fact("ana", "ana", "Ana saw Bob", words)
    value = fact("ana", Literal("7"), "Ana saw Bob", words)
    view = view_of(KnowledgeGraph([], [], [there, other, back, loop, value]))
    sizes = {(view.nodes[b.source].id, view.nodes[b.target].id): len(b.facts) for b in view.bundles}
    assert sizes == {("ana", "bob"): 2, ("bob", "ana"): 1, ("ana", "ana"): 1}


def test_facets_keep_what_one_status_hides() -> None:
    words = ("Ana", "saw", "Bob")
    made = fact(
        "ana", "bob", "Ana saw Bob", words, factuality=Factuality(negated=True, modality=Modality.PLANNED, claimed=True)
    )
    assert facets(made) == CLAIMED + NEGATED + PLANNED


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("file:///tmp/a.txt", "file:///tmp/a.txt"),
        ("news/caf\u00e9 1.txt", ""),
        ("/data/a#1.txt", ""),
        ("a/b:c.txt", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,<script>1</script>", ""),
        ("vbscript:x", ""),
        ("blob:https://example.org/1", ""),
        ("//example.org/x", ""),
        ("\\\\server\\share", ""),
        ("C:\\news\\a.txt", ""),
        ("http://[", ""),
        ("https://example.org/\u202egpj.exe", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_only_harmless_links(source: str, link: str) -> None:
    assert safe_link(source) == link


def test_graphs_without_anything() -> None:
    assert view_of(KnowledgeGraph()).nodes == []
    assert [node.label for node in view_of(KnowledgeGraph([], [Entity("lonely")])).nodes] == ["lonely"]
