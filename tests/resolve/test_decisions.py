"""A user's word on who is who: what it changes in a graph, and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.graph import KnowledgeGraph, union
from kg.model import Document, Entity, EntityType, Evidence, Fact, Mention, MentionKind, Predicate, Span
from kg.resolve import Apart, Decisions, Part, Same, reasons, resolve
from tests.resolve.test_resolve import entity, graph, ids, some_graph

if TYPE_CHECKING:
    import random

PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
SENTENCE = Span(0, 40)


def said(document: str, subject: Entity, verb: str, target: Entity, **more: str) -> Fact:
    """A fact with evidence at the first mention of each end in that document."""
    first, second = (min(m.span for m in e.mentions if m.document == document) for e in (subject, target))
    evidence = Evidence(document, SENTENCE, first, Span(5, 6), second, "...", "clause")
    return Fact(subject.id, Predicate(verb), target.id, evidence=frozenset({evidence}), **more)  # type: ignore[arg-type]


def holts() -> KnowledgeGraph:
    """Two documents with a man of one name, who blames Leeds in both, and one in which he is called otherwise."""
    parts = []
    for document in ("d1", "d2"):
        holt = entity(document, "Alex Holt", "Holt", type_=PERSON)
        she = Mention(document, Span(30, 32), "he", MentionKind.PRONOUN)
        holt = Entity(holt.id, holt.mentions | {she})
        leeds = entity(document, "Leeds", type_=PLACE)
        facts = [said(document, holt, "blame", leeds), said(document, leeds, "know", holt, by=holt.id)]
        parts.append(KnowledgeGraph([Document(document, "")], [holt, leeds], facts))
    other = entity("d3", "Victor Holt", type_=PERSON)
    leeds = entity("d3", "Leeds", type_=PLACE)
    return union([*parts, KnowledgeGraph([Document("d3", "")], [other, leeds], [said("d3", other, "blame", leeds)])])


def names(result: KnowledgeGraph) -> dict[str, list[str]]:
    return {e.id: sorted({f"{m.document} {m.text}" for m in e.mentions}) for e in result.entities}


class TestSame:
    def test_goes_under_the_id_on_the_right(self) -> None:
        result = resolve(holts(), Decisions(same=(Same("Victor_Holt", "Alex_Holt"),)))
        assert ids(result) == ["Alex_Holt", "Leeds"]
        (blame,) = [f for f in result.facts if f.predicate.lemma == "blame"]
        assert {e.document for e in blame.evidence} == {"d1", "d2", "d3"}

    def test_an_id_that_no_document_has_is_kept_too(self) -> None:
        assert "Sasha" in ids(resolve(holts(), Decisions(same=(Same("Alex_Holt", "Sasha"),))))

    def test_chains_end_at_the_last(self) -> None:
        decided = Decisions(same=(Same("Victor_Holt", "Alex_Holt"), Same("Alex_Holt", "Leeds")))
        assert ids(resolve(holts(), decided)) == ["Leeds"]

    def test_facts_between_the_two_are_left_out_and_what_was_reflexive_stays(self) -> None:
        a, b, c = entity("d1", "Fern"), entity("d1", "Moss"), entity("d1", "Reed")
        g = KnowledgeGraph([Document("d1", "")], [a, b, c],
                           [said("d1", a, "sue", b), said("d1", a, "blame", a), said("d1", b, "sue", c)])  # fmt: skip
        result = resolve(g, Decisions(same=(Same("Fern", "Moss"),)))
        assert [(f.subject, f.predicate.lemma, f.object) for f in result.facts] == [
            ("Moss", "blame", "Moss"),
            ("Moss", "sue", "Reed"),
        ]

    def test_the_id_kept_is_kept_against_every_rule(self) -> None:
        g = graph(entity("d1", "Acme Corp."), entity("d2", "Acme Corporation"), entity("d2", "Fern"))
        assert ids(resolve(g)) == ["Acme_Corporation", "Fern"]
        assert ids(resolve(g, Decisions(same=(Same("Fern", "Acme_Corp"),)))) == ["Acme_Corp"]

    def test_what_a_rule_joined_with_it_comes_along(self) -> None:
        g = graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"), entity("d3", "Fern Bureau"))
        assert ids(resolve(g, Decisions(same=(Same("WFO", "Fern_Bureau"),)))) == ["Fern_Bureau"]

    def test_is_told_among_the_reasons(self) -> None:
        told = reasons(holts(), Decisions(same=(Same("Victor_Holt", "Alex_Holt", "same mayor"),)))
        assert ("Victor_Holt", "Alex_Holt", "decision", "same mayor") in told


class TestApart:
    def test_forbids_a_rule(self) -> None:
        g = graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"))
        assert len(ids(resolve(g))) == 1
        assert ids(resolve(g, Decisions(apart=(Apart("World_Fern_Office", "WFO"),)))) == ids(g)

    def test_forbids_the_way_round_by_a_third(self) -> None:
        g = graph(entity("d1", "ANN LEE"), entity("d2", "Ann Lee"), entity("d3", "Ann LEE"))
        result = resolve(g, Decisions(apart=(Apart("ANN_LEE", "Ann_LEE"),)))
        assert len(ids(result)) == 2
        assert not any({"ANN LEE", "Ann LEE"} <= {m.text for m in e.mentions} for e in result.entities)

    def test_forbids_it_for_what_is_one_with_them(self) -> None:
        g = graph(entity("d1", "World Fern Office", "WFO"), entity("d2", "WFO"), entity("d3", "Reed"))
        decided = Decisions(same=(Same("Reed", "WFO"),), apart=(Apart("Reed", "World_Fern_Office"),))
        assert ids(resolve(g, decided)) == ["WFO", "World_Fern_Office"]

    def test_of_spellings_too(self) -> None:
        g = graph(entity("d1", "Acme Corp."), entity("d2", "Acme Corporation"))
        decided = Decisions(apart=(Apart("Acme_Corp", "Acme_Corporation"),))
        assert ids(resolve(g, decided)) == ["Acme_Corp", "Acme_Corporation"]


class TestPart:
    def test_by_document(self) -> None:
        result = resolve(holts(), Decisions(parts=(Part("Holt2", "Alex_Holt", ("d2",)),)))
        assert names(result)["Holt2"] == ["d2 Alex Holt", "d2 Holt", "d2 he"]
        assert names(result)["Alex_Holt"] == ["d1 Alex Holt", "d1 Holt", "d1 he"]
        told = {(f.subject, f.predicate.lemma, f.object, f.by): {e.document for e in f.evidence} for f in result.facts}
        assert told == {
            ("Alex_Holt", "blame", "Leeds", None): {"d1"},
            ("Holt2", "blame", "Leeds", None): {"d2"},
            ("Leeds", "know", "Alex_Holt", "Alex_Holt"): {"d1"},
            ("Leeds", "know", "Holt2", "Holt2"): {"d2"},
            ("Victor_Holt", "blame", "Leeds", None): {"d3"},
        }

    def test_by_name(self) -> None:
        result = resolve(holts(), Decisions(parts=(Part("Holt2", "Alex_Holt", names=("Holt",)),)))
        assert names(result)["Holt2"] == ["d1 Holt", "d2 Holt"]

    def test_pronouns_follow_when_every_name_goes(self) -> None:
        decided = Decisions(parts=(Part("Holt2", "Alex_Holt", ("d1",), ("Alex Holt", "Holt")),))
        assert names(resolve(holts(), decided))["Holt2"] == ["d1 Alex Holt", "d1 Holt", "d1 he"]

    def test_by_document_and_name_goes_before_by_document(self) -> None:
        decided = Decisions(parts=(Part("A", "Alex_Holt", ("d2",)), Part("B", "Alex_Holt", ("d2",), ("Holt",))))
        result = names(resolve(holts(), decided))
        assert (result["A"], result["B"]) == (["d2 Alex Holt", "d2 he"], ["d2 Holt"])

    def test_of_what_a_rule_joined(self) -> None:
        g = graph(entity("d1", "Acme Corp."), entity("d2", "Acme Corporation"))
        result = resolve(g, Decisions(parts=(Part("Other", "Acme_Corporation", ("d1",)),)))
        assert names(result) == {"Other": ["d1 Acme Corp."], "Acme_Corporation": ["d2 Acme Corporation"]}

    def test_of_a_part(self) -> None:
        decided = Decisions(parts=(Part("A", "Alex_Holt", ("d1", "d2")), Part("B", "A", ("d2",))))
        assert set(ids(resolve(holts(), decided))) == {"A", "B", "Victor_Holt", "Leeds"}

    def test_that_is_another_entity(self) -> None:
        decided = Decisions(same=(Same("Holt2", "Victor_Holt"),), parts=(Part("Holt2", "Alex_Holt", ("d2",)),))
        assert names(resolve(holts(), decided))["Victor_Holt"] == [
            "d2 Alex Holt",
            "d2 Holt",
            "d2 he",
            "d3 Victor Holt",
        ]


class TestContradictions:
    @pytest.mark.parametrize(
        ("same", "apart", "parts", "message"),
        [
            ([("A", "A")], [], [], "A is said to be itself"),
            ([("A", "B"), ("A", "C")], [], [], "A is said to be B and C, so it is not clear which IRI to keep"),
            ([("A", "B"), ("B", "C"), ("C", "A")], [], [], "on A, B, C lead round in a circle"),
            ([("A", "B")], [("B", "A")], [], "B and A are said to be one and not to be one"),
            ([("A", "C"), ("B", "C")], [("A", "B")], [], "A and B are said to be one and not to be one"),
            ([], [("A", "A")], [], "A and A are said to be one and not"),
            ([], [], [Part("N", "A", ("d",)), Part("N", "B", ("d",))], "N is split from A and again from B"),
            ([("N", "A")], [], [Part("N", "A", ("d",))], "lead round in a circle"),
        ],
    )
    def test_are_told(
        self, same: list[tuple[str, str]], apart: list[tuple[str, str]], parts: list[Part], message: str
    ) -> None:
        with pytest.raises(UsageError, match=message):
            Decisions(tuple(Same(*it) for it in same), tuple(Apart(*it) for it in apart), tuple(parts))


class TestChanges:
    def test_merge_replaces_an_earlier_split_and_the_other_way_round(self) -> None:
        split = Decisions().split("A", "B")
        merged = split.merge("A", "B")
        assert (merged.same, merged.apart) == ((Same("A", "B"),), ())
        assert merged.split("A", "B") == split

    def test_merge_makes_a_part_whole_again(self) -> None:
        parted = Decisions().part("A", ["d"])
        assert parted.merge(parted.parts[0].new, "A") == Decisions()

    def test_merge_of_what_is_merged_takes_the_last(self) -> None:
        assert Decisions().merge("A", "B").merge("A", "C").same == (Same("A", "B"), Same("B", "C"))

    def test_each_can_be_undone(self) -> None:
        empty = Decisions()
        assert empty.merge("A", "B").merge("A", "B", undo=True) == empty
        assert empty.split("A", "B").split("B", "A", undo=True) == empty
        parted = empty.part("A", ["d"], ["N"])
        assert parted.part("A", ["d"], ["N"], undo=True) == parted.part(parted.parts[0].new, undo=True) == empty

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda d: d.merge("A", "A"), "A and A are the same entity; there is nothing to merge"),
            (lambda d: d.merge("A", "B"), "A and B are one already, by an earlier decision"),
            (lambda d: d.merge("B", "A"), "B and A are one already"),
            (lambda d: d.merge("X", "Y", undo=True), "Nothing was decided that says that X is Y"),
            (lambda d: d.merge("A", "D"), "C and D are said to be one and not to be one"),
            (lambda d: d.split("C", "D"), "C and D are not one, by an earlier decision"),
            (lambda d: d.split("A", "C"), "A and C are said to be one and not to be one"),
            (lambda d: d.split("A", "A"), "A is itself; there is nothing to split"),
            (lambda d: d.part("P", ["d"]), "P in d is P-.*, by an earlier decision"),
            (lambda d: d.part("Q", ["d"], undo=True), "Nothing was decided that says that a part of Q"),
        ],
    )  # fmt: skip
    def test_say_what_they_cannot(self, change: object, message: str) -> None:
        decided = Decisions((Same("A", "B"), Same("B", "C")), (Apart("C", "D"),)).part("P", ["d"])
        with pytest.raises(UsageError, match=message):
            change(decided)  # type: ignore[operator]


some_id = st.sampled_from(
    ["US", "United_States", "Acme_Corp", "Acme_Corporation", "WFO", "World_Fern_Office", "Lee", "X"]
)
some_documents = st.lists(st.sampled_from(["d1", "d2"]), min_size=1, max_size=2).map(tuple)


@st.composite
def some_decisions(draw: st.DrawFn) -> Decisions:
    """Any decisions that do not contradict each other."""
    found = Decisions()
    for it in draw(
        st.lists(
            st.one_of(
                st.builds(Same, some_id, some_id),
                st.builds(Apart, some_id, some_id),
                st.builds(Part, st.sampled_from(["P", "Q"]), some_id, some_documents),
            ),
            max_size=5,
        )
    ):
        try:
            found = Decisions(
                (*found.same, *[x for x in (it,) if isinstance(x, Same)]),
                (*found.apart, *[x for x in (it,) if isinstance(x, Apart)]),
                (*found.parts, *[x for x in (it,) if isinstance(x, Part)]),
            )
        except UsageError:
            continue
    return found


@settings(max_examples=150)
@given(some_graph, some_decisions())
def test_what_was_decided_holds(g: KnowledgeGraph, decided: Decisions) -> None:
    result = resolve(g, decided)
    assert resolve(result, decided) == result
    assert {m for e in result.entities for m in e.mentions} == {m for e in g.entities for m in e.mentions}
    there = set(ids(result))
    assert not any(it.merged in there for it in decided.same)
    last = {m.merged: m.kept for m in reasons(g, decided)}

    def final(identifier: str) -> str:
        while identifier in last:
            identifier = last[identifier]
        return identifier

    for first, second in decided.pairs():
        if {first, second} <= set(ids(g)):
            assert final(first) != final(second)


@settings(max_examples=60)
@given(st.lists(some_graph, min_size=2, max_size=3), some_decisions(), st.randoms(use_true_random=False))
def test_order_does_not_matter(graphs: list[KnowledgeGraph], decided: Decisions, shuffler: random.Random) -> None:
    mixed = list(graphs)
    shuffler.shuffle(mixed)
    assert resolve(union(graphs), decided) == resolve(union(mixed), decided)


@given(some_graph)
def test_no_decision_changes_nothing(g: KnowledgeGraph) -> None:
    assert resolve(g, Decisions()) == resolve(g)
