"""Takes in what the order service tells: each event once and in order, in the conversation that its offer is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from assistant.conversations.parties import Conversation
from assistant.errors import NotFound
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Event, Orders
from assistant.turns import open_offers
from assistant.turns.following import Feed, follow
from assistant.turns.office import Office
from assistant.turns.order_events import Case, bring_about, is_heard


@dataclass(frozen=True, slots=True)
class Found:
    """What an event is about, as it stands now; None where it is about something else, or that is gone."""

    offer: Offer | None = None
    approval: Approval | None = None
    order: Order | None = None


async def take_in(office: Office) -> None:
    """Everything new."""
    orders = office.orders
    await follow(office, Feed("orders", "the order service", True, orders.events, partial(find, orders), is_heard, take))


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
    return bring_about(connection, Case(event, talk, offer, found.approval, found.order), now)
