"""The RDF model and its five text formats, judged by two readers that are not ours: rdflib and pyoxigraph."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib import OWL, RDF, RDFS, SKOS, XSD, URIRef
from rdflib import Literal as L  # noqa: N817  (rdflib's literals, beside the model's)

from kg.errors import KgError, UsageError, WriteError
from kg.graph import KnowledgeGraph, union
from kg.model import Document, Entity, Fact, Factuality, Literal, Predicate, When
from kg.writers import FORMATS, dumps
from kg.writers.rdf import to_rdflib, triples
from kg.writers.readback import load
from kg.writers.statements import text_hash
from tests.strategies import FRAGMENTS, graphs
from tests.synthetic import generate
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.graph import Node

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use what it deprecates

FLAT = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
NAMED = {"trig": "trig", "nq": "nquads"}
OXIGRAPH = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
}
PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX kg: <https://w3id.org/kg-news/vocab#> PREFIX e: <https://w3id.org/kg-news/id/entity/>
PREFIX p: <https://w3id.org/kg-news/id/predicate/> PREFIX onto: <https://w3id.org/kg-news/onto#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX v: <https://w3id.org/kg-news/id/event/>
"""
E, P, KG, ONTO, SCHEMA = (
    rdflib.Namespace(name)
    for name in (
        "https://w3id.org/kg-news/id/entity/",
        "https://w3id.org/kg-news/id/predicate/",
        "https://w3id.org/kg-news/vocab#",
        "https://w3id.org/kg-news/onto#",
        "https://schema.org/",
    )
)


def with_rdflib(graph: KnowledgeGraph, form: str, **options: object) -> set[tuple[Node, Node, Node]]:
    dataset = rdflib.Dataset()
    (dataset if form in NAMED else dataset.default_graph).parse(
        data=dumps(graph, form, **options), format=(FLAT | NAMED)[form]
    )
    return {(s, p, o) for s, p, o, _ in dataset.quads()}


def with_oxigraph(graph: KnowledgeGraph, form: str, **options: object) -> set[str]:
    data = dumps(graph, form, **options).encode()
    return {str(quad.triple) for quad in pyoxigraph.parse(data, OXIGRAPH[form])}


def ask(graph: KnowledgeGraph, question: str) -> bool:
    return bool(to_rdflib(graph).query(f"{PREFIXES} ASK {{ {question} }}").askAnswer)


# ---- all formats say the same


@given(graphs())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_format_holds_the_same_triples_whatever_the_text(graph: KnowledgeGraph) -> None:
    expected = set(to_rdflib(graph, text=True))
    lines = {str(q.triple) for q in pyoxigraph.parse(dumps(graph, "nt", text=True).encode(), OXIGRAPH["nt"])}
    for form in (*FLAT, *NAMED):
        assert with_rdflib(graph, form, text=True) == expected, form
        assert with_oxigraph(graph, form, text=True) == lines, form


HOSTILE = [*FRAGMENTS, "\ud800", "\x0c", "x\r\ny", '"""', "'''", "\\u0041", "a" * 20_000]


def hostile(text: str) -> KnowledgeGraph:
    """A graph with `text` in every place that holds a string."""
    document = Document(f"d{text[:500]}", f"A{text}B", text, text, None, text[:5])
    span = (0, len(document.text))
    quote = next(iter(sample.quoted("", Document("x", "."))))
    quote = replace(quote, document=document.id, sentence=type(quote.sentence)(*span), quote=document.text)
    name = text[:500]
    entity = Entity(f"e{name}", sample.entity("", f"E{text}").mentions, frozenset({text[:100], f"https://x/{name}"}))
    fact = Fact(
        entity.id,
        Predicate(f"p{name}", name, text, text[:100]),
        Literal(text, text[:50]),
        when=When(text),
        cue=text,
        event=text,
        evidence=frozenset({quote}),
    )
    return KnowledgeGraph([document], [entity], [fact])


