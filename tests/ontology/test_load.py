"""Loading vocabularies: formats, broken files, and a user's own ontology over the default."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.errors import OntologyError
from kg.model import EntityType
from kg.ontology import NEWS, default_ontology, ontology_folder
from kg.ontology.load import load_ontology

if TYPE_CHECKING:
    from pathlib import Path

T = EntityType
PREFIXES = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .
@prefix onto: <https://w3id.org/kg-news/onto#> .
@prefix schema: <http://schema.org/> .
@prefix : <http://mine.test/#> .
"""


def write(folder: Path, body: str, name: str = "mine.ttl") -> Path:
    path = folder / name
    path.write_text((PREFIXES + body) if name.endswith(".ttl") else body, encoding="utf-8")
    return path


def test_the_default_is_loaded_once_and_equals_a_fresh_load() -> None:
    assert default_ontology() is default_ontology()
    assert default_ontology() == load_ontology()


def test_an_ontology_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(default_ontology()))  # noqa: S301  (our own bytes)
    assert copy == default_ontology()
    assert copy.property_for("visit", "", T.PERSON, T.PLACE) is not None


@pytest.mark.parametrize(("form", "suffix"), [("xml", ".owl"), ("json-ld", ".jsonld"), ("nt", ".nt")])
def test_every_format_says_the_same(tmp_path: Path, form: str, suffix: str) -> None:
    files = []
    for name in ("news", "lexicon"):
        path = tmp_path / f"{name}{suffix}"
        Graph().parse(ontology_folder() / f"{name}.ttl").serialize(path, format=form, encoding="utf-8")
        files.append(path)
    assert load_ontology(*files, default=False) == default_ontology()


def test_turtle_under_a_foreign_ending_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "mine.owl"
    path.write_text(PREFIXES + ':saw a owl:ObjectProperty ; rdfs:label "saw"@en .', encoding="utf-8")
    match = load_ontology(path, default=False).property_for("see", "", T.PERSON, T.PERSON)
    assert match is not None
    assert match.iri == "http://mine.test/#saw"


@pytest.mark.parametrize("label", ["praised", "praises", "praise", "was praised", "Praised"])
def test_a_label_of_a_users_property_is_a_frame(tmp_path: Path, label: str) -> None:
    path = write(tmp_path, f':p a owl:ObjectProperty ; rdfs:label "{label}"@en .')
    match = load_ontology(path).property_for("praise", "", T.PERSON, T.PERSON)
    assert match is not None
    assert match.iri == "http://mine.test/#p"


def test_an_alternative_label_and_the_name_in_the_iri_are_frames(tmp_path: Path) -> None:
    path = write(tmp_path, ':a a owl:ObjectProperty ; skos:altLabel "praised"@en . :gazedAt a owl:ObjectProperty .')
    ontology = load_ontology(path)
    assert ontology.property_for("praise", "", T.PERSON, T.PERSON) is not None
    assert ontology.property_for("gaze", "at", T.PERSON, T.PERSON) is not None
    assert ontology.label("http://mine.test/#gazedAt") == "gazed at"


@pytest.mark.parametrize("label", ["moored at", "is moored at", "was moored at"])
def test_a_label_in_the_passive_is_a_frame_when_it_ends_in_a_preposition(tmp_path: Path, label: str) -> None:
    path = write(
        tmp_path, f':p a owl:ObjectProperty ; rdfs:label "{label}"@en . :q a owl:ObjectProperty ; rdfs:label "moored" .'
    )
    ontology = load_ontology(path)
    match = ontology.property_for("be moor", "at", T.PRODUCT, T.FACILITY)
    assert match is not None
    assert match.iri == "http://mine.test/#p"
    assert ontology.property_for("be moor", "", T.PRODUCT, T.PRODUCT) is None


def test_has_something_is_something_of_the_other_way_round(tmp_path: Path) -> None:
    path = write(tmp_path, ":hasPatron a owl:ObjectProperty ; rdfs:range onto:Person .")
    match = load_ontology(path).property_for("patron", "of", T.PERSON, T.EVENT)
    assert match is not None
    assert (match.swapped, match.lemma, match.label) == (True, "has patron", "has patron")


