"""Counts of who called how often, kept in the database: for several processes that stand behind one address."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from anyio.to_thread import run_sync
from limits.aio.storage import SlidingWindowCounterSupport, Storage
from sqlalchemy import Connection, delete, insert, select, text, update

from assistant.database.engine import Database
from assistant.database.limit_tables import hits

SWEPT = 200
"""How many rows that count no more go with the first call of a window."""


class SharedCounts(Storage, SlidingWindowCounterSupport):
    """What the sliding window counter needs: this window's count, and that of the one before, which weighs less and less."""

    STORAGE_SCHEME = None

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._database = database
        self._clock = clock

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        return await run_sync(partial(self._acquire, key, limit, expiry, amount))

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        return await run_sync(partial(self._window, key, expiry))

    async def clear_sliding_window(self, key: str, expiry: int) -> None:
        raise NotImplementedError

    def _acquire(self, key: str, limit: int, expiry: int, amount: int) -> bool:
        with self._database.transaction("limit", key) as connection:
            # Nobody is told that it was counted: the last calls before a power cut may be forgotten.
            connection.execute(text("SET LOCAL synchronous_commit = off"))
            now = self._clock()
            before, left, current, _ = _read(connection, key, expiry, now)
            if int(before * left / expiry) + current + amount > limit:
                return False
            _add(connection, key, expiry, now, amount)
            return True

    def _window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        with self._database.snapshot() as connection:
            return _read(connection, key, expiry, self._clock())

    # Of other ways of counting, which nobody uses here.
    @property
    def base_exceptions(self) -> type[Exception]:
        return NotImplementedError

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        raise NotImplementedError

    async def get(self, key: str) -> int:
        raise NotImplementedError

    async def get_expiry(self, key: str) -> float:
        raise NotImplementedError

    async def check(self) -> bool:
        return True

    async def reset(self) -> int | None:
        raise NotImplementedError

    async def clear(self, key: str) -> None:
        raise NotImplementedError


def _read(connection: Connection, key: str, expiry: int, now: float) -> tuple[int, float, int, float]:
    """(count before, seconds that it still weighs, count now, seconds that it will)."""
    window = int(now // expiry)
    names = _name(key, window - 1), _name(key, window)
    found: dict[str, int] = dict(connection.execute(select(hits.c.key, hits.c.count).where(hits.c.key.in_(names))).all())
    left = (window + 1) * expiry - now
    return found.get(names[0], 0), left, found.get(names[1], 0), left + expiry


def _add(connection: Connection, key: str, expiry: int, now: float, amount: int) -> None:
    window = int(now // expiry)
    this = hits.c.key == _name(key, window)
    if connection.execute(update(hits).where(this).values(count=hits.c.count + amount)).rowcount:
        return
    until = datetime.fromtimestamp(window * expiry, UTC) + timedelta(seconds=2 * expiry)
    row: dict[str, Any] = {"key": _name(key, window), "count": amount, "until": until}
    connection.execute(insert(hits).values(**row))
    # What somebody else is just sweeping is left to them.
    over = select(hits.c.key).where(hits.c.until <= datetime.fromtimestamp(now, UTC)).limit(SWEPT).with_for_update(skip_locked=True)
    connection.execute(delete(hits).where(hits.c.key.in_(over)))


def _name(key: str, window: int) -> str:
    """Nobody's address is written down."""
    return hashlib.sha256(f"{key}/{window}".encode()).hexdigest()
