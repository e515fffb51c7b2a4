"""One way in: `transaction` to write, `snapshot` to read. SQLite in a file, durable to the disk at every commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event


class Database:
    """A unit of work is a plain function that gets a connection; it commits when the `with` block ends, or not at all.

    SQLite has one writer: transactions of this process queue on a lock (fair, no busy-waiting), other processes on SQLite's own.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._writer = threading.Lock()
        self.engine = _engine(url)

    @classmethod
    def in_home(cls, home: Path) -> Database:
        home.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{(home / 'assistant.db').resolve()}")

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        with self._writer, self.engine.connect() as connection:
            connection.info["begin"] = "BEGIN IMMEDIATE"
            with connection.begin():
                yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            connection.info["begin"] = "BEGIN"
            with connection.begin():
                yield connection

    def close(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 30}, pool_size=8, max_overflow=24)

    @event.listens_for(engine, "connect")
    def durable(dbapi_connection: Any, _record: Any) -> None:
        # SQLAlchemy's own BEGIN is handed out below; the driver must not start transactions by itself.
        dbapi_connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.info.get("begin", "BEGIN"))

    return engine
