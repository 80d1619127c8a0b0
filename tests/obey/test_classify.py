"""Which classes of the user's entities are in, by what the text calls them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Literal
from kg.obey import classify
from kg.ontology import NEWS, Class, default_ontology
from tests.obey.making import CLAIMED, ME, NEGATED, T, cls, entity, fact, graph, is_a, ontology

if TYPE_CHECKING:
    from kg.model import Entity, Fact
    from kg.ontology import Ontology

MUSEUM = ontology(
    cls("Person"),
    cls("Painter", "Person"),
    cls("Artwork"),
    cls("Painting", "Artwork", disjoint="Sculpture"),
    cls("Sculpture", "Artwork"),
    cls("Museum"),
    cls("Q5", names=()),
)


def classes(one: Entity, *facts: Fact, of: Ontology = MUSEUM) -> str:
    found = classify(graph([one], *facts), of)
    assert classify(found, of) == found
    return " ".join(sorted(iri.removeprefix(ME) for iri in found.entity(one.id).classes))


def test_an_is_a_fact_tells_the_class_even_against_the_type() -> None:
    assert classes(entity("Dawn", T.WORK), is_a("Dawn", "famous oil painting by X")) == "Painting"
    assert classes(entity("Dawn", T.PLACE), is_a("Dawn", "painting")) == "Painting"
    assert classes(entity("Rosa", T.PERSON), is_a("Rosa", "Dutch painter")) == "Painter"
    assert classes(entity("Rosa", T.THING), is_a("Rosa", "genius")) == ""


def test_a_claim_and_a_denial_tell_nothing() -> None:
    for factuality in (CLAIMED, NEGATED):
        said = replace(is_a("Dawn", "painting"), factuality=factuality)
        assert classes(entity("Dawn", T.WORK), said) == ""


def test_a_noun_that_stands_for_it_tells_the_class_if_the_type_allows_it() -> None:
    assert classes(entity("Rosa", T.PERSON, "the painter")) == "Painter"
    assert classes(entity("Rosa", T.PERSON, "the museum")) == "Person"
    assert classes(entity("the painters", T.GROUP, "painters")) == ""


def test_the_head_of_a_name_tells_the_class_of_what_is_no_person_and_no_work() -> None:
    assert classes(entity("National Museum of Art", T.ORGANIZATION)) == "Museum"
    assert classes(entity("The Old Museum", T.WORK)) == ""
    assert classes(entity("John Painter", T.PERSON)) == "Person"


def test_an_entity_is_in_the_class_that_its_type_is() -> None:
    assert classes(entity("Rosa", T.PERSON)) == "Person"
    mapped = Class(f"{ME}Human", "h", names=("h",), equivalents=("https://schema.org/Person",), own=True)
    known = Class(f"{NEWS}Person", "person", equivalents=("https://schema.org/Person",))
    assert classes(entity("Rosa", T.PERSON), of=ontology(mapped, known)) == "Human"
    assert classes(entity("Rosa", T.PERSON), is_a("Rosa", "painting")) == "Painting"


def test_of_two_classes_that_exclude_each_other_the_better_said_one_stays() -> None:
    one = entity("Dawn", T.WORK, "the sculpture")
    assert classes(one) == "Sculpture"
    assert classes(one, is_a("Dawn", "painting")) == "Painting"
    assert classes(replace(one, classes=frozenset({f"{ME}Sculpture"})), is_a("Dawn", "painting")) == "Sculpture"


def test_two_classes_of_one_name_tell_nothing() -> None:
    twins = ontology(cls("A", names=("bank",)), cls("B", names=("bank",)))
    assert classes(entity("X", T.ORGANIZATION), is_a("X", "bank"), of=twins) == ""


def test_without_classes_of_the_users_the_graph_is_the_same() -> None:
    one = graph([entity("Dawn", T.WORK)], is_a("Dawn", "event"), fact("Dawn", "p", Literal("x")))
    assert classify(one, default_ontology()) is one
