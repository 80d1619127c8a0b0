from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Factuality, Literal, Modality, Predicate, Span
from kg.writers.view_data import CLAIMED, NEGATED, PLANNED, View, facets, safe_link, view_of
from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = Factuality()


def fact(
    subject: str, target: str | Literal, quote: str, words: tuple[str, str, str], factuality: Factuality = PLAIN
) -> Fact:
    spans = [Span(5 + quote.index(word), 5 + quote.index(word) + len(word)) for word in words]
    evidence = Evidence("d", Span(5, 5 + len(quote)), *spans, quote)
    return Fact(subject, Predicate("see", label="saw"), target, factuality, evidence=frozenset({evidence}))


def quotes(view: View) -> Iterator[list[tuple[str, list[str]]]]:
    """The sentences of each fact with the highlighted words, cut as JavaScript would: in UTF-16 code units."""
    columns: dict[str, Any] = view.evidence
    facts: Any = view.data["facts"]
    places = iter(zip(columns["sentence"], zip(*[iter(columns["spans"])] * 6, strict=True), strict=True))
    for count in expanded(columns["count"], facts["count"]):
        found = []
        for sentence, spans in itertools.islice(places, count):
            units = view.sentences[sentence].encode("utf-16-le")
            words = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(spans[::2], spans[1::2], strict=True)]
            found.append((view.sentences[sentence], words))
        yield found


def expanded(column: list[int] | int, count: int) -> list[int]:
    return [column] * count if isinstance(column, int) else column


def test_offsets_are_utf16_and_relative_to_the_sentence() -> None:
    made = fact("ana", "bob", "\U0001f600 Ana \U0001f600 saw \U0001f469\u200d\U0001f52c Bob", ("Ana", "saw", "Bob"))
    view = view_of(KnowledgeGraph([Document("d", "")], [], [made]))
    assert [words for ((_, words),) in quotes(view)] == [["Ana", "saw", "Bob"]]


def test_every_highlight_of_the_story_is_the_text_of_its_span() -> None:
    graph = story()
    for made, found in zip(graph.facts, quotes(view_of(graph)), strict=True):
        for evidence, (quote, words) in zip(sorted(made.evidence), found, strict=True):
            text = graph.document(evidence.document).text
            assert quote == evidence.quote
            assert words == [text[a:b] for a, b in (evidence.subject, evidence.predicate, evidence.object)]


def test_a_span_outside_its_sentence_is_not_marked() -> None:
    made = fact("ana", "bob", "She saw Bob", ("She", "saw", "Bob"))
    (evidence,) = made.evidence
    outside = Evidence("d", evidence.sentence, Span(0, 3), evidence.predicate, Span(9, 500), evidence.quote)
    view = view_of(KnowledgeGraph([], [], [Fact("ana", made.predicate, "bob", evidence=frozenset({outside}))]))
    assert [words for ((_, words),) in quotes(view)] == [["", "saw", "saw Bob"]]


def test_sentences_are_stored_once() -> None:
    words = ("Ana", "saw", "Bob")
    both = [fact("ana", "bob", "Ana saw Bob", words), fact("ana", "eve", "Ana saw Bob", words)]
    view = view_of(KnowledgeGraph([], [], both))
    assert (view.sentences, view.evidence["count"], view.evidence["sentence"]) == (["Ana saw Bob"], 1, [0, 0])


def test_columns_say_what_the_facts_say() -> None:
    graph = story()
    data: dict[str, Any] = view_of(graph).data
    nodes, rows = data["nodes"], data["facts"]
    ids = [own or label.replace(" ", "_") for own, label in zip(nodes["id"], nodes["label"], strict=True)]
    names = dict(enumerate(ids)) | {-1: None}
    columns = {name: expanded(column, rows["count"]) for name, column in rows.items()}
    for i, made in enumerate(graph.facts):
        target = made.object.value if isinstance(made.object, Literal) else made.object
        assert names[columns["subject"][i]] == made.subject
        assert (names[columns["object"][i]] or data["values"][columns["value"][i]]) == target
        assert (names[columns["by"][i]], names[columns["where"][i]]) == (made.by, made.where)
        assert data["labels"][columns["label"][i]] == made.predicate.label
        assert data["cues"][columns["cue"][i]] == made.cue
        assert columns["facets"][i] == facets(made)
        assert columns["confidence"][i] == round(1000 * made.confidence)
        text = made.when.text if made.when else None
        assert (data["times"][columns["when"][i]][0] if columns["when"][i] >= 0 else None) == text


def test_documents_know_how_many_facts_they_have() -> None:
    graph = generate(50)
    wanted = {d.id: sum(any(e.document == d.id for e in f.evidence) for f in graph.facts) for d in graph.documents}
    documents: Any = view_of(graph).data["documents"]
    assert {row[4]: row[5] for row in documents} == wanted


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


def test_classes_of_the_users_ontology_are_shown_in_words_and_only_where_there_are_any() -> None:
    graph = story()
    assert "classes" not in view_of(graph).data["nodes"]  # type: ignore[operator]
    first, *others = graph.entities
    known = replace(first, classes=frozenset({"https://x.test/o#OilPainting", "https://x.test/o#Artwork"}))
    view = view_of(KnowledgeGraph(graph.documents, [known, *others], graph.facts))
    rank = next(i for i, node in enumerate(view.nodes) if node.id == first.id)
    assert view.iris["own"] == {rank: sorted(known.classes)}
    assert view.data["nodes"]["classes"] == {str(rank): ["Artwork", "Oil painting"]}  # type: ignore[index]
