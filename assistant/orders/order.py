"""An order: what an accepted offer becomes. Payment is simulated; the rest of its life is in the table of transitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.money import Money
from assistant.orders.wanted import Wanted

OrderStatus = Literal[
    "pending_payment",
    "awaiting_requirements",
    "in_progress",
    "delivered",
    "in_revision",
    "completed",
    "cancel_proposed",
    "disputed",
    "partially_refunded",
    "cancelled",
    "abandoned",
    "charged_back",
]
"""The states of `lifecycle.py`."""


@dataclass(frozen=True, slots=True)
class Order:
    """`requirements` is what the client told, by the gig's ids; `wanted` what the offer was made of."""

    id: str
    freelancer: str
    client: str
    conversation: str
    offer: str
    hash: str
    gig: str
    title: str
    status: OrderStatus
    total: Money
    requirements: dict[str, str]
    created_at: datetime
    wanted: Wanted | None = None
