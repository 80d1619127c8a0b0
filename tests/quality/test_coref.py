"""How the coreference gate widens mentions to what corpora annotate."""

from __future__ import annotations

from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from tests.docs import doc
from tests.quality.coref import spans_of


def spans(*sentences: str, cluster: tuple[str, ...]) -> set[str]:
    """The texts that a cluster of the mentions with these head words comes out as."""
    parse = parse_of(doc(*sentences))
    mentions = find_mentions(parse)
    chosen = [i for i, m in enumerate(mentions) if parse.words[m.head] in cluster]
    return {parse.text[start:end] for start, end in spans_of(parse, mentions, chosen)}


HE = "He|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"


def test_a_phrase_has_its_postmodifier_and_possessive_mark() -> None:
    text = (
        "The|DET|DT|det|1 owner|NOUN|NN|poss|6 of|ADP|IN|prep|1 the|DET|DT|det|4 plant|NOUN|NN|pobj|2 "
        "'s|PART|POS|case|1 dog|NOUN|NN|nsubj|7 barked|VERB|VBD|ROOT|7|bark"
    )
    assert spans(text, HE, cluster=("owner", "He")) == {"The owner of the plant's", "He"}


def test_a_phrase_that_the_parser_hangs_on_a_persons_name_is_left_out() -> None:
    text = (
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|ROOT|1||I-PERSON in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|2||GPE"
    )
    she = "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
    assert spans(text, she, cluster=("Berg", "She")) == {"Anna Berg", "She"}


def test_a_noun_in_apposition_is_left_out_and_one_phrase_is_no_chain() -> None:
    text = (
        "Anna|PROPN|NNP|compound|1||PERSON Berg|PROPN|NNP|nsubj|6||I-PERSON ,|PUNCT|,|punct|1 a|DET|DT|det|4 "
        "nurse|NOUN|NN|appos|1 ,|PUNCT|,|punct|1 left|VERB|VBD|ROOT|6|leave"
    )
    she = "She|PRON|PRP|nsubj|1 slept|VERB|VBD|ROOT|1|sleep"
    assert spans(text, cluster=("Berg", "nurse")) == set()
    assert spans(text, she, cluster=("Berg", "nurse", "She")) == {"Anna Berg, a nurse", "She"}


def test_brackets_are_balanced() -> None:
    text = (
        "The|DET|DT|det|1 union|NOUN|NN|nsubj|5 (|PUNCT|-LRB-|punct|1 NFA|PROPN|NNP|appos|1||ORG )|PUNCT|-RRB-|punct|1 "
        "agreed|VERB|VBD|ROOT|5|agree"
    )
    it = "It|PRON|PRP|nsubj|1 lost|VERB|VBD|ROOT|1|lose"
    found = spans(text, it, cluster=("union", "It"))
    assert not any(span.count("(") != span.count(")") for span in found)
    assert "It" in found


def name_spans(text: str, pronoun: str = "she") -> set[str]:
    """What the last proper noun's mention comes out as, with a pronoun in the same cluster."""
    other = HE.replace("He", pronoun.capitalize())
    head = [word.split("|")[0] for word in text.split() if "|PERSON" in word or "|I-PERSON" in word][-1]
    return spans(text, other, cluster=(head, pronoun.capitalize())) - {pronoun.capitalize()}


def test_only_what_describes_a_person_stands_before_the_persons_name() -> None:
    text = "the|DET|DT|det|2 {}|NOUN|NN|compound|2 Berg|PROPN|NNP|nsubj|3||PERSON slept|VERB|VBD|ROOT|3|sleep"
    assert name_spans(text.format("singer")) == {"the singer Berg"}
    assert name_spans(text.format("paper")) == {"Berg"}
    what = "what|PRON|WDT|det|1 Berg|PROPN|NNP|nsubj|2||PERSON said|VERB|VBD|ROOT|2|say"
    assert name_spans(what) == {"Berg"}


def test_the_article_before_a_name_may_belong_to_the_noun_behind() -> None:
    text = (
        "the|DET|DT|det|2 Anna|PROPN|NNP|compound|2||PERSON Berg|PROPN|NNP|ROOT|2||I-PERSON {} "
        "Anna|PROPN|NNP|compound|5||PERSON Berg|PROPN|NNP|dep|2||I-PERSON"
    )
    assert name_spans(text.format("meaning|NOUN|NN|dep|2")) == {"Anna Berg"}
    assert name_spans(text.format("slept|VERB|VBD|acl|2|sleep")) > {"Anna Berg"}


def test_dates_in_brackets_are_no_part_of_a_name() -> None:
    text = (
        "Berg|PROPN|NNP|nsubj|4||PERSON (|PUNCT|-LRB-|punct|2 1870|NUM|CD|appos|0 )|PUNCT|-RRB-|punct|2 "
        "slept|VERB|VBD|ROOT|4|sleep"
    )
    assert spans(text, HE, cluster=("Berg", "He")) == {"Berg", "He"}


def test_an_emphatic_reflexive_is_part_of_the_phrase_before_it() -> None:
    text = "Berg|PROPN|NNP|nsubj|2||PERSON himself|PRON|PRP|appos|0 washed|VERB|VBD|ROOT|2|wash himself|PRON|PRP|dobj|2"
    parse = parse_of(doc(text, HE))
    mentions = find_mentions(parse)
    found = spans_of(parse, mentions, range(len(mentions)))
    assert sorted(parse.starts.index(start) for start, _ in found) == [0, 3, 4]


def test_an_age_of_a_place_is_not_the_place() -> None:
    text = "Modern|ADJ|JJ|amod|1 Tunis|PROPN|NNP|nsubj|2||GPE grew|VERB|VBD|ROOT|2|grow"
    again = "Tunis|PROPN|NNP|nsubj|1||GPE thrived|VERB|VBD|ROOT|1|thrive"
    it = "It|PRON|PRP|nsubj|1 lost|VERB|VBD|ROOT|1|lose"
    parse = parse_of(doc(text, again, it))
    found = spans_of(parse, mentions := find_mentions(parse), range(len(mentions)))
    assert {parse.text[start:end] for start, end in found} == {"Tunis", "It"}
    assert len(found) == 2
