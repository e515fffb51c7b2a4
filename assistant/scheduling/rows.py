"""Consultations as rows, and the values they mean; and who may see which."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, select

from assistant.database.calendar_tables import consultations
from assistant.errors import Forbidden, NotFound
from assistant.money import Money
from assistant.orders.caller import Caller
from assistant.orders.wire import from_json
from assistant.orders.work import Stored
from assistant.scheduling.calendar import ConsultationPolicy
from assistant.scheduling.consultation import Consultation

MINUTE = timedelta(minutes=1)
EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
WAITING = ("waiting_approval", "held")
"""What loses its place when `hold_until` has come."""


def consultation_of(row: Stored, now: datetime) -> Consultation:
    """One whose time is over says so, even before the clock's own round has come by."""
    return Consultation(
        id=row.id,
        freelancer=row.freelancer,
        client=row.client,
        conversation=row.conversation,
        status="released" if is_over(row, now) else row.status,
        version=row.version,
        sequence=row.sequence,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        minutes=row.minutes,
        price=Money(row.price, row.currency),
        client_timezone=row.client_timezone,
        policy=policy_of(row),
        created_at=row.created_at,
        about=row.about,
        hold_until=row.hold_until,
        paid_at=row.paid_at,
        refunded_at=row.refunded_at,
        meeting_link=row.meeting_link if row.status == "confirmed" else None,
        moved_by=row.moved_by,
    )


def policy_of(row: Stored) -> ConsultationPolicy:
    """The one that it was booked under."""
    return from_json(ConsultationPolicy, row.policy)


def is_over(row: Stored, now: datetime) -> bool:
    """Whether its place was kept as long as was said."""
    return row.status in WAITING and row.hold_until <= now


def times(starts_at: datetime, minutes: int, buffer_minutes: int) -> dict[str, Any]:
    """The columns that say when: the meeting, and what it keeps others out of."""
    begins = (starts_at - EPOCH) // MINUTE
    return {
        "starts_at": starts_at,
        "ends_at": starts_at + minutes * MINUTE,
        "blocked_from": begins,
        "blocked_until": begins + minutes + buffer_minutes,
    }


def find(connection: Connection, caller: Caller, id: str) -> Stored:
    """NotFound for what is not the caller's, whoever else's it is."""
    row = connection.execute(of_caller(select(consultations), caller).where(consultations.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("There is no such consultation.", code="unknown_consultation")
    return row


def of_caller(query: Select[Any], caller: Caller) -> Select[Any]:
    """Only what the caller may see: a freelancer all of its own; a client and the assistant all of that client with this freelancer."""
    of_freelancer = query.where(consultations.c.freelancer == caller.freelancer)
    if caller.role == "freelancer":
        return of_freelancer
    if caller.role not in ("client", "assistant") or caller.client is None:
        raise Forbidden
    return of_freelancer.where(consultations.c.client == caller.client)
