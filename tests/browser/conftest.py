"""An installed browser, driven by Playwright with the network cut; the tests are skipped where either is missing.

Chromium for all tests, and Firefox for some (`test_firefox.py`); with `KG_BROWSER=firefox` in the environment, Firefox
for all. That is Debian's firefox-esr, driven through WebDriver BiDi: pyproject.toml says which Playwright can.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from kg.writers.html import page as html_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from kg.graph import KnowledgeGraph

FIREFOX = os.environ.get("KG_BROWSER", "") == "firefox"
_NAMES = {"firefox": ("firefox-esr", "firefox"), "chromium": ("chromium", "chromium-browser", "google-chrome")}
_FOUND = {kind: next((path for name in names if (path := shutil.which(name))), None) for kind, names in _NAMES.items()}
PROGRAM = _FOUND["chromium"]

_KEEP_BLOBS = """() => {
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => made(window.__saved = blob);
  HTMLAnchorElement.prototype.click = () => {};
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


class Opened:
    """A page in the browser, with everything that it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.firefox = _in_firefox(page.context)
        self.clicks = 0
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: message.type in {"error", "warning"} and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def nodes(self) -> list[int]:
        return list(self.page.evaluate("network.body.data.nodes.getIds()"))

    def lines(self) -> list[str]:
        return list(self.page.evaluate("network.body.data.edges.getIds()"))

    def find(self, name: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def click_node(self, number: int, count: int = 1) -> None:
        self._click("network.body.nodes[id]", number, count)

    def click_line(self, key: str) -> None:
        self._click("network.body.edges[id].edgeType.getPoint(0.3)", key, 1)

    def click(self, selector: str, **having: str) -> None:
        """A click that counts: `clicks` is what a reader has had to do so far."""
        self.clicks += 1
        self.page.locator(selector, **having).first.click()

    def taken(self, name: str) -> str:
        """What an entry of the Export menu saves."""
        if not self.page.is_visible("#menu"):
            self.page.click("#export")
        if self.firefox:  # Playwright hears of no download there
            self.page.evaluate(_KEEP_BLOBS)
            self.page.click(f"#{name}")
            return str(self.page.evaluate("window.__saved.text()"))
        with self.page.expect_download() as waiting:
            self.page.click(f"#{name}")
        return waiting.value.path().read_text(encoding="utf-8", errors="replace")

    def _click(self, what: str, key: object, count: int) -> None:
        place = self.page.evaluate(
            "id => { const at = network.canvasToDOM(" + what + ");"
            " const frame = document.getElementById('network').getBoundingClientRect();"
            " return [at.x + frame.x, at.y + frame.y]; }",
            key,
        )
        self.clicks += 1
        self.page.mouse.click(*place, click_count=count)


def _in_firefox(context: BrowserContext) -> bool:
    return context.browser is not None and context.browser.browser_type.name == "firefox"


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        yield driver


def launched(driver: Playwright, kind: str) -> Browser:
    """The installed browser of a kind; the test is skipped where there is none, or none that this Playwright drives."""
    program = _FOUND[kind]
    if program is None:
        pytest.skip(f"none of {', '.join(_NAMES[kind])} is installed")
    if kind == "firefox":
        browser = driver.firefox.launch(executable_path=program, channel="moz-firefox")
        try:
            browser.new_context().close()
        except Exception as error:  # noqa: BLE001  (its class is Playwright's, which may be missing)
            browser.close()
            pytest.skip(f"this Playwright asks more than {program} knows, install 1.60: {str(error).splitlines()[0]}")
        return browser
    return driver.chromium.launch(executable_path=program, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    browser = launched(driver, "firefox" if FIREFOX else "chromium")
    yield browser
    browser.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page of a graph from disk; at the end no page may have complained or asked for anything else."""
    with opening(browser, tmp_path) as show:
        yield show


@contextmanager
def opening(browser: Browser, folder: Path) -> Iterator[Callable[..., Opened]]:
    """What `show` gives, in a browser of one's choice."""
    contexts: list[BrowserContext] = []
    pages: list[Opened] = []

    def show(graph: KnowledgeGraph | str, fragment: str = "", **options: Any) -> Opened:  # noqa: ANN401  (Playwright's)
        path = folder / f"{len(pages)}.html"
        text = graph if isinstance(graph, str) else html_page(graph)
        path.write_text(text, encoding="utf-8")
        options = {"viewport": {"width": 1280, "height": 800}} | options
        if browser.browser_type.name != "firefox":  # which cannot be told to be offline
            options["offline"] = True
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(path.as_uri() + fragment)
        pages.append(opened)
        return opened

    yield show
    complaints = [complaint for opened in pages for complaint in opened.errors]
    own = ("file:", "about:", "blob:", "data:")
    asked = [url for opened in pages for url in opened.requests if not url.startswith(own)]
    for context in contexts:
        context.close()
    assert (complaints, asked) == ([], [])
