"""What the order service takes and gives over HTTP: its own values, whole, between the two servers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.orders.approval import ApprovalStatus
from assistant.orders.offer import OfferStatus
from assistant.orders.order import OrderStatus
from assistant.orders.service import Decision
from assistant.web.offer_shapes import Hash, ItemShape, MilestoneShape
from assistant.web.shapes import Id, Moment, MoneyShape, Shape

LARGEST = 2**53
"""What every JSON reader can hold; which numbers make sense, the service says."""

Whole = Annotated[int, Field(strict=True, ge=-LARGEST, le=LARGEST)]
Percent = Annotated[str, Field(max_length=40, description="A decimal, in percent.", examples=["10", "7.5"])]
Name = Annotated[str, Field(max_length=200)]
Handle = Annotated[str, Field(description="The freelancer's handle.", examples=["lena-moreau"])]
ClientId = Annotated[str, Field(description="The client's id with this freelancer.", examples=["01937f2c9a4be1d3c5a7f09b2d4e6f82"])]
Slug = Annotated[str, Field(description="The gig's slug.", examples=["packaging"])]
Title = Annotated[str, Field(examples=["I will design your packaging"])]
Told = Annotated[dict[str, str], Field(description="What the client told, by the gig's requirement.", examples=[{"product": "honey"}])]
Reasons = Annotated[list[str], Field(description="Codes; no figure is in them.", examples=[["above_limit"]])]
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
    quantity: Annotated[Whole, Field(examples=[3])] = 1


class PickBody(BaseModel):
    extra_id: Annotated[Name, Field(examples=["source-files"])]
    count: Annotated[Whole, Field(examples=[1])] = 1


class WantedBody(BaseModel):
    """Ids of the catalogue and bounded numbers, never a price; what is null is left to the catalogue."""

    model_config = ConfigDict(title="Wanted")

    gig: Annotated[Name, Field(description="The gig's slug.", examples=["packaging"])]
    lines: Annotated[list[LineBody], Field(max_length=100)]
    picks: Annotated[list[PickBody], Field(max_length=100)] = []
    discount_percent: Percent = "0"
    delivery_days: Annotated[Whole | None, Field(description="In days, working days where the gig says so.", examples=[5])] = None
    revisions: Annotated[Whole | None, Field(description="A count.", examples=[2])] = None
    wish: Annotated[Said | None, Field(description="What no package or extra sells, in the client's words.")] = None
    milestones: Annotated[Whole | None, Field(description="How many steps.")] = None
    months: Annotated[Whole | None, Field(description="Of a subscription.")] = None
    requirements: Annotated[
        dict[Name, Said], Field(description="What the client told, by the gig's requirement.", examples=[{"product": "honey"}])
    ] = {}


class MoneyBody(BaseModel):
    model_config = ConfigDict(title="MoneyGiven")

    amount: Annotated[str, Field(max_length=30, pattern=r"^-?\d+(\.\d+)?$", examples=["120.00"])]
    currency: Annotated[str, Field(min_length=3, max_length=3, examples=["EUR"])]


class EditBody(BaseModel):
    """What the freelancer changes before saying yes; what is null stays as it is."""

    model_config = ConfigDict(title="EditGiven")

    discount: Annotated[Percent | None, Field(description="In percent.", examples=["5"])] = None
    delivery_days: Annotated[Whole | None, Field(description="In days, working days where the gig says so.", examples=[7])] = None
    revisions: Annotated[Whole | None, Field(description="A count.", examples=[2])] = None
    expires_after_days: Annotated[Whole | None, Field(description="In days.", examples=[7])] = None
    note: Annotated[Said | None, Field(description="The client reads it on the offer.", examples=["With a second draft."])] = None
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


class SupplementBody(BaseModel):
    model_config = ConfigDict(title="Supplement")

    key: Key
    requirements: Annotated[
        dict[Name, Said],
        Field(max_length=100, description="By the gig's requirement; only what is missing.", examples=[{"product": "honey"}]),
    ]


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

    gig: Slug
    title: Title
    items: list[ItemShape]
    discount: MoneyShape
    total: MoneyShape
    delivery_days: Annotated[int, Field(examples=[5])]
    working_days: Annotated[bool, Field(description="Whether the days are working days.", examples=[False])]
    revisions: Annotated[int | None, Field(description="null is unlimited.", examples=[2])]
    includes: Annotated[list[str], Field(examples=[["2 concepts"]])]
    excludes: Annotated[list[str], Field(examples=[["printing"]])]
    milestones: list[MilestoneShape]


class WholeOffer(Shape):
    id: Id
    freelancer: Handle
    client: ClientId
    conversation: Id
    status: OfferStatus
    revision: Annotated[int, Field(examples=[1])]
    version: Annotated[int, Field(description="Grows with every change of the status.")]
    terms: TermsShape
    hash: Hash
    client_pays: MoneyShape
    net: MoneyShape
    requirements: Told
    expires_at: Moment
    created_at: Moment


class WholeApproval(Shape):
    id: Id
    freelancer: Handle
    conversation: Id
    offer: Id
    hash: Hash
    reasons: Reasons
    question: Annotated[str | None, Field(description="What only the freelancer can answer.", examples=["a wooden box"])]
    status: ApprovalStatus
    requested_at: Moment
    expires_at: Moment


class WholeOrder(Shape):
    id: Id
    freelancer: Handle
    client: ClientId
    conversation: Id
    offer: Id
    hash: Hash
    gig: Slug
    title: Title
    status: OrderStatus
    total: MoneyShape
    requirements: Told
    created_at: Moment


class CounterShape(Shape):
    discount_percent: Annotated[str | None, Field(description="In percent.", examples=["10"])] = None
    delivery_days: Annotated[int | None, Field(description="In days.", examples=[3])] = None


class PlacedShape(Shape):
    """What came of it: sent, waiting for the freelancer's yes, countered with the best that may be granted, or refused."""

    model_config = ConfigDict(title="Placed", extra="allow")

    status: Literal["sent", "waiting_approval", "countered", "refused"]
    reasons: Reasons
    offer: WholeOffer | None = None
    approval: WholeApproval | None = None
    counter: CounterShape | None = None
    terms: TermsShape | None = None
    client_pays: MoneyShape | None = None


class EventShape(Shape):
    """Something that happened; `seq` grows, so each is taken in once by whoever keeps the last it saw."""

    seq: Annotated[int, Field(examples=[42])]
    freelancer: Handle
    conversation: Id
    type: Annotated[str, Field(examples=["offer_expired"])]
    body: Annotated[dict[str, Any], Field(description="What it is about, by its kind.", examples=[{"offer": "01937f2c"}])]
    at: Moment


class DoneShape(Shape):
    done: Annotated[int, Field(ge=0, description="How many offers and approvals came to their end.", examples=[0])]
