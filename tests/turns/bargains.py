"""Offers in a house: made as the assistant makes them, answered as each party does, and the sweepers that tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import select, update

from assistant.conversations.cards import offer_card
from assistant.conversations.messages import Message, say
from assistant.conversations.record import Brief, Reply
from assistant.database.tables import conversations, freelancers, gigs, owners
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.pricing import Line
from assistant.orders.service import Decision, Edit, Event, Orders
from assistant.orders.wanted import Wanted
from assistant.tools.offer_facts import of_offer
from assistant.turns.claim import Claim
from assistant.turns.history import keep_facts, known_facts
from assistant.turns.office import Office
from assistant.turns.order_news import take_in
from tests.turns.house import House
from tests.turns.listeners import LENA, Listener, key

ALONE = {"offers": {"send_up_to": 3000, "expires_after_days": 7}}
"""A mandate under which the assistant may send."""


def allow(house: House, **offers: Any) -> None:
    """The assistant may send offers alone; `expires_after_days` and more as given."""
    mandate = {"offers": {**ALONE["offers"], **offers}}
    with house.database.transaction() as connection:
        connection.execute(update(freelancers).values(mandate=mandate, mandate_version=freelancers.c.mandate_version + 1))
        connection.execute(update(owners).values(version=owners.c.version + 1))


def asks_for(house: House, *ids: str) -> None:
    """What the gig needs to know before work starts."""
    needs = [{"id": id, "ask": f"Which {id}?", "required": True} for id in ids]
    with house.database.transaction() as connection:
        body = connection.scalars(select(gigs.c.body)).one()
        connection.execute(update(gigs).values(body={**body, "requirements": needs}))
        connection.execute(update(owners).values(version=owners.c.version + 1))


class Bargain(Listener):
    """A client's conversation about an offer, seen from all sides."""

    @property
    def orders(self) -> Orders:
        return self.house.office.orders

    def place(self, quantity: int = 1, **wanted: Any) -> Offer:
        offer = self.orders.place(self.assistant, key(), Wanted("packaging", (Line("basic", quantity),), **wanted)).offer
        assert offer is not None
        if offer.status == "sent":
            self.tell(offer)
        return offer

    def tell(self, offer: Offer) -> None:
        """As the turn that made it does."""
        reply = Reply("r", "t", "Here is your offer.", "en", "acted", cards=(offer_card(offer, "en"),)).to_json()
        with self.house.database.transaction() as connection:
            say(connection, Message(self.talk.id, "assistant", "Here is your offer.", self.house.clock(), reply))
        self.said()

    def tells(self, known: dict[str, str]) -> None:
        """What the client told of the project, as a turn notes it."""
        brief = Brief(known=known).to_json()
        with self.house.database.transaction() as connection:
            connection.execute(update(conversations).where(conversations.c.id == self.talk.id).values(brief=brief))

    def know(self, offer: Offer) -> None:
        """A turn of this conversation was given the offer's facts."""
        claim = cast("Claim", SimpleNamespace(conversation=self.talk.id, turn="t"))
        version = self._version()
        with self.house.database.transaction() as connection:
            keep_facts(connection, claim, of_offer(offer), version)

    def known(self) -> set[str]:
        """Of which offers a reply may state anything."""
        version = self._version()
        with self.house.database.snapshot() as connection:
            return {fact.source.id.removeprefix("offer:") for fact in known_facts(connection, self.talk.id, version)}

    def _version(self) -> int:
        return self.house.office.shelf.catalogue(self.client.freelancer).version

    def decide(self, decision: Decision, edit: Edit | None = None) -> Approval:
        (asked,) = self.orders.approvals(LENA)
        return self.orders.decide(LENA, key(), asked.id, decision, edit)

    def accept(self, offer: Offer) -> Order:
        return self.orders.accept(self.client, key(), offer.id, offer.hash)

    def sweep(self) -> None:
        """What the engine does every second."""
        self.house.portal.call(take_in, self.house.office)


def served_by(house: House, orders: Any) -> Office:
    """The same office, with another order service behind it."""
    return replace(house.office, orders=orders)


class Before:
    """The order service, except that something happens before it lets an offer be looked at."""

    def __init__(self, orders: Orders, happens: Callable[[str], object]) -> None:
        self._orders, self._happens = orders, happens

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        return self._orders.events(after, limit)

    def approvals(self, caller: Caller) -> Sequence[Approval]:
        return self._orders.approvals(caller)

    def offer(self, caller: Caller, offer: str) -> Offer:
        self._happens(offer)
        return self._orders.offer(caller, offer)
