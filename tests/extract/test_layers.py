# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""What stands on the Doc, and how it comes back as a graph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span

from kg.errors import ModelError
from kg.extract.components import mark_clusters, mark_facts, mark_mentions
from kg.extract.layers import (
    MentionSpan,
    document_of,
    graph_of,
    published_of,
    read_clusters,
    read_mentions,
    set_document,
    write_clusters,
    write_mentions,
)
from kg.extract.pipeline import read_doc
from kg.extract.segment import flatten
from kg.model import Document, EntityType, Fact, Literal, Mention, MentionKind, Status
from kg.model import Span as Offsets
from tests.docs import doc

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.graph import KnowledgeGraph

BERG = "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet the|DET|DT|det|3 minister|NOUN|NN|dobj|1 in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|4||GPE .|PUNCT|.|punct|1"
SHE = "She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1"
MENTIONS = [
    MentionSpan(0, 1, 0, "name", "Person", "Berg"),
    MentionSpan(2, 4, 3, "nominal", "Person", "minister"),
    MentionSpan(5, 6, 5, "name", "Place", "Oslo"),
    MentionSpan(7, 8, 7, "pronoun", "Person", "She"),
    MentionSpan(9, 10, 9, "name", "Place", "Bergen"),
]


def analysed(*sentences: str) -> Doc:
    return mark_facts(mark_clusters(mark_mentions(doc(*sentences))))


def evidence_holds(graph: KnowledgeGraph, document: Document) -> None:
    """Every offset of every fact and mention re-slices the document."""
    text = document.text
    for fact in graph.facts:
        for found in fact.evidence:
            assert text[slice(*found.sentence)] == found.quote
            assert found.quote.strip() == found.quote != ""
            assert found.sentence.start <= found.predicate.start < found.predicate.end <= found.sentence.end
            assert 0 <= found.subject.start < found.subject.end <= len(text)
            assert 0 <= found.object.start < found.object.end <= len(text)
            if isinstance(fact.object, Literal) and fact.object.shown:
                assert flatten(text[slice(*found.object)]).split() == fact.object.value.split()
        assert all(graph.entity(identifier) for identifier in fact.entities)
    for entity in graph.entities:
        for mention in entity.mentions:
            assert text[slice(*mention.span)] == mention.text
            assert mention.name


# --- writing and reading


def test_mentions_come_back() -> None:
    made = doc(BERG, SHE)
    write_mentions(made, reversed(MENTIONS))
    assert read_mentions(made) == MENTIONS
    assert [span.text for span in made.spans["kg_mentions"]] == ["Berg", "the minister", "Oslo", "She", "Bergen"]


def test_mentions_come_back_from_bytes() -> None:
    made = doc(BERG, SHE)
    write_mentions(made, MENTIONS)
    assert read_mentions(Doc(made.vocab).from_bytes(made.to_bytes())) == MENTIONS


def test_mentions_that_another_component_put_in_place_are_read() -> None:
    made = doc(BERG, SHE)
    write_mentions(made, MENTIONS)
    ours = list(made.spans["kg_mentions"])
    assert read_mentions(made) == MENTIONS
    made.spans["kg_mentions"].append(made[10:11])
    assert len(read_mentions(made)) == len(MENTIONS) + 1
    made.spans["kg_mentions"] = ours[:2]
    assert read_mentions(made) == MENTIONS[:2]


def test_clusters_that_another_component_put_in_place_are_read() -> None:
    made = doc(BERG, SHE)
    write_clusters(made, MENTIONS, [(0, 3)])
    assert read_clusters(made, MENTIONS) == [(0, 3)]
    assert read_clusters(made, MENTIONS[:3]) == []
    made.spans["coref_clusters_1"] = [made[2:4], made[5:6]]
    assert read_clusters(made, MENTIONS) == [(1, 2)]


