"""Keyboard and screen reader: axe-core's rules in every state of the page, and the way through it without a mouse."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.synthetic import story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]

_AXE = find_spec("axe_playwright_python")


def faults(view: Opened) -> list[str]:
    """What axe-core calls a serious or critical fault, as rule and place."""
    found = view.page.evaluate("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)")
    serious = [rule for rule in found if rule["impact"] in {"serious", "critical"}]
    return [f"{rule['id']} {node['target']}" for rule in serious for node in rule["nodes"]]


@pytest.mark.skipif(_AXE is None, reason="axe-playwright-python, which brings axe-core, is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(show: Show, scheme: str) -> None:
    assert _AXE is not None
    assert _AXE.origin is not None
    view = show(story(), color_scheme=scheme)
    view.page.evaluate((Path(_AXE.origin).parent / "axe.min.js").read_text("utf-8"))
    found = {"open": faults(view)}
    view.page.click("#panel .entity >> nth=4")
    for toggle in view.page.locator("#panel summary, #panel .toggle").all():
        toggle.click()
    found["entity"] = faults(view)
    view.page.click("#tab-facts")
    view.page.click("#table .open >> nth=9")
    view.page.click("#export")
    found["table"] = faults(view)
    view.page.keyboard.press("Escape")
    view.page.click("#tab-graph")
    view.page.keyboard.press("Escape")
    view.page.click("#panel button >> text=only claimed")
    found["claims"] = faults(view)
    view.page.click(".bar-of >> nth=2")
    view.page.click("#panel button >> text=Show only this time")
    view.page.keyboard.press("/")
    view.page.keyboard.type("a")
    found["search"] = faults(view)
    assert "\n".join(fault for some in found.values() for fault in some) == ""


def test_what_happens_is_announced(show: Show) -> None:
    view = show(story())
    view.find("Jon Vasari")
    assert view.text("#said") == "Jon Vasari, Person, 2 facts"
    view.page.keyboard.press("h")
    assert view.text("#said") == "Jon Vasari is hidden"
    view.page.keyboard.press("Control+z")
    assert view.text("#said") == "Undone"


def test_a_path_without_a_mouse(show: Show) -> None:
    view = show(story())
    view.find("Sanna")
    view.page.keyboard.press("c")
    assert view.text("#said").startswith("How is Sanna Odell connected")
    view.page.keyboard.type("Vasari")
    view.page.keyboard.press("Enter")
    assert "3 steps" in view.text("#said")


def test_the_menu_by_keyboard(show: Show) -> None:
    view = show(story())
    view.page.focus("#export")
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "png"
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("document.activeElement.id") == "export"
    assert not view.page.is_visible("#menu")


def test_the_tab_key_reaches_everything(show: Show) -> None:
    view = show(story())
    view.page.keyboard.press("Tab")
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "network"
    view.page.focus("#search")
    passed = []
    for _ in range(30):
        view.page.keyboard.press("Tab")
        passed.append(view.page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"tab-graph", "tab-facts", "fit", "export", "theme", "only"} <= set(passed)


@pytest.mark.parametrize("size", [(1400, 900), (1024, 700), (420, 800)])
def test_nothing_runs_over_the_edge(show: Show, size: tuple[int, int]) -> None:
    view = show(story(), "#entity=Tomas_Erel&hide=Norrvik&sure=50&no-status=claimed")
    view.page.set_viewport_size({"width": size[0], "height": size[1]})
    over = (
        "[...document.querySelectorAll('header *, nav, main, aside')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert view.page.evaluate(over) == 0
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_graph_is_one_stop_for_the_tab_key(show: Show) -> None:
    view = show(story())
    view.page.focus("#network")
    view.page.keyboard.press("Tab")
    assert view.page.evaluate("document.activeElement.className") != "vis-network"
    assert view.page.evaluate("document.activeElement.id") == "in"
