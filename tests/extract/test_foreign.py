# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Resolvers that somebody else wrote: whatever borders, names and overlaps their clusters have."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

import kg
from kg.errors import ModelError
from kg.extract import pipeline
from kg.extract.components import mark_clusters, mark_facts, mark_mentions
from kg.extract.foreign import cluster_keys, mentions_of
from kg.extract.inspection import FOREIGN, inspect
from kg.extract.layers import NAME, MentionSpan, read_clusters, read_mentions
from tests.docs import doc

BERG = "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|6||I-PERSON ,|PUNCT|,|punct|1 the|DET|DT|det|4 mayor|NOUN|NN|appos|1 ,|PUNCT|,|punct|1 met|VERB|VBD|ROOT|6|meet Lind|PROPN|NNP|dobj|6||PERSON .|PUNCT|.|punct|6"
SHE = "She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1"
BOTH = "Anna|PROPN|NNP|nsubj|3||PERSON and|CCONJ|CC|cc|0 Bo|PROPN|NNP|conj|0||PERSON left|VERB|VBD|ROOT|3|leave Oslo|PROPN|NNP|dobj|3||GPE .|PUNCT|.|punct|3"
THEY = "They|PRON|PRP|nsubj|1 saw|VERB|VBD|ROOT|1|see Lind|PROPN|NNP|dobj|1||PERSON .|PUNCT|.|punct|1"
TEXT = (
    "Ingrid Solberg opened the harbour of Larvik on Monday. Solberg met Petter Aas there.\n\n"
    "The harbour cost 40 million crowns, Aas said. She thanked the crew.\n"
)


@Language.component("toy_equal_words")
def equal_words(made: Doc) -> Doc:
    """Links all equal words, under numbers and borders of its own; overlapping, and with groups of no use to anybody."""
    places: dict[str, list[int]] = {}
    for token in made:
        if token.is_alpha:
            places.setdefault(token.lower_, []).append(token.i)
    for number, found in enumerate(places.values(), start=7):
        made.spans[f"coref_clusters_{number}"] = [made[i : i + 1] for i in found]
    made.spans["coref_clusters_x"] = [Span(made, 0, 0), made[0 : len(made)]]
    made.spans["coref_head_clusters_1"] = [made[0:1]]
    return made


@pytest.fixture(scope="module")
def toy() -> Language:
    made = pipeline.load_pipeline()
    made.replace_pipe("kg_coref", "toy_equal_words")
    return made


@pytest.fixture(scope="module")
def without() -> Language:
    made = pipeline.load_pipeline()
    made.remove_pipe("kg_coref")
    return made


def clusters(made: Doc, *spans: list[tuple[int, int]], key: str = "coref_clusters_7") -> list[list[str]]:
    """The texts of the mentions in each cluster, after a resolver gave these spans."""
    for number, group in enumerate(spans):
        made.spans[key if not number else f"{key}{number}"] = [Span(made, a, b) for a, b in group]
    mentions = read_mentions(made)
    return [[made[mentions[i].start : mentions[i].end].text for i in c] for c in read_clusters(made, mentions)]


@pytest.mark.parametrize(
    "span",
    [(0, 2), (1, 2), (0, 1), (0, 3), (0, 6)],
    ids=["our borders", "head alone", "first name alone", "with the comma", "with the apposition"],
)
def test_borders_need_not_be_ours(span: tuple[int, int]) -> None:
    made = mark_mentions(doc(BERG, SHE))
    assert clusters(made, [span, (9, 10)]) == [["Anna Berg", "She"]]


def test_a_coordination_is_none_of_its_members() -> None:
    made = mark_mentions(doc(BOTH, THEY))
    assert clusters(made, [(0, 3), (6, 7)]) == []


def test_spans_that_are_no_mention_are_passed_over() -> None:
    made = mark_mentions(doc(BERG, SHE))
    assert clusters(made, [(5, 6), (6, 7), (9, 10)]) == []


def test_a_mention_of_two_clusters_counts_in_the_first() -> None:
    made = mark_mentions(doc(BERG, SHE))
    assert clusters(made, [(0, 2), (9, 10)], [(9, 10), (7, 8), (11, 12)]) == [["Anna Berg", "She"], ["Lind", "Oslo"]]


def test_a_cluster_of_names_only_is_one_entity() -> None:
    made = mark_mentions(doc(BERG, SHE))
    clusters(made, [(0, 2), (7, 8)])
    names = {entity.label: entity.aliases for entity in mark_facts(made)._.kg.entities}
    assert names["Anna Berg"] == ("Lind",)


