"""People across documents: which names are one person's, and which people share a name."""

from __future__ import annotations

import pytest

from tests.resolve.making import ORG, PERSON, PLACE, Text, ids_of, rules_of


def about(number: int, *names: str) -> Text:
    """A document that names somebody beside two others, who are met in no other story."""
    return Text(number).name(*names).name("Otto Brandeis").name("Ilse Marquardt")


ALWAYS = [
    ("Viktor Degtyaryov", "Viktor Degtiarev", "spelling variant"),
    ("Omar al-Masri", "Omar El Masri", "spelling variant"),
    ("Mohammed Haddad", "Muhammad Haddad", "spelling variant"), ("Choi Sung-ho", "Choi Sungho", "spelling variant"),
    ("Wenping Li", "Li Wenping", "spelling variant"), ("Kovács Péter", "Peter Kovacs", "name order"),
    ("Yulia Shcherbakova", "Julija Ščerbakova", "spelling variant"),
    ("Vera Orlov", "Vera P. Orlov", "middle name"), ("Vera Pavlovna Orlov", "Vera P. Orlov", "middle name"),
    ("William Thornby", "Bill Thornby", "short form of a name"), ("W. Thornby", "William Thornby", "initial"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "rule"), ALWAYS)
def test_variants_are_one(a: str, b: str, rule: str) -> None:
    texts = Text(1).name(a), Text(2).name(b)
    assert len(ids_of(*texts)) == 1
    assert rule in rules_of(*texts)


BY_EVIDENCE = [("Amir Hashemi", "Amir Hashimi"), ("James Henry", "Henry James")]


@pytest.mark.parametrize(("a", "b"), BY_EVIDENCE)
def test_some_variants_want_evidence(a: str, b: str) -> None:
    assert len(ids_of(Text(1).name(a), Text(2).name(b))) == 2
    assert len(ids_of(about(1, a), about(2, b))) == 3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vera Orlov", "Vera Orlova"), ("John A. Smith", "John B. Smith"), ("Hugo Lang Jr.", "Hugo Lang Sr."),
        ("Hugo Lang", "Hugo Lang Jr."), ("Mario Berg", "Maria Berg"), ("Ann Lee", "Ann Leigh"),
        ("Robert Hart", "Bert Lowe"), ("J. Hart", "Kate Hart"), ("Jan Novak", "Jana Novak"),
        ("Kim Jong-il", "Kim Jong-un"), ("Peter Hansen", "Peter Hanson"),
    ],
)  # fmt: skip
def test_different_people_stay_apart(a: str, b: str) -> None:
    assert len(ids_of(Text(1).name(a), Text(2).name(b))) == 2
    assert len(ids_of(about(1, a), about(2, b))) == 4


def test_a_document_that_names_both_keeps_them_apart() -> None:
    assert len(ids_of(Text(1).name("William Thornby").name("Bill Thornby"))) == 2
    assert len(ids_of(Text(1).name("William Thornby").name("Bill Thornby"), Text(2).name("William Thornby"))) == 2


def test_initial_that_fits_two_is_neither_without_evidence() -> None:
    both = Text(1).name("John Orr"), Text(2).name("Jane Orr")
    assert "J_Orr" in ids_of(*both, Text(3).name("J. Orr"))
    told = about(1, "John Orr"), Text(2).name("Jane Orr"), about(3, "J. Orr")
    assert "J_Orr" not in ids_of(*told)


def test_plain_name_between_two_middle_names() -> None:
    both = Text(1).name("John A. Smith"), Text(2).name("John B. Smith"), Text(3).name("John Smith")
    assert ids_of(*both) == ["John_A_Smith", "John_B_Smith", "John_Smith"]


def test_short_form_of_two_names() -> None:
    texts = Text(1).name("Alexander Hart"), Text(2).name("Alexandra Hart"), Text(3).name("Alex Hart")
    assert len(ids_of(*texts)) == 3


def role(number: int, name: str, noun: str, country: str = "") -> Text:
    """A document in which somebody is something."""
    text = Text(number).name(name).says(name, "be", value=noun)
    return text.name(country).says(name, f"{noun}|of", country) if country else text


def test_namesakes_of_far_callings() -> None:
    texts = role(1, "Ivan Petrov", "minister", "Russia"), role(2, "Ivan Petrov", "striker", "Bulgaria")
    assert ids_of(*texts) == ["Bulgaria", "Ivan_Petrov", "Ivan_Petrov-striker", "Russia"]
    assert rules_of(*texts) == ["namesakes"]


