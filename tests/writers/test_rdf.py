"""The RDF model and its five text formats, judged by two readers that are not ours: rdflib and pyoxigraph."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib import OWL, RDF, RDFS, SKOS, XSD, URIRef
from rdflib import Literal as L  # noqa: N817  (rdflib's literals, beside the model's)

from kg.errors import KgError, UsageError, WriteError
from kg.graph import KnowledgeGraph, union
from kg.model import Document, Entity, Fact, Factuality, Literal, Predicate, When
from kg.writers import dumps
from kg.writers.rdf import load, to_rdflib, triples
from tests.strategies import FRAGMENTS, graphs
from tests.writers import sample

if TYPE_CHECKING:
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


# ---- text


def test_turtle_begins_with_a_prefix_and_has_its_sections() -> None:
    text = dumps(sample.graph(), "ttl")
    assert text.startswith("@prefix rdf:")
    titles = [line.removeprefix("# ---- ") for line in text.splitlines() if line.startswith("# ----")]
    assert [title.split()[0].rstrip(":") for title in titles] == [
        "documents", "entities", "what", "statements", "evidence", "events", "predicates",
    ]  # fmt: skip
    assert max(map(len, text.splitlines())) <= 140
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
import sys
from tests.writers import sample
from kg.writers import dumps
for form in ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "csv", "json"):
    sys.stdout.write(dumps(sample.graph(), form))
"""


def test_the_same_bytes_under_any_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


SHAPES = Path(__file__).parents[2] / "ontologies/shapes.ttl"


@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes are not there yet")
def test_the_graph_conforms_to_the_shapes_and_a_broken_one_does_not() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    found = to_rdflib(sample.graph(), text=True)
    conforms, _, report = pyshacl.validate(found, shacl_graph=str(SHAPES), advanced=True)
    assert conforms, report
    found.remove((None, KG.confidence, None))
    assert not pyshacl.validate(found, shacl_graph=str(SHAPES), advanced=True)[0]
