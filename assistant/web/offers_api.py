"""The calls about offers and what becomes of them. What binds is called with the party's own token, never by a model."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool

from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.offer_asked import Signed
from assistant.web.offer_shapes import OfferShape, OrderShape
from assistant.web.offer_view import of_offer, of_order
from assistant.web.order_callers import GivenKey, acting, command_key

router = APIRouter(tags=["offers"])


@router.get(
    "/api/freelancers/{handle}/offers",
    operation_id="list_offers",
    summary="The freelancer's offers, newest first",
    response_model=list[OfferShape],
    response_model_exclude_unset=True,
    responses=problems(401, 403, 422),
)
async def offers(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    found = await run_in_threadpool(parts.orders.offers, acting(who))
    return [of_offer(offer, owner=True) for offer in found]


@router.get(
    "/api/offers/{offer}",
    operation_id="read_offer",
    summary="Read an offer",
    response_model=OfferShape,
    response_model_exclude_unset=True,
    responses=problems(401, 404, 422),
)
async def show(offer: str, parts: Ready, who: Caller) -> dict[str, Any]:
    """For its client and its owner. A sent offer that its client reads is `viewed` from then on."""
    look = parts.orders.offer if who.kind == "owner" else parts.orders.view
    return of_offer(await run_in_threadpool(look, acting(who), offer), owner=who.kind == "owner")


@router.post(
    "/api/offers/{offer}/accept",
    operation_id="accept_offer",
    summary="Accept an offer: it becomes an order",
    response_model=OrderShape,
    responses=problems(400, 401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def accept(offer: str, body: Signed, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its client only. 409 `changed` (other terms than `hash` names), `expired`, or `taken` (answered before). Payment is simulated."""
    pressed = command_key(who, key, "accept", offer, body.hash)
    order = await run_in_threadpool(parts.orders.accept, acting(who), pressed, offer, body.hash)
    parts.news.tell(order.conversation)
    return of_order(order)


@router.post(
    "/api/offers/{offer}/decline",
    operation_id="decline_offer",
    summary="Decline an offer",
    response_model=OfferShape,
    response_model_exclude_unset=True,
    responses=problems(400, 401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def decline(offer: str, body: Signed, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its client only. 409 `changed`, `expired` or `taken`."""
    pressed = command_key(who, key, "decline", offer, body.hash)
    declined = await run_in_threadpool(parts.orders.decline, acting(who), pressed, offer, body.hash)
    parts.news.tell(declined.conversation)
    return of_offer(declined, owner=False)


@router.post(
    "/api/offers/{offer}/withdraw",
    operation_id="withdraw_offer",
    summary="Withdraw an offer",
    response_model=OfferShape,
    response_model_exclude_unset=True,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def withdraw(offer: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its owner only, while it waits or is open. 409 `expired` or `taken`."""
    pressed = command_key(who, key, "withdraw", offer)
    withdrawn = await run_in_threadpool(parts.orders.withdraw, acting(who), pressed, offer)
    parts.news.tell(withdrawn.conversation)
    return of_offer(withdrawn, owner=True)


@router.get(
    "/api/orders/{order}",
    operation_id="read_order",
    summary="Read an order",
    response_model=OrderShape,
    responses=problems(401, 404, 422),
)
async def order(order: str, parts: Ready, who: Caller) -> dict[str, Any]:
    """For its client and its owner."""
    return of_order(await run_in_threadpool(parts.orders.order, acting(who), order))


@router.get(
    "/api/freelancers/{handle}/orders",
    operation_id="list_orders",
    summary="The freelancer's orders, newest first",
    response_model=list[OrderShape],
    responses=problems(401, 403, 422),
)
async def orders(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return [of_order(made) for made in await run_in_threadpool(parts.orders.orders, acting(who))]
