"""When a freelancer works and which consultations are sold, as plain frozen values in the freelancer's local time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType

from assistant.money import Money

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of one local day; `end` may be 24:00, kept as time.min."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Away:
    """Whole local days off, both ends included."""

    first: date
    last: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """What a client can book; a price of 0 is free of charge."""

    minutes: int
    price: Money


@dataclass(frozen=True, slots=True)
class ConsultationPolicy:
    pay_within_minutes: int = 60
    cancel_free_hours: int = 24
    reschedule_free_hours: int = 24
    no_show_minutes: int = 5
    meeting_link: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """`weekly` maps a WEEKDAYS name to that day's hours (a missing day is closed); `dates` overrides single days."""

    timezone: str
    weekly: Mapping[str, tuple[Hours, ...]] = field(default_factory=lambda: MappingProxyType({}))
    dates: Mapping[date, tuple[Hours, ...]] = field(default_factory=lambda: MappingProxyType({}))
    away: tuple[Away, ...] = ()
    step_minutes: int = 30
    buffer_minutes: int = 0
    notice_hours: int = 2
    horizon_days: int = 14
    per_day: int | None = None
    per_week: int | None = None
    busy_calendars: tuple[str, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    policy: ConsultationPolicy = field(default_factory=ConsultationPolicy)
