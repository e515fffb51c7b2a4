"""A consultation is cancelled or moved, by the policy under which it was booked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from assistant.errors import Forbidden, Invalid
from assistant.orders.work import Stored
from assistant.scheduling import due, policy
from assistant.scheduling.booking import reason
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.lifecycle import conflict, not_free, step
from assistant.scheduling.paying import refund
from assistant.scheduling.policy import Matter
from assistant.scheduling.rows import find, is_over, policy_of, times
from assistant.scheduling.work import Work


def cancel(work: Work, consultation: str) -> Stored:
    row = _open(work, consultation, "cancel")
    matter = matter_of(work, row)
    if policy.begun(matter):
        raise conflict("too_late")
    paid = row.paid_at is not None
    back = paid and policy.refunds_cancelling(matter)
    if work.caller.role == "assistant" and paid and not back:
        raise Forbidden("Cancelling this now costs the client its price: only the client can.", code="costs_money")
    before = row.status
    row = work.move(row, "cancel", sequence=row.sequence + 1, hold_until=None, refunded_at=work.now if back else None)
    work.tell(row, "consultation_cancelled", by=work.caller.role, was=before, refunded=back, sequence=row.sequence)
    if back:
        refund(work, row, why="cancelled")
    return row


def reschedule(work: Work, calendar: Calendar, consultation: str, starts_at: datetime) -> Stored:
    """In one statement the old place becomes free and the new one is taken. The freelancer sees it; no second yes is asked for."""
    if starts_at.tzinfo is None:
        raise Invalid("A start says its offset from UTC.", code="bad_start")
    row, starts_at = _open(work, consultation, "reschedule"), starts_at.astimezone(UTC)
    if row.starts_at == starts_at:
        return row
    matter = matter_of(work, row)
    if policy.begun(matter) or (row.status == "confirmed" and not policy.may_reschedule(matter)):
        raise conflict("too_late")
    due.release_over(work)
    refused = reason(work, calendar, row.minutes, starts_at, but=row.id)
    if refused is not None:
        raise not_free(refused)
    before = row.starts_at
    row = work.move(row, "reschedule", **_moved(work, row, calendar, starts_at))
    due.pass_over_reminders(work, row)
    work.tell(row, "consultation_rescheduled", by=work.caller.role, before=before.isoformat(), sequence=row.sequence)
    return row


def matter_of(work: Work, row: Stored) -> Matter:
    return Matter(policy_of(row), row.starts_at, row.ends_at, work.now, work.caller.role, row.moved_by)


def _open(work: Work, consultation: str, event: str) -> Stored:
    row = find(work.connection, work.caller, consultation)
    step(row.status, event, work.caller.role)
    if is_over(row, work.now):
        raise conflict("expired")
    return row


def _moved(work: Work, row: Stored, calendar: Calendar, starts_at: datetime) -> dict[str, Any]:
    # Who holds a place does not hold it longer by moving it.
    until = min(row.hold_until, starts_at) if row.hold_until is not None else None
    when = times(starts_at, row.minutes, calendar.buffer_minutes)
    return {**when, "hold_until": until, "sequence": row.sequence + 1, "moved_by": work.caller.role}
