"""First and second persons: speakers of quotations, turns of interviews and of labelled conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.coref import find_clusters
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.segment import borders, flatten, mark_borders
from tests.docs import doc

if TYPE_CHECKING:
    from spacy.language import Language


def clusters(nlp: Language, text: str) -> list[set[str]]:
    """The words of each cluster, with their number where they recur."""
    made = nlp.make_doc(flatten(text))
    mark_borders(made, borders(text))
    parse = parse_of(nlp(made))
    mentions = find_mentions(parse)
    return [
        {parse.slice(mentions[i].start, mentions[i].end) for i in found} for found in find_clusters(parse, mentions)
    ]


def together(nlp: Language, text: str, *words: str) -> bool:
    """Whether some cluster holds all these words."""
    return any(set(words) <= found for found in clusters(nlp, text))


def test_a_quotation_over_sentences_and_paragraphs_has_one_speaker(nlp: Language) -> None:
    text = (
        "\u201cThe first time I came here I was afraid,\u201d Okafor recalled. \u201cNobody spoke to me.\n\n"
        "\u201cMy teacher helped me.\u201d\n\nOkafor left the school in 1999."
    )
    assert together(nlp, text, "Okafor", "I", "me", "My")


@pytest.mark.parametrize(
    ("text", "speaker", "word"),
    [
        ('"I lost my keys," shouted Nora Klein.', "Nora Klein", "I"),
        ('Peter Falk was tired. "I want to sleep," he said.', "Peter Falk", "I"),
        ('Eva Lund said on Monday: "My house burned down."', "Eva Lund", "My"),
        ("'I made mistakes,' said Tom Hill. 'It was my fault.'", "Tom Hill", "my"),
        ('The company apologised. "We regret the accident," the company said in a statement.', "the company", "We"),
    ],
)
def test_the_speaker_of_a_quotation(nlp: Language, text: str, speaker: str, word: str) -> None:
    assert together(nlp, text, speaker, word)


def test_words_of_two_speakers_stay_apart(nlp: Language) -> None:
    text = '"I was there," said Anna Berg. "I saw nothing."\n\n"My car broke down," said Carl Holm.'
    found = clusters(nlp, text)
    assert not any({"Anna Berg", "My"} <= c or {"Anna Berg", "Carl Holm"} <= c for c in found)


INTERVIEW = """Interview with chef Maria Lopez

Maria Lopez runs a restaurant in Malaga.

When did you open your first restaurant?

I opened it in 2009, with my brother. We had no money.

You have won two stars since.

Yes. My brother cried when I told him.

Do you still cook yourself?

I do, every day."""


def test_who_is_interviewed_says_i_and_is_asked_as_you(nlp: Language) -> None:
    assert together(nlp, INTERVIEW, "Maria Lopez", "I", "my", "you", "your", "You", "yourself")


def test_we_of_an_answer_is_not_who_is_interviewed(nlp: Language) -> None:
    assert not together(nlp, INTERVIEW, "Maria Lopez", "We")


def test_of_two_who_are_interviewed_neither_is_i(nlp: Language) -> None:
    text = INTERVIEW.replace("chef Maria Lopez", "Maria Lopez and Pedro Ruiz", 1)
    assert not together(nlp, text, "Maria Lopez", "I")
    assert not together(nlp, text, "Pedro Ruiz", "I")


def test_one_whom_another_interview_was_with_is_not_meant(nlp: Language) -> None:
    text = INTERVIEW.replace("Interview with chef Maria Lopez", "A talk in the kitchen").replace(
        "Maria Lopez runs", "In an interview with Carla Diaz last year, a critic praised the soup. Maria Lopez runs"
    )
    assert not together(nlp, text, "Carla Diaz", "I")


def test_frequent_questions_are_no_interview(nlp: Language) -> None:
    text = (
        "How do I apply for a visa?\n\nYou should fill in the form.\n\n"
        "How long do I have to wait?\n\nYou will hear from the embassy within ten days."
    )
    found = clusters(nlp, text)
    assert {"I"} in found
    assert {"You"} in found


def test_labels_name_the_speakers(nlp: Language) -> None:
    text = (
        "Anna Berg talks to Carl Holm.\n\nHolm: When did you start to write?\n\n"
        "Berg: I was ten. My mother gave me a pen.\n\nHolm: I like your novels.\n\nBerg: I thank you."
    )
    assert together(nlp, text, "Berg", "I", "My", "me", "your")
    assert not together(nlp, text, "Holm", "My")


def test_the_reader_of_a_guide_is_one(nlp: Language) -> None:
    text = "You should book early.\n\nThe ferry takes you to the island, where you need your own tent."
    assert {"You", "you", "your"} in clusters(nlp, text)


I_SAID = "I|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave"
I_SLEPT = "I|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"


@given(st.lists(st.sampled_from([I_SAID, I_SLEPT]), min_size=1, max_size=6), st.data())
def test_blocks_cover_the_text_without_overlap(sentences: list[str], data: st.DataObject) -> None:
    made = doc(*sentences)
    cuts = data.draw(st.lists(st.integers(0, len(made) + 2), max_size=4).map(sorted))
    made.user_data["kg_blocks"] = cuts
    blocks = parse_of(made).blocks
    assert [i for first, last in blocks for i in range(first, last)] == list(range(len(made)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("My name is Nora Klein and I teach music.", "I"),
        ("I, Nora Klein, resign. My decision is final.", "My"),
        ('"I am Nora Klein," the woman said.', "the woman"),
    ],
)
def test_who_gives_a_name_has_it(nlp: Language, text: str, word: str) -> None:
    assert together(nlp, text, "Nora Klein", word)


def test_who_is_not_somebody_has_no_name(nlp: Language) -> None:
    assert not together(nlp, "I am not Nora Klein. My office is upstairs.", "Nora Klein", "My")


ESSAY = """What Anna Berg got wrong

Anna Berg wants to close the library. She has not thought of the children.

What will it cost you?

I do not know. The council never says. I asked twice.

The building is old. It needs a roof.

The books are new.

Who needs it?

I do. My sons go there every day.

The librarian knows them by name.

She lends them comics."""


def test_an_essay_with_questions_for_headings_is_no_interview(nlp: Language) -> None:
    assert not together(nlp, ESSAY, "Anna Berg", "My")
    assert not together(nlp, ESSAY, "you", "I")
