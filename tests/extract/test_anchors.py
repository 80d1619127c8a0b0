"""Times told from another time: what they hang on, and how precise they are."""

from __future__ import annotations

import pytest

from kg.extract.anchors import anchored
from kg.extract.layers import TimeSpan
from kg.extract.parse import parse_of
from tests.docs import doc

_WORD = "{}|X|XX|dep|0"


def told(text: str, anchor: tuple[str, str, str], *, apart: int = 0, after: str = ".") -> tuple[str, str, str]:
    """What an expression means after a date, `apart` sentences later."""
    words = text.split()
    first = f"{_WORD.format('then')} {_WORD.format('.')}"
    last = " ".join(_WORD.format(word) for word in [*words, after])
    parse = parse_of(doc(first, *[first] * apart, last))
    start = 2 + 2 * apart
    spans = [TimeSpan(0, 1, 0, "then", *anchor), TimeSpan(start, start + len(words), start, text, "", "", "")]
    return anchored(parse, spans)[1][4:]


DAY = ("2023-03-31", "2023-03-31", "2023-03-31")
MONTH = ("2023-03", "2023-03-01", "2023-03-31")
YEAR = ("2020", "2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("the previous day", DAY, ("2023-03-30",) * 3),
        ("following morning", DAY, ("2023-04-01",) * 3),
        ("later that day", DAY, DAY),
        ("that year", DAY, ("2023", "2023-01-01", "2023-12-31")),
        ("the next month", DAY, ("2023-04", "2023-04-01", "2023-04-30")),
        ("two days later", DAY, ("2023-04-02",) * 3),
        ("day before", DAY, ("2023-03-30",) * 3),
        ("five years earlier", YEAR, ("2015", "2015-01-01", "2015-12-31")),
        ("a week later", DAY, ("", "2023-04-04", "2023-04-10")),
        ("12 hours later", DAY, ("", "2023-03-31", "2023-04-01")),
        ("30 hours earlier", DAY, ("", "2023-03-29", "2023-03-31")),
        ("several years later", YEAR, ("", "2020-01-01", "")),
        ("days earlier", DAY, ("", "", "2023-03-31")),
    ],
)
def test_an_expression_hangs_on_the_date_before(
    text: str, anchor: tuple[str, str, str], expected: tuple[str, str, str]
) -> None:
    assert told(text, anchor) == expected


@pytest.mark.parametrize(("text", "anchor"), [("the next day", YEAR), ("the following day", MONTH)])
def test_a_coarse_date_gives_no_finer_neighbour(text: str, anchor: tuple[str, str, str]) -> None:
    assert told(text, anchor) == ("", "", "")


def test_an_anchor_is_near() -> None:
    assert told("two days later", DAY, apart=1) == ("", "", "")


def test_what_follows_may_be_the_anchor() -> None:
    assert told("two days before", DAY, after="it") == ("", "", "")
    assert told("two days before", DAY, after=",") == ("2023-03-29",) * 3
