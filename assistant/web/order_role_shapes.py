"""What the order service takes and gives over HTTP: its own values, whole, between the two servers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.orders.approval import ApprovalStatus
from assistant.orders.offer import OfferStatus
from assistant.orders.service import Decision
from assistant.web.offer_shapes import Hash, ItemShape, MilestoneShape
from assistant.web.shapes import Id, MoneyShape, Shape

LARGEST = 2**53
"""What every JSON reader can hold; which numbers make sense, the service says."""

Whole = Annotated[int, Field(strict=True, ge=-LARGEST, le=LARGEST)]
Percent = Annotated[str, Field(max_length=40, description="A decimal, in percent.", examples=["10", "7.5"])]
Name = Annotated[str, Field(max_length=200)]
Said = Annotated[str, Field(max_length=20_000)]
Key = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="The command's own: the same key and body again return the first result.",
        examples=["t1:0:0"],
    ),
]


class LineBody(BaseModel):
    package_id: Annotated[Name, Field(examples=["basic"])]
    quantity: Whole = 1


class PickBody(BaseModel):
    extra_id: Annotated[Name, Field(examples=["source-files"])]
    count: Whole = 1


class WantedBody(BaseModel):
    """Ids of the catalogue and bounded numbers, never a price; what is null is left to the catalogue."""

    model_config = ConfigDict(title="Wanted")

    gig: Annotated[Name, Field(description="The gig's slug.", examples=["packaging"])]
    lines: Annotated[list[LineBody], Field(max_length=100)]
    picks: Annotated[list[PickBody], Field(max_length=100)] = []
    discount_percent: Percent = "0"
    delivery_days: Annotated[Whole | None, Field(description="In days, working days where the gig says so.", examples=[5])] = None
    revisions: Whole | None = None
    wish: Annotated[Said | None, Field(description="What no package or extra sells, in the client's words.")] = None
    milestones: Annotated[Whole | None, Field(description="How many steps.")] = None
    months: Annotated[Whole | None, Field(description="Of a subscription.")] = None
    requirements: dict[Name, Said] = {}


class MoneyBody(BaseModel):
    model_config = ConfigDict(title="MoneyGiven")

    amount: Annotated[str, Field(max_length=30, pattern=r"^-?\d+(\.\d+)?$", examples=["120.00"])]
    currency: Annotated[str, Field(min_length=3, max_length=3, examples=["EUR"])]


class EditBody(BaseModel):
    """What the freelancer changes before saying yes; what is null stays as it is."""

    model_config = ConfigDict(title="EditGiven")

    discount: Percent | None = None
    delivery_days: Whole | None = None
    revisions: Whole | None = None
    expires_after_days: Whole | None = None
    note: Said | None = None
    price: MoneyBody | None = None


class PlaceBody(BaseModel):
    model_config = ConfigDict(title="Place")

    key: Key
    wanted: WantedBody
    insist: Annotated[bool, Field(description="Ask the freelancer although less could be granted at once.")] = False


class ConsiderBody(BaseModel):
    model_config = ConfigDict(title="Consider")

    wanted: WantedBody


class CommandBody(BaseModel):
    model_config = ConfigDict(title="Command")

    key: Key


class SignedBody(BaseModel):
    model_config = ConfigDict(title="Signed")

    key: Key
    hash: Annotated[Name, Field(description="The terms that were on the screen.", examples=["5d41402abc4b2a76"])]


class DecideBody(BaseModel):
    model_config = ConfigDict(title="Decide")

    key: Key
    decision: Decision
    edit: EditBody | None = None


class TermsShape(Shape):
    """Everything that is agreed to."""

    model_config = ConfigDict(title="Terms", extra="allow")

    gig: str
    title: str
    items: list[ItemShape]
    discount: MoneyShape
    total: MoneyShape
    delivery_days: Annotated[int, Field(examples=[5])]
    working_days: bool
    revisions: Annotated[int | None, Field(description="null is unlimited.", examples=[2])]
    includes: list[str]
    excludes: list[str]
    milestones: list[MilestoneShape]


class WholeOffer(Shape):
    id: Id
    freelancer: Annotated[str, Field(examples=["lena-moreau"])]
    client: str
    conversation: Id
    status: OfferStatus
    revision: int
    version: Annotated[int, Field(description="Grows with every change of the status.")]
    terms: TermsShape
    hash: Hash
    client_pays: MoneyShape
    net: MoneyShape
    requirements: dict[str, str]
    expires_at: datetime
    created_at: datetime


class WholeApproval(Shape):
    id: Id
    freelancer: str
    conversation: Id
    offer: Id
    hash: Hash
    reasons: list[str]
    question: str | None
    status: ApprovalStatus
    requested_at: datetime
    expires_at: datetime


class WholeOrder(Shape):
    id: Id
    freelancer: str
    client: str
    conversation: Id
    offer: Id
    hash: Hash
    gig: str
    title: str
    status: str
    total: MoneyShape
    requirements: dict[str, str]
    created_at: datetime


class CounterShape(Shape):
    discount_percent: Annotated[str | None, Field(examples=["10"])] = None
    delivery_days: int | None = None


class PlacedShape(Shape):
    """What came of it: sent, waiting for the freelancer's yes, countered with the best that may be granted, or refused."""

    model_config = ConfigDict(title="Placed", extra="allow")

    status: Literal["sent", "waiting_approval", "countered", "refused"]
    reasons: list[str]
    offer: WholeOffer | None = None
    approval: WholeApproval | None = None
    counter: CounterShape | None = None
    terms: TermsShape | None = None
    client_pays: MoneyShape | None = None


class EventShape(Shape):
    """Something that happened; `seq` grows, so each is taken in once by whoever keeps the last it saw."""

    seq: Annotated[int, Field(examples=[42])]
    freelancer: str
    conversation: str
    type: Annotated[str, Field(examples=["offer_expired"])]
    body: dict[str, Any]
    at: datetime


class DoneShape(Shape):
    done: Annotated[int, Field(ge=0, description="How many offers and approvals came to their end.", examples=[0])]
