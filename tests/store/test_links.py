"""Links and provenance of a store: those of a fresh build, whatever came, went or was replaced before."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kg
from kg.graph import KnowledgeGraph
from kg.link import load_authority
from kg.store.store import Store
from kg.writers import dumps
from tests.resolve.archive import archive
from tests.store.making import check
from tests.store.test_store import one

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("London", "Birmingham", "Paris", "Georgia", "Athens", "Norway", "Portland", "LONDON")
TAILS = ("", " in Ontario", ", Texas", ", Ontario", ". The Greek team won", ". Rain fell in Alabama", " (Maine)")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def drawn(draw: random.Random, document: str) -> KnowledgeGraph:
    """A document of one sentence about places, with a word on where they are."""
    subject, target = draw.sample(PLACES, 2)
    kinds = (draw.choice(("PLACE", "PLACE", "PERSON")), draw.choice(("PLACE", "PLACE", "THING")))
    graph = one(document, subject, draw.choice(("meet", "see")), target, kinds=kinds)
    (text,) = graph.documents
    said = replace(text, text=text.text + draw.choice(TAILS), language=draw.choice(("en", "en", "en-GB")))
    return KnowledgeGraph([said], graph.entities, graph.facts)


@pytest.mark.parametrize("seed", range(4))
def test_places_in_any_order(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    here: dict[str, KnowledgeGraph] = {}
    linked = set[int]()
    with Store(tmp_path / "s") as store:
        for number in range(24):
            for _ in range(draw.choice((1, 1, 3))):
                name = draw.choice("abcdefgh")
                if name in here and draw.random() < 0.4:
                    del here[name]
                    store.remove(name)
                else:
                    here[name] = drawn(draw, name)
                    store.put(here[name])
            store.commit()
            linked.add(sum("sws.geonames.org" in quad for quad in store.quads()))
            if number % 3 == 0:
                check(store, here.values())
        check(store, here.values())
    assert len(linked) > 3  # links came and went


def test_authority_data_and_namesakes(tmp_path: Path) -> None:
    graphs = {graph.documents[0].id: graph for graph in archive(24, seed=3, famous=0.5).graphs}
    labels = sorted({entity.label for graph in graphs.values() for entity in graph.entities})
    rows = [f"https://a.example/{n},{label},{'person' if n % 3 else ''}" for n, label in enumerate(labels)]
    (tmp_path / "a.csv").write_text("\n".join(("iri,label,type", *rows)), "utf-8")
    draw = random.Random(1)  # noqa: S311  (nothing secret)
    with closing(load_authority(tmp_path / "a.csv")) as known:
        with Store(tmp_path / "s", link=tmp_path / "a.csv") as store:
            here = {}
            for name in draw.sample(sorted(graphs), len(graphs)):
                here[name] = graphs[name]
                store.put(graphs[name])
                store.commit()
            check(store, here.values(), authorities=[known])
            assert {"owl:sameAs", "skos:closeMatch"} <= {it.outcome for it in store.link_decisions()}
            assert any("another entity of the same name" in it.why for it in store.link_decisions())
            for name in sorted(graphs)[::2]:
                del here[name]
                store.remove(name)
                store.commit()
            check(store, here.values(), authorities=[known])
            assert store._ledger.get("whole") == ""  # each change was followed to what it touches
        with Store(tmp_path / "s") as store:
            store.put(graphs[min(graphs)])  # the file is remembered
            check(store, (here | {min(graphs): graphs[min(graphs)]}).values(), authorities=[known])


def test_links_are_settings(tmp_path: Path, cache: Path) -> None:
    graph = one("a", "Ada Byron", "visit", "Oslo")
    (tmp_path / "a.csv").write_text("iri,label,type\nhttps://a.example/1,Ada Byron,person\n")
    asked = "SELECT ?to { ?who owl:sameAs ?to } ORDER BY ?to"
    oslo = {"to": "https://sws.geonames.org/3143244/"}
    with Store(tmp_path / "s") as store:
        store.put(graph)
        assert store.query(asked).rows == [oslo]
    with Store(tmp_path / "s", link=tmp_path / "a.csv") as store:
        assert store.query(asked).rows == [{"to": "https://a.example/1"}, oslo]
    with Store(tmp_path / "s", geonames=False) as store:
        assert store.query(asked).rows == [{"to": "https://a.example/1"}]
    (tmp_path / "a.csv").unlink()
    with Store(tmp_path / "s") as store:  # its index is in the cache
        store.put(one("b", "Ada Byron", "leave", "Oslo"))
        assert store.query(asked).rows == [{"to": "https://a.example/1"}]
    for path in (cache / "link").iterdir():
        path.unlink()
    with Store(tmp_path / "s", read_only=True) as store:
        assert store.query(asked).rows == [{"to": "https://a.example/1"}]
    gone = r"a.csv: this file of authority data is gone; put it back"
    with pytest.raises(kg.ReadError, match=gone), Store(tmp_path / "s") as store:
        store.put(one("c", "Ada Byron", "see", "Oslo"))
    (tmp_path / "a.csv").write_text("iri,label\nhttps://a.example/2,Ada Byron\n")
    with pytest.raises(kg.ReadError, match="this file of authority data is another one now; name it again"):
        Store(tmp_path / "s").close()
    with Store(tmp_path / "s", link=tmp_path / "a.csv") as store:
        assert store.query("SELECT ?to { ?who skos:closeMatch ?to }").rows == [{"to": "https://a.example/2"}]
        assert len(store.documents) == 3
    with Store(tmp_path / "s", link=(), geonames=True) as store:
        assert store.query(asked).rows == [oslo]


def test_programs_belong_to_documents(tmp_path: Path) -> None:
    a, b = one("a", "Ada Byron", "visit", "Oslo"), one("b", "Ada Byron", "visit", "Bergen")
    with Store(tmp_path / "s") as store:
        store.put(a, extractor="kg 1.0; en_core_web_sm 3.8.0")
        store.put(b, extractor="kg 1.0; xx 2")
        programs = {"a": "kg 1.0; en_core_web_sm 3.8.0", "b": "kg 1.0; xx 2"}
        for form in ("nq", "ttl", "nt"):
            path = store.write(tmp_path / f"g.{form}")
            assert path.read_text("utf-8") == dumps(store.graph(), form, extractor=programs)
        asked = "SELECT ?g ?l { GRAPH ?g { ?run prov:wasAssociatedWith ?p . ?p rdfs:label ?l } } ORDER BY ?g ?l"
        labels = [row["l"] for row in store.query(asked).rows]
        assert labels == ["en_core_web_sm", "kg", "kg", "xx"]
        assert store.put(b, extractor="kg 1.1") == kg.Added(replaced=1)
        assert [row["l"] for row in store.query(asked).rows] == ["en_core_web_sm", "kg", "kg"]
        assert "1.1" in store.query("SELECT ?v { ?p schema:softwareVersion ?v } ORDER BY DESC(?v)").rows[1]["v"]
