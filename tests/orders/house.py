"""A small marketplace with an order service over it, a clock that stands still, and the people who use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from assistant.database.engine import Database
from assistant.database.order_tables import offers
from assistant.database.tables import freelancers, gigs, metadata, owners, policies
from assistant.orders.caller import Caller
from assistant.orders.local import LocalOrders
from assistant.orders.pricing import Line, Pick
from assistant.orders.service import Orders
from assistant.orders.shelf import Shelf
from assistant.orders.wanted import Wanted
from tests.databases import database_in

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MANDATE = {
    "offers": {
        "send_up_to": 300,
        "max_discount_percent": 10,
        "floor": 50,
        "min_delivery_days": 2,
        "per_gig": {"logo": {"floor": 180, "max_discount_percent": 5}},
    }
}
PRINTABLE = "print-ready PDF"
PACKAGING: dict[str, Any] = {
    "title": "I will design your packaging",
    "packages": [
        {"id": "basic", "title": "One label", "price": 90, "delivery_days": 3, "revisions": 1, "includes": ["1 label", PRINTABLE]},
        {"id": "standard", "title": "Full box", "price": 220, "delivery_days": 6, "revisions": 3, "includes": ["dieline", PRINTABLE]},
    ],
    "extras": [
        {"id": "source", "title": "Source files", "price": 30},
        {"id": "express", "title": "Express delivery", "price": 60, "delivery_days": 1},
        {"id": "variant", "title": "Extra variant", "price": 45, "adds_days": 1, "repeatable": True},
        {"id": "revision", "title": "Extra revision", "price": 20, "adds_revisions": 1, "repeatable": True},
    ],
    "excludes": ["printing"],
    "requirements": [
        {"id": "product", "ask": "What is it for?", "required": True},
        {"id": "refs", "ask": "References?", "required": False},
    ],
    "milestones": True,
}
LOGO: dict[str, Any] = {
    "title": "I will draw your logo",
    "packages": [{"id": "logo", "title": "Logo", "price": 190, "delivery_days": 5, "revisions": "unlimited", "includes": ["1 logo"]}],
    "subscription": True,
}
FEES = (
    {
        "id": "buyer_fee",
        "value": {"percent": "5.5", "fixed": "3.00", "fixed_below": "100.00", "currency": "EUR"},
        "valid_from": "2025-01-01",
    },
    {"id": "freelancer_share", "value": "80", "unit": "percent", "valid_from": "2020-01-01"},
)
LENA, SAM = "lena-moreau", "sam-okoro"


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class House:
    """`orders` is the door that tests go through; what is behind it is for looking at what no door shows."""

    database: Database
    orders: Orders
    clock: Clock = field(default_factory=Clock)
    keys: Iterator[int] = field(default_factory=count)

    def key(self) -> str:
        return f"key-{next(self.keys)}"

    def events(self, conversation: str = "c1") -> list[str]:
        return [event.type for event in self.orders.events(0, 1000) if event.conversation == conversation]

    def status(self, offer: str) -> str:
        with self.database.snapshot() as connection:
            return str(connection.scalar(select(offers.c.status).where(offers.c.id == offer)))

    def set_mandate(self, mandate: Mapping[str, Any] | None, handle: str = LENA) -> None:
        with self.database.transaction() as connection:
            this = freelancers.c.handle == handle
            connection.execute(
                update(freelancers).where(this).values(mandate=mandate, mandate_version=freelancers.c.mandate_version + 1),
            )
            connection.execute(update(owners).where(owners.c.owner == handle).values(version=owners.c.version + 1))


def assistant(conversation: str = "c1", client: str = "ana", freelancer: str = LENA) -> Caller:
    return Caller("assistant", freelancer, client, conversation)


def client(conversation: str = "c1", client: str = "ana", freelancer: str = LENA) -> Caller:
    return Caller("client", freelancer, client, conversation)


def freelancer(handle: str = LENA) -> Caller:
    return Caller("freelancer", handle)


def label(**changes: Any) -> Wanted:
    """One label, as the catalogue sells it."""
    return Wanted(**{"gig": "packaging", "lines": (Line("basic"),), **changes})


def picks(*ids: str) -> tuple[Pick, ...]:
    return tuple(Pick(id) for id in ids)


@contextmanager
def opened(home: Path) -> Iterator[House]:
    database = database_in(home)
    metadata.create_all(database.engine)
    furnish(database)
    clock = Clock()
    yield House(database, LocalOrders(database, Shelf(database), clock), clock)
    database.close()


def furnish(database: Database) -> None:
    with database.transaction() as connection:
        for handle in (LENA, SAM):
            profile = {"handle": handle, "name": handle.title(), "languages": ["en"], "timezone": "Europe/Paris", "currency": "EUR"}
            values = {"handle": handle, "profile": profile, "calendar": {}, "mandate": MANDATE, "mandate_version": 1}
            connection.execute(insert(freelancers).values(**values))
            connection.execute(insert(owners).values(owner=handle, version=1, changed_at=START))
            for place, (slug, body) in enumerate({"packaging": PACKAGING, "logo": LOGO}.items()):
                connection.execute(insert(gigs).values(freelancer=handle, slug=slug, place=place, body=body))
        for fee in FEES:
            body = {"title": {}, "source": "test", **fee}
            connection.execute(insert(policies).values(id=fee["id"], valid_from=date.fromisoformat(str(fee["valid_from"])), body=body))
