"""Which conversation a caller may enter: a client its own, an owner those of their freelancer; any other does not exist for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from fastapi.concurrency import run_in_threadpool

from assistant.conversations import parties
from assistant.conversations.access import Principal
from assistant.errors import NotFound
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.parts import Parts


async def reach(conversation: str, parts: Ready, who: Caller) -> Principal:
    if who.kind == "client":
        allowed = who.conversation == conversation
    else:
        allowed = await run_in_threadpool(_freelancer_of, parts, conversation) == who.freelancer
    if not allowed:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    return who


async def reach_as_owner(who: Annotated[Principal, Depends(reach)]) -> Principal:
    require_owner(who)
    return who


def _freelancer_of(parts: Parts, conversation: str) -> str:
    with parts.database.snapshot() as connection:
        return str(parties.conversation_row(connection, conversation).freelancer)


Party = Annotated[Principal, Depends(reach)]
Owner = Annotated[Principal, Depends(reach_as_owner)]