@pytest.mark.parametrize("form", [*FLAT, *NAMED])
def test_hostile_text_in_every_place(form: str) -> None:
    graph = union(map(hostile, HOSTILE))
    expected = set(to_rdflib(graph, text=True))
    assert len(set(to_rdflib(graph).subjects(RDF.type, RDF.Statement))) == len(HOSTILE)
    assert with_rdflib(graph, form, text=True) == expected
    assert len(with_oxigraph(graph, form, text=True)) == len(expected)


@pytest.mark.parametrize("form", [*FLAT, *NAMED])
def test_an_empty_graph_is_a_valid_file(form: str) -> None:
    assert with_rdflib(KnowledgeGraph(), form) == set()
    assert with_oxigraph(KnowledgeGraph(), form) == set()


def test_triples_and_rdflib_agree() -> None:
    graph = sample.graph()
    assert len(set(triples(graph))) == len(list(triples(graph))) == len(to_rdflib(graph))


# ---- plain triples: only what the text itself asserts


def test_an_asserted_fact_is_a_plain_triple_under_both_names() -> None:
    graph = sample.graph()
    assert ask(graph, "e:Ada_Byron p:tour e:ferry_yard-1")
    assert ask(graph, "e:Ada_Byron onto:visited e:ferry_yard-1")
    assert ask(graph, "p:tour rdfs:subPropertyOf onto:visited")
    assert ask(graph, "e:Ada_Byron p:age 36")


@pytest.mark.parametrize("triple", ["p:visit ?x", "p:supply ?x", "p:supply_to ?x", "p:meet ?x"])
def test_what_is_claimed_possible_or_negated_is_no_plain_triple(triple: str) -> None:
    assert not ask(sample.graph(), f"e:Ada_Byron {triple}")


@given(graphs())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_plain_triples_are_exactly_the_asserted_statements(graph: KnowledgeGraph) -> None:
    found = to_rdflib(graph)
    stated = {
        (found.value(s, RDF.subject), found.value(s, RDF.predicate), found.value(s, RDF.object))
        for s in found.subjects(KG.status, KG.Asserted)
        if (s, RDF.type, RDF.Statement) in found
    }
    plain = {(s, p, o) for s, p, o in found if str(p).startswith(str(P))}
    assert plain == stated


def test_a_predicate_that_is_not_always_the_property_is_only_close_to_it() -> None:
    graph = sample.graph() | KnowledgeGraph(facts=[Fact("Nils_Vik", Predicate("tour"), "Oslo")])
    assert not ask(graph, "p:tour rdfs:subPropertyOf ?x")
    assert (P.tour, SKOS.closeMatch, ONTO.visited) in to_rdflib(graph)
    assert ask(graph, "e:Ada_Byron onto:visited e:ferry_yard-1")
    assert not ask(graph, "e:Nils_Vik onto:visited ?x")


# ---- statements


def test_a_claimed_statement_names_its_claimant_time_and_property() -> None:
    assert ask(
        sample.graph(),
        """?s a rdf:Statement ; rdf:subject e:Ada_Byron ; rdf:predicate p:visit ; rdf:object e:ferry_yard-1 ;
           kg:status kg:Claimed ; kg:polarity kg:Affirmed ; kg:modality kg:Actual ; kg:claimedBy e:Nils_Vik ;
           kg:property onto:visited ; kg:time "2002"^^xsd:gYear ; kg:earliest "2002-01-01"^^xsd:date ;
           kg:latest "2002-12-31"^^xsd:date""",
    )


def test_polarity_and_modality_are_kept_apart_from_the_status() -> None:
    graph = sample.graph()
    assert ask(graph, "?s rdf:predicate p:meet ; kg:status kg:Negated ; kg:polarity kg:Negated ; kg:modality kg:Actual")
    assert ask(
        graph, '?s rdf:predicate p:supply ; kg:status kg:Possible ; kg:modality kg:Possible ; kg:cue "will likely"'
    )


