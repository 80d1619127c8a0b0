"""Coreference on hand-built Docs: each rule with a case where it applies and one where it must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.coref import find_clusters, link_reasons
from kg.extract.coref.variants import is_variant
from kg.extract.mentions import find_mentions
from kg.extract.parse import Parse
from tests.docs import doc


def clusters(*sentences: str) -> list[list[str]]:
    """Texts of the mentions of each cluster."""
    parse = Parse(doc(*sentences))
    mentions = find_mentions(parse)
    return [
        [parse.slice(mentions[i].start, mentions[i].end) for i in found] for found in find_clusters(parse, mentions)
    ]


ANNA = "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON arrived|VERB|VBD|ROOT|2|arrive"
CARL = "Carl|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON left|VERB|VBD|ROOT|2|leave"
BERG = "Berg|PROPN|NNP|nsubj|1||PERSON slept|VERB|VBD|ROOT|1|sleep"
PLANT = (
    "Anna|PROPN|NNP|nsubj|1||PERSON toured|VERB|VBD|ROOT|1|tour an|DET|DT|det|5 old|ADJ|JJ|amod|5 "
    "car|NOUN|NN|compound|5 plant|NOUN|NN|dobj|1"
)


def the(noun: str, *, plural: bool = False, adjective: str = "") -> str:
    """A sentence about a definite noun phrase."""
    tag, lemma = ("NNS", noun.removesuffix("s")) if plural else ("NN", noun)
    if adjective:
        return (
            f"The|DET|DT|det|2 {adjective}|ADJ|JJ|amod|2 {noun}|NOUN|{tag}|nsubj|3|{lemma} stood|VERB|VBD|ROOT|3|stand"
        )
    return f"The|DET|DT|det|1 {noun}|NOUN|{tag}|nsubj|2|{lemma} stood|VERB|VBD|ROOT|2|stand"


def test_surname_joins_the_full_name() -> None:
    assert clusters(ANNA, BERG) == [["Anna Berg", "Berg"]]


def test_people_of_one_surname_stay_apart() -> None:
    assert clusters(ANNA, CARL, ANNA, BERG) == [["Anna Berg", "Anna Berg", "Berg"]]


def test_middle_names_and_spelling_variants() -> None:
    longer = "Anna|PROPN|NNP|compound|2||PERSON Maria|PROPN|NNP|compound|2||I-PERSON Berg|PROPN|NNP|ROOT|2||I-PERSON"
    assert clusters(longer, ANNA) == [["Anna Maria Berg", "Anna Berg"]]
    first = "Ivan|PROPN|NNP|compound|1||PERSON Kovalev|PROPN|NNP|ROOT|1||I-PERSON"
    second = "Ivan|PROPN|NNP|compound|1||PERSON Kovalyov|PROPN|NNP|ROOT|1||I-PERSON"
    assert clusters(first, second) == [["Ivan Kovalev", "Ivan Kovalyov"]]


def test_country_demonym_and_abbreviation() -> None:
    assert clusters(
        "American|ADJ|JJ|amod|1||NORP ships|NOUN|NNS|nsubj|2|ship left|VERB|VBD|ROOT|2|leave",
        "The|DET|DT|det|1 U.S.|PROPN|NNP|nsubj|2||GPE agreed|VERB|VBD|ROOT|2|agree",
        "The|DET|DT|det|2 United|PROPN|NNP|compound|2||GPE States|PROPN|NNP|nsubj|3||I-GPE won|VERB|VBD|ROOT|3|win",
    ) == [["American", "U.S.", "United States"]]


def test_acronym_of_one_organisation() -> None:
    long = (
        "The|DET|DT|det|3 Northern|PROPN|NNP|compound|3||ORG Fisheries|PROPN|NNPS|compound|3||I-ORG "
        "Agency|PROPN|NNP|nsubj|4||I-ORG agreed|VERB|VBD|ROOT|4|agree"
    )
    short = "NFA|PROPN|NNP|nsubj|1||ORG agreed|VERB|VBD|ROOT|1|agree"
    assert clusters(long, short) == [["Northern Fisheries Agency", "NFA"]]


def test_title_before_the_name_and_role_afterwards() -> None:
    sentence = (
        "Norwegian|ADJ|JJ|amod|2||NORP Prime|PROPN|NNP|compound|2 Minister|PROPN|NNP|compound|4 "
        "Anna|PROPN|NNP|compound|4||PERSON Berg|PROPN|NNP|nsubj|5||I-PERSON resigned|VERB|VBD|ROOT|5|resign"
    )
    leader = "The|DET|DT|det|2 Norwegian|ADJ|JJ|amod|2||NORP leader|NOUN|NN|nsubj|3 returned|VERB|VBD|ROOT|3|return"
    other = leader.replace("Norwegian", "Danish")
    assert ["Norwegian Prime Minister", "Anna Berg", "The Norwegian leader"] in clusters(sentence, leader)
    assert ["Norwegian Prime Minister", "Anna Berg"] in clusters(sentence, other)


def test_apposition_but_not_a_list_nor_a_place_in_a_place() -> None:
    appos = (
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|8||I-PERSON ,|PUNCT|,|punct|1 the|DET|DT|det|4 "
        "mayor|NOUN|NN|appos|1 of|ADP|IN|prep|4 Oslo|PROPN|NNP|pobj|5||GPE ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|8|leave"
    )
    assert clusters(appos) == [["Anna Berg", "the mayor"]]
    places = (
        "In|ADP|IN|prep|5 Oslo|PROPN|NNP|pobj|0||GPE ,|PUNCT|,|punct|1 Norway|PROPN|NNP|appos|1||GPE "
        "she|PRON|PRP|nsubj|5 left|VERB|VBD|ROOT|5|leave"
    )
    assert clusters(places) == []


def test_definite_nominal_to_the_same_noun() -> None:
    assert ["an old car plant", "The plant"] in clusters(PLANT, the("plant"))
    assert clusters(PLANT, the("plants", plural=True)) == []
    assert clusters(PLANT, the("plant", adjective="new")) == []


def test_definite_nominal_to_a_near_synonym() -> None:
    assert ["an old car plant", "The factory"] in clusters(PLANT, the("factory"))
    assert clusters(PLANT, the("river")) == []


def test_noun_that_ends_a_name() -> None:
    name = (
        "The|DET|DT|det|2 Harbour|PROPN|NNP|compound|2||ORG Council|PROPN|NNP|nsubj|3||I-ORG met|VERB|VBD|ROOT|3|meet"
    )
    assert clusters(name, the("council")) == [["Harbour Council", "The council"]]


def test_the_company_is_the_organisation_of_the_story() -> None:
    name = "Quellsoft|PROPN|NNP|nsubj|1||ORG grew|VERB|VBD|ROOT|1|grow"
    assert clusters(name, name, the("company")) == [["Quellsoft", "Quellsoft", "The company"]]
    rival = (
        "Quellsoft|PROPN|NNP|nsubj|1||ORG grew|VERB|VBD|ROOT|1|grow as|SCONJ|IN|mark|4 "
        "Marnware|PROPN|NNP|nsubj|4||ORG grew|VERB|VBD|advcl|1|grow"
    )
    assert clusters(rival, the("company")) == []


def test_an_organisation_said_to_be_of_another_kind_is_not_the_company() -> None:
    office = (
        "The|DET|DT|det|4 Department|PROPN|NNP|nsubj|4||ORG of|ADP|IN|prep|1||I-ORG "
        "Works|PROPN|NNPS|pobj|2||I-ORG met|VERB|VBD|ROOT|4|meet"
    )
    assert clusters(office, the("company")) == []
    named = (
        "The|DET|DT|det|1 University|PROPN|NNP|nsubj|4||ORG of|ADP|IN|prep|1||I-ORG Alpha|PROPN|NNP|pobj|2||I-ORG "
        "met|VERB|VBD|ROOT|4|meet Quellsoft|PROPN|NNP|dobj|4||ORG"
    )
    assert [c[1:] for c in clusters(named, the("university"))] == [["The university"]]


def test_what_a_noun_is_made_into_is_no_antecedent() -> None:
    made = (
        "Quellsoft|PROPN|NNP|nsubj|1||ORG became|VERB|VBD|ROOT|1|become the|DET|DT|det|4 "
        "largest|ADJ|JJS|amod|4|large maker|NOUN|NN|attr|1"
    )
    assert clusters(made, the("company")) == [["Quellsoft", "The company"]]


def test_the_company_that_somebody_asks_is_somebody_else() -> None:
    asked = "Quellsoft|PROPN|NNP|nsubj|1||ORG asked|VERB|VBD|ROOT|1|ask the|DET|DT|det|3 company|NOUN|NN|dobj|1"
    assert clusters(asked) == []
    said = (
        "Quellsoft|PROPN|NNP|nsubj|1||ORG said|VERB|VBD|ROOT|1|say the|DET|DT|det|3 "
        "company|NOUN|NN|nsubj|4 grew|VERB|VBD|ccomp|1|grow"
    )
    assert clusters(said) == [["Quellsoft", "the company"]]


def test_pronouns_agree_in_gender_and_number() -> None:
    she = "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
    assert clusters(ANNA, CARL, she) == [["Anna Berg", "She"]]
    they = "They|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
    assert clusters(ANNA, they) == []
    assert clusters(the("soldiers", plural=True), they) == [["The soldiers", "They"]]


def test_an_object_pronoun_is_not_its_own_subject() -> None:
    sentence = (
        "Carl|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON saw|VERB|VBD|ROOT|2|see him|PRON|PRP|dobj|2"
    )
    assert clusters(sentence) == []
    own = sentence.replace("him|PRON|PRP|dobj|2", "his|PRON|PRP$|poss|4 son|NOUN|NN|dobj|2")
    assert clusters(own) == [["Carl Berg", "his"]]
    reflexive = sentence.replace("him", "himself")
    assert clusters(reflexive) == [["Carl Berg", "himself"]]


def test_fronted_pronoun_looks_ahead() -> None:
    sentence = (
        "Since|SCONJ|IN|mark|1 leaving|VERB|VBG|advcl|6|leave his|PRON|PRP$|poss|3 house|NOUN|NN|dobj|1 "
        ",|PUNCT|,|punct|6 Carl|PROPN|NNP|nsubj|6||PERSON slept|VERB|VBD|ROOT|6|sleep"
    )
    assert clusters(sentence) == [["his", "Carl"]]


def test_first_person_in_a_quotation_is_the_speaker() -> None:
    sentence = (
        "\"|PUNCT|``|punct|6 I|PRON|PRP|nsubj|2 agree|VERB|VBP|ccomp|6 ,|PUNCT|,|punct|6 \"|PUNCT|''|punct|6 "
        "Carl|PROPN|NNP|nsubj|6||PERSON said|VERB|VBD|ROOT|6|say"
    )
    assert clusters(sentence) == [["I", "Carl"]]


def test_they_after_two_people_stays_open() -> None:
    pair = (
        "Anna|PROPN|NNP|nsubj|3||PERSON and|CCONJ|CC|cc|0 Carl|PROPN|NNP|conj|0||PERSON met|VERB|VBD|ROOT|3|meet "
        "soldiers|NOUN|NNS|dobj|3|soldier"
    )
    assert clusters(pair, "They|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep") == []


def test_same_possessor_same_noun() -> None:
    first = "Carl|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 train|NOUN|NN|nsubj|3 left|VERB|VBD|ROOT|3|leave"
    second = (
        "Carl|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave his|PRON|PRP$|poss|4 red|ADJ|JJ|amod|4 "
        "train|NOUN|NN|dobj|1"
    )
    assert ["Carl's train", "his red train"] in clusters(first, second)


def test_clusters_are_disjoint_and_every_link_has_a_rule() -> None:
    parse = Parse(doc(ANNA, CARL, PLANT, BERG, the("plant")))
    mentions = find_mentions(parse)
    members = [i for cluster in find_clusters(parse, mentions) for i in cluster]
    assert len(members) == len(set(members))
    assert all(rule for *_, rule in link_reasons(parse, mentions))


_WORDS = st.sampled_from(
    ["Berg", "Anna", "the", "plant", "factory", "Oslo", "of", "and", "she", "they", "it", "his", ","]
)
_POS = st.sampled_from(["PROPN/NNP", "NOUN/NN", "NOUN/NNS", "DET/DT", "ADP/IN", "PRON/PRP", "PRON/PRP$", "VERB/VBD"])
_DEPS = st.sampled_from(["nsubj", "compound", "det", "pobj", "prep", "appos", "conj", "amod", "poss", "punct", "advcl"])
_LABELS = st.sampled_from(["", "", "", "PERSON", "ORG", "GPE"])
_TOKENS = st.lists(st.tuples(_WORDS, _POS, _DEPS, _LABELS), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TOKENS, min_size=1, max_size=4))
def test_any_parse_gives_disjoint_clusters(text: list[list[tuple[str, str, str, str]]]) -> None:
    sentences = []
    for tokens in text:
        root = len(tokens) // 2
        parts = (
            f"{word}|{pos.replace('/', '|')}|{'ROOT' if i == root else dep}|{root}||{label}"
            for i, (word, pos, dep, label) in enumerate(tokens)
        )
        sentences.append(" ".join(parts))
    parse = Parse(doc(*sentences))
    mentions = find_mentions(parse)
    found = find_clusters(parse, mentions)
    members = [i for cluster in found for i in cluster]
    assert len(members) == len(set(members))
    assert all(len(cluster) > 1 and list(cluster) == sorted(cluster) for cluster in found)
    assert found == sorted(found)


def test_a_role_with_its_place_before_a_name_that_the_parser_took_for_a_list() -> None:
    sentence = (
        "She|PRON|PRP|nsubj|1 met|VERB|VBD|ROOT|1|meet the|DET|DT|det|3 envoy|NOUN|NN|dobj|1 to|ADP|IN|prep|1 "
        "Norway|PROPN|NNP|pobj|4||GPE ,|PUNCT|,|punct|5 Anna|PROPN|NNP|compound|8||PERSON "
        "Berg|PROPN|NNP|conj|5||I-PERSON ,|PUNCT|,|punct|8 54|NUM|CD|appos|8 .|PUNCT|.|punct|1"
    )
    assert clusters(sentence) == [["the envoy", "Anna Berg"]]


def test_first_person_in_the_sentence_after_the_speaker() -> None:
    first = (
        "\"|PUNCT|``|punct|5 No|INTJ|UH|ccomp|5 ,|PUNCT|,|punct|5 \"|PUNCT|''|punct|5 Carl|PROPN|NNP|nsubj|5||PERSON "
        "said|VERB|VBD|ROOT|5|say"
    )
    second = "\"|PUNCT|``|punct|2 I|PRON|PRP|nsubj|2 stay|VERB|VBP|ROOT|2|stay \"|PUNCT|''|punct|2"
    assert clusters(first, second) == [["Carl", "I"]]


KALLA = "Helmi|PROPN|NNP|compound|1||PERSON Kalla|PROPN|NNP|nsubj|6||I-PERSON ,|PUNCT|,|punct|1"
HE = "He|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
SHE = "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"


def test_a_noun_that_describes_a_person_gives_the_gender() -> None:
    widow = f"{KALLA} a|DET|DT|det|4 widow|NOUN|NN|appos|1 ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|6|leave"
    assert clusters(widow, SHE) == [["Helmi Kalla", "a widow", "She"]]
    assert clusters(widow, HE) == [["Helmi Kalla", "a widow"]]
    king = (
        "Ruvo|PROPN|NNP|compound|1||PERSON Kalla|PROPN|NNP|nsubj|2||I-PERSON was|AUX|VBD|ROOT|2|be a|DET|DT|det|4 "
        "king|NOUN|NN|attr|2"
    )
    assert clusters(king, SHE) == []
    assert clusters(king, HE) == [["Ruvo Kalla", "He"]]


def quoted(first: str, speaker: str) -> str:
    """A sentence such as '"He lied," Carl said', the pronoun or lower-case word given."""
    return (
        f"\"|PUNCT|``|punct|5 {first}|PRON|PRP|nsubj|2 lied|VERB|VBD|ccomp|6|lie ,|PUNCT|,|punct|6 \"|PUNCT|''|punct|6 "
        f"{speaker}|PROPN|NNP|nsubj|6||PERSON said|VERB|VBD|ROOT|6|say"
    )


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    olav = "Olav|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave"
    carl = "Carl|PROPN|NNP|nsubj|1||PERSON paused|VERB|VBD|ROOT|1|pause"
    assert clusters(olav, carl, quoted("He", "Carl")) == [["Olav", "He"], ["Carl", "Carl"]]


def test_he_said_after_a_statement_is_who_spoke_last() -> None:
    holm = (
        "Carl|PROPN|NNP|compound|1||PERSON Holm|PROPN|NNP|nsubj|2||I-PERSON said|VERB|VBD|ROOT|2|say "
        "that|SCONJ|IN|mark|5 "
        "mines|NOUN|NNS|nsubj|5|mine closed|VERB|VBD|ccomp|2|close"
    )
    olav = (
        "Olav|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON toured|VERB|VBD|ROOT|2|tour "
        "Oslo|PROPN|NNP|dobj|2||GPE"
    )
    said = (
        "Nothing|PRON|NN|nsubj|1 changed|VERB|VBD|ccomp|4|change ,|PUNCT|,|punct|4 he|PRON|PRP|nsubj|4 "
        "said|VERB|VBD|ROOT|4|say"
    )
    assert clusters(holm, olav, said) == [["Carl Holm", "he"]]
    assert clusters(holm, olav, HE) == [["Olav Berg", "He"]]


FOODS = "Penrose|PROPN|NNP|compound|1||ORG Foods|PROPN|NNPS|nsubj|2||I-ORG shrank|VERB|VBD|ROOT|2|shrink"
FOUNDED = (
    "Penrose|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be founded|VERB|VBN|ROOT|2|found by|ADP|IN|agent|2 "
    "Jowan|PROPN|NNP|compound|5||PERSON Penrose|PROPN|NNP|pobj|3||I-PERSON"
)
MR = "Mr|PROPN|NNP|compound|1 Penrose|PROPN|NNP|nsubj|2||PERSON left|VERB|VBD|ROOT|2|leave"


def test_a_founders_name_alone_is_the_company_that_was_named_first() -> None:
    assert clusters(FOODS, FOUNDED, MR) == [["Penrose Foods", "Penrose"], ["Jowan Penrose", "Penrose"]]


def test_a_founders_name_alone_is_the_founder_who_was_named_first() -> None:
    jowan = FOUNDED.replace("Penrose|PROPN|NNP|nsubjpass|2||PERSON", "It|PRON|PRP|nsubjpass|2")
    bare = "Penrose|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave"
    assert ["Jowan Penrose", "Penrose"] in clusters(jowan, FOODS, bare)


def test_an_office_after_as_is_held_by_the_subject_or_the_object() -> None:
    resigned = (
        "Anna|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be forced|VERB|VBN|ROOT|2|force to|PART|TO|aux|4 "
        "resign|VERB|VB|xcomp|2 as|ADP|IN|prep|4 trade|NOUN|NN|compound|7 minister|NOUN|NN|pobj|5"
    )
    assert clusters(resigned) == [["Anna", "trade minister"]]
    assert clusters(resigned.replace("resign|VERB|VB|", "pose|VERB|VB|")) == []
    elected = (
        "Carl|PROPN|NNP|nsubj|1||PERSON elected|VERB|VBD|ROOT|1|elect Anna|PROPN|NNP|dobj|1||PERSON as|ADP|IN|prep|1 "
        "leader|NOUN|NN|pobj|3"
    )
    assert clusters(elected) == [["Anna", "leader"]]
    assert clusters(elected.replace("elected|VERB|VBD|ROOT|1|elect", "replaced|VERB|VBD|ROOT|1|replace")) == [
        ["Carl", "leader"]
    ]


def test_a_thing_and_the_name_it_is_given() -> None:
    sentence = (
        "She|PRON|PRP|nsubj|1 built|VERB|VBD|ROOT|1|build a|DET|DT|det|3 boat|NOUN|NN|dobj|1 named|VERB|VBN|acl|3|name "
        "Vesla|PROPN|NNP|oprd|4||PERSON"
    )
    assert clusters(sentence) == [["a boat", "Vesla"]]
    assert clusters(sentence.replace("named|VERB|VBN|acl|3|name", "seen|VERB|VBN|acl|3|see")) == []


def test_the_town_of_a_name_but_not_the_capital_of_a_country() -> None:
    sentence = (
        "She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave the|DET|DT|det|3 town|NOUN|NN|dobj|1 of|ADP|IN|prep|3 "
        "Marn|PROPN|NNP|pobj|4||GPE"
    )
    assert clusters(sentence) == [["the town", "Marn"]]
    assert clusters(sentence.replace("town", "capital")) == []
    assert clusters(sentence.replace("town", "capital").replace("of|ADP", "in|ADP")) == [["the capital", "Marn"]]


def test_a_model_before_the_noun_for_its_class() -> None:
    sentence = (
        "They|PRON|PRP|nsubj|1 make|VERB|VBP|ROOT|1 KJ-40|PROPN|NNP|compound|4||PRODUCT passenger|NOUN|NN|compound|4 "
        "{}|NOUN|NNS|dobj|1|{}"
    )
    assert clusters(sentence.format("planes", "plane")) == [["KJ-40", "KJ-40 passenger planes"]]
    assert clusters(sentence.format("seats", "seat")) == []


def test_bare_plurals_are_one_kind_unless_narrowed_down() -> None:
    visas = "Visas|NOUN|NNS|nsubj|1|visa expired|VERB|VBD|ROOT|1|expire"
    assert clusters(visas, visas) == [["Visas", "Visas"]]
    narrowed = "Student|NOUN|NN|compound|1 visas|NOUN|NNS|nsubj|2|visa expired|VERB|VBD|ROOT|2|expire"
    assert clusters(visas, narrowed) == []


def test_the_only_one_of_its_kind_may_be_described_anew() -> None:
    lorry = "Anna|PROPN|NNP|nsubj|1||PERSON saw|VERB|VBD|ROOT|1|see a|DET|DT|det|3 lorry|NOUN|NN|dobj|1"
    new = "The|DET|DT|det|2 milk|NOUN|NN|compound|2 lorry|NOUN|NN|nsubj|3 left|VERB|VBD|ROOT|3|leave"
    assert ["a lorry", "The milk lorry"] in clusters(lorry, new)
    rusty = lorry.replace(
        "a|DET|DT|det|3 lorry|NOUN|NN|dobj|1", "a|DET|DT|det|4 beer|NOUN|NN|compound|4 lorry|NOUN|NN|dobj|1"
    )
    assert clusters(rusty, new) == []
    assert not any({"a beer lorry", "The milk lorry"} <= set(c) for c in clusters(lorry, rusty, new))


def test_the_first_of_a_named_series_is_the_named_one() -> None:
    cup = "The|DET|DT|det|2 Orla|PROPN|NNP|compound|2 contest|NOUN|NN|nsubj|3 began|VERB|VBD|ROOT|3|begin"
    first = (
        "The|DET|DT|det|3 first|ADJ|JJ|amod|3 Orla|PROPN|NNP|compound|3 contest|NOUN|NN|nsubj|4 "
        "ended|VERB|VBD|ROOT|4|end"
    )
    both = ["The Orla contest", "The first Orla contest"]
    assert both in clusters(cup, first)
    assert not any("The second Orla contest" in c for c in clusters(cup, first.replace("first", "second")))


def test_their_is_whom_the_clause_drives_out_and_not_who_says_so() -> None:
    said = (
        "Officials|NOUN|NNS|nsubj|1|official said|VERB|VBD|ROOT|1|say floods|NOUN|NNS|nsubj|3|flood "
        "drove|VERB|VBD|ccomp|1|drive many|ADJ|JJ|amod|5 people|NOUN|NNS|dobj|3|people from|ADP|IN|prep|3 "
        "their|PRON|PRP$|poss|8 homes|NOUN|NNS|pobj|6|home"
    )
    assert clusters(said) == [["many people", "their"]]


def test_among_them_are_those_just_mentioned() -> None:
    freed = (
        "Rebels|NOUN|NNS|nsubj|1|rebel freed|VERB|VBD|ROOT|1|free "
        "four|NUM|CD|nummod|3 hostages|NOUN|NNS|dobj|1|hostage "
        ",|PUNCT|,|punct|3 among|ADP|IN|prep|3 them|PRON|PRP|pobj|5 Anna|PROPN|NNP|compound|8||PERSON "
        "Berg|PROPN|NNP|appos|3||I-PERSON"
    )
    assert ["four hostages", "them"] in clusters(freed)


def test_an_event_of_a_year_is_not_taken_up_later_without_it() -> None:
    dated = "The|DET|DT|det|2 2019|NUM|CD|nummod|2 final|NOUN|NN|nsubj|3 ended|VERB|VBD|ROOT|3|end"
    between = "Anna|PROPN|NNP|nsubj|1||PERSON slept|VERB|VBD|ROOT|1|sleep"
    assert clusters(dated, the("final")) == [["The 2019 final", "The final"]]
    assert ["The 2019 final", "The final"] not in clusters(dated, between, between, the("final"))


def test_an_accented_given_name_has_its_gender() -> None:
    name = "Hélène|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|2||I-PERSON slept|VERB|VBD|ROOT|2|sleep"
    he = "He|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1|leave"
    assert clusters(name, he) == []


def test_a_thing_with_an_article_is_no_persons_full_name() -> None:
    thing = (
        "The|DET|DT|det|2 Alpha|PROPN|NNP|compound|2||PERSON Pin|PROPN|NNP|nsubj|3||I-PERSON sold|VERB|VBD|ROOT|3|sell"
    )
    short = "Alpha|PROPN|NNP|nsubj|1||PERSON grew|VERB|VBD|ROOT|1|grow"
    assert clusters(short, thing) == []


def said(*words: str, label: str = "ORG") -> str:
    """A name of these words in a sentence of its own."""
    last = len(words) - 1
    tokens = [
        f"{w}|PROPN|NNP|{'compound' if n < last else 'nsubj'}|{last if n < last else last + 1}||"
        for n, w in enumerate(words)
    ]
    return " ".join(
        [*(f"{t}{'I-' if n else ''}{label}" for n, t in enumerate(tokens)), f"grew|VERB|VBD|ROOT|{last + 1}|grow"]
    )


def the_plural(word: str) -> str:
    return f"The|DET|DT|det|1 {word}|PROPN|NNPS|nsubj|2||ORG grew|VERB|VBD|ROOT|2|grow"


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (said("Larry", "Holm", label="PERSON"), said("Lawrence", "Holm", label="PERSON"), True),
        (said("Larry", "Holm", label="PERSON"), said("Lars", "Holm", label="PERSON"), False),
        (said("Haruka", "Sato", label="PERSON"), said("Sato", "Haruka", label="PERSON"), True),
        (said("Kristin", "Vik", label="PERSON"), said("Kristen", "Vik", label="PERSON"), True),
        (said("Christina", "Vik", label="PERSON"), said("Christine", "Vik", label="PERSON"), False),
        (said("St", "Brannoc", label="PERSON"), said("Brannoc", label="PERSON"), True),
        (said("Lindholm", "Falcons"), the_plural("Falcons"), True),
        (said("Lindholm", "Falcons"), said("Falcons"), False),
        (said("Faroe", "Islands", label="LOC"), the_plural("Faroes").replace("ORG", "LOC"), True),
        (said("Hurricane", "Dorothea", label="EVENT"), said("Dorothea", label="PERSON"), True),
        (said("Dorothea", label="PERSON"), said("Hurricane", "Dorothea", label="EVENT"), False),
        (said("Aldora", "Motor", "Corp"), said("Aldora"), True),
        (said("Karl", "Renner", "Bridge", label="FAC"), said("KR", "Bridge", label="FAC"), True),
        (said("Karl", "Renner", "Bridge", label="FAC"), said("KR", "Tower", label="FAC"), False),
        (said("Bergen", "County", label="GPE"), said("Bergen", label="GPE"), False),
    ],
)
def test_variants_of_a_name(one: str, other: str, *, is_one: bool) -> None:
    assert bool(clusters(one, other)) is is_one


def beside(
    between: str, first: str = "Northwind", second: str = "Aurora", label: str = "ORG", after: str = "."
) -> list[list[str]]:
    """Clusters of a sentence with two names and these words between them."""
    middle = " ".join(f"{word}|X|X|dep|0" for word in between.split())
    return clusters(
        f"{first}|PROPN|NNP|ROOT|0||{label} {middle} {second}|PROPN|NNP|dep|0||{label} {after}|PUNCT|{after}|punct|0"
    )


@pytest.mark.parametrize(
    ("between", "is_one"),
    [
        (", also known as", True),
        (", formerly", True),
        ("is now called", True),
        ("aka", True),
        ("formerly", False),
        ("called", False),
        ("named", False),
        (", known for", False),
        ("and", False),
        (", unlike what was formerly", False),
    ],
)
def test_names_that_the_text_calls_names_of_one_thing(between: str, *, is_one: bool) -> None:
    assert bool(beside(between)) is is_one


def test_brackets_hold_another_name_of_a_firm_or_title_and_the_place_or_party_of_others() -> None:
    assert beside("(", second="NWD", after=")")
    assert beside("(", second="KSB", after=")") == []
    assert beside("(", second="Aurora", after=")") == []
    assert beside("( the", second="Aurora", label="FAC", after=")")
    assert beside("(", first="Springfield", second="NWD", label="PERSON", after=")") == []
    union = (
        "Seafarers|PROPN|NNPS|compound|1||ORG Union|PROPN|NNP|ROOT|1||I-ORG (|PUNCT|(|punct|1 "
        "NSF|PROPN|NNP|appos|1||ORG )|PUNCT|)|punct|1"
    )
    assert clusters(union) == [["Seafarers Union", "NSF"]]
    assert clusters(union.replace("NSF", "UK")) == []


def test_a_person_is_born_under_another_name() -> None:
    married = (
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|ROOT|1||I-PERSON ,|PUNCT|,|punct|1 born|VERB|VBN|acl|1|bear "
    )
    vik = "Mia|PROPN|NNP|compound|5||PERSON Vik|PROPN|NNP|oprd|3||I-PERSON"
    assert clusters(married + vik) == [["Anna Berg", "Mia Vik"]]
    assert clusters(married + "Oslo|PROPN|NNP|oprd|3||GPE") == []


def test_a_father_of_nearly_the_same_name_stays_apart() -> None:
    son = said("John", "Marsh", label="PERSON")
    father = (
        "The|DET|DT|det|1 {kin}|NOUN|NN|nsubj|6 of|ADP|IN|prep|1 John|PROPN|NNP|compound|5||PERSON "
        "Quentin|PROPN|NNP|compound|5||I-PERSON Marsh|PROPN|NNP|pobj|2||I-PERSON left|VERB|VBD|ROOT|6|leave"
    )
    assert ["John Marsh", "John Quentin Marsh"] in clusters(son, father.format(kin="office"))
    assert clusters(son, father.format(kin="son")) == []


def test_a_name_inside_a_name_joins_whoever_has_it_alone() -> None:
    university = (
        "The|DET|DT|det|1 University|PROPN|NNP|nsubj|4||ORG of|ADP|IN|prep|1||I-ORG Oslo|PROPN|NNP|pobj|2||I-ORG "
        "grew|VERB|VBD|ROOT|4|grow"
    )
    assert clusters(said("Oslo", label="GPE"), university) == [["Oslo", "Oslo"]]


NAMES = st.lists(
    st.sampled_from(["anna", "ana", "maria", "berg", "kovalev", "kovalyov", "larry", "lawrence"]),
    min_size=2,
    max_size=4,
)


@given(NAMES, NAMES)
def test_being_a_variant_goes_both_ways(one: list[str], other: list[str]) -> None:
    assert is_variant(tuple(one), tuple(other)) == is_variant(tuple(other), tuple(one))


def subject(name: str, label: str, *, article: bool = False, tag: str = "NNP") -> str:
    """A sentence whose subject is that name."""
    words = name.split()
    first = int(article)
    last = first + len(words) - 1
    tokens = [f"the|DET|DT|det|{last}"] if article else []
    for n, word in enumerate(words):
        dep, head, form = ("nsubj", last + 1, tag) if n == len(words) - 1 else ("compound", last, "NNP")
        tokens.append(f"{word}|PROPN|{form}|{dep}|{head}||{'I-' if n else ''}{label}")
    return " ".join([*tokens, f"rose|VERB|VBD|ROOT|{last + 1}|rise"])


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (("Olympic Games", "EVENT"), ("Olympics", "EVENT"), True),
        (("Summer Olympic Games", "EVENT"), ("Summer Olympics", "EVENT"), True),
        (("Main St.", "FAC"), ("Main Street", "FAC"), True),
        (("St. Paul", "GPE"), ("Street Paul", "GPE"), False),
        (("US Navy", "ORG"), ("United States Navy", "ORG"), True),
        (("Labor Party", "ORG"), ("Labor Council", "ORG"), False),
    ],
)
def test_two_forms_of_one_name(first: tuple[str, str], second: tuple[str, str], is_one: bool) -> None:  # noqa: FBT001
    assert bool(clusters(subject(*first), subject(*second))) == is_one


def test_an_organisation_with_and_without_its_country() -> None:
    party = (
        "Green|PROPN|NNP|compound|1||ORG Party|PROPN|NNP|nsubj|4||I-ORG of|ADP|IN|prep|1||I-ORG "
        "{}|PROPN|NNP|pobj|2||I-ORG rose|VERB|VBD|ROOT|4|rise"
    )
    short = subject("Green Party", "ORG", article=True)
    assert clusters(party.format("Norway"), short) == [["Green Party of Norway", "Green Party"]]
    assert clusters(party.format("Norway"), party.format("Sweden"), short) == []


def test_a_team_by_its_plural() -> None:
    team = subject("Oslo Falcons", "ORG", tag="NNPS")
    bare = subject("Falcons", "ORG", article=True, tag="NNPS")
    assert clusters(team, bare) == [["Oslo Falcons", "Falcons"]]
    assert clusters(team, bare.replace("NNPS", "NNP").replace("Falcons", "Falcon")) == []


def test_a_title_and_its_translation() -> None:
    text = (
        "Havet|PROPN|NNP|nsubj|7||WORK_OF_ART (|PUNCT|-LRB-|punct|0 The|DET|DT|det|3 Sails|PROPN|NNP|appos|0||{} "
        ",|PUNCT|,|punct|3 {}|NUM|CD|nummod|3 )|PUNCT|-RRB-|punct|0 won|VERB|VBD|ROOT|7|win"
    )
    assert clusters(text.format("PRODUCT", "1972")) == [["Havet", "Sails"]]
    assert clusters(text.format("PRODUCT", "12")) == []


def test_who_is_named_before_the_clause_is_said_again() -> None:
    dislocated = (
        "Berg|PROPN|NNP|npadvmod|3||PERSON ,|PUNCT|,|punct|3 he|PRON|PRP|nsubj|3 left|VERB|VBD|ROOT|3|leave "
        "early|ADV|RB|advmod|3"
    )
    assert clusters(dislocated) == [["Berg", "he"]]


def test_a_listed_possessor_may_be_the_first_of_the_list() -> None:
    listed = (
        "Anna|PROPN|NNP|nsubj|8||PERSON ,|PUNCT|,|punct|0 her|PRON|PRP$|poss|3 mother|NOUN|NN|appos|0 "
        "and|CCONJ|CC|cc|3 her|PRON|PRP$|poss|6 aunt|NOUN|NN|conj|3 soon|ADV|RB|advmod|8 left|VERB|VBD|ROOT|8|leave"
    )
    assert ["Anna", "her", "her"] in clusters(listed)


def test_a_friend_in_apposition_is_not_his_own() -> None:
    friend = (
        "Berg|PROPN|NNP|nsubj|6||PERSON ,|PUNCT|,|punct|0 his|PRON|PRP$|poss|3 friend|NOUN|NN|appos|0 "
        "and|CCONJ|CC|cc|3 mentor|NOUN|NN|conj|3 died|VERB|VBD|ROOT|6|die"
    )
    assert not any("his" in cluster for cluster in clusters(friend))


def test_a_name_mistaken_for_a_persons_may_be_it() -> None:
    storm = "Amaro|PROPN|NNP|nsubj|1||PERSON hit|VERB|VBD|ROOT|1|hit Oslo|PROPN|NNP|dobj|1||GPE"
    assert ["Amaro", "It"] in clusters(
        storm, "It|PRON|PRP|nsubj|1 weakened|VERB|VBD|ROOT|1|weaken later|ADV|RB|advmod|1"
    )
