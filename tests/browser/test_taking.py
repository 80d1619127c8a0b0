"""What can be taken from the page: pictures, tables, RDF, citations; and the table of facts."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from rdflib import PROV, RDF, Graph

from kg.graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Predicate,
    Span,
    When,
)
from kg.writers import dumps
from kg.writers.csv import csv as csv_writer
from kg.writers.rdf import to_rdflib
from kg.writers.statements import statement_id
from tests.browser.conftest import FIREFOX
from tests.hostile import hostile
from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]


@pytest.mark.skipif(FIREFOX, reason="Playwright hears of no download in Firefox")
def test_the_picture_can_be_saved(show: Show, tmp_path: Path) -> None:
    view = show(story())
    view.page.click("#export")
    with view.page.expect_download() as waiting:
        view.page.click("#png")
    waiting.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert waiting.value.suggested_filename == "Chancellor-tours-turbine-works.png"


@pytest.mark.parametrize("graph", [story(), hostile()], ids=["story", "hostile"])
def test_the_drawing_is_svg(show: Show, graph: KnowledgeGraph) -> None:
    root = ET.fromstring(show(graph).taken("svg"))  # noqa: S314  (our own)
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds == {"svg", "path", "text"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]


def test_the_drawing_shows_the_names(show: Show) -> None:
    root = ET.fromstring(show(story()).taken("svg"))  # noqa: S314  (our own)
    texts = {element.text for element in root.iter() if element.tag.endswith("text")}
    assert {"Sanna Odell", "Chancellor Ilva", "opened", "Person"} <= texts


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def sorted_rows(found: list[dict[str, str]], columns: list[str]) -> list[tuple[str, ...]]:
    return sorted(tuple(row[column] for column in columns) for row in found)


@pytest.mark.parametrize("graph", [story(), generate(40), hostile()], ids=["story", "news", "hostile"])
def test_csv_is_that_of_kg_build(show: Show, graph: KnowledgeGraph) -> None:
    found = rows(show(graph).taken("csv"))
    wanted = rows("".join(csv_writer(graph)))
    columns = list(found[0])
    untold = {"event", "rule", "subject_classes", "object_classes"}  # a page has classes of the user by their words
    assert set(wanted[0]) - set(columns) == untold
    if "property" in columns and any("<" in row["property"] for row in wanted):  # what is no IRI is not told
        columns = ["fact", "subject_label", "object_label", "cue", "time_text", "document", "quote", "object_end"]
    assert sorted_rows(found, columns) == sorted_rows(wanted, columns)


def triples(graph: Graph) -> set[tuple[str, ...]]:
    """Triples by their words, whatever is said about the graphs of documents (PROV-O) left out."""
    bundles = set(graph.subjects(RDF.type, PROV.Bundle))
    return {tuple(term.n3() for term in triple) for triple in graph if triple[0] not in bundles}


def meetings() -> KnowledgeGraph:
    """Facts with all that the writers tell: events, properties, links, particles, times that are none."""
    text = "Ana and Bo met Cy in Oslo. Ana gave Bo the prize, it is said."
    quote = [Evidence("d-1", Span(0, 26), Span(0, 3), Span(11, 14), Span(15, 17), text[:26])]
    met = Predicate("meet", label="met", iri="https://schema.org/knows")
    gave, given = Predicate("give", label="gave"), Predicate("give", "to", label="gave to")
    facts = [
        Fact("Ana", met, "Cy", when=When("30 February", "2023-02-30"), event="d-1/e 1", evidence=frozenset(quote)),
        Fact("Bo", met, "Cy", where="Oslo", event="d-1/e 1", evidence=frozenset(quote)),
        Fact("Ana", gave, "prize", Factuality(claimed=True), event="e2", cue="it is said"),
        Fact("Ana", given, "Bo", when=When("2020", "2020"), event="e2"),
        Fact("Ana", Predicate("be shown", "in"), "Oslo", event="too few"),
        Fact("Bo", Predicate("be", "of"), Literal("41", "http://www.w3.org/2001/XMLSchema#integer")),
    ]
    ana = Entity(
        "Ana",
        frozenset({Mention("d-1", Span(0, 3), "Ana", MentionKind.NAME, EntityType.PERSON)}),
        close_match=frozenset({"https://example.org/ana"}),
    )
    return KnowledgeGraph([Document("d-1", text, source="a b.txt", language="en-GB")], [ana], facts)


@pytest.mark.parametrize("graph", [story(), generate(40), meetings()], ids=["story", "news", "meetings"])
def test_turtle_is_what_kg_build_writes(show: Show, graph: KnowledgeGraph) -> None:
    taken = Graph().parse(data=show(graph).taken("turtle"), format="turtle")
    assert triples(taken) == triples(to_rdflib(graph))


def test_turtle_of_a_choice_is_a_part_of_it(show: Show) -> None:
    taken = Graph().parse(data=show(meetings(), "#entity=Cy").taken("turtle"), format="turtle")
    assert triples(taken) < triples(to_rdflib(meetings()))
    assert len(set(taken.subjects(RDF.type, RDF.Statement))) == 2


def test_turtle_of_hostile_texts_is_turtle(show: Show) -> None:
    assert len(Graph().parse(data=show(hostile()).taken("turtle"), format="turtle")) > 100


def test_only_what_is_chosen_is_taken(show: Show) -> None:
    view = show(story(), "#entity=Jon_Vasari")
    view.page.click("#export")
    assert view.text("#taken") == "2 facts, as chosen"
    assert {row["subject"] for row in rows(view.taken("csv"))} == {"Jon_Vasari"}


def test_a_citation(show: Show) -> None:
    view = show(story(), "#entity=Jon_Vasari", permissions=["clipboard-read", "clipboard-write"])
    view.page.click("#panel .cite >> nth=0")
    assert view.text("#said") == "Citation copied"
    words = view.page.evaluate("navigator.clipboard.readText()")
    fact = next(f for f in story().facts if f.subject == "Jon_Vasari" and f.predicate.lemma == "sign")
    (evidence,) = fact.evidence
    stated, quoted, iri = words.split("\n")
    assert stated == "Jon Vasari signed Norrvik Accord."
    source = "Chancellor tours turbine works, 2031-05-20, https://news.example/norrvik/turbines"
    place = f"characters {evidence.sentence.start}\u2013{evidence.sentence.end}"
    assert quoted == f"\u201c{evidence.quote}\u201d \u2014 {source}, {place}."
    assert iri == f"https://w3id.org/kg-news/id/statement/{statement_id(fact)}"


def test_the_table_has_what_the_filters_leave(show: Show) -> None:
    view = show(story())
    view.page.click("#tab-facts")
    assert view.page.locator("#table tbody tr").count() == 25
    view.page.get_by_label("Claimed", exact=True).uncheck()
    assert view.page.locator("#table tbody tr").count() == 21
    assert view.text("#table caption") == "21 facts of 25"
    view.page.fill("#search", "vasari")
    assert view.page.locator("#table tbody tr").count() == 2
    assert len(rows(view.taken("csv"))) == 2


def test_the_table_sorts(show: Show) -> None:
    view = show(story(), "#tab=facts")
    column = view.page.locator("#table tbody td:nth-child(1)")
    view.page.click("#table th button >> text=Subject")
    names = column.all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert view.page.get_attribute("#table th >> nth=0", "aria-sort") == "ascending"
    view.page.focus("#table th button >> nth=0")
    view.page.keyboard.press("Enter")
    assert column.all_inner_texts()[0] == names[-1]
    view.page.click("#table th button >> text=Time")
    times = view.page.locator("#table tbody .time").all_inner_texts()
    assert times[0] == "2011"
    assert times[-1] == ""


def test_long_tables_grow_on_demand(show: Show) -> None:
    view = show(generate(300), "#tab=facts")
    assert view.page.locator("#table tbody tr").count() == 100
    view.page.click("#table > .more")
    assert view.page.locator("#table tbody tr").count() == 200


def test_a_file_of_the_page_has_the_ids_of_the_rdf() -> None:
    text = dumps(story(), "ttl")
    assert all(statement_id(fact) in text for fact in story().facts)
