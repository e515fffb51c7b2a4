"""Takes in what the order service tells: each event once and in order, in the conversation that its offer is of."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation, conversation_row
from assistant.conversations.record import Brief
from assistant.errors import Conflict, Invalid, NotFound
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Event, Orders
from assistant.orders.shelf import Shelf
from assistant.turns import open_offers
from assistant.turns.following import Feed, follow
from assistant.turns.history import forget_offer
from assistant.turns.office import Office
from assistant.turns.order_events import Case, bring_about, is_heard

log = logging.getLogger(__name__)

ENDED = ("declined", "withdrawn", "expired", "superseded", "refused", "lapsed")
"""Come to nothing; what an accepted offer says holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an event is about, as it stands now; None where it is about something else, or that is gone."""

    offer: Offer | None = None
    approval: Approval | None = None
    order: Order | None = None


async def take_in(office: Office) -> None:
    """Everything new."""
    orders = office.orders
    await follow(office, Feed("orders", "the order service", True, orders.events, partial(look_up, office), is_heard, take))


def look_up(office: Office, event: Event) -> Found:
    """What the event is about; a new order learns what the client told after its offer was made."""
    found = find(office.orders, event)
    order = found.order
    if event.type != "order_created" or order is None or order.status != "awaiting_requirements":
        return found
    with office.database.snapshot() as connection:
        told = _told(connection, office.shelf, order)
    if not told:
        return found
    caller = Caller("assistant", order.freelancer, order.client, order.conversation)
    key = f"brief:{order.id}:{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]}"
    try:
        return replace(found, order=office.orders.supplement(caller, key, order.id, told))
    except (Conflict, Invalid) as error:
        log.warning("order %s keeps what it knows: %s", order.id, error.message)
        return found


def _told(connection: Connection, shelf: Shelf, order: Order) -> dict[str, str]:
    """What the brief knows of what the gig asks for, and the order does not."""
    try:
        brief = Brief.from_json(conversation_row(connection, order.conversation).brief)
    except NotFound:
        return {}
    gig = shelf.catalogue(order.freelancer).gig(order.gig)
    asked = [need.id for need in gig.requirements] if gig and brief.gig in (None, order.gig) else []
    return {id: brief.known[id] for id in asked if brief.known.get(id, "").strip() and not order.requirements.get(id, "").strip()}


def find(orders: Orders, event: Event) -> Found:
    caller = Caller("freelancer", event.freelancer)
    offer, order, approval = (event.body.get(name) for name in ("offer", "order", "approval"))
    waiting = orders.approvals(caller) if event.type == "approval_requested" else ()
    try:
        return Found(
            orders.offer(caller, offer) if offer else None,
            next((each for each in waiting if each.id == approval), None),
            orders.order(caller, order) if order else None,
        )
    except NotFound:
        return Found()


def take(connection: Connection, event: Event, talk: Conversation, found: Found, now: datetime) -> int:
    offer = found.offer
    # What is another freelancer's or another conversation's is not told here, whatever the event says.
    if offer is None or (offer.freelancer, offer.conversation) != (talk.freelancer, talk.id):
        return 0
    open_offers.note(connection, offer)
    if offer.status in ENDED:
        forget_offer(connection, talk.id, offer.id)
    return bring_about(connection, Case(event, talk, offer, found.approval, found.order), now)