def test_what_both_have_in_common_makes_one_of_two_callings() -> None:
    texts = [role(1, "Ivan Petrov", "minister"), role(2, "Ivan Petrov", "singer")]
    for text in texts:
        text.name("Otto Brandeis").name("Ilse Marquardt")
    assert ids_of(*texts) == ["Ilse_Marquardt", "Ivan_Petrov", "Otto_Brandeis"]


@pytest.mark.parametrize(("a", "b"), [("minister", "lawmaker"), ("banker", "senator"), ("striker", "coach")])
def test_near_callings_are_one_life(a: str, b: str) -> None:
    assert ids_of(role(1, "Ivan Petrov", a), role(2, "Ivan Petrov", b)) == ["Ivan_Petrov"]


def test_births_and_pronouns_tell_namesakes() -> None:
    old = Text(1).name("Kim Reyes").says("Kim Reyes", "be bear|in", value="1931")
    young = Text(2).name("Kim Reyes").says("Kim Reyes", "age", value="33")
    assert len(ids_of(old, young)) == 2
    assert len(ids_of(old, Text(3).name("Kim Reyes").says("Kim Reyes", "age", value="93"))) == 1
    assert len(ids_of(Text(1).name("Kim Reyes", he="he"), Text(2).name("Kim Reyes", he="she"))) == 2


def test_person_and_firm_of_one_name() -> None:
    person = Text(1).name("Hugo Brandt", he="he").nominal("Hugo Brandt", "engineer")
    firm = Text(2).name("Hugo Brandt", type_=ORG).nominal("Hugo Brandt", "clothing maker", ORG)
    assert ids_of(person, firm) == ["Hugo_Brandt", "Hugo_Brandt-Organization"]
    assert ids_of(Text(1).name("Hugo Brandt"), Text(2).name("Hugo Brandt", type_=ORG)) == ["Hugo_Brandt"]


def test_what_says_nothing_goes_with_the_more_frequent() -> None:
    texts = [role(n, "Ivan Petrov", "minister") for n in (1, 2, 3)]
    texts += [role(4, "Ivan Petrov", "striker"), Text(5).name("Ivan Petrov")]
    assert ids_of(*texts) == ["Ivan_Petrov", "Ivan_Petrov-striker"]


def test_the_earliest_has_the_plain_id() -> None:
    early, late = role(1, "Ivan Petrov", "striker"), role(2, "Ivan Petrov", "minister")
    assert ids_of(early, late) == ["Ivan_Petrov", "Ivan_Petrov-minister"]
    later = role(3, "Ivan Petrov", "minister"), role(4, "Ivan Petrov", "minister")
    assert ids_of(early, late, *later) == ["Ivan_Petrov", "Ivan_Petrov-minister"]


def test_facts_are_divided_with_their_namesakes() -> None:
    from kg.graph import union
    from kg.resolve import resolve

    texts = [role(1, "Ivan Petrov", "minister"), role(2, "Ivan Petrov", "striker")]
    for text in texts:
        text.name("Oslo", type_=PLACE).says("Ivan Petrov", "visit", "Oslo")
    result = resolve(union(text.graph() for text in texts))
    visits = [f for f in result.facts if f.predicate.lemma == "visit"]
    assert {f.subject: {e.document for e in f.evidence} for f in visits} == {
        "Ivan_Petrov": {"d1"},
        "Ivan_Petrov-striker": {"d2"},
    }


def test_bare_surnames_stay_with_their_document() -> None:
    ids = ids_of(Text(1).name("Vera Orlov", "Orlov"), Text(2).name("Orlov", type_=PERSON, scoped=True))
    assert len(ids) == 2


def test_what_stands_above_the_rules() -> None:
    from kg.graph import union
    from kg.resolve.merge import by_rules

    graph = union([Text(1).name("William Thornby").graph(), Text(2).name("Bill Thornby").graph()])
    both = {"William_Thornby", "Bill_Thornby"}
    assert len(by_rules(graph)[0].entities) == 1
    assert {e.id for e in by_rules(graph, apart=lambda a, b: {a, b} == both)[0].entities} == both
    assert {e.id for e in by_rules(graph, held={"Bill_Thornby"})[0].entities} == both
