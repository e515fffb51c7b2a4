"""Offers in a house: made as the assistant makes them, answered as each party does, and the sweepers that tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import update

from assistant.database.tables import freelancers, owners
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.pricing import Line
from assistant.orders.service import Decision, Edit, Event, Orders
from assistant.orders.wanted import Wanted
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


class Bargain(Listener):
    """A client's conversation about an offer, seen from all sides."""

    @property
    def orders(self) -> Orders:
        return self.house.office.orders

    def place(self, quantity: int = 1, **wanted: Any) -> Offer:
        offer = self.orders.place(self.assistant, key(), Wanted("packaging", (Line("basic", quantity),), **wanted)).offer
        assert offer is not None
        return offer

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

    def offer(self, caller: Caller, offer: str) -> Offer:
        self._happens(offer)
        return self._orders.offer(caller, offer)
