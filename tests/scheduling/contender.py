"""One of many processes that want the same place at the same moment."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from sqlalchemy import text

from assistant.errors import Conflict
from tests.databases import database_in
from tests.scheduling.house import LENA, Clock, assistant, at, freelancer, service, wanted

# An hour each, with a quarter kept free: any two of them overlap.
STARTS = (at(1, 10), at(1, 10, 30), at(1, 11))
OVERLAPS = text(
    "SELECT count(*) FROM consultations a JOIN consultations b ON a.calendar = b.calendar AND a.id < b.id "
    "AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until "
    "WHERE a.status IN ('held', 'confirmed', 'waiting_approval') AND b.status IN ('held', 'confirmed', 'waiting_approval')"
)


def contend(home: Path, number: int, rounds: int, barrier: Barrier, won: SimpleQueue[list[str]]) -> None:
    """Each round everybody books at once; the first process then looks, and clears the place for the next. Who fails lets nobody wait."""
    came_of: list[str] = []
    try:
        _contend(home, number, rounds, barrier, came_of)
    except BaseException:
        barrier.abort()
        raise
    finally:
        won.put(came_of)


def _contend(home: Path, number: int, rounds: int, barrier: Barrier, came_of: list[str]) -> None:
    database = database_in(home)
    scheduling, dice = service(database, Clock()), random.Random(number)
    for n in range(rounds):
        barrier.wait(120)
        me = assistant(f"c{n}-{number}", f"client {number}")
        came_of.append(_try(lambda me=me, n=n: scheduling.book(me, f"{n}", wanted(_one(dice, STARTS), 60))))
        barrier.wait(120)
        if number == 0:
            with database.snapshot() as connection:
                assert connection.execute(OVERLAPS).scalar_one() == 0
            for one in scheduling.consultations(freelancer(LENA)):
                if one.status == "held":
                    scheduling.cancel(freelancer(LENA), f"clear-{one.id}", one.id)
    database.close()


def _one(dice: random.Random, starts: Sequence[datetime]) -> datetime:
    return dice.choice(starts)


def _try(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except Conflict as refused:
        return refused.code
    except Exception as error:
        return repr(error)
    return "won"