def test_a_head_that_is_not_the_root_of_its_span_is_kept() -> None:
    made = doc(BERG)
    write_mentions(made, [MentionSpan(2, 4, 2, "nominal", "Person", "minister")])
    assert read_mentions(made)[0].head == 2


def test_clusters_come_back_and_older_ones_go() -> None:
    made = doc(BERG, SHE)
    write_mentions(made, MENTIONS)
    write_clusters(made, MENTIONS, [(0, 3), (2, 4)])
    write_clusters(made, MENTIONS, [(0, 3)])
    assert read_clusters(made, MENTIONS) == [(0, 3)]
    assert [key for key in made.spans if key.startswith("coref")] == ["coref_clusters_1"]


def test_clusters_are_read_in_their_numbers_order() -> None:
    made = doc(BERG, SHE)
    made.spans["coref_clusters_10"] = [made[0:1], made[7:8]]
    made.spans["coref_clusters_2"] = [made[2:4], made[5:6]]
    assert read_clusters(made, MENTIONS) == [(1, 2), (0, 3)]


def test_a_foreign_resolvers_clusters_are_joined_by_borders_or_heads() -> None:
    made = doc(BERG, SHE)
    made.spans["coref_clusters_1"] = [made[3:4], made[7:8], made[10:11]]  # "minister" without its article; a full stop
    assert read_clusters(made, MENTIONS) == [(1, 3)]


def test_a_mention_is_in_one_cluster() -> None:
    made = doc(BERG, SHE)
    made.spans["coref_clusters_1"] = [made[0:1], made[7:8]]
    made.spans["coref_clusters_2"] = [made[7:8], made[2:4]]
    assert read_clusters(made, MENTIONS) == [(0, 3)]


def test_a_foreign_resolvers_clusters_make_the_graph() -> None:
    made = mark_mentions(doc(BERG, SHE))
    made.spans["coref_clusters_1"] = [made[2:4], made[7:8]]
    graph = graph_of(mark_facts(made))
    (left,) = (fact for fact in graph.facts if fact.predicate.lemma == "leave")
    assert graph.entity(left.subject).label == "minister"


def test_a_doc_that_nobody_marked_is_an_empty_graph() -> None:
    graph = graph_of(doc(BERG))
    assert (graph.entities, graph.facts) == ((), ())
    assert len(graph.documents) == 1


def test_facts_without_mentions_are_refused() -> None:
    with pytest.raises(ModelError, match="put kg_mentions before it"):
        mark_facts(doc(BERG))


# --- documents


@pytest.mark.parametrize("published", [None, date(2024, 8, 14)])
def test_what_is_known_of_the_document_comes_back(published: date | None) -> None:
    made = doc(BERG)
    known = Document("berg", made.text, "A meeting", "berg.txt", published, "en")
    set_document(made, known)
    assert document_of(made) == known
    assert published_of(made) == published


def test_an_unknown_document_is_named_after_its_text() -> None:
    one, other = document_of(doc(BERG)), document_of(doc(SHE))
    assert one.id != other.id
    assert document_of(doc(BERG)) == one


# --- the graph


def test_the_graph_of_a_doc() -> None:
    made = analysed(BERG)
    graph = graph_of(made)
    (met,) = (fact for fact in graph.facts if fact.predicate.lemma == "meet" and not fact.predicate.particle)
    assert [graph.entity(e).label for e in met.entities] == ["Berg", "minister", "Oslo"]
    assert met.status is Status.ASSERTED
    assert {entity.label: entity.type for entity in graph.entities}["Oslo"] is EntityType.PLACE
    evidence_holds(graph, graph.documents[0])


def test_a_mention_of_the_graph_is_verbatim_and_has_a_readable_name() -> None:
    graph = graph_of(analysed(BERG))
    (minister,) = graph.find("minister")
    assert minister.mentions == {
        Mention(
            graph.documents[0].id, Offsets(9, 21), "the minister", MentionKind.NOMINAL, EntityType.PERSON, "minister"
        )
    }


