"""Which facts obey the user's ontology, and with which reason others do not."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.align import align
from kg.errors import UsageError
from kg.model import Literal, When
from kg.obey import classify, conform, obey, write_rejections
from kg.ontology import NEWS, default_ontology
from kg.ontology.terms import Limit
from tests.hostile import TEXTS
from tests.obey.making import CLAIMED, ME, NEGATED, TEXT, XSD, T, cls, entity, fact, graph, is_a, ontology, prop

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import KnowledgeGraph
    from kg.model import Fact
    from kg.obey import Rejection
    from kg.ontology import Ontology

MUSEUM = ontology(
    cls("Person"),
    cls("Painter", "Person"),
    cls("Painting", disjoint="Sculpture"),
    cls("Sculpture"),
    cls("Museum"),
    prop("created", "", "Person"),
    prop("painted", "Painting", "Painter", parents=(f"{ME}created",), limits=(Limit("", 1),)),
    prop("carved", "Sculpture", "Person"),
    prop("shown", "Painting Sculpture", "Museum"),
    prop("year", "Painting", datatypes=(f"{XSD}gYear",), literal=True, limits=(Limit("", 1),)),
    prop("price", datatypes=(f"{XSD}integer",), literal=True, facets=(("minInclusive", "10"),)),
    prop("near", symmetric=True, irreflexive=True),
    prop("above", asymmetric=True, inverse=f"{ME}below"),
    prop("below", inverse=f"{ME}above", disjoint=(f"{ME}near",)),
    prop("sketched", "Painting", parents=(f"{ME}created",)),
    prop("loose", mixed=True),
    prop("twice", limits=(Limit(f"{ME}Painting", 2, f"{ME}Museum"),), inverse_functional=True),
)
ENTITIES = (
    entity("Dawn", T.WORK), entity("Rosa", T.PERSON), entity("Per", T.PERSON), entity("it"), entity("Hall", T.FACILITY),
    entity("Bath", T.PLACE), entity("Hut", T.FACILITY),
)  # fmt: skip


def judged(*facts: Fact, of: Ontology = MUSEUM, **how: bool) -> tuple[KnowledgeGraph, tuple[Rejection, ...]]:
    return obey(classify(graph(ENTITIES, *facts), of), of, **how)


def kept(*facts: Fact, **how: bool) -> set[tuple[str, str, str | Literal]]:
    found, _ = judged(*facts, **how)
    return {(f.subject, f.predicate.iri.removeprefix(ME), f.object) for f in found.facts if f.predicate.iri}


def reasons(*facts: Fact, **how: bool) -> list[tuple[str, str]]:
    return [(it.rule, it.reason) for it in judged(*facts, **how)[1]]


def test_a_fact_that_conforms_stays_and_puts_its_ends_into_classes() -> None:
    found, refused = judged(fact("Dawn", "painted", "Rosa"))
    assert refused == ()
    assert found.entity("Dawn").classes == {f"{ME}Painting"}
    assert found.entity("Rosa").classes == {f"{ME}Painter"}
    assert found.entity("Per").classes == {f"{ME}Person"}


@pytest.mark.parametrize(
    ("stated", "rule", "reason"),
    [
        (fact("Bath", "painted", "Rosa"), "domain", "the subject of 'painted' is a Painting, and Bath is a place"),
        (fact("Dawn", "painted", "Hall"), "range", "the object of 'painted' is a Painter, and Hall is a facility"),
        (fact("Bath", "shown", "Hall"), "domain",
         "the subject of 'shown' is a Painting or a Sculpture, and Bath is a place"),
        (fact("Dawn", "year", "Rosa"), "datatype", "'year' takes a value (gYear), not an entity"),
        (fact("Dawn", "year", Literal("long ago")), "datatype", "'long ago' is not a value (gYear)"),
        (fact("Dawn", "painted", Literal("x")), "datatype", "'painted' takes an entity as its object, not a value"),
        (fact("Hall", "price", Literal("9")), "datatype", "'9' is not a value (integer) (minInclusive 10)"),
        (fact("Hall", "near", "Hall"), "irreflexive", "nothing stands in 'near' to itself"),
        (fact("Hall", "below", "Hall"), "irreflexive", "nothing stands in 'above' to itself"),
    ],
)  # fmt: skip
def test_a_fact_that_does_not_conform_loses_its_property_with_a_reason(stated: Fact, rule: str, reason: str) -> None:
    found, (refused,) = judged(stated)
    assert (refused.rule, refused.reason) == (rule, reason)
    assert refused.fact == stated
    (left,) = found.facts
    assert (left, left.predicate.iri, left.evidence) == (stated, "", stated.evidence)


def test_what_the_ontology_does_not_say_is_not_held_against_a_fact() -> None:
    assert kept(fact("it", "painted", "it"), fact("Hall", "loose", Literal("x")), fact("Hall", "loose", "Rosa"))
    assert reasons(fact("Bath", "painted", "Rosa"), by_names=False) == []
    found, _ = judged(fact("Bath", "painted", "Rosa"), by_names=False)
    assert found.entity("Bath").classes == frozenset()


def test_values_are_turned_into_the_datatype_that_is_asked_for() -> None:
    dated = fact("Dawn", "year", Literal("4 March 1891"), when=When("4 March 1891", "1891-03-04"))
    assert kept(dated) == {("Dawn", "year", Literal("1891", f"{XSD}gYear"))}
    assert kept(fact("Hall", "price", Literal("1,200"))) == {("Hall", "price", Literal("1200", f"{XSD}integer"))}


def test_of_too_many_values_the_best_supported_stays() -> None:
    weak, strong = fact("Dawn", "painted", "Rosa", 0, 0.8), fact("Dawn", "painted", "Per", 5, 0.9)
    assert kept(weak, strong) == {("Dawn", "painted", "Per")}
    assert reasons(weak, strong) == [
        ("cardinality", "Dawn has at most one value of 'painted', and Per is better supported")
    ]
    often = replace(weak, confidence=0.9, evidence=weak.evidence | fact("Dawn", "painted", "Rosa", 9).evidence)
    assert kept(often, strong) == {("Dawn", "painted", "Rosa")}
    assert kept(fact("Dawn", "year", Literal("1874")), fact("Dawn", "year", Literal("1874-05-01"), 3)) == {
        ("Dawn", "year", Literal("1874", f"{XSD}gYear"))
    }


def test_a_claim_and_a_denial_take_nobodys_place() -> None:
    for factuality in (CLAIMED, NEGATED):
        said = fact("Dawn", "painted", "Per", 0, 1.0, factuality=factuality)
        assert len(kept(said, fact("Dawn", "painted", "Rosa", 5, 0.5))) == 2


def test_a_limit_may_be_for_one_class_and_count_one_class() -> None:
    three = [fact("Dawn", "twice", name, at) for at, name in enumerate(("Hall", "Hut", "Bath"))]
    assert len(kept(*three)) == 3
    museums = [is_a(name, "museum") for name in ("Hall", "Hut", "Bath")]
    assert len(kept(*three, *museums)) == 3
    assert kept(*three, *museums, is_a("Dawn", "painting")) == {("Dawn", "twice", "Hall"), ("Dawn", "twice", "Hut")}


def test_one_object_has_one_subject_of_an_inverse_functional_property() -> None:
    assert kept(fact("Hall", "twice", "Per"), fact("Hut", "twice", "Per", 4)) == {("Hall", "twice", "Per")}


def test_an_asymmetric_property_holds_one_way_also_through_its_inverse() -> None:
    assert kept(fact("Hall", "above", "Hut"), fact("Hut", "above", "Hall", 4)) == {("Hall", "above", "Hut")}
    assert kept(fact("Hall", "above", "Hut"), fact("Hall", "below", "Hut", 4)) == {("Hall", "above", "Hut")}
    assert len(kept(fact("Hall", "above", "Hut"), fact("Hut", "below", "Hall", 4))) == 2


def test_disjoint_properties_do_not_hold_between_the_same_two() -> None:
    assert kept(fact("Hall", "near", "Hut"), fact("Hut", "below", "Hall", 4)) == {("Hall", "near", "Hut")}


def test_nothing_is_put_into_two_classes_that_exclude_each_other() -> None:
    found, (refused,) = judged(fact("Dawn", "painted", "Rosa"), fact("Dawn", "carved", "Per", 4))
    assert (refused.rule, refused.reason) == (
        "disjoint",
        "the subject of 'carved' is a Sculpture, and Dawn is a Painting",
    )
    assert found.entity("Dawn").classes == {f"{ME}Painting"}
    assert reasons(is_a("Dawn", "sculpture"), fact("Dawn", "painted", "Rosa"))[0][0] == "domain"


def test_a_choice_between_classes_is_left_open_until_something_decides_it() -> None:
    found, refused = judged(fact("Dawn", "shown", "Hall", 0, 1.0))
    assert refused == ()
    assert found.entity("Dawn").classes == frozenset()
    found, refused = judged(fact("Dawn", "shown", "Hall", 0, 1.0), fact("Dawn", "carved", "Rosa", 4, 0.5))
    assert refused == ()
    assert found.entity("Dawn").classes == {f"{ME}Sculpture"}


def test_the_domain_of_a_property_above_counts_too() -> None:
    assert reasons(fact("Dawn", "sketched", "Hall"))[0][1].startswith("the object of 'sketched' is a Person")


def test_only_leaves_out_what_is_not_in_the_users_terms() -> None:
    other = replace(
        fact("Dawn", "visit", "Bath"), predicate=replace(fact("a", "b", "c").predicate, iri=f"{NEWS}visited")
    )
    stated = (fact("Dawn", "painted", "Rosa"), fact("Bath", "painted", "Rosa", 4), other, is_a("Hall", "museum"))
    found, refused = judged(*stated, only=True)
    assert [f.predicate.iri for f in found.facts] == [f"{ME}painted"]
    assert {e.id for e in found.entities} == {"Dawn", "Rosa", "Per", "Hall"}
    assert len(refused) == 1
    everything, _ = judged(*stated)
    assert {f.predicate.iri for f in everything.facts} == {"", f"{ME}painted", f"{NEWS}visited"}


def test_without_an_ontology_of_the_users_nothing_changes() -> None:
    stated = graph(ENTITIES, fact("Dawn", "painted", "Rosa"))
    assert conform(stated, default_ontology()) == (align(stated, default_ontology()), ())
    assert len(conform(stated, default_ontology(), only=True)[0]) == 0


def test_hostile_texts_are_told_and_written(tmp_path: Path) -> None:
    stated = [fact("Dawn", "price", Literal(text)) for text in TEXTS]
    _, refused = judged(*stated)
    assert len(refused) == len(TEXTS)
    rows = written(refused, tmp_path / "r.csv")
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    lines = (tmp_path / "r.jsonl").read_text("utf-8").split("\n")
    assert len(lines) == len(TEXTS) + 1


def written(refused: tuple[Rejection, ...], path: Path) -> list[dict[str, str]]:
    write_rejections(refused, path)
    write_rejections(refused, path.with_suffix(".jsonl"))
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_the_report_has_reason_and_sentence(tmp_path: Path) -> None:
    _, refused = judged(fact("Bath", "painted", "Rosa"), fact("Dawn", "year", Literal("so")))
    first, second = written(refused, tmp_path / "r.csv")
    assert (first["property"], first["rule"], first["subject_label"], first["object_label"], first["sentence"]) == (
        f"{ME}painted", "domain", "Bath", "Rosa", TEXT,
    )  # fmt: skip
    assert (second["object"], second["object_label"]) == ("", "so")
    values = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines()]
    assert (values[0]["start"], values[0]["end"], values[0]["document"]) == (0, len(TEXT), "d")
    write_rejections((), tmp_path / "none.csv")
    assert (tmp_path / "none.csv").read_text("utf-8").startswith("property,")


def test_a_report_of_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"r\.xlsx: .* give a name with that ending"):
        write_rejections((), tmp_path / "r.xlsx")


def test_a_refused_fact_that_was_only_looked_for_is_left_out() -> None:
    said = fact("Bath", "painted", "Rosa")
    sought = replace(said, evidence=frozenset(it for it in said.evidence if it.rule.startswith("slot")))
    assert len(judged(said)[0].facts) == 1
    found, refused = judged(sought)
    assert (len(found.facts), len(refused)) == (0, 1)
