"""What the clock on the wall means on the days on which it is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from assistant.errors import Invalid
from assistant.scheduling.wall_clock import exact, instant, last_instant, local_day, midnight, zone


def utc(*of: int) -> datetime:
    return datetime(*of, tzinfo=UTC)  # type: ignore[misc]


# zone, day, clock, the first instant that it means, the last
MEANINGS = [
    ("Europe/Paris", date(2027, 3, 1), time(9), utc(2027, 3, 1, 8), utc(2027, 3, 1, 8)),
    # One hour is jumped over: the first instant after it.
    ("Europe/Paris", date(2027, 3, 28), time(2), utc(2027, 3, 28, 1), utc(2027, 3, 28, 1)),
    ("Europe/Paris", date(2027, 3, 28), time(2, 30), utc(2027, 3, 28, 1), utc(2027, 3, 28, 1)),
    ("Europe/Paris", date(2027, 3, 28), time(3), utc(2027, 3, 28, 1), utc(2027, 3, 28, 1)),
    # One hour comes twice.
    ("Europe/Paris", date(2027, 10, 31), time(2, 30), utc(2027, 10, 31, 0, 30), utc(2027, 10, 31, 1, 30)),
    # Half an hour is jumped over, and comes twice.
    ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), utc(2026, 10, 3, 15, 30), utc(2026, 10, 3, 15, 30)),
    ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), utc(2027, 4, 3, 14, 45), utc(2027, 4, 3, 15, 15)),
    # The day begins at one o'clock.
    ("Africa/Cairo", date(2027, 4, 30), time(0), utc(2027, 4, 29, 22), utc(2027, 4, 29, 22)),
    # The last hour of the day comes twice.
    ("Africa/Cairo", date(2026, 10, 29), time(23, 30), utc(2026, 10, 29, 20, 30), utc(2026, 10, 29, 21, 30)),
    # Two hours are jumped over.
    ("Antarctica/Troll", date(2027, 3, 28), time(2, 30), utc(2027, 3, 28, 1), utc(2027, 3, 28, 1)),
    # A day that never was.
    ("Pacific/Apia", date(2011, 12, 30), time(9), utc(2011, 12, 30, 10), utc(2011, 12, 30, 10)),
]


@pytest.mark.parametrize(("name", "day", "clock", "first", "last"), MEANINGS)
def test_a_time_on_the_wall_means_its_first_or_last_instant(name: str, day: date, clock: time, first: datetime, last: datetime) -> None:
    assert (instant(zone(name), day, clock), last_instant(zone(name), day, clock)) == (first, last)


def test_a_time_that_the_clock_jumps_over_is_no_time() -> None:
    paris = zone("Europe/Paris")
    assert exact(paris, date(2027, 3, 28), time(2, 30)) is None
    assert exact(paris, date(2027, 3, 28), time(3)) == utc(2027, 3, 28, 1)


def test_a_day_begins_when_it_begins_there() -> None:
    assert midnight(zone("Africa/Cairo"), date(2027, 4, 30)) == utc(2027, 4, 29, 22)
    assert local_day(zone("Pacific/Kiritimati"), utc(2026, 12, 1, 11)) == date(2026, 12, 2)


@pytest.mark.parametrize("name", ["", "Paris", "../etc/passwd", "/etc/localtime", "Europe/Paris\0", "a" * 300])
def test_what_is_no_zone_is_named(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        zone(name)
    assert refused.value.code == "unknown_timezone"
