"""How somebody with a token of ours speaks to the order service: as whom, and under which key."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from fastapi import Header

from assistant.conversations.access import Principal
from assistant.orders.caller import Caller

GivenKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="The sender's own: the same key and request again return the first result. Without one, the same press counts once.",
        examples=["0b2f1f7f-6f11-4b8e-9a55-6f1c2a7e0d0b"],
    ),
]


def acting(who: Principal) -> Caller:
    """Authority comes from the token alone: a client acts in its own conversation, an owner for its freelancer."""
    if who.kind == "owner":
        return Caller("freelancer", who.freelancer)
    return Caller("client", who.freelancer, who.client, who.conversation)


def command_key(who: Principal, given: str | None, *pressed: Any) -> str:
    """One person's keys never meet another's; without a given one, what was `pressed` is the key."""
    meant = ["given", given] if given else ["pressed", *pressed]
    whole = json.dumps([who.kind, who.freelancer, who.conversation, *meant], sort_keys=True, default=str)
    return f"web:{hashlib.sha256(whole.encode()).hexdigest()}"
