"""Identity across documents: rules, laws and reasons."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, union
from kg.identity import entity_id, name_key
from kg.model import Document, Entity, EntityType, Fact, Mention, MentionKind, Predicate, Span
from kg.resolve import reasons, resolve
from kg.resolve.keys import canonical_id, canonical_name, is_acronym_of
from kg.resolve.words import COUNTRIES

if TYPE_CHECKING:
    import random

PLACE, PERSON, ORG = EntityType.PLACE, EntityType.PERSON, EntityType.ORGANIZATION


def entity(document: str, *names: str, type_: EntityType = ORG, scope: bool = False) -> Entity:
    """An entity whose id is made of the first name, or of that and the document."""
    mentions = frozenset(
        Mention(document, Span(10 * i, 10 * i + len(name)), name, MentionKind.NAME, type_, name)
        for i, name in enumerate(names)
    )
    return Entity(entity_id(names[0], scope=document if scope else ""), mentions)


def graph(*entities: Entity) -> KnowledgeGraph:
    """A graph of these entities, each related to the first."""
    documents = {m.document for e in entities for m in e.mentions}
    facts = [Fact(entities[0].id, Predicate("know"), other.id) for other in entities[1:]]
    return KnowledgeGraph((Document(d, "") for d in documents), entities, facts)


def ids(result: KnowledgeGraph) -> list[str]:
    return [e.id for e in result.entities]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("U.S.", "United States"), ("US", "United States of America"), ("UK", "Britain"), ("DPRK", "North Korea"),
        ("the Russian Federation", "Russia"), ("Acme Corp.", "Acme Corporation"), ("Acme, Inc.", "Acme Inc"),
        ("Blue Fern Ltd", "Blue Fern Limited"), ("Dr. Ann Lee", "Ann Lee"), ("Mr. Bo Ek", "Sir Bo Ek"),
        ("ANN LEE", "Ann Lee"), ("Côte d'Ivoire", "Ivory Coast"), ("NATO", "Nato"), ("Ann-Lee Ek", "Ann Lee Ek"),
    ],
)  # fmt: skip
def test_variants_are_one(a: str, b: str) -> None:
    result = resolve(graph(entity("d1", a), entity("d2", b)))
    assert len(result.entities) == 1
    assert {m.document for m in result.entities[0].mentions} == {"d1", "d2"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Acme Inc.", "Acme Ltd."), ("Acme", "Acme Corp."), ("WHO", "Who"), ("General Motors", "Motors"),
        ("Dr. Lee", "Lee"),
        ("North Korea", "South Korea"), ("China", "Republic of China"), ("Ann Lee", "Ann Lees"),
        ("ABC", "Abba Bank Co."),
        ("Democratic Republic of the Congo", "Republic of the Congo"),
    ],
)  # fmt: skip
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert len(resolve(graph(entity("d1", a), entity("d2", b))).entities) == 2


def test_entities_of_one_document_stay_apart() -> None:
    g = graph(entity("d1", "Lee", type_=PERSON, scope=True), entity("d2", "Lee", type_=PERSON, scope=True))
    assert ids(resolve(g)) == ids(g)


def test_introduced_acronym() -> None:
    g = graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"))
    assert ids(resolve(g)) == ["World_Fern_Office"]
    assert [(m.merged, m.kept, m.rule) for m in reasons(g)] == [("WFO", "World_Fern_Office", "short form")]
    assert "WFO" in resolve(g).entities[0].aliases


def test_acronym_that_two_claim_is_neither() -> None:
    g = graph(entity("d1", "World Fern Office", "WFO"), entity("d3", "West Field Order", "WFO"), entity("d2", "WFO"))
    assert ids(resolve(g)) == ids(g)


def test_acronym_needs_a_fitting_type_and_initials() -> None:
    assert (
        len(resolve(graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO", type_=PERSON))).entities) == 2
    )
    assert len(resolve(graph(entity("d1", "Fern Ministry", "Fernland"), entity("d2", "Fernland"))).entities) == 2


def test_short_company_name_that_a_document_introduces() -> None:
    g = graph(entity("d1", "Blue Fern Corp.", "Blue Fern"), entity("d2", "Blue Fern"))
    assert ids(resolve(g)) == ["Blue_Fern_Corporation"]


def test_facts_follow_their_entities() -> None:
    a, b, c = entity("d1", "U.S.", type_=PLACE), entity("d1", "Acme Corp."), entity("d2", "United States", type_=PLACE)
    predicate = Predicate("sue")
    g = KnowledgeGraph([Document("d1", ""), Document("d2", "")], [a, b, c],
                       [Fact(a.id, predicate, b.id, by=a.id), Fact(c.id, predicate, b.id, where=c.id)])  # fmt: skip
    result = resolve(g)
    assert {e for fact in result.facts for e in fact.entities} == {"United_States", "Acme_Corporation"}


def test_a_fact_between_two_that_a_rule_makes_one_is_left_out_and_what_was_reflexive_stays() -> None:
    a, b, c = entity("d1", "Acme Corp."), entity("d1", "Acme Corporation"), entity("d1", "Fern")
    own, sue = Predicate("own"), Predicate("sue")
    facts = [Fact(a.id, own, b.id), Fact(a.id, sue, a.id), Fact(b.id, sue, c.id), Fact(c.id, own, a.id, by=b.id)]
    result = resolve(KnowledgeGraph([Document("d1", "")], [a, b, c], facts))
    acme, fern = "Acme_Corporation", "Fern"
    assert {(f.subject, f.predicate.lemma, f.object, f.by) for f in result.facts} == {
        (acme, "sue", acme, None),
        (acme, "sue", fern, None),
        (fern, "own", acme, acme),
    }


def test_id_does_not_depend_on_what_else_is_there() -> None:
    alone = resolve(graph(entity("d1", "Acme Corp.")))
    both = resolve(graph(entity("d1", "Acme Corp."), entity("d2", "Acme Corporation")))
    assert ids(alone) == ids(both) == ["Acme_Corporation"]


def test_kept_country_names_are_fixed_points() -> None:
    for name in COUNTRIES.values():
        assert canonical_name(name) == name
    assert all(name_key(key) == key for key in COUNTRIES)


def test_acronyms() -> None:
    assert is_acronym_of("U.N.", "United Nations")
    assert is_acronym_of("MoD".upper(), "Ministry of Defence")
    assert not is_acronym_of("Md", "Ministry of Defence")
    assert not is_acronym_of("W", "World")


NAMES = [
    "U.S.", "US", "United States", "Acme Corp.", "Acme Corporation", "Acme", "ACME", "Acme Ltd.", "Ann Lee",
    "Dr. Ann Lee", "ANN LEE", "World Fern Office", "WFO", "West Field Order", "Lee", "World FERN Office", "",
    ".", "Dr.", "Mr. Mr. Mr.",
]  # fmt: skip
some_entity = st.builds(
    lambda document, names, type_, scope: entity(document, *names, type_=type_, scope=scope),
    st.sampled_from(["d1", "d2", "d3"]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
    st.sampled_from([PLACE, PERSON, ORG, EntityType.THING]),
    st.booleans(),
)
some_graph = st.lists(some_entity, min_size=1, max_size=8).map(lambda found: graph(*found))


@settings(max_examples=60, deadline=None)
@given(some_graph)
def test_idempotent(g: KnowledgeGraph) -> None:
    once = resolve(g)
    assert resolve(once) == once
    assert reasons(once) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(some_graph, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_does_not_matter(graphs: list[KnowledgeGraph], shuffler: random.Random) -> None:
    mixed = list(graphs)
    shuffler.shuffle(mixed)
    assert resolve(union(graphs)) == resolve(union(mixed))
    assert reasons(union(graphs)) == reasons(union(mixed))


SPELLINGS = [n for n in NAMES if n not in {"WFO", "ACME", "ANN LEE", "World FERN Office", "Acme", "Lee"}]
spelled = st.lists(
    st.builds(entity, st.sampled_from(["d1", "d2"]), st.sampled_from(SPELLINGS)),
    min_size=1,
    max_size=6,
).map(lambda found: graph(*found))


@settings(max_examples=50, deadline=None)
@given(spelled, spelled)
def test_key_rules_commute_with_union(a: KnowledgeGraph, b: KnowledgeGraph) -> None:
    assert resolve(resolve(a) | resolve(b)) == resolve(a | b)


@settings(max_examples=50, deadline=None)
@given(some_graph)
def test_nothing_is_lost_and_every_change_has_a_reason(g: KnowledgeGraph) -> None:
    result = resolve(g)
    assert {m for e in result.entities for m in e.mentions} == {m for e in g.entities for m in e.mentions}
    gone = set(ids(g)) - set(ids(result))
    assert gone <= {m.merged for m in reasons(g)}


@given(st.text(max_size=20))
def test_canonical_name_is_idempotent(name: str) -> None:
    assert canonical_id(canonical_name(name)) == canonical_id(name)


def test_cost_grows_about_linearly() -> None:
    def seconds(count: int) -> float:
        g = KnowledgeGraph(entities=[entity(f"d{i}", f"Name{i} Fern{i % 97} Corp.") for i in range(count)])
        begin = time.process_time()
        resolve(g)
        return time.process_time() - begin

    seconds(200)
    assert seconds(4000) < 12 * seconds(1000) + 0.2
