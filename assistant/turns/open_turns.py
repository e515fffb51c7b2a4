"""Turns that began and have not ended; every message that waits has one before it in its conversation."""

from __future__ import annotations

from sqlalchemy import Connection, select

from assistant.database.tables import turns


def open_turns(connection: Connection) -> list[tuple[str, str]]:
    """(turn, conversation), oldest first."""
    statement = select(turns.c.id, turns.c.conversation).where(turns.c.state == "running").order_by(turns.c.started_at)
    return [(row.id, row.conversation) for row in connection.execute(statement)]