def test_a_time_known_by_its_bounds_keeps_its_words_and_invents_no_day() -> None:
    assert ask(sample.graph(), '?s rdf:predicate p:meet ; kg:timeText "last week" ; kg:latest "2021-05-02"^^xsd:date')
    assert not ask(sample.graph(), "?s rdf:predicate p:meet ; kg:time ?t")


def test_two_documents_that_state_the_same_share_the_statement() -> None:
    base = Fact("a", Predicate("meet"), "b")
    graph = KnowledgeGraph(
        [sample.document("one"), sample.document("two")],
        facts=[replace(base, evidence=sample.quoted("Nils", sample.document(name))) for name in ("one", "two")],
    )
    assert ask(graph, "?s prov:wasDerivedFrom ?x, ?y . ?x oa:hasSource ?d . ?y oa:hasSource ?f . FILTER(?d != ?f)")


def test_facts_that_differ_in_the_wording_of_the_time_are_one_statement() -> None:
    when = sample.graph().facts[0].when
    assert when
    facts = [
        Fact("a", Predicate("meet"), "b", when=replace(when, text=text), confidence=confidence)
        for text, confidence in (("on 3 May", 0.5), ("3 May", 0.7))
    ]
    found = to_rdflib(KnowledgeGraph(facts=facts))
    assert list(found.objects(None, KG.confidence)) == [L("0.7", datatype=XSD.decimal)]


def test_different_facts_are_different_statements() -> None:
    base = Fact("a", Predicate("meet"), "b")
    variants = [
        base,
        replace(base, subject="b", object="a"),
        replace(base, predicate=Predicate("meet", "with")),
        replace(base, object=Literal("b")),
        replace(base, object=Literal("b", f"{sample.XSD}token")),
        replace(base, factuality=Factuality(negated=True)),
        replace(base, factuality=Factuality(claimed=True)),
        replace(base, factuality=Factuality(claimed=True), by="c"),
        replace(base, where="c"),
        replace(base, when=When("then")),
        replace(base, when=When("then", "2002")),
    ]
    found = to_rdflib(KnowledgeGraph(facts=variants))
    assert len(set(found.subjects(RDF.type, RDF.Statement))) == len(variants)


def test_evidence_is_one_node_a_span_with_offsets_and_quote() -> None:
    start = sample.TEXT.index("Nils")
    end = sample.TEXT.index(".", start) + 1
    assert ask(
        sample.graph(),
        f"?s rdf:predicate p:visit ; prov:wasDerivedFrom ?x . ?x a oa:ResourceSelection ; oa:start {start}"
        f' ; oa:end {end} ; oa:exact "{sample.TEXT[start:end]}" ; oa:hasSource <https://w3id.org/kg-news/id/doc/ferry-12345678>',
    )


# ---- documents, entities, predicates, events


def test_documents_carry_hash_and_origin_and_their_text_only_when_asked() -> None:
    node = "<https://w3id.org/kg-news/id/doc/ferry-12345678>"
    graph = sample.graph()
    assert ask(
        graph,
        f"""{node} a schema:NewsArticle ; schema:headline 'Byron in "Bergen"'@en ; schema:inLanguage "en" ;
        schema:datePublished "2021-05-04"^^xsd:date ; schema:isBasedOn "news/ferry.txt" ; schema:sha256 ?hash""",
    )
    assert not ask(graph, f"{node} schema:articleBody ?text")
    assert (None, SCHEMA.articleBody, L(sample.TEXT)) in to_rdflib(graph, text=True)


def test_entities_have_types_one_label_aliases_and_links() -> None:
    found = to_rdflib(sample.graph())
    assert set(found.objects(E.Ada_Byron, RDF.type)) == {ONTO.Person, SCHEMA.Person}
    assert list(found.objects(E.Ada_Byron, RDFS.label)) == [L("Ada Byron", "en")]
    assert list(found.objects(E.Ada_Byron, SKOS.altLabel)) == [L("Ada", "en")]
    assert list(found.objects(E.Ada_Byron, OWL.sameAs)) == [URIRef("http://www.wikidata.org/entity/Q7259")]


