from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.readers import read
from kg.readers.html import declared_charset

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Document

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Bridge opens in Narva | Daily Example</title>
<meta property="og:title" content="Bridge opens in Narva">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<meta property="article:modified_time" content="2024-03-09T10:00:00Z">
<link rel="canonical" href="https://example.org/news/bridge">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge opens in Narva</h1>
<p>Mayor Liis Tamm opened the <a href="/b">new bridge</a> over the river on Tuesday,<br>in front of <b>two thousand</b>
people who had come from both banks.</p>
<p>&ldquo;It is done,&rdquo; she said. The bridge cost four million euros and took three years to build.</p>
<blockquote><p>We waited long for this day, said a neighbour.</p></blockquote>
<ul><li>The old bridge will be taken down in May.</li><li>A ferry runs until then.</li></ul>
<table><tr><td>Length</td><td>90 m</td></tr></table>
<script>var x = 1;</script>
</article>
<footer>Copyright Daily Example. All rights reserved.</footer>
</body></html>
"""


def one(folder: Path, data: bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(data)
    (document,) = read(path)
    return document


def test_a_page_of_news(tmp_path: Path) -> None:
    document = one(tmp_path, PAGE.encode())
    assert document.title == "Bridge opens in Narva"
    assert document.published == date(2024, 3, 5)
    assert document.source == "https://example.org/news/bridge"
    assert document.text.split("\n\n") == [
        "Bridge opens in Narva",
        (
            "Mayor Liis Tamm opened the new bridge over the river on Tuesday,\n"
            "in front of two thousand people who had come from both banks."
        ),
        "\u201cIt is done,\u201d she said. The bridge cost four million euros and took three years to build.",
        "We waited long for this day, said a neighbour.",
        "The old bridge will be taken down in May.",
        "A ferry runs until then.\n",
    ]


def test_the_same_page_twice_is_the_same_document(tmp_path: Path) -> None:
    assert one(tmp_path, PAGE.encode()) == one(tmp_path, PAGE.replace("\n", "\r\n").encode())


def test_a_date_in_the_running_text_is_not_the_publication(tmp_path: Path) -> None:
    page = "<html><body><p>The old mill burnt down on 3 May 1911, said Ann Lee, who knows.</p></body></html>"
    document = one(tmp_path, page.encode())
    assert document.published is None
    assert document.text == "The old mill burnt down on 3 May 1911, said Ann Lee, who knows.\n"
    assert document.source == (tmp_path / "page.html").as_posix()


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="windows-1250">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'],
)
def test_the_encoding_a_page_declares(tmp_path: Path, meta: str) -> None:
    head = f"<html><head>{meta}</head><body>"
    page = f"{head}<p>W\u0105sik odwiedzi\u0142 \u0141\u00f3d\u017a w pi\u0105tek.</p></body></html>"
    assert one(tmp_path, page.encode("cp1250")).text == "W\u0105sik odwiedzi\u0142 \u0141\u00f3d\u017a w pi\u0105tek.\n"


def test_xhtml_with_an_xml_declaration(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
    page += "<body><p>Zo\u00eb came to Oslo.</p></body></html>"
    assert declared_charset(page.encode("latin-1")) == "iso-8859-1"
    assert one(tmp_path, page.encode("latin-1")).text == "Zo\u00eb came to Oslo.\n"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><body><script>x</script></body></html>", "<", "<!-- -->"]
)
def test_a_page_without_text(tmp_path: Path, page: str) -> None:
    with pytest.raises(ReadError, match=r"page\.html: no text could be told"):
        one(tmp_path, page.encode())
