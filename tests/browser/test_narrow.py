"""The page on a telephone: 420 pixels wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph import KnowledgeGraph
    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]

PHONE: dict[str, Any] = {"viewport": {"width": 420, "height": 840}}

_NAMES = """() => {
  const drawn = [], fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { width } = this.measureText(text);
    drawn.push({ text, left: x - width / 2, right: x + width / 2, top: y - 6, bottom: y + 6 });
    return fill.apply(this, arguments);
  };
  network.redraw();
  CanvasRenderingContext2D.prototype.fillText = fill;
  const over = drawn.filter((a, i) => drawn.some((b, j) => i < j
    && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
  const wide = document.getElementById("network").clientWidth;
  const out = drawn.filter((a) => a.left < 0 || a.right > wide);
  return { count: drawn.length, over: over.map((a) => a.text), out: out.length };
}"""


def box(view: Opened, selector: str) -> dict[str, float]:
    found = view.page.locator(selector).bounding_box()
    assert found
    return dict(found)


@pytest.mark.parametrize("graph", [story(), generate(1500)], ids=["story", "news"])
def test_the_picture_has_the_screen_and_names_have_room(show: Show, graph: KnowledgeGraph) -> None:
    view = show(graph, **PHONE)
    assert box(view, "#network")["height"] > 700
    assert not view.page.is_visible("#panel")
    assert len(view.nodes()) <= 36
    names = view.page.evaluate(_NAMES)
    assert (names["over"], names["out"]) == ([], 0)
    assert names["count"] >= 20


def test_less_is_shown_and_said(show: Show) -> None:
    view = show(generate(1500), **PHONE)
    assert view.page.is_visible("#count")
    before = view.text("#count")
    assert before.startswith("36 of ")
    assert view.page.url.endswith(".html")
    view.page.get_by_role("button", name="Filters").click()
    view.page.get_by_label("Asserted", exact=True).uncheck()
    view.page.get_by_label("Asserted", exact=True).check()
    assert view.text("#count") == before


def test_a_hidden_neighbour_count_is_the_same_when_worked_out(show: Show) -> None:
    view = show(generate(1500), **PHONE)
    number = view.nodes()[0]
    facts = view.page.evaluate("JSON.parse(document.getElementById('data').textContent).facts")
    ends = zip(facts["subject"], facts["object"], strict=True)
    near = {a + b - number for a, b in ends if number in {a, b} and b >= 0} - {number}
    view.click_node(number)
    assert f"Show {len(near - set(view.nodes()))} hidden neighbours" in view.text("#panel .more")


def test_details_come_up_as_a_sheet(show: Show) -> None:
    view = show(story(), **PHONE)
    view.click_node(0)
    assert view.text("#panel h2") == "Chancellor Ilva Brandt"
    sheet = box(view, "#panel")
    assert sheet["y"] > 400
    place = view.page.evaluate("network.canvasToDOM(network.body.nodes[0]).y")
    assert place < sheet["y"] - box(view, "#network")["y"]  # what is chosen is not under it
    view.page.keyboard.press("Escape")
    assert not view.page.is_visible("#panel")
    view.page.click("#grip")
    assert "Most connected" in view.text("#panel")
    assert view.page.get_attribute("#grip", "aria-expanded") == "true"
    view.page.click("#grip")
    assert not view.page.is_visible("#panel")


def test_the_sheet_follows_the_finger(show: Show) -> None:
    view = show(story(), **PHONE)
    heights = []
    for to in (-200, -200, 200, 200):
        grip = box(view, "#grip")
        view.page.mouse.move(210, grip["y"] + 12)
        view.page.mouse.down()
        view.page.mouse.move(210, grip["y"] + 12 + to, steps=3)
        view.page.mouse.up()
        heights.append(round(840 - box(view, "#grip")["y"] - box(view, "#grip")["height"]))
    assert heights[0] > 300
    assert heights[1] > 650
    assert heights[2:] == [heights[0], 0]


def test_tools_and_filters_open_and_shut(show: Show) -> None:
    view = show(story(), **PHONE)
    assert not view.page.is_visible("#theme")
    view.page.click("#more")
    assert view.page.is_visible("#theme")
    view.page.click("#fit")
    view.page.get_by_role("button", name="Filters").click()
    assert not view.page.is_visible("#theme")
    assert view.page.is_visible("#left")
    view.page.mouse.click(400, 400)
    assert not view.page.is_visible("#left")
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("tab", ["graph", "facts"])
def test_the_title_stays(show: Show, tab: str) -> None:
    view = show(story(), f"#tab={tab}" if tab == "facts" else "", **PHONE)
    title = box(view, "#title")
    assert view.text("#title") == "Chancellor tours turbine works"
    assert title["width"] > 150
    under = "#count" if tab == "graph" else "#table caption"
    assert title["y"] >= 54
    assert title["y"] + title["height"] <= box(view, under)["y"] + 1
