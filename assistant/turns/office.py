"""What the engine works with, and the threads in which its units of work run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from assistant.database.engine import Database
from assistant.orders.service import Orders
from assistant.orders.shelf import Shelf
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.service import Scheduling
from assistant.settings import Settings
from assistant.turns.ask import Speaks
from assistant.turns.news import News

P = ParamSpec("P")
T = TypeVar("T")

About = tuple[str, ...]
"""What a unit of work is about, as `Database.transaction` has it."""
THREADS = 4
"""SQLite has one writer; the others read meanwhile."""
ASKING = 2
"""Threads that wait for another service: one that hangs must not hold up a turn."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def talk(conversation: str) -> About:
    return ("conversation", conversation)


@dataclass(frozen=True, slots=True)
class Office:
    """Domain code is synchronous: `do`, `read` and `write` run it in a thread, one unit of work each. `ask` is for what may be far away."""

    settings: Settings
    database: Database
    shelf: Shelf
    calendars: Calendars
    orders: Orders
    scheduling: Scheduling
    speaker: Speaks
    news: News = field(default_factory=News)
    clock: Callable[[], datetime] = utc_now
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS, "turns"))
    asking: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(ASKING, "asking"))

    async def ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.asking, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Waits for what runs."""
        self.asking.shutdown(wait=True)
        self.threads.shutdown(wait=True)

    async def do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, lambda: work(*args, **kwargs))

    async def read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit() -> T:
            with self.database.snapshot() as connection:
                return work(connection, *args, **kwargs)

        return await self.do(unit)

    async def write(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """While nobody else writes: for what is rare, or about many things."""
        return await self.write_about((), work, *args, **kwargs)

    async def write_about(self, about: About, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`about` is what nobody else may change meanwhile."""

        def unit() -> T:
            with self.database.transaction(*about) as connection:
                return work(connection, *args, **kwargs)

        return await self.do(unit)
