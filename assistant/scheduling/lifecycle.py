"""Every legal step of a consultation, as one table; a step that is not in it does not happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.errors import Conflict, Forbidden
from assistant.orders.caller import Role
from assistant.scheduling.slots import Reason

NEW = "new"
"""The state before the first."""

SEATED = ("waiting_approval", "held", "confirmed")
"""What has a place in the calendar that nothing may overlap."""

COUNTED = (*SEATED, "done", "no_show_client", "no_show_freelancer")
"""What counts for the most of a day and of a week."""


class Step(NamedTuple):
    """`guard` says in words what the table cannot: it is checked where the step is taken."""

    from_: str
    event: str
    role: Role
    to: str
    guard: str = ""


def _booking() -> Iterator[Step]:
    bookers: tuple[Role, ...] = ("client", "assistant")
    for role in bookers:
        yield Step(NEW, "ask", role, "waiting_approval", "the start is free, the mandate asks")
        yield Step(NEW, "hold", role, "held", "the start is free, it has a price")
        yield Step(NEW, "confirm", role, "confirmed", "the start is free, it is free of charge")
    yield Step("waiting_approval", "approve", "freelancer", "held", "before hold_until, it has a price")
    yield Step("waiting_approval", "approve_free", "freelancer", "confirmed", "before hold_until, it is free of charge")
    yield Step("waiting_approval", "decline", "freelancer", "cancelled")
    yield Step("waiting_approval", "release", "timer", "released", "hold_until has come")
    yield Step("held", "release", "timer", "released", "hold_until has come")
    yield Step("held", "pay", "client", "confirmed", "before hold_until")
    yield Step("released", "pay", "client", "confirmed", "it was held, and its start is free again; else the payment goes back")


def _changing() -> Iterator[Step]:
    sides: tuple[Role, ...] = ("client", "assistant", "freelancer")
    for side in sides:
        for status in SEATED:
            yield Step(status, "cancel", side, "cancelled", "before it begins; refunded by the policy, or all if the freelancer cancels")
        for status in ("held", "confirmed"):
            yield Step(status, "reschedule", side, status, "the new start is free; a client in time by the policy")


def _ending() -> Iterator[Step]:
    yield Step("confirmed", "finish", "timer", "done", "it has ended")
    yield Step("confirmed", "finish", "freelancer", "done", "it has begun")
    for status in ("confirmed", "done"):
        yield Step(status, "miss_client", "freelancer", "no_show_client", "no_show_minutes after the start, at most a day after the end")
        yield Step(
            status, "miss_freelancer", "client", "no_show_freelancer", "no_show_minutes after the start, at most a day after the end"
        )


STEPS: tuple[Step, ...] = (*_booking(), *_changing(), *_ending())

STATES = tuple(dict.fromkeys(state for step in STEPS for state in (step.from_, step.to) if state != NEW))

_TO = {(s.from_, s.event, s.role): s.to for s in STEPS}
_MAY = {(s.event, s.role) for s in STEPS}

_CAUSE = {"released": "expired", "cancelled": "cancelled", "confirmed": "taken"}
_SAID = {
    "taken": "This was answered already.",
    "expired": "The time for this has passed: choose a start again.",
    "cancelled": "This was cancelled.",
    "changed": "This has changed since: look at it again.",
    "too_late": "It is too late for this.",
    "too_early": "It is too early for this.",
    "too_many_held": "Too many consultations are held already: pay for one, or cancel one, first.",
}
_NOT_FREE: dict[Reason, str] = {
    "not_sold": "No consultation of that length is sold: take one of the lengths on offer.",
    "closed": "That is outside the hours.",
    "away": "That is on a day off.",
    "off_grid": "Consultations do not begin at that minute: take one of the free starts.",
    "too_soon": "That is too soon: take a later start.",
    "too_far": "That is too far ahead: take an earlier start.",
    "taken": "That start is taken: take another.",
    "buffer": "That is too close to something else: take another start.",
    "busy": "That start is not free: take another.",
    "day_full": "That day is full: take another.",
    "week_full": "That week is full: take another.",
}


def step(status: str, event: str, role: Role) -> str:
    """The state after. Forbidden: this role never does that. Conflict (taken, expired, cancelled or changed): not in this state."""
    if (event, role) not in _MAY:
        raise Forbidden(f"It is not for the {role} to {event.replace('_', ' ')} a consultation.")
    to = _TO.get((status, event, role))
    if to is None:
        raise conflict(_CAUSE.get(status, "changed"))
    return to


def conflict(code: str) -> Conflict:
    return Conflict(_SAID[code], code=code)


def not_free(why: Reason) -> Conflict:
    """The reason is the code."""
    return Conflict(_NOT_FREE[why], code=why)
