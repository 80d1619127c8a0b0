# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Attachments that cannot be English are put right; all others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.extract.parse import Parse
from kg.extract.repair import attach, repair
from tests.docs import doc, trees

BERG = "Berg|PROPN|NNP|nsubj|1||PERSON"
END = ".|PUNCT|.|punct|1"


def repaired(sentence: str) -> tuple[Parse, Parse]:
    """The tree before and after."""
    before, after = Parse(doc(sentence)), Parse(doc(sentence))
    repair(after)
    return before, after


def edge(parse: Parse, word: str) -> tuple[str, str]:
    i = parse.words.index(word)
    return parse.deps[i], parse.words[parse.heads[i]]


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("waged", "wag", "wage"), ("hoped", "hop", "hope"), ("hopped", "hop", "hop"), ("planned", "plan", "plan"),
        ("opened", "open", "open"), ("visiting", "visit", "visit"), ("waging", "wag", "wage"), ("rained", "rain", "rain"),
        ("fixed", "fix", "fix"), ("played", "play", "play"), ("ran", "run", "run"),
    ],
)  # fmt: skip
def test_a_silent_e(word: str, lemma: str, expected: str) -> None:
    _, after = repaired(f"{BERG} {word}|VERB|VBD|ROOT|1|{lemma} {END}")
    assert after.lemmas[1] == expected


def test_a_participle_joins_the_participle_before_it() -> None:
    sentence = f"{BERG} posted|VERB|VBD|ROOT|1|post pictures|NOUN|NNS|dobj|1|picture showing|VERB|VBG|acl|2|show Lind|PROPN|NNP|dobj|3||PERSON and|CCONJ|CC|cc|1 praising|VERB|VBG|conj|1|praise Oslo|PROPN|NNP|dobj|6||GPE {END}"
    before, after = repaired(sentence)
    assert edge(before, "praising") == ("conj", "posted")
    assert edge(after, "praising") == ("conj", "showing")


def test_a_bare_infinitive_joins_the_infinitive_before_it() -> None:
    sentence = f"{BERG} wants|VERB|VBZ|ROOT|1|want to|PART|TO|aux|3 stay|VERB|VB|xcomp|1 and|CCONJ|CC|cc|1 work|VERB|VB|conj|1 {END}"
    _, after = repaired(sentence)
    assert edge(after, "work") == ("conj", "stay")


def test_a_second_verb_that_is_finite_stays() -> None:
    sentence = f"{BERG} wants|VERB|VBZ|ROOT|1|want to|PART|TO|aux|3 stay|VERB|VB|xcomp|1 and|CCONJ|CC|cc|1 works|VERB|VBZ|conj|1|work {END}"
    _, after = repaired(sentence)
    assert edge(after, "works") == ("conj", "wants")


def test_a_conjunct_without_a_conjunction_is_an_apposition() -> None:
    sentence = f"{BERG} saw|VERB|VBD|ROOT|1|see Rusty|PROPN|NNP|dobj|1 ,|PUNCT|,|punct|2 Norway|PROPN|NNP|poss|7||GPE 's|PART|POS|case|4 best|ADJ|JJS|amod|7 robot|NOUN|NN|conj|2 {END}"
    _, after = repaired(sentence)
    assert edge(after, "robot") == ("appos", "Rusty")


def test_a_conjunct_with_a_conjunction_stays() -> None:
    sentence = f"{BERG} saw|VERB|VBD|ROOT|1|see Rusty|PROPN|NNP|dobj|1 ,|PUNCT|,|punct|2 and|CCONJ|CC|cc|2 a|DET|DT|det|6 robot|NOUN|NN|conj|2 {END}"
    _, after = repaired(sentence)
    assert edge(after, "robot") == ("conj", "Rusty")


def test_a_second_object_after_a_comma_is_an_apposition() -> None:
    sentence = f"{BERG} showed|VERB|VBD|ROOT|1|show Lind|PROPN|NNP|dative|1||PERSON Rusty|PROPN|NNP|dobj|1 ,|PUNCT|,|punct|1 another|DET|DT|det|6 robot|NOUN|NN|dobj|1 {END}"
    _, after = repaired(sentence)
    assert edge(after, "robot") == ("appos", "Rusty")


