"""What leaves over the API of consultations, slots and days off: the contract's schemas, with units and examples."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import ConfigDict, Field

from assistant.scheduling.consultation import ConsultationStatus
from assistant.scheduling.slots import Reason
from assistant.web.shapes import Id, Moment, MoneyShape, Shape

Minutes = Annotated[int, Field(ge=1, description="How long it takes.", examples=[30])]
Zone = Annotated[str, Field(description="IANA name.", examples=["Europe/Paris"])]
Later = Annotated[
    dt.datetime | None, Field(description="ISO 8601, UTC: of the last payment of the whole price.", examples=["2026-12-03T09:00:00Z"])
]


class ConsultationShape(Shape):
    """A place in the freelancer's calendar, and how far it has come. Payment is simulated."""

    model_config = ConfigDict(title="Consultation", extra="allow")

    id: Id
    status: ConsultationStatus
    conversation: Id
    starts_at: Moment
    ends_at: Moment
    minutes: Minutes
    price: Annotated[MoneyShape, Field(description="0 is free of charge.")]
    client_timezone: Annotated[str, Field(description="The zone in which its client reads times.", examples=["America/New_York"])]
    freelancer_timezone: Zone
    hold_until: Annotated[
        dt.datetime | None,
        Field(
            description="ISO 8601, UTC: so long the place is kept for the yes or the payment.",
            examples=["2026-12-01T10:00:00Z"],
        ),
    ]
    about: Annotated[str, Field(description="What it is to be about, in its client's words.", examples=["A logo for a bakery"])] = ""
    meeting_link: Annotated[str | None, Field(description="Once it is confirmed.", examples=["https://meet.example/k9"])] = None
    cancel_free_until: Annotated[
        dt.datetime | None,
        Field(
            description="ISO 8601, UTC: a client who cancels a paid one later gets nothing back. null: cancelling costs nothing.",
            examples=["2026-12-02T09:00:00Z"],
        ),
    ] = None
    paid_at: Later = None
    refunded_at: Later = None
    sequence: Annotated[int, Field(ge=0, description="Grows with every change that a calendar has to hear of.", examples=[0])] = 0
    created_at: Moment


class SlotShape(Shape):
    """A start of the grid; free, unless `why` says why not."""

    model_config = ConfigDict(title="Slot", extra="allow")

    starts_at: Moment
    ends_at: Moment
    minutes: Minutes
    price: MoneyShape
    free: Annotated[bool, Field(description="Always true without `explain`.", examples=[True])]
    why: Annotated[Reason | None, Field(description="Why it is not free; with `explain` only.", examples=["taken"])] = None


class DaysOffShape(Shape):
    """Whole days of the freelancer's own zone, both ends included."""

    model_config = ConfigDict(title="DaysOff", extra="allow")

    id: Annotated[str, Field(description="For removing it.", examples=["01937f2c9a4be1d3c5a7f09b2d4e6f81"])]
    from_: Annotated[dt.date, Field(alias="from", description="The first day.", examples=["2026-12-24"])]
    to: Annotated[dt.date, Field(description="The last day.", examples=["2026-12-31"])]
    note: Annotated[str, Field(description="For the freelancer.", examples=["Skiing"])] = ""
    meets: Annotated[
        list[str], Field(description="Ids of the consultations confirmed on these days, which stay as they are.", examples=[[]])
    ] = []


class BlockedShape(Shape):
    """Hours that the freelancer closed by hand."""

    model_config = ConfigDict(title="Blocked", extra="allow")

    id: Annotated[str, Field(description="For opening them again.", examples=["01937f2c9a4be1d3c5a7f09b2d4e6f81"])]
    starts_at: Moment
    ends_at: Moment
    note: Annotated[str, Field(description="For the freelancer.", examples=["Dentist"])] = ""
    meets: Annotated[list[str], Field(description="Ids of the consultations confirmed within them, which stay.", examples=[[]])] = []


class FeedAddress(Shape):
    """The private address of a freelancer's calendar. Whoever has it reads the consultations."""

    path: Annotated[
        str, Field(description="Shown this once and stored hashed; a new one ends the old one.", examples=["/calendars/q3v8.ics"])
    ]
