"""The stages as anybody's spaCy components: found by name, in processes, through bytes and folders."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.errors import ModelError
from kg.extract.components import mark_clusters, mark_facts, mark_mentions
from kg.extract.pipeline import STAGES
from tests.docs import doc

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import KnowledgeGraph

TEXTS = [
    "Norwegian Prime Minister Anna Berg visited the shipyard in Larvik on Tuesday. She met Olav Dahl there.",
    "Fjordlinje, a ferry company from Stavanger, will buy the vessel, Dahl said.",
    "FOG OVER BERGEN\n\nThe harbour was closed by the coast guard. It did not reopen.",
    "",
]
SENTENCE = "Berg|PROPN|NNP|nsubj|1||PERSON met|VERB|VBD|ROOT|1|meet Lind|PROPN|NNP|dobj|1||PERSON .|PUNCT|.|punct|1"
FOUND_BY_NAME = """
import spacy, sys
nlp = spacy.blank("en")
for name in ("kg_segment", "kg_mentions", "kg_coref", "kg_facts"):
    nlp.add_pipe(name)
assert not any(name == library or name.startswith(library + ".")
               for name in sys.modules for library in ("networkx", "rdflib", "pyvis", "trafilatura"))
print(*nlp.pipe_names)
"""


def all_of(graph: KnowledgeGraph) -> list[object]:
    """A graph with what its equality leaves out."""
    return [
        graph.documents,
        [(entity, entity.mentions) for entity in graph.entities],
        [(fact, sorted(fact.evidence), fact.cue, fact.confidence, fact.event) for fact in graph.facts],
    ]


@pytest.mark.skipif(
    not any(point.name == "kg_facts" for point in entry_points(group="spacy_factories")),
    reason="the package is not installed: pip install --editable .",
)
def test_found_by_name_without_importing_kg(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", FOUND_BY_NAME]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == ["kg_segment", "kg_mentions", "kg_coref", "kg_facts"]


def test_the_entry_points_name_factories_that_are_there() -> None:
    points = [point for point in entry_points(group="spacy_factories") if point.name.startswith("kg_")]
    for point in points:
        assert callable(point.load())
        assert Language.has_factory(point.name)


def test_stages_on_a_hand_built_doc() -> None:
    made = doc(SENTENCE)
    for stage in (mark_mentions, mark_clusters, mark_facts):
        assert stage(made) is made
    (fact,) = made._.kg.facts
    assert fact.predicate.label == "met"


@pytest.mark.parametrize("stage", [mark_mentions, mark_clusters, mark_facts])
@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_doc_without_words_fails_nobody(stage: object, text: str) -> None:
    made = spacy.blank("en")(text)
    assert stage(made) is made  # type: ignore[operator]
    assert made._.kg.facts == ()


@pytest.mark.parametrize("stage", [mark_mentions, mark_clusters, mark_facts])
def test_a_stage_says_what_it_lacks(stage: object) -> None:
    made = spacy.blank("en")("Berg met Lind.")
    with pytest.raises(ModelError, match=r"kg_mentions"):
        stage(made)  # type: ignore[operator]


def test_nothing_is_kept_from_one_run_to_the_next() -> None:
    made = doc(SENTENCE)
    for _ in range(2):
        mark_facts(mark_clusters(mark_mentions(made)))
    assert len(made._.kg.facts) == 1
    assert len(made.spans["kg_mentions"]) == 2


def test_segments_in_a_pipeline_of_ones_own() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_segment")
    made = nlp("Fog over Bergen\n\nThe harbour was closed.")
    assert [token.text for token in made[1:] if token.is_sent_start] == ["The"]


@pytest.mark.model
def test_the_pipeline_has_no_problems(nlp: Language) -> None:
    problems = nlp.analyze_pipes()["problems"]
    assert {stage: problems[stage] for stage in STAGES} == {stage: [] for stage in STAGES}


@pytest.mark.model
def test_the_order_is_checked() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_facts")
    assert "token.dep" in nlp.analyze_pipes()["problems"]["kg_facts"]


@pytest.mark.model
def test_processes_find_what_one_finds(nlp: Language) -> None:
    alone = [all_of(made._.kg) for made in nlp.pipe(TEXTS)]
    spread = [all_of(made._.kg) for made in nlp.pipe(TEXTS, n_process=2, batch_size=1)]
    assert spread == alone
    assert sum(len(facts) for _, _, facts in alone) >= 5


@pytest.mark.model
def test_docs_survive_docbin(nlp: Language) -> None:
    docs = list(nlp.pipe(TEXTS))
    stored = DocBin(docs=docs, store_user_data=True).to_bytes()
    back = list(DocBin(store_user_data=True).from_bytes(stored).get_docs(spacy.blank("en").vocab))
    assert [all_of(made._.kg) for made in back] == [all_of(made._.kg) for made in docs]


@pytest.mark.model
def test_docs_survive_a_folder(nlp: Language, tmp_path: Path) -> None:
    made = nlp(TEXTS[0])
    made.to_disk(tmp_path / "doc")
    assert all_of(Doc(nlp.vocab).from_disk(tmp_path / "doc")._.kg) == all_of(made._.kg)


@pytest.mark.model
def test_the_pipeline_survives_a_folder(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == nlp.pipe_names
    assert all_of(loaded(TEXTS[0])._.kg) == all_of(nlp(TEXTS[0])._.kg)


@pytest.mark.model
def test_another_resolver_takes_the_place_of_ours(nlp: Language) -> None:
    @Language.component("nobody_is_anybody")
    def no_clusters(made: Doc) -> Doc:
        return made

    ours = nlp(TEXTS[0])._.kg
    other = spacy.load(nlp.meta["lang"] + "_" + nlp.meta["name"])
    other.add_pipe("kg_mentions")
    other.add_pipe("nobody_is_anybody")
    other.add_pipe("kg_facts")
    theirs = other(TEXTS[0])._.kg
    assert any(fact.predicate.lemma == "meet" for fact in ours.facts)
    assert not any(fact.predicate.lemma == "meet" for fact in theirs.facts)  # "she" stands for nobody