def test_a_list_is_no_apposition() -> None:
    sentence = f"{BERG} saw|VERB|VBD|ROOT|1|see ships|NOUN|NNS|dobj|1|ship ,|PUNCT|,|punct|2 a|DET|DT|det|5 school|NOUN|NN|appos|2 and|CCONJ|CC|cc|5 mines|NOUN|NNS|conj|5|mine {END}"
    _, after = repaired(sentence)
    assert edge(after, "school") == ("conj", "ships")


def test_what_a_person_is_stays_an_apposition() -> None:
    sentence = f"{BERG} met|VERB|VBD|ROOT|1|meet the|DET|DT|det|3 winner|NOUN|NN|dobj|1 ,|PUNCT|,|punct|3 a|DET|DT|det|6 teacher|NOUN|NN|appos|3 {END}"
    _, after = repaired(sentence)
    assert edge(after, "teacher") == ("appos", "winner")


def test_each_preposition_keeps_its_own_name() -> None:
    sentence = "Silver|NOUN|NN|nsubj|1 went|VERB|VBD|ROOT|1|go to|ADP|IN|prep|1 Norway|PROPN|NNP|pobj|2||GPE and|CCONJ|CC|cc|3 bronze|NOUN|NN|conj|3 to|ADP|IN|prep|5 Sweden|PROPN|NNP|pobj|6||GPE .|PUNCT|.|punct|1"
    _, after = repaired(sentence)
    assert edge(after, "bronze")[0] != "conj"


def test_the_ministers_name_is_not_what_the_ministry_is_for() -> None:
    sentence = "Minister|PROPN|NNP|nsubj|5 of|ADP|IN|prep|0 Trade|PROPN|NNP|compound|4 Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|pobj|1||I-PERSON left|VERB|VBD|ROOT|5|leave .|PUNCT|.|punct|5"
    _, after = repaired(sentence)
    assert edge(after, "Berg") == ("nsubj", "left")
    assert edge(after, "Minister") == ("appos", "Berg")
    assert edge(after, "Trade") == ("pobj", "of")


def test_a_second_subject_has_its_own_participle() -> None:
    sentence = f"{BERG} saw|VERB|VBD|ROOT|1|see Lind|PROPN|NNP|nsubj|3||PERSON crossing|VERB|VBG|ccomp|1|cross the|DET|DT|det|5 border|NOUN|NN|dobj|3 and|CCONJ|CC|cc|5 Holm|PROPN|NNP|conj|5||PERSON watching|VERB|VBG|acl|7|watch {END}"
    _, after = repaired(sentence)
    assert edge(after, "watching") == ("conj", "crossing")
    assert edge(after, "Holm") == ("nsubj", "watching")


def test_a_prefix_is_no_word_of_its_own() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1 co|VERB|VBD|ROOT|1 -|PUNCT|HYPH|punct|1 wrote|VERB|VBD|dep|1|write songs|NOUN|NNS|dobj|3|song .|PUNCT|.|punct|1"
    parse = Parse(doc(sentence))
    parse.starts[1:4], parse.ends[1:4] = [5, 7, 8], [7, 8, 13]  # no spaces around the hyphen
    repair(parse)
    assert edge(parse, "wrote") == ("ROOT", "wrote")
    assert edge(parse, "Berg") == ("nsubj", "wrote")
    assert edge(parse, "co") == ("compound", "wrote")
    assert parse.lemmas[3] == "co-write"


def test_a_dash_between_words_joins_nothing() -> None:
    sentence = "Berg|PROPN|NNP|nsubj|1 left|VERB|VBD|ROOT|1|leave co|NOUN|NN|dobj|1 -|PUNCT|HYPH|punct|2 wife|NOUN|NN|dobj|1 .|PUNCT|.|punct|1"
    before, after = repaired(sentence)
    assert edge(after, "wife") == edge(before, "wife") == ("dobj", "left")


def test_that_is_what_its_relative_clause_lacks() -> None:
    sentence = f"{BERG} read|VERB|VBD|ROOT|1|read rules|NOUN|NNS|dobj|1|rule that|PRON|WDT|mark|5 Oslo|PROPN|NNP|nsubj|5 voted|VERB|VBD|relcl|2|vote to|PART|TO|aux|7 adopt|VERB|VB|xcomp|5 {END}"
    _, after = repaired(sentence)
    assert edge(after, "that") == ("dobj", "adopt")


