"""Graphs that a news archive does not have on its first day: empty, one-sided, huge, hostile; and equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Fact, Predicate, Span
from tests.hostile import TEXTS, hostile
from tests.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]


def bare(subject: str, target: str, label: str = "met") -> Fact:
    quote = f"{subject} {label} {target}"
    spans = Span(0, 1), Span(1, 2), Span(2, 3)
    evidence = Evidence("d", Span(0, len(quote)), *spans, quote)
    return Fact(subject, Predicate(label), target, evidence=frozenset({evidence}))


def test_nothing_at_all(show: Show) -> None:
    view = show(KnowledgeGraph())
    assert view.text("#empty") == "This graph is empty."
    assert "0 facts about 0 entities" in view.text("#panel")
    view.find("anybody")
    view.page.click("#tab-facts")


def test_one_entity_without_a_fact(show: Show) -> None:
    view = show(KnowledgeGraph([], [Entity("lonely")]))
    assert view.nodes() == [0]
    view.click_node(0)
    assert "No facts to show." in view.text("#panel")


def test_an_entity_that_is_its_own_neighbour(show: Show) -> None:
    view = show(KnowledgeGraph([], [], [bare("me", "me", "blames"), bare("me", "you")]))
    view.click_node(0)
    assert view.text("#panel").count("blames") >= 1
    assert view.page.evaluate("network.body.data.edges.getIds().includes('0>0')")
    view.find("me")
    assert view.text("#panel h2") == "me"


def test_five_hundred_facts_on_one_line(show: Show) -> None:
    view = show(KnowledgeGraph([], [], [bare("a", "b", f"p{i:03d}") for i in range(500)]))
    assert view.lines() == ["0>1"]
    view.click_line("0>1")
    assert "500 facts" in view.text("#panel")
    assert view.page.locator("#panel .fact").count() == 60
    view.page.click("#panel .more")
    assert view.page.locator("#panel .fact").count() == 120


@pytest.mark.slow
def test_five_thousand_neighbours(show: Show) -> None:
    view = show(KnowledgeGraph([], [], [bare("hub", f"n{i:04d}") for i in range(5000)]))
    assert view.text("#count").startswith("150 of 5,001 entities")
    view.click_node(0)
    assert "Show 4,851 hidden neighbours" in view.text("#panel")
    view.page.click("#panel .more >> nth=0")
    assert len(view.nodes()) == 210
    view.find("n4999")
    assert view.text("#panel h2") == "n4999"
    assert len(view.page.query_selector_all("#panel *")) < 2000


@pytest.mark.slow
def test_fifty_thousand_facts(show: Show) -> None:
    graph = generate(50_000)
    view = show(graph)
    assert view.text("#count").startswith(f"150 of {len(graph.entities):,} entities")
    last = view.page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.label.at(-1)")
    view.find(last)
    assert view.text("#panel h2") == last
    if not view.page.locator("#panel mark").count():
        view.page.click("#panel .toggle >> nth=0")
    assert view.page.locator("#panel mark.predicate").first.inner_text()
    view.page.click("#tab-facts")
    assert view.page.locator("#table tr").count() < 1000


def test_hostile_texts_do_not_run_wherever_they_are_shown(show: Show) -> None:
    view = show(hostile())
    for place in ("#tab-facts", "#tab-graph"):
        view.page.click(place)
    for number in (0, 1, 11, 16):  # markup, an image, marks that turn the direction, 10,000 letters
        view.page.evaluate(
            "id => { location.hash = `#entity=${encodeURIComponent(id)}`; }", TEXTS[number].replace("\ud800", "\ufffd")
        )
        view.page.wait_for_timeout(20)
        for toggle in view.page.locator("#panel .toggle[aria-expanded='false']").all()[:2]:
            toggle.click()
    view.page.keyboard.press("/")
    view.page.keyboard.type("script")
    for box in view.page.locator("#left input[type=checkbox]").all()[:3]:
        box.uncheck(force=True)
    assert view.page.evaluate("window.__xss") is None
    assert not view.page.locator("a[href^='javascript' i]").count()
    assert not view.page.locator("#panel img, #panel script, #left img, #table img, #table script, #chips img").count()


@pytest.mark.parametrize("text", TEXTS[:-1])
def test_hostile_addresses_do_nothing(show: Show, text: str) -> None:
    clean = text.replace("\ud800", "").replace("\x00", "")
    view = show(generate(30), f"#{clean}")
    view.page.evaluate(
        "text => { location.hash = `#entity=${text}&path=${text},${text}&time=${text}&fact=${text}`; }", clean
    )
    view.page.wait_for_timeout(20)
    assert view.page.evaluate("window.__xss") is None


def test_long_names_do_not_break_the_page(show: Show) -> None:
    view = show(KnowledgeGraph([], [], [bare("x" * 10_000, "y " * 5000), bare("x" * 10_000, "z")]))
    view.click_node(0)
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert view.page.evaluate(
        "document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth + 1"
    )
