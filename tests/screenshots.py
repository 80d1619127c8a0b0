"""The pictures of the README, taken anew: `python -m tests.screenshots` (needs Chromium, playwright, pillow).

The first five are of the example article, the last of invented news with about 1,000 entities. Pictures have 256
colours at most, so that they stay small; text drawn by another version of Chromium may differ by a few pixels.
"""

from __future__ import annotations

import io
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import kg
from tests.browser.conftest import PROGRAM, Opened
from tests.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLE = EXAMPLES / "factory-visit" / "article.txt"
LARGEST = 200_000
"""Bytes that a picture may have."""

_HEIGHT = 860
_NEAR = 9  # as much as red, green and blue of two colours may differ together and still look the same
_WHO = "Elina Korvenmaa"


class Picture(NamedTuple):
    """Where a picture goes, of which graph it is, and what is done on the page before it is taken."""

    file: Path
    graph: str
    act: Callable[[Opened], object] = lambda _: None
    scheme: str = "light"
    width: int = 1440


def _evidence(view: Opened) -> None:
    view.find(_WHO)
    toggles = view.page.locator("#panel .toggle[aria-expanded='false']")
    for _ in range(min(3, toggles.count())):
        toggles.first.click()


def _focus(view: Opened) -> None:
    view.find(_WHO)
    view.page.keyboard.press("1")
    view.page.wait_for_timeout(300)
    view.page.click("#fit")


PICTURES = [
    Picture(EXAMPLES / "factory-visit" / "graph.png", "example"),
    Picture(EXAMPLES / "factory-visit" / "evidence.png", "example", _evidence),
    Picture(EXAMPLES / "factory-visit" / "focus.png", "example", _focus),
    Picture(EXAMPLES / "factory-visit" / "dark.png", "example", lambda view: view.find(_WHO), "dark"),
    Picture(EXAMPLES / "factory-visit" / "phone.png", "example", lambda view: view.find(_WHO), width=420),
    Picture(EXAMPLES / "thousand.png", "thousand"),
]


def graphs() -> dict[str, kg.KnowledgeGraph]:
    """What the pictures are of, by name."""
    return {"example": kg.build(str(ARTICLE), published=date(2025, 9, 12)), "thousand": generate(1480)}


def small(png: bytes) -> bytes:
    """The picture with at most 256 colours: the commonest that differ visibly, so that grounds and marks stay true."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    found: list[tuple[int, int, int]] = []
    for _, colour in sorted(picture.getcolors(1 << 24), reverse=True):
        if all(sum(abs(a - b) for a, b in zip(colour, known, strict=True)) > _NEAR for known in found):
            found.append(colour)
        if len(found) == 256:
            break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in found for part in colour])
    out = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def take(browser: Browser, picture: Picture, page: Path) -> bytes:
    """The picture of a written page, after what is to be done on it."""
    size = {"width": picture.width, "height": _HEIGHT}
    context = browser.new_context(offline=True, viewport=size, color_scheme=picture.scheme, reduced_motion="reduce")
    view = Opened(context.new_page())
    view.page.goto(page.as_uri())
    picture.act(view)
    view.page.mouse.move(0, 0)
    view.page.wait_for_timeout(600)
    shot = view.page.screenshot()
    context.close()
    return small(shot)


def main() -> int:
    """Take all pictures; the exit code is 1 when one of them is too large."""
    from playwright.sync_api import sync_playwright

    heavy = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        pages = {name: graph.write(Path(folder) / f"{name}.html") for name, graph in graphs().items()}
        browser = driver.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            found = take(browser, picture, pages[picture.graph])
            picture.file.write_bytes(found)
            heavy += len(found) > LARGEST
            sys.stdout.write(f"{picture.file.relative_to(EXAMPLES.parent)}: {len(found) / 1000:.0f} kB\n")
        browser.close()
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
