"""The calendar as a change meets it: what the records say, what was made in the product, and what is booked ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from assistant.database.calendar_tables import consultations
from assistant.database.tables import freelancers
from assistant.orders.shelf import unknown_freelancer
from assistant.scheduling import records, time_off
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.consultation import Blocked, Consultation, DaysOff
from assistant.scheduling.lifecycle import SEATED
from assistant.scheduling.rows import consultation_of, is_over
from assistant.scheduling.wall_clock import local_day, zone


@dataclass(frozen=True, slots=True)
class Standing:
    """`calendar` and `body` are the records', without what was made in the product; `off`, `blocked` and `booked` have not passed."""

    now: datetime
    calendar: Calendar
    body: Mapping[str, Any]
    currency: str
    off: tuple[DaysOff, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    booked: tuple[Consultation, ...] = ()


def read_standing(connection: Connection, freelancer: str, now: datetime) -> Standing:
    """NotFound (unknown_freelancer)."""
    columns = freelancers.c.profile, freelancers.c.calendar
    row = connection.execute(select(*columns).where(freelancers.c.handle == freelancer)).one_or_none()
    if row is None:
        raise unknown_freelancer(freelancer)
    currency = row.profile["currency"]
    calendar = records.calendar(row.calendar, row.profile["timezone"], currency)
    today = local_day(zone(calendar.timezone), now)
    return Standing(
        now=now,
        calendar=calendar,
        body=row.calendar,
        currency=currency,
        off=time_off.all_days_off(connection, freelancer, calendar, today),
        blocked=time_off.all_blocked(connection, freelancer, now),
        booked=_booked(connection, freelancer, now),
    )


def _booked(connection: Connection, freelancer: str, now: datetime) -> tuple[Consultation, ...]:
    """What has a place ahead: confirmed, held for payment, or waiting for the freelancer's yes."""
    theirs = consultations.c.freelancer == freelancer, consultations.c.status.in_(SEATED), consultations.c.ends_at > now
    rows = connection.execute(select(consultations).where(*theirs).order_by(consultations.c.starts_at, consultations.c.id))
    return tuple(consultation_of(row, now) for row in rows if not is_over(row, now))
