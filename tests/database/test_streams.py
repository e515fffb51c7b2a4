"""Who follows what happened by its numbers misses nothing, whoever writes at once."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.database.order_tables import order_events
from assistant.database.streams import append
from tests.databases import database_in

pytestmark = pytest.mark.usefixtures("either")

WRITERS, EACH = 6, 15


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = database_in(tmp_path)
    migrate(database)
    yield database
    database.close()


def write(database: Database, freelancer: str) -> None:
    """Some take long between writing and committing, and some change their mind."""
    dice = random.Random(freelancer)
    for n in range(EACH):
        row = {"freelancer": freelancer, "conversation": "c", "type": "t", "body": {"n": n}, "at": datetime.now(UTC)}
        try:
            with database.transaction("orders", freelancer) as connection:
                append(connection, order_events, row)
                time.sleep(dice.uniform(0, 0.005))
                if n % 5 == 4:
                    raise InterruptedError
        except InterruptedError:
            pass


def test_a_follower_sees_every_event_though_they_are_committed_at_once(database: Database) -> None:
    over, seen, cursor = threading.Event(), [], 0

    def follow() -> None:
        nonlocal cursor
        while True:
            last = over.is_set()
            with database.snapshot() as connection:
                found = connection.execute(select(order_events).where(order_events.c.seq > cursor).order_by(order_events.c.seq)).all()
            for row in found:
                seen.append((row.freelancer, row.body["n"]))
                cursor = row.seq
            if last:
                return

    follower = threading.Thread(target=follow)
    follower.start()
    freelancers = [f"freelancer {n}" for n in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(lambda freelancer: write(database, freelancer), freelancers))
    over.set()
    follower.join()
    kept = [n for n in range(EACH) if n % 5 != 4]
    for freelancer in freelancers:
        assert [n for who, n in seen if who == freelancer] == kept
