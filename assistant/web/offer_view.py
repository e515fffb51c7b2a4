"""Offers, approvals and orders in the contract's words: what a client may see, and the freelancer's net on top for its owner."""

from __future__ import annotations

from typing import Any

from assistant.orders.approval import Approval
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.wire import to_json

INSIDE = ("freelancer", "client", "version", "wanted")
"""What the service knows and nobody outside needs."""


def of_offer(offer: Offer, *, owner: bool) -> dict[str, Any]:
    whole = to_json(offer)
    terms = {**whole.pop("terms")}
    terms["revisions"] = "unlimited" if terms["revisions"] is None else terms["revisions"]
    months = terms.pop("months")
    terms["subscription"] = None if months is None else {"months": months}
    hidden = INSIDE if owner else (*INSIDE, "net")
    return {**terms, **{name: value for name, value in whole.items() if name not in hidden}}


def of_approval(approval: Approval, offer: Offer | None = None) -> dict[str, Any]:
    """With the offer that it is about, where that is at hand."""
    whole = {name: value for name, value in to_json(approval).items() if name not in INSIDE}
    return {**whole, "type": "offer", **({"offer": of_offer(offer, owner=True)} if offer is not None else {})}


def of_order(order: Order) -> dict[str, Any]:
    return {name: value for name, value in to_json(order).items() if name not in INSIDE}
