from __future__ import annotations

from datetime import date

import pytest

from kg.readers.heading import dateline, headline, printed_date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge opens in Narva\n\nThe mayor came.", "Bridge opens in Narva"),
        ("\n  Bridge   opens \n \n  The mayor came.", "Bridge opens"),
        ("Mayor calls bridge \u201ca gift\u201d\n\nShe came.", "Mayor calls bridge \u201ca gift\u201d"),
        ("Friday, July 4, 2025\n\nBridge opens\n\nThe mayor came.", "Bridge opens"),
        ("Bridge opens in Narva\nThe mayor came.", ""),
        ("Bridge opens in Narva", ""),
        ("Bridge opens in Narva\n\n \n", ""),
        ("The mayor came.\n\nShe left.", ""),
        ("The mayor said: \u201cI came.\u201d\n\nShe left.", ""),
        ("In short:\n\nShe left.", ""),
        ("Contents\n\nShe left.", ""),
        ("word " * 40 + "\n\nShe left.", ""),
        ("---- ----\n\nShe left.", ""),
        ("", ""),
    ],
)
def test_headline(text: str, title: str) -> None:
    assert headline(text) == title


@pytest.mark.parametrize(
    "line",
    [
        "Friday, July 4, 2025",
        "  Published: July 4, 2025  ",
        "First published on 4 July 2025 at 09:30",
        "By Ann Lee | July 4, 2025",
        "Tallinn \u2014 4 July 2025",
        "2025-07-04",
        "Updated July 4, 2025.",
    ],
)
def test_a_line_that_is_a_date(line: str) -> None:
    assert dateline(line) == date(2025, 7, 4)


@pytest.mark.parametrize(
    "line",
    [
        "It ended on July 4, 2025",
        "July 4, 2025 was warm",
        "20250704",
        "1751630400",
        "July 4",
        "TALLINN, July 4 -",
        "2025",
        "",
    ],
)
def test_a_line_that_is_none(line: str) -> None:
    assert dateline(line) is None


def test_the_first_date_near_the_top_counts() -> None:
    assert printed_date("Title\n\nJuly 4, 2025\nUpdated July 6, 2025\n\nText.") == date(2025, 7, 4)


def test_a_date_far_below_does_not() -> None:
    assert printed_date("Line.\n" * 20 + "July 4, 2025\n") is None
