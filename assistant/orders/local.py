"""The order service in this process: each command is one transaction of its key, its effect and its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Table, select

from assistant.database.engine import Database
from assistant.database.order_tables import approvals, offers, order_events, orders
from assistant.errors import Forbidden
from assistant.orders import closing, deciding, due, placing, weighing
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.commands import Command, once
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.rows import approval_of, find, of_caller, offer_of, order_of
from assistant.orders.service import Decision, Edit, Event, Placed
from assistant.orders.shelf import Shelf
from assistant.orders.wanted import Wanted
from assistant.orders.work import Stored, Work

T = TypeVar("T")

MOST_EVENTS = 1000
MOST_LISTED = 1000
"""Of a list only the newest, so that no answer grows without end."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Times:
    """How long the freelancer has to answer what is asked."""

    approval: timedelta = timedelta(hours=24)


class LocalOrders:
    """`Orders` over a database. Safe to share between threads and, on one database, between processes."""

    def __init__(self, database: Database, shelf: Shelf, clock: Callable[[], datetime] = utc_now, times: Times | None = None) -> None:
        self._database = database
        self._shelf = shelf
        self._clock = clock
        self._times = times or Times()

    def place(self, caller: Caller, key: str, wanted: Wanted, *, insist: bool = False) -> Placed:
        def act(work: Work) -> Placed:
            return placing.place(work, self._shelf, wanted, insist, self._times.approval)

        return self._command(caller, Command(key, "place", (wanted, insist)), Placed, act)

    def consider(self, caller: Caller, wanted: Wanted) -> Placed:
        if caller.role not in ("assistant", "freelancer"):
            raise Forbidden("Only the assistant weighs offers.")
        return weighing.consider(weighing.sold(self._shelf, caller.freelancer, wanted.gig, self._clock()), wanted)

    def offer(self, caller: Caller, offer: str) -> Offer:
        with self._database.snapshot() as connection:
            return offer_of(find(connection, offers, caller, offer), self._clock())

    def offers(self, caller: Caller) -> Sequence[Offer]:
        return tuple(offer_of(row, self._clock()) for row in self._newest(offers, caller))

    def view(self, caller: Caller, offer: str) -> Offer:
        # Most looks are not the first: those write nothing.
        seen = self.offer(caller, offer)
        if caller.role == "client" and seen.status != "sent":
            return seen
        with self._work(caller) as work:
            return closing.view(work, offer)

    def accept(self, caller: Caller, key: str, offer: str, hash: str) -> Order:
        return self._command(caller, Command(key, "accept", (offer, hash)), Order, lambda w: closing.accept(w, self._shelf, offer, hash))

    def supplement(self, caller: Caller, key: str, order: str, requirements: Mapping[str, str]) -> Order:
        def act(work: Work) -> Order:
            return closing.supplement(work, self._shelf, order, requirements)

        return self._command(caller, Command(key, "supplement", (order, requirements)), Order, act)

    def decline(self, caller: Caller, key: str, offer: str, hash: str) -> Offer:
        return self._command(caller, Command(key, "decline", (offer, hash)), Offer, lambda work: closing.decline(work, offer, hash))

    def withdraw(self, caller: Caller, key: str, offer: str) -> Offer:
        return self._command(caller, Command(key, "withdraw", (offer,)), Offer, lambda work: closing.withdraw(work, offer))

    def approvals(self, caller: Caller) -> Sequence[Approval]:
        query = of_caller(select(approvals), approvals, caller).where(approvals.c.status == "requested")
        with self._database.snapshot() as connection:
            rows = connection.execute(
                query.where(approvals.c.expires_at > self._clock()).order_by(approvals.c.requested_at, approvals.c.id)
            )
            return tuple(approval_of(row) for row in rows)

    def decide(self, caller: Caller, key: str, approval: str, decision: Decision, edit: Edit | None = None) -> Approval:
        def act(work: Work) -> Approval:
            return deciding.decide(work, self._shelf, approval, decision, edit)

        return self._command(caller, Command(key, "decide", (approval, decision, edit)), Approval, act)

    def order(self, caller: Caller, order: str) -> Order:
        with self._database.snapshot() as connection:
            return order_of(find(connection, orders, caller, order))

    def orders(self, caller: Caller) -> Sequence[Order]:
        return tuple(order_of(row) for row in self._newest(orders, caller))

    def do_due(self) -> int:
        ended = 0
        while freelancers := self._due_freelancers():
            before = ended
            for freelancer in freelancers:
                with self._work(Caller("timer", freelancer)) as work:
                    ended += due.end_what_is_due(work)
            if ended == before:
                # Somebody else did it in between.
                break
        return ended

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        query = select(order_events).where(order_events.c.seq > after).order_by(order_events.c.seq)
        with self._database.snapshot() as connection:
            rows = connection.execute(query.limit(max(1, min(limit, MOST_EVENTS))))
            return tuple(Event(row.seq, row.freelancer, row.conversation, row.type, row.body, row.at) for row in rows)

    @contextmanager
    def _work(self, caller: Caller) -> Iterator[Work]:
        with self._database.transaction("orders", caller.freelancer) as connection:
            # Read once the turn has come: whoever waited for it is late by that much.
            yield Work(connection, caller, self._clock())

    def _command(self, caller: Caller, command: Command, kind: type[T], act: Callable[[Work], T]) -> T:
        with self._work(caller) as work:
            return once(work, command, kind, lambda: act(work))

    def _newest(self, table: Table, caller: Caller) -> Sequence[Stored]:
        query: Any = of_caller(select(table), table, caller).order_by(table.c.created_at.desc(), table.c.id.desc())
        with self._database.snapshot() as connection:
            return connection.execute(query.limit(MOST_LISTED)).all()

    def _due_freelancers(self) -> Sequence[str]:
        with self._database.snapshot() as connection:
            return due.due_freelancers(connection, self._clock())
