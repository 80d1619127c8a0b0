"""What a reader does with the page, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Fact, Predicate, Span
from kg.writers.html import notebook_html
from tests.browser.conftest import FIREFOX
from tests.hostile import TEXTS, hostile
from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]


def bare(subject: str, target: str, label: str) -> Fact:
    return Fact(subject, Predicate(label), target)


def test_first_look(show: Show) -> None:
    view = show(story())
    assert view.text("#count") == "16 of 18 entities, 25 facts shown"
    assert view.text("#title") == "Chancellor tours turbine works"
    assert len(view.nodes()) == 16
    assert "Most connected" in view.text("#panel")
    assert [line.split("\n")[0] for line in view.text("#left section:nth-child(1) ul").splitlines()[:1]] == ["Person"]


def test_search_by_alias_opens_the_entity(show: Show) -> None:
    view = show(story())
    view.page.keyboard.press("/")
    view.page.keyboard.type("sanna")
    assert view.text("#hits li >> nth=0").startswith("Sanna Odell")
    view.page.keyboard.press("Enter")
    panel = view.text("#panel")
    assert panel.startswith("Person")
    assert "Also called Odell" in panel
    assert "Sanna Odell joined Halden Power" in panel
    assert "#entity=Sanna_Odell" in view.page.url


def test_the_exact_name_comes_first(show: Show) -> None:
    names = ["Oslo Bay", "Port of Oslo", "Oslo", "Old Oslo"]
    view = show(KnowledgeGraph([], [Entity(n) for n in names], [bare("Oslo Bay", n, "near") for n in names[1:]]))
    view.page.keyboard.press("/")
    view.page.keyboard.type("\u00f3sl\u00f3")
    assert view.page.locator("#hits .name").all_inner_texts() == ["Oslo", "Oslo Bay", "Old Oslo", "Port of Oslo"]


def test_search_reaches_what_is_not_on_the_page(show: Show) -> None:
    graph = generate(400)
    view = show(graph)
    assert view.text("#count").startswith("150 of ")
    hidden = view.page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.label.at(-1)")
    view.find(hidden)
    assert view.text("#panel h2") == hidden
    assert len(view.nodes()) == 151


def test_clicking_an_entity_and_away(show: Show) -> None:
    view = show(story())
    view.click_node(0)
    assert view.text("#panel h2") == "Chancellor Ilva Brandt"
    assert "according to Baltic Courier" in view.text("#panel")
    view.page.keyboard.press("Escape")
    assert view.text("#panel").startswith("Overview")


def test_evidence_is_one_click_away_and_highlighted(show: Show) -> None:
    view = show(story())
    view.find("Karelian")
    marks = view.page.locator("#panel mark")
    if not marks.count():
        view.page.click("#panel .toggle >> nth=0")
    assert view.page.locator("#panel mark.subject").first.inner_text() == "Karelian Grid"
    assert view.page.locator("#panel mark.predicate").first.inner_text() == "did not sign"
    assert view.page.locator("#panel mark.object").first.inner_text() == "Norrvik Accord"
    assert view.page.locator("#panel .badge.negated").first.is_visible()


def test_confidence_is_told_with_the_evidence(show: Show) -> None:
    view = show(story())
    view.find("Tomas Erel")
    card = view.page.locator("#panel .fact.possible")
    assert "Confidence" not in card.inner_text()
    card.locator(".toggle").click()
    assert "Confidence 70 %" in card.inner_text()


def test_highlights_count_as_javascript_does(show: Show) -> None:
    view = show(story())
    view.find("HP-9")
    view.page.locator("#panel .fact", has_text="builds").locator(".toggle").click()
    assert "HP-9 turbine \U0001f30a" in view.page.locator("#panel mark.object").all_inner_texts()


def test_clicking_a_line_shows_every_sentence(show: Show) -> None:
    view = show(story())
    view.click_line("0>1")
    assert view.page.locator("#panel .fact").count() == 3
    assert view.page.locator("#panel blockquote").count() == 3
    caption = view.text("#panel figcaption >> nth=0")
    assert "Chancellor tours turbine works" in caption
    assert "2031-05-20" in caption
    assert view.page.get_attribute("#panel figcaption a >> nth=0", "href") == "https://news.example/norrvik/turbines"


def test_statuses_can_be_switched_off(show: Show) -> None:
    view = show(story())
    before = len(view.lines())
    view.page.get_by_label("Negated", exact=True).uncheck()
    assert len(view.lines()) == before - 2
    assert view.text("#count") == "14 of 18 entities, 23 of 25 facts shown"
    view.page.get_by_label("Negated", exact=True).check()
    assert len(view.lines()) == before


def test_types_and_relations_filter(show: Show) -> None:
    view = show(story())
    view.page.get_by_label("Person", exact=True).uncheck()
    assert len(view.nodes()) == 12
    view.page.get_by_label("Person", exact=True).check()
    row = view.page.locator("#left li", has_text="signed")
    row.hover()
    row.locator(".only").click()
    assert view.text("#count") == "4 of 18 entities, 3 of 25 facts shown"
    row.hover()
    row.locator(".only").click()
    assert view.text("#count") == "16 of 18 entities, 25 facts shown"


def test_literals_are_facts_but_no_nodes(show: Show) -> None:
    view = show(story())
    view.find("Norrvik turbine works")
    assert "Norrvik turbine works employs 2,400 people" in view.text("#panel")


def test_hidden_neighbours_appear_on_double_click(show: Show) -> None:
    star = [bare("Hub", f"Leaf {i}", "met") for i in range(200)]
    view = show(KnowledgeGraph([], [], star))
    assert len(view.nodes()) == 150
    view.click_node(0, count=2)
    assert len(view.nodes()) == 201
    places = view.page.evaluate("Object.values(network.getPositions()).map(p => `${p.x},${p.y}`)")
    assert len(set(places)) == 201


def test_the_keyboard_is_enough(show: Show) -> None:
    view = show(story())
    view.page.focus("#network")
    view.page.keyboard.press("ArrowRight")
    assert view.text("#panel h2") == "Chancellor Ilva Brandt"
    for key in ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
        view.page.keyboard.press(key)
    assert view.text("#panel h2") != ""
    before = view.page.evaluate("network.getScale()")
    view.page.keyboard.press("+")
    view.page.wait_for_function("before => network.getScale() > before", arg=before)


def test_a_link_leads_to_an_entity(show: Show) -> None:
    assert show(story(), "#entity=Jon_Vasari").text("#panel h2") == "Jon Vasari"
    assert show(story(), "#entity=%E0%A4%A").text("#panel").startswith("Overview")


@pytest.mark.skipif(FIREFOX, reason="Playwright does not set the colours of Firefox's system")
def test_dark_follows_the_system_and_the_button(show: Show) -> None:
    view = show(story(), color_scheme="dark")
    assert view.page.get_attribute("html", "data-theme") == "dark"
    view.page.click("#theme")
    assert view.page.get_attribute("html", "data-theme") == "light"


def test_hostile_texts_do_not_run(show: Show) -> None:
    view = show(hostile())
    for number in range(len(TEXTS)):
        entity = TEXTS[number].replace("\ud800", "\ufffd")
        view.page.evaluate("id => { location.hash = `#entity=${encodeURIComponent(id)}`; }", entity)
        view.page.wait_for_timeout(20)
        for toggle in view.page.locator("#panel .toggle[aria-expanded='false']").all()[:2]:
            toggle.click()
    view.click_line(view.lines()[0])
    view.find("alias")
    view.page.keyboard.press("/")
    view.page.keyboard.type("<img src=x onerror=window.__xss=1>")
    view.page.click("#tab-facts")
    for name in ("svg", "csv", "turtle"):
        view.taken(name)
    assert view.page.evaluate("window.__xss") is None
    assert not view.page.locator("a[href^='javascript' i]").count()
    assert not view.page.locator("#panel img, #panel svg, #panel script").count()


@pytest.mark.parametrize(
    "graph",
    [
        KnowledgeGraph(),
        KnowledgeGraph([], [Entity("lonely")]),
        KnowledgeGraph([], [], [bare("me", "me", "knows")]),
        KnowledgeGraph([], [], [bare("a", "b", f"p{i}") for i in range(500)]),
        KnowledgeGraph([], [], [bare("hub", f"n{i}", "met") for i in range(3000)]),
    ],
    ids=["empty", "one", "loop", "parallel", "hub"],
)
def test_odd_graphs_open(show: Show, graph: KnowledgeGraph) -> None:
    view = show(graph)
    assert len(view.nodes()) == min(len(graph.entities), 150)
    if graph.entities:
        view.click_node(0)
        assert view.text("#panel h2")


def test_a_fact_from_many_sentences(show: Show) -> None:
    quotes = [f"Ana met Bob for the {i}th time." for i in range(4, 9)]
    spans = Span(0, 3), Span(4, 7), Span(8, 11)
    evidence = frozenset(Evidence(f"d{i}", Span(0, len(q)), *spans, q) for i, q in enumerate(quotes))
    view = show(KnowledgeGraph([], [], [Fact("ana", Predicate("meet", label="met"), "bob", evidence=evidence)]))
    view.click_line("0>1")
    assert sorted(view.page.locator("blockquote").all_inner_texts()) == sorted(quotes)


def test_inside_a_notebook_frame(show: Show) -> None:
    view = show(f"<!DOCTYPE html><meta charset=utf-8><title>n</title>{notebook_html(story())}")
    frame = view.page.frame_locator("iframe")
    frame.locator("#panel .entity >> nth=0").click()
    assert frame.locator("#panel h2").inner_text() == "Chancellor Ilva Brandt"


def test_a_document_in_the_overview_leads_to_its_facts(show: Show) -> None:
    graph = generate(400)
    view = show(graph)
    first = graph.documents[0]
    view.page.click("#panel .documents .open >> nth=0")
    said = sum(1 for fact in graph.facts if any(e.document == first.id for e in fact.evidence))
    assert f" {said} of {len(graph)} facts shown" in view.text("#count")
    assert view.text("#chips").startswith("Only ")
    view.page.click("#chips button")
    view = show(story())
    assert view.page.get_attribute("#panel .documents a", "href") == "https://news.example/norrvik/turbines"
    view.page.click("#panel .documents .open")
    assert view.text("#table caption") == "25 facts"


def test_words_are_found_in_any_order(show: Show) -> None:
    view = show(story())
    view.find("works norrvik")
    assert view.text("#panel h2") == "Norrvik turbine works"


def test_long_names_stay_in_their_column(show: Show) -> None:
    facts = [bare("x" * 90, "y" * 90, "met"), bare("Ana", "Bo", "z" * 90)]
    view = show(KnowledgeGraph([], [], facts), "#tab=facts")
    cells = view.page.locator("#table tr:nth-child(1) td, #table tr:nth-child(2) td")
    assert cells.evaluate_all("all => all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length") == 0
    assert view.page.evaluate(
        "(() => { const t = document.getElementById('table'); return t.scrollWidth <= t.clientWidth; })()"
    )
