"""What happens by the clock: places that were not paid for or agreed to are released, what is over is done, and reminders. Each once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from assistant.database.calendar_tables import consultation_reminders as reminders
from assistant.database.calendar_tables import consultations
from assistant.orders.work import Stored
from assistant.scheduling.rows import WAITING
from assistant.scheduling.work import Work

LEADS = (24 * 60, 60, 15)
"""How many minutes before the start somebody is reminded."""
_SAME = {"freelancer": "freelancer", "consultation": "id", "starts_at": "starts_at"}
AT_ONCE = 200
"""How many consultations of one freelancer a transaction looks at, so that others are not kept waiting."""


def due_freelancers(connection: Connection, now: datetime) -> tuple[str, ...]:
    """Who has something due; reading alone, so that nothing is written where nothing is."""
    found = [select(consultations.c.freelancer).where(which(now)) for which in (_over, _ended, _to_remind)]
    return tuple(sorted({freelancer for query in found for freelancer in connection.execute(query.distinct()).scalars()}))


def do(work: Work) -> int:
    """Of the caller's freelancer: how much was done."""
    done = release_over(work)
    for row in _rows(work, _ended(work.now)):
        work.tell(work.move(row, "finish", role="timer"), "consultation_done", by="timer")
        done += 1
    return done + sum(_remind(work, row) for row in _rows(work, _to_remind(work.now)))


def release_over(work: Work) -> int:
    """Every place whose time is over, so that whoever comes next finds it free."""
    released = 0
    while over := _rows(work, _over(work.now)):
        for row in over:
            work.tell(work.move(row, "release", role="timer"), "consultation_released", was=row.status)
        released += len(over)
    return released


def pass_over_reminders(work: Work, row: Stored) -> None:
    """Those whose time has passed as it is confirmed or moved: whoever did that knows."""
    if row.status == "confirmed":
        _write(work, row, _due_leads(work.connection, row, work.now))


def _remind(work: Work, row: Stored) -> bool:
    """After a pause only the last that is due: three at once would be two too many."""
    leads = _due_leads(work.connection, row, work.now)
    if not leads:
        return False
    _write(work, row, leads)
    work.tell(row, "consultation_reminder", lead=min(leads), meeting_link=row.meeting_link)
    return True


def _due_leads(connection: Connection, row: Stored, now: datetime) -> list[int]:
    given = select(reminders.c.lead).where(
        reminders.c.freelancer == row.freelancer, reminders.c.consultation == row.id, reminders.c.starts_at == row.starts_at
    )
    before = set(connection.execute(given).scalars())
    return [lead for lead in LEADS if row.starts_at - timedelta(minutes=lead) <= now and lead not in before]


def _write(work: Work, row: Stored, leads: list[int]) -> None:
    whose = {"freelancer": row.freelancer, "consultation": row.id, "starts_at": row.starts_at, "at": work.now}
    for lead in leads:
        work.connection.execute(insert(reminders).values(**whose, lead=lead))


def _rows(work: Work, which: ColumnElement[bool]) -> list[Stored]:
    query = select(consultations).where(consultations.c.freelancer == work.caller.freelancer, which)
    return list(work.connection.execute(query.order_by(consultations.c.starts_at, consultations.c.id).limit(AT_ONCE)))


def _over(now: datetime) -> ColumnElement[bool]:
    return and_(consultations.c.status.in_(WAITING), consultations.c.hold_until <= now)


def _ended(now: datetime) -> ColumnElement[bool]:
    return and_(consultations.c.status == "confirmed", consultations.c.ends_at <= now)


def _to_remind(now: datetime) -> ColumnElement[bool]:
    soon = consultations.c.starts_at > now, consultations.c.starts_at <= now + timedelta(minutes=LEADS[0])
    return and_(consultations.c.status == "confirmed", *soon, or_(*(_lacks(lead, now) for lead in LEADS)))


def _lacks(lead: int, now: datetime) -> ColumnElement[bool]:
    same = [reminders.c[name] == consultations.c[column] for name, column in _SAME.items()]
    return and_(consultations.c.starts_at <= now + timedelta(minutes=lead), ~exists().where(*same, reminders.c.lead == lead))
