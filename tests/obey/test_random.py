"""Conformance is complete: random graphs under random ontologies, held against a second opinion."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Literal
from kg.obey import classify, obey
from kg.ontology.terms import Class, Limit, Property
from kg.ontology.values import Ontology
from tests.obey.checker import violations
from tests.obey.making import CLAIMED, ME, NEGATED, XSD, T, cls, entity, fact, graph, is_a, prop

CLASSES = ("alpha", "beta", "gamma", "painter", "museum")
PROPERTIES = ("p", "q", "r", "s")
ENTITIES = ("a", "b", "c", "d")
some_classes = st.lists(st.sampled_from(CLASSES), max_size=2, unique=True).map(" ".join)
some_properties = st.lists(st.sampled_from(PROPERTIES), max_size=1).map(lambda names: tuple(ME + n for n in names))
datatypes = st.sampled_from(((), (f"{XSD}gYear",), (f"{XSD}integer", f"{XSD}string"), (f"{XSD}date",)))


@st.composite
def classes(draw: st.DrawFn) -> list[Class]:
    return [
        cls(name, draw(some_classes), draw(some_classes.filter(lambda it, n=name: n not in it))) for name in CLASSES
    ]


@st.composite
def properties(draw: st.DrawFn) -> list[Property]:
    found = []
    for name in PROPERTIES:
        values = draw(st.booleans()) and draw(st.booleans())
        limits = draw(
            st.sampled_from(((), (), (Limit("", 1),), (Limit(f"{ME}alpha", 1),), (Limit("", 2),), (Limit("", 0),)))
        )
        more: dict[str, object] = {"limits": limits, "literal": values, "mixed": not values and draw(st.booleans())}
        more["parents"] = draw(some_properties)
        if values:
            more["datatypes"] = draw(datatypes)
        else:
            flags = "symmetric asymmetric irreflexive inverse_functional".split()
            more |= {flag: draw(st.integers(0, 3)) == 0 for flag in flags}
            more["inverse"] = next(iter(draw(some_properties)), "")
            more["disjoint"] = draw(some_properties)
        found.append(prop(name, draw(some_classes), "" if values else draw(some_classes), **more))
    return found


ontologies = st.builds(lambda a, b: Ontology(tuple(a), tuple(b)), classes(), properties())
targets = st.one_of(
    st.sampled_from(ENTITIES),
    st.sampled_from(ENTITIES),
    st.sampled_from(("1874", "1874-03-02", "x", "12")).map(Literal),
)
facts = st.builds(
    fact,
    st.sampled_from(ENTITIES),
    st.sampled_from(PROPERTIES),
    targets,
    st.integers(0, 5),
    st.sampled_from((0.5, 0.9)),
    factuality=st.sampled_from((*[fact("a", "p", "b").factuality] * 4, CLAIMED, NEGATED)),
)
said = st.builds(is_a, st.sampled_from(ENTITIES), st.sampled_from(CLASSES))
graphs = st.builds(
    lambda kinds, found, told: graph(map(entity, ENTITIES, kinds), *found, *told),
    st.lists(st.sampled_from((T.THING, T.THING, T.PERSON, T.FACILITY, T.WORK)), min_size=4, max_size=4),
    st.lists(facts, max_size=8),
    st.lists(said, max_size=3),
)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(graphs, ontologies)
def test_all_that_is_kept_conforms_however_odd_the_ontology(any_graph: KnowledgeGraph, ontology: Ontology) -> None:
    assert violations(obey(classify(any_graph, ontology), ontology)[0], ontology) == []


@settings(max_examples=120, deadline=None)
@given(graphs, ontologies)
def test_all_that_is_kept_conforms(any_graph: KnowledgeGraph, ontology: Ontology) -> None:
    kept, refused = obey(classify(any_graph, ontology), ontology)
    assert violations(kept, ontology) == []
    assert len({it.fact for it in refused}) == len(refused)
    before = [fact for fact in any_graph.facts if fact.predicate.iri]
    assert sum(bool(fact.predicate.iri) for fact in kept.facts) <= len(before) - len(refused)
    words = {(fact.subject, fact.predicate.key) for fact in any_graph.facts}
    assert {(fact.subject, fact.predicate.key) for fact in kept.facts} == words
    assert all(it.reason and it.rule for it in refused)


@settings(max_examples=40, deadline=None)
@given(graphs, ontologies)
def test_only_is_what_is_kept_and_no_more(any_graph: KnowledgeGraph, ontology: Ontology) -> None:
    told = classify(any_graph, ontology)
    kept, refused = obey(told, ontology)
    only, same = obey(told, ontology, only=True)
    assert same == refused
    assert only.facts == tuple(fact for fact in kept.facts if fact.predicate.iri)
    assert {e.id for e in only.entities} >= {i for fact in only.facts for i in fact.entities}


@settings(max_examples=30, deadline=None)
@given(graphs, ontologies)
def test_the_order_of_facts_does_not_matter(any_graph: KnowledgeGraph, ontology: Ontology) -> None:
    backward = KnowledgeGraph(any_graph.documents, any_graph.entities[::-1], any_graph.facts[::-1])
    assert obey(classify(backward, ontology), ontology) == obey(classify(any_graph, ontology), ontology)
