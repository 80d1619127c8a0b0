"""What axe-core says of states that `test_access.py` does not pass through: filters, large graphs, narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

OPTIONS = {"resultTypes": ["violations"]}

STATES: dict[str, Callable[[Opened], object]] = {
    "nothing found": lambda view: (view.page.keyboard.press("/"), view.page.keyboard.type("qqq")),
    "a line": lambda view: (view.page.keyboard.press("Escape"), view.click_line("0>1")),
    "a filter off": lambda view: view.page.get_by_label("Negated", exact=True).uncheck(),
    "around one": lambda view: (view.find("Sanna"), view.page.keyboard.press("1")),
}


def faults(view: Opened) -> list[str]:
    """The serious ones, each with the place and what axe says of it."""
    found = axe.Axe().run(view.page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:120]} {node['failureSummary'][:300]}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_with_filters_and_focus(show: Show, scheme: str) -> None:
    view = show(story(), color_scheme=scheme)
    wrong = {}
    for name, step in STATES.items():
        step(view)
        view.page.wait_for_timeout(250)
        if found := faults(view):
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_in_a_large_graph(show: Show, scheme: str) -> None:
    assert faults(show(generate(1000), color_scheme=scheme)) == []


def test_no_serious_fault_on_a_narrow_screen(show: Show) -> None:
    view = show(story())
    view.page.set_viewport_size({"width": 420, "height": 800})
    view.page.click("#filters")
    assert faults(view) == []
