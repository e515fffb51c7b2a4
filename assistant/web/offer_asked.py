"""What comes in about offers and approvals, bounded."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import Invalid
from assistant.money import Money
from assistant.orders.service import Edit
from assistant.orders.terms import MOST_DAYS, MOST_DAYS_OPEN, MOST_REVISIONS, MOST_WORDS
from assistant.web.asked import Clean


class Signed(BaseModel):
    """The terms that were on the screen: another hash is `409 changed`."""

    model_config = ConfigDict(json_schema_extra={"example": {"hash": "5d41402abc4b2a76"}})

    hash: Annotated[Clean, Field(min_length=1, max_length=128, description="The offer's `hash`.")]


class PriceAsked(BaseModel):
    """The freelancer's own price for what the catalogue does not sell."""

    amount: Annotated[str, Field(max_length=20, pattern=r"^\d+(\.\d+)?$", description="In major units.", examples=["350.00"])]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.", examples=["EUR"])]


class EditAsked(BaseModel):
    """What is left out stays as it is."""

    discount: Annotated[Decimal | None, Field(ge=0, le=100, decimal_places=2, description="In percent.", examples=[10])] = None
    delivery_days: Annotated[int | None, Field(ge=1, le=MOST_DAYS, strict=True, examples=[5])] = None
    revisions: Annotated[int | None, Field(ge=0, le=MOST_REVISIONS, strict=True, examples=[2])] = None
    expires_after_days: Annotated[int | None, Field(ge=1, le=MOST_DAYS_OPEN, strict=True, examples=[7])] = None
    note: Annotated[Clean | None, Field(max_length=MOST_WORDS, description="The client reads it on the offer.")] = None
    price: PriceAsked | None = None


class Decide(BaseModel):
    """ "edit" changes the offer and approves it so. With "decline" only the note of `edit` is taken; the client reads it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"decision": "approve"}, {"decision": "edit", "edit": {"discount": 5, "delivery_days": 7}}]}
    )

    decision: Literal["approve", "decline", "edit"]
    edit: EditAsked | None = None


def edit_of(asked: Decide) -> Edit | None:
    """Invalid where the two fields do not go together, or the price is none in its currency."""
    changes = asked.edit
    if asked.decision == "edit" and (changes is None or not changes.model_dump(exclude_none=True)):
        raise Invalid("Say what to change: `edit` is empty.", code="empty_edit")
    if changes is None:
        return None
    if asked.decision == "approve" or (asked.decision == "decline" and changes.model_dump(exclude={"note"}, exclude_none=True)):
        raise Invalid('What changes the offer goes with the decision "edit" only.', code="edit_not_asked")
    return Edit(price=_price(changes.price), **changes.model_dump(exclude={"price"}))


def _price(asked: PriceAsked | None) -> Money | None:
    if asked is None:
        return None
    try:
        return Money.parse(asked.amount, asked.currency)
    except ValueError as error:
        raise Invalid(f"The price cannot be used: {error}.", code="bad_price") from error
