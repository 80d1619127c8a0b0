# ruff: noqa: E501, ISC004  (hand-built sentences read best on one line)
"""Time expressions: what they mean, what is none, and whose circumstance they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import dates
from kg.extract.circumstances import attach_time, find_times, time_tokens
from kg.extract.parse import Parse
from tests.docs import doc

if TYPE_CHECKING:
    from kg.extract.layers import TimeSpan

PUBLISHED = date(2024, 8, 14)  # a Wednesday


def sentence(before: str, *, verb: str = "opened|VERB|VBD", after: str = "") -> str:
    """It <verb> <after> <words>, in the notation of `tests.docs`; the words hang flat on the verb."""
    word, *tags = verb.split("|")
    tail = f" {after}" if after else ""
    flat = " ".join(f"{w}|{'PROPN' if w[:1].isupper() else 'NOUN'}|NN|npadvmod|1" for w in before.split())
    return f"It|PRON|PRP|nsubj|1 {word}|{tags[0]}|{tags[1]}|ROOT|1{tail} {flat}"


def only(words: str, published: date | None = PUBLISHED, *, verb: str = "opened|VERB|VBD", after: str = "") -> TimeSpan:
    """The one expression of such a sentence."""
    (found,) = find_times(Parse(doc(sentence(words, verb=verb, after=after))), published)
    return found


def meaning(span: TimeSpan) -> tuple[str, str, str]:
    return span.value, span.earliest, span.latest


def whole(value: str) -> tuple[str, str, str]:
    """The bounds of a value, written out."""
    if len(value) == 4:
        return value, f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7:
        month = dates.month(int(value[:4]), int(value[5:]))
        return value, str(month.earliest), str(month.latest)
    return value, value, value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("yesterday", "2024-08-13"), ("today", "2024-08-14"), ("Earlier yesterday", "2024-08-13"),
        ("yesterday evening", "2024-08-13"), ("the day before yesterday", "2024-08-12"), ("last night", "2024-08-13"),
        ("this morning", "2024-08-14"), ("on Tuesday", "2024-08-13"), ("on Wednesday", "2024-08-14"),
        ("Monday night", "2024-08-12"), ("late Sunday", "2024-08-11"), ("last Wednesday", "2024-08-07"),
        ("on Thursday last week", "2024-08-08"), ("on Monday of next week", "2024-08-19"),
        ("this Friday", "2024-08-16"),
        ("last month", "2024-07"), ("this month", "2024-08"), ("next month", "2024-09"), ("last year", "2023"),
        ("next year", "2025"), ("in 2002", "2002"), ("in May", "2024-05"), ("in October", "2023-10"),
        ("in August", "2024-08"), ("on May 5", "2024-05-05"), ("on Oct. 3", "2023-10-03"),
        ("on 15 Sep 2023", "2023-09-15"),
        ("on 15 September , 2023", "2023-09-15"), ("on July 4 , 2025", "2025-07-04"), ("on July 4th", "2024-07-04"),
        ("on the 4th of July", "2024-07-04"), ("Friday , July 4 , 2025", "2025-07-04"),
        ("Fri. 4 July 2025", "2025-07-04"),
        ("in June 2019", "2019-06"), ("June of 2019", "2019-06"), ("in early 2020", "2020"),
        ("in mid - March", "2024-03"),
        ("at the end of March", "2024-03"), ("in the summer of last year", "2023"),
        ("on 2023 - 09 - 15", "2023-09-15"),
        ("on 2023-09-15", "2023-09-15"), ("on 14/07/2025", "2025-07-14"), ("seventeen years ago", "2007"),
        ("twenty - five years ago", "1999"), ("two months ago", "2024-06"), ("three days ago", "2024-08-11"),
        ("a year ago", "2023"), ("last May", "2024-05"), ("last December", "2023-12"),
    ],
)  # fmt: skip
def test_value(words: str, value: str) -> None:
    assert meaning(only(words)) == whole(value)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("last week", "2024-08-05", "2024-08-11"), ("this week", "2024-08-12", "2024-08-18"),
        ("last weekend", "2024-08-10", "2024-08-11"), ("over the weekend", "2024-08-10", "2024-08-11"),
        ("two weeks ago", "2024-07-29", "2024-08-04"), ("in the 1950s", "1950-01-01", "1959-12-31"),
        ("in the early 1950s", "1950-01-01", "1959-12-31"), ("in the 19th century", "1800-01-01", "1900-12-31"),
        ("in the nineteenth century", "1800-01-01", "1900-12-31"), ("since Tuesday", "2024-08-13", ""),
        ("since 2012", "2012-01-01", ""), ("until last week", "", "2024-08-11"), ("by 2030", "", "2030-12-31"),
        ("before 2002", "", "2001-12-31"), ("after May 2020", "2020-06-01", ""), ("until June 3", "", "2024-06-03"),
        ("between 2001 and 2004", "2001-01-01", "2004-12-31"), ("from 2001 to 2004", "2001-01-01", "2004-12-31"),
        ("2001 - 2004", "2001-01-01", "2004-12-31"), ("in 2001-04", "2001-01-01", "2004-12-31"),
        ("from May to July 2020", "2020-05-01", "2020-07-31"),
        ("from November to February 2020", "2019-11-01", "2020-02-29"),
        ("Monday to Tuesday", "2024-08-12", "2024-08-13"), ("on July 4 - 6 , 2025", "2025-07-04", "2025-07-06"),
        ("on 4 - 6 July", "2024-07-04", "2024-07-06"), ("on 04/07/2025", "2025-04-07", "2025-07-04"),
        ("over the past two years", "2022-08-14", "2024-08-14"), ("in the last week", "2024-08-07", "2024-08-14"),
        ("years ago", "", "2024-08-14"), ("about ten years ago", "", "2024-08-14"), ("last decade", "", ""),
        ("in the spring of 2019", "2019-01-01", "2019-12-31"), ("in winter 2019", "2018-12-01", "2020-03-31"),
        ("last summer", "2023-01-01", "2024-08-14"),
        ("in the 1960s and 1970s", "1960-01-01", "1979-12-31"),
        ("by the late 1980s and early 1990s", "", "1999-12-31"),
        ("from early 2001 to late 2004", "2001-01-01", "2004-12-31"),
        ("some 5,000 years ago", "", "2024-08-14"),
        ("in 2001 or 2002", "2001-01-01", "2002-12-31"), ("last quarter", "2024-04-01", "2024-06-30"),
        ("in the first quarter of 2023", "2023-01-01", "2023-03-31"), ("in the second half of 2020", "2020-07-01", "2020-12-31"),
        ("in the third quarter", "", ""),
    ],
)  # fmt: skip
def test_bounds(words: str, earliest: str, latest: str) -> None:
    assert meaning(only(words)) == ("", earliest, latest)


@pytest.mark.parametrize(
    "words",
    ["for two decades",
        "in 1200 BC",
        "by the 7th century B.C.",
        "this day", "two days later", "a week earlier", "the next day", "that year", "at 12:30", "at 5 p.m.", "every Monday",
     "for several years", "in recent months", "by the end of the year", "at noon", "the same day", "within hours"],
)  # fmt: skip
def test_text_only(words: str) -> None:
    found = only(words)
    assert meaning(found) == ("", "", "")
    assert found.text in words
    assert (found.start, found.end) == (2, 2 + len(words.split()))


@pytest.mark.parametrize(
    "words", ["yesterday", "on Tuesday", "last month", "in May", "on May 5", "two years ago", "last winter"]
)
def test_relative_words_mean_nothing_without_a_publication_date(words: str) -> None:
    assert meaning(only(words, None)) == ("", "", "")


@pytest.mark.parametrize(
    ("words", "value"), [("in 2002", "2002"), ("on 5 May 2021", "2021-05-05"), ("in June 2019", "2019-06")]
)
def test_full_dates_need_no_publication_date(words: str, value: str) -> None:
    assert only(words, None).value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("on Tuesday", "2024-08-20"), ("on Wednesday", "2024-08-14"), ("next Tuesday", "2024-08-20"), ("in May", "2025-05"),
     ("in October", "2024-10"), ("on Oct. 3", "2024-10-03"), ("on May 5", "2025-05-05"), ("tomorrow", "2024-08-15")],
)  # fmt: skip
@pytest.mark.parametrize("helper", ["will|AUX|MD|aux|1", "could|AUX|MD|aux|1"])
def test_future(words: str, value: str, helper: str) -> None:
    assert only(words, verb="open|VERB|VB", after=helper).value == value


def test_plans_lie_ahead() -> None:
    plan = "They|PRON|PRP|nsubj|1 plan|VERB|VBP|ROOT|1 to|PART|TO|aux|3 meet|VERB|VB|xcomp|1 on|ADP|IN|prep|3 Friday|PROPN|NNP|pobj|4"
    (found,) = find_times(Parse(doc(plan)), PUBLISHED)
    assert found.value == "2024-08-16"


def test_earlier_and_later_part_of_a_period() -> None:
    assert meaning(only("earlier this month")) == ("2024-08", "2024-08-01", "2024-08-14")
    assert meaning(only("later this year")) == ("2024", "2024-08-14", "2024-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Voters|NOUN|NNS|nsubj|1 chose|VERB|VBD|ROOT|1 Super|PROPN|NNP|compound|3 Tuesday|PROPN|NNP|dobj|1",
        "It|PRON|PRP|nsubj|1 was|AUX|VBD|ROOT|1 Black|PROPN|NNP|compound|3||EVENT Friday|PROPN|NNP|attr|1||I-EVENT",
        "Boeing|PROPN|NNP|compound|1||PRODUCT 2002|NUM|CD|nsubj|2||I-PRODUCT flew|VERB|VBD|ROOT|2",
        "Boeing|PROPN|NNP|compound|1 2002|NUM|CD|nsubj|2 flew|VERB|VBD|ROOT|2",
        "Ann|PROPN|NNP|compound|1||PERSON May|PROPN|NNP|nsubj|2||I-PERSON won|VERB|VBD|ROOT|2",
        "They|PRON|PRP|nsubj|2 may|AUX|MD|aux|2 march|VERB|VB|ROOT|2",
        "Fern|PROPN|NNP|compound|1||ORG Today|PROPN|NNP|nsubj|2||I-ORG wrote|VERB|VBD|ROOT|2",
        "In|ADP|IN|prep|3 2002|NUM|CD|nummod|2||CARDINAL cases|NOUN|NNS|pobj|0 they|PRON|PRP|nsubj|4 won|VERB|VBD|ROOT|4",
        "He|PRON|PRP|nsubj|1 came|VERB|VBD|ROOT|1 last|ADJ|JJ|advmod|1",
        "She|PRON|PRP|nsubj|1 spent|VERB|VBD|ROOT|1 two|NUM|CD|nummod|3 years|NOUN|NNS|dobj|1 there|ADV|RB|advmod|1",
        "a|DET|DT|det|1 two|NUM|CD|nummod|3 -|PUNCT|HYPH|punct|3 year|NOUN|NN|compound|4 plan|NOUN|NN|ROOT|4",
        "in|ADP|IN|prep|4 a|DET|DT|det|3 second|ADJ|JJ|amod|3 term|NOUN|NN|pobj|0 won|VERB|VBD|ROOT|4",
        "a|DET|DT|det|3 two|NUM|CD|nummod|2 years|NOUN|NNS|npadvmod|3 old|ADJ|JJ|ROOT|3",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(Parse(doc(text)), PUBLISHED) == []


def test_a_counted_noun_after_a_month_is_not_its_day() -> None:
    text = "In|ADP|IN|prep|5 May|PROPN|NNP|pobj|0 ,|PUNCT|,|punct|5 20|NUM|CD|nummod|4 people|NOUN|NNS|nsubj|5 died|VERB|VBD|ROOT|5"
    (found,) = find_times(Parse(doc(text)), PUBLISHED)
    assert (found.value, found.end) == ("2024-05", 2)


def test_text_keeps_only_prepositions_that_mean_something() -> None:
    assert only("on Tuesday").text == "Tuesday"
    assert only("in the 1950s").text == "1950s"
    assert only("since Tuesday").text == "since Tuesday"
    assert only("from 2001 to 2004").text == "from 2001 to 2004"
    assert only("for two decades").text == "for two decades"


def test_preposition_belongs_to_the_span_and_its_tokens() -> None:
    found = only("since last week")
    assert time_tokens([found]) == {2, 3, 4}


def test_expressions_do_not_cross_sentences() -> None:
    first = "It|PRON|PRP|nsubj|1 fell|VERB|VBD|ROOT|1 in|ADP|IN|prep|1 May|PROPN|NNP|pobj|2"
    second = "5|NUM|CD|nummod|1 men|NOUN|NNS|nsubj|2 died|VERB|VBD|ROOT|2"
    (found,) = find_times(Parse(doc(first, second)), PUBLISHED)
    assert found.value == "2024-05"


def attached(text: str) -> dict[str, str]:
    """Word of the target -> text of its time."""
    parse = Parse(doc(text))
    return {parse.words[i]: t.text for i, t in attach_time(parse, find_times(parse, PUBLISHED)).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1 yesterday|NOUN|NN|npadvmod|1", {"left": "yesterday"}),
        (
            "She|PRON|PRP|nsubj|1 left|VERB|VBD|ROOT|1 the|DET|DT|det|3 plant|NOUN|NN|dobj|1 in|ADP|IN|prep|3 2002|NUM|CD|pobj|4",
            {"left": "2002"},
        ),
        (
            "The|DET|DT|det|1 attack|NOUN|NN|nsubj|4 in|ADP|IN|prep|1 2002|NUM|CD|pobj|2 killed|VERB|VBD|ROOT|4",
            {"attack": "2002"},
        ),
        (
            "She|PRON|PRP|nsubj|1 won|VERB|VBD|ROOT|1 the|DET|DT|det|4 2016|NUM|CD|nummod|4 vote|NOUN|NN|dobj|1",
            {"vote": "2016"},
        ),
        (
            "At|ADP|IN|prep|4 Tuesday|PROPN|NNP|poss|3 's|PART|POS|case|1 session|NOUN|NN|pobj|0 left|VERB|VBD|ROOT|4",
            {"session": "Tuesday"},
        ),
        (
            "Police|NOUN|NNS|nsubj|1 said|VERB|VBD|ROOT|1 Monday|PROPN|NNP|npadvmod|1 that|SCONJ|IN|mark|5 she|PRON|PRP|nsubj|5 "
            "fled|VERB|VBD|ccomp|1 late|ADJ|JJ|amod|7 Sunday|PROPN|NNP|npadvmod|5",
            {"said": "Monday", "fled": "late Sunday"},
        ),
        (
            "It|PRON|PRP|nsubj|1 fell|VERB|VBD|ROOT|1 two|NUM|CD|nummod|3 days|NOUN|NNS|npadvmod|4 later|ADV|RBR|advmod|1 "
            "on|ADP|IN|prep|1 Sunday|PROPN|NNP|pobj|5",
            {"fell": "Sunday"},
        ),
        (
            "OSLO|PROPN|NNP|dep|5 ,|PUNCT|,|punct|0 Sept.|PROPN|NNP|npadvmod|5 5|NUM|CD|nummod|2 -|PUNCT|:|punct|5 left|VERB|VBD|ROOT|5",
            {},
        ),
        ("Yesterday|NOUN|NN|ROOT|0", {}),
    ],
)
def test_attach(text: str, expected: dict[str, str]) -> None:
    assert attached(text) == expected


def test_calendar_ends() -> None:
    assert dates.shift(date(2024, 2, 29), "year", -1) == date(2023, 2, 28)
    assert dates.shift(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)
    assert dates.shift(date.min, "day", -1) is None
    assert dates.shift(date.max, "decade", 1) is None
    assert dates.month(2024, 13) == dates.UNKNOWN


WORDS = (
    "yesterday today Tuesday Friday last next this the past week month year years decade ago later earlier in on at since until "
    "by before after from to and between for of end early mid - , 2002 1950s 19th century May March Sept. 5 31 15th 12:30 2001-04 "
    "2023-09-15 04/07/2025 two a few several about every Monday weekend summer noon second 's people 0 9999 00 the _ \u00b2"
).split()
TAGS = [
    ("NOUN", "NN", "npadvmod"),
    ("NUM", "CD", "nummod"),
    ("VERB", "VBD", "ROOT"),
    ("ADP", "IN", "prep"),
    ("AUX", "MD", "aux"),
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(["", "", "DATE", "PERSON"])),
        max_size=14,
    ),
    st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])),
)
def test_any_tokens(tokens: list[tuple[str, tuple[str, str, str], str]], published: date | None) -> None:
    text = " ".join(f"{w}|{p}|{t}|{d}|{max(i - 1, 0)}||{e}" for i, (w, (p, t, d), e) in enumerate(tokens))
    parse = Parse(doc(text) if text else doc())
    found = find_times(parse, published)
    free = 0
    for span in found:
        assert free <= span.start < span.end <= len(parse)
        assert span.start <= span.head < span.end
        assert span.text in parse.slice(span.start, span.end)
        if span.earliest and span.latest:
            assert span.earliest <= span.latest
        if span.value:
            _, first, last = whole(span.value)
            assert first <= span.earliest <= span.latest <= last
        free = span.end
    assert set(attach_time(parse, found).values()) <= set(found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=6).filter(lambda w: not set(w) & set(" \t\r\n|")), max_size=8))
def test_any_text(tokens: list[str]) -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    words = [w for w in tokens if w.split() == [w]] or ["x"]
    find_times(Parse(Doc(Vocab(), words=[*words, "ago"])), PUBLISHED)
