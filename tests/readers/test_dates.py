from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kg.readers.dates import parse_date

FOURTH = date(2025, 7, 4)


@pytest.mark.parametrize(
    "value",
    [
        "2025-07-04",
        "20250704",
        " 2025-07-04 ",
        "2025-07-04T23:59:59Z",
        "2025-07-04T23:59:59.123+09:00",
        "2025-07-04 10:15:00 UTC",
        "2025/7/4",
        "2025.07.04",
        "2025-W27-5",
        "Fri, 04 Jul 2025 23:30:00 -0500",
        "Friday, July 4, 2025",
        "July 4, 2025",
        "Jul. 4 2025",
        "july 4th, 2025",
        "4 July 2025",
        "4th of July, 2025",
        "04-Jul-2025",
        "July 4, 2025 at 10:15 p.m.",
        "July 4, 2025, 10:15 AM EST",
        "04.07.2025",
        "4. 7. 2025",
        FOURTH,
        datetime(2025, 7, 4, 12, tzinfo=UTC),
        1751630400,
        1751630400.5,
        "1751630400",
        1751630400000,
    ],
)
def test_one_day_in_many_forms(value: object) -> None:
    assert parse_date(value) == FOURTH


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "2025", "July 2025", "2025-07", "31 June 2025", "2025-02-30", "07/04/2025", "4 Juillet 2025",
        "July 4, 2025 was a Friday", 2025, -1, True, None, [], {}, float("nan"), float("inf"), "99999999",
        "9" * 5000, "July 4, 2025" + " " * 5000 + "x",
    ],
)  # fmt: skip
def test_what_is_no_day_for_certain(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(("value", "day"), [("25/12/2025", 25), ("12/25/2025", 25), ("12/12/2025", 12)])
def test_slashes_only_where_one_reading_is_left(value: str, day: int) -> None:
    assert parse_date(value) == date(2025, 12, day)