def test_entities_that_no_fact_mentions_are_left_out_unless_asked_for() -> None:
    assert not list(to_rdflib(sample.graph()).triples((E.Nobody, None, None)))
    assert (E.Nobody, RDFS.label, L("Nobody", "en")) in to_rdflib(sample.graph(), all_entities=True)


def test_predicates_have_label_lemma_and_kind() -> None:
    found = to_rdflib(sample.graph())
    assert (P.tour, RDFS.label, L("toured", "en")) in found
    assert (P.supply_to, RDFS.label, L("supply to", "en")) in found
    assert (P.supply_to, KG.preposition, L("to")) in found
    assert (P.age, RDF.type, OWL.DatatypeProperty) in found
    assert (P.tour, RDF.type, OWL.ObjectProperty) in found


def test_an_event_of_three_participants_has_a_node_and_one_of_two_has_none() -> None:
    graph = sample.graph()
    assert ask(
        graph,
        f"""v:{sample.EVENT} a kg:Event ; kg:trigger p:supply ; kg:status kg:Possible ; kg:agent e:Ada_Byron ;
        kg:theme e:pump-1 ; kg:recipient e:Malta . ?s kg:event v:{sample.EVENT} ; rdf:predicate p:supply_to""",
    )
    smaller = graph.filter_facts(lambda fact: fact.predicate.particle != "to")
    assert not ask(smaller, "?s kg:event ?v")
    assert not ask(smaller, "?v a kg:Event")


def test_there_are_no_blank_nodes_and_no_plain_string_datatypes() -> None:
    for s, _, o in to_rdflib(sample.graph()):
        assert not isinstance(s, rdflib.BNode)
        assert not isinstance(o, rdflib.BNode)
        assert not (isinstance(o, L) and o.datatype in {XSD.string, XSD.boolean, XSD.nonNegativeInteger})


def test_provenance_costs_at_most_five_triples_a_quote() -> None:
    found = to_rdflib(sample.graph())
    for node in set(found.objects(None, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"))):
        if "/evidence/" in str(node):
            assert len(list(found.triples((node, None, None)))) == 5


# ---- provenance of the run


PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
BASE = "https://w3id.org/kg-news/id/"


def test_the_graph_of_a_document_was_generated_by_programs_with_their_versions() -> None:
    found = to_rdflib(sample.graph(), extractor="kg 0.1.0; some model")
    bundle, run = URIRef(f"{BASE}graph/ferry-12345678"), URIRef(f"{BASE}run/ferry-12345678")
    assert list(found.objects(bundle, PROV.wasGeneratedBy)) == [run]
    assert list(found.objects(run, PROV.used)) == [URIRef(f"{BASE}doc/ferry-12345678")]
    agents = {
        (str(found.value(agent, RDFS.label)), found.value(agent, SCHEMA.softwareVersion))
        for agent in found.objects(run, PROV.wasAssociatedWith)
        if (agent, RDF.type, PROV.SoftwareAgent) in found
    }
    assert agents == {("kg", L("0.1.0")), ("some model", None)}
    assert not set(found.predicates()) & {PROV.startedAtTime, PROV.endedAtTime}


def test_nothing_is_said_about_a_run_that_nobody_described() -> None:
    assert not list(to_rdflib(sample.graph()).subjects(RDF.type, PROV.Activity))
    assert not list(to_rdflib(KnowledgeGraph(), extractor="kg 0.1.0"))


def test_the_time_of_a_run_is_said_in_whole_seconds_of_utc() -> None:
    started = datetime(2031, 5, 1, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    text = dumps(sample.graph(), "ttl", extractor="kg 1", started=started, ended=started)
    for name in ("started", "ended"):
        assert f'prov:{name}AtTime "2031-05-01T10:00:00Z"^^xsd:dateTime' in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"started": datetime(2031, 5, 1, tzinfo=UTC)}, "needs its program"),
        ({"extractor": "kg 1", "ended": datetime(2031, 5, 1)}, "needs a time zone"),  # noqa: DTZ001
        (
            {
                "extractor": "kg 1",
                "started": datetime(2032, 5, 1, tzinfo=UTC),
                "ended": datetime(2031, 5, 1, tzinfo=UTC),
            },
            "before it started",
        ),
    ],
)
def test_a_time_that_cannot_be_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        dumps(sample.graph(), "ttl", **options)


