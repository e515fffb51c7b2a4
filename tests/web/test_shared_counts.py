"""Calls counted in the database: the window slides, nothing that is over stays, and many at once are counted exactly."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from assistant.database.engine import Database
from assistant.database.limit_tables import hits
from assistant.web.shared_counts import SharedCounts
from tests.databases import again, database_in

pytestmark = pytest.mark.usefixtures("on_postgres")


@dataclass
class Clock:
    now: float = 6_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = database_in(tmp_path)
    yield database
    database.close()


def called(counts: SharedCounts, times: int, who: str = "ana", limit: int = 10) -> int:
    """How many of so many calls were let pass, in a window of a minute."""
    return sum(asyncio.run(counts.acquire_sliding_window_entry(who, limit, 60)) for _ in range(times))


def test_the_window_slides(database: Database) -> None:
    clock = Clock()
    counts = SharedCounts(database, clock)
    assert called(counts, 12) == 10
    assert called(counts, 1, "bob") == 1
    clock.now += 75
    # Three quarters of the window before still weigh: seven of ten.
    assert called(counts, 12) == 3
    clock.now += 120
    assert called(counts, 12) == 10


def test_how_long_it_lasts_is_told(database: Database) -> None:
    clock = Clock()
    counts = SharedCounts(database, clock)
    called(counts, 4)
    clock.now += 15
    assert asyncio.run(counts.get_sliding_window("ana", 60)) == (0, 45, 4, 105)


def test_many_at_once_are_counted_exactly(database: Database) -> None:
    doors = [SharedCounts(each, Clock()) for each in (database, again(database), again(database))]

    async def all_at_once() -> int:
        return sum(await asyncio.gather(*(doors[n % 3].acquire_sliding_window_entry("ana", 20, 60) for n in range(60))))

    assert asyncio.run(all_at_once()) == 20


def test_what_is_over_is_swept_and_nobodys_name_is_kept(database: Database) -> None:
    clock = Clock()
    counts = SharedCounts(database, clock)
    for who in range(20):
        called(counts, 1, f"address {who}")
    with database.snapshot() as connection:
        assert not any("address" in key for key in connection.scalars(select(hits.c.key)))
    clock.now += 300
    called(counts, 1, "later")
    with database.snapshot() as connection:
        assert connection.scalar(select(func.count()).select_from(hits)) == 1
