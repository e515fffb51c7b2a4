"""The freelancer's own time: days off and blocked hours, made and taken back in the product. What is booked already stays, and is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, select

from assistant.database.calendar_tables import blocked_hours, consultations
from assistant.database.columns import new_id
from assistant.errors import Forbidden, Invalid, NotFound
from assistant.orders.caller import Caller
from assistant.orders.work import Stored
from assistant.scheduling import ledger, own_time
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.changes import BlockHours, Change, OpenHours, TakeDaysOff, WorkAgain
from assistant.scheduling.consultation import Blocked, DaysOff
from assistant.scheduling.diaries import stored_days_off
from assistant.scheduling.edits import Edit
from assistant.scheduling.openings import DAY
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import local_day, midnight, zone
from assistant.scheduling.work import Work

LONGEST_NOTE = 500
LONGEST = timedelta(days=2 * 366)
MOST = 500
"""How many of either kind somebody keeps."""


def all_days_off(connection: Connection, freelancer: str, calendar: Calendar, today: date) -> tuple[DaysOff, ...]:
    """Those that have not passed, by date."""
    rows = stored_days_off(connection, freelancer)
    # What was lifted is off no more, and what was made here too is listed once.
    passed_over = {(row.first, row.last) for row in rows}
    imported = (
        DaysOff(own_time.profile_name(away), away.first, away.last, away.note)
        for away in calendar.away
        if (away.first, away.last) not in passed_over
    )
    made = (DaysOff(row.id, row.first, row.last, row.note) for row in rows if not row.lifts)
    return tuple(sorted((off for off in (*imported, *made) if off.last >= today), key=lambda off: (off.first, off.last, off.id)))


def add_days_off(work: Work, calendar: Calendar, asked: Away) -> DaysOff:
    """Both ends included."""
    own(work.caller)
    if not asked.first <= asked.last <= asked.first + LONGEST or asked.last < local_day(zone(calendar.timezone), work.now):
        raise Invalid("Days off end on or after the day on which they begin, and not in the past.", code="bad_days")
    _check(work, len(stored_days_off(work.connection, work.caller.freelancer)), asked.note)
    id, meets = new_id(), _meets(work, _whole_days(calendar, asked))
    edit = Edit("days_off", id, None, _said(asked))
    own_time.put(work, calendar, edit, meets=list(meets))
    _record(work, TakeDaysOff(((asked.first, asked.last),), asked.note), edit)
    return DaysOff(id, asked.first, asked.last, asked.note, meets)


def remove_days_off(work: Work, calendar: Calendar, id: str) -> DaysOff:
    """Those of the imported profile are lifted here, and stay in the profile."""
    own(work.caller)
    found = next((off for off in all_days_off(work.connection, work.caller.freelancer, calendar, date.min) if off.id == id), None)
    if found is None:
        raise NotFound("There are no such days off.", code="unknown_days_off")
    edit = Edit("days_off", id, _said(Away(found.first, found.last, found.note)), None)
    own_time.put(work, calendar, edit)
    _record(work, WorkAgain(found.first, found.last), edit)
    return found


def all_blocked(connection: Connection, freelancer: str, now: datetime) -> tuple[Blocked, ...]:
    """Those that have not passed, by their start."""
    query = select(blocked_hours).where(blocked_hours.c.freelancer == freelancer, blocked_hours.c.ends_at > now)
    return tuple(_blocked(row) for row in connection.execute(query.order_by(blocked_hours.c.starts_at, blocked_hours.c.id)))


def block(work: Work, calendar: Calendar, hours: Span, note: str) -> Blocked:
    own(work.caller)
    if hours.start.tzinfo is None or hours.end.tzinfo is None:
        raise Invalid("Hours say their offset from UTC.", code="bad_hours")
    hours = Span(hours.start.astimezone(UTC), hours.end.astimezone(UTC))
    if not hours.start < hours.end <= hours.start + LONGEST or hours.end <= work.now:
        raise Invalid("Hours end after they begin, and not in the past.", code="bad_hours")
    _check(work, len(all_blocked(work.connection, work.caller.freelancer, work.now)), note)
    id, meets = new_id(), _meets(work, hours)
    edit = Edit("blocked", id, None, _said_hours(hours, note))
    own_time.put(work, calendar, edit, meets=list(meets))
    _record(work, BlockHours(hours.start, hours.end, note), edit)
    return Blocked(id, hours.start, hours.end, note, meets)


def unblock(work: Work, calendar: Calendar, id: str) -> Blocked:
    own(work.caller)
    this = blocked_hours.c.freelancer == work.caller.freelancer, blocked_hours.c.id == id
    row = work.connection.execute(select(blocked_hours).where(*this)).one_or_none()
    if row is None:
        raise NotFound("There are no such blocked hours.", code="unknown_block")
    edit = Edit("blocked", id, _said_hours(Span(row.starts_at, row.ends_at), row.note), None)
    own_time.put(work, calendar, edit)
    _record(work, OpenHours(row.starts_at, row.ends_at), edit)
    return _blocked(row)


def own(caller: Caller) -> None:
    if caller.role != "freelancer":
        raise Forbidden("Only the freelancer sees and changes these.")


def _check(work: Work, kept: int, note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"A note has at most {LONGEST_NOTE} characters.", code="too_long")
    if kept >= MOST:
        raise Invalid("That is more than a calendar keeps: remove some first.", code="too_many")


def _record(work: Work, change: Change, edit: Edit) -> None:
    ledger.record(work.connection, ledger.Made(new_id(), work.caller.freelancer, change, (edit,), "api", work.now))


def _meets(work: Work, hours: Span) -> tuple[str, ...]:
    """What is confirmed within them, which only a person can settle with the client."""
    theirs = consultations.c.freelancer == work.caller.freelancer, consultations.c.status == "confirmed"
    within = consultations.c.starts_at < hours.end, consultations.c.ends_at > hours.start
    return tuple(work.connection.execute(select(consultations.c.id).where(*theirs, *within).order_by(consultations.c.starts_at)).scalars())


def _whole_days(calendar: Calendar, days: Away) -> Span:
    where = zone(calendar.timezone)
    return Span(midnight(where, days.first), midnight(where, days.last + DAY))


def _blocked(row: Stored) -> Blocked:
    return Blocked(row.id, row.starts_at, row.ends_at, row.note)


def _said(days: Away) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat(), "note": days.note}


def _said_hours(hours: Span, note: str) -> dict[str, str]:
    return {"starts_at": hours.start.isoformat(), "ends_at": hours.end.isoformat(), "note": note}
