"""What leaves over the API of offers, approvals, orders and files: the contract's schemas, with units and examples."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from assistant.orders.approval import ApprovalStatus
from assistant.orders.offer import OfferStatus
from assistant.orders.order import OrderStatus
from assistant.web.consultation_shapes import ConsultationShape
from assistant.web.shapes import Id, Moment, MoneyShape, Shape

Hash = Annotated[str, Field(description="Names exactly these terms; accepting and declining repeat it.", examples=["5d41402abc4b2a76"])]
Days = Annotated[int, Field(ge=0, description="In days, working days where `working_days` says so.", examples=[5])]
Scope = Annotated[list[str], Field(examples=[["2 concepts", "print-ready files"]])]


class ItemShape(Shape):
    """A line of an offer: `total` is `quantity` times `unit_price`."""

    model_config = ConfigDict(title="Item", extra="allow")

    title: Annotated[str, Field(examples=["One label"])]
    quantity: Annotated[int, Field(ge=1, examples=[3])]
    unit_price: MoneyShape
    total: MoneyShape


class MilestoneShape(Shape):
    """A step with its own scope, time and money; the amounts add up to the offer's total."""

    model_config = ConfigDict(title="Milestone", extra="allow")

    title: Annotated[str, Field(examples=["Sketches"])]
    includes: Scope = []
    delivery_days: Days
    amount: MoneyShape


class OfferShape(Shape):
    """Terms that never change, and a status that does; a change is a new revision with a hash of its own."""

    model_config = ConfigDict(title="Offer", extra="allow")

    id: Id
    status: OfferStatus
    revision: Annotated[int, Field(ge=1, examples=[1])]
    hash: Hash
    conversation: Id
    gig: Annotated[str, Field(description="The gig's slug.", examples=["packaging"])]
    title: Annotated[str, Field(examples=["3 labels"])]
    items: list[ItemShape]
    discount: Annotated[MoneyShape | None, Field(description="Taken off the sum of the items.")] = None
    total: Annotated[MoneyShape, Field(description="The items without the discount; of one month where it is a subscription.")]
    client_pays: Annotated[MoneyShape, Field(description="The total and the marketplace's fee for clients.")]
    delivery_days: Days
    working_days: Annotated[bool, Field(description="Whether the days are working days.", examples=[False])] = False
    revisions: Annotated[Any, Field(description='A count, or "unlimited".', examples=[2, "unlimited"])]
    includes: Scope
    excludes: Annotated[list[str], Field(examples=[["printing"]])]
    milestones: list[MilestoneShape] = []
    expires_at: Annotated[datetime, Field(description="ISO 8601, UTC: until then it can be accepted.", examples=["2026-11-28T09:30:00Z"])]
    created_at: Moment
    net: Annotated[MoneyShape | None, Field(description="What the freelancer earns after fees; only its owner sees it.")] = None


class ApprovalShape(Shape):
    """The freelancer's yes to exactly one offer or booking: asked for, answered once, void after its end."""

    model_config = ConfigDict(title="Approval", extra="allow")

    id: Id
    type: Annotated[Literal["offer", "consultation"], Field(examples=["offer"])] = "offer"
    conversation: Id
    offer: Annotated[Any, Field(description="What waits for the yes, whole where it is listed; its id in an answer.")] = None
    hash: Annotated[str | None, Field(description="Names exactly the offer's terms.", examples=["5d41402abc4b2a76"])] = None
    consultation: Annotated[ConsultationShape | None, Field(description="The booking that waits for the yes.")] = None
    reasons: Annotated[list[str], Field(description="Why the mandate asks.", examples=[["above_limit"]])]
    question: Annotated[str | None, Field(description="What only the freelancer can answer.")] = None
    status: ApprovalStatus
    requested_at: Moment
    expires_at: Annotated[datetime | None, Field(description="ISO 8601, UTC: until then it can be answered.")] = None
    decided_at: Annotated[datetime | None, Field(description="ISO 8601, UTC.", examples=["2026-11-21T12:00:00Z"])] = None
    note: Annotated[str | None, Field(description="What the freelancer said with it.", examples=["With pleasure."])] = None


class OrderShape(Shape):
    """What an accepted offer became. Payment is simulated."""

    model_config = ConfigDict(title="Order", extra="allow")

    id: Id
    status: OrderStatus
    offer: Annotated[str, Field(description="The id of the offer that was accepted.")]
    hash: Hash
    conversation: Id
    gig: Annotated[str, Field(examples=["packaging"])]
    title: Annotated[str, Field(examples=["3 labels"])]
    total: MoneyShape
    requirements: Annotated[dict[str, str], Field(description="What the client told, by the gig's requirement.")] = {}
    created_at: Moment


class FileShape(Shape):
    """A file that was sent with a conversation."""

    model_config = ConfigDict(title="File", extra="allow")

    id: Id
    name: Annotated[str, Field(examples=["sketch.png"])]
    type: Annotated[
        Literal["image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf", "text/plain"], Field(examples=["image/png"])
    ]
    bytes: Annotated[int, Field(ge=1, description="Its size in bytes.", examples=[48213])]