def test_that_is_the_subject_where_there_is_none() -> None:
    sentence = f"{BERG} read|VERB|VBD|ROOT|1|read rules|NOUN|NNS|dobj|1|rule that|PRON|WDT|mark|4 bind|VERB|VBP|relcl|2 Oslo|PROPN|NNP|dobj|4 {END}"
    _, after = repaired(sentence)
    assert edge(after, "that") == ("nsubj", "bind")


def test_a_conjunction_that_stays_one() -> None:
    sentence = f"{BERG} read|VERB|VBD|ROOT|1|read claims|NOUN|NNS|dobj|1|claim that|SCONJ|IN|mark|5 Oslo|PROPN|NNP|nsubj|5 voted|VERB|VBD|acl|2|vote {END}"
    _, after = repaired(sentence)
    assert edge(after, "that") == ("mark", "voted")


def test_a_name_before_a_verb_is_its_subject() -> None:
    sentence = "In|ADP|IN|prep|4 the|DET|DT|det|3 census|NOUN|NN|compound|3 Berg|PROPN|NNP|pobj|0 lived|VERB|VBD|ROOT|4|live alone|ADV|RB|advmod|4 .|PUNCT|.|punct|4"
    _, after = repaired(sentence)
    assert edge(after, "Berg") == ("nsubj", "lived")
    assert edge(after, "census") == ("pobj", "In")
    assert edge(after, "the") == ("det", "census")


def test_a_subject_agrees_with_its_verb() -> None:
    sentence = "In|ADP|IN|prep|4 the|DET|DT|det|3 census|NOUN|NN|compound|3 Berg|PROPN|NNP|pobj|0 are|AUX|VBP|ROOT|4|be many|ADJ|JJ|acomp|4 .|PUNCT|.|punct|4"
    _, after = repaired(sentence)
    assert edge(after, "Berg") == ("pobj", "In")


def test_a_title_is_no_bearer_of_the_name() -> None:
    sentence = "Norwegian|ADJ|JJ|amod|1 leader|NOUN|NN|nsubj|3 Berg|PROPN|NNP|appos|1||PERSON left|VERB|VBD|ROOT|3|leave .|PUNCT|.|punct|3"
    _, after = repaired(sentence)
    assert edge(after, "Berg") == ("nsubj", "left")
    assert edge(after, "leader") == ("appos", "Berg")


def test_an_agency_is_not_its_country() -> None:
    sentence = (
        "Statistics|PROPN|NNPS|compound|1 Norway|PROPN|NNP|nsubj|2||GPE left|VERB|VBD|ROOT|2|leave .|PUNCT|.|punct|2"
    )
    _, after = repaired(sentence)
    assert after.ents == [(0, 2, "ORG")]


def test_an_office_is_no_part_of_the_place() -> None:
    sentence = "Bergen|PROPN|NNP|compound|2||GPE County|PROPN|NNP|compound|2||I-GPE Governor|PROPN|NNP|compound|3||I-GPE Berg|PROPN|NNP|nsubj|4||PERSON left|VERB|VBD|ROOT|4|leave .|PUNCT|.|punct|4"
    _, after = repaired(sentence)
    assert after.ents[0] == (0, 2, "GPE")


def test_one_thing_after_a_comma_describes() -> None:
    sentence = f"{BERG} saw|VERB|VBD|ROOT|1|see crops|NOUN|NNS|dobj|1|crop ,|PUNCT|,|punct|2 a|DET|DT|det|5 sight|NOUN|NN|appos|2 {END}"
    _, after = repaired(sentence)
    assert edge(after, "sight") == ("appos", "crops")


def test_after_its_relative_clause_a_noun_has_its_verb() -> None:
    sentence = "Berg|PROPN|NNP|ROOT|0||PERSON ,|PUNCT|,|punct|0 who|PRON|WP|nsubj|3 returned|VERB|VBD|relcl|0|return ,|PUNCT|,|punct|0 taught|VERB|VBD|acl|0|teach there|ADV|RB|advmod|5 .|PUNCT|.|punct|0"
    _, after = repaired(sentence)
    assert edge(after, "taught") == ("ROOT", "taught")
    assert edge(after, "Berg") == ("nsubj", "taught")
    assert edge(after, "returned") == ("relcl", "Berg")


