"""What waits for the freelancer's yes, and the yes: by the owner's token, for exactly the offer that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool

from assistant.conversations.access import Principal
from assistant.errors import Invalid, NotFound
from assistant.web import consultation_view
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.offer_asked import Decide, edit_of
from assistant.web.offer_shapes import ApprovalShape
from assistant.web.offer_view import of_approval
from assistant.web.order_callers import GivenKey, acting, command_key
from assistant.web.parts import Parts

router = APIRouter(tags=["offers"])


@dataclass(frozen=True, slots=True)
class Asked:
    """Which approval is decided, and how."""

    approval: str
    body: Decide


@router.get(
    "/api/freelancers/{handle}/approvals",
    operation_id="list_approvals",
    summary="What waits for the freelancer's yes, oldest first",
    response_model=list[ApprovalShape],
    response_model_exclude_unset=True,
    responses=problems(401, 403, 422),
)
async def approvals(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    """Each with the whole offer that it would open, `net` included, or the booking that it would let in."""
    require_owner(who, handle)
    return await run_in_threadpool(_waiting, parts, who)


@router.post(
    "/api/approvals/{approval}",
    operation_id="decide_approval",
    summary="Say yes, no, or yes with changes",
    response_model=ApprovalShape,
    response_model_exclude_unset=True,
    responses=problems(400, 401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def decide(approval: str, body: Decide, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its owner only. The offer that it opens is sent to the client at once. 409 `changed`, `expired` or `taken`.

    A booking is approved or declined as it is: what would change it is 422 `edit_not_asked`.
    """
    require_owner(who)
    edit = edit_of(body)
    pressed = command_key(who, key, "decide", approval, body.model_dump(mode="json"))
    booked = await run_in_threadpool(_decide_booking, parts, who, pressed, Asked(approval, body))
    if booked is not None:
        parts.news.tell(booked["conversation"])
        return booked
    decided = await run_in_threadpool(parts.orders.decide, acting(who), pressed, approval, body.decision, edit)
    parts.news.tell(decided.conversation)
    return of_approval(decided)


def _waiting(parts: Parts, who: Principal) -> list[dict[str, Any]]:
    asked = parts.orders.approvals(acting(who))
    offers = {offer.id: offer for offer in parts.orders.offers(acting(who))} if asked else {}
    for_offers = [of_approval(approval, offers.get(approval.offer)) for approval in asked]
    zone = parts.calendars.calendar(who.freelancer).timezone
    for_bookings = [consultation_view.of_approval(booking, zone) for booking in parts.scheduling.approvals(acting(who))]
    return sorted([*for_offers, *for_bookings], key=lambda one: str(one["requested_at"]))


def _decide_booking(parts: Parts, who: Principal, pressed: str, asked: Asked) -> dict[str, Any] | None:
    """None: it is no booking's."""
    try:
        booking = parts.scheduling.consultation(acting(who), asked.approval)
    except NotFound:
        return None
    if asked.body.edit is not None or asked.body.decision == "edit":
        raise Invalid("A booking is approved or declined as it is.", code="edit_not_asked")
    decide = parts.scheduling.approve if asked.body.decision == "approve" else parts.scheduling.decline
    decided = decide(acting(who), pressed, booking.id)
    return consultation_view.of_approval(decided, parts.calendars.calendar(who.freelancer).timezone)
