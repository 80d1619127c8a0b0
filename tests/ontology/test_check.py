"""What `kg ontology check` says of an ontology: each hint where it applies, and none where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import OntologyError
from kg.ontology.check import check_ontology
from tests.ontology.test_load import write
from tests.ontology.test_terms import ME, MORE

if TYPE_CHECKING:
    from pathlib import Path

FINE = """
:Painting a owl:Class ; rdfs:label "painting"@en . :Painter a owl:Class ; rdfs:label "painter"@en .
:paintedBy a owl:ObjectProperty ; rdfs:label "painted by"@en ; rdfs:domain :Painting ; rdfs:range :Painter .
:year a owl:DatatypeProperty ; rdfs:label "year of making"@en ; rdfs:domain :Painting ; rdfs:range xsd:gYear .
"""
DISJOINT = " :Painter owl:disjointWith :Painting ."


def kinds(folder: Path, body: str) -> set[tuple[str, str, bool]]:
    checked = check_ontology(write(folder, MORE + FINE + body))
    assert checked.fit == (not any(hint.serious for hint in checked.hints))
    assert all(hint.what and hint.remedy and "\n" not in hint.what for hint in checked.hints)
    return {(hint.kind, hint.term.removeprefix(ME), hint.serious) for hint in checked.hints}


def test_an_ontology_that_is_fit_gets_no_hint(tmp_path: Path) -> None:
    assert kinds(tmp_path, "") == set()


@pytest.mark.parametrize(
    ("body", "kind", "term", "serious"),
    [
        (":P12 rdfs:domain :Painting ; rdfs:range :Painter ; a owl:ObjectProperty .", "no label", "P12", True),
        (":shows rdfs:domain :Painting ; rdfs:range :Painter ; a owl:ObjectProperty .", "no label", "shows", False),
        (':p rdfs:label "P12" ; rdfs:domain :Painting ; rdfs:range :Painter ; a owl:ObjectProperty .',
         "label is a code", "p", True),
        (':P9 rdfs:label "gemalt"@de ; rdfs:domain :Painting ; rdfs:range :Painter ; a owl:ObjectProperty .',
         "no English label", "P9", True),
        (':p rdfs:label "painted by"@en ; rdfs:domain :Painting ; rdfs:range :Painter ; a owl:ObjectProperty .',
         "two of one property name", "paintedBy", False),
        (':p rdfs:label "owns"@en ; rdfs:domain :Painting ; a owl:ObjectProperty .', "no range", "p", False),
        (':p rdfs:label "owns"@en ; rdfs:range :Painting ; a owl:ObjectProperty .', "no domain", "p", False),
        (':p rdfs:label "owns"@en ; rdfs:domain :Painting , :Painter ; rdfs:range :Painter ; a owl:ObjectProperty .',
         "several domains", "p", False),
        (':p rdfs:label "owns"@en ; rdfs:domain :Unheard ; rdfs:range :Painter ; a owl:ObjectProperty .',
         "domain not declared", "p", False),
        (':p rdfs:label "birth date"@en ; rdfs:domain :Painter ; a owl:ObjectProperty .', "values are refused",
         "p", True),
        (':p rdfs:label "age"@en ; rdfs:domain :Painter ; rdfs:range xsd:string ; a owl:DatatypeProperty .',
         "range is a string", "p", False),
        (':p rdfs:label "owner"@en ; rdfs:domain :Painting ; rdfs:range xsd:string ; a owl:DatatypeProperty .',
         "range is a string", "p", False),
        (':p rdfs:label "died"@en ; rdfs:domain :Painting ; rdfs:range :Date ; a owl:DatatypeProperty .',
         "range reads like a datatype", "p", False),
        (":Painting rdfs:subClassOf :Painter . :Painter rdfs:subClassOf :Painting .", "circle of classes",
         "Painter", True),
        (":Odd a owl:Class ; rdfs:subClassOf :Painting , :Painter . :Painting owl:disjointWith :Painter .",
         "cannot have members", "Odd", True),
        (':Odd a owl:Class ; rdfs:label "odd" .', "class not used", "Odd", False),
        (':Odd a owl:Class ; rdfs:label "painter" .', "two of one class name", "Odd", False),
        (":Painter a :Painting .", "two things in one", "Painter", False),
        (":Painter a owl:ObjectProperty .", "two things in one", "Painter", False),
        (':p a owl:ObjectProperty ; rdfs:label "was by" ; owl:deprecated true .', "deprecated", "p", False),
        (": a owl:Ontology ; owl:imports <http://far.test/x> .", "import not fetched", "", False),
        ((":Museum a owl:Class ; rdfs:label 'museum' ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :year ;"
         " owl:allValuesFrom xsd:integer ] ."), "range of a class", "year", False),
        (r"<http://far.test/a\u0020b> a owl:ObjectProperty .", "left out", "", True),
        (":year rdfs:subPropertyOf :q . :q a owl:ObjectProperty ; rdfs:domain :Painter ." + DISJOINT,
         "cannot be used", "year", True),
    ],
)  # fmt: skip
def test_what_hinders_is_named(tmp_path: Path, body: str, kind: str, term: str, serious: bool) -> None:  # noqa: FBT001
    assert (kind, term, serious) in kinds(tmp_path, body)


def test_a_subclass_of_what_is_used_is_used(tmp_path: Path) -> None:
    assert kinds(tmp_path, ':Mural a owl:Class ; rdfs:label "mural" ; rdfs:subClassOf :Painting .') == set()


def test_classes_alone_tell_no_fact(tmp_path: Path) -> None:
    checked = check_ontology(write(tmp_path, ':A a owl:Class ; rdfs:label "a" .'))
    assert [hint.kind for hint in checked.hints] == ["no properties"]
    assert not checked.fit


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is not valid Turtle"):
        check_ontology(write(tmp_path, ":p nope:x 1 ."))


def test_a_relative_iri_is_told(tmp_path: Path) -> None:
    found = kinds(tmp_path, "<painter> a owl:Class ; rdfs:label 'artist' .")
    assert ("relative IRI", (tmp_path / "painter").as_uri(), False) in found


def test_a_range_of_a_class_that_all_have_is_no_hint(tmp_path: Path) -> None:
    body = "[] a owl:Class ; rdfs:subClassOf [ owl:onProperty :year ; owl:allValuesFrom xsd:gYear ] ."
    assert kinds(tmp_path, body) == set()