@pytest.mark.parametrize("form", [*FLAT, *NAMED])
def test_a_hostile_name_of_a_program_is_data(form: str) -> None:
    extractor = ";".join(text.replace(";", ",") for text in HOSTILE)
    expected = set(to_rdflib(sample.graph(), extractor=extractor))
    assert with_rdflib(sample.graph(), form, extractor=extractor) == expected
    assert len(with_oxigraph(sample.graph(), form, extractor=extractor)) == len(expected)


@pytest.mark.parametrize("form", [*FLAT, *NAMED])
def test_every_format_holds_the_time_of_a_run(form: str) -> None:
    options = {"extractor": "kg 1", "started": datetime(2031, 5, 1, tzinfo=UTC)}
    expected = with_oxigraph(sample.graph(), "nt", **options)
    assert with_oxigraph(sample.graph(), form, **options) == expected
    assert sum('"2031-05-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>' in line for line in expected) == 1


# ---- RDF 1.2

PARTS = {str(RDF.subject), str(RDF.predicate), str(RDF.object)}


def as_reifiers(quads: Iterable[pyoxigraph.Quad]) -> set[tuple[object, ...]]:
    """What RDF 1.2 should say in place of rdf:subject, rdf:predicate and rdf:object."""
    plain: set[tuple[object, ...]] = set()
    stated: dict[tuple[object, object], dict[str, Any]] = {}
    for quad in quads:
        if quad.predicate.value in PARTS:
            stated.setdefault((quad.subject, quad.graph_name), {})[quad.predicate.value] = quad.object
        else:
            plain.add((quad.subject, quad.predicate, quad.object, quad.graph_name))
    reifies = pyoxigraph.NamedNode(f"{RDF}reifies")
    return plain | {
        (
            node,
            reifies,
            pyoxigraph.Triple(*(parts[name] for name in (str(RDF.subject), str(RDF.predicate), str(RDF.object)))),
            name,
        )
        for (node, name), parts in stated.items()
    }


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq"])
def test_rdf_1_2_says_the_same_with_triple_terms(form: str) -> None:
    for graph in (sample.graph(), union(map(hostile, HOSTILE))):
        old, new = (
            list(pyoxigraph.parse(dumps(graph, form, rdf12=flag).encode(), OXIGRAPH[form])) for flag in (False, True)
        )
        assert {(q.subject, q.predicate, q.object, q.graph_name) for q in new} == as_reifiers(old)
        assert sum(q.predicate.value == f"{RDF}reifies" for q in new) >= len(graph)


@pytest.mark.parametrize("name", ["a.ttl", "a.nq.gz"])
def test_a_file_of_rdf_1_2_is_not_called_broken(tmp_path: Path, name: str) -> None:
    path = sample.graph().write(tmp_path / name, rdf12=True)
    with pytest.raises(KgError, match=r"a\..* is written in RDF 1\.2, which rdflib cannot read yet"):
        load(path)


# ---- named graphs


def test_each_document_has_its_own_graph_with_all_that_its_facts_need() -> None:
    other = Document("other-1", "Ada met Bo.")
    graph = sample.graph() | KnowledgeGraph(
        [other], facts=[Fact("Ada_Byron", Predicate("meet"), "Bo", evidence=sample.quoted("Ada", other))]
    )
    dataset = rdflib.Dataset()
    dataset.parse(data=dumps(graph, "nq"), format="nquads")
    one = dataset.graph(URIRef("https://w3id.org/kg-news/id/graph/other-1"))
    assert set(one.subjects(RDF.type, RDF.Statement)) == set(one.subjects(KG.status))
    assert (E.Ada_Byron, RDFS.label, L("Ada Byron", "en")) in one
    assert (E.Ada_Byron, P.meet, E.Bo) in one
    assert not list(one.triples((None, P.tour, None)))
    assert len([g for g in dataset.graphs() if len(g)]) == 2


