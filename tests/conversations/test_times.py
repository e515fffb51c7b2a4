"""A moment is said on both clocks, so that nobody has to reckon, also on the days when a clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from assistant.conversations.times import both_zones
from assistant.errors import Invalid

THURSDAY = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
PARIS, NEW_YORK, TOKYO = "Europe/Paris", "America/New_York", "Asia/Tokyo"


@pytest.mark.parametrize(
    ("client", "freelancer", "language", "said"),
    [
        (PARIS, NEW_YORK, "en", "Thursday 3 December, 15:00 (Paris, UTC+1) / 09:00 (New York, UTC−5)"),
        (NEW_YORK, PARIS, "en", "Thursday 3 December, 09:00 (New York, UTC−5) / 15:00 (Paris, UTC+1)"),
        ("Europe/London", PARIS, "fr", "jeudi 3 décembre, 14:00 (Londres, UTC+0) / 15:00 (Paris, UTC+1)"),
        ("Asia/Kolkata", PARIS, "en", "Thursday 3 December, 19:30 (Kolkata, UTC+5:30) / 15:00 (Paris, UTC+1)"),
        ("America/St_Johns", PARIS, "en", "Thursday 3 December, 10:30 (St. John’s, UTC−3:30) / 15:00 (Paris, UTC+1)"),
        ("America/Argentina/Buenos_Aires", PARIS, "en", "Thursday 3 December, 11:00 (Buenos Aires, UTC−3) / 15:00 (Paris, UTC+1)"),
        ("UTC", PARIS, "en", "Thursday 3 December, 14:00 (UTC) / 15:00 (Paris, UTC+1)"),
        # The sign in such a name is the other way round.
        ("Etc/GMT+5", PARIS, "en", "Thursday 3 December, 09:00 (UTC−5) / 15:00 (Paris, UTC+1)"),
    ],
)
def test_each_side_reads_its_own_time_with_its_offset(client: str, freelancer: str, language: str, said: str) -> None:
    assert both_zones(THURSDAY, client, freelancer, language) == said


@pytest.mark.parametrize("client", [PARIS, "Europe/Berlin"])
def test_where_both_clocks_say_the_same_it_is_said_once(client: str) -> None:
    city = client.split("/")[1]
    assert both_zones(THURSDAY, client, PARIS, "en") == f"Thursday 3 December, 15:00 ({city}, UTC+1)"


def test_the_day_is_said_again_where_it_is_another() -> None:
    late = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    assert both_zones(late, TOKYO, PARIS, "en") == "Friday 4 December, 02:00 (Tokyo, UTC+9) / Thursday 3 December, 18:00 (Paris, UTC+1)"


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert both_zones(first, PARIS, "UTC", "en") == "Sunday 25 October, 02:30 (Paris, UTC+2) / 00:30 (UTC)"
    assert both_zones(second, PARIS, "UTC", "en") == "Sunday 25 October, 02:30 (Paris, UTC+1) / 01:30 (UTC)"


def test_an_hour_that_a_clock_jumps_over_is_never_said() -> None:
    before, after = datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert both_zones(before, PARIS, "UTC", "en") == "Sunday 29 March, 01:59 (Paris, UTC+1) / 00:59 (UTC)"
    assert both_zones(after, PARIS, "UTC", "en") == "Sunday 29 March, 03:00 (Paris, UTC+2) / 01:00 (UTC)"


def test_between_two_changes_of_the_clock_the_distance_is_another() -> None:
    assert both_zones(datetime(2026, 10, 26, 14, 0, tzinfo=UTC), PARIS, NEW_YORK, "en").endswith("10:00 (New York, UTC−4)")


def test_whatever_offset_the_moment_is_given_in_it_is_the_same_moment() -> None:
    elsewhere = datetime.fromisoformat("2026-12-03T23:00:00+09:00")
    assert both_zones(elsewhere, PARIS, NEW_YORK, "en") == both_zones(THURSDAY, PARIS, NEW_YORK, "en")


def test_every_zone_there_is_can_be_said() -> None:
    for language in ("en", "fr"):
        assert [name for name in available_timezones() if "UTC" not in both_zones(THURSDAY, name, "UTC", language)] == []


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(Invalid):
        both_zones(THURSDAY, "Europe/Nowhere", PARIS, "en")
