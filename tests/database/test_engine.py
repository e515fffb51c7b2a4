from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.database.engine import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.in_home(tmp_path)
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE counted (n INTEGER)"))
        connection.execute(text("INSERT INTO counted VALUES (0)"))
    yield database
    database.close()


def add_one(database: Database, times: int) -> None:
    for _ in range(times):
        with database.transaction() as connection:
            n = connection.execute(text("SELECT n FROM counted")).scalar_one()
            connection.execute(text("UPDATE counted SET n = :n"), {"n": n + 1})


def count(database: Database) -> int:
    with database.snapshot() as connection:
        return int(connection.execute(text("SELECT n FROM counted")).scalar_one())


def test_a_commit_is_on_the_disk_before_it_returns(database: Database) -> None:
    with database.snapshot() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_two_threads_that_write_at_once_both_succeed(database: Database) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: add_one(database, 50), range(2)))
    assert count(database) == 100


def test_two_processes_worth_of_engines_write_at_once_and_both_succeed(database: Database, tmp_path: Path) -> None:
    other = Database.in_home(tmp_path)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda each: add_one(each, 25), (database, other)))
    assert count(database) == 50
    other.close()


def test_what_fails_halfway_leaves_no_trace(database: Database) -> None:
    def fail_halfway() -> None:
        with database.transaction() as connection:
            connection.execute(text("UPDATE counted SET n = 7"))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        fail_halfway()
    assert count(database) == 0


def test_a_snapshot_reads_on_while_somebody_writes(database: Database) -> None:
    written = threading.Event()
    with database.snapshot() as before:
        assert before.execute(text("SELECT n FROM counted")).scalar_one() == 0
        threading.Thread(target=lambda: (add_one(database, 1), written.set())).start()
        assert written.wait(10)
        assert before.execute(text("SELECT n FROM counted")).scalar_one() == 0
    assert count(database) == 1
