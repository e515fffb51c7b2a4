"""Every freelancer's calendar, read from the records and kept by version."""

from __future__ import annotations

from sqlalchemy import Connection, select

from assistant.database.engine import Database
from assistant.database.tables import freelancers
from assistant.orders.shelf import unknown_freelancer
from assistant.orders.versioned import Versioned
from assistant.scheduling import records
from assistant.scheduling.calendar import Calendar


class Calendars:
    """Safe to share between threads; an import or a change shows at the next call."""

    def __init__(self, database: Database) -> None:
        self._calendars = Versioned(database, _read)

    def calendar(self, handle: str) -> Calendar:
        """NotFound (unknown_freelancer) if nobody has that handle."""
        return self._calendars.get(handle)


def _read(connection: Connection, handle: str, _version: int) -> Calendar:
    row = connection.execute(select(freelancers.c.profile, freelancers.c.calendar).where(freelancers.c.handle == handle)).first()
    if row is None:
        raise unknown_freelancer(handle)
    return records.calendar(row.calendar, row.profile["timezone"], row.profile["currency"])
