"""Everything said in a conversation, as it is said: numbered, resumable, and idle without a thread or a database connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPAuthorizationCredentials
from fastapi.sse import format_sse_event

from assistant.conversations import access, control, read
from assistant.errors import Unauthenticated
from assistant.web.answer_stream import HEADERS, HEARTBEAT_SECONDS, event
from assistant.web.callers import Credentials, Ready
from assistant.web.documented import problems
from assistant.web.parts import Opening, Parts, opening
from assistant.web.reach import Party

router = APIRouter(tags=["conversations"])

POLL_SECONDS = 1.0
UNTIL_TOLD = 2**62
"""Waits for what comes next even where the newest number is one that this reader may not see."""

EXAMPLE = 'id: 4\nevent: message\ndata: {"seq": 4, "author": "freelancer", "text": "Hello, Léna here.", "reply": null, "at": "…"}\n\n'


@dataclass(frozen=True, slots=True)
class Listener:
    conversation: str
    owner: bool
    token: str


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
    conversation: str,
    request: Request,
    parts: Ready,
    who: Party,
    credentials: Credentials,
    last_event_id: Annotated[int, Header(ge=0, le=2**53, description="Resume after this message's number.")] = 0,
) -> StreamingResponse:
    """`message` events carry the conversation's own numbers as ids; `state` events (no id) say who speaks now."""
    listener = Listener(conversation, who.kind == "owner", _token(credentials))
    return StreamingResponse(_stream(parts, opening(request), listener, last_event_id), media_type="text/event-stream", headers=HEADERS)


async def _stream(parts: Parts, opening: Opening, listener: Listener, last: int) -> AsyncIterator[bytes]:
    state, quiet, idle = None, 0.0, False
    loop = asyncio.get_running_loop()
    beat = loop.time()
    yield format_sse_event(comment="following", retry=2_000)
    while not opening.closing.is_set():
        said, now_state = await run_in_threadpool(_news, parts, listener, last)
        for message in said:
            last = message["seq"]
            yield event("message", message, number=last)
        if now_state != state:
            state = now_state
            yield event("state", {"state": state})
        idle = not said
        await parts.news.wait(listener.conversation, UNTIL_TOLD if idle else last, POLL_SECONDS)
        quiet = loop.time() - beat
        if quiet >= HEARTBEAT_SECONDS:
            beat = loop.time()
            if not await run_in_threadpool(_still_allowed, parts, listener):
                return
            yield format_sse_event(comment="heartbeat")


def _news(parts: Parts, listener: Listener, after: int) -> tuple[list[dict[str, Any]], str]:
    with parts.database.snapshot() as connection:
        said = read.events(connection, listener.conversation, after=after, owner=listener.owner)
        return said, control.state_of(connection, listener.conversation)


def _still_allowed(parts: Parts, listener: Listener) -> bool:
    with parts.database.snapshot() as connection:
        try:
            access.principal(connection, listener.token, datetime.now(UTC))
        except Unauthenticated:
            return False
    return True


def _token(credentials: HTTPAuthorizationCredentials | None) -> str:
    return credentials.credentials if credentials else ""