@pytest.mark.parametrize("key", ["coref_clusters_7", "coref_clusters_0", "coref_clusters_a", "coref_clusters_"])
def test_any_name_of_the_group_will_do(key: str) -> None:
    assert clusters(mark_mentions(doc(BERG, SHE)), [(0, 2), (9, 10)], key=key) == [["Anna Berg", "She"]]


def test_its_links_are_told_as_what_they_are() -> None:
    made = mark_mentions(doc(BERG, SHE))
    clusters(made, [(0, 2), (9, 10)], [(7, 8), (11, 12)])
    links = [link for found in inspect(mark_facts(made)).links.values() for link in found]
    assert [(link.text, link.to, link.rule) for link in links] == [
        ("She", "Anna Berg", "pronoun"),
        ("Oslo", "Lind", FOREIGN),
    ]


def test_our_links_are_told_with_their_rules() -> None:
    made = mark_facts(mark_clusters(mark_mentions(doc(BERG, SHE))))
    links = [link for found in inspect(made).links.values() for link in found]
    assert {(link.text, link.to, link.rule) for link in links} >= {("She", "Anna Berg", "pronoun")}
    assert FOREIGN not in {link.rule for link in links}


@settings(max_examples=60)
@given(st.data())
def test_whatever_the_spans_each_mention_is_in_one_cluster(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    made = Doc(spacy.blank("en").vocab, words=["w"] * size, heads=[0] * size, deps=["dep"] * size)
    edges = st.tuples(st.integers(0, size - 1), st.integers(1, 4)).map(lambda it: (it[0], min(size, it[0] + it[1])))
    spans = sorted(data.draw(st.sets(edges, max_size=6)))
    mentions = [MentionSpan(a, b, b - 1, NAME, "Person", "w") for a, b in spans]
    for number in range(data.draw(st.integers(0, 4))):
        made.spans[f"coref_clusters_{number}"] = [made[a:b] for a, b in data.draw(st.lists(edges, max_size=4))]
    found = [i for cluster in read_clusters(made, mentions) for i in cluster]
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(mentions)))
    assert set(mentions_of([made.spans[key] for key in cluster_keys(made)], mentions).values()) >= set(found)


@pytest.mark.model
class TestPipeline:
    def test_takes_the_place_of_ours(self, toy: Language) -> None:
        graph = kg.build(kg.Document("d1", TEXT), model=toy)
        (solberg,) = graph.find("Ingrid Solberg")
        assert {m.text for m in solberg.mentions} == {"Ingrid Solberg", "Solberg"}
        (aas,) = graph.find("Petter Aas")
        assert len(aas.mentions) == 2
        explained = kg.explain(graph, model=toy)
        assert any(link.entity == "Petter Aas" for sentence in explained.sentences for link in sentence.links)

    def test_under_a_name_of_its_own(self, without: Language) -> None:
        without.add_pipe("toy_equal_words", after="kg_mentions")
        graph = kg.build(kg.Document("d1", TEXT), model=without)
        without.remove_pipe("toy_equal_words")
        assert len(graph.find("Petter Aas")[0].mentions) == 2

    def test_before_our_mentions_in_a_text_longer_than_a_chunk(
        self, without: Language, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "CHUNK", 90)
        without.add_pipe("toy_equal_words", before="kg_mentions")
        whole = pipeline.read_doc(without, kg.Document("d1", TEXT))
        without.remove_pipe("toy_equal_words")
        groups = [{span.text.lower() for span in whole.spans[key]} for key in cluster_keys(whole)]
        assert len(groups) > len(set(map(frozenset, groups)))  # "the" of each chunk
        assert all(len(group) == 1 for group in groups)

    def test_survives_a_folder(self, toy: Language, tmp_path: object) -> None:
        toy.to_disk(f"{tmp_path}/toy")
        graph = kg.build(kg.Document("d1", TEXT), model=f"{tmp_path}/toy")
        assert len(graph.find("Petter Aas")[0].mentions) == 2

    def test_a_pipeline_without_our_stages_is_told(self) -> None:
        with pytest.raises(ModelError, match=r"no kg_mentions and no kg_facts; take one from kg\.load_pipeline"):
            kg.build(kg.Document("d1", TEXT), model=spacy.blank("en"))
