"""A consultation that a client asked for: a place in the freelancer's calendar, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from assistant.money import Money
from assistant.orders.caller import Role
from assistant.scheduling.calendar import ConsultationPolicy

ConsultationStatus = Literal[
    "waiting_approval", "held", "confirmed", "done", "no_show_client", "no_show_freelancer", "released", "cancelled"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client asks to book; `client_timezone` is the zone in which the client reads times, `about` what it is to be about."""

    starts_at: datetime
    minutes: int
    client_timezone: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """`policy` is the one in force when it was booked. `hold_until`: so long the place is kept for the freelancer's yes or the payment.

    `sequence` grows with every change that a calendar has to hear of. `paid_at` and `refunded_at` are of the last payment.
    `moved_by` is who moved it last: one that the freelancer moved costs its client nothing to cancel.
    """

    id: str
    freelancer: str
    client: str
    conversation: str
    status: ConsultationStatus
    version: int
    sequence: int
    starts_at: datetime
    ends_at: datetime
    minutes: int
    price: Money
    client_timezone: str
    policy: ConsultationPolicy
    created_at: datetime
    about: str = ""
    hold_until: datetime | None = None
    paid_at: datetime | None = None
    refunded_at: datetime | None = None
    meeting_link: str | None = None
    moved_by: Role | None = None


@dataclass(frozen=True, slots=True)
class DaysOff:
    """`id` is for removing it; those of the imported profile have one too. `meets`: what is confirmed on these days, which stays."""

    id: str
    first: date
    last: date
    note: str = ""
    meets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocked:
    """Hours that the freelancer closed by hand. `meets`: what is confirmed within them, which stays."""

    id: str
    starts_at: datetime
    ends_at: datetime
    note: str = ""
    meets: tuple[str, ...] = ()
