"""What is read of a user's ontology: names, ends, datatypes, limits, exclusions; odd and large ones too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType
from kg.ontology import NEWS, default_ontology
from kg.ontology.load import load_ontology
from kg.ontology.terms import Limit
from tests.ontology.test_load import write

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ontology import Class, Ontology, Property

T = EntityType
ME = "http://mine.test/#"
XSD = "http://www.w3.org/2001/XMLSchema#"
MORE = f"@prefix xsd: <{XSD}> .\n"


def load(folder: Path, body: str) -> Ontology:
    return load_ontology(write(folder, MORE + body))


def prop(ontology: Ontology, name: str) -> Property:
    return ontology.property(ME + name)


def cls(ontology: Ontology, name: str) -> Class:
    found = ontology.class_of(ME + name)
    assert found is not None
    return found


def locals_of(iris: object) -> list[str]:
    return [str(iri).removeprefix(ME) for iri in iris]  # type: ignore[attr-defined]


def test_the_users_terms_are_told_from_those_of_the_default(tmp_path: Path) -> None:
    ontology = load(tmp_path, ":p a owl:ObjectProperty ; rdfs:domain :C . :C a owl:Class . :D a rdfs:Class .")
    assert locals_of(p.iri for p in ontology.own_properties) == ["p"]
    assert locals_of(c.iri for c in ontology.own_classes) == ["C", "D"]
    assert default_ontology().own_properties == default_ontology().own_classes == ()
    assert all(p.own for p in load_ontology(tmp_path / "mine.ttl", default=False).properties)


def test_every_english_name_is_kept_and_other_languages_apart(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:p a owl:ObjectProperty ; rdfs:label "birthPlace"@en , "Geburtsort"@de ; skos:altLabel "born in"@en ;
        schema:alternateName "place of birth" . :q a owl:ObjectProperty ; rdfs:label "peint par"@fr .
        :E21_Person a owl:Class ; rdfs:label "E21 Person"@en . :paintedBy a owl:ObjectProperty .""",
    )
    assert prop(ontology, "p").names == ("birth place", "born in", "place of birth")
    assert prop(ontology, "p").foreign == (("de", "Geburtsort"),)
    assert (prop(ontology, "q").label, prop(ontology, "q").names) == ("peint par", ("q",))
    assert cls(ontology, "E21_Person").names == ("Person",)
    assert prop(ontology, "paintedBy").names == ("painted by",)


@pytest.mark.parametrize("code", ["P569", "Q5", "BFO_0000040", "C12b"])
def test_a_code_is_no_name(tmp_path: Path, code: str) -> None:
    ontology = load(tmp_path, f":{code} a owl:ObjectProperty . :x a owl:Class .")
    assert prop(ontology, code).names == ()
    assert prop(ontology, code).label


def test_ends_are_class_iris_and_datatypes_and_unions_are_taken_apart(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:p a owl:ObjectProperty ; rdfs:domain :A , :B ; rdfs:range [ owl:unionOf ( :C [ owl:unionOf ( :D :E ) ] ) ] .
        :q a owl:DatatypeProperty ; rdfs:range xsd:gYear , xsd:date ; schema:domainIncludes :A .
        :r a owl:ObjectProperty ; rdfs:domain owl:Thing ; rdfs:range [ owl:complementOf :A ] .
        :s a rdf:Property ; schema:rangeIncludes schema:Text , :A . :A a owl:Class .
        :t a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:integer ;
            owl:withRestrictions ( [ xsd:minInclusive 0 ] ) ] .""".replace(
            "rdf:Property", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>"
        ),
    )
    assert locals_of(prop(ontology, "p").domains) == ["A", "B"]
    assert locals_of(prop(ontology, "p").ranges) == ["C", "D", "E"]
    assert prop(ontology, "q").datatypes == (f"{XSD}date", f"{XSD}gYear")
    assert (prop(ontology, "r").domains, prop(ontology, "r").ranges) == ((), ())
    mixed = prop(ontology, "s")
    assert (mixed.mixed, mixed.literal, mixed.datatypes, mixed.ranges) == (True, False, (f"{XSD}string",), (f"{ME}A",))
    assert prop(ontology, "t").datatypes == (f"{XSD}integer",)
    assert prop(ontology, "t").facets == (("minInclusive", "0"),)
    assert [c.declared for c in ontology.own_classes] == [True, False, False, False, False]


def test_a_range_named_like_a_datatype_is_one_unless_classes_stand_around_it(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:p a owl:ObjectProperty ; rdfs:range :Date . :q a owl:ObjectProperty ; rdfs:range :Year . :Year a owl:Class .
        :Leap a owl:Class ; rdfs:subClassOf :Year . :r a owl:ObjectProperty ; rdfs:range :number .""",
    )
    assert (prop(ontology, "p").datatypes, prop(ontology, "p").literal) == ((f"{XSD}date",), True)
    assert (prop(ontology, "q").ranges, prop(ontology, "q").literal) == ((f"{ME}Year",), False)
    assert prop(ontology, "r").datatypes == (f"{XSD}decimal",)


