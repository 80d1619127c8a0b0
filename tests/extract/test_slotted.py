"""Slots as facts: their mentions, status, values and properties."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import DocBin

from kg.align import align
from kg.errors import ModelError
from kg.extract import slotted
from kg.extract.components import make_slots, mark_clusters, mark_facts, mark_mentions
from kg.extract.layers import FACTS, graph_of, read_facts, read_mentions
from kg.extract.slots import Slot, finders
from kg.extract.slotted import SlotFinder, SlotSettings, predicate_words
from kg.model import EntityType, Literal, Status
from tests.docs import doc
from tests.learn.museum import KEEPER, LENT, NS, PAINTED, museum

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

    from kg.ontology.values import Ontology

SAID = (
    "Lind|PROPN|NNP|nsubj|1||PERSON said|VERB|VBD|ROOT|1|say Dahl|PROPN|NNP|nsubj|4||PERSON never|ADV|RB|neg|4 "
    "kept|VERB|VBD|ccomp|1|keep Blue|PROPN|NNP|compound|6 Boat|PROPN|NNP|dobj|4 of|ADP|IN|prep|6 "
    "1902|NUM|CD|pobj|7||DATE .|PUNCT|.|punct|1"
)
SHE = (
    "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave .|PUNCT|.|punct|1",
    "She|PRON|PRP|nsubj|1 keeps|VERB|VBZ|ROOT|1|keep Boat|PROPN|NNP|dobj|1||PRODUCT .|PUNCT|.|punct|1",
)
KEPT = Slot((5, 7), KEEPER, (2, 3), 0.8, words=(4,), rule="slot:learned")


@pytest.fixture
def schema(tmp_path: Path) -> Ontology:
    return museum(tmp_path)


def filled(monkeypatch: pytest.MonkeyPatch, schema: Ontology, parsed: Doc, *slots: Slot) -> Doc:
    monkeypatch.setattr(slotted, "find_slots", lambda *_: list(slots))
    return SlotFinder(schema, finders(schema, ()))(mark_facts(mark_clusters(mark_mentions(parsed))))


def test_a_slot_is_a_fact_with_the_status_of_its_clause(monkeypatch: pytest.MonkeyPatch, schema: Ontology) -> None:
    graph = graph_of(filled(monkeypatch, schema, doc(SAID), KEPT))
    (fact,) = (fact for fact in graph.facts if fact.predicate.iri)
    assert isinstance(fact.object, str)
    labels = [graph.entity(it).label for it in (fact.subject, fact.object, fact.by or "")]
    assert labels == ["Blue Boat", "Dahl", "Lind"]
    assert (fact.predicate.iri, fact.predicate.label, fact.confidence) == (KEEPER, "keeper", 0.8)
    assert (fact.status, fact.factuality.negated, fact.cue) == (Status.CLAIMED, True, "said never")
    (evidence,) = fact.evidence
    assert (evidence.rule, evidence.quote) == ("slot:learned", doc(SAID).text.strip())
    assert evidence.quote[slice(*evidence.predicate)] == "kept"
    assert [f.predicate.iri for f in align(graph, schema).facts if f.predicate.iri] == [KEEPER]


def test_values(monkeypatch: pytest.MonkeyPatch, schema: Ontology) -> None:
    year = "http://www.w3.org/2001/XMLSchema#gYear"
    typed = Slot((5, 7), PAINTED, (8, 9), 0.9, "1902", year)
    found = graph_of(filled(monkeypatch, schema, doc(SAID), typed, typed._replace(confidence=0.5)))
    (fact,) = (fact for fact in found.facts if fact.predicate.iri)
    assert (fact.object, fact.confidence) == (Literal("1902", year), 0.9)
    plain = graph_of(filled(monkeypatch, schema, doc(SAID), typed._replace(literal="", datatype="")))
    assert [fact.object for fact in plain.facts if fact.predicate.iri] == [Literal("1902")]


def test_an_end_that_is_no_mention_becomes_one(monkeypatch: pytest.MonkeyPatch, schema: Ontology) -> None:
    parsed = doc(
        "Dahl|PROPN|NNP|nsubj|1||PERSON painted|VERB|VBD|ROOT|1|paint happily|ADV|RB|advmod|1 "
        "Red|PROPN|NNP|dep|4 Barn|PROPN|NNP|dep|1"
    )
    before = read_mentions(mark_mentions(parsed))
    slot = Slot((2, 3), KEEPER, (0, 1), 0.7, words=(1,))
    after = read_mentions(filled(monkeypatch, schema, parsed, slot))
    (new,) = set(after) - set(before)
    assert (new.start, new.end, new.kind) == (2, 3, "nominal")
    graph = graph_of(parsed)
    (fact,) = (fact for fact in graph.facts if fact.predicate.iri)
    assert graph.entity(fact.subject).label == "happily"
    assert {graph.entity(it).type for it in (fact.subject, str(fact.object))} <= set(EntityType)


def test_a_pronoun_stands_for_whom_it_means(monkeypatch: pytest.MonkeyPatch, schema: Ontology) -> None:
    graph = graph_of(filled(monkeypatch, schema, doc(*SHE), Slot((5, 6), KEEPER, (3, 4), 0.7, words=(4,))))
    (fact,) = (fact for fact in graph.facts if fact.predicate.iri)
    assert graph.entity(str(fact.object)).label == "Berg"


def test_nothing_is_said_of_itself(monkeypatch: pytest.MonkeyPatch, schema: Ontology) -> None:
    parsed = filled(monkeypatch, schema, doc(*SHE), Slot((0, 1), KEEPER, (3, 4), 0.7))
    assert not [fact for fact in read_facts(parsed) if fact.iri]


def test_what_a_verb_says_anyway_is_not_said_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    schema = museum(tmp_path, ':keeps a owl:ObjectProperty ; rdfs:label "keeps"@en .')
    keeps = Slot((3, 4), f"{NS}keeps", (5, 6), 0.7, words=(4,))
    other = Slot((5, 6), KEEPER, (3, 4), 0.7, words=(4,))
    graph = graph_of(filled(monkeypatch, schema, doc(*SHE), keeps, other))
    assert [fact.predicate.iri for fact in graph.facts if fact.predicate.iri] == [KEEPER]
    found = sorted((fact.predicate.iri, fact.predicate.lemma) for fact in align(graph, schema).facts)
    assert (f"{NS}keeps", "keep") in found


def test_properties_of_one_name_are_told_apart(tmp_path: Path) -> None:
    schema = museum(tmp_path, ':other a owl:ObjectProperty ; rdfs:label "keeper"@en .')
    words = predicate_words(schema)
    assert words[KEEPER] == ("keeper", KEEPER)
    assert words[f"{NS}other"] == ("keeper", f"{NS}other")
    assert words[LENT] == ("lent to", "")
    assert len(set(words.values())) == len(words)


def test_facts_survive_bytes_and_those_of_older_versions_are_read(
    monkeypatch: pytest.MonkeyPatch, schema: Ontology
) -> None:
    parsed = filled(monkeypatch, schema, doc(SAID), KEPT)
    (back,) = DocBin(store_user_data=True, docs=[parsed]).get_docs(parsed.vocab)
    assert read_facts(back) == read_facts(parsed)
    back.user_data[FACTS] = [fact[:-1] for fact in back.user_data[FACTS]]
    assert {fact.iri for fact in read_facts(back)} == {""}


def test_settings_travel_between_processes(schema: Ontology) -> None:
    settings = pickle.loads(pickle.dumps(SlotSettings(schema, ("{}",))))  # noqa: S301
    assert settings.schema == schema
    assert [p.iri for p in settings.schema.own_properties] == [p.iri for p in schema.own_properties]


def test_a_text_without_words(schema: Ontology) -> None:
    parsed = mark_facts(mark_mentions(spacy.blank("en")("")))
    assert read_facts(SlotFinder(schema, finders(schema, ()))(parsed)) == []


def test_the_component_says_what_it_needs(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    with pytest.raises(ModelError, match="needs ontologies"):
        make_slots(nlp, "kg_slots", [], [])
    museum(tmp_path)
    file = str(tmp_path / "museum.ttl")
    with pytest.raises(ModelError, match=r"missing\.json cannot be read"):
        make_slots(nlp, "kg_slots", [file], [str(tmp_path / "missing.json")])
    component = make_slots(nlp, "kg_slots", [file], [])
    with pytest.raises(ModelError, match="put kg_mentions before it"):
        component(nlp("No mentions."))