def test_a_users_lexicon_adds_words_and_wins_over_the_default(tmp_path: Path) -> None:
    body = """
    :toured a owl:ObjectProperty ; rdfs:label "toured"@en ; rdfs:subPropertyOf onto:visited ; rdfs:range onto:Facility .
    :tour a ontolex:Word ; ontolex:canonicalForm [ ontolex:writtenRep "tour"@en ] ;
        ontolex:sense [ ontolex:reference :toured ] .
    :drop_by a ontolex:MultiwordExpression ; ontolex:canonicalForm [ ontolex:writtenRep "drop in"@en ] ;
        ontolex:sense [ ontolex:reference onto:visited ; synsem:objOfProp [ synsem:marker "at" ] ] .
    """
    ontology = load_ontology(write(tmp_path, body))
    match = ontology.property_for("tour", "", T.PERSON, T.FACILITY)
    assert match is not None
    assert match.iri == "http://mine.test/#toured"
    assert ontology.super_properties(match.iri) == (f"{NEWS}visited", f"{NEWS}wentTo")
    match = ontology.property_for("drop in", "at", T.PERSON, T.PLACE)
    assert match is not None
    assert match.iri == f"{NEWS}visited"


def test_the_order_of_files_decides_between_labels(tmp_path: Path) -> None:
    one = write(tmp_path, ':one a owl:ObjectProperty ; rdfs:label "praised" .', "one.ttl")
    two = write(tmp_path, ':two a owl:ObjectProperty ; rdfs:label "praised" .', "two.ttl")
    for files, expected in (((one, two), "two"), ((two, one), "one")):
        match = load_ontology(*files).property_for("praise", "", T.PERSON, T.PERSON)
        assert match is not None
        assert match.iri.endswith(expected)


def test_domains_in_other_vocabularies_are_understood_by_alignment(tmp_path: Path) -> None:
    body = """
    :p a owl:ObjectProperty ; rdfs:label "knighted" ; rdfs:domain schema:Person ; rdfs:range :Hero .
    :Hero a owl:Class ; rdfs:subClassOf onto:Person .
    :q a owl:ObjectProperty ; rdfs:label "mended" ; rdfs:range :Unheard .
    :r a owl:ObjectProperty ; rdfs:label "moored" ; rdfs:range [ owl:unionOf ( onto:Place onto:Event ) ] .
    """
    ontology = load_ontology(write(tmp_path, body))
    knighted, moored = ontology.property("http://mine.test/#p"), ontology.property("http://mine.test/#r")
    assert (knighted.domain, knighted.range) == (frozenset({T.PERSON}), frozenset({T.PERSON}))
    assert ontology.property("http://mine.test/#q").range == frozenset()
    assert moored.range == frozenset({T.PLACE, T.EVENT})


def test_a_deprecated_property_is_not_used(tmp_path: Path) -> None:
    path = write(tmp_path, ':p a owl:ObjectProperty ; rdfs:label "praised" ; owl:deprecated true . :q a owl:Class .')
    assert load_ontology(path).property_for("praise", "", T.PERSON, T.PERSON) is None


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("a.ttl", ':p a owl:ObjectProperty ;\n rdfs:label "x .\n', r"a\.ttl is not valid Turtle at line \d+ \(.*\)"),
        ("a.ttl", ":p nope:x 1 .", r"a\.ttl is not valid Turtle at line 9 \(.*nope.*\)"),
        ("a.rdf", "<rdf:RDF><unclosed>", r"a\.rdf is not valid RDF/XML at line 1"),
        ("a.nt", "this is not\n", r"a\.nt is not valid N-Triples"),
        ("a.jsonld", "{", r"a\.jsonld is not valid JSON at line 1"),
        ("a.jsonld", '{"@context": "http://far.test/c"}', r"needs the context http://far\.test/c"),
        ("a.jsonld", '{"@graph": [{"@context": ["http://far.test/c"]}]}', r"needs the context http://far\.test/c"),
        ("a.jsonld", "12", r"a\.jsonld is JSON, but no JSON-LD"),
        ("a.ttl", "", r"a\.ttl has no class, property or lexical entry"),
        ("a.ttl", ":p rdfs:label 1 .", r"a\.ttl has no class, property or lexical entry"),
        (
            "a.ttl",
            ':e ontolex:canonicalForm [ ontolex:writtenRep "sing" ] ; ontolex:sense [ ontolex:reference onto:sang ] .',
            r"a\.ttl: the entry for 'sing' means <https://w3id\.org/kg-news/onto#sang>, which no loaded",
        ),
    ],
)
def test_a_broken_file_is_one_sentence_with_the_file_and_a_remedy(
    tmp_path: Path, name: str, body: str, message: str
) -> None:
    with pytest.raises(OntologyError, match=message) as caught:
        load_ontology(write(tmp_path, body, name))
    text = str(caught.value)
    assert "\n" not in text
    assert len(text) < 400 + len(str(tmp_path))
    assert ";" in text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            '<?xml version="1.0"?>\n<Ontology xmlns="http://www.w3.org/2002/07/owl#"><Declaration/></Ontology>',
            "OWL/XML",
        ),
        ("Prefix(:=<http://a.test/>)\nOntology(<http://a.test/o> )", "OWL functional syntax"),
        ("Prefix: : <http://a.test/>\nOntology: <http://a.test/o>\nClass: A", "OWL Manchester syntax"),
        ("format-version: 1.2\n[Term]\nid: A:1", "the OBO format"),
        ("<!DOCTYPE html>\n<html><body>404</body></html>", "an HTML page"),
    ],
)
def test_other_formats_of_ontologies_are_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "a.owl"
    path.write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=f"is (in )?{what}.*; "):
        load_ontology(path)