def test_a_fact_without_evidence_is_in_the_default_graph() -> None:
    text = dumps(KnowledgeGraph(facts=[Fact("a", Predicate("meet"), "b")]), "nq")
    assert "statement/" in text
    assert "id/graph/" not in text


def graphs_of(graph: KnowledgeGraph, **options: object) -> dict[str, set[str]]:
    """The lines of each named graph of N-Quads, without its name."""
    found: dict[str, set[str]] = {}
    for line in dumps(graph, "nq", **options).splitlines():
        match = re.fullmatch(r"(.* )(<[^>]*/graph/[^>]*>) \.", line)
        found.setdefault(match[2] if match else "", set()).add(match[1] if match else line)
    return found


def test_a_document_without_facts_has_its_graph() -> None:
    graph = KnowledgeGraph([sample.document("one"), sample.document("two")])
    assert set(graphs_of(graph)) == {f"<{BASE}graph/one>", f"<{BASE}graph/two>"}
    assert ask(graph, f"<{BASE}graph/one> a prov:Bundle ; prov:wasDerivedFrom <{BASE}doc/one>")


def test_an_entity_without_facts_is_in_the_graphs_of_the_documents_that_mention_it() -> None:
    graph = sample.graph() | KnowledgeGraph(entities=[Entity("Ghost")])
    assert set(graphs_of(graph)) == {f"<{BASE}graph/ferry-12345678>"}
    found = graphs_of(graph, all_entities=True)
    assert set(found) == {"", f"<{BASE}graph/ferry-12345678>"}
    assert all("entity/Ghost>" in line for line in found[""])
    assert any("entity/Nobody>" in line for line in found[f"<{BASE}graph/ferry-12345678>"])
    assert with_rdflib(graph, "nq", all_entities=True) == set(to_rdflib(graph, all_entities=True))
    assert with_rdflib(graph, "trig", all_entities=True) == set(to_rdflib(graph, all_entities=True))


def only(graph: KnowledgeGraph, *documents: str) -> KnowledgeGraph:
    """What some documents say, as if they alone had been read."""
    facts = (
        replace(fact, evidence=frozenset(e for e in fact.evidence if e.document in documents)) for fact in graph.facts
    )
    entities = (
        replace(entity, mentions=frozenset(m for m in entity.mentions if m.document in documents))
        for entity in graph.entities
    )
    return KnowledgeGraph(
        (d for d in graph.documents if d.id in documents),
        (e for e in entities if e.mentions),
        (f for f in facts if f.evidence),
    )


DESCRIBED = (RDF.type, RDFS.label, SKOS.altLabel, OWL.sameAs)


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_a_changed_document_changes_only_its_own_graph_and_who_is_in_it(form: str) -> None:
    whole = generate(240)
    names = [document.id for document in whole.documents]
    changed, rest = names[7], [name for name in names if name != names[7]]
    before = only(whole, *names[:-1])
    other = only(whole, names[-1])
    text = replace(other.documents[0], id=changed)
    moved = [
        replace(fact, evidence=frozenset(replace(e, document=changed) for e in fact.evidence)) for fact in other.facts
    ]
    people = [
        replace(entity, mentions=frozenset(replace(m, document=changed) for m in entity.mentions))
        for entity in other.entities
    ]
    after = only(whole, *rest[:-1]) | KnowledgeGraph([text], people, moved)
    touched = {BASE + "entity/" + e.id for part in (only(whole, changed), other) for e in part.entities}
    old, new = (graph_blocks(graph, form) for graph in (before, after))
    assert old.keys() == new.keys()
    assert old[changed] != new[changed]
    for name in old.keys() - {changed}:
        different = old[name] ^ new[name]
        assert {line for line in different if not is_description(line, touched)} == set(), name


