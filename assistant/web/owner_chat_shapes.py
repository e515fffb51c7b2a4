"""What goes in and out of the freelancer's own chat and the list of changes, as the API describes it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from assistant.owner.reply import Outcome, Status
from assistant.web.asked import Clean, Say
from assistant.web.shapes import Button, ChoiceShape, Id, Moment, Shape

Text = Annotated[str, Field(description="What it changes, with days, hours and amounts, and what was there before.")]
Kind = Annotated[str, Field(description="What is changed.", examples=["take_days_off", "change_week", "set_price"])]


class OwnerSay(Say):
    model_config = ConfigDict(
        json_schema_extra={"example": {"id": "0b2f1f7f-6f11-4b8e-9a55-6f1c2a7e0d0b", "text": "I'm away from Thursday to Sunday"}}
    )

    thread: Annotated[
        Clean,
        Field(max_length=120, description="One of the freelancer's devices or messengers: a typed yes is for what was read back there."),
    ] = ""


class OwnChangeShape(Shape):
    """A change that was read back, made, undone or dropped."""

    model_config = ConfigDict(title="Change", extra="allow")

    id: Id
    status: Status
    kind: Kind
    text: Text
    meets: Annotated[list[str], Field(description="Consultations that are booked in that time. They stay.")]
    undoes: Annotated[str | None, Field(description="The change that this takes back.")] = None
    expires_at: Annotated[dt.datetime | None, Field(description="So long it waits for a yes.", examples=["2026-12-01T10:00:00Z"])] = None
    buttons: Annotated[list[Button], Field(description="Yes and no to exactly this change, or undoing it; with the owner's token.")]


class OwnerReplyShape(Shape):
    model_config = ConfigDict(title="OwnerReply", extra="allow")

    text: Annotated[str, Field(description="Plain text; lines are broken where it breaks them.")]
    language: Annotated[str, Field(description="ISO 639-1.", examples=["en"])]
    outcome: Annotated[
        Outcome, Field(description="asked: it waits for a yes, or something is missing. acted: it is done. declined: it cannot be.")
    ]
    change: OwnChangeShape | None
    choices: list[ChoiceShape]


class MadeShape(Shape):
    """A change of the calendar, by whichever door it was made."""

    model_config = ConfigDict(title="MadeChange", extra="allow")

    id: Id
    status: Literal["done", "undone"]
    kind: Kind
    text: Text
    origin: Annotated[str, Field(description="chat, terminal or api.", examples=["chat"])]
    at: Moment
    undone_at: Annotated[dt.datetime | None, Field(examples=["2026-12-01T10:00:00Z"])]
    buttons: list[Button]


class OwnerSaidShape(Shape):
    model_config = ConfigDict(title="OwnerMessage", extra="allow")

    id: Annotated[str, Field(description="The sender's own id of the message.", examples=["0b2f1f7f-6f11-4b8e-9a55-6f1c2a7e0d0b"])]
    text: Annotated[str, Field(description="As the freelancer wrote it.", examples=["I'm away from Thursday to Sunday"])]
    at: Moment
    reply: OwnerReplyShape
