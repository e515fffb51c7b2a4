"""Which offers a client can accept now, as far as the order service has told: kept here so that a reminder needs no asking around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from assistant.conversations.cards import OPEN
from assistant.database.tables import conversations
from assistant.database.turn_tables import open_offers, reminders
from assistant.orders.offer import Offer
from assistant.turns.claim import SPEAKS

OFFER_ENDS = "offer_ends"
"""The kind of the reminder before an offer's end."""


@dataclass(frozen=True, slots=True)
class OpenOffer:
    freelancer: str
    offer: str
    conversation: str
    sent_at: datetime
    expires_at: datetime


def note(connection: Connection, offer: Offer) -> None:
    """The offer as it stands now: open, or not any more."""
    connection.execute(delete(open_offers).where(open_offers.c.freelancer == offer.freelancer, open_offers.c.offer == offer.id))
    if offer.status in OPEN:
        span = {"sent_at": offer.sent_at or offer.created_at, "expires_at": offer.expires_at}
        row = {"freelancer": offer.freelancer, "offer": offer.id, "conversation": offer.conversation, **span}
        connection.execute(insert(open_offers).values(**row))


def ending(connection: Connection, now: datetime, last: datetime) -> tuple[OpenOffer, ...]:
    """Those that end from now until `last`, where the assistant speaks and has not reminded of it."""
    reminded = select(reminders.c.subject).where(reminders.c.kind == OFFER_ENDS, reminders.c.subject == open_offers.c.offer)
    soon = open_offers.c.expires_at > now, open_offers.c.expires_at <= last, ~reminded.exists()
    joined = open_offers.join(conversations, conversations.c.id == open_offers.c.conversation)
    statement = select(open_offers).select_from(joined).where(*soon, conversations.c.state.in_(SPEAKS))
    return tuple(OpenOffer(*row) for row in connection.execute(statement.order_by(open_offers.c.expires_at)))


def due(offers: Iterable[OpenOffer], ahead: timedelta, now: datetime) -> tuple[OpenOffer, ...]:
    """Whose reminder's time has come and whose end has not: `ahead` of it, if they live longer than twice that."""
    return tuple(o for o in offers if o.expires_at - ahead <= now < o.expires_at and o.expires_at - o.sent_at > 2 * ahead)
