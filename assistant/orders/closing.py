"""How an open offer ends by somebody's word: the client accepts or declines exactly what was shown, the freelancer takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from assistant.database.columns import new_id
from assistant.database.order_tables import offers, orders
from assistant.errors import Conflict, Invalid
from assistant.orders.lifecycle import OPEN_OFFER, conflict, step
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.placing import cancel_approval, pending_offers, supersede
from assistant.orders.rows import find, offer_of, order_of
from assistant.orders.shelf import Shelf
from assistant.orders.terms import words
from assistant.orders.work import Stored, Work


def view(work: Work, offer: str) -> Offer:
    """What is over already stays what it is: to look at it again is no mistake."""
    row = find(work.connection, offers, work.caller, offer)
    step("offer", "sent", "view", work.caller.role)
    if row.status == "sent" and row.expires_at > work.now:
        work.move(offers, row, "view")
        work.tell(row, "offer_viewed", offer=row.id)
    return _now(work, row)


def accept(work: Work, shelf: Shelf, offer: str, hash: str) -> Order:
    """The order that it becomes. Payment is simulated: it is paid in the same breath."""
    row = _shown(work, offer, "accept", hash)
    work.move(offers, row, "accept")
    # What the freelancer was asked about the same gig meanwhile is answered by this.
    waiting = [other for other in pending_offers(work, row.conversation, row.gig) if other.status == "waiting_approval"]
    supersede(work, waiting)
    order = _new_order(shelf, row)
    work.connection.execute(insert(orders).values(**order, created_at=work.now))
    work.tell(row, "offer_accepted", offer=row.id, order=order["id"])
    work.tell(row, "order_created", offer=row.id, order=order["id"])
    work.tell(row, "order_paid", offer=row.id, order=order["id"], simulated=True, status=order["status"])
    stored = work.connection.execute(select(orders).where(orders.c.freelancer == row.freelancer, orders.c.id == order["id"])).one()
    return order_of(stored)


def supplement(work: Work, shelf: Shelf, order: str, told: Mapping[str, str]) -> Order:
    """Adds what the client told and the order lacks. Invalid (unknown_requirement, bad_words); Conflict (told_already)."""
    row = find(work.connection, orders, work.caller, order)
    step("order", row.status, "supplement", work.caller.role)
    gig = shelf.catalogue(row.freelancer).gig(row.gig)
    asked = {need.id for need in gig.requirements} if gig else set()
    if not set(told) <= asked:
        raise Invalid("The gig does not ask for that.", code="unknown_requirement")
    if any(row.requirements.get(id, "").strip() for id in told):
        raise Conflict("That is known already: only what is missing can be added.", code="told_already")
    known = {**row.requirements, **{id: words(text) for id, text in told.items()}}
    work.move(orders, row, "submit" if _all_known(shelf, row, known) else "supplement", requirements=known)
    work.tell(row, "order_supplemented", offer=row.offer, order=row.id, requirements=sorted(told))
    return order_of(find(work.connection, orders, work.caller, order))


def decline(work: Work, offer: str, hash: str) -> Offer:
    row = _shown(work, offer, "decline", hash)
    work.move(offers, row, "decline")
    work.tell(row, "offer_declined", offer=row.id)
    return _now(work, row)


def withdraw(work: Work, offer: str) -> Offer:
    row = find(work.connection, offers, work.caller, offer)
    step("offer", row.status, "withdraw", work.caller.role)
    _in_time(work, row)
    work.move(offers, row, "withdraw")
    if row.status == "waiting_approval":
        cancel_approval(work, row)
    work.tell(row, "offer_withdrawn", offer=row.id, seen=row.sent_at is not None)
    return _now(work, row)


def _shown(work: Work, offer: str, event: str, hash: str) -> Stored:
    """The open offer whose terms the client had on the screen. Conflict: taken, expired or changed."""
    row = find(work.connection, offers, work.caller, offer)
    step("offer", row.status, event, work.caller.role)
    _in_time(work, row)
    if row.hash != hash:
        raise conflict("changed")
    return row


def _in_time(work: Work, row: Stored) -> None:
    if row.status in OPEN_OFFER and row.expires_at <= work.now:
        raise conflict("expired")


def _new_order(shelf: Shelf, row: Stored) -> dict[str, Any]:
    offer = offer_of(row, row.created_at)
    status = step("order", "pending_payment", "pay", "payment")
    if _all_known(shelf, row, row.requirements):
        status = step("order", status, "submit", "client")
    return {
        "freelancer": row.freelancer,
        "id": new_id(),
        "client": row.client,
        "conversation": row.conversation,
        "offer": row.id,
        "hash": row.hash,
        "gig": row.gig,
        "title": offer.terms.title,
        "status": status,
        "version": 1,
        "total": offer.terms.total.minor,
        "currency": row.currency,
        "wanted": row.wanted,
        "requirements": row.requirements,
    }


def _all_known(shelf: Shelf, row: Stored, known: Mapping[str, str]) -> bool:
    """Whether it has what the gig needs before work starts; a gig that is sold no more needs nothing."""
    gig = shelf.catalogue(row.freelancer).gig(row.gig)
    required = [need.id for need in gig.requirements if need.required] if gig else []
    return all(known.get(id, "").strip() for id in required)


def _now(work: Work, row: Stored) -> Offer:
    query = select(offers).where(offers.c.freelancer == row.freelancer, offers.c.id == row.id)
    return offer_of(work.connection.execute(query).one(), work.now)
