"""Documents in and out of a store: it always equals a fresh build of what is in it."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import kg
from kg.decisions import save_decisions
from kg.graph import KnowledgeGraph, join_facts
from kg.identity import digest
from kg.model import Evidence, Fact, Literal, Predicate, Span
from kg.resolve import Apart, Decisions, Same
from kg.store.store import Store
from tests.hostile import TEXTS, hostile
from tests.resolve.archive import archive
from tests.store.making import check, news

KINDS = ("PERSON", "PLACE", "ORGANIZATION", "THING")

if TYPE_CHECKING:
    from pathlib import Path


def test_one_by_one_replaced_and_removed(tmp_path: Path) -> None:
    graphs = {g.documents[0].id: g for g in (*archive(6, seed=3).graphs, *news(3))}
    here: dict[str, KnowledgeGraph] = {}
    with Store(tmp_path / "s") as store:
        for number, (name, graph) in enumerate(graphs.items()):
            here[name] = halved(graph) if number % 2 else graph
            store.put(here[name])
            store.commit()
        check(store, here.values())
        for number, (name, graph) in enumerate(graphs.items()):
            if number % 2:
                store.put(graph)
                here[name] = graph
            elif number % 4 == 0:
                store.remove(name)
                del here[name]
            store.commit()
            if number % 3 == 0:
                check(store, here.values())
    with Store(tmp_path / "s") as store:
        check(store, here.values())


def test_many_changes_are_one_commit(tmp_path: Path) -> None:
    graphs = news(8)
    with Store(tmp_path / "s") as store:
        assert store.put(*graphs) == kg.Added(new=8)
        store.remove(graphs[0].documents[0].id)
        assert store.put(halved(graphs[1]), graphs[2]) == kg.Added(replaced=1, unchanged=1)
        check(store, [halved(graphs[1]), *graphs[2:]])


def test_what_others_state_too_stays(tmp_path: Path) -> None:
    a, b = (one(name, "Ada Byron", "visit", "Oslo", 0.5 + n / 10) for n, name in enumerate("ab"))
    with Store(tmp_path / "s") as store:
        store.put(a, b)
        asked = "SELECT ?c (COUNT(?x) AS ?n) { ?s kg:confidence ?c ; prov:wasDerivedFrom ?x } GROUP BY ?c"
        assert store.query(asked).rows == [{"c": "0.6", "n": "2"}]
        store.remove("b")
        assert store.query(asked).rows == [{"c": "0.5", "n": "1"}]
        check(store, [a])
        store.remove("a")
        assert list(store.quads()) == []


def test_predicates_and_events_follow_from_all_documents(tmp_path: Path) -> None:
    graphs = [
        one("a", "Ada Byron", "visit", "Oslo", event="e1", label="visited"),
        one("b", "Ada Byron", "visit", "Bergen", event="e1", label="visited"),
        one("c", "Ada Byron", "visit", Literal("two towns"), label="visits"),
        one("d", "Oslo", "visit", "Bergen", event="e0", label="visits"),
        one("e", "Ada Byron", "visit", "Oslo", event="e0", label="visits"),
    ]
    with Store(tmp_path / "s") as store:
        for n, graph in enumerate(graphs, start=1):
            store.put(graph)
            check(store, graphs[:n])
        for n, graph in enumerate(graphs, start=1):
            store.remove(graph.documents[0].id)
            check(store, graphs[n:])


def test_an_entity_of_another_type_changes_what_its_facts_mean(tmp_path: Path) -> None:
    graphs = [
        one("a", "Halden", "employ", "Ada Byron", kinds=("THING", "PERSON")),
        one("b", "Halden", "employ", "Bo Dahl", kinds=("ORGANIZATION", "PERSON")),
        one("c", "Halden", "see", "Oslo", kinds=("PLACE", "PLACE")),
        one("d", "Halden", "hear", "Oslo", kinds=("PLACE", "PLACE")),
    ]
    with Store(tmp_path / "s") as store:
        for n, graph in enumerate(graphs, start=1):
            store.put(graph)
            check(store, graphs[:n])


def test_another_language_changes_the_labels_of_all(tmp_path: Path) -> None:
    a, b = one("a", "Ada Byron", "visit", "Oslo"), one("b", "Eva Dahl", "visit", "Bergen")
    a = KnowledgeGraph([replace(a.documents[0], language="de")], a.entities, a.facts)
    with Store(tmp_path / "s") as store:
        for graphs in ([a], [a, b]):
            store.put(*graphs)
            check(store, graphs)
        store.remove("b")
        check(store, [a])


def test_an_id_with_two_meanings_falls_back_to_all_at_once(tmp_path: Path) -> None:
    plain, other = one("a", "Ada Byron", "visit", "Oslo"), one("b", "ada byron", "visit", "Bergen", named=False)
    with Store(tmp_path / "s") as store:
        for graphs in ([plain], [plain, other]):
            store.put(*graphs)
            check(store, graphs)
        store.remove("b")
        check(store, [plain])


def test_decisions_belong_to_the_store(tmp_path: Path) -> None:
    graphs = [one("a", "Ada Byron", "visit", "Oslo"), one("b", "Ada Lovelace", "visit", "Oslo")]
    decisions = Decisions(same=(Same("Ada_Lovelace", "Ada_Byron"),))
    save_decisions(decisions, tmp_path / "d.ttl")
    with Store(tmp_path / "s") as store:
        store.put(*graphs)
        check(store, graphs)
    with Store(tmp_path / "s", decisions=tmp_path / "d.ttl") as store:
        check(store, graphs, decisions)
    (tmp_path / "d.ttl").unlink()
    with Store(tmp_path / "s") as store:
        store.put(graphs[0])
        check(store, graphs, decisions)
        assert store.query("ASK { e:Ada_Byron skos:altLabel ?name }")


def test_vocabulary_base_and_texts_belong_to_the_store(tmp_path: Path) -> None:
    graph = one("a", "Ada Byron", "grok", "Oslo")
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<https://example.org/o#groks> a owl:ObjectProperty ; rdfs:label 'grok' .\n"
    )
    with Store(tmp_path / "s", base="https://example.org/x/", text=True, ontology=own) as store:
        store.put(graph)
    own.unlink()
    for base in ("https://example.org/x/", "https://example.org/y/"):
        with Store(tmp_path / "s", base=base) as store:
            assert store.query("SELECT ?g { GRAPH ?g { ?s schema:articleBody ?t } }").rows == [{"g": f"{base}graph/a"}]
            assert store.query("ASK { ?s <https://example.org/o#groks> ?o }")
            assert len({line.split()[-1] for line in store.quads()}) == 1


def test_hostile_documents(tmp_path: Path) -> None:
    whole = hostile()
    graphs = []
    for text in TEXTS:
        facts = [
            replace(fact, evidence=frozenset(own))
            for fact in whole.facts
            if (own := [e for e in fact.evidence if e.document == text])
        ]
        entities = [
            replace(e, mentions=frozenset(own))
            for e in whole.entities
            if (own := [m for m in e.mentions if m.document == text])
        ]
        graphs.append(KnowledgeGraph([whole.document(text)], entities, facts))
    with Store(tmp_path / "s") as store:
        for graph in graphs:
            store.put(graph)
        check(store, graphs)
        assert {it.id for it in store.documents} == set(TEXTS)
        store.remove(*TEXTS[::2])
        check(store, graphs[1::2])


@pytest.mark.parametrize(
    ("graph", "why"),
    [
        (KnowledgeGraph(), "one document each"),
        (KnowledgeGraph((*news(2)[0].documents, *news(2)[1].documents)), "one document each"),
        (KnowledgeGraph(news(1)[0].documents, (), [Fact("a", Predicate("see"), "b")]), "evidence in that document"),
    ],
)
def test_only_graphs_of_one_document(tmp_path: Path, graph: KnowledgeGraph, why: str) -> None:
    with Store(tmp_path / "s") as store, pytest.raises(kg.UsageError, match=why):
        store.put(graph)


def test_a_document_goes_by_id_iri_or_source(tmp_path: Path) -> None:
    graphs = news(4)
    with Store(tmp_path / "s") as store:
        store.put(*graphs)
        names = [g.documents[0].id for g in graphs]
        assert store.remove(names[0], f"https://w3id.org/kg-news/id/doc/{names[1]}") == names[:2]
        assert store.remove(graphs[2].documents[0].source) == names[2:3]
        with pytest.raises(kg.UsageError, match="has no document 'x'; kg store list"):
            store.remove("x", names[3])
        assert [it.id for it in store.documents] == names[3:]


# --- folders that are none, or in use


def test_a_folder_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(kg.UsageError, match="is there and is not a store of kg; name an empty or a new folder"):
        Store(tmp_path)
    with pytest.raises(kg.UsageError, match="is there and is not a store"):
        Store(tmp_path / "file.txt")
    with pytest.raises(kg.UsageError, match="is not a store of kg; make one with: kg build"):
        Store(tmp_path / "nowhere", read_only=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file.txt"]


def test_a_store_of_a_later_kg(tmp_path: Path) -> None:
    Store(tmp_path / "s").close()
    with sqlite3.connect(tmp_path / "s" / "ledger.sqlite") as database:
        database.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    database.close()
    with pytest.raises(kg.UsageError, match=r"another version of kg \(99\); upgrade kg-news"):
        Store(tmp_path / "s")


def test_a_ledger_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("not a database, " * 100)
    with pytest.raises(kg.ReadError, match="damaged or no ledger of kg"):
        Store(tmp_path)


def test_who_writes_keeps_others_out_and_who_reads_does_not(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.put(*news(2))
        for read_only in (False, True):
            with pytest.raises(kg.KgError, match="in use by another process"):
                Store(tmp_path / "s", read_only=read_only)
    with Store(tmp_path / "s", read_only=True) as one_, Store(tmp_path / "s", read_only=True) as other:
        assert one_.query("ASK { ?s ?p ?o }")
        assert other.query("ASK { ?s ?p ?o }")
        with pytest.raises(kg.KgError, match="in use by another process"):
            Store(tmp_path / "s")
        with pytest.raises(kg.UsageError, match="is open for reading only"):
            one_.put(*news(3))
    Store(tmp_path / "s").close()


def test_a_database_that_was_deleted_is_made_anew(tmp_path: Path) -> None:
    graphs = news(3)
    with Store(tmp_path / "s") as store:
        store.put(*graphs)
    for path in (tmp_path / "s" / "graph").iterdir():
        path.unlink()
    with Store(tmp_path / "s", read_only=True) as store:
        check(store, graphs)


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = news(3)
    noise = "".join(digest(str(number), length=64) for number in range(8_000))  # that no compression makes small
    graphs.append(KnowledgeGraph([kg.Document("large", noise)]))
    with Store(tmp_path / "s") as store:
        store.put(*graphs[:3])
    store = Store(tmp_path / "s")
    (pages,) = store._ledger.rows("PRAGMA page_count")[0]
    store._ledger.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(kg.WriteError, match=r"disk of .* is full; nothing is lost"):
        store.put(*graphs[3:])
    store._release()

    with Store(tmp_path / "s") as store:
        check(store, graphs[:3])
        store.put(*graphs[3:])

        def no_space(*_: object) -> None:
            message = "IO error: No space left on device"
            raise OSError(message)

        with monkeypatch.context() as patch:
            patch.setattr(type(store._quads), "replace", _told(no_space))
            with pytest.raises(kg.WriteError, match=r"disk of .* is full; nothing is lost"):
                store.commit()
        store._release()
    with Store(tmp_path / "s") as store:
        check(store, graphs)


def _told(fail: object) -> object:
    def replace(self: object, *_: object) -> None:
        with self._told():  # type: ignore[attr-defined]
            fail()  # type: ignore[operator]

    return replace


def test_a_commit_that_fails_can_be_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = archive(8, seed=2).graphs
    with Store(tmp_path / "s") as store:
        store.put(*graphs[:6])
        store.commit()
        store.put(*graphs[6:])
        with monkeypatch.context() as patch:
            patch.setattr("kg.store.changes.Changes._render", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.commit()
        check(store, graphs)


def test_an_error_leaves_what_was_recorded_for_the_next(tmp_path: Path) -> None:
    graphs = news(3)
    with pytest.raises(kg.UsageError), Store(tmp_path / "s") as store:  # noqa: PT012  (the error is what is tested)
        store.put(*graphs)
        store.remove("nothing")
    with Store(tmp_path / "s", read_only=True) as store:
        check(store, graphs)


@pytest.mark.parametrize("seed", range(3))
def test_what_documents_share_in_any_order(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    here: dict[str, KnowledgeGraph] = {}
    with Store(tmp_path / "s") as store:
        for number in range(14):
            for _ in range(draw.choice((1, 1, 3))):
                name = draw.choice("abcdef")
                if name in here and draw.random() < 0.4:
                    del here[name]
                    store.remove(name)
                else:
                    here[name] = drawn(draw, name)
                    store.put(here[name])
            store.commit()
            if number % 3 == 0:
                check(store, here.values())
        check(store, here.values())


def drawn(draw: random.Random, document: str) -> KnowledgeGraph:
    """A document of one sentence, about what others are about, too."""
    names = ("Halden", "Ada Byron", "ADA BYRON", "A. Byron", "Oslo", "Halden Ltd.")
    target = draw.choice([*names, Literal("3"), Literal("three")])
    return one(
        document,
        draw.choice([it for it in names if it != target]),
        draw.choice(("visit", "employ")),
        target,
        draw.choice((0.5, 0.7, 1.0)),
        event=draw.choice(("", "e1", "e2")),
        label=draw.choice(("", "visited", "visits")),
        kinds=(draw.choice(KINDS), draw.choice(KINDS)),
    )


@pytest.mark.slow
def test_three_hundred_one_by_one(tmp_path: Path) -> None:
    draw = random.Random(2)  # noqa: S311  (nothing secret)
    graphs = {g.documents[0].id: g for g in (*archive(240, seed=9, famous=0.2).graphs, *news(60, seed=4))}
    here = {name: halved(graph) if n % 2 else graph for n, (name, graph) in enumerate(graphs.items())}
    with Store(tmp_path / "s") as store:
        for graph in here.values():
            store.put(graph)
            store.commit()
        check(store, here.values())
        names = sorted(graphs)
        draw.shuffle(names)
        for n, name in enumerate(names):
            if n % 2:
                here[name] = graphs[name]
                store.put(graphs[name])
            elif n % 4 == 0:
                store.remove(name)
                del here[name]
            store.commit()
        check(store, here.values())
        assert store._ledger.get("whole") == ""  # each change was followed to what it touches


def halved(graph: KnowledgeGraph) -> KnowledgeGraph:
    """An older text of the same document."""
    return KnowledgeGraph(graph.documents, graph.entities, graph.facts[::2])


def one(  # noqa: PLR0913
    document: str,
    subject: str,
    lemma: str,
    target: str | Literal,
    confidence: float = 1.0,
    *,
    event: str = "",
    label: str = "",
    named: bool = True,
    kinds: tuple[str, str] = ("PERSON", "PLACE"),
) -> KnowledgeGraph:
    """A document of one sentence."""
    shown = target.value if isinstance(target, Literal) else target
    text = f"{subject} {lemma} {shown}"
    at = len(text) - len(shown)
    spans = Span(0, len(subject)), Span(len(subject) + 1, at - 1), Span(at, len(text))
    entities = []
    for name, span, kind in ((subject, spans[0], kinds[0]), (shown, spans[2], kinds[1])):
        form = kg.model.MentionKind.NAME if named else kg.model.MentionKind.NOMINAL
        mention = kg.Mention(document, span, name, form, kg.EntityType[kind], name)
        if not (isinstance(target, Literal) and name is shown):
            entities.append(kg.Entity(name.title().replace(" ", "_"), frozenset({mention})))
    fact = Fact(
        entities[0].id,
        Predicate(lemma, label=label),
        target if isinstance(target, Literal) else entities[1].id,
        confidence=confidence,
        event=event,
        evidence=frozenset({Evidence(document, Span(0, len(text)), *spans, text, "clause")}),
    )
    return KnowledgeGraph([kg.Document(document, text)], entities, [join_facts([fact])])


@pytest.mark.parametrize("decided", [False, True])
def test_namesakes_keep_their_own_confidence(tmp_path: Path, *, decided: bool) -> None:
    graphs = [called("a", "footballer", 0.5), called("b", "minister", 0.9), called("c", "minister", 0.7)]
    decisions = Decisions(apart=(Apart("Bergen", "Oslo"),))
    save_decisions(decisions, tmp_path / "d.ttl")
    with Store(tmp_path / "s", decisions=tmp_path / "d.ttl" if decided else None) as store:
        store.put(*graphs)
        check(store, graphs, decisions if decided else None)
        asked = "SELECT ?c ?e { ?s kg:confidence ?c ; kg:cue ?e } ORDER BY ?c"
        assert store.query(asked).rows == [{"c": "0.5", "e": "footballer"}, {"c": "0.9", "e": "minister"}]


def called(document: str, calling: str, confidence: float) -> KnowledgeGraph:
    """A document on an Ivan Petrov of this calling, which is the cue of what it states, too."""
    graph = one(document, "Ivan Petrov", "visit", "Oslo", confidence)
    nominal = kg.model.MentionKind.NOMINAL
    mention = kg.Mention(document, Span(0, 3), calling, nominal, kg.EntityType.PERSON, calling)
    entities = [kg.Entity(e.id, e.mentions | {mention}) if e.id == "Ivan_Petrov" else e for e in graph.entities]
    return KnowledgeGraph(graph.documents, entities, [replace(fact, cue=calling) for fact in graph.facts])
