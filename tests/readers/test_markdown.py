from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.model import Document
from kg.readers import ReadWarning, read
from kg.readers.markdown import front_matter

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
Bridge *opens* in Narva
=======================

Mayor **Ann Lee** opened
the [new bridge](https://example.org)[^1].\x20\x20
It cost `4` million ![map](map.png).

## Voices

- "I like it," said Bo.
- Cy did not.
  He stayed away.

> A quotation.

| a | b |
|---|---|
| c | d |

```
code()
```

<div>raw</div>

Tom &amp; Di \\*came\\*.

[^1]: A note.
"""


def one(folder: Path, content: str, **keywords: object) -> Document:
    path = folder / "page.md"
    path.write_bytes(content.encode())
    (document,) = read(path, **keywords)  # type: ignore[arg-type]
    return document


def test_words_without_marks(tmp_path: Path) -> None:
    document = one(tmp_path, PAGE)
    assert document.title == "Bridge opens in Narva"
    assert document.text.split("\n\n") == [
        "Bridge opens in Narva",
        "Mayor Ann Lee opened the new bridge.\nIt cost 4 million.",
        "Voices",
        '"I like it," said Bo.',
        "Cy did not. He stayed away.",
        "A quotation.",
        "Tom & Di *came*.",
        "A note.\n",
    ]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Ann: a life"\ndate: 2025-07-04 # day\nurl: https://example.org/1\ntags:\n  - x\n---\n',
        '+++\ntitle = "Ann: a life"\ndate = 2025-07-04\nurl = "https://example.org/1"\n+++\n',
        "---\r\ntitle: 'Ann: a life'\r\ndate: July 4, 2025\r\nurl: https://example.org/1\r\n---\r\n",
    ],
)
def test_front_matter_counts_before_headings(tmp_path: Path, front: str) -> None:
    document = one(tmp_path, front + "# Heading\n\nAnn came.\n")
    assert document == Document(
        document.id, "Heading\n\nAnn came.\n", "Ann: a life", "https://example.org/1", date(2025, 7, 4)
    )


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    assert front_matter("Ann came.\n\n---\n\nBo left.\n\n---\n")[0] == {}
    assert one(tmp_path, "+++\nnot = = toml\n+++\nAnn came.").text.endswith("Ann came.\n")


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    errors: list[ReadError] = []
    assert one(tmp_path, "---\ndate: soon\n---\nAnn came.", on_error=errors.append).published is None
    assert [type(error) for error in errors] == [ReadWarning]


def test_nothing_but_marks_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no text in it"):
        one(tmp_path, "```\ncode\n```\n\n---\n\n![x](y)\n")
