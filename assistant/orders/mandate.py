"""What the assistant may do alone, as its freelancer set it; without one, everything asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from assistant.money import Money


@dataclass(frozen=True, slots=True)
class OfferLimits:
    """None means: not set, so ask. Never shown to a client, never put in a prompt."""

    send_up_to: Money | None = None
    max_discount_percent: Decimal | None = None
    floor: Money | None = None
    min_delivery_days: int | None = None
    expires_after_days: int = 7


@dataclass(frozen=True, slots=True)
class HandOverTriggers:
    budget_over: Money | None = None
    topics: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    version: int = 0
    offers: OfferLimits = field(default_factory=OfferLimits)
    per_gig: Mapping[str, OfferLimits] = field(default_factory=lambda: MappingProxyType({}))
    consultations: str = "ask"
    hand_over: HandOverTriggers = field(default_factory=HandOverTriggers)
