"""Many connections to PostgreSQL that want one calendar: one winner, no overlap, and none that waits for ever."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import text

from tests.databases import again
from tests.scheduling.contender import OVERLAPS, STARTS
from tests.scheduling.house import LENA, House, assistant, at_once, freelancer, service, wanted

pytestmark = pytest.mark.usefixtures("on_postgres")

DEADLOCKS = text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")


def test_of_many_connections_that_want_one_place_one_has_it_and_none_waits_for_ever(
    house: House, proof_size: Callable[[int, int], int]
) -> None:
    connections, rounds = proof_size(16, 64), proof_size(5, 200)
    doors = [service(again(house.database), house.clock) for _ in range(connections // 8)]
    dice = random.Random(8)
    for n in range(rounds):
        starts = [dice.choice(STARTS) for _ in range(connections)]

        def book(who: int, n: int = n, starts: list[datetime] = starts) -> object:
            me = assistant(f"c{n}-{who}", f"client {who}")
            return doors[who % len(doors)].book(me, f"{n}", wanted(starts[who], 60))

        came_of = Counter(at_once(*(lambda who=who: book(who) for who in range(connections))))
        assert came_of["done"] == 1
        assert set(came_of) <= {"done", "taken", "buffer"}
        with house.database.snapshot() as connection:
            assert connection.execute(OVERLAPS).scalar_one() == 0
        for one in house.scheduling.consultations(freelancer(LENA)):
            if one.status == "held":
                house.scheduling.cancel(freelancer(LENA), f"clear {one.id}", one.id)
    with house.database.snapshot() as connection:
        assert connection.execute(DEADLOCKS).scalar_one() == 0