def test_characteristics_limits_and_exclusions(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:p a owl:ObjectProperty , owl:FunctionalProperty , owl:AsymmetricProperty , owl:IrreflexiveProperty ;
            owl:propertyDisjointWith :q .
        :q a owl:SymmetricProperty , owl:InverseFunctionalProperty . :r a owl:ObjectProperty ; owl:inverseOf :q .
        :A a owl:Class ; rdfs:subClassOf [ owl:onProperty :q ; owl:maxCardinality 2 ] ,
            [ owl:onProperty :r ; owl:qualifiedCardinality 1 ; owl:onClass :B ] ; owl:disjointWith :B .
        :B a owl:Class . :C a owl:Class . :D a owl:Class .
        [] a owl:AllDisjointClasses ; owl:members ( :B :C :D ) .""",
    )
    p, q, r = (prop(ontology, name) for name in "pqr")
    assert (p.functional, p.asymmetric, p.irreflexive, p.disjoint) == (True, True, True, (f"{ME}q",))
    assert (q.symmetric, q.inverse_functional, q.functional) == (True, True, False)
    assert q.limits == (Limit(f"{ME}A", 2),)
    assert r.limits == (Limit(f"{ME}A", 1, f"{ME}B"),)
    assert (r.inverse, q.inverse) == (f"{ME}q", f"{ME}r")
    assert ontology.disjoint(f"{ME}A", f"{ME}B")
    assert ontology.disjoint(f"{ME}B", f"{ME}D")
    assert not ontology.disjoint(f"{ME}A", f"{ME}C")


def test_what_is_above_a_class_goes_through_classes_without_a_name(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:A a owl:Class ; owl:equivalentClass [ owl:intersectionOf ( :B [ owl:onProperty :p ] ) ] .
        :B a owl:Class ; rdfs:subClassOf :C . :U a owl:Class ; owl:equivalentClass [ owl:unionOf ( :C :D ) ] .
        :C a owl:Class . :D a owl:Class . :Same a owl:Class ; owl:equivalentClass :D .""",
    )
    assert locals_of(ontology.ancestors(f"{ME}A")) == ["B", "C", "U"]
    assert ontology.is_a(f"{ME}Same", f"{ME}U")
    assert ontology.is_a(f"{ME}D", f"{ME}Same")
    assert not ontology.is_a(f"{ME}U", f"{ME}C")


def test_equivalence_with_schema_org_reaches_the_entity_types_in_both_spellings(tmp_path: Path) -> None:
    ontology = load(tmp_path, ":Human a owl:Class ; owl:equivalentClass schema:Person . :Hero a owl:Class ; "
                              "rdfs:subClassOf <https://schema.org/Person> .")  # fmt: skip
    assert ontology.is_a(f"{NEWS}Person", f"{ME}Human")
    assert ontology.is_a(f"{ME}Hero", f"{ME}Human")
    assert not ontology.is_a(f"{NEWS}Person", f"{ME}Hero")
    assert ontology.disjoint(f"{ME}Hero", f"{NEWS}Place")


