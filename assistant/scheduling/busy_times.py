"""Calendars elsewhere: read now and then, only when their owner is busy is kept. One that cannot be read counts as it was last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from assistant.database.calendar_tables import busy_sources, busy_times, consultations
from assistant.database.engine import Database
from assistant.errors import AssistantError, Invalid
from assistant.orders.caller import Caller
from assistant.orders.work import Stored
from assistant.scheduling import ics_capped
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.diaries import holds
from assistant.scheduling.ics_in import Busy
from assistant.scheduling.lifecycle import SEATED
from assistant.scheduling.locking import lock
from assistant.scheduling.spans import Span
from assistant.scheduling.work import Work

FRESH = timedelta(seconds=60)
"""How old what was read may be when a place is taken by it."""
BEYOND = timedelta(days=62)
"""How much further than the horizon is read, so that a source that fails for weeks still says something."""
LONGEST_NAME = 400
ADDRESSES = ("https://", "http://", "webcal://", "webcals://")


def fetched(url: str) -> str:
    """The calendar at that address; Invalid and Unavailable as `ics_fetch.fetch` has them."""
    # Most freelancers keep no calendar elsewhere, and what reads one from a network is loaded for those who do.
    from assistant.scheduling.ics_fetch import fetch

    return fetch(url)


@dataclass(frozen=True, slots=True)
class Source:
    """A calendar elsewhere. `problem` is why the last try failed, or what of it could not be understood."""

    source: str
    fetched_at: datetime | None
    problem: str | None


class BusyTimes:
    """No transaction is open while the network answers or a calendar is read."""

    def __init__(
        self,
        database: Database,
        calendars: Calendars,
        clock: Callable[[], datetime],
        fetch: Callable[[str], str] = fetched,
    ) -> None:
        self._database = database
        self._calendars = calendars
        self._clock = clock
        self._fetch = fetch

    def sources(self, freelancer: str) -> tuple[Source, ...]:
        """Those that count, also those that were never read."""
        calendar = self._calendars.calendar(freelancer)
        with self._database.snapshot() as connection:
            known = {row.source: row for row in _rows(connection, freelancer) if holds(row.source, calendar)}
        names = dict.fromkeys((*calendar.busy_calendars, *known))
        return tuple(_source(known[name]) if name in known else Source(name, None, None) for name in names)

    def take_in(self, freelancer: str, source: str, text: str) -> Source:
        """Replaces what was known of that calendar. Invalid (not_a_calendar, calendar_too_large, bad_source): then nothing is."""
        if not 1 <= len(source) <= LONGEST_NAME:
            raise Invalid(f"A calendar's name has 1 to {LONGEST_NAME} characters.", code="bad_source")
        calendar, now = self._calendars.calendar(freelancer), self._clock()
        window = Span(now - timedelta(days=1), now + timedelta(days=calendar.horizon_days) + BEYOND)
        found = ics_capped.read(text, calendar.timezone, window)
        with self._database.transaction("calendar", freelancer) as connection:
            work = Work(connection, Caller("timer", freelancer), now, lock(connection, freelancer))
            _replace(work, source, found, window.end)
            return _source(next(row for row in _rows(connection, freelancer) if row.source == source))

    def refresh(self, freelancer: str, older_than: timedelta = FRESH) -> tuple[Source, ...]:
        """Fetches what is older, by its address, and forgets what the profile names no more. A failure is written down, and not raised."""
        calendar = self._calendars.calendar(freelancer)
        for known in self.sources(freelancer):
            if known.source.startswith(ADDRESSES) and not self._tried_since(freelancer, known.source, self._clock() - older_than):
                self._read(freelancer, known.source)
        with self._database.snapshot() as connection:
            gone = [row.source for row in _rows(connection, freelancer) if not holds(row.source, calendar)]
        for source in gone:
            self.forget(freelancer, source)
        return self.sources(freelancer)

    def forget(self, freelancer: str, source: str) -> None:
        with self._database.transaction("calendar", freelancer) as connection:
            for table in (busy_times, busy_sources):
                connection.execute(delete(table).where(table.c.freelancer == freelancer, table.c.source == source))

    def _read(self, freelancer: str, source: str) -> None:
        try:
            self.take_in(freelancer, source, self._fetch(source))
        except AssistantError as error:
            with self._database.transaction("calendar", freelancer) as connection:
                _write_source(connection, freelancer, source, tried_at=self._clock(), problem=error.message)

    def _tried_since(self, freelancer: str, source: str, when: datetime) -> bool:
        with self._database.snapshot() as connection:
            return any(row.source == source and row.tried_at > when for row in _rows(connection, freelancer))


def _replace(work: Work, source: str, found: Busy, read_until: datetime) -> None:
    freelancer, this = work.caller.freelancer, busy_times.c.source == source
    before = work.connection.execute(select(busy_times).where(busy_times.c.freelancer == freelancer, this)).all()
    work.connection.execute(delete(busy_times).where(busy_times.c.freelancer == freelancer, this))
    rows = [{"freelancer": freelancer, "source": source, "starts_at": s.start, "ends_at": s.end} for s in found.spans]
    if rows:
        work.connection.execute(insert(busy_times), rows)
    told = {"fetched_at": work.now, "tried_at": work.now, "read_until": read_until}
    _write_source(work.connection, freelancer, source, **told, problem=" ".join(found.problems) or None)
    _tell_of_conflicts(work, tuple(Span(row.starts_at, row.ends_at) for row in before), found.spans)


def _tell_of_conflicts(work: Work, before: tuple[Span, ...], after: tuple[Span, ...]) -> None:
    """Business that came up elsewhere over a consultation: it stays, and its freelancer hears of it, once."""
    seated = consultations.c.status.in_(SEATED), consultations.c.ends_at > work.now
    query = select(consultations).where(consultations.c.freelancer == work.caller.freelancer, *seated)
    for row in work.connection.execute(query).all():
        meeting = Span(row.starts_at, row.ends_at)
        if any(meeting.meets(span) for span in after) and not any(meeting.meets(span) for span in before):
            work.tell(row, "consultation_conflict")


def _write_source(connection: Connection, freelancer: str, source: str, **values: object) -> None:
    this = busy_sources.c.freelancer == freelancer, busy_sources.c.source == source
    if connection.execute(busy_sources.update().where(*this).values(**values)).rowcount == 0:
        connection.execute(insert(busy_sources).values(freelancer=freelancer, source=source, **values))


def _rows(connection: Connection, freelancer: str) -> list[Stored]:
    return list(connection.execute(select(busy_sources).where(busy_sources.c.freelancer == freelancer).order_by(busy_sources.c.source)))


def _source(row: Stored) -> Source:
    return Source(row.source, row.fetched_at, row.problem)
