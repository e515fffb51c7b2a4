"""Local times become the instants they name, on either side of a change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.understanding.moments.zones import instant, local

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-01-15T12:00", "2026-01-15T11:00"),
        ("2026-07-15T12:00", "2026-07-15T10:00"),
        ("2026-03-29T02:30", "2026-03-29T01:00"),
        ("2026-03-29T02:00", "2026-03-29T01:00"),
        ("2026-03-29T03:00", "2026-03-29T01:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),
        ("2026-10-25T03:00", "2026-10-25T02:00"),
    ],
)
def test_a_skipped_time_moves_on_and_a_repeated_one_is_the_first(said: str, meant: str) -> None:
    assert instant(datetime.fromisoformat(said), PARIS) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


def test_a_local_time_comes_back_from_its_instant() -> None:
    said = datetime(2026, 5, 4, 16, 45)
    assert local(instant(said, PARIS), PARIS) == said


def test_a_whole_day_that_a_zone_skipped_moves_to_the_next() -> None:
    assert instant(datetime(2011, 12, 30, 12), ZoneInfo("Pacific/Apia")) == datetime(2011, 12, 30, 10, tzinfo=UTC)