def test_a_fragment_keeps_its_participle() -> None:
    sentence = "Berg|PROPN|NNP|ROOT|0||PERSON ,|PUNCT|,|punct|0 accused|VERB|VBN|acl|0|accuse of|ADP|IN|prep|2 theft|NOUN|NN|pobj|3 .|PUNCT|.|punct|0"
    _, after = repaired(sentence)
    assert edge(after, "accused") == ("acl", "Berg")


def test_a_conjunction_below_the_subject_joins_the_verbs() -> None:
    sentence = "The|DET|DT|det|1 couple|NOUN|NN|nsubj|6 settled|VERB|VBD|acl|1|settle here|ADV|RB|advmod|2 ,|PUNCT|,|punct|1 but|CCONJ|CC|cc|1 fled|VERB|VBD|ROOT|6|flee .|PUNCT|.|punct|6"
    _, after = repaired(sentence)
    assert edge(after, "settled") == ("ROOT", "settled")
    assert edge(after, "couple") == ("nsubj", "settled")
    assert edge(after, "fled") == ("conj", "settled")


def test_a_relative_clause_has_two_verbs_and_the_noun_the_third() -> None:
    sentence = "Acme|PROPN|NNP|nsubj|7||ORG ,|PUNCT|,|punct|0 which|PRON|WDT|nsubjpass|4 is|AUX|VBZ|auxpass|4|be based|VERB|VBN|relcl|0|base here|ADV|RB|advmod|4 and|CCONJ|CC|cc|0 employs|VERB|VBZ|ROOT|7|employ Poles|PROPN|NNPS|dobj|7 ,|PUNCT|,|punct|7 fell|VERB|VBD|conj|7|fall .|PUNCT|.|punct|7"
    _, after = repaired(sentence)
    assert edge(after, "employs") == ("conj", "based")
    assert edge(after, "fell") == ("ROOT", "fell")
    assert edge(after, "Acme") == ("nsubj", "fell")


def test_a_participle_with_an_agent_is_no_main_verb() -> None:
    sentence = "Rules|NOUN|NNS|nsubj|2|rule ,|PUNCT|,|punct|0 agreed|VERB|VBD|ROOT|2|agree by|ADP|IN|agent|2 Oslo|PROPN|NNP|pobj|3||GPE ,|PUNCT|,|punct|2 ban|VERB|VB|conj|2 cars|NOUN|NNS|dobj|6|car .|PUNCT|.|punct|2"
    _, after = repaired(sentence)
    assert edge(after, "agreed") == ("acl", "Rules")
    assert edge(after, "ban") == ("ROOT", "ban")
    assert edge(after, "Rules") == ("nsubj", "ban")


def test_a_deal_is_signed_and_not_the_sides() -> None:
    sentence = "Under|ADP|IN|prep|4 the|DET|DT|det|2 deal|NOUN|NN|pobj|0 ,|PUNCT|,|punct|4 signed|VERB|VBN|advcl|9|sign by|ADP|IN|agent|4 Berg|PROPN|NNP|pobj|5||PERSON ,|PUNCT|,|punct|9 sides|NOUN|NNS|nsubj|9|side left|VERB|VBD|ROOT|9|leave .|PUNCT|.|punct|9"
    _, after = repaired(sentence)
    assert edge(after, "signed") == ("acl", "deal")
    assert edge(after, "Under") == ("prep", "left")


def test_a_fronted_participle_is_about_the_subject() -> None:
    sentence = "Signed|VERB|VBN|advcl|5|sign by|ADP|IN|agent|0 Berg|PROPN|NNP|pobj|1||PERSON ,|PUNCT|,|punct|5 rules|NOUN|NNS|nsubj|5|rule changed|VERB|VBD|ROOT|5|change .|PUNCT|.|punct|5"
    _, after = repaired(sentence)
    assert edge(after, "Signed") == ("advcl", "changed")


def test_of_two_subjects_the_one_in_commas_describes() -> None:
    sentence = "Sisters|NOUN|NNS|nsubj|6|sister ,|PUNCT|,|punct|6 Ann|PROPN|NNP|nsubj|6 and|CCONJ|CC|cc|2 Eva|PROPN|NNP|conj|2 ,|PUNCT|,|punct|6 won|VERB|VBD|ROOT|6|win .|PUNCT|.|punct|6"
    _, after = repaired(sentence)
    assert edge(after, "Ann") == ("appos", "Sisters")
    assert edge(after, "Sisters") == ("nsubj", "won")


