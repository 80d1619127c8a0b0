"""A user's ontology in `kg.build`: slots are looked for, with or without what was learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import kg
from kg.build import slot_settings
from kg.cli import main
from kg.extract import slotted
from kg.extract.slots import Slot
from kg.ontology import default_ontology
from tests.learn.museum import KEEPER, museum, write
from tests.synthetic import story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language

    from kg.extract.parse import Parse

TEXT = kg.Document("d", "Anna Berg visited Oslo. Olav Dahl denied that Anna Berg keeps the Blue Boat.")


def keeps(parse: Parse, *_: object) -> Sequence[Slot]:
    """Everybody who keeps something, by the two words beside."""
    return [
        Slot((i + 2, i + 4), KEEPER, (i - 2, i), 0.7, words=(i,), rule="slot:learned")
        for i, word in enumerate(parse.words)
        if word == "keeps"
    ]


def test_what_slots_are_looked_for(tmp_path: Path) -> None:
    ontology, learned = museum(tmp_path), kg.Learned()
    assert slot_settings(default_ontology()) is None
    assert slot_settings(ontology) == (ontology, ())
    path = kg.write_learned(learned, tmp_path / "learned.json")
    assert slot_settings(ontology, path) == (ontology, (learned.to_json(),))
    assert slot_settings(ontology, [learned, str(path)]) == (ontology, (learned.to_json(),) * 2)
    with pytest.raises(kg.UsageError, match="give that one, too"):
        slot_settings(default_ontology(), learned)
    with pytest.raises(kg.ReadError, match="no file that kg learn wrote"):
        slot_settings(ontology, write(tmp_path))


@pytest.mark.model
def test_slots_become_facts_of_the_graph(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slotted, "find_slots", keeps)
    graph = kg.build(TEXT, model=nlp, ontology=write(tmp_path), learned=kg.Learned())
    (fact,) = (fact for fact in graph.facts if fact.predicate.iri == KEEPER)
    assert isinstance(fact.object, str)
    assert [graph.entity(it).label for it in (fact.subject, fact.object)] == ["Blue Boat", "Anna Berg"]
    assert fact.status in {kg.Status.CLAIMED, kg.Status.NEGATED}
    assert f"<{KEEPER}>" in kg.dumps(graph, "nt")
    explained = kg.explain(graph, model=nlp, ontology=tmp_path / "museum.ttl")
    (found,) = (it for it in explained.facts if it.property == "keeper")
    assert found.because == "that is what was looked for, as a property of your own ontology"
    assert [it.does[:25] for it in found.findings] == ["Labelled sentences of you"]
    without = kg.build(TEXT, model=nlp)
    assert KEEPER not in {fact.predicate.iri for fact in without.facts}


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [str(it) for it in arguments])
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.model
def test_a_store_remembers_what_was_learnt_and_reads_older_documents_again_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slotted, "find_slots", keeps)
    learned = kg.write_learned(kg.Learned(), tmp_path / "learned.json")
    folder, first, second = (tmp_path / name for name in ("store", "first.txt", "second.txt"))
    first.write_text(TEXT.text, "utf-8")
    second.write_text("Olav Dahl went to Bergen.", "utf-8")
    assert not run("build", first, "--store", folder).stderr
    assert "Read again 0 of 1 documents" in run("store", "reread", folder).stdout
    command = ["build", second, "--store", folder, "--ontology", write(tmp_path), "--learned", learned]
    told = run(*command, "--rejected", tmp_path / "rejected.csv").stderr
    assert "1 document was read under another ontology" in told
    assert f"kg store reread {folder}" in told
    with kg.Store(folder, read_only=True) as store:
        assert len(store.outdated()) == 1
        assert not store.query(f"ASK {{ ?s ?p <{KEEPER}> }}")
    assert "Read again 1 of 2 documents" in run("store", "reread", folder).stdout
    assert "Read again 0 of 2 documents" in run("store", "reread", folder).stdout
    assert not run("build", second, "--store", folder).stderr
    ontology = tmp_path / "museum.ttl"
    fresh = kg.build(first, second, ontology=ontology, learned=learned)
    with kg.Store(folder) as store:
        assert store.query(f"ASK {{ ?s ?p <{KEEPER}> }}")
        assert kg.dumps(store.graph(), "nt") == kg.dumps(fresh, "nt")
        assert store.rejections() == []


def test_a_store_without_an_ontology_takes_nothing_that_was_learnt(tmp_path: Path) -> None:
    learned = kg.write_learned(kg.Learned(), tmp_path / "learned.json")
    done = CliRunner().invoke(main, ["build", "x.txt", "--store", str(tmp_path / "store"), "--learned", str(learned)])
    assert done.exit_code == 2
    assert "give that one, too (--ontology)" in done.stderr
    with kg.Store(tmp_path / "s", ontology=write(tmp_path), learned=learned) as store:
        assert store.settings.learned
    with kg.Store(tmp_path / "s", ontology=()) as store:
        assert not store.settings.learned


def test_graphs_that_were_put_are_never_outdated(tmp_path: Path) -> None:
    with kg.Store(tmp_path / "s") as store:
        store.put(story(), extractor="other 1")
    with kg.Store(tmp_path / "s", ontology=write(tmp_path)) as store:
        assert store.outdated() == []


@pytest.mark.model
def test_explain_tells_what_was_found_in_terms_of_the_ontology_and_what_it_does_not_allow(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slotted, "find_slots", keeps)
    text = write(tmp_path).read_text("utf-8")
    (tmp_path / "strict.ttl").write_text(text.replace(":keeper a owl:Object", ":keeper a owl:Datatype"), "utf-8")
    for name, refused in (("museum.ttl", ""), ("strict.ttl", "a value")):
        rejected: list[kg.Rejection] = []
        vocabulary = tmp_path / name
        graph = kg.build(TEXT, model=nlp, ontology=vocabulary, learned=kg.Learned(), on_rejected=rejected.append)
        explained = kg.explain(graph, model=nlp, ontology=vocabulary, rejected=rejected)
        (first, second) = explained.sentences
        assert first.own == ()
        (own,) = second.own
        assert (own.subject, own.object, own.property) == ("Blue Boat", "Anna Berg", "keeper")
        assert refused in own.refused
        assert (own.fact is None) is bool(refused)
