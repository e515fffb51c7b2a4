"""The stored calendar, in the shape of the knowledge folder, and the frozen value it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from assistant.money import Money
from assistant.orders.records import given
from assistant.scheduling.calendar import Away, Calendar, Consultation, ConsultationPolicy, Hours

NUMBERS = ("step_minutes", "buffer_minutes", "notice_hours", "horizon_days", "per_day", "per_week")


def calendar(body: Mapping[str, Any], timezone: str, currency: str) -> Calendar:
    availability = body.get("availability", {})
    return Calendar(
        timezone=timezone,
        weekly=MappingProxyType({day: stretches(hours) for day, hours in availability.get("weekly", {}).items()}),
        dates=MappingProxyType({date.fromisoformat(day): stretches(hours) for day, hours in availability.get("dates", {}).items()}),
        away=tuple(_away(stretch) for stretch in availability.get("away", ())),
        busy_calendars=tuple(availability.get("busy_calendars", ())),
        consultations=tuple(Consultation(c["minutes"], Money.parse(c["price"], currency)) for c in body.get("consultations", ())),
        policy=ConsultationPolicy(**body.get("consultation_policy", {})),
        **given(availability, *NUMBERS),
    )


def stretches(hours: Iterable[str]) -> tuple[Hours, ...]:
    """From "09:00-12:30" texts, in their order."""
    return tuple(Hours(*(_clock(side) for side in stretch.split("-"))) for stretch in hours)


def _clock(text: str) -> time:
    return time.min if text.strip() == "24:00" else time.fromisoformat(text.strip().zfill(5))


def _away(body: Mapping[str, str]) -> Away:
    return Away(date.fromisoformat(body["from"]), date.fromisoformat(body["to"]), body.get("note", ""))
