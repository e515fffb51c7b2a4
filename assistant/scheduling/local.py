"""The calendar in this process: each command is one transaction of its key, its effect and its events, with the calendar's row locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from assistant.database.calendar_tables import calendar_commands, calendar_events, consultations
from assistant.database.engine import Database
from assistant.errors import Forbidden, Invalid
from assistant.orders.caller import Caller
from assistant.orders.commands import Command, once
from assistant.orders.local import Times, utc_now
from assistant.orders.service import Event
from assistant.orders.shelf import Shelf
from assistant.orders.work import Stored
from assistant.scheduling import booking, changing, diaries, due, ending, paying, slots, time_off
from assistant.scheduling.calendar import Away, Calendar
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Blocked, Consultation, DaysOff, Wanted
from assistant.scheduling.locking import lock
from assistant.scheduling.rows import consultation_of, find, of_caller
from assistant.scheduling.slots import Diary, Reason, Slot
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import local_day, zone
from assistant.scheduling.work import Work

T = TypeVar("T")

MOST_EVENTS = 1000
LONGEST_WINDOW = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class Records:
    """What the freelancers' records say: their calendars, and what their mandates let the assistant do."""

    calendars: Calendars
    shelf: Shelf


class LocalScheduling:
    """`Scheduling` over a database. Safe to share between threads and, on one database, between processes."""

    def __init__(self, database: Database, records: Records, clock: Callable[[], datetime] = utc_now, times: Times | None = None) -> None:
        self._database = database
        self._records = records
        self._clock = clock
        self._times = times or Times()

    def calendar(self, freelancer: str) -> Calendar:
        calendar = self._records.calendars.calendar(freelancer)
        with self._database.snapshot() as connection:
            return diaries.with_days_off(calendar, diaries.stored_days_off(connection, freelancer))

    def slots(self, caller: Caller, minutes: int, window: Span, *, explain: bool = False) -> Sequence[Slot]:
        if explain and caller.role != "freelancer":
            raise Forbidden("Why a start is not free is for the freelancer to see.")
        diary, window = self._diary_of(caller, minutes, window)
        return slots.explained(diary, minutes, window) if explain else slots.slots(diary, minutes, window)

    def judged(self, caller: Caller, minutes: int, window: Span) -> Sequence[Slot]:
        if caller.role not in ("assistant", "freelancer"):
            raise Forbidden("Why a start is not free is for the freelancer to see.")
        diary, window = self._diary_of(caller, minutes, window)
        return slots.explained(diary, minutes, window)

    def why_not(self, caller: Caller, minutes: int, starts_at: datetime) -> Reason | None:
        if caller.role not in ("assistant", "freelancer"):
            raise Forbidden("Why a start is not free is for the freelancer to see.")
        diary, _ = self._diary_of(caller, minutes, Span(starts_at, starts_at + timedelta(minutes=minutes)))
        return slots.why(diary, minutes, starts_at)

    def _diary_of(self, caller: Caller, minutes: int, window: Span) -> tuple[Diary, Span]:
        """The diary for starts in the window, and the window in UTC."""
        if window.start.tzinfo is None or window.end.tzinfo is None or not window.start < window.end <= window.start + LONGEST_WINDOW:
            raise Invalid(f"A window ends after it begins, at most {LONGEST_WINDOW.days} days later, both with an offset.", code="window")
        calendar = self._calendar(caller)
        if slots.price_of(calendar, minutes) is None:
            sold = ", ".join(str(sold.minutes) for sold in calendar.consultations) or "none"
            raise Invalid(f"No consultation of {minutes} minutes is sold here; these are: {sold}.", code="not_sold")
        window = Span(window.start.astimezone(UTC), window.end.astimezone(UTC))
        with self._database.snapshot() as connection:
            return diaries.read(connection, diaries.Asked(caller.freelancer, calendar, self._clock()), window), window

    def book(self, caller: Caller, key: str, wanted: Wanted) -> Consultation:
        # Records are read before the transaction begins: who waits for a calendar must not wait for a second connection too.
        asks = self._records.shelf.mandate(caller.freelancer).consultations != "book"
        terms = booking.Terms(self._calendar(caller), asks, self._times.approval)
        return self._change(caller, Command(key, "book", (wanted,)), lambda work: booking.book(work, terms, wanted))

    def consultation(self, caller: Caller, consultation: str) -> Consultation:
        with self._database.snapshot() as connection:
            return consultation_of(find(connection, caller, consultation), self._clock())

    def consultations(self, caller: Caller) -> Sequence[Consultation]:
        query = of_caller(select(consultations), caller).order_by(consultations.c.starts_at, consultations.c.id)
        with self._database.snapshot() as connection:
            return tuple(consultation_of(row, self._clock()) for row in connection.execute(query))

    def approvals(self, caller: Caller) -> Sequence[Consultation]:
        time_off.own(caller)
        waiting = of_caller(select(consultations), caller).where(consultations.c.status == "waiting_approval")
        with self._database.snapshot() as connection:
            rows = connection.execute(waiting.order_by(consultations.c.created_at, consultations.c.id))
            found = tuple(consultation_of(row, self._clock()) for row in rows)
        return tuple(one for one in found if one.status == "waiting_approval")

    def approve(self, caller: Caller, key: str, consultation: str) -> Consultation:
        return self._change(caller, Command(key, "approve", (consultation,)), lambda work: booking.approve(work, consultation))

    def decline(self, caller: Caller, key: str, consultation: str) -> Consultation:
        return self._change(caller, Command(key, "decline", (consultation,)), lambda work: booking.decline(work, consultation))

    def pay(self, caller: Caller, key: str, consultation: str) -> Consultation:
        calendar = self._calendar(caller)
        return self._change(caller, Command(key, "pay", (consultation,)), lambda work: paying.pay(work, calendar, consultation))

    def cancel(self, caller: Caller, key: str, consultation: str) -> Consultation:
        return self._change(caller, Command(key, "cancel", (consultation,)), lambda work: changing.cancel(work, consultation))

    def reschedule(self, caller: Caller, key: str, consultation: str, starts_at: datetime) -> Consultation:
        calendar = self._calendar(caller)

        def act(work: Work) -> Stored:
            return changing.reschedule(work, calendar, consultation, starts_at)

        return self._change(caller, Command(key, "reschedule", (consultation, starts_at)), act)

    def no_show(self, caller: Caller, key: str, consultation: str) -> Consultation:
        return self._change(caller, Command(key, "no_show", (consultation,)), lambda work: ending.no_show(work, consultation))

    def finish(self, caller: Caller, key: str, consultation: str) -> Consultation:
        return self._change(caller, Command(key, "finish", (consultation,)), lambda work: ending.finish(work, consultation))

    def days_off(self, caller: Caller) -> Sequence[DaysOff]:
        time_off.own(caller)
        calendar = self._calendar(caller)
        today = local_day(zone(calendar.timezone), self._clock())
        with self._database.snapshot() as connection:
            return time_off.all_days_off(connection, caller.freelancer, calendar, today)

    def add_days_off(self, caller: Caller, key: str, first: date, last: date, note: str = "") -> DaysOff:
        calendar = self._calendar(caller)

        def act(work: Work) -> DaysOff:
            return time_off.add_days_off(work, calendar, Away(first, last, note))

        return self._command(caller, Command(key, "add_days_off", (first, last, note)), DaysOff, act)

    def remove_days_off(self, caller: Caller, key: str, days_off: str) -> DaysOff:
        calendar = self._calendar(caller)

        def act(work: Work) -> DaysOff:
            return time_off.remove_days_off(work, calendar, days_off)

        return self._command(caller, Command(key, "remove_days_off", (days_off,)), DaysOff, act)

    def blocks(self, caller: Caller) -> Sequence[Blocked]:
        time_off.own(caller)
        with self._database.snapshot() as connection:
            return time_off.all_blocked(connection, caller.freelancer, self._clock())

    def block(self, caller: Caller, key: str, hours: Span, note: str = "") -> Blocked:
        calendar = self._calendar(caller)

        def act(work: Work) -> Blocked:
            return time_off.block(work, calendar, hours, note)

        return self._command(caller, Command(key, "block", (hours, note)), Blocked, act)

    def unblock(self, caller: Caller, key: str, blocked: str) -> Blocked:
        calendar = self._calendar(caller)

        def act(work: Work) -> Blocked:
            return time_off.unblock(work, calendar, blocked)

        return self._command(caller, Command(key, "unblock", (blocked,)), Blocked, act)

    def do_due(self) -> int:
        done = 0
        while freelancers := self._due_freelancers():
            before = done
            for freelancer in freelancers:
                with self._work(Caller("timer", freelancer)) as work:
                    done += due.do(work)
            if done == before:
                # Somebody else did it in between.
                break
        return done

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        query = select(calendar_events).where(calendar_events.c.seq > after).order_by(calendar_events.c.seq)
        with self._database.snapshot() as connection:
            rows = connection.execute(query.limit(max(1, min(limit, MOST_EVENTS))))
            return tuple(Event(row.seq, row.freelancer, row.conversation, row.type, row.body, row.at) for row in rows)

    @contextmanager
    def _work(self, caller: Caller) -> Iterator[Work]:
        with self._database.transaction("calendar", caller.freelancer) as connection:
            number = lock(connection, caller.freelancer)
            # Read once the turn has come: whoever waited for it is late by that much.
            yield Work(connection, caller, self._clock(), number)

    def _command(self, caller: Caller, command: Command, kind: type[T], act: Callable[[Work], T]) -> T:
        # Nobody's calendar has no row to lock.
        self._calendar(caller)
        with self._work(caller) as work:
            return once(work, command, kind, lambda: act(work), calendar_commands)

    def _change(self, caller: Caller, command: Command, act: Callable[[Work], Stored]) -> Consultation:
        def acted(work: Work) -> Consultation:
            return consultation_of(act(work), work.now)

        return self._command(caller, command, Consultation, acted)

    def _calendar(self, caller: Caller) -> Calendar:
        return self._records.calendars.calendar(caller.freelancer)

    def _due_freelancers(self) -> Sequence[str]:
        with self._database.snapshot() as connection:
            return due.due_freelancers(connection, self._clock())
