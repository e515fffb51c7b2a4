"""Who changes a calendar holds its row until the end of the transaction, so that of two who want one start the second sees the first."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.database.calendar_tables import calendars


def lock(connection: Connection, freelancer: str) -> int:
    """The calendar's number. SQLite has one writer and needs no more than the transaction; elsewhere the row is locked."""
    query = select(calendars.c.number).where(calendars.c.freelancer == freelancer).with_for_update()
    number = connection.execute(query).scalar_one_or_none()
    if number is None:
        make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(make(calendars).values(freelancer=freelancer).on_conflict_do_nothing())
        number = connection.execute(query).scalar_one()
    return int(number)
