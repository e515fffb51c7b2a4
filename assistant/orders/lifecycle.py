"""Every legal step of an offer, an approval and an order, as one table; a step that is not in it does not happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.errors import Conflict, Forbidden

Entity = Literal["offer", "approval", "order"]
Actor = Literal["client", "freelancer", "assistant", "timer", "operator", "payment"]

BEFORE = "(the state before)"
"""`to` of a step that leads back to where a cancellation was proposed."""

ACTORS: tuple[Actor, ...] = ("client", "freelancer", "assistant", "timer", "operator", "payment")


class Step(NamedTuple):
    """`guard` says in words what the table cannot: it is checked where the step is taken."""

    entity: Entity
    from_: str
    event: str
    role: Actor
    to: str
    guard: str = ""


OPEN_OFFER = ("sent", "viewed")
"""What a client may still accept."""

PENDING_OFFER = ("waiting_approval", *OPEN_OFFER)
"""What another offer for the same gig supersedes."""

_UNDER_WAY = ("awaiting_requirements", "in_progress", "delivered", "in_revision")


def _offer() -> Iterator[Step]:
    yield Step("offer", "draft", "send", "assistant", "sent", "the mandate allows it")
    yield Step("offer", "draft", "send", "freelancer", "sent")
    yield Step("offer", "draft", "ask", "assistant", "waiting_approval", "the mandate asks")
    yield Step("offer", "waiting_approval", "approve", "freelancer", "sent", "same hash, unused, not later than 24 h")
    yield Step("offer", "waiting_approval", "refuse", "freelancer", "refused")
    yield Step("offer", "waiting_approval", "lapse", "timer", "lapsed", "24 h have passed")
    yield Step("offer", "waiting_approval", "withdraw", "freelancer", "withdrawn")
    for status in PENDING_OFFER:
        yield Step("offer", status, "supersede", "assistant", "superseded", "by a newer revision")
        yield Step("offer", status, "supersede", "freelancer", "superseded", "by a newer revision")
    # A client who takes the open offer has answered what the waiting one asked.
    yield Step("offer", "waiting_approval", "supersede", "client", "superseded", "another revision is accepted")
    for status in OPEN_OFFER:
        yield Step("offer", status, "view", "client", "viewed")
        yield Step("offer", status, "accept", "client", "accepted", "same hash, before expires_at")
        yield Step("offer", status, "decline", "client", "declined", "same hash, before expires_at")
        yield Step("offer", status, "withdraw", "freelancer", "withdrawn")
        yield Step("offer", status, "expire", "timer", "expired", "expires_at has come")


def _approval() -> Iterator[Step]:
    yield Step("approval", "requested", "approve", "freelancer", "approved", "before expires_at")
    yield Step("approval", "requested", "decline", "freelancer", "declined", "before expires_at")
    yield Step("approval", "requested", "lapse", "timer", "lapsed", "expires_at has come")
    yield Step("approval", "requested", "cancel", "assistant", "cancelled", "its offer was superseded")
    yield Step("approval", "requested", "cancel", "freelancer", "cancelled", "its offer was withdrawn or superseded")
    yield Step("approval", "requested", "cancel", "client", "cancelled", "another revision is accepted")


def _order() -> Iterator[Step]:
    yield Step("order", "pending_payment", "pay", "payment", "awaiting_requirements")
    yield Step("order", "pending_payment", "abandon", "timer", "abandoned", "60 min have passed")
    yield Step("order", "awaiting_requirements", "submit", "client", "in_progress", "what is required is known")
    yield Step("order", "awaiting_requirements", "submit", "assistant", "in_progress", "what is required is known")
    yield Step("order", "awaiting_requirements", "supplement", "assistant", "awaiting_requirements", "only what is missing")
    yield Step("order", "awaiting_requirements", "skip", "freelancer", "in_progress")
    yield Step("order", "in_progress", "deliver", "freelancer", "delivered")
    yield Step("order", "in_revision", "deliver", "freelancer", "delivered")
    yield Step("order", "delivered", "accept", "client", "completed")
    yield Step("order", "delivered", "complete", "timer", "completed", "3 days have passed")
    yield Step("order", "delivered", "request_revision", "client", "in_revision", "a revision is left")
    yield Step("order", "delivered", "extend_review", "client", "delivered", "once, by 7 days")
    yield from _cancelling()
    yield from _disputing()
    yield Step("order", "completed", "charge_back", "payment", "charged_back")


def _cancelling() -> Iterator[Step]:
    sides: tuple[Actor, ...] = ("client", "freelancer")
    for side in sides:
        for status in _UNDER_WAY:
            yield Step("order", status, "propose_cancel", side, "cancel_proposed")
        yield Step("order", "cancel_proposed", "accept_cancel", side, "cancelled", "the other side proposed it")
        yield Step("order", "cancel_proposed", "decline_cancel", side, BEFORE, "the other side proposed it")
    yield Step("order", "cancel_proposed", "complete_cancel", "timer", "cancelled", "48 h have passed")


def _disputing() -> Iterator[Step]:
    sides: tuple[Actor, ...] = ("client", "freelancer")
    for side in sides:
        for status in (*_UNDER_WAY, "cancel_proposed"):
            yield Step("order", status, "dispute", side, "disputed")
    yield Step("order", "disputed", "complete", "operator", "completed")
    yield Step("order", "disputed", "cancel", "operator", "cancelled")
    yield Step("order", "disputed", "refund_part", "operator", "partially_refunded")


STEPS: tuple[Step, ...] = (*_offer(), *_approval(), *_order())

STATES: dict[Entity, tuple[str, ...]] = {
    entity: tuple(
        dict.fromkeys(state for s in STEPS if s.entity == entity for state in (s.from_, s.to) if state != BEFORE),
    )
    for entity in ("offer", "approval", "order")
}

_TO = {(s.entity, s.from_, s.event, s.role): s.to for s in STEPS}
_MAY = {(s.entity, s.event, s.role) for s in STEPS}

# Why a step came too late. What is not named was changed.
_CAUSE = {"accepted": "taken", "approved": "taken", "declined": "taken", "expired": "expired", "lapsed": "expired"}
_SAID = {
    "taken": "This was answered already.",
    "expired": "This has expired.",
    "changed": "This has changed since: look at it again.",
}


def step(entity: Entity, status: str, event: str, role: Actor, before: str | None = None) -> str:
    """The state after. Forbidden: this role never does that. Conflict (taken, expired or changed): not in this state.

    `before` is the state in which a cancellation was proposed, for the step that leads back there.
    """
    if (entity, event, role) not in _MAY:
        raise Forbidden(f"It is not for the {role} to {event.replace('_', ' ')} an {entity}.")
    to = _TO.get((entity, status, event, role))
    if to is None:
        raise conflict(_CAUSE.get(status, "changed"))
    if to != BEFORE:
        return to
    if before is None:
        raise ValueError("a declined cancellation needs the state before it")
    return before


def conflict(code: Literal["taken", "expired", "changed"] | str) -> Conflict:
    return Conflict(_SAID[code], code=code)
