"""Folds that share no subject."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.learn.examples import Example, Triple, folded
from kg.learn.folds import assign_folds


def example(text: str, *subjects: str) -> Example:
    return Example(text, text, tuple(Triple(subject, "p", f"o{n}") for n, subject in enumerate(subjects)))


def test_about_equal_and_disjoint() -> None:
    examples = [example(f"{n}", f"S{n // 3}" if n % 2 else f"s{n // 3}") for n in range(30)]
    found = assign_folds(examples, 5)
    assert sorted(found.count(fold) for fold in range(5)) == [6] * 5
    of_subject = {folded(it.triples[0].subject): fold for it, fold in zip(examples, found, strict=True)}
    assert all(of_subject[folded(it.triples[0].subject)] == fold for it, fold in zip(examples, found, strict=True))


def test_subjects_are_tied_through_others() -> None:
    tied = [example("1", "A", "B"), example("2", "b", "C"), example("3", "C")]
    others = [example(f"x{n}", f"X{n}") for n in range(9)]
    found = assign_folds([*tied, *others], 2)
    assert len(set(found[:3])) == 1


def test_where_all_are_tied_the_main_subject_counts() -> None:
    examples = [example(f"{n}", f"S{n}", f"S{n}", "Norway") for n in range(20)]
    found = assign_folds(examples, 4)
    assert sorted(found.count(fold) for fold in range(4)) == [5] * 4


def test_sentences_without_triples_are_somewhere() -> None:
    assert set(assign_folds([example("1"), example("2")], 2)) == {0, 1}
    assert assign_folds([], 2) == []


@given(st.lists(st.lists(st.sampled_from("ABCDEFGH"), max_size=3), max_size=12), st.integers(2, 4))
def test_always_the_same_and_never_out_of_range(subjects: list[list[str]], folds: int) -> None:
    examples = [example(str(n), *names) for n, names in enumerate(subjects)]
    found = assign_folds(examples, folds)
    assert found == assign_folds(examples, folds)
    assert all(0 <= fold < folds for fold in found)
