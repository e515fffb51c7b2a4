"""What a client is told of an event of the calendar: which sentences, with which figures, or nothing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.conversations.times import both_zones
from assistant.orders.catalogue import Profile
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.due import LEADS

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Told:
    """The keys of its sentences. `asks` where the client is helped to ask for other times, `shows` where the card goes with it."""

    facts: tuple[str, ...]
    more: str | None = None
    asks: bool = False
    shows: bool = True


def is_heard(event: Event) -> bool:
    """What the assistant did is told by the turn that did it."""
    return event.type in TOLD and event.body.get("by") != "assistant"


def told(event: Event, consultation: Consultation, now: datetime) -> Told | None:
    return TOLD[event.type](event, consultation, now) if is_heard(event) else None


def figures(event: Event, consultation: Consultation, freelancer: Profile, language: str, now: datetime) -> Mapping[str, str]:
    """Times on both clocks, the client's first; a deadline, which is the client's alone, on the client's."""
    body, mine = event.body, consultation.client_timezone
    starts_at = datetime.fromisoformat(body["starts_at"])
    named = {
        "freelancer": freelancer.name,
        "minutes": str(body["minutes"]),
        "price": consultation.price.say(language),
        "when": both_zones(starts_at, mine, freelancer.timezone, language),
        "left": str(_minutes_left(starts_at, now)),
        "link": consultation.meeting_link or "",
    }
    until = body.get("hold_until") or (consultation.hold_until.isoformat() if consultation.hold_until else None)
    if until:
        named["until"] = both_zones(datetime.fromisoformat(until), mine, mine, language)
    if "before" in body:
        named["before"] = both_zones(datetime.fromisoformat(body["before"]), mine, freelancer.timezone, language)
    return named


def _requested(event: Event, one: Consultation, now: datetime) -> Told:
    return Told(("asked",), "question")


def _held(event: Event, one: Consultation, now: datetime) -> Told:
    return Told((*_agreed(event), "held", "pay_by"), "question")


def _confirmed(event: Event, one: Consultation, now: datetime) -> Told | None:
    """One with a price is told by its payment."""
    return None if one.price.minor else Told((*_agreed(event), "confirmed", *_link(one)), "change")


def _paid(event: Event, one: Consultation, now: datetime) -> Told | None:
    """One that came too late for its place is told with the refund."""
    if event.body["status"] != "confirmed":
        return None
    return Told(("paid_late" if event.body["late"] else "paid", "confirmed", *_link(one)), "change")


def _refunded(event: Event, one: Consultation, now: datetime) -> Told | None:
    """What was cancelled or missed says so itself."""
    return Told(("paid_too_late", "refunded"), "sorry", asks=True) if event.body["status"] == "released" else None


def _declined(event: Event, one: Consultation, now: datetime) -> Told:
    return Told(("declined",), "sorry", asks=True)


def _released(event: Event, one: Consultation, now: datetime) -> Told:
    return Told(("lapsed",), "passed_on") if lapsed(event) else Told(("released",), "again", asks=True)


def _moved(event: Event, one: Consultation, now: datetime) -> Told:
    to_pay = ("pay_by",) if event.body["status"] == "held" and one.hold_until else ()
    return Told(("moved" + _by_freelancer(event), *to_pay, *_link(one)), "change")


def _cancelled(event: Event, one: Consultation, now: datetime) -> Told:
    theirs, back = _by_freelancer(event), _money_back(event, one, paid=event.body["was"] == "confirmed")
    return Told(("cancelled" + theirs, *back), "sorry" if theirs else "again", asks=True)


def _missed(event: Event, one: Consultation, now: datetime) -> Told:
    who, more = ("missed_by_client", "mistake") if event.body["by"] == "freelancer" else ("missed_by_freelancer", "sorry")
    return Told((who, *_money_back(event, one, paid=True)), more, asks=more == "sorry", shows=False)


def _done(event: Event, one: Consultation, now: datetime) -> Told:
    return Told(("done",), "thanks", shows=False)


def _reminder(event: Event, one: Consultation, now: datetime) -> Told | None:
    """Of what still is to come at that time, and only if the next reminder is not due as well."""
    starts_at, lead = datetime.fromisoformat(event.body["starts_at"]), event.body["lead"]
    left = _minutes_left(starts_at, now)
    if one.status != "confirmed" or one.starts_at != starts_at or left <= 0 or any(left <= nearer < lead for nearer in LEADS):
        return None
    how = "reminder" if lead == max(LEADS) else "in_minutes" if left > 1 else "now"
    return Told((how, *_link(one)), "change" if how == "reminder" else None)


TOLD: Mapping[str, Callable[[Event, Consultation, datetime], Told | None]] = {
    "consultation_requested": _requested,
    "consultation_held": _held,
    "consultation_confirmed": _confirmed,
    "consultation_paid": _paid,
    "consultation_refunded": _refunded,
    "consultation_declined": _declined,
    "consultation_released": _released,
    "consultation_rescheduled": _moved,
    "consultation_cancelled": _cancelled,
    "consultation_missed": _missed,
    "consultation_done": _done,
    "consultation_reminder": _reminder,
}


def lapsed(event: Event) -> bool:
    """Whether it says that the freelancer did not answer in time."""
    return event.type == "consultation_released" and event.body["was"] == "waiting_approval"


def _agreed(event: Event) -> tuple[str, ...]:
    return ("agreed",) if event.body.get("approved") else ()


def _link(one: Consultation) -> tuple[str, ...]:
    return ("link",) if one.meeting_link else ()


def _by_freelancer(event: Event) -> str:
    return "_by_freelancer" if event.body["by"] == "freelancer" else ""


def _money_back(event: Event, one: Consultation, *, paid: bool) -> tuple[str, ...]:
    if event.body["refunded"]:
        return ("refunded",)
    return ("not_refunded",) if paid and one.price.minor else ()


def _minutes_left(starts_at: datetime, now: datetime) -> int:
    """Begun ones count."""
    return -((now - starts_at) // MINUTE)