def test_of_two_subjects_a_noun_before_a_comma_describes() -> None:
    sentence = "The|DET|DT|det|1 youngest|NOUN|NN|nsubj|4 ,|PUNCT|,|punct|4 Berg|PROPN|NNP|nsubj|4||PERSON won|VERB|VBD|ROOT|4|win .|PUNCT|.|punct|4"
    _, after = repaired(sentence)
    assert edge(after, "youngest") == ("appos", "Berg")


@pytest.mark.parametrize(("verb", "expected"), [("have|VERB|VBP|relcl|6", "Reds"), ("has|VERB|VBZ|relcl|6", "Berg")])
def test_a_relative_clause_agrees_with_its_noun(verb: str, expected: str) -> None:
    sentence = f"The|DET|DT|det|2 big|ADJ|JJ|amod|2 Reds|PROPN|NNPS|nsubj|12||NORP ,|PUNCT|,|punct|2 led|VERB|VBN|acl|2|lead by|ADP|IN|agent|4 Berg|PROPN|NNP|pobj|5 ,|PUNCT|,|punct|6 who|PRON|WP|nsubj|9 {verb}|have seats|NOUN|NNS|dobj|9|seat ,|PUNCT|,|punct|2 left|VERB|VBD|ROOT|12|leave .|PUNCT|.|punct|12"
    parse = Parse(doc(sentence))
    repair(parse)
    assert edge(parse, verb.split("|", maxsplit=1)[0]) == ("relcl", expected)


def test_among_them_opens_members() -> None:
    sentence = f"{BERG} freed|VERB|VBD|ROOT|1|free men|NOUN|NNS|dobj|1|man ,|PUNCT|,|punct|1 among|ADP|IN|prep|1 them|PRON|PRP|pobj|4 Lind|PROPN|NNP|dobj|1||PERSON {END}"
    _, after = repaired(sentence)
    assert edge(after, "among") == ("prep", "men")
    assert edge(after, "Lind") == ("pobj", "among")


def test_a_counted_plural_is_no_place() -> None:
    sentence = f"{BERG} found|VERB|VBD|ROOT|1|find villas|NOUN|NNS|dobj|1|villa in|ADP|IN|prep|2 Spain|PROPN|NNP|pobj|3||GPE ,|PUNCT|,|punct|4 six|NUM|CD|nummod|7 cars|NOUN|NNS|appos|4|car and|CCONJ|CC|cc|7 yachts|NOUN|NNS|conj|7|yacht {END}"
    _, after = repaired(sentence)
    assert edge(after, "cars") == ("conj", "villas")


def test_coordinated_prepositions_have_one_head() -> None:
    sentence = f"{BERG} went|VERB|VBD|ROOT|1|go to|ADP|IN|prep|1 Mali|PROPN|NNP|pobj|2||GPE and|CCONJ|CC|cc|2 to|ADP|IN|conj|2 Niger|PROPN|NNP|pobj|5||GPE {END}"
    _, after = repaired(sentence)
    assert after.heads[5] == 1
    assert after.deps[5] == "prep"


def test_a_preposition_beside_no_other_stays() -> None:
    sentence = f"{BERG} left|VERB|VBD|ROOT|1|leave and|CCONJ|CC|cc|1 in|ADP|IN|conj|1 Mali|PROPN|NNP|pobj|3||GPE {END}"
    _, after = repaired(sentence)
    assert edge(after, "in") == ("conj", "left")


def test_the_whole_of_a_number_stands_in_front() -> None:
    sentence = "Of|ADP|IN|prep|5 the|DET|DT|det|2 men|NOUN|NNS|pobj|0|man ,|PUNCT|,|punct|5 five|NUM|CD|nsubj|5 left|VERB|VBD|ROOT|5|leave .|PUNCT|.|punct|5"
    _, after = repaired(sentence)
    assert edge(after, "Of") == ("prep", "five")


def test_no_edge_makes_a_cycle() -> None:
    parse = Parse(doc(f"{BERG} saw|VERB|VBD|ROOT|1|see the|DET|DT|det|3 plant|NOUN|NN|dobj|1 {END}"))
    assert not attach(parse, 1, 3, "conj")
    assert not attach(parse, 3, 3, "conj")
    assert edge(parse, "saw") == ("ROOT", "saw")


