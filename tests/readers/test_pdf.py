from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.readers import read
from kg.readers.pdf import joined_pages

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Document

pypdf = pytest.importorskip("pypdf")
LOCK = "x"


def pdf(*pages: list[str], title: str = "", password: str = "") -> bytes:
    """A PDF with one text line below the other, written object by object."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    name = NameObject
    font = writer._add_object(
        DictionaryObject(
            {name("/Type"): name("/Font"), name("/Subtype"): name("/Type1"), name("/BaseFont"): name("/Helvetica")}
        )
    )
    for lines in pages:
        page = writer.add_blank_page(width=400, height=400)
        page[name("/Resources")] = DictionaryObject({name("/Font"): DictionaryObject({name("/F1"): font})})
        content = DecodedStreamObject()
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        content.set_data(f"BT /F1 12 Tf 14 TL 20 380 Td {shown} ET".encode("latin-1"))
        page[name("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20200101000000"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def one(folder: Path, data: bytes) -> Document:
    path = folder / "page.pdf"
    path.write_bytes(data)
    (document,) = read(path)
    return document


def test_pages_and_divided_words(tmp_path: Path) -> None:
    document = one(
        tmp_path,
        pdf(["Mayor Ann Lee opened the new brid-", "ge over the river and"], ["walked home. It rained."], ["The end."]),
    )
    assert (
        document.text == "Mayor Ann Lee opened the new bridge over the river and\nwalked home. It rained.\n\nThe end.\n"
    )
    assert document.published is None


@pytest.mark.parametrize(("title", "kept"), [("Bridge opens", "Bridge opens"), ("Microsoft Word - draft7.doc", "")])
def test_a_title_counts_when_the_text_begins_with_it(tmp_path: Path, title: str, kept: str) -> None:
    assert one(tmp_path, pdf(["BRIDGE OPENS", "The mayor came."], title=title)).title == kept


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(["Secret."], password=LOCK), "locked by a password"),
        (pdf([]), "pictures of text only"),
        (pdf(["Text."])[:60], "the PDF is damaged"),
        (b"", "the PDF is damaged"),
        (b"plain text", "the PDF is damaged"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=rf"page\.pdf: .*{message}"):
        one(tmp_path, data)


def test_without_pypdf_the_pip_line_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ReadError, match=r"pip install 'kg-news\[pdf\]'"):
        one(tmp_path, b"%PDF-1.4")


def test_hyphens_that_stay() -> None:
    assert (
        joined_pages(["a well-\nknown man in a red-\nhot car, red-hot"]) == "a well-known man in a red-hot car, red-hot"
    )
