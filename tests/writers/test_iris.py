from __future__ import annotations

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.identity import local_name
from kg.writers.iris import BASE, LOCAL, NCNAME, Iris, is_iri, predicate_name, split_for_xml, web_iri
from tests.strategies import hostile_text


@given(hostile_text)
def test_every_local_name_makes_a_valid_iri(identifier: str) -> None:
    name = local_name(identifier)
    assert is_iri(BASE + name)
    assert all(c.isalnum() or c in "-_" or not c.isascii() for c in name)


@given(hostile_text)
def test_every_predicate_name_fits_turtle_and_xml(key: str) -> None:
    name = predicate_name(key)
    assert NCNAME.fullmatch(name)
    assert LOCAL.fullmatch(name)


@given(st.text(alphabet=" _ae\u0301\u00e9<-", max_size=4), st.text(alphabet=" _ae\u0301\u00e9<-", max_size=4))
def test_different_ids_get_different_names(a: str, b: str) -> None:
    assert (local_name(a) == local_name(b)) == (a == b)
    assert (predicate_name(a) == predicate_name(b)) == (a == b)


@pytest.mark.parametrize(
    "name", ["Anne-Marie_Berg", "\u0916\u092c\u0930", "\u041e\u0441\u043b\u043e", "caf\u00e9", "4x4"]
)
def test_plain_ids_in_any_script_stay_as_they_are(name: str) -> None:
    assert local_name(name) == name


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a",
        "http://localhost:8080/",
        "urn:isbn:123",
        "https://example.org/%20",
        "http://[::1]/x",
        "https://example.org/\u00e9#b",
        "https://example.org/?q=a&b",
    ],
)
def test_iris_that_are_taken(text: str) -> None:
    assert is_iri(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a/b",
        "//x/y",
        "https://",
        "https:///a",
        "http://a:b/",
        "https://example.org/a b",
        "https://x/<",
        "http:",
        "https://x/%zz",
        "https://x/#a#b",
        "https://x/\ue000",
        "https://x/\ud800",
        "https://x/\u202e",
        "https://x/[",
        "schema:Person",
        "e:Oslo",
        "https://x/a\n",
        'https://x/"',
        "https://x/\\",
        "https://x/`",
        "https://x/{}",
        "1a:b",
    ],
)
def test_what_is_no_iri(text: str) -> None:
    assert not is_iri(text)


@given(hostile_text)
def test_what_passes_can_be_written_and_read(tail: str) -> None:
    text = f"https://example.org/{tail}"
    if is_iri(text):
        data = f"<{text}> <{text}> <{text}> ."
        assert [str(s) for s in rdflib.Graph().parse(data=data, format="nt").subjects()] == [text]


def test_urls_are_escaped_and_paths_are_not_urls() -> None:
    assert web_iri("https://example.org/a b?c=\u00e9|d") == "https://example.org/a%20b?c=%C3%A9%7Cd"
    assert web_iri("https://example.org/100%") == "https://example.org/100%25"
    assert web_iri("news/a.txt") == web_iri("C:\\a.txt") == web_iri("https://") == ""


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/kg#", "urn:kg:x/"])
def test_fit_bases(base: str) -> None:
    assert Iris(base).entity == f"{base}entity/"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://x/#a/", "https://x y/", "https://x/?a=/", "/", "kg:x/"]
)
def test_unfit_bases_are_refused_with_a_remedy(base: str) -> None:
    with pytest.raises(UsageError, match="ends in '/' or '#'"):
        Iris(base)


def test_split_for_xml() -> None:
    assert split_for_xml("https://x/a#b-c") == ("https://x/a#", "b-c")
    assert split_for_xml("https://x/1a") == ("https://x/1", "a")
    assert split_for_xml("https://x/123") == ("https://x/123", "")
