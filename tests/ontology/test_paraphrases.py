"""The shipped paraphrases: complete, consistent, plain; and found under the names that ontologies give to relations."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import OntologyError
from kg.ontology import ontology_folder, paraphrases
from kg.ontology.paraphrases import (
    REL,
    Phrase,
    Relation,
    all_relations,
    kind_of,
    kinds,
    plain_triples,
    relation_for,
    relations_for,
    relations_of,
)
from tests.hostile import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

PATH = ontology_folder() / "paraphrases.ttl"
TURTLE = PATH.read_text("utf-8")
RELATIONS = {relation.label: relation for relation in all_relations()}
BY_IRI = {relation.iri: relation for relation in all_relations()}
WIKIDATA = "http://www.wikidata.org/"
UNITS = set(
    "acceleration angle area count data density duration energy flow frequency length mass money percentage power"
    " speed temperature volume".split()
)


def found(name: str, **more: str) -> str:
    relation = relation_for(name, **more)  # type: ignore[arg-type]
    return "" if relation is None else relation.label + (" turned" if relation.swapped else "")


# ------------------------------------------------------------------ the file


def test_the_quick_reader_reads_what_rdflib_reads() -> None:
    graph = Graph(bind_namespaces="none").parse(data=TURTLE, format="turtle")
    assert {(str(s), str(p), str(o)) for s, p, o in graph} == set(plain_triples(TURTLE))


def test_nothing_is_said_twice() -> None:
    assert [triple for triple, times in Counter(plain_triples(TURTLE)).items() if times > 1] == []


def test_it_covers_the_world() -> None:
    assert len(RELATIONS) == len(all_relations()) == len(BY_IRI) > 600
    assert sum(len(relation.phrases) for relation in all_relations()) > 5000


def test_relations_do_not_share_an_exact_match() -> None:
    assert [iri for iri, n in Counter(i for r in all_relations() for i in r.exact).items() if n > 1] == []


def test_a_relation_is_whole() -> None:
    for relation in all_relations():
        assert set(relation.subject) | set(relation.object) <= set(kinds()), relation.label
        assert relation.subject, relation.label
        assert relation.object, relation.label
        assert 4 <= len(set(relation.phrases)) == len(relation.phrases) <= 24, relation.label
        assert bool(relation.unit) == ("quantity" in relation.object), relation.label
        assert relation.unit in {"", *UNITS}, relation.label
        assert relation.label not in relation.alt, relation.label


def test_phrases_are_clauses() -> None:
    for text in sorted({phrase.text for relation in all_relations() for phrase in relation.phrases}):
        assert sorted(re.findall(r"\{(.*?)\}", text)) in (["o", "s"], ["o"]), text
        assert not re.search(r"(?<!\w)[SO](?!\w)|[\n;_|]", text), text
        assert text == " ".join(text.split()), text


def test_inverses_are_mutual() -> None:
    assert [r.label for r in all_relations() if r.inverse and BY_IRI[r.inverse].inverse != r.iri] == []


def test_a_relation_is_found_under_its_own_names_and_iris() -> None:
    for relation in all_relations():
        assert found(relation.label) == found(relation.label.title().replace(" ", "")) == relation.label
        assert [n for n in relation.alt if relation.iri not in {r.iri for r in relations_for(n)}] == []
        for iri in (relation.iri, *relation.exact):
            best = relation_for("no such name", iri)
            assert best is not None
            assert (best.iri, best.matched, best.trust) == (relation.iri, "iri", 1.0)


def test_no_phrase_means_two_opposite_things() -> None:
    # a relation and its inverse tell the same story; the same words in the same order must not tell it both ways
    for relation in all_relations():
        inverse = BY_IRI.get(relation.inverse)
        if inverse and inverse.iri != relation.iri:
            assert set(relation.phrases) & set(inverse.phrases) == set(), relation.label


# ------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("director", "director"),
        ("Director", "director"),
        ("has director", "director"),
        ("hasDirector", "director"),
        ("directed_by", "director"),
        ("directors", "director"),
        ("birthPlace", "birth place"),
        ("PLACE OF BIRTH", "birth place"),
        ("wasBornIn", "birth place"),
        ("dateOfBirth", "birth date"),
        ("hair colour", "hair color"),
        ("page count", "number of pages"),
        ("runtime in minutes", "runtime"),
        ("runtime (min)", ""),
        ("the author", "author"),
        ("current residence", "residence"),
        ("isAuthorOf", "notable work"),
        ("fatherOf", "child"),
        ("illustrator of", "illustrator turned"),
        ("opera conductor", "conductor"),
        ("illustrator of the novel", "illustrator"),
        ("vice president", "deputy"),
        ("vice captain", ""),
        ("delivery date", ""),
        ("colourless green idea", ""),
        ("", ""),
        ("  ", ""),
        ("of", ""),
        ("日本語", ""),
    ],
)
def test_names_are_understood(name: str, relation: str) -> None:
    assert found(name) == relation


def test_trust_falls_with_each_step() -> None:
    trusted = [
        relation_for("x", WIKIDATA + "entity/P57"),
        relation_for("director"),
        relation_for("film director"),
        relation_for("hasFilmDirector"),
        relation_for("opera conductor"),
    ]
    values = [relation.trust for relation in trusted if relation]
    assert len(values) == 5
    assert all(a > b for a, b in pairwise(values))


@pytest.mark.parametrize("place", ["entity/", "prop/direct/", "prop/", "wiki/Property:"])
def test_wikidata_names_a_property_in_many_ways(place: str) -> None:
    assert (
        found("x", iri=f"{WIKIDATA}{place}P57") == found("x", iri=f"https://www.wikidata.org/{place}P57") == "director"
    )


def test_an_iri_goes_before_a_name() -> None:
    assert found("author", iri="http://schema.org/director") == "director"


def test_a_property_without_a_label_has_its_iri() -> None:
    assert found("", iri="http://museum.example/terms#hasAuthor") == "author"
    assert found("", iri="http://museum.example/terms#P17x") == ""


def test_alternative_names_help() -> None:
    relation = relation_for("xyzzy", alt=("plugh", "film director"))
    assert relation
    assert relation.label == "director"


def test_a_turned_relation_is_turned_whole() -> None:
    relation = relation_for("illustrator of")
    plain = RELATIONS["illustrator"]
    assert relation
    assert (relation.subject, relation.object) == (plain.object, plain.subject)
    assert "{s} illustrated {o}" in [phrase.text for phrase in relation.phrases]
    assert set(relation.turned().phrases) == set(plain.phrases)


@pytest.mark.parametrize(
    ("name", "domain", "relation"),
    [
        ("family", "Person", "family"),
        ("family", "Plant", "family of organism"),
        ("director", "Museum", "managed by"),
        ("director", "Film", "director"),
        ("president", "University", "president of organization"),
        ("president", "Country", "president"),
        ("class", "Car", "vehicle class"),
        ("frequency", "Journal", "frequency of publication"),
        ("frequency", "RadioStation", "radio frequency"),
    ],
)
def test_a_domain_decides(name: str, domain: str, relation: str) -> None:
    assert found(name, domain=domain) == relation


def test_a_head_must_fit() -> None:
    assert found("opera conductor", domain="Opera", range_="Person") == "conductor"
    assert found("opera conductor", domain="Planet", range_="Date") == ""


def test_classes_decide_between_relations_of_one_name() -> None:
    assert found("written by", domain="Film") in {"author", "screenwriter"}
    assert found("producer", domain="SongRecording", range_="Person") == "producer"
    unfit, fit = relation_for("producer", domain="Planet"), relation_for("producer", domain="Movie")
    assert unfit
    assert fit
    assert unfit.trust < fit.trust


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Person", "person"),
        ("FootballClub", "organization"),
        ("movies", "work"),
        ("xsd:gYear", "year"),
        ("dateTime", "date"),
        ("Celestial Body", "celestial body"),
        ("Frobnicator", ""),
        ("", ""),
    ],
)
def test_classes_have_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@given(st.text(max_size=40))
def test_any_name_is_answered(name: str) -> None:
    relation = relation_for(name, name, (name,), name, name)
    assert relation is None or (0 < relation.trust <= 1 and relation.phrases)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_names_mean_nothing_bad(text: str) -> None:
    assert relation_for(text, text) is None or "{o}" in relation_for(text, text).phrases[0].text  # type: ignore[union-attr]


@given(st.sampled_from(all_relations()))
def test_turning_twice_changes_nothing(relation: Relation) -> None:
    phrases = [phrase for phrase in relation.phrases if "{s}" in phrase.text]
    assert list(relation.turned().turned().phrases) == phrases


# ------------------------------------------------------------------ a user's own


def test_a_users_property_may_say_how_it_is_said() -> None:
    turtle = f"""@prefix rel: <{REL}> . @prefix m: <http://museum.example/> .
    m:keeper rel:says "{{o}} looks after {{s}}"@en , "no ends", "{{s}} {{o}} {{o}}" ; rel:objectKind "person" ."""
    graph = Graph().parse(data=turtle)
    (relation,) = relations_of((str(s), str(p), str(o)) for s, p, o in graph)
    assert (relation.iri, relation.object) == ("http://museum.example/keeper", ("person",))
    assert relation.phrases == (Phrase("{o} looks after {s}"),)


@pytest.mark.parametrize(
    "turtle", ["rel:a a rel:B .", "@prefix a: <b#> .\na:b a:c [ ] .", '@prefix a: <b#> .\na:b a:c "x" ; a:d """y""" .']
)
def test_what_is_not_plain_turtle_is_refused(turtle: str) -> None:
    with pytest.raises(ValueError, match=r"line|prefix"):
        list(plain_triples(turtle))


def test_a_missing_or_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paraphrases, "ontology_folder", lambda: tmp_path)
    for text in (None, "rel:a rel:b (1) ."):
        if text:
            (tmp_path / "paraphrases.ttl").write_text(text, "utf-8")
        with pytest.raises(OntologyError, match=r"paraphrases\.ttl.*reinstall kg"):
            paraphrases._shipped.__wrapped__()


def test_it_needs_no_library() -> None:
    code = (
        "import sys; from kg.ontology.paraphrases import all_relations; all_relations(); print('rdflib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