def test_a_circle_of_classes_and_of_properties_ends(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:A a owl:Class ; rdfs:subClassOf :B . :B a owl:Class ; rdfs:subClassOf :A ; owl:disjointWith :A .
        :p a owl:ObjectProperty ; rdfs:subPropertyOf :q . :q a owl:ObjectProperty ; rdfs:subPropertyOf :p .""",
    )
    assert ontology.is_a(f"{ME}A", f"{ME}B")
    assert ontology.is_a(f"{ME}B", f"{ME}A")
    assert not ontology.disjoint(f"{ME}A", f"{ME}B")
    assert ontology.most_special({f"{ME}A", f"{ME}B"}) == {f"{ME}A", f"{ME}B"}
    assert ontology.super_properties(f"{ME}p") == (f"{ME}q",)


def test_what_a_property_lacks_comes_from_above_or_from_its_inverse(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:p a owl:ObjectProperty ; rdfs:subPropertyOf :q . :q a owl:ObjectProperty ; rdfs:domain :A .
        :r a owl:ObjectProperty ; owl:inverseOf :q . :s a owl:SymmetricProperty ; rdfs:domain :B .""",
    )
    assert ontology.domain_classes(f"{ME}p") == (f"{ME}A",)
    assert ontology.range_classes(f"{ME}r") == (f"{ME}A",)
    assert ontology.range_classes(f"{ME}s") == (f"{ME}B",)
    assert ontology.domain_classes(f"{ME}unknown") == ()


def test_a_class_that_is_also_a_property_or_an_individual_is_read_as_each(tmp_path: Path) -> None:
    ontology = load(
        tmp_path, ':Role a owl:Class , owl:ObjectProperty , :Kind ; rdfs:label "role"@en . :Kind a owl:Class .'
    )
    assert (prop(ontology, "Role").label, cls(ontology, "Role").label) == ("role", "role")


def test_what_has_a_domain_is_a_property_though_nobody_says_so(tmp_path: Path) -> None:
    body = ":p rdfs:domain :C . :a a owl:AnnotationProperty ; rdfs:domain :C . onto:visited rdfs:domain :C ."
    ontology = load(tmp_path, body)
    assert locals_of(p.iri for p in ontology.own_properties) == ["p"]


def test_the_preferred_label_of_skos_is_the_label_where_there_is_no_other(tmp_path: Path) -> None:
    pref = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    ontology = load(tmp_path, f":p a owl:ObjectProperty ; {pref} 'Maler'@de , 'made by'@en . :q a owl:ObjectProperty .")
    assert [prop(ontology, name).label for name in "pq"] == ["made by", "q"]


def test_an_annotation_is_no_property_of_facts(tmp_path: Path) -> None:
    rdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>"
    ontology = load(tmp_path, f":note a owl:AnnotationProperty , {rdf} . :p a owl:ObjectProperty .")
    assert locals_of(p.iri for p in ontology.own_properties) == ["p"]


def test_imports_are_named_and_not_fetched_unless_given(tmp_path: Path) -> None:
    body = ":me a owl:Ontology ; owl:imports :other , <http://far.test/x> . :p a owl:ObjectProperty ."
    one = write(tmp_path, body, "one.ttl")
    other = write(tmp_path, ":other a owl:Ontology . :C a owl:Class .", "other.ttl")
    assert [note.split("; ")[0] for note in load_ontology(one).notes] == [
        f"{one} imports <http://far.test/x>, which is not fetched",
        f"{one} imports <{ME}other>, which is not fetched",
    ]
    assert len(load_ontology(one, other).notes) == 1
    assert default_ontology().notes == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("painting", ["Painting"]),
        ("a Flemish oil painting by Jan", ["Oil"]),
        ("famous Flemish paintings", ["Painting"]),
        ("work of art from Ghent", ["Artwork"]),
        ("painting of a museum", ["Painting"]),
        ("the museum", ["Museum"]),
        ("museum director", []),
        ("his picture-gallery", ["Museum"]),
        ("", []),
        ("of", []),
    ],
)
def test_words_name_a_class_by_their_head(tmp_path: Path, words: str, found: list[str]) -> None:
    ontology = load(
        tmp_path,
        """:Painting a owl:Class ; rdfs:label "Painting" . :Oil a owl:Class ; rdfs:label "oil painting" .
        :Artwork a owl:Class ; rdfs:label "work of art" . :Museum a owl:Class ; skos:altLabel "picture gallery" ;
        rdfs:label "Museum"@en .""",
    )
    assert locals_of(ontology.classes_for_words(words)) == found


