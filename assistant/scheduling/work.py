"""One command on a calendar: its transaction, who sent it, and when; and the one way in which a consultation changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from assistant.database.calendar_tables import calendar_events, consultations
from assistant.database.streams import append
from assistant.orders.caller import Caller, Role
from assistant.orders.work import Stored
from assistant.scheduling.lifecycle import conflict, not_free, step


@dataclass(frozen=True, slots=True)
class Work:
    """Everything in it is committed together, or nothing is. `calendar` is the number of the calendar, whose row is locked."""

    connection: Connection
    caller: Caller
    now: datetime
    calendar: int

    def move(self, row: Stored, event: str, *, role: Role | None = None, **values: Any) -> Stored:
        """Takes one step of the lifecycle, if the row is still as it was read: else Conflict (changed). The row as it is then.

        Forbidden or Conflict if the caller, or `role` in its place, may not take that step from there.
        """
        return self.change(row, status=step(row.status, event, role or self.caller.role), **values)

    def change(self, row: Stored, **values: Any) -> Stored:
        this = consultations.c.freelancer == row.freelancer, consultations.c.id == row.id
        same = consultations.c.status == row.status, consultations.c.version == row.version
        with seated():
            changed = self.connection.execute(update(consultations).where(*this, *same).values(version=row.version + 1, **values))
        if changed.rowcount != 1:
            raise conflict("changed")
        return self.connection.execute(select(consultations).where(*this)).one()

    def tell(self, row: Stored, type: str, **body: Any) -> None:
        """Leaves an event of the row's conversation, in the same transaction. Each says of which consultation, and when that is."""
        about = {"consultation": row.id, "status": row.status, "starts_at": row.starts_at.isoformat(), "minutes": row.minutes}
        self.note(type, row.conversation, **about, **body)

    def note(self, type: str, conversation: str = "", **body: Any) -> None:
        told = {"freelancer": self.caller.freelancer, "conversation": conversation, "type": type, "body": body, "at": self.now}
        append(self.connection, calendar_events, told)


@contextmanager
def seated() -> Iterator[None]:
    """What the database refuses because two would overlap is a start that is taken."""
    try:
        yield
    except IntegrityError as error:
        raise not_free("taken") from error
