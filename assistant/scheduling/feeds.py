"""A freelancer's private feed: who has its secret reads the consultations, and nothing else; a new secret ends the old one."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select, update

from assistant.database.calendar_tables import calendars, consultations
from assistant.database.engine import Database
from assistant.errors import NotFound
from assistant.orders.caller import Caller
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.ics_out import Entry, feed
from assistant.scheduling.locking import lock
from assistant.scheduling.rows import consultation_of
from assistant.scheduling.time_off import own

PAST = timedelta(days=31)
"""How long what is over stays in the feed."""


class Feeds:
    """`entry` words a consultation for its freelancer."""

    def __init__(
        self,
        database: Database,
        calendars: Calendars,
        entry: Callable[[Consultation], Entry],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._calendars = calendars
        self._entry = entry
        self._clock = clock

    def renew(self, caller: Caller) -> str:
        """The secret part of a new address; it is shown this once, and stored hashed."""
        own(caller)
        self._calendars.calendar(caller.freelancer)
        secret = secrets.token_urlsafe(32)
        with self._database.transaction("calendar", caller.freelancer) as connection:
            number = lock(connection, caller.freelancer)
            connection.execute(update(calendars).where(calendars.c.number == number).values(feed_hash=_hash(secret)))
        return secret

    def read(self, secret: str) -> str:
        """Calendar text. NotFound for a secret that is nobody's, or no longer."""
        now = self._clock()
        with self._database.snapshot() as connection:
            freelancer = connection.scalar(select(calendars.c.freelancer).where(calendars.c.feed_hash == _hash(secret)))
            if freelancer is None:
                raise NotFound("There is no such calendar.", code="unknown_calendar")
            theirs = consultations.c.freelancer == freelancer, consultations.c.ends_at > now - PAST
            rows = connection.execute(select(consultations).where(*theirs).order_by(consultations.c.starts_at))
            found = [consultation_of(row, now) for row in rows]
        return feed((self._entry(one) for one in found), freelancer, now)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
