"""One of several processes that do what the clock and the news bring, all at the same moment."""

from __future__ import annotations

import asyncio
from datetime import datetime
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import cast

from assistant.settings import Settings
from assistant.turns import calendar_news, order_news
from assistant.turns.ask import Speaks
from assistant.turns.delivery import deliver
from assistant.turns.office import Office
from assistant.turns.timers import tick
from tests.databases import database_in
from tests.turns.house import office

# Again and again, because who finds another ahead leaves the rest to it.
ROUNDS = 12


def sweep(settings: Settings, now: datetime, barrier: Barrier) -> None:
    """Everything that the engine does by itself, a round at a time."""
    asyncio.run(_rounds(settings, now, barrier))


async def _rounds(settings: Settings, now: datetime, barrier: Barrier) -> None:
    database = database_in(Path(settings.home))
    # Nobody speaks here that could be asked.
    works = office(database, cast(Speaks, None), settings, lambda: now)
    for _ in range(ROUNDS):
        await asyncio.to_thread(barrier.wait, 60)
        await _all(works)
    works.close()
    database.close()


async def _all(works: Office) -> None:
    await asyncio.gather(tick(works), order_news.take_in(works), calendar_news.take_in(works), deliver(works))
