"""Mentions on hand-built Docs: spans, heads, kinds, names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.mentions import find_mentions, span_head
from kg.extract.parse import Parse
from tests.docs import doc


def found(*sentences: str) -> list[tuple[str, str, str]]:
    """Text, kind and readable name of each mention."""
    parse = Parse(doc(*sentences))
    return [(parse.slice(m.start, m.end), m.kind, m.name) for m in find_mentions(parse)]


def test_a_titled_person_is_two_mentions() -> None:
    mentions = found(
        "Norwegian|ADJ|JJ|amod|2||NORP Prime|PROPN|NNP|compound|2 Minister|PROPN|NNP|compound|4 "
        "Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON "
        "resigned|VERB|VBD|ROOT|5|resign .|PUNCT|.|punct|5"
    )
    assert mentions == [
        ("Norwegian", "name", "Norway"),
        ("Norwegian Prime Minister", "nominal", "Norwegian Prime Minister"),
        ("Anna Berg", "name", "Anna Berg"),
    ]


def test_a_title_inside_the_recognised_name_is_taken_out() -> None:
    assert (
        found("President|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON left|VERB|VBD|ROOT|2|leave")
        == [("President", "nominal", "President"), ("Berg", "name", "Berg")]
    )  # fmt: skip


def test_possessor_and_possessed_are_mentions() -> None:
    mentions = found(
        "Norway|PROPN|NNP|poss|3||GPE 's|PART|POS|case|0 foreign|ADJ|JJ|amod|3 ministry|NOUN|NN|nsubj|4 "
        "denied|VERB|VBD|ROOT|4|deny it|PRON|PRP|dobj|4"
    )
    assert mentions == [
        ("Norway", "name", "Norway"),
        ("Norway's foreign ministry", "nominal", "Norway's foreign ministry"),
        ("it", "pronoun", "it"),
    ]


def test_a_recognised_possessive_marker_is_no_part_of_the_name() -> None:
    mentions = found("Berg|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0||I-PERSON car|NOUN|NN|ROOT|2")
    assert ("Berg", "name", "Berg") in mentions


def test_demonym_as_modifier_names_the_country_and_as_head_a_group() -> None:
    assert found("South|ADJ|JJ|amod|1||NORP Korean|ADJ|JJ|amod|2||I-NORP ships|NOUN|NNS|ROOT|2|ship")[0] == (
        "South Korean",
        "name",
        "South Korea",
    )
    assert found("The|DET|DT|det|1 Danes|PROPN|NNPS|nsubj|2||NORP won|VERB|VBD|ROOT|2|win") == [
        ("The Danes", "nominal", "Danes")
    ]


FINNISH = "Finnish|PROPN|NNP|{dep}|{head}||LANGUAGE"


def test_a_bare_nationality_word_is_a_language_after_in_and_as_an_object_of_speaking() -> None:
    sang = "She|PRON|PRP|nsubj|1 sang|VERB|VBD|ROOT|1|sing in|ADP|IN|prep|1 " + FINNISH.format(dep="pobj", head=2)
    assert found(sang) == [("She", "pronoun", "She"), ("Finnish", "name", "Finnish language")]
    assert len(found(sang.replace("in|ADP", "for|ADP"))) == 1
    speaks = "She|PRON|PRP|nsubj|1 speaks|VERB|VBZ|ROOT|1|speak " + FINNISH.format(dep="dobj", head=1)
    assert found(speaks)[1] == ("Finnish", "name", "Finnish language")
    assert len(found(speaks.replace("|speak ", "|mock "))) == 1


OSLO = "Oslo|PROPN|NNP|nsubj|1||GPE grew|VERB|VBD|ROOT|1|grow"
UNIVERSITY = (
    "The|DET|DT|det|1 University|PROPN|NNP|nsubj|4||ORG of|ADP|IN|prep|1||I-ORG Oslo|PROPN|NNP|pobj|2||I-ORG "
    "grew|VERB|VBD|ROOT|4|grow"
)


def test_a_name_inside_a_longer_one_is_a_mention_where_the_text_has_it_elsewhere() -> None:
    assert [m[0] for m in found(OSLO, UNIVERSITY)] == ["Oslo", "University of Oslo", "Oslo"]
    assert [m[0] for m in found(UNIVERSITY)] == ["University of Oslo"]


def test_a_part_of_a_name_is_none_where_it_means_the_whole() -> None:
    island = "Skye|PROPN|NNP|compound|1||LOC Island|PROPN|NNP|nsubj|2||I-LOC grew|VERB|VBD|ROOT|2|grow"
    assert [m[0] for m in found(island, OSLO.replace("Oslo", "Skye"))] == ["Skye Island", "Skye"]
    firm = (
        "Aldora|PROPN|NNP|compound|2||ORG Motor|PROPN|NNP|compound|2||I-ORG Corp|PROPN|NNP|nsubj|3||I-ORG "
        "grew|VERB|VBD|ROOT|3|grow"
    )
    assert [
        m[0] for m in found(firm, OSLO.replace("Oslo|PROPN|NNP|nsubj|1||GPE", "Aldora|PROPN|NNP|nsubj|1||ORG"))
    ] == [
        "Aldora Motor Corp",
        "Aldora",
    ]


def test_a_name_may_have_its_capital_inside() -> None:
    tokens = "They|PRON|PRP|nsubj|1 sold|VERB|VBD|ROOT|1|sell zetaBoard|ADV|RB|dobj|1"
    assert found(tokens)[1] == ("zetaBoard", "name", "zetaBoard")
    assert len(found("It|PRON|PRP|nsubj|1 uses|VERB|VBZ|ROOT|1|use 28|NUM|CD|nummod|3 kWh|NOUN|NN|dobj|1")) == 2


def test_the_state_after_a_town_is_read_by_its_abbreviation() -> None:
    tokens = "In|ADP|IN|ROOT|0 Salem|PROPN|NNP|pobj|0||GPE ,|PUNCT|,|punct|1 OR|{pos}|appos|1"
    assert [m[2] for m in found(tokens.format(pos="PROPN|NNP"))] == ["Salem", "Oregon"]
    assert [m[2] for m in found(tokens.format(pos="CCONJ|CC").replace(",|PUNCT|,", "and|CCONJ|CC"))] == ["Salem"]


def test_a_span_of_the_recogniser_ends_where_a_known_name_does() -> None:
    day = "Alphasoft|PROPN|NNP|compound|1||ORG Saturday|PROPN|NNP|ROOT|1||I-ORG"
    known = "Alphasoft|PROPN|NNP|nsubj|1||ORG grew|VERB|VBD|ROOT|1|grow"
    assert [m[0] for m in found(known, day) if m[1] == "name"] == ["Alphasoft", "Alphasoft"]
    assert [m[0] for m in found(day) if m[1] == "name"] == ["Alphasoft Saturday"]


def test_nominals_end_at_their_head_and_take_compounds() -> None:
    mentions = found(
        "The|DET|DT|det|3 two|NUM|CD|nummod|3 fighter|NOUN|NN|compound|3 jets|NOUN|NNS|nsubj|7|jet "
        "of|ADP|IN|prep|3 the|DET|DT|det|6 navy|NOUN|NN|pobj|4 landed|VERB|VBD|ROOT|7|land"
    )
    assert mentions == [("The two fighter jets", "nominal", "two fighter jets"), ("the navy", "nominal", "navy")]


def test_each_conjunct_is_a_mention_but_not_one_that_modifies() -> None:
    mentions = found(
        "She|PRON|PRP|nsubj|1 toured|VERB|VBD|ROOT|1|tour arms|NOUN|NNS|nmod|5|arm and|CCONJ|CC|cc|2 "
        "research|NOUN|NN|conj|2 sites|NOUN|NNS|dobj|1|site and|CCONJ|CC|cc|5 a|DET|DT|det|8 port|NOUN|NN|conj|5"
    )
    assert mentions == [
        ("She", "pronoun", "She"),
        ("arms and research sites", "nominal", "arms and research sites"),
        ("a port", "nominal", "port"),
    ]


def test_times_measures_and_fixed_phrases_are_no_mentions() -> None:
    assert found(
        "Of|ADP|IN|prep|4 course|NOUN|NN|pobj|0 it|PRON|PRP|nsubj|4 last|ADJ|JJ|amod|5 rained|VERB|VBD|ROOT|4|rain "
        "week|NOUN|NN|npadvmod|4||DATE with|ADP|IN|prep|4 percent|NOUN|NN|pobj|6"
    ) == []  # fmt: skip


def test_hyphenated_and_missed_names() -> None:
    mentions = found(
        "Vitoria|PROPN|NNP|nsubj|3||GPE -|PUNCT|HYPH|punct|0 Gasteiz|PROPN|NNP|dep|0 hosts|VERB|VBZ|ROOT|3|host "
        "Alpha|PROPN|NNP|compound|5 Nova|PROPN|NNP|dobj|3"
    )
    assert [m[0] for m in mentions][-1] == "Alpha Nova"


def test_a_designation_tagged_as_a_common_noun_is_a_name() -> None:
    assert ("B-52", "name", "B-52") in found("A|DET|DT|det|1 B-52|NOUN|NN|nsubj|2 crashed|VERB|VBD|ROOT|2|crash")


def test_a_name_known_elsewhere_is_found_where_it_was_missed() -> None:
    mentions = found(
        "Anna|PROPN|NNP|compound|1||PERSON Holm|PROPN|NNP|nsubj|2||I-PERSON spoke|VERB|VBD|ROOT|2|speak",
        "Holm|NOUN|NN|nsubj|1 left|VERB|VBD|ROOT|1|leave",
    )
    assert ("Holm", "name", "Holm") in mentions


def test_institutions_with_of_are_one_name() -> None:
    mentions = found(
        "The|DET|DT|det|1 Bank|PROPN|NNP|nsubj|4||ORG of|ADP|IN|prep|1 Norway|PROPN|NNP|pobj|2 "
        "agreed|VERB|VBD|ROOT|4|agree"
    )
    assert mentions == [("Bank of Norway", "name", "Bank of Norway")]


def test_expletive_it_is_no_mention() -> None:
    extraposed = (
        "It|PRON|PRP|nsubj|1 is|AUX|VBZ|ROOT|1|be clear|ADJ|JJ|acomp|1 that|SCONJ|IN|mark|5 she|PRON|PRP|nsubj|5 "
        "won|VERB|VBD|ccomp|1|win"
    )
    assert found(extraposed) == [("she", "pronoun", "she")]
    assert found("It|PRON|PRP|nsubj|1 broke|VERB|VBD|ROOT|1|break") == [("It", "pronoun", "It")]


def test_quotes_and_determiners_are_not_in_the_name() -> None:
    assert found("such|ADJ|JJ|amod|1 deals|NOUN|NNS|ROOT|1|deal") == [("such deals", "nominal", "deals")]


def test_head_of_a_badly_parsed_span_is_its_argument() -> None:
    parse = Parse(doc("Alpha|PROPN|NNP|dep|2 Beta|PROPN|NNP|nsubj|2 grew|VERB|VBD|ROOT|2|grow"))
    assert span_head(parse, 0, 2) == 1


def test_no_two_names_or_nominals_share_a_head() -> None:
    parse = Parse(
        doc(
            "A|DET|DT|det|2 Danish|ADJ|JJ|amod|2||NORP Parliament|PROPN|NNP|compound|3||ORG vote|NOUN|NN|nsubj|4 "
            "failed|VERB|VBD|ROOT|4|fail"
        )
    )
    heads = [m.head for m in find_mentions(parse) if m.kind != "pronoun"]
    assert len(heads) == len(set(heads))


_WORDS = st.sampled_from(
    ["Berg", "the", "plant", "Oslo", "of", "and", "she", "B-52", "'s", "-", "President", "Danish", ",", "it"]
)
_POS = st.sampled_from(["PROPN/NNP", "NOUN/NN", "DET/DT", "ADP/IN", "PRON/PRP", "PUNCT/,", "VERB/VBD", "ADJ/JJ"])
_DEPS = st.sampled_from(["nsubj", "compound", "det", "pobj", "prep", "appos", "conj", "amod", "poss", "punct", "attr"])
_LABELS = st.sampled_from(["", "", "", "PERSON", "ORG", "GPE", "NORP", "DATE"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, _POS, _DEPS, _LABELS), min_size=1, max_size=12))
def test_any_parse_gives_well_formed_mentions(tokens: list[tuple[str, str, str, str]]) -> None:
    root = len(tokens) // 2
    sentence = " ".join(
        f"{word}|{pos.replace('/', '|')}|{'ROOT' if i == root else dep}|{root}||{label}"
        for i, (word, pos, dep, label) in enumerate(tokens)
    )
    parse = Parse(doc(sentence))
    mentions = find_mentions(parse)
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.head))
    assert all(0 <= m.start <= m.head < m.end <= len(parse) and m.name and m.type for m in mentions)


def names(*sentences: str) -> list[str]:
    """The readable names of the names found."""
    return [m.name for m in find_mentions(Parse(doc(*sentences))) if m.kind == "name"]


def test_a_prefix_and_its_hyphen_are_no_part_of_the_name() -> None:
    sentence = (
        "ex|X|FW|nmod|4||ORG -|PUNCT|HYPH|punct|4||I-ORG Orla|PROPN|NNP|compound|3||I-ORG "
        "Sands|PROPN|NNP|compound|4||I-ORG "
        "trader|NOUN|NN|ROOT|4"
    )
    assert names(sentence) == ["Orla Sands"]


def test_a_capitalised_preposition_is_no_part_of_the_name() -> None:
    sentence = (
        "Besides|PROPN|NNP|compound|1||PERSON Marn|PROPN|NNP|nsubj|2||I-PERSON others|NOUN|NNS|nsubj|3|other "
        "left|VERB|VBD|ROOT|3"
    )
    assert names(sentence) == ["Marn"]
    later = (
        "Anna|PROPN|NNP|nsubj|1||PERSON read|VERB|VBD|ROOT|1 Since|PROPN|NNP|compound|3||ORG "
        "Marn|PROPN|NNP|dobj|1||I-ORG"
    )
    assert names(later) == ["Anna", "Since Marn"]


def test_two_countries_in_one_span_are_two_names() -> None:
    pair = "{}|PROPN|NNP|ROOT|0||{} and|CCONJ|CC|cc|0||I-{} {}|PROPN|NNP|conj|0||I-{}"
    assert names(pair.format("Norway", "ORG", "ORG", "Sweden", "ORG")) == ["Norway", "Sweden"]
    assert names(pair.format("Trinidad", "GPE", "GPE", "Tobago", "GPE")) == ["Trinidad and Tobago"]
    assert names(pair.format("Holt", "ORG", "ORG", "Sweden", "ORG")) == ["Holt and Sweden"]


def test_the_number_of_a_ruler_is_no_pronoun() -> None:
    ruler = "Abbas|PROPN|NNP|nsubj|2||PERSON I|PRON|PRP|dep|0 built|VERB|VBD|ROOT|2|build it|PRON|PRP|dobj|2"
    assert "pronoun" not in {kind for text, kind, _ in found(ruler) if text == "I"}
    asked = "Berg|PROPN|NNP|npadvmod|2||PERSON I|PRON|PRP|nsubj|2 know|VERB|VBP|ROOT|2|know"
    assert ("I", "pronoun", "I") in found(asked)


def test_a_kings_country_is_a_name_of_its_own() -> None:
    king = (
        "the|DET|DT|det|1||PERSON King|PROPN|NNP|nsubj|4||I-PERSON of|ADP|IN|prep|1||I-PERSON "
        "Norway|PROPN|NNP|pobj|2||I-PERSON left|VERB|VBD|ROOT|4|leave"
    )
    assert names(king) == ["Norway"]
    assert ("the King", "nominal", "King") in found(king)


def test_a_span_of_the_recogniser_ends_before_a_verb_and_before_where_somebody_is_from() -> None:
    verb = "Berg|PROPN|NNP|nsubj|1||ORG composed|VERB|VBD|ROOT|1|compose|I-ORG Vildanden|PROPN|NNP|dobj|1||I-ORG"
    assert names(verb) == ["Berg", "Vildanden"]
    person = (
        "Anna|PROPN|NNP|compound|1||WORK_OF_ART Berg|PROPN|NNP|ROOT|1||I-WORK_OF_ART of|ADP|IN|prep|1||I-WORK_OF_ART "
        "Green|PROPN|NNP|compound|4||I-WORK_OF_ART Sails|PROPN|NNP|pobj|2||I-WORK_OF_ART"
    )
    assert names(person) == ["Anna Berg", "Green Sails"]
    queen = "Anna|PROPN|NNP|ROOT|0||PERSON of|ADP|IN|prep|0||I-PERSON Orla|PROPN|NNP|pobj|1||I-PERSON"
    assert names(queen) == ["Anna of Orla"]
    assert names(f'"|PUNCT|``|punct|1 {person}'.replace("|1||", "|2||").replace("|4||", "|5||")) == [
        "Anna Berg of Green Sails"
    ]


def test_a_dash_between_spaces_ends_a_name_and_a_hyphen_does_not() -> None:
    pair = "Orla|PROPN|NNP|nmod|2||ORG -|PUNCT|HYPH|punct|2||I-ORG Marn|PROPN|NNP|ROOT|2||I-ORG"
    assert names(pair) == ["Orla", "Marn"]


def test_a_result_is_no_part_of_a_name() -> None:
    lead = "Norway|PROPN|NNP|ROOT|0||ORG 1|NUM|CD|nummod|0||I-ORG -|PUNCT|HYPH|punct|0 0|NUM|CD|nummod|0"
    assert names(lead) == ["Norway"]
    assert names(lead.partition(" -")[0]) == ["Norway 1"]


def test_the_number_of_a_ruler_is_part_of_the_name() -> None:
    text = "Abbas|PROPN|NNP|nsubj|2||PERSON {}|PROPN|NNP|dep|0 ruled|VERB|VBD|ROOT|2|rule"
    assert names(text.format("II")) == ["Abbas II"]
    assert names(text.format("I")) != ["Abbas I"]  # who speaks may be meant
    end = "It|PRON|PRP|nsubj|1 belonged|VERB|VBD|ROOT|1|belong to|ADP|IN|prep|1 Anna|PROPN|NNP|pobj|2||PERSON "
    assert names(f"{end}I|PRON|PRP|dep|3 .|PUNCT|.|punct|1") == ["Anna I"]


def test_halves_of_a_name_that_is_whole_elsewhere_are_joined() -> None:
    whole = "Green|PROPN|NNP|compound|1||ORG Standard|PROPN|NNP|nsubj|2||I-ORG grew|VERB|VBD|ROOT|2|grow"
    half = "Green|NOUN|NN|ROOT|0 Standard|PROPN|NNP|compound|2 owner|NOUN|NN|nsubj|3 left|VERB|VBD|ROOT|3|leave"
    assert names(whole, half) == ["Green Standard", "Green Standard"]
    assert names(half) == ["Standard"]


def test_a_countrys_institution_is_one_name() -> None:
    text = (
        "United|PROPN|NNP|compound|1||GPE States|PROPN|NNP|compound|2||I-GPE {}|PROPN|NNP|nsubj|3||{} "
        "met|VERB|VBD|ROOT|3|meet"
    )
    assert names(text.format("Congress", "ORG")) == ["United States Congress"]
    assert names(text.format("Berg", "PERSON")) == ["United States", "Berg"]


def test_a_part_of_a_name_may_be_the_initials_of_a_place() -> None:
    place = (
        "New|PROPN|NNP|compound|2||GPE South|PROPN|NNP|compound|2||I-GPE Marn|PROPN|NNP|nsubj|3||I-GPE "
        "grew|VERB|VBD|ROOT|3|grow"
    )
    assert names(place, UNIVERSITY.replace("Oslo", "NSM")) == ["New South Marn", "University of NSM", "New South Marn"]
    assert names(UNIVERSITY.replace("Oslo", "NSM")) == ["University of NSM"]
