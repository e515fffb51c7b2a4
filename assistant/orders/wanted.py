"""What somebody would like to be offered: ids of the catalogue and bounded numbers, never a price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from assistant.orders.pricing import Line, Pick


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is None is left to the catalogue. `wish` is what no package or extra sells, in the client's words; only the freelancer
    prices it, and with a wish alone `lines` may be empty.

    `milestones` is the number of steps, `months` of a subscription (not both). `requirements` is what the brief knows, by the gig's ids.
    """

    gig: str
    lines: tuple[Line, ...]
    picks: tuple[Pick, ...] = ()
    discount_percent: Decimal = Decimal(0)
    delivery_days: int | None = None
    revisions: int | None = None
    wish: str | None = None
    milestones: int | None = None
    months: int | None = None
    requirements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
