"""Everything said in a conversation, as it is said: numbered, resumable, and idle without a thread or a database connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from assistant.conversations import access, control, read
from assistant.errors import Unauthenticated
from assistant.web.answer_stream import HEADERS, HEARTBEAT_SECONDS, event
from assistant.web.callers import Credentials
from assistant.web.documented import problems
from assistant.web.parts import Opening, Parts, opening
from assistant.web.reach import Inside, Visit

router = APIRouter(tags=["conversations"])

POLL_SECONDS = 1.0
UNTIL_TOLD = 2**62
"""Waits for what comes next even where the newest number is one that this reader may not see."""

EXAMPLE = 'id: 4\nevent: message\ndata: {"seq": 4, "author": "freelancer", "text": "Hello, Léna here.", "reply": null, "at": "…"}\n\n'


@router.get(
    "/api/conversations/{conversation}/events",
    operation_id="follow_conversation",
    summary="Follow a conversation",
    response_class=StreamingResponse,
    responses={
        **problems(401, 404, 422),
        200: {"description": "Server-sent events.", "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}}},
    },
)
async def follow(
    visit: Inside,
    request: Request,
    credentials: Credentials,
    last_event_id: Annotated[int, Header(ge=0, le=2**53, description="Resume after this message's number.")] = 0,
) -> StreamingResponse:
    """`message` events carry the conversation's own numbers as ids; `state` events (no id) say who speaks now."""
    token = credentials.credentials if credentials else ""
    stream = _stream(visit, opening(request), token, last_event_id)
    return StreamingResponse(stream, media_type="text/event-stream", headers=HEADERS)


async def _stream(visit: Visit, gate: Opening, token: str, last: int) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    state, beat = None, loop.time()
    yield format_sse_event(comment="following", retry=2_000)
    while not gate.closing.is_set():
        said, state_now = await run_in_threadpool(_news, visit, last)
        for message in said:
            last = message["seq"]
            yield event("message", message, number=last)
        if state_now != state:
            state = state_now
            yield event("state", {"state": state})
        await visit.parts.news.wait(visit.conversation, last if said else UNTIL_TOLD, POLL_SECONDS)
        if loop.time() - beat >= HEARTBEAT_SECONDS:
            beat = loop.time()
            if not await run_in_threadpool(_still_allowed, visit.parts, token):
                return
            yield format_sse_event(comment="heartbeat")


def _news(visit: Visit, after: int) -> tuple[list[dict[str, Any]], str]:
    with visit.parts.database.snapshot() as connection:
        said = read.events(connection, visit.conversation, after=after, owner=visit.owner)
        return said, control.state_of(connection, visit.conversation)


def _still_allowed(parts: Parts, token: str) -> bool:
    with parts.database.snapshot() as connection:
        try:
            access.principal(connection, token, datetime.now(UTC))
        except Unauthenticated:
            return False
    return True
