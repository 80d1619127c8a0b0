"""Authority files: every format says the same, what cannot be used is counted, and the index survives."""

from __future__ import annotations

import builtins
import gzip
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import kg
from kg.link import index as index_module
from kg.link.cache import cache_folder
from kg.link.candidates import Sort
from kg.link.names import link_key
from kg.link.tables import NO_IRI
from kg.model import EntityType
from tests.hostile import TEXTS
from tests.link.making import graph, links

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.link.candidates import Candidate
    from kg.link.index import AuthorityFile

    Opener = Callable[..., AuthorityFile]

EX = "https://example.org/"
TURTLE = f"""@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <{EX}> .
ex:ann a schema:Person ; skos:prefLabel "Ann Lee"@en ; skos:altLabel "Annie Lee", "Anna Lee"@sv .
ex:acme a ex:Firm ; rdfs:label "Acme" . ex:Firm rdfs:subClassOf ex:Body . ex:Body rdfs:subClassOf schema:Organization .
ex:plain a skos:Concept ; skos:prefLabel "Plain Thing" ; schema:name "Simple Thing" .
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "link"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    files: list[AuthorityFile] = []

    def load(name: str, content: str | bytes, **options: object) -> AuthorityFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        files.append(kg.load_authority(path, **options))  # type: ignore[arg-type]
        return files[-1]

    yield load
    for file in files:
        file.close()


def found(authority: AuthorityFile, name: str) -> list[Candidate]:
    return [row.candidate for row in authority.find(link_key(name))]


def rdf(form: str) -> bytes:
    import rdflib

    return rdflib.Graph().parse(data=TURTLE, format="turtle").serialize(format=form, encoding="utf-8")


FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".rdf": "xml",
    ".jsonld": "json-ld",
    ".n3": "n3",
    ".nq": "nt",
    ".trig": "turtle",
}


@pytest.mark.parametrize("with_oxigraph", [True, False])
@pytest.mark.parametrize("ending", FORMATS)
def test_every_rdf_format_says_the_same(
    ending: str,
    *,
    with_oxigraph: bool,
    opened: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if with_oxigraph:
        pytest.importorskip("pyoxigraph")
    else:
        real = builtins.__import__

        def without(name: str, *rest: object, **more: object) -> object:
            if name == "pyoxigraph":
                raise ImportError(name)
            return real(name, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(builtins, "__import__", without)
    authority = opened(f"a{ending}", rdf(FORMATS[ending]))
    for name in ("Ann Lee", "ANNIE LEE", "Anna Lee"):
        assert [(c.iri, c.label, c.types) for c in found(authority, name)] == [
            (f"{EX}ann", "Ann Lee", (EntityType.PERSON,))
        ]
    assert [row.language for row in authority.find("anna lee")] == ["sv"]
    assert {*found(authority, "Acme")[0].types} == {EntityType.ORGANIZATION, EntityType.GROUP}  # two classes up
    assert [c.types for c in found(authority, "Simple Thing")] == [()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "iri,label,alias,type,lang\nhttps://example.org/ann,Ann Lee,Annie Lee|Ann B. Lee,person,en\n"),
        ("a.tsv", "URI\tName\tSynonyms\tClass\nhttps://example.org/ann\tAnn Lee\tAnnie Lee\tQ5\n"),
        ("a.txt", "item;itemLabel;itemAltLabel;type\n<https://example.org/ann>;Ann Lee;Annie Lee;schema:Person\n"),
        (
            "a.csv",
            '\ufeff"Concept IRI","prefLabel","aka","kind"\n"https://example.org/ann","Ann Lee","Annie Lee","Human"',
        ),
    ],
)
def test_tables_with_the_usual_headers_are_understood(name: str, text: str, opened: Opener) -> None:
    for ending, content in (("", text.encode()), (".gz", gzip.compress(text.encode()))):
        authority = opened(name + ending, content)
        for spelling in ("Ann Lee", "Annie Lee"):
            assert [(c.iri, c.types) for c in found(authority, spelling)] == [(f"{EX}ann", (EntityType.PERSON,))]


def test_a_dump_of_geonames_is_known_by_its_columns(opened: Opener) -> None:
    lines = [
        "2988507\tParis\tParis\tLutece,Parigi\t48.85\t2.35\tP\tPPLC\tFR\t\t11\t75\t751\t75056\t2138551\t\t42\tEurope/Paris\t2024",
        "4717560\tParis\tParis\t\t33.66\t-95.5\tP\tPPLA2\tUS\t\tTX\t277\t\t\t24782\t183\t\tAmerica/Chicago\t2024",
        "3017382\tFrance\tFrance\tFrankreich\t46\t2\tA\tPCLI\tFR\t\t00\t\t\t\t66987244\t\t\tEurope/Paris\t2024",
        "broken",
    ]
    authority = opened("FR.txt", "\n".join(lines))
    assert [(c.iri, c.country, c.region, c.population, c.sort) for c in found(authority, "PARIS")] == [
        ("https://sws.geonames.org/2988507/", "FR", "11", 2138551, Sort.CAPITAL),
        ("https://sws.geonames.org/4717560/", "US", "TX", 24782, Sort.ANY),
    ]
    assert [c.sort for c in found(authority, "Frankreich")] == [Sort.COUNTRY]
    assert ["1 left out because the row is broken" in w for w in authority.warnings()] == [True]
    for text, number in (("in Paris", "2988507"), ("in Paris, Texas", "4717560")):
        assert links(kg.link(graph(text, "Paris"), [authority], geonames=False)) == {"Paris": {number}}
        assert links(kg.link(graph(text, "Paris"), [authority])) == {"Paris": {number}}


def test_wikidata_and_geonames_are_called_by_the_iri_of_the_thing(opened: Opener) -> None:
    rows = ("Q1", "wd:Q2", "https://www.wikidata.org/wiki/Q3", "http://www.geonames.org/4/some.html")
    authority = opened("a.csv", "iri,label\n" + "".join(f"{iri},Name {n}\n" for n, iri in enumerate(rows)))
    assert [found(authority, f"Name {n}")[0].iri for n in range(4)] == [
        *(f"http://www.wikidata.org/entity/Q{n}" for n in (1, 2, 3)), "https://sws.geonames.org/4/"
    ]  # fmt: skip


def test_rows_that_cannot_be_used_are_counted_and_the_rest_is_used(opened: Opener) -> None:
    errors: list[kg.KgError] = []
    long = "x" * 10_000
    rows = f"people/1,Ann Lee\n{EX}a b,Bo Holm\n{EX}c,{long}\n{EX}d,\n{EX}e\n{EX}f,Cy Orr\njavascript:alert(1),Di Poe\n"
    authority = opened("a.csv", f"iri,label\n{rows}", on_error=errors.append)
    assert [c.iri for c in found(authority, "Cy Orr")] == [f"{EX}f"]
    assert found(authority, "Ann Lee") == found(authority, "Bo Holm") == found(authority, "Di Poe") == []
    told = [str(error).partition(": ")[2] for error in errors]
    assert told == [
        "1 left out because the row is broken, the first at line 6; the rest is used.",
        "2 left out because it has no name, or one of more than 300 characters, the first at line 4; the rest is used.",
        f"3 left out because {NO_IRI}, the first at line 2; the rest is used.",
    ]
    assert all(isinstance(error, kg.ReadWarning) for error in errors)


def test_relative_iris_in_rdf_are_counted(opened: Opener) -> None:
    text = '<#ann> <http://www.w3.org/2000/01/rdf-schema#label> "Ann Lee" .'
    full = f'<{EX}bo> <http://www.w3.org/2000/01/rdf-schema#label> "Bo Holm" .'
    authority = opened("a.ttl", f"{text}\n{full}\n")
    assert found(authority, "Ann Lee") == []
    assert found(authority, "Bo Holm") != []
    assert len(authority.warnings()) == 1


def test_rows_that_contradict_each_other_are_both_heard(opened: Opener) -> None:
    rows = f"{EX}a,Ann Lee,person\n{EX}a,Ann Lee,city\n{EX}a,Anna Leigh,person\n{EX}a,Ann Lee,person\n"
    authority = opened("a.csv", f"iri,label,type\n{rows}")
    (candidate,) = found(authority, "Ann Lee")
    assert candidate.contradicts_itself
    assert (
        kg.link(graph("Ann Lee spoke.", "Ann Lee", type_=EntityType.PERSON), [authority]).entities[0].same_as == set()
    )


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\n\n", "the file is empty"),
        ("a.csv", b"foo,bar\n1,2\n", "it cannot be told which column has the IRIs and names (there are: foo, bar)"),
        ("a.csv", b"label,age\nAnn,2\n", "it cannot be told which column has the IRIs (there are: label, age)"),
        ("a.csv", b"iri,label\n", "there is no name with an IRI in it"),
        ("a.csv", b"\x00\x01\x02\x03" * 50, "not text"),
        ("a.csv", b"PK\x03\x04", "not text"),
        ("a.ttl", b"", "there is no name with an IRI in it"),
        ("a.ttl", b"<a <b", "is not valid turtle"),
        ("a.nt", b"\xff\xfe\x00", "is not valid nt"),
        ("a.rdf", b"<html>", "is not valid xml"),
        ("a.jsonld", b"{", "is not valid json-ld"),
        ("a.jsonld", b'{"@context": "https://schema.org/", "name": "Ann"}', "needs the context https://schema.org/"),
        ("a.jsonld", b'{"@context": {"@import": "https://x.org/"}}', "needs the context https://x.org/"),
        ("a.jsonld", b'{"@context": 7}', "is not valid json-ld"),
        ("a.jsonld", b"[" * 100_000, "is not valid json-ld"),
        ("a.csv.gz", b"no gzip", "cannot be unpacked"),
        ("a.csv.gz", gzip.compress(b"iri,label\n" * 5000)[:-20], "cannot be unpacked"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(
    name: str, content: bytes, told: str, opened: Opener, cache: Path
) -> None:
    with pytest.raises(kg.ReadError) as raised:
        opened(name, content)
    message = str(raised.value)
    assert told in message
    assert name in message
    assert "\n" not in message
    assert not cache.exists() or list(cache.iterdir()) == []


def test_a_file_that_is_missing_or_of_no_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(kg.ReadError, match=r"none\.csv: no such file"):
        kg.load_authority(tmp_path / "none.csv")
    with pytest.raises(kg.UsageError, match=r"\.ttl"):
        kg.load_authority("people.docx")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(kg.ReadError, match=r"folder\.csv"):
        kg.load_authority(tmp_path / "folder.csv")
    with pytest.raises(kg.ReadError):
        kg.load_authority("a\0.csv")


def test_another_encoding_is_found(opened: Opener) -> None:
    text = "iri,label\n" + "".join(f"{EX}{n},Café Zoë’s naïve fiancée {n}\n" for n in range(30))
    for codec in ("utf-16", "utf-8-sig"):
        assert len(found(opened(f"{codec}.csv", text.encode(codec)), "Cafe Zoe's naive fiancee 7")) == 1
    with pytest.raises(kg.ReadError, match="save it as UTF-8"):
        opened("other.csv", text.encode("cp1252"))


def test_hostile_texts_go_in_and_come_out(opened: Opener) -> None:
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer).writerows([("iri", "label"), *((f"{EX}{n}", text) for n, text in enumerate(TEXTS))])
    authority = opened("a.csv", buffer.getvalue().encode("utf-8", "replace").replace(b"\x00", b""))
    for n, text in enumerate(TEXTS[:11]):
        assert f"{EX}{n}" in {c.iri for c in found(authority, text)}
    assert found(authority, "'; DROP TABLE names; --") == []


# --- the cache


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    readings: list[str] = []
    real = index_module._fill

    def counted(connection: sqlite3.Connection, file: object) -> None:
        readings.append(str(file))
        real(connection, file)  # type: ignore[arg-type]

    monkeypatch.setattr(index_module, "_fill", counted)
    return readings


ROWS = f"iri,label,type\n{EX}ann,Ann Lee,person\nrelative,Bo Holm,person\n"


def test_a_file_is_read_once_whatever_it_is_called(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    readings = count_readings(monkeypatch)
    first, second = opened("a.csv", ROWS), opened("b.csv", ROWS)
    assert len(readings) == 1
    assert found(first, "Ann Lee") == found(second, "Ann Lee") != []
    assert second.warnings()[0].endswith("the rest is used.")
    assert "b.csv" in second.warnings()[0]
    opened("a.csv", ROWS + f"{EX}c,Cy Orr,person\n")
    assert len(readings) == 2
    assert len(list(cache.iterdir())) == 2


def test_a_cache_that_is_broken_is_made_anew(opened: Opener, cache: Path) -> None:
    opened("a.csv", ROWS).close()
    (kept,) = cache.iterdir()
    for broken in (b"", b"SQLite format 3\x00", b"rubbish" * 1000, kept.read_bytes()[:5000]):
        kept.write_bytes(broken)
        assert len(found(opened("a.csv", ROWS), "Ann Lee")) == 1


@pytest.mark.parametrize("place", ["a file", "unwritable"])
def test_without_a_cache_the_index_is_in_memory(
    place: str, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "no"
    if place == "a file":
        folder.write_text("")
    else:
        monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setenv("KG_CACHE", str(folder))
    assert cache_folder() is None
    assert len(found(opened("a.csv", ROWS), "Ann Lee")) == 1


def test_the_cache_is_where_people_expect_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "kg" / "link"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "kg" / "link"


def test_a_killed_process_leaves_no_half_index(tmp_path: Path, cache: Path, opened: Opener) -> None:
    table = "iri,label\n" + "".join(f"{EX}{n},Name Number {n}\n" for n in range(20_000))
    path = tmp_path / "big.csv"
    path.write_text(table, "utf-8")
    process = subprocess.Popen([sys.executable, "-c", f"import kg; kg.load_authority({str(path)!r})"])
    deadline = time.monotonic() + 30
    while not (cache.exists() and list(cache.iterdir())) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [p.suffix for p in cache.iterdir()] == [".tmp"]
    assert len(found(opened("big.csv", table), "Name Number 19999")) == 1
    assert [p.suffix for p in cache.iterdir()] == [".sqlite"]  # and what was left is gone


@pytest.mark.slow
def test_a_million_names_are_read_once(opened: Opener, tmp_path: Path) -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines = (f'<{EX}{n}> {label} "Person Number {n}" .\n' for n in range(1_000_000))
    authority = opened("big.nt", "".join(lines))
    begin = time.process_time()
    again = kg.load_authority(tmp_path / "big.nt")
    assert len(found(again, "Person Number 999999")) == 1
    assert time.process_time() - begin < 2
    again.close()
    assert len(found(authority, "Person Number 5")) == 1
