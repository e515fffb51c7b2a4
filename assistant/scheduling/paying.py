"""A payment, which is simulated: in time it confirms; late it gets the start back if that is still free, or the client the money."""

from __future__ import annotations

from assistant.money import Money
from assistant.orders.work import Stored
from assistant.scheduling import due
from assistant.scheduling.booking import confirm, reason
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.lifecycle import conflict, step
from assistant.scheduling.rows import find, times
from assistant.scheduling.work import Work


def pay(work: Work, calendar: Calendar, consultation: str) -> Stored:
    """Never paid without a place or a refund: what is decided and what is paid are one transaction."""
    row = find(work.connection, work.caller, consultation)
    step(row.status, "pay", work.caller.role)
    if row.status == "released" and row.held_at is None:
        # It waited for the freelancer's yes, which never came: there was nothing to pay for.
        raise conflict("expired")
    due.release_over(work)
    row = find(work.connection, work.caller, consultation)
    if row.status == "held":
        row = confirm(work, row, "pay", paid_at=work.now, refunded_at=None)
        return _paid(work, row, late=False)
    refused = reason(work, calendar, row.minutes, row.starts_at)
    if refused is None:
        when = times(row.starts_at, row.minutes, calendar.buffer_minutes)
        row = confirm(work, row, "pay", paid_at=work.now, refunded_at=None, **when)
        return _paid(work, row, late=True)
    row = work.change(row, paid_at=work.now, refunded_at=work.now)
    work.tell(row, "consultation_paid", price=_price(row), simulated=True, late=True)
    refund(work, row, why=refused)
    return row


def refund(work: Work, row: Stored, why: str) -> None:
    """Says that the whole price went back; who calls has written `refunded_at`."""
    work.tell(row, "consultation_refunded", price=_price(row), simulated=True, why=why)


def _paid(work: Work, row: Stored, late: bool) -> Stored:
    work.tell(row, "consultation_paid", price=_price(row), simulated=True, late=late)
    work.tell(row, "consultation_confirmed", hold_until=None, by=work.caller.role)
    return row


def _price(row: Stored) -> dict[str, str]:
    return Money(row.price, row.currency).to_json()
