from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import digest, document_id, entity_id, name_key, slug
from kg.writers.iris import BASE, is_iri
from tests.strategies import hostile_text


@given(hostile_text)
def test_a_slug_is_a_local_name_for_any_text(text: str) -> None:
    assert is_iri(BASE + slug(text))
    assert slug(slug(text)) == slug(text) or len(slug(text)) > 80


@pytest.mark.parametrize(
    "text", ["Ada Byron", "Jean-Luc", "\u0634\u0631\u0643\u0629", "\u0916\u092c\u0930", "\u6771\u4eac"]
)
def test_names_in_any_script_stay_readable(text: str) -> None:
    assert slug(text) == text.replace(" ", "_")


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_slug_that_lost_something_still_tells_texts_apart(a: str, b: str) -> None:
    if slug(a) == slug(b):
        assert name_form(a) == name_form(b)


def name_form(text: str) -> str:
    """What a slug may fold: white space, Unicode form, and a space with an underscore."""
    import unicodedata

    return unicodedata.normalize("NFC", " ".join(text.split())).replace(" ", "_")


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_digests_separate_their_parts(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


def test_a_digest_is_fixed_for_all_time() -> None:
    assert digest("a", "bc") == digest("a", "bc", length=64)[:16]
    assert digest("a", "bc") != digest("ab", "c")
    assert digest("\ud800")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Byron", "the Ada Byron"), ("Ada Byron", "Ada-Byron"), ("Ada Byron", "ada byron"), ("U.N.", "UN"),
        ("Ren\u00e9", "Rene"), ("Ada\u2019s", "Ada's"), ("Ada  Byron", "Ada\nByron"),
    ],
)  # fmt: skip
def test_spelling_variants_share_a_key(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Ada", "Bo"), ("North Field", "South Field"), ("\u6771\u4eac", "\u5927\u962a"), ("$", "%")]
)
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


@given(hostile_text)
def test_entity_ids_are_stable_and_scoped(name: str) -> None:
    assert entity_id(name) == entity_id(name)
    assert entity_id(name, scope="one") != entity_id(name, scope="two")
    assert is_iri(BASE + entity_id(name))


def test_entity_ids_of_variants_agree() -> None:
    assert entity_id("Ada Byron") == entity_id("Ada-Byron") == "Ada_Byron"
    assert entity_id("the plant", scope="d").startswith("plant-")


@given(hostile_text, st.text(), st.text())
def test_document_ids_follow_name_and_text(name: str, a: str, b: str) -> None:
    assert (document_id(name, a) == document_id(name, b)) == (a == b)
    assert is_iri(BASE + document_id(name, a))
