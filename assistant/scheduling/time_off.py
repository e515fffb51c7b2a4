"""The freelancer's own time: days off and blocked hours, made and taken back in the product. What is booked already stays, and is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from assistant.database.calendar_tables import blocked_hours, consultations, days_off
from assistant.database.columns import new_id
from assistant.errors import Forbidden, Invalid, NotFound
from assistant.orders.caller import Caller
from assistant.orders.work import Stored
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.consultation import Blocked, DaysOff
from assistant.scheduling.diaries import stored_days_off
from assistant.scheduling.openings import DAY
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import local_day, midnight, zone
from assistant.scheduling.work import Work

PROFILE = "profile"
"""Days off of the imported profile are named by their dates."""
LONGEST_NOTE = 500
LONGEST = timedelta(days=2 * 366)
MOST = 500
"""How many of either kind somebody keeps."""


def all_days_off(connection: Connection, freelancer: str, calendar: Calendar, today: date) -> tuple[DaysOff, ...]:
    """Those that have not passed, by date."""
    rows = stored_days_off(connection, freelancer)
    lifted = {(row.first, row.last) for row in rows if row.lifts}
    imported = (DaysOff(_name(away), away.first, away.last, away.note) for away in calendar.away if (away.first, away.last) not in lifted)
    made = (DaysOff(row.id, row.first, row.last, row.note) for row in rows if not row.lifts)
    return tuple(sorted((off for off in (*imported, *made) if off.last >= today), key=lambda off: (off.first, off.last, off.id)))


def add_days_off(work: Work, calendar: Calendar, asked: Away) -> DaysOff:
    """Both ends included."""
    own(work.caller)
    if not asked.first <= asked.last <= asked.first + LONGEST or asked.last < local_day(zone(calendar.timezone), work.now):
        raise Invalid("Days off end on or after the day on which they begin, and not in the past.", code="bad_days")
    _check(work, len(stored_days_off(work.connection, work.caller.freelancer)), asked.note)
    id = _store_days(work, asked, lifts=False)
    meets = _meets(work, _whole_days(calendar, asked))
    work.note("days_off_added", id=id, first=asked.first.isoformat(), last=asked.last.isoformat(), meets=list(meets))
    return DaysOff(id, asked.first, asked.last, asked.note, meets)


def remove_days_off(work: Work, calendar: Calendar, id: str) -> DaysOff:
    """Those of the imported profile are lifted here, and stay in the profile."""
    own(work.caller)
    found = next((off for off in all_days_off(work.connection, work.caller.freelancer, calendar, date.min) if off.id == id), None)
    if found is None:
        raise NotFound("There are no such days off.", code="unknown_days_off")
    if id.startswith(PROFILE):
        _store_days(work, Away(found.first, found.last, found.note), lifts=True)
    else:
        work.connection.execute(delete(days_off).where(days_off.c.freelancer == work.caller.freelancer, days_off.c.id == id))
    work.note("days_off_removed", id=id, first=found.first.isoformat(), last=found.last.isoformat())
    return found


def all_blocked(connection: Connection, freelancer: str, now: datetime) -> tuple[Blocked, ...]:
    """Those that have not passed, by their start."""
    query = select(blocked_hours).where(blocked_hours.c.freelancer == freelancer, blocked_hours.c.ends_at > now)
    return tuple(_blocked(row) for row in connection.execute(query.order_by(blocked_hours.c.starts_at, blocked_hours.c.id)))


def block(work: Work, hours: Span, note: str) -> Blocked:
    own(work.caller)
    if hours.start.tzinfo is None or hours.end.tzinfo is None:
        raise Invalid("Hours say their offset from UTC.", code="bad_hours")
    hours = Span(hours.start.astimezone(UTC), hours.end.astimezone(UTC))
    if not hours.start < hours.end <= hours.start + LONGEST or hours.end <= work.now:
        raise Invalid("Hours end after they begin, and not in the past.", code="bad_hours")
    _check(work, len(all_blocked(work.connection, work.caller.freelancer, work.now)), note)
    id = new_id()
    values = {"starts_at": hours.start, "ends_at": hours.end, "note": note, "created_at": work.now}
    work.connection.execute(insert(blocked_hours).values(freelancer=work.caller.freelancer, id=id, **values))
    meets = _meets(work, hours)
    work.note("hours_blocked", id=id, **_said(hours), meets=list(meets))
    return Blocked(id, hours.start, hours.end, note, meets)


def unblock(work: Work, id: str) -> Blocked:
    own(work.caller)
    this = blocked_hours.c.freelancer == work.caller.freelancer, blocked_hours.c.id == id
    row = work.connection.execute(select(blocked_hours).where(*this)).one_or_none()
    if row is None:
        raise NotFound("There are no such blocked hours.", code="unknown_block")
    work.connection.execute(delete(blocked_hours).where(*this))
    work.note("hours_unblocked", id=id, **_said(Span(row.starts_at, row.ends_at)))
    return _blocked(row)


def own(caller: Caller) -> None:
    if caller.role != "freelancer":
        raise Forbidden("Only the freelancer sees and changes these.")


def _check(work: Work, kept: int, note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"A note has at most {LONGEST_NOTE} characters.", code="too_long")
    if kept >= MOST:
        raise Invalid("That is more than a calendar keeps: remove some first.", code="too_many")


def _store_days(work: Work, days: Away, lifts: bool) -> str:
    id = new_id()
    values = {"first": days.first, "last": days.last, "note": days.note, "lifts": lifts, "created_at": work.now}
    work.connection.execute(insert(days_off).values(freelancer=work.caller.freelancer, id=id, **values))
    return id


def _meets(work: Work, hours: Span) -> tuple[str, ...]:
    """What is confirmed within them, which only a person can settle with the client."""
    theirs = consultations.c.freelancer == work.caller.freelancer, consultations.c.status == "confirmed"
    within = consultations.c.starts_at < hours.end, consultations.c.ends_at > hours.start
    return tuple(work.connection.execute(select(consultations.c.id).where(*theirs, *within).order_by(consultations.c.starts_at)).scalars())


def _whole_days(calendar: Calendar, days: Away) -> Span:
    where = zone(calendar.timezone)
    return Span(midnight(where, days.first), midnight(where, days.last + DAY))


def _name(away: Away) -> str:
    return f"{PROFILE}:{away.first.isoformat()}:{away.last.isoformat()}"


def _blocked(row: Stored) -> Blocked:
    return Blocked(row.id, row.starts_at, row.ends_at, row.note)


def _said(hours: Span) -> dict[str, Any]:
    return {"starts_at": hours.start.isoformat(), "ends_at": hours.end.isoformat()}
