"""The calendar as others see it: one interface to slots, consultations and the freelancer's time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from assistant.orders.caller import Caller
from assistant.orders.service import Event
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.consultation import Blocked, Consultation, DaysOff, Wanted
from assistant.scheduling.slots import Reason, Slot
from assistant.scheduling.spans import Span


class Scheduling(Protocol):
    """Every command takes an idempotency `key`: the same key and parameters return the first result, others raise Conflict (key_reused).

    All raise NotFound for what is not the caller's, and Forbidden for what is not the caller's to do. A start that is not free is a
    Conflict whose code is the reason (see `slots.Reason`); a state that does not allow the step is one too
    (changed, taken, expired, cancelled, too_late, too_early).
    """

    def calendar(self, freelancer: str) -> Calendar:
        """The one that holds: of the records, with the days off that were made or lifted here."""
        ...

    def slots(self, caller: Caller, minutes: int, window: Span, *, explain: bool = False) -> Sequence[Slot]:
        """The free starts in the window, and with `explain`, for the freelancer only, the others with the reason why not.

        Invalid (not_sold) if there is no consultation of that length, (window) if the window is longer than 62 days.
        """
        ...

    def judged(self, caller: Caller, minutes: int, window: Span) -> Sequence[Slot]:
        """As `slots` with `explain`, for the assistant, which tells a client no more of it than the client may know."""
        ...

    def why_not(self, caller: Caller, minutes: int, starts_at: datetime) -> Reason | None:
        """Why that very start is not free; None: it is. For the assistant and the freelancer."""
        ...

    def book(self, caller: Caller, key: str, wanted: Wanted) -> Consultation:
        """By the client or the assistant: waiting_approval if the mandate asks, else held until paid if it has a price, else confirmed.

        The same start asked for again by the same client is the same consultation.
        """
        ...

    def consultation(self, caller: Caller, consultation: str) -> Consultation: ...

    def consultations(self, caller: Caller) -> Sequence[Consultation]:
        """By their start: a freelancer's, or all of the caller's client with this freelancer."""
        ...

    def approvals(self, caller: Caller) -> Sequence[Consultation]:
        """What waits for the freelancer's yes, oldest first; `hold_until` says how long."""
        ...

    def approve(self, caller: Caller, key: str, consultation: str) -> Consultation:
        """Confirmed if it is free of charge, else held until paid."""
        ...

    def decline(self, caller: Caller, key: str, consultation: str) -> Consultation: ...

    def pay(self, caller: Caller, key: str, consultation: str) -> Consultation:
        """Simulated. Late, it comes back confirmed if its start is still free, else released with the payment refunded."""
        ...

    def cancel(self, caller: Caller, key: str, consultation: str) -> Consultation:
        """Refunded if the freelancer cancels or moved it last, or the client does in time by the policy. Before it begins only.

        The assistant cancels only what costs the client nothing: else Forbidden (costs_money).
        """
        ...

    def reschedule(self, caller: Caller, key: str, consultation: str, starts_at: datetime) -> Consultation:
        """The same consultation at another free start. Conflict (too_late) for a client past the policy's hours."""
        ...

    def no_show(self, caller: Caller, key: str, consultation: str) -> Consultation:
        """The caller says that the other side did not come. A missing freelancer's client is refunded."""
        ...

    def finish(self, caller: Caller, key: str, consultation: str) -> Consultation:
        """The freelancer says that it took place; the clock does at its end."""
        ...

    def days_off(self, caller: Caller) -> Sequence[DaysOff]:
        """Those that have not passed, by date: of the profile and made here."""
        ...

    def add_days_off(self, caller: Caller, key: str, first: date, last: date, note: str = "") -> DaysOff: ...

    def remove_days_off(self, caller: Caller, key: str, days_off: str) -> DaysOff: ...

    def blocks(self, caller: Caller) -> Sequence[Blocked]: ...

    def block(self, caller: Caller, key: str, hours: Span, note: str = "") -> Blocked: ...

    def unblock(self, caller: Caller, key: str, blocked: str) -> Blocked: ...

    def do_due(self) -> int:
        """Releases what was not paid or answered, finishes what has ended, and reminds; how much. Each happens once, never early."""
        ...

    def events(self, after: int, limit: int = 100) -> Sequence[Event]: ...
