"""What comes in over the API, cleaned and bounded."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.errors import Invalid, TooLarge
from assistant.understanding.text import visible

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """As typed, with one kind of line break, and without half characters and control characters, which nobody types."""
    whole = text.encode("utf-8", "replace").decode()
    return _CONTROL.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def readable(text: str, limit: int) -> str:
    """The text of a message: not empty to the eye, and no longer than `limit` characters."""
    if len(text) > limit:
        raise TooLarge(f"A message may have {limit} characters; this one has {len(text)}.")
    cleaned = clean(text)
    if not visible(cleaned).strip():
        raise Invalid("The text is empty.", code="empty_text")
    return cleaned


def _filled(text: str) -> str:
    if not visible(clean(text)).strip():
        raise ValueError("must not be empty")
    return text


def _identifier(text: str) -> str:
    if not text.isprintable() or not text.strip():
        raise ValueError("must be printable and not blank")
    return text


Clean = Annotated[str, AfterValidator(clean)]


class Client(BaseModel):
    """Who writes, as far as they say so."""

    name: Annotated[Clean | None, Field(max_length=120, examples=["Sam"])] = None
    locale: Annotated[Clean | None, Field(max_length=16, description="BCP 47.", examples=["fr"])] = None
    timezone: Annotated[
        Clean | None, Field(max_length=64, description="IANA name; one that is unknown here counts as none.", examples=["Europe/Paris"])
    ] = None
    key: Annotated[Clean | None, Field(max_length=200, description="The `client_key` of an earlier conversation.")] = None


class Start(BaseModel):
    client: Client = Client()
    gig: Annotated[Clean | None, Field(max_length=120, description="The slug of the gig this is about.", examples=["packaging"])] = None


class Say(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={"example": {"id": "6f1c2a7e-0d0b-4b8e-9a55-0b2f1f7f6f11", "text": "How much for 3 logos?"}}
    )

    id: Annotated[
        str,
        AfterValidator(_identifier),
        Field(min_length=1, max_length=200, description="The sender's own: the same id and text again do nothing twice."),
    ]
    text: Annotated[str, Field(description="Plain text, in any language.")]


class Teaching(BaseModel):
    """The only thing that becomes knowledge: a question and answer that the owner wrote for it."""

    q: Annotated[str, AfterValidator(_filled), Field(max_length=2_000, examples=["Do you design for glass?"])]
    a: Annotated[str, AfterValidator(_filled), Field(max_length=8_000, examples=["Yes, for glass and for tins."])]


class GapAnswer(BaseModel):
    text: Annotated[str, Field(description="Goes to the clients who asked.")]
    learn: Teaching | None = None