def graph_blocks(graph: KnowledgeGraph, form: str) -> dict[str, set[str]]:
    """The triples of each document's graph, by the document's id."""
    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(dumps(graph, form).encode(), OXIGRAPH[form]):
        found.setdefault(quad.graph_name.value.rpartition("/")[2], set()).add(str(quad.triple))
    return found


def is_description(line: str, touched: set[str]) -> bool:
    """Does a line describe an entity of the changed document, or a predicate? These are counted over all documents."""
    subject, predicate = (part.strip("<>") for part in line.split(" ")[:2])
    return (subject in touched and URIRef(predicate) in DESCRIBED) or subject.startswith(f"{BASE}predicate/")


# ---- text


def test_turtle_begins_with_a_prefix_and_has_its_sections() -> None:
    text = dumps(sample.graph(), "ttl")
    assert text.startswith("@prefix rdf:")
    titles = [line.removeprefix("# ---- ") for line in text.splitlines() if line.startswith("# ----")]
    assert [title.split()[0].rstrip(":") for title in titles] == [
        "documents", "entities", "what", "statements,", "events", "predicates",
    ]  # fmt: skip
    assert max(map(len, text.splitlines())) <= 140


def test_turtle_has_each_statement_below_the_sentence_it_was_first_found_in() -> None:
    other = replace(sample.document("other-1"), title="Again")
    fact = sample.graph().facts[0]
    graph = sample.graph() | KnowledgeGraph([other], facts=[replace(fact, evidence=sample.quoted("Nils", other))])
    parts = dumps(graph, "ttl").split("# ---- statements")
    assert len(parts) == 3
    first, second = (re.findall(r"^([xs]:[^ ]+)", part, re.MULTILINE) for part in parts[1:])
    kinds = "".join(name[0] for name in first)
    assert re.fullmatch(r"(xs+)+", kinds), kinds
    assert second == ["x:other-1-57-94"]  # the statement is known from the other document
    assert parts[1].splitlines()[0].endswith(': "Byron in \\"Bergen\\""')
    assert parts[2].splitlines()[0].endswith(': "Again"')


@pytest.mark.parametrize(
    "title", ["x\n<a:b> <a:b> <a:b> .", "x\r<a:b> <a:b> <a:b> .", "x\x0b\x0c\x85\u2028y", "-->", "t" * 9999]
)
@pytest.mark.parametrize("form", ["ttl", "trig", "rdf"])
def test_no_title_breaks_out_of_its_comment(form: str, title: str) -> None:
    graph = sample.graph()
    graph = KnowledgeGraph([replace(sample.document(), title=title)], graph.entities, graph.facts)
    assert with_rdflib(graph, form) == set(to_rdflib(graph))
    comments = [line for line in dumps(graph, form).split("\n") if line.startswith("#")]
    assert all(line.isprintable() and len(line) < 250 for line in comments)


def test_minted_names_are_short_in_turtle() -> None:
    text = dumps(sample.graph(), "ttl")
    assert "<https://w3id.org/kg-news/id/" not in text.partition("# ----")[2]


def test_lines_are_sorted() -> None:
    for form in ("nt", "nq"):
        lines = dumps(sample.graph(), form).splitlines()
        assert lines == sorted(lines)


def test_characters_that_turn_the_line_are_escaped() -> None:
    graph = KnowledgeGraph(facts=[Fact("a", Predicate("say"), Literal("x\u202ey"))])
    assert '"x\\u202Ey"' in dumps(graph, "ttl")


def test_another_base() -> None:
    text = dumps(sample.graph(), "ttl", base="https://example.org/news#")
    assert "@prefix e:      <https://example.org/news#entity/> ." in text
    assert "w3id.org/kg-news/id" not in text


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_a_bad_base_is_refused(form: str) -> None:
    with pytest.raises(UsageError, match="cannot be used for IRIs"):
        dumps(sample.graph(), form, base="nonsense")


