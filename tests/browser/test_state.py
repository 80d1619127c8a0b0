"""The view in the address, undo, filters, hiding, pinning and focus."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Predicate
from tests.hostile import TEXTS, hostile
from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]


def look(view: Opened) -> tuple[list[int], list[str], str, str]:
    return sorted(view.nodes()), sorted(view.lines()), view.text("#panel"), view.text("#count")


def fragment(view: Opened) -> str:
    return view.page.evaluate("location.hash")


def test_a_view_can_be_sent(show: Show) -> None:
    view = show(story())
    view.page.get_by_label("Negated", exact=True).uncheck()
    view.page.get_by_label("Least confidence of a fact").fill("75")
    view.find("Norrvik turbine works")
    view.page.click("#panel button >> text=Pin")
    view.find("Light over")
    view.page.click("#panel button >> text=Hide")
    view.find("Sanna")
    view.page.click(".depth button >> nth=1")
    assert sorted(fragment(view)[1:].split("&")) == [
        "around=Sanna_Odell,2",
        "entity=Sanna_Odell",
        "hide=Light_Over_Water",
        "no-status=negated",
        "pin=Norrvik_Turbine_Works",
        "sure=75",
    ]
    assert look(show(story(), fragment(view))) == look(view)


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("path=Sanna_Odell,Jon_Vasari", "Sanna Odell \u22ef Jon Vasari"),
        ("line=Ilva_Brandt,Sanna_Odell", "Chancellor Ilva Brandt \u2192 Sanna Odell"),
        ("time=2031-05-20", "20 May 2031"),
        ("time=2031-10-01,2031-10-31", "October 2031"),
        ("said=claimed", "Only claimed"),
        ("entity=Jon_Vasari&hide=Jon_Vasari", "Jon Vasari"),
    ],
)
def test_each_choice_has_an_address(show: Show, part: str, heading: str) -> None:
    view = show(story(), f"#{part}")
    assert " ".join(view.text("#panel h2").split()) == heading
    assert look(show(story(), fragment(view))) == look(view)


def test_a_fact_is_addressed_by_its_statement(show: Show) -> None:
    view = show(story(), "#tab=facts")
    view.page.click("#table .open >> text=prime minister of")
    assert "fact=" in fragment(view)
    other = show(story(), fragment(view))
    assert "Jon Vasari prime minister of Estmark" in other.text("#panel")
    assert other.page.is_visible("#table .chosen")


@pytest.mark.parametrize(
    "bad",
    [
        "entity=Nobody_Here&hide=Ghost&path=A,B&fact=0123456789abcdef&around=Ghost,9&only-status=wishful",
        "entity=%E0%A4%A&__proto__=1&constructor=x&toString=1",
        "top=999999999&sure=-5&when=2031-99-99,x&time=zzzz&at=Ilva_Brandt,1e400,NaN&tab=<script>",
        "a" * 300_000,
        "&&&===,,,&=,",
        "entity=" + ",".join(["Jon_Vasar"] * 3000),
        *(f"entity={quote(text, errors='replace')}&find={quote(text, errors='replace')}" for text in TEXTS[:4]),
    ],
    ids=range(10),
)
def test_an_address_that_does_not_fit_is_left_out(show: Show, bad: str) -> None:
    view = show(story(), f"#{bad}")
    assert view.text("#panel").startswith("Overview")
    assert len(view.nodes()) == 16
    assert view.page.evaluate("window.__xss") is None


def test_the_address_of_a_hostile_graph(show: Show) -> None:
    view = show(hostile())
    for number in (0, 8, 13):
        view.click_node(number)
        chosen = view.text("#panel h2")
        assert show(hostile(), fragment(view)).text("#panel h2") == chosen


def test_undo_and_redo(show: Show) -> None:
    view = show(story())
    first = look(view)
    assert view.page.is_disabled("#undo")
    view.page.get_by_label("Person", exact=True).uncheck()
    view.find("Halden")
    second = look(view)
    view.page.click("#panel button >> text=Hide")
    view.page.keyboard.press("Control+z")
    assert look(view) == second
    view.page.click("#undo")
    view.page.click("#undo")
    assert look(view) == first
    assert fragment(view) == ""
    assert view.page.is_checked("#left li:has-text('Person') input")
    view.page.keyboard.press("Control+y")
    view.page.keyboard.press("Control+Shift+z")
    assert look(view) == second
    view.find("Estmark")
    assert view.page.is_disabled("#redo")


def test_a_dragged_entity_goes_back(show: Show) -> None:
    view = show(story())
    before = view.page.evaluate("network.getPosition(0)")
    view.click_node(0)
    view.page.mouse.down()
    view.page.mouse.move(500, 600, steps=4)
    view.page.mouse.up()
    view.page.wait_for_function("location.hash.includes('at=')")
    there = view.page.evaluate("network.getPosition(0)")
    assert there != before
    assert show(story(), fragment(view)).page.evaluate("network.getPosition(0)") == {
        k: round(v) for k, v in there.items()
    }
    view.page.keyboard.press("Control+z")
    assert view.page.evaluate("network.getPosition(0)") == before


def test_the_time_slider_by_keyboard(show: Show) -> None:
    view = show(story())
    view.page.focus("#left [aria-label=From]")
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("ArrowRight")
    assert view.page.get_attribute("#left [aria-label=From]", "aria-valuetext") == "20 May 2031"
    view.page.focus("#left [aria-label=Until]")
    view.page.keyboard.press("Home")
    assert view.text("#chips") == "20 May 2031\u00d7"
    assert view.text("#count") == "3 of 18 entities, 3 of 25 facts shown"
    view.page.get_by_label("also the undated facts").check()
    assert "3 of 25" not in view.text("#count")
    view.page.click("#chips button")
    assert view.text("#count") == "16 of 18 entities, 25 facts shown"


def test_bars_are_one_stop_for_the_tab_key(show: Show) -> None:
    view = show(story())
    view.page.focus(".bar-of >> nth=0")
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("Enter")
    assert view.text("#panel h2") == "20 May 2031"
    assert view.page.locator(".bar-of[tabindex='0']").count() == 1


def test_only_one_document(show: Show) -> None:
    view = show(generate(60))
    view.page.locator("#left section:last-child input").first.focus()
    view.page.keyboard.press("Tab")
    view.page.keyboard.press("Enter")
    assert view.text("#count").split(", ")[1].startswith("12 of ")
    assert fragment(view).startswith("#only-document=article-")
    assert look(show(generate(60), fragment(view))) == look(view)


def test_least_confidence(show: Show) -> None:
    view = show(story())
    view.page.get_by_label("Least confidence of a fact").fill("75")
    assert "24 of 25 facts" in view.text("#count")
    assert view.text("#chips").startswith("Confidence 75 % or more")


def test_focus_by_depth(show: Show) -> None:
    chain = [Fact(f"n{i}", Predicate("meet"), f"n{i + 1}") for i in range(8)]
    view = show(KnowledgeGraph([], [Entity(f"n{i}") for i in range(9)], chain), "#entity=n0")
    for depth in (1, 2, 3):
        view.page.click(f".depth button >> nth={depth - 1}")
        assert len(view.nodes()) == depth + 1
        assert f"{depth} step" in view.text("#chips")
    view.page.click(".depth button >> nth=2")
    assert len(view.nodes()) == 9


def test_a_hub_in_focus_says_how_much_is_shown(show: Show) -> None:
    star = [Fact("hub", Predicate("meet"), f"n{i}") for i in range(1000)]
    view = show(KnowledgeGraph([], [], star), "#around=hub,1")
    assert len(view.nodes()) == 400
    assert "400 of 1,001" in view.text("#chips")


def test_pinned_entities_stay(show: Show) -> None:
    view = show(story())
    view.find("Jon Vasari")
    view.page.keyboard.press("p")
    view.find("Norrvik turbine works")
    view.page.keyboard.press("1")
    number = view.page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).nodes.label.indexOf('Jon Vasari')"
    )
    assert number in view.nodes()


def test_the_panel_of_an_entity(show: Show) -> None:
    entity = Entity("Ana", same_as=frozenset({"https://example.org/ana", "ftp://example.org/ana"}))
    view = show(KnowledgeGraph([], [entity], [Fact("Ana", Predicate("meet", label="met"), "Bo")]), "#entity=Ana")
    assert view.page.locator("#panel a:not(.entity)").all_inner_texts() == ["https://example.org/ana"]
    assert "ftp://example.org/ana" in view.text("#panel")
    view = show(story(), "#entity=Tomas_Erel")
    view.page.click("summary >> text=Timeline")
    assert view.page.locator(".timeline .date").all_inner_texts() == ["20 May 2031", "20 May 2031", "October 2031"]
    view.page.click("summary >> text=Documents")
    assert "5 facts" in view.text(".fold .documents")


def test_undo_does_not_bring_back_half_a_name(show: Show) -> None:
    view = show(story())
    view.find("Sanna")
    view.page.click("#panel button >> text=Connect to")
    view.page.keyboard.type("Jon V")
    view.page.keyboard.press("Enter")
    view.page.click("#undo")
    assert fragment(view) == "#entity=Sanna_Odell"
    assert view.page.input_value("#search") == ""


def test_undo_brings_back_the_words_of_the_table(show: Show) -> None:
    view = show(story(), "#tab=facts")
    view.page.fill("#search", "vasari")
    assert fragment(view) == "#tab=facts&find=vasari"
    view.page.keyboard.press("Escape")
    assert view.page.locator("#table tbody tr").count() == 25
    view.page.click("#undo")
    assert view.page.input_value("#search") == "vasari"
    assert view.page.locator("#table tbody tr").count() == 2
    view.page.click("#undo")
    assert (view.page.input_value("#search"), fragment(view)) == ("", "#tab=facts")
    view.page.click("#redo")
    assert view.page.locator("#table tbody tr").count() == 2
