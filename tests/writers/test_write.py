from __future__ import annotations

import gzip
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import UsageError, WriteError
from kg.writers import FORMATS, dumps, format_of, write
from tests.writers import sample

if TYPE_CHECKING:
    from pathlib import Path

TEXT_FORMATS = [name for name, known in FORMATS.items() if name != "html" and not known.is_folder]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_is_written_by_its_ending_plain_and_gzipped(tmp_path: Path, name: str) -> None:
    path = write(sample.graph(), tmp_path / f"a.{name}")
    packed = write(sample.graph(), tmp_path / f"b.{name}.gz")
    assert path.read_text(encoding="utf-8") == dumps(sample.graph(), name).replace("\r\n", "\n")
    assert gzip.decompress(packed.read_bytes()) == path.read_bytes()


def test_gzipped_files_are_the_same_each_time(tmp_path: Path) -> None:
    first, second = (write(sample.graph(), tmp_path / folder / "a.nq.gz").read_bytes() for folder in ("x", "y"))
    assert first == second


def test_a_format_of_several_files_is_a_folder_and_no_text(tmp_path: Path) -> None:
    folder = write(sample.graph(), tmp_path / "out/graph.neo4j")
    assert sorted(path.name for path in folder.iterdir()) == ["nodes.csv", "relationships.csv"]
    packed = write(sample.graph(), tmp_path / "graph.neo4j.gz")
    for path in folder.iterdir():
        assert gzip.decompress((packed / f"{path.name}.gz").read_bytes()) == path.read_bytes()
    with pytest.raises(UsageError, match=r"several files \(nodes.csv, relationships.csv\): write it into a folder"):
        dumps(sample.graph(), "neo4j")


@pytest.mark.parametrize("name", ["jsonld", "rdf"])
def test_rdf_1_2_is_refused_where_nobody_could_read_it(name: str) -> None:
    with pytest.raises(UsageError, match="choose ttl, trig, nq or nt"):
        dumps(sample.graph(), name, rdf12=True)


def test_the_format_may_be_named(tmp_path: Path) -> None:
    assert sample.graph().write(tmp_path / "out", "ttl").read_text().startswith("@prefix")


def test_endings_in_any_case() -> None:
    assert [format_of(name) for name in ("a.TTL", "a.html", "a.htm", "b.c.NQ.GZ")] == ["ttl", "html", "html", "nq"]


@pytest.mark.parametrize("name", ["a", "a.xlsx", ".ttl", "a.gz"])
def test_an_unknown_ending_lists_the_formats_and_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="ttl, trig, nq, nt, jsonld, rdf, graphml, gexf, neo4j, csv, json, html"):
        write(sample.graph(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_lists_the_formats() -> None:
    with pytest.raises(UsageError, match="no format 'xlsx': choose one of ttl"):
        dumps(sample.graph(), "xlsx")


def test_an_unknown_option_is_refused_and_a_shared_one_is_ignored_where_it_means_nothing() -> None:
    with pytest.raises(UsageError, match="ttl has no option 'colour'; it takes all_entities, base"):
        dumps(sample.graph(), "ttl", colour="red")
    assert dumps(sample.graph(), "csv", base="https://example.org/") == dumps(sample.graph(), "csv")


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(WriteError, match=r"Cannot write .*graph\.ttl"):
        write(sample.graph(), tmp_path / "out/graph.ttl")


def test_a_failing_format_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("old")
    with pytest.raises(UsageError):
        write(sample.graph(), path, base="nonsense")
    assert path.read_text() == "old"


def test_writing_turtle_loads_no_rdf_library() -> None:
    code = (
        "import sys; from tests.writers import sample; from kg.writers import dumps; dumps(sample.graph(), 'ttl');"
        "print({'rdflib', 'pyvis', 'spacy', 'pyoxigraph'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"
