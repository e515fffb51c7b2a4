"""Consultations, slots and days off in the contract's words, and as entries of a calendar."""

from __future__ import annotations

from typing import Any

from assistant.conversations.cards import cancel_free_until
from assistant.conversations.times import both_zones
from assistant.orders.wire import to_json
from assistant.scheduling.consultation import Blocked, Consultation, DaysOff
from assistant.scheduling.ics_out import Entry
from assistant.scheduling.slots import Slot

INSIDE = ("freelancer", "client", "version", "policy", "moved_by")
"""What the calendar knows and nobody outside needs."""
TITLES = {"en": "Consultation with {name}", "fr": "Consultation avec {name}"}
WITH_NOBODY = {"en": "Consultation with a client", "fr": "Consultation avec un client"}
HELD = {"held": {"en": "not paid yet", "fr": "pas encore payée"}, "waiting_approval": {"en": "to be approved", "fr": "à approuver"}}


def of_consultation(consultation: Consultation, freelancer_zone: str) -> dict[str, Any]:
    told = {name: value for name, value in to_json(consultation).items() if name not in INSIDE}
    until = cancel_free_until(consultation)
    return {**told, "freelancer_timezone": freelancer_zone, "cancel_free_until": to_json(until)}


def of_approval(consultation: Consultation, freelancer_zone: str) -> dict[str, Any]:
    """What waits for a yes, or what was said to it."""
    status = {"waiting_approval": "requested", "cancelled": "declined", "released": "lapsed"}.get(consultation.status, "approved")
    moments = {"requested_at": to_json(consultation.created_at), "expires_at": to_json(consultation.hold_until)}
    whole = {"id": consultation.id, "type": "consultation", "conversation": consultation.conversation, "status": status}
    return {**whole, **moments, "reasons": ["mandate_asks"], "consultation": of_consultation(consultation, freelancer_zone)}


def of_slot(slot: Slot) -> dict[str, Any]:
    told = {name: value for name, value in to_json(slot).items() if name != "why"}
    return {**told, "free": slot.why is None, **({"why": slot.why} if slot.why else {})}


def of_days_off(days: DaysOff) -> dict[str, Any]:
    return {"id": days.id, "from": days.first.isoformat(), "to": days.last.isoformat(), "note": days.note, "meets": list(days.meets)}


def of_blocked(blocked: Blocked) -> dict[str, Any]:
    told: dict[str, Any] = to_json(blocked)
    return told


def entry(consultation: Consultation, other: str | None, freelancer_zone: str, language: str) -> Entry:
    """`other` is who its reader meets, where that is known."""
    tongue = "fr" if language == "fr" else "en"
    title = TITLES[tongue].format(name=other) if other else WITH_NOBODY[tongue]
    if consultation.status in HELD:
        title = f"{title} ({HELD[consultation.status][tongue]})"
    when = both_zones(consultation.starts_at, consultation.client_timezone, freelancer_zone, tongue)
    return Entry(consultation, title, "\n".join(filter(None, (when, consultation.about))))
