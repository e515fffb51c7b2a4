"""The next day of a name, from a day in the middle of a week."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understanding.coming import coming_date, coming_weekday

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("weekday", "today_too", "found"),
    [(2, True, date(2026, 11, 25)), (2, False, date(2026, 12, 2)), (4, True, date(2026, 11, 27)), (0, False, date(2026, 11, 30))],
)
def test_a_weekday_comes_within_a_week_and_today_counts_where_it_may(weekday: int, today_too: bool, found: date) -> None:
    assert coming_weekday(weekday, WEDNESDAY, today_too=today_too) == found


@pytest.mark.parametrize(
    ("month", "day", "found"),
    [
        (11, 25, date(2026, 11, 25)),
        (11, 24, date(2027, 11, 24)),
        (2, 29, date(2028, 2, 29)),
        (2, 31, None),
    ],
)
def test_a_date_without_a_year_is_the_first_from_today_on(month: int, day: int, found: date | None) -> None:
    assert coming_date(month, day, WEDNESDAY) == found


def test_a_leap_day_is_found_across_a_century_without_one() -> None:
    assert coming_date(2, 29, date(2096, 3, 1)) == date(2104, 2, 29)
