"""What was learnt as Turtle, and read back by the ontology's own loader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Literal, URIRef

from kg.learn.lexicon import is_phrase, lexicon, write_lexicon
from kg.learn.training import Cue
from kg.ontology.load import load_ontology
from kg.ontology.paraphrases import REL, Phrase
from tests.hostile import TEXTS
from tests.learn.museum import HELD, KEEPER, LEARNED, PAINTED, FakeLearned, museum, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lexicon_given_back_is_used(tmp_path: Path) -> None:
    path = write_lexicon(LEARNED, tmp_path / "lexicon.ttl", museum(tmp_path))
    ontology = load_ontology(write(tmp_path), path, default=False)
    keeper, held = ontology.relation(KEEPER), ontology.relation(HELD)
    assert keeper is not None
    assert keeper.phrases == (Phrase("{o} looks after {s}"),)
    assert held is not None
    assert held.phrases == (Phrase("{s} hangs in {o}"),)
    assert ontology.relation(PAINTED) is None
    assert ontology.notes == ()
    assert [p.iri for p in ontology.own_properties] == [p.iri for p in museum(tmp_path).own_properties]


def test_all_that_speaks_for_a_property_is_there_with_counts(tmp_path: Path) -> None:
    graph = Graph().parse(data="".join(lexicon(LEARNED, museum(tmp_path))), format="turtle")
    rows = {
        tuple(str(graph.value(node, URIRef(REL + name))) for name in ("cue", "kind", "count", "weight"))
        for node in graph.objects(URIRef(KEEPER), URIRef(f"{REL}learnt"))
    }
    assert rows == {("{o} looks after {s}", "phrase", "12", "1.840"), ("keep", "word", "7", "0.500")}


@pytest.mark.parametrize("text", [text for text in TEXTS if text.isprintable() or "\u202e" in text])
def test_hostile_words_stay_words(text: str) -> None:
    learned = FakeLearned(
        ((KEEPER, Cue(f"{{s}} {text} {{o}}", "phrase", 1, 1.0)), (f"http://x.test/{text}", LEARNED.cues[1][1]))
    )
    graph = Graph().parse(data="".join(lexicon(learned)), format="turtle")
    if is_phrase(f"{{s}} {text} {{o}}"):
        assert list(graph.objects(URIRef(KEEPER), URIRef(f"{REL}says"))) == [Literal(f"{{s}} {text} {{o}}")]
    assert {str(p) for p in graph.predicates()} <= {
        REL + name for name in ("says", "learnt", "cue", "kind", "count", "weight")
    }


def test_edited_phrases_that_cannot_work_are_noted(tmp_path: Path) -> None:
    more = (
        f'@prefix rel: <{REL}> . :keeper rel:says "{{o}} keeps {{s}}" , "no place" . :nobody rel:says "{{s}} {{o}}" .'
    )
    ontology = museum(tmp_path, more)
    relation = ontology.relation(KEEPER)
    assert relation is not None
    assert relation.phrases == (Phrase("{o} keeps {s}"),)
    assert len(ontology.notes) == 2
    assert any("'no place'" in note and "ignored" in note for note in ontology.notes)
    assert any("onto#nobody" in note and "no loaded ontology declares" in note for note in ontology.notes)
