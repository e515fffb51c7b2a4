"""The diary of a freelancer as it stands in the database: what lists slots, and what a booking is checked by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from assistant.database.calendar_tables import blocked_hours, busy_sources, busy_times, consultations, days_off
from assistant.orders.work import Stored
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.lifecycle import COUNTED
from assistant.scheduling.rows import EPOCH, MINUTE, is_over
from assistant.scheduling.slots import Diary, Taken
from assistant.scheduling.spans import Span, merged

AROUND = timedelta(days=9)
"""A week, for what counts in it, and the days that its ends are in other zones."""
GIVEN = "given:"
"""Calendars elsewhere that were given in the product, and not by the profile, are named like this."""
FOR_EVER = datetime.fromisoformat("9000-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose diary, and when. `but` is a consultation that is to be moved and is not in its own way."""

    freelancer: str
    calendar: Calendar
    now: datetime
    but: str | None = None


def read(connection: Connection, asked: Asked, window: Span) -> Diary:
    """For starts within the window."""
    wide, freelancer, calendar = window.widened(AROUND), asked.freelancer, asked.calendar
    return Diary(
        calendar=with_days_off(calendar, stored_days_off(connection, freelancer)),
        now=asked.now,
        taken=_taken(connection, asked, wide),
        busy=merged((*_busy(connection, asked, wide), *_unknown(connection, asked))),
        blocked=_blocked(connection, freelancer, wide),
    )


def with_days_off(calendar: Calendar, rows: Iterable[Stored]) -> Calendar:
    """The calendar with the days off made in the product, and without those that were lifted there."""
    rows = tuple(rows)
    passed_over = {(row.first, row.last) for row in rows}
    kept = tuple(away for away in calendar.away if (away.first, away.last) not in passed_over)
    return replace(calendar, away=(*kept, *(Away(row.first, row.last, row.note) for row in rows if not row.lifts)))


def stored_days_off(connection: Connection, freelancer: str) -> tuple[Stored, ...]:
    query = select(days_off).where(days_off.c.freelancer == freelancer)
    return tuple(connection.execute(query.order_by(days_off.c.first, days_off.c.id)))


def _taken(connection: Connection, asked: Asked, wide: Span) -> tuple[Taken, ...]:
    """A hold whose time is over has lost its place, though the clock's own round has not come by."""
    theirs = consultations.c.freelancer == asked.freelancer, consultations.c.status.in_(COUNTED)
    near = consultations.c.starts_at < wide.end, consultations.c.starts_at > wide.start
    rows = connection.execute(select(consultations).where(*theirs, *near))
    return tuple(_place(row) for row in rows if row.id != asked.but and not is_over(row, asked.now))


def _place(row: Stored) -> Taken:
    return Taken(row.starts_at, row.ends_at, EPOCH + row.blocked_until * MINUTE)


def holds(source: str, calendar: Calendar) -> bool:
    """Whether what a calendar elsewhere says still counts: it is one of the profile's, or was given in the product."""
    return source in calendar.busy_calendars or source.startswith(GIVEN)


def _busy(connection: Connection, asked: Asked, wide: Span) -> tuple[Span, ...]:
    near = busy_times.c.starts_at < wide.end, busy_times.c.ends_at > wide.start
    rows = connection.execute(select(busy_times).where(busy_times.c.freelancer == asked.freelancer, *near))
    return tuple(Span(row.starts_at, row.ends_at) for row in rows if holds(row.source, asked.calendar))


def _unknown(connection: Connection, asked: Asked) -> tuple[Span, ...]:
    """As far as a calendar elsewhere was never read, nobody knows that its owner is free: then the owner is not."""
    query = select(busy_sources.c.source, busy_sources.c.read_until).where(busy_sources.c.freelancer == asked.freelancer)
    known = {row.source: row.read_until for row in connection.execute(query) if holds(row.source, asked.calendar)}
    read_until = {**dict.fromkeys(asked.calendar.busy_calendars), **known}
    return tuple(Span(until or EPOCH, FOR_EVER) for until in read_until.values())


def _blocked(connection: Connection, freelancer: str, wide: Span) -> tuple[Span, ...]:
    near = blocked_hours.c.starts_at < wide.end, blocked_hours.c.ends_at > wide.start
    rows = connection.execute(select(blocked_hours).where(blocked_hours.c.freelancer == freelancer, *near))
    return tuple(Span(row.starts_at, row.ends_at) for row in rows)