@given(trees())
def test_any_tree_stays_a_tree(sentence: str) -> None:
    parse = Parse(doc(sentence))
    repair(parse)
    (root,) = (i for i, head in enumerate(parse.heads) if head == i)
    assert sorted(parse.subtree(root)) == list(range(len(parse)))
    for i, children in enumerate(parse.children):
        assert children == [j for j, head in enumerate(parse.heads) if head == i != j]


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        (f"{BERG} made|VERB|VBD|ROOT|1|make Oslo|PROPN|NNP|nsubj|4||GPE the|DET|DT|det|4 capital|NOUN|NN|ccomp|1 {END}", "Oslo", ("dobj", "made")),
        (f"{BERG} made|VERB|VBD|ROOT|1|make rooms|NOUN|NNS|nsubj|3|room laugh|NOUN|NN|ccomp|1 {END}", "rooms", ("nsubj", "laugh")),
        (f"{BERG} gave|VERB|VBD|ROOT|1|give Lind|PROPN|NNP|dobj|1||PERSON two|NUM|CD|nummod|4 ships|NOUN|NNS|dobj|1|ship {END}", "Lind", ("dative", "gave")),
        (f"{BERG} denied|VERB|VBD|ROOT|1|deny Lind|PROPN|NNP|compound|3||PERSON bail|NOUN|NN|dobj|1 {END}", "Lind", ("dative", "denied")),
        (f"{BERG} saw|VERB|VBD|ROOT|1|see Lind|PROPN|NNP|compound|3||PERSON fans|NOUN|NNS|dobj|1|fan {END}", "Lind", ("compound", "fans")),
        (f"{BERG} worried|VERB|VBD|ROOT|1|worry Acme|PROPN|NNP|advmod|1||ORG {END}", "Acme", ("dobj", "worried")),
        (f"{BERG} accused|VERB|VBD|ROOT|1|accuse troops|NOUN|NNS|dobj|1|troop of|ADP|IN|prep|2 firing|VERB|VBG|pcomp|3|fire {END}", "of", ("prep", "accused")),
        (f"{BERG} accused|VERB|VBD|ROOT|1|accuse heads|NOUN|NNS|dobj|1|head of|ADP|IN|prep|2 banks|NOUN|NNS|pobj|3|bank {END}", "of", ("prep", "heads")),
        (f"{BERG} met|VERB|VBD|ROOT|1|meet on|ADP|IN|prep|1 Monday|PROPN|NNP|pobj|2||DATE with|ADP|IN|prep|3 Lind|PROPN|NNP|pobj|4||PERSON {END}", "with", ("prep", "met")),
        (f"{BERG} met|VERB|VBD|ROOT|1|meet on|ADP|IN|prep|1 Monday|PROPN|NNP|pobj|2||DATE of|ADP|IN|prep|3 Easter|PROPN|NNP|pobj|4|| {END}", "of", ("prep", "Monday")),
    ],
)  # fmt: skip
def test_complements(sentence: str, word: str, expected: tuple[str, str]) -> None:
    _, after = repaired(sentence)
    assert edge(after, word) == expected


SPLIT_NAME = "Anna|PROPN|NNP|ROOT|0||PERSON"
WAS_BORN = "Berg|PROPN|NNP|nsubj|1||PERSON slept|VERB|VBD|ROOT|1|sleep"


def test_no_sentence_begins_inside_a_name() -> None:
    parse = Parse(doc(SPLIT_NAME, WAS_BORN))
    repair(parse)
    assert parse.sents == [(0, 3)]
    assert parse.sent_of == [0, 0, 0]
    assert edge(parse, "Anna") == ("compound", "Berg")
    assert [(span.start, span.end) for span in parse.ents] == [(0, 2)]


@pytest.mark.parametrize(
    "sentences",
    [
        (SPLIT_NAME + " .|PUNCT|.|punct|0", WAS_BORN),
        ("Anna|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave", WAS_BORN),
        (SPLIT_NAME, "Berg|PROPN|NNP|ROOT|0||PERSON :|PUNCT|:|punct|0 asleep|ADJ|JJ|amod|0"),
        (SPLIT_NAME, "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"),
    ],
)
def test_other_sentences_stay_apart(sentences: tuple[str, ...]) -> None:
    parse = Parse(doc(*sentences))
    repair(parse)
    assert len(parse.sents) == len(sentences)