def test_the_users_class_comes_before_one_of_the_default(tmp_path: Path) -> None:
    ontology = load(tmp_path, ':P a owl:Class ; rdfs:label "person" .')
    assert ontology.classes_for_words("a tall person") == (f"{ME}P",)
    assert ontology.classes_for_words("the event") == (f"{NEWS}Event",)


def test_types_come_from_the_hierarchy_or_from_what_a_class_is_called(tmp_path: Path) -> None:
    ontology = load(
        tmp_path,
        """:Painter a owl:Class . :Agent a owl:Class . :Odd a owl:Class ; rdfs:subClassOf :Painter . :X1 a owl:Class .
        :Bridge a owl:Class ; rdfs:subClassOf schema:Event .""",
    )
    assert ontology.likely_types(f"{ME}Odd", HEAD_TYPES) == {T.PERSON}
    assert ontology.likely_types(f"{ME}Odd", {}) == frozenset()
    assert ontology.likely_types(f"{ME}Agent", HEAD_TYPES) == {T.PERSON, T.ORGANIZATION, T.GROUP}
    assert ontology.likely_types(f"{ME}Bridge", HEAD_TYPES) == {T.EVENT}
    assert ontology.likely_types(f"{ME}X1", HEAD_TYPES) == frozenset()


def test_a_label_with_by_stands_for_the_verb_the_other_way_round(tmp_path: Path) -> None:
    ontology = load(tmp_path, ':p a owl:ObjectProperty ; rdfs:label "praised by"@en .')
    match = ontology.property_for("praise", "", T.PERSON, T.WORK)
    assert match is not None
    assert (match.iri, match.swapped, match.lemma, match.particle) == (f"{ME}p", True, "praised", "by")


@pytest.mark.slow
def test_five_thousand_classes_are_loaded_in_three_seconds(tmp_path: Path) -> None:
    rows = [f':C{i} a owl:Class ; rdfs:label "kind {i}"@en ; rdfs:subClassOf :C{i // 3} .' for i in range(1, 5001)]
    rows += [f":p{i} a owl:ObjectProperty ; rdfs:domain :C{i + 1} ; rdfs:range :C{7 * i + 1} ." for i in range(300)]
    path = write(tmp_path, "\n".join(rows))
    started = time.process_time()
    ontology = load_ontology(path)
    assert time.process_time() - started < 3
    assert len(ontology.own_properties) == 300
    assert ontology.ancestors(f"{ME}C5000")[-1] == f"{ME}C0"


def test_a_property_that_is_equivalent_to_one_of_the_default_takes_its_place(tmp_path: Path) -> None:
    ontology = load(tmp_path, ":seenBy a owl:ObjectProperty . :tour a owl:ObjectProperty ; rdfs:label 'toured it' ; "
                              "owl:equivalentProperty onto:visited .")  # fmt: skip
    match = ontology.property_for("visit", "", T.PERSON, T.PLACE)
    assert match is not None
    assert (match.iri, match.label, match.lemma) == (f"{ME}tour", "toured it", "visit")
    assert prop(ontology, "tour").equivalents == (f"{NEWS}visited",)
    assert ontology.property(f"{NEWS}visited").equivalents == (f"{ME}tour",)
