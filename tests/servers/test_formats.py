"""Every format, read by programs that are not ours: without an error, without a warning, and the same triples come out.

The graphs are those of the examples, of the kit's articles, and some made by hand, one of them hostile in every field.
"""

from __future__ import annotations

import gzip
import logging
import re
from typing import TYPE_CHECKING

import pytest
import rdflib

from tests.servers.material import FLAT, FORMATS, NAMED, Written, readable_by_jena, statements
from tests.servers.programs import needed, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.jena import Jena
    from tests.servers.stores import Oxigraph, Virtuoso

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use what it deprecates

model, slow = pytest.mark.model, pytest.mark.slow
SETS = ["made", *(pytest.param(name, marks=[model, slow]) for name in ("examples", "kit"))]
"""The sets of graphs, by the names of their fixtures."""

RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml", "trig": "trig", "nq": "nquads"}
SERDI = {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads"}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads", "rdf": "rdfxml"}
RAPPER_SAYS = re.compile(r"rapper: (?:Parsing URI|Serializing with|Parsing returned)")


@pytest.fixture(params=SETS)
def graphs(request: pytest.FixtureRequest) -> list[Written]:
    found: list[Written] = request.getfixturevalue(request.param)
    assert found
    return found


def same(graphs: list[Written], form: str, read: Callable[[Path], str], back: str) -> None:
    """Assert that what `read` makes of each file, in the format `back`, is what the file was written from."""
    for graph in graphs:
        expected, found = graph.expected(form), statements(read(graph.file(form)), back)
        assert len(expected) > len(FORMATS)
        assert sorted(found ^ expected)[:3] == [], f"{graph.name}.{form}"


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib(graphs: list[Written], form: str, caplog: pytest.LogCaptureFixture) -> None:
    def read(file: Path) -> str:
        dataset = rdflib.Dataset()
        (dataset if form in NAMED else dataset.default_graph).parse(file, format=RDFLIB[form])
        return str((dataset if form in NAMED else dataset.default_graph).serialize(format=back))

    back = "nquads" if form in NAMED else "nt"
    with caplog.at_level(logging.WARNING):
        same(graphs, form, read, "nq" if form in NAMED else "nt")
    assert caplog.messages == []


@pytest.mark.parametrize("form", SERDI)
def test_serdi(graphs: list[Written], form: str) -> None:
    program = needed("serdi", "apt-get install serdi")

    def read(file: Path) -> str:
        output, said = run([program, "-i", SERDI[form], "-o", "nquads", file])
        assert said == ""
        return output

    same(graphs, form, read, "nq")


@pytest.mark.parametrize("form", RAPPER)
def test_rapper(graphs: list[Written], form: str) -> None:
    program = needed("rapper", "apt-get install raptor2-utils")

    def read(file: Path) -> str:
        output, said = run([program, "-i", RAPPER[form], "-o", "nquads", file])
        assert [line for line in said.splitlines() if not RAPPER_SAYS.match(line)] == []
        return output

    same(graphs, form, read, "nq")


@pytest.mark.slow
def test_jena_reads_all_strictly(graphs: list[Written], jena: Jena) -> None:
    jena.riot([readable_by_jena(graph.file(form)) for graph in graphs for form in FORMATS])


@pytest.mark.slow
@pytest.mark.parametrize("form", NAMED)
def test_jena_quads(graphs: list[Written], jena: Jena, form: str) -> None:
    found = statements(jena.quads([graph.file(form) for graph in graphs]), "nq")
    assert found == set().union(*(graph.expected(form) for graph in graphs))


@pytest.mark.slow
def test_jena_triples(graphs: list[Written], jena: Jena, tmp_path: Path) -> None:
    # one graph a file, named after it: they are told apart although one run of Java reads them all
    files = {f"urn:{graph.name}.{form}": readable_by_jena(graph.file(form)) for graph in graphs for form in FLAT}
    loads = tmp_path / "loads.ru"
    loads.write_text(" ;\n".join(f"LOAD <{file.as_uri()}> INTO GRAPH <{name}>" for name, file in files.items()))
    dumped, _ = jena.run("arq.update", f"--update={loads}", "--dump")
    expected = {f"{line} <urn:{g.name}.{form}>" for g in graphs for form in FLAT for line in g.expected(form)}
    assert sorted(statements(dumped, "trig") ^ expected)[:3] == []


@pytest.mark.slow
def test_jena_tdb2(graphs: list[Written], jena: Jena, tmp_path: Path) -> None:
    place = tmp_path / "tdb2"
    jena.run("tdb2.tdbloader", "--loc", place, *(graph.file("nq") for graph in graphs))
    dumped, _ = jena.run("tdb2.tdbdump", "--loc", place, "--output=nq")
    assert statements(dumped, "nq") == set().union(*(graph.expected("nq") for graph in graphs))


@pytest.mark.parametrize("form", FORMATS)
def test_oxigraph(graphs: list[Written], oxigraph: Oxigraph, form: str) -> None:
    def read(file: Path) -> str:
        oxigraph.replace_all(file.read_bytes(), form)
        return oxigraph.everything()

    same(graphs, form, read, "nq")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["ttl", "nt", "rdf"])
def test_virtuoso_graph_store(graphs: list[Written], virtuoso: Virtuoso, form: str) -> None:
    def read(file: Path) -> str:
        virtuoso.put("urn:flat", file.read_bytes(), form)
        return virtuoso.triples_of("urn:flat")

    same(graphs, form, read, "nt")


@pytest.mark.slow
@pytest.mark.parametrize("form", NAMED)
def test_virtuoso_bulk_loader(graphs: list[Written], virtuoso: Virtuoso, form: str) -> None:
    names = sorted(set().union(*(graph.graphs for graph in graphs)))
    virtuoso.clear(*names)
    virtuoso.bulk_load([graph.file(form) for graph in graphs])
    found = {f"{line} <{name}>" for name in names for line in statements(virtuoso.triples_of(name), "nt")}
    expected = set().union(*(graph.expected(form) for graph in graphs))
    assert sorted(found ^ expected)[:3] == []


@pytest.mark.parametrize("form", FORMATS)
def test_compressed_files_hold_the_same_bytes(graphs: list[Written], form: str) -> None:
    for graph in graphs:
        assert gzip.decompress(graph.file(f"{form}.gz").read_bytes()) == graph.file(form).read_bytes()
