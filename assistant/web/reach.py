"""Which conversation a caller may enter: a client its own, an owner those of their freelancer; any other does not exist for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from fastapi.concurrency import run_in_threadpool

from assistant.conversations import parties
from assistant.conversations.access import Principal
from assistant.errors import NotFound
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.parts import Parts


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody in a conversation that they may enter."""

    conversation: str
    who: Principal
    parts: Parts

    @property
    def owner(self) -> bool:
        return self.who.kind == "owner"


async def enter(conversation: str, parts: Ready, who: Caller) -> Visit:
    if who.kind == "client":
        allowed = who.conversation == conversation
    else:
        allowed = await run_in_threadpool(_freelancer_of, parts, conversation) == who.freelancer
    if not allowed:
        raise NotFound("There is no such conversation.", code="unknown_conversation")
    return Visit(conversation, who, parts)


async def enter_as_owner(visit: Annotated[Visit, Depends(enter)]) -> Visit:
    require_owner(visit.who)
    return visit


def _freelancer_of(parts: Parts, conversation: str) -> str:
    with parts.database.snapshot() as connection:
        return str(parties.conversation_row(connection, conversation).freelancer)


Inside = Annotated[Visit, Depends(enter)]
InsideAsOwner = Annotated[Visit, Depends(enter_as_owner)]
