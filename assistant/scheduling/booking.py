"""How a consultation comes about: the one start checked by what lists slots, a place taken, the freelancer's yes where one is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from assistant.database.calendar_tables import consultations
from assistant.database.columns import new_id
from assistant.errors import Forbidden, Invalid
from assistant.money import Money
from assistant.orders.wire import to_json
from assistant.orders.work import Stored
from assistant.scheduling import diaries, due, policy
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.consultation import Wanted
from assistant.scheduling.lifecycle import NEW, SEATED, conflict, not_free, step
from assistant.scheduling.rows import WAITING, find, is_over, policy_of, times
from assistant.scheduling.slots import Reason, price_of, why
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import zone
from assistant.scheduling.work import Work, seated

LONGEST_ABOUT = 2000
MOST_HELD = 3
"""How many places one client keeps without having paid, so that nobody keeps them all."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what a consultation is booked: the calendar, whether the mandate asks, and how long the freelancer has to answer."""

    calendar: Calendar
    asks: bool
    answer_within: timedelta


def book(work: Work, terms: Terms, wanted: Wanted) -> Stored:
    client, conversation = _party(work)
    wanted = _checked(wanted)
    due.release_over(work)
    mine = _ahead_of(work, client)
    again = next((row for row in mine if (row.starts_at, row.minutes) == (wanted.starts_at, wanted.minutes)), None)
    if again is not None:
        return again
    refused = reason(work, terms.calendar, wanted.minutes, wanted.starts_at)
    if refused is not None:
        raise not_free(refused)
    if sum(row.status in WAITING for row in mine) >= MOST_HELD:
        raise conflict("too_many_held")
    price = price_of(terms.calendar, wanted.minutes)
    assert price is not None
    row = _seat(work, terms, wanted, {"client": client, "conversation": conversation, **_begin(work, terms, wanted, price)})
    _tell(work, row)
    return row


def reason(work: Work, calendar: Calendar, minutes: int, start: datetime, *, but: str | None = None) -> Reason | None:
    """Why that start is not free, as the list of slots says it; `but` is a consultation that is not in its own way."""
    asked = diaries.Asked(work.caller.freelancer, calendar, work.now, but)
    diary = diaries.read(work.connection, asked, Span(start, start + timedelta(minutes=minutes)))
    return why(diary, minutes, start)


def approve(work: Work, consultation: str) -> Stored:
    row = find(work.connection, work.caller, consultation)
    event = "approve" if row.price else "approve_free"
    step(row.status, event, work.caller.role)
    if is_over(row, work.now):
        raise conflict("expired")
    if row.price:
        until = policy.hold_until(policy_of(row), row.starts_at, work.now)
        row = work.move(row, event, hold_until=until, held_at=work.now)
    else:
        row = confirm(work, row, event)
    _tell(work, row, approved=True)
    return row


def decline(work: Work, consultation: str) -> Stored:
    row = find(work.connection, work.caller, consultation)
    step(row.status, "decline", work.caller.role)
    if is_over(row, work.now):
        raise conflict("expired")
    row = work.move(row, "decline", hold_until=None)
    work.tell(row, "consultation_declined")
    return row


def confirm(work: Work, row: Stored, event: str, **values: Any) -> Stored:
    """Its link is made now, and nobody is reminded of what is being talked about."""
    link = policy.meeting_link(policy_of(row), row.freelancer, row.id)
    row = work.move(row, event, hold_until=None, meeting_link=link, **values)
    due.pass_over_reminders(work, row)
    return row


def _party(work: Work) -> tuple[str, str]:
    caller = work.caller
    step(NEW, "hold", caller.role)
    if caller.client is None or caller.conversation is None:
        raise Forbidden("Consultations are booked in a client's conversation.")
    return caller.client, caller.conversation


def _checked(wanted: Wanted) -> Wanted:
    if wanted.starts_at.tzinfo is None:
        raise Invalid("A start says its offset from UTC.", code="bad_start")
    if len(wanted.about) > LONGEST_ABOUT:
        raise Invalid(f"What it is about has at most {LONGEST_ABOUT} characters.", code="too_long")
    zone(wanted.client_timezone)
    return Wanted(wanted.starts_at.astimezone(UTC), wanted.minutes, wanted.client_timezone, wanted.about)


def _ahead_of(work: Work, client: str) -> list[Stored]:
    """What that client has ahead."""
    theirs = consultations.c.freelancer == work.caller.freelancer, consultations.c.client == client
    ahead = consultations.c.status.in_(SEATED), consultations.c.starts_at > work.now
    return list(work.connection.execute(select(consultations).where(*theirs, *ahead)))


def _begin(work: Work, terms: Terms, wanted: Wanted, price: Money) -> dict[str, Any]:
    """In which state it begins, and how long that lasts."""
    rules = terms.calendar.policy
    if terms.asks:
        until = min(work.now + terms.answer_within, wanted.starts_at)
        return {"status": step(NEW, "ask", work.caller.role), "hold_until": until}
    if price.minor:
        until = policy.hold_until(rules, wanted.starts_at, work.now)
        return {"status": step(NEW, "hold", work.caller.role), "hold_until": until, "held_at": work.now}
    return {"status": step(NEW, "confirm", work.caller.role)}


def _seat(work: Work, terms: Terms, wanted: Wanted, values: dict[str, Any]) -> Stored:
    id, calendar = new_id(), terms.calendar
    price = price_of(calendar, wanted.minutes)
    assert price is not None
    link = policy.meeting_link(calendar.policy, work.caller.freelancer, id) if values["status"] == "confirmed" else None
    fixed = {"minutes": wanted.minutes, "price": price.minor, "currency": price.currency, "policy": to_json(calendar.policy)}
    said = {"client_timezone": wanted.client_timezone, "about": wanted.about, "meeting_link": link}
    whose = {"freelancer": work.caller.freelancer, "id": id, "calendar": work.calendar, "version": 1, "sequence": 0}
    when = times(wanted.starts_at, wanted.minutes, calendar.buffer_minutes)
    with seated():
        work.connection.execute(insert(consultations).values(**whose, **fixed, **said, **when, **values, created_at=work.now))
    row = find(work.connection, work.caller, id)
    if row.status == "confirmed":
        due.pass_over_reminders(work, row)
    return row


def _tell(work: Work, row: Stored, **told: bool) -> None:
    until = row.hold_until.isoformat() if row.hold_until is not None else None
    type = {"waiting_approval": "consultation_requested", "held": "consultation_held"}.get(row.status, "consultation_confirmed")
    work.tell(row, type, hold_until=until, by=work.caller.role, **told)