def test_a_property_that_rdf_xml_cannot_name_is_refused_with_a_remedy() -> None:
    graph = KnowledgeGraph(facts=[Fact("a", Predicate("meet", iri="https://example.org/123"), "b")])
    with pytest.raises(WriteError, match="use Turtle"):
        dumps(graph, "rdf")
    assert "<https://example.org/123>" in dumps(graph, "ttl")


@pytest.mark.parametrize(
    ("name", "form"), [("a.ttl", "ttl"), ("a.nq.gz", "nq"), ("a.jsonld", "jsonld"), ("a.rdf", "rdf")]
)
def test_what_was_written_is_read_back(tmp_path: Path, name: str, form: str) -> None:
    path = sample.graph().write(tmp_path / name, form)
    assert set(load(path)) == set(to_rdflib(sample.graph()))


@pytest.mark.parametrize(
    ("name", "data"), [("a.ttl", b"<a> <b"), ("a.nq.gz", b"no gzip"), ("a.jsonld", b"{"), ("a.txt", b"")]
)
def test_what_cannot_be_read_back_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KgError, match=name):
        load(tmp_path / name)


SCRIPT = """
import random, sys
from kg.graph import KnowledgeGraph
from kg.writers import FORMATS, write
from tests.synthetic import generate
graph, order = generate(60), random.Random(int(sys.argv[2]))
parts = [list(part) for part in (graph.documents, graph.entities, graph.facts)]
for part in parts:
    order.shuffle(part)
for form in set(FORMATS) - {"html"}:  # the page has a test of its own
    write(KnowledgeGraph(*parts), f"{sys.argv[1]}/graph.{form}", extractor="kg 1; model 2", all_entities=True)
"""


def test_the_same_bytes_under_any_hash_seed_and_in_any_order(tmp_path: Path) -> None:
    written = []
    for seed in "0123":
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        subprocess.run([sys.executable, "-c", SCRIPT, str(folder), seed], env=environment, check=True, timeout=120)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({str(path.relative_to(folder)): text_hash(path.read_text("utf-8")) for path in files})
    assert written == [written[0]] * 4
    assert len(written[0]) == len(FORMATS)  # one has two files, the page is left out


SHAPES = Path(__file__).parents[2] / "ontologies/shapes.ttl"


@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes are not there yet")
def test_the_graph_conforms_to_the_shapes_and_a_broken_one_does_not() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    found = to_rdflib(sample.graph(), text=True)
    conforms, _, report = pyshacl.validate(found, shacl_graph=str(SHAPES), advanced=True)
    assert conforms, report
    found.remove((None, KG.confidence, None))
    assert not pyshacl.validate(found, shacl_graph=str(SHAPES), advanced=True)[0]


@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_namespaces_of_the_user_get_their_prefixes(form: str) -> None:
    mine = "http://a.test/museum#"
    graph = sample.graph()
    facts = [replace(f, predicate=replace(f.predicate, iri=f"{mine}shows")) for f in graph.facts]
    graph = KnowledgeGraph(graph.documents, graph.entities, facts)
    given = {"mu": mine, "e": "http://a.test/e#", "bad prefix": "http://a.test/b#", "": "http://a.test/x y#"}
    text = dumps(graph, form, prefixes=given)
    assert re.findall(r"^@prefix (\S*): +<(http://a.test/.*)>", text, re.MULTILINE) == [("mu", mine)]
    assert "kg:property mu:shows" in text
    assert text.count(f"<{mine}") == 1
    plain = dumps(graph, form)
    found = [sorted(map(str, pyoxigraph.parse(it.encode(), OXIGRAPH[form]))) for it in (text, plain)]
    assert found[0] == found[1]
    assert f"@prefix :       <{mine}>" in dumps(graph, form, prefixes={"": mine})
