"""What a consultation's policy comes to: what is refunded, and what is too late. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.orders.caller import Role
from assistant.scheduling.calendar import ConsultationPolicy

DISPUTE = timedelta(hours=24)
"""How long after its end somebody can still say that the other did not come."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A consultation at one moment: who wants something of it, and who moved it last."""

    policy: ConsultationPolicy
    starts_at: datetime
    ends_at: datetime
    now: datetime
    role: Role
    moved_by: Role | None = None

    @property
    def hours_left(self) -> float:
        return (self.starts_at - self.now) / timedelta(hours=1)


def begun(matter: Matter) -> bool:
    return matter.now >= matter.starts_at


def refunds_cancelling(matter: Matter) -> bool:
    """All or nothing. A freelancer who cancels, or who moved it last, leaves the client nothing to pay."""
    return matter.role == "freelancer" or matter.moved_by == "freelancer" or matter.hours_left >= matter.policy.cancel_free_hours


def may_reschedule(matter: Matter) -> bool:
    if begun(matter):
        return False
    return matter.role == "freelancer" or matter.moved_by == "freelancer" or matter.hours_left >= matter.policy.reschedule_free_hours


def no_show_trouble(matter: Matter) -> str | None:
    """too_early, too_late, or nothing: whether it can be said now that somebody did not come."""
    if matter.now < matter.starts_at + timedelta(minutes=matter.policy.no_show_minutes):
        return "too_early"
    return "too_late" if matter.now > matter.ends_at + DISPUTE else None


def hold_until(policy: ConsultationPolicy, starts_at: datetime, now: datetime) -> datetime:
    """Never past the start: who has not paid by then does not come."""
    return min(now + timedelta(minutes=policy.pay_within_minutes), starts_at)


def meeting_link(policy: ConsultationPolicy, freelancer: str, consultation: str) -> str | None:
    """From the template: {id} is the consultation, which cannot be guessed, {freelancer} the handle."""
    if policy.meeting_link is None:
        return None
    return policy.meeting_link.replace("{id}", consultation).replace("{freelancer}", freelancer)