def test_entities_of_xml_may_be_namespaces_and_no_bombs(tmp_path: Path) -> None:
    path, rdf = tmp_path / "a.owl", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    body = f"""<rdf:RDF xmlns:rdf="{rdf}" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
        <rdf:Property rdf:about="&a;praised"><rdfs:label>praised &b;</rdfs:label></rdf:Property></rdf:RDF>"""
    path.write_text(f'<!DOCTYPE x [ <!ENTITY a "http://a.test/#" > <!ENTITY b "&a;x" > ]>{body}', "utf-8")
    assert load_ontology(path).has_property("http://a.test/#praised")
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(f'<!DOCTYPE x [ <!ENTITY b0 "0123456789"> {bomb} <!ENTITY b "&b9;"> ]>{body}', "utf-8")
    with pytest.raises(OntologyError, match=r"an XML entity of .* characters .*; write it out"):
        load_ontology(path)


def test_prefixes_of_the_users_terms_are_known(tmp_path: Path) -> None:
    first = write(tmp_path, "@prefix mu: <http://a.test/mu#> . mu:praised a owl:ObjectProperty .", "a.ttl")
    second = write(tmp_path, "@prefix mu: <http://a.test/other#> . mu:p a owl:ObjectProperty .", "b.ttl")
    assert load_ontology(first).prefixes == {"mu": "http://a.test/mu#"}
    assert load_ontology(first, second).prefixes == {"mu": "http://a.test/mu#"}
    assert default_ontology().prefixes == {}


def test_a_missing_file_a_folder_and_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"There is no ontology file .*none.ttl; check the path"):
        load_ontology(tmp_path / "none.ttl")
    with pytest.raises(OntologyError, match="cannot be read"):
        load_ontology(tmp_path)
    (tmp_path / "b.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match="is not UTF-8 text"):
        load_ontology(tmp_path / "b.ttl")


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "bom.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + (PREFIXES + ':p a owl:ObjectProperty ; rdfs:label "praised" .').encode())
    assert load_ontology(path).property_for("praise", "", T.PERSON, T.PERSON) is not None


def test_editing_a_copy_of_the_shipped_lexicon_changes_what_words_mean(tmp_path: Path) -> None:
    text = (ontology_folder() / "lexicon.ttl").read_text("utf-8")
    entry = text[text.index(":tour a ") :].split(" .\n", 1)[0]
    edited = tmp_path / "lexicon.ttl"
    edited.write_text(text.replace(entry, entry.replace("onto:visited", "onto:opened")), "utf-8")
    ontology = load_ontology(ontology_folder() / "news.ttl", edited, default=False)
    match = ontology.property_for("tour", "", T.PERSON, T.FACILITY)
    assert match is not None
    assert match.label == "opened"


def test_the_values_load_no_rdf_library_and_order_does_not_depend_on_hashing() -> None:
    code = "import sys, kg.ontology as o; assert 'rdflib' not in sys.modules; print(hash(str(o.default_ontology()))==0)"
    code = code.replace("print(hash(str(o.default_ontology()))==0)", "import hashlib; d = o.default_ontology(); ") + (
        "print(hashlib.sha256(repr([(f.key, f.property, f.swapped, sorted(f.subject)) for f in d.frames]"
        " + [(p.iri, sorted(p.domain), sorted(p.range), p.parents) for p in d.properties]).encode()).hexdigest())"
    )
    seen = set()
    for seed in ("0", "7"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        seen.add(done.stdout)
    assert len(seen) == 1
