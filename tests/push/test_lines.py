"""Lines of N-Quads: what is taken, what is refused, and one spelling for Turtle and SPARQL."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseUpdate

from kg.push.lines import iri, parse, quoted
from tests import hostile

A = "<urn:a> <urn:b>"


@pytest.mark.parametrize(
    ("line", "triple", "graph"),
    [
        (f"{A} <urn:c> .", f"{A} <urn:c> .", ""),
        (f'{A} "x"@en-GB <urn:g> .', f'{A} "x"@en-GB .', "urn:g"),
        (f'{A} "1"^^<urn:t> <urn:g> . # said', f'{A} "1"^^<urn:t> .', "urn:g"),
        (f'{A} "_:x . <urn:g>" .', f'{A} "_:x . <urn:g>" .', ""),
        (rf'{A} "\u0041\t\u000a" .', f'{A} "A\t\\n" .', ""),
        (rf'{A} "\u0022 ; DROP ALL" .', rf'{A} "\" ; DROP ALL" .', ""),
        (r"<urn:\u00e9> <urn:b> <urn:c> <urn:\U0001F600> .", "<urn:é> <urn:b> <urn:c> .", "urn:\U0001f600"),
        (rf'{A} "\\u0022" .', rf'{A} "\\\U000000750022" .', ""),
    ],
)
def test_a_line(line: str, triple: str, graph: str) -> None:
    assert parse(line) == (graph, triple)


@pytest.mark.parametrize("line", ["", "  \t", "# only a word"])
def test_an_empty_line(line: str) -> None:
    assert parse(line) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"{A} _:c .", "blank node"),
        ("_:a <urn:b> <urn:c> .", "blank node"),
        (f"{A} <urn:c>", "no N-Quads"),
        (f"{A} <urn:c> . }} ; DROP ALL", "no N-Quads"),
        (f'{A} "a"b" .', "no N-Quads"),
        (f"{A} <relative> .", "no N-Quads"),
        (f"{A} <urn:a b> .", "no N-Quads"),
        (rf"{A} <urn:a\u003Eb> .", "cannot have"),
        (rf"{A} <urn:a\u0020b> .", "cannot have"),
        (rf'{A} "\uD800" .', "half a character"),
        (rf'{A} "\U00110000" .', "no character"),
        (f'{A} "a\nb" .', "no N-Quads"),
        (f"{A} <urn:c> <urn:g> <urn:h> .", "no N-Quads"),
        ("hello", "no N-Quads"),
    ],
)
def test_a_line_that_is_refused(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(line)


@given(
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from([t.replace("\ud800", "") for t in hostile.TEXTS])
)
def test_a_text_comes_back_however_it_was_escaped(text: str) -> None:
    escaped = "".join(f"\\u{ord(c):04X}" if ord(c) < 1 << 16 else f"\\U{ord(c):08X}" for c in text)
    for string in (quoted(text), f'"{escaped}"'):
        line = parse(f"{A} {string} .")
        assert line
        (quad,) = pyoxigraph.parse(line.triple.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
        assert quad.object.value == text


@pytest.mark.parametrize(
    "text", ['" } } ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> "', r"\u0022 } ; DROP ALL #", r"\\u0022 }", "\\"]
)
def test_a_text_ends_no_string_of_sparql(text: str) -> None:
    update = f"INSERT DATA {{ {A} {quoted(text)} }}"
    store = pyoxigraph.Store()
    store.update(update)
    assert [quad.object.value for quad in store] == [text]
    assert len(parseUpdate(update).request) == 1


def test_an_iri_is_checked() -> None:
    assert iri("urn:a") == "<urn:a>"
    for bad in ("a", "urn:a b", "urn:a> } ; DROP ALL", r"urn:a\u003e", ""):
        with pytest.raises(ValueError, match="no absolute IRI"):
            iri(bad)
