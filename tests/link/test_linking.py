"""Entities and authority data of one's own: what is linked, what is kept for review, and that order never matters."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.identity import name_key
from kg.link.candidates import Candidate, Found, join_candidates
from kg.link.names import full_names, is_acronym, link_key
from kg.model import Document, Entity, EntityType, Mention, MentionKind, Span
from kg.writers import json
from tests.hostile import TEXTS, hostile
from tests.link.making import entity, graph, links, whys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION
EX = "https://example.org/"


class Listed:
    """An authority in a list: name, local IRI, types."""

    def __init__(self, *rows: tuple[str, str, tuple[EntityType, ...]], host: str = EX, language: str = "") -> None:
        self.rows, self.host, self.language = rows, host, language

    def find(self, key: str) -> Iterator[Found]:
        for name, local, types in self.rows:
            if link_key(name) == key:
                yield Found(name, Candidate(f"{self.host}{local}", name, types), self.language)


ANN = ("Ann Lee", "ann", (PERSON,))


@pytest.mark.parametrize("name", ["Ann Lee", "ANN LEE", "Ánn Lee", "Ann-Lee", "Dr. Ann Lee"])
def test_a_name_is_known_in_all_its_spellings(name: str) -> None:
    assert links(kg.link(graph(f"{name} spoke.", name, type_=PERSON), [Listed(ANN)])) == {name: {f"{EX}ann"}}


def test_of_two_none_is_linked_and_both_are_kept() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    (decision,) = kg.link_decisions(known, [Listed(ANN, ("Ann Lee", "other", (PERSON,)))])
    assert (decision.outcome, decision.iri, decision.why) == ("none", "", "2 have this name")
    assert [candidate.iri for candidate in decision.candidates] == [f"{EX}ann", f"{EX}other"]


def test_one_of_another_type_is_no_rival() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    ship = ("Ann Lee", "ship", (EntityType.PRODUCT,))
    assert links(kg.link(known, [Listed(ANN, ship)])) == {"Ann Lee": {f"{EX}ann"}}
    assert links(kg.link(known, [Listed(ship)])) == {}


def test_one_of_unknown_type_is_a_close_match_and_a_rival() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    unknown = ("Ann Lee", "x", ())
    (found,) = kg.link(known, [Listed(unknown)]).entities
    assert (found.same_as, found.close_match) == (frozenset(), {f"{EX}x"})
    (found,) = kg.link(known, [Listed(unknown, ANN)]).entities
    assert (found.same_as, found.close_match) == (frozenset(), frozenset())


def test_what_the_text_does_not_tell_the_type_of_is_not_linked() -> None:
    known = graph("Ann Lee shone.", "Ann Lee", type_=EntityType.THING)
    assert kg.link(known, [Listed(ANN, ("Ann Lee", "x", ()))]) is known


def test_who_is_called_a_person_and_something_else_is_not_linked() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    odd = ("Ann Lee", "ann", (EntityType.PLACE,))
    assert kg.link(known, [Listed(ANN, odd)]) is known
    assert "something else" in whys(kg.link_decisions(known, [Listed(ANN, odd)]))["Ann Lee"]


def test_a_surname_alone_is_no_name() -> None:
    lee = ("Lee", "lee", (PERSON,))
    assert kg.link_decisions(graph("Lee spoke.", "Lee", type_=PERSON), [Listed(lee)])[0].why == "it has no full name"
    document = Document("d", "Ann Lee spoke. Lee left.")
    both = kg.KnowledgeGraph([document], [entity(document, "Ann Lee", "Lee", type_=PERSON)])
    assert links(kg.link(both, [Listed(lee)])) == {}


def test_names_of_different_things_contradict_each_other() -> None:
    document = Document("d", "Ann Lee, or Bo Holm, spoke.")
    mixed = kg.KnowledgeGraph([document], [entity(document, "Ann Lee", "Bo Holm", type_=PERSON)])
    rows = Listed(ANN, ("Bo Holm", "bo", (PERSON,)))
    assert whys(kg.link_decisions(mixed, [rows])) == {"Ann Lee": "its names are those of different things"}
    assert links(kg.link(mixed, [Listed(ANN, ("Bo Holm", "ann", (PERSON,)), ("Bo Holm", "bo", (PERSON,)))])) == {
        "Ann Lee": {f"{EX}ann"}
    }


def test_part_of_the_name_of_an_organization_is_another_one() -> None:
    document = Document("d", "Acorn Records paid. Acorn sued.")
    known = kg.KnowledgeGraph([document], [entity(document, "Acorn Records", "Acorn", type_=ORGANIZATION)])
    assert links(kg.link(known, [Listed(("Acorn", "acorn", (ORGANIZATION,)))])) == {}


def test_an_acronym_is_not_the_word() -> None:
    who = Listed(("Who", "band", (ORGANIZATION,)), ("WHO", "health", (ORGANIZATION,)))
    assert links(kg.link(graph("The WHO warned.", "WHO", type_=ORGANIZATION), [who])) == {"WHO": {f"{EX}health"}}
    assert links(kg.link(graph("The Who sang.", "Who", type_=ORGANIZATION), [who])) == {"Who": {f"{EX}band"}}
    assert (is_acronym("U.N."), is_acronym("Un")) == (True, False)


def test_namesakes_that_are_kept_apart_are_not_joined_by_a_link() -> None:
    document = Document("d", "Ann Lee spoke. Ann Lee sang.")
    first, second = (
        Entity(id_, frozenset({Mention("d", Span(start, start + 7), "Ann Lee", MentionKind.NAME, PERSON, "Ann Lee")}))
        for id_, start in (("Ann_Lee", 0), ("Ann_Lee-0123abcd", 15))
    )
    known = kg.KnowledgeGraph([document], [first, second])
    assert kg.link(known, [Listed(ANN)]) is known
    assert {d.why for d in kg.link_decisions(known, [Listed(ANN)])} == {
        "another entity of the same name could be it, too"
    }


def test_two_names_of_one_thing_that_nobody_joined_are_both_linked() -> None:
    known = graph("Kiev, or Kyiv.", "Kiev", "Kyiv")
    assert links(kg.link(known)) == {"Kiev": {"703448"}, "Kyiv": {"703448"}}


def test_each_authority_decides_for_itself() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    other = Listed(ANN, ("Ann Lee", "x", (PERSON,)), host="https://other.example/")
    assert links(kg.link(known, [Listed(ANN), other])) == {"Ann Lee": {f"{EX}ann"}}
    assert links(kg.link(known, [Listed(ANN), Listed(ANN, host="https://other.example/")])) == {
        "Ann Lee": {f"{EX}ann", "https://other.example/ann"}
    }


def test_labels_in_other_languages_count_where_there_is_none_in_the_texts() -> None:
    known = graph("Ann Lee spoke.", "Ann Lee", type_=PERSON)
    foreign = Listed(("Ann Lee", "foreign", (PERSON,)), language="sv")
    assert links(kg.link(known, [foreign])) == {"Ann Lee": {f"{EX}foreign"}}
    assert links(kg.link(known, [foreign, Listed(ANN, language="en-GB")])) == {"Ann Lee": {f"{EX}ann"}}


def test_links_that_were_there_stay_and_linking_again_changes_nothing() -> None:
    known = kg.link(graph("They met in Paris.", "Paris"))
    assert kg.link(known) == known


def test_only_proper_names_that_are_names_are_compared() -> None:
    mentions = frozenset(
        Mention("d", Span(0, 1), name, kind, PERSON, name)
        for name, kind in (("Ann Lee", MentionKind.NAME), ("the boss", MentionKind.NOMINAL), ("Lee", MentionKind.NAME),
                           ("A " * 200, MentionKind.NAME))
    )  # fmt: skip
    assert full_names(Entity("x", mentions)) == ("Ann Lee",)


def test_hostile_texts_are_linked_to_nothing_and_break_nothing(tmp_path: Path) -> None:
    known = hostile()
    rows = Listed(*((text, f"i{n}", (PERSON,)) for n, text in enumerate(TEXTS)))
    decisions: list[kg.LinkDecision] = []
    linked = kg.link(known, [rows], on_decision=decisions.append)
    assert {e.id: e.mentions for e in linked.entities} == {e.id: e.mentions for e in known.entities}
    path = kg.write_link_report(decisions, tmp_path / "report.csv")
    table = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert {len(row) for row in table} == {9}
    assert not [cell for row in table[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_report_has_every_candidate_with_the_reason(tmp_path: Path) -> None:
    known = graph("Ann Lee met Bo Holm in Paris.", "Ann Lee", "Bo Holm", type_=PERSON)
    decisions = kg.link_decisions(known, [Listed(ANN, ("Bo Holm", "b1", (PERSON,)), ("Bo Holm", "b2", (PERSON,)))])
    text = kg.write_link_report(decisions, tmp_path / "r.csv", base="https://kg.test/").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(r["entity"], r["decision"], r["candidate"], r["linked"]) for r in rows] == [
        ("https://kg.test/entity/Ann_Lee", "owl:sameAs", f"{EX}ann", "yes"),
        ("https://kg.test/entity/Bo_Holm", "none", f"{EX}b1", "no"),
        ("https://kg.test/entity/Bo_Holm", "none", f"{EX}b2", "no"),
    ]
    assert all(row["why"] for row in rows)


def test_links_are_written_and_read_back(tmp_path: Path) -> None:
    known = graph("Ann Lee met Bo Holm.", "Ann Lee", "Bo Holm", type_=PERSON)
    linked = kg.link(known, [Listed(ANN, ("Bo Holm", "bo", ()))])
    turtle = kg.dumps(linked, "ttl", all_entities=True)
    assert f"owl:sameAs <{EX}ann>" in turtle
    assert f"skos:closeMatch <{EX}bo>" in turtle
    assert json.load(kg.write(linked, tmp_path / "g.json")) == linked


names = st.sampled_from(["Ann Lee", "Bo Holm", "Paris", "WHO"])
types = st.sampled_from([(), (PERSON,), (EntityType.PLACE,), (ORGANIZATION,), (PERSON, EntityType.PLACE)])
rows = st.lists(st.tuples(names, st.sampled_from("abc"), types), max_size=8)
TEXT = "Ann Lee, Bo Holm and the WHO met in Paris."
KNOWN = kg.union(
    graph(TEXT, *of_type, type_=type_)
    for type_, of_type in ((PERSON, ("Ann Lee", "Bo Holm")), (EntityType.PLACE, ("Paris",)), (ORGANIZATION, ("WHO",)))
)


@given(rows, rows, st.randoms(use_true_random=False))
def test_the_order_of_files_and_rows_does_not_matter(first: list, second: list, random) -> None:  # type: ignore[no-untyped-def,type-arg]  # noqa: ANN001
    expected = kg.link_decisions(KNOWN, [Listed(*first), Listed(*second)])
    random.shuffle(first)
    random.shuffle(second)
    assert kg.link_decisions(KNOWN, [Listed(*second), Listed(*first), Listed(*first)]) == expected
    assert kg.link_decisions(KNOWN, [Listed(*first, *second)]) == expected


@given(rows)
def test_what_is_ambiguous_is_never_linked(found: list) -> None:  # type: ignore[type-arg]
    for decision in kg.link_decisions(KNOWN, [Listed(*found)], geonames=False):
        typed: dict[str, set[EntityType]] = {}
        for name, local, types_ in found:
            if name == decision.label:
                typed.setdefault(f"{EX}{local}", set()).update(types_)
        fitting = {iri for iri, known in typed.items() if not known or decision.type in known}
        if decision.iri:
            assert fitting == {decision.iri}
            assert (decision.outcome == "owl:sameAs") == bool(typed[decision.iri])
        if len(fitting) > 1:
            assert decision.outcome == "none"


@given(
    st.permutations([Candidate("i", "b", (PERSON,)), Candidate("i", "", (), "DE"), Candidate("i", "a", (), "", "x")])
)
def test_candidates_are_joined_in_any_order(parts: list[Candidate]) -> None:
    assert join_candidates(parts) == Candidate("i", "a", (PERSON,), "DE", "x")


WORDS = "the The A St Mt US UN Co Corp Dr Oslo Anne Lee dept Congo usa Centre 4 Kim-Lee".split()


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_the_short_way_to_a_key_gives_the_same_key(words: list[str]) -> None:
    name = " ".join(words)
    if name_key(name) == link_key(name):  # nothing is spelled out
        assert link_key(name) == link_key(f"{name}\N{COMBINING ACUTE ACCENT}")  # which is not simple


@given(st.text(max_size=20))
def test_capitals_and_accents_do_not_change_a_key(text: str) -> None:
    word = f"Zürich{text.casefold()}"
    assert link_key(word) == link_key(word.replace("ü", "u"))
