"""A custom offer: terms that never change once it was made, and a status that does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.money import Money
from assistant.orders.wanted import Wanted

OfferStatus = Literal[
    "draft", "waiting_approval", "sent", "viewed", "accepted", "declined", "withdrawn", "expired", "superseded", "refused", "lapsed"
]


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    quantity: int
    unit_price: Money
    total: Money


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step with its own scope, time and money; the amounts of all steps add up to the offer's total."""

    title: str
    includes: tuple[str, ...]
    delivery_days: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that is agreed to. `revisions` None is unlimited; `months` is set for a subscription: the total is then of one month.

    `wish` is what the catalogue does not sell; its price is the freelancer's own, in an item of its own.
    """

    gig: str
    title: str
    items: tuple[Item, ...]
    discount: Money
    total: Money
    delivery_days: int
    working_days: bool
    revisions: int | None
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    milestones: tuple[Milestone, ...] = ()
    months: int | None = None
    wish: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """`client_pays` and `net` are by the fees in force when it was made; `replaces` is the revision before.

    `wanted` is what was asked for, so that a returning client can have the same again.
    """

    id: str
    freelancer: str
    client: str
    conversation: str
    status: OfferStatus
    revision: int
    version: int
    terms: Terms
    hash: str
    client_pays: Money
    net: Money
    requirements: dict[str, str]
    expires_at: datetime
    created_at: datetime
    sent_at: datetime | None = None
    replaces: str | None = None
    wanted: Wanted | None = None