def test_quotes_come_from_the_document_as_it_was() -> None:
    made = analysed(BERG)
    wrapped = Document("w", made.text.replace(" the ", "\nthe "))
    assert {e.quote for fact in graph_of(made, wrapped).facts for e in fact.evidence} == {
        "Berg met\nthe minister in Oslo."
    }


def test_people_known_by_one_name_are_people_of_their_document() -> None:
    def berg(identifier: str) -> str:
        made = analysed(BERG)
        return graph_of(made, Document(identifier, made.text)).find("Berg")[0].id

    assert berg("one") != berg("two")
    assert berg("one") == berg("one")


def test_places_are_the_same_in_every_document() -> None:
    def oslo(identifier: str) -> str:
        made = analysed(BERG)
        return graph_of(made, Document(identifier, made.text)).find("Oslo")[0].id

    assert oslo("one") == oslo("two")


def test_an_entity_of_pronouns_alone_is_none() -> None:
    made = doc(BERG, SHE)
    write_mentions(made, MENTIONS[3:4])
    assert graph_of(made).entities == ()


def all_of(graph: KnowledgeGraph) -> list[tuple[Fact, object]]:
    """Facts with what their equality leaves out."""
    return [(fact, (sorted(fact.evidence), fact.cue, fact.confidence, fact.event)) for fact in graph.facts]


def test_the_graph_survives_bytes_and_docbin() -> None:
    made = analysed(BERG, SHE)
    set_document(made, Document("berg", made.text, "A meeting", "berg.txt", date(2024, 8, 14)))
    through_bytes = Doc(made.vocab).from_bytes(made.to_bytes())
    stored = DocBin(docs=[made], store_user_data=True).to_bytes()
    (through_bin,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(made.vocab)
    for back in (through_bytes, through_bin):
        assert back._.kg == made._.kg
        assert all_of(back._.kg) == all_of(made._.kg) != []


def test_only_plain_values_stand_on_the_doc() -> None:
    made = analysed(BERG, SHE)
    set_document(made, Document("berg", made.text))

    def plain(value: object) -> bool:
        if isinstance(value, tuple | list):
            return type(value) in (tuple, list) and all(plain(inner) for inner in value)
        return value is None or type(value) in (str, int, float, bool)

    assert plain(made.user_data["kg_facts"])
    assert plain(made.user_data["kg_document"])
    assert all(isinstance(span, Span) for group in made.spans.values() for span in group)


# --- with the model, on anything that our own sentences can be joined to

SENTENCES = [
    "Norwegian Prime Minister Anna Berg visited the shipyard in Larvik on Tuesday.",
    "\u201cWe will open a second plant,\u201d Berg said, \u201cand it won\u2019t be the last.\u201d",
    "Fjordlinje, a ferry company from Stavanger, bought the vessel for 40 million kroner in 2019.",
    "Its director, Olav Dahl, 52, denied that the crew had ignored the warning.",
    "He did not say why the captain left.",
    "Sweden\u2019s minister of trade may meet him next week.",
    "FOG OVER BERGEN",
    "The bridge, built by Skanbygg between 1998 and 2001, was closed",
    "Who paid for it?",
    "- one of the plants",
    "\U0001f6a2 Ship ahoy!",
]
GLUE = [" ", "\n", "\n\n", "\r\n\r\n", "\t", "\u00a0", "   ", " \n \n ", "\u2028", "\u00ad", "\x00", "\u200f "]


@pytest.mark.model
@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(GLUE)), max_size=8), st.sampled_from(["", *GLUE]))
def test_all_offsets_hold_in_any_text(nlp: Language, parts: list[tuple[str, str]], before: str) -> None:
    document = Document(
        "joined", before + "".join(sentence + glue for sentence, glue in parts), published=date(2024, 8, 14)
    )
    evidence_holds(graph_of(read_doc(nlp, document), document), document)
