"""SQLite in a file, durable to the disk at every commit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BEGIN = "begin"
"""In a connection's `info`: how its next transaction begins."""


def engine(url: str) -> Engine:
    made = create_engine(url, connect_args={"check_same_thread": False, "timeout": 30}, pool_size=8, max_overflow=24)

    @event.listens_for(made, "connect")
    def durable(dbapi_connection: Any, _record: Any) -> None:
        # SQLAlchemy's own BEGIN is handed out below; the driver must not start transactions by itself.
        dbapi_connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.info.get(BEGIN, "BEGIN"))

    return made
