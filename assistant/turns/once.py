"""What happens once however many sweepers look: a place in a row of events, and a reminder that was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.database.turn_tables import cursors, reminders


@dataclass(frozen=True, slots=True)
class Reminder:
    """`subject` is what is reminded of, once: an offer, or a silence."""

    kind: str
    subject: str
    conversation: str


def reached(connection: Connection, name: str) -> int:
    """The number of the last event that was taken in."""
    return connection.scalar(select(cursors.c.seq).where(cursors.c.name == name)) or 0


def advance(connection: Connection, name: str, before: int, after: int) -> bool:
    """False if somebody else has gone on from `before` meanwhile: then nothing may be done about the event."""
    moved = update(cursors).where(cursors.c.name == name, cursors.c.seq == before).values(seq=after, tries=0)
    return connection.execute(moved).rowcount == 1 or (before == 0 and _inserted(connection, cursors, name=name, seq=after, tries=0))


def failed(connection: Connection, name: str, before: int) -> int:
    """Notes that the event after `before` could not be taken in; how often that was so."""
    again = update(cursors).where(cursors.c.name == name, cursors.c.seq == before).values(tries=cursors.c.tries + 1)
    noted = connection.scalar(again.returning(cursors.c.tries))
    if noted is None and before == 0 and _inserted(connection, cursors, name=name, seq=0, tries=1):
        return 1
    return noted or 0


def when(connection: Connection, reminder: Reminder) -> datetime | None:
    """The `first_time` of it, if it was."""
    same = reminders.c.kind == reminder.kind, reminders.c.subject == reminder.subject
    return connection.scalar(select(reminders.c.at).where(*same))


def tries(connection: Connection, name: str) -> int:
    """How often the event that is next could not be taken in."""
    return connection.scalar(select(cursors.c.tries).where(cursors.c.name == name)) or 0


def first_time(connection: Connection, reminder: Reminder, now: datetime) -> bool:
    """True for one caller ever: whoever gets it says it, in the same transaction."""
    row = {"kind": reminder.kind, "subject": reminder.subject, "conversation": reminder.conversation}
    return _inserted(connection, reminders, **row, at=now)


def _inserted(connection: Connection, table: Table, **row: Any) -> bool:
    """False where the row is there already."""
    try:
        # A savepoint, so that losing the race does not lose the rest of the transaction.
        with connection.begin_nested():
            connection.execute(insert(table).values(**row))
    except IntegrityError:
        return False
    return True
